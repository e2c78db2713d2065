/* shop.h - the shop: its name, zone, currency, what it verifies, what it allows, its policies. */
#pragma once
#include "db/db.h"

struct shop {
    const char *id, *code, *name, *zone, *locale, *currency;
    const char *number_prefix, *number_suffix;
    /* What proves an order: its number with its e-mail, phone or postcode; a code by e-mail; a signed token. All off:
       policy answers only (B27). */
    bool verify_email, verify_phone, verify_postcode, verify_code, verify_token;
    int64_t stalled_days, stalled_days_no_scan;
    const char *tracking_url, *support_url, *returns_url, *privacy_url;
    const char *delivery_policy, *returns_policy;
    int64_t keep_conversations, keep_mirrors; /* days; 0 = for ever (docs/privacy.md) */
    const char *actions;                      /* what shoppers may ask for: "cancel return …" */
    bool demo;
    const char *notice; /* what the owner should know, or NULL; derived */
    int64_t version;
    msec created_at;
    int64_t erased_keys; /* 0: nobody was ever erased here (account/erased_key.h) */
};
extern const struct field shop_fields[];

/* The principal's shop. */
MUST err_t shop_get(struct cx *cx, struct shop *out);

/* Makes shop the principal's shop (id, code, zone, currency of cx->who). E_MISSING: no such shop. */
MUST err_t shop_enter(struct cx *cx, const char *shop_id);

/* Every shop, oldest first (for commands: there may be thousands). */
typedef LIST(struct shop) shop_list;
MUST err_t shop_find(struct cx *cx, shop_list *out);

/* At most so many shops with an id above after ("" = from the first), by id. */
MUST err_t shop_page(struct cx *cx, const char *after, int64_t most, shop_list *out);

/* The demo's shop; n = 0: there is none. */
MUST err_t shop_find_demo(struct cx *cx, shop_list *out);

/* A new shop with its native source; E_INPUT: empty name, unknown zone or currency. Enters it. */
struct shop_new {
    const char *name, *zone, *locale, *currency;
    bool demo;
};
MUST err_t shop_add(struct cx *cx, const struct shop_new *in, struct shop *out);

/* Changes the given fields (bit i of given = field i of shop_fields); stale version: E_CONFLICT. Codes by e-mail need a
   way for mails: E_INPUT. */
MUST err_t shop_change(struct cx *cx, const struct shop *in, uint64_t given, struct shop *out);

/* Next value of a counter of the shop ("ticket", "order"), beginning with `first`. In a transaction. */
MUST err_t shop_count(struct cx *cx, const char *name, int64_t first, int64_t *out);
