/* order_input.h - an order as staff and programs send it: the fields of the record, and the lists items, shipments
   and payments. */
#pragma once
#include "base/json.h"
#include "order/order.h"

/* Only what is present is touched; edit says which fields and lists were, and edit->unread names every field that could
   not be taken: order_change refuses it with what else is wrong, other callers refuse it themselves. E_INPUT: not an
   order at all. */
MUST err_t order_input(struct cx *cx, const json_t *in, struct order_edit *edit);

/* orders.c: the filters of the list in the query, without the page. */
struct order_search;
struct req;
MUST err_t orders_filters(struct cx *cx, const struct req *rq, struct order_search *out);
