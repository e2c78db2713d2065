/* field.c - one value of any API's JSON by an entry of the mapping: a path, or an object that says more of it. All is
   hostile: what does not fit is no value, never half of one. */
#include "base/clock.h"
#include "source/http/room.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A path of its own: the entry's, else the name of ours. NULL: said to be not there. */
static const char *path_of(const json_t *spec, const char *name)
{
    if (json_is_string(spec))
        return json_string_value(spec);
    if (json_is_null(spec))
        return NULL;
    const json_t *path = json_object_get(spec, "path");
    return json_is_string(path) ? json_string_value(path) : path ? NULL : name;
}

const json_t *http_value(const json_t *spec, const char *name, const json_t *from)
{
    const json_t *fixed = json_object_get(spec, "value");
    const char *path = path_of(spec, name);
    return fixed ? fixed : path ? source_at(from, path) : NULL;
}

/* At most so many characters, without control characters, trimmed. */
static const char *clean(struct cx *cx, const char *text, int most)
{
    char *out = arena_copy(cx->mem, text), *to = out;
    int n = 0;
    for (const char *s = text; *s; s++) {
        bool begins = ((unsigned char)*s & 0xC0) != 0x80;
        if (begins && n++ >= most)
            break;
        *to++ = (unsigned char)*s < ' ' || *s == 0x7F ? ' ' : *s;
    }
    *to = '\0';
    return text_trim(cx->mem, out);
}

static const char *one_text(struct cx *cx, const json_t *j)
{
    if (json_is_string(j))
        return json_string_value(j);
    if (json_is_boolean(j))
        return json_is_true(j) ? "true" : "false";
    return source_text(cx, j, "");
}

const char *http_said(struct cx *cx, const json_t *spec, const char *name, const json_t *from, int most)
{
    const json_t *paths = json_object_get(spec, "path");
    const char *text = json_is_array(paths) ? "" : one_text(cx, http_value(spec, name, from));
    size_t i;
    json_t *one;
    json_array_foreach ((json_t *)(uintptr_t)paths, i, one) { /* several texts become one: first and last name */
        const char *part = json_is_string(one) ? one_text(cx, source_at(from, json_string_value(one))) : NULL;
        if (!text_empty(part))
            text = *text ? arena_join(cx->mem, text, " ", part) : part;
    }
    text = text ? clean(cx, text, most > 0 ? most : FIELD_TEXT_MOST) : NULL;
    return text_empty(text) ? NULL : text;
}

const char *http_word(const json_t *spec, const char *raw)
{
    const char *theirs;
    json_t *ours;
    json_object_foreach (json_object_get(spec, "words"), theirs, ours)
        if (raw && !strcasecmp(theirs, raw))
            return json_string_value(ours);
    return NULL;
}

/* --- times ---------------------------------------------------------------------------------------------------- */

static const struct part {
    const char *mark;
    int width, at;
} parts[] = { { "YYYY", 4, 0 }, { "MM", 2, 1 }, { "DD", 2, 2 }, { "HH", 2, 3 }, { "mm", 2, 4 }, { "ss", 2, 5 } };

static const struct part *part_at(const char *format)
{
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        if (text_starts(format, parts[i].mark))
            return &parts[i];
    return NULL;
}

/* So many digits, or one fewer where the text has them so ("1.2.2026"). */
static bool digits(const char **text, int width, int *out)
{
    int n = 0, value = 0;
    for (; n < width && isdigit((unsigned char)**text); n++, ++*text)
        value = value * 10 + (**text - '0');
    *out = value;
    return n == width || (n == 1 && width == 2);
}

msec http_time_read(const char *format, const char *text)
{
    int v[6] = { 0, 1, 1, 0, 0, 0 };
    for (const char *f = format; *f;) {
        const struct part *p = part_at(f);
        if (p ? !digits(&text, p->width, &v[p->at]) : *text != *f)
            return 0;
        f += p ? strlen(p->mark) : 1;
        text += p ? 0 : 1;
    }
    static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (*text || v[0] < 1 || v[1] < 1 || v[1] > 12 || v[2] < 1 || v[2] > days[v[1] - 1] || v[3] > 24 || v[4] > 59 ||
        v[5] > 60)
        return 0;
    return day_from_civil(v[0], (unsigned)v[1], (unsigned)v[2]) * INT64_C(86400000) +
           ((v[3] * 60 + v[4]) * 60 + v[5]) * INT64_C(1000);
}

/* Whether an ISO text says its zone: behind the time of day stands one. */
static bool zoned(const char *text) { return strlen(text) > 10 && strpbrk(text + 10, "zZ+-uU"); }

msec http_time(struct cx *cx, const json_t *spec, const char *name, const json_t *from)
{
    const json_t *j = http_value(spec, name, from);
    const char *format = json_str(spec, "format"), *zone = json_str(spec, "zone");
    const char *text = json_is_string(j) ? text_trim(cx->mem, json_string_value(j)) : NULL;
    if (format && text) {
        msec local = http_time_read(format, text);
        return local && zone ? zone_to_utc(zone, local) : local;
    }
    if (format && json_is_integer(j)) { /* 20260131 for YYYYMMDD */
        const char *number = arena_int(cx->mem, json_integer_value(j));
        msec local = http_time_read(format, number);
        return local && zone ? zone_to_utc(zone, local) : local;
    }
    msec t = source_time_any(j);
    return t && zone && text && strchr(text, '-') && !zoned(text) ? zone_to_utc(zone, t) : t;
}

/* --- amounts ---------------------------------------------------------------------------------------------------- */

static struct money amount(int64_t minor, const char *currency)
{
    struct money m = { 0 };
    if (currency_exponent(currency) < 0 || minor > MONEY_MOST || minor < -MONEY_MOST)
        return m;
    m.minor = minor;
    text_put(m.currency, sizeof(m.currency), currency);
    return m;
}

/* As wismo writes amounts: {"minor": 4200, "currency": "USD"}; with an amount beside it as most others do. */
static struct money from_object(struct cx *cx, const json_t *j, const char *currency)
{
    const char *own = json_str(j, "currency");
    own = own ? text_upper(cx->mem, own) : currency;
    const json_t *minor = json_object_get(j, "minor"), *major = json_object_get(j, "amount");
    if (json_is_integer(minor) && own)
        return amount(json_integer_value(minor), own);
    return source_money(major ? major : json_object_get(j, "value"), own);
}

struct money http_money(struct cx *cx, const json_t *spec, const char *name, const json_t *from, const char *currency)
{
    const json_t *j = http_value(spec, name, from);
    struct money none = { 0 };
    if (json_is_object(j))
        return from_object(cx, j, currency);
    if (text_empty(currency))
        return none;
    if (text_same(json_str(spec, "unit"), "minor")) {
        const char *text = json_string_value(j);
        char *end = NULL;
        long long n = text ? strtoll(text, &end, 10) : json_is_integer(j) ? json_integer_value(j) : 0;
        return json_is_integer(j) || (text && *text && !*end) ? amount(n, currency) : none;
    }
    if (!json_is_string(j))
        return source_money(j, currency);
    struct money m = source_money(j, currency), read = { 0 };
    if (m.currency[0])
        return m;
    return money_parse(cx, json_string_value(j), currency, &read) ? none : read; /* "1 299,00 Kč" */
}
