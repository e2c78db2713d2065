/* check.c - whether a WooCommerce shop can be read, line by line: what was seen, or what is wrong and what helps.
   Invariant: nothing in the shop is changed by it. */
#include "base/clock.h"
#include "base/text.h"
#include "source/woocommerce/woocommerce.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SKEW_S = 60 };

/* Only reachable from inside a house: encryption on the way matters less. */
static bool inside(const char *url)
{
    const char *host = strstr(url, "://");
    host = host ? host + 3 : url;
    size_t n = strcspn(host, ":/");
    static const char *const begins[] = { "localhost", "127.", "10.", "192.168.", "[" };
    for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++)
        if (!strncasecmp(host, begins[i], strlen(begins[i])))
            return true;
    return !memchr(host, '.', n);
}

static bool has(const json_t *list, const char *name)
{
    size_t i;
    json_t *one;
    json_array_foreach (list, i, one)
        if (text_same(json_string_value(one), name))
            return true;
    return false;
}

static void plain_http(struct cx *cx, const struct woo *w, struct source_report *out)
{
    if (!strncasecmp(w->url, "http://", 7) && !inside(w->url))
        source_fact_add(cx, out, false, "Encryption",
                        "The address begins with http://: everybody on the way can read the customers' data. Give the "
                        "shop a certificate and put in its https:// address.");
}

/* The list of what the REST API has. *has_orders: false when WooCommerce's is surely not there. */
static bool address(struct cx *cx, const struct source *s, const struct woo *w, struct source_report *out,
                    json_t **namespaces)
{
    struct source_reply r;
    const struct woo_ask ask = { .query = "_fields=name,namespaces" };
    err_t e = woo_call(cx, s, w, &ask, &r);
    bool closed = e && r.json && (r.http.status == 401 || r.http.status == 403); /* only for those who are signed in */
    *namespaces = NULL;
    if (e && !closed) {
        source_fact_error(cx, out, "Address", e);
        return false;
    }
    if (!closed && !json_is_array(json_object_get(r.json, "namespaces"))) {
        source_fact_add(cx, out, false, "Address",
                        "Something answers with data at this address, but it is not WordPress. Check the address.");
        return false;
    }
    source_fact_add(cx, out, true, "Address", "WordPress answers at %s.", w->url);
    out->shop_name = woo_plain(cx->mem, json_str(r.json, "name"));
    out->shop_name = *out->shop_name ? out->shop_name : NULL;
    *namespaces = json_object_get(r.json, "namespaces");
    if (*namespaces && !has(*namespaces, "wc/v3")) {
        source_fact_add(cx, out, false, "REST API",
                        "WordPress answers, but WooCommerce's REST API (wc/v3) is not there. Activate the plug-in "
                        "WooCommerce, version 3.5 or newer.");
        return false;
    }
    if (*namespaces)
        source_fact_add(cx, out, true, "REST API", "WooCommerce's REST API v3 is there.");
    return true;
}

static void clock_line(struct cx *cx, const struct woo *w, const struct source_reply *r, struct source_report *out)
{
    msec at = source_http_date(woo_field(r, "date"));
    int64_t off = at / 1000 - clock_wall() / 1000, away = off < 0 ? -off : off; /* it is said in whole seconds */
    if (!at)
        return;
    if (away <= SKEW_S)
        source_fact_add(cx, out, true, "Clock", "The shop's clock and ours agree.");
    else
        source_fact_add(cx, out, false, "Clock", "The shop's clock is %lld %s %s ours.%s Set both by NTP.",
                        (long long)(away / 60 ? away / 60 : away), away / 60 ? "minutes" : "seconds",
                        off < 0 ? "behind" : "ahead of",
                        strcmp(woo_auth(w), "oauth1") ? "" : " With OAuth more than 15 minutes refuse every question.");
}

/* One order, and with it how many there are. */
static bool orders(struct cx *cx, const struct source *s, const struct woo *w, struct source_report *out,
                   json_t **newest)
{
    struct source_reply r;
    struct order o;
    bool hidden;
    const struct woo_ask ask = { .path = "orders",
                                 .query = source_query(cx->mem, "per_page", "1", "_fields", woo_order_fields, NULL) };
    err_t e = woo_call(cx, s, w, &ask, &r);
    const char *total = woo_field(&r, "x-wp-total");
    *newest = NULL;
    if (e) {
        source_fact_error(cx, out, r.http.status == 403 ? "Permissions" : "Sign-in", e);
        if (r.http.status)
            clock_line(cx, w, &r, out);
        return false;
    }
    source_fact_add(cx, out, true, "Sign-in", "The key is accepted (%s).",
                    !strcmp(woo_auth(w), "oauth1")  ? "OAuth 1.0a, signed"
                    : !strcmp(woo_auth(w), "query") ? "in the address of each question"
                                                    : "HTTP Basic");
    clock_line(cx, w, &r, out);
    if (!json_is_array(r.json)) {
        source_fact_add(cx, out, false, "Orders", "What came instead of orders is not a list.");
        return false;
    }
    out->orders = total ? strtoll(total, NULL, 10) : -1;
    *newest = json_array_get(r.json, 0);
    e = *newest ? woo_order(cx, s, *newest, &o, &hidden) : NULL;
    if (source_fact_error(cx, out, "Orders", e))
        return false;
    if (!*newest)
        source_fact_add(cx, out, true, "Orders", "The shop has no orders yet.");
    else
        source_fact_add(cx, out, true, "Orders", "%lld orders can be read; the newest is %s%s.",
                        (long long)(out->orders < 0 ? 1 : out->orders), o.number,
                        strcmp(o.number, o.external_id) ? " (numbers come from a plug-in)" : "");
    const char *version = json_str(*newest, "version");
    if (!text_empty(version))
        out->version = arena_join(cx->mem, "WooCommerce ", text_cut(cx->mem, version, 20));
    return true;
}

/* An order 0 does not exist: whether the key may write is looked at before that is found out. */
static void permissions(struct cx *cx, const struct source *s, const struct woo *w, struct source_report *out)
{
    struct source_reply r;
    const struct woo_ask ask = { .method = "PUT", .path = "orders/0", .body = "{}" };
    err_t e = woo_call(cx, s, w, &ask, &r);
    const char *says = json_str(r.json, "message");
    if (strstr(woo_code(&r), "invalid_id"))
        source_fact_add(cx, out, true, "Permissions", "The key may read and write: cancelling and notes are possible.");
    else if (r.http.status == 401 && says && strcasestr(says, "write"))
        source_fact_add(cx, out, true, "Permissions",
                        "The key may only read. That is enough for answers; cancelling, notes and webhooks need a key "
                        "with Read/Write.");
    else if (e)
        source_fact_add(cx, out, true, "Permissions",
                        "The key may read. Whether it may write could not be found out (%d).", r.http.status);
}

static void parcels(struct cx *cx, const json_t *namespaces, const json_t *newest, struct source_report *out)
{
    const char *plug = has(namespaces, "wc-ast/v3") || has(namespaces, "wc-ast/v1") ? "Advanced Shipment Tracking"
                       : has(namespaces, "wc-shipment-tracking/v3")                 ? "Shipment Tracking"
                       : *woo_fulfilled(newest)                                     ? "WooCommerce's own fulfilments"
                       : woo_meta(newest, "_wc_shipment_tracking_items")            ? "a plug-in for shipment tracking"
                                                                                    : NULL;
    if (plug)
        source_fact_add(cx, out, true, "Parcels", "Tracking numbers come from %s.", plug);
    else
        source_fact_add(cx, out, true, "Parcels",
                        "No plug-in for tracking numbers was seen: answers name the order's status, without a parcel.");
}

err_t woo_check(struct cx *cx, const struct source *s, struct source_report *out)
{
    struct woo w;
    json_t *namespaces, *newest;
    SOURCE_OPEN(cx, s, &w);
    plain_http(cx, &w, out);
    if (!address(cx, s, &w, out, &namespaces) || !orders(cx, s, &w, out, &newest))
        return NULL;
    permissions(cx, s, &w, out);
    parcels(cx, namespaces, newest, out);
    return NULL;
}
