/* upkeep.c - derived columns follow what they are derived from: the catalogue, the clock, the shop's settings.
   Only badge, grp, mix and number_norm are written here; everything else goes through order_store() in order.c. */
#include "order/upkeep.h"
#include "account/shop.h"
#include "order/contact.h"
#include "order/order_parts.h"
#include <string.h>

#define PAGE 500

/* One mix of the code: its orders change their badge together, and with it their mix. */
static err_t rebadge_mix(struct cx *cx, struct order *o)
{
    int64_t mix = o->mix;
    TRY(order_badge(cx, o));
    o->mix = order_mix_of(o);
    return db_exec(cx, NULL,
                   "UPDATE orders SET badge = $3, grp = $4, mix = $5 WHERE shop_id = $1 AND mix = $2 AND badge <> $3",
                   T(cx->who.shop), I(mix), T(o->badge), T(o->grp), I(o->mix));
}

err_t order_rebadge(struct cx *cx, const char *type, const char *code)
{
    order_list mixes = { 0 };
    if (!strcmp(type, "general"))
        TRY(db_list(
            cx, order_fields, &mixes,
            "SELECT DISTINCT id AS mix, general, delivery, payment, warehouse, carrier, channel, source_id FROM "
            "order_mix WHERE shop_id = $1 AND general = $2",
            T(cx->who.shop), T(code)));
    else if (!strcmp(type, "delivery"))
        TRY(db_list(
            cx, order_fields, &mixes,
            "SELECT DISTINCT id AS mix, general, delivery, payment, warehouse, carrier, channel, source_id FROM "
            "order_mix WHERE shop_id = $1 AND delivery = $2",
            T(cx->who.shop), T(code)));
    for (size_t i = 0; i < mixes.n; i++)
        TRY(rebadge_mix(cx, &mixes.at[i]));
    return NULL;
}

err_t order_overdue(struct cx *cx)
{
    order_list late = { 0 };
    TRY(db_list(cx, order_fields, &late,
                "SELECT order_id AS id FROM shipment " /* twice for two parcels: nothing then */
                "WHERE shop_id = $1 AND status = 'at_pickup_point' AND pickup_until < $2",
                T(cx->who.shop), I(cx->now)));
    for (size_t i = 0; i < late.n; i++) {
        struct order o = { 0 };
        TRY(order_get(cx, late.at[i].id, &o));
        const char *before = o.badge;
        TRY(order_badge(cx, &o));
        if (!text_same(before, o.badge))
            TRY(db_exec(
                cx, NULL,
                "UPDATE orders SET badge = $3, grp = $4, mix = $6 WHERE shop_id = $1 AND id = $2 AND version = $5",
                T(cx->who.shop), T(o.id), T(o.badge), T(o.grp), I(o.version), I(order_mix_of(&o))));
    }
    return NULL;
}

static err_t renumber_page(struct cx *cx, const struct shop *shop, const order_list *page)
{
    DB_TX(cx);
    for (size_t i = 0; i < page->n; i++) {
        const struct order *o = &page->at[i];
        const char *norm = number_norm(cx->mem, o->number, shop->number_prefix, shop->number_suffix);
        if (!text_same(norm, o->number_norm))
            TRY(db_exec(cx, NULL, "UPDATE orders SET number_norm = $3 WHERE shop_id = $1 AND id = $2 AND number = $4",
                        T(cx->who.shop), T(o->id), T(norm), T(o->number)));
    }
    return db_commit(cx);
}

err_t order_renumber(struct cx *cx)
{
    struct shop shop = { 0 };
    order_list page = { 0 };
    const char *after = "";
    TRY(shop_get(cx, &shop));
    do {
        TRY(db_list(cx, order_fields, &page,
                    "SELECT id, number, number_norm FROM orders WHERE shop_id = $1 AND id > $2 ORDER BY id LIMIT 500",
                    T(cx->who.shop), T(after)));
        TRY(renumber_page(cx, &shop, &page));
        if (page.n)
            after = page.at[page.n - 1].id;
    } while (page.n == PAGE);
    return NULL;
}
