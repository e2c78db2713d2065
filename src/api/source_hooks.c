/* source_hooks.c - where shops' own systems tell of changes: raw bytes, their own signature, an answer at once. */
#include "api/serve.h"
#include "source/inbound.h"

static const char *field_of(const void *ex, const char *name) { return http_field(ex, name); }

err_t source_hook(struct cx *cx, struct req *rq)
{
    const struct source_hook h = {
        .field = field_of,
        .ex = rq->ex,
        .body = rq->ex->body ? rq->ex->body : "",
        .body_n = rq->ex->body_n,
    };
    bool fresh;
    TRY(inbound_take(cx, rq->part[0], &h, &fresh));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_bool(&w, "taken", fresh);
    writer_close(&w);
    return NULL;
}
