/* sync.c - what has changed in the shop since, page by page. Times there have seconds, and many orders can change
   in one: so each page asks again from the second at which the last one ended, without the orders of that second that it
   has had. Nothing is skipped when orders move while they are read, and nothing is asked for for ever. When all is read, the
   last minute is read again by the next look. */
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "source/woocommerce/woocommerce.h"
#include <stdlib.h>
#include <string.h>

enum {
    PER_PAGE = 50,
    SEEN_MOST = 300,
    TRASH_EVERY_S = 600,
    TRASH_PAGE = 100,
    TRASH_PAGES = 10,
    CLOCKS_S = 60,
    PER_KEPT_S = 3600,
    LEFT_MS = 8000,
    BY_ID_KEPT_S = 86400
};

/* What a cursor says, as JSON. */
struct place {
    int64_t t;         /* the second from which is asked */
    json_t *seen;      /* ids of that second that were had */
    int64_t page;      /* beyond those that an address can name */
    int64_t per;       /* orders on a page: fewer where PHP has no room for many, or one is too large to be taken */
    int64_t total;     /* when it began, -1 = not said */
    int64_t bin;       /* the second from which the trash was not looked at */
    int64_t walk;      /* 1: the shop cannot sort by change; pages of a walk by id that began then, … */
    int64_t began, up; /* … and the newest change that it met */
};

static err_t place_read(struct cx *cx, const struct source_page *page, struct place *out)
{
    json_t *j = NULL;
    struct place p = { .t = page->from / 1000 };
    if (page->cursor)
        TRY(json_read(cx, page->cursor, strlen(page->cursor), &j));
    p.t = json_num(j, "t", p.t);
    p.page = json_num(j, "page", 1);
    p.per = json_num(j, "per", PER_PAGE);
    p.total = json_num(j, "total", -1);
    p.bin = json_num(j, "bin", p.t);
    p.walk = json_num(j, "walk", 0);
    p.began = json_num(j, "began", 0);
    p.up = json_num(j, "up", 0);
    p.seen = json_is_array(json_object_get(j, "seen")) ? json_object_get(j, "seen") : json_tie(cx->mem, json_array());
    *out = p;
    return NULL;
}

static const char *place_text(struct cx *cx, const struct place *p)
{
    json_t *j = json_pack("{sI, sO, sI, sI, sI}", "t", (json_int_t)p->t, "seen", p->seen, "page", (json_int_t)p->page,
                          "total", (json_int_t)p->total, "bin", (json_int_t)p->bin);
    if (p->page > 1 && p->per != PER_PAGE)
        json_object_set_new(j, "per", json_integer(p->per));
    if (p->walk) {
        json_object_set_new(j, "walk", json_integer(1));
        json_object_set_new(j, "began", json_integer(p->began));
        json_object_set_new(j, "up", json_integer(p->up));
    }
    return json_text(cx->mem, json_tie(cx->mem, j));
}

/* "2026-11-21T09:30:00": WooCommerce takes it as UTC with dates_are_gmt. */
static const char *second_text(struct cx *cx, int64_t t)
{
    char *text = time_text(cx->mem, t * 1000);
    text[19] = '\0';
    return text;
}

/* "after" leaves its own second out. */
static const char *query_of(struct cx *cx, const struct place *p, bool fill, const char *fields)
{
    struct buf b = { 0 };
    buf_text(&b, source_query(cx->mem, fill ? "after" : "modified_after", second_text(cx, p->t - 1), "dates_are_gmt",
                              "true", "orderby",
                              fill      ? "date"
                              : p->walk ? "id"
                                        : "modified",
                              "order", "asc", "per_page", arena_int(cx->mem, p->per), "page",
                              arena_int(cx->mem, p->page), "_fields", fields, NULL));
    for (size_t i = 0; !p->walk && i < json_array_size(p->seen) && i < SEEN_MOST; i++)
        buf_fmt(&b, "%s%lld", i ? "%2C" : "&exclude=", (long long)json_integer_value(json_array_get(p->seen, i)));
    char *out = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return out;
}

static int64_t second_of(const json_t *order, bool fill)
{
    const char *text = json_str(order, fill ? "date_created_gmt" : "date_modified_gmt");
    return source_time(text ? text : json_str(order, fill ? "date_created" : "date_modified")) / 1000;
}

/* Where the next page begins, after these. */
static void move_on(struct place *p, const json_t *list, bool fill)
{
    size_t i, fresh = 0;
    json_t *one;
    int64_t last = p->t;
    json_array_foreach (list, i, one) {
        int64_t t = second_of(one, fill);
        last = t > last ? t : last;
    }
    if (last > p->t) {
        p->t = last;
        p->page = 1;
        json_array_clear(p->seen);
    }
    json_array_foreach (list, i, one)
        if (second_of(one, fill) == p->t && json_array_size(p->seen) < SEEN_MOST) {
            json_array_append_new(p->seen, json_integer(json_num(one, "id", 0)));
            fresh++;
        }
    if (!fresh && json_array_size(list) >= (size_t)p->per) /* more orders of one second than an address can name */
        p->page++;
}

/* All is read. Shops have several machines and clocks: what changed in the last minute may not have been seen yet. So the
   next look begins there, or at the newest change, and reads again what it has had: it may have changed once more. */
static void rest_at(struct place *p, int64_t was, int64_t now)
{
    int64_t least = now - CLOCKS_S < p->t ? now - CLOCKS_S : p->t;
    p->t = least > was ? least : was;
    p->page = 1;
    json_array_clear(p->seen);
}

/* The same for a walk by id. What changes while it goes may stand on a page that is over: so the next one begins where
   this one began, or at the newest change that it met. */
static void walk_on(struct cx *cx, struct place *p, const json_t *list)
{
    size_t i;
    json_t *one;
    if (p->page == 1)
        p->began = cx->now / 1000 - CLOCKS_S;
    json_array_foreach (list, i, one)
        p->up = second_of(one, false) > p->up ? second_of(one, false) : p->up;
    if (json_array_size(list) >= (size_t)p->per) {
        p->page++;
        return;
    }
    int64_t next = p->up < p->began ? p->up : p->began;
    p->t = next > p->t ? next : p->t;
    p->page = 1;
    p->began = p->up = 0;
}

/* Orders that were put into the trash: no list of all orders has them. Now and then, and only when all else is read. */
static err_t look_into_trash(struct cx *cx, const struct source *s, const struct woo *w, struct place *p,
                             text_list *gone)
{
    struct source_reply r;
    size_t i;
    json_t *one;
    int64_t now = cx->now / 1000;
    if (now - p->bin < TRASH_EVERY_S)
        return NULL;
    gone->at = arena_alloc(cx->mem, TRASH_PAGES * TRASH_PAGE * sizeof(*gone->at));
    for (int n = 1; n <= TRASH_PAGES; n++) {
        const struct woo_ask ask = { .path = "orders",
                                     .query = source_query(cx->mem, "status", "trash", "modified_after",
                                                           second_text(cx, p->bin - 1), "dates_are_gmt", "true",
                                                           "per_page", arena_int(cx->mem, TRASH_PAGE), "page",
                                                           arena_int(cx->mem, n), "_fields", "id", NULL) };
        TRY(woo_call(cx, s, w, &ask, &r));
        json_array_foreach (r.json, i, one)
            if (source_text(cx, one, "id") && gone->n < TRASH_PAGES * TRASH_PAGE)
                gone->at[gone->n++] = source_text(cx, one, "id");
        if (json_array_size(r.json) < TRASH_PAGE)
            break;
    }
    p->bin = now - CLOCKS_S; /* an id that is told twice does no harm */
    return NULL;
}

static bool time_left(const struct cx *cx) { return !cx->deadline || clock_mono() + LEFT_MS < cx->deadline; }

/* A damaged order is left out: the others must not wait for it. Fulfilments are a call an order: what the time of the job
   does not suffice for is cut off the list, where the next page can begin there. */
static err_t orders_of(struct cx *cx, const struct source *s, const struct woo *w, const struct place *p, json_t *list,
                       struct source_page *page)
{
    size_t n = json_array_size(list);
    bool cuts = !p->walk && p->page == 1 && json_array_size(p->seen) < SEEN_MOST;
    page->orders.at = arena_alloc(cx->mem, (n + 1) * sizeof(*page->orders.at));
    for (size_t i = 0; i < n; i++) {
        struct order o;
        bool hidden = false, late = false;
        json_t *one = json_array_get(list, i);
        err_t e = woo_order(cx, s, one, &o, &hidden);
        if (!e && !hidden && *woo_fulfilled(one)) {
            late = cuts && i && !time_left(cx);
            e = late ? NULL : woo_fulfilments(cx, s, w, one);
            if (e && e->code == E_REMOTE && !(cuts && i)) /* it did not answer: this page again */
                return e;
            late = late || (e && e->code == E_REMOTE);
            e = e ? e : woo_order(cx, s, one, &o, &hidden);
        }
        if (late) {
            while (json_array_size(list) > i)
                json_array_remove(list, json_array_size(list) - 1);
            page->more = true;
            return NULL;
        }
        if (!e && !hidden)
            page->orders.at[page->orders.n++] = o;
    }
    return NULL;
}

/* Cores before 6 or so cannot sort by change: they refuse the parameter. */
static bool sorts_not(const struct source_reply *r)
{
    return r->http.status == 400 && !strcmp(woo_code(r), "rest_invalid_param") &&
           source_at(r->json, "data.params.orderby");
}

/* Before WooCommerce 5.8 modified_after does not exist, and is ignored: then everything would come again each time. */
static err_t since_works(struct cx *cx, const struct source *s, const struct place *p, const json_t *list, bool fill)
{
    size_t i;
    json_t *one;
    json_array_foreach (list, i, one)
        if (second_of(one, fill) && second_of(one, fill) < p->t - 1)
            return fail(cx, E_REMOTE,
                        "“%s” cannot say what has changed: its WooCommerce is older than 5.8. Orders are still read "
                        "live; update WooCommerce for the rest.",
                        s->name);
    return NULL;
}

static err_t page_ask(struct cx *cx, const struct source *s, const struct woo *w, struct place *p, bool fill,
                      struct source_reply *out)
{
    struct woo_ask ask = { .path = "orders", .query = query_of(cx, p, fill, woo_order_fields) };
    err_t e = woo_call(cx, s, w, &ask, out);
    if (!e || fill || p->walk || !sorts_not(out))
        return e;
    p->walk = 1;
    p->page = 1;
    source_token_keep(cx, s, "by_id", "1", BY_ID_KEPT_S);
    ask.query = query_of(cx, p, fill, woo_order_fields);
    return woo_call(cx, s, w, &ask, out);
}

/* An answer that is too large, or holds what is no JSON: it will be the same the next time. */
static bool unreadable(const struct source_reply *r)
{
    return r->http.too_big || (r->http.status == 200 && r->http.body_n && *r->http.body == '[');
}

/* Which orders those are that cannot be read: of them the place behind them is known, and no more. */
static err_t step_over(struct cx *cx, const struct source *s, const struct woo *w, struct place *p, bool fill,
                       struct source_reply *out)
{
    const struct woo_ask ask = {
        .path = "orders",
        .query = query_of(cx, p, fill, "id,date_created,date_created_gmt,date_modified,date_modified_gmt")
    };
    TRY(woo_call(cx, s, w, &ask, out));
    const char *id = source_text(cx, json_array_get(out->json, 0), "id");
    log_line(LOG_WARN, "source", "id=%s order=%s trouble=unreadable", s->id, log_quote(cx->mem, id ? id : ""));
    return NULL;
}

/* One order that cannot be read, or is too large, must not keep those behind it waiting: pages become smaller until it stands
   on one alone, and that one is stepped over. They grow again while all is well. */
static err_t page_of(struct cx *cx, const struct source *s, const struct woo *w, struct place *p, bool fill,
                     struct source_reply *out)
{
    const char *kept = source_token(cx, s, "per");
    if (!fill && !p->walk && p->page == 1 && source_token(cx, s, "by_id"))
        p->walk = 1;
    if (p->page == 1)
        p->per = kept && !p->walk ? strtoll(kept, NULL, 10) : PER_PAGE;
    for (;;) {
        err_t e = page_ask(cx, s, w, p, fill, out);
        bool apart = e && e->code == E_REMOTE && p->page == 1 && !p->walk &&
                     (unreadable(out) || out->http.status >= 500); /* PHP without memory answers 500 */
        if (apart && p->per == 1 && unreadable(out))
            return step_over(cx, s, w, p, fill, out);
        int64_t next = apart ? (p->per + 1) / 2 : p->per * 2 < PER_PAGE ? p->per * 2 : PER_PAGE;
        if (apart || (!e && kept))
            source_token_keep(cx, s, "per", arena_int(cx->mem, next), PER_KEPT_S);
        if (!apart || !unreadable(out) || !time_left(cx))
            return e;
        p->per = next;
        kept = "";
    }
}

/* By its own clock, in seconds. */
static int64_t shop_now(struct cx *cx, const struct source_reply *r)
{
    msec at = source_http_date(woo_field(r, "date"));
    return (at ? at : cx->now) / 1000;
}

err_t woo_changed(struct cx *cx, const struct source *s, struct source_page *page)
{
    struct woo w;
    struct source_reply r;
    struct place p;
    SOURCE_OPEN(cx, s, &w);
    TRY(place_read(cx, page, &p));
    TRY(page_of(cx, s, &w, &p, page->fill, &r));
    if (!json_is_array(r.json))
        return fail(cx, E_REMOTE, "“%s” answered with something that is not a list of orders.", s->name);
    TRY(since_works(cx, s, &p, r.json, page->fill));
    page->orders.n = page->gone.n = 0;
    const int64_t was = p.t;
    page->more = json_array_size(r.json) >= (size_t)p.per;
    TRY(orders_of(cx, s, &w, &p, r.json, page));
    const char *total = woo_field(&r, "x-wp-total");
    if (!page->cursor && total)
        p.total = strtoll(total, NULL, 10);
    if (p.walk)
        walk_on(cx, &p, r.json);
    else
        move_on(&p, r.json, page->fill);
    if (!p.walk && !page->fill && !page->more)
        rest_at(&p, was, shop_now(cx, &r));
    if (!page->more && !page->fill)
        TRY(look_into_trash(cx, s, &w, &p, &page->gone));
    page->total = p.total;
    page->next = place_text(cx, &p);
    return NULL;
}
