/* piece.c - bodies in pieces: how they begin, and a piece on its way, like every answer not before what it says is on disk. */
#include "api/serve.h"
#include "base/clock.h"
#include "base/mem.h"

void flow_begin(struct req *rq, struct flow *f, const char *share, const char *type, const char *fields)
{
    text_put(f->share, sizeof(f->share), share);
    f->began = clock_mono();
    count_answer(200);
    http_flow_open(rq->ex, type, fields, f, mem_free);
}

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
