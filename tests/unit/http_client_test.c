/* http_client_test.c - the client against a server that lies, hangs, breaks off, floods and sends us where
   we must not go; the table of private addresses; lanes, transactions, deadlines and shares. */
#include "base/clock.h"
#include "base/text.h"
#include "http/client.h"
#include "http/client_peer.h"
#include "http_client_peer.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#undef fail                        /* ours, from base.h */

#define FALSE_AT(...) do { print_error(__VA_ARGS__); _fail(__FILE__, __LINE__); } while (0)
#define assert_ok(call) do { err_t e_ = (call); if (e_) FALSE_AT("%s (%s)\n", e_->message, e_->detail ? e_->detail : "-"); } while (0)
#define assert_code(call, want) do { err_t e_ = (call); assert_non_null(e_); assert_int_equal(e_->code, want); } while (0)
#define CASE(fn) cmocka_unit_test_setup_teardown(fn, case_open, case_close)

static struct cx *case_cx(void)
{
    struct cx *cx = calloc(1, sizeof(*cx));
    cx->mem = arena_new();
    return cx;
}

static void case_end(struct cx *cx)
{
    arena_free(cx->mem);
    free(cx);
}

static int case_open(void **state)
{
    *state = case_cx();
    return 0;
}

static int case_close(void **state)
{
    case_end(*state);
    return 0;
}

static struct fake one, two;

static struct cx *outside(void **state)
{
    struct cx *cx = *state;
    cx->lane = LANE_OUTSIDE;
    http_client_start("127.0.0.1");
    return cx;
}

static char *at(struct cx *cx, const struct fake *f, const char *path)
{
    return arena_text(cx->mem, "http://127.0.0.1:%d%s", f->port, path);
}

static err_t get(struct cx *cx, const char *url, struct http_reply *out)
{
    return http_call(cx, &(struct http_call){ .method = "GET", .url = url, .most_ms = 2000 }, out);
}

#define assert_words(call, words) do { err_t w_ = (call); assert_non_null(w_); assert_int_equal(w_->code, E_REMOTE); \
    if (!strstr(w_->message, words)) FALSE_AT("“%s” does not say “%s” (%s)\n", w_->message ? w_->message : "", words, w_->detail ? w_->detail : "-"); } while (0)

/* --- which addresses are private ------------------------------------------------------------------------ */

static void addresses(void **state)
{
    static const char *const closed[] = {
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1",
        "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1",
        "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
        "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:4136:e378::1",
        "2001:10::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1",
        "fe80::1", "febf::1", "fec0::1", "ff02::1", "4000::1",
    };
    static const char *const open[] = {
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
        "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
        "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "2400:cb00::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2003::1",
    };
    (void)state;
    struct peer p;
    for (size_t i = 0; i < sizeof(closed) / sizeof(*closed); i++) {
        assert_true(peer_parse(closed[i], strlen(closed[i]), &p));
        if (!peer_private(&p))
            FALSE_AT("%s counts as public\n", closed[i]);
    }
    for (size_t i = 0; i < sizeof(open) / sizeof(*open); i++) {
        assert_true(peer_parse(open[i], strlen(open[i]), &p));
        if (peer_private(&p))
            FALSE_AT("%s counts as private\n", open[i]);
    }
}

static void urls(void **state)
{
    static const char *const bad[] = {
        "", "x", "//example.com", "ftp://example.com", "file:///etc/passwd", "gopher://example.com", "javascript:alert(1)",
        "http://", "http:///x", "http:/example.com", "https:example.com", "http://user@example.com", "http://user:word@example.com", "http://example.com:99999",
        "http://127.0.0.1", "http://127.1", "http://0x7f.1/", "http://0x7f000001/", "http://2130706433/", "http://017700000001/",
        "http://0/", "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
        "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fe80::1%25eth0]/", "http://localhost", "http://LOCALHOST.",
        "http://a.localhost/", "http://169.254.169.254/latest", "http://10.0.0.1:8080", "http://192.168.0.1/", "http://%31%32%37.0.0.1/",
        "http://exa mple.com", "http://example.com/a b", "http://example.com/\r\nX: y", "http://example.com\t/",
    };
    static const char *const good[] = {
        "http://example.com", "https://example.com:8443/a?b=c#d", "https://8.8.8.8/", "https://[2606:4700::1111]/", "HTTPS://Example.COM/",
    };
    struct cx *cx = *state;
    http_client_start(NULL);
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        err_t e = http_url_check(cx, "url", bad[i]);
        if (!e || e->code != E_INPUT || !text_same(e->field, "url"))
            FALSE_AT("%s was taken\n", bad[i]);
    }
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        assert_ok(http_url_check(cx, "url", good[i]));
}

static void exceptions(void **state)
{
    struct cx *cx = *state;
    const struct { const char *allow, *url; bool taken; } table[] = {
        { "127.0.0.1", "http://127.0.0.1/", true },           { "127.0.0.1:81", "http://127.0.0.1/", false },
        { "127.0.0.1:81", "http://127.0.0.1:81/", true },     { "127.0.0.0/8", "http://127.9.9.9/", true },
        { "10.0.0.0/8, 192.168.0.0/16", "http://192.168.3.4/", true }, { "10.0.0.0/8", "http://192.168.3.4/", false },
        { "[::1]:8080", "http://[::1]:8080/", true },         { "[::1]:8080", "http://[::1]/", false },
        { "::1", "http://[::1]/", true },                     { "fd00::/8", "http://[fd12::1]/", true },
        { "localhost", "http://localhost:3000/", true },      { "localhost:3000", "http://localhost:3001/", false },
        { "LocalHost:3000", "http://LOCALHOST:3000/", true }, { "169.254.0.0/16", "http://10.0.0.1/", false },
        { "0.0.0.0/0", "http://10.0.0.1/", true },            { "0.0.0.0/0", "http://[::1]/", false },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        http_client_start(table[i].allow);
        if (!http_url_check(cx, "url", table[i].url) != table[i].taken)
            FALSE_AT("%s with %s allowed: wrong\n", table[i].url, table[i].allow);
    }
    http_client_start(NULL);
}

static void blocks(void **state)
{
    struct cx *cx = *state;
    assert_string_equal(peer_block(cx->mem, "203.0.113.7"), "203.0.113.7");
    assert_string_equal(peer_block(cx->mem, "::ffff:203.0.113.7"), "203.0.113.7");
    assert_string_equal(peer_block(cx->mem, "2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
    assert_string_equal(peer_block(cx->mem, "2001:DB8:1:2::9"), "2001:db8:1:2::/64");
    assert_string_equal(peer_block(cx->mem, NULL), "");
}

/* --- calls ------------------------------------------------------------------------------------------------ */

static void plain_call(void **state)
{
    struct cx *cx = outside(state);
    struct http_reply r;
    assert_ok(get(cx, at(cx, &one, "/ok"), &r));
    assert_int_equal(r.status, 200);
    assert_string_equal(r.body, "hello");
    assert_int_equal(r.body_n, 5);
    assert_string_equal(r.type, "text/plain");
    assert_ok(get(cx, at(cx, &one, "/busy"), &r));
    assert_int_equal(r.status, 429);
    assert_string_equal(r.retry_after, "7");
    assert_ok(get(cx, at(cx, &one, "/fields"), &r));
    assert_int_equal(r.fields.n, 4);                       /* the line that is not UTF-8 is dropped */
    assert_string_equal(r.fields.at[0], "x-two: one");
    assert_string_equal(r.fields.at[1], "x-two: two");
    assert_string_equal(r.type, "application/json");
}

static void what_is_sent(void **state)
{
    struct cx *cx = outside(state);
    struct http_reply r;
    const char *fields[] = { "Authorization: Bearer t0p", "Content-Type: application/json", "X-Shop: a", NULL };
    assert_ok(http_call(cx, &(struct http_call){ .method = "POST", .url = at(cx, &one, "/ok"), .fields = fields, .body = "{\"a\":1}", .body_n = 7 }, &r));
    assert_true(text_starts(one.seen, "POST /ok HTTP/1.1\r\n"));
    assert_non_null(strstr(one.seen, "Authorization: Bearer t0p\r\n"));
    assert_non_null(strstr(one.seen, "\r\n\r\n{\"a\":1}"));
    assert_null(strcasestr(one.seen, "expect:"));
    assert_null(strstr(one.seen, "urlencoded"));
    const char *split[] = { "X-A: b\r\nX-B: c", NULL };
    assert_code(http_call(cx, &(struct http_call){ .method = "GET", .url = at(cx, &one, "/ok"), .fields = split }, &r), E_INPUT);
    assert_code(http_call(cx, &(struct http_call){ .method = "GET / HTTP/1.1\r\nX", .url = at(cx, &one, "/ok") }, &r), E_INTERNAL);
}

static void private_refused(void **state)
{
    struct cx *cx = outside(state);
    struct http_reply r;
    int before = one.calls;
    http_client_start(NULL);
    const char *names[] = { "127.0.0.1", "localhost", "127.1", "0x7f000001", "[::ffff:127.0.0.1]", "0", "ip6-localhost" };
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        assert_code(get(cx, arena_text(cx->mem, "http://%s:%d/ok", names[i], one.port), &r), E_REMOTE);
    char host[256] = { 0 };
    gethostname(host, sizeof(host) - 1);                  /* resolves to a private address where it resolves at all */
    assert_code(get(cx, arena_text(cx->mem, "http://%s:%d/ok", host, one.port), &r), E_REMOTE);
    assert_int_equal(one.calls, before);
    http_client_start("localhost");
    assert_ok(get(cx, arena_text(cx->mem, "http://localhost:%d/ok", one.port), &r));
    assert_code(get(cx, at(cx, &one, "/ok"), &r), E_REMOTE);   /* the name is allowed, the number is not */
}

static void liars(void **state)
{
    struct cx *cx = outside(state);
    struct http_reply r = { .status = 7 };
    assert_words(get(cx, at(cx, &one, "/reset"), &r), "did not answer");
    assert_words(get(cx, at(cx, &one, "/half"), &r), "did not answer");
    assert_words(get(cx, at(cx, &one, "/garbage"), &r), "did not answer");
    assert_words(get(cx, at(cx, &one, "/nine"), &r), "did not answer");
    assert_words(get(cx, at(cx, &one, "/heads"), &r), "header was too large");
    assert_code(get(cx, at(cx, &one, "/head-long"), &r), E_REMOTE);
    assert_code(get(cx, at(cx, &one, "/interim"), &r), E_REMOTE);
    assert_words(get(cx, "http://127.0.0.1:1/", &r), "could not be reached");
    assert_code(get(cx, "http://nowhere.invalid/", &r), E_REMOTE);
    assert_int_equal(r.status, 7);                        /* outputs are untouched on failure */
}

static void floods(void **state)
{
    struct cx *cx = outside(state);
    struct http_reply r;
    const char *paths[] = { "/big", "/big-said", "/big-chunks" };
    for (size_t i = 0; i < 3; i++) {
        int64_t began = clock_mono();
        assert_words(http_call(cx, &(struct http_call){ .method = "GET", .url = at(cx, &one, paths[i]), .most_bytes = 100000 }, &r), "too large");
        assert_true(clock_mono() - began < 1500);
    }
    assert_words(get(cx, at(cx, &one, "/big"), &r), "too large");     /* 8 MB unless said otherwise */
    assert_ok(http_call(cx, &(struct http_call){ .method = "GET", .url = at(cx, &one, "/ok"), .most_bytes = 5 }, &r));
    assert_words(http_call(cx, &(struct http_call){ .method = "GET", .url = at(cx, &one, "/ok"), .most_bytes = 4 }, &r), "too large");
}

static void deadlines(void **state)
{
    struct cx *cx = outside(state);
    struct http_reply r;
    int64_t began = clock_mono();
    assert_words(http_call(cx, &(struct http_call){ .method = "GET", .url = at(cx, &one, "/hang"), .most_ms = 300 }, &r), "did not answer in 0.3 seconds");
    assert_words(http_call(cx, &(struct http_call){ .method = "GET", .url = at(cx, &one, "/drip"), .most_ms = 300 }, &r), "did not answer in 0.3 seconds");
    assert_true(clock_mono() - began < 1200);
    cx->deadline = (began = clock_mono()) + 200;
    assert_words(http_call(cx, &(struct http_call){ .method = "GET", .url = at(cx, &one, "/hang"), .most_ms = 9000 }, &r), "did not answer");
    assert_true(clock_mono() - began < 700);
    assert_code(get(cx, at(cx, &one, "/ok"), &r), E_REMOTE);          /* the time is over */
    cx->deadline = 0;
}

static void redirects(void **state)
{
    struct cx *cx = outside(state);
    struct http_reply r;
    assert_ok(get(cx, at(cx, &one, "/once"), &r));
    assert_int_equal(r.status, 302);                      /* not followed unless asked for */
    struct http_call call = { .method = "GET", .url = at(cx, &one, "/once"), .most_redirects = 3 };
    assert_ok(http_call(cx, &call, &r));
    assert_string_equal(r.body, "hello");
    const char *bad[] = { "/metadata", "/file", "/gopher", "/private-name", "/loop" };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        call.url = at(cx, &one, bad[i]);
        assert_words(http_call(cx, &call, &r), "sent us");
    }
    int before = one.calls;
    call.url = at(cx, &one, "/loop");
    assert_words(http_call(cx, &call, &r), "more than 3 times");
    assert_int_equal(one.calls - before, 4);
}

static void redirects_keep_and_drop(void **state)
{
    struct cx *cx = outside(state);
    struct http_reply r;
    const char *fields[] = { "Authorization: Bearer t0p", "X-Shop-Token: t1p", "Cookie: a=b", "X-Plain: yes", NULL };
    struct http_call call = { .method = "POST", .url = at(cx, &one, "/see"), .fields = fields, .body = "b", .body_n = 1, .most_redirects = 1 };
    assert_ok(http_call(cx, &call, &r));
    assert_true(text_starts(one.seen, "GET /ok "));
    assert_non_null(strstr(one.seen, "Bearer t0p"));      /* the same server */
    call.url = at(cx, &one, "/keep");
    assert_ok(http_call(cx, &call, &r));
    assert_true(text_starts(one.seen, "POST /ok "));
    assert_non_null(strstr(one.seen, "\r\n\r\nb"));
    one.other = &two;
    call.url = at(cx, &one, "/away");
    assert_ok(http_call(cx, &call, &r));
    assert_true(text_starts(two.seen, "GET /ok "));
    assert_null(strstr(two.seen, "t0p"));
    assert_null(strstr(two.seen, "t1p"));
    assert_null(strcasestr(two.seen, "cookie"));
    assert_non_null(strstr(two.seen, "X-Plain: yes"));
}

static void environment(void **state)
{
    struct cx *cx = outside(state);
    struct http_reply r;
    setenv("http_proxy", "http://127.0.0.1:1", 1);
    setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
    assert_ok(get(cx, at(cx, &one, "/ok"), &r));
    unsetenv("http_proxy");
    unsetenv("ALL_PROXY");
}

static void lanes(void **state)
{
    struct cx *cx = outside(state);
    struct http_reply r;
    int before = one.calls;
    cx->lane = LANE_INSIDE;
    assert_code(get(cx, at(cx, &one, "/ok"), &r), E_OUTSIDE);
    cx->wrote = true;
    assert_code(get(cx, at(cx, &one, "/ok"), &r), E_INTERNAL);        /* to run again would write twice */
    cx->lane = LANE_OUTSIDE;
    assert_code(get(cx, at(cx, &one, "/ok"), &r), E_INTERNAL);
    assert_int_equal(one.calls, before);
    cx->lane = LANE_JOB;                                  /* its claim is a write */
    assert_ok(get(cx, at(cx, &one, "/ok"), &r));
    cx->in_tx = 1;
    assert_code(get(cx, at(cx, &one, "/ok"), &r), E_INTERNAL);
    cx->in_tx = 0;
}

/* --- shares ------------------------------------------------------------------------------------------------- */

static atomic_int refused, timed_out;

static void *hang(void *arg)
{
    (void)arg;
    struct cx *cx = case_cx();
    struct http_reply r;
    cx->lane = LANE_OUTSIDE;
    err_t e = http_call(cx, &(struct http_call){ .method = "GET", .url = at(cx, &one, "/hang"), .most_ms = 800, .share = "shp_slow" }, &r);
    atomic_fetch_add(e && strstr(e->message, "Too many") ? &refused : &timed_out, 1);
    case_end(cx);
    return NULL;
}

static void shares_are_fair(void **state)
{
    struct cx *cx = outside(state);
    struct http_reply r;
    pthread_t t[40];
    for (size_t i = 0; i < 40; i++)
        pthread_create(&t[i], NULL, hang, NULL);
    usleep(400000);
    int64_t began = clock_mono();
    assert_ok(http_call(cx, &(struct http_call){ .method = "GET", .url = at(cx, &one, "/ok"), .share = "shp_other" }, &r));
    assert_true(clock_mono() - began < 300);
    for (size_t i = 0; i < 40; i++)
        pthread_join(t[i], NULL);
    assert_int_equal(refused, 8);
    assert_int_equal(timed_out, 32);
    assert_ok(http_call(cx, &(struct http_call){ .method = "GET", .url = at(cx, &one, "/ok"), .share = "shp_slow" }, &r));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(addresses), CASE(urls), CASE(exceptions), CASE(blocks), CASE(plain_call), CASE(what_is_sent),
        CASE(private_refused), CASE(liars), CASE(floods), CASE(deadlines), CASE(redirects), CASE(redirects_keep_and_drop),
        CASE(environment), CASE(lanes), CASE(shares_are_fair),
    };
    fake_start(&one);
    fake_start(&two);
    return cmocka_run_group_tests_name("http client", tests, NULL, NULL);
}
