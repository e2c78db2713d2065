/* parcel.c - whose parcel it is and where it is followed. Invariant: what a store says of its carrier goes before what the
   number looks like, and nothing is stored that is only likely. */
#include "order/parcel.h"
#include "base/text.h"
#include "order/contact.h"
#include "order/order_parts.h"
#include <string.h>

const char *parcel_link(struct cx *cx, const struct shipment *s, const char *country, enum carrier_trust least)
{
    if (!s)
        return NULL;
    if (text_web_address(s->tracking_url))
        return s->tracking_url;
    if (text_empty(s->tracking_number))
        return NULL;
    return carrier_url(cx->mem, carrier_who(cx->mem, s->carrier_code, s->carrier, s->tracking_number, country, least),
                       s->tracking_number);
}

const char *order_tracking_link(struct cx *cx, const struct order *o)
{
    return parcel_link(cx, order_open_parcel(o), o->ship_country, CARRIER_LIKELY);
}

static bool stood_there(struct cx *cx, const struct order *before, const char *norm)
{
    for (size_t i = 0; before && i < before->shipments.n; i++)
        if (text_same(tracking_norm(cx->mem, before->shipments.at[i].tracking_number), norm))
            return true;
    return false;
}

void parcel_carriers(struct cx *cx, const struct order *before, struct order *o)
{
    for (size_t i = 0; i < o->shipments.n; i++) {
        struct shipment *s = &o->shipments.at[i];
        if (!text_empty(s->carrier_code))
            continue;
        const struct carrier *c = carrier_named(cx->mem, s->carrier);
        if (!c && text_empty(s->carrier) && !text_empty(s->tracking_number) &&
            !stood_there(cx, before, tracking_norm(cx->mem, s->tracking_number))) {
            c = carrier_who(cx->mem, NULL, NULL, s->tracking_number, o->ship_country, CARRIER_SURE);
            c = c && strcmp(c->code, "s10") ? c : NULL; /* some post: no name to show */
            s->carrier = c ? c->name : s->carrier;
        }
        s->carrier_code = c ? c->code : NULL;
    }
}
