/* sync.c - the mirror: changes since the last look, and the orders of the last 90 days once. Invariants: a page is stored
   before the place behind it is, so that a look that was cut off repeats a page and skips none; taking the same again
   changes nothing; what the mirror says is never given out as live. */
#include "base/clock.h"
#include "base/text.h"
#include "base/log.h"
#include "db/event.h"
#include "db/job.h"
#include "source/remote.h"
#include "source/state.h"
#include <string.h>

#define MINUTE INT64_C(60000)
#define LOOK_LEAST MINUTE
#define LOOK_MOST (5 * MINUTE)
#define LOOK_HOOKED (15 * MINUTE) /* while its webhooks come */
#define OVERLAP (5 * MINUTE)      /* clocks differ */
#define LEFT_MS 8000              /* of the job's time: so long may one page take */
enum { PART = 25, DUE_MOST = 200 };

/* In a transaction: nothing is stored any more of a source that was disconnected while it was asked. */
static err_t still(struct cx *cx, const struct source *s)
{
    int64_t n;
    TRY(db_lock(cx, "source", s->id));
    TRY(db_int(cx, 0, &n, "SELECT count(*) FROM source WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(s->id)));
    return n ? NULL : fail(cx, E_MISSING, "This order source no longer exists.");
}

err_t source_take(struct cx *cx, const struct source *s, const struct order *o, enum order_taken *taken)
{
    struct order in = *o;
    const char *id;
    TRY(remote_settle(cx, s, &in));
    return order_take(cx, &in, taken, &id);
}

#define GONE "deleted in the shop"

/* Shops tidy up: what was sent, or has ended, stays what it became. */
static bool is_over(const struct order *o)
{
    return text_in("completed returned", o->general ? o->general : "") ||
           text_in("partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed delivered "
                   "not_delivered returning returned",
                   o->delivery ? o->delivery : "");
}

/* Orders are never deleted here: one that the other system no longer has says so, and is cancelled if it never left. */
err_t source_take_gone(struct cx *cx, const struct source *s, const char *external_id)
{
    struct order known = { 0 };
    enum order_taken taken;
    const char *id;
    err_t e = order_by_external(cx, s->id, external_id, &known);
    if (e)
        return e->code == E_MISSING ? NULL : e;
    const struct order in = { .source_id = s->id,
                              .external_id = external_id,
                              .external_stamp = known.external_stamp,
                              .general = is_over(&known) ? NULL : "cancelled",
                              .general_raw = GONE,
                              .fetched_at = cx->now };
    if (text_same(known.general_raw, GONE))
        return NULL;
    DB_TX(cx);
    TRY(order_take(cx, &in, &taken, &id));
    TRY(event_add(cx, "order", id, "order.gone", NULL, NULL, NULL));
    return db_commit(cx);
}

err_t source_refresh(struct cx *cx, const struct source *s, const char *external_id, enum order_taken *taken)
{
    const struct source_kind *k = source_kind(s->kind);
    struct order fresh = { 0 }, mirrored = { 0 };
    *taken = ORDER_UNCHANGED;
    if (!k || !k->read)
        return NULL;
    err_t e = order_by_external(cx, s->id, external_id, &mirrored);
    if (e && e->code != E_MISSING)
        return e;
    /* The number, by which some can be asked alone; no contact: that may be what has changed. */
    const struct order known = { .source_id = s->id, .external_id = external_id, .number = mirrored.number };
    e = k->read(cx, s, &known, &fresh);
    if (e && e->code == E_MISSING)
        return source_take_gone(cx, s, external_id);
    TRY(e);
    DB_TX(cx);
    TRY(still(cx, s));
    TRY(source_take(cx, s, &fresh, taken));
    return db_commit(cx);
}

/* --- pages --- */

static err_t page_part(struct cx *cx, const struct source *s, const struct source_page *page, size_t from,
                       int64_t *changed)
{
    DB_TX(cx);
    TRY(still(cx, s));
    for (size_t i = from; i < page->orders.n && i < from + PART; i++) {
        enum order_taken taken;
        TRY(source_take(cx, s, &page->orders.at[i], &taken));
        *changed += taken != ORDER_UNCHANGED;
    }
    return db_commit(cx);
}

/* The same, one by one: the others must not wait for one that cannot be taken. */
static err_t page_rest(struct cx *cx, const struct source *s, const struct source_page *page, size_t from,
                       int64_t *changed)
{
    for (size_t i = from; i < page->orders.n && i < from + PART; i++) {
        enum order_taken taken;
        err_t e = source_take(cx, s, &page->orders.at[i], &taken);
        if (e && e->code != E_INPUT)
            return e;
        if (e)
            log_line(LOG_WARN, "source", "id=%s order=%s trouble=%s", s->id,
                     log_quote(cx->mem, page->orders.at[i].external_id), err_logged(cx->mem, e));
        *changed += !e && taken != ORDER_UNCHANGED;
    }
    return NULL;
}

static err_t page_store(struct cx *cx, const struct source *s, const struct source_page *page, int64_t *changed)
{
    for (size_t i = 0; i < page->orders.n; i += PART) {
        err_t e = page_part(cx, s, page, i, changed);
        TRY(e && e->code == E_INPUT ? page_rest(cx, s, page, i, changed) : e);
    }
    for (size_t i = 0; i < page->gone.n; i++)
        TRY(source_take_gone(cx, s, page->gone.at[i]));
    return NULL;
}

/* Only from where this look began: somebody else may have gone on. */
static err_t place_move(struct cx *cx, const struct source *s, const struct source_page *page, const char *was,
                        bool *moved)
{
    int64_t n;
    if (page->fill)
        TRY(db_exec(cx, &n,
                    "UPDATE source_state SET fill_place = $3, fill_done = fill_done + $4, "
                    "fill_total = CASE WHEN $5 >= 0 THEN $5 ELSE fill_total END, fill_ended_at = $6 "
                    "WHERE shop_id = $1 AND source_id = $2 AND COALESCE(fill_place, '') = $7",
                    T(cx->who.shop), T(s->id), T(page->next), I((int64_t)page->orders.n), I(page->total),
                    page->more ? T(NULL) : I(cx->now), T(was ? was : "")));
    else
        TRY(db_exec(cx, &n,
                    "UPDATE source_state SET place = $3 WHERE shop_id = $1 AND source_id = $2 "
                    "AND COALESCE(place, '') = $4",
                    T(cx->who.shop), T(s->id), T(page->next), T(was ? was : "")));
    *moved = n > 0;
    return NULL;
}

static bool time_left(const struct cx *cx) { return !cx->deadline || clock_mono() + LEFT_MS < cx->deadline; }

static err_t pages(struct cx *cx, const struct source *s, bool fill, const char *place, msec from, int64_t *changed,
                   bool *more)
{
    const struct source_kind *k = source_kind(s->kind);
    for (*more = true; *more && time_left(cx);) {
        struct source_page page = { .cursor = place, .from = from, .fill = fill, .total = -1 };
        bool moved;
        TRY(k->changed(cx, s, &page));
        if (!page.next)
            return fail(cx, E_INTERNAL, "A page of changes did not say where to go on.");
        TRY(page_store(cx, s, &page, changed));
        if (text_same(place, page.next) && !(fill && !page.more)) {
            *more = false; /* nothing new */
            break;
        }
        TRY(place_move(cx, s, &page, place, &moved));
        *more = page.more && moved;
        place = page.next;
    }
    return NULL;
}

static err_t look(struct cx *cx, const struct source *s, int64_t *changed, bool *more)
{
    struct source_state st;
    bool filling;
    TRY(source_state_get(cx, s->id, &st));
    TRY(pages(cx, s, false, st.place, s->created_at - OVERLAP, changed, more));
    filling = !st.fill_ended_at;
    if (!filling || *more)
        return NULL;
    if (!st.fill_from) {
        st.fill_from = (s->again_at ? s->again_at : s->created_at) - SOURCE_FILL_DAYS * 24 * 60 * MINUTE;
        TRY(db_exec(cx, NULL, "UPDATE source_state SET fill_from = $3 WHERE shop_id = $1 AND source_id = $2",
                    T(cx->who.shop), T(s->id), I(st.fill_from)));
    }
    return pages(cx, s, true, st.fill_place, st.fill_from, changed, more);
}

/* Where something changed it is looked at again soon; where nothing does, or nobody answers, more and more rarely. */
static err_t looked(struct cx *cx, const struct source *s, int64_t changed, err_t trouble)
{
    struct source_state st;
    TRY(source_state_get(cx, s->id, &st));
    int64_t most = st.hook_at > cx->now - 24 * 60 * MINUTE ? LOOK_HOOKED : LOOK_MOST;
    int64_t pause = changed                     ? LOOK_LEAST
                    : st.pause * 2 < LOOK_LEAST ? LOOK_LEAST
                    : st.pause * 2 < most       ? st.pause * 2
                                                : most;
    return db_exec(cx, NULL,
                   "UPDATE source_state SET looked_at = $3, pause = $4, changed_at = COALESCE($5, changed_at), "
                   "failed_at = COALESCE($6, failed_at), why = COALESCE($7, why) WHERE shop_id = $1 AND source_id = $2",
                   T(cx->who.shop), T(s->id), I(cx->now), I(pause), M(changed ? cx->now : 0), M(trouble ? cx->now : 0),
                   T(trouble ? trouble->message : NULL));
}

err_t source_sync(struct cx *cx, const char *id, bool *more)
{
    struct source s = { 0 };
    int64_t changed = 0;
    *more = false;
    err_t e = source_get(cx, id, &s);
    if (e)
        return e->code == E_MISSING ? NULL : e;
    const struct source_kind *k = source_kind(s.kind);
    if (!k || !k->changed || s.paused)
        return NULL;
    cx->who.actor = ACTOR_SOURCE;
    cx->who.name = s.name;
    e = look(cx, &s, &changed, more);
    if (e && e->code == E_MISSING) {
        if (source_get(cx, id, &s)) /* disconnected meanwhile */
            return NULL;
        e = fail(cx, E_REMOTE, "%s", e->message); /* there is no list where it should be */
    }
    struct source now = { 0 }; /* what another connection said is no trouble of this one */
    bool same = !source_get(cx, id, &now) && now.version == s.version;
    TRY(looked(cx, &s, changed, same && e && e->code == E_REMOTE ? e : NULL));
    return !e && changed ? source_meanings_seen(cx, id) : e;
}

/* --- when --- */

static err_t look_add(struct cx *cx, const char *id, const char *key, msec when)
{
    return job_add(cx, "source_sync", id, arena_join(cx->mem, id, " ", key), NULL, when);
}

err_t source_look_at(struct cx *cx, const char *id, msec when)
{
    DB_TX(cx);
    TRY(look_add(cx, id, arena_int(cx->mem, when), when));
    return db_commit(cx);
}

err_t source_look(struct cx *cx, const char *id) { return source_look_at(cx, id, cx->now); }

struct due {
    const char *shop_id, *source_id;
    msec looked_at;
};
static const struct field due_fields[] = {
    FIELD(F_TEXT, struct due, shop_id),
    FIELD(F_TEXT, struct due, source_id),
    FIELD(F_TIME, struct due, looked_at),
    { 0 },
};

/* The key holds when it was looked at last, so that whoever asks adds one job alone. */
err_t source_looks_due(struct cx *cx)
{
    LIST(struct due) due = { 0 };
    const char *shop = cx->who.shop;
    TRY(db_list(cx, due_fields, &due,
                "SELECT t.shop_id, t.source_id, t.looked_at FROM source_state t JOIN source s ON s.shop_id = t.shop_id "
                "AND s.id = t.source_id WHERE s.kind <> 'native' AND s.paused = 0 "
                "AND (t.looked_at IS NULL OR t.looked_at + COALESCE(t.pause, 0) <= $1) ORDER BY t.looked_at LIMIT $2",
                I(cx->now), I(DUE_MOST)));
    for (size_t i = 0; i < due.n; i++) {
        cx->who.shop = due.at[i].shop_id;
        DB_TX(cx);
        TRY(look_add(cx, due.at[i].source_id, arena_join(cx->mem, "after ", arena_int(cx->mem, due.at[i].looked_at)),
                     cx->now));
        TRY(db_commit(cx));
    }
    cx->who.shop = shop;
    return NULL;
}
