/* order_fields.c - how an order looks as a row and as JSON for staff. */
#include "order/order.h"
#include "order/state.h"

#define STOCK_MOST 1000000000

const struct field order_fields[] = {
    FIELD(F_TEXT, struct order, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct order, source_id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct order, external_id, .flags = FF_READONLY, .most = 255),
    FIELD(F_TEXT, struct order, number, .most = 100),
    FIELD(F_TEXT, struct order, number_norm, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_INT, struct order, external_stamp, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_TEXT, struct order, content_hash, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_TEXT, struct order, locale, .most = 35),
    FIELD(F_TEXT, struct order, customer_id, .most = 255, .note = "the customer's id at the source"),
    FIELD(F_TEXT, struct order, customer_name, .most = 255),
    FIELD(F_TEXT, struct order, email, .flags = FF_EMAIL, .most = 254),
    FIELD(F_TEXT, struct order, email_norm, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_TEXT, struct order, phone, .most = 60),
    FIELD(F_TEXT, struct order, phone_norm, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_TEXT, struct order, ship_name, .most = 255),
    FIELD(F_TEXT, struct order, ship_line1, .most = 500),
    FIELD(F_TEXT, struct order, ship_line2, .most = 500),
    FIELD(F_TEXT, struct order, ship_city, .most = 255),
    FIELD(F_TEXT, struct order, ship_region, .most = 255),
    FIELD(F_TEXT, struct order, ship_postcode, .most = 60),
    FIELD(F_TEXT, struct order, ship_country, .most = 60, .note = "ISO 3166-1 alpha-2 where known"),
    FIELD(F_TEXT, struct order, general, .most = 64, .note = "code of a general status"),
    FIELD(F_TEXT, struct order, delivery, .most = 64, .note = "code of a delivery status"),
    FIELD(F_TEXT, struct order, payment, .most = 64, .note = "code of a payment status"),
    FIELD(F_TEXT, struct order, general_raw, .flags = FF_READONLY, .note = "as the source says"),
    FIELD(F_TEXT, struct order, delivery_raw, .flags = FF_READONLY, .note = "as the source says"),
    FIELD(F_TEXT, struct order, payment_raw, .flags = FF_READONLY, .note = "as the source says"),
    FIELD(F_TEXT, struct order, badge, .most = 40, .note = "sets general and delivery"),
    FIELD(F_TEXT, struct order, grp, .flags = FF_READONLY),
    FIELD(F_TEXT, struct order, currency, .most = 3),
    FIELD(F_MONEY, struct order, subtotal),
    FIELD(F_MONEY, struct order, shipping_total),
    FIELD(F_MONEY, struct order, discount_total),
    FIELD(F_MONEY, struct order, tax_total),
    FIELD(F_MONEY, struct order, total),
    FIELD(F_MONEY, struct order, paid_total, .flags = FF_READONLY),
    FIELD(F_TEXT, struct order, total_text, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_TEXT, struct order, payment_name, .most = 255),
    FIELD(F_TEXT, struct order, shipping_name, .most = 255),
    FIELD(F_TEXT, struct order, carrier, .most = 255),
    FIELD(F_TEXT, struct order, tracking_number, .most = 100),
    FIELD(F_TEXT, struct order, tracking_norm, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_TEXT, struct order, channel, .most = 100),
    FIELD(F_TEXT, struct order, warehouse, .most = 255),
    FIELD(F_TEXT, struct order, comment, .flags = FF_MULTILINE),
    FIELD(F_TEXT, struct order, tags, .most = 500, .note = "separated by commas"),
    FIELD(F_JSON, struct order, custom, .note = "custom order fields"),
    FIELD(F_TEXT, struct order, note, .flags = FF_MULTILINE, .note = "internal: shoppers never see it"),
    FIELD(F_INT, struct order, in_stock, .most = STOCK_MOST),
    FIELD(F_INT, struct order, reserved, .most = STOCK_MOST),
    FIELD(F_INT, struct order, available, .most = STOCK_MOST),
    FIELD(F_INT, struct order, item_count, .flags = FF_READONLY),
    FIELD(F_TEXT, struct order, dates, .flags = FF_READONLY,
          .note = "day: only days are known; zone: the time zone was guessed"),
    FIELD(F_TIME, struct order, placed_at),
    FIELD(F_TIME, struct order, changed_at, .flags = FF_READONLY),
    FIELD(F_TIME, struct order, cancelled_at, .flags = FF_READONLY),
    FIELD(F_TIME, struct order, delivered_at),
    FIELD(F_TIME, struct order, eta_from),
    FIELD(F_TIME, struct order, eta_to),
    FIELD(F_TIME, struct order, fetched_at, .flags = FF_READONLY),
    FIELD(F_INT, struct order, version),
    FIELD(F_TIME, struct order, created_at, .flags = FF_READONLY),
    /* BEYOND: read-only ones, which need no bit of what an edit gives. */
    FIELD(F_TIME, struct order, reminder_at, .flags = FF_READONLY),
    FIELD(F_TEXT, struct order, reminder, .flags = FF_READONLY),
    FIELD(F_INT, struct order, mix, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_TIME, struct order, erased_at, .flags = FF_READONLY, .note = "when its customer was erased"),
    { 0 },
};
enum { BEYOND = 4 };
_Static_assert(sizeof(order_fields) / sizeof(*order_fields) - 1 - BEYOND <= GIVEN_MOST,
               "An edit cannot give so many fields: move a read-only one to the end, and count it in BEYOND.");

const struct field order_item_fields[] = {
    FIELD(F_INT, struct order_item, line),
    FIELD(F_TEXT, struct order_item, sku, .most = 255),
    FIELD(F_TEXT, struct order_item, name, .flags = FF_REQUIRED, .most = 500),
    FIELD(F_INT, struct order_item, quantity, .flags = FF_REQUIRED, .most = QUANTITY_MOST),
    FIELD(F_MONEY, struct order_item, unit_price),
    FIELD(F_TEXT, struct order_item, product_id, .most = 64),
    FIELD(F_TEXT, struct order_item, thumbnail, .flags = FF_URL, .most = 2000),
    FIELD(F_JSON, struct order_item, custom),
    FIELD(F_TEXT, struct order_item, warehouse, .most = 255),
    FIELD(F_INT, struct order_item, stock, .most = STOCK_MOST),
    FIELD(F_JSON, struct order_item, images, .most = 32768, .note = "[{url, alt}], at most 8"),
    { 0 },
};

const struct field shipment_fields[] = {
    FIELD(F_INT, struct shipment, line),
    FIELD(F_TEXT, struct shipment, carrier_code, .most = 64),
    FIELD(F_TEXT, struct shipment, carrier, .most = 255),
    FIELD(F_TEXT, struct shipment, tracking_number, .most = 100),
    FIELD(F_TEXT, struct shipment, tracking_url, .flags = FF_URL, .most = 2000),
    FIELD(F_TEXT, struct shipment, service, .most = 255),
    FIELD(F_TEXT, struct shipment, pickup_point, .most = 500),
    FIELD(F_TIME, struct shipment, pickup_until),
    FIELD(F_TEXT, struct shipment, status, .most = 64),
    FIELD(F_TEXT, struct shipment, status_raw, .most = 255),
    FIELD(F_JSON, struct shipment, items),
    FIELD(F_TIME, struct shipment, shipped_at),
    FIELD(F_TIME, struct shipment, last_event_at),
    FIELD(F_TEXT, struct shipment, last_event, .most = 500),
    FIELD(F_TIME, struct shipment, eta_from),
    FIELD(F_TIME, struct shipment, eta_to),
    FIELD(F_TIME, struct shipment, delivered_at),
    FIELD(F_CHOICE, struct shipment, told_by, .options = "store tracker manual"),
    { 0 },
};

const struct field payment_fields[] = {
    FIELD(F_INT, struct payment, line),
    FIELD(F_MONEY, struct payment, amount),
    FIELD(F_TEXT, struct payment, method, .most = 100),
    FIELD(F_TEXT, struct payment, note, .most = 500),
    FIELD(F_TIME, struct payment, paid_at),
    FIELD(F_TIME, struct payment, reversed_at),
    { 0 },
};

static void write_rows(struct writer *w, const char *key, const struct field *f, const void *at, size_t n, size_t size)
{
    writer_open(w, key, '[');
    for (size_t i = 0; i < n; i++) {
        writer_open(w, NULL, '{');
        record_write(w, f, (const char *)at + i * size);
        writer_close(w);
    }
    writer_close(w);
}

void order_write(struct writer *w, const struct order *o)
{
    const struct badge *badge = badge_of(o->badge);
    record_write(w, order_fields, o);
    writer_text(w, "group", o->grp);
    writer_text(w, "group_name", badge ? badge->group_name : NULL);
    writer_text(w, "payment_badge", payment_badge(o->payment));
    writer_bool(w, "legacy", order_legacy(o));
    write_rows(w, "items", order_item_fields, o->items.at, o->items.n, sizeof(*o->items.at));
    write_rows(w, "shipments", shipment_fields, o->shipments.at, o->shipments.n, sizeof(*o->shipments.at));
    write_rows(w, "payments", payment_fields, o->payments.at, o->payments.n, sizeof(*o->payments.at));
}
