/* order.c - Shoptet's orders as ours. Statuses are known by their ids: their names are translated and edited by
   shops. System ones are negative; a shop's own are positive and appear in the catalogue under their names. */
#include "order/status.h"
#include "source/shoptet/room.h"
#include <stdlib.h>
#include <string.h>

enum { ITEMS_MOST = 500, PARCELS_MOST = 50 };

static const struct {
    int64_t id;
    const char *general, *delivery;
} system_statuses[] = {
    { -1, "new", "not_shipped" },
    { -2, "in_progress", "preparing" },
    { -3, "completed", NULL }, /* sent off, or handed over: a parcel says which */
    { -4, "cancelled", "cancelled" },
};
enum { SYSTEM = sizeof(system_statuses) / sizeof(*system_statuses) };

static const struct source_word parcel_words[] = {
    { "requested", "preparing" },
    { "created", "preparing" },
    { "request_failed", "not_delivered" },
    { "failed", "not_delivered" },
    { "carrier_issue", "not_delivered" },
    { "in_transit", "in_transit" },
    { "ready_for_pickup", "at_pickup_point" },
    { "delivered", "delivered" },
    { "closed", "delivered" },
    { "back_transit", "returning" },
    { "returned", "returned" },
    { "canceled", "cancelled" },
    { "cancel_requested", "cancelled" },
    { "deleted", "cancelled" },
    { NULL, NULL },
};

const char *shoptet_general(int64_t id)
{
    for (int i = 0; i < SYSTEM; i++)
        if (system_statuses[i].id == id)
            return system_statuses[i].general;
    return NULL;
}

static const char *text(struct cx *cx, const json_t *o, const char *path)
{
    const char *t = source_text(cx, o, path);
    t = t ? text_trim(cx->mem, t) : NULL;
    return text_empty(t) ? NULL : t;
}

static const char *web(const char *url)
{
    return url && (!strncasecmp(url, "https://", 8) || !strncasecmp(url, "http://", 7)) ? url : NULL;
}

/* With a space between those that are there. */
static const char *both(struct cx *cx, const char *a, const char *b)
{
    return a && b ? arena_join(cx->mem, a, " ", b) : a ? a : b;
}

/* --- products --------------------------------------------------------------------------------------------------- */

static bool is_product(const char *kind) { return !kind || text_in("product bazar gift product-set service", kind); }

/* Whole pieces: of what is sold by length or weight there is one. */
static int64_t pieces_of(const char *amount)
{
    double n = amount ? strtod(amount, NULL) : 1;
    return n >= 1 && n < QUANTITY_MOST ? (int64_t)n : n > 0 ? 1 : 0;
}

/* itemPrice is that of the line, with its discount: divided, so that the pieces together cost what the line does. */
static struct money price_of(const json_t *line, int64_t pieces, const char *currency)
{
    struct money whole = source_money(source_at(line, "itemPrice.withVat"), currency);
    if (!whole.currency[0] || !pieces)
        return source_money(source_at(line, "unitPrice.withVat"), currency);
    whole.minor = (whole.minor + (whole.minor < 0 ? -pieces : pieces) / 2) / pieces;
    return whole;
}

static void products(struct cx *cx, const json_t *from, struct order *o)
{
    const json_t *list = json_object_get(from, "items"), *one;
    size_t i, n = json_array_size(list) < ITEMS_MOST ? json_array_size(list) : ITEMS_MOST;
    if (!json_is_array(list))
        return;
    o->items.at = arena_alloc(cx->mem, (n + 1) * sizeof(*o->items.at));
    json_array_foreach (list, i, one) {
        const char *kind = json_str(one, "itemType"), *name = text(cx, one, "name"),
                   *variant = text(cx, one, "variantName");
        if (text_same(kind, "shipping") && !o->shipping_total.currency[0])
            o->shipping_total = source_money(source_at(one, "itemPrice.withVat"), o->currency);
        if (!json_is_object(one) || !is_product(kind) || o->items.n == n)
            continue;
        int64_t pieces = pieces_of(text(cx, one, "amount"));
        struct order_item *to = &o->items.at[o->items.n++];
        *to = (struct order_item){
            .line = (int64_t)o->items.n,
            .sku = text(cx, one, "code"),
            .name = name && variant ? arena_join(cx->mem, name, ", ", variant)
                    : name          ? name
                                    : "Item",
            .quantity = pieces,
            .unit_price = price_of(one, pieces, o->currency),
        };
    }
}

/* --- parcels ----------------------------------------------------------------------------------------------------- */

static const char *pickup_point(struct cx *cx, const json_t *from)
{
    const json_t *d = json_object_get(from, "shippingDetails");
    const char *name = text(cx, d, "name"), *street = text(cx, d, "street"), *city = text(cx, d, "city");
    if (!name && !street)
        return NULL;
    const char *place = name ? name : street;
    if (name && street)
        place = arena_join(cx->mem, place, ", ", street);
    return city ? arena_join(cx->mem, place, ", ", both(cx, text(cx, d, "zipCode"), city)) : place;
}

static struct shipment parcel_of(struct cx *cx, const json_t *from, const struct order *o)
{
    return (struct shipment){
        .carrier_code = text(cx, from, "shippingDetails.shippingCompanyCode"),
        .carrier = o->shipping_name,
        .service = text(cx, from, "shippingDetails.shippingServiceCode"),
        .pickup_point = pickup_point(cx, from),
        .told_by = "store",
    };
}

static void put(struct order *o, struct shipment p)
{
    p.line = (int64_t)o->shipments.n + 1;
    o->shipments.at[o->shipments.n++] = p;
}

/* Of shops that send with Shoptet's own carriers: each package with the state that the carrier tells. */
static void carried(struct cx *cx, const json_t *from, const json_t *parcels, struct order *o)
{
    const json_t *one, *package;
    size_t i, k;
    json_array_foreach (json_object_get(parcels, "items"), i, one) {
        const char *status = text(cx, one, "status"), *ours = source_map(parcel_words, status);
        if (text_same(json_str(one, "shipmentType"), "return") ||
            !text_same(json_str(one, "orderCode"), o->external_id))
            continue;
        json_array_foreach (json_object_get(one, "packages"), k, package) {
            struct shipment p = parcel_of(cx, from, o);
            if (o->shipments.n == PARCELS_MOST)
                return;
            p.tracking_number = text(cx, package, "trackingNumber");
            p.tracking_url = web(text(cx, package, "trackingUrl"));
            p.status_raw = status;
            p.status = ours ? ours : "unknown";
            put(o, p);
        }
    }
}

/* The number stands in the notes, which are only there when they were asked for. */
static void parcels_of(struct cx *cx, const json_t *from, const json_t *parcels, struct order *o)
{
    const char *number = text(cx, from, "notes.trackingNumber"), *url = web(text(cx, from, "notes.trackingUrl"));
    if (!json_is_object(json_object_get(from, "notes")) && !parcels)
        return;
    o->shipments.at = arena_alloc(cx->mem, (PARCELS_MOST + 1) * sizeof(*o->shipments.at));
    carried(cx, from, parcels, o);
    if (o->shipments.n || !number)
        return;
    struct shipment p = parcel_of(cx, from, o);
    p.tracking_number = number;
    p.tracking_url = url;
    p.status = text_same(o->general, "cancelled") ? "cancelled" : "shipped";
    put(o, p);
}

/* --- states ------------------------------------------------------------------------------------------------------- */

static void states(struct cx *cx, const json_t *from, struct order *o)
{
    const json_t *status = json_object_get(from, "status"), *paid = json_object_get(from, "paid");
    int64_t id = json_num(status, "id", 0);
    o->general = shoptet_general(id);
    o->general_raw = text(cx, status, "name");
    for (int i = 0; i < SYSTEM; i++)
        if (system_statuses[i].id == id)
            o->delivery = system_statuses[i].delivery;
    if (!o->general && o->general_raw) /* a status of the shop's own */
        o->general = o->general_raw;
    o->payment = json_is_true(paid)    ? "paid"
                 : json_is_false(paid) ? status_cash(o->payment_name) ? "cod" : "awaiting"
                                       : "none";
    o->payment_raw = json_is_true(paid) ? "paid" : json_is_false(paid) ? "not paid" : NULL;
}

/* A parcel says more of the delivery than the order's status, but for a cancelled order. */
static void delivery(struct order *o)
{
    if (text_same(o->delivery, "cancelled"))
        return;
    if (o->shipments.n)
        o->delivery = NULL; /* follows from them */
    else if (!o->delivery && text_same(o->general, "completed"))
        o->delivery = "unknown";
}

/* --- the order ---------------------------------------------------------------------------------------------------- */

static void address(struct cx *cx, const json_t *from, struct order *o)
{
    const json_t *to = json_object_get(from, "deliveryAddress"), *bill = json_object_get(from, "billingAddress");
    o->customer_name = text(cx, bill, "fullName");
    if (!o->customer_name)
        o->customer_name = text(cx, from, "fullName");
    if (!json_is_object(to)) /* addressesEqual */
        to = bill;
    o->ship_name = both(cx, text(cx, to, "fullName"), NULL);
    o->ship_line1 = both(cx, text(cx, to, "street"), text(cx, to, "houseNumber"));
    o->ship_line2 = text(cx, to, "additional");
    o->ship_city = text(cx, to, "city");
    o->ship_region = text(cx, to, "regionName");
    o->ship_postcode = text(cx, to, "zip");
    o->ship_country = text(cx, to, "countryCode");
}

err_t shoptet_order(struct cx *cx, const struct source *s, const json_t *from, const json_t *parcels, struct order *out)
{
    const char *currency = text(cx, from, "price.currencyCode");
    struct order o = { .external_id = text(cx, from, "code"), .number = text(cx, from, "code") };
    if (!o.external_id)
        return fail(cx, E_REMOTE, "“%s” gave an order without a code.", s->name);
    o.currency = currency && currency_exponent(currency) >= 0 ? currency : NULL;
    o.locale = text(cx, from, "language");
    o.customer_id = text(cx, from, "customerGuid");
    o.email = text(cx, from, "email");
    o.phone = text(cx, from, "phone");
    o.payment_name = text(cx, from, "paymentMethod.name");
    o.shipping_name = text(cx, from, "shipping.name");
    o.comment = text(cx, from, "notes.customerRemark");
    o.total = source_money(source_at(from, "price.withVat"), o.currency);
    o.tax_total = source_money(source_at(from, "price.vat"), o.currency);
    o.placed_at = source_time(json_str(from, "creationTime"));
    o.changed_at = source_time(json_str(from, "changeTime"));
    o.changed_at = o.changed_at ? o.changed_at : o.placed_at;
    o.external_stamp = o.changed_at;
    address(cx, from, &o);
    states(cx, from, &o);
    products(cx, from, &o);
    parcels_of(cx, from, parcels, &o);
    delivery(&o);
    if (text_same(o.general, "cancelled"))
        o.cancelled_at = o.changed_at;
    *out = o;
    return NULL;
}
