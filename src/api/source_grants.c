/* source_grants.c - connecting a shop by its own page of consent: begun and watched by a person, answered by the shop. */
#include "api/serve.h"
#include "source/grant.h"

err_t source_grant_create(struct cx *cx, struct req *rq)
{
    struct source_grant g;
    const char *kind, *name, *url;
    json_t *settings = json_object_get(rq->body, "settings");
    TRY(req_text(cx, rq, "kind", 40, &kind));
    TRY(req_text(cx, rq, "name", 80, &name));
    if (settings && !json_is_object(settings))
        return fail_field(cx, "settings", "This must be an object.");
    TRY(grant_begin(cx, kind, name, settings ? settings : json_tie(cx->mem, json_object()), api_url(), &g, &url));
    rq->status = 201;
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    record_write(&w, source_grant_fields, &g);
    writer_text(&w, "url", url);
    writer_close(&w);
    return NULL;
}

err_t source_grant_one(struct cx *cx, struct req *rq)
{
    struct source_grant g;
    TRY(grant_get(cx, rq->part[0], &g));
    record_reply(rq, source_grant_fields, &g);
    return NULL;
}

err_t source_grant_delete(struct cx *cx, struct req *rq)
{
    TRY(grant_end(cx, rq->part[0]));
    rq->status = 204;
    return NULL;
}

/* From anybody: what it says is worth nothing without the secret, and nothing that does not work at the shop. */
err_t source_grant_hook(struct cx *cx, struct req *rq)
{
    TRY(grant_take(cx, rq->part[0], rq->ex->body ? rq->ex->body : "", rq->ex->body_n));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_bool(&w, "taken", true);
    writer_close(&w);
    return NULL;
}
