/* products.c - the catalogue's routes. */
#include "api/serve.h"
#include "product/product.h"

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
