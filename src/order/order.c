/* order.c - adding orders of our own. order_add, order_change and order_take end in order_store(): the only lines in the house
   that write an order and its events, together, in one transaction. */
#include "order/order.h"
#include "account/shop.h"
#include "base/id.h"
#include "order/backend.h"
#include "order/erased.h"
#include "order/order_parts.h"
#include "order/parcel.h"
#include <string.h>

enum { FIRST_NUMBER = 1001, LINES_MOST = 500 };

/* --- the one place --- */

/* Our own copies, with lines numbered from 1; a parcel always has a status and somebody who told it. */
static err_t tidy_lists(struct cx *cx, struct order *o)
{
    if (o->items.n > LINES_MOST || o->shipments.n > LINES_MOST || o->payments.n > LINES_MOST)
        return fail_field(cx, "items", "An order has at most %d products, parcels and payments each.", LINES_MOST);
    o->items.at = order_copied(cx, o->items.at, o->items.n * sizeof(*o->items.at));
    o->shipments.at = order_copied(cx, o->shipments.at, o->shipments.n * sizeof(*o->shipments.at));
    o->payments.at = order_copied(cx, o->payments.at, o->payments.n * sizeof(*o->payments.at));
    for (size_t i = 0; i < o->items.n; i++) {
        struct order_item *it = &o->items.at[i];
        it->line = (int64_t)i + 1;
        if (text_empty(it->name))
            it->name = text_empty(it->sku) ? "Product" : it->sku;
    }
    for (size_t i = 0; i < o->shipments.n; i++) {
        struct shipment *s = &o->shipments.at[i];
        s->line = (int64_t)i + 1;
        s->status = text_empty(s->status) ? "unknown" : s->status;
        s->told_by = text_empty(s->told_by) ? "store" : s->told_by;
    }
    for (size_t i = 0; i < o->payments.n; i++)
        o->payments.at[i].line = (int64_t)i + 1;
    return NULL;
}

err_t order_complete(struct cx *cx, const struct order *before, struct order *o, const struct order_given *given)
{
    TRY(tidy_lists(cx, o));
    parcel_carriers(cx, before, o);
    return order_derive(cx, before, o, given);
}

/* Writes o, its lists and its events. before = NULL: a new order. o is completed here. */
err_t order_store(struct cx *cx, const struct order *before, struct order *o, const struct order_given *given)
{
    TRY(order_complete(cx, before, o, given));
    if (o->erased_at) /* a parcel may have come to its end */
        order_parcels_anonymise(cx, o);
    o->version = before ? before->version + 1 : 1;
    TRY(order_rows_write(cx, before, o));
    TRY(order_events(cx, before, o));
    return before && o->erased_at ? order_events_settle(cx, before, o) : NULL;
}

/* --- our own orders --- */

static err_t own_number(struct cx *cx, const char *source_id, const char **out)
{
    for (int64_t n, taken = 1; taken;) {
        TRY(shop_count(cx, "order", FIRST_NUMBER, &n));
        *out = arena_text(cx->mem, "%lld", (long long)n);
        TRY(db_int(cx, 0, &taken, "SELECT 1 FROM orders WHERE shop_id = $1 AND source_id = $2 AND external_id = $3",
                   T(cx->who.shop), T(source_id), T(*out)));
    }
    return NULL;
}

struct id_row {
    const char *id;
};
static const struct field id_row_fields[] = { FIELD(F_TEXT, struct id_row, id), { 0 } };

static err_t native_source(struct cx *cx, const char **out)
{
    struct id_row row = { 0 };
    TRY(db_get(cx, id_row_fields, &row,
               "SELECT id FROM source WHERE shop_id = $1 AND kind = 'native' ORDER BY created_at, id LIMIT 1",
               T(cx->who.shop)));
    *out = row.id;
    return NULL;
}

err_t order_add(struct cx *cx, const struct order *in, struct order *out)
{
    struct order o = *in;
    struct order_given given = order_given_of(in);
    DB_TX(cx);
    msec erased;
    TRY(order_check(cx, NULL, &o));
    if (text_empty(o.source_id))
        TRY(native_source(cx, &o.source_id));
    TRY(erased_covers(cx, NULL, &o, &erased));
    if (erased) {
        order_anonymise(cx, &o);
        o.erased_at = cx->now;
    }
    /* an empty one is begun, and filled in later */
    TRY(order_custom_check(cx, NULL, &o, !text_empty(o.custom) || o.items.n, o.items.n > 0));
    if (text_empty(o.currency)) {
        char currency[4];
        TRY(order_backend_currency(cx, currency));
        o.currency = *currency ? arena_copy(cx->mem, currency) : NULL;
    }
    TRY(order_badge_choose(cx, "New", &o));
    given = order_given_of(&o);
    order_first_images(cx, &o);
    TRY(order_codes(cx, &o, false));
    if (text_empty(o.number))
        TRY(own_number(cx, o.source_id, &o.number));
    if (text_empty(o.external_id))
        o.external_id = o.number;
    o.id = id_new(cx, "ord");
    order_dates_first(cx, &o);
    if (text_same(o.general, "cancelled") && !o.cancelled_at)
        o.cancelled_at = cx->now;
    order_parcel_adopt(cx, &o, "manual");
    int64_t taken;
    TRY(db_int(cx, 0, &taken, "SELECT 1 FROM orders WHERE shop_id = $1 AND source_id = $2 AND external_id = $3",
               T(cx->who.shop), T(o.source_id), T(o.external_id)));
    if (taken)
        return fail(cx, E_CONFLICT, "There is already an order with the number %s.", o.number);
    TRY(order_store(cx, NULL, &o, &given));
    TRY(db_commit(cx));
    *out = o;
    return NULL;
}

uint64_t order_given_bit(const char *name)
{
    for (size_t i = 0; i < GIVEN_MOST && order_fields[i].kind != F_END; i++)
        if (!strcmp(order_fields[i].name, name))
            return UINT64_C(1) << i;
    return 0;
}

/* --- statuses of orders --- */

err_t order_has_status(struct cx *cx, const char *type, const char *code, bool *out)
{
    int64_t n;
    if (!strcmp(type, "general"))
        TRY(db_int(cx, 0, &n, "SELECT 1 FROM orders WHERE shop_id = $1 AND general = $2 LIMIT 1", T(cx->who.shop),
                   T(code)));
    else if (!strcmp(type, "delivery"))
        TRY(db_int(cx, 0, &n, "SELECT 1 FROM orders WHERE shop_id = $1 AND delivery = $2 LIMIT 1", T(cx->who.shop),
                   T(code)));
    else
        TRY(db_int(cx, 0, &n, "SELECT 1 FROM orders WHERE shop_id = $1 AND payment = $2 LIMIT 1", T(cx->who.shop),
                   T(code)));
    *out = n == 1;
    return NULL;
}
