/* woocommerce.h - what the files of the kind share. Inside of source/woocommerce*.c and their tests only. */
#pragma once
#include "source/call.h"

struct woo {
    const char *url; /* the site, without a slash behind it; may live in a folder */
    const char *consumer_key, *consumer_secret, *auth;
};

/* --- woocommerce_call.c --- */

struct woo_ask {
    const char *method; /* NULL = GET */
    const char *path; /* "orders/12", below wc/v3; NULL: the list of what the site's REST API has, without signing in */
    const char *query; /* percent-encoded, or NULL */
    const char *body;  /* JSON or NULL */
    bool once;         /* not safe to repeat */
};
/* Signed as the settings say. The root of the REST API is found out once a process: where WordPress has no pretty
   permalinks it is another. E_MISSING only when WooCommerce itself says that the thing does not exist; whatever else
   is wrong is E_REMOTE in words that name it. */
MUST err_t woo_call(struct cx *cx, const struct source *s, const struct woo *w, const struct woo_ask *ask,
                    struct source_reply *out);

/* A header field of the answer (name in lower case), or NULL. */
const char *woo_field(const struct source_reply *r, const char *name);

/* WooCommerce's own code of an error: "rest_no_route"; "" = none. */
const char *woo_code(const struct source_reply *r);

/* How w signs in: basic, query or oauth1. */
const char *woo_auth(const struct woo *w);

/* url with the parameters of one-legged OAuth 1.0a, HMAC-SHA256, in its query. */
char *woo_oauth1(struct arena *a, const struct woo *w, const char *method, const char *url, const char *nonce,
                 int64_t timestamp);

/* What people paste, as the address of the site: without /wp-admin, /wp-json/…, query and the last slash. */
char *woo_site(struct arena *a, const char *url);

/* --- woocommerce_order.c, woocommerce_parcel.c --- */

/* Members that an order is read from: what a list asks for as _fields. */
extern const char woo_order_fields[];

/* An order of the REST API. *hidden: a draft or in the trash, nobody's order. E_REMOTE: not an order at all. */
MUST err_t woo_order(struct cx *cx, const struct source *s, const json_t *j, struct order *out, bool *hidden);

/* Its parcels, from what the plug-ins keep in its meta_data, or from fulfilments (NULL: none were asked for). *told: the
   shop says which there are, be it none; not where it has fulfilments that were not read. */
void woo_parcels(struct cx *cx, const json_t *order, const json_t *fulfilments, struct order *o, bool *told);

/* What WooCommerce's own fulfilments say of the whole order: "fulfilled", "partially_fulfilled", …; "" = nothing. */
const char *woo_fulfilled(const json_t *order);

/* After woo_parcels(): the order's delivery status. state: what its status alone says, NULL = nothing. */
const char *woo_delivery(const struct order *o, const char *state, const char *fulfilled);

/* The value of a key in meta_data, or NULL. */
json_t *woo_meta(const json_t *order, const char *key);

/* HTML as text: entities and tags gone. */
char *woo_plain(struct arena *a, const char *html);

/* --- woocommerce.c --- */

/* One order by its id there, with its fulfilments where it has some. E_MISSING: gone, in the trash, or a draft. */
MUST err_t woo_get(struct cx *cx, const struct source *s, const struct woo *w, const char *id, struct order *out);

/* The fulfilments of an order that has some, into its JSON: a call of its own, so only where WooCommerce says so. */
MUST err_t woo_fulfilments(struct cx *cx, const struct source *s, const struct woo *w, json_t *order);

/* --- the other verbs of the kind --- */
err_t woo_changed(struct cx *cx, const struct source *s, struct source_page *page);
err_t woo_check(struct cx *cx, const struct source *s, struct source_report *out);
err_t woo_act(struct cx *cx, const struct source *s, const struct order *live, const struct source_act *a,
              struct source_outcome *out);
err_t woo_verify(struct cx *cx, const struct source *s, const struct source_hook *h);
err_t woo_decode(struct cx *cx, const struct source *s, const struct source_hook *h, struct source_hint *out);
err_t woo_hooks(struct cx *cx, const struct source *s, const char *url, source_hook_states *out);

extern const struct source_grant_kind woo_grant; /* grant.c */
