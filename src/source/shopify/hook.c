/* hook.c - webhooks of Shopify: whether they are from it, what they say, and that they stand. A delivery is a
   hint of which order to read again: its body has another shape than what is read, and may come late or twice. */
#include "base/crypto.h"
#include "base/json.h"
#include "source/shopify/shopify.h"
#include <strings.h>

/* What is subscribed to, as Shopify's schema and as its header names it. */
static const struct topic {
    const char *subscribed, *header;
} topics[] = {
    { "ORDERS_CREATE", "orders/create" },
    { "ORDERS_UPDATED", "orders/updated" },
    { "ORDERS_CANCELLED", "orders/cancelled" },
    { "ORDERS_FULFILLED", "orders/fulfilled" },
    { "ORDERS_PARTIALLY_FULFILLED", "orders/partially_fulfilled" },
    { "ORDERS_EDITED", "orders/edited" },
    { "ORDERS_DELETE", "orders/delete" },
    { "FULFILLMENTS_CREATE", "fulfillments/create" },
    { "FULFILLMENTS_UPDATE", "fulfillments/update" },
    { "FULFILLMENT_EVENTS_CREATE", "fulfillment_events/create" },
    { "REFUNDS_CREATE", "refunds/create" },
    { "RETURNS_REQUEST", "returns/request" },
    { "RETURNS_APPROVE", "returns/approve" },
    { "RETURNS_DECLINE", "returns/decline" },
    { "RETURNS_CANCEL", "returns/cancel" },
    { "RETURNS_CLOSE", "returns/close" },
    { "RETURNS_REOPEN", "returns/reopen" },
    { "RETURNS_UPDATE", "returns/update" },
    { "APP_UNINSTALLED", "app/uninstalled" },
};
enum { TOPICS = sizeof(topics) / sizeof(*topics), PAGES_MOST = 10 };

/* --- from whom ------------------------------------------------------------------------------------------------------- */

static const char *host_of(const char *site)
{
    const char *host = site ? strstr(site, "://") : NULL;
    return host ? host + 3 : "";
}

err_t shopify_verify(struct cx *cx, const struct source *s, const struct source_hook *h)
{
    struct shopify sh;
    unsigned char mac[SHA256_BYTES];
    TRY(shopify_open(cx, s, &sh));
    const char *sent = h->field(h->ex, "x-shopify-hmac-sha256"), *shop = h->field(h->ex, "x-shopify-shop-domain");
    if (text_empty(sh.set.client_secret))
        return fail(cx, E_SIGNIN, "“%s” has no client secret, so nobody knows whether this is from Shopify.", s->name);
    crypto_hmac256(sh.set.client_secret, strlen(sh.set.client_secret), h->body, h->body_n, mac);
    bool good = sent && crypto_equal_text(base64(cx->mem, mac, sizeof(mac)), sent);
    if (!good || !shop || strcasecmp(shop, host_of(sh.set.shop)))
        return fail(cx, E_SIGNIN, "This is not signed by Shopify for this shop.");
    return NULL;
}

/* --- what it says ---------------------------------------------------------------------------------------------------- */

/* Digits of a member: a number, a text of digits, or "gid://shopify/Order/123". */
static const char *digits_at(struct cx *cx, const json_t *o, const char *path)
{
    static const char gid[] = "gid://shopify/Order/";
    const char *text = json_is_real(source_at(o, path)) ? NULL : source_text(cx, o, path);
    if (text && text_starts(text, gid))
        text += sizeof(gid) - 1;
    return shopify_is_id(text) ? text : NULL;
}

static const char *order_of(struct cx *cx, const char *topic, const json_t *body)
{
    static const char *const places[] = { "order_id", "order.id", "order.admin_graphql_api_id", "order_edit.order_id",
                                          "return.order_id" };
    const char *id = NULL;
    if (text_starts(topic, "orders/") && strcmp(topic, "orders/edited"))
        return digits_at(cx, body, "id");
    for (size_t i = 0; i < sizeof(places) / sizeof(*places) && !id; i++)
        id = digits_at(cx, body, places[i]);
    return id;
}

static const char *privacy_of(const char *topic)
{
    static const struct source_word words[] = { { "customers/data_request", "data_request" },
                                                { "customers/redact", "redact" },
                                                { "shop/redact", "shop_redact" },
                                                { NULL, NULL } };
    return source_map(words, topic);
}

/* Of whom a privacy topic is. */
static void person_of(struct cx *cx, const json_t *body, struct source_hint *hint)
{
    const json_t *ids = json_object_get(body, "orders_requested"), *id;
    size_t i;
    ids = json_is_array(ids) ? ids : json_object_get(body, "orders_to_redact");
    hint->customer_id = digits_at(cx, body, "customer.id");
    hint->email = json_string_value(source_at(body, "customer.email"));
    hint->phone = json_string_value(source_at(body, "customer.phone"));
    hint->orders.at = arena_alloc(cx->mem, (json_array_size(ids) + 1) * sizeof(*hint->orders.at));
    json_array_foreach (ids, i, id)
        if (json_is_integer(id) && json_integer_value(id) > 0)
            hint->orders.at[hint->orders.n++] = arena_int(cx->mem, json_integer_value(id));
}

static void one(struct cx *cx, text_list *list, const char *id)
{
    list->at = arena_alloc(cx->mem, sizeof(*list->at));
    list->at[0] = id;
    list->n = 1;
}

err_t shopify_decode(struct cx *cx, const struct source *s, const struct source_hook *h, struct source_hint *out)
{
    const char *topic = h->field(h->ex, "x-shopify-topic"), *event = h->field(h->ex, "x-shopify-event-id");
    struct source_hint hint = { 0 };
    json_t *body;
    TRY(json_read(cx, h->body, h->body_n, &body));
    if (text_empty(topic) || strlen(topic) > 64)
        return fail(cx, E_INPUT, "A webhook of Shopify without a topic.");
    event = text_empty(event) ? h->field(h->ex, "x-shopify-webhook-id") : event;
    hint.topic = text_lower(cx->mem, topic);
    hint.delivery = text_empty(event) || strlen(event) > 100
                        ? NULL
                        : arena_join(cx->mem, event, " ", hint.topic); /* one event may come under several topics */
    hint.privacy = privacy_of(hint.topic);
    (void)s;
    /* The topic is not signed: what is destroyed must stand in the body, too, as in no other topic. */
    if (text_in("redact shop_redact", hint.privacy ? hint.privacy : "") && !json_str(body, "shop_domain"))
        return fail(cx, E_INPUT, "A webhook of Shopify (%s) that names no shop.", shopify_brief(cx, hint.topic));
    if (hint.privacy) {
        person_of(cx, body, &hint);
    } else if (!strcmp(hint.topic, "app/uninstalled")) {
        hint.look = "poll"; /* which finds that it is not let in any more, and says so */
    } else {
        const char *id = order_of(cx, hint.topic, body);
        if (!id)
            return fail(cx, E_INPUT, "A webhook of Shopify (%s) that names no order.", shopify_brief(cx, hint.topic));
        bool gone = !strcmp(hint.topic, "orders/delete") && json_object_size(body) == 1; /* it is nothing but the id */
        one(cx, gone ? &hint.gone : &hint.changed, id);
    }
    *out = hint;
    return NULL;
}

/* --- that they stand --------------------------------------------------------------------------------------------------- */

/* Of wismo, whatever the address of this installation was when it was made: they end alike. */
static bool is_ours(const char *uri, const char *end)
{
    size_t n = uri ? strlen(uri) : 0, end_n = strlen(end);
    return n > end_n && !strcmp(uri + n - end_n, end);
}

static err_t ours(struct cx *cx, struct shopify *sh, json_t **out)
{
    json_t *all = json_tie(cx->mem, json_array()), *one_of;
    const char *after = NULL, *end = arena_join(cx->mem, "/hooks/source/", sh->s->id);
    for (int page = 0; page < PAGES_MOST; page++) {
        struct shopify_said said;
        size_t i;
        TRY(shopify_ask(cx, sh, "Hooks", json_pack("{s:s*}", "after", after), &said));
        if (*said.why)
            return fail(cx, E_REMOTE, "%s", said.why);
        json_array_foreach (source_at(said.data, "webhookSubscriptions.nodes"), i, one_of)
            if (is_ours(json_str(one_of, "uri"), end))
                json_array_append(all, one_of);
        after = json_string_value(source_at(said.data, "webhookSubscriptions.pageInfo.endCursor"));
        if (!after || !json_is_true(source_at(said.data, "webhookSubscriptions.pageInfo.hasNextPage")))
            break;
    }
    *out = all;
    return NULL;
}

static err_t hook_remove(struct cx *cx, struct shopify *sh, const char *id)
{
    struct shopify_said said;
    TRY(shopify_ask(cx, sh, "HookRemove", json_pack("{s:s}", "id", id), &said));
    return NULL;
}

static err_t hook_add(struct cx *cx, struct shopify *sh, const struct topic *t, const char *url,
                      struct source_hook_state *state)
{
    struct shopify_said said;
    TRY(shopify_ask(cx, sh, "HookAdd", json_pack("{s:s, s:s}", "topic", t->subscribed, "uri", url), &said));
    const json_t *payload = json_object_get(said.data, "webhookSubscriptionCreate");
    const char *no = *said.why ? said.why : shopify_refusal(cx, payload, "userErrors");
    const char *id = json_string_value(source_at(payload, "webhookSubscription.id"));
    *state = (struct source_hook_state){ t->header, id, id && !no ? "active" : "missing",
                                         no   ? no
                                         : id ? NULL
                                              : "Shopify did not say that it stands." };
    return NULL;
}

/* One of a topic stays, at this address and as JSON; what else is ours goes. */
static err_t hook_settle(struct cx *cx, struct shopify *sh, const struct topic *t, const json_t *all, const char *url,
                         struct source_hook_state *state)
{
    const json_t *hook, *kept = NULL;
    size_t i;
    json_array_foreach (all, i, hook) {
        if (!text_same(json_str(hook, "topic"), t->subscribed))
            continue;
        if (!kept && text_same(json_str(hook, "uri"), url) && text_same(json_str(hook, "format"), "JSON"))
            kept = hook;
        else
            TRY(hook_remove(cx, sh, json_str(hook, "id")));
    }
    if (!kept)
        return hook_add(cx, sh, t, url, state);
    *state = (struct source_hook_state){ t->header, json_str(kept, "id"), "active", NULL };
    return NULL;
}

err_t shopify_hooks(struct cx *cx, const struct source *s, const char *url, source_hook_states *out)
{
    struct shopify sh;
    source_hook_states states = { 0 };
    json_t *all, *hook;
    size_t i;
    TRY(shopify_open(cx, s, &sh));
    if (url && text_empty(sh.set.client_secret))
        return fail(cx, E_REMOTE, "“%s” needs the client secret of its app: Shopify signs webhooks with it.", s->name);
    TRY(ours(cx, &sh, &all));
    if (url) {
        states.at = arena_alloc(cx->mem, TOPICS * sizeof(*states.at));
        for (size_t k = 0; k < TOPICS; k++)
            TRY(hook_settle(cx, &sh, &topics[k], all, url, &states.at[states.n++]));
    } else {
        json_array_foreach (all, i, hook)
            TRY(hook_remove(cx, &sh, json_str(hook, "id")));
    }
    *out = states;
    return NULL;
}
