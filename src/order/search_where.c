/* search_where.c - filters as SQL: one that is not set is not in the statement, so that every combination can use its
   index. */
#include "order/search_parts.h"
#include "order/contact.h"
#include "order/reminder.h"
#include "order/state.h"
#include <assert.h>
#include <string.h>

void statement_begin(struct cx *cx, struct statement *s)
{
    s->sql = (struct buf){ 0 };
    s->n = 0;
    statement_bind(s, T(cx->who.shop));
}

int statement_bind(struct statement *s, struct db_arg a)
{
    assert(s->n < SEARCH_ARGS_MOST);
    s->args[s->n++] = a;
    return (int)s->n;
}

void statement_text(struct statement *s, const char *fragment, const char *value)
{
    if (!text_empty(value))
        buf_fmt(&s->sql, "%s$%d", fragment, statement_bind(s, T(value)));
}

void statement_normal(struct statement *s, const char *fragment, const char *normal)
{
    if (text_empty(normal))
        buf_text(&s->sql, " AND 1 = 0");
    else
        statement_text(s, fragment, normal);
}

void (*search_seen)(const struct statement *s, const char *sql);

const char *statement_sql(struct cx *cx, const struct statement *s)
{
    const char *sql = arena_copy_n(cx->mem, s->sql.at, s->sql.n);
    if (search_seen)
        search_seen(s, sql);
    return sql;
}

/* --- statuses and payments --- */

static const struct {
    const char *type, *fragment;
} status_columns[] = {
    { "general.", " AND m.general = " },
    { "delivery.", " AND m.delivery = " },
    { "payment.", " AND m.payment = " },
};

static int status_column(const char *status)
{
    for (int i = 0; i < 3; i++)
        if (text_starts(status, status_columns[i].type) && status[strlen(status_columns[i].type)])
            return i;
    return -1;
}

static const struct payment_filter *payment_find(const char *key)
{
    for (size_t i = 0; i < payment_filters_n; i++)
        if (text_same(payment_filters[i].key, key))
            return &payment_filters[i];
    return NULL;
}

/* The codes are our own literals. */
static void codes_add(struct statement *s, const char *codes, bool *first)
{
    for (const char *c = codes; *(c += strspn(c, " ")); c += strcspn(c, " ")) {
        buf_fmt(&s->sql, "%s'%.*s'", *first ? "" : ", ", (int)strcspn(c, " "), c);
        *first = false;
    }
}

/* "No payment" has whatever no other badge names: its filter is said by what it is not. */
static void where_payment(struct statement *s, const char *key)
{
    bool rest = false, first = true;
    for (size_t i = 0; i < payment_badges_n; i++)
        rest |= !payment_badges[i].codes && text_in(payment_badges[i].filters, key);
    buf_fmt(&s->sql, " AND m.payment %sIN (", rest ? "NOT " : "");
    for (size_t i = 0; i < payment_badges_n; i++)
        if (payment_badges[i].codes && text_in(payment_badges[i].filters, key) != rest)
            codes_add(s, payment_badges[i].codes, &first);
    buf_text(&s->sql, ")");
}

err_t search_check(struct cx *cx, const struct order_search *q)
{
    if (!text_empty(q->group) && !text_in("new in_processing in_transit delivered problematic", q->group))
        return fail_field(cx, "group", "A group is new, in_processing, in_transit, delivered or problematic.");
    if (!text_empty(q->status) && status_column(q->status) < 0)
        return fail_field(cx, "status", "A status is written like “delivery.in_transit”.");
    if (!text_empty(q->payment) && !payment_find(q->payment))
        return fail_field(cx, "payment", "A payment filter is paid, pending, partial, none, failed or cod.");
    if (!text_empty(q->reminder) && !text_in("today overdue open", q->reminder))
        return fail_field(cx, "reminder", "A reminder filter is today, overdue or open.");
    return NULL;
}

/* --- mixes --- */

bool search_group_only(const struct order_search *q)
{
    return text_empty(q->status) && text_empty(q->payment) && text_empty(q->warehouse) && text_empty(q->carrier) &&
           text_empty(q->channel) && text_empty(q->source);
}

bool search_mixed(const struct order_search *q) { return !text_empty(q->group) || !search_group_only(q); }

void search_unmixed(struct order_search *q)
{
    q->group = q->status = q->payment = q->warehouse = q->carrier = q->channel = q->source = NULL;
}

void search_where_mix(struct statement *s, const struct order_search *q)
{
    statement_text(s, " AND m.grp = ", q->group);
    if (!text_empty(q->status)) {
        int i = status_column(q->status);
        statement_text(s, status_columns[i].fragment, q->status + strlen(status_columns[i].type));
    }
    if (!text_empty(q->payment))
        where_payment(s, q->payment);
    statement_text(s, " AND m.warehouse = ", q->warehouse);
    statement_text(s, " AND m.carrier = ", q->carrier);
    statement_text(s, " AND m.channel = ", q->channel);
    statement_text(s, " AND m.source_id = ", q->source);
}

/* --- rows --- */

void search_where_dates(struct statement *s, const struct order_search *q)
{
    if (q->from)
        buf_fmt(&s->sql, " AND o.placed_at >= $%d", statement_bind(s, I(q->from)));
    if (q->to)
        buf_fmt(&s->sql, " AND o.placed_at < $%d", statement_bind(s, I(q->to)));
}

static void where_reminder(struct cx *cx, struct statement *s, const char *which)
{
    msec from, to;
    if (text_empty(which))
        return;
    reminder_today(cx, &from, &to);
    buf_text(&s->sql, " AND o.reminder_at IS NOT NULL");
    if (!strcmp(which, "today")) {
        buf_fmt(&s->sql, " AND o.reminder_at >= $%d", statement_bind(s, I(from)));
        buf_fmt(&s->sql, " AND o.reminder_at < $%d", statement_bind(s, I(to)));
    }
    if (!strcmp(which, "overdue"))
        buf_fmt(&s->sql, " AND o.reminder_at < $%d", statement_bind(s, I(from)));
}

/* "+ 0": orders are not looked for by their mix here. */
void search_where_rows(struct cx *cx, struct statement *s, const struct order_search *q)
{
    if (search_mixed(q)) {
        buf_text(&s->sql, " AND o.mix + 0 IN (SELECT m.id FROM order_mix m WHERE m.shop_id = $1");
        search_where_mix(s, q);
        buf_text(&s->sql, ")");
    }
    search_where_dates(s, q);
    where_reminder(cx, s, q->reminder);
    if (!text_empty(q->tracking_number))
        statement_normal(s, " AND o.tracking_norm = ", tracking_norm(cx->mem, q->tracking_number));
    if (!text_empty(q->tag)) {
        buf_text(&s->sql, " AND EXISTS (SELECT 1 FROM order_tag g WHERE g.shop_id = $1 AND g.order_id = o.id AND "
                          "g.placed_at = o.placed_at");
        statement_normal(s, " AND g.tag = ", text_fold(cx->mem, q->tag));
        buf_text(&s->sql, ")");
    }
}
