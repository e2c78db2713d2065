/* follow.c - the work of a tracker's job: parcels that it has not been told of yet, and those that it has not spoken of for
   long, whoever waits longest first. Invariant: one job at a time asks for a shop, and nothing is asked while the service
   wants a pause; a number that makes the service fail goes behind all others. */
#include "account/shop.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "tracker/room.h"
#include <string.h>

#define HOUR_MS INT64_C(3600000)
#define LEASE_MS INT64_C(60000)
#define AGAIN_MS (6 * HOUR_MS) /* webhooks tell sooner */
#define FIRST_MS (HOUR_MS / 4) /* after it was registered */
#define MISSED_MS HOUR_MS      /* when the answer says nothing of it */
#define LEFT_MS 12000          /* of the job's time, for one more call */
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

/* A job, and what it has come to know of the service. It works for the settings that it began with: when they are changed
   meanwhile, it ends, and nothing of it overwrites what begins anew. */
struct run {
    const struct tracker_kind *kind;
    const struct tracker *t; /* its secrets are open */
    bool answered;
};
#define SAME_SETTINGS                                                                                                  \
    " AND EXISTS (SELECT 1 FROM tracker WHERE shop_id = $1 AND kind = $2 AND id = $3 AND version = $4)"

/* Those that have waited longest, all new or all followed. One whose call failed is asked for alone from then on: a list
   fails as a whole. */
static err_t batch(struct cx *cx, const struct run *r, tracked_list *out)
{
    tracked_list list = { 0 };
    size_t n = 0;
    TRY(db_list(cx, tracked_fields, &list,
                "SELECT tracking_norm, carrier_code, external_id, state, tries, since FROM tracker_parcel "
                "WHERE shop_id = $1 AND kind = $2 AND next_at <= $5 AND state = (SELECT state FROM tracker_parcel "
                "WHERE shop_id = $1 AND kind = $2 AND next_at <= $5 AND state IN ('new', 'followed') "
                "ORDER BY next_at, state DESC LIMIT 1)" SAME_SETTINGS " ORDER BY next_at LIMIT $6",
                T(cx->who.shop), T(r->t->kind), T(r->t->id), I(r->t->version), I(cx->now),
                I((int64_t)r->kind->at_once)));
    while (n < list.n && !list.at[n].tries)
        n++;
    *out = (tracked_list){ list.at, list.n && !n ? 1 : n };
    return NULL;
}

static int pause_of(err_t e) { return e->code == E_DENIED ? DENIED_S : e->retry ? e->retry : REMOTE_S; }

/* Whether it is the service's, or the way to it. */
static bool is_trouble(err_t e) { return e && (e->code == E_LIMIT || e->code == E_DENIED || e->code == E_REMOTE); }

/* Whether a call may have failed because of its numbers: the service answers otherwise, as far as is known. The first call
   of an outage counts, the others do not. */
static bool is_theirs(const struct run *r, err_t e) { return e->code != E_LIMIT && (r->answered || !r->t->trouble); }

/* How it stands after it was asked for; e: what the call has ended with, unless it came through before. */
static err_t settle(struct cx *cx, const struct run *r, const struct tracked *p, err_t e)
{
    bool fresh = text_same(p->state, "new"), open = true;
    const char *state = p->taken ? "followed" : p->state, *why = p->refused;
    int64_t tries = p->taken ? 0 : p->tries + (!e || is_theirs(r, e));
    msec next = cx->now + (e && e->code == E_LIMIT ? pause_of(e) * INT64_C(1000)
                           : !p->taken             ? MISSED_MS
                           : fresh                 ? FIRST_MS
                                                   : AGAIN_MS);
    TRY(parcel_open(cx, p->tracking_norm, &open));
    if (!p->taken && !why && tries >= TRIES_MOST)
        why = "The service does not answer for this number.";
    if (!p->taken && why)
        state = "refused";
    else if (!open || cx->now - p->since > PARCEL_FOLLOWED)
        state = "done";
    return db_exec(cx, NULL,
                   "UPDATE tracker_parcel SET state = $6, external_id = COALESCE($7, external_id), trouble = $8, "
                   "tries = $9, next_at = $10 WHERE shop_id = $1 AND kind = $2 AND tracking_norm = $5" SAME_SETTINGS,
                   T(cx->who.shop), T(r->t->kind), T(r->t->id), I(r->t->version), T(p->tracking_norm), T(state),
                   T(p->external_id), T(why), I(tries), I(next));
}

/* Calls for one batch, then stores what came; the parts of it that came before a failure count. */
static err_t round_of(struct cx *cx, struct run *r, tracked_list *list, parcel_moved_list *moved)
{
    const struct tracker_kind *k = r->kind;
    parcel_news_list news = { 0 };
    bool fresh = text_same(list->at[0].state, "new");
    err_t e = (fresh ? k->follow : k->ask)(cx, r->t, list->at, list->n, &news);
    if (e && !is_trouble(e))
        return e;
    for (size_t i = 0; i < news.n; i++)
        TRY(parcel_tell(cx, &news.at[i], moved));
    r->answered = r->answered || !e;
    for (size_t i = 0; i < list->n; i++)
        r->answered = r->answered || list->at[i].taken || list->at[i].refused;
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].asked)
            TRY(settle(cx, r, &list->at[i], list->at[i].taken || list->at[i].refused ? NULL : e));
    return e;
}

static err_t rounds(struct cx *cx, struct run *r, parcel_moved_list *moved)
{
    tracked_list list;
    for (;;) {
        if (cx->deadline && clock_mono() + LEFT_MS > cx->deadline)
            return NULL; /* the next minute goes on */
        TRY(batch(cx, r, &list));
        if (!list.n)
            return NULL;
        TRY(round_of(cx, r, &list, moved));
    }
}

err_t tracker_work(struct cx *cx, const char *kind, parcel_moved_list *moved)
{
    const struct tracker_kind *k = tracker_kind(kind);
    struct tracker t, plain;
    int64_t same;
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
    struct run r = { .kind = k, .t = &plain };
    err_t e = rounds(cx, &r, moved);
    if (e && !is_trouble(e))
        return e;
    int seconds = e ? pause_of(e) : 0;
    const char *trouble = e ? e->message : r.answered ? NULL : t.trouble;
    bool well = r.answered && (!e || e->code == E_REMOTE); /* for all that one number made of it */
    if (e)
        log_line(LOG_WARN, "tracker", "kind=%s shop=%s pause=%d trouble=%s", kind, cx->who.shop, seconds,
                 err_logged(cx->mem, e));
    TRY(db_exec(cx, &same,
                "UPDATE tracker SET leased_until = 0, blocked_until = $5, trouble = $6, ok_at = COALESCE($7, ok_at) "
                "WHERE shop_id = $1 AND kind = $2 AND id = $3 AND version = $4",
                T(cx->who.shop), T(kind), T(t.id), I(t.version), I(e ? cx->now + (msec)seconds * 1000 : 0), T(trouble),
                M(well ? cx->now : 0)));
    if (same)
        return NULL;
    return db_exec(cx, NULL, "UPDATE tracker SET leased_until = 0 WHERE shop_id = $1 AND kind = $2 AND id = $3",
                   T(cx->who.shop), T(kind), T(t.id));
}
