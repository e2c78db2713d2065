/* parse.h - reads request heads and chunked bodies, byte by byte and strictly (RFC 9112). Pure: no
   I/O, no allocation. Where the bytes were split on their way makes no difference. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PARSE_METHOD_MOST 32
#define PARSE_TARGET_MOST 8192
#define PARSE_SECTION_MOST 16384 /* all header lines together */
#define PARSE_FIELDS_MOST 100
#define PARSE_EXTENSION_MOST 256   /* of one chunk */
#define PARSE_EXTENSIONS_MOST 4096 /* of all chunks of a body */
#define PARSE_TRAILER_MOST 4096

enum parse_result { PARSE_MORE, PARSE_DONE, PARSE_REFUSED };

/* A piece of the buffer; NUL-terminated in place once the head is done. */
struct parse_span {
    uint16_t at, n;
};

struct parse_head {
    unsigned state;            /* private */
    size_t taken;              /* bytes of the buffer that belong to this head so far */
    size_t mark, end, section; /* private */

    struct parse_span method, path, query, host;
    struct parse_span name[PARSE_FIELDS_MOST], value[PARSE_FIELDS_MOST];
    size_t fields_n;
    int minor;      /* HTTP/1.minor: 0 or 1 */
    int64_t length; /* Content-Length; -1 = none */
    bool chunked;
    bool close;   /* the client wants the connection closed (always with 1.0) */
    bool expects; /* Expect: 100-continue */

    int status;      /* PARSE_REFUSED: what to answer before closing */
    const char *why; /* one sentence for a person */

    unsigned hosts, lengths, codings; /* private: how often these fields came */
    bool coding_known, expect_known;  /* private */
};

/* An empty state for the next head. */
void parse_head_start(struct parse_head *h);

/* Goes on at h->taken in the n bytes that have come so far; buf may have moved between calls but not
   changed. PARSE_DONE: the head ends at h->taken; all spans are set and NUL-terminated in buf, field
   names lower case, the path percent-decoded. PARSE_REFUSED: h->status and h->why; the rest of the
   connection cannot be understood. */
enum parse_result parse_head(struct parse_head *h, char *buf, size_t n);

struct parse_chunked {
    unsigned state; /* private; all zero is the start */
    unsigned digits;
    uint64_t left;
    size_t extension, extensions, trailer;
    const char *why; /* PARSE_REFUSED (400): one sentence */
};

/* Takes bytes until a piece of the body ends or the input does: *used of n were taken, of which
   *data_n at *data are body (0 = none). Call again while *used < n and the result is PARSE_MORE.
   PARSE_DONE: the body and its trailer section (dropped) are complete. */
enum parse_result parse_chunked(struct parse_chunked *c, const char *bytes, size_t n, size_t *used, const char **data,
                                size_t *data_n);

/* Percent-decodes n bytes from `from` to `to` (may be the same place; room for n + 1) and ends them with
   NUL. Returns the length, or -1: broken escape, or NUL or a control character inside. With plus,
   "+" is a space, and tabs and line ends are allowed. */
int parse_percent(char *to, const char *from, size_t n, bool plus);

/* --- shared by the three files of the parser ----------------------------------------------------- */

bool parse_is_token(char ch); /* RFC 9110 section 5.6.2 */
bool parse_is_value(char ch); /* may stand in a field's value */
int parse_hex(char ch);       /* 0 to 15, or -1 */

/* Stricter than uri-host: a name, an IPv4 address or [an IPv6 address], perhaps with a port. */
bool parse_host_fits(const char *s, size_t n);

/* Splits and decodes the target, which h->path spans, into h->path and h->query.
   NULL = done, else why it is refused (400). */
const char *parse_target(struct parse_head *h, char *buf);
