/* changed.c - what has changed since, and the orders of the past, page by page. A place is JSON: {"from", "after",
   "last", "had"}. Invariants: Shopify's search is a little behind its orders, so a look begins half a minute before the
   last change that it saw, and leaves out what it had; a stamp of the last seconds is never taken for "had", because its
   order may change once more in the same second. */
#include "account/warning.h"
#include "base/clock.h"
#include "base/json.h"
#include "source/shopify/shopify.h"
#include <stdlib.h>

enum { PAGE = 10, HAD_MOST = 60, PAGE_SECONDS = 86400 };
#define OVERLAP_MS INT64_C(30000)
#define FRESH_MS INT64_C(10000)

struct place {
    msec from, last;
    const char *after; /* NULL = at the beginning */
    json_t *had;       /* external id → stamp */
};

static err_t place_read(struct cx *cx, const struct source_page *page, struct place *out)
{
    json_t *j = NULL;
    struct place p = { .from = page->from, .had = json_tie(cx->mem, json_object()) };
    if (page->cursor) {
        TRY(json_read(cx, page->cursor, strlen(page->cursor), &j));
        p.from = json_num(j, "from", page->from);
        p.last = json_num(j, "last", 0);
        p.after = json_str(j, "after");
        json_object_update(p.had, json_object_get(j, "had"));
    }
    *out = p;
    return NULL;
}

static const char *place_text(struct cx *cx, const struct place *p)
{
    json_t *j = json_tie(cx->mem, json_pack("{s:I, s:s*, s:I, s:O}", "from", (json_int_t)p->from, "after", p->after,
                                            "last", (json_int_t)p->last, "had", p->had));
    return json_text(cx->mem, j);
}

static void had_put(const struct place *p, const struct order *o)
{
    if (o->external_stamp > clock_wall() - FRESH_MS)
        return;
    json_object_del(p->had, o->external_id);
    if (json_object_size(p->had) >= HAD_MOST)
        json_object_del(p->had, json_object_iter_key(json_object_iter(p->had)));
    json_object_set_new(p->had, o->external_id, json_integer(o->external_stamp));
}

/* The walk is over: the next one begins where this one ends. */
static void place_rest(struct cx *cx, struct place *p)
{
    json_t *near = json_tie(cx->mem, json_object()), *stamp;
    const char *id;
    p->after = NULL;
    if (p->last - OVERLAP_MS > p->from)
        p->from = p->last - OVERLAP_MS;
    json_object_foreach (p->had, id, stamp)
        if (json_integer_value(stamp) >= p->from)
            json_object_set(near, id, stamp);
    p->had = near;
}

/* As many orders as a question may cost: learnt from refusals. */
static int page_size(struct cx *cx, const struct shopify *sh)
{
    const char *kept = source_token(cx, sh->s, "page");
    int n = kept ? (int)strtol(kept, NULL, 10) : PAGE;
    return n < 1 ? 1 : n > PAGE ? PAGE : n;
}

static err_t page_ask(struct cx *cx, struct shopify *sh, const struct place *p, bool fill, struct shopify_said *out)
{
    const char *query =
        arena_join(cx->mem, fill ? "created_at:>='" : "updated_at:>='", time_text(cx->mem, p->from), "'");
    for (int first = page_size(cx, sh);; first /= 2) {
        err_t e = shopify_ask_orders(cx, sh, "Orders",
                                     json_pack("{s:s, s:i, s:s*, s:s, s:b, s:i, s:i}", "q", query, "first", first,
                                               "after", p->after, "sort", fill ? "CREATED_AT" : "UPDATED_AT", "newest",
                                               fill, "lines", 10, "parcels", 1),
                                     out);
        if (!e || !sh->too_dear || first < 2)
            return e;
        source_token_keep(cx, sh->s, "page", arena_int(cx->mem, first / 2), PAGE_SECONDS);
    }
}

static err_t total_ask(struct cx *cx, struct shopify *sh, msec from, int64_t *out)
{
    struct shopify_said said;
    const char *query = arena_join(cx->mem, "created_at:>='", time_text(cx->mem, from), "'");
    TRY(shopify_ask(cx, sh, "OrdersCount", json_pack("{s:s}", "q", query), &said));
    const json_t *count = json_object_get(said.data, "ordersCount");
    *out = text_same(json_str(count, "precision"), "EXACT") ? json_num(count, "count", -1) : -1;
    return NULL;
}

/* The owner reads of it until Shopify answers as it is asked again; the database is only touched when that changes. */
static err_t version_watch(struct cx *cx, const struct shopify *sh, const char *version)
{
    const char *known = source_token(cx, sh->s, "version");
    bool fresh;
    if (text_empty(version) || strlen(version) > 20 || text_same(known, version))
        return NULL;
    if (text_same(version, SHOPIFY_VERSION))
        TRY(warning_remove(cx, "version", sh->s->id, &fresh));
    else
        TRY(warning_add(cx, "version", sh->s->id,
                        arena_text(cx->mem,
                                   "“%s”: wismo asks Shopify for API version " SHOPIFY_VERSION
                                   " and it answers as %s. Update wismo.",
                                   sh->s->name, version),
                        &fresh));
    source_token_keep(cx, sh->s, "version", version, PAGE_SECONDS);
    return NULL;
}

err_t shopify_changed(struct cx *cx, const struct source *s, struct source_page *page)
{
    struct shopify sh;
    struct shopify_said said;
    struct place p;
    order_list list;
    int64_t total = -1;
    TRY(shopify_open(cx, s, &sh));
    TRY(place_read(cx, page, &p));
    if (page->fill && !page->cursor)
        TRY(total_ask(cx, &sh, p.from, &total));
    TRY(page_ask(cx, &sh, &p, page->fill, &said));
    TRY(shopify_orders(cx, &sh, source_at(said.data, "orders.nodes"), page->fill ? NULL : p.had, &list));
    const char *end = json_string_value(source_at(said.data, "orders.pageInfo.endCursor"));
    bool more = json_is_true(source_at(said.data, "orders.pageInfo.hasNextPage")) && !text_empty(end);
    bool still = page->cursor && !p.after && !more && !list.n;
    p.after = end ? end : p.after;
    for (size_t i = 0; i < list.n && !page->fill; i++) {
        had_put(&p, &list.at[i]);
        p.last = list.at[i].external_stamp > p.last ? list.at[i].external_stamp : p.last;
    }
    if (!more && !page->fill)
        place_rest(cx, &p);
    TRY(version_watch(cx, &sh, said.version));
    page->orders = list;
    page->more = more;
    page->total = total;
    page->next = still ? page->cursor : place_text(cx, &p);
    return NULL;
}
