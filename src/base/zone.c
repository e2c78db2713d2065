/* zone.c - time zones from /usr/share/zoneinfo (TZif, RFC 8536, with the POSIX rule for times after the
   table). Invariant: a zone that stands in the table below is never changed or freed, so that readers
   need no lock; only names that are files there can take a place, so that the table is bounded. */
#include "base/clock.h"
#include "base/fnv.h"
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FOLDER "/usr/share/zoneinfo/"
#define NAME_MOST 63
#define FILE_MOST (64 * 1024)
#define TIMES_MOST 4096
#define SLOTS 2048 /* a power of two, about three times the names that exist */
#define DAY INT64_C(86400)
#define FAR (INT64_MAX / 4) /* beyond: counted as this, so that sums never overflow */

/* When a part of the year begins: day by kind, second of that day by local time. */
struct change {
    char kind; /* 'J' day 1…365 without 29 February, 'D' day 0…365, 'M' month.week.weekday */
    int day, month, week;
    int64_t second;
};

struct rule {
    bool there, has_summer;
    int64_t standard, summer; /* offsets in seconds, east positive */
    struct change begin, end; /* of summer */
};

struct zone {
    char name[NAME_MOST + 1];
    size_t n;
    int64_t *at;      /* seconds; ascending */
    int64_t *offset;  /* offset[i] holds from at[i] on */
    int64_t first;    /* before at[0] */
    struct rule rule; /* after the last */
};

static _Atomic(struct zone *) table[SLOTS];
static pthread_mutex_t adding = PTHREAD_MUTEX_INITIALIZER;

/* --- the POSIX rule: "CET-1CEST,M3.5.0,M10.5.0/3" --- */

static bool read_name(const char **p)
{
    const char *s = *p;
    if (*s == '<') {
        while (*s && *s != '>')
            s++;
        if (*s++ != '>')
            return false;
    } else {
        while ((*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z'))
            s++;
    }
    bool some = s - *p >= 3;
    *p = s;
    return some;
}

static bool read_number(const char **p, int most, int *out)
{
    int value = 0;
    const char *s = *p;
    for (; *s >= '0' && *s <= '9' && s - *p < 4; s++)
        value = value * 10 + (*s - '0');
    bool some = s > *p;
    *p = s;
    *out = value;
    return some && value <= most;
}

/* [+-]hh[:mm[:ss]] in seconds. */
static bool read_clock(const char **p, int64_t *out)
{
    int sign = **p == '-' ? -1 : 1, h, m = 0, s = 0;
    if (**p == '-' || **p == '+')
        (*p)++;
    if (!read_number(p, 167, &h))
        return false;
    if (**p == ':' && ((*p)++, !read_number(p, 59, &m)))
        return false;
    if (**p == ':' && ((*p)++, !read_number(p, 59, &s)))
        return false;
    *out = sign * (int64_t)(h * 3600 + m * 60 + s);
    return true;
}

static bool read_change(const char **p, struct change *c)
{
    if (*(*p)++ != ',')
        return false;
    c->kind = **p == 'M' || **p == 'J' ? *(*p)++ : 'D';
    c->second = 7200;
    if (c->kind == 'M') {
        if (!read_number(p, 12, &c->month) || !c->month || *(*p)++ != '.' || !read_number(p, 5, &c->week) || !c->week ||
            *(*p)++ != '.' || !read_number(p, 6, &c->day))
            return false;
    } else if (!read_number(p, 365, &c->day) || (c->kind == 'J' && !c->day)) {
        return false;
    }
    if (**p != '/')
        return true;
    (*p)++;
    return read_clock(p, &c->second);
}

static bool read_rule(const char *p, struct rule *r)
{
    if (!read_name(&p) || !read_clock(&p, &r->standard))
        return false;
    r->standard = -r->standard;
    r->there = true;
    if (!*p)
        return true;
    if (!read_name(&p))
        return false;
    r->summer = r->standard + 3600;
    if (*p && *p != ',') {
        if (!read_clock(&p, &r->summer))
            return false;
        r->summer = -r->summer;
    }
    r->has_summer = true;
    return read_change(&p, &r->begin) && read_change(&p, &r->end) && !*p;
}

static bool is_leap(int64_t y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); }

/* Seconds since 1970 by the wall clock on which the change of year y happens. */
static int64_t change_in(const struct change *c, int64_t y)
{
    int64_t day = day_from_civil(y, 1, 1);
    if (c->kind == 'J') {
        day += c->day - 1 + (is_leap(y) && c->day >= 60);
    } else if (c->kind == 'D') {
        day += c->day;
    } else {
        int64_t next = c->month == 12 ? day_from_civil(y + 1, 1, 1) : day_from_civil(y, (unsigned)c->month + 1, 1);
        day = day_from_civil(y, (unsigned)c->month, 1);
        int64_t weekday = ((day + 4) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
        day += (c->day - weekday + 7) % 7 + 7 * (int64_t)(c->week - 1);
        if (day >= next)
            day -= 7;
    }
    return day * DAY + c->second;
}

static int64_t rule_offset(const struct rule *r, int64_t t)
{
    if (!r->has_summer)
        return r->standard;
    int64_t local = t + r->standard, y;
    unsigned m, d;
    day_to_civil(local / DAY - (local % DAY < 0), &y, &m, &d);
    int64_t begin = change_in(&r->begin, y) - r->standard, end = change_in(&r->end, y) - r->summer;
    bool summer = begin < end ? t >= begin && t < end : !(t >= end && t < begin);
    return summer ? r->summer : r->standard;
}

/* --- the file --- */

struct bytes {
    const unsigned char *p, *end;
};

static bool has(const struct bytes *b, size_t n) { return (size_t)(b->end - b->p) >= n; }

static int64_t big(const unsigned char *p, int n)
{
    uint64_t value = *p & 0x80 ? UINT64_MAX : 0; /* the sign goes up */
    while (n--)
        value = value << 8 | *p++;
    return (int64_t)value;
}

struct counts {
    size_t utc, standard, leap, time, type, chars;
    unsigned char version;
};

static bool read_head(struct bytes *b, struct counts *c)
{
    if (!has(b, 44) || memcmp(b->p, "TZif", 4) != 0)
        return false;
    c->version = b->p[4];
    size_t *into[] = { &c->utc, &c->standard, &c->leap, &c->time, &c->type, &c->chars };
    for (int i = 0; i < 6; i++) {
        int64_t n = big(b->p + 20 + 4 * i, 4);
        if (n < 0 || n > TIMES_MOST)
            return false;
        *into[i] = (size_t)n;
    }
    b->p += 44;
    return c->type > 0 && c->type <= 256;
}

static size_t body_size(const struct counts *c, size_t time_size)
{
    return c->time * (time_size + 1) + c->type * 6 + c->chars + c->leap * (time_size + 4) + c->standard + c->utc;
}

static bool read_times(struct zone *z, const unsigned char *p, const struct counts *c, int size)
{
    const unsigned char *kinds = p + c->time * (size_t)size, *types = kinds + c->time;
    z->at = calloc(c->time * 2 + 1, sizeof(*z->at));
    if (!z->at)
        return false;
    z->offset = z->at + c->time;
    z->n = c->time;
    z->first = big(types, 4);
    for (size_t i = 0; i < c->time; i++) {
        z->at[i] = big(p + i * (size_t)size, size);
        if (kinds[i] >= c->type || (i && z->at[i] <= z->at[i - 1]))
            return false;
        z->offset[i] = big(types + 6 * (size_t)kinds[i], 4);
        if (z->offset[i] > 26 * 3600 || z->offset[i] < -26 * 3600)
            return false;
    }
    return z->first <= 26 * 3600 && z->first >= -26 * 3600;
}

static bool read_zone(struct zone *z, const unsigned char *file, size_t n)
{
    struct bytes b = { file, file + n };
    struct counts c;
    if (!read_head(&b, &c))
        return false;
    int size = 4;
    if (c.version >= '2') { /* the first body is for old readers */
        if (!has(&b, body_size(&c, 4)))
            return false;
        b.p += body_size(&c, 4);
        size = 8;
        if (!read_head(&b, &c))
            return false;
    }
    if (c.leap || !has(&b, body_size(&c, (size_t)size)) || !read_times(z, b.p, &c, size))
        return false;
    b.p += body_size(&c, (size_t)size);
    if (size == 4 || !has(&b, 2) || *b.p != '\n')
        return true;
    char rule[128];
    b.p++;
    const unsigned char *end = memchr(b.p, '\n', (size_t)(b.end - b.p));
    if (!end || (size_t)(end - b.p) >= sizeof(rule))
        return false;
    *(char *)mempcpy(rule, b.p, (size_t)(end - b.p)) = 0;
    return !rule[0] || read_rule(rule, &z->rule);
}

/* --- names and the table --- */

static bool good_name(const char *name)
{
    size_t n = name ? strlen(name) : 0;
    if (!n || n > NAME_MOST || name[0] == '/' || name[n - 1] == '/' || strstr(name, "//") ||
        strncmp(name, "right/", 6) == 0 || strncmp(name, "posix/", 6) == 0 || strcmp(name, "localtime") == 0)
        return false;
    return strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+/") == n;
}

static struct zone *load(const char *name)
{
    char path[sizeof(FOLDER) + NAME_MOST];
    stpcpy(stpcpy(path, FOLDER), name);
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return NULL;
    unsigned char *bytes = malloc(FILE_MOST);
    ssize_t n = bytes ? read(file, bytes, FILE_MOST) : -1;
    close(file);
    struct zone *z = n > 0 ? calloc(1, sizeof(*z)) : NULL;
    if (z && !read_zone(z, bytes, (size_t)n)) {
        free(z->at);
        free(z);
        z = NULL;
    }
    free(bytes);
    if (z)
        stpcpy(z->name, name);
    return z;
}

/* The zone's slot, or the empty one where it would stand; NULL when the table is full. */
static _Atomic(struct zone *) *slot_of(const char *name)
{
    uint32_t hash = fnv32_text(FNV32_START, name);
    for (uint32_t i = 0; i < SLOTS; i++) {
        _Atomic(struct zone *) *slot = &table[(hash + i) % SLOTS];
        struct zone *z = atomic_load_explicit(slot, memory_order_acquire);
        if (!z || strcmp(z->name, name) == 0)
            return slot;
    }
    return NULL;
}

static const struct zone *get(const char *name)
{
    if (!good_name(name))
        return NULL;
    _Atomic(struct zone *) *slot = slot_of(name);
    struct zone *z = slot ? atomic_load_explicit(slot, memory_order_acquire) : NULL;
    if (z || !slot)
        return z;
    pthread_mutex_lock(&adding);
    slot = slot_of(name); /* somebody may have been faster */
    z = slot ? atomic_load_explicit(slot, memory_order_acquire) : NULL;
    if (slot && !z && (z = load(name)))
        atomic_store_explicit(slot, z, memory_order_release);
    pthread_mutex_unlock(&adding);
    return z;
}

/* --- answers --- */

static int64_t offset_at(const struct zone *z, int64_t t)
{
    if (!z->n || t < z->at[0])
        return z->n || !z->rule.there ? z->first : rule_offset(&z->rule, t);
    if (t >= z->at[z->n - 1])
        return z->rule.there ? rule_offset(&z->rule, t) : z->offset[z->n - 1];
    size_t low = 0, high = z->n - 1; /* at[low] <= t < at[high] */
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        *(z->at[middle] <= t ? &low : &high) = middle;
    }
    return z->offset[low];
}

static msec near(msec t) { return t > FAR ? FAR : t < -FAR ? -FAR : t; }

static int64_t offset_of(const struct zone *z, msec t)
{
    return z ? offset_at(z, t / 1000 - (t % 1000 < 0)) * 1000 : 0;
}

bool zone_exists(const char *zone) { return get(zone) != NULL; }

int64_t zone_offset(const char *zone, msec t) { return offset_of(get(zone), near(t)); }

int64_t zone_day(const char *zone, msec t)
{
    t = near(t);
    t += offset_of(get(zone), t);
    return t / (DAY * 1000) - (t % (DAY * 1000) < 0);
}

/* The offsets a day before and a day after are those on both sides of a jump near the reading, if any. */
msec zone_to_utc(const char *zone, msec local)
{
    const struct zone *z = get(zone);
    local = near(local);
    int64_t before = offset_of(z, local - DAY * 1000), after = offset_of(z, local + DAY * 1000);
    bool by_before = offset_of(z, local - before) == before, by_after = offset_of(z, local - after) == after;
    if (by_before && by_after)
        return local - (before > after ? before : after);
    return local - (by_after ? after : before);
}
