/* read.c - reading through the door. Invariant: every verb checks the proof on every call, reads the
   order afresh from its source, once a walk, and gives out what door_show makes of it, or the staff's snapshot. */
#include "base/text.h"
#include "order/contact.h"
#include "order/eligibility.h"
#include "source/door/room.h"
#include "source/remote.h"
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

/* Whether the assistant reads this source. */
static bool reads(const struct visit *v, const char *id)
{
    return text_same(id, v->source_id) || (v->also_reads && text_in(v->also_reads, id));
}

err_t door_source(struct cx *cx, struct visit *v, const char *id, const struct source **out)
{
    struct door_walk *walk = door_walk_of(cx, v);
    if (!reads(v, id))
        return fail(cx, E_MISSING, "This order is not read here any more.");
    if (!walk->source || !text_same(walk->source->id, id)) {
        struct source *source = arena_alloc(cx->mem, sizeof(*source));
        TRY(source_get(cx, id, source));
        walk->source = source;
    }
    *out = walk->source;
    return NULL;
}

err_t door_sources(struct cx *cx, struct visit *v, const struct source *out[DOOR_SOURCES], size_t *n)
{
    *n = 0;
    TRY(door_source(cx, v, v->source_id, &out[(*n)++]));
    for (const char *s = v->also_reads ? v->also_reads : ""; *(s += strspn(s, " ")) && *n < DOOR_SOURCES;) {
        size_t len = strcspn(s, " ");
        err_t e = door_source(cx, v, arena_copy_n(cx->mem, s, len), &out[*n]);
        if (e && e->code != E_MISSING) /* one that was removed meanwhile is not asked */
            return e;
        *n += !e;
        s += len;
    }
    return NULL;
}

size_t door_remote(const struct source *const *sources, size_t n)
{
    size_t remote = 0;
    for (size_t i = 0; i < n; i++) {
        const struct source_kind *k = source_kind(sources[i]->kind);
        remote += k && k->remote && !sources[i]->paused;
    }
    return remote;
}

void door_keep(struct cx *cx, struct visit *v, const struct order *o)
{
    struct door_walk *walk = door_walk_of(cx, v);
    struct order *copy = arena_alloc(cx->mem, sizeof(*copy));
    *copy = *o;
    walk->order = copy;
    if (!o->live)
        return;
    const struct order **more = arena_alloc(cx->mem, (walk->live.n + 1) * sizeof(*more));
    if (walk->live.n)
        memcpy(more, walk->live.at, walk->live.n * sizeof(*more));
    more[walk->live.n++] = o->said;
    walk->live.at = more;
}

/* --- reading ------------------------------------------------------------------------------------------------ */

/* Which source an order is of; NULL: nobody knows it. */
static err_t source_of(struct cx *cx, struct visit *v, const char *order_id, const char **out)
{
    struct order row = { 0 };
    *out = v->source_id;
    if (text_empty(v->also_reads)) /* there is no other */
        return NULL;
    err_t e = db_get(cx, order_fields, &row, "SELECT source_id FROM orders WHERE shop_id = $1 AND id = $2",
                     T(cx->who.shop), T(order_id));
    if (e && e->code != E_MISSING)
        return e;
    *out = e ? v->source_id : row.source_id;
    return NULL;
}

static err_t order_read(struct cx *cx, struct visit *v, const char *order_id)
{
    const struct source *source;
    const struct order *known = door_walk_of(cx, v)->order;
    const char *source_id;
    struct order o = { 0 };
    if (known && text_same(known->id, order_id) && reads(v, known->source_id))
        return NULL;
    TRY(source_of(cx, v, order_id, &source_id));
    TRY(door_source(cx, v, source_id, &source));
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

/* Whether the order is the customer's: by the source's customer id where both carry one, else by an e-mail that is
   vouched for. */
static bool is_theirs(const char *customer_id, const char *email, const struct source *s, const struct order *o)
{
    if (!text_same(o->source_id, s->id))
        return false;
    if (!text_empty(o->customer_id) && customer_id)
        return text_same(o->customer_id, customer_id);
    return *email && strchr(email, '@') && text_same(o->email_norm, email);
}

/* Each into its place by age, newest first, DOOR_MINE at most. */
static void mine_put(order_list *list, const struct order *o)
{
    size_t i = list->n < DOOR_MINE ? list->n++ : DOOR_MINE - 1;
    if (list->n == DOOR_MINE && i == DOOR_MINE - 1 && list->at[i].id && list->at[i].placed_at >= o->placed_at)
        return;
    for (; i > 0 && list->at[i - 1].placed_at < o->placed_at; i--)
        list->at[i] = list->at[i - 1];
    list->at[i] = *o;
}

err_t door_latest(struct cx *cx, struct visit *v, const char *customer_id, const char *email, const char *level,
                  order_views *out)
{
    const struct source *sources[DOOR_SOURCES];
    order_list mine = { .at = arena_alloc(cx->mem, DOOR_MINE * sizeof(struct order)) };
    order_views views = { 0 };
    err_t trouble = NULL;
    size_t n;
    TRY(door_sources(cx, v, sources, &n));
    const size_t of_ids = source_of_ids(sources, n);
    for (size_t i = 0; i < n; i++) { /* one that does not answer, or is paused, hides nothing that another knows */
        order_list found = { 0 };
        const char *id = i == of_ids ? customer_id : NULL;
        if ((sources[i]->paused && n > 1) || (!id && !*email))
            continue;
        int64_t end = cx->deadline;
        cx->deadline = source_turn(end, door_remote(sources + i + 1, n - i - 1));
        err_t e = source_mine(cx, sources[i], id, email, DOOR_MINE, &found);
        cx->deadline = end;
        if (e && e->code != E_REMOTE)
            return e;
        trouble = e ? e : trouble;
        for (size_t k = 0; k < found.n; k++)
            if (is_theirs(id, email, sources[i], &found.at[k]))
                mine_put(&mine, &found.at[k]);
    }
    if (!mine.n && trouble)
        return trouble;
    views.at = arena_alloc(cx->mem, DOOR_MINE * sizeof(*views.at));
    for (size_t i = 0; i < mine.n; i++) {
        const struct order *o = &mine.at[i];
        TRY(door_show(cx, v, o, &views.at[views.n++]));
        if (o->live)
            door_keep(cx, v, o);
        TRY(door_load_late(cx, v, o->id));
        if (!door_proof(cx, v, o->id))
            door_proof_add(cx, v, o->id, level);
    }
    *out = views;
    return NULL;
}

err_t door_of_ids(struct cx *cx, struct visit *v, const char **source_id)
{
    const struct source *sources[DOOR_SOURCES];
    size_t n;
    TRY(door_sources(cx, v, sources, &n));
    *source_id = sources[source_of_ids(sources, n)]->id;
    return NULL;
}

err_t door_mine(struct cx *cx, struct visit *v, order_views *out)
{
    const struct shop *shop;
    TRY(door_shop(cx, v, &shop));
    if (!text_empty(v->subject) && shop->verify_token)
        return door_latest(cx, v, v->subject, email_norm(cx->mem, v->subject_email), "token", out);
    *out = (order_views){ 0 };
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
        .verify_postcode = s->verify_postcode,
        .verify_code = s->verify_code,
        .verify_token = s->verify_token,
    };
    return NULL;
}
