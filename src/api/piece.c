/* piece.c - a piece of a body in pieces on its way: like every answer, not before what it says is on disk. */
#include "api/serve.h"
#include "base/mem.h"

struct piece {
    struct http_exchange *ex;
    struct buf bytes;
    enum http_flow next;
};

static void put(void *arg)
{
    struct piece *p = arg;
    http_flow_put(p->ex, &p->bytes, p->next);
    mem_free(p);
}

void piece_send(struct cx *cx, struct req *rq, struct buf *bytes, enum http_flow next)
{
    struct piece *p = mem_new(sizeof(*p));
    *p = (struct piece){ rq->ex, *bytes, next };
    *bytes = (struct buf){ 0 };
    rq->streaming = true;
    db_after(cx, put, NULL, p);
}
