/* read.c - values as other systems write them: times, amounts, and members deep inside of what came. */
#include "base/clock.h"
#include "base/text.h"
#include "source/call.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#define YEAR_2100 INT64_C(4102444800)

/* So many digits; -1: there are none such. */
static int digits(const char **s, int n)
{
    int value = 0;
    for (; n--; (*s)++) {
        if (!isdigit((unsigned char)**s))
            return -1;
        value = value * 10 + (**s - '0');
    }
    return value;
}

/* "+01:00", "+0100", "+01", "Z", nothing: minutes east; false: something else. */
static bool zone_of(const char *s, int *minutes)
{
    *minutes = 0;
    s += strspn(s, " ");
    if (!*s || !strcasecmp(s, "z") || !strcasecmp(s, "utc"))
        return true;
    int sign = *s == '+' ? 1 : *s == '-' ? -1 : 0;
    if (!sign)
        return false;
    s++;
    int hours = digits(&s, 2), mins = 0;
    if (*s == ':')
        s++;
    if (*s)
        mins = digits(&s, 2);
    if (hours < 0 || hours > 18 || mins < 0 || mins > 59 || *s)
        return false;
    *minutes = sign * (hours * 60 + mins);
    return true;
}

/* The time of day; s goes behind it. -1: none such. */
static int64_t day_time(const char **s)
{
    int h = digits(s, 2), m = -1, sec = 0;
    if (**s == ':' && ++*s)
        m = digits(s, 2);
    if (**s == ':' && ++*s)
        sec = digits(s, 2);
    if (h < 0 || h > 24 || m < 0 || m > 59 || sec < 0 || sec > 60)
        return -1;
    int64_t ms = ((h * 60 + m) * 60 + sec) * INT64_C(1000);
    if (**s == '.' || **s == ',') {
        int64_t part = 100;
        for (++*s; isdigit((unsigned char)**s); ++*s, part /= 10)
            ms += part * (**s - '0');
    }
    return ms;
}

msec source_time(const char *text)
{
    const char *s = text ? text + strspn(text, " ") : "";
    int year = digits(&s, 4), month, day, minutes;
    if (year < 1 || *s++ != '-' || (month = digits(&s, 2)) < 1 || month > 12 || *s++ != '-' ||
        (day = digits(&s, 2)) < 1 || day > 31)
        return 0;
    int64_t at = day_from_civil(year, (unsigned)month, (unsigned)day) * INT64_C(86400000);
    if (!*s)
        return at;
    if (*s != 'T' && *s != 't' && *s != ' ')
        return 0;
    s++;
    int64_t time = day_time(&s);
    if (time < 0 || !zone_of(s, &minutes))
        return 0;
    return at + time - minutes * INT64_C(60000);
}

msec source_http_date(const char *text)
{
    struct tm tm = { 0 };
    const char *end = text ? strptime(text, "%a, %d %b %Y %H:%M:%S", &tm) : NULL;
    return end ? (msec)timegm(&tm) * 1000 : 0;
}

msec source_time_any(const json_t *j)
{
    const char *text = json_string_value(j);
    if (text && *text && strspn(text, "0123456789") == strlen(text) && strlen(text) <= 10) {
        int64_t n = strtoll(text, NULL, 10);
        return n < YEAR_2100 ? n * 1000 : 0;
    }
    if (text)
        return source_time(text);
    int64_t n = json_is_integer(j) ? json_integer_value(j) : 0;
    return n <= 0 ? 0 : n < YEAR_2100 ? n * 1000 : n / 1000 < YEAR_2100 ? n : 0;
}

/* --- amounts ------------------------------------------------------------------------------------------------ */

/* "-1234.5600" exactly, rounded half away from zero at the currency's last place; false: not such a text. */
static bool decimal(const char *s, int exponent, int64_t *out)
{
    bool minus = *s == '-', any = false, up = false;
    int64_t n = 0;
    int place = -1;
    s += *s == '-' || *s == '+';
    for (; *s; s++) {
        if (*s == '.' && place < 0) {
            place = 0;
            continue;
        }
        if (!isdigit((unsigned char)*s))
            return false;
        any = true;
        if (place >= 0 && place++ >= exponent) {
            up = place == exponent + 1 ? *s >= '5' : up;
            continue;
        }
        n = n * 10 + (*s - '0');
        if (n > MONEY_MOST)
            return false;
    }
    for (int i = place < 0 ? 0 : place; i < exponent; i++) {
        n *= 10;
        if (n > MONEY_MOST)
            return false;
    }
    n += up;
    *out = minus ? -n : n;
    return any;
}

struct money source_money(const json_t *j, const char *currency)
{
    struct money m = { 0 };
    char number[64];
    const char *text = json_string_value(j);
    int exponent = currency ? currency_exponent(currency) : -1;
    if (json_is_integer(j))
        snprintf(number, sizeof(number), "%lld", (long long)json_integer_value(j));
    else if (json_is_real(j))
        snprintf(number, sizeof(number), "%.6f", json_real_value(j));
    text = text ? text + strspn(text, " ") : json_is_number(j) ? number : NULL;
    if (exponent < 0 || !text || !decimal(text, exponent, &m.minor))
        return (struct money){ 0 };
    text_put(m.currency, sizeof(m.currency), currency);
    return m;
}

/* --- members -------------------------------------------------------------------------------------------------- */

json_t *source_at(const json_t *o, const char *path)
{
    const json_t *at = o;
    while (at && *path) {
        if (*path == '[') {
            char *end;
            long i = strtol(path + 1, &end, 10);
            size_t n = json_array_size(at);
            at = *end != ']' || (i < 0 && (size_t)-i > n) ? NULL
                                                          : json_array_get(at, i < 0 ? n - (size_t)-i : (size_t)i);
            path = *end == ']' ? end + 1 : "";
        } else {
            size_t n = strcspn(path, ".[");
            at = json_object_getn(at, path, n);
            path += n;
        }
        path += *path == '.';
    }
    return (json_t *)(uintptr_t)at;
}

const char *source_text(struct cx *cx, const json_t *o, const char *path)
{
    const json_t *j = source_at(o, path);
    if (json_is_string(j))
        return json_string_value(j);
    if (json_is_integer(j))
        return arena_int(cx->mem, json_integer_value(j));
    return json_is_real(j) ? arena_text(cx->mem, "%.15g", json_real_value(j)) : NULL;
}

const char *source_map(const struct source_word *table, const char *theirs)
{
    for (; theirs && table->theirs; table++)
        if (!strcasecmp(table->theirs, theirs))
            return table->ours;
    return NULL;
}
