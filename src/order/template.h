/* template.h - texts with #variables# (A27-A32, A44-A45). */
#pragma once
#include "base/base.h"

struct variable { const char *name, *value; };      /* value NULL or "": not known */

/* The names that status texts may use, space-separated: order_number parcel_number payment_name shipping_name
   shipping_tracking_link (shipping_tacking_link is its alias) … */
extern const char template_names[];

/* Checks a text: unknown #word# is E_INPUT naming it and the known ones (extra: further allowed names,
   space-separated, or NULL). A lone # is text. *out: rewritten (alias → right spelling). */
MUST err_t template_check(struct cx *cx, const char *field, const char *text, const char *extra, char **out);

/* Fills in; a line with a variable that has no value is left out; an empty result gives `otherwise`. */
char *template_fill(struct arena *a, const char *text, const struct variable *vars, size_t n, const char *otherwise);
