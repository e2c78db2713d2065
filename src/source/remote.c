/* remote.c - reading orders from another system at the moment of the question. The orders table is the mirror, and the
   index from a number to an external id: one GET by that id is enough even where the platform cannot search. Invariant:
   what is given out was read just now; the mirror only says where to look. */
#include "source/remote.h"
#include "base/text.h"
#include "order/contact.h"
#include <string.h>

enum { BY_INDEX = 3, FOUND_MOST = 20 };

/* --- what came from a kind --- */

struct word_row {
    const char *type, *raw, *code;
};
static const struct field word_fields[] = {
    FIELD(F_TEXT, struct word_row, type),
    FIELD(F_TEXT, struct word_row, raw),
    FIELD(F_TEXT, struct word_row, code),
    { 0 },
};

static err_t words_apply(struct cx *cx, const struct source *s, struct order *o)
{
    LIST(struct word_row) rows = { 0 };
    TRY(db_recall_list(cx, word_fields, &rows,
                       "SELECT type, raw, code FROM source_status WHERE shop_id = $1 AND source_id = $2 "
                       "AND code IS NOT NULL",
                       T(cx->who.shop), T(s->id)));
    for (size_t i = 0; i < rows.n; i++) {
        const struct word_row *r = &rows.at[i];
        if (!strcmp(r->type, "general") && text_same(r->raw, o->general_raw))
            o->general = r->code;
        else if (!strcmp(r->type, "delivery") && text_same(r->raw, o->delivery_raw))
            o->delivery = r->code;
        else if (!strcmp(r->type, "payment") && text_same(r->raw, o->payment_raw))
            o->payment = r->code;
    }
    return NULL;
}

/* The other system gives whole orders: what it leaves out is empty there. What staff write here is not its business. */
static void whole(struct order *o)
{
    static const char texts[] =
        "locale customer_id customer_name email phone ship_name ship_line1 ship_line2 ship_city "
        "ship_region ship_postcode ship_country comment payment_name shipping_name";
    static const char times[] = "cancelled_at delivered_at eta_from eta_to";
    for (const struct field *f = order_fields; f->kind != F_END; f++) {
        void *at = (char *)o + f->at;
        if (f->kind == F_TEXT && text_in(texts, f->name) && !*(const char **)at)
            *(const char **)at = "";
        else if (f->kind == F_TIME && text_in(times, f->name) && !*(msec *)at)
            o->emptied |= order_given_bit(f->name);
    }
}

err_t remote_settle(struct cx *cx, const struct source *s, struct order *o)
{
    o->source_id = s->id;
    if (text_empty(o->number))
        o->number = o->external_id;
    if (text_empty(o->external_id))
        return fail(cx, E_REMOTE, "“%s” gave an order without an id.", s->name);
    o->fetched_at = cx->now;
    whole(o);
    return words_apply(cx, s, o);
}

/* in as wismo shows it; the walk stores `said`. */
static err_t laid(struct cx *cx, const struct source *s, const struct order *in, struct order *out)
{
    struct order *said = arena_alloc(cx->mem, sizeof(*said));
    *said = *in;
    TRY(remote_settle(cx, s, said));
    err_t e = order_laid(cx, said, out);
    if (e && e->code == E_INPUT) /* nobody's typing mistake: the other system's */
        return fail(cx, E_REMOTE, "“%s” gave an order that cannot be read: %s", s->name, e->message);
    TRY(e);
    said->id = out->id;
    out->live = true;
    out->said = said;
    memcpy(&out->allowed, &in->allowed, sizeof(out->allowed));
    return NULL;
}

/* --- by number and contact --- */

static bool fits(const struct source_ask *ask, const struct order *o)
{
    if (!*ask->number_norm || !text_same(o->number_norm, ask->number_norm))
        return false;
    if (!*ask->email_norm && !*ask->phone_norm) /* the door compares what else was given */
        return true;
    return *ask->email_norm ? text_same(o->email_norm, ask->email_norm) : phone_same(o->phone_norm, ask->phone_norm);
}

static void put(order_list *list, const struct order *o)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_same(list->at[i].external_id, o->external_id))
            return;
    if (list->n < FOUND_MOST)
        list->at[list->n++] = *o;
}

/* One that cannot be read is *damaged: what else was given counts nevertheless. */
static err_t put_fitting(struct cx *cx, const struct source *s, const struct source_ask *ask, const struct order *in,
                         order_list *out, err_t *damaged)
{
    struct order o;
    err_t e = laid(cx, s, in, &o);
    if (e && e->code == E_REMOTE) {
        *damaged = e;
        return NULL;
    }
    TRY(e);
    if (fits(ask, &o))
        put(out, &o);
    return NULL;
}

/* What the mirror knows of this number, those of the contact first. */
static err_t candidates(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out)
{
    order_list all = { 0 };
    TRY(db_list(
        cx, order_fields, &all,
        "SELECT id, source_id, external_id, number, number_norm, email_norm, phone_norm, fetched_at FROM orders "
        "WHERE shop_id = $1 AND number_norm = $2 LIMIT 100",
        T(cx->who.shop), T(ask->number_norm)));
    out->at = arena_alloc(cx->mem, (all.n + 1) * sizeof(*out->at));
    out->n = 0;
    for (size_t i = 0; i < all.n; i++)
        if (text_same(all.at[i].source_id, s->id) && fits(ask, &all.at[i]))
            out->at[out->n++] = all.at[i];
    return NULL;
}

/* One read by id for each that the mirror leads to. */
static err_t find_known(struct cx *cx, const struct source *s, const struct source_kind *k,
                        const struct source_ask *ask, order_list *out, err_t *damaged)
{
    order_list known;
    TRY(candidates(cx, s, ask, &known));
    for (size_t i = 0; i < known.n && i < BY_INDEX; i++) {
        struct order fresh = { 0 };
        err_t e = k->read(cx, s, &known.at[i], &fresh);
        if (e && e->code != E_MISSING)
            return e;
        if (!e)
            TRY(put_fitting(cx, s, ask, &fresh, out, damaged));
    }
    return NULL;
}

err_t remote_find(struct cx *cx, const struct source *s, const struct source_kind *k, const struct source_ask *ask,
                  order_list *out)
{
    err_t damaged = NULL;
    order_list found = { 0 }, fitting = { .at = arena_alloc(cx->mem, FOUND_MOST * sizeof(struct order)) };
    if (k->read)
        TRY(find_known(cx, s, k, ask, &fitting, &damaged));
    if (!fitting.n) {
        TRY(k->find(cx, s, ask, &found));
        for (size_t i = 0; i < found.n && i < FOUND_MOST; i++)
            TRY(put_fitting(cx, s, ask, &found.at[i], &fitting, &damaged));
    }
    *out = fitting;
    return fitting.n ? NULL : damaged;
}

/* --- of a customer --- */

err_t remote_mine(struct cx *cx, const struct source *s, const struct source_kind *k, const char *customer_id,
                  const char *email_norm, int most, order_list *out)
{
    order_list found = { 0 }, mine = { 0 };
    TRY(k->mine(cx, s, customer_id, email_norm, most, &found));
    mine.at = arena_alloc(cx->mem, (found.n + 1) * sizeof(*mine.at));
    for (size_t i = 0; i < found.n; i++) {
        struct order o;
        err_t e = laid(cx, s, &found.at[i], &o);
        if (e && e->code == E_REMOTE) /* one that cannot be read hides no other */
            continue;
        TRY(e);
        bool theirs = !text_empty(o.customer_id) && text_same(o.customer_id, customer_id);
        bool address = *email_norm && text_same(o.email_norm, email_norm);
        if (!theirs && !address)
            continue;
        size_t at = mine.n++;
        for (; at > 0 && mine.at[at - 1].placed_at < o.placed_at; at--)
            mine.at[at] = mine.at[at - 1];
        mine.at[at] = o;
    }
    mine.n = mine.n < (size_t)most ? mine.n : (size_t)most;
    *out = mine;
    return NULL;
}

/* --- one afresh --- */

err_t remote_read(struct cx *cx, const struct source *s, const struct source_kind *k, const char *order_id,
                  struct order *out)
{
    struct order known = { 0 }, fresh = { 0 };
    TRY(order_get(cx, order_id, &known));
    if (!k->read || !text_same(known.source_id, s->id))
        return fail(cx, E_MISSING, "This order no longer exists.");
    TRY(k->read(cx, s, &known, &fresh));
    TRY(laid(cx, s, &fresh, out));
    return text_same(out->id, order_id) ? NULL
                                        : fail(cx, E_REMOTE, "“%s” gave another order than was asked for.", s->name);
}

/* --- while it does not answer --- */

err_t remote_last_found(struct cx *cx, const struct source *s, const struct source_ask *ask, err_t e, order_list *out)
{
    order_list known;
    TRY(candidates(cx, s, ask, &known));
    if (!known.n)
        return e;
    for (size_t i = 0; i < known.n; i++) {
        TRY(order_get(cx, known.at[i].id, &known.at[i]));
        known.at[i].stale = true;
    }
    *out = known;
    return NULL;
}

err_t remote_last_known(struct cx *cx, const struct source *s, const char *order_id, err_t e, struct order *out)
{
    struct order o = { 0 };
    err_t none = order_get(cx, order_id, &o);
    if (none)
        return none->code == E_MISSING ? e : none;
    if (!text_same(o.source_id, s->id))
        return e;
    o.stale = true;
    *out = o;
    return NULL;
}
