/* parcel.c - fulfilments of Shopify as parcels: one for each tracking number. Invariants: what failed or was taken back is no
   parcel; a scan is one only where an event says so; a link is a web address. */
#include "base/json.h"
#include "source/shopify/shopify.h"

enum { NUMBER_MOST = 100, URL_MOST = 2000, EVENT_MOST = 500 };

const struct source_word shopify_parcel_words[] = {
    { "SUBMITTED", "preparing" },
    { "CONFIRMED", "preparing" },
    { "LABEL_PURCHASED", "preparing" },
    { "LABEL_PRINTED", "preparing" },
    { "FULFILLED", "shipped" },
    { "MARKED_AS_FULFILLED", "shipped" },
    { "CARRIER_PICKED_UP", "in_transit" },
    { "IN_TRANSIT", "in_transit" },
    { "OUT_FOR_DELIVERY", "out_for_delivery" },
    { "READY_FOR_PICKUP", "at_pickup_point" },
    { "ATTEMPTED_DELIVERY", "attempted" },
    { "DELAYED", "delayed" },
    { "DELIVERED", "delivered" },
    { "PICKED_UP", "delivered" },
    { "NOT_DELIVERED", "not_delivered" },
    { "FAILURE", "not_delivered" },
    { "CANCELED", "cancelled" },
    { "LABEL_VOIDED", "cancelled" },
    { NULL, NULL },
};

static const char *parcel_word(const char *raw)
{
    const char *ours = source_map(shopify_parcel_words, raw);
    return ours ? ours : raw;
}

/* SUCCESS is handed over; what failed or was taken back is no parcel. A status that is new counts as a parcel. */
static bool is_parcel(struct cx *cx, const json_t *f)
{
    return !text_in("CANCELLED ERROR FAILURE", shopify_text(cx, f, "status"));
}

static const char *event_words(struct cx *cx, const json_t *event)
{
    const char *message = shopify_text(cx, event, "message"), *city = shopify_text(cx, event, "city");
    if (!*message) {
        char *plain = text_lower(cx->mem, shopify_text(cx, event, "status"));
        for (char *p = plain; *p; p++)
            *p = *p == '_' ? ' ' : *p;
        message = plain;
    }
    return text_cut(cx->mem, *city ? arena_join(cx->mem, message, ", ", city) : message, EVENT_MOST);
}

static struct shipment parcel_of(struct cx *cx, const json_t *f)
{
    const json_t *event = source_at(f, "events.nodes[0]");
    const char *raw = shopify_text(cx, f, "displayStatus");
    msec delivered = source_time(shopify_text(cx, f, "deliveredAt")),
         transit = source_time(shopify_text(cx, f, "inTransitAt"));
    msec eta = source_time(shopify_text(cx, f, "estimatedDeliveryAt"));
    struct shipment p = {
        .status_raw = *raw ? raw : shopify_text(cx, f, "status"),
        .status = *raw ? parcel_word(raw) : "shipped",
        .shipped_at = transit ? transit : source_time(shopify_text(cx, f, "createdAt")),
        .last_event_at = source_time(shopify_text(cx, event, "happenedAt")),
        .delivered_at = delivered,
        .told_by = "store",
    };
    p.last_event = p.last_event_at ? event_words(cx, event) : NULL;
    if (text_same(p.status, "delivered") && !delivered && p.last_event_at)
        p.delivered_at = p.last_event_at;
    if (!eta)
        eta = source_time(shopify_text(cx, event, "estimatedDeliveryAt"));
    if (!text_in("delivered cancelled not_delivered", p.status))
        p.eta_from = p.eta_to = eta;
    return p;
}

static void tracking_put(struct cx *cx, const json_t *info, struct shipment *p)
{
    const char *number = shopify_text(cx, info, "number"), *url = shopify_text(cx, info, "url");
    bool web = text_starts(url, "https://") || text_starts(url, "http://");
    p->carrier = text_cut(cx->mem, shopify_text(cx, info, "company"), 255);
    p->tracking_number = strlen(number) <= NUMBER_MOST ? number : "";
    p->tracking_url = web && strlen(url) <= URL_MOST ? url : NULL;
}

/* One for each number: a fulfilment may travel in several. */
void shopify_parcels(struct cx *cx, const json_t *o, struct order *out)
{
    const json_t *list = json_object_get(o, "fulfillments"), *f;
    size_t i, room = 1;
    json_array_foreach (list, i, f)
        room += 1 + json_array_size(json_object_get(f, "trackingInfo"));
    out->shipments.at = arena_alloc(cx->mem, room * sizeof(*out->shipments.at));
    json_array_foreach (list, i, f) {
        const json_t *infos = json_object_get(f, "trackingInfo");
        if (!is_parcel(cx, f))
            continue;
        for (size_t k = 0; k == 0 || k < json_array_size(infos); k++) {
            struct shipment p = parcel_of(cx, f);
            tracking_put(cx, json_array_get(infos, k), &p);
            p.line = (int64_t)out->shipments.n + 1;
            out->shipments.at[out->shipments.n++] = p;
        }
    }
}

static const char *line_items(struct cx *cx, const json_t *o, const json_t *contents)
{
    const json_t *lines = source_at(o, "lineItems.nodes"), *held;
    json_t *list = json_tie(cx->mem, json_array());
    size_t i;
    json_array_foreach (source_at(contents, "fulfillmentLineItems.nodes"), i, held)
        for (size_t k = 0; k < json_array_size(lines); k++)
            if (text_same(json_str(json_array_get(lines, k), "id"), json_string_value(source_at(held, "lineItem.id"))))
                json_array_append_new(list, json_pack("{s:I, s:I}", "line", (json_int_t)k + 1, "quantity",
                                                      (json_int_t)json_num(held, "quantity", 0)));
    return json_text(cx->mem, list);
}

/* Only where a fulfilment is one parcel: which number holds what is not said. */
void shopify_parcel_items(struct cx *cx, const json_t *o, const json_t *fulfillments, struct order *order)
{
    const json_t *f, *contents;
    size_t i, k, at = 0;
    json_array_foreach (json_object_get(o, "fulfillments"), i, f) {
        size_t numbers = json_array_size(json_object_get(f, "trackingInfo"));
        if (!is_parcel(cx, f))
            continue;
        if (numbers < 2 && at < order->shipments.n)
            json_array_foreach (fulfillments, k, contents)
                if (text_same(json_str(contents, "id"), json_str(f, "id")) &&
                    !json_is_true(source_at(contents, "fulfillmentLineItems.pageInfo.hasNextPage")))
                    order->shipments.at[at].items = line_items(cx, o, contents);
        at += numbers < 2 ? 1 : numbers;
    }
}
