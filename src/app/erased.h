/* erased.h - lists of tombstones outside of the database, for one that takes the place of another: a JSON object a line,
   nothing in them that names anybody. */
#pragma once
#include "privacy/privacy.h"
#include <stdio.h>

/* Every shop's keys and tombstones of cx->db; *n = how many tombstones. */
MUST err_t erased_write(struct cx *cx, FILE *to, int64_t *n);

/* Takes such a list over into cx->db, in one transaction; shops that are not there are left out. *n = tombstones that were
   not there. Then erased_apply. E_INPUT: not such a list, with its line. */
MUST err_t erased_read(struct cx *cx, FILE *from, int64_t *n);

/* Erases, in every shop, whoever is there although a tombstone covers them. */
MUST err_t erased_apply(struct cx *cx, struct privacy_erased *out);
