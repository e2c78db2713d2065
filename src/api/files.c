/* files.c - pictures: taken from staff, shown to anybody. They are served without looking at who asks, as what they were
   sniffed to be and nothing else, and can run nothing even when they are opened as a page. A large one goes out in pieces:
   those who read slowly hold one piece each. */
#include "api/serve.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "product/file.h"

#define FIELDS                                                                                                         \
    "Cache-Control: public, max-age=31536000, immutable\r\n"                                                           \
    "Content-Security-Policy: default-src 'none'; sandbox\r\n"                                                         \
    "Cross-Origin-Resource-Policy: cross-origin\r\n"                                                                   \
    "Content-Disposition: inline\r\n"

enum { WHOLE_MOST = 128 * 1024, PIECE_BYTES = 256 * 1024 };

err_t file_create(struct cx *cx, struct req *rq)
{
    struct file f;
    TRY(file_add(cx, rq->ex->body, rq->ex->body_n, &f));
    rq->status = 201;
    record_reply(rq, file_fields, &f);
    return NULL;
}

struct showing {
    struct flow flow; /* first */
    int64_t at;
};

/* The next piece. */
static err_t show_on(struct cx *cx, struct req *rq, const struct file_shown *f)
{
    struct showing *s = http_flow_state(rq->ex);
    struct buf piece = { 0 };
    const void *bytes;
    size_t n;
    TRY(file_bytes(cx, rq->part[0], s ? s->at : 0, PIECE_BYTES, &bytes, &n));
    if (!n)
        return fail(cx, E_MISSING, "There is no such file.");
    if (!s) {
        s = mem_new(sizeof(*s));
        flow_begin(rq, &s->flow, f->shop_id, f->type, FIELDS);
    }
    s->at += (int64_t)n;
    bool more = s->at < f->size;
    if (!more)
        log_line(LOG_INFO, "picture", "id=%s shop=%s bytes=%lld ms=%lld", cx->request_id, f->shop_id, (long long)s->at,
                 (long long)(clock_mono() - s->flow.began));
    buf_add(&piece, bytes, n);
    piece_send(cx, rq, &piece, more ? HTTP_FLOW_MORE : HTTP_FLOW_LAST);
    return NULL;
}

err_t file_show(struct cx *cx, struct req *rq)
{
    struct file_shown f = { 0 };
    const void *bytes;
    size_t n;
    TRY(file_get(cx, rq->part[0], &f));
    if (f.size > WHOLE_MOST)
        return show_on(cx, rq, &f);
    TRY(file_bytes(cx, rq->part[0], 0, WHOLE_MOST, &bytes, &n));
    buf_text(&rq->fields, FIELDS);
    rq->type = f.type;
    buf_add(&rq->out, bytes, n);
    return NULL;
}
