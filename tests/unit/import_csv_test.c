/* import_csv_test.c - the CSV reader, and dates as spreadsheets write them. */
#include "base_case.h"
#include "base/clock.h"
#include "base/text.h"
#include "import/room.h"
#include <stdio.h>
#include <unistd.h>
#include <zlib.h>

/* All rows as "field|field" joined by "/"; a bad row is "!line". */
static char *rows_of(struct cx *cx, const char *text, size_t n)
{
    struct csv *c;
    struct csv_row r;
    bool end;
    char *all = arena_copy(cx->mem, "");
    assert_ok(csv_bytes(cx, text, n, &c));
    for (;;) {
        assert_ok(csv_next(c, &r, &end));
        if (end)
            break;
        all = arena_text(cx->mem, "%s%s", all, *all ? "/" : "");
        if (r.bad)
            all = arena_text(cx->mem, "%s!%lld", all, (long long)r.line);
        for (size_t i = 0; i < r.n; i++)
            all = arena_text(cx->mem, "%s%s%s", all, i ? "|" : "", r.field[i]);
    }
    csv_close(c);
    csv_close(c);
    return all;
}
#define ROWS(text, want) assert_string_equal(rows_of(cx, text, sizeof(text) - 1), want)

static void rows(void **state)
{
    struct cx *cx = *state;
    ROWS("", "");
    ROWS("\n\r\n\r", "");
    ROWS("a,b\n1,2\n", "a|b/1|2");
    ROWS("a,b\r\n1,2", "a|b/1|2");
    ROWS("a,b\r1,2\r", "a|b/1|2");
    ROWS("\xef\xbb\xbf" "a;b\n1,5;2\n", "a|b/1,5|2");
    ROWS("a\tb\n1\t2\n", "a|b/1|2");
    ROWS("sep=;\na;b,c,d\n", "a|b,c,d");
    ROWS("a,b\n\"x\ny\",\"say \"\"hi\"\"\"\n", "a|b/x\ny|say \"hi\"");
    ROWS("a,b\n,\n\"\",\"\"\n", "a|b/|/|");
    ROWS("a,b\nit's \"quoted\" inside,2\n", "a|b/it's \"quoted\" inside|2");
    ROWS("a,\"b,c\"\n", "a|b,c");
    ROWS("a,b\n\n\n1,2\n", "a|b/1|2");
}

static void bad_rows(void **state)
{
    struct cx *cx = *state;
    ROWS("a,b\n\"x\" y,2\n3,4\n", "a|b/!2/3|4");
    ROWS("a,b\n1,\"never\n3,4\n5,6\n", "a|b/!2/3|4/5|6");
    ROWS("a,b\n\xff,2\n3,4\n", "a|b/!2/3|4");
    ROWS("a,b\n1\0,2\n3,4\n", "a|b/!2/3|4");
    ROWS("a,b\n\"x\n\ny\n", "a|b/!2/y");
    struct csv *c;
    assert_code(csv_bytes(cx, "\xff\xfe" "a\0", 4, &c), E_INPUT);
    assert_code(csv_open(cx, "/nowhere/at.all", &c), E_INPUT);
    struct buf b = { 0 };
    buf_text(&b, "a,b\n");
    for (int i = 0; i < 1200; i++)
        for (int k = 0; k < 10; k++)
            buf_text(&b, "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789");
    buf_text(&b, "\n3,4\n");
    assert_string_equal(rows_of(cx, b.at, b.n), "a|b/!2/3|4");
    b.n = 0;
    for (int i = 0; i < 2500; i++)
        buf_text(&b, ",");
    buf_text(&b, "\n3,4\n");
    assert_string_equal(rows_of(cx, b.at, b.n), "!1/3|4");
    buf_free(&b);
}

/* Large, packed, and cut off: every row that is there is read, and the damage is said. */
static void packed(void **state)
{
    struct cx *cx = *state;
    char path[] = "/tmp/wismo-csv-XXXXXX";
    int fd = mkstemp(path);
    gzFile z = gzdopen(fd, "wb");
    for (int i = 0; i < 50000; i++)
        gzprintf(z, "%d,\"line %d\nwith more\",%d\n", i, i, i * 7919 % 10007);
    gzclose(z);
    struct csv *c;
    struct csv_row r;
    bool end = false;
    assert_ok(csv_open(cx, path, &c));
    for (int i = 0;; i++) {
        assert_ok(csv_next(c, &r, &end));
        if (end) {
            assert_int_equal(i, 50000);
            break;
        }
        assert_null(r.bad);
        assert_int_equal(r.line, 1 + 2 * i);
        assert_string_equal(r.field[0], arena_text(cx->mem, "%d", i));
    }
    csv_close(c);
    assert_int_equal(truncate(path, 60000), 0);
    assert_ok(csv_open(cx, path, &c));
    err_t e = NULL;
    int seen = 0;
    for (end = false; !e && !end; seen++)
        e = csv_next(c, &r, &end);
    assert_non_null(e);
    assert_int_equal(e->code, E_INPUT);
    assert_true(seen > 100 && seen < 50000);
    unlink(path);
}

static const char *read_date(struct cx *cx, const char *format, const char *const *column, size_t n, const char *text)
{
    struct date_form form = { 0 };
    struct date d;
    for (size_t i = 0; i < n; i++)
        date_look(cx->mem, &form, column[i]);
    err_t e = format ? NULL : date_settle(cx, &form, "f.csv", "placed");
    if (!e)
        e = date_read(cx, &form, format, "Europe/Prague", "placed", text, &d);
    if (e)
        return arena_text(cx->mem, "! %s", e->field);
    return !d.at ? "-" : arena_text(cx->mem, "%s%s%s", time_text(cx->mem, d.at), d.day_only ? " day" : "", d.zone_guessed ? " zone" : "");
}
#define DATE(text, want) assert_string_equal(read_date(cx, NULL, NULL, 0, text), want)
#define COLUMN(text, want, ...) assert_string_equal(read_date(cx, NULL, (const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *), text), want)
#define FORMAT(format, text, want) assert_string_equal(read_date(cx, format, NULL, 0, text), want)

static void dates(void **state)
{
    struct cx *cx = *state;
    DATE("", "-");
    DATE("2026-03-05", "2026-03-04T23:00:00.000Z day zone");
    DATE("2026-07-05 10:15", "2026-07-05T08:15:00.000Z zone");
    DATE("2026-07-05T10:15:30.5Z", "2026-07-05T10:15:30.500Z");
    DATE("2026-07-05 10:15:30 +0200", "2026-07-05T08:15:30.000Z");
    DATE("2026/7/5 1:02 PM", "2026-07-05T11:02:00.000Z zone");
    DATE("24.12.2025", "2025-12-23T23:00:00.000Z day zone");
    DATE("5.1.2026 9:30", "2026-01-05T08:30:00.000Z zone");
    DATE("January 5, 2026 9:30 am", "2026-01-05T08:30:00.000Z zone");
    DATE("5 Jan 2026", "2026-01-04T23:00:00.000Z day zone");
    DATE("05-Jan-26", "2026-01-04T23:00:00.000Z day zone");
    DATE("2026-02-30", "! placed");
    DATE("2026-13-01", "! placed");
    DATE("1969-12-31", "! placed");
    DATE("2026-01-01 25:00", "! placed");
    DATE("tomorrow", "! placed");
    DATE("2026-01-01x", "! placed");
    DATE("1", "! placed");
    COLUMN("03/04/2026", "! date-format", "03/04/2026", "01/02/2026");
    COLUMN("03/04/2026", "2026-04-02T22:00:00.000Z day zone", "03/04/2026", "25/02/2026");
    COLUMN("03/04/2026", "2026-03-03T23:00:00.000Z day zone", "03/04/2026", "02/25/2026");
    COLUMN("03/04/2026", "! date-format", "25/02/2026", "02/25/2026");
    COLUMN("05/05/2026", "2026-05-04T22:00:00.000Z day zone", "05/05/2026", "6/6/2026");
    FORMAT("%d/%m/%Y", "03/04/2026", "2026-04-02T22:00:00.000Z day zone");
    FORMAT("%m/%d/%Y %H:%M", "3/4/2026 7:05", "2026-03-04T06:05:00.000Z zone");
    FORMAT("%Y%m%d%H%M%z", "202603040705+0000", "2026-03-04T07:05:00.000Z");
    FORMAT("%d/%m/%Y", "31/02/2026", "! placed");
    FORMAT("%d/%m/%Y", "2026-03-04", "2026-03-03T23:00:00.000Z day zone");
    FORMAT("%d/%m/%Y", "03/04/2026 extra", "! placed");
}

static void amounts(void **state)
{
    struct cx *cx = *state;
    struct money m;
    static const struct { const char *text, *currency; int64_t minor; } good[] = {
        { "12.50", "USD", 1250 }, { "99.9", "BRL", 9990 }, { "541.0", "BRL", 54100 }, { "12.5000", "USD", 1250 }, { "12.", "USD", 1200 },
        { "1.299,00", "EUR", 129900 }, { "1 299,00", "CZK", 129900 }, { "¥900", "JPY", 900 }, { "900.00", "JPY", 900 }, { "-5.00", "USD", -500 }, { "0", "USD", 0 },
    };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
        assert_ok(import_money(cx, "total", good[i].text, good[i].currency, &m));
        assert_int_equal(m.minor, good[i].minor);
    }
    assert_ok(import_money(cx, "total", "", "USD", &m));
    assert_string_equal(m.currency, "");
    static const char *const bad[] = { "nine", "12.345", "1.299", "12,5,0", "--5", "." };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_field(import_money(cx, "total", bad[i], "USD", &m), "total");
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(rows), CASE(bad_rows), CASE(packed), CASE(dates), CASE(amounts) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
