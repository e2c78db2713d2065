/* order_find.c - reading orders: one indexed statement a look-up, one each for items, shipments, payments.
   "placed_at + 0" keeps the sort from choosing the index: by date SQLite would walk through the whole shop. */
#include "order/order.h"
#include "order/contact.h"
#include <string.h>

err_t order_by_number_email(struct cx *cx, const char *source_id, const char *number_norm, const char *email_norm,
                            order_list *out)
{
    order_list found = { 0 };
    if (!text_empty(number_norm) && !text_empty(email_norm)) /* an order without an e-mail belongs to nobody here */
        TRY(db_list(
            cx, order_fields, &found,
            "SELECT * FROM orders WHERE shop_id = $1 AND number_norm = $2 AND email_norm = $3 AND source_id = $4 "
            "ORDER BY placed_at + 0 DESC LIMIT 20",
            T(cx->who.shop), T(number_norm), T(email_norm), T(source_id)));
    *out = found;
    return NULL;
}

/* Phones are compared here, not in SQL: a visitor leaves out the country that the order has. */
err_t order_by_number_phone(struct cx *cx, const char *source_id, const char *number_norm, const char *phone_norm,
                            order_list *out)
{
    order_list found = { 0 };
    if (!text_empty(number_norm) && !text_empty(phone_norm))
        TRY(db_list(
            cx, order_fields, &found,
            "SELECT * FROM orders WHERE shop_id = $1 AND number_norm = $2 AND source_id = $3 ORDER BY placed_at + 0 DESC LIMIT 20",
            T(cx->who.shop), T(number_norm), T(source_id)));
    size_t n = 0;
    for (size_t i = 0; i < found.n; i++)
        if (phone_same(found.at[i].phone_norm, phone_norm))
            found.at[n++] = found.at[i];
    found.n = n;
    *out = found;
    return NULL;
}

err_t order_by_customer(struct cx *cx, const char *source_id, const char *customer_id, const char *email_norm, int most,
                        order_list *out)
{
    order_list found = { 0 };
    if (!text_empty(customer_id))
        TRY(db_list(
            cx, order_fields, &found,
            "SELECT * FROM orders WHERE shop_id = $1 AND customer_id = $2 AND source_id = $3 ORDER BY placed_at DESC LIMIT $4",
            T(cx->who.shop), T(customer_id), T(source_id), I(most)));
    if (!found.n && !text_empty(email_norm))
        TRY(db_list(
            cx, order_fields, &found,
            "SELECT * FROM orders WHERE shop_id = $1 AND email_norm = $2 AND source_id = $3 ORDER BY placed_at DESC LIMIT $4",
            T(cx->who.shop), T(email_norm), T(source_id), I(most)));
    *out = found;
    return NULL;
}

err_t order_by_external(struct cx *cx, const char *source_id, const char *external_id, struct order *out)
{
    return db_get(cx, order_fields, out,
                  "SELECT * FROM orders WHERE shop_id = $1 AND source_id = $2 AND external_id = $3", T(cx->who.shop),
                  T(source_id), T(external_id));
}

err_t order_load_shown(struct cx *cx, struct order *o)
{
    struct order shown = *o;
    memset(&shown.items, 0, sizeof(shown.items));
    memset(&shown.shipments, 0, sizeof(shown.shipments));
    shown.shown = true;
    TRY(db_list(
        cx, order_item_fields, &shown.items,
        "SELECT line, name, quantity, thumbnail FROM order_item WHERE shop_id = $1 AND order_id = $2 ORDER BY line",
        T(cx->who.shop), T(o->id)));
    TRY(db_list(
        cx, shipment_fields, &shown.shipments,
        "SELECT line, carrier_code, carrier, tracking_number, tracking_url, pickup_point, pickup_until, status, items, "
        "shipped_at, last_event_at, eta_from, eta_to FROM shipment WHERE shop_id = $1 AND order_id = $2 ORDER BY line",
        T(cx->who.shop), T(o->id)));
    *o = shown;
    return NULL;
}

err_t order_load(struct cx *cx, struct order *o)
{
    struct order whole = *o;
    memset(&whole.items, 0, sizeof(whole.items));
    memset(&whole.shipments, 0, sizeof(whole.shipments));
    memset(&whole.payments, 0, sizeof(whole.payments));
    TRY(db_list(cx, order_item_fields, &whole.items,
                "SELECT * FROM order_item WHERE shop_id = $1 AND order_id = $2 ORDER BY line", T(cx->who.shop),
                T(o->id)));
    TRY(db_list(cx, shipment_fields, &whole.shipments,
                "SELECT * FROM shipment WHERE shop_id = $1 AND order_id = $2 ORDER BY line", T(cx->who.shop),
                T(o->id)));
    TRY(db_list(cx, payment_fields, &whole.payments,
                "SELECT * FROM payment WHERE shop_id = $1 AND order_id = $2 ORDER BY line", T(cx->who.shop), T(o->id)));
    *o = whole;
    return NULL;
}

err_t order_get(struct cx *cx, const char *id, struct order *out)
{
    struct order o = { 0 };
    TRY(db_get(cx, order_fields, &o, "SELECT * FROM orders WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(id)));
    TRY(order_load(cx, &o));
    *out = o;
    return NULL;
}
