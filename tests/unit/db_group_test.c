/* db_group_test.c - transactions that share one COMMIT: what its members see of each other and others of them, who hears
   it when the COMMIT fails, and that what a group recalls is so. */
#include "db_lossy.h"

static err_t half_pair(struct cx *cx)
{
    DB_TX(cx);
    db_after(cx, ack, drop, &acked[5][0]);
    TRY(db_exec(cx, NULL, "INSERT INTO product (shop_id, id, sku, name, price, currency, position) VALUES ($1, 'half', 'half', 'half', 1, 'EUR', 1)", T("shp_a")));
    return fail(cx, E_DENIED, "Changed my mind.");
}

/* One COMMIT for all; each sees those before it; one that fails is undone alone; others see it when it is committed. */
static void members_share_a_commit(void **state)
{
    (void)state;
    world_start();
    struct cx steady = cx_new(), look = cx_new();
    steady.steady = true;
    db_settle(db);
    int64_t syncs = db_figures(db).syncs;
    for (int i = 0; i < 5; i++) {
        struct cx cx = cx_new();
        cx.group = true;
        if (i == 2)
            FAILS(E_DENIED, half_pair(&cx));
        assert_int_equal(count(&cx, "w0%"), 2 * (i > 2 ? i - 1 : i));
        if (i != 2)
            OK(pair(&cx, 0, i, "member"));
        cx_free(&cx);
    }
    assert_int_equal(dropped, 1);
    if (!acked[0][0]) { /* not so slow that the group was committed meanwhile */
        assert_int_equal(count(&steady, "w0%"), 0);
        assert_int_equal(db_figures(db).syncs, syncs);
    }
    assert_int_equal(count(&look, "w0%"), 8);
    db_settle(db);
    assert_true(acked[0][0] && acked[0][1] && acked[0][3] && acked[0][4]);
    assert_int_equal(count(&look, "half"), 0);
    cx_free(&steady);
    cx_free(&look);
    world_end();
}

/* Longer than a member may: its group is committed when it leaves, with whoever waits for it. */
static void a_group_ends_by_itself(void **state)
{
    (void)state;
    world_start();
    struct cx cx = cx_new();
    cx.group = true;
    OK(pair(&cx, 0, 0, "old"));
    usleep(8000);
    cx_free(&cx);
    for (int64_t until = clock_mono() + 5000; clock_mono() < until && !acked[0][0];)
        usleep(500);
    assert_true(acked[0][0]);
    world_end();
}

/* --- failing writes ----------------------------------------------------------------------------------------------- */

/* The n-th write fails: whoever was not promised anything was told so, at once or when the COMMIT failed. */
static int failed_group_write(int n, unsigned luck)
{
    world_start();
    int refused = 0, promised = 0, broken = 0;
    struct cx look = cx_new();
    OK(pair(&look, 1, 0, "before"));
    db_settle(db);
    lossy_fail_write(n, luck & 1 ? SQLITE_FULL : SQLITE_IOERR_WRITE);
    for (int i = 0; i < 6; i++) {
        struct cx cx = cx_new();
        cx.group = true;
        err_t e = pair(&cx, 0, i, "short");
        assert_true(!e || e->code == E_BUSY);
        refused += e != NULL;
        cx_free(&cx);
        if (i == 3)
            db_group_end(db);
    }
    db_settle(db);
    int failures = lossy_failures();
    for (int i = 0; i < 6; i++) {
        promised += acked[0][i];
        broken += count(&look, arena_text(look.mem, "w0!_%d!__", i)) != 2 * acked[0][i];
    }
    broken += promised + refused + dropped != 6;
    cx_free(&look);
    world_end();
    return failures ? broken : -broken - 1;
}

static void a_failed_group_is_told_to_each(void **state)
{
    (void)state;
    int n = 1, broken;
    for (unsigned luck = 0; n < 200 && (broken = failed_group_write(n, luck)) >= 0; n++, luck++)
        assert_int_equal(broken, 0);
    assert_int_equal(broken, -1);
    assert_true(n > 3 && n < 200);
}

static void a_deaf_group_is_caught(void **state)
{
    (void)state;
    int broken = 0;
    mutant = MUTANT_DEAF_COMMIT;
    for (int n = 1; n < 20 && broken <= 0; n++)
        broken = failed_group_write(n, 0);
    mutant = MUTANT_NONE;
    assert_true(broken > 0);
}

/* SQLite then rolls back all that the members before it did: they hear it, and the next group is whole. */
static void a_failure_inside_a_member(void **state)
{
    (void)state;
    world_start();
    struct cx first = cx_new(), second = cx_new(), look = cx_new();
    first.group = second.group = true;
    char *fill = arena_alloc(look.mem, 100001);
    memset(fill, 'y', 100000);
    OK(pair(&first, 0, 0, "before"));
    cx_free(&first);
    bool early = acked[0][0]; /* a slow machine has committed it alone */
    lossy_fail_write(20, SQLITE_FULL);
    FAILS(E_BUSY, large(&second, 400, fill));
    cx_free(&second);
    lossy_fail_write(0, 0);
    db_settle(db);
    assert_int_equal(count(&look, "%"), acked[0][0] ? 2 : 0);
    assert_int_equal(dropped, acked[0][0] ? 0 : 1);
    assert_true(early || !acked[0][0]);
    struct cx next = cx_new();
    next.group = true;
    OK(pair(&next, 1, 0, "after"));
    cx_free(&next);
    db_settle(db);
    assert_true(acked[1][0]);
    assert_int_equal(count(&look, "w1%"), 2);
    cx_free(&look);
    world_end();
}

/* --- what is recalled --------------------------------------------------------------------------------------------- */

struct named { const char *name; };
static const struct field named_fields[] = { FIELD(F_TEXT, struct named, name), { 0 } };

static const char *recalled(struct arena *keep, const char *id, bool group)
{
    struct cx cx = cx_new();
    struct named row = { 0 };
    cx.group = group;
    err_t e = db_recall(&cx, named_fields, &row, "SELECT name FROM product WHERE shop_id = $1 AND id = $2", T("shp_a"), T(id));
    assert_true(!e || e->code == E_MISSING);
    const char *name = e ? "none" : arena_copy(keep, row.name);
    cx_free(&cx);
    return name;
}

static err_t put(struct db *in, const char *id, const char *name)
{
    struct cx cx = cx_new();
    cx.db = in;
    DB_TX(&cx);
    OK(db_exec(&cx, NULL, "INSERT INTO product (shop_id, id, sku, name, price, currency) VALUES ($1, $2, $2, $3, 1, 'EUR') "
                          "ON CONFLICT (shop_id, id) DO UPDATE SET name = excluded.name", T("shp_a"), T(id), T(name)));
    err_t e = db_commit(&cx);
    cx_free(&cx);
    return e;
}

/* However often it was recalled: what anybody but a member writes is seen by the next member. */
static void what_is_recalled_is_so(void **state)
{
    (void)state;
    world_start();
    struct cx keep = cx_new();
    struct db *ours = db, *other;
    OK(reopen(folder, "lossy"));
    other = db;
    db = ours;
    assert_string_equal(recalled(keep.mem, "p", true), "none");
    for (int i = 0; i < 5; i++) {
        const char *here = arena_text(keep.mem, "here %d", i), *there = arena_text(keep.mem, "there %d", i);
        OK(put(ours, "p", here));
        for (int n = 0; n < 3; n++)
            assert_string_equal(recalled(keep.mem, "p", true), here);
        db_group_end(db);
        OK(put(other, "p", there));
        for (int n = 0; n < 3; n++)
            assert_string_equal(recalled(keep.mem, "p", n != 1), there);
        db_group_end(db);
    }
    for (int i = 0; i < 900; i++)
        OK(put(ours, arena_text(keep.mem, "n%d", i), arena_text(keep.mem, "name %d", i)));
    for (int i = 0; i < 1800; i++)
        assert_string_equal(recalled(keep.mem, arena_text(keep.mem, "n%d", i % 900), true), arena_text(keep.mem, "name %d", i % 900));
    char *long_id = arena_alloc(keep.mem, 400);
    memset(long_id, 'x', 399);
    OK(put(ours, long_id, "long"));
    assert_string_equal(recalled(keep.mem, long_id, true), "long");
    db_group_end(db);
    db_close(other);
    cx_free(&keep);
    world_end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_share_a_commit),
        cmocka_unit_test(a_group_ends_by_itself),
        cmocka_unit_test(a_failed_group_is_told_to_each),
        cmocka_unit_test(a_deaf_group_is_caught),
        cmocka_unit_test(a_failure_inside_a_member),
        cmocka_unit_test(what_is_recalled_is_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
