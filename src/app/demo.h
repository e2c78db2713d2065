/* demo.h - the demo shop. */
#pragma once
#include "db/db.h"

/* The made-up orders, into the principal's shop. */
MUST err_t demo_orders_add(struct cx *cx, int *added);
