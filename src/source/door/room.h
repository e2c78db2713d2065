/* room.h - what the door's files share. Inside of source/ only. */
#pragma once
#include "account/shop.h"
#include "order/status.h"
#include "source/door.h"
#include "source/source.h"

#define DOOR_MOST_MS (INT64_C(24) * 3600 * 1000) /* a proof ends at the latest after so long */
#define DOOR_MINE 6
#define PARCEL_MOVES "shipped in_transit out_for_delivery delayed"

/* What a walk has read: each thing once. */
struct door_walk {
    const struct source *source;     /* the last one */
    const struct order *order;       /* the last one, perhaps without its payments */
    LIST(const struct order *) live; /* read from other systems, to be stored with the turn */
    struct status_known statuses;
};

struct door_walk *door_walk_of(struct cx *cx, struct visit *v);

#define DOOR_SOURCES 8

/* The shop of this visit; the sources that its assistant reads, its own first (at most DOOR_SOURCES); one of them (E_MISSING:
   it is none of them). */
MUST err_t door_shop(struct cx *cx, struct visit *v, const struct shop **out);
MUST err_t door_sources(struct cx *cx, struct visit *v, const struct source *out[DOOR_SOURCES], size_t *n);
MUST err_t door_source(struct cx *cx, struct visit *v, const char *id, const struct source **out);

/* How many of these are asked over the network. */
size_t door_remote(const struct source *const *sources, size_t n);

/* An order that was just read, which the walk shows from now on; of another system it is stored with the turn. */
void door_keep(struct cx *cx, struct visit *v, const struct order *o);

/* A proof made in this walk: counts at once, saved with the turn. */
void door_proof_add(struct cx *cx, struct visit *v, const char *order_id, const char *level);

/* The address where a parcel is followed: the source's own, else its carrier's page, else the shop's default with the
   number filled in, else the page of whoever the number's check digit speaks for; http(s) only, NULL = none. */
const char *door_link(struct cx *cx, const struct shop *shop, const struct order *o, const struct shipment *s);

/* Items, parcels, and the members of the first open parcel that the card repeats. */
MUST err_t door_parcels(struct cx *cx, const struct shop *shop, const char *locale, struct status_known *known,
                        const struct order *o, struct order_view *v);

/* The shipment that speaks for the order: the first that is still under way, else the first; NULL = none. */
const struct shipment *door_first(const struct order *o);

/* The latest orders of a customer in every source of the visit, each proven as `level`, DOOR_MINE at most: in the one source
   whose ids count (source_of_ids) those with this customer id, and those without any with this e-mail; in the others, and
   where customer_id is NULL, all with this e-mail. email: normalised, or "". */
MUST err_t door_latest(struct cx *cx, struct visit *v, const char *customer_id, const char *email, const char *level,
                       order_views *out);

/* In the turn's transaction: what became of a code; v->code is set. E_CONFLICT: another turn was there first. */
MUST err_t door_code_save(struct cx *cx, const struct visit *v);

/* What a visitor may see of an order that was just read. */
MUST err_t door_show(struct cx *cx, struct visit *v, const struct order *o, struct order_view *out);
