/* writer.h - JSON straight into a buffer: no tree, no copies. The caller's order is the output's order.
   key = NULL inside arrays and at the top. */
#pragma once
#include "base/money.h"
#include "base/text.h"

struct writer {
    struct buf *to;
    bool comma; /* the next value at this depth needs one before it */
    unsigned depth;
    char closers[32]; /* deeper is our own mistake: asserted */
};

void writer_open(struct writer *w, const char *key, char kind); /* '{' or '[' */
void writer_close(struct writer *w);
void writer_text(struct writer *w, const char *key, const char *s); /* NULL writes null */
void writer_text_n(struct writer *w, const char *key, const char *s, size_t n);
void writer_some(struct writer *w, const char *key, const char *s); /* NULL or "" writes nothing */
void writer_int(struct writer *w, const char *key, int64_t n);
void writer_bool(struct writer *w, const char *key, bool b);
void writer_null(struct writer *w, const char *key);
void writer_time(struct writer *w, const char *key, msec t); /* 0 writes null */
void writer_money(struct writer *w, const char *key,
                  struct money m); /* {"minor","currency","text"}; no currency: null */
void writer_raw(struct writer *w, const char *key, const char *json); /* a JSON text as it stands; NULL: null */
