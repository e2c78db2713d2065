/* track.c - tracking services: once a minute their jobs, and what they moved as hints to open desks. */
#include "app/jobs.h"
#include "app/watch.h"
#include "account/shop.h"
#include "conversation/notice.h"
#include "tracker/tracker.h"

#define HOUR_MS INT64_C(3600000)

/* What lasts for an hour is a warning for the owner; it ends when the service answers again. */
static err_t warn(struct cx *cx, const char *kind)
{
    struct tracker t;
    const struct tracker_kind *k = tracker_kind(kind);
    err_t e = tracker_get(cx, kind, &t);
    if (e)
        return e->code == E_MISSING ? NULL : e;
    msec ok = t.ok_at > t.created_at ? t.ok_at : t.created_at;
    if (t.trouble && ok > cx->now - HOUR_MS)
        return NULL;
    return watch_say(cx, "tracker", kind,
                     t.trouble
                         ? arena_text(cx->mem, "Parcels are not followed by %s: %s", k ? k->label : kind, t.trouble)
                         : NULL);
}

err_t track_run(struct cx *cx, const struct job *job)
{
    parcel_moved_list moved = { 0 };
    NOTICE(n);
    err_t e = tracker_work(cx, job->subject, &moved);
    for (size_t i = 0; i < moved.n; i++)
        notice_staff(cx, &n, "order.changed", moved.at[i].order_id, moved.at[i].version);
    DB_TX(cx);
    notice_after(cx, &n);
    TRY(db_commit(cx));
    TRY(e);
    cx->who.actor = ACTOR_SYSTEM;
    cx->who.name = NULL;
    return warn(cx, job->subject);
}

err_t track_look(struct cx *cx)
{
    tracker_due_list due = { 0 };
    TRY(tracker_due(cx, &due));
    for (size_t i = 0; i < due.n; i++) {
        cx->who.shop = due.at[i].shop_id;
        DB_TX(cx);
        TRY(job_add(cx, TRACKER_JOB, due.at[i].kind,
                    arena_join(cx->mem, due.at[i].kind, " ", arena_int(cx->mem, cx->now / 60000)), NULL, cx->now));
        TRY(db_commit(cx));
    }
    return NULL;
}
