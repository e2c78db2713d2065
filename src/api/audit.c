/* audit.c - who changed what, over the whole shop: a reading of the events. */
#include "api/serve.h"
#include "db/event.h"

err_t audit_list(struct cx *cx, struct req *rq)
{
    int page;
    struct event_query q = {
        .actor = req_query(cx, rq, "actor"),
        .who = req_query(cx, rq, "who"),
        .what = req_query(cx, rq, "what"),
        .subject = req_query(cx, rq, "subject"),
        .subject_id = req_query(cx, rq, "subject_id"),
        .before = req_query(cx, rq, "before"),
    };
    event_list list = { 0 };
    const char *next;
    TRY(req_page(cx, rq, &page, &q.most));
    TRY(req_time(cx, rq, "from", &q.from));
    TRY(req_time(cx, rq, "to", &q.to));
    if (q.subject_id && !q.subject)
        return fail_field(cx, "subject", "Name what subject_id is of, as in subject=order.");
    TRY(event_log(cx, &q, &list, &next));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++) {
        writer_open(&w, NULL, '{');
        record_write(&w, event_fields, &list.at[i]);
        writer_close(&w);
    }
    writer_close(&w);
    writer_text(&w, "next", next);
    writer_close(&w);
    return NULL;
}
