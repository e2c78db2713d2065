/* order_rows.c - an order as rows: the statements behind order_store() in order.c, which alone calls them. The
   version in the WHERE of the upsert is the guard against two who write at once. */
#include "order/order_parts.h"
#include "order/contact.h"
#include "product/file.h"
#include "order/text.h"

static err_t write_items(struct cx *cx, const struct order *o, bool is_new)
{
    if (!is_new)
        TRY(db_exec(cx, NULL, "DELETE FROM order_item WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop),
                    T(o->id)));
    for (size_t i = 0; i < o->items.n; i++) {
        const struct order_item *it = &o->items.at[i];
        TRY(db_exec(
            cx, NULL,
            "INSERT INTO order_item (shop_id, order_id, line, sku, name, quantity, unit_price, currency, product_id, thumbnail, custom, "
            "warehouse, stock, images) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            T(cx->who.shop), T(o->id), I(it->line), T(it->sku), T(it->name), I(it->quantity), I(it->unit_price.minor),
            T(o->currency), T(it->product_id), T(it->thumbnail), T(it->custom), T(it->warehouse), I(it->stock),
            T(it->images)));
    }
    return NULL;
}

static err_t write_shipments(struct cx *cx, const struct order *o, bool is_new)
{
    if (!is_new)
        TRY(db_exec(cx, NULL, "DELETE FROM shipment WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop), T(o->id)));
    for (size_t i = 0; i < o->shipments.n; i++) {
        const struct shipment *s = &o->shipments.at[i];
        const char *norm = tracking_norm(cx->mem, s->tracking_number);
        TRY(db_exec(
            cx, NULL,
            "INSERT INTO shipment (shop_id, order_id, line, carrier_code, carrier, tracking_number, tracking_url, service, pickup_point, "
            "pickup_until, status, status_raw, items, shipped_at, last_event_at, last_event, eta_from, eta_to, delivered_at, told_by, "
            "tracking_norm) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
            T(cx->who.shop), T(o->id), I(s->line), T(s->carrier_code), T(s->carrier), T(s->tracking_number),
            T(s->tracking_url), T(s->service), T(s->pickup_point), M(s->pickup_until), T(s->status), T(s->status_raw),
            T(s->items), M(s->shipped_at), M(s->last_event_at), T(s->last_event), M(s->eta_from), M(s->eta_to),
            M(s->delivered_at), T(s->told_by), T(*norm ? norm : NULL)));
        TRY(order_parcel_follow_up(cx, s));
    }
    return NULL;
}

static err_t write_payments(struct cx *cx, const struct order *o, bool is_new)
{
    if (!is_new)
        TRY(db_exec(cx, NULL, "DELETE FROM payment WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop), T(o->id)));
    for (size_t i = 0; i < o->payments.n; i++) {
        const struct payment *p = &o->payments.at[i];
        TRY(db_exec(
            cx, NULL,
            "INSERT INTO payment (shop_id, order_id, line, amount, currency, method, note, paid_at, reversed_at) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            T(cx->who.shop), T(o->id), I(p->line), I(p->amount.minor), T(o->currency), T(p->method), T(p->note),
            M(p->paid_at), M(p->reversed_at)));
    }
    return NULL;
}

static err_t write_row(struct cx *cx, const struct order *o)
{
    int64_t written;
    TRY(db_exec(
        cx, &written,
        "INSERT INTO orders (shop_id, id, source_id, external_id, number, number_norm, external_stamp, content_hash, locale, "
        "customer_id, customer_name, email, email_norm, phone, phone_norm, ship_name, ship_line1, ship_line2, ship_city, ship_region, "
        "ship_postcode, ship_country, general, delivery, payment, general_raw, delivery_raw, payment_raw, badge, grp, currency, "
        "subtotal, shipping_total, discount_total, tax_total, total, paid_total, total_text, payment_name, shipping_name, "
        "carrier, tracking_number, tracking_norm, channel, warehouse, comment, tags, custom, item_count, dates, "
        "placed_at, changed_at, cancelled_at, delivered_at, eta_from, eta_to, fetched_at, version, created_at, "
        "note, in_stock, reserved, available, mix, erased_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, "
        "$26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, "
        "$51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64, $65) "
        "ON CONFLICT (shop_id, id) DO UPDATE SET number = excluded.number, number_norm = excluded.number_norm, "
        "external_stamp = excluded.external_stamp, content_hash = excluded.content_hash, locale = excluded.locale, "
        "customer_id = excluded.customer_id, customer_name = excluded.customer_name, email = excluded.email, "
        "email_norm = excluded.email_norm, phone = excluded.phone, phone_norm = excluded.phone_norm, ship_name = excluded.ship_name, "
        "ship_line1 = excluded.ship_line1, ship_line2 = excluded.ship_line2, ship_city = excluded.ship_city, "
        "ship_region = excluded.ship_region, ship_postcode = excluded.ship_postcode, ship_country = excluded.ship_country, "
        "general = excluded.general, delivery = excluded.delivery, payment = excluded.payment, general_raw = excluded.general_raw, "
        "delivery_raw = excluded.delivery_raw, payment_raw = excluded.payment_raw, badge = excluded.badge, grp = excluded.grp, "
        "currency = excluded.currency, subtotal = excluded.subtotal, shipping_total = excluded.shipping_total, "
        "discount_total = excluded.discount_total, tax_total = excluded.tax_total, total = excluded.total, "
        "paid_total = excluded.paid_total, total_text = excluded.total_text, payment_name = excluded.payment_name, "
        "shipping_name = excluded.shipping_name, carrier = excluded.carrier, tracking_number = excluded.tracking_number, "
        "tracking_norm = excluded.tracking_norm, channel = excluded.channel, warehouse = excluded.warehouse, comment = excluded.comment, "
        "tags = excluded.tags, custom = excluded.custom, item_count = excluded.item_count, dates = excluded.dates, "
        "placed_at = excluded.placed_at, changed_at = excluded.changed_at, cancelled_at = excluded.cancelled_at, "
        "delivered_at = excluded.delivered_at, eta_from = excluded.eta_from, eta_to = excluded.eta_to, fetched_at = excluded.fetched_at, "
        "note = excluded.note, in_stock = excluded.in_stock, reserved = excluded.reserved, available = excluded.available, "
        "erased_at = excluded.erased_at, version = excluded.version, mix = excluded.mix WHERE orders.version = excluded.version - 1",
        T(cx->who.shop), T(o->id), T(o->source_id), T(o->external_id), T(o->number), T(o->number_norm),
        I(o->external_stamp), T(o->content_hash), T(o->locale), T(o->customer_id), T(o->customer_name), T(o->email),
        T(o->email_norm), T(o->phone), T(o->phone_norm), T(o->ship_name), T(o->ship_line1), T(o->ship_line2),
        T(o->ship_city), T(o->ship_region), T(o->ship_postcode), T(o->ship_country), T(o->general), T(o->delivery),
        T(o->payment), T(o->general_raw), T(o->delivery_raw), T(o->payment_raw), T(o->badge), T(o->grp), T(o->currency),
        I(o->subtotal.minor), I(o->shipping_total.minor), I(o->discount_total.minor), I(o->tax_total.minor),
        I(o->total.minor), I(o->paid_total.minor), T(o->total_text), T(o->payment_name), T(o->shipping_name),
        T(o->carrier), T(o->tracking_number), T(o->tracking_norm), T(o->channel), T(o->warehouse), T(o->comment),
        T(o->tags), T(o->custom), I(o->item_count), T(o->dates), I(o->placed_at), I(o->changed_at), M(o->cancelled_at),
        M(o->delivered_at), M(o->eta_from), M(o->eta_to), M(o->fetched_at), I(o->version), I(o->created_at), T(o->note),
        I(o->in_stock), I(o->reserved), I(o->available), I(o->mix), M(o->erased_at)));
    return written ? NULL : fail(cx, E_CONFLICT, ORDER_STALE);
}

static err_t pictures_keep(struct cx *cx, const struct order *o)
{
    for (size_t i = 0; i < o->items.n; i++) {
        TRY(file_keep(cx, o->items.at[i].images));
        TRY(file_keep(cx, o->items.at[i].thumbnail));
    }
    return NULL;
}

err_t order_rows_write(struct cx *cx, const struct order *before, const struct order *o)
{
    TRY(write_row(cx, o));
    if (!before || !order_part_same(cx, PART_ITEMS, before, o)) {
        TRY(write_items(cx, o, !before));
        TRY(pictures_keep(cx, o));
    }
    if (!before || !order_part_same(cx, PART_SHIPMENTS, before, o))
        TRY(write_shipments(cx, o, !before));
    if (!before || !order_part_same(cx, PART_PAYMENTS, before, o))
        TRY(write_payments(cx, o, !before));
    TRY(order_tags_write(cx, before, o));
    return order_text_write(cx, before, o);
}
