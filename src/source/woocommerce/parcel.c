/* parcel.c - an order's parcels. WooCommerce itself knows none; they are in one of three places: the meta data of
   “Shipment Tracking” and of “Advanced Shipment Tracking” (one key, nearly one form), and the fulfilments of newer cores. */
#include "base/text.h"
#include "carrier/carrier.h"
#include "order/order.h"
#include "order/state.h"
#include "source/woocommerce/woocommerce.h"
#include <ctype.h>
#include <string.h>

enum { PARCELS_MOST = 100 };

/* --- words --------------------------------------------------------------------------------------------------------- */

/* "royal-mail" is a plug-in's key for Royal Mail. What is no key is a name. */
static const char *carrier_name(struct cx *cx, const char *key)
{
    if (text_empty(key))
        return NULL;
    if (strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789-_") != strlen(key))
        return woo_plain(cx->mem, key);
    char *name = arena_copy(cx->mem, key);
    for (char *p = name; *p; p++)
        *p = *p == '-' || *p == '_' ? ' ' : *p;
    const struct carrier *known = carrier_named(cx->mem, name);
    if (known)
        return known->name;
    *name = (char)toupper((unsigned char)*name);
    return name;
}

/* A link with its places filled in; NULL: it is none that a browser should follow. */
static const char *link_of(struct cx *cx, const char *link, const char *number, const struct order *o)
{
    const struct {
        const char *place, *value;
    } places[] = { { "%1$s", number },           { "%number%", number },
                   { "%2$s", o->ship_postcode }, { "%postal_code%", o->ship_postcode },
                   { "%3$s", o->ship_country },  { "%country_code%", o->ship_country } };
    const char *url = text_trim(cx->mem, link ? link : "");
    if (strncasecmp(url, "https://", 8) && strncasecmp(url, "http://", 7))
        return NULL;
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
        const char *at = strstr(url, places[i].place);
        if (at)
            url =
                arena_join(cx->mem, arena_copy_n(cx->mem, url, (size_t)(at - url)),
                           text_percent(cx->mem, places[i].value ? places[i].value : ""), at + strlen(places[i].place));
    }
    return strlen(url) > 1000 || strpbrk(url, " \"<>\\\n\r\t") ? NULL : url;
}

/* TrackShip keeps what the carriers say beside the parcels, in the same order. */
static const char *trackship(struct cx *cx, const json_t *order, size_t i)
{
    static const struct source_word words[] = {
        { "pre_transit", "preparing" },
        { "info_received", "preparing" },
        { "in_transit", "in_transit" },
        { "out_for_delivery", "out_for_delivery" },
        { "available_for_pickup", "at_pickup_point" },
        { "delivered", "delivered" },
        { "return_to_sender", "returning" },
        { "failure", "attempted" },
        { "exception", "delayed" },
        { NULL, NULL },
    };
    static const char *const keys[] = { "ts_shipment_status", "shipment_status" };
    for (size_t k = 0; k < sizeof(keys) / sizeof(*keys); k++) {
        const json_t *all = woo_meta(order, keys[k]);
        const json_t *one =
            json_is_array(all) ? json_array_get(all, i) : json_object_get(all, arena_int(cx->mem, (int64_t)i));
        const char *word = json_str(one, "status");
        const char *code = source_map(words, word ? word : json_str(one, "shipment_status"));
        if (code)
            return code;
    }
    return NULL;
}

/* --- what is in it -------------------------------------------------------------------------------------------------- */

static int64_t number_of(struct cx *cx, const json_t *o, const char *key)
{
    const char *text = source_text(cx, o, key);
    int64_t n = 0;
    for (; text && isdigit((unsigned char)*text) && n < QUANTITY_MOST * INT64_C(1000000); text++)
        n = n * 10 + (*text - '0');
    return n;
}

/* The line of ours that a line item there became; 0 = none. Lines without pieces were left out (woocommerce_order.c). */
static int64_t line_of(struct cx *cx, const json_t *order, const json_t *part)
{
    int64_t item = number_of(cx, part, "item_id"), product = number_of(cx, part, "product"), n = 0;
    size_t i;
    json_t *line;
    json_array_foreach (json_object_get(order, "line_items"), i, line) {
        if (!(json_number_value(json_object_get(line, "quantity")) > 0))
            continue;
        n++;
        if (item ? json_num(line, "id", 0) == item
                 : product &&
                       (json_num(line, "product_id", 0) == product || json_num(line, "variation_id", 0) == product))
            return n;
    }
    return 0;
}

/* JSON of what is in a parcel; NULL: all, or it is not said. */
static const char *contents(struct cx *cx, const json_t *order, const json_t *parts)
{
    json_t *out = json_tie(cx->mem, json_array());
    size_t i;
    json_t *part;
    json_array_foreach (parts, i, part) {
        int64_t line = line_of(cx, order, part), n = number_of(cx, part, "qty");
        if (line && n > 0 && n <= QUANTITY_MOST)
            json_array_append_new(out, json_pack("{sI, sI}", "line", (json_int_t)line, "quantity", (json_int_t)n));
    }
    return json_array_size(out) ? json_text(cx->mem, out) : NULL;
}

/* --- the three places ----------------------------------------------------------------------------------------------- */

static void put(struct order *o, const struct shipment *p)
{
    if (o->shipments.n < PARCELS_MOST)
        o->shipments.at[o->shipments.n++] = *p;
}

static void from_meta(struct cx *cx, const json_t *order, const json_t *item, size_t i, struct order *o)
{
    const char *custom = source_text(cx, item, "custom_tracking_provider");
    const char *number = source_text(cx, item, "tracking_number");
    const char *link = source_text(cx, item, "custom_tracking_link");
    const char *code = trackship(cx, order, i);
    struct shipment p = { .told_by = "store" };
    if (text_empty(number))
        return;
    p.tracking_number = text_trim(cx->mem, text_cut(cx->mem, number, 100));
    p.carrier =
        !text_empty(custom) ? woo_plain(cx->mem, custom) : carrier_name(cx, source_text(cx, item, "tracking_provider"));
    p.tracking_url = link_of(cx, link, p.tracking_number, o);
    if (!p.tracking_url)
        p.tracking_url = link_of(cx, source_text(cx, item, "tracking_link"), p.tracking_number, o);
    p.status = code ? code : "shipped";
    p.shipped_at = source_time_any(json_object_get(item, "date_shipped"));
    p.items = contents(cx, order, json_object_get(item, "products_list"));
    put(o, &p);
}

static void from_fulfilment(struct cx *cx, const json_t *order, const json_t *item, struct order *o)
{
    struct shipment p = { .told_by = "store", .status = "shipped" };
    const char *number = json_string_value(woo_meta(item, "_tracking_number"));
    const char *provider = json_string_value(woo_meta(item, "_shipment_provider"));
    const char *named = json_string_value(woo_meta(item, "_provider_name"));
    if (!json_is_true(json_object_get(item, "is_fulfilled")) || json_is_string(json_object_get(item, "date_deleted")))
        return;
    p.tracking_number = number ? text_trim(cx->mem, text_cut(cx->mem, number, 100)) : NULL;
    p.carrier = !text_empty(named) ? woo_plain(cx->mem, named) : carrier_name(cx, provider);
    p.tracking_url = link_of(cx, json_string_value(woo_meta(item, "_tracking_url")), number ? number : "", o);
    p.shipped_at = source_time_any(woo_meta(item, "_date_fulfilled"));
    p.status_raw = json_str(item, "status");
    p.items = contents(cx, order, woo_meta(item, "_items"));
    put(o, &p);
}

void woo_parcels(struct cx *cx, const json_t *order, const json_t *fulfilments, struct order *o, bool *told)
{
    json_t *meta = woo_meta(order, "_wc_shipment_tracking_items"), *one;
    const char *key;
    size_t i, n = json_is_array(meta) ? json_array_size(meta) : json_object_size(meta);
    bool some = text_in("fulfilled partially_fulfilled", woo_fulfilled(order));
    *told = json_is_array(meta) || json_is_object(meta) || json_is_array(fulfilments) ||
            (!some && json_is_array(json_object_get(order, "meta_data"))); /* none, or none any more */
    if (!*told)
        return;
    n += json_array_size(fulfilments);
    o->shipments.at = arena_alloc(cx->mem, (n + 1) * sizeof(*o->shipments.at));
    o->shipments.n = 0;
    json_array_foreach (meta, i, one)
        from_meta(cx, order, one, i, o);
    i = 0;
    json_object_foreach (meta, key, one) /* PHP's arrays with holes become objects */
        from_meta(cx, order, one, i++, o);
    json_array_foreach (fulfilments, i, one)
        from_fulfilment(cx, order, one, o);
}

const char *woo_fulfilled(const json_t *order)
{
    const char *text = json_string_value(woo_meta(order, "_fulfillment_status"));
    return text ? text : "";
}

/* Whether every parcel says what is in it, and all of them hold less than was ordered. */
static bool some_left(const struct order *o)
{
    int64_t packed = 0, ordered = 0;
    for (size_t i = 0; i < o->shipments.n; i++) {
        json_t *list = o->shipments.at[i].items ? json_loads(o->shipments.at[i].items, 0, NULL) : NULL;
        if (!list)
            return false;
        for (size_t k = 0; k < json_array_size(list); k++)
            packed += json_num(json_array_get(list, k), "quantity", 0);
        json_decref(list);
    }
    for (size_t i = 0; i < o->items.n; i++)
        ordered += o->items.at[i].quantity;
    return packed < ordered;
}

const char *woo_delivery(const struct order *o, const char *state, const char *fulfilled)
{
    const char *codes[PARCELS_MOST];
    bool early = !state || text_in("not_shipped preparing", state), left = early && some_left(o);
    bool plain = early || !strcmp(state, "shipped");
    if (!plain)
        return state;
    if (!o->shipments.n)
        return early && !strcmp(fulfilled, "fulfilled")             ? "shipped"
               : early && !strcmp(fulfilled, "partially_fulfilled") ? "partially_shipped"
                                                                    : state;
    for (size_t i = 0; i < o->shipments.n; i++)
        codes[i] = o->shipments.at[i].status;
    left = left || (early && !strcmp(fulfilled, "partially_fulfilled"));
    return delivery_of(codes, o->shipments.n, left, "shipped");
}
