/* requests.c - what shoppers asked for: listed, approved, declined, done. The shopper reads the outcome in the chat. */
#include "api/order_reply.h"
#include "api/serve.h"
#include "conversation/conversation.h"

err_t requests_list(struct cx *cx, struct req *rq)
{
    struct request_search s = { .order_id = req_query(cx, rq, "order_id") };
    request_list list = { 0 };
    int64_t total, open;
    TRY(req_page(cx, rq, &s.page, &s.per_page));
    TRY(req_choice(cx, rq, "state", REQUEST_STATES, &s.state));
    TRY(req_choice(cx, rq, "kind", REQUEST_KINDS, &s.kind));
    TRY(req_time(cx, rq, "from", &s.from));
    TRY(req_time(cx, rq, "to", &s.to));
    TRY(request_find(cx, &s, &list, &total));
    TRY(request_open(cx, NULL, &open));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++) {
        writer_open(&w, NULL, '{');
        record_write(&w, request_fields, &list.at[i]);
        writer_close(&w);
    }
    list_end(&w, s.page, s.per_page, total);
    writer_int(&w, "open", open);
    writer_close(&w);
    return NULL;
}

err_t request_read(struct cx *cx, struct req *rq)
{
    struct request r;
    TRY(request_get(cx, rq->part[0], &r));
    record_reply(rq, request_fields, &r);
    return NULL;
}

static err_t decide(struct cx *cx, struct req *rq, struct request_decision *d)
{
    struct request r;
    TRY(req_version(cx, rq, &d->version));
    TRY(req_text(cx, rq, "reason", 500, &d->reason));
    TRY(conversation_request_decide(cx, rq->part[0], d, &r));
    TRY(order_told(cx, r.order_id));
    record_reply(rq, request_fields, &r);
    return NULL;
}

err_t request_approved(struct cx *cx, struct req *rq)
{
    struct request_decision d = { .what = REQUEST_APPROVE };
    const struct {
        const char *name;
        int most;
        const char **to;
    } parts[] = {
        { "ship_name", 255, &d.address.name },      { "ship_line1", 500, &d.address.line1 },
        { "ship_line2", 500, &d.address.line2 },    { "ship_city", 255, &d.address.city },
        { "ship_region", 255, &d.address.region },  { "ship_postcode", 60, &d.address.postcode },
        { "ship_country", 60, &d.address.country },
    };
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        TRY(req_text(cx, rq, parts[i].name, parts[i].most, parts[i].to));
    return decide(cx, rq, &d);
}

err_t request_declined(struct cx *cx, struct req *rq)
{
    struct request_decision d = { .what = REQUEST_DECLINE };
    return decide(cx, rq, &d);
}

err_t request_finished(struct cx *cx, struct req *rq)
{
    struct request_decision d = { .what = REQUEST_DONE };
    return decide(cx, rq, &d);
}
