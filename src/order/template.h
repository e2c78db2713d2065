/* template.h - texts with #variables# (A27-A32, A44-A45). */
#pragma once
#include "base/base.h"

struct variable {
    const char *name, *value;
}; /* value NULL or "": not known */

/* The names that status texts may use, space-separated: order_number parcel_number payment_name shipping_name
   shipping_tracking_link (shipping_tacking_link is its alias) status_name payment_status carrier eta placed_on
   delivered_on pickup_point pickup_until order_total shop_name, and how many items are where when an order travels in
   parts: items_on_the_way items_delivered items_total. */
extern const char template_names[];

/* Checks a text: unknown #word# is E_INPUT naming it and the known ones (extra: further allowed names,
   space-separated, or NULL). A lone # is text. *out: rewritten (alias → right spelling, names in lower case). */
MUST err_t template_check(struct cx *cx, const char *field, const char *text, const char *extra, char **out);

/* Whether the text holds at least one #variable#. */
bool template_has_variable(const char *text);

/* Fills in; a line with a variable that has no value is left out, empty lines that this leaves at the ends or
   doubled too; an empty result gives `otherwise` (NULL: ""). Values are never read as template text. */
char *template_fill(struct arena *a, const char *text, const struct variable *vars, size_t n, const char *otherwise);
