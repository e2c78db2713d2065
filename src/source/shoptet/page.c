/* page.c - changes and the first filling. Shoptet's log of changes names each order once, with its last change, in no
   stated order; so all that has changed since is read, put in order here, and read whole from the oldest on. Where that is too
   much, the orders of a span of time are listed instead, then what the log says was deleted. Invariant: the cursor goes
   past nothing that was not read. */
#include "base/clock.h"
#include "source/shoptet/room.h"
#include <stdlib.h>
#include <string.h>

enum { PART = 20, LOG_PAGE = 1000, LOG_PAGES = 4, GONE_PAGE = 200 };
#define LOG_DAYS INT64_C(29) /* 30 are promised */
#define DAY INT64_C(86400000)
#define FRESH INT64_C(10000)
#define SECOND INT64_C(1000) /* their times have nothing finer */

struct change {
    const char *code;
    msec at;
    bool gone;
};
typedef LIST(struct change) change_list;

/* "2017-12-12T22:08:01+0000", percent-encoded by source_query. */
static const char *time_said(struct cx *cx, msec t)
{
    char *text = time_text(cx->mem, t);
    return arena_join(cx->mem, arena_copy_n(cx->mem, text, 19), "+0000");
}

/* A page of a list that may have become shorter meanwhile: then *data is NULL. */
static err_t page_get(struct cx *cx, const struct source *s, const struct shoptet *f, const char *path, int64_t at,
                      const json_t **data, int64_t *pages)
{
    *pages = at - 1;
    err_t e = shoptet_get(cx, s, f, path, data);
    if (e && e->code == E_MISSING && at > 1) {
        *data = NULL;
        return NULL;
    }
    TRY(e);
    *pages = json_num(json_object_get(*data, "paginator"), "pageCount", 1);
    return NULL;
}

/* --- the log ------------------------------------------------------------------------------------------------------ */

static int by_time(const void *a, const void *b)
{
    const struct change *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at ? 1 : strcmp(x->code, y->code);
}

static err_t log_page(struct cx *cx, const struct source *s, const struct shoptet *f, msec from, const char *type,
                      int64_t most, int64_t at, change_list *to, int64_t *pages)
{
    const json_t *data, *one;
    size_t i;
    const char *query = source_query(cx->mem, "from", time_said(cx, from), "changeType", type, "itemsPerPage",
                                     arena_int(cx->mem, most), "page", arena_int(cx->mem, at), NULL);
    TRY(page_get(cx, s, f, arena_join(cx->mem, "/api/orders/changes?", query), at, &data, pages));
    json_array_foreach (json_object_get(data, "changes"), i, one) {
        const char *code = source_text(cx, one, "code");
        msec when = source_time(json_str(one, "changeTime"));
        if (!text_empty(code) && when && to->n < (size_t)LOG_PAGE * LOG_PAGES)
            to->at[to->n++] = (struct change){ code, when, text_same(json_str(one, "changeType"), "delete") };
    }
    return NULL;
}

/* Of more than LOG_PAGES the first one alone. */
static err_t log_read(struct cx *cx, const struct source *s, const struct shoptet *f, msec from, change_list *out,
                      int64_t *pages)
{
    change_list list = { .at = arena_alloc(cx->mem, (size_t)LOG_PAGE * LOG_PAGES * sizeof(*list.at)) };
    TRY(log_page(cx, s, f, from, NULL, LOG_PAGE, 1, &list, pages));
    for (int64_t at = 2; at <= *pages && *pages <= LOG_PAGES; at++)
        TRY(log_page(cx, s, f, from, NULL, LOG_PAGE, at, &list, pages));
    qsort(list.at, list.n, sizeof(*list.at), by_time);
    *out = list;
    return NULL;
}

/* --- the list --------------------------------------------------------------------------------------------------------- */

/* One page of the orders between two times, read whole; *pages: how many there are. */
static err_t listed(struct cx *cx, const struct source *s, const struct shoptet *f, const char *const names[2],
                    msec from, msec until, int64_t at, struct source_page *page, int64_t *pages)
{
    const json_t *data, *one;
    size_t i;
    order_list list = { .at = arena_alloc(cx->mem, PART * sizeof(struct order)) };
    const char *query = source_query(cx->mem, names[0], time_said(cx, from), names[1], time_said(cx, until),
                                     "itemsPerPage", arena_int(cx->mem, PART), "page", arena_int(cx->mem, at), NULL);
    TRY(page_get(cx, s, f, arena_join(cx->mem, "/api/orders?", query), at, &data, pages));
    json_array_foreach (json_object_get(data, "orders"), i, one) {
        const char *code = source_text(cx, one, "code");
        err_t e = list.n < PART ? shoptet_detail(cx, s, f, code ? code : "", &list.at[list.n]) : NULL;
        if (e && e->code != E_MISSING)
            return e;
        list.n += !e && list.n < PART;
    }
    page->total = json_num(json_object_get(data, "paginator"), "totalCount", -1);
    memcpy(&page->orders, &list, sizeof(list));
    return NULL;
}

/* --- a span of time ------------------------------------------------------------------------------------------------- */

/* The cursor: what is read of it, from and until when, and which page next. */
struct span {
    bool gone;
    msec from, until;
    int64_t at;
};

static const char *span_said(struct cx *cx, struct span p)
{
    return arena_join(cx->mem, p.gone ? "gone " : "orders ", arena_int(cx->mem, p.from), " ",
                      arena_int(cx->mem, p.until), " ", arena_int(cx->mem, p.at));
}

static bool span_read(const char *cursor, struct span *out)
{
    char *end = NULL;
    bool gone = cursor && text_starts(cursor, "gone "), orders = cursor && text_starts(cursor, "orders ");
    if (!gone && !orders)
        return false;
    out->gone = gone;
    out->from = strtoll(strchr(cursor, ' '), &end, 10);
    out->until = strtoll(end, &end, 10);
    out->at = strtoll(end, NULL, 10);
    return true;
}

/* Until what the first page of the log knows of: Shoptet's clock has passed that. Nothing that changes from now on falls
   into the span; what of it changes again leaves it, and is in the log behind it. */
static void span_begin(struct cx *cx, struct source_page *page, msec from, const change_list *log)
{
    msec last = log->n ? log->at[log->n - 1].at : 0, calm = clock_wall() - FRESH;
    struct span p = { .from = from - from % SECOND, .until = last < calm ? last : calm };
    p.until -= p.until % SECOND;
    page->more = p.until >= p.from; /* else they have only just changed: next time */
    if (page->more)
        page->next = span_said(cx, p);
}

/* From its last page to its first: where orders leave the span, later ones move to pages that are still to be read. */
static err_t span_orders(struct cx *cx, const struct source *s, const struct shoptet *f, struct span p,
                         struct source_page *page)
{
    int64_t pages;
    TRY(listed(cx, s, f, (const char *const[]){ "changeTimeFrom", "changeTimeTo" }, p.from, p.until + SECOND,
               p.at ? p.at : 1, page, &pages));
    p.at = p.at ? p.at - 1 : pages > 1 ? pages : 0;
    if (!p.at) {
        p.gone = true;
        p.at = 1;
    }
    page->next = span_said(cx, p);
    page->more = true;
    return NULL;
}

static err_t span_gone(struct cx *cx, const struct source *s, const struct shoptet *f, struct span p,
                       struct source_page *page)
{
    int64_t pages;
    change_list log = { .at = arena_alloc(cx->mem, (size_t)LOG_PAGE * LOG_PAGES * sizeof(*log.at)) };
    TRY(log_page(cx, s, f, p.from, "delete", GONE_PAGE, p.at, &log, &pages));
    page->gone.at = arena_alloc(cx->mem, (log.n + 1) * sizeof(char *));
    for (size_t i = 0; i < log.n; i++)
        if (log.at[i].gone)
            page->gone.at[page->gone.n++] = log.at[i].code;
    page->next = p.at++ < pages ? span_said(cx, p) : arena_join(cx->mem, arena_int(cx->mem, p.until + SECOND), " ");
    page->more = true;
    return NULL;
}

/* --- changes --------------------------------------------------------------------------------------------------------- */

/* The cursor: time and code of the last change that was read. */
static void place_read(struct cx *cx, const struct source_page *page, struct change *out)
{
    char *end = NULL;
    *out = (struct change){ .code = "", .at = page->from };
    if (text_empty(page->cursor))
        return;
    int64_t at = strtoll(page->cursor, &end, 10);
    out->at = at > 0 ? at : page->from;
    out->code = *end == ' ' ? arena_copy(cx->mem, end + 1) : "";
}

static err_t changes(struct cx *cx, const struct source *s, const struct shoptet *f, struct source_page *page)
{
    struct change place;
    change_list log;
    int64_t pages;
    text_list gone = { .at = arena_alloc(cx->mem, PART * sizeof(char *)) };
    order_list list = { .at = arena_alloc(cx->mem, PART * sizeof(struct order)) };
    place_read(cx, page, &place);
    page->next = page->cursor ? page->cursor : arena_join(cx->mem, arena_int(cx->mem, place.at), " ");
    msec least = cx->now - LOG_DAYS * DAY, from = place.at > least ? place.at : least;
    TRY(log_read(cx, s, f, from, &log, &pages));
    if (pages > LOG_PAGES) {
        span_begin(cx, page, from, &log);
        return NULL;
    }
    for (size_t i = 0, n = 0; i < log.n; i++) {
        const struct change *c = &log.at[i];
        if (by_time(c, &place) <= 0)
            continue;
        if (n++ == PART) {
            page->more = true;
            break;
        }
        err_t e = c->gone ? NULL : shoptet_detail(cx, s, f, c->code, &list.at[list.n]);
        if (e && e->code != E_MISSING)
            return e;
        if (c->gone || e)
            gone.at[gone.n++] = c->code;
        else
            list.n++;
        place = *c;
        page->next = arena_join(cx->mem, arena_int(cx->mem, c->at), " ", c->code);
    }
    /* Times there have seconds: of the last ones more may come, so the next look begins before them. */
    if (!page->more && (list.n || gone.n) && place.at > clock_wall() - FRESH)
        page->next = arena_join(cx->mem, arena_int(cx->mem, place.at - 1), " ");
    memcpy(&page->orders, &list, sizeof(list));
    memcpy(&page->gone, &gone, sizeof(gone));
    return NULL;
}

/* --- the first filling -------------------------------------------------------------------------------------------- */

/* The cursor: the page, and until when, so that what is ordered meanwhile moves nothing. */
static err_t fill(struct cx *cx, const struct source *s, const struct shoptet *f, struct source_page *page)
{
    char *end = NULL;
    int64_t at = 1, until = cx->now, pages;
    if (!text_empty(page->cursor)) {
        at = strtoll(page->cursor, &end, 10);
        until = strtoll(end, NULL, 10);
    }
    TRY(listed(cx, s, f, (const char *const[]){ "creationTimeFrom", "creationTimeTo" }, page->from, until, at, page,
               &pages));
    page->more = at < pages;
    page->next = arena_join(cx->mem, arena_int(cx->mem, at + (page->more ? 1 : 0)), " ", arena_int(cx->mem, until));
    return NULL;
}

err_t shoptet_changed(struct cx *cx, const struct source *s, struct source_page *page)
{
    struct shoptet f;
    struct span p;
    SOURCE_OPEN(cx, s, &f);
    page->total = -1;
    if (page->fill)
        return fill(cx, s, &f, page);
    if (!span_read(page->cursor, &p))
        return changes(cx, s, &f, page);
    return p.gone ? span_gone(cx, s, &f, p, page) : span_orders(cx, s, &f, p, page);
}
