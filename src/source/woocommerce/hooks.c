/* hooks.c - webhooks: made, woken and removed; their signatures; what they say. WooCommerce never tries a delivery
   again and switches a hook off after five failures, so hooks are looked at again and again, and changes are asked for
   besides. Invariant: what is not signed with our secret changes nothing; what is signed is only a hint. */
#include "base/crypto.h"
#include "base/text.h"
#include "source/woocommerce/woocommerce.h"
#include <ctype.h>
#include <string.h>

enum { SECRET_LENGTH = 40, HOOKS_PER_PAGE = 100, HOOK_PAGES = 5 };

static const char *const topics[] = { "order.created", "order.updated", "order.deleted", "order.restored" };
enum { TOPICS = sizeof(topics) / sizeof(*topics) };

/* --- at the shop ---------------------------------------------------------------------------------------------------- */

/* Letters and digits only: WooCommerce decodes HTML entities in a secret before it signs with it. */
static char *secret_new(struct arena *a)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    char *out = arena_alloc(a, SECRET_LENGTH + 1);
    for (size_t i = 0; i < SECRET_LENGTH;) {
        unsigned char c;
        crypto_random(&c, 1);
        if (c < 248)
            out[i++] = signs[c % 62];
    }
    out[SECRET_LENGTH] = '\0';
    return out;
}

static const char *name_of(struct cx *cx, const struct source *s, const char *topic)
{
    return arena_join(cx->mem, "wismo ", s->id, " ", topic);
}

/* All hooks of the shop. */
static err_t hooks_read(struct cx *cx, const struct source *s, const struct woo *w, json_t **out)
{
    json_t *all = json_tie(cx->mem, json_array());
    for (int page = 1; page <= HOOK_PAGES; page++) {
        struct source_reply r;
        const struct woo_ask ask = { .path = "webhooks",
                                     .query = source_query(cx->mem, "per_page", arena_int(cx->mem, HOOKS_PER_PAGE),
                                                           "page", arena_int(cx->mem, page), NULL) };
        TRY(woo_call(cx, s, w, &ask, &r));
        json_array_extend(all, r.json);
        if (json_array_size(r.json) < HOOKS_PER_PAGE)
            break;
    }
    *out = all;
    return NULL;
}

static const json_t *hook_named(const json_t *all, const char *name)
{
    size_t i;
    json_t *one;
    json_array_foreach (all, i, one)
        if (text_same(json_str(one, "name"), name))
            return one;
    return NULL;
}

static err_t hook_send(struct cx *cx, const struct source *s, const struct woo *w, const char *id, json_t *body,
                       json_t **out)
{
    struct source_reply r;
    const struct woo_ask ask = { .method = id ? "PUT" : "POST",
                                 .path = id ? arena_join(cx->mem, "webhooks/", id) : "webhooks",
                                 .body = json_text(cx->mem, json_tie(cx->mem, body)),
                                 .once = !id };
    TRY(woo_call(cx, s, w, &ask, &r));
    *out = r.json;
    return NULL;
}

/* WordPress calls public addresses at three ports only. */
static const char *unreachable(const char *url)
{
    const char *host = strstr(url, "://"), *port;
    host = host ? host + 3 : url;
    if (*host == '[')
        host += strcspn(host, "]");
    port = host + strcspn(host, ":/");
    if (*port != ':' || !strncmp(port, ":80/", 4) || !strncmp(port, ":443/", 5) || !strncmp(port, ":8080/", 6))
        return NULL;
    return "WordPress calls the ports 80, 443 and 8080 only: nothing may arrive at this address.";
}

/* One topic as it should be. fresh: the secret is new, so every hook must learn it. */
static err_t hook_keep(struct cx *cx, const struct source *s, const struct woo *w, const json_t *all, const char *topic,
                       const char *url, const char *secret, bool fresh, struct source_hook_state *out)
{
    const char *name = name_of(cx, s, topic);
    const json_t *hook = hook_named(all, name);
    json_t *now = NULL;
    const char *id = hook ? source_text(cx, hook, "id") : NULL, *state = hook ? json_str(hook, "status") : NULL;
    const char *at = hook ? json_str(hook, "delivery_url") : NULL;
    err_t e = NULL;
    if (!id)
        e = hook_send(cx, s, w, NULL,
                      json_pack("{ss, ss, ss, ss, ss}", "name", name, "topic", topic, "delivery_url", url, "secret",
                                secret, "status", "active"),
                      &now);
    else if (fresh || !text_same(state, "active") || !text_same(at, url))
        e = hook_send(cx, s, w, id,
                      json_pack("{ss, ss, ss}", "status", "active", "delivery_url", url, "secret", secret), &now);
    if (e && e->code != E_REMOTE && e->code != E_MISSING)
        return e;
    if (now && source_text(cx, now, "id"))
        id = source_text(cx, now, "id");
    const char *is = e ? (id ? "disabled" : "missing") : now ? json_str(now, "status") : state;
    *out = (struct source_hook_state){ topic, id, text_same(is, "active") || !is ? "active" : is,
                                       e ? e->message : unreachable(url) };
    return NULL;
}

static err_t hooks_remove(struct cx *cx, const struct source *s, const struct woo *w, const json_t *all)
{
    for (size_t i = 0; i < TOPICS; i++) {
        struct source_reply r;
        const json_t *hook = hook_named(all, name_of(cx, s, topics[i]));
        const char *id = hook ? source_text(cx, hook, "id") : NULL;
        const struct woo_ask ask = { .method = "DELETE",
                                     .path = id ? arena_join(cx->mem, "webhooks/", id) : NULL,
                                     .query = "force=true" };
        err_t e = id ? woo_call(cx, s, w, &ask, &r) : NULL;
        if (e && e->code != E_MISSING)
            return e;
    }
    return NULL;
}

err_t woo_hooks(struct cx *cx, const struct source *s, const char *url, source_hook_states *out)
{
    struct woo w;
    const char *secret, *told;
    json_t *all;
    bool well = true;
    SOURCE_OPEN(cx, s, &w);
    *out = (source_hook_states){ .at = arena_alloc(cx->mem, TOPICS * sizeof(*out->at)) };
    TRY(hooks_read(cx, s, &w, &all));
    if (!url)
        return hooks_remove(cx, s, &w, all);
    TRY(source_secret(cx, s, "hook", &secret));
    TRY(source_secret(cx, s, "hook_told", &told));
    bool fresh = text_empty(secret) || !text_same(told, url); /* not every hook has learned it yet */
    const char *known = secret;
    secret = fresh && text_empty(secret) ? secret_new(cx->mem) : secret;
    for (size_t i = 0; i < TOPICS; i++) {
        TRY(hook_keep(cx, s, &w, all, topics[i], url, secret, fresh, &out->at[i]));
        well = well && text_same(out->at[i].state, "active");
        out->n++;
    }
    if (!known) /* after the calls: nothing leaves the house once something was written. The next look mends what fails */
        TRY(source_secret_set(cx, s, "hook", secret));
    return fresh && well ? source_secret_set(cx, s, "hook_told", url) : NULL;
}

/* --- deliveries ------------------------------------------------------------------------------------------------------ */

/* "webhook_id=12": sent when a hook is made, without a signature. */
static bool is_ping(const struct source_hook *h)
{
    static const char begins[] = "webhook_id=";
    size_t n = sizeof(begins) - 1;
    if (h->body_n <= n || h->body_n > n + 20 || memcmp(h->body, begins, n))
        return false;
    for (; n < h->body_n; n++)
        if (!isdigit((unsigned char)h->body[n]))
            return false;
    return true;
}

err_t woo_verify(struct cx *cx, const struct source *s, const struct source_hook *h)
{
    const char *secret, *given = h->field(h->ex, "x-wc-webhook-signature");
    unsigned char mac[SHA256_BYTES];
    if (is_ping(h) && !given)
        return NULL;
    TRY(source_secret(cx, s, "hook", &secret));
    if (text_empty(secret) || text_empty(given))
        return fail(cx, E_SIGNIN, "This is not signed by the shop.");
    crypto_hmac256(secret, strlen(secret), h->body, h->body_n, mac);
    return crypto_equal_text(base64(cx->mem, mac, sizeof(mac)), given)
               ? NULL
               : fail(cx, E_SIGNIN, "The signature is not right.");
}

/* The fields beside the body are not signed, and a delivery may come late or once more: whatever the topic is, the order is
   read, which shows a deletion, too. A topic of nobody's is the usual one: one body that was caught is not many. */
static const char *topic_of(const char *said)
{
    for (size_t i = 0; said && i < TOPICS; i++)
        if (!strcmp(topics[i], said))
            return topics[i];
    return text_empty(said) || text_starts(said, "order.") ? "order.updated" : said;
}

err_t woo_decode(struct cx *cx, const struct source *s, const struct source_hook *h, struct source_hint *out)
{
    const char *delivery = h->field(h->ex, "x-wc-webhook-delivery-id");
    struct source_hint hint = { .topic = topic_of(h->field(h->ex, "x-wc-webhook-topic")) };
    json_t *j;
    (void)s;
    if (is_ping(h)) {
        *out = (struct source_hint){ .topic = "ping" };
        return NULL;
    }
    TRY(json_read(cx, h->body, h->body_n, &j));
    const char *id = source_text(cx, j, "id");
    if (!text_empty(delivery) &&
        !text_empty(id)) /* it is made of the hook and the second alone: others' come under it, too */
        hint.delivery = arena_join(cx->mem, delivery, " ", hint.topic, " ", id);
    if (text_starts(hint.topic, "order.") && !text_empty(id) && strspn(id, "0123456789") == strlen(id)) {
        hint.changed.at = arena_alloc(cx->mem, sizeof(*hint.changed.at));
        hint.changed.at[hint.changed.n++] = id;
    }
    *out = hint;
    return NULL;
}
