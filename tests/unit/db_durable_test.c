/* db_durable_test.c - what was answered is on disk. Writers and readers run against a VFS that loses what was not
   synced; whatever db_after let go must be there afterwards, whole. Each proof has a mutant (a mistake
   on purpose in the product, switched on here) that it must catch. */
#include "crash/lossy_vfs.h"
#include "db/driver.h"
#include "db_fixture.h"
#include <sqlite3.h>
#include <sys/stat.h>

enum { WRITERS = 6, READERS = 2, MOST = 20000 };

static _Atomic int mutant;
bool db_mutant(enum mutant m) { return (int)m == mutant; }

static struct db *db;
static struct arena *mem;
static char folder[64];
static atomic_bool stop, lost;
static atomic_int acked[WRITERS][MOST], seen[WRITERS], dropped, busy;

static void on_lost(const char *line)
{
    (void)line;
    lost = true;
    lossy_cut();
}

static struct cx cx_new(void)
{
    struct cx cx = { .mem = arena_new(), .db = db, .now = clock_wall() };
    cx.who = (struct principal){ .shop = "shp_a", .shop_code = "aaaa", .zone = "UTC", .currency = "USD" };
    return cx;
}

static err_t reopen(const char *at, const char *vfs)
{
    struct cx cx = { .mem = mem };
    struct db_config config = { .url = arena_text(mem, "%s/shop.db", at), .readers = 4, .migrate = true, .create = true, .vfs = vfs };
    return db_open(&cx, &config, &db);
}

static void world_start(void)
{
    mem = arena_new();
    crypto_start();
    lossy_reset();
    durable_lost = on_lost;
    stop = lost = false;
    memset(acked, 0, sizeof(acked));
    memset(seen, 0, sizeof(seen));
    dropped = busy = 0;
    snprintf(folder, sizeof(folder), "/tmp/wismo-lossy-XXXXXX");
    assert_non_null(mkdtemp(folder));
    OK(reopen(folder, "lossy"));
}

/* Closes the world, and opens what the disk kept of it. */
static void world_after_loss(unsigned luck)
{
    db_close(db);
    char *after = arena_text(mem, "%s/after", folder);
    assert_int_equal(mkdir(after, 0700), 0);
    lossy_restore(after, luck);
    OK(reopen(after, NULL));
}

static void world_end(void)
{
    db_close(db);
    db = NULL;
    if (system(arena_text(mem, "rm -rf %s", folder)))
        print_error("%s was not removed\n", folder);
    arena_free(mem);
}

/* --- writers and readers ------------------------------------------------------------------------------------- */

static void ack(void *arg)
{
    if (!lossy_is_cut())
        atomic_store((atomic_int *)arg, 1);
}

static void drop(void *arg)
{
    (void)arg;
    dropped++;
}

/* A member of a group promises as an answer does: after its commit. */
static err_t pair(struct cx *cx, int w, int i, const char *fill)
{
    DB_TX(cx);
    if (!cx->group)
        db_after(cx, ack, drop, &acked[w][i]);
    const char *name = arena_text(cx->mem, "w%d", w);
    for (int half = 0; half < 2; half++)
        TRY(db_exec(cx, NULL, "INSERT INTO product (shop_id, id, sku, name, price, currency, image, position) VALUES ($1, $2, $2, $3, 1, 'EUR', $4, $5)",
                    T("shp_a"), T(arena_text(cx->mem, "w%d_%d_%d", w, i, half)), T(name), T(fill), I(i)));
    TRY(db_commit(cx));
    if (cx->group)
        db_after(cx, ack, drop, &acked[w][i]);
    return NULL;
}

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
        if (e && e->code == E_BUSY) {
            busy++;
            usleep(100);
        }
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

static int64_t count(struct cx *cx, const char *id)
{
    int64_t n;
    OK(db_int(cx, 0, &n, "SELECT count(*) FROM product WHERE shop_id = $1 AND id LIKE $2 ESCAPE '!'", T("shp_a"), T(id)));
    return n;
}

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
    for (int i = 0; i < 6; i++) {
        struct cx cx = cx_new();
        err_t e = pair(&cx, 0, i, "short");
        assert_true(!e || e->code == E_BUSY);
        busy += e != NULL;
        cx_free(&cx);
    }
    db_settle(db);
    int failures = lossy_failures(), told = busy;
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

/* The same, in groups: whoever was not promised anything was told so, at once or when the COMMIT failed. */
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

static int failed_write_trial(int ms, unsigned luck, int *promised)
{
    (void)ms;
    static int n = 0;
    return failed_write(1 + n++, luck, promised) > 0;
}

static void a_deaf_commit_is_caught(void **state) { (void)state; assert_true(caught(MUTANT_DEAF_COMMIT, failed_write_trial)); }

/* One transaction larger than the writer's cache writes before COMMIT: the failure is in a statement. */
static err_t large_from(struct cx *cx, int from, int n, const char *fill)
{
    DB_TX(cx);
    for (int i = from; i < from + n; i++)
        TRY(db_exec(cx, NULL, "INSERT INTO product (shop_id, id, sku, name, price, currency, image) VALUES ($1, $2, $2, 'large', 1, 'EUR', $3)",
                    T("shp_a"), T(arena_text(cx->mem, "large%d", i)), T(fill)));
    return db_commit(cx);
}

static err_t large(struct cx *cx, int n, const char *fill) { return large_from(cx, 0, n, fill); }

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
        cmocka_unit_test(a_queue_that_is_full_refuses), cmocka_unit_test(outside_and_rolled_back),
        cmocka_unit_test(who_touched_nothing_waits_for_nothing),
        cmocka_unit_test(what_wrote_nothing_is_not_synced),
        cmocka_unit_test(a_full_disk_passes), cmocka_unit_test(a_failure_inside_a_statement),
        cmocka_unit_test(a_failed_write_leaves_nothing), cmocka_unit_test(a_failed_group_is_told_to_each),
        cmocka_unit_test(a_failure_inside_a_member),
        cmocka_unit_test(commits_of_every_size_are_read),
        cmocka_unit_test(a_deaf_group_is_caught),
        cmocka_unit_test(members_share_a_commit),
        cmocka_unit_test(what_is_recalled_is_so),
        cmocka_unit_test(a_group_ends_by_itself),
        cmocka_unit_test(a_deaf_commit_is_caught),
        cmocka_unit_test(a_failed_sync_ends_it), cmocka_unit_test(nothing_is_promised_after_it), cmocka_unit_test(a_failed_sync_inside_a_checkpoint_ends_it),
        cmocka_unit_test(promises_survive_power_loss), cmocka_unit_test(nothing_is_promised_before_the_sync),
        cmocka_unit_test(a_missing_sync_is_caught), cmocka_unit_test(an_early_answer_is_caught),
        cmocka_unit_test(a_blind_read_is_caught),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
