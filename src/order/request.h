/* request.h - what a shopper asked for and confirmed: saved once, decided by staff. */
#pragma once
#include "db/db.h"

#define REQUEST_KINDS "cancel change_address change return refund confirm received"
#define REQUEST_STATES "open approved declined done"

struct request {
    const char *id, *order_id, *conversation_id, *kind, *state, *details;
    const char *reason;                       /* of the decision, as the shopper reads it */
    const char *todo;                         /* what is left for staff while it is approved; NULL: nothing */
    const char *decided_by;                   /* the name of who decided */
    const char *order_number, *customer_name; /* of the order, where it is listed or read */
    int64_t version;
    msec created_at, decided_at;
};
typedef LIST(struct request) request_list;
extern const struct field request_fields[];

/* With its event, in the caller's transaction. E_CONFLICT: this order has one of this kind already. */
MUST err_t request_add(struct cx *cx, const char *order_id, const char *conversation_id, const char *kind,
                       const char *details, struct request *out);
MUST err_t request_get(struct cx *cx, const char *id, struct request *out);

/* A kind as it stands after "The customer asked": "to cancel", "for a return"; of another or NULL "for something". */
const char *request_asked(const char *kind);

/* Newest first; NULL and 0: no such filter. */
struct request_search {
    const char *order_id, *state, *kind;
    msec from, to; /* asked: from ≤ t < to */
    int page, per_page;
};
MUST err_t request_find(struct cx *cx, const struct request_search *search, request_list *out, int64_t *total);
/* How many are open: of this order, or of the shop (NULL). */
MUST err_t request_open(struct cx *cx, const char *order_id, int64_t *out);
MUST err_t request_exists(struct cx *cx, const char *order_id, const char *kind, bool *out);

/* request_decide.c. What staff decide. Approving does the step where wismo can: cancel, address, confirm, received on
   orders of our own; the request is done then, else approved with what is left to do in todo. It never refunds.
   address: the parts to write instead of the shopper's own words, all NULL = those words. */
struct request_address {
    const char *name, *line1, *line2, *city, *region, *postcode, *country;
};
struct request_decision {
    enum {
        REQUEST_APPROVE,
        REQUEST_DECLINE,
        REQUEST_DONE,
        REQUEST_CARRIED, /* the shop's own system has done it, whether it was approved here or not */
        REQUEST_LEFT,    /* that system did not: it stays with staff, elsewhere says why */
    } what;
    int64_t version;
    const char *reason;    /* declining needs one */
    const char *elsewhere; /* approving: what is happening in the shop's own system, instead of what is left to do */
    struct request_address address;
};
/* E_CONFLICT: decided already, or version is old; E_INPUT: no reason. *out as it is then. */
MUST err_t request_decide(struct cx *cx, const char *id, const struct request_decision *decision, struct request *out);
