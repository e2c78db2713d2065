/* status.c - WooCommerce's order statuses as ours: its own, and those that wide-spread plug-ins add.
   Invariant: “completed” says that the shop is done with it, never that it was delivered. */
#include "source/woocommerce/status.h"
#include "base/text.h"
#include "order/status.h"
#include <string.h>

/* Tables are read as tables: */
/* clang-format off */
static const struct word { const char *theirs, *general, *delivery; } words[] = {
    { "pending",           "new",         "not_shipped" },     { "pending-payment",   "new",         "not_shipped" },
    { "awaiting-payment",  "new",         "not_shipped" },     { "on-hold",           "on_hold",     "not_shipped" },
    { "processing",        "confirmed",   "preparing" },       { "completed",         "completed",   "shipped" },
    { "cancelled",         "cancelled",   "cancelled" },       { "canceled",          "cancelled",   "cancelled" },
    { "refunded",          "returned",    NULL },              { "failed",            "problem",     "not_shipped" },
    { "shipped",           "in_progress", "shipped" },         { "updated-tracking",  "in_progress", "shipped" },
    { "partial-shipped",   "in_progress", "partially_shipped" }, { "partially-shipped", "in_progress", "partially_shipped" },
    { "in-transit",        "in_progress", "in_transit" },      { "out-for-delivery",  "in_progress", "out_for_delivery" },
    { "delivered",         "completed",   "delivered" },       { "awaiting-shipment", "confirmed",   "preparing" },
    { "ready-to-ship",     "confirmed",   "preparing" },       { "backordered",       "confirmed",   "preparing" },
    { "ready-for-pickup",  "in_progress", "at_pickup_point" }, { "ready-pickup",      "in_progress", "at_pickup_point" },
    { "return-pending",    "in_progress", "returning" },       { "returned",          "returned",    "returned" },
};
/* clang-format on */

const char *woocommerce_slug(struct arena *a, const char *status)
{
    const char *word = text_lower(a, text_trim(a, status ? status : ""));
    return text_starts(word, "wc-") ? word + 3 : word;
}

struct woocommerce_state woocommerce_state(struct arena *a, const char *status)
{
    const char *slug = woocommerce_slug(a, status);
    char *code = *slug ? status_code(a, slug) : arena_copy(a, "");
    for (char *p = code; *p; p++)
        if (*p == '_')
            *p = '-';
    struct woocommerce_state out = { .hide = text_in("checkout-draft auto-draft draft trash", code) };
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (!strcmp(words[i].theirs, code)) {
            out.general = words[i].general;
            out.delivery = words[i].delivery;
        }
    return out;
}

bool woocommerce_on_delivery(struct arena *a, const char *method)
{
    const char *s = text_fold(a, method ? method : "");
    return strstr(s, "cash on delivery") || strstr(s, "cash_on_delivery") || text_in(s, "cod") || strstr(s, "dobirk") ||
           strstr(s, "nachnahme");
}
