/* order.h - the one order model, for own orders and for every source. Orders are never deleted. */
#pragma once
#include "db/db.h"

#define QUANTITY_MOST 1000000 /* pieces of one product in an order */

struct order_item {
    int64_t line;
    const char *sku, *name;
    int64_t quantity;
    struct money unit_price;
    const char *product_id, *thumbnail, *custom; /* custom: JSON object */
    const char *warehouse;
    int64_t stock;
    const char *images; /* JSON [{"url","alt"}]; the first one is the thumbnail */
};

struct shipment {
    int64_t line;
    const char *carrier_code, *carrier, *tracking_number, *tracking_url, *service;
    const char *pickup_point;
    msec pickup_until;
    const char *status, *status_raw; /* a delivery code, and what the source called it */
    const char *items;               /* JSON [{"line","quantity"}], NULL = all */
    msec shipped_at, last_event_at;
    const char *last_event;
    msec eta_from, eta_to, delivered_at;
    const char *told_by; /* store, tracker, manual */
};

struct payment {
    int64_t line;
    struct money amount;
    const char *method, *note;
    msec paid_at, reversed_at;
};

/* What an order's own system says of a request: answer is yes, no or ask. */
struct order_allowed {
    const char *action, *answer, *reason;
};

struct order {
    const char *id, *source_id, *external_id, *number, *number_norm;
    int64_t external_stamp;
    const char *content_hash, *locale;
    const char *customer_id, *customer_name, *email, *email_norm, *phone, *phone_norm;
    const char *ship_name, *ship_line1, *ship_line2, *ship_city, *ship_region, *ship_postcode, *ship_country;
    const char *general, *delivery, *payment;             /* mapped codes, see state.h */
    const char *general_raw, *delivery_raw, *payment_raw; /* as the source says */
    const char *badge, *grp;                              /* derived by order_store() */
    const char *currency;
    struct money subtotal, shipping_total, discount_total, tax_total, total, paid_total;
    const char *total_text;
    const char *payment_name, *shipping_name;
    const char *carrier, *tracking_number, *tracking_norm; /* derived: first open parcel */
    const char *channel, *warehouse, *comment, *tags, *custom;
    const char *note;                      /* staff's own words: never shown to a shopper */
    int64_t in_stock, reserved, available; /* as staff wrote them */
    int64_t item_count;
    const char *dates;
    msec placed_at, changed_at, cancelled_at, delivered_at, eta_from, eta_to, fetched_at;
    int64_t version;
    msec created_at;
    msec reminder_at;     /* the next reminder, kept by reminder.c; 0 = none */
    const char *reminder; /* its words */
    msec erased_at;       /* whom it was from was erased (erased.h); 0 = no */
    int64_t mix;          /* the number of what lists are filtered by, see order_mix_of() */

    LIST(struct order_item) items; /* filled by order_get and order_load */
    LIST(struct shipment) shipments;
    LIST(struct payment) payments;
    bool shown;               /* read for a shopper: ORDER_SHOWN and order_load_shown, nothing else */
    bool stale;               /* of a source that does not answer: as it was at fetched_at */
    bool live;                /* as its source has just said, and not stored yet: order_take does that with `said` */
    const struct order *said; /* what the source has said, with our id */
    LIST(struct order_allowed) allowed; /* what its source says of requests; never stored */
    uint64_t emptied; /* order_take: times and amounts that are said to be none, as bits of order_given_bit */
};
typedef LIST(struct order) order_list;
extern const struct field order_fields[], order_item_fields[], shipment_fields[], payment_fields[];

/* One order of the principal's shop, whole. */
MUST err_t order_get(struct cx *cx, const char *id, struct order *out);

/* Rows only (no items, shipments, payments). number and contact are normalised here. */
MUST err_t order_by_number_email(struct cx *cx, const char *source_id, const char *number_norm, const char *email_norm,
                                 order_list *out);
MUST err_t order_by_number_phone(struct cx *cx, const char *source_id, const char *number_norm, const char *phone_norm,
                                 order_list *out);
MUST err_t order_by_customer(struct cx *cx, const char *source_id, const char *customer_id, const char *email_norm,
                             int most, order_list *out);
MUST err_t order_by_external(struct cx *cx, const char *source_id, const char *external_id, struct order *out);

/* Fills items, shipments and payments of a row. */
MUST err_t order_load(struct cx *cx, struct order *o);

/* What the door shows a shopper, or decides by: most of an order is not even read for them. order_load_shown fills
   so much of the items and shipments, and notes it in o->shown. */
#define ORDER_SHOWN                                                                                                    \
    "id, source_id, number, number_norm, customer_id, email_norm, phone_norm, general, delivery, payment, currency, "  \
    "total, payment_name, shipping_name, carrier, tracking_number, placed_at, cancelled_at, delivered_at, eta_from, "  \
    "eta_to"
MUST err_t order_load_shown(struct cx *cx, struct order *o);

/* Adds one of our own: number from the shop's counter when NULL, source = the shop's native one, dates and
   codes defaulted. Out: as stored. E_INPUT: amounts in two currencies, bad e-mail, unknown code. */
MUST err_t order_add(struct cx *cx, const struct order *in, struct order *out);

/* An edit by staff or bot: `given` has bit i for field i of order_fields; items/shipments/payments replace
   the lists when the matching flag is set. version must be the current one: E_CONFLICT else. badge sets the general and
   the delivery status by the table of state.h, never the payment. Totals follow the products, and the payment status the
   recorded payments. E_INPUT names every field that is wrong. One event for each field that changed. */
struct order_edit {
    struct order to;
    uint64_t given;
    bool items, shipments, payments;
    err_t unread; /* what could not be taken: refused together with what else is wrong */
    bool back;    /* an edit is taken back: general_raw, delivery_raw, delivered_at and cancelled_at are given, too */
};
/* The bit of `given` for the field of this name. */
uint64_t order_given_bit(const char *name);
MUST err_t order_change(struct cx *cx, const char *id, const struct order_edit *edit, struct order *out);

/* Whether wismo is where this order lives (native, or pushed by the API); else only the other system changes what it says,
   and order_change refuses all but the staff's own: note, tags, warehouse, stock, custom. */
struct order_home {
    bool ours;
    const char *name; /* of its source; NULL: nobody knows it any more */
    msec left_at; /* since then nobody follows what becomes of it there: its source was disconnected; 0 = followed */
};
MUST err_t order_home(struct cx *cx, const struct order *o, struct order_home *out);

/* What a source or an import says about an order, keyed by (shop, source, external id). Older than what is
   known (external_stamp), or equal content (content_hash; made here when NULL): nothing happens. NULL, 0, an amount
   without currency and a list whose `at` is NULL are not said and keep what is known; "" and an empty list (`at`
   set, n = 0) clear it, and so do the bits of `emptied`; a subtotal or total then follows the products. A code that the catalogue does not have is learned as a custom status, never an error.
   Of a customer who was erased nothing is taken that leads to a person (erased.h). */
enum order_taken { ORDER_ADDED, ORDER_CHANGED, ORDER_UNCHANGED };
MUST err_t order_take(struct cx *cx, const struct order *in, enum order_taken *taken, const char **id);

/* What order_take would make of it, without writing: codes that the catalogue lacks stay as they are. *out has the id that
   the order has, or will have when it is taken with that id (in->id; E_CONFLICT then if another has it by now). */
MUST err_t order_laid(struct cx *cx, const struct order *in, struct order *out);

/* What staff may not save, all of it at once: what of o differs from before (NULL: a new order) is looked at. */
MUST err_t order_check(struct cx *cx, const struct order *before, const struct order *o);

/* Whether it holds a total and no products that would make it up. */
bool order_legacy(const struct order *o);

/* Records money that was received, as the order's last payment: never a charge. paid_at 0 = now. E_INPUT: no amount,
   another currency; E_CONFLICT: its source says that it is paid. */
MUST err_t order_pay(struct cx *cx, const char *id, const struct payment *in, struct order *out);
/* Takes a payment back, never a refund. version: the order's as it was read, because an edit may number its payments anew.
   E_MISSING: no such line; E_CONFLICT: edited since, or taken back already. */
MUST err_t order_unpay(struct cx *cx, const char *id, int64_t version, int64_t line, const char *note,
                       struct order *out);

/* The number of an order's mix: of its group, three statuses, warehouse, carrier and channel. Counters are kept by it, and
   rare filters find their orders by it (sql/0009_search.sql). */
int64_t order_mix_of(const struct order *o);

/* Whether any order has this built-in or custom status. */
MUST err_t order_has_status(struct cx *cx, const char *type, const char *code, bool *out);

/* An event of an order as its history tells it. "order.acted" has what was done in the other system as its field, and this as
   its new value, or why it was not. */
#define ORDER_ACTED_DONE "done in the shop"
struct event;
const char *order_event_text(struct cx *cx, const struct event *e);

/* JSON for staff: everything. The object is open in w. */
void order_write(struct writer *w, const struct order *o);
