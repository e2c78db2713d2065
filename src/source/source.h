/* source.h - where orders are read from; each kind is one file and one line in list.h. */
#pragma once
#include "order/order.h"

struct source {
    const char *id, *kind, *name, *settings;
    int64_t version;
};
extern const struct field source_fields[];

/* Orders are given out whole, but for payments where those would be a look-up of their own: shoppers never see them,
   and what staff read loads them. */
struct source_kind {
    const char *name;             /* stored: "native" */
    const char *label;            /* shown: "wismo orders" */
    const struct field *settings; /* the form; NULL = nothing to set */
    bool remote;                  /* reads leave the house: http_call, OUTSIDE lane */

    /* Whether the settings work; the error says exactly what does not. */
    err_t (*check)(struct cx *cx, const struct source *s);
    /* Orders with exactly this number and contact (one of email_norm, phone_norm is "" when not asked), whole. */
    err_t (*find)(struct cx *cx, const struct source *s, const char *number_norm, const char *email_norm,
                  const char *phone_norm, order_list *out);
    /* The newest orders of a customer, by the source's customer id (NULL) or e-mail (""), whole, at most `most`. */
    err_t (*mine)(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                  order_list *out);
    /* One order afresh, by our id. E_MISSING when the source no longer has it. */
    err_t (*read)(struct cx *cx, const struct source *s, const char *order_id, struct order *out);
};

MUST err_t source_get(struct cx *cx, const char *id, struct source *out);
const struct source_kind *source_kind(const char *name); /* NULL: this version has none such */
const struct source_kind *const *source_kinds(size_t *n);

MUST err_t source_find(struct cx *cx, const struct source *s, const char *number_norm, const char *email_norm,
                       const char *phone_norm, order_list *out);
MUST err_t source_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                       order_list *out);
MUST err_t source_read(struct cx *cx, const struct source *s, const char *order_id, struct order *out);
