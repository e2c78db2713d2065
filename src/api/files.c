/* files.c - pictures: taken from staff, shown to anybody. They are served without looking at who asks, as what they were
   sniffed to be and nothing else, and can run nothing even when they are opened as a page. */
#include "api/serve.h"
#include "product/file.h"

err_t file_create(struct cx *cx, struct req *rq)
{
    struct file f;
    TRY(file_add(cx, rq->ex->body, rq->ex->body_n, &f));
    rq->status = 201;
    record_reply(rq, file_fields, &f);
    return NULL;
}

err_t file_show(struct cx *cx, struct req *rq)
{
    const char *type;
    const void *bytes;
    size_t n;
    TRY(file_get(cx, rq->part[0], &type, &bytes, &n));
    buf_text(&rq->fields, "Cache-Control: public, max-age=31536000, immutable\r\n"
                          "Content-Security-Policy: default-src 'none'; sandbox\r\n"
                          "Cross-Origin-Resource-Policy: cross-origin\r\n"
                          "Content-Disposition: inline\r\n");
    rq->type = type;
    buf_add(&rq->out, bytes, n);
    return NULL;
}
