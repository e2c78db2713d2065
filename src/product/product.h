/* product.h - the catalogue: what order rows, and later the chat, draw from. An order's row keeps its own words. */
#pragma once
#include "base/record.h"
#include "db/db.h"

struct product {
    const char *id, *sku, *name;
    struct money price;
    int64_t stock;
    const char *images;   /* JSON [{"url","alt"}] */
    const char *variants; /* JSON [{"name","sku","price","stock"}], price in minor units of price's currency */
    bool active;
    int64_t version;
    msec changed_at;
};
typedef LIST(struct product) product_list;
extern const struct field product_fields[];

MUST err_t product_get(struct cx *cx, const char *id, struct product *out);

/* By its SKU, as it is written; E_MISSING. */
MUST err_t product_by_sku(struct cx *cx, const char *sku, struct product *out);

/* Whether it may be saved as it is; E_INPUT names every wrong field. */
MUST err_t product_check(struct cx *cx, const struct product *p);

/* By name; query: a part of the name, the SKU or a variant's SKU, whatever case and accents; NULL = all. */
MUST err_t product_find(struct cx *cx, const char *query, int page, int per_page, product_list *out, int64_t *total);

/* All of them by SKU, `most` at a time behind one. */
MUST err_t product_walk(struct cx *cx, const char *behind, int most, product_list *out);

/* E_INPUT names every wrong field; E_CONFLICT: the SKU is another product's, or in->version is old. */
MUST err_t product_add(struct cx *cx, const struct product *in, struct product *out);
MUST err_t product_change(struct cx *cx, const struct product *in, struct product *out);
MUST err_t product_remove(struct cx *cx, const char *id);
