/* parcel.c - what travels: the order's items, its parcels, and where they can be followed.
   Invariant: a link is http or https, whatever a source or a setting says. */
#include "base/json.h"
#include "base/text.h"
#include "order/parcel.h"
#include "order/template.h"
#include "source/door/room.h"
#include <string.h>

/* --- links ------------------------------------------------------------------------------------------- */

/* The shop's default page with the number filled in. */
static const char *default_page(struct cx *cx, const struct shop *shop, const struct order *o,
                                const char *tracking_number)
{
    if (text_empty(shop->tracking_url))
        return NULL;
    struct variable vars[] = {
        { "parcel_number", text_empty(tracking_number) ? NULL : text_percent(cx->mem, tracking_number) },
        { "order_number", text_percent(cx->mem, o->number) },
    };
    const char *filled = template_fill(cx->mem, shop->tracking_url, vars, 2, "");
    return text_web_address(filled) ? filled : NULL;
}

const char *door_link(struct cx *cx, const struct shop *shop, const struct order *o, const struct shipment *s)
{
    const char *country = o->shown ? NULL : o->ship_country;
    const char *sure = parcel_link(cx, s, country, CARRIER_SURE);
    const char *other = sure ? NULL : default_page(cx, shop, o, s ? s->tracking_number : NULL);
    return sure ? sure : other ? other : parcel_link(cx, s, country, CARRIER_LIKELY);
}

/* A picture comes from the web or from this server itself. */
static const char *picture(const char *url)
{
    bool own = url && url[0] == '/' && url[1] != '/' && url[1] != '\\';
    return own || text_web_address(url) ? url : NULL;
}

/* --- items --------------------------------------------------------------------------------------------- */

static struct item_view item_of(const struct order_item *i, int64_t quantity)
{
    return (struct item_view){ i->name, quantity, picture(i->thumbnail) };
}

static void items_all(struct cx *cx, const struct order *o, struct item_view **at, size_t *n)
{
    *at = arena_alloc(cx->mem, o->items.n * sizeof(**at));
    *n = 0;
    for (size_t i = 0; i < o->items.n; i++)
        (*at)[(*n)++] = item_of(&o->items.at[i], o->items.at[i].quantity);
}

static const struct order_item *item_at(const struct order *o, int64_t line)
{
    for (size_t i = 0; i < o->items.n; i++)
        if (o->items.at[i].line == line)
            return &o->items.at[i];
    return NULL;
}

/* What is in a parcel. Several parcels that do not say what they hold: nothing is claimed. */
static void parcel_items(struct cx *cx, const struct order *o, const struct shipment *s, bool alone,
                         struct parcel_view *p)
{
    json_t *list = NULL, *entry;
    size_t i;
    if (text_empty(s->items) || json_read(cx, s->items, strlen(s->items), &list) || !json_is_array(list)) {
        if (alone)
            items_all(cx, o, &p->items.at, &p->items.n);
        return;
    }
    p->items.at = arena_alloc(cx->mem, json_array_size(list) * sizeof(*p->items.at));
    json_array_foreach (list, i, entry) {
        const struct order_item *item = item_at(o, json_num(entry, "line", -1));
        if (item)
            p->items.at[p->items.n++] = item_of(item, json_num(entry, "quantity", item->quantity));
    }
}

/* --- parcels ------------------------------------------------------------------------------------------- */

static bool is_open(const struct shipment *s)
{
    return !text_in("delivered returned cancelled", s->status ? s->status : "");
}

static bool is_void(const struct shipment *s) { return text_same(s->status, "cancelled"); }

const struct shipment *door_first(const struct order *o)
{
    const struct shipment *first = NULL;
    for (size_t i = 0; i < o->shipments.n; i++) {
        if (is_open(&o->shipments.at[i]))
            return &o->shipments.at[i];
        if (!first && !is_void(&o->shipments.at[i]))
            first = &o->shipments.at[i];
    }
    return first;
}

static err_t parcel_make(struct cx *cx, const struct shop *shop, const char *locale, struct status_known *known,
                         const struct order *o, const struct shipment *s, bool alone, struct parcel_view *out)
{
    struct status status = { 0 };
    const char *code = text_empty(s->status) ? "unknown" : s->status;
    err_t e = status_know(cx, known, "delivery", code, locale, &status);
    if (e && e->code != E_MISSING)
        return e;
    const char *group =
        order_state("in_progress", code, "none", false, !status_builtin(STATUS_DELIVERY, code), status.badge, false)
            .group;
    *out = (struct parcel_view){
        .carrier = s->carrier,
        .tracking_number = s->tracking_number,
        .tracking_url = door_link(cx, shop, o, s),
        .status = { "delivery", code, e ? code : status.name, group },
        .eta_from = s->eta_from,
        .eta_to = s->eta_to,
        .pickup_until = s->pickup_until,
        .pickup_point = text_empty(s->pickup_point) ? NULL : s->pickup_point,
    };
    parcel_items(cx, o, s, alone, out);
    return NULL;
}

static err_t parcels_make(struct cx *cx, const struct shop *shop, const char *locale, struct status_known *known,
                          const struct order *o, struct order_view *v)
{
    size_t n = 0;
    bool pickup = false;
    for (size_t i = 0; i < o->shipments.n; i++)
        if (!is_void(&o->shipments.at[i])) {
            n++;
            pickup = pickup || !text_empty(o->shipments.at[i].pickup_point);
        }
    if (n < 2 && !pickup)
        return NULL;
    v->parcels.at = arena_alloc(cx->mem, n * sizeof(*v->parcels.at));
    for (size_t i = 0; i < o->shipments.n; i++)
        if (!is_void(&o->shipments.at[i]))
            TRY(parcel_make(cx, shop, locale, known, o, &o->shipments.at[i], n == 1, &v->parcels.at[v->parcels.n++]));
    return NULL;
}

/* --- how much of it is where --------------------------------------------------------------------------- */

/* Pieces in a parcel; -1: it does not say. */
static int64_t pieces_in(struct cx *cx, const struct order *o, const struct shipment *s)
{
    json_t *list = NULL, *entry;
    int64_t n = 0;
    size_t i;
    if (text_empty(s->items) || json_read(cx, s->items, strlen(s->items), &list) || !json_is_array(list))
        return -1;
    json_array_foreach (list, i, entry) {
        const struct order_item *item = item_at(o, json_num(entry, "line", -1));
        int64_t some = item ? json_num(entry, "quantity", item->quantity) : -1;
        if (some < 0 || some > item->quantity || __builtin_add_overflow(n, some, &n))
            return -1;
    }
    return n;
}

/* Only where every parcel says what it holds, and all of them together not more than was ordered: else nothing is
   claimed. Said only of an order that is in several places. */
static void pieces_count(struct cx *cx, const struct order *o, struct order_view *v)
{
    int64_t total = 0, packed = 0, moving = 0, arrived = 0;
    for (size_t i = 0; i < o->items.n; i++)
        if (__builtin_add_overflow(total, o->items.at[i].quantity, &total))
            return;
    for (size_t i = 0; i < o->shipments.n; i++) {
        const struct shipment *s = &o->shipments.at[i];
        int64_t n = is_void(s) ? 0 : pieces_in(cx, o, s);
        if (n < 0 || __builtin_add_overflow(packed, n, &packed))
            return;
        moving += text_in(PARCEL_MOVES, s->status ? s->status : "") ? n : 0;
        arrived += text_same(s->status, "delivered") ? n : 0;
    }
    if (packed > total || moving == total || arrived == total || !(moving || arrived))
        return;
    v->items_total = total;
    v->items_on_the_way = moving;
    v->items_delivered = arrived;
}

err_t door_parcels(struct cx *cx, const struct shop *shop, const char *locale, struct status_known *known,
                   const struct order *o, struct order_view *v)
{
    const struct shipment *first = door_first(o);
    items_all(cx, o, &v->items.at, &v->items.n);
    v->thumbnail = v->items.n ? v->items.at[0].thumbnail : NULL;
    v->carrier = first && !text_empty(first->carrier) ? first->carrier : o->carrier;
    v->tracking_number = first && !text_empty(first->tracking_number) ? first->tracking_number : o->tracking_number;
    struct shipment whole = first ? *first : (struct shipment){ 0 }; /* what only the order says is of its parcel */
    whole.carrier = v->carrier;
    whole.tracking_number = v->tracking_number;
    v->tracking_url = door_link(cx, shop, o, &whole);
    bool own = first && (first->eta_from || first->eta_to);
    v->eta_from = own ? first->eta_from : o->eta_from;
    v->eta_to = own ? first->eta_to : o->eta_to;
    pieces_count(cx, o, v);
    return parcels_make(cx, shop, locale, known, o, v);
}
