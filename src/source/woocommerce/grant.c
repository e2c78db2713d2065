/* grant.c - WooCommerce's page of consent (wc-auth/v1): the owner says yes in the shop's admin, and the shop sends us a key.
   What it sends is not signed: the secret that only that page was told stands in for the user_id of its format. */
#include "source/grant.h"
#include "base/json.h"
#include "base/text.h"
#include "http/client.h"
#include "source/woocommerce/woocommerce.h"
#include <string.h>

enum { KEY_MOST = 100 };

/* A key goes over the internet: only encrypted, but to a machine of whoever runs the installation. */
static err_t begin(struct cx *cx, const json_t *typed, json_t **kept, const char **site)
{
    const char *url = json_str(typed, "url");
    url = woo_site(cx->mem, arena_text(cx->mem, "%.300s", url ? url : ""));
    if (!*url)
        return fail_field(cx, "settings.url", "Required field");
    TRY(http_url_check(cx, "settings.url", url));
    if (!text_starts(url, "https://") && !http_host_named(cx, url))
        return fail_field(cx, "settings.url", "The shop's address must begin with https://: it gives a key away.");
    *kept = json_tie(cx->mem, json_pack("{ss}", "url", url));
    *site = source_site(cx, url);
    return NULL;
}

static const char *page(struct cx *cx, const json_t *kept, const char *secret, const char *back, const char *call)
{
    return arena_join(cx->mem, json_str(kept, "url"), "/wc-auth/v1/authorize?",
                      source_query(cx->mem, "app_name", "wismo", "scope", "read_write", "user_id", secret, "return_url",
                                   back, "callback_url", call, NULL));
}

static bool plain_key(const char *key, const char *begins)
{
    return text_starts(key, begins) && strlen(key) <= KEY_MOST &&
           strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == strlen(key);
}

static err_t take(struct cx *cx, const json_t *body, const char **secret, json_t **given)
{
    const char *user = json_str(body, "user_id"), *key = json_str(body, "consumer_key"),
               *word = json_str(body, "consumer_secret");
    if (text_empty(user) || !key || !word || !plain_key(key, "ck_") || !plain_key(word, "cs_"))
        return fail(cx, E_INPUT, "This is no key of WooCommerce.");
    *secret = user;
    *given = json_tie(cx->mem, json_pack("{ss, ss}", "consumer_key", key, "consumer_secret", word));
    return NULL;
}

static err_t prove(struct cx *cx, const struct source *s)
{
    struct woo w;
    struct source_reply r;
    const struct woo_ask ask = { .path = "orders", .query = "per_page=1&_fields=id" };
    SOURCE_OPEN(cx, s, &w);
    TRY(woo_call(cx, s, &w, &ask, &r));
    return json_is_array(r.json)
               ? NULL
               : fail(cx, E_REMOTE, "“%s” answered with something that is no list of orders.", s->name);
}

const struct source_grant_kind woo_grant = {
    .label = "Connect with WooCommerce",
    .note =
        "You are sent to your shop, say yes there, and come back. WooCommerce makes a key for wismo and sends it here; "
        "nothing is copied by hand.",
    .begin = begin,
    .page = page,
    .take = take,
    .prove = prove,
};
