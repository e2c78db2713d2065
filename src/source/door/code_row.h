/* code_row.h - the row of a code, as trying and sending share it. Inside of source/ only. */
#pragma once
#include "source/door/code.h"
#include "db/db.h"

struct code_row {
    const char *email, *sources;
    int64_t serial;
    const char *code_hash; /* NULL: not made yet, or used */
    int64_t tries;
    msec asked_at, proven_at, until;
};
extern const struct field code_row_fields[];

/* email NULL: the conversation has none. */
MUST err_t code_row_find(struct cx *cx, const char *conversation, struct code_row *out);

/* What is stored of a code: keyed, so that a million tries at a copy of the database find nothing. */
char *code_row_hash(struct cx *cx, const unsigned char *key, const char *conversation, const struct code_row *row,
                    const char *digits);
