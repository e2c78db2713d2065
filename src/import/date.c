/* date.c - dates as spreadsheets write them. 5/6/2024 is never guessed: a column is day-first or
   month-first when some value of it proves so, or when --date-format says it. */
#include "import/room.h"
#include "base/clock.h"
#include "base/text.h"
#include <string.h>
#include <time.h>

struct reading {
    int64_t year;
    unsigned month, day, hour, minute, second, ms;
    unsigned a, b; /* of a/b/year, before it is known which is which */
    bool open, dotted, timed, zoned;
    int offset; /* minutes east */
};

static const char *spaces(const char *s) { return s + strspn(s, " \t"); }

/* Up to most digits; NULL when there is none. */
static const char *number(const char *s, size_t most, int64_t *out)
{
    size_t n = strspn(s, "0123456789");
    if (!n || n > most)
        return NULL;
    for (*out = 0; n--; s++)
        *out = *out * 10 + (*s - '0');
    return s;
}

static const char *month_name(const char *s, unsigned *month)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (unsigned m = 0; m < 12; m++)
        if (!strncasecmp(s, names + m * 3, 3)) {
            *month = m + 1;
            while ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || *s == '.')
                s++;
            return s;
        }
    return NULL;
}

/* "January 5, 2024" */
static const char *named_first(const char *s, struct reading *r)
{
    int64_t day, year;
    if (!(s = month_name(s, &r->month)) || !(s = number(spaces(s), 2, &day)))
        return NULL;
    s = spaces(s);
    s = spaces(*s == ',' ? s + 1 : s);
    if (!(s = number(s, 4, &year)))
        return NULL;
    r->day = (unsigned)day, r->year = year;
    return s;
}

static int64_t full_year(int64_t y, size_t digits) { return digits > 2 ? y : y + (y < 70 ? 2000 : 1900); }

/* "2024-01-05", "05/01/2024", "5-Jan-24" */
static const char *numbers(const char *s, struct reading *r)
{
    int64_t first, second, third;
    size_t digits = strspn(s, "0123456789");
    if (!(s = number(s, 4, &first)))
        return NULL;
    char mark = *s;
    if (!mark || !strchr("-/. ", mark))
        return NULL;
    unsigned named = 0;
    const char *next = month_name(s + 1, &named);
    second = named;
    if (!next && !(next = number(s + 1, 2, &second)))
        return NULL;
    if (*next != mark && !(named && strchr("-/. ,", *next)))
        return NULL;
    s = spaces(next + 1);
    size_t last = strspn(s, "0123456789");
    if (!(s = number(s, 4, &third)))
        return NULL;
    if (digits == 4) {
        r->year = first, r->month = (unsigned)second, r->day = (unsigned)third;
    } else if (named) {
        r->year = full_year(third, last), r->month = named, r->day = (unsigned)first;
    } else {
        r->year = full_year(third, last), r->a = (unsigned)first, r->b = (unsigned)second;
        r->open = true;
        r->dotted = mark == '.';
    }
    return s;
}

static const char *clock_time(const char *s, struct reading *r)
{
    int64_t h, m, sec = 0, frac;
    s = spaces(*s == 'T' || *s == ',' ? s + 1 : s);
    if (!(s = number(s, 2, &h)) || *s != ':' || !(s = number(s + 1, 2, &m)))
        return NULL;
    if (*s == ':' && !(s = number(s + 1, 2, &sec)))
        return NULL;
    if (*s == '.' || *s == ',') {
        size_t n = strspn(s + 1, "0123456789");
        if (!number(s + 1, 9, &frac))
            return NULL;
        for (size_t i = n; i < 3; i++)
            frac *= 10;
        for (size_t i = n; i > 3; i--)
            frac /= 10;
        r->ms = (unsigned)frac;
        s += 1 + n;
    }
    s = spaces(s);
    bool am = !strncasecmp(s, "am", 2), pm = !strncasecmp(s, "pm", 2);
    if (am || pm) {
        if (h < 1 || h > 12)
            return NULL;
        h = h % 12 + (pm ? 12 : 0);
        s = spaces(s + 2);
    }
    r->hour = (unsigned)h, r->minute = (unsigned)m, r->second = (unsigned)sec;
    r->timed = true;
    return h < 24 && m < 60 && sec <= 60 ? s : NULL;
}

static const char *offset(const char *s, struct reading *r)
{
    int64_t h, m = 0;
    r->zoned = true;
    if (*s == 'Z' || *s == 'z')
        return s + 1;
    if (!strncmp(s, "UTC", 3) || !strncmp(s, "GMT", 3))
        return s + 3;
    if (*s != '+' && *s != '-')
        return NULL;
    int sign = *s++ == '-' ? -1 : 1;
    size_t n = strspn(s, "0123456789");
    if (n == 4) {
        h = (s[0] - '0') * 10 + (s[1] - '0'), m = (s[2] - '0') * 10 + (s[3] - '0');
        s += 4;
    } else if (!(s = number(s, 2, &h)) || (*s == ':' && !(s = number(s + 1, 2, &m)))) {
        return NULL;
    }
    r->offset = sign * (int)(h * 60 + m);
    return h < 15 && m < 60 ? s : NULL;
}

static bool read_text(const char *s, struct reading *r)
{
    *r = (struct reading){ 0 };
    const char *t = *s >= '0' && *s <= '9' ? numbers(s, r) : named_first(s, r);
    if (t && (*t == 'T' || *t == ' ' || *t == ',' || *t == '\t') && *spaces(t + 1))
        t = clock_time(t, r);
    if (t && *(t = spaces(t)) && r->timed)
        t = offset(t, r);
    return t && !*t;
}

static msec local_of(const struct reading *r)
{
    return day_from_civil(r->year, r->month, r->day) * 86400000 + r->hour * 3600000LL + r->minute * 60000LL +
           r->second * 1000LL + r->ms;
}

static bool real_day(const struct reading *r)
{
    int64_t y;
    unsigned m, d;
    if (r->year < 1970 || r->year > 2199 || r->month < 1 || r->month > 12 || r->day < 1 || r->day > 31)
        return false;
    day_to_civil(day_from_civil(r->year, r->month, r->day), &y, &m, &d);
    return y == r->year && m == r->month && d == r->day;
}

void date_look(struct arena *a, struct date_form *f, const char *text)
{
    struct reading r;
    if (text_empty(text) || !read_text(text, &r) || !r.open || r.dotted || r.a == r.b)
        return;
    if (r.a > 12)
        f->day_first = true;
    else if (r.b > 12)
        f->month_first = true;
    else if (!f->open)
        f->open = true, f->example = arena_copy(a, text);
}

err_t date_settle(struct cx *cx, const struct date_form *f, const char *file, const char *column)
{
    if (f->day_first && f->month_first)
        return fail_field(cx, "date-format",
                          "In %s the column %s holds both day-first and month-first dates. Say how to read them, as in "
                          "--date-format '%%d/%%m/%%Y %%H:%%M'.",
                          file, column);
    if (f->open && !f->day_first && !f->month_first)
        return fail_field(cx, "date-format",
                          "In %s the column %s can be read in two ways (“%s”: which is the day?). Say how, as in "
                          "--date-format '%%d/%%m/%%Y' or '%%m/%%d/%%Y', with %%H:%%M for the time.",
                          file, column, f->example);
    return NULL;
}

/* By --date-format; what does not fit it but is plain ISO is read as such. */
static bool read_format(const char *text, const char *format, struct reading *r)
{
    struct tm tm = { .tm_mday = 1 };
    const char *end = strptime(text, format, &tm);
    *r = (struct reading){ .year = tm.tm_year + 1900,
                           .month = (unsigned)tm.tm_mon + 1,
                           .day = (unsigned)tm.tm_mday,
                           .hour = (unsigned)tm.tm_hour,
                           .minute = (unsigned)tm.tm_min,
                           .second = (unsigned)tm.tm_sec };
    r->timed = strstr(format, "%H") || strstr(format, "%I") || strstr(format, "%T") || strstr(format, "%R") ||
               strstr(format, "%k") || strstr(format, "%l");
    r->zoned = strstr(format, "%z") != NULL;
    r->offset = (int)(tm.tm_gmtoff / 60);
    return end && !*spaces(end);
}

err_t date_read(struct cx *cx, const struct date_form *f, const char *format, const char *zone, const char *column,
                const char *text, struct date *out)
{
    struct reading r;
    *out = (struct date){ 0 };
    if (text_empty(text))
        return NULL;
    bool fits = format ? read_format(text, format, &r) : read_text(text, &r);
    if (format && !fits)
        fits = read_text(text, &r) && !r.open;
    if (fits && r.open) {
        bool day_first = f->day_first || r.dotted;
        r.day = day_first ? r.a : r.b;
        r.month = day_first ? r.b : r.a;
    }
    if (!fits || !real_day(&r))
        return fail_field(cx, column, "“%s” in %s is not a date%s.", text_cut(cx->mem, text, SHOWN), column,
                          format ? " of the given format" : "");
    msec local = local_of(&r);
    out->at = r.zoned ? local - r.offset * 60000LL : zone_to_utc(zone, local);
    out->at = out->at ? out->at : 1; /* 0 means “no date” */
    out->day_only = !r.timed;
    out->zone_guessed = !r.zoned;
    return NULL;
}
