/* keys.c - API keys of the shop: made, listed, revoked. A token leaves the house once, in the answer that made it. */
#include "account/staff.h"
#include "api/serve.h"
#include <string.h>

err_t keys_list(struct cx *cx, struct req *rq)
{
    api_key_list list = { 0 };
    TRY(staff_key_find(cx, &list));
    list_reply(rq, api_key_fields, &list, 1, (int)list.n, (int64_t)list.n);
    return NULL;
}

err_t key_create(struct cx *cx, struct req *rq)
{
    struct api_key in = { 0 };
    char *token;
    TRY(record_take(cx, api_key_fields, rq->body, &in, NULL));
    TRY(staff_key_add(cx, in.name, role_of(in.role), &in.id, &token));
    in.created_at = cx->now;
    rq->status = 201;
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    record_write(&w, api_key_fields, &in);
    writer_text(&w, "token", token);
    writer_close(&w);
    return NULL;
}

err_t key_delete(struct cx *cx, struct req *rq)
{
    TRY(staff_key_remove(cx, rq->part[0]));
    streams_cut(cx, rq->part[0]);
    rq->status = 204;
    return NULL;
}
