/* shopify.h - what the files of the kind shopify share. Inside of source/shopify/ only. */
#pragma once
#include "base/text.h"
#include "source/call.h"

/* The version that the questions in shopify.graphql are written for. Shopify serves a version for a year; then it answers
   with the oldest that it still has, and says so. */
#define SHOPIFY_VERSION "2026-10"

struct shopify_settings {
    const char *shop;         /* "https://name.myshopify.com" */
    const char *access_token; /* of an app that has one for ever; else id and secret */
    const char *client_id, *client_secret;
};
extern const struct field shopify_fields[];

struct shopify {
    const struct source *s;
    struct shopify_settings set;
    bool too_dear; /* the last question was refused because it might cost too much */
};

/* What came: data is never NULL. denied: names of the fields on the way to what the app may not read, space-separated;
   why: the first of these refusals, in words; both "" when there is none. */
struct shopify_said {
    json_t *data;
    const char *denied, *why;
    const char *version, *date; /* header fields, NULL = not sent */
};

/* --- ask.c --- */

/* The settings, opened. E_REMOTE: the address is not one that a token may be sent to. */
MUST err_t shopify_open(struct cx *cx, const struct source *s, struct shopify *out);
/* The address as it is kept: "https://name.myshopify.com", from that with a path behind it or the address of its admin.
   NULL: no shop of Shopify, and no host that WISMO_ALLOW_HOSTS names. */
const char *shopify_site(struct cx *cx, const char *shop);

/* Asks the operation of shopify.graphql that has this name. variables is taken over; NULL = none. A job waits until half
   of what the shop allows is left for shoppers; who is throttled waits as long as Shopify says, within the deadline. What
   is refused for want of a right is told in *out, anything else that is wrong is E_REMOTE. */
MUST err_t shopify_ask(struct cx *cx, struct shopify *sh, const char *operation, json_t *variables,
                       struct shopify_said *out);

/* The first of what a mutation lists as wrong, as a sentence; NULL: nothing. */
const char *shopify_refusal(struct cx *cx, const json_t *payload, const char *member);
/* A sentence of Shopify's on one line, cut to what a person reads (200 code points). */
const char *shopify_brief(struct cx *cx, const char *text);

/* "gid://shopify/Order/123" of its digits; NULL: these are not digits. And the digits of an id. */
const char *shopify_gid(struct cx *cx, const char *type, const char *digits);
bool shopify_is_id(const char *digits);

/* --- find.c --- */

/* A value for Shopify's search, in quotes, without anything that could end them or mean more than itself. */
const char *shopify_quoted(struct cx *cx, const char *value);

err_t shopify_find(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out);
err_t shopify_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                   order_list *out);
err_t shopify_read(struct cx *cx, const struct source *s, const struct order *known, struct order *out);

/* Asks for orders: E_REMOTE when what proves whose they are may not be read. The rights that the app lacks beyond that
   are left out of the question from then on. variables is taken over. */
MUST err_t shopify_ask_orders(struct cx *cx, struct shopify *sh, const char *operation, json_t *variables,
                              struct shopify_said *out);
/* Each of a list of nodes, read again by itself where the list does not hold all of it; `skip` (NULL = none) are left out.
 */
MUST err_t shopify_orders(struct cx *cx, struct shopify *sh, const json_t *nodes, const json_t *skip, order_list *out);
/* Has the right: also the one to write includes the one to read. */
bool shopify_scope(const json_t *scopes, const char *name);

/* --- changed.c --- */

err_t shopify_changed(struct cx *cx, const struct source *s, struct source_page *page);

/* --- parcel.c --- */

extern const struct source_word shopify_parcel_words[]; /* of a fulfilment's displayStatus */
void shopify_parcels(struct cx *cx, const json_t *o, struct order *out);
/* What each parcel holds, from the answer of ParcelItems. */
void shopify_parcel_items(struct cx *cx, const json_t *o, const json_t *fulfillments, struct order *order);

/* --- order.c, allow.c --- */

/* A member as text, "" when it is none; and not more characters of it than a field of ours takes. */
const char *shopify_text(struct cx *cx, const json_t *o, const char *path);

/* An order as the fragment Whole gives it. *whole = false: it has more lines, parcels or routes than were asked for, or
   what its parcels hold must be asked. */
MUST err_t shopify_order(struct cx *cx, const struct shopify *sh, const json_t *o, struct order *out, bool *whole);
/* A line, for more than the first page of them. */
struct order_item shopify_item(struct cx *cx, const json_t *line, int64_t number, const char *currency);

err_t shopify_statuses(struct cx *cx, const struct source *s, source_statuses *out);
/* What it says of cancelling, another address and returns. */
void shopify_allow(struct cx *cx, const json_t *o, struct order *order);
/* Whether money is only due at the door. */
bool shopify_cod(struct cx *cx, const char *gateway);

/* --- act.c, hook.c --- */

err_t shopify_act(struct cx *cx, const struct source *s, const struct order *live, const struct source_act *a,
                  struct source_outcome *out);
err_t shopify_verify(struct cx *cx, const struct source *s, const struct source_hook *h);
err_t shopify_decode(struct cx *cx, const struct source *s, const struct source_hook *h, struct source_hint *out);
err_t shopify_hooks(struct cx *cx, const struct source *s, const char *url, source_hook_states *out);
