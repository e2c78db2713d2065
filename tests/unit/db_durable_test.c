/* db_durable_test.c - what was answered is on disk. Writers and readers run against a VFS that loses what was not
   synced; whatever db_after let go must be there afterwards, whole. Each proof has a mutant (a mistake
   on purpose in the product, switched on here) that it must catch. */
#include "db_lossy.h"
#include <sys/stat.h>

enum { READERS = 2 };

static atomic_bool stop;

/* Closes the world, and opens what the disk kept of it. */
static void world_after_loss(unsigned luck)
{
    db_close(db);
    char *after = arena_text(mem, "%s/after", folder);
    assert_int_equal(mkdir(after, 0700), 0);
    lossy_restore(after, luck);
    OK(reopen(after, NULL));
}

/* --- writers and readers ------------------------------------------------------------------------------------- */

static void *writer(void *arg)
{
    int w = (int)(intptr_t)arg;
    char fill[400];
    memset(fill, 'x', sizeof(fill));
    fill[sizeof(fill) - 1] = 0;
    for (int i = 0; i < MOST && !stop; i++) {
        struct cx cx = cx_new();
        cx.group = w % 2;
        err_t e = pair(&cx, w, i, fill);
        if (e && e->code == E_BUSY)
            usleep(100);
        assert_true(!e || e->code == E_BUSY);
        cx_free(&cx);
    }
    return NULL;
}

struct sight { int w, i; };

static void saw(void *arg)
{
    struct sight *s = arg;
    int before = seen[s->w];
    while (!lossy_is_cut() && before < s->i + 1 && !atomic_compare_exchange_weak(&seen[s->w], &before, s->i + 1))
        ;
    free(s);
}

static void *reader(void *arg)
{
    (void)arg;
    for (int n = 0; !stop; n++) {
        struct cx cx = cx_new();
        int64_t i;
        err_t e = db_int(&cx, -1, &i, "SELECT max(position) FROM product WHERE shop_id = $1 AND name = $2", T("shp_a"), T(arena_text(cx.mem, "w%d", n % WRITERS)));
        if (!e) {
            struct sight *s = malloc(sizeof(*s));
            *s = (struct sight){ n % WRITERS, (int)i };
            db_after(&cx, saw, free, s);
        }
        cx_free(&cx);
        usleep(200);
    }
    return NULL;
}

static void run_until_cut(int ms)
{
    pthread_t t[WRITERS + READERS];
    stop = false;
    for (int i = 0; i < WRITERS + READERS; i++)
        pthread_create(&t[i], NULL, i < WRITERS ? writer : reader, (void *)(intptr_t)i);
    for (int64_t until = clock_mono() + ms; clock_mono() < until && !lost;)
        usleep(500);
    lossy_cut();
    stop = true;
    for (int i = 0; i < WRITERS + READERS; i++)
        pthread_join(t[i], NULL);
}

/* --- what must hold afterwards ------------------------------------------------------------------------------- */

/* Number of broken promises. */
static int judge(int *promised)
{
    struct cx cx = cx_new();
    int broken = 0;
    *promised = 0;
    char *findings;
    OK(db_check(&cx, &findings));
    broken += strcmp(findings, "ok") != 0;
    for (int w = 0; w < WRITERS; w++) {
        int64_t newest;
        OK(db_int(&cx, -1, &newest, "SELECT max(position) FROM product WHERE shop_id = $1 AND name = $2", T("shp_a"), T(arena_text(cx.mem, "w%d", w))));
        broken += newest + 1 < seen[w];
        for (int i = 0; i < MOST; i++) {
            int64_t n = i <= newest || acked[w][i] ? count(&cx, arena_text(cx.mem, "w%d!_%d!__", w, i)) : 0;
            broken += n == 1 || (acked[w][i] && n != 2);
            *promised += acked[w][i];
        }
    }
    /* And it still takes new work. */
    OK(pair(&cx, 0, MOST - 1, "afterwards"));
    db_settle(db);
    cx_free(&cx);
    return broken;
}

static int power_loss(int ms, unsigned luck, int *promised)
{
    world_start();
    run_until_cut(ms);
    world_after_loss(luck);
    int n, broken = judge(&n);
    *promised += n;
    world_end();
    return broken;
}

static void promises_survive_power_loss(void **state)
{
    (void)state;
    int promised = 0;
    for (unsigned i = 0; i < 12; i++)
        assert_int_equal(power_loss(40 + (int)i * 15, i % 3 ? i : 0, &promised), 0);
    assert_true(promised > 500);
}

/* One write and one read while the disk has not synced: whatever is promised before the power fails was promised
   too early. Needs no luck: the sync waits as long as it takes. */
static int held_sync(void)
{
    world_start();
    lossy_hold(true);
    struct cx write = cx_new(), read = cx_new();
    OK(pair(&write, 0, 0, "held"));
    int64_t i;
    OK(db_int(&read, -1, &i, "SELECT max(position) FROM product WHERE shop_id = $1 AND name = $2", T("shp_a"), T("w0")));
    assert_int_equal(i, 0);
    struct sight *s = malloc(sizeof(*s));
    *s = (struct sight){ 0, (int)i };
    db_after(&read, saw, free, s);
    for (int64_t until = clock_mono() + (mutant ? 5000 : 50); clock_mono() < until && !acked[0][0] && !seen[0];)
        usleep(500);
    lossy_cut();
    lossy_hold(false);
    cx_free(&write);
    cx_free(&read);
    world_after_loss(0);
    int promised, broken = judge(&promised);
    world_end();
    return broken;
}

static bool caught(enum mutant m, int (*trial)(int ms, unsigned luck, int *promised))
{
    int broken = 0, promised = 0;
    mutant = (int)m;
    for (int i = 0; i < 40 && !broken; i++)
        broken = trial(20 + i * 7, 0, &promised);
    mutant = MUTANT_NONE;
    return broken > 0;
}

static bool caught_held(enum mutant m)
{
    mutant = (int)m;
    int broken = held_sync();
    mutant = MUTANT_NONE;
    return broken > 0;
}

static void nothing_is_promised_before_the_sync(void **state) { (void)state; assert_int_equal(held_sync(), 0); }
static void a_missing_sync_is_caught(void **state) { (void)state; assert_true(caught_held(MUTANT_NO_SYNC)); }
static void an_early_answer_is_caught(void **state) { (void)state; assert_true(caught_held(MUTANT_EARLY)); }
static void a_blind_read_is_caught(void **state) { (void)state; assert_true(caught_held(MUTANT_BLIND_READ)); }

/* --- failing syncs, failing writes ------------------------------------------------------------------------------ */

static int failed_sync(int n, const char *only, int *promised)
{
    world_start();
    lossy_fail_sync(n, only);
    run_until_cut(10000);
    bool noticed = lost || !lossy_failures();      /* a slow machine may not come so far */
    world_after_loss((unsigned)n);
    int before, broken = judge(&before);
    *promised += before;
    world_end();
    return broken + !noticed;
}

/* The sync thread's own. */
static void a_failed_sync_ends_it(void **state)
{
    (void)state;
    int promised = 0;
    for (int i = 0; i < 8; i++)
        assert_int_equal(failed_sync(10 + i * 13, NULL, &promised), 0);
    assert_true(promised > 100);
}

/* Were the process to live on, it would promise nothing more. */
static void nothing_is_promised_after_it(void **state)
{
    (void)state;
    world_start();
    lossy_fail_sync(1, "-wal");
    struct cx cx = cx_new();
    OK(pair(&cx, 0, 0, "lost"));
    db_settle(db);
    assert_true(lost && !acked[0][0]);
    assert_int_equal(dropped, 1);
    FAILS(E_BUSY, pair(&cx, 0, 1, "refused"));
    cx_free(&cx);
    world_end();
}

static void a_failed_sync_inside_a_checkpoint_ends_it(void **state)
{
    (void)state;
    int promised = 0;
    for (int i = 1; i < 4; i++)
        assert_int_equal(failed_sync(i, "shop.db", &promised), 0);
    assert_true(promised > 100);
}

/* The n-th write fails, for every n that a few transactions make: in the statement or in COMMIT. */
static int failed_write(int n, unsigned luck, int *promised)
{
    world_start();
    lossy_fail_write(n, luck & 1 ? SQLITE_FULL : SQLITE_IOERR_WRITE);
    int told = 0;
    for (int i = 0; i < 6; i++) {
        struct cx cx = cx_new();
        err_t e = pair(&cx, 0, i, "short");
        assert_true(!e || e->code == E_BUSY);
        told += e != NULL;
        cx_free(&cx);
    }
    db_settle(db);
    int failures = lossy_failures();
    /* Without a loss: who was refused is not there, who was promised is. */
    struct cx cx = cx_new();
    int broken = 0;
    for (int i = 0; i < 6; i++)
        broken += count(&cx, arena_text(cx.mem, "w0!_%d!__", i)) != 2 * acked[0][i];
    cx_free(&cx);
    broken += dropped != told || (failures && !told && !mutant);
    lossy_cut();
    world_after_loss(luck);
    broken += judge(promised);
    world_end();
    return failures ? broken : -broken - 1;
}

static void a_failed_write_leaves_nothing(void **state)
{
    (void)state;
    int promised, n = 1;
    for (unsigned luck = 0; n < 200; n++, luck++) {
        int broken = failed_write(n, luck, &promised);
        if (broken < 0)
            break;
        assert_int_equal(broken, 0);
    }
    assert_true(n > 10 && n < 200);
}

static int failed_write_trial(int ms, unsigned luck, int *promised)
{
    (void)ms;
    static int n = 0;
    return failed_write(1 + n++, luck, promised) > 0;
}

static void a_deaf_commit_is_caught(void **state) { (void)state; assert_true(caught(MUTANT_DEAF_COMMIT, failed_write_trial)); }

static void a_failure_inside_a_statement(void **state)
{
    (void)state;
    world_start();
    struct cx cx = cx_new();
    char *fill = arena_alloc(cx.mem, 100001);
    memset(fill, 'y', 100000);
    for (int n = 1; n < 4000; n = n * 3 + 1) {
        lossy_fail_write(n, SQLITE_IOERR_WRITE);
        FAILS(E_BUSY, large(&cx, 400, fill));
        assert_int_equal(cx.in_tx, 0);
        assert_int_equal(count(&cx, "large%"), 0);
        OK(pair(&cx, 0, n, "small"));
    }
    OK(large(&cx, 400, fill));
    assert_int_equal(count(&cx, "large%"), 400);
    cx_free(&cx);
    world_end();
}

/* Whatever its number of pages, a commit is in the log as a whole when it returns: other connections read it. */
static void commits_of_every_size_are_read(void **state)
{
    (void)state;
    world_start();
    char fill[2601];
    memset(fill, 'z', 2600);
    fill[2600] = 0;
    int64_t all = 0;
    for (int pages = 1; pages < 80; pages++) {
        struct cx write = cx_new(), read = cx_new();
        int64_t rows, length;
        OK(large_from(&write, (int)all, pages, fill));
        all += pages;
        OK(db_int(&read, 0, &rows, "SELECT count(*) FROM product WHERE shop_id = $1", T("shp_a")));
        OK(db_int(&read, 0, &length, "SELECT sum(length(image)) FROM product WHERE shop_id = $1", T("shp_a")));
        assert_int_equal(rows, all);
        assert_int_equal(length, all * 2600);
        cx_free(&write);
        cx_free(&read);
    }
    world_end();
}

/* A transaction that finds nothing to do. */
static err_t touch(struct cx *cx, atomic_int *done)
{
    DB_TX(cx);
    db_after(cx, ack, drop, done);
    TRY(db_exec(cx, NULL, "DELETE FROM product WHERE shop_id = $1 AND id = 'none'", T("shp_a")));
    return db_commit(cx);
}

/* Nothing of it has to be on disk: a disk that can be read only must not end the process with the first refusal. */
static void what_wrote_nothing_is_not_synced(void **state)
{
    (void)state;
    world_start();
    struct cx cx = cx_new();
    OK(pair(&cx, 0, 0, "before"));
    db_settle(db);
    lossy_full(true);
    lossy_fail_sync(1, "-wal");
    for (int i = 1; i < 4; i++)
        FAILS(E_BUSY, pair(&cx, 0, i, "refused"));
    assert_int_equal(count(&cx, "w0!_0!__"), 2);
    OK(touch(&cx, &acked[1][0]));
    db_settle(db);
    assert_false(lost);
    assert_true(acked[0][0] && acked[1][0] && !acked[0][1]);
    assert_int_equal(dropped, 3);
    lossy_fail_sync(0, NULL);
    lossy_full(false);
    OK(pair(&cx, 0, 4, "afterwards"));
    db_settle(db);
    assert_true(acked[0][4]);
    cx_free(&cx);
    world_end();
}

static void a_full_disk_passes(void **state)
{
    (void)state;
    world_start();
    struct cx cx = cx_new();
    OK(pair(&cx, 0, 0, "before"));
    lossy_full(true);
    for (int i = 1; i < 50; i++) {
        FAILS(E_BUSY, pair(&cx, 0, i, "full"));
        assert_int_equal(count(&cx, "w0%"), 2);      /* reads go on */
    }
    lossy_full(false);
    OK(pair(&cx, 0, 50, "again"));
    assert_int_equal(count(&cx, "w0%"), 4);
    db_settle(db);
    assert_true(acked[0][0] && acked[0][50] && !acked[0][1]);
    assert_int_equal(dropped, 49);
    cx_free(&cx);
    world_end();
}

/* --- the queue ------------------------------------------------------------------------------------------------- */

static int order[DURABLE_MOST + 8];
static atomic_int order_n;

static void in_order(void *arg)
{
    order[order_n++] = (int)(intptr_t)arg;
}

static err_t numbered(struct cx *cx, int i)
{
    DB_TX(cx);
    db_after(cx, in_order, drop, (void *)(intptr_t)i);
    TRY(db_exec(cx, NULL, "INSERT INTO product (shop_id, id, sku, name, price, currency) VALUES ($1, $2, $2, 'n', 1, 'EUR')", T("shp_a"), T(arena_text(cx->mem, "n%d", i))));
    return db_commit(cx);
}

static void a_queue_that_is_full_refuses(void **state)
{
    (void)state;
    world_start();
    order_n = 0;
    struct cx cx = cx_new();
    lossy_hold(true);
    for (int i = 0; i < DURABLE_MOST; i++)
        OK(numbered(&cx, i));
    assert_int_equal(order_n, 0);
    assert_int_equal(db_figures(db).waiting, DURABLE_MOST);
    FAILS(E_BUSY, numbered(&cx, DURABLE_MOST));
    assert_int_equal(dropped, 0);                                  /* it never began */
    assert_int_equal(count(&cx, "n%"), DURABLE_MOST);              /* reads go on */
    db_after(&cx, in_order, drop, (void *)(intptr_t)DURABLE_MOST);  /* and what was read waits too */
    lossy_hold(false);
    db_settle(db);
    struct cx other = cx_new();
    OK(numbered(&other, DURABLE_MOST + 1));
    db_settle(db);
    assert_int_equal(order_n, DURABLE_MOST + 2);
    for (int i = 0; i < DURABLE_MOST + 2; i++)
        assert_int_equal(order[i], i);
    struct db_figures figures = db_figures(db);
    assert_true(figures.waiting == 0 && figures.syncs < 40 && figures.busy == 1);
    cx_free(&other);
    cx_free(&cx);
    world_end();
}

static err_t rolled_back(struct cx *cx)
{
    DB_TX(cx);
    db_after(cx, in_order, drop, NULL);
    db_after(cx, in_order, NULL, NULL);
    TRY(db_exec(cx, NULL, "DELETE FROM product WHERE shop_id = $1", T("shp_a")));
    return fail(cx, E_INPUT, "No.");
}

static void outside_and_rolled_back(void **state)
{
    (void)state;
    world_start();
    order_n = 0;
    struct cx cx = cx_new();
    FAILS(E_INPUT, rolled_back(&cx));
    assert_int_equal(dropped, 1);
    assert_int_equal(order_n, 0);
    OK(numbered(&cx, 0));
    db_settle(db);
    db_after(&cx, in_order, NULL, (void *)1);      /* nothing waits: at once */
    assert_int_equal(order_n, 2);
    lossy_hold(true);
    OK(numbered(&cx, 2));
    struct cx stranger = cx_new();                 /* has read nothing yet */
    OK(numbered(&stranger, 3));
    db_after(&cx, in_order, NULL, (void *)4);
    assert_int_equal(order_n, 2);
    lossy_hold(false);
    db_settle(db);
    for (int i = 0; i < 5; i++)
        assert_int_equal(order[i], i);
    cx_free(&stranger);
    cx_free(&cx);
    world_end();
}

static void who_touched_nothing_waits_for_nothing(void **state)
{
    (void)state;
    world_start();
    order_n = 0;
    struct cx cx = cx_new(), idle = cx_new(), over = cx_new();
    db_settle(db);
    lossy_hold(true);
    OK(numbered(&cx, 1));
    db_after(&idle, in_order, NULL, (void *)0);
    assert_int_equal(order_n, 1);
    assert_int_equal(count(&over, "n%"), 1);
    db_end(&over);                                 /* forgets what it read, so it waits for all */
    db_after(&over, in_order, NULL, (void *)2);
    db_end(&over);
    assert_int_equal(order_n, 1);
    lossy_hold(false);
    db_settle(db);
    for (int i = 0; i < 3; i++)
        assert_int_equal(order[i], i);
    assert_int_equal(count(&over, "n%"), 1);
    cx_free(&over);
    cx_free(&idle);
    cx_free(&cx);
    world_end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_queue_that_is_full_refuses),
        cmocka_unit_test(outside_and_rolled_back),
        cmocka_unit_test(who_touched_nothing_waits_for_nothing),
        cmocka_unit_test(what_wrote_nothing_is_not_synced),
        cmocka_unit_test(a_full_disk_passes),
        cmocka_unit_test(a_failure_inside_a_statement),
        cmocka_unit_test(a_failed_write_leaves_nothing),
        cmocka_unit_test(commits_of_every_size_are_read),
        cmocka_unit_test(a_deaf_commit_is_caught),
        cmocka_unit_test(a_failed_sync_ends_it),
        cmocka_unit_test(nothing_is_promised_after_it),
        cmocka_unit_test(a_failed_sync_inside_a_checkpoint_ends_it),
        cmocka_unit_test(promises_survive_power_loss),
        cmocka_unit_test(nothing_is_promised_before_the_sync),
        cmocka_unit_test(a_missing_sync_is_caught),
        cmocka_unit_test(an_early_answer_is_caught),
        cmocka_unit_test(a_blind_read_is_caught),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
