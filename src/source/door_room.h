/* door_room.h - what the door's files share. Inside of source/ only. */
#pragma once
#include "account/shop.h"
#include "order/status.h"
#include "source/door.h"
#include "source/source.h"

#define DOOR_MOST_MS (INT64_C(24) * 3600 * 1000) /* a proof ends at the latest after so long */
#define DOOR_MINE 6

/* What a walk has read: each thing once. */
struct door_walk {
    const struct source *source;
    const struct order *order; /* the last one, perhaps without its payments */
    struct status_known statuses;
};

struct door_walk *door_walk_of(struct cx *cx, struct visit *v);

/* The shop and the source of this visit; an order that was just read live, which the walk shows from now on. */
MUST err_t door_shop(struct cx *cx, struct visit *v, const struct shop **out);
MUST err_t door_source(struct cx *cx, struct visit *v, const struct source **out);
void door_keep(struct cx *cx, struct visit *v, const struct order *o);

/* A proof made in this walk: counts at once, saved with the turn. */
void door_proof_add(struct cx *cx, struct visit *v, const char *order_id, const char *level);

/* The address where a parcel is followed: the source's own, else the shop's default with the number filled
   in; http(s) only, NULL = none. */
const char *door_link(struct cx *cx, const struct shop *shop, const struct order *o, const char *url,
                      const char *tracking_number);

/* Items, parcels, and the members of the first open parcel that the card repeats. */
MUST err_t door_parcels(struct cx *cx, const struct shop *shop, const char *locale, struct status_known *known,
                        const struct order *o, struct order_view *v);

/* The shipment that speaks for the order: the first that is still under way, else the first; NULL = none. */
const struct shipment *door_first(const struct order *o);

/* What a visitor may see of an order that was just read. */
MUST err_t door_show(struct cx *cx, struct visit *v, const struct order *o, struct order_view *out);
