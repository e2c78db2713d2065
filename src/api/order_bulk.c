/* order_bulk.c - one change to the orders that are selected in the list, and taking it back. */
#include "order/bulk.h"
#include "api/serve.h"
#include <string.h>

static void told(struct cx *cx, const struct order_bulk_done *done)
{
    for (size_t i = 0; i < done->changed.n; i++)
        hint(cx, "order.changed", done->changed.at[i].id, done->changed.at[i].version);
}

static void failures_write(struct writer *w, const struct order_bulk_done *done)
{
    writer_open(w, "failed", '[');
    for (size_t i = 0; i < done->failed.n; i++) {
        writer_open(w, NULL, '{');
        record_write(w, order_bulk_failure_fields, &done->failed.at[i]);
        writer_close(w);
    }
    writer_close(w);
}

static err_t ids_read(struct cx *cx, const struct req *rq, const char *const **out, size_t *n)
{
    const json_t *list = json_object_get(rq->body, "ids");
    *n = json_array_size(list);
    if (!*n || *n > ORDER_BULK_MOST)
        return fail_field(cx, "ids", "Name 1 to %d orders.", ORDER_BULK_MOST);
    const char **ids = arena_alloc(cx->mem, *n * sizeof(*ids));
    for (size_t i = 0; i < *n; i++) {
        ids[i] = json_string_value(json_array_get(list, i));
        if (text_empty(ids[i]) || strlen(ids[i]) > 60)
            return fail_field(cx, "ids", "Entry %zu is not the id of an order.", i + 1);
    }
    *out = ids;
    return NULL;
}

err_t bulk_change(struct cx *cx, struct req *rq)
{
    struct order_bulk what = { 0 };
    struct order_bulk_done done;
    const char *const *ids = NULL;
    size_t n = 0;
    TRY(ids_read(cx, rq, &ids, &n));
    json_t *plain = json_tie(cx->mem, json_copy(rq->body));
    json_object_del(plain, "ids");
    TRY(record_take(cx, order_bulk_fields, plain, &what, NULL));
    TRY(order_bulk_change(cx, ids, n, &what, &done));
    told(cx, &done);
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_int(&w, "changed", (int64_t)done.changed.n);
    writer_int(&w, "unchanged", done.unchanged);
    writer_text(&w, "undo", done.undo);
    failures_write(&w, &done);
    writer_close(&w);
    return NULL;
}

err_t bulk_undo(struct cx *cx, struct req *rq)
{
    struct order_bulk_done done;
    TRY(order_bulk_undo(cx, rq->part[0], &done));
    told(cx, &done);
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_int(&w, "changed", (int64_t)done.changed.n);
    failures_write(&w, &done);
    writer_close(&w);
    return NULL;
}
