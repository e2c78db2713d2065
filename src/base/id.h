/* id.h - names for rows: "ord_" + the shop's code + time + chance, 4 + 9 + 8 characters of
   Crockford's base 32 in lower case. Ids made later sort later; within one thread strictly so. */
#pragma once
#include "base/base.h"

char *id_new(struct cx *cx, const char *prefix);

/* The 4-character code for a new shop. */
char *id_shop_code(struct arena *a);

/* Not an id: below all ids of this prefix and the principal's shop that are made at t or later, above those before. */
char *id_floor(struct cx *cx, const char *prefix, msec t);

/* n random characters of the same alphabet: tokens, keys, secrets (5 bits each). */
char *id_random(struct arena *a, size_t n);

/* The shop code inside an id, copied; NULL when the text has not the form of an id. */
char *id_shop_of(struct arena *a, const char *id);
