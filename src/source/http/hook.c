/* hook.c - webhooks of any system. Invariant: without a secret nothing is believed; and whatever a delivery says is only
   a hint of what to read again. */
#include "base/crypto.h"
#include "source/http/room.h"
#include <string.h>

err_t http_verify(struct cx *cx, const struct source *s, const struct source_hook *h)
{
    struct http_form f;
    SOURCE_OPEN(cx, s, &f);
    const char *style = f.hook_style ? f.hook_style : "hmac-sha256";
    const char *name = text_empty(f.hook_header) ? "X-Signature" : f.hook_header,
               *given = h->field(h->ex, text_lower(cx->mem, name));
    const char *prefix = f.hook_prefix ? f.hook_prefix : "";
    if (text_empty(f.hook_secret))
        return fail(cx, E_SIGNIN, "No secret is set for webhooks of “%s”.", s->name);
    if (text_empty(given))
        return fail(cx, E_SIGNIN, "The delivery has no header %s.", name);
    const char *wanted = !strcmp(style, "token") ? f.hook_secret
                                                 : http_hmac(cx, !strcmp(style, "hmac-sha1"), f.hook_code,
                                                             f.hook_secret, h->body, h->body_n);
    if (!crypto_equal_text(given, arena_join(cx->mem, prefix, wanted)))
        return fail(cx, E_SIGNIN, "The delivery is not signed with the secret of “%s”.", s->name);
    return NULL;
}

static void add(struct cx *cx, text_list *to, const char *id)
{
    const char **more = arena_alloc(cx->mem, (to->n + 1) * sizeof(*more));
    if (to->n)
        memcpy(more, to->at, to->n * sizeof(*more));
    more[to->n++] = id;
    to->at = more;
}

/* One id, or a list of ids. */
static void ids(struct cx *cx, const json_t *body, const char *path, text_list *to)
{
    const json_t *at = source_at(body, path), *one;
    size_t i;
    if (json_is_array(at)) {
        json_array_foreach (at, i, one)
            if (i < 100 && !text_empty(source_text(cx, one, "")))
                add(cx, to, source_text(cx, one, ""));
    } else if (!text_empty(source_text(cx, body, path))) {
        add(cx, to, source_text(cx, body, path));
    }
}

err_t http_decode(struct cx *cx, const struct source *s, const struct source_hook *h, struct source_hint *out)
{
    static const char *const usual[] = { "order.id", "data.id", "order_id", "id", "data.order.id" };
    struct http_form f;
    struct source_hint hint = { 0 };
    text_list found = { 0 };
    json_t *body = NULL;
    SOURCE_OPEN(cx, s, &f);
    TRY(json_read(cx, h->body, h->body_n, &body));
    const char *topic = source_text(cx, body, text_empty(f.hook_topic_path) ? "topic" : f.hook_topic_path);
    if (!topic && text_empty(f.hook_topic_path))
        topic = source_text(cx, body, "event");
    hint.topic = text_empty(topic) ? "order" : text_cut(cx->mem, topic, 80);
    const char *name =
        text_empty(f.hook_delivery_header) ? "x-delivery-id" : text_lower(cx->mem, f.hook_delivery_header);
    hint.delivery = h->field(h->ex, name);
    hint.delivery = text_empty(hint.delivery) ? NULL : text_cut(cx->mem, hint.delivery, 200);
    if (!text_empty(f.hook_id_path))
        ids(cx, body, f.hook_id_path, &found);
    for (size_t i = 0; text_empty(f.hook_id_path) && !found.n && i < sizeof(usual) / sizeof(*usual); i++)
        ids(cx, body, usual[i], &found);
    memcpy(&hint.changed, &found, sizeof(found)); /* of “deleted”, too: the read says whether, and what of it */
    if (!found.n || !http_template(f.read, HTTP_READ)) /* what is new there has no number here yet */
        hint.look = "poll";
    *out = hint;
    return NULL;
}
