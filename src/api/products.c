/* products.c - the catalogue's routes. */
#include "api/serve.h"
#include "import/products.h"
#include "product/product.h"

#define IMPORT_ROWS 5000

err_t products_list(struct cx *cx, struct req *rq)
{
    product_list list = { 0 };
    int page, per_page;
    int64_t total;
    TRY(req_page(cx, rq, &page, &per_page));
    TRY(product_find(cx, req_query(cx, rq, "query"), page, per_page, &list, &total));
    list_reply(rq, product_fields, &list, page, per_page, total);
    return NULL;
}

err_t product_read(struct cx *cx, struct req *rq)
{
    struct product p;
    TRY(product_get(cx, rq->part[0], &p));
    record_reply(rq, product_fields, &p);
    return NULL;
}

err_t product_create(struct cx *cx, struct req *rq)
{
    struct product in = { .active = true }, out;
    TRY(record_change(cx, product_fields, rq->body, &in, NULL)); /* what is missing is named with what is wrong */
    TRY(product_add(cx, &in, &out));
    hint(cx, "product.changed", out.id, out.version);
    rq->status = 201;
    record_reply(rq, product_fields, &out);
    return NULL;
}

err_t product_patch(struct cx *cx, struct req *rq)
{
    struct product in, out;
    uint64_t given;
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(product_get(cx, rq->part[0], &in));
    TRY(req_change(cx, rq, product_fields, &in, &given));
    in.version = version;
    TRY(product_change(cx, &in, &out));
    hint(cx, "product.changed", out.id, out.version);
    record_reply(rq, product_fields, &out);
    return NULL;
}

err_t product_delete(struct cx *cx, struct req *rq)
{
    TRY(product_remove(cx, rq->part[0]));
    hint(cx, "product.changed", rq->part[0], 0);
    rq->status = 204;
    return NULL;
}

/* A file of the catalogue page. The same again changes nothing, so that it needs no key. */
err_t products_import_post(struct cx *cx, struct req *rq)
{
    struct product_import im = { .bytes = rq->ex->body, .bytes_n = rq->ex->body_n, .rows_most = IMPORT_ROWS };
    const char *dry_run;
    TRY(req_choice(cx, rq, "dry_run", "true false", &dry_run));
    im.dry_run = text_same(dry_run, "true");
    err_t e = products_import(cx, &im);
    if (!e) {
        struct writer w = reply(rq);
        writer_open(&w, NULL, '{');
        products_import_write(&w, &im);
        writer_close(&w);
    }
    if (im.added + im.changed > 0)
        hint(cx, "product.changed", "import", 0);
    buf_free(&im.rejects);
    return e;
}
