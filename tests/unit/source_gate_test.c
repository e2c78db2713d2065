/* source_gate_test.c - what all calls of one source share: its circuit, its throttle, answers before jobs, tokens. */
#include "base_case.h"
#include "base/clock.h"
#include "source/gate.h"
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

/* Each test has a source of its own: gates live as long as the process. */
static struct source source_new(struct cx *cx)
{
    static int n;
    return (struct source){ .id = arena_text(cx->mem, "src_gate_%d", ++n), .kind = "test", .name = "Store", .version = 1 };
}

static void rest(int ms)
{
    const struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };
    nanosleep(&t, NULL);
}

static void fail_times(struct cx *cx, const struct source *s, int n)
{
    for (int i = 0; i < n; i++) {
        assert_ok(gate_enter(cx, s, 8));
        gate_leave(cx, s, GATE_FAILED, "It was refused.");
    }
}

static void circuit_opens_and_closes(void **state)
{
    struct cx *cx = *state;
    struct source s = source_new(cx);
    msec until;
    cx->lane = LANE_OUTSIDE;
    fail_times(cx, &s, GATE_FAILS - 1);
    assert_ok(gate_enter(cx, &s, 8));              /* an answer between: the count begins anew */
    gate_leave(cx, &s, GATE_ANSWERED, NULL);
    fail_times(cx, &s, GATE_FAILS);
    assert_false(gate_stands(cx, &s, &until));
    assert_in_range(until, clock_wall(), clock_wall() + GATE_REST_MS);
    err_t e = gate_enter(cx, &s, 8);
    assert_non_null(e);
    assert_int_equal(e->code, E_REMOTE);
    assert_in_range(e->retry, 1, GATE_REST_MS / 1000);
    rest(GATE_REST_MS + 50);
    assert_ok(gate_enter(cx, &s, 8));              /* one may try … */
    assert_code(gate_enter(cx, &s, 8), E_REMOTE);  /* … and nobody beside it */
    gate_leave(cx, &s, GATE_FAILED, "Still.");
    assert_code(gate_enter(cx, &s, 8), E_REMOTE);
    gate_stands(cx, &s, &until);
    assert_true(until > clock_wall() + GATE_REST_MS); /* twice as long */
    struct source changed = s;
    changed.version = 2;                           /* other settings: asked at once */
    assert_ok(gate_enter(cx, &changed, 8));
    gate_leave(cx, &changed, GATE_ANSWERED, NULL);
    assert_true(gate_stands(cx, &changed, &until));
    assert_int_equal(until, 0);
}

/* Eight that were under way fail together: that is one outage, not four of them. */
static void a_burst_of_failures_is_one(void **state)
{
    struct cx *cx = *state;
    struct source s = source_new(cx);
    msec until;
    for (int i = 0; i < 8; i++)
        assert_ok(gate_enter(cx, &s, 8));
    for (int i = 0; i < 8; i++)
        gate_leave(cx, &s, GATE_FAILED, "It was refused.");
    assert_false(gate_stands(cx, &s, &until));
    assert_in_range(until, clock_wall(), clock_wall() + GATE_REST_MS);
}

static void a_person_tries_past_it(void **state)
{
    struct cx *cx = *state;
    struct source s = source_new(cx);
    cx->lane = LANE_OUTSIDE;
    cx->deadline = clock_mono() + 100;
    fail_times(cx, &s, GATE_FAILS);
    gate_hold(cx, &s, 60000);
    assert_code(gate_enter(cx, &s, 8), E_REMOTE);
    gate_again(cx, &s);
    fail_times(cx, &s, 3);
}

static void giving_up_is_no_failure(void **state)
{
    struct cx *cx = *state;
    struct source s = source_new(cx);
    msec until;
    for (int i = 0; i < GATE_FAILS * 2; i++) {
        assert_ok(gate_enter(cx, &s, 8));
        gate_leave(cx, &s, GATE_GAVE_UP, NULL);
    }
    assert_true(gate_stands(cx, &s, &until));
}

static void a_pause_holds_everybody(void **state)
{
    struct cx *cx = *state;
    struct source s = source_new(cx);
    int64_t before = clock_mono();
    cx->lane = LANE_OUTSIDE;
    cx->deadline = before + 5000;
    gate_hold(cx, &s, 300);
    assert_ok(gate_enter(cx, &s, 8));              /* an answer waits, when there is time */
    assert_in_range(clock_mono() - before, 295, 3000);
    gate_leave(cx, &s, GATE_ANSWERED, NULL);
    gate_hold(cx, &s, 60000);
    before = clock_mono();
    err_t e = gate_enter(cx, &s, 8);               /* beyond the deadline: said at once */
    assert_non_null(e);
    assert_in_range(e->retry, 59, 60);
    assert_in_range(clock_mono() - before, 0, 1000);
    cx->lane = LANE_JOB;
    assert_code(gate_enter(cx, &s, 8), E_REMOTE);  /* a job comes again later */
}

static void no_more_than_the_system_takes(void **state)
{
    struct cx *cx = *state;
    struct source s = source_new(cx), other = source_new(cx);
    cx->lane = LANE_OUTSIDE;
    cx->deadline = clock_mono() + 200;
    assert_ok(gate_enter(cx, &s, 2));
    assert_ok(gate_enter(cx, &s, 2));
    assert_ok(gate_enter(cx, &other, 2));
    assert_code(gate_enter(cx, &s, 2), E_REMOTE);  /* its time is over before its turn comes */
    gate_leave(cx, &s, GATE_ANSWERED, NULL);
    cx->deadline = clock_mono() + 200;
    assert_ok(gate_enter(cx, &s, 2));
    gate_leave(cx, &s, GATE_ANSWERED, NULL);
    gate_leave(cx, &s, GATE_ANSWERED, NULL);
    gate_leave(cx, &other, GATE_ANSWERED, NULL);
}

static const struct source *shared;
static _Atomic int order_of_entry, job_at, answer_at;

static void *enter_as(void *lane)
{
    struct cx *cx = case_cx();
    cx->lane = lane ? LANE_OUTSIDE : LANE_JOB;
    cx->deadline = clock_mono() + 5000;
    if (!gate_enter(cx, shared, 1)) {
        *(lane ? &answer_at : &job_at) = ++order_of_entry;
        gate_leave(cx, shared, GATE_ANSWERED, NULL);
    }
    case_end(cx);
    return NULL;
}

static void answers_go_before_jobs(void **state)
{
    struct cx *cx = *state;
    struct source s = source_new(cx);
    pthread_t job, answer;
    shared = &s;
    assert_ok(gate_enter(cx, &s, 1));
    pthread_create(&job, NULL, enter_as, NULL);    /* first in the line */
    rest(100);
    pthread_create(&answer, NULL, enter_as, &s);
    rest(100);
    gate_leave(cx, &s, GATE_ANSWERED, NULL);
    pthread_join(answer, NULL);
    pthread_join(job, NULL);
    assert_int_equal(answer_at, 1);
    assert_int_equal(job_at, 2);
}

/* A store that hangs holds a job for twenty seconds: two of them must not take it from the shoppers. */
static void jobs_leave_a_place_to_answers(void **state)
{
    struct cx *cx = *state;
    struct source s = source_new(cx);
    cx->lane = LANE_JOB;
    cx->deadline = clock_mono() + 200;
    assert_ok(gate_enter(cx, &s, 2));
    assert_code(gate_enter(cx, &s, 2), E_REMOTE);
    cx->lane = LANE_OUTSIDE;
    cx->deadline = clock_mono() + 200;
    assert_ok(gate_enter(cx, &s, 2));
    gate_leave(cx, &s, GATE_ANSWERED, NULL);
    cx->lane = LANE_JOB;
    gate_leave(cx, &s, GATE_ANSWERED, NULL);
    cx->deadline = clock_mono() + 200;
    assert_ok(gate_enter(cx, &s, 2)); /* its place is free again */
    gate_leave(cx, &s, GATE_ANSWERED, NULL);
    assert_ok(gate_enter(cx, &s, 1)); /* the only place is for both */
    gate_leave(cx, &s, GATE_ANSWERED, NULL);
}

static void tokens_end(void **state)
{
    struct cx *cx = *state;
    struct source s = source_new(cx), twin = s;
    assert_null(gate_token(cx, &s, "access"));
    gate_token_keep(cx, &s, "access", "first", 3600);
    gate_token_keep(cx, &s, "access", "second", 3600);
    assert_string_equal(gate_token(cx, &s, "access"), "second");
    cx->who.shop = "shp_other";                    /* the same id in another shop is another source */
    assert_null(gate_token(cx, &twin, "access"));
    cx->who.shop = "shp_1";
    gate_token_keep(cx, &s, "short", "x", 60);     /* renewed a minute before it ends */
    assert_null(gate_token(cx, &s, "short"));
    s.version = 2;                                 /* other settings, other rights */
    assert_null(gate_token(cx, &s, "access"));
    gate_token_keep(cx, &s, "access", "third", 3600);
    gate_token_drop(cx, &s, "access");
    assert_null(gate_token(cx, &s, "access"));
}

/* A look that is under way while the address changes keeps the source as it was: what is given at one address is not sent
   to the other, whoever is first. */
static void tokens_are_of_these_settings(void **state)
{
    struct cx *cx = *state;
    struct source was = source_new(cx), now = was;
    now.version = 2;
    gate_token_keep(cx, &was, "access", "of A", 3600);
    assert_null(gate_token(cx, &now, "access"));
    gate_token_keep(cx, &was, "access", "of A, late", 3600);
    assert_null(gate_token(cx, &now, "access"));
    assert_null(gate_token(cx, &was, "access"));
    gate_token_keep(cx, &now, "access", "of B", 3600);
    assert_null(gate_token(cx, &was, "access"));
    gate_token_drop(cx, &was, "access");
    assert_string_equal(gate_token(cx, &now, "access"), "of B");
    const struct gate_points none = { .left = 0, .most = 2000, .rate = 10 }, all = { .left = 2000, .most = 2000, .rate = 10 };
    gate_points_said(cx, &now, &all);
    gate_points_said(cx, &was, &none);
    assert_int_equal(gate_points_take(cx, &was, 700), 0); /* of A nothing is known any more */
    assert_int_equal(gate_points_take(cx, &now, 700), 0);
    gate_points_back(cx, &was, 700);
    assert_true(gate_points_take(cx, &now, 700) > 0);
    msec until;
    gate_hold(cx, &was, 60000);
    assert_true(gate_stands(cx, &now, &until));
    assert_int_equal(until, 0);
}

/* A system that counts what questions cost: jobs that go at the same moment do not take what is left for shoppers. */
static void jobs_leave_half_of_the_points(void **state)
{
    struct cx *cx = *state;
    struct source s = source_new(cx);
    assert_int_equal(gate_points_take(cx, &s, 700), 0); /* nothing said yet */
    gate_points_back(cx, &s, 700);
    gate_points_said(cx, &s, &(struct gate_points){ .left = 2000, .most = 2000, .rate = 10 });
    assert_int_equal(gate_points_take(cx, &s, 700), 0);
    assert_in_range(gate_points_take(cx, &s, 700), 1, 100); /* 1300 are left beside the first, which is answered soon */
    gate_points_back(cx, &s, 700);
    assert_int_equal(gate_points_take(cx, &s, 700), 0); /* the first was answered and cost less */
    gate_points_said(cx, &s, &(struct gate_points){ .left = 1500, .most = 2000, .rate = 10 });
    gate_points_back(cx, &s, 700); /* 1700 must be left */
    assert_in_range(gate_points_take(cx, &s, 700), 15000, 21000);
    assert_int_equal(gate_points_take(cx, &s, 400), 0);
    gate_points_back(cx, &s, 400);
    gate_points_said(cx, &s, &(struct gate_points){ .left = 2000, .most = 2000, .rate = 10 });
    assert_int_equal(gate_points_take(cx, &s, 1500), 0); /* dearer than half: from a full bucket */
    s.version = 2;                                       /* other settings: another system */
    assert_int_equal(gate_points_take(cx, &s, 1500), 0);
}

static void figures_are_taken_once(void **state)
{
    struct cx *cx = *state;
    struct gate_figures f, mine = { 0 };
    while (gate_figures_take(cx, &f))
        ;
    struct source s = source_new(cx);
    fail_times(cx, &s, 1);
    assert_ok(gate_enter(cx, &s, 8));
    gate_leave(cx, &s, GATE_ANSWERED, NULL);
    gate_hold(cx, &s, 1);
    assert_true(gate_figures_take(cx, &mine));
    assert_string_equal(mine.id, s.id);
    assert_int_equal(mine.calls, 2);
    assert_int_equal(mine.failed, 1);
    assert_int_equal(mine.throttled, 1);
    assert_string_equal(mine.why, "It was refused.");
    assert_false(gate_figures_take(cx, &f));
    gate_figures_back(&mine);                      /* could not be stored: they come again */
    assert_true(gate_figures_take(cx, &f));
    assert_int_equal(f.calls, 2);
    assert_ok(gate_enter(cx, &s, 8));              /* under way while the settings change … */
    fail_times(cx, &s, 2);
    struct source changed = s;
    changed.version = 2;
    assert_ok(gate_enter(cx, &changed, 8));
    gate_leave(cx, &changed, GATE_ANSWERED, NULL);
    gate_leave(cx, &s, GATE_FAILED, "Of the shop before."); /* … it says nothing of what is asked now */
    assert_true(gate_figures_take(cx, &f));
    assert_int_equal(f.version, 2);
    assert_int_equal(f.calls, 1);
    assert_int_equal(f.failed, 0);
    assert_null(f.why);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(circuit_opens_and_closes), CASE(a_burst_of_failures_is_one), CASE(a_person_tries_past_it), CASE(giving_up_is_no_failure), CASE(a_pause_holds_everybody),
        CASE(no_more_than_the_system_takes), CASE(answers_go_before_jobs), CASE(jobs_leave_a_place_to_answers), CASE(tokens_end), CASE(tokens_are_of_these_settings), CASE(jobs_leave_half_of_the_points), CASE(figures_are_taken_once),
    };
    return cmocka_run_group_tests_name("the gate of a source", tests, NULL, NULL);
}
