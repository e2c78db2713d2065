/* db_later_test.c - events, jobs, idempotent answers: what is written with a change and read later. */
#include "db/event.h"
#include "db/idempotency.h"
#include "db/job.h"
#include "db_fixture.h"

/* --- events --- */

static err_t changed_twice(struct cx *cx)
{
    DB_TX(cx);
    TRY(event_add(cx, "order", "ord_1", "order.created", NULL, NULL, NULL));
    TRY(event_add(cx, "order", "ord_1", "order.status_changed", "delivery", "not_shipped", "in_transit"));
    TRY(event_add(cx, "order", "ord_2", "order.created", NULL, NULL, NULL));
    return db_commit(cx);
}

static void events_are_read_newest_first(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    cx.who.actor = ACTOR_STAFF;
    cx.who.user = "usr_1";
    cx.who.name = "Ann";
    FAILS(E_INTERNAL, event_add(&cx, "order", "ord_1", "order.created", NULL, NULL, NULL));
    OK(changed_twice(&cx));
    event_list l;
    OK(event_find(&cx, "order", "ord_1", NULL, 10, &l));
    assert_int_equal(l.n, 2);
    assert_string_equal(l.at[0].what, "order.status_changed");
    assert_string_equal(l.at[0].field, "delivery");
    assert_string_equal(l.at[0].from, "not_shipped");
    assert_string_equal(l.at[0].to, "in_transit");
    assert_string_equal(l.at[0].actor, "staff");
    assert_string_equal(l.at[0].actor_name, "Ann");
    assert_true(l.at[0].at == cx.now);
    assert_null(l.at[1].field);
    event_list older;
    OK(event_find(&cx, "order", "ord_1", l.at[0].id, 10, &older));
    assert_int_equal(older.n, 1);
    assert_string_equal(older.at[0].id, l.at[1].id);
    OK(event_find(&cx, "order", "ord_1", NULL, 1, &l));
    assert_int_equal(l.n, 1);
    cx.who.shop = "shp_b";
    OK(event_find(&cx, "order", "ord_1", NULL, 10, &l));
    assert_int_equal(l.n, 0);
    cx_free(&cx);
}

/* --- jobs --- */

static atomic_int woken;
static void wake(void) { woken++; }

static err_t add(struct cx *cx, const char *key, msec when, bool commit)
{
    DB_TX(cx);
    TRY(job_add(cx, "sms", "ord_1", key, "{\"n\":1}", when));
    TRY(job_add(cx, "sms", "ord_1", key, "{\"n\":2}", when));
    return commit ? db_commit(cx) : fail(cx, E_INPUT, "No.");
}

static bool take(struct cx *cx, struct job *job)
{
    bool found;
    OK(job_take(cx, job, &found));
    return found;
}

static void jobs_belong_to_their_change(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    struct job job;
    woken = 0;
    job_on_added(wake);
    FAILS(E_INTERNAL, job_add(&cx, "sms", "ord_1", NULL, NULL, cx.now));
    FAILS(E_INPUT, add(&cx, NULL, cx.now, false));
    db_settle(f->db);
    assert_int_equal(woken, 0);
    assert_false(take(&cx, &job));
    OK(add(&cx, "once", cx.now + 5000, true));
    OK(add(&cx, "once", cx.now, true));              /* the same key: nothing */
    db_settle(f->db);
    assert_int_equal(woken, 2);
    msec due;
    OK(job_next(&cx, &due));
    assert_true(due == cx.now + 5000);
    assert_false(take(&cx, &job));                  /* not yet */
    cx.now += 5000;
    assert_true(take(&cx, &job));
    assert_string_equal(job.shop_id, "shp_a");
    assert_string_equal(job.kind, "sms");
    assert_string_equal(job.subject, "ord_1");
    assert_string_equal(job.body, "{\"n\":1}");
    assert_int_equal(job.tries, 1);
    assert_false(take(&cx, &job));                  /* leased */
    OK(job_done(&cx, &job));
    FAILS(E_CONFLICT, job_done(&cx, &job));         /* ended */
    job_on_added(NULL);
    cx_free(&cx);
}

static void a_job_of_any_time_is_taken(struct fixture *f)
{
    static const msec times[] = { -1, 0, 1 };
    struct cx cx = fixture_cx(f);
    struct job job;
    for (int i = 0; i < 3; i++) {
        msec due;
        OK(add(&cx, arena_text(cx.mem, "k%d", i), times[i], true));
        OK(job_next(&cx, &due));
        assert_true(due == times[i]);
        assert_true(take(&cx, &job));
        OK(job_done(&cx, &job));
    }
    cx_free(&cx);
}

static void pauses_grow(struct fixture *f)
{
    static const int64_t seconds[] = { 10, 60, 600, 3600, 21600 };
    struct cx cx = fixture_cx(f);
    OK(add(&cx, "k", cx.now, true));
    struct job job;
    for (int i = 0; i < 5; i++) {
        assert_true(take(&cx, &job));
        assert_int_equal(job.tries, i + 1);
        OK(job_again(&cx, &job, "The shop did not answer."));
        msec due;
        OK(job_next(&cx, &due));
        assert_true(due == cx.now + seconds[i] * 1000);
        cx.now = due;
    }
    assert_true(take(&cx, &job));
    OK(job_again(&cx, &job, "The shop did not answer."));
    msec due;
    OK(job_next(&cx, &due));
    assert_true(due == JOB_NONE);
    int64_t stuck;
    OK(db_int(&cx, 0, &stuck, "SELECT count(*) FROM job WHERE shop_id = $1 AND state = 'stuck' AND trouble = 'The shop did not answer.'", T("shp_a")));
    assert_int_equal(stuck, 1);
    cx_free(&cx);
}

static err_t effect(struct cx *cx, const struct job *job)
{
    DB_TX(cx);
    TRY(event_add(cx, "order", "ord_1", "sms.sent", NULL, NULL, NULL));
    TRY(job_done(cx, job));
    return db_commit(cx);
}

static void a_lease_that_is_over_ends_nothing(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    OK(add(&cx, "k", cx.now, true));
    struct job slow, quick;
    assert_true(take(&cx, &slow));
    cx.now += 60001;
    assert_true(take(&cx, &quick));
    assert_string_equal(slow.id, quick.id);
    FAILS(E_CONFLICT, effect(&cx, &slow));          /* its effect is rolled back with it */
    event_list l;
    OK(event_find(&cx, "order", "ord_1", NULL, 10, &l));
    assert_int_equal(l.n, 0);
    OK(effect(&cx, &quick));
    OK(event_find(&cx, "order", "ord_1", NULL, 10, &l));
    assert_int_equal(l.n, 1);
    cx_free(&cx);
}

static void a_job_that_kills_its_process_is_put_aside(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    OK(add(&cx, "k", cx.now, true));
    struct job job;
    int taken = 0;
    for (int i = 0; i < 20; i++, cx.now += 60001)
        taken += take(&cx, &job);
    assert_int_equal(taken, 6);
    msec due;
    OK(job_next(&cx, &due));
    assert_true(due == JOB_NONE);
    cx_free(&cx);
}

/* --- idempotency --- */

static void an_answer_is_kept(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    const struct idempotent fresh = { .principal = "usr_1", .method = "POST", .path = "/api/v1/orders", .key = "k1", .body_hash = "aa" };
    struct idempotent first = fresh, second = fresh, other = fresh, elsewhere = fresh;
    OK(idempotency_begin(&cx, &first));
    assert_false(first.replay || cx.wrote);
    FAILS(E_CONFLICT, idempotency_begin(&cx, &second));
    OK(idempotency_keep(&cx, &first, 201, "application/json", "{\"id\":\"ord_1\"}"));
    FAILS(E_CONFLICT, idempotency_keep(&cx, &first, 201, "application/json", "{}"));
    OK(idempotency_begin(&cx, &second));
    assert_true(second.replay && second.status == 201);
    assert_string_equal(second.body, "{\"id\":\"ord_1\"}");
    assert_string_equal(second.type, "application/json");
    other.body_hash = "bb";
    FAILS(E_INPUT, idempotency_begin(&cx, &other));
    elsewhere.path = "/api/v1/customers";
    OK(idempotency_begin(&cx, &elsewhere));
    assert_false(elsewhere.replay);
    OK(idempotency_forget(&cx, &elsewhere));
    OK(idempotency_begin(&cx, &elsewhere));
    assert_false(elsewhere.replay);
    cx.who.shop = "shp_b";
    second = fresh;
    OK(idempotency_begin(&cx, &second));
    assert_false(second.replay);
    cx.who.shop = "shp_a";
    cx.now += 24 * 3600 * 1000 + 1;
    second = other;
    OK(idempotency_begin(&cx, &second));            /* a day later the key is free */
    assert_false(second.replay);
    cx_free(&cx);
}

static void a_claim_is_free_after_a_minute(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    const struct idempotent fresh = { .principal = NULL, .method = "POST", .path = "/p", .key = "k", .body_hash = "aa" };
    struct idempotent slow = fresh, next = fresh;
    OK(idempotency_begin(&cx, &slow));
    cx.now += 60001;
    OK(idempotency_begin(&cx, &next));
    assert_false(next.replay);
    FAILS(E_CONFLICT, idempotency_keep(&cx, &slow, 200, "t", "slow"));
    OK(idempotency_forget(&cx, &slow));             /* is not its own any more */
    OK(idempotency_keep(&cx, &next, 200, "t", "next"));
    cx_free(&cx);
}

/* --- db_after on both engines --- */

static char notes[64];
static pthread_mutex_t notes_mutex = PTHREAD_MUTEX_INITIALIZER;

static void note(void *arg)
{
    pthread_mutex_lock(&notes_mutex);
    strncat(notes, arg, sizeof(notes) - strlen(notes) - 1);
    pthread_mutex_unlock(&notes_mutex);
}

static err_t noted(struct cx *cx, bool commit)
{
    DB_TX(cx);
    db_after(cx, note, note, (void *)(uintptr_t)(commit ? "a" : "x"));
    TRY(event_add(cx, "order", "ord_1", "order.created", NULL, NULL, NULL));
    db_after(cx, note, note, (void *)(uintptr_t)(commit ? "b" : "y"));
    db_after(cx, note, NULL, (void *)(uintptr_t)(commit ? "c" : "never"));
    return commit ? db_commit(cx) : fail(cx, E_INPUT, "No.");
}

static void after_and_drop(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    notes[0] = 0;
    OK(noted(&cx, true));
    db_after(&cx, note, NULL, (void *)(uintptr_t)"d");
    db_settle(f->db);
    FAILS(E_INPUT, noted(&cx, false));
    db_after(&cx, note, NULL, (void *)(uintptr_t)"e");
    db_settle(f->db);
    assert_string_equal(notes, "abcdxye");
    cx_free(&cx);
}

EACH(events_are_read_newest_first) EACH(jobs_belong_to_their_change) EACH(a_job_of_any_time_is_taken) EACH(pauses_grow) EACH(a_lease_that_is_over_ends_nothing)
EACH(a_job_that_kills_its_process_is_put_aside) EACH(an_answer_is_kept) EACH(a_claim_is_free_after_a_minute) EACH(after_and_drop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH_TEST(events_are_read_newest_first), EACH_TEST(jobs_belong_to_their_change), EACH_TEST(a_job_of_any_time_is_taken), EACH_TEST(pauses_grow),
        EACH_TEST(a_lease_that_is_over_ends_nothing), EACH_TEST(a_job_that_kills_its_process_is_put_aside),
        EACH_TEST(an_answer_is_kept), EACH_TEST(a_claim_is_free_after_a_minute), EACH_TEST(after_and_drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
