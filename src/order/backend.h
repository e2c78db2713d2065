/* backend.h - the Orders integration of an assistant: where it keeps orders, in which currency new ones are made, and what
   is asked for each order and each product. One backend an assistant. */
#pragma once
#include "order/order.h"

struct order_backend {
    const char *assistant_id, *kind, *name, *currency;
    const char *order_fields, *item_fields; /* JSON [{"name","type": text|number|select,"required","options":[…]}] */
    int64_t version;
    msec created_at;
};
extern const struct field order_backend_fields[];
#define BACKEND_NATIVE "native"

/* *out NULL: none is connected. */
MUST err_t order_backend_find(struct cx *cx, const char *assistant_id, const struct order_backend **out);

/* “Spreadsheet Orders is already connected …” when b is of another kind, else NULL. */
const char *order_backend_conflict(struct cx *cx, const struct order_backend *b);

/* Native orders for the assistant; currency NULL = the shop's. E_CONFLICT: one is connected already, in words;
   E_INPUT: no such currency; E_MISSING: no such assistant. */
MUST err_t order_backend_connect(struct cx *cx, const char *assistant_id, const char *currency,
                                 struct order_backend *out);

/* Currency and fields become those of in; orders keep theirs. E_INPUT names what is wrong; E_CONFLICT: old version. */
MUST err_t order_backend_change(struct cx *cx, const struct order_backend *in, struct order_backend *out);

/* Disconnects native orders; every order stays. E_MISSING: nothing is connected; E_CONFLICT: another kind is. */
MUST err_t order_backend_remove(struct cx *cx, const char *assistant_id);

/* The currency of a new order: of the shop's first assistant with native orders; "" when there is none. */
MUST err_t order_backend_currency(struct cx *cx, char out[4]);

/* Custom values of an order, or of its products, against what the assistants of its source ask for: numbers are numbers, a
   selection is one of its options, what is required is there. A product that stands in `before` (NULL: a new order) as it
   is lacks nothing that it lacked then. Chained as by fail_also. */
MUST err_t order_custom_check(struct cx *cx, const struct order *before, const struct order *o, bool custom,
                              bool items);
