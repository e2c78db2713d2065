/* order_export.c - the list as a spreadsheet: as large as it is, a piece at a time, each when the reader has taken the one
   before. What is read goes on behind the last order of the piece before. */
#include "account/shop.h"
#include "api/order_input.h"
#include "api/serve.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "order/order_csv.h"
#include "order/search.h"
#include <string.h>

/* Rows of the first piece; bytes that the others should have. */
enum { FIRST = 50, LEAST = 5, MOST = 190, PIECE_BYTES = 192 * 1024, IDS_MOST = 200, CURSOR_ROOM = 100 };

struct export
{
    struct flow flow; /* first */
    char cursor[CURSOR_ROOM];
    int64_t rows;
    int most; /* rows of the next piece */
};

/* --- what is asked for --- */

/* "ord_…,ord_…" */
static err_t ids_read(struct cx *cx, const char *text, const char *const **out, size_t *n)
{
    const char **ids = arena_alloc(cx->mem, IDS_MOST * sizeof(*ids));
    *n = 0;
    for (const char *s = text; *s; s += strcspn(s, ","), s += *s == ',') {
        size_t length = strcspn(s, ",");
        if (!length)
            continue;
        if (*n == IDS_MOST)
            return fail_field(cx, "ids", "At most %d orders can be named.", IDS_MOST);
        ids[(*n)++] = arena_copy_n(cx->mem, s, length);
    }
    *out = ids;
    return NULL;
}

/* The next orders; *cursor: where it goes on, NULL behind the last. */
static err_t next_orders(struct cx *cx, const struct req *rq, int most, const char **cursor, order_list *out)
{
    const char *named = req_query(cx, rq, "ids"), *const *ids = NULL;
    struct order_search filters;
    size_t n = 0;
    if (!named) {
        TRY(orders_filters(cx, rq, &filters));
        return order_walk(cx, &filters, most, cursor, out);
    }
    *cursor = NULL;
    TRY(ids_read(cx, named, &ids, &n));
    return order_some(cx, ids, n, out);
}

/* --- a piece --- */

static void open_answer(struct cx *cx, struct req *rq, struct export *ex)
{
    int64_t year;
    unsigned month, day;
    day_to_civil(zone_day(cx->who.zone, cx->now), &year, &month, &day);
    const char *fields = arena_text(cx->mem,
                                    "Cache-Control: no-store\r\nContent-Disposition: attachment; "
                                    "filename=\"orders-%04d-%02u-%02u.csv\"\r\n",
                                    (int)year, month, day);
    flow_begin(rq, &ex->flow, cx->who.shop, "text/csv; charset=utf-8; header=present", fields);
}

static void rows_add(struct cx *cx, const order_list *orders, struct buf *to)
{
    const char *cells[ORDER_CSV_COLUMNS];
    for (size_t i = 0; i < orders->n; i++) {
        order_csv_cells(cx, &orders->at[i], cells);
        order_csv_row(to, cells);
    }
}

err_t orders_export(struct cx *cx, struct req *rq)
{
    struct export *ex = http_flow_state(rq->ex);
    const char *cursor = ex ? ex->cursor : NULL;
    order_list orders;
    TRY(next_orders(cx, rq, ex ? ex->most : FIRST, &cursor, &orders));
    struct buf piece = { 0 };
    if (!ex) {
        ex = mem_new(sizeof(*ex));
        open_answer(cx, rq, ex);
        order_csv_begin(&piece);
    }
    rows_add(cx, &orders, &piece);
    ex->rows += (int64_t)orders.n;
    ex->most = orders.n && piece.n ? (int)(PIECE_BYTES * orders.n / piece.n) : FIRST;
    ex->most = ex->most < LEAST ? LEAST : ex->most > MOST ? MOST : ex->most;
    text_put(ex->cursor, sizeof(ex->cursor), cursor ? cursor : "");
    if (!cursor)
        log_line(LOG_INFO, "export", "id=%s shop=%s who=%s rows=%lld ms=%lld", cx->request_id, cx->who.shop,
                 cx->who.user ? cx->who.user : "-", (long long)ex->rows, (long long)(clock_mono() - ex->flow.began));
    piece_send(cx, rq, &piece, cursor ? HTTP_FLOW_MORE : HTTP_FLOW_LAST);
    return NULL;
}
