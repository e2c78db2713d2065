/* search.h - the staff's list of orders: newest first, a page at a time, with filters and counts by group. */
#pragma once
#include "order/order.h"

/* All may be NULL or 0: no such filter. */
struct order_search {
    const char *query;   /* number, e-mail, phone or tracking number: whole or its beginning */
    const char *group;   /* new in_processing in_transit delivered problematic */
    const char *status;  /* "type.code" */
    const char *payment; /* paid pending partial none failed cod */
    const char *warehouse, *carrier, *channel, *tracking_number; /* exact */
    msec from, to;                                               /* placed: from ≤ t < to */
    int page, per_page;                                          /* from 1; at most 200, 0 = 25 */
};

struct order_counts {
    int64_t total, fresh, in_processing, in_transit, delivered, problematic;
};

/* The cards above the list: all orders of the shop, or those placed in from ≤ t < to (0 = open). */
MUST err_t order_count(struct cx *cx, msec from, msec to, struct order_counts *out);

/* One page of rows (no items, shipments, payments). *total counts all that match; where only a group and dates are
   asked for, the cards of these dates know it. E_INPUT: unknown group, status type or payment. */
MUST err_t order_search(struct cx *cx, const struct order_search *search, const struct order_counts *cards,
                        order_list *out, int64_t *total);

/* The cards as members "total", "new", "in_processing", … of the object open in w. */
void order_counts_write(struct writer *w, const struct order_counts *c);
