/* http_load_test.c - that the load generator counts what it should: durations, wrong answers, and above all the wait of
   requests that could not be sent in time, which a closed loop never sees. */
#include "base_case.h"
#include "base/clock.h"
#include "http/http.h"
#include "http/load.h"
#include <string.h>

static int64_t held_until; /* clock_mono(): nothing is answered before */

static void handle(struct http_exchange *ex, void *arg)
{
    (void)arg;
    struct http_answer a = { .status = strcmp(ex->path, "/bad") ? 200 : 500, .type = "application/json" };
    if (!strcmp(ex->path, "/events")) {
        struct buf hello = { 0 };
        struct http_stream *s = http_stream_open(ex, "topic", NULL, NULL);
        buf_text(&hello, "event: hello\ndata: {}\n\n");
        http_stream_prime(s, &hello, 0, 0);
        return;
    }
    a.not_before = held_until;
    buf_text(&a.body, "{\"answer\":42}");
    http_answer(ex, &a);
}

static struct cx test_cx(void) { return (struct cx){ .mem = arena_new(), .now = clock_wall() }; }

static bool ask(void *arg, int connection, struct buf *to)
{
    (void)connection;
    buf_fmt(to, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", (const char *)arg);
    return true;
}

static bool is_right(void *arg, int connection, const struct load_answer *a)
{
    (void)arg, (void)connection;
    return a->status == 200 && a->n == 13 && !strcmp(a->body, "{\"answer\":42}");
}

static struct load_plan plan(const char *path, int connections)
{
    return (struct load_plan){ .port = http_port(),
                               .connections = connections,
                               .within_ms = 10000,
                               .request = ask,
                               .answer = is_right,
                               .arg = (void *)path };
}

static void durations(void **state)
{
    (void)state;
    static struct load_times t;
    assert_int_equal(load_time_at(&t, 0.5), 0);
    for (int64_t us = 1; us <= 200000; us++)
        load_time_add(&t, us);
    assert_in_range(load_time_at(&t, 0.5), 98000, 102000);
    assert_in_range(load_time_at(&t, 0.99), 195000, 201500);
    assert_int_equal(load_time_at(&t, 1), 200000);
    assert_int_equal(t.most, 200000);
    load_time_add(&t, INT64_C(90000000000));
    assert_int_equal(t.most, INT64_C(90000000000));
}

static void closed_loop(void **state)
{
    (void)state;
    struct cx cx = test_cx();
    struct load_plan p = plan("/", 8);
    struct load_result r;
    p.most = 500;
    assert_null(load_run(&cx, &p, &r));
    assert_int_equal(r.good, 500);
    assert_int_equal(r.bad + r.lost, 0);
    assert_int_equal(r.times.n, 500);
    p.arg = (void *)"/bad";
    p.most = 40;
    assert_null(load_run(&cx, &p, &r));
    assert_int_equal(r.good, 0);
    assert_int_equal(r.bad, 40);
    arena_free(cx.mem);
}

/* The server stands still for 500 ms while 100 requests a second are due: half a hundred of them must have waited. */
static void open_loop(void **state)
{
    (void)state;
    struct cx cx = test_cx();
    struct load_plan p = plan("/", 1);
    struct load_result r;
    p.rate = 100;
    p.within_ms = 1000;
    held_until = clock_mono() + 500;
    assert_null(load_run(&cx, &p, &r));
    assert_int_equal(r.bad + r.lost, 0);
    assert_int_equal(r.good, 100); /* those sent late, too */
    assert_true(r.times.most >= 450000);
    assert_true(load_time_at(&r.times, 0.75) >= 150000); /* the middle of the waits is 250 ms */
    p.rate = 0;
    held_until = clock_mono() + 500;
    assert_null(load_run(&cx, &p, &r));
    assert_true(load_time_at(&r.times, 0.75) < 150000); /* the closed loop saw one */
    held_until = 0;
    arena_free(cx.mem);
}

static void hears(void *arg, int stream, int64_t at)
{
    (void)stream, (void)at;
    ++*(int *)arg;
}

static void streams(void **state)
{
    (void)state;
    struct cx cx = test_cx();
    struct load_streams *s;
    int heard = 0;
    assert_null(load_streams_open(&cx, http_port(), 200, ask, (void *)"/events", &s));
    load_streams_hear(s, hears, &heard);
    http_publish("topic", "message", 1, "{}", 0);
    http_publish("topic", "hint", 0, "{}", 0);
    for (int64_t end = clock_mono() + 10000; heard < 200 && clock_mono() < end;)
        load_streams_read(s, 50000);
    assert_int_equal(heard, 200); /* hints are no messages */
    assert_int_equal(load_streams_alive(s), 200);
    http_topic_end("topic");
    for (int64_t end = clock_mono() + 10000; load_streams_alive(s) && clock_mono() < end;)
        load_streams_read(s, 50000);
    assert_int_equal(load_streams_alive(s), 0);
    load_streams_close(s);
    assert_non_null(load_streams_open(&cx, http_port(), 3, ask, (void *)"/bad", &s)); /* refused */
    arena_free(cx.mem);
}

static void nobody(void **state)
{
    (void)state;
    struct cx cx = test_cx();
    struct load_plan p = plan("/", 2);
    struct load_result r;
    struct load_answer a;
    p.port = load_free_port();
    err_t e = load_run(&cx, &p, &r);
    assert_non_null(e);
    assert_int_equal(e->code, E_REMOTE);
    e = load_ask(&cx, p.port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", &a);
    assert_non_null(e);
    assert_null(load_ask(&cx, http_port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n", &a));
    assert_string_equal(a.body, "{\"answer\":42}");
    arena_free(cx.mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(durations), cmocka_unit_test(closed_loop),
                                        cmocka_unit_test(open_loop), cmocka_unit_test(streams),
                                        cmocka_unit_test(nobody) };
    struct cx cx = test_cx();
    if (http_start(&cx, &(struct http_config){ .listen = "127.0.0.1:0", .handle = handle }))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    http_stop(0);
    arena_free(cx.mem);
    return failed;
}
