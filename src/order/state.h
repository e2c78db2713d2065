/* state.h - the one table that everybody reads: state → badge → group → what the shopper reads. */
#pragma once
#include "base/base.h"

enum status_type { STATUS_BASIC, STATUS_GENERAL, STATUS_DELIVERY, STATUS_PAYMENT };
const char *status_type_name(enum status_type t); /* "basic", … */
bool status_type_of(const char *name, enum status_type *out);

/* A built-in status. text: the shipped words for the shopper with #variables#, never NULL. badge: the badge
   that this code gives alone, or NULL (basic and payment ones, and codes that yield to the general status). */
struct status_builtin {
    enum status_type type;
    const char *code, *name, *tone, *text, *badge;
};
extern const struct status_builtin status_builtins[];
extern const size_t status_builtins_n;
const struct status_builtin *status_builtin(enum status_type type, const char *code); /* NULL: custom or unknown */

/* The words when there is no other: never empty. */
extern const char status_generic_text[];

/* The seven badges in the order of the desk, each with its group. */
struct badge {
    const char *name, *group, *group_name, *tone, *glyph;
};
extern const struct badge badges[];
extern const size_t badges_n;
const struct badge *badge_of(const char *name); /* NULL: no such badge */

/* The codes that staff mean when they choose a badge (“Package status”): order_state() of them is that badge. */
struct badge_codes {
    const char *badge, *general, *delivery;
};
const struct badge_codes *badge_codes_of(const char *badge); /* NULL: no such badge */

/* The payment badges, each with the codes that it stands for (NULL: all that no other names) and the filters of the list
   that it belongs to; the filters in the order of the desk. Server and pages read these two tables alone. */
struct payment_badge {
    const char *name, *tone;
    bool outline;
    const char *codes, *filters;
};
extern const struct payment_badge payment_badges[];
extern const size_t payment_badges_n;
struct payment_filter {
    const char *key, *name;
};
extern const struct payment_filter payment_filters[];
extern const size_t payment_filters_n;

struct order_state {
    const char *badge;      /* "New", "Confirmed", "Collected", "In transit", "Delivered", "Not picked up", "Return" */
    const char *group;      /* "new", "in_processing", "in_transit", "delivered", "problematic" */
    const char *group_name; /* "New", "In processing", … */
    const char *reason;     /* "Cancelled" or "Returned" beside the badge Return; else NULL */
    bool unknown;           /* a code that the table does not know: a person should look */
    enum status_type say_type; /* what the shopper reads, by UI_SPEC D8: this status's text … */
    const char *say_code;
    bool problem;              /* unusual: on hold, failed, not picked up, returning, payment problem → a person */
    const char *payment_badge; /* "Paid", "Cash on delivery", "Pending", "Partial", "No payment", "Payment failed" */
};

/* Total: any text, also NULL, gives a state. Custom codes (custom_badge: the badge that the shop gave them, or
   NULL) behave like their badge's own state; with two of them pass badge_first() of their badges.
   pickup_over: waiting at the pick-up point past its time. */
struct order_state order_state(const char *general, const char *delivery, const char *payment, bool custom_general,
                               bool custom_delivery, const char *custom_badge, bool pickup_over);

/* The payment's badge alone, which nothing else has a say in; NULL: of an unknown payment. */
const char *payment_badge(const char *payment);

/* Which of two badges (each may be NULL) stands first in the table. */
const char *badge_first(const char *one, const char *other);

/* The order's delivery code from its open shipments: worst of (not_delivered, returning, attempted, delayed,
   then the least advanced); unshipped items: partially_shipped. n = 0, or all cancelled: fallback. */
const char *delivery_of(const char *const *codes, size_t n, bool unshipped, const char *fallback);
