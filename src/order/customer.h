/* customer.h - who an order is from: everything with the same e-mail address or phone, what staff noted, and whether that
   is a VIP, by hand or by the shop's rule. Customers are named by one of their orders, so that no address stands in a URL. */
#pragma once
#include "order/order.h"

enum { CUSTOMER_ORDERS = 100 };

struct customer {
    const char *key, *name, *email, *phone, *email_norm, *phone_norm;
    order_list orders;        /* newest first, at most CUSTOMER_ORDERS; rows */
    int64_t order_count;      /* of all that are known, cancelled ones too, as far as CUSTOMER_ORDERS goes */
    LIST(struct money) spent; /* of those that are not cancelled, a sum a currency */
    bool erased;              /* it is not known any more whom the order is from */
    bool first_time;          /* the order that it was asked by is the first */
    bool vip;
    const char *vip_by;   /* hand, rule; NULL: no VIP and nobody said so */
    const char *vip_hand; /* yes, no, NULL */
    const char *note;
    int64_t version; /* 0: nothing was noted yet */
};
MUST err_t customer_of(struct cx *cx, const char *order_id, struct customer *out);

/* vip by hand (yes, no, NULL = as the rule says) and the note. E_CONFLICT: version is old; E_INPUT: the order names nobody. */
MUST err_t customer_note(struct cx *cx, const char *order_id, int64_t version, const char *vip, const char *note);

/* What staff noted under an e-mail address or phone (normal forms, "" = none): at most two rows. */
struct customer_noted {
    const char *key, *vip, *note;
    msec created_at;
};
typedef LIST(struct customer_noted) customer_noted_list;
extern const struct field customer_noted_fields[];
MUST err_t customer_noted_find(struct cx *cx, const char *email_norm, const char *phone_norm, customer_noted_list *out);

struct customer_rule {
    int64_t orders;     /* VIP from so many on, cancelled ones left out; 0 = not by this */
    struct money total; /* or from so much on */
    int64_t version;
};
extern const struct field customer_rule_fields[];
MUST err_t customer_rule_get(struct cx *cx, struct customer_rule *out);
MUST err_t customer_rule_set(struct cx *cx, const struct customer_rule *in, struct customer_rule *out);
