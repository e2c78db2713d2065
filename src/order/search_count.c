/* search_count.c - the numbers above the list, from the counters that triggers keep beside every order
   (sql/0009_search.sql); only the edges of a period are counted from orders. And whether the counters are right. */
#include "order/search.h"
#include "base/text.h"
#include "order/text.h"
#include <stdlib.h>
#include <string.h>

#define DAY_MS INT64_C(86400000)

struct group_row {
    const char *grp;
    int64_t n;
};
static const struct field group_fields[] = {
    FIELD(F_TEXT, struct group_row, grp),
    FIELD(F_INT, struct group_row, n),
    { 0 },
};
typedef LIST(struct group_row) group_list;

int64_t *order_count_of(struct order_counts *c, const char *group)
{
    return !strcmp(group, "new")             ? &c->fresh
           : !strcmp(group, "in_processing") ? &c->in_processing
           : !strcmp(group, "in_transit")    ? &c->in_transit
           : !strcmp(group, "delivered")     ? &c->delivered
                                             : &c->problematic;
}

static void add(struct order_counts *c, const group_list *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        *order_count_of(c, rows->at[i].grp) += rows->at[i].n;
        c->total += rows->at[i].n;
    }
}

/* from ≤ t < to, counted order by order: with the groups named, each is a range of one index. */
static err_t count_orders(struct cx *cx, msec from, msec to, struct order_counts *c)
{
    group_list rows = { 0 };
    if (from >= to)
        return NULL;
    TRY(db_list(cx, group_fields, &rows,
                "SELECT grp, COUNT(*) AS n FROM orders WHERE shop_id = $1 "
                "AND grp IN ('new', 'in_processing', 'in_transit', 'delivered', 'problematic') "
                "AND placed_at >= $2 AND placed_at < $3 GROUP BY grp",
                T(cx->who.shop), I(from), I(to)));
    add(c, &rows);
    return NULL;
}

static err_t count_days(struct cx *cx, int64_t from, int64_t to, struct order_counts *c)
{
    group_list rows = { 0 };
    TRY(db_list(cx, group_fields, &rows,
                "SELECT grp, SUM(n) AS n FROM order_day WHERE shop_id = $1 AND day >= $2 AND day < $3 GROUP BY grp",
                T(cx->who.shop), I(from), I(to)));
    add(c, &rows);
    return NULL;
}

static const struct field counts_fields[] = {
    FIELD(F_INT, struct order_counts, total),
    FIELD(F_INT, struct order_counts, fresh),
    FIELD(F_INT, struct order_counts, in_processing),
    FIELD(F_INT, struct order_counts, in_transit),
    FIELD(F_INT, struct order_counts, delivered),
    FIELD(F_INT, struct order_counts, problematic),
    { 0 },
};

/* One walk without sorting: shops have thousands of mixes, and every look at the list asks. */
static err_t count_all(struct cx *cx, struct order_counts *c)
{
    return db_get(
        cx, counts_fields, c,
        "SELECT SUM(n) AS total, SUM(n) FILTER (WHERE grp = 'new') AS fresh, SUM(n) FILTER (WHERE grp = "
        "'in_processing') AS in_processing, SUM(n) FILTER (WHERE grp = 'in_transit') AS in_transit, SUM(n) FILTER "
        "(WHERE grp = 'delivered') AS delivered, SUM(n) FILTER (WHERE grp = 'problematic') AS problematic "
        "FROM order_mix WHERE shop_id = $1",
        T(cx->who.shop));
}

/* Days before 1970 are all called 0 or less, so that they are counted one by one. */
err_t order_count(struct cx *cx, msec from, msec to, struct order_counts *out)
{
    struct order_counts c = { 0 };
    int64_t last_day = INT64_MAX / DAY_MS;
    if (!from && !to) {
        TRY(count_all(cx, &c));
        *out = c;
        return NULL;
    }
    msec begin = from ? from : INT64_MIN, end = to ? to : INT64_MAX;
    int64_t first = begin <= DAY_MS ? 1 : begin / DAY_MS + (begin % DAY_MS != 0);
    int64_t behind = end < 0 ? 0 : to ? end / DAY_MS : last_day;
    if (first >= behind) {
        TRY(count_orders(cx, begin, end, &c));
    } else {
        TRY(count_orders(cx, begin, first * DAY_MS, &c));
        TRY(count_days(cx, first, behind, &c));
        TRY(count_orders(cx, behind * DAY_MS, end, &c));
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

/* --- facets --- */

const struct field order_facet_fields[] = {
    FIELD(F_TEXT, struct order_facet, name),
    FIELD(F_INT, struct order_facet, orders),
    { 0 },
};

err_t order_facets(struct cx *cx, order_facet_list *warehouses, order_facet_list *carriers, order_facet_list *channels)
{
    order_facet_list w = { 0 }, c = { 0 }, h = { 0 };
    TRY(db_list(cx, order_facet_fields, &w,
                "SELECT warehouse AS name, SUM(n) AS orders FROM order_mix WHERE shop_id = $1 AND warehouse <> '' "
                "GROUP BY warehouse HAVING SUM(n) > 0 ORDER BY 2 DESC, 1 LIMIT 200",
                T(cx->who.shop)));
    TRY(db_list(cx, order_facet_fields, &c,
                "SELECT carrier AS name, SUM(n) AS orders FROM order_mix WHERE shop_id = $1 AND carrier <> '' "
                "GROUP BY carrier HAVING SUM(n) > 0 ORDER BY 2 DESC, 1 LIMIT 200",
                T(cx->who.shop)));
    TRY(db_list(cx, order_facet_fields, &h,
                "SELECT channel AS name, SUM(n) AS orders FROM order_mix WHERE shop_id = $1 AND channel <> '' "
                "GROUP BY channel HAVING SUM(n) > 0 ORDER BY 2 DESC, 1 LIMIT 200",
                T(cx->who.shop)));
    *warehouses = w;
    *carriers = c;
    *channels = h;
    return NULL;
}

const struct field order_origin_fields[] = {
    FIELD(F_TEXT, struct order_origin, id),
    FIELD(F_TEXT, struct order_origin, name, .note = "null: it was disconnected, its orders are still here"),
    FIELD(F_INT, struct order_origin, orders),
    { 0 },
};

err_t order_origins(struct cx *cx, order_origin_list *out)
{
    order_origin_list list = { 0 };
    TRY(db_list(cx, order_origin_fields, &list,
                "SELECT seen.id, s.name, seen.orders FROM (SELECT source_id AS id, SUM(n) AS orders FROM order_mix "
                "WHERE shop_id = $1 GROUP BY source_id HAVING SUM(n) > 0 ORDER BY 2 DESC, 1 LIMIT 200) seen "
                "LEFT JOIN source s ON s.shop_id = $1 AND s.id = seen.id ORDER BY seen.orders DESC, seen.id",
                T(cx->who.shop)));
    *out = list;
    return NULL;
}

struct tag_row {
    const char *tag, *tags;
    int64_t n;
};
static const struct field tag_fields[] = {
    FIELD(F_TEXT, struct tag_row, tag),
    FIELD(F_TEXT, struct tag_row, tags),
    FIELD(F_INT, struct tag_row, n),
    { 0 },
};

/* "Gift wrap" for "gift wrap", as it is written on the newest order that has it. */
static const char *tag_as_written(struct cx *cx, const struct tag_row *row)
{
    for (const char *s = row->tags ? row->tags : ""; *s; s += *s == ',') {
        size_t n = strcspn(s, ",");
        const char *one = text_trim(cx->mem, arena_copy_n(cx->mem, s, n));
        if (!strcmp(text_fold(cx->mem, one), row->tag))
            return one;
        s += n;
    }
    return row->tag;
}

static int more_used(const void *a, const void *b)
{
    const struct order_facet *x = a, *y = b;
    return x->orders != y->orders ? (x->orders < y->orders ? 1 : -1) : strcmp(x->name, y->name);
}

/* From each tag the index is asked for the next one, and no further into any than is counted: the same few steps in a shop
   of a million orders. */
err_t order_tag_facets(struct cx *cx, order_facet_list *out)
{
    LIST(struct tag_row) rows = { 0 };
    TRY(db_list(
        cx, tag_fields, &rows,
        "WITH RECURSIVE walk(tag) AS (SELECT min(tag) FROM order_tag WHERE shop_id = $1 UNION ALL "
        "SELECT (SELECT min(g.tag) FROM order_tag g WHERE g.shop_id = $1 AND g.tag > walk.tag) FROM walk "
        "WHERE walk.tag IS NOT NULL), "
        "few AS (SELECT tag FROM walk WHERE tag IS NOT NULL LIMIT $2) "
        "SELECT tag, (SELECT count(*) FROM (SELECT 1 FROM order_tag g WHERE g.shop_id = $1 AND g.tag = few.tag "
        "LIMIT $3) counted) AS n, (SELECT o.tags FROM orders o WHERE o.shop_id = $1 AND o.id = (SELECT g.order_id "
        "FROM order_tag g WHERE g.shop_id = $1 AND g.tag = few.tag ORDER BY g.placed_at DESC, g.order_id DESC "
        "LIMIT 1)) AS tags FROM few",
        T(cx->who.shop), I(ORDER_TAGS_MOST), I(ORDER_TAG_COUNTED)));
    out->n = rows.n;
    out->at = arena_alloc(cx->mem, (rows.n + 1) * sizeof(*out->at));
    for (size_t i = 0; i < rows.n; i++)
        out->at[i] = (struct order_facet){ tag_as_written(cx, &rows.at[i]), rows.at[i].n };
    qsort(out->at, out->n, sizeof(*out->at), more_used);
    return NULL;
}

/* --- whether they are right --- */

/* What the counters say beside what the orders say; n = how many differ. */
static err_t mixes_differ(struct cx *cx, int64_t *out)
{
    return db_int(
        cx, 0, out,
        "SELECT count(*) FROM (SELECT mix, sum(n) FROM (SELECT mix, grp, general, delivery, payment, coalesce(warehouse, '') "
        "AS warehouse, coalesce(carrier, '') AS carrier, coalesce(channel, '') AS channel, source_id, count(*) AS n "
        "FROM orders WHERE shop_id = $1 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT id, grp, general, delivery, "
        "payment, warehouse, carrier, channel, source_id, -sum(n) FROM order_mix WHERE shop_id = $1 "
        "GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9) both_sides GROUP BY mix, grp, general, delivery, payment, warehouse, carrier, "
        "channel, source_id HAVING sum(n) <> 0) different",
        T(cx->who.shop));
}

static err_t days_differ(struct cx *cx, int64_t *out)
{
    return db_int(
        cx, 0, out,
        "SELECT count(*) FROM (SELECT day, grp, sum(n) FROM (SELECT placed_at / 86400000 AS day, grp, count(*) "
        "AS n FROM orders WHERE shop_id = $1 GROUP BY 1, 2 UNION ALL SELECT day, grp, -sum(n) FROM order_day "
        "WHERE shop_id = $1 GROUP BY 1, 2) both_sides GROUP BY day, grp HAVING sum(n) <> 0) different",
        T(cx->who.shop));
}

static err_t counters_mend(struct cx *cx)
{
    TRY(db_exec(cx, NULL, "DELETE FROM order_mix WHERE shop_id = $1", T(cx->who.shop)));
    TRY(db_exec(cx, NULL, "DELETE FROM order_day WHERE shop_id = $1", T(cx->who.shop)));
    TRY(db_exec(
        cx, NULL,
        "INSERT INTO order_mix (shop_id, id, slot, grp, general, delivery, payment, warehouse, carrier, channel, "
        "source_id, n) SELECT shop_id, mix, 0, grp, general, delivery, payment, coalesce(warehouse, ''), "
        "coalesce(carrier, ''), coalesce(channel, ''), source_id, count(*) FROM orders WHERE shop_id = $1 "
        "GROUP BY shop_id, mix, grp, general, delivery, payment, coalesce(warehouse, ''), coalesce(carrier, ''), "
        "coalesce(channel, ''), source_id",
        T(cx->who.shop)));
    return db_exec(cx, NULL,
                   "INSERT INTO order_day (shop_id, day, grp, slot, n) SELECT shop_id, placed_at / 86400000, grp, 0, "
                   "count(*) FROM orders WHERE shop_id = $1 GROUP BY shop_id, placed_at / 86400000, grp",
                   T(cx->who.shop));
}

static const struct field mix_fields[] = {
    /* of struct order: what a mix is made of */
    FIELD(F_INT, struct order, mix),        FIELD(F_TEXT, struct order, grp),
    FIELD(F_TEXT, struct order, general),   FIELD(F_TEXT, struct order, delivery),
    FIELD(F_TEXT, struct order, payment),   FIELD(F_TEXT, struct order, warehouse),
    FIELD(F_TEXT, struct order, carrier),   FIELD(F_TEXT, struct order, channel),
    FIELD(F_TEXT, struct order, source_id), { 0 },
};

/* Orders that carry a number which their mix does not have: somebody changed them past the program. */
static err_t mixes_mend(struct cx *cx)
{
    order_list found = { 0 };
    TRY(db_list(cx, mix_fields, &found,
                "SELECT DISTINCT mix, grp, general, delivery, payment, coalesce(warehouse, '') AS warehouse, "
                "coalesce(carrier, '') AS carrier, coalesce(channel, '') AS channel, source_id FROM orders "
                "WHERE shop_id = $1",
                T(cx->who.shop)));
    for (size_t i = 0; i < found.n; i++) {
        const struct order *o = &found.at[i];
        int64_t mix = order_mix_of(o);
        if (mix != o->mix)
            TRY(db_exec(
                cx, NULL,
                "UPDATE orders SET mix = $2 WHERE shop_id = $1 AND mix = $3 AND grp = $4 AND general = $5 AND "
                "delivery = $6 AND payment = $7 AND coalesce(warehouse, '') = $8 AND coalesce(carrier, '') = $9 "
                "AND coalesce(channel, '') = $10 AND source_id = $11",
                T(cx->who.shop), I(mix), I(o->mix), T(o->grp), T(o->general), T(o->delivery), T(o->payment),
                T(o->warehouse), T(o->carrier), T(o->channel), T(o->source_id)));
    }
    return NULL;
}

/* "state < 2", what has left is none: and the index by order has only those. */
static err_t lite_texts_differ(struct cx *cx, struct order_drift *out)
{
    TRY(db_int(cx, 0, &out->missing,
               "SELECT count(*) FROM orders o WHERE o.shop_id = $1 AND NOT EXISTS (SELECT 1 FROM order_text t WHERE "
               "t.shop_id = o.shop_id AND t.order_id = o.id AND t.state < 2)",
               T(cx->who.shop)));
    return db_int(
        cx, 0, &out->extra,
        "SELECT count(*) FROM order_text t WHERE t.shop_id = $1 AND t.state < 2 AND NOT EXISTS (SELECT 1 FROM "
        "orders o WHERE o.shop_id = t.shop_id AND o.id = t.order_id)",
        T(cx->who.shop));
}

static err_t texts_differ(struct cx *cx, struct order_drift *out)
{
    if (!db_is_postgres(cx->db))
        return lite_texts_differ(cx, out);
    TRY(db_int(cx, 0, &out->missing,
               "SELECT count(*) FROM orders o WHERE o.shop_id = $1 AND NOT EXISTS (SELECT 1 FROM order_text t WHERE "
               "t.shop_id = o.shop_id AND t.order_id = o.id)",
               T(cx->who.shop)));
    return db_int(cx, 0, &out->extra,
                  "SELECT count(*) FROM order_text t WHERE t.shop_id = $1 AND NOT EXISTS (SELECT 1 FROM orders o WHERE "
                  "o.shop_id = t.shop_id AND o.id = t.order_id)",
                  T(cx->who.shop));
}

/* Texts of orders that are not there. */
static err_t texts_mend(struct cx *cx)
{
    if (db_is_postgres(cx->db))
        TRY(db_exec(cx, NULL,
                    "DELETE FROM order_text t WHERE t.shop_id = $1 AND NOT EXISTS (SELECT 1 FROM orders o WHERE "
                    "o.shop_id = t.shop_id AND o.id = t.order_id)",
                    T(cx->who.shop)));
    else
        TRY(db_exec(
            cx, NULL,
            "UPDATE order_text SET was = CASE state WHEN 0 THEN folded ELSE was END, state = 2 WHERE shop_id = $1 "
            "AND state < 2 AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.shop_id = order_text.shop_id AND "
            "o.id = order_text.order_id)",
            T(cx->who.shop)));
    return order_text_again(cx);
}

err_t order_recount(struct cx *cx, bool mend, struct order_drift *out)
{
    struct order_drift d = { 0 };
    DB_TX(cx);
    TRY(mixes_differ(cx, &d.mixes));
    TRY(days_differ(cx, &d.days));
    TRY(texts_differ(cx, &d));
    if (mend && (d.mixes || d.days)) {
        TRY(mixes_mend(cx));
        TRY(counters_mend(cx));
    }
    if (mend && (d.missing || d.extra))
        TRY(texts_mend(cx));
    TRY(db_commit(cx));
    *out = d;
    return NULL;
}
