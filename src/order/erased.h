/* erased.h - people who are to be forgotten: which orders are theirs, what of an order leads to a person, and tombstones,
   so that nothing brings them back. Figures stay: totals, dates, statuses, products, counters, the country. */
#pragma once
#include "order/order.h"

/* Who is meant, in normal forms (order/contact.h); "" or NULL: not known. */
struct person {
    const char *email, *phone;
    const char *source_id;       /* that the next two are from */
    const char *customer_id;     /* there; "0" is nobody: so shops call their guests */
    const char *const *external; /* ids of orders there */
    size_t external_n;
    msec until; /* only what was there by then; 0 = now */
};

/* Ids of the person's orders, oldest first, erased ones left out. Whose e-mail address it is decides; by phone or
   customer id come only orders that name no address or this one: a phone may be a family's. */
struct order_id {
    const char *id, *external_id, *source_id;
};
typedef LIST(struct order_id) order_id_list;
MUST err_t person_orders(struct cx *cx, const struct person *p, order_id_list *out);

/* Tombstones for the person and these orders, as of now (until). In a transaction, before anything is erased. */
MUST err_t erased_add(struct cx *cx, const struct person *p, const order_id_list *orders);

/* When what covers an order as a source, an import or a person gives it (before: as it is known, or NULL) was erased, 0: nothing
   does. Covered is what was erased itself, or placed by an erased person before the erasure. What is placed later is a new
   acquaintance. */
MUST err_t erased_covers(struct cx *cx, const struct order *before, const struct order *in, msec *out);
/* When this address, or this phone (normal forms), was erased last; 0: never. */
MUST err_t erased_when(struct cx *cx, const char *email, const char *phone, msec *out);
/* When a phone was erased last whose told digits (phone_told) stand somewhere in these, and those digits; 0: never. */
MUST err_t erased_told(struct cx *cx, const char *digits, const char **told, msec *out);
/* Orders that are not erased, by id behind one ("" = from the first), at most `most`: what erased_covers looks at. */
MUST err_t erased_candidates(struct cx *cx, const char *after, int most, order_list *out);
/* Keys ("e:…", "p:…") of customers of whom staff noted something. */
MUST err_t customer_keys(struct cx *cx, order_id_list *out);
/* Whether anybody was ever erased in this shop. */
MUST err_t erased_any(struct cx *cx, bool *out);

/* Takes out of o whatever leads to a person. The parcel's number only once the parcel has come to an end: until then
   somebody may still have to look for it. */
void order_anonymise(struct cx *cx, struct order *o);

/* --- erasing: erasing_begin, then any of the rest, then erasing_end, in one transaction --- */

/* From now on events may be emptied (sql/0014_privacy.sql). */
MUST err_t erasing_begin(struct cx *cx);
MUST err_t erasing_end(struct cx *cx);

struct order_erased {
    int64_t orders, events, requests, reminders;
};
/* One order and all that hangs on it. Counts are added to *out. */
MUST err_t order_erase(struct cx *cx, const char *id, struct order_erased *out);
/* Parcels of orders that were erased before then and of whose end nobody has told: their numbers go, some at a time. */
MUST err_t erased_parcels_end(struct cx *cx, msec before);
/* What staff noted of the customer; *out = how many rows. */
MUST err_t customer_erase(struct cx *cx, const struct person *p, int64_t *out);
/* After an edit of an erased order: the numbers of parcels leave its events with the parcels. */
MUST err_t order_events_settle(struct cx *cx, const struct order *before, const struct order *o);
/* Values of an event of orders that may name a person are emptied. *out: how many events. */
MUST err_t order_events_erase(struct cx *cx, const char *order_id, int64_t *out);

/* --- copies of another system's orders --- */

/* At most `most` ids of orders of sources that are copies, last changed before a time, placed behind (at, id) (0, "" =
   from the oldest). source_id: of this source alone, and whatever their age; NULL = of all. */
struct mirror_id {
    const char *id;
    msec placed_at;
};
typedef LIST(struct mirror_id) mirror_id_list;
MUST err_t mirror_find(struct cx *cx, const char *source_id, msec before, const struct mirror_id *behind, int most,
                       mirror_id_list *out);
/* Removes one copy with all that hangs on it; its history keeps what happened, and to whom not. In erasing. */
MUST err_t mirror_remove(struct cx *cx, const char *id);

/* --- lists of tombstones, for databases that are put in the place of others --- */

struct tombstone {
    const char *shop_id, *hash;
    msec at;
};
typedef LIST(struct tombstone) tombstone_list;
MUST err_t erased_list(struct cx *cx, tombstone_list *out); /* of the principal's shop */
MUST err_t erased_take(struct cx *cx, const struct tombstone *t, bool *news);
