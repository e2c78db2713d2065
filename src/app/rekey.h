/* rekey.h - a new key for the installation. */
#pragma once
#include "db/db.h"

/* What has been done: a new secret was made (else an earlier rekey that was cut off was brought to its end), and so many
   sealed values were sealed anew. */
struct rekeyed {
    bool fresh;
    int64_t sealed;
};

/* Puts a new secret before the old one in the file (which stays readable there), then seals everything anew in one
   transaction. Cut off at any instant, both files and database can be read, and the next call goes on. */
MUST err_t rekey(struct cx *cx, const char *file, struct rekeyed *out);

/* Takes what is no longer in use out of the file. E_CONFLICT: something is still sealed with it. */
MUST err_t rekey_forget(struct cx *cx, const char *file);

/* The first half of rekey: for tests of what is cut off after it. */
MUST err_t rekey_file(struct cx *cx, const char *file);
