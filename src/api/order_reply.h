/* order_reply.h - one order as the order page reads it. */
#pragma once
#include "api/api.h"
#include "order/order.h"

/* The order, and what stands beside it: the chat about it, open requests, the next reminder. */
MUST err_t order_reply(struct cx *cx, struct req *rq, const struct order *o);

/* The same as members of the object open in w. */
MUST err_t order_whole_write(struct cx *cx, struct writer *w, const struct order *o);

/* Tells open pages that something about it has changed. */
MUST err_t order_told(struct cx *cx, const char *id);
