/* hook.c - webhooks: what a service tells by itself. Invariant: nothing of a body is read before its bytes are known to be
   signed. The same again, and older ones, change nothing (order/parcel_news.c), so that deliveries need no list. */
#include "account/shop.h"
#include "base/text.h"
#include "order/contact.h"
#include "tracker/room.h"

#define AGAIN_MS (INT64_C(12) * 3600000) /* a service that speaks need not be asked */

struct found {
    const char *shop_id, *kind;
};
static const struct field found_fields[] = { FIELD(F_TEXT, struct found, shop_id),
                                             FIELD(F_TEXT, struct found, kind),
                                             { 0 } };

err_t tracker_enter(struct cx *cx, const char *id, struct tracker *out)
{
    struct found f = { 0 };
    /* over all shops: the id is all that an address tells */
    err_t e = db_get(cx, found_fields, &f, "SELECT shop_id, kind FROM tracker WHERE id = $1 AND enabled = 1", T(id));
    if (e)
        return e->code == E_MISSING ? fail(cx, E_MISSING, "There is nothing at this address.") : e;
    TRY(shop_enter(cx, f.shop_id));
    return tracker_get(cx, f.kind, out);
}

static err_t heard(struct cx *cx, const struct tracker *t, const struct parcel_news *n)
{
    return db_exec(cx, NULL,
                   "UPDATE tracker_parcel SET next_at = $4 WHERE shop_id = $1 AND kind = $2 AND tracking_norm = $3 "
                   "AND state IN ('new', 'followed') AND next_at < $4",
                   T(cx->who.shop), T(t->kind), T(tracking_norm(cx->mem, n->tracking_number)), I(cx->now + AGAIN_MS));
}

err_t tracker_hear(struct cx *cx, const struct tracker *t, const char *body, size_t n, const char *signature,
                   parcel_moved_list *moved)
{
    const struct tracker_kind *k = tracker_kind(t->kind);
    parcel_news_list news = { 0 };
    struct tracker plain;
    json_t *json;
    if (!k)
        return fail(cx, E_MISSING, "There is nothing at this address.");
    TRY(tracker_open(cx, t, &plain));
    if (text_empty(plain.webhook_secret))
        return fail(cx, E_SIGNIN, "The secret of this webhook is not set yet.");
    if (!k->is_signed(cx, &plain, body, n, signature))
        return fail(cx, E_SIGNIN, "The signature does not fit.");
    TRY(json_read(cx, body, n, &json));
    if (!json_is_object(json))
        return fail(cx, E_INPUT, "The body must be a JSON object.");
    TRY(k->decode(cx, json, &news));
    cx->who.actor = ACTOR_SOURCE;
    cx->who.name = k->label;
    for (size_t i = 0; i < news.n; i++) {
        TRY(parcel_tell(cx, &news.at[i], moved));
        TRY(heard(cx, t, &news.at[i]));
    }
    return db_exec(cx, NULL, "UPDATE tracker SET hook_at = $3 WHERE shop_id = $1 AND kind = $2", T(cx->who.shop),
                   T(t->kind), I(cx->now));
}
