/* eligibility.h - which request is allowed on an order in its present state: the shop's rule table. */
#pragma once
#include "order/order.h"

enum eligible { ELIGIBLE_NO, ELIGIBLE_ASK, ELIGIBLE_YES }; /* the smaller is the stricter */

struct eligibility {
    enum eligible answer;
    const char *reason; /* words for the shopper when not yes; never NULL */
};

/* Actions: cancel change_address change return refund confirm received. Reads the order's codes, dates in the
   shop's zone, and earlier requests (never twice); where the order's own system says something of it, the stricter counts.
   E_INPUT: no such action. */
MUST err_t eligibility_check(struct cx *cx, const struct order *o, const char *action, struct eligibility *out);

/* Writes the shipped rules for the principal's shop (replacing what is there). */
MUST err_t eligibility_install(struct cx *cx);

struct eligibility_rule {
    const char *action;
    int64_t position;
    const char *general, *delivery, *payment;
    int64_t within_days;
    const char *since, *unknown_age, *answer, *reason;
};
typedef LIST(struct eligibility_rule) eligibility_rules;
extern const struct field eligibility_rule_fields[];
MUST err_t eligibility_rules_find(struct cx *cx, eligibility_rules *out);
MUST err_t eligibility_rules_replace(struct cx *cx, const eligibility_rules *in);
