/* parcel.h - parcels of orders: who carries one and where it is followed, and what a tracking service says of it. */
#pragma once
#include "carrier/carrier.h"
#include "order/order.h"

/* Where it is followed: the address that the store gave, else its carrier's page for the number, else NULL. country: where
   it goes, or NULL; least: how far a number without a carrier is trusted. http and https only. */
const char *parcel_link(struct cx *cx, const struct shipment *s, const char *country, enum carrier_trust least);

/* The same of the order's open parcel, for staff. */
const char *order_tracking_link(struct cx *cx, const struct order *o);

/* The carrier's code follows its name. A parcel that comes with a number and no carrier gets the one whose number it
   surely is; one that stood there before without one is left alone. before may be NULL. */
void parcel_carriers(struct cx *cx, const struct order *before, struct order *o);

/* --- what a tracker says --- */

#define PARCEL_FOLLOWED (INT64_C(60) * 86400000) /* then nobody asks any more */

struct parcel_news {
    const char *tracking_number;
    const char *carrier;    /* as the tracker calls it, or NULL */
    const char *status;     /* a delivery code; NULL: says none */
    const char *status_raw; /* the tracker's own word */
    const char *last_event; /* the last scan in words, or NULL */
    msec last_event_at;     /* 0: no scan, or its time is not known */
    msec eta_from, eta_to, delivered_at;
};
typedef LIST(struct parcel_news) parcel_news_list;

struct parcel_moved {
    const char *order_id;
    int64_t version;
};
typedef LIST(struct parcel_moved) parcel_moved_list;

/* Lays news over the parcels of the principal's shop with that number, each order in its own transaction with its events.
   Nothing happens when they are older than what is known, say nothing new, or cannot be of this order (a number that the
   carrier has used again): a scan from before it, or half a year later. What moved is added to out (heap-free: cx->mem). */
MUST err_t parcel_tell(struct cx *cx, const struct parcel_news *news, parcel_moved_list *out);

/* Whether a parcel with this number is still under way in any order. */
MUST err_t parcel_open(struct cx *cx, const char *tracking_norm, bool *out);
