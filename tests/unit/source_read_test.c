/* source_read_test.c - times, amounts and members as other systems write them. */
#include "base_case.h"
#include "base/clock.h"
#include "source/call.h"

static void times(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *text, *utc; } good[] = {
        { "2017-12-12T22:08:01+0100", "2017-12-12T21:08:01.000Z" }, { "2017-12-12T22:08:01+01:00", "2017-12-12T21:08:01.000Z" },
        { "2017-12-12T22:08:01-0530", "2017-12-13T03:38:01.000Z" }, { "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000Z" },
        { "2026-01-02T03:04:05", "2026-01-02T03:04:05.000Z" },      { "2026-01-02 03:04:05", "2026-01-02T03:04:05.000Z" },
        { "2026-01-02T03:04:05.678901Z", "2026-01-02T03:04:05.678Z" }, { "2026-01-02", "2026-01-02T00:00:00.000Z" },
        { "2026-01-02T03:04", "2026-01-02T03:04:00.000Z" },         { "2026-01-02T03:04:05 UTC", "2026-01-02T03:04:05.000Z" },
    };
    static const char *const bad[] = { "", "tomorrow", "2026-13-01", "2026-00-10", "2026-01-32", "2026-01-02T25:00:00", "2026-01-02T03:61:00",
                                       "2026-01-02X03:04:05", "2026-01-02T03:04:05+25:00", "2026-01-02T03:04:05 CET", "0000-01-01", "26-01-02",
                                       "2026-1-2", "2026-01-02T", "2026-01-02T03:04:05+01:0" };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        assert_string_equal(time_text(cx->mem, source_time(good[i].text)), good[i].utc);
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_int_equal(source_time(bad[i]), 0);
    assert_int_equal(source_time(NULL), 0);
    assert_int_equal(source_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), INT64_C(784111777000)); /* RFC 9110 5.6.7 */
    assert_int_equal(source_http_date("1994-11-06"), 0);
    assert_int_equal(source_http_date(NULL), 0);
}

static msec any(struct cx *cx, const char *json)
{
    json_t *j;
    assert_ok(json_read(cx, json, strlen(json), &j));
    return source_time_any(j);
}

static void unix_times(void **state)
{
    struct cx *cx = *state;
    assert_int_equal(any(cx, "1767225600"), INT64_C(1767225600000));
    assert_int_equal(any(cx, "\"1767225600\""), INT64_C(1767225600000));
    assert_int_equal(any(cx, "1767225600123"), INT64_C(1767225600123));
    assert_int_equal(any(cx, "\"2026-01-01T00:00:00Z\""), INT64_C(1767225600000));
    assert_int_equal(any(cx, "-5"), 0);
    assert_int_equal(any(cx, "null"), 0);
    assert_int_equal(any(cx, "9223372036854775807"), 0);
}

static void money_is(struct cx *cx, const char *json, const char *currency, int64_t minor, const char *want)
{
    json_t *j;
    assert_ok(json_read(cx, json, strlen(json), &j));
    struct money m = source_money(j, currency);
    assert_string_equal(m.currency, want);
    assert_int_equal(m.minor, minor);
}

static void amounts(void **state)
{
    struct cx *cx = *state;
    money_is(cx, "\"12.00\"", "USD", 1200, "USD");
    money_is(cx, "\"-10.00\"", "EUR", -1000, "EUR");
    money_is(cx, "\"1200.0\"", "JPY", 1200, "JPY");
    money_is(cx, "\"1.2345\"", "KWD", 1235, "KWD");
    money_is(cx, "\"0.005\"", "USD", 1, "USD");    /* half away from zero */
    money_is(cx, "\"0.0049\"", "USD", 0, "USD");
    money_is(cx, "\"1234567890.10\"", "CZK", INT64_C(123456789010), "CZK");
    money_is(cx, "35.5", "USD", 3550, "USD");
    money_is(cx, "0.1", "USD", 10, "USD");
    money_is(cx, "7", "USD", 700, "USD");
    money_is(cx, "\"90071992547409.93\"", "USD", 0, ""); /* beyond what is taken */
    money_is(cx, "\"1 234,00\"", "USD", 0, "");
    money_is(cx, "\"\"", "USD", 0, "");
    money_is(cx, "\"12.0.0\"", "USD", 0, "");
    money_is(cx, "\"99999999999999999999999999\"", "USD", 0, "");
    money_is(cx, "\"12.00\"", "XXQ", 0, "");
    money_is(cx, "null", "USD", 0, "");
}

static void members(void **state)
{
    struct cx *cx = *state;
    static const char doc[] = "{\"a\":{\"b\":[{\"c\":\"x\"},{\"c\":7,\"d\":1.5}]},\"n\":9007199254740993,\"l\":[[1,2],[3]]}";
    json_t *j;
    assert_ok(json_read(cx, doc, strlen(doc), &j));
    assert_string_equal(source_text(cx, j, "a.b[0].c"), "x");
    assert_string_equal(source_text(cx, j, "a.b[1].c"), "7");
    assert_string_equal(source_text(cx, j, "a.b[-1].d"), "1.5");
    assert_string_equal(source_text(cx, j, "n"), "9007199254740993"); /* never through a double */
    assert_string_equal(source_text(cx, j, "l[1][0]"), "3");
    assert_ptr_equal(source_at(j, ""), j);
    static const char *const nothing[] = { "b", "a.b[2].c", "a.b[-3]", "a.b[x]", "a.b[0", "a..b", "n.x", "a.b.c", "[0]" };
    for (size_t i = 0; i < sizeof(nothing) / sizeof(*nothing); i++)
        assert_null(source_text(cx, j, nothing[i]));
}

static void addresses(void **state)
{
    struct cx *cx = *state;
    assert_string_equal(source_query(cx->mem, "search", "jane@example.com & co", "none", NULL, "page", "2", NULL),
                        "search=jane%40example.com%20%26%20co&page=2");
    assert_string_equal(source_query(cx->mem, NULL), "");
    assert_string_equal(text_percent(cx->mem, "a/b?č~"), "a%2Fb%3F%C4%8D~");
    assert_string_equal(source_basic(cx->mem, "Aladdin", "open sesame"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="); /* RFC 7617 */
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(times), CASE(unix_times), CASE(amounts), CASE(members), CASE(addresses) };
    return cmocka_run_group_tests_name("reading other systems", tests, NULL, NULL);
}
