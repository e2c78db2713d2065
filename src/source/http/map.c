/* map.c - any API's order as ours. The mapping is one JSON object: our field → where it stands there. What it does not
   name is looked for under its own name, so that an API that speaks wismo's own order JSON needs none. */
#include "order/status.h"
#include "source/http/room.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { ITEMS_MOST = 500, PARCELS_MOST = 50, ORDERS_MOST = 500 };

#define ORDER_FIELDS                                                                                                   \
    "number locale customer_id customer_name email phone ship_name ship_line1 ship_line2 ship_city ship_region "       \
    "ship_postcode ship_country subtotal shipping_total discount_total tax_total total payment_name shipping_name "    \
    "comment placed_at changed_at cancelled_at delivered_at eta_from eta_to"
#define ITEM_FIELDS "sku name quantity unit_price thumbnail"
#define PARCEL_FIELDS                                                                                                  \
    "carrier_code carrier tracking_number tracking_url service pickup_point pickup_until shipped_at last_event_at "    \
    "last_event eta_from eta_to delivered_at"

err_t http_map_open(struct cx *cx, const char *mapping, json_t **out)
{
    *out = json_tie(cx->mem, json_object());
    return text_empty(mapping) ? NULL : json_read(cx, mapping, strlen(mapping), out);
}

/* --- one record --------------------------------------------------------------------------------------------------- */

/* Those of the fields that names lists. */
static void take(struct cx *cx, const struct field *fields, const char *names, const json_t *mapping,
                 const json_t *from, const char *currency, void *rec)
{
    for (const struct field *f = fields; f->kind != F_END; f++) {
        const json_t *spec = json_object_get(mapping, f->name);
        void *at = (char *)rec + f->at;
        if (!text_in(names, f->name))
            continue;
        if (f->kind == F_TEXT)
            *(const char **)at = http_said(cx, spec, f->name, from, f->most);
        else if (f->kind == F_TIME)
            *(msec *)at = http_time(cx, spec, f->name, from);
        else if (f->kind == F_MONEY)
            *(struct money *)at = http_money(cx, spec, f->name, from, currency);
    }
}

static const char *web_only(const char *url)
{
    return url && (!strncasecmp(url, "https://", 8) || !strncasecmp(url, "http://", 7)) ? url : NULL;
}

/* Where a list stands, and its mapping: {"path": …, fields …}, or the path alone. */
static const json_t *list_at(const json_t *mapping, const char *name, const json_t *from, const json_t **own)
{
    const json_t *spec = json_object_get(mapping, name);
    *own = json_is_object(spec) ? spec : NULL;
    return http_value(spec, name, from);
}

static int64_t quantity_of(const json_t *j)
{
    double n = json_is_string(j) ? strtod(json_string_value(j), NULL) : json_is_number(j) ? json_number_value(j) : 1;
    return n >= 1 ? n < QUANTITY_MOST ? (int64_t)n : QUANTITY_MOST : n > 0 ? 1 : 0;
}

static void items(struct cx *cx, const json_t *mapping, const json_t *from, const char *currency, struct order *o)
{
    const json_t *own, *list = list_at(mapping, "items", from, &own);
    size_t n = json_array_size(list) < ITEMS_MOST ? json_array_size(list) : ITEMS_MOST;
    if (!json_is_array(list))
        return;
    o->items.at = arena_alloc(cx->mem, (n + 1) * sizeof(*o->items.at));
    for (size_t i = 0; i < n; i++) {
        const json_t *one = json_array_get(list, i);
        if (!json_is_object(one))
            continue;
        struct order_item *to = &o->items.at[o->items.n++];
        take(cx, order_item_fields, ITEM_FIELDS, own, one, currency, to);
        to->line = (int64_t)o->items.n;
        to->quantity = quantity_of(http_value(json_object_get(own, "quantity"), "quantity", one));
        to->thumbnail = web_only(to->thumbnail);
        if (!to->name)
            to->name = to->sku ? to->sku : "Item";
    }
}

/* --- statuses ------------------------------------------------------------------------------------------------------ */

/* What a word surely means, by the mapping's words, else by the list that all share. */
static const char *code_of(struct cx *cx, const json_t *spec, enum status_type t, const char *raw)
{
    const char *own = http_word(spec, raw);
    return own ? own : status_word(cx->mem, t, raw);
}

/* Where the API tells one word only, it may be that of the delivery or of the payment: “shipped”, “paid”. */
static void one_word(struct cx *cx, const char *raw, struct order *o)
{
    if (!o->delivery && (o->delivery = status_word(cx->mem, STATUS_DELIVERY, raw))) {
        o->delivery_raw = raw;
        o->general = status_general_of(o->delivery);
    } else if (!o->payment && (o->payment = status_word(cx->mem, STATUS_PAYMENT, raw))) {
        o->payment_raw = raw;
        o->general = text_in("paid authorized cod", o->payment) ? "confirmed"
                     : text_in("awaiting partial", o->payment)  ? "new"
                                                                : NULL; /* “refunded” says nothing of the goods */
    }
}

static void statuses(struct cx *cx, const json_t *mapping, const json_t *from, struct order *o)
{
    const json_t *general = json_object_get(mapping, "general"), *delivery = json_object_get(mapping, "delivery"),
                 *payment = json_object_get(mapping, "payment");
    o->general_raw = http_said(cx, general, "general", from, 64);
    if (!o->general_raw && !general)
        o->general_raw = http_said(cx, NULL, "status", from, 64);
    o->delivery_raw = http_said(cx, delivery, "delivery", from, 64);
    o->payment_raw = http_said(cx, payment, "payment", from, 64);
    o->delivery = code_of(cx, delivery, STATUS_DELIVERY, o->delivery_raw);
    o->payment = code_of(cx, payment, STATUS_PAYMENT, o->payment_raw);
    o->general = code_of(cx, general, STATUS_GENERAL, o->general_raw);
    if (!o->delivery)
        o->delivery = o->delivery_raw;
    if (!o->payment)
        o->payment = o->payment_raw;
    if (!o->general && o->general_raw)
        one_word(cx, o->general_raw, o);
    if (!o->general && o->general_raw && !text_same(o->general_raw, o->delivery_raw))
        o->general = o->general_raw;
    if (!o->general)
        o->general = status_general_of(o->delivery);
    if (!o->general && o->cancelled_at)
        o->general = "cancelled";
}

/* --- parcels ------------------------------------------------------------------------------------------------------ */

static void parcel(struct cx *cx, const json_t *own, const json_t *one, struct shipment *to)
{
    const json_t *spec = json_object_get(own, "status");
    take(cx, shipment_fields, PARCEL_FIELDS, own, one, NULL, to);
    to->tracking_url = web_only(to->tracking_url);
    to->status_raw = http_said(cx, spec, "status", one, 64);
    to->status = code_of(cx, spec, STATUS_DELIVERY, to->status_raw);
    if (!to->status)
        to->status = to->delivered_at                        ? "delivered"
                     : to->status_raw                        ? "unknown"
                     : to->shipped_at || to->tracking_number ? "shipped"
                                                             : "preparing";
    to->told_by = "store";
}

static void parcels(struct cx *cx, const json_t *mapping, const json_t *from, struct order *o)
{
    const json_t *own, *list = list_at(mapping, "shipments", from, &own);
    size_t n = json_array_size(list) < PARCELS_MOST ? json_array_size(list) : PARCELS_MOST;
    if (json_is_array(list)) {
        o->shipments.at = arena_alloc(cx->mem, (n + 1) * sizeof(*o->shipments.at));
        for (size_t i = 0; i < n; i++)
            if (json_is_object(json_array_get(list, i)))
                parcel(cx, own, json_array_get(list, i), &o->shipments.at[o->shipments.n++]);
    } else if (json_is_object(list)) { /* one parcel, perhaps in the order itself */
        struct shipment one = { 0 };
        parcel(cx, own, list, &one);
        o->shipments.at = arena_alloc(cx->mem, 2 * sizeof(*o->shipments.at));
        if (one.tracking_number || one.shipped_at || one.delivered_at || one.status_raw)
            o->shipments.at[o->shipments.n++] = one;
    }
    for (size_t i = 0; i < o->shipments.n; i++)
        o->shipments.at[i].line = (int64_t)i + 1;
}

/* --- what the API itself allows -------------------------------------------------------------------------------------- */

static const char *answer_of(const json_t *spec, const char *raw)
{
    static const struct source_word words[] = { { "yes", "yes" },     { "true", "yes" },  { "1", "yes" },
                                                { "allowed", "yes" }, { "no", "no" },     { "false", "no" },
                                                { "0", "no" },        { "denied", "no" }, { NULL, NULL } };
    const char *own = http_word(spec, raw), *known = source_map(words, raw);
    return own ? own : known ? known : "ask";
}

static void allow_one(struct cx *cx, const json_t *mapping, const json_t *from, const char *action, struct order *o)
{
    const json_t *own = json_object_get(json_object_get(mapping, "allowed"), action);
    const json_t *parts = json_object_get(own, "answer") ? own : NULL,
                 *spec = parts ? json_object_get(own, "answer") : own;
    const json_t *beside = json_object_get(from, "allowed"), *said = json_object_get(beside, action);
    const char *answer, *reason = NULL;
    if (own) {
        answer = http_said(cx, spec, action, from, 64);
        reason = json_object_get(parts, "reason") ? http_said(cx, json_object_get(parts, "reason"), "reason", from, 500)
                                                  : NULL;
    } else if (json_is_object(said)) {
        answer = http_said(cx, NULL, "answer", said, 64);
        reason = http_said(cx, NULL, "reason", said, 500);
    } else {
        answer = http_said(cx, NULL, action, beside, 64);
    }
    if (answer)
        o->allowed.at[o->allowed.n++] = (struct order_allowed){ action, answer_of(spec, answer), reason };
}

/* Said of nothing by default; the members of "allowed" where there are some. */
static void allowed(struct cx *cx, const json_t *mapping, const json_t *from, struct order *o)
{
    static const char *const actions[] = { "cancel", "change_address", "change",  "return",
                                           "refund", "confirm",        "received" };
    enum { N = sizeof(actions) / sizeof(*actions) };
    o->allowed.at = arena_alloc(cx->mem, N * sizeof(*o->allowed.at));
    if (json_is_null(json_object_get(mapping, "allowed")))
        return;
    for (size_t i = 0; i < N; i++)
        allow_one(cx, mapping, from, actions[i], o);
}

/* --- the order --------------------------------------------------------------------------------------------------------- */

static const char *currency_of(struct cx *cx, const json_t *mapping, const json_t *from)
{
    const char *text = http_said(cx, json_object_get(mapping, "currency"), "currency", from, 3);
    struct money total = http_money(cx, json_object_get(mapping, "total"), "total", from, NULL);
    text = text ? text_upper(cx->mem, text) : total.currency[0] ? arena_copy(cx->mem, total.currency) : NULL;
    return text && currency_exponent(text) >= 0 ? text : NULL;
}

err_t http_map_order(struct cx *cx, const struct source *s, const json_t *mapping, const json_t *from,
                     struct order *out)
{
    struct order o = { 0 };
    o.currency = currency_of(cx, mapping, from);
    take(cx, order_fields, ORDER_FIELDS, mapping, from, o.currency, &o);
    o.external_id = http_said(cx, json_object_get(mapping, "id"), "id", from, 255);
    if (text_empty(o.external_id) && !json_object_get(mapping, "id"))
        o.external_id = o.number;
    if (text_empty(o.external_id))
        return fail(cx, E_REMOTE, "“%s” gave an order without an id. In the mapping, “id” must say where it stands.",
                    s->name);
    o.external_stamp = o.changed_at;
    statuses(cx, mapping, from, &o);
    items(cx, mapping, from, o.currency, &o);
    parcels(cx, mapping, from, &o);
    allowed(cx, mapping, from, &o);
    *out = o;
    return NULL;
}

/* --- its words as statuses ------------------------------------------------------------------------------------------------ */

err_t http_map_words(struct cx *cx, const json_t *mapping, source_statuses *out)
{
    static const char *const types[] = { "general", "delivery", "payment" };
    source_statuses list = { 0 };
    size_t room = 0;
    for (int t = 0; t < 3; t++)
        room += json_object_size(json_object_get(json_object_get(mapping, types[t]), "words"));
    list.at = arena_alloc(cx->mem, (room + 1) * sizeof(*list.at));
    for (int t = 0; t < 3; t++) {
        const char *raw;
        json_t *code;
        json_object_foreach (json_object_get(json_object_get(mapping, types[t]), "words"), raw, code)
            list.at[list.n++] = (struct source_status){ types[t], raw, raw, json_string_value(code) };
    }
    *out = list;
    return NULL;
}

/* --- the orders of an answer ------------------------------------------------------------------------------------------- */

static bool is_order(struct cx *cx, const json_t *mapping, const json_t *j)
{
    return json_is_object(j) && (http_said(cx, json_object_get(mapping, "id"), "id", j, 255) ||
                                 http_said(cx, json_object_get(mapping, "number"), "number", j, 100));
}

static const json_t *usual_place(struct cx *cx, const json_t *mapping, const json_t *answer)
{
    static const char *const places[] = { "orders", "data",   "results",     "items",
                                          "order",  "result", "data.orders", "data.order" };
    if (json_is_array(answer) || is_order(cx, mapping, answer))
        return answer;
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
        const json_t *at = source_at(answer, places[i]);
        if (json_is_array(at) || is_order(cx, mapping, at))
            return at;
    }
    return NULL;
}

err_t http_orders(struct cx *cx, const struct source *s, const struct http_form *f, const json_t *answer,
                  order_list *out)
{
    json_t *mapping;
    TRY(http_map_open(cx, f->mapping, &mapping));
    const json_t *at = text_empty(f->list_path) ? NULL : source_at(answer, f->list_path);
    at = at ? at : usual_place(cx, mapping, answer);
    if (!at)
        return fail(cx, E_REMOTE,
                    "“%s” answered without orders. In the settings, the path to the list must say where they stand.",
                    s->name);
    size_t n = json_is_array(at) ? json_array_size(at) : 1;
    if (n > ORDERS_MOST)
        return fail(cx, E_REMOTE, "“%s” gave %zu orders at once; wismo takes %d. Ask for fewer on a page.", s->name, n,
                    ORDERS_MOST);
    order_list list = { .at = arena_alloc(cx->mem, (n + 1) * sizeof(struct order)) };
    for (size_t i = 0; i < n; i++) {
        const json_t *one = json_is_array(at) ? json_array_get(at, i) : at;
        if (json_is_object(one))
            TRY(http_map_order(cx, s, mapping, one, &list.at[list.n++]));
    }
    *out = list;
    return NULL;
}
