/* order_upkeep_test.c - what is derived from orders follows the clock and the shop's settings. */
#include "order_case.h"
#include "db/job.h"
#include "order/text.h"
#include "order/upkeep.h"
#include <pthread.h>
#include <unistd.h>
#include <sqlite3.h>

#define DAY INT64_C(86400000)
#define PARCELS 3000

/* --- how the databases find what is overdue: by the index of sql/0007_round.sql, not by all that was ever sent --- */

static const char *awaited = "AND pickup_until <";
static char asked[512]; /* the statement itself, as SQLite was given it; PostgreSQL gets the same text */

static int trace(unsigned what, void *arg, void *statement, void *text)
{
    (void)what, (void)arg, (void)statement;
    if (strstr(text, awaited))
        snprintf(asked, sizeof(asked), "%s", (const char *)text);
    return 0;
}

static int traced(sqlite3 *s, const char **message, const struct sqlite3_api_routines *api)
{
    (void)message, (void)api;
    return sqlite3_trace_v2(s, SQLITE_TRACE_STMT, trace, NULL);
}

static char *plan_sqlite(const struct fixture *f, struct arena *a)
{
    sqlite3 *s;
    sqlite3_stmt *st;
    char *all = arena_copy(a, "");
    assert_int_equal(sqlite3_open(f->url, &s), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(s, arena_text(a, "EXPLAIN QUERY PLAN %s", asked), -1, &st, NULL), SQLITE_OK);
    while (sqlite3_step(st) == SQLITE_ROW)
        all = arena_text(a, "%s%s\n", all, (const char *)sqlite3_column_text(st, 3));
    sqlite3_finalize(st);
    sqlite3_close(s);
    return all;
}

static char *plan_postgres(const struct fixture *f, struct arena *a, const char *shop)
{
    PGconn *c = PQconnectdb(f->url);
    char *all = arena_copy(a, "");
    PQclear(PQexec(c, "ANALYZE shipment"));
    PGresult *r = PQexecParams(c, arena_text(a, "EXPLAIN %s", asked), 2, NULL, (const char *const[]){ shop, "1" }, NULL, NULL, 0);
    if (PQresultStatus(r) != PGRES_TUPLES_OK)
        print_error("%s\n", PQerrorMessage(c));
    for (int i = 0; i < PQntuples(r); i++)
        all = arena_text(a, "%s%s\n", all, PQgetvalue(r, i, 0));
    PQclear(r);
    PQfinish(c);
    return all;
}

static void the_round_reads_what_waits_alone(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order o = { 0 };
    OK(order_add(&cx, &(struct order){ .email = "ann@example.com" }, &o));
    OK(order_overdue(&cx));
    assert_true(*asked); /* each() begins with SQLite */
    OK(db_exec(&cx, NULL, "INSERT INTO shipment (shop_id, order_id, line, status, pickup_until) "
               "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $3) "
               "SELECT $1, $2, i, CASE WHEN i <= 10 THEN 'at_pickup_point' ELSE 'delivered' END, i FROM n",
               T(cx.who.shop), T(o.id), I(PARCELS)));
    db_settle(f->db);
    const char *plan = f->postgres ? plan_postgres(f, cx.mem, cx.who.shop) : plan_sqlite(f, cx.mem);
    const char *wanted = f->postgres ? "shipment_pickup" : "SEARCH shipment USING INDEX shipment_pickup (shop_id=? AND pickup_until<?)";
    if (!strstr(plan, wanted) || strstr(plan, "Seq Scan"))
        print_error("%s\n%s", asked, plan);
    assert_non_null(strstr(plan, wanted));
    assert_null(strstr(plan, "Seq Scan"));
    cx_free(&cx);
}

/* --- reading orders anew for the search, while one is edited (PostgreSQL) --- */

static void *merge(void *arg)
{
    struct fixture *f = arg;
    struct cx cx = { .mem = arena_new(), .db = f->db, .lane = LANE_JOB };
    bool left;
    OK(order_text_merge(&cx, &left));
    cx_free(&cx);
    return NULL;
}

/* Somebody at this schema: other tests use the same cluster. */
static bool waits_for_lock(PGconn *c)
{
    for (int i = 0; i < 500; i++) {
        PGresult *r = PQexec(c, "SELECT count(*) FROM pg_locks w JOIN pg_locks h ON h.pid = w.pid JOIN pg_class k ON k.oid = h.relation "
                                "WHERE NOT w.granted AND k.relnamespace = current_schema()::regnamespace");
        bool waits = strcmp(PQgetvalue(r, 0, 0), "0") != 0;
        PQclear(r);
        if (waits)
            return true;
        usleep(10000);
    }
    return false;
}

static void an_edit_meanwhile_is_not_overwritten(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order o = { 0 };
    pthread_t thread;
    if (!f->postgres)
        return cx_free(&cx);
    OK(order_add(&cx, &(struct order){ .customer_name = "Ann Miller", .tags = "old" }, &o));
    OK(db_exec(&cx, NULL, "DELETE FROM order_text WHERE shop_id = $1", T(cx.who.shop)));
    OK(db_exec(&cx, NULL, "DELETE FROM order_tag WHERE shop_id = $1", T(cx.who.shop)));
    OK(order_text_again(&cx));
    PGconn *c = PQconnectdb(f->url);
    const char *edit = arena_text(cx.mem,
                                  "BEGIN; UPDATE orders SET customer_name = 'Zelda', tags = NULL WHERE shop_id = '%s' AND id = '%s'; "
                                  "INSERT INTO order_text (shop_id, order_id, doc, mix, folded) SELECT shop_id, id, placed_at, mix, ' zelda' "
                                  "FROM orders WHERE shop_id = '%s' AND id = '%s'",
                                  cx.who.shop, o.id, cx.who.shop, o.id);
    PQclear(PQexec(c, edit));
    assert_int_equal(PQtransactionStatus(c), PQTRANS_INTRANS);
    pthread_create(&thread, NULL, merge, f);
    assert_true(waits_for_lock(c));
    PQclear(PQexec(c, "COMMIT"));
    pthread_join(thread, NULL);
    PQfinish(c);
    int64_t zelda, tags;
    OK(db_int(&cx, 0, &zelda, "SELECT count(*) FROM order_text WHERE shop_id = $1 AND folded LIKE '% zelda%'", T(cx.who.shop)));
    OK(db_int(&cx, 0, &tags, "SELECT count(*) FROM order_tag WHERE shop_id = $1", T(cx.who.shop)));
    assert_int_equal(zelda, 1);
    assert_int_equal(tags, 0);
    cx_free(&cx);
}

/* By its whole key, not through all tags of the shop. PostgreSQL has the same key. */
static void tags_leave_by_their_key(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order o = { 0 };
    struct order_edit edit = { .given = order_given_bit("tags") };
    int64_t left;
    awaited = "DELETE FROM order_tag";
    *asked = 0;
    OK(order_add(&cx, &(struct order){ .tags = "one, two,,One ,three" }, &o));
    edit.to = (struct order){ .version = o.version, .tags = "two,four" };
    OK(order_change(&cx, o.id, &edit, &o));
    OK(db_int(&cx, 0, &left, "SELECT count(*) FROM order_tag WHERE shop_id = $1 AND order_id = $2 AND tag IN ('two', 'four')",
              T(cx.who.shop), T(o.id)));
    assert_int_equal(left, 2);
    OK(db_int(&cx, 0, &left, "SELECT count(*) FROM order_tag WHERE shop_id = $1", T(cx.who.shop)));
    assert_int_equal(left, 2);
    if (!f->postgres) {
        assert_true(*asked);
        db_settle(f->db);
        assert_non_null(strstr(plan_sqlite(f, cx.mem), "(shop_id=? AND tag=? AND placed_at=? AND order_id=?)"));
    }
    awaited = "AND pickup_until <";
    cx_free(&cx);
}

static void pick_up_passes(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct shipment parcel[] = { { .status = "at_pickup_point", .pickup_point = "Corner shop", .pickup_until = cx.now + DAY } };
    struct order in = { .email = "ann@example.com", .general = "in_progress", .shipments = { parcel, 1 } }, o, again;
    OK(order_add(&cx, &in, &o));
    assert_string_equal(o.badge, "In transit");
    OK(order_overdue(&cx));
    OK(order_get(&cx, o.id, &again));
    assert_string_equal(again.badge, "In transit");
    cx.now += 2 * DAY;
    OK(order_overdue(&cx));
    OK(order_get(&cx, o.id, &again));
    assert_string_equal(again.badge, "Not picked up");
    assert_string_equal(again.grp, "problematic");
    assert_int_equal(again.version, o.version);
    cx_free(&cx);
}

static void numbers_follow_the_prefix(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct shop shop = { 0 };
    struct order in = { .email = "ann@example.com" }, o;
    for (int i = 0; i < 1203; i++) {
        in.number = arena_text(cx.mem, "KT-%d", i);
        OK(order_add(&cx, &in, &o));
    }
    assert_string_equal(o.number_norm, "KT-1202");
    OK(shop_get(&cx, &shop));
    uint64_t given = 0;
    for (size_t i = 0; shop_fields[i].kind != F_END; i++)
        if (!strcmp(shop_fields[i].name, "number_prefix"))
            given = UINT64_C(1) << i;
    shop.number_prefix = "KT-";
    OK(shop_change(&cx, &shop, given, &shop));
    int64_t jobs = 0, left = 0;
    OK(db_int(&cx, 0, &jobs, "SELECT count(*) FROM job WHERE shop_id = $1 AND kind = 'renumber'", T(cx.who.shop)));
    assert_int_equal(jobs, 1);
    OK(order_renumber(&cx));
    OK(db_int(&cx, 0, &left, "SELECT count(*) FROM orders WHERE shop_id = $1 AND number_norm LIKE 'KT-%'", T(cx.who.shop)));
    assert_int_equal(left, 0);
    OK(order_get(&cx, o.id, &o));
    assert_string_equal(o.number_norm, "1202");
    assert_string_equal(o.number, "KT-1202");
    cx_free(&cx);
}

EACH(pick_up_passes) EACH(numbers_follow_the_prefix) EACH(the_round_reads_what_waits_alone) EACH(tags_leave_by_their_key)
EACH(an_edit_meanwhile_is_not_overwritten)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(pick_up_passes), EACH_TEST(numbers_follow_the_prefix),
                                        EACH_TEST(the_round_reads_what_waits_alone), EACH_TEST(tags_leave_by_their_key),
                                        EACH_TEST(an_edit_meanwhile_is_not_overwritten) };
    sqlite3_auto_extension((void (*)(void))traced);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
