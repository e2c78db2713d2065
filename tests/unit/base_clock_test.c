/* base_clock_test.c - civil days, times as text and back. */
#include "base_case.h"
#include "base/clock.h"

static void clocks_run(void **state)
{
    (void)state;
    int64_t a = clock_mono(), b = clock_mono();
    assert_true(b >= a);
    assert_true(clock_wall() > INT64_C(1600000000000));
}

static void days(void **state)
{
    (void)state;
    assert_int_equal(day_from_civil(1970, 1, 1), 0);
    assert_int_equal(day_from_civil(1969, 12, 31), -1);
    assert_int_equal(day_from_civil(2000, 3, 1), 11017);
    assert_int_equal(day_from_civil(0, 3, 1), -719468);
    assert_int_equal(day_from_civil(2026, 11, 21), 20778);
    int64_t y;
    unsigned m, d;
    for (int64_t day = -1000000; day <= 3000000; day += 1) {
        day_to_civil(day, &y, &m, &d);
        if (day_from_civil(y, m, d) != day || m < 1 || m > 12 || d < 1 || d > 31)
            fail_msg("day %lld", (long long)day);
    }
    day_to_civil(11016, &y, &m, &d);
    assert_true(y == 2000 && m == 2 && d == 29);
    day_to_civil(day_from_civil(1900, 2, 28) + 1, &y, &m, &d);
    assert_true(m == 3 && d == 1);
}

static void times_as_text(void **state)
{
    struct cx *cx = *state;
    assert_string_equal(time_text(cx->mem, 0), "1970-01-01T00:00:00.000Z");
    assert_string_equal(time_text(cx->mem, -1), "1969-12-31T23:59:59.999Z");
    assert_string_equal(time_text(cx->mem, cx->now), "2026-11-21T09:30:00.000Z");
    assert_string_equal(time_text(cx->mem, INT64_C(951782400123)), "2000-02-29T00:00:00.123Z");
    assert_string_equal(time_text(cx->mem, INT64_MAX), "9999-12-31T23:59:59.999Z");
    assert_string_equal(time_text(cx->mem, INT64_MIN), "0000-01-01T00:00:00.000Z");
}

static void times_are_read(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *text; msec t; } good[] = {
        { "1970-01-01T00:00:00Z", 0 }, { "2026-11-21T09:30:00.000Z", INT64_C(1795253400000) },
        { "2026-11-21T09:30:00Z", INT64_C(1795253400000) }, { "2026-11-21t09:30:00z", INT64_C(1795253400000) },
        { "2026-11-21 09:30:00Z", INT64_C(1795253400000) }, { "2026-11-21T10:30:00+01:00", INT64_C(1795253400000) },
        { "2026-11-20T23:00:00-10:30", INT64_C(1795253400000) }, { "2026-11-21T09:30:00.5Z", INT64_C(1795253400500) },
        { "2026-11-21T09:30:00.1239999999999999999Z", INT64_C(1795253400123) }, { "2026-11-21T09:30:00-00:00", INT64_C(1795253400000) },
        { "2026-11-21", INT64_C(1795219200000) }, { "1969-12-31T23:59:59.999Z", -1 }, { "2000-02-29", INT64_C(951782400000) },
        { "2016-12-31T23:59:60Z", INT64_C(1483228800000) }, { "2016-12-31T18:59:60.25-05:00", INT64_C(1483228800250) },
        { "0000-01-01", INT64_C(-62167219200000) }, { "9999-12-31T23:59:59.999Z", INT64_C(253402300799999) },
    };
    static const char *const bad[] = {
        "", "2026", "2026-11", "2026-13-01", "2026-00-01", "2026-11-00", "2026-11-31", "2026-02-29", "1900-02-29",
        "2026-11-21T", "2026-11-21T09", "2026-11-21T09:30", "2026-11-21T09:30:00", "2026-11-21T24:00:00Z",
        "2026-11-21T09:60:00Z", "2026-11-21T09:30:61Z", "2026-11-21T09:30:60Z", "2026-11-21T09:30:00.Z",
        "2026-11-21T09:30:00+1:00", "2026-11-21T09:30:00+24:00", "2026-11-21T09:30:00+01:60", "2026-11-21T09:30:00+0100",
        "2026-11-21T09:30:00ZZ", "2026-11-21T09:30:00Z ", " 2026-11-21", "2026-11-21 ", "26-11-21", "+2026-11-21",
        "2026/11/21", "2026-1-21", "21.11.2026", "٢٠٢٦-11-21", "2026-11-21T09:30:00,5Z", "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01", "now", "1795253400000",
    };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
        msec t = 1;
        assert_ok(time_parse(cx, good[i].text, &t));
        if (t != good[i].t)
            fail_msg("%s: %lld", good[i].text, (long long)t);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        msec t = 77;
        err_t e = time_parse(cx, bad[i], &t);
        if (!e || e->code != E_INPUT || t != 77)
            fail_msg("\"%s\" was taken", bad[i]);
    }
    msec t = 77;
    assert_code(time_parse(cx, NULL, &t), E_INPUT);
}

static void text_and_back(void **state)
{
    struct cx *cx = *state;
    for (int64_t t = INT64_C(-62167219200000); t < INT64_C(253402300799999); t += INT64_C(7777777777777) / 10) {
        msec back;
        char text[TIME_TEXT];
        time_put(text, t);
        assert_ok(time_parse(cx, text, &back));
        assert_int_equal(back, t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(clocks_run), CASE(days), CASE(times_as_text), CASE(times_are_read), CASE(text_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
