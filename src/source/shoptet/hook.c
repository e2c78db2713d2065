/* hook.c - Shoptet's webhooks: made, taken away, checked by HMAC-SHA-1, and read for the code of the order that they
   name. They tell no more than that, may come twice and out of order, and have no id. */
#include "base/crypto.h"
#include "source/shoptet/room.h"
#include <string.h>

/* order:cancel and order:update exclude each other. */
static const char *const events[] = { "order:create", "order:update", "order:paid", "order:delete",
                                      "order:massUpdate" };
static const char *const parcel_events[] = { "shipment:create", "shipment:update", "shipment:fail" };
enum { EVENTS = 5, PARCEL_EVENTS = 3, IDS_MOST = 20 };

err_t shoptet_verify(struct cx *cx, const struct source *s, const struct source_hook *h)
{
    const char *key, *given = h->field(h->ex, "shoptet-webhook-signature");
    unsigned char mac[SHA1_BYTES];
    TRY(source_secret(cx, s, SHOPTET_KEY, &key));
    if (text_empty(key))
        return fail(cx, E_SIGNIN, "“%s” has no key for its webhooks yet: register them first.", s->name);
    crypto_hmac1(key, strlen(key), h->body, h->body_n, mac);
    if (text_empty(given) || !crypto_equal_text(given, hex_text(cx->mem, mac, sizeof(mac))))
        return fail(cx, E_SIGNIN, "The delivery is not signed with the key of “%s”.", s->name);
    return NULL;
}

/* --- what it says ------------------------------------------------------------------------------------------------- */

static void put(text_list *to, const char *code)
{
    if (!text_empty(code) && to->n < IDS_MOST)
        to->at[to->n++] = code;
}

/* Of a mass event the instance is a list, written as JSON once more. Of a long one none are taken: they are read one by
   one in the time of one job, while asking for changes goes on where it stopped. */
static void codes(struct cx *cx, const char *instance, text_list *to)
{
    json_t *list = NULL, *one;
    size_t i;
    to->at = arena_alloc(cx->mem, IDS_MOST * sizeof(char *));
    if (*instance != '[') {
        put(to, instance);
        return;
    }
    if (json_read(cx, instance, strlen(instance), &list))
        return;
    if (json_array_size(list) > IDS_MOST)
        return;
    json_array_foreach (list, i, one)
        put(to, json_is_object(one) ? source_text(cx, one, "code") : source_text(cx, one, ""));
}

err_t shoptet_decode(struct cx *cx, const struct source *s, const struct source_hook *h, struct source_hint *out)
{
    json_t *body = NULL;
    struct source_hint hint = { 0 };
    text_list named = { 0 };
    (void)s;
    TRY(json_read(cx, h->body, h->body_n, &body));
    const char *event = source_text(cx, body, "event"), *instance = source_text(cx, body, "eventInstance");
    const char *made = source_text(cx, body, "eventCreated");
    if (text_empty(event))
        return fail(cx, E_INPUT, "The delivery names no event.");
    hint.topic = text_cut(cx->mem, event, 80);
    hint.delivery = arena_join(cx->mem, text_cut(cx->mem, event, 60), " ", made ? text_cut(cx->mem, made, 60) : "", " ",
                               crypto_hash_text(cx->mem, instance ? instance : "", instance ? strlen(instance) : 0));
    bool order = text_starts(event, "order:");
    if (order && instance)
        codes(cx, instance, &named);
    if (!strcmp(event, "order:delete"))
        memcpy(&hint.gone, &named, sizeof(named));
    else
        memcpy(&hint.changed, &named, sizeof(named));
    if ((order && !named.n) || text_starts(event, "shipment:"))
        hint.look = "poll";
    *out = hint;
    return NULL;
}

/* --- how they stand there ----------------------------------------------------------------------------------------- */

static err_t ask(struct cx *cx, const struct source *s, const struct shoptet *f, const char *method, const char *path,
                 const char *body, const json_t **data)
{
    const char *said;
    return shoptet_ask(cx, s, f, &(struct shoptet_ask){ .method = method, .path = path, .body = body }, data, &said);
}

static const json_t *of_event(const json_t *all, const char *event)
{
    const json_t *one;
    size_t i;
    json_array_foreach (all, i, one)
        if (text_same(json_str(one, "event"), event))
            return one;
    return NULL;
}

static const char *hook_path(struct cx *cx, const json_t *hook)
{
    return arena_join(cx->mem, "/api/webhooks/", arena_int(cx->mem, json_num(hook, "id", 0)));
}

static const char *hook_body(struct cx *cx, const char *event, const char *url)
{
    json_t *all = json_tie(cx->mem, json_object()), *one = json_object();
    json_object_set_new(one, "event", json_string(event));
    json_object_set_new(one, "url", json_string(url));
    json_object_set_new(all, "data", json_pack("[o]", one));
    return json_text(cx->mem, all);
}

/* Not of another system: a shop has one address an event. */
static bool is_ours(const struct source *s, const json_t *hook)
{
    const char *url = json_str(hook, "url"), *at = url ? strstr(url, "/hooks/source/") : NULL;
    return at && !strcmp(at + 14, s->id);
}

static err_t stand(struct cx *cx, const struct source *s, const struct shoptet *f, const json_t *all, const char *event,
                   const char *url, struct source_hook_state *out)
{
    const json_t *hook = of_event(all, event), *data;
    *out = (struct source_hook_state){ .topic = event,
                                       .state = "active",
                                       .external_id = hook ? arena_int(cx->mem, json_num(hook, "id", 0)) : NULL };
    if (hook && text_same(json_str(hook, "url"), url))
        return NULL;
    if (hook && !is_ours(s, hook)) {
        out->state = "missing";
        out->trouble =
            "Another address is registered for this event, and Shoptet takes one only. Changes are asked for instead.";
        return NULL;
    }
    if (hook) /* ours, at an address that we had before */
        TRY(ask(cx, s, f, "DELETE", hook_path(cx, hook), NULL, &data));
    err_t e = ask(cx, s, f, "POST", "/api/webhooks", hook_body(cx, event, url), &data);
    if (e && e->code != E_REMOTE && e->code != E_MISSING)
        return e;
    if (e) {
        out->state = "missing";
        out->trouble = e->message;
    } else {
        out->external_id = source_text(cx, data, "webhooks[0].id");
    }
    return NULL;
}

static err_t take_away(struct cx *cx, const struct source *s, const struct shoptet *f, const json_t *all)
{
    const json_t *one, *data;
    size_t i;
    json_array_foreach (all, i, one) {
        err_t e = is_ours(s, one) ? ask(cx, s, f, "DELETE", hook_path(cx, one), NULL, &data) : NULL;
        if (e && e->code != E_MISSING)
            return e;
    }
    return NULL;
}

/* The key is stored last: after a write nothing may be asked any more. */
err_t shoptet_hooks(struct cx *cx, const struct source *s, const char *url, source_hook_states *out)
{
    struct shoptet f;
    const json_t *data;
    const char *key, *fresh = NULL;
    SOURCE_OPEN(cx, s, &f);
    TRY(ask(cx, s, &f, NULL, "/api/webhooks?itemsPerPage=500", NULL, &data));
    const json_t *all = json_object_get(data, "webhooks");
    *out = (source_hook_states){ .at = arena_alloc(cx->mem, (EVENTS + PARCEL_EVENTS) * sizeof(*out->at)) };
    if (!url)
        return take_away(cx, s, &f, all);
    TRY(source_secret(cx, s, SHOPTET_KEY, &key));
    if (text_empty(key)) {
        const json_t *made;
        TRY(ask(cx, s, &f, "POST", "/api/webhooks/renew-signature-key", NULL, &made));
        fresh = source_text(cx, made, "signatureKey");
        if (text_empty(fresh))
            return fail(cx, E_REMOTE, "“%s” made no key for its webhooks.", s->name);
    }
    for (int i = 0; i < EVENTS + (f.shipments ? PARCEL_EVENTS : 0); i++)
        TRY(stand(cx, s, &f, all, i < EVENTS ? events[i] : parcel_events[i - EVENTS], url, &out->at[out->n++]));
    return fresh ? source_secret_set(cx, s, SHOPTET_KEY, fresh) : NULL;
}
