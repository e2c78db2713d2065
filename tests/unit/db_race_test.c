/* db_race_test.c - sixteen threads at once, on both engines: what may happen once happens once. */
#include "db/driver.h"
#include "db/job.h"
#include "db/idempotency.h"
#include "db_fixture.h"

enum { THREADS = 16, ROUNDS = 25 };

static atomic_int wins, losses, others;

static void tally(err_t e, enum err_code loses)
{
    if (!e)
        wins++;
    else if (e->code == loses)
        losses++;
    else {
        others++;
        print_error("unexpected: %s (%s)\n", e->message, e->detail ? e->detail : "-");
    }
}

static void reset(void)
{
    wins = losses = others = 0;
}

static err_t product(struct cx *cx, const char *id, int64_t position)
{
    return db_exec(cx, NULL, "INSERT INTO product (shop_id, id, sku, name, price, currency, position) VALUES ($1, $2, $2, 'n', 1, 'EUR', $3)", T(cx->who.shop), T(id), I(position));
}

static int64_t number(struct cx *cx, const char *id)
{
    int64_t n;
    OK(db_int(cx, -1, &n, "SELECT position FROM product WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(id)));
    return n;
}

/* --- a UNIQUE constraint --- */

static void *unique_thread(struct fixture *f, int me)
{
    (void)me;
    for (int i = 0; i < ROUNDS; i++) {
        struct cx cx = fixture_cx(f);
        tally(product(&cx, arena_text(cx.mem, "u%d", i), 0), E_CONFLICT);
        cx_free(&cx);
    }
    return NULL;
}

static void one_of_each_name(struct fixture *f)
{
    reset();
    threads(f, THREADS, unique_thread);
    assert_int_equal(wins, ROUNDS);
    assert_int_equal(losses, ROUNDS * (THREADS - 1));
    assert_int_equal(others, 0);
}

/* --- a guarded UPDATE --- */

static err_t guarded(struct cx *cx, int64_t version)
{
    DB_TX(cx);
    int64_t changed;
    TRY(db_exec(cx, &changed, "UPDATE product SET position = position + 1 WHERE shop_id = $1 AND id = 'g' AND position = $2", T(cx->who.shop), I(version)));
    if (!changed)
        return fail(cx, E_CONFLICT, "Somebody else saved first.");
    return db_commit(cx);
}

static void *guarded_thread(struct fixture *f, int me)
{
    (void)me;
    for (int i = 0; i < ROUNDS; i++) {
        struct cx cx = fixture_cx(f);
        tally(guarded(&cx, number(&cx, "g")), E_CONFLICT);
        cx_free(&cx);
    }
    return NULL;
}

static void a_version_is_won_once(struct fixture *f)
{
    reset();
    struct cx cx = fixture_cx(f);
    OK(product(&cx, "g", 0));
    threads(f, THREADS, guarded_thread);
    assert_int_equal(others, 0);
    assert_int_equal(wins + losses, THREADS * ROUNDS);
    assert_int_equal(number(&cx, "g"), wins);
    cx_free(&cx);
}

/* --- db_lock: read, think, write --- */

static err_t locked(struct cx *cx)
{
    DB_TX(cx);
    TRY(db_lock(cx, "product", "l"));
    int64_t n = number(cx, "l");
    TRY(db_exec(cx, NULL, "UPDATE product SET position = $2 WHERE shop_id = $1 AND id = 'l'", T(cx->who.shop), I(n + 1)));
    return db_commit(cx);
}

static void *locked_thread(struct fixture *f, int me)
{
    (void)me;
    for (int i = 0; i < ROUNDS; i++) {
        struct cx cx = fixture_cx(f);
        tally(locked(&cx), E_CONFLICT);
        cx_free(&cx);
    }
    return NULL;
}

static void a_lock_loses_nothing(struct fixture *f)
{
    reset();
    struct cx cx = fixture_cx(f);
    OK(product(&cx, "l", 0));
    threads(f, THREADS, locked_thread);
    assert_int_equal(wins, THREADS * ROUNDS);
    assert_int_equal(number(&cx, "l"), THREADS * ROUNDS);
    FAILS(E_INTERNAL, db_lock(&cx, "product", "l"));      /* not in a transaction */
    cx_free(&cx);
}

/* --- a deadlock is told apart --- */

static atomic_int at_first, again;

static err_t both(struct cx *cx, const char *one, const char *two)
{
    int64_t at_once; /* else both would lie in one message, and the order of locks with them */
    DB_TX(cx);
    TRY(db_exec(cx, &at_once, "UPDATE product SET position = position + 1 WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(one)));
    at_first++;
    for (int i = 0; i < 100 && at_first < 2; i++)
        usleep(1000);
    TRY(db_exec(cx, &at_once, "UPDATE product SET position = position + 1 WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(two)));
    return db_commit(cx);
}

static void *deadlock_thread(struct fixture *f, int me)
{
    struct cx cx = fixture_cx(f);
    err_t e;
    while ((e = both(&cx, me ? "d1" : "d2", me ? "d2" : "d1")) && db_again(e)) {
        assert_int_equal(e->code, E_BUSY);
        again++;
    }
    tally(e, E_CONFLICT);
    cx_free(&cx);
    return NULL;
}

static void a_deadlock_runs_again(struct fixture *f)
{
    reset();
    at_first = again = 0;
    struct cx cx = fixture_cx(f);
    OK(product(&cx, "d1", 0));
    OK(product(&cx, "d2", 0));
    threads(f, 2, deadlock_thread);
    assert_int_equal(wins, 2);
    assert_true(f->postgres ? again >= 1 : again == 0);
    assert_true(number(&cx, "d1") == 2 && number(&cx, "d2") == 2);
    assert_false(db_again(NULL));
    cx_free(&cx);
}

/* --- jobs are taken once --- */

enum { JOBS = 120 };
static atomic_int taken[JOBS];

static err_t add_jobs(struct cx *cx, int n)
{
    DB_TX(cx);
    for (int i = 0; i < n; i++)
        TRY(job_add(cx, "test", arena_text(cx->mem, "%d", i), NULL, "{}", cx->now));
    return db_commit(cx);
}

static void *job_thread(struct fixture *f, int me)
{
    (void)me;
    for (int idle = 0; idle < 3;) {
        struct cx cx = fixture_cx(f);
        struct job job;
        bool found;
        OK(job_take(&cx, &job, &found));
        assert_false(cx.wrote);
        if (found) {
            taken[strtol(job.subject, NULL, 10)]++;
            tally(job_done(&cx, &job), E_CONFLICT);
        } else {
            idle++;
            usleep(1000);
        }
        cx_free(&cx);
    }
    return NULL;
}

static void a_job_is_taken_once(struct fixture *f)
{
    reset();
    memset(taken, 0, sizeof(taken));
    struct cx cx = fixture_cx(f);
    OK(add_jobs(&cx, JOBS));
    threads(f, THREADS, job_thread);
    for (int i = 0; i < JOBS; i++)
        assert_int_equal(taken[i], 1);
    assert_int_equal(wins, JOBS);
    msec due;
    OK(job_next(&cx, &due));
    assert_true(due == JOB_NONE);
    cx_free(&cx);
}

/* --- one key, one answer --- */

static err_t once_only(struct cx *cx, const struct idempotent *k)
{
    DB_TX(cx);
    TRY(db_exec(cx, NULL, "UPDATE product SET position = position + 1 WHERE shop_id = $1 AND id = 'i'", T(cx->who.shop)));
    TRY(idempotency_keep(cx, k, 201, "application/json", "{\"made\":1}"));
    return db_commit(cx);
}

static void *idempotent_thread(struct fixture *f, int me)
{
    (void)me;
    for (int i = 0; i < ROUNDS; i++) {
        struct cx cx = fixture_cx(f);
        struct idempotent k = { .principal = "usr_1", .method = "POST", .path = "/api/v1/orders", .key = arena_text(cx.mem, "k%d", i), .body_hash = "abc" };
        err_t e;
        while ((e = idempotency_begin(&cx, &k)) && e->code == E_CONFLICT) {
            assert_int_equal(e->retry, 1);
            usleep(500);
        }
        OK(e);
        if (k.replay) {
            assert_true(k.status == 201 && !strcmp(k.body, "{\"made\":1}"));
            losses++;
        } else {
            tally(once_only(&cx, &k), E_CONFLICT);
        }
        cx_free(&cx);
    }
    return NULL;
}

static void a_key_works_once(struct fixture *f)
{
    reset();
    struct cx cx = fixture_cx(f);
    OK(product(&cx, "i", 0));
    threads(f, THREADS, idempotent_thread);
    assert_int_equal(wins, ROUNDS);
    assert_int_equal(losses, ROUNDS * (THREADS - 1));
    assert_int_equal(number(&cx, "i"), ROUNDS);
    cx_free(&cx);
}

/* --- two programs on one database --- */

static struct fixture second;

static void *two_programs_thread(struct fixture *f, int me)
{
    return locked_thread(me & 1 ? &second : f, me);
}

static void two_programs_lose_nothing(struct fixture *f)
{
    reset();
    struct cx cx = fixture_cx(f);
    OK(product(&cx, "l", 0));
    second = *f;
    second.db = fixture_open(f, 4);
    threads(f, 8, two_programs_thread);
    assert_int_equal(wins, 8 * ROUNDS);
    assert_int_equal(number(&cx, "l"), 8 * ROUNDS);
    db_close(second.db);
    cx_free(&cx);
}

static void *opening_thread(struct fixture *f, int me)
{
    (void)me;
    struct fixture own = *f;
    own.db = fixture_open(f, 1);
    struct cx cx = fixture_cx(&own);
    int64_t n;
    OK(db_int(&cx, 0, &n, "SELECT count(*) FROM schema_version"));
    assert_true(n > 0);
    cx_free(&cx);
    db_close(own.db);
    return NULL;
}

/* Every program wants to bring the empty database up to date. */
static void many_begin_at_once(struct fixture *f)
{
    struct fixture fresh = *f;
    if (f->postgres) {
        admin(arena_text(f->mem, "CREATE SCHEMA %s_fresh", f->schema));
        fresh.url = arena_text(f->mem, "%s_fresh", f->url);
    } else {
        fresh.url = arena_text(f->mem, "%s/fresh.db", f->folder);
    }
    threads(&fresh, 8, opening_thread);
    if (f->postgres)
        admin(arena_text(f->mem, "SET client_min_messages = error; DROP SCHEMA %s_fresh CASCADE", f->schema));
}

/* --- who may use a connection --- */

static struct lease lease;
static atomic_int using, most_using, got;

static void *lease_thread(struct fixture *f, int me)
{
    (void)f, (void)me;
    for (int i = 0; i < 200; i++) {
        void *item = lease_take(&lease, clock_mono() + 5000);
        assert_non_null(item);
        int now = ++using, most = most_using;
        while (now > most && !atomic_compare_exchange_weak(&most_using, &most, now))
            ;
        if (i % 50 == 0)
            usleep(500);
        using--;
        lease_give(&lease, item);
    }
    return NULL;
}

static void *patient(void *arg)
{
    void *item = lease_take(&lease, clock_mono() + 5000);
    got = item == arg;
    return item;
}

static void a_connection_is_nobody_elses(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    int items[3];
    lease_start(&lease, a, 3);
    assert_null(lease_take(&lease, clock_mono()));
    for (int i = 0; i < 3; i++)
        lease_give(&lease, &items[i]);
    most_using = 0;
    threads(NULL, THREADS, lease_thread);
    assert_int_equal(most_using, 3);
    lease_end(&lease);
    lease_start(&lease, a, 1);
    got = 0;
    pthread_t t;
    pthread_create(&t, NULL, patient, items);
    for (bool waits = false; !waits; usleep(20000)) {
        pthread_mutex_lock(&lease.mutex);
        waits = lease.head != NULL;
        pthread_mutex_unlock(&lease.mutex);
    }
    lease_give(&lease, items);                               /* handed to who has waited long … */
    assert_null(lease_take(&lease, clock_mono()));           /* … and nobody overtakes */
    pthread_join(t, NULL);
    assert_true(got);
    lease_end(&lease);
    arena_free(a);
}

EACH(two_programs_lose_nothing) EACH(many_begin_at_once)
EACH(one_of_each_name) EACH(a_version_is_won_once) EACH(a_lock_loses_nothing) EACH(a_deadlock_runs_again) EACH(a_job_is_taken_once) EACH(a_key_works_once)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_connection_is_nobody_elses), EACH_TEST(one_of_each_name), EACH_TEST(a_version_is_won_once), EACH_TEST(a_lock_loses_nothing),
        EACH_TEST(two_programs_lose_nothing), EACH_TEST(many_begin_at_once),
        EACH_TEST(a_deadlock_runs_again), EACH_TEST(a_job_is_taken_once), EACH_TEST(a_key_works_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
