/* text.h - strings: validity, folding, trimming, and a growing buffer. */
#pragma once
#include "base/base.h"
#include <string.h>

/* Whether n bytes are well-formed UTF-8 (RFC 3629) without NUL. */
bool text_valid(const char *s, size_t n);

/* Number of code points of valid UTF-8. */
size_t text_length(const char *s);

/* Without leading and trailing ASCII white space. */
char *text_trim(struct arena *a, const char *s);

/* At most `most` code points of valid UTF-8; s itself where it has no more. */
const char *text_cut(struct arena *a, const char *s, size_t most);

/* ASCII letters only; other bytes stay. */
char *text_lower(struct arena *a, const char *s);
char *text_upper(struct arena *a, const char *s);

/* For searching and matching: NFKD, case-folded, accents and points removed (Latin, Greek, Cyrillic,
   Hebrew, Arabic; vowel signs of other scripts stay), invisible characters dropped, white space runs to
   one space, trimmed. "José  ŁÓDŹ" and "jose lodz" become the same text; folding twice changes nothing.
   s must be valid UTF-8. */
char *text_fold(struct arena *a, const char *s);

typedef LIST(const char *) text_list;

/* Percent-encoded as a part of an address: letters, digits and "-._~" stay (RFC 3986). */
char *text_percent(struct arena *a, const char *s);

/* Whether it may stand as a link: http or https, a host, no user name, and nothing that could end an attribute. */
bool text_web_address(const char *url);

/* Compatibility decomposition (Unicode NFKD) of valid UTF-8. */
char *text_nfkd(struct arena *a, const char *s);

/* NULL or "" */
static inline bool text_empty(const char *s) { return !s || !*s; }

/* Both NULL, or equal. */
static inline bool text_same(const char *a, const char *b)
{
    return a == b || (a && b && *a == *b && strcmp(a, b) == 0);
}

/* A copy that ends with a NUL, cut where there is no more room. */
void text_put(char *to, size_t room, const char *s);

bool text_starts(const char *s, const char *prefix);
bool text_in(const char *words, const char *word); /* word is one of "a b c" */

/* --- a growing buffer of bytes (heap; not in the arena, because an answer outlives its arena) ---
   Out of memory ends the process. After each call below at[n] is NUL, so that at is also a text. */

struct buf {
    char *at;
    size_t n, room;
};

/* Room for `more` bytes after at[n]; returns at + n. The caller writes there, adds to n, and puts the NUL. */
char *buf_room(struct buf *b, size_t more);

void buf_add(struct buf *b, const char *bytes, size_t n);
void buf_text(struct buf *b, const char *s);
void buf_fmt(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
void buf_int(struct buf *b, int64_t n);
void buf_free(struct buf *b); /* back to { 0 } */
