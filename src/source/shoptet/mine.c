/* mine.c - the orders of a customer. Shoptet's list says of an order neither address nor products nor parcels: its rows
   only lead to the orders, and what was not read whole is not given out. */
#include "source/shoptet/room.h"
#include "base/clock.h"
#include <string.h>

enum { DETAIL_MS = 900, ROWS_MOST = 4 * 50 }; /* four pages */

static bool has(const order_list *list, const char *code)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_same(list->at[i].external_id, code))
            return true;
    return false;
}

struct wanted {
    const char *name, *value; /* of the filter */
    const char *customer_id;  /* orders of another one are not meant; NULL = of anybody */
};

/* The rows of one page that are not there yet; *pages: how many there are. */
static err_t rows(struct cx *cx, const struct source *s, const struct shoptet *f, const struct wanted *w, int64_t page,
                  order_list *to, int64_t *pages)
{
    const json_t *data, *one;
    size_t i;
    const char *query =
        source_query(cx->mem, w->name, w->value, "itemsPerPage", "50", "page", arena_int(cx->mem, page), NULL);
    TRY(shoptet_get(cx, s, f, arena_join(cx->mem, "/api/orders?", query), &data));
    *pages = json_num(json_object_get(data, "paginator"), "pageCount", 1);
    json_array_foreach (json_object_get(data, "orders"), i, one) {
        struct order o;
        TRY(shoptet_order(cx, s, one, NULL, &o));
        bool of_another = w->customer_id && o.customer_id && !text_same(o.customer_id, w->customer_id);
        if (to->n < ROWS_MOST && !of_another && !has(to, o.external_id))
            to->at[to->n++] = o;
    }
    return NULL;
}

/* The list has no stated order: of many the newest are on its first page or on its last. */
static err_t both_ends(struct cx *cx, const struct source *s, const struct shoptet *f, const struct wanted *w,
                       order_list *to)
{
    int64_t pages;
    TRY(rows(cx, s, f, w, 1, to, &pages));
    return pages > 1 ? rows(cx, s, f, w, pages, to, &pages) : NULL;
}

static void newest_first(order_list *list)
{
    for (size_t i = 1; i < list->n; i++) {
        struct order o = list->at[i];
        size_t at = i;
        for (; at > 0 && list->at[at - 1].placed_at < o.placed_at; at--)
            list->at[at] = list->at[at - 1];
        list->at[at] = o;
    }
}

/* As many of the newest as fit into the time; one that cannot be read hides no other. */
err_t shoptet_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                   order_list *out)
{
    struct shoptet f;
    order_list list = { .at = arena_alloc(cx->mem, ROWS_MOST * sizeof(struct order)) }, read = { 0 };
    const char *id = text_empty(customer_id) ? NULL : customer_id;
    err_t trouble = NULL;
    SOURCE_OPEN(cx, s, &f);
    if (id)
        TRY(both_ends(cx, s, &f, &(struct wanted){ "customerGuid", id, id }, &list));
    if (!text_empty(email_norm))
        TRY(both_ends(cx, s, &f, &(struct wanted){ "email", email_norm, id }, &list));
    newest_first(&list);
    read.at = arena_alloc(cx->mem, (list.n + 1) * sizeof(struct order));
    for (size_t i = 0; i < list.n && i < (size_t)most; i++) {
        if (cx->deadline && cx->deadline - clock_mono() < DETAIL_MS) {
            trouble = fail(cx, E_REMOTE, "“%s” took too long to give this customer's orders.", s->name);
            break;
        }
        err_t e = shoptet_detail(cx, s, &f, list.at[i].external_id, &read.at[read.n]);
        if (e && e->code != E_MISSING && e->code != E_REMOTE)
            return e;
        trouble = e && e->code == E_REMOTE ? e : trouble;
        read.n += !e;
    }
    if (trouble && !read.n)
        return trouble;
    *out = read;
    return NULL;
}
