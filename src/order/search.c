/* search.c - one page of the list. The way to its orders is chosen by what is asked for: the date index for no filter, the
   group's for a group, an order's mix where few orders have it, an exact tracking number or a reminder, a tag, or the index of parts;
   then the page's rows are read by their ids. Pages follow each other by cursor (time and id of the last row), so that
   nothing doubles or is lost while orders come in; a page by its number is jumped to by the days' counters. */
#include "order/search.h"
#include "base/clock.h"
#include "order/contact.h"
#include "order/search_parts.h"
#include "order/text.h"
#include <stdlib.h>
#include <string.h>

enum {
    EXACT_MOST = 5, /* whole numbers that stand first */
    JUMP = 5000,    /* rows that are rather walked over than jumped */
    DAY_MS = 86400000
};

int64_t search_few = 20000, search_few_texts = 6000, search_looked_at = 6000;

/* PostgreSQL: how many of the newest texts are read before the index is asked; the second where filters are, too. */
static const int64_t newest[] = { 2000, 20000 };
/* Of how many newest a common word is counted, before the index is asked for all that bear it. */
static const int64_t newest_counted = 60000;

enum way { WAY_DATE, WAY_GROUP, WAY_MIX, WAY_FEW, WAY_TAG, WAY_TEXT };

struct asked {
    const struct order_search *q;
    enum way way;
    struct search_text text;
    bool few;          /* orders that have a mix which fits */
    bool common;       /* PostgreSQL: the newest texts alone filled the page */
    const char *email; /* a whole address that orders have: they are what is wanted */
    search_keys exact;
    int64_t per_page, page;
    struct search_bounds at; /* from the cursor; id NULL: by the page's number */
};

/* --- what is asked for --- */

static err_t cursor_read(struct cx *cx, const char *text, struct search_bounds *out)
{
    char *end = NULL;
    *out = (struct search_bounds){ 0 };
    if (text_empty(text))
        return NULL;
    if ((*text == 'n' || *text == 'o') && text[1] == ':')
        out->at = strtoll(text + 2, &end, 10);
    if (!end || *end != ':' || !end[1] || strlen(end) > 60)
        return fail_field(cx, "cursor", "A cursor is what an answer gave as next or previous.");
    out->newer = *text == 'n';
    out->id = end + 1;
    return NULL;
}

static const char *cursor_text(struct cx *cx, bool newer, const struct search_key *k)
{
    return arena_text(cx->mem, "%c:%lld:%s", newer ? 'n' : 'o', (long long)k->at, k->id);
}

static enum way way_of(const struct asked *a, int64_t of_mix)
{
    const struct order_search *q = a->q;
    if (a->text.n && !a->email)
        return WAY_TEXT;
    if (a->email || !text_empty(q->tracking_number) || !text_empty(q->reminder))
        return WAY_FEW;
    if (!text_empty(q->tag))
        return WAY_TAG;
    if (!search_mixed(q))
        return WAY_DATE;
    if (search_group_only(q))
        return WAY_GROUP;
    return of_mix <= search_few ? WAY_MIX : WAY_DATE;
}

struct number_row {
    int64_t n;
};
static const struct field number_fields[] = { FIELD(F_INT, struct number_row, n), { 0 } };

static err_t number(struct cx *cx, struct statement *s, int64_t *out)
{
    LIST(struct number_row) rows = { 0 };
    err_t e = db_list_built(cx, number_fields, &rows, statement_sql(cx, s), s->args, s->n);
    buf_free(&s->sql);
    TRY(e);
    *out = rows.n ? rows.at[0].n : 0;
    return NULL;
}

/* How many orders have a mix that fits. */
static err_t mixes_count(struct cx *cx, const struct order_search *q, int64_t *out)
{
    struct statement s;
    statement_begin(cx, &s);
    buf_text(&s.sql, "SELECT sum(m.n) AS n FROM order_mix m WHERE m.shop_id = $1");
    search_where_mix(&s, q);
    return number(cx, &s, out);
}

/* --- the ways: FROM … WHERE … of the orders that fit, as o --- */

static void from(struct cx *cx, struct statement *s, const struct asked *a, enum way way)
{
    const struct order_search *q = a->q;
    struct order_search rest = *q;
    switch (way) {
    case WAY_GROUP:
        buf_text(&s->sql, " FROM orders o WHERE o.shop_id = $1");
        statement_text(s, " AND o.grp = ", q->group);
        search_where_dates(s, q);
        return;
    case WAY_MIX: /* CROSS JOIN: SQLite takes it in this order. PostgreSQL does not know that these mixes have few orders: of an
                     array it expects few, of half the mixes (of one of two sources) half the orders, and would read all */
        if (db_is_postgres(cx->db)) {
            buf_text(
                &s->sql,
                " FROM orders o WHERE o.shop_id = $1 AND o.mix = ANY (ARRAY (SELECT DISTINCT m.id FROM order_mix m "
                "WHERE m.shop_id = $1");
            search_where_mix(s, q);
            buf_text(&s->sql, "))");
            search_where_dates(s, q);
            return;
        }
        buf_text(&s->sql, " FROM (SELECT DISTINCT m.id FROM order_mix m WHERE m.shop_id = $1");
        search_where_mix(s, q);
        buf_text(&s->sql, ") mixes CROSS JOIN orders o WHERE o.shop_id = $1 AND o.mix = mixes.id");
        search_where_dates(s, q);
        return;
    case WAY_TAG:
        buf_text(&s->sql, " FROM order_tag g CROSS JOIN orders o WHERE g.shop_id = $1");
        statement_normal(s, " AND g.tag = ", text_fold(cx->mem, q->tag));
        buf_text(&s->sql, " AND o.shop_id = $1 AND o.id = g.order_id");
        rest.tag = NULL;
        search_where_rows(cx, s, &rest);
        return;
    default:
        buf_text(&s->sql, " FROM orders o WHERE o.shop_id = $1");
        statement_text(s, " AND o.email_norm = ", a->email);
        search_where_rows(cx, s, q);
    }
}

/* --- totals --- */

static err_t matches_count(struct cx *cx, const struct asked *a, const struct search_bounds *b, int64_t *out)
{
    struct statement s;
    statement_begin(cx, &s);
    buf_text(&s.sql, "SELECT count(*) AS n FROM (");
    search_text_select(cx, &s, &a->text, a->q, b);
    buf_text(&s.sql, ") counted");
    return number(cx, &s, out);
}

/* How many match the text. A common word beside filters that leave out most of it is not counted to its end: then the
   number is what there is at least. */
static err_t count_text(struct cx *cx, const struct asked *a, int64_t most, struct order_page *out)
{
    struct search_bounds b = { .most = most + 1, .few = a->few };
    struct statement s;
    int64_t named = 0;
    struct order_counts all = { 0 };
    if (!a->text.parts && (search_mixed(a->q) || a->q->from || a->q->to)) /* looks at the last of each column only */
        TRY(order_count(cx, 0, 0, &all));
    if (a->text.parts && !a->few && search_mixed(a->q)) {
        statement_begin(cx, &s);
        search_text_candidates(cx, &s, &a->text, search_looked_at + 1);
        TRY(number(cx, &s, &named));
    }
    b.candidates = named > search_looked_at ? search_looked_at : 0;
    b.newest = a->common ? newest_counted : 0;
    TRY(matches_count(cx, a, &b, &out->total));
    if (b.newest && out->total <= most) {
        b.newest = 0;
        TRY(matches_count(cx, a, &b, &out->total));
    }
    out->total_is_exact = !b.candidates && all.total <= SEARCH_PREFIX_MOST;
    return NULL;
}

static err_t count_capped(struct cx *cx, const struct asked *a, int64_t most, struct order_page *out)
{
    out->total_is_exact = true;
    if (a->way == WAY_TEXT) {
        TRY(count_text(cx, a, most, out));
    } else {
        struct statement s;
        statement_begin(cx, &s);
        buf_text(&s.sql, "SELECT count(*) AS n FROM (SELECT 1");
        from(cx, &s, a, search_mixed(a->q) && a->way == WAY_DATE ? WAY_MIX : a->way);
        buf_fmt(&s.sql, " LIMIT $%d) counted", statement_bind(&s, I(most + 1)));
        TRY(number(cx, &s, &out->total));
    }
    out->total_is_exact = out->total_is_exact && out->total <= most;
    out->total = out->total > most ? most : out->total;
    return NULL;
}

static err_t total_of(struct cx *cx, const struct asked *a, int64_t of_mix, struct order_page *out)
{
    const struct order_search *q = a->q;
    struct order_counts c;
    out->total_is_exact = true;
    if (a->way == WAY_TEXT)
        return count_capped(cx, a, ORDER_SEARCH_COUNTED, out);
    if (a->way == WAY_FEW || a->way == WAY_TAG)
        return count_capped(cx, a, ORDER_LIST_COUNTED, out);
    if (search_group_only(q)) {
        if (q->counted)
            c = *q->counted;
        else
            TRY(order_count(cx, q->from, q->to, &c));
        out->total = text_empty(q->group) ? c.total : *order_count_of(&c, q->group);
        return NULL;
    }
    out->total = of_mix;
    return q->from || q->to ? count_capped(cx, a, ORDER_LIST_COUNTED, out) : NULL;
}

/* --- keys --- */

static void bounded(struct statement *s, const struct search_bounds *b)
{
    if (!b->id)
        return;
    int at = statement_bind(s, I(b->at)), id = statement_bind(s, T(b->id));
    buf_fmt(&s->sql, " AND (o.placed_at, o.id) %c ($%d, $%d)", b->newer ? '>' : '<', at, id);
}

/* What is found by an exact tracking number or by a rare mix is sorted ("+ 0"), not walked to. */
static void ordered(struct statement *s, enum way way, bool newer, int64_t most, int64_t offset)
{
    const char *order = newer ? "ASC" : "DESC", *column = way == WAY_TAG ? "g.placed_at" : "o.placed_at";
    const char *id = way == WAY_TAG ? "g.order_id" : "o.id";
    bool sorted = way == WAY_MIX || way == WAY_FEW;
    buf_fmt(&s->sql, " ORDER BY %s%s %s, %s %s LIMIT $%d OFFSET $%d", column, sorted ? " + 0" : "", order, id, order,
            statement_bind(s, I(most)), statement_bind(s, I(offset)));
}

static err_t keys_run(struct cx *cx, struct statement *s, search_keys *out)
{
    *out = (search_keys){ 0 };
    err_t e = db_list_built(cx, search_key_fields, out, statement_sql(cx, s), s->args, s->n);
    buf_free(&s->sql);
    return e;
}

/* PostgreSQL: the newest are read first; only when they do not fill the page the index is asked. */
static err_t text_keys(struct cx *cx, struct asked *a, struct search_bounds *b, search_keys *out)
{
    struct statement s;
    size_t tries = !db_is_postgres(cx->db) || !a->text.parts || a->few ? 0 : search_mixed(a->q) ? 2 : 1;
    for (size_t i = 0; i < tries; i++) {
        b->newest = newest[i];
        statement_begin(cx, &s);
        search_text_select(cx, &s, &a->text, a->q, b);
        TRY(keys_run(cx, &s, out));
        if (out->n == (size_t)b->most) {
            a->common = !search_mixed(a->q);
            return NULL;
        }
    }
    b->newest = 0;
    statement_begin(cx, &s);
    search_text_select(cx, &s, &a->text, a->q, b);
    return keys_run(cx, &s, out);
}

static err_t keys_read(struct cx *cx, struct asked *a, int64_t most, int64_t offset, search_keys *out)
{
    struct statement s;
    statement_begin(cx, &s);
    if (a->way == WAY_TEXT) { /* matches up to there are read and left out */
        struct search_bounds b = a->at;
        const char **ids = arena_alloc(cx->mem, (a->exact.n + 1) * sizeof(*ids));
        for (size_t i = 0; i < a->exact.n; i++)
            ids[i] = a->exact.at[i].id;
        b.few = a->few, b.most = most + offset, b.without = ids, b.without_n = a->exact.n;
        buf_free(&s.sql);
        TRY(text_keys(cx, a, &b, out));
        size_t left_out = out->n < (size_t)offset ? out->n : (size_t)offset;
        out->at += left_out, out->n -= left_out;
        return NULL;
    }
    buf_text(&s.sql, "SELECT o.id, o.placed_at AS at");
    from(cx, &s, a, a->way);
    bounded(&s, &a->at);
    ordered(&s, a->way, a->at.newer, most, offset);
    return keys_run(cx, &s, out);
}

/* --- jumping to a page far behind --- */

struct day_row {
    int64_t day, n;
};
static const struct field day_fields[] = {
    FIELD(F_INT, struct day_row, day),
    FIELD(F_INT, struct day_row, n),
    { 0 },
};

/* Puts the bounds at the end of the day in which row number *offset is, and lowers *offset by what lies before. Only
   where whole days are asked for: no dates, all orders or a group. */
static err_t jump(struct cx *cx, struct asked *a, int64_t *offset)
{
    LIST(struct day_row) days = { 0 };
    struct statement s;
    if (*offset < JUMP || a->q->from || a->q->to || a->at.id || (a->way != WAY_DATE && a->way != WAY_GROUP) ||
        !search_group_only(a->q))
        return NULL;
    statement_begin(cx, &s);
    buf_text(&s.sql, "SELECT day, sum(n) AS n FROM order_day WHERE shop_id = $1");
    statement_text(&s, " AND grp = ", a->q->group);
    buf_text(&s.sql, " GROUP BY day ORDER BY day DESC");
    err_t e = db_list_built(cx, day_fields, &days, statement_sql(cx, &s), s.args, s.n);
    buf_free(&s.sql);
    TRY(e);
    for (size_t i = 0; i < days.n && days.at[i].day > 0; i++) {
        a->at = (struct search_bounds){ .at = (days.at[i].day + 1) * DAY_MS, .id = " " }; /* before every id */
        if (*offset < days.at[i].n)
            return NULL;
        *offset -= days.at[i].n;
    }
    return NULL;
}

/* --- whole numbers first --- */

static err_t exact_find(struct cx *cx, struct asked *a)
{
    struct statement s;
    if (a->way != WAY_TEXT || !a->text.number)
        return NULL;
    statement_begin(cx, &s);
    buf_text(&s.sql, "SELECT o.id, o.placed_at AS at FROM (SELECT id FROM orders WHERE shop_id = $1");
    statement_text(&s, " AND number_norm = ", a->text.number);
    if (a->text.tracking) {
        buf_text(&s.sql, " UNION SELECT id FROM orders WHERE shop_id = $1");
        statement_text(&s, " AND tracking_norm = ", a->text.tracking);
    }
    buf_text(&s.sql, ") e CROSS JOIN orders o WHERE o.shop_id = $1 AND o.id = e.id");
    search_where_rows(cx, &s, a->q);
    ordered(&s, WAY_FEW, false, EXACT_MOST, 0);
    return keys_run(cx, &s, &a->exact);
}

/* --- a page --- */

static void reverse(search_keys *l)
{
    for (size_t i = 0, j = l->n; i + 1 < j; i++) {
        struct search_key k = l->at[i];
        l->at[i] = l->at[--j];
        l->at[j] = k;
    }
}

static void join(struct cx *cx, const struct search_key *first, size_t n, search_keys *rest)
{
    search_keys all = { arena_alloc(cx->mem, (n + rest->n + 1) * sizeof(*all.at)), n + rest->n };
    memcpy(all.at, first, n * sizeof(*first));
    if (rest->n)
        memcpy(all.at + n, rest->at, rest->n * sizeof(*first));
    *rest = all;
}

/* One key more than a page tells whether there is a page behind it. */
static err_t page_by_cursor(struct cx *cx, struct asked *a, search_keys *keys, bool *more)
{
    TRY(keys_read(cx, a, a->per_page + 1, 0, keys));
    *more = keys->n > (size_t)a->per_page;
    keys->n = *more ? (size_t)a->per_page : keys->n;
    if (a->at.newer)
        reverse(keys);
    return NULL;
}

static err_t page_by_number(struct cx *cx, struct asked *a, search_keys *keys, bool *more)
{
    int64_t before = (a->page - 1) * a->per_page, exact = (int64_t)a->exact.n;
    if (a->way == WAY_TEXT && before > ORDER_LIST_COUNTED) /* all matches up to there would be held */
        return fail_field(cx, "page", "Pages of a search have numbers up to match %d; go on with next.",
                          ORDER_LIST_COUNTED);
    int64_t first = before < exact ? before : exact, pinned = exact - first;
    pinned = pinned > a->per_page ? a->per_page : pinned;
    int64_t offset = before - first;
    TRY(jump(cx, a, &offset));
    TRY(keys_read(cx, a, a->per_page - pinned + 1, offset, keys));
    *more = keys->n > (size_t)(a->per_page - pinned);
    keys->n -= *more;
    if (pinned)
        join(cx, a->exact.at + first, (size_t)pinned, keys);
    return NULL;
}

/* Cursors stand at rows that are in order: not at whole numbers that stand first. */
static void cursors(struct cx *cx, const struct asked *a, const search_keys *keys, bool more, struct order_page *out)
{
    size_t pinned = 0;
    while (!a->at.id && pinned < keys->n && pinned < a->exact.n && keys->at[pinned].id == a->exact.at[pinned].id)
        pinned++;
    bool older = a->at.newer && a->at.id ? true : more, newer = a->at.newer && a->at.id ? more : a->page > 1;
    if (keys->n == pinned)
        return;
    if (older)
        out->next = cursor_text(cx, false, &keys->at[keys->n - 1]);
    if (newer)
        out->previous = cursor_text(cx, true, &keys->at[pinned]);
}

static err_t asked_take(struct cx *cx, const struct order_search *q, struct asked *a, int64_t *of_mix)
{
    *a = (struct asked){ .q = q, .page = q->page < 1 ? 1 : q->page };
    a->per_page = q->per_page < 1                      ? SEARCH_PER_PAGE
                  : q->per_page > SEARCH_PER_PAGE_MOST ? SEARCH_PER_PAGE_MOST
                                                       : q->per_page;
    *of_mix = 0;
    TRY(search_check(cx, q));
    TRY(cursor_read(cx, q->cursor, &a->at));
    a->text = search_text_parse(cx, q->query);
    if (a->text.email && email_plausible(a->text.email)) {
        int64_t there;
        TRY(db_int(cx, 0, &there, "SELECT 1 FROM orders WHERE shop_id = $1 AND email_norm = $2 LIMIT 1",
                   T(cx->who.shop), T(a->text.email)));
        a->email = there ? a->text.email : NULL;
    }
    if (search_mixed(q) && (a->text.n || !search_group_only(q)))
        TRY(mixes_count(cx, q, of_mix));
    a->few = search_mixed(q) && *of_mix <= search_few_texts;
    a->way = way_of(a, *of_mix);
    return NULL;
}

/* "#" alone */
static bool asks_nothing(const struct order_search *q)
{
    const char *typed = q->query ? q->query : "";
    return strchr(typed, '#') && strspn(typed, " #\t\r\n") == strlen(typed);
}

err_t order_search(struct cx *cx, const struct order_search *q, struct order_page *out)
{
    struct asked a;
    struct order_page page = { .complete = true };
    search_keys keys = { 0 };
    int64_t of_mix;
    bool more = false;
    TRY(asked_take(cx, q, &a, &of_mix));
    page.total_is_exact = true;
    if (asks_nothing(q)) {
        *out = page;
        return NULL;
    }
    TRY(exact_find(cx, &a));
    TRY(a.at.id ? page_by_cursor(cx, &a, &keys, &more) : page_by_number(cx, &a, &keys, &more));
    if (a.way == WAY_TEXT && a.text.parts && a.page == 1 && !a.at.id && !more) { /* all of them are on this page */
        page.total = (int64_t)keys.n;
        page.total_is_exact = true;
    } else {
        TRY(total_of(cx, &a, of_mix, &page));
    }
    if (a.way == WAY_TEXT)
        TRY(order_text_complete(cx, &page.complete));
    if (a.way == WAY_TEXT && page.total < (int64_t)a.exact.n)
        page.total = (int64_t)a.exact.n;
    if (!page.total_is_exact && page.total < (int64_t)keys.n)
        page.total = (int64_t)keys.n;
    TRY(search_rows(cx, &keys, &page.rows));
    cursors(cx, &a, &keys, more, &page);
    *out = page;
    return NULL;
}

err_t order_walk(struct cx *cx, const struct order_search *q, int most, const char **cursor, order_list *out)
{
    struct order_search from = *q;
    struct asked a;
    search_keys keys = { 0 };
    int64_t of_mix;
    bool first = text_empty(*cursor);
    *out = (order_list){ 0 };
    from.cursor = *cursor;
    most = most > SEARCH_PER_PAGE_MOST - EXACT_MOST ? SEARCH_PER_PAGE_MOST - EXACT_MOST : most;
    TRY(asked_take(cx, &from, &a, &of_mix));
    *cursor = NULL;
    if (asks_nothing(q))
        return NULL;
    TRY(exact_find(cx, &a));
    TRY(keys_read(cx, &a, most, 0, &keys));
    if (keys.n == (size_t)most)
        *cursor = cursor_text(cx, false, &keys.at[keys.n - 1]);
    if (first && a.exact.n)
        join(cx, a.exact.at, a.exact.n, &keys);
    return search_orders(cx, &keys, out);
}

err_t order_some(struct cx *cx, const char *const *ids, size_t n, order_list *out)
{
    search_keys keys = { arena_alloc(cx->mem, (n + 1) * sizeof(*keys.at)), n };
    for (size_t i = 0; i < n; i++)
        keys.at[i].id = ids[i];
    return search_orders(cx, &keys, out);
}
