/* bulk.h - one change to many orders, and taking it back. Each order is changed by itself: one that cannot be does not hold
   up the others. */
#pragma once
#include "order/order.h"

enum { ORDER_BULK_MOST = 200, ORDER_TAG_MOST = 50 };

/* NULL = not this. Tags are compared without case and accents. */
struct order_bulk {
    const char *badge, *add_tag, *remove_tag;
};
extern const struct field order_bulk_fields[];

struct order_bulk_failure {
    const char *id, *number, *reason; /* number NULL: there is no such order */
};
struct order_bulk_changed {
    const char *id;
    int64_t version;
};
struct order_bulk_done {
    LIST(struct order_bulk_changed) changed;
    LIST(struct order_bulk_failure) failed;
    int64_t unchanged;
    const char *undo; /* the change's name for order_bulk_undo; NULL: nothing changed */
};
extern const struct field order_bulk_failure_fields[];

/* An id that stands there twice counts once. E_INPUT: nothing to change, no such badge, what is no tag. Not in a
   transaction of the caller. */
MUST err_t order_bulk_change(struct cx *cx, const char *const *ids, size_t n, const struct order_bulk *what,
                             struct order_bulk_done *out);

/* Orders become as they were before that change; what was edited since is left alone and is in out->failed.
   E_MISSING: no such change of this shop, or older than a week; E_CONFLICT: taken back already. */
MUST err_t order_bulk_undo(struct cx *cx, const char *id, struct order_bulk_done *out);
