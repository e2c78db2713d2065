/* clock.c - the two clocks; times as text. Days are counted by the proleptic Gregorian calendar
   (Howard Hinnant's algorithms), so that nothing here asks libc about zones or locales. */
#include "base/clock.h"
#include <string.h>
#include <time.h>

#define DAY_MS INT64_C(86400000)
#define YEAR_0000 INT64_C(-62167219200000) /* first and last millisecond that four digits can write */
#define YEAR_9999 INT64_C(253402300799999)

static int64_t read_clock(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

msec clock_wall(void) { return read_clock(CLOCK_REALTIME); }

int64_t clock_mono(void) { return read_clock(CLOCK_MONOTONIC); }

int64_t day_from_civil(int64_t y, unsigned m, unsigned d)
{
    y -= m <= 2;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t yoe = y - era * 400;
    int64_t doy = (153 * (int64_t)(m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void day_to_civil(int64_t day, int64_t *y, unsigned *m, unsigned *d)
{
    day += 719468;
    int64_t era = (day >= 0 ? day : day - 146096) / 146097;
    int64_t doe = day - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    *d = (unsigned)(doy - (153 * mp + 2) / 5 + 1);
    *m = (unsigned)(mp < 10 ? mp + 3 : mp - 9);
    *y = yoe + era * 400 + (*m <= 2);
}

static void two(char *to, unsigned value)
{
    to[0] = (char)('0' + value / 10);
    to[1] = (char)('0' + value % 10);
}

void time_put(char to[TIME_TEXT], msec t)
{
    t = t < YEAR_0000 ? YEAR_0000 : t > YEAR_9999 ? YEAR_9999 : t;
    int64_t day = t / DAY_MS - (t % DAY_MS < 0), y;
    unsigned m, d, ms = (unsigned)(t - day * DAY_MS);
    day_to_civil(day, &y, &m, &d);
    memcpy(to, "0000-00-00T00:00:00.000Z", TIME_TEXT);
    two(to, (unsigned)y / 100);
    two(to + 2, (unsigned)y % 100);
    two(to + 5, m);
    two(to + 8, d);
    two(to + 11, ms / 3600000);
    two(to + 14, ms / 60000 % 60);
    two(to + 17, ms / 1000 % 60);
    two(to + 20, ms % 1000 / 10);
    to[22] = (char)('0' + ms % 10);
}

char *time_text(struct arena *a, msec t)
{
    char *to = arena_alloc(a, TIME_TEXT);
    time_put(to, t);
    return to;
}

/* n digits at *p as a number of lo … hi; moves *p behind them. */
static bool take(const char **p, int n, unsigned lo, unsigned hi, unsigned *out)
{
    unsigned value = 0;
    for (; n; n--, (*p)++) {
        if (**p < '0' || **p > '9')
            return false;
        value = value * 10 + (unsigned)(**p - '0');
    }
    *out = value;
    return value >= lo && value <= hi;
}

static bool take_day(const char **p, int64_t *day)
{
    unsigned y, m, d, back_m, back_d;
    int64_t back_y;
    if (!take(p, 4, 0, 9999, &y) || *(*p)++ != '-' || !take(p, 2, 1, 12, &m) || *(*p)++ != '-' ||
        !take(p, 2, 1, 31, &d))
        return false;
    *day = day_from_civil(y, m, d);
    day_to_civil(*day, &back_y, &back_m, &back_d);
    return back_m == m && back_d == d; /* else there is no 30 February */
}

static bool take_fraction(const char **p, unsigned *ms)
{
    *ms = 0;
    if (**p != '.')
        return true;
    (*p)++;
    unsigned scale = 100;
    const char *first = *p;
    for (; **p >= '0' && **p <= '9'; (*p)++, scale /= 10)
        *ms += scale * (unsigned)(**p - '0');
    return *p > first;
}

static bool take_offset(const char **p, int64_t *minutes)
{
    char sign = *(*p)++;
    *minutes = 0;
    if (sign == 'Z' || sign == 'z')
        return true;
    unsigned h, m;
    if ((sign != '+' && sign != '-') || !take(p, 2, 0, 23, &h) || *(*p)++ != ':' || !take(p, 2, 0, 59, &m))
        return false;
    *minutes = (int64_t)(h * 60 + m) * (sign == '-' ? -1 : 1);
    return true;
}

static bool take_time(const char *p, msec *out)
{
    int64_t day, offset;
    unsigned h, m, s, ms;
    if (!take_day(&p, &day))
        return false;
    if (!*p) {
        *out = day * DAY_MS;
        return true;
    }
    if (*p != 'T' && *p != 't' && *p != ' ')
        return false;
    p++;
    if (!take(&p, 2, 0, 23, &h) || *p++ != ':' || !take(&p, 2, 0, 59, &m) || *p++ != ':' || !take(&p, 2, 0, 60, &s) ||
        !take_fraction(&p, &ms) || !take_offset(&p, &offset) || *p)
        return false;
    int64_t minute = day * 1440 + h * 60 + m - offset;
    if (s == 60 && (minute % 1440 + 1440) % 1440 != 1439)
        return false; /* leap seconds end a UTC day, nothing else */
    *out = minute * 60000 + (int64_t)s * 1000 + ms;
    return true;
}

err_t time_parse(struct cx *cx, const char *text, msec *out)
{
    msec t;
    if (!text || !take_time(text, &t) || t < YEAR_0000 || t > YEAR_9999)
        return fail(cx, E_INPUT, "A time looks like 2026-11-21T09:30:00Z, a day like 2026-11-21.");
    *out = t;
    return NULL;
}
