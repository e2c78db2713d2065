/* search.c - the list's statement is joined from literals: a filter that is not set is not in the statement,
   so that every combination can use its index. Values travel as parameters only. */
#include "order/search.h"
#include "order/contact.h"
#include "order/state.h"
#include <string.h>

#define LAST_CHAR "\xf4\x8f\xbf\xbf" /* U+10FFFF: the end of everything that begins with a text */
enum { PER_PAGE = 25, PER_PAGE_MOST = 200, ARGS_MOST = 24 };

struct statement {
    struct buf sql;
    struct db_arg args[ARGS_MOST];
    size_t n;
};

/* The number of the parameter that carries a. */
static int bind(struct statement *s, struct db_arg a)
{
    s->args[s->n++] = a;
    return (int)s->n;
}

static void where_text(struct statement *s, const char *fragment, const char *value)
{
    if (text_empty(value))
        return;
    int n = bind(s, T(value));
    buf_fmt(&s->sql, "%s$%d", fragment, n);
}

static err_t where_status(struct cx *cx, struct statement *s, const char *status)
{
    static const struct {
        const char *type, *fragment;
    } columns[] = {
        { "general.", " AND general = " },
        { "delivery.", " AND delivery = " },
        { "payment.", " AND payment = " },
    };
    if (text_empty(status))
        return NULL;
    for (size_t i = 0; i < 3; i++)
        if (text_starts(status, columns[i].type) && status[strlen(columns[i].type)]) {
            where_text(s, columns[i].fragment, status + strlen(columns[i].type));
            return NULL;
        }
    return fail_field(cx, "status", "A status is written like “delivery.in_transit”.");
}

/* The filter of each payment badge (UI_SPEC 1.4). Codes that the table does not know count as none. */
static err_t where_payment(struct cx *cx, struct statement *s, const char *payment)
{
    static const struct {
        const char *key, *fragment;
    } filters[] = {
        { "paid", " AND payment IN ('paid', 'refunded', 'partially_refunded')" },
        { "pending", " AND payment IN ('awaiting', 'authorized')" },
        { "partial", " AND payment = 'partial'" },
        { "failed", " AND payment = 'failed'" },
        { "cod", " AND payment = 'cod'" },
        { "none",
          " AND payment NOT IN ('paid', 'refunded', 'partially_refunded', 'awaiting', 'authorized', 'partial', 'failed')" },
    };
    if (text_empty(payment))
        return NULL;
    for (size_t i = 0; i < sizeof(filters) / sizeof(*filters); i++)
        if (text_same(filters[i].key, payment)) {
            buf_text(&s->sql, filters[i].fragment);
            return NULL;
        }
    return fail_field(cx, "payment", "A payment filter is paid, pending, partial, none, failed or cod.");
}

/* Everything that begins with value in that column, one SELECT a column, so that each uses its own index. */
static void or_prefix(struct arena *a, struct statement *s, bool *first, const char *fragment, const char *value)
{
    if (text_empty(value))
        return;
    buf_text(&s->sql, *first ? " AND id IN (" : " UNION ");
    buf_fmt(&s->sql, "SELECT id FROM orders WHERE shop_id = $1 AND %s >= $%d", fragment, bind(s, T(value)));
    buf_fmt(&s->sql, " AND %s < $%d", fragment, bind(s, T(arena_text(a, "%s" LAST_CHAR, value))));
    *first = false;
}

static void where_query(struct cx *cx, struct statement *s, const char *query)
{
    struct arena *a = cx->mem;
    const char *typed = query ? text_trim(a, query) : "";
    bool first = true;
    if (text_empty(typed))
        return;
    if (!strchr(typed, '@')) {
        const char *phone = phone_norm(a, typed, NULL);
        or_prefix(a, s, &first, "number_norm", number_norm(a, typed, NULL, NULL));
        or_prefix(a, s, &first, "tracking_norm", tracking_norm(a, typed));
        or_prefix(a, s, &first, "phone_norm", strlen(phone) >= 5 ? phone : NULL);
        or_prefix(a, s, &first, "phone_norm", strlen(phone) >= 5 && *phone != '+' ? arena_text(a, "+%s", phone) : NULL);
    }
    if (strcmp(typed, "#"))
        or_prefix(a, s, &first, "email_norm", email_norm(a, typed));
    buf_text(&s->sql, first ? " AND 1 = 0" : ")"); /* "#" alone finds nothing */
}

static void where_dates(struct statement *s, msec from, msec to)
{
    if (from)
        buf_fmt(&s->sql, " AND placed_at >= $%d", bind(s, I(from)));
    if (to)
        buf_fmt(&s->sql, " AND placed_at < $%d", bind(s, I(to)));
}

/* Nothing is asked for but a group and dates. */
static bool is_plain(const struct order_search *q)
{
    return text_empty(q->query) && text_empty(q->status) && text_empty(q->payment) && text_empty(q->warehouse) &&
           text_empty(q->carrier) && text_empty(q->channel) && text_empty(q->tracking_number);
}

static err_t where(struct cx *cx, struct statement *s, const struct order_search *q)
{
    bind(s, T(cx->who.shop));
    buf_text(&s->sql, " FROM orders WHERE shop_id = $1");
    if (!text_empty(q->group) && !text_in("new in_processing in_transit delivered problematic", q->group))
        return fail_field(cx, "group", "A group is new, in_processing, in_transit, delivered or problematic.");
    /* Beside other filters the group's own index would read every order of the group. */
    where_text(s, is_plain(q) ? " AND grp = " : " AND grp || '' = ", q->group);
    TRY(where_status(cx, s, q->status));
    TRY(where_payment(cx, s, q->payment));
    where_text(s, " AND warehouse = ", q->warehouse);
    where_text(s, " AND carrier = ", q->carrier);
    where_text(s, " AND channel = ", q->channel);
    if (!text_empty(q->tracking_number))
        where_text(s, " AND tracking_norm = ", tracking_norm(cx->mem, q->tracking_number));
    where_dates(s, q->from, q->to);
    where_query(cx, s, q->query);
    return NULL;
}

struct count_row {
    int64_t n;
};
static const struct field count_fields[] = { FIELD(F_INT, struct count_row, n), { 0 } };

static int64_t *count_of(struct order_counts *c, const char *group)
{
    return !strcmp(group, "new")             ? &c->fresh
           : !strcmp(group, "in_processing") ? &c->in_processing
           : !strcmp(group, "in_transit")    ? &c->in_transit
           : !strcmp(group, "delivered")     ? &c->delivered
                                             : &c->problematic;
}

static err_t total_count(struct cx *cx, struct statement *s, const struct order_search *q,
                         const struct order_counts *cards, int64_t *total)
{
    LIST(struct count_row) counted = { 0 };
    struct order_counts c = *cards;
    buf_text(&s->sql, "SELECT COUNT(*) AS n");
    TRY(where(cx, s, q));
    if (is_plain(q)) {
        *total = text_empty(q->group) ? c.total : *count_of(&c, q->group);
        return NULL;
    }
    TRY(db_list_built(cx, count_fields, &counted, arena_copy_n(cx->mem, s->sql.at, s->sql.n), s->args, s->n));
    *total = counted.n ? counted.at[0].n : 0;
    return NULL;
}

static void reverse(order_list *l)
{
    for (size_t i = 0, j = l->n; i + 1 < j; i++) {
        struct order o = l->at[i];
        l->at[i] = l->at[--j];
        l->at[j] = o;
    }
}

/* A page of the older half is walked to from the oldest: what lies before a page has to be walked over. */
static err_t page_read(struct cx *cx, struct statement *s, const struct order_search *q, int64_t total, order_list *out)
{
    int64_t per_page = q->per_page < 1 ? PER_PAGE : q->per_page > PER_PAGE_MOST ? PER_PAGE_MOST : q->per_page;
    int64_t before = ((q->page < 1 ? 1 : q->page) - 1) * per_page, left = total - before;
    int64_t n = left < per_page ? left : per_page;
    if (n <= 0)
        return NULL;
    bool from_oldest = before > total / 2;
    bool few = !text_empty(q->query) || !text_empty(q->tracking_number); /* then sorting beats walking by date */
    buf_text(&s->sql, "SELECT *");
    TRY(where(cx, s, q));
    int limit = bind(s, I(n)), offset = bind(s, I(from_oldest ? left - n : before));
    buf_fmt(&s->sql, " ORDER BY placed_at%s%s, id%s LIMIT $%d OFFSET $%d", few ? " + 0" : "",
            from_oldest ? "" : " DESC", from_oldest ? "" : " DESC", limit, offset);
    TRY(db_list_built(cx, order_fields, out, arena_copy_n(cx->mem, s->sql.at, s->sql.n), s->args, s->n));
    if (from_oldest)
        reverse(out);
    return NULL;
}

err_t order_search(struct cx *cx, const struct order_search *q, const struct order_counts *cards, order_list *out,
                   int64_t *total)
{
    struct statement count = { 0 }, page = { 0 };
    order_list found = { 0 };
    int64_t n;
    err_t e = total_count(cx, &count, q, cards, &n);
    if (!e)
        e = page_read(cx, &page, q, n, &found);
    buf_free(&count.sql);
    buf_free(&page.sql);
    TRY(e);
    *out = found;
    *total = n;
    return NULL;
}

/* --- counts --- */

struct group_row {
    const char *grp;
    int64_t n;
};
static const struct field group_fields[] = { FIELD(F_TEXT, struct group_row, grp),
                                             FIELD(F_INT, struct group_row, n),
                                             { 0 } };

err_t order_count(struct cx *cx, msec from, msec to, struct order_counts *out)
{
    LIST(struct group_row) rows = { 0 };
    TRY(db_list(cx, group_fields, &rows, /* with the groups named, each is a range of one index, dates too */
                "SELECT grp, COUNT(*) AS n FROM orders WHERE shop_id = $1 "
                "AND grp IN ('new', 'in_processing', 'in_transit', 'delivered', 'problematic') "
                "AND placed_at >= $2 AND placed_at < $3 GROUP BY grp",
                T(cx->who.shop), I(from ? from : INT64_MIN), I(to ? to : INT64_MAX)));
    struct order_counts c = { 0 };
    for (size_t i = 0; i < rows.n; i++) {
        *count_of(&c, rows.at[i].grp) += rows.at[i].n;
        c.total += rows.at[i].n;
    }
    *out = c;
    return NULL;
}

void order_counts_write(struct writer *w, const struct order_counts *c)
{
    writer_int(w, "total", c->total);
    writer_int(w, "new", c->fresh);
    writer_int(w, "in_processing", c->in_processing);
    writer_int(w, "in_transit", c->in_transit);
    writer_int(w, "delivered", c->delivered);
    writer_int(w, "problematic", c->problematic);
}
