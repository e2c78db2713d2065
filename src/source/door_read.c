/* door_read.c - reading through the door. Invariant: every verb checks the proof on every call, reads the
   order afresh from its source, once a walk, and gives out what door_show makes of it, or the staff's snapshot. */
#include "base/text.h"
#include "order/contact.h"
#include "order/eligibility.h"
#include "source/door_room.h"
#include <string.h>

/* --- what a walk reads once ------------------------------------------------------------------------------ */

struct door_walk *door_walk_of(struct cx *cx, struct visit *v)
{
    if (!v->walk)
        v->walk = arena_alloc(cx->mem, sizeof(*v->walk));
    return v->walk;
}

err_t door_shop(struct cx *cx, struct visit *v, const struct shop **out)
{
    if (!v->shop || !text_same(v->shop->id, cx->who.shop)) {
        struct shop *shop = arena_alloc(cx->mem, sizeof(*shop));
        TRY(shop_get(cx, shop));
        v->shop = shop;
    }
    *out = v->shop;
    return NULL;
}

err_t door_source(struct cx *cx, struct visit *v, const struct source **out)
{
    struct door_walk *walk = door_walk_of(cx, v);
    if (!walk->source || !text_same(walk->source->id, v->source_id)) {
        struct source *source = arena_alloc(cx->mem, sizeof(*source));
        TRY(source_get(cx, v->source_id, source));
        walk->source = source;
    }
    *out = walk->source;
    return NULL;
}

void door_keep(struct cx *cx, struct visit *v, const struct order *o)
{
    struct order *copy = arena_alloc(cx->mem, sizeof(*copy));
    *copy = *o;
    door_walk_of(cx, v)->order = copy;
}

/* --- reading ------------------------------------------------------------------------------------------------ */

static err_t order_read(struct cx *cx, struct visit *v, const char *order_id)
{
    const struct source *source;
    const struct order *known = door_walk_of(cx, v)->order;
    struct order o = { 0 };
    if (known && text_same(known->id, order_id) && text_same(known->source_id, v->source_id))
        return NULL;
    TRY(door_source(cx, v, &source));
    TRY(source_read(cx, source, order_id, &o));
    if (!text_same(o.id, order_id) || !text_same(o.source_id, source->id))
        return fail(cx, E_INTERNAL, "Another order was read than the one that was asked for.");
    door_keep(cx, v, &o);
    return NULL;
}

/* The order behind a proof, read in this walk. */
static err_t behind(struct cx *cx, struct visit *v, const char *order_id, struct order *out)
{
    TRY(door_load_late(cx, v, order_id));
    if (!door_proof(cx, v, order_id))
        return fail(cx, E_DENIED, "Please confirm your order number and e-mail again.");
    TRY(order_read(cx, v, order_id));
    *out = *v->walk->order;
    return NULL;
}

err_t door_view(struct cx *cx, struct visit *v, const char *order_id, struct order_view *out)
{
    struct order o = { 0 };
    TRY(behind(cx, v, order_id, &o));
    return door_show(cx, v, &o, out);
}

/* Whether the order is the customer's: by the source's customer id where it carries one, else by an
   e-mail that the token vouches for. */
static bool is_theirs(const struct visit *v, const char *email, const struct source *s, const struct order *o)
{
    if (!text_same(o->source_id, s->id))
        return false;
    if (!text_empty(o->customer_id))
        return text_same(o->customer_id, v->subject);
    return *email && strchr(email, '@') && text_same(o->email_norm, email);
}

err_t door_mine(struct cx *cx, struct visit *v, order_views *out)
{
    const struct shop *shop;
    const struct source *source;
    order_list found = { 0 };
    order_views views = { 0 };
    TRY(door_shop(cx, v, &shop));
    if (text_empty(v->subject) || !shop->verify_token) {
        *out = views;
        return NULL;
    }
    const char *email = email_norm(cx->mem, v->subject_email);
    TRY(door_source(cx, v, &source));
    TRY(source_mine(cx, source, v->subject, email, DOOR_MINE, &found));
    views.at = arena_alloc(cx->mem, DOOR_MINE * sizeof(*views.at));
    for (size_t i = 0; i < found.n && views.n < DOOR_MINE; i++) {
        const struct order *o = &found.at[i];
        if (!is_theirs(v, email, source, o))
            continue;
        TRY(door_show(cx, v, o, &views.at[views.n++]));
        TRY(door_load_late(cx, v, o->id));
        if (!door_proof(cx, v, o->id))
            door_proof_add(cx, v, o->id, "token");
    }
    *out = views;
    return NULL;
}

err_t door_eligible(struct cx *cx, struct visit *v, const char *order_id, const char *action, struct door_answer *out)
{
    static const char *const answers[] = { [ELIGIBLE_NO] = "no", [ELIGIBLE_ASK] = "ask", [ELIGIBLE_YES] = "yes" };
    struct order o = { 0 };
    const struct shop *shop;
    struct eligibility e = { 0 };
    TRY(behind(cx, v, order_id, &o));
    TRY(door_shop(cx, v, &shop));
    if (!action || !text_in(shop->actions ? shop->actions : "", action)) {
        *out = (struct door_answer){ "no", "This cannot be asked for here. We are glad to help you in person." };
        return NULL;
    }
    TRY(eligibility_check(cx, &o, action, &e));
    *out = (struct door_answer){ answers[e.answer], e.reason };
    return NULL;
}

err_t door_snapshot(struct cx *cx, struct visit *v, const char *order_id, char **json)
{
    struct order o = { 0 };
    struct buf b = { 0 };
    TRY(behind(cx, v, order_id, &o));
    if (o.shown)
        TRY(order_get(cx, order_id, &o));
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    order_write(&w, &o);
    writer_close(&w);
    *json = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return NULL;
}

err_t door_policy(struct cx *cx, struct visit *v, struct policy_view *out)
{
    const struct shop *s;
    TRY(door_shop(cx, v, &s));
    *out = (struct policy_view){
        .shop_name = s->name,
        .delivery_policy = s->delivery_policy,
        .returns_policy = s->returns_policy,
        .support_url = s->support_url,
        .returns_url = s->returns_url,
        .privacy_url = s->privacy_url,
        .tracking_url = s->tracking_url,
        .actions = s->actions,
        .verify_email = s->verify_email,
        .verify_phone = s->verify_phone,
        .verify_token = s->verify_token,
    };
    return NULL;
}
