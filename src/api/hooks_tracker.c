/* hooks_tracker.c - webhooks of tracking services, as raw bytes with their signature. */
#include "api/serve.h"
#include "tracker/tracker.h"

err_t tracker_hook(struct cx *cx, struct req *rq)
{
    struct tracker t;
    parcel_moved_list moved = { 0 };
    const char *signature = NULL;
    TRY(tracker_enter(cx, rq->part[0], &t));
    const struct tracker_kind *k = tracker_kind(t.kind);
    if (k)
        TRY(req_field(cx, rq, k->signature_field, &signature));
    TRY(tracker_hear(cx, &t, rq->ex->body ? rq->ex->body : "", rq->ex->body_n, signature, &moved));
    for (size_t i = 0; i < moved.n; i++)
        hint(cx, "order.changed", moved.at[i].order_id, moved.at[i].version);
    rq->status = 200;
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_int(&w, "moved", (int64_t)moved.n);
    writer_close(&w);
    return NULL;
}
