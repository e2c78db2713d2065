/* base_zone_test.c - time zones: known jumps, the far future, and agreement with libc for every zone there is. */
#include "base_case.h"
#include "base/clock.h"
#include <ftw.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

#define HOUR INT64_C(3600000)

static msec at(const char *text)
{
    struct cx *cx = case_cx();
    msec t = 0;
    assert_ok(time_parse(cx, text, &t));
    case_end(cx);
    return t;
}

/* The offset in hours at a UTC time. */
static double hours(const char *zone, const char *text)
{
    return (double)zone_offset(zone, at(text)) / (double)HOUR;
}

static void names(void **state)
{
    (void)state;
    static const char *const good[] = { "UTC", "Europe/Prague", "America/New_York", "America/Argentina/Buenos_Aires",
        "Etc/GMT+5", "Etc/GMT-14", "EST5EDT", "America/Port-au-Prince", "GMT0" };
    static const char *const bad[] = { "", "Europe", "Europe/", "/Europe/Prague", "../zoneinfo/UTC", "Europe/../UTC", "Europe//Prague",
        "./UTC", "/etc/passwd", "../../../etc/passwd", "Europe/Prague\n", "Europe/Atlantis", "europe/prague ", "tzdata.zi",
        "zone.tab", "right/Europe/Prague", "posix/Europe/Prague", "localtime", "leapseconds", "a b", "UTC;", "Česko",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        if (!zone_exists(good[i]))
            fail_msg("%s", good[i]);
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        if (zone_exists(bad[i]))
            fail_msg("%s", bad[i]);
    assert_false(zone_exists(NULL));
    assert_int_equal(zone_offset("Europe/Atlantis", 0), 0);
    assert_int_equal(zone_offset(NULL, 0), 0);
    assert_int_equal(zone_day(NULL, -1), -1);
    assert_int_equal(zone_to_utc("nowhere", 12345), 12345);
}

static void jumps(void **state)
{
    (void)state;
    assert_true(hours("Europe/Prague", "2026-03-29T00:59:59Z") == 1);
    assert_true(hours("Europe/Prague", "2026-03-29T01:00:00Z") == 2);
    assert_true(hours("Europe/Prague", "2026-10-25T00:59:59.999Z") == 2);
    assert_true(hours("Europe/Prague", "2026-10-25T01:00:00Z") == 1);
    assert_true(hours("America/New_York", "2026-03-08T06:59:59Z") == -5);
    assert_true(hours("America/New_York", "2026-03-08T07:00:00Z") == -4);
    assert_true(hours("America/New_York", "2026-11-01T05:59:59Z") == -4);
    assert_true(hours("America/New_York", "2026-11-01T06:00:00Z") == -5);
    assert_true(hours("Asia/Kathmandu", "2026-01-01") == 5.75);
    assert_true(hours("Asia/Kolkata", "2026-07-01") == 5.5);
    assert_true(hours("Australia/Lord_Howe", "2026-01-01") == 11);
    assert_true(hours("Australia/Lord_Howe", "2026-07-01") == 10.5);
    assert_true(hours("Europe/Dublin", "2026-07-01") == 1 && hours("Europe/Dublin", "2026-01-01") == 0);
    assert_true(hours("Pacific/Apia", "2011-12-30T09:59:59Z") == -10 && hours("Pacific/Apia", "2011-12-30T10:00:00Z") == 14);
    assert_true(hours("UTC", "2026-07-01") == 0 && hours("Etc/GMT+5", "2026-07-01") == -5);
}

static void after_the_table(void **state)
{
    (void)state;
    assert_true(hours("Europe/Prague", "2050-01-15") == 1 && hours("Europe/Prague", "2050-07-15") == 2);
    assert_true(hours("Europe/Prague", "2050-03-27T00:59:59Z") == 1 && hours("Europe/Prague", "2050-03-27T01:00:00Z") == 2);
    assert_true(hours("Europe/Prague", "2050-10-30T00:59:59Z") == 2 && hours("Europe/Prague", "2050-10-30T01:00:00Z") == 1);
    assert_true(hours("America/New_York", "2099-07-15") == -4 && hours("America/New_York", "2099-12-15") == -5);
    assert_true(hours("America/New_York", "2050-03-13T06:59:59Z") == -5 && hours("America/New_York", "2050-03-13T07:00:00Z") == -4);
    assert_true(hours("Asia/Jerusalem", "2060-07-15") == 3 && hours("Asia/Jerusalem", "2060-01-15") == 2);
    assert_true(hours("Australia/Sydney", "2060-01-15") == 11 && hours("Australia/Sydney", "2060-07-15") == 10);
    assert_true(hours("Asia/Tokyo", "2500-01-15") == 9);
    assert_true(hours("America/Nuuk", "2060-01-15") == -2 && hours("America/Nuuk", "2060-07-15") == -1);
    assert_true(hours("Africa/Casablanca", "2099-01-15") == 1);
    assert_true(hours("Europe/Prague", "9999-07-15") == 2);
    zone_offset("Europe/Prague", INT64_MAX);          /* no overflow */
    zone_offset("Europe/Prague", INT64_MIN);
    zone_day("Europe/Prague", INT64_MAX);
    zone_to_utc("Europe/Prague", INT64_MIN);
    zone_to_utc("Europe/Prague", INT64_MAX);
}

static void days_of_a_zone(void **state)
{
    (void)state;
    assert_int_equal(zone_day("Europe/Prague", at("2026-11-21T22:59:59.999Z")), day_from_civil(2026, 11, 21));
    assert_int_equal(zone_day("Europe/Prague", at("2026-11-21T23:00:00Z")), day_from_civil(2026, 11, 22));
    assert_int_equal(zone_day("America/New_York", at("2026-11-21T04:59:59Z")), day_from_civil(2026, 11, 20));
    assert_int_equal(zone_day("Pacific/Kiritimati", at("2026-11-21T10:00:00Z")), day_from_civil(2026, 11, 22));
    assert_int_equal(zone_day("America/New_York", 0), -1);
}

static void readings(void **state)
{
    (void)state;
    /* "local" is the wall clock written as if it were UTC */
    assert_int_equal(zone_to_utc("Europe/Prague", at("2026-11-21T10:30:00Z")), at("2026-11-21T09:30:00Z"));
    assert_int_equal(zone_to_utc("Europe/Prague", at("2026-03-29T01:59:59Z")), at("2026-03-29T00:59:59Z"));
    assert_int_equal(zone_to_utc("Europe/Prague", at("2026-03-29T02:00:00Z")), at("2026-03-29T01:00:00Z"));
    assert_int_equal(zone_to_utc("Europe/Prague", at("2026-03-29T02:30:00Z")), at("2026-03-29T01:30:00Z"));
    assert_int_equal(zone_to_utc("Europe/Prague", at("2026-03-29T03:00:00Z")), at("2026-03-29T01:00:00Z"));
    assert_int_equal(zone_to_utc("Europe/Prague", at("2026-10-25T02:30:00Z")), at("2026-10-25T00:30:00Z"));
    assert_int_equal(zone_to_utc("Europe/Prague", at("2026-10-25T03:00:00Z")), at("2026-10-25T02:00:00Z"));
    assert_int_equal(zone_to_utc("America/New_York", at("2026-03-08T02:30:00Z")), at("2026-03-08T07:30:00Z"));
    assert_int_equal(zone_to_utc("America/New_York", at("2026-11-01T01:30:00Z")), at("2026-11-01T05:30:00Z"));
    assert_int_equal(zone_to_utc("America/New_York", at("2050-11-06T01:30:00Z")), at("2050-11-06T05:30:00Z"));
    assert_int_equal(zone_to_utc("Pacific/Apia", at("2011-12-30T12:00:00Z")), at("2011-12-30T22:00:00Z"));
    assert_int_equal(zone_to_utc("Pacific/Apia", at("2011-12-31T12:00:00Z")), at("2011-12-30T22:00:00Z"));
    /* midnight that does not exist: the day begins at 01:00 */
    assert_int_equal(zone_to_utc("America/Sao_Paulo", at("2018-11-04T00:00:00Z")), at("2018-11-04T03:00:00Z"));
    for (msec t = at("2020-01-01"); t < at("2045-01-01"); t += 7 * HOUR + 1234) {     /* there and back */
        static const char *const zones[] = { "Europe/Prague", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin", "America/Nuuk" };
        for (size_t i = 0; i < 5; i++) {
            msec back = zone_to_utc(zones[i], t + zone_offset(zones[i], t));
            if (back != t && zone_offset(zones[i], back) <= zone_offset(zones[i], t))  /* only the first of two */
                fail_msg("%s %lld", zones[i], (long long)t);
        }
    }
}

static int compared;

static int compare(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    const char *name = path + strlen("/usr/share/zoneinfo/");
    (void)st, (void)ftw;
    if (kind != FTW_F || !zone_exists(name))
        return 0;
    setenv("TZ", name, 1);
    tzset();
    for (time_t t = -2500000000; t < 6000000000; t += 1234567) {
        struct tm local;
        localtime_r(&t, &local);
        if (zone_offset(name, (msec)t * 1000) != (msec)local.tm_gmtoff * 1000)
            fail_msg("%s at %lld: %lld, libc says %ld", name, (long long)t, (long long)zone_offset(name, (msec)t * 1000) / 1000, local.tm_gmtoff);
    }
    compared++;
    return 0;
}

static void libc_agrees(void **state)
{
    (void)state;
    nftw("/usr/share/zoneinfo", compare, 16, 0);
    assert_true(compared > 300);
}

static void *ask(void *arg)
{
    static const char *const zones[] = { "Asia/Tokyo", "Asia/Seoul", "Asia/Almaty", "Asia/Dubai", "Asia/Baku", "Nowhere/X" };
    int64_t *sum = arg;
    for (int i = 0; i < 6000; i++)
        *sum += zone_offset(zones[i % 6], 0);
    return NULL;
}

static void threads_share_the_table(void **state)
{
    (void)state;
    pthread_t threads[8];
    int64_t sums[8] = { 0 };
    for (int i = 0; i < 8; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, ask, &sums[i]), 0);
    for (int i = 0; i < 8; i++)
        pthread_join(threads[i], NULL);
    for (int i = 1; i < 8; i++)
        assert_int_equal(sums[i], sums[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(threads_share_the_table), CASE(names), CASE(jumps), CASE(after_the_table), CASE(days_of_a_zone), CASE(readings), CASE(libc_agrees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
