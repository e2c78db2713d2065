/* order_plan_test.c - how the databases find what the list asks: each statement of each question by the index that is meant
   for it, never by reading all orders. On PostgreSQL over 30,000 orders, with the plan that a prepared statement keeps. */
#include "order_case.h"
#include "order/search.h"
#include "order/search_parts.h"
#include "order/text.h"
#include <sqlite3.h>

enum { ORDERS = 30000, SEEN_MOST = 12 };

/* The statements of the question that is asked now. */
static struct { char sql[8000]; size_t n; } seen[SEEN_MOST];
static size_t seen_n;

static void see(const struct statement *s, const char *sql)
{
    assert_true(seen_n < SEEN_MOST && strlen(sql) < sizeof(seen[0].sql));
    snprintf(seen[seen_n].sql, sizeof(seen[0].sql), "%s", sql);
    seen[seen_n++].n = s->n;
}

static char *plan_sqlite(const struct fixture *f, struct arena *a, const char *sql)
{
    sqlite3 *s;
    sqlite3_stmt *st;
    char *all = arena_copy(a, "");
    assert_int_equal(sqlite3_open(f->url, &s), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(s, arena_text(a, "EXPLAIN QUERY PLAN %s", sql), -1, &st, NULL), SQLITE_OK);
    while (sqlite3_step(st) == SQLITE_ROW)
        all = arena_text(a, "%s%s\n", all, (const char *)sqlite3_column_text(st, 3));
    sqlite3_finalize(st);
    sqlite3_close(s);
    return all;
}

/* The plan for any values, as it is kept after some executions. */
static char *plan_postgres(PGconn *c, struct arena *a, const char *sql, size_t n)
{
    char *all = arena_copy(a, ""), *nulls = arena_copy(a, "");
    PQclear(PQexec(c, "DEALLOCATE ALL"));
    PGresult *r = PQprepare(c, "q", sql, 0, NULL);
    if (PQresultStatus(r) != PGRES_COMMAND_OK)
        print_error("%s\n%s\n", sql, PQerrorMessage(c));
    assert_int_equal(PQresultStatus(r), PGRES_COMMAND_OK);
    PQclear(r);
    for (size_t i = 0; i < n; i++)
        nulls = arena_text(a, "%s%sNULL", nulls, i ? ", " : "");
    r = PQexec(c, arena_text(a, "EXPLAIN EXECUTE q(%s)", nulls));
    assert_int_equal(PQresultStatus(r), PGRES_TUPLES_OK);
    for (int i = 0; i < PQntuples(r); i++)
        all = arena_text(a, "%s%s\n", all, PQgetvalue(r, i, 0));
    PQclear(r);
    return all;
}

/* What each question is answered by (all of these words in some plan of its statements), on each engine. */
static const struct question {
    const char *name;
    struct order_search q;
    const char *lite, *pg;
    int any; /* PostgreSQL would rather read all of 30,000 than look so many up; of a million it would not */
} questions[] = {
    { "none", { .page = 1 }, "orders_listed", "orders_listed", 0 },
    { "page 300", { .page = 300 }, "orders_listed (shop_id=? AND (placed_at,id)<(?,?))|order_day", "orders_listed|order_day", 0 },
    { "dates", { .from = INT64_C(1700000600000), .to = INT64_C(1700060000000) }, "orders_listed (shop_id=? AND placed_at>? AND placed_at<?)", "orders_listed", 0 },
    { "group", { .group = "new" }, "orders_group", "orders_group", 0 },
    { "one filter", { .warehouse = "Brno" }, "orders_listed", "orders_listed", 0 },
    { "the source of all", { .source = "s" }, "orders_listed", "orders_listed", 0 },
    { "a source of few", { .source = "src_few" }, "orders_mix (shop_id=? AND mix=?", "order_mix", 1 },
    { "a rare mix", { .warehouse = "Nowhere", .carrier = "DHL" }, "orders_mix (shop_id=? AND mix=?", "orders_mix", 0 },
    { "tracking", { .tracking_number = "T77" }, "orders_tracking (shop_id=? AND tracking_norm=?)", "orders_tracking", 0 },
    { "tag", { .tag = "vip" }, "SEARCH g USING PRIMARY KEY (shop_id=? AND tag=?", "order_tag_pkey", 0 },
    { "reminder", { .reminder = "overdue" }, "orders_reminder", "orders_reminder", 0 },
    { "name", { .query = "garcia" }, "order_trigram VIRTUAL TABLE INDEX|SEARCH t USING INTEGER PRIMARY KEY (rowid=?)|order_text_waiting", "order_text_newest|order_text_trigram", 0 },
    { "name, filter", { .query = "garcia", .warehouse = "Brno" }, "order_trigram VIRTUAL TABLE INDEX|SEARCH t USING INTEGER PRIMARY KEY (rowid=?)", "order_text_newest|order_text_trigram", 0 },
    { "e-mail", { .query = "s77@example.com" }, "orders_email (shop_id=? AND email_norm=?)", "orders_email", 0 },
    { "number", { .query = "1077" }, "orders_number (shop_id=? AND number_norm=?)", "orders_number", 0 },
    { "two characters", { .query = "10" }, "orders_number (shop_id=? AND number_norm>? AND number_norm<?)|orders_tracking|orders_phone", "orders_number|orders_tracking|orders_phone", true },
};

static bool all_there(const char *plans, const char *wanted)
{
    for (const char *w = wanted; *w; w += strcspn(w, "|"), w += *w == '|') {
        char one[200];
        snprintf(one, sizeof(one), "%.*s", (int)strcspn(w, "|"), w);
        if (!strstr(plans, one))
            return false;
    }
    return true;
}

/* Reading a whole table; order_mix and the others that are as small as it may be. */
static bool reads_all(const char *plans, bool postgres)
{
    static const char *const lite[] = { "SCAN orders", "SCAN o\n", "SCAN o ", "SCAN order_text", "SCAN order_item", "AUTOMATIC" };
    static const char *const pg[] = { "Seq Scan on orders", "Seq Scan on order_text", "Seq Scan on order_item" };
    for (size_t i = 0; i < (postgres ? sizeof(pg) / sizeof(*pg) : sizeof(lite) / sizeof(*lite)); i++)
        if (strstr(plans, postgres ? pg[i] : lite[i]))
            return true;
    return false;
}

#define NUMBERS "WITH RECURSIVE n(i) AS (SELECT $2 + 1 UNION ALL SELECT i + 1 FROM n WHERE i < $2 + 1000) "

/* A thousand orders, some names of which are common; only what lists look at. */
static void fill(struct cx *cx, bool postgres, int64_t from)
{
    OK(db_exec(cx, NULL,
               "INSERT INTO orders (shop_id, id, source_id, external_id, number, number_norm, email, email_norm, phone_norm, tracking_norm, "
               "general, delivery, payment, badge, grp, currency, warehouse, carrier, channel, placed_at, changed_at, created_at, mix) " NUMBERS
               "SELECT $1, 'ord_' || i, 's', 'x' || i, 'W' || i, 'W' || i, 's' || i || '@example.com', 's' || i || '@example.com', '+4207' || i, "
               "'T' || i, 'new', 'not_shipped', 'none', 'New', CASE WHEN i % 50 = 0 THEN 'delivered' ELSE 'new' END, 'EUR', "
               "CASE WHEN i % 3 = 0 THEN 'Brno' ELSE 'Praha' END, 'DHL', 'web', 1700000000000 + i * 60000, i, i, i % 3 + 10 * (CASE WHEN i % 50 = 0 THEN 1 ELSE 0 END) FROM n",
               T(cx->who.shop), I(from)));
    if (!postgres) /* SQLite chooses without looking at what is there */
        return;
    OK(db_exec(cx, NULL, "INSERT INTO order_item (shop_id, order_id, line, name, quantity, unit_price, currency) " NUMBERS
               "SELECT $1, 'ord_' || i, 1, 'Mug', 1, 5, 'EUR' FROM n", T(cx->who.shop), I(from)));
    OK(db_exec(cx, NULL, "INSERT INTO order_tag (shop_id, tag, placed_at, order_id) " NUMBERS
               "SELECT $1, 'tag' || i % 400, 1700000000000 + i * 60000, 'ord_' || i FROM n", T(cx->who.shop), I(from)));
    OK(db_exec(cx, NULL,
                   "INSERT INTO order_text (shop_id, order_id, doc, mix, folded) " NUMBERS
                   "SELECT $1, 'ord_' || i, 1700000000000 + i * 60000, i % 3, ' w' || i || ' ' || CASE WHEN i % 20 = 0 THEN 'jose' ELSE md5(i::text) END || ' s' || i FROM n",
                   T(cx->who.shop), I(from)));
}

static void each_by_its_index(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    PGconn *c = NULL;
    int wrong = 0;
    for (int64_t from = 0; from < ORDERS; from += 1000) /* a counter's row is not for one transaction to change so often */
        fill(&cx, f->postgres, from);
    search_few = 5000, search_few_texts = 1000; /* 30,000 orders stand for many more */
    db_settle(f->db);
    if (f->postgres) {
        c = PQconnectdb(f->url);
        PQclear(PQexec(c, "VACUUM ANALYZE"));
        PQclear(PQexec(c, "SET plan_cache_mode = force_generic_plan"));
    }
    for (size_t k = 0; k < sizeof(questions) / sizeof(*questions); k++) {
        struct order_page page;
        const struct question *w = &questions[k];
        char *plans = arena_copy(cx.mem, "");
        seen_n = 0;
        search_seen = see;
        OK(order_search(&cx, &w->q, &page));
        search_seen = NULL;
        assert_true(seen_n > 0);
        for (size_t i = 0; i < seen_n; i++)
            plans = arena_text(cx.mem, "%s%s", plans, c ? plan_postgres(c, cx.mem, seen[i].sql, seen[i].n) : plan_sqlite(f, cx.mem, seen[i].sql));
        const char *wanted = c ? w->pg : w->lite;
        bool right = all_there(plans, wanted) && ((c && w->any) || !reads_all(plans, c));
        if (!right)
            fprintf(stderr, "%s: %s\n%s\n", w->name, wanted, plans);
        wrong += !right;
    }
    assert_int_equal(wrong, 0);
    if (c)
        PQfinish(c);
    cx_free(&cx);
}

EACH(each_by_its_index)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(each_by_its_index) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
