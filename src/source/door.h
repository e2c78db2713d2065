/* door.h - the only way for a visitor to an order. Includes nothing of order/: who comes through the door
   sees struct order_view, which has no address, phone, full name or payment details. */
#pragma once
#include "base/record.h"
#include "base/token.h"

/* One visitor in one turn. Loaded before the walk, saved in the turn's transaction; what the walk reads is read once,
   so the next walk needs a visit of its own. */
struct proof {
    const char *order_id, *level;
    msec at, until;
    bool fresh;
};
struct miss {
    const char *number_hash, *contact_hash, *what;
};
struct door_walk;
struct door_code;
struct visit {
    const char *conversation; /* id */
    const char *source_id;    /* the assistant's own */
    const char *also_reads;   /* further sources, separated by spaces; NULL = none */
    const char *address;      /* the client's */
    const char *locale;
    const char *subject;       /* proven by a signed token: sub, an id of one source alone; NULL = logged out */
    const char *subject_email; /* NULL unless the token vouches for it */
    msec since;      /* since when the visitor has talked without a long silence; what was proven before is void */
    int64_t misses;  /* of this conversation so far; grows in the walk */
    int64_t arrived; /* clock_mono() of the request */
    LIST(struct proof) proofs; /* rows, and what this walk has proven */
    bool unread;               /* proofs are stored: door_load_late reads them when one is asked for */
    LIST(struct miss) missed;  /* of this walk */
    int64_t not_before;        /* clock_mono() before which the answer must not leave; 0 = at once */
    const struct shop *shop;   /* as this request has read it; NULL: the door reads it when it needs it */
    struct door_walk *walk;    /* the door's own: what this walk has read */
    struct door_code *code;    /* of door_code.h: what this walk has asked for or tried */
};

enum door_outcome {
    DOOR_PROVEN, /* *order_id is set, and may be viewed in this walk */
    DOOR_MISS,   /* no such pair: say the same words whatever was wrong */
    DOOR_SPENT,  /* the budget of misses is spent: no look-up was made */
    DOOR_CLOSED, /* the shop verifies nobody this way: policy answers only */
};

#define DOOR_SILENCE_MS (INT64_C(30) * 60 * 1000) /* a proof ends after so much silence of the visitor */

/* Loads proofs that still hold (v->since; 24 h at most). */
MUST err_t door_load(struct cx *cx, struct visit *v);

/* Before door_proof in a walk: door_load, when that was put off and the walk itself has not proven this order. */
MUST err_t door_load_late(struct cx *cx, struct visit *v, const char *order_id);

/* Number and contact (an e-mail when it holds '@', else a phone or a postcode if the shop accepts those), as typed. A miss
   and every delay are expressed in v alone: v->misses, v->missed, v->not_before. E_OUTSIDE before anything is
   counted; E_REMOTE when the source does not answer, which costs no budget. Several orders with that pair:
   the newest. */
MUST err_t door_prove(struct cx *cx, struct visit *v, const char *number, const char *contact, enum door_outcome *out,
                      const char **order_id);

/* The visit's proof of this order, if it holds now; NULL = none. */
struct proof *door_proof(const struct cx *cx, const struct visit *v, const char *order_id);

/* For staff, who see every order: a proof for this walk alone, which is never saved, so that they read what the order's
   shopper would. v gets the order's source, and its language when it has none. */
MUST err_t door_vouch(struct cx *cx, struct visit *v, const char *order_id);

/* In the turn's transaction: proofs made, misses as security events, what became of a code. */
MUST err_t door_save(struct cx *cx, const struct visit *v);

/* false switches budgets and delays off (WISMO_RATE_LIMITS=off; tests). On at start. */
void door_limits(bool on);

/* --- what may be seen ---------------------------------------------------------------------------------- */

struct status_view {
    const char *type, *code, *name, *group;
};
struct item_view {
    const char *name;
    int64_t quantity;
    const char *thumbnail;
};
struct step_view {
    const char *code, *name;
    bool done;
    msec at;
};
struct parcel_view {
    const char *carrier, *tracking_number, *tracking_url;
    struct status_view status;
    msec eta_from, eta_to, pickup_until;
    const char *pickup_point;
    LIST(struct item_view) items;
};
struct order_view {
    const char *id, *number;
    struct status_view status, payment;
    const char *text; /* the status text, variables filled in; never empty */
    msec placed_at, eta_from, eta_to, delivered_at;
    const char *shipping_name, *payment_name, *carrier, *tracking_number,
        *tracking_url; /* url: http(s) only, or NULL */
    const char *thumbnail;
    LIST(struct item_view) items;
    struct money total;
    LIST(struct step_view) progress;
    LIST(struct parcel_view) parcels; /* more than one shipment, or a pick-up point */
    /* Pieces of an order that travels in parts; 0: none, or not known. */
    int64_t items_total, items_on_the_way, items_delivered;
    msec checked_at;
    bool live;
    /* for the flow's branches */
    bool cancelled, delivered, shipped, stalled, problem, unknown;
    bool actions_allowed; /* the shop allows at least one request */
};
typedef LIST(struct order_view) order_views;

/* Reads afresh, once a walk; E_DENIED without a proof that holds. */
MUST err_t door_view(struct cx *cx, struct visit *v, const char *order_id, struct order_view *out);

/* The latest six of the signed-in customer, each proven by the token: by v->subject orders that carry the customer's id, in
   the one source whose ids the token speaks of (door_of_ids); others by v->subject_email. Empty for logged-out visitors,
   and when the shop does not accept tokens. */
MUST err_t door_mine(struct cx *cx, struct visit *v, order_views *out);

/* The source whose customer ids the tokens of the visit's assistant speak of. v: what it reads. */
MUST err_t door_of_ids(struct cx *cx, struct visit *v, const char **source_id);

/* Eligibility on the state just read: "yes", "no", "ask" and the reason. E_DENIED without a proof. */
struct door_answer {
    const char *answer, *reason;
};
MUST err_t door_eligible(struct cx *cx, struct visit *v, const char *order_id, const char *action,
                         struct door_answer *out);

/* What staff read in a ticket: the whole order as JSON. E_DENIED without a proof. */
MUST err_t door_snapshot(struct cx *cx, struct visit *v, const char *order_id, char **json);

/* The OrderCard and OrderLine of API.md, with the order's id beside. choice: the option's id, or NULL. */
void order_card_write(struct writer *w, const char *key, const struct order_view *o);
void order_line_write(struct writer *w, const char *key, const char *choice, const struct order_view *o);

/* Facts of the shop that need no identity: delivery and returns policy, links, allowed actions, what is verified. */
struct policy_view {
    const char *shop_name, *delivery_policy, *returns_policy, *support_url, *returns_url, *privacy_url, *tracking_url,
        *actions;
    bool verify_email, verify_phone, verify_postcode, verify_code, verify_token;
};
MUST err_t door_policy(struct cx *cx, struct visit *v, struct policy_view *out);
