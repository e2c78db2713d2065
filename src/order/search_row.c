/* search_row.c - the rows of a page by their ids: one statement for what stands in the columns, one for the pictures. */
#include "order/search_parts.h"
#include "order/customer.h"
#include "order/reminder.h"
#include "order/state.h"
#include <stdlib.h>
#include <string.h>

const struct field search_key_fields[] = {
    FIELD(F_TEXT, struct search_key, id),
    FIELD(F_INT, struct search_key, at),
    { 0 },
};

const struct field order_row_fields[] = {
    FIELD(F_TEXT, struct order_row, id),
    FIELD(F_TEXT, struct order_row, source_id, .note = "where it comes from, as facets name it"),
    FIELD(F_TEXT, struct order_row, number),
    FIELD(F_TEXT, struct order_row, customer_name),
    FIELD(F_TEXT, struct order_row, email),
    FIELD(F_TEXT, struct order_row, phone),
    FIELD(F_TEXT, struct order_row, channel),
    FIELD(F_BOOL, struct order_row, erased, .note = "whom it was from was erased"),
    FIELD(F_BOOL, struct order_row, first_time, .note = "no earlier order has this e-mail or phone"),
    FIELD(F_BOOL, struct order_row, vip, .note = "by hand, or by the shop's rule"),
    FIELD(F_INT, struct order_row, item_count, .note = "pieces"),
    FIELD(F_INT, struct order_row, line_count, .note = "products"),
    FIELD(F_TEXT, struct order_row, warehouse),
    FIELD(F_TEXT, struct order_row, currency),
    FIELD(F_MONEY, struct order_row, total),
    FIELD(F_TEXT, struct order_row, payment),
    FIELD(F_TEXT, struct order_row, carrier),
    FIELD(F_TEXT, struct order_row, tracking_number),
    FIELD(F_TEXT, struct order_row, badge),
    FIELD(F_TEXT, struct order_row, grp, .flags = FF_HIDDEN),
    FIELD(F_TEXT, struct order_row, general),
    FIELD(F_TEXT, struct order_row, delivery),
    FIELD(F_TEXT, struct order_row, tags, .flags = FF_HIDDEN),
    FIELD(F_TIME, struct order_row, placed_at),
    FIELD(F_TIME, struct order_row, changed_at),
    FIELD(F_TIME, struct order_row, cancelled_at),
    FIELD(F_TIME, struct order_row, reminder_at, .flags = FF_HIDDEN),
    FIELD(F_TEXT, struct order_row, reminder, .flags = FF_HIDDEN),
    FIELD(F_INT, struct order_row, version),
    { 0 },
};

const struct field order_thumbnail_fields[] = {
    FIELD(F_TEXT, struct order_thumbnail, order_id),
    FIELD(F_INT, struct order_thumbnail, line),
    FIELD(F_TEXT, struct order_thumbnail, name),
    FIELD(F_TEXT, struct order_thumbnail, thumbnail),
    { 0 },
};

void search_in_ids(struct statement *s, const search_keys *keys)
{
    static const size_t lengths[] = { 10, 25, 50, 100, SEARCH_PER_PAGE_MOST };
    size_t n = keys->n;
    for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++)
        if (n <= lengths[i]) {
            n = lengths[i];
            break;
        }
    for (size_t i = 0; i < n; i++)
        buf_fmt(&s->sql, "%s$%d", i ? ", " : "", statement_bind(s, T(keys->at[i < keys->n ? i : keys->n - 1].id)));
}

/* An earlier one is looked for in the index of e-mails and phones, which end with the time. */
#define EARLIER(column)                                                                                                \
    "(o." column " <> '' AND EXISTS (SELECT 1 FROM orders e WHERE e.shop_id = $1 AND e." column " = o." column         \
    " AND e.placed_at <= o.placed_at AND (e.placed_at, e.id) < (o.placed_at, o.id)))"

/* The newest CUSTOMER_ORDERS of the customer, as customer.c counts them. Each index is read from its newest end and no
   further. */
#define NEWEST(column)                                                                                                 \
    "SELECT id FROM (SELECT n.id FROM orders n WHERE n.shop_id = $1 AND n." column " = o." column " AND n." column     \
    " <> '' ORDER BY n.placed_at DESC LIMIT $%d) " column "s"

/* By hand, else by the rule, which is not looked at when there is none. */
static void vip_column(struct statement *s, const struct customer_rule *rule)
{
    buf_text(&s->sql,
             ", CASE (SELECT c.vip FROM customer c WHERE c.shop_id = $1 AND c.key = CASE WHEN o.email_norm <> '' "
             "THEN 'e:' || o.email_norm ELSE 'p:' || o.phone_norm END) WHEN 'yes' THEN 1 WHEN 'no' THEN 0 ELSE ");
    if (!rule->orders && !rule->total.minor) {
        buf_text(&s->sql, "0 END AS vip");
        return;
    }
    buf_text(&s->sql, "(SELECT CASE WHEN ");
    if (rule->orders)
        buf_fmt(&s->sql, "count(*) >= $%d", statement_bind(s, I(rule->orders)));
    if (rule->total.minor) {
        int currency = statement_bind(s, T(rule->total.currency)), total = statement_bind(s, I(rule->total.minor));
        buf_fmt(&s->sql, "%ssum(CASE WHEN k.currency = $%d THEN k.total ELSE 0 END) >= $%d", rule->orders ? " OR " : "",
                currency, total);
    }
    int most = statement_bind(s, I(CUSTOMER_ORDERS));
    buf_fmt(&s->sql,
            " THEN 1 ELSE 0 END FROM (SELECT x.general, x.currency, x.total FROM orders x WHERE x.shop_id = $1 "
            "AND x.id IN (SELECT o.id UNION " NEWEST("email_norm") " UNION " NEWEST(
                "phone_norm") ") ORDER BY x.placed_at + 0 DESC, x.id DESC LIMIT $%d) k "
                              "WHERE k.general NOT IN ('cancelled', 'returned')) END AS vip",
            most, most, most);
}

static err_t rows_read(struct cx *cx, const search_keys *keys, order_row_list *out)
{
    struct customer_rule rule;
    struct statement s;
    TRY(customer_rule_get(cx, &rule));
    statement_begin(cx, &s);
    buf_text(
        &s.sql,
        "SELECT o.id, o.source_id, o.number, o.customer_name, o.email, o.phone, o.channel, o.warehouse, o.currency, o.total, "
        "o.payment, o.carrier, o.tracking_number, o.badge, o.grp, o.general, o.delivery, o.tags, o.item_count, "
        "o.placed_at, o.changed_at, o.cancelled_at, o.reminder_at, o.reminder, o.version, (SELECT count(*) FROM order_item i WHERE "
        "i.shop_id = $1 AND i.order_id = o.id) AS line_count, CASE WHEN o.erased_at IS NULL THEN 0 ELSE 1 END AS erased, CASE WHEN o.erased_at IS NOT NULL OR " EARLIER(
            "email_norm") " OR " EARLIER("phone_norm") " THEN 0 ELSE 1 END AS first_time");
    vip_column(&s, &rule);
    buf_text(&s.sql, " FROM orders o WHERE o.shop_id = $1 AND o.id IN (");
    search_in_ids(&s, keys);
    buf_text(&s.sql, ")");
    err_t e = db_list_built(cx, order_row_fields, out, statement_sql(cx, &s), s.args, s.n);
    buf_free(&s.sql);
    return e;
}

static err_t thumbnails_read(struct cx *cx, const search_keys *keys, order_thumbnail_list *out)
{
    struct statement s;
    statement_begin(cx, &s);
    buf_text(&s.sql, "SELECT order_id, line, name, thumbnail FROM order_item WHERE shop_id = $1 AND line <= 3 AND "
                     "order_id IN (");
    search_in_ids(&s, keys);
    buf_text(&s.sql, ") ORDER BY order_id, line");
    err_t e = db_list_built(cx, order_thumbnail_fields, out, statement_sql(cx, &s), s.args, s.n);
    buf_free(&s.sql);
    return e;
}

static int compare_ids(const void *a, const void *b)
{
    return strcmp(((const struct order_row *)a)->id, ((const struct order_row *)b)->id);
}

/* The thumbnails of that order; they are sorted by it. */
static void thumbnails_give(struct order_row *row, const order_thumbnail_list *all)
{
    for (size_t i = 0; i < all->n; i++)
        if (!strcmp(all->at[i].order_id, row->id)) {
            row->thumbnails.at = row->thumbnails.n ? row->thumbnails.at : &all->at[i];
            row->thumbnails.n++;
        } else if (row->thumbnails.n) {
            return;
        }
}

err_t search_rows(struct cx *cx, const search_keys *keys, order_row_list *out)
{
    order_row_list found = { 0 };
    order_thumbnail_list pictures = { 0 };
    *out = (order_row_list){ 0 };
    if (!keys->n)
        return NULL;
    TRY(rows_read(cx, keys, &found));
    TRY(thumbnails_read(cx, keys, &pictures));
    qsort(found.at, found.n, sizeof(*found.at), compare_ids);
    out->at = arena_alloc(cx->mem, keys->n * sizeof(*out->at));
    for (size_t i = 0; i < keys->n; i++) {
        struct order_row wanted = { .id = keys->at[i].id };
        struct order_row *row = found.n ? bsearch(&wanted, found.at, found.n, sizeof(*found.at), compare_ids) : NULL;
        if (!row)
            continue;
        thumbnails_give(row, &pictures);
        out->at[out->n++] = *row;
    }
    return NULL;
}

static void tags_write(struct writer *w, const char *tags)
{
    writer_open(w, "tags", '[');
    for (const char *t = tags ? tags : ""; *t;) {
        t += strspn(t, ", ");
        size_t n = strcspn(t, ",");
        while (n && t[n - 1] == ' ')
            n--;
        if (n)
            writer_text_n(w, NULL, t, n);
        t += strcspn(t, ",");
    }
    writer_close(w);
}

static void next_reminder_write(struct cx *cx, struct writer *w, const struct order_row *row)
{
    if (!row->reminder_at) {
        writer_null(w, "reminder");
        return;
    }
    writer_open(w, "reminder", '{');
    writer_text(w, "text", row->reminder);
    writer_time(w, "at", row->reminder_at);
    writer_text(w, "due", reminder_due(cx, row->reminder_at));
    writer_close(w);
}

void order_row_write(struct cx *cx, struct writer *w, const struct order_row *row)
{
    const struct badge *badge = badge_of(row->badge);
    record_write(w, order_row_fields, row);
    writer_text(w, "group", row->grp);
    writer_text(w, "group_name", badge ? badge->group_name : NULL);
    writer_text(w, "payment_badge", payment_badge(row->payment));
    tags_write(w, row->tags);
    writer_open(w, "thumbnails", '[');
    for (size_t i = 0; i < row->thumbnails.n; i++) {
        writer_open(w, NULL, '{');
        writer_text(w, "url", row->thumbnails.at[i].thumbnail);
        writer_text(w, "name", row->thumbnails.at[i].name);
        writer_close(w);
    }
    writer_close(w);
    next_reminder_write(cx, w, row);
    writer_null(w, "automation");
}
