/* status.h - WooCommerce's order statuses as ours: one table for orders that are read live and for files. */
#pragma once
#include "base/base.h"

struct woocommerce_state {
    const char *general, *delivery; /* our codes; general NULL: a status of the shop's own; delivery NULL: not said */
    bool hide;                      /* not an order yet, or no longer one */
};

/* status with or without "wc-", as a slug ("on-hold") or as its name ("On hold"). */
struct woocommerce_state woocommerce_state(struct arena *a, const char *status);

/* Without "wc-". */
const char *woocommerce_slug(struct arena *a, const char *status);

/* Whether a payment method, by its id or name, is paid to the carrier. */
bool woocommerce_on_delivery(struct arena *a, const char *method);
