/* call.h - how every kind talks to its other system: one gate for all calls of a source, with its circuit, its throttle
   and its figures, and one reading of what may come back instead of JSON. Inside of source/ only. */
#pragma once
#include "base/json.h"
#include "http/client.h"
#include "source/source.h"

struct source_call {
    const char *method;        /* NULL = GET */
    const char *url;           /* whole, parameters percent-encoded */
    const char *const *fields; /* "Name: value", NULL-terminated; NULL = none */
    const char *body;          /* NULL = none */
    size_t body_n;             /* 0 = strlen(body) */
    size_t most_bytes;         /* 0 = 8 MB */
    bool once;                 /* not safe to repeat: no retry after it may have arrived */
    bool raw;                  /* what comes is not JSON: reply alone */
};

struct source_reply {
    struct http_reply http;
    json_t *json; /* NULL: raw, or the body is empty */
};

/* Calls through the gate. GET and what is not `once` is tried again (twice at most, with jitter, within the deadline)
   after a reset, 429, 502, 503, 504. Any status below 400 with JSON in it is a success; 404 and 410 are E_MISSING, with out
   filled; 401 and 403 are E_REMOTE in words that say whose rights are missing; 429, 423 and what the kind says by
   source_throttled() hold the source back for as long as it says (seconds or an HTTP date). HTML instead of JSON, PHP's
   notices before it, a cut body: E_REMOTE, in words. out->http is filled whenever an answer came; its status is 0 else. */
MUST err_t source_call(struct cx *cx, const struct source *s, const struct source_call *call, struct source_reply *out);

/* From the kind that reads it in the body: nobody asks this source for so long. */
void source_throttled(struct cx *cx, const struct source *s, int64_t ms);

/* The calls of the next seconds go, although the circuit is open or a pause was asked for: a person tries it. */
void source_again(struct cx *cx, const struct source *s);

/* "name=value&name=value" percent-encoded by RFC 3986 (no '+'); a NULL value leaves the pair out. NULL-terminated pairs. */
char *source_query(struct arena *a, ...);

/* "Basic …" of user and password. */
char *source_basic(struct arena *a, const char *user, const char *password);

/* Tokens that other systems give for a time: kept in the process only, by source and name. NULL = none that holds for
   another minute. */
const char *source_token(struct cx *cx, const struct source *s, const char *name);
void source_token_keep(struct cx *cx, const struct source *s, const char *name, const char *token, int64_t seconds);
void source_token_drop(struct cx *cx, const struct source *s, const char *name);

/* --- reading what came ------------------------------------------------------------------------------------ */

/* ISO 8601 and RFC 3339, with or without zone ("+0100" too); without one: UTC. A day alone is its beginning. 0 = none. */
msec source_time(const char *text);
/* "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 5.6.7); 0 = none, or another form. */
msec source_http_date(const char *text);
/* Unix seconds as number or text, else as source_time. */
msec source_time_any(const json_t *j);
/* A decimal in major units as text or number; none: *out.currency is "". Never through a double where it is text. */
struct money source_money(const json_t *j, const char *currency);
/* A member that is text or a number, as text; NULL when it is neither. Path "a.b[0].c" (json_at). */
const char *source_text(struct cx *cx, const json_t *o, const char *path);
json_t *source_at(const json_t *o, const char *path);
/* A word of another system as ours: from a table of { theirs, ours } that ends with { NULL, NULL }, ignoring case;
   NULL = not in it. */
struct source_word {
    const char *theirs, *ours;
};
const char *source_map(const struct source_word *table, const char *theirs);

/* "shop.example/folder" of an address, without what may be written in several ways; NULL = it names no host. */
const char *source_site(struct cx *cx, const char *url);
