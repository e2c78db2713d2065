/* sealed.h - what is sealed at rest, whatever table it stands in: counting what an earlier key of the installation has
   sealed, and sealing that with the current one. For files that keep such rows. */
#pragma once
#include "db/db.h"

/* One sealed text. id is the row's; shop_id NULL where a row has none. */
struct sealed {
    const char *shop_id, *id, *text;
};
extern const struct field sealed_fields[];
typedef LIST(struct sealed) sealed_list;

/* Writes fresh wherever in that row was->text still stands: whoever sets or moves it meanwhile comes before or after. */
typedef err_t sealed_set(struct cx *cx, const struct sealed *was, const char *fresh);

/* How many of them an earlier key has sealed. */
int64_t sealed_count(const sealed_list *all);

/* Seals those anew; in the transaction that has read them. *out = how many. */
MUST err_t sealed_anew(struct cx *cx, const sealed_list *all, sealed_set *set, int64_t *out);
