/* statuses.c - the shop's catalogue of statuses and what they say to shoppers. */
#include "api/serve.h"
#include "order/status.h"
#include <string.h>

static void status_write(struct writer *w, const struct status *s)
{
    writer_open(w, NULL, '{');
    record_write(w, status_fields, s);
    writer_close(w);
}

static err_t status_reply(struct cx *cx, struct req *rq, const char *type, const char *code)
{
    struct status s;
    TRY(status_get(cx, type, code, req_query(cx, rq, "locale"), &s));
    struct writer w = reply(rq);
    status_write(&w, &s);
    return NULL;
}

err_t statuses_list(struct cx *cx, struct req *rq)
{
    status_list list = { 0 };
    TRY(status_find(cx, req_query(cx, rq, "type"), req_query(cx, rq, "locale"), &list));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++)
        status_write(&w, &list.at[i]);
    list_end(&w, 1, (int)list.n, (int64_t)list.n);
    writer_close(&w);
    return NULL;
}

err_t status_create(struct cx *cx, struct req *rq)
{
    struct status in = { .include_in_analytics = true }, out;
    TRY(record_take(cx, status_fields, rq->body, &in, NULL));
    TRY(status_add(cx, &in, &out));
    hint(cx, "status.changed", out.code, out.version);
    rq->status = 201;
    return status_reply(cx, rq, out.type, out.code);
}

err_t status_patch(struct cx *cx, struct req *rq)
{
    struct status in, out;
    uint64_t given;
    TRY(status_get(cx, rq->part[0], rq->part[1], NULL, &in));
    TRY(req_change(cx, rq, status_fields, &in, &given));
    TRY(req_version(cx, rq, &in.version));
    TRY(status_change(cx, rq->part[0], rq->part[1], &in, given, &out));
    hint(cx, "status.changed", rq->part[1], out.version);
    return status_reply(cx, rq, rq->part[0], rq->part[1]);
}

err_t status_delete(struct cx *cx, struct req *rq)
{
    TRY(status_remove(cx, rq->part[0], rq->part[1]));
    hint(cx, "status.changed", rq->part[1], 0);
    rq->status = 204;
    return NULL;
}

err_t status_put_text(struct cx *cx, struct req *rq)
{
    const char *locale, *text, *notice = NULL;
    struct status s;
    TRY(req_text(cx, rq, "locale", 35, &locale));
    TRY(req_text(cx, rq, "text", 4000, &text));
    TRY(status_text_set(cx, rq->part[0], rq->part[1], locale ? locale : "en", text, &notice));
    TRY(status_get(cx, rq->part[0], rq->part[1], locale, &s));
    hint(cx, "status.changed", rq->part[1], s.version);
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    record_write(&w, status_fields, &s);
    writer_some(&w, "notice", notice);
    writer_close(&w);
    return NULL;
}
