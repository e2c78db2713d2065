/* door.c - proofs: how a visitor comes to one, how long it holds, and that a miss says nothing.
   Invariants: number and contact are asked in one look-up, so that a wrong contact, an unknown number and
   somebody else's order are the same work; what a source returns is compared again here; nothing is written
   while walking. */
#include "source/door.h"
#include "base/text.h"
#include "http/client_peer.h"
#include "base/id.h"
#include "order/contact.h"
#include "source/door/limit.h"
#include "source/door/room.h"
#include "source/remote.h"
#include <string.h>

static const struct field proof_fields[] = {
    FIELD(F_TEXT, struct proof, order_id),
    FIELD(F_TEXT, struct proof, level),
    FIELD(F_TIME, struct proof, at),
    FIELD(F_TIME, struct proof, until),
    { 0 },
};

/* --- proofs ------------------------------------------------------------------------------------------ */

/* In the place of the one that the order had. */
static void proof_put(struct cx *cx, struct visit *v, const struct proof *p)
{
    size_t i = 0;
    while (i < v->proofs.n && !text_same(v->proofs.at[i].order_id, p->order_id))
        i++;
    if (i == v->proofs.n) {
        struct proof *more = arena_alloc(cx->mem, (v->proofs.n + 1) * sizeof(*more));
        if (v->proofs.n)
            memcpy(more, v->proofs.at, v->proofs.n * sizeof(*more));
        v->proofs.at = more;
        v->proofs.n++;
    }
    v->proofs.at[i] = *p;
}

err_t door_load(struct cx *cx, struct visit *v)
{
    LIST(struct proof) rows = { 0 };
    TRY(db_list(cx, proof_fields, &rows,
                "SELECT order_id, level, at, until FROM proof "
                "WHERE shop_id = $1 AND conversation_id = $2 AND at >= $3 AND until > $4 ORDER BY order_id",
                T(cx->who.shop), T(v->conversation), I(v->since), I(cx->now)));
    v->proofs.at = rows.at;
    v->proofs.n = rows.n;
    v->unread = false;
    return NULL;
}

err_t door_load_late(struct cx *cx, struct visit *v, const char *order_id)
{
    struct visit own = *v;
    if (!v->unread || !order_id || door_proof(cx, v, order_id))
        return NULL;
    TRY(door_load(cx, v));
    for (size_t i = 0; i < own.proofs.n; i++)
        proof_put(cx, v, &own.proofs.at[i]);
    return NULL;
}

static bool proof_holds(const struct cx *cx, const struct visit *v, const struct proof *p)
{
    if (!strcmp(p->level, "token") && !v->subject)
        return false;
    return p->at >= v->since && p->at <= cx->now && p->until > cx->now;
}

struct proof *door_proof(const struct cx *cx, const struct visit *v, const char *order_id)
{
    for (size_t i = 0; order_id && i < v->proofs.n; i++)
        if (text_same(v->proofs.at[i].order_id, order_id) && proof_holds(cx, v, &v->proofs.at[i]))
            return &v->proofs.at[i];
    return NULL;
}

void door_proof_add(struct cx *cx, struct visit *v, const char *order_id, const char *level)
{
    proof_put(cx, v, &(struct proof){ order_id, level, cx->now, cx->now + DOOR_MOST_MS, true });
}

err_t door_vouch(struct cx *cx, struct visit *v, const char *order_id)
{
    struct order o = { 0 };
    TRY(order_get(cx, order_id, &o));
    v->source_id = o.source_id;
    v->locale = text_empty(v->locale) ? o.locale : v->locale;
    proof_put(cx, v, &(struct proof){ o.id, "staff", cx->now, cx->now + DOOR_SILENCE_MS, false });
    return NULL;
}

static void miss_add(struct cx *cx, struct visit *v, const struct attempt *a, const char *what)
{
    struct miss *more = arena_alloc(cx->mem, (v->missed.n + 1) * sizeof(*more));
    if (v->missed.n)
        memcpy(more, v->missed.at, v->missed.n * sizeof(*more));
    more[v->missed.n++] = (struct miss){ a->number_hash, a->contact_hash, what };
    v->missed.at = more;
}

/* --- number and contact -------------------------------------------------------------------------------- */

struct question { /* what was typed, in the forms in which it is compared */
    const char *typed, *number, *email, *phone, *postcode;
};

static struct question question_of(struct cx *cx, const struct shop *s, const char *number, const char *contact)
{
    struct question q = { text_trim(cx->mem, number), number_norm(cx->mem, number, s->number_prefix, s->number_suffix),
                          "", "", "" };
    if (strchr(contact, '@') ? s->verify_email : !s->verify_phone && !s->verify_postcode)
        q.email = email_norm(cx->mem, contact);
    if (!*q.email && s->verify_phone)
        q.phone = phone_norm(cx->mem, contact, NULL);
    if (!*q.email && s->verify_postcode)
        q.postcode = postcode_norm(cx->mem, contact);
    return q;
}

static const char *contact_of(const struct question *q)
{
    return *q->email ? q->email : *q->postcode ? q->postcode : q->phone;
}

/* What proves that this order is the one that was asked for, NULL: nothing. Number and contact must both match, and
   neither may be empty. */
static const char *answers(struct cx *cx, const struct question *q, const struct order *o)
{
    if (!*q->number || !text_same(o->number_norm, q->number))
        return NULL;
    if (*q->email)
        return strchr(q->email, '@') && text_same(o->email_norm, q->email) ? "number_email" : NULL;
    size_t digits = strlen(q->phone) - (*q->phone == '+');
    if (*q->phone && digits >= 7 && phone_same(o->phone_norm, q->phone))
        return "number_phone";
    return postcode_same(postcode_norm(cx->mem, o->ship_postcode), q->postcode) ? "number_postcode" : NULL;
}

static const struct order *newest(struct cx *cx, const struct question *q, const struct source *s,
                                  const order_list *found)
{
    const struct order *best = NULL;
    for (size_t i = 0; i < found->n; i++)
        if (text_same(found->at[i].source_id, s->id) && answers(cx, q, &found->at[i]) &&
            (!best || found->at[i].placed_at > best->placed_at))
            best = &found->at[i];
    return best;
}

/* All sources are asked, so that what they hold changes nothing about the work. One that does not answer is a failure only
   when no other has the order. */
static err_t look_up(struct cx *cx, const struct source *const *sources, size_t n, const struct question *q,
                     const struct order **out)
{
    const struct source_ask ask = { q->typed, q->number, q->email, *q->postcode ? "" : q->phone };
    const struct order *best = NULL;
    err_t trouble = NULL;
    for (size_t i = 0; i < n; i++) {
        order_list found = { 0 };
        if (sources[i]->paused && n > 1) /* staff have said that nothing is asked there */
            continue;
        int64_t end = cx->deadline;
        cx->deadline = source_turn(end, door_remote(sources + i + 1, n - i - 1));
        err_t e = source_find(cx, sources[i], &ask, &found);
        cx->deadline = end;
        if (e && e->code != E_REMOTE)
            return e;
        trouble = e ? e : trouble;
        const struct order *o = e ? NULL : newest(cx, q, sources[i], &found);
        if (o && (!best || o->placed_at > best->placed_at))
            best = o;
    }
    *out = best;
    return best ? NULL : trouble;
}

/* Whether any of them leaves the house, and whether any can be asked at all. */
static void look_at(const struct source *const *sources, size_t n, bool *remote, bool *asks)
{
    *remote = *asks = false;
    for (size_t i = 0; i < n; i++) {
        const struct source_kind *k = source_kind(sources[i]->kind);
        *remote |= k && k->remote;
        *asks |= !k || k->find;
    }
}

err_t door_prove(struct cx *cx, struct visit *v, const char *number, const char *contact, enum door_outcome *out,
                 const char **order_id)
{
    const struct shop *shop;
    const struct source *sources[DOOR_SOURCES];
    size_t n;
    bool remote, asks;
    TRY(door_shop(cx, v, &shop));
    if (!shop->verify_email && !shop->verify_phone && !shop->verify_postcode) {
        *out = DOOR_CLOSED;
        return NULL;
    }
    TRY(door_sources(cx, v, sources, &n));
    look_at(sources, n, &remote, &asks);
    if (!asks) { /* a person looks it up */
        *out = DOOR_CLOSED;
        return NULL;
    }
    if (remote && cx->lane == LANE_INSIDE) /* before anything is counted: the walk runs again */
        return fail(cx, E_OUTSIDE, "Other systems are asked outside.");

    struct question q = question_of(cx, shop, number ? number : "", contact ? contact : "");
    struct attempt a;
    bool spent;
    TRY(attempt_begin(cx, v, q.number, contact_of(&q), &a, &spent));
    if (spent) {
        miss_add(cx, v, &a, "proof.budget");
        *out = DOOR_SPENT;
        return NULL;
    }
    const struct order *found = NULL;
    err_t e = look_up(cx, sources, n, &q, &found);
    /* Only an e-mail is asked in one look-up that is the same whatever exists. */
    enum attempt_mask mask = remote ? MASK_REMOTE : *q.email ? MASK_NONE : MASK_LOCAL;
    attempt_end(v, &a, e ? ATTEMPT_FAILED : found ? ATTEMPT_HIT : ATTEMPT_MISS, mask);
    if (e)
        return e;
    if (!found) {
        v->misses++;
        miss_add(cx, v, &a, "proof.miss");
        *out = DOOR_MISS;
        return NULL;
    }
    door_proof_add(cx, v, found->id, answers(cx, &q, found));
    door_keep(cx, v, found);
    *out = DOOR_PROVEN;
    *order_id = found->id;
    return NULL;
}

/* --- saving --------------------------------------------------------------------------------------------- */

static err_t proof_save(struct cx *cx, const struct visit *v, const struct proof *p)
{
    return db_exec(cx, NULL,
                   "INSERT INTO proof (shop_id, conversation_id, order_id, level, at, until) "
                   "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (shop_id, conversation_id, order_id) "
                   "DO UPDATE SET level = excluded.level, at = excluded.at, until = excluded.until",
                   T(cx->who.shop), T(v->conversation), T(p->order_id), T(p->level), I(cx->now), I(p->until));
}

static err_t miss_save(struct cx *cx, const struct visit *v, const struct miss *m)
{
    return db_exec(cx, NULL,
                   "INSERT INTO security_event (shop_id, id, what, conversation_id, address, number_hash, "
                   "email_hash, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                   T(cx->who.shop), T(id_new(cx, "sec")), T(m->what), T(v->conversation),
                   T(peer_block(cx->mem, v->address)), T(m->number_hash), T(m->contact_hash), I(cx->now));
}

err_t door_save(struct cx *cx, const struct visit *v)
{
    if (!cx->in_tx)
        return fail(cx, E_INTERNAL, "Proofs were to be saved outside the turn's transaction.");
    for (size_t i = 0; v->walk && i < v->walk->live.n; i++) {
        enum order_taken taken;
        const char *id;
        TRY(order_take(cx, v->walk->live.at[i], &taken, &id));
    }
    for (size_t i = 0; i < v->proofs.n; i++) {
        const struct proof *p = &v->proofs.at[i];
        if (p->fresh)
            TRY(proof_save(cx, v, p));
    }
    for (size_t i = 0; i < v->missed.n; i++)
        TRY(miss_save(cx, v, &v->missed.at[i]));
    return v->code ? door_code_save(cx, v) : NULL;
}
