/* badge.h - what session and API key show of their holder. Inside of account/ only. */
#pragma once
#include "db/db.h"

struct badge {
    const char *id, *name, *role, *csrf, *shop, *code, *zone, *currency;
};
extern const struct field badge_fields[];

/* Makes the holder the principal. */
void badge_wear(struct cx *cx, const struct badge *b, enum actor actor);
