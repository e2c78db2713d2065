/* order_parts.h - the steps of storing an order, and what adding, editing and taking one share; inside of order/ only. */
#pragma once
#include "order/order.h"

/* Whether two values of a field are equal; a field's value as history shows it (NULL = nothing); copying it. */
bool order_field_same(const struct field *f, const struct order *a, const struct order *b);
const char *order_field_text(struct cx *cx, const struct field *f, const struct order *o);
void order_field_copy(const struct field *f, struct order *to, const struct order *from);
/* Whether a source that gives o says anything about this field. */
bool order_field_said(const struct field *f, const struct order *o);

/* The lists as one line of words each, NULL when empty. */
enum order_part { PART_ITEMS, PART_SHIPMENTS, PART_PAYMENTS };
const char *order_part_text(struct cx *cx, enum order_part part, const struct order *o);
/* Exact equality, for deciding whether rows are written. */
bool order_part_same(struct cx *cx, enum order_part part, const struct order *a, const struct order *b);

/* Hex hash of all that o says. */
char *order_hash(struct cx *cx, const struct order *o);

/* Writes the row, and the lists that differ. E_CONFLICT: somebody else has written this version. */
#define ORDER_STALE "This order was changed by somebody else. Load it again and repeat the change."
MUST err_t order_rows_write(struct cx *cx, const struct order *before, const struct order *o);

/* One event for each thing that differs; before = NULL: "order.created". */
MUST err_t order_events(struct cx *cx, const struct order *before, const struct order *now);

/* Codes: defaults, and what is not in the catalogue: learned, or E_INPUT. */
MUST err_t order_codes(struct cx *cx, struct order *o, bool learn);

/* What was said in so many words, and is therefore not derived. */
struct order_given {
    bool general, delivery, payment, subtotal, total;
    bool edited;             /* by a person: sums are kept true, not taken as they come */
    const struct shop *shop; /* by who has read it already, or NULL */
};

/* Everything that follows from other fields. before = NULL for a new order. */
MUST err_t order_derive(struct cx *cx, const struct order *before, struct order *o, const struct order_given *given);

/* Badge and group of an order with these codes. */
MUST err_t order_badge(struct cx *cx, struct order *o);

/* Whether its total is what its parts make. */
bool order_summed(const struct order *o);

#define PHONE_MORE "xX#;,eE" /* what an extension begins with */
/* A number in E.164, or one that becomes one with the country. */
bool order_phone_valid(struct arena *a, const char *phone, const char *country);

/* The first parcel that is still under way, else the first; NULL when there is none. */
struct shipment *order_open_parcel(const struct order *o);

/* order_home.c: what edit changes of an order that lives elsewhere and is not the staff's own: E_INPUT naming every such
   field. */
MUST err_t order_home_check(struct cx *cx, const struct order *before, const struct order *o,
                            const struct order_edit *edit);

/* --- what order.c, order_edit.c and order_take.c share --- */

/* order.c: lists of our own and everything derived; nothing is written. */
MUST err_t order_complete(struct cx *cx, const struct order *before, struct order *o, const struct order_given *given);
/* erase.c: services are asked for a parcel's number, not for an order: one that has left its order is asked for no more,
   unless another order waits for it. */
MUST err_t order_parcels_forget(struct cx *cx, const struct order *before, const struct order *o);
/* erase.c: of an order whose customer was erased the numbers of parcels that have come to their end. */
void order_parcels_anonymise(struct cx *cx, struct order *o);

/* order.c: writes o, its lists and its events. before = NULL: a new order. o is completed here. In a transaction. */
MUST err_t order_store(struct cx *cx, const struct order *before, struct order *o, const struct order_given *given);

/* n bytes in cx->mem; NULL when there are none. */
void *order_copied(struct cx *cx, const void *at, size_t n);

/* A carrier or tracking number without a parcel makes one, so that there is one place where they live. */
void order_parcel_adopt(struct cx *cx, struct order *o, const char *told_by);

/* What was said of the order itself is also true of its open parcel. */
struct parcel_words {
    bool carrier, tracking, delivery, eta;
    const char *told_by;
};
void order_parcel_follow(struct cx *cx, struct order *o, struct parcel_words said);

/* parcel_news.c: what a tracker knows of o's parcels, and a source that speaks of them again has not seen later, is kept.
   Whether it was. */
bool order_tracker_keep(struct cx *cx, const struct order *before, struct order *o);
/* Whether a tracker knows the order's only parcel better than a delivery code that a source gives the order. */
bool order_tracker_knows(const struct order *before, const char *delivery);
/* Whether a delivery code of an order leaves nothing to wait for. */
bool order_delivery_ends(const char *delivery);
/* Asks the shop's trackers to follow it, if there are any: anew when it had ended, or was refused with another carrier. In a
   transaction. */
MUST err_t order_parcel_follow_up(struct cx *cx, const struct shipment *s);

/* A badge stands for two codes; the one that the order has already (now) changes nothing. E_INPUT: no such badge. */
MUST err_t order_badge_choose(struct cx *cx, const char *now, struct order *o);

/* A product's first picture is the one of lists and cards. */
void order_first_images(struct cx *cx, struct order *o);

/* What a new order says itself; its dates, where it says none. */
struct order_given order_given_of(const struct order *in);
void order_dates_first(struct cx *cx, struct order *o);
