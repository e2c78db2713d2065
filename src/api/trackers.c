/* trackers.c - the tracking services of a shop: their settings, and how they are doing. */
#include "api/serve.h"
#include "tracker/tracker.h"

static void tracker_write(struct cx *cx, struct writer *w, const struct tracker *t)
{
    const struct tracker_kind *k = tracker_kind(t->kind);
    writer_open(w, NULL, '{');
    record_write(w, tracker_fields, t);
    writer_text(w, "label", k ? k->label : t->kind);
    writer_text(w, "hook_url", arena_join(cx->mem, api_url(), "/hooks/tracker/", t->id));
    writer_close(w);
}

err_t trackers_list(struct cx *cx, struct req *rq)
{
    tracker_list list = { 0 };
    TRY(tracker_find(cx, &list));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++)
        tracker_write(cx, &w, &list.at[i]);
    list_end(&w, 1, (int)list.n, (int64_t)list.n);
    writer_close(&w);
    return NULL;
}

err_t tracker_read(struct cx *cx, struct req *rq)
{
    struct tracker t;
    TRY(tracker_get(cx, rq->part[0], &t));
    struct writer w = reply(rq);
    tracker_write(cx, &w, &t);
    return NULL;
}

err_t tracker_set(struct cx *cx, struct req *rq)
{
    struct tracker t;
    TRY(tracker_put(cx, rq->part[0], rq->body, &t));
    struct writer w = reply(rq);
    tracker_write(cx, &w, &t);
    return NULL;
}

err_t tracker_delete(struct cx *cx, struct req *rq)
{
    TRY(tracker_remove(cx, rq->part[0]));
    rq->status = 204;
    return NULL;
}
