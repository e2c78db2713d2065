/* product_export.c - the catalogue as a spreadsheet that its import takes back unchanged: a row for each product, and one
   below it for each of its variants. */
#include "api/serve.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/log.h"
#include "base/mem.h"
#include "order/order_csv.h"
#include "product/product.h"
#include <string.h>

enum { ROWS = 100, SKU_ROOM = 1024 };

struct product_export {
    struct flow flow;   /* first */
    char sku[SKU_ROOM]; /* the last one that went out */
    int64_t rows;
};

static void row_add(struct cx *cx, struct buf *to, const char *const cells[8])
{
    for (size_t i = 0; i < 8; i++) {
        buf_text(to, i ? "," : "");
        csv_cell_add(to, order_csv_safe(cx->mem, cells[i] ? cells[i] : ""));
    }
    buf_text(to, "\r\n");
}

static err_t images_of(struct cx *cx, const struct product *p, const char **out)
{
    json_t *list = NULL, *image;
    const char *all = "";
    size_t i;
    if (!text_empty(p->images))
        TRY(json_read(cx, p->images, strlen(p->images), &list));
    json_array_foreach (list, i, image)
        all = arena_text(cx->mem, "%s%s%s", all, i ? " " : "", json_str(image, "url"));
    *out = all;
    return NULL;
}

static const char *number_of(struct cx *cx, const json_t *j)
{
    return json_is_integer(j) ? arena_int(cx->mem, json_integer_value(j)) : NULL;
}

static err_t variants_add(struct cx *cx, const struct product *p, struct buf *to)
{
    json_t *list = NULL, *v;
    size_t i;
    if (!text_empty(p->variants))
        TRY(json_read(cx, p->variants, strlen(p->variants), &list));
    json_array_foreach (list, i, v) {
        const json_t *price = json_object_get(v, "price");
        struct money m = p->price;
        m.minor = json_integer_value(price);
        row_add(cx, to,
                (const char *const[8]){ json_str(v, "sku"), json_str(v, "name"),
                                        json_is_integer(price) ? money_plain(cx->mem, m) : NULL, p->price.currency,
                                        number_of(cx, json_object_get(v, "stock")), NULL, NULL, p->sku });
    }
    return NULL;
}

err_t products_export(struct cx *cx, struct req *rq)
{
    struct product_export *ex = http_flow_state(rq->ex);
    product_list list = { 0 };
    struct buf piece = { 0 };
    TRY(product_walk(cx, ex ? ex->sku : "", ROWS, &list));
    bool more = list.n == ROWS;
    if (!ex) {
        ex = mem_new(sizeof(*ex));
        flow_begin(rq, &ex->flow, cx->who.shop, "text/csv; charset=utf-8; header=present",
                   "Cache-Control: no-store\r\nContent-Disposition: attachment; filename=\"products.csv\"\r\n");
        buf_text(&piece, "\xef\xbb\xbfsku,name,price,currency,stock,active,images,variant_of\r\n");
    }
    for (size_t i = 0; i < list.n; i++) {
        const struct product *p = &list.at[i];
        const char *images;
        TRY(images_of(cx, p, &images));
        row_add(cx, &piece,
                (const char *const[8]){ p->sku, p->name, money_plain(cx->mem, p->price), p->price.currency,
                                        arena_int(cx->mem, p->stock), p->active ? "yes" : "no", images, NULL });
        TRY(variants_add(cx, p, &piece));
        text_put(ex->sku, sizeof(ex->sku), p->sku);
    }
    ex->rows += (int64_t)list.n;
    if (!more)
        log_line(LOG_INFO, "export", "id=%s shop=%s products=%lld ms=%lld", cx->request_id, cx->who.shop,
                 (long long)ex->rows, (long long)(clock_mono() - ex->flow.began));
    piece_send(cx, rq, &piece, more ? HTTP_FLOW_MORE : HTTP_FLOW_LAST);
    return NULL;
}
