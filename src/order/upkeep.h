/* upkeep.h - what is derived from orders and must follow when something else than the order changes. */
#pragma once
#include "order/order.h"

/* Badges of the orders with this status, after the shop gave it another badge. No history: nobody did anything. */
MUST err_t order_rebadge(struct cx *cx, const char *type, const char *code);

/* Badges of orders that wait at a pick-up point past their time by now. */
MUST err_t order_overdue(struct cx *cx);

/* Normalised numbers of all orders of the shop, after its prefix or suffix changed. May be stopped and begun again. */
MUST err_t order_renumber(struct cx *cx);
