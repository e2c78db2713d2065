/* order_acts.c - what wismo did, or tried, on an order in the shop's own system; and a note that staff send there. */
#include "api/order_reply.h"
#include "api/serve.h"
#include "source/act.h"

err_t order_acts(struct cx *cx, struct req *rq)
{
    struct order o;
    struct act_ways ways;
    act_list list = { 0 };
    TRY(order_get(cx, rq->part[0], &o));
    TRY(act_can(cx, o.id, "note", &ways));
    TRY(act_of_order(cx, o.id, &list));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++) {
        writer_open(&w, NULL, '{');
        record_write(&w, act_fields, &list.at[i]);
        writer_close(&w);
    }
    list_end(&w, 1, (int)list.n, (int64_t)list.n);
    writer_bool(&w, "takes_notes", ways.can);
    writer_close(&w);
    return NULL;
}

err_t order_note_send(struct cx *cx, struct req *rq)
{
    struct order o;
    struct act a = { 0 };
    const char *text;
    TRY(order_get(cx, rq->part[0], &o));
    TRY(req_text(cx, rq, "text", ACT_NOTE_MOST, &text));
    TRY(act_note(cx, o.id, text, &a));
    rq->status = 202;
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    record_write(&w, act_fields, &a);
    writer_close(&w);
    return order_told(cx, o.id);
}
