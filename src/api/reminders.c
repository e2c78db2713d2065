/* reminders.c - reminders on orders: those of one order, and what is due in the whole shop. */
#include "api/order_reply.h"
#include "api/serve.h"
#include "order/reminder.h"

static err_t reminder_reply(struct cx *cx, struct req *rq, const struct reminder *r)
{
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    reminder_write(&w, cx, r);
    writer_close(&w);
    return order_told(cx, r->order_id);
}

static void items_write(struct cx *cx, struct writer *w, const reminder_list *list)
{
    list_begin(w);
    for (size_t i = 0; i < list->n; i++) {
        writer_open(w, NULL, '{');
        reminder_write(w, cx, &list->at[i]);
        writer_close(w);
    }
}

err_t reminders_list(struct cx *cx, struct req *rq)
{
    reminder_list list = { 0 };
    struct reminder_counts counts;
    int page, per_page;
    int64_t total;
    TRY(req_page(cx, rq, &page, &per_page));
    TRY(reminder_find(cx, req_query(cx, rq, "due"), page, per_page, &list, &total));
    TRY(reminder_count(cx, &counts));
    struct writer w = reply(rq);
    items_write(cx, &w, &list);
    list_end(&w, page, per_page, total);
    writer_open(&w, "counts", '{');
    writer_int(&w, "today", counts.today);
    writer_int(&w, "overdue", counts.overdue);
    writer_int(&w, "open", counts.open);
    writer_close(&w);
    writer_close(&w);
    return NULL;
}

err_t order_reminders(struct cx *cx, struct req *rq)
{
    reminder_list list = { 0 };
    struct order o;
    TRY(order_get(cx, rq->part[0], &o));
    TRY(reminder_of_order(cx, o.id, &list));
    struct writer w = reply(rq);
    items_write(cx, &w, &list);
    list_end(&w, 1, (int)list.n, (int64_t)list.n);
    writer_close(&w);
    return NULL;
}

err_t reminder_create(struct cx *cx, struct req *rq)
{
    struct reminder in = { 0 }, out;
    TRY(record_take(cx, reminder_fields, rq->body, &in, NULL));
    TRY(reminder_add(cx, rq->part[0], &in, &out));
    rq->status = 201;
    return reminder_reply(cx, rq, &out);
}

err_t reminder_patch(struct cx *cx, struct req *rq)
{
    struct reminder in, out;
    uint64_t given;
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(reminder_get(cx, rq->part[0], &in));
    TRY(req_change(cx, rq, reminder_fields, &in, &given));
    in.version = version;
    TRY(reminder_change(cx, &in, &out));
    return reminder_reply(cx, rq, &out);
}

err_t reminder_finished(struct cx *cx, struct req *rq)
{
    struct reminder out;
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(reminder_done(cx, rq->part[0], version, &out));
    return reminder_reply(cx, rq, &out);
}

err_t reminder_delete(struct cx *cx, struct req *rq)
{
    const char *order_id;
    TRY(reminder_remove(cx, rq->part[0], &order_id));
    rq->status = 204;
    return order_told(cx, order_id);
}
