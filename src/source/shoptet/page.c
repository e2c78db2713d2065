/* page.c - changes and the first filling. Shoptet's log of changes names each order once, with its last change, in no
   stated order; so all that has changed since is read, put in order here, and read whole from the oldest on. */
#include "base/clock.h"
#include "source/shoptet/room.h"
#include <stdlib.h>
#include <string.h>

enum { PART = 20, LOG_PAGE = 1000, LOG_PAGES = 20 };
#define LOG_DAYS INT64_C(29) /* 30 are promised */
#define DAY INT64_C(86400000)
#define FRESH INT64_C(10000)

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

static err_t ask(struct cx *cx, const struct source *s, const struct shoptet *f, const char *path, const json_t **data)
{
    const char *said;
    TRY(shoptet_ask(cx, s, f, &(struct shoptet_ask){ .path = path }, data, &said));
    return json_is_object(*data) ? NULL
                                 : fail(cx, E_REMOTE, "“%s” answered without data. %s", s->name, said ? said : "");
}

/* --- the log ------------------------------------------------------------------------------------------------------ */

static int by_time(const void *a, const void *b)
{
    const struct change *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at ? 1 : strcmp(x->code, y->code);
}

static err_t log_read(struct cx *cx, const struct source *s, const struct shoptet *f, msec from, change_list *out)
{
    int64_t pages = 1;
    change_list list = { .at = arena_alloc(cx->mem, (size_t)LOG_PAGE * LOG_PAGES * sizeof(*list.at)) };
    for (int64_t page = 1; page <= pages && page <= LOG_PAGES; page++) {
        const json_t *data, *one;
        size_t i;
        const char *query = source_query(cx->mem, "from", time_said(cx, from), "itemsPerPage",
                                         arena_int(cx->mem, LOG_PAGE), "page", arena_int(cx->mem, page), NULL);
        TRY(ask(cx, s, f, arena_join(cx->mem, "/api/orders/changes?", query), &data));
        pages = json_num(json_object_get(data, "paginator"), "pageCount", 1);
        json_array_foreach (json_object_get(data, "changes"), i, one) {
            const char *code = source_text(cx, one, "code");
            msec at = source_time(json_str(one, "changeTime"));
            if (!text_empty(code) && at && list.n < (size_t)LOG_PAGE * LOG_PAGES)
                list.at[list.n++] = (struct change){ code, at, text_same(json_str(one, "changeType"), "delete") };
        }
    }
    qsort(list.at, list.n, sizeof(*list.at), by_time);
    *out = list;
    return NULL;
}

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
    text_list gone = { .at = arena_alloc(cx->mem, PART * sizeof(char *)) };
    order_list list = { .at = arena_alloc(cx->mem, PART * sizeof(struct order)) };
    place_read(cx, page, &place);
    page->next = page->cursor ? page->cursor : arena_join(cx->mem, arena_int(cx->mem, place.at), " ");
    msec least = cx->now - LOG_DAYS * DAY;
    TRY(log_read(cx, s, f, place.at > least ? place.at : least, &log));
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
    const json_t *data, *one;
    char *end = NULL;
    size_t i;
    int64_t at = 1, until = cx->now;
    order_list list = { .at = arena_alloc(cx->mem, PART * sizeof(struct order)) };
    if (!text_empty(page->cursor)) {
        at = strtoll(page->cursor, &end, 10);
        until = strtoll(end, NULL, 10);
    }
    const char *query =
        source_query(cx->mem, "creationTimeFrom", time_said(cx, page->from), "creationTimeTo", time_said(cx, until),
                     "itemsPerPage", arena_int(cx->mem, PART), "page", arena_int(cx->mem, at), NULL);
    TRY(ask(cx, s, f, arena_join(cx->mem, "/api/orders?", query), &data));
    json_array_foreach (json_object_get(data, "orders"), i, one) {
        const char *code = source_text(cx, one, "code");
        err_t e = list.n < PART ? shoptet_detail(cx, s, f, code ? code : "", &list.at[list.n]) : NULL;
        if (e && e->code != E_MISSING)
            return e;
        list.n += !e && list.n < PART;
    }
    const json_t *paginator = json_object_get(data, "paginator");
    page->more = at < json_num(paginator, "pageCount", 1);
    page->total = json_num(paginator, "totalCount", -1);
    page->next = arena_join(cx->mem, arena_int(cx->mem, at + (page->more ? 1 : 0)), " ", arena_int(cx->mem, until));
    memcpy(&page->orders, &list, sizeof(list));
    return NULL;
}

err_t shoptet_changed(struct cx *cx, const struct source *s, struct source_page *page)
{
    struct shoptet f;
    SOURCE_OPEN(cx, s, &f);
    page->total = -1;
    return page->fill ? fill(cx, s, &f, page) : changes(cx, s, &f, page);
}
