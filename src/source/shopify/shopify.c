/* shopify.c - orders of a shop at Shopify, through the Admin API (GraphQL, a pinned version): its form, and a try of the
   connection that says what is wrong. How questions are asked: ask.c and shopify.graphql. */
#include "source/shopify/shopify.h"
#include "base/clock.h"
#include "base/json.h"
#include <time.h>

#define SKEW_MS INT64_C(300000)

const struct field shopify_fields[] = {
    FIELD(F_TEXT, struct shopify_settings, shop, .flags = FF_REQUIRED | FF_URL, .most = 200,
          .note = "https://NAME.myshopify.com"),
    FIELD(F_TEXT, struct shopify_settings, client_id, .most = 100,
          .note = "of an app made in the Dev Dashboard; empty when you have an access token"),
    FIELD(F_TEXT, struct shopify_settings, client_secret, .flags = FF_SECRET, .most = 200,
          .note = "of the app: it fetches tokens, and Shopify signs webhooks with it"),
    FIELD(F_TEXT, struct shopify_settings, access_token, .flags = FF_SECRET, .most = 200,
          .note = "shpat_…, of a custom app that was made in the shop's admin; empty when you have a client ID"),
    { 0 },
};

/* A header field is made of them. */
static err_t plain(struct cx *cx, const char *field, const char *text)
{
    for (const char *p = text ? text : ""; *p; p++)
        if (*p <= ' ' || *p > '~')
            return fail_field(cx, field, "This holds letters, digits and signs without spaces.");
    return NULL;
}

static err_t shopify_settle(struct cx *cx, const struct source *s, void *settings)
{
    struct shopify_settings *set = settings;
    const char *site = shopify_site(cx, set->shop);
    (void)s;
    if (!site)
        return fail_field(
            cx, "shop",
            "The address that Shopify gave the shop: https://NAME.myshopify.com. It is in the admin under "
            "Settings, Domains.");
    TRY(plain(cx, "access_token", set->access_token));
    TRY(plain(cx, "client_id", set->client_id));
    TRY(plain(cx, "client_secret", set->client_secret));
    if (text_empty(set->access_token) && text_empty(set->client_id))
        return fail_field(cx, "client_id", "Give the app's client ID and secret, or an access token.");
    if (text_empty(set->access_token) && text_empty(set->client_secret))
        return fail_field(cx, "client_secret", "The client ID needs its secret.");
    set->shop = site;
    return NULL;
}

/* --- a try of the connection ----------------------------------------------------------------------------------------- */

static void check_version(struct cx *cx, const struct shopify_said *said, struct source_report *out)
{
    const json_t *one;
    const char *newest = "";
    size_t i;
    json_array_foreach (json_object_get(said->data, "publicApiVersions"), i, one) {
        const char *handle = json_str(one, "handle");
        if (handle && json_flag(one, "supported", false) && strspn(handle, "0123456789-") == 7 &&
            strcmp(handle, newest) > 0)
            newest = handle;
    }
    out->version = said->version;
    if (text_same(said->version, SHOPIFY_VERSION))
        source_fact_add(cx, out, true, "API version", "Shopify answers as " SHOPIFY_VERSION ".");
    else
        source_fact_add(cx, out, false, "API version",
                        "wismo asks for " SHOPIFY_VERSION " and Shopify answers as %s (newest: %s). Update wismo.",
                        said->version ? shopify_brief(cx, said->version) : "it does not say", newest);
}

static void check_scopes(struct cx *cx, const json_t *scopes, struct source_report *out)
{
    static const struct {
        const char *scope, *without;
        bool must;
    } rights[] = {
        { "read_orders", "no order can be read", true },
        { "read_customers", "customers are known by their orders' e-mail alone", false },
        { "read_fulfillments", "parcels may not be seen", false },
        { "read_merchant_managed_fulfillment_orders", "a person decides whether an order can still be cancelled",
          false },
        { "write_orders", "orders cannot be cancelled or given another address from here", false },
        { "write_returns", "returns cannot be asked for from here", false },
    };
    const char *missing = "", *handicaps = "";
    for (size_t i = 0; i < sizeof(rights) / sizeof(*rights); i++) {
        if (shopify_scope(scopes, rights[i].scope))
            continue;
        if (rights[i].must)
            missing = arena_join(cx->mem, missing, *missing ? ", " : "", rights[i].scope);
        handicaps =
            arena_join(cx->mem, handicaps, *handicaps ? "; " : "", "without ", rights[i].scope, " ", rights[i].without);
    }
    if (*missing)
        source_fact_add(cx, out, false, "Permissions", "The app lacks %s: %s.", missing, handicaps);
    else if (*handicaps)
        source_fact_add(cx, out, true, "Permissions", "Enough to answer questions; %s.", handicaps);
    else
        source_fact_add(cx, out, true, "Permissions", "All that wismo needs.");
    if (!shopify_scope(scopes, "read_all_orders"))
        source_fact_add(cx, out, true, "Older orders",
                        "Only orders of the last 60 days: for older ones the app needs read_all_orders, which Shopify "
                        "grants.");
}

static void check_clock(struct cx *cx, const struct shopify_said *said, struct source_report *out)
{
    msec at = source_http_date(said->date);
    int64_t off = clock_wall() - at;
    if (!at)
        return;
    if (off > SKEW_MS || off < -SKEW_MS)
        source_fact_add(cx, out, false, "Clock", "This machine's clock is %lld minutes away from Shopify's.",
                        (long long)((off < 0 ? -off : off) / 60000));
}

static void check_orders(struct cx *cx, struct shopify *sh, struct source_report *out)
{
    struct shopify_said said;
    err_t e = shopify_ask(cx, sh, "CheckOrders", NULL, &said);
    if (source_fact_error(cx, out, "Orders", e))
        return;
    const json_t *count = json_object_get(said.data, "ordersCount");
    out->orders = json_num(count, "count", -1);
    bool seen = json_is_object(json_object_get(said.data, "orders"));
    if (!seen)
        source_fact_add(cx, out, false, "Orders", "%s", *said.why ? said.why : "Orders cannot be read.");
    else
        source_fact_add(cx, out, true, "Orders", "%s%lld orders can be read.",
                        text_same(json_str(count, "precision"), "EXACT") ? "" : "At least ", (long long)out->orders);
    if (*said.why && text_in(said.denied, "email"))
        source_fact_add(cx, out, false, "Customer data", "%s", said.why);
    else if (*said.why && seen)
        source_fact_add(cx, out, true, "Customer data", "%s", said.why);
    else if (!*said.why)
        source_fact_add(cx, out, true, "Customer data", "E-mail and address of orders can be read.");
}

static err_t shopify_check(struct cx *cx, const struct source *s, struct source_report *out)
{
    static const char host[] = "https://";
    struct shopify sh;
    struct shopify_said said;
    TRY(shopify_open(cx, s, &sh));
    TRY(shopify_ask(cx, &sh, "Check", NULL, &said));
    if (*said.why)
        return fail(cx, E_REMOTE, "%s", said.why);
    const char *domain = json_string_value(source_at(said.data, "shop.myshopifyDomain"));
    out->shop_name = json_string_value(source_at(said.data, "shop.name"));
    source_fact_add(cx, out, true, "Sign-in", "“%s” lets the app in.", out->shop_name ? out->shop_name : sh.set.shop);
    if (domain && !strstr(sh.set.shop, domain) && text_starts(sh.set.shop, host) &&
        shopify_site(cx, arena_join(cx->mem, host, domain)))
        source_fact_add(cx, out, false, "Address",
                        "Shopify names this shop %s: put that in, or its webhooks are refused.", domain);
    check_version(cx, &said, out);
    check_scopes(cx, source_at(said.data, "currentAppInstallation.accessScopes"), out);
    check_orders(cx, &sh, out);
    if (text_empty(sh.set.client_secret))
        source_fact_add(cx, out, true, "Webhooks",
                        "Without the app's client secret changes are noticed by asking, up to 5 minutes later.");
    check_clock(cx, &said, out);
    return NULL;
}

static const char *shopify_of(struct cx *cx, const void *form)
{
    return source_site(cx, ((const struct shopify_settings *)form)->shop);
}

extern const struct source_kind source_shopify;
const struct source_kind source_shopify = {
    .name = "shopify",
    .label = "Shopify",
    .note = "A shop at Shopify, read through its Admin API at the moment of the question.",
    .settings = shopify_fields,
    .settings_size = sizeof(struct shopify_settings),
    .remote = true,
    .acts = "cancel change_address return note",
    .settle = shopify_settle,
    .site = shopify_of,
    .check = shopify_check,
    .find = shopify_find,
    .mine = shopify_mine,
    .read = shopify_read,
    .changed = shopify_changed,
    .statuses = shopify_statuses,
    .act = shopify_act,
    .verify = shopify_verify,
    .decode = shopify_decode,
    .hooks = shopify_hooks,
};
