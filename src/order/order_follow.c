/* order_follow.c - what goes with what somebody says of an order: its parcel with the carrier, two codes with a badge, the
   thumbnail with the pictures. */
#include "base/json.h"
#include "order/order_parts.h"
#include "order/state.h"
#include <string.h>

void *order_copied(struct cx *cx, const void *at, size_t n)
{
    return n ? memcpy(arena_alloc(cx->mem, n), at, n) : NULL;
}

/* --- parcels --- */

void order_parcel_adopt(struct cx *cx, struct order *o, const char *told_by)
{
    if (o->shipments.n || (text_empty(o->carrier) && text_empty(o->tracking_number)))
        return;
    o->shipments.at = arena_alloc(cx->mem, sizeof(*o->shipments.at));
    o->shipments.n = 1;
    o->shipments.at[0] = (struct shipment){ .carrier = o->carrier,
                                            .tracking_number = o->tracking_number,
                                            .told_by = told_by,
                                            .status = text_empty(o->delivery) ? "unknown" : o->delivery };
}

/* Whoever sends a parcel and says so by hand has sent it now. */
static void dispatched(struct cx *cx, struct shipment *s)
{
    if (!text_same(s->told_by, "manual"))
        return;
    if (text_in("not_shipped preparing", s->status))
        s->shipped_at = 0;
    else if (!s->shipped_at && text_in("shipped in_transit", s->status))
        s->shipped_at = cx->now;
}

/* What a tracker said was of the other one. */
static void another_number(struct shipment *s, const char *number, const char *told_by)
{
    s->tracking_number = number;
    s->tracking_url = NULL;
    if (!text_same(s->told_by, "tracker"))
        return;
    s->last_event = s->status_raw = NULL;
    s->last_event_at = s->delivered_at = 0;
    s->told_by = told_by;
}

void order_parcel_follow(struct cx *cx, struct order *o, struct parcel_words said)
{
    if (!o->shipments.n) {
        if (said.carrier || said.tracking)
            order_parcel_adopt(cx, o, said.told_by);
        return;
    }
    o->shipments.at = order_copied(cx, o->shipments.at, o->shipments.n * sizeof(*o->shipments.at));
    struct shipment *s = order_open_parcel(o);
    if (said.carrier && !text_same(s->carrier, o->carrier))
        s->carrier = o->carrier, s->carrier_code = NULL;
    if (said.tracking && !text_same(s->tracking_number, o->tracking_number))
        another_number(s, o->tracking_number, said.told_by);
    if (said.eta)
        s->eta_from = o->eta_from, s->eta_to = o->eta_to;
    if (said.delivery && o->shipments.n == 1 && !text_same(s->status, o->delivery)) {
        s->status = o->delivery;
        s->status_raw = NULL;
        s->told_by = said.told_by;
        dispatched(cx, s);
    }
}

/* --- the rest --- */

err_t order_badge_choose(struct cx *cx, const char *now, struct order *o)
{
    const struct badge_codes *codes = badge_codes_of(o->badge);
    if (text_empty(o->badge) || text_same(o->badge, now))
        return NULL;
    if (!codes)
        return fail_field(cx, "badge", "There is no package status “%s”.", o->badge);
    o->general = codes->general;
    o->delivery = codes->delivery;
    return NULL;
}

void order_first_images(struct cx *cx, struct order *o)
{
    for (size_t i = 0; i < o->items.n; i++) {
        struct order_item *it = &o->items.at[i];
        json_t *list;
        if (text_empty(it->images) || json_read(cx, it->images, strlen(it->images), &list))
            continue;
        const char *url = json_str(json_array_get(list, 0), "url");
        it->thumbnail = url ? arena_copy(cx->mem, url) : NULL;
    }
}

struct order_given order_given_of(const struct order *in)
{
    return (struct order_given){ .delivery = !text_empty(in->delivery),
                                 .payment = !text_empty(in->payment),
                                 .subtotal = in->subtotal.currency[0] != 0,
                                 .total = in->total.currency[0] != 0 };
}

void order_dates_first(struct cx *cx, struct order *o)
{
    o->created_at = cx->now;
    o->placed_at = o->placed_at ? o->placed_at : cx->now;
    o->changed_at = o->changed_at ? o->changed_at : cx->now;
}
