/* search_load.c - whole orders by their ids, a page of them in four statements. */
#include "order/search_parts.h"
#include <stdlib.h>
#include <string.h>

/* A line of one of the lists with its order; the line stands first, so that its fields are where they are in it. */
enum { LINE_MOST = 320, FIELDS_MOST = 24 };
struct line {
    _Alignas(8) char at[LINE_MOST];
    const char *order_id;
};
typedef LIST(struct line) line_list;

_Static_assert(sizeof(struct order_item) <= LINE_MOST && sizeof(struct shipment) <= LINE_MOST &&
                   sizeof(struct payment) <= LINE_MOST,
               "a line must fit");

static err_t lines_read(struct cx *cx, const search_keys *keys, const char *select, const struct field *fields,
                        line_list *out)
{
    struct field all[FIELDS_MOST] = { FIELD(F_TEXT, struct line, order_id) };
    struct statement s;
    for (size_t i = 0; fields[i].kind != F_END && i + 2 < FIELDS_MOST; i++)
        all[i + 1] = fields[i];
    statement_begin(cx, &s);
    buf_text(&s.sql, select);
    search_in_ids(&s, keys);
    buf_text(&s.sql, ") ORDER BY order_id, line");
    err_t e = db_list_built(cx, all, out, statement_sql(cx, &s), s.args, s.n);
    buf_free(&s.sql);
    return e;
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(((const struct line *)a)->order_id, ((const struct line *)b)->order_id);
}

/* The lines of that order, size bytes each, moved together. */
static void *lines_of(struct cx *cx, const line_list *all, const char *order_id, size_t size, size_t *n)
{
    struct line wanted = { .order_id = order_id };
    const struct line *first = all->n ? bsearch(&wanted, all->at, all->n, sizeof(*all->at), compare_lines) : NULL;
    *n = 0;
    if (!first)
        return NULL;
    while (first > all->at && !strcmp(first[-1].order_id, order_id))
        first--;
    while (first + *n < all->at + all->n && !strcmp(first[*n].order_id, order_id))
        ++*n;
    char *out = arena_alloc(cx->mem, *n * size);
    for (size_t i = 0; i < *n; i++)
        memcpy(out + i * size, first[i].at, size);
    return out;
}

static int compare_orders(const void *a, const void *b)
{
    return strcmp(((const struct order *)a)->id, ((const struct order *)b)->id);
}

static err_t orders_read(struct cx *cx, const search_keys *keys, order_list *out)
{
    struct statement s;
    statement_begin(cx, &s);
    buf_text(&s.sql, "SELECT * FROM orders WHERE shop_id = $1 AND id IN (");
    search_in_ids(&s, keys);
    buf_text(&s.sql, ")");
    err_t e = db_list_built(cx, order_fields, out, statement_sql(cx, &s), s.args, s.n);
    buf_free(&s.sql);
    if (!e && out->n)
        qsort(out->at, out->n, sizeof(*out->at), compare_orders);
    return e;
}

err_t search_orders(struct cx *cx, const search_keys *keys, order_list *out)
{
    order_list found = { 0 };
    line_list items = { 0 }, shipments = { 0 }, payments = { 0 };
    *out = (order_list){ 0 };
    if (!keys->n)
        return NULL;
    TRY(orders_read(cx, keys, &found));
    TRY(lines_read(cx, keys, "SELECT * FROM order_item WHERE shop_id = $1 AND order_id IN (", order_item_fields,
                   &items));
    TRY(lines_read(cx, keys, "SELECT * FROM shipment WHERE shop_id = $1 AND order_id IN (", shipment_fields,
                   &shipments));
    TRY(lines_read(cx, keys, "SELECT * FROM payment WHERE shop_id = $1 AND order_id IN (", payment_fields, &payments));
    out->at = arena_alloc(cx->mem, keys->n * sizeof(*out->at));
    for (size_t i = 0; i < keys->n; i++) {
        struct order wanted = { .id = keys->at[i].id };
        const struct order *found_at =
            found.n ? bsearch(&wanted, found.at, found.n, sizeof(*found.at), compare_orders) : NULL;
        if (!found_at)
            continue;
        struct order *o = &out->at[out->n++];
        *o = *found_at;
        o->items.at = lines_of(cx, &items, o->id, sizeof(*o->items.at), &o->items.n);
        o->shipments.at = lines_of(cx, &shipments, o->id, sizeof(*o->shipments.at), &o->shipments.n);
        o->payments.at = lines_of(cx, &payments, o->id, sizeof(*o->payments.at), &o->payments.n);
    }
    return NULL;
}

static const struct field order_name_fields[] = {
    FIELD(F_TEXT, struct order_name, id),
    FIELD(F_TEXT, struct order_name, number),
    { 0 },
};

err_t order_names(struct cx *cx, const char *const *ids, size_t n, order_name_list *out)
{
    struct statement s;
    search_keys keys = { .at = arena_alloc(cx->mem, (n + 1) * sizeof(*keys.at)), .n = n };
    *out = (order_name_list){ 0 };
    if (!n)
        return NULL;
    for (size_t i = 0; i < n; i++)
        keys.at[i] = (struct search_key){ .id = ids[i] };
    statement_begin(cx, &s);
    buf_text(&s.sql, "SELECT id, number FROM orders WHERE shop_id = $1 AND id IN (");
    search_in_ids(&s, &keys);
    buf_text(&s.sql, ")");
    err_t e = db_list_built(cx, order_name_fields, out, statement_sql(cx, &s), s.args, s.n);
    buf_free(&s.sql);
    return e;
}
