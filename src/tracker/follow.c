/* follow.c - the work of a tracker's job: parcels that it has not been told of yet, then those that it has not spoken of for
   long. Invariant: one job at a time asks for a shop, and nothing is asked while the service wants a pause. */
#include "account/shop.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "tracker/room.h"
#include <string.h>

#define HOUR_MS INT64_C(3600000)
#define LEASE_MS INT64_C(60000)
#define AGAIN_MS (6 * HOUR_MS)          /* webhooks tell sooner */
#define FIRST_MS (HOUR_MS / 4)          /* after it was registered */
#define MISSED_MS HOUR_MS               /* when the answer says nothing of it */
#define FOLLOW_MOST (60 * 24 * HOUR_MS) /* then nobody asks any more */
#define LEFT_MS 12000                   /* of the job's time, for one more call */
#define REMOTE_S 300
#define DENIED_S 3600
enum { TRIES_MOST = 5, DUE_MOST = 500, BATCH_MOST = 40 };

static const struct field due_fields[] = { FIELD(F_TEXT, struct tracker_due, shop_id),
                                           FIELD(F_TEXT, struct tracker_due, kind),
                                           { 0 } };

static const struct field tracked_fields[] = {
    FIELD(F_TEXT, struct tracked, tracking_norm),
    FIELD(F_TEXT, struct tracked, carrier_code),
    FIELD(F_TEXT, struct tracked, external_id),
    FIELD(F_TEXT, struct tracked, state),
    FIELD(F_INT, struct tracked, tries),
    FIELD(F_TIME, struct tracked, since),
    { 0 },
};
typedef LIST(struct tracked) tracked_list;

err_t tracker_due(struct cx *cx, tracker_due_list *out)
{
    /* over all shops */
    return db_list(cx, due_fields, out,
                   "SELECT DISTINCT p.shop_id, p.kind FROM tracker_parcel p "
                   "JOIN tracker t ON t.shop_id = p.shop_id AND t.kind = p.kind "
                   "WHERE p.state IN ('new', 'followed') AND p.next_at <= $1 AND t.enabled = 1 "
                   "AND t.blocked_until <= $1 AND t.leased_until <= $1 LIMIT $2",
                   I(cx->now), I(DUE_MOST));
}

static err_t lease(struct cx *cx, const char *kind, bool *got)
{
    int64_t n;
    TRY(db_exec(cx, &n,
                "UPDATE tracker SET leased_until = $3 WHERE shop_id = $1 AND kind = $2 AND enabled = 1 "
                "AND leased_until <= $4 AND blocked_until <= $4",
                T(cx->who.shop), T(kind), I(cx->now + LEASE_MS), I(cx->now)));
    *got = n == 1;
    return NULL;
}

static err_t batch(struct cx *cx, const struct tracker_kind *k, const char *state, tracked_list *out)
{
    *out = (tracked_list){ 0 };
    return db_list(cx, tracked_fields, out,
                   "SELECT tracking_norm, carrier_code, external_id, state, tries, since FROM tracker_parcel "
                   "WHERE shop_id = $1 AND kind = $2 AND state = $3 AND next_at <= $4 ORDER BY next_at LIMIT $5",
                   T(cx->who.shop), T(k->name), T(state), I(cx->now), I(k->at_once));
}

/* How it stands after it was asked for. */
static err_t settle(struct cx *cx, const struct tracker_kind *k, const struct tracked *p)
{
    bool fresh = text_same(p->state, "new"), open = true;
    const char *state = p->taken ? "followed" : p->state, *why = p->refused;
    int64_t tries = p->taken ? 0 : p->tries + 1;
    msec next = !p->taken ? cx->now + MISSED_MS : fresh ? cx->now + FIRST_MS : cx->now + AGAIN_MS;
    TRY(parcel_open(cx, p->tracking_norm, &open));
    if (!p->taken && !why && tries >= TRIES_MOST)
        why = "The service does not answer for this number.";
    if (!p->taken && why)
        state = "refused";
    else if (!open || cx->now - p->since > FOLLOW_MOST)
        state = "done";
    return db_exec(cx, NULL,
                   "UPDATE tracker_parcel SET state = $4, external_id = COALESCE($5, external_id), trouble = $6, "
                   "tries = $7, next_at = $8 WHERE shop_id = $1 AND kind = $2 AND tracking_norm = $3",
                   T(cx->who.shop), T(k->name), T(p->tracking_norm), T(state), T(p->external_id), T(why), I(tries),
                   I(next));
}

/* Calls for one batch, then stores what came; the parts of it that came before a failure count. */
static err_t round_of(struct cx *cx, const struct tracker_kind *k, const struct tracker *t, tracked_list *list,
                      parcel_moved_list *moved)
{
    parcel_news_list news = { 0 };
    bool fresh = text_same(list->at[0].state, "new");
    err_t e = (fresh ? k->follow : k->ask)(cx, t, list->at, list->n, &news);
    for (size_t i = 0; i < news.n; i++)
        TRY(parcel_tell(cx, &news.at[i], moved));
    for (size_t i = 0; i < list->n; i++)
        if (!e || list->at[i].taken || list->at[i].refused)
            TRY(settle(cx, k, &list->at[i]));
    return e;
}

static err_t rounds(struct cx *cx, const struct tracker_kind *k, const struct tracker *t, parcel_moved_list *moved)
{
    tracked_list list;
    for (;;) {
        if (cx->deadline && clock_mono() + LEFT_MS > cx->deadline)
            return NULL; /* the next minute goes on */
        TRY(batch(cx, k, "new", &list));
        if (!list.n)
            TRY(batch(cx, k, "followed", &list));
        if (!list.n)
            return NULL;
        TRY(round_of(cx, k, t, &list, moved));
    }
}

err_t tracker_work(struct cx *cx, const char *kind, parcel_moved_list *moved)
{
    const struct tracker_kind *k = tracker_kind(kind);
    struct tracker t, plain;
    bool got;
    if (!k)
        return NULL;
    TRY(lease(cx, kind, &got));
    if (!got)
        return NULL;
    TRY(tracker_get(cx, kind, &t));
    TRY(tracker_open(cx, &t, &plain));
    cx->who.actor = ACTOR_SOURCE;
    cx->who.name = k->label;
    err_t e = rounds(cx, k, &plain, moved);
    if (e && e->code != E_LIMIT && e->code != E_DENIED && e->code != E_REMOTE)
        return e;
    int seconds = !e ? 0 : e->code == E_DENIED ? DENIED_S : e->retry ? e->retry : REMOTE_S;
    if (e)
        log_line(LOG_WARN, "tracker", "kind=%s shop=%s pause=%d trouble=%s", kind, cx->who.shop, seconds,
                 err_logged(cx->mem, e));
    return db_exec(cx, NULL,
                   "UPDATE tracker SET leased_until = 0, blocked_until = $3, trouble = $4, "
                   "ok_at = COALESCE($5, ok_at) WHERE shop_id = $1 AND kind = $2",
                   T(cx->who.shop), T(kind), I(e ? cx->now + (msec)seconds * 1000 : 0), T(e ? e->message : NULL),
                   M(e ? 0 : cx->now));
}
