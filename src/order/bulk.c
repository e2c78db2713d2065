/* bulk.c - one change to many orders, and taking it back: each order in a transaction of its own, together with a line that
   holds what it was. */
#include "order/bulk.h"
#include "base/id.h"
#include "db/event.h"
#include "order/state.h"
#include <string.h>

enum { TRIES = 3, TAGS_MOST = 500 };

const struct field order_bulk_fields[] = {
    FIELD(F_TEXT, struct order_bulk, badge, .most = 40, .note = "package status"),
    FIELD(F_TEXT, struct order_bulk, add_tag, .most = ORDER_TAG_MOST),
    FIELD(F_TEXT, struct order_bulk, remove_tag, .most = ORDER_TAG_MOST),
    { 0 },
};

const struct field order_bulk_failure_fields[] = {
    FIELD(F_TEXT, struct order_bulk_failure, id),
    FIELD(F_TEXT, struct order_bulk_failure, number),
    FIELD(F_TEXT, struct order_bulk_failure, reason),
    { 0 },
};

/* --- tags --- */

/* The tags without these two, and with `add` behind them unless it is there. */
static const char *tags_changed(struct cx *cx, const char *tags, const char *add, const char *remove)
{
    struct buf b = { 0 };
    bool there = text_empty(add), differs = false;
    const char *fold_add = there ? "" : text_fold(cx->mem, add);
    const char *fold_remove = text_empty(remove) ? "" : text_fold(cx->mem, remove);
    for (const char *t = tags ? tags : ""; *t; t += strcspn(t, ",")) {
        t += strspn(t, ", ");
        size_t n = strcspn(t, ",");
        while (n && t[n - 1] == ' ')
            n--;
        const char *fold = text_fold(cx->mem, arena_copy_n(cx->mem, t, n));
        bool leaves = *fold_remove && !strcmp(fold, fold_remove);
        differs |= leaves;
        if (!n || leaves)
            continue;
        there |= *fold_add && !strcmp(fold, fold_add);
        buf_text(&b, b.n ? ", " : "");
        buf_add(&b, t, n);
    }
    if (!there)
        buf_fmt(&b, "%s%s", b.n ? ", " : "", add);
    const char *out = !there || differs ? arena_copy_n(cx->mem, b.n ? b.at : "", b.n) : tags;
    buf_free(&b);
    return out;
}

/* --- what an order was --- */

struct line {
    const char *order_id, *number;
    int64_t version;
    const char *general, *general_raw, *delivery, *delivery_raw, *tags;
    msec delivered_at, cancelled_at;
    const char *parcel_status, *parcel_raw, *parcel_by;
};
static const struct field line_fields[] = {
    FIELD(F_TEXT, struct line, order_id),      FIELD(F_TEXT, struct line, number),
    FIELD(F_INT, struct line, version),        FIELD(F_TEXT, struct line, general),
    FIELD(F_TEXT, struct line, general_raw),   FIELD(F_TEXT, struct line, delivery),
    FIELD(F_TEXT, struct line, delivery_raw),  FIELD(F_TEXT, struct line, tags),
    FIELD(F_TIME, struct line, delivered_at),  FIELD(F_TIME, struct line, cancelled_at),
    FIELD(F_TEXT, struct line, parcel_status), FIELD(F_TEXT, struct line, parcel_raw),
    FIELD(F_TEXT, struct line, parcel_by),     { 0 },
};

static err_t line_add(struct cx *cx, const char *bulk, const struct order *before, int64_t version)
{
    const struct shipment *s = before->shipments.n == 1 ? before->shipments.at : NULL;
    return db_exec(cx, NULL,
                   "INSERT INTO order_bulk_line (shop_id, bulk_id, order_id, number, version, general, general_raw, "
                   "delivery, delivery_raw, tags, delivered_at, cancelled_at, parcel_status, parcel_raw, parcel_by) "
                   "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
                   T(cx->who.shop), T(bulk), T(before->id), T(before->number), I(version), T(before->general),
                   T(before->general_raw), T(before->delivery), T(before->delivery_raw), T(before->tags),
                   M(before->delivered_at), M(before->cancelled_at), T(s ? s->status : NULL),
                   T(s ? s->status_raw : NULL), T(s ? s->told_by : NULL));
}

/* --- results --- */

static void failed(struct cx *cx, struct order_bulk_done *out, const char *id, const char *number, const char *reason)
{
    out->failed.at[out->failed.n++] =
        (struct order_bulk_failure){ arena_copy(cx->mem, id), number, arena_copy(cx->mem, reason) };
}

static void results_begin(struct cx *cx, size_t n, struct order_bulk_done *out)
{
    *out = (struct order_bulk_done){ 0 };
    out->changed.at = arena_alloc(cx->mem, (n + 1) * sizeof(*out->changed.at));
    out->failed.at = arena_alloc(cx->mem, (n + 1) * sizeof(*out->failed.at));
}

/* What is wrong with the database is no fault of this order's; but what has been changed already is not hidden by it. */
static bool gives_up(const struct order_bulk_done *out, err_t e)
{
    return (e->code == E_BUSY || e->code == E_INTERNAL) && !out->changed.n;
}

/* --- changing --- */

struct bulk {
    const struct order_bulk *what;
    const char *id;
    bool made; /* its row is there */
};

/* *now: the order's version afterwards, 0 when nothing changed. number: once it is known. */
static err_t change_one(struct cx *cx, const struct bulk *bulk, const char *id, const char **number, int64_t *now)
{
    DB_TX(cx);
    struct order before = { 0 }, after;
    TRY(order_get(cx, id, &before));
    *number = before.number;
    struct order_edit edit = { .to = { .version = before.version } };
    if (!text_empty(bulk->what->badge)) {
        edit.to.badge = bulk->what->badge;
        edit.given |= order_given_bit("badge");
    }
    edit.to.tags = tags_changed(cx, before.tags, bulk->what->add_tag, bulk->what->remove_tag);
    if (!text_same(edit.to.tags, before.tags))
        edit.given |= order_given_bit("tags");
    if (!text_empty(edit.to.tags) && text_length(edit.to.tags) > TAGS_MOST)
        return fail(cx, E_INPUT, "Its tags would be longer than %d characters.", TAGS_MOST);
    TRY(order_change(cx, id, &edit, &after));
    *now = after.version == before.version ? 0 : after.version;
    if (!*now)
        return db_commit(cx);
    if (!bulk->made)
        TRY(db_exec(cx, NULL, "INSERT INTO order_bulk (shop_id, id, created_at) VALUES ($1, $2, $3)", T(cx->who.shop),
                    T(bulk->id), I(cx->now)));
    TRY(line_add(cx, bulk->id, &before, after.version));
    return db_commit(cx);
}

static err_t check(struct cx *cx, const struct order_bulk *what)
{
    static const char *const names[] = { "add_tag", "remove_tag" };
    const char *const tags[] = { what->add_tag, what->remove_tag };
    if (text_empty(what->badge) && text_empty(what->add_tag) && text_empty(what->remove_tag))
        return fail_field(cx, "badge", "Say what is to be changed: badge, add_tag or remove_tag.");
    for (size_t i = 0; i < 2; i++)
        if (!text_empty(tags[i]) && (strchr(tags[i], ',') || text_length(tags[i]) > ORDER_TAG_MOST))
            return fail_field(cx, names[i], "A tag has at most %d characters and no comma.", ORDER_TAG_MOST);
    return NULL;
}

static bool before_it(const char *const *ids, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (!strcmp(ids[k], ids[i]))
            return true;
    return false;
}

/* Somebody was faster, or PostgreSQL could not put two in order: it is looked at anew. */
static bool tries_again(err_t e, int tries) { return tries < TRIES && (e->code == E_CONFLICT || db_again(e)); }

err_t order_bulk_change(struct cx *cx, const char *const *ids, size_t n, const struct order_bulk *what,
                        struct order_bulk_done *out)
{
    struct bulk bulk = { what, id_new(cx, "blk"), false };
    TRY(check(cx, what));
    if (!text_empty(what->badge)) {
        bool known = false;
        for (size_t i = 0; i < badges_n; i++)
            known |= text_same(badges[i].name, what->badge);
        if (!known)
            return fail_field(cx, "badge", "There is no package status “%s”.", what->badge);
    }
    results_begin(cx, n, out);
    for (size_t i = 0; i < n; i++) {
        const char *number = NULL;
        int64_t now = 0;
        err_t e = NULL;
        if (before_it(ids, i))
            continue;
        for (int tries = 1; (e = change_one(cx, &bulk, ids[i], &number, &now)) && tries_again(e, tries); tries++)
            ;
        if (e && gives_up(out, e))
            return e;
        if (e)
            failed(cx, out, ids[i], number, e->code == E_MISSING ? "There is no such order." : e->message);
        else if (!now)
            out->unchanged++;
        else
            out->changed.at[out->changed.n++] = (struct order_bulk_changed){ ids[i], now };
        bulk.made = out->changed.n > 0;
    }
    out->undo = bulk.made ? bulk.id : NULL;
    return NULL;
}

/* --- taking it back --- */

static err_t edited_since(struct cx *cx, const char *id)
{
    event_list last = { 0 };
    TRY(event_find(cx, "order", id, NULL, 1, &last));
    const char *who = last.n ? last.at[0].actor_name : NULL;
    return fail(cx, E_INPUT, "It was changed by %s since and stays as it is.", who ? who : "somebody else");
}

/* *now: as above; 0 also when another one has taken it back meanwhile. */
static err_t undo_one(struct cx *cx, const char *bulk, const struct line *l, int64_t *now)
{
    int64_t gone;
    DB_TX(cx);
    struct order before = { 0 }, after;
    TRY(db_exec(cx, &gone, "DELETE FROM order_bulk_line WHERE shop_id = $1 AND bulk_id = $2 AND order_id = $3",
                T(cx->who.shop), T(bulk), T(l->order_id)));
    *now = 0;
    if (!gone)
        return db_commit(cx);
    TRY(order_get(cx, l->order_id, &before));
    if (before.version != l->version)
        return edited_since(cx, l->order_id);
    struct order_edit edit = { .back = true, .to = before };
    edit.given = order_given_bit("general") | order_given_bit("delivery") | order_given_bit("tags");
    edit.to.general = l->general, edit.to.general_raw = l->general_raw;
    edit.to.delivery = l->delivery, edit.to.delivery_raw = l->delivery_raw;
    edit.to.tags = l->tags;
    edit.to.delivered_at = l->delivered_at, edit.to.cancelled_at = l->cancelled_at;
    if (before.shipments.n == 1 && l->parcel_status) {
        struct shipment *s = arena_alloc(cx->mem, sizeof(*s));
        *s = before.shipments.at[0];
        s->status = l->parcel_status, s->status_raw = l->parcel_raw, s->told_by = l->parcel_by;
        edit.to.shipments.at = s;
        edit.shipments = true;
    }
    TRY(order_change(cx, l->order_id, &edit, &after));
    *now = after.version;
    return db_commit(cx);
}

/* Whether it can be taken back. */
static err_t undo_find(struct cx *cx, const char *id)
{
    int64_t undone;
    TRY(db_int(cx, -1, &undone,
               "SELECT coalesce(undone_at, 0) AS undone FROM order_bulk WHERE shop_id = $1 AND id = $2",
               T(cx->who.shop), T(id)));
    if (undone < 0)
        return fail(cx, E_MISSING, "This change can no longer be taken back.");
    return undone ? fail(cx, E_CONFLICT, "This change has been taken back already.") : NULL;
}

err_t order_bulk_undo(struct cx *cx, const char *id, struct order_bulk_done *out)
{
    LIST(struct line) lines = { 0 };
    TRY(undo_find(cx, id));
    TRY(db_list(cx, line_fields, &lines,
                "SELECT * FROM order_bulk_line WHERE shop_id = $1 AND bulk_id = $2 ORDER BY order_id", T(cx->who.shop),
                T(id)));
    results_begin(cx, lines.n, out);
    for (size_t i = 0; i < lines.n; i++) {
        const struct line *l = &lines.at[i];
        int64_t now = 0;
        err_t e = NULL;
        for (int tries = 1; (e = undo_one(cx, id, l, &now)) && tries_again(e, tries); tries++)
            ;
        if (e && gives_up(out, e))
            return e;
        if (e)
            failed(cx, out, l->order_id, l->number, e->message);
        else if (now)
            out->changed.at[out->changed.n++] = (struct order_bulk_changed){ l->order_id, now };
    }
    return db_exec(cx, NULL, "UPDATE order_bulk SET undone_at = $3 WHERE shop_id = $1 AND id = $2", T(cx->who.shop),
                   T(id), I(cx->now));
}
