/* record.c - rows, validation and JSON of a record from its table of fields. Invariant: what record_take
   has put into a record may be stored and shown as it is; on failure nothing has been put. */
#include "base/record.h"
#include "base/clock.h"
#include "base/json.h"
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define JSON_MOST 65536
#define EMAIL_MOST 254
#define FIELDS_MOST 96 /* those beyond GIVEN_MOST are read-only, so that nobody gives them */

static void *member(const struct field *f, const void *rec) { return (char *)(uintptr_t)rec + f->at; }

static const char *text_of(const struct field *f, const void *rec) { return *(const char **)member(f, rec); }

static int64_t num_of(const struct field *f, const void *rec)
{
    switch (f->kind) {
    case F_BOOL: return *(bool *)member(f, rec);
    case F_TIME: return *(msec *)member(f, rec);
    case F_INT: return *(int64_t *)member(f, rec);
    default: return 0;
    }
}

/* --- rows --- */

static int64_t cell_num(struct cell c)
{
    if (c.is_null)
        return 0;
    return c.is_int || !c.text ? c.num : strtoll(c.text, NULL, 10);
}

/* A money's two cells come in either order, also into a record that was read before. While the amount is
   NULL the currency waits behind the NUL of its empty text: "\0USD", or "\0???" when it is not known. */
static void set_money(struct money *m, struct cell c)
{
    char *shown = m->currency, *waiting = m->currency + 1;
    bool waits = !*shown && *waiting;
    if (!c.is_int && !c.is_null && c.n == 3 && c.text[0] >= 'A' && c.text[0] <= 'Z') {
        memcpy(waits ? waiting : shown, c.text, 3);
    } else if (c.is_null) {
        memmove(waiting, *shown ? shown : waits ? waiting : "???", 3);
        *shown = 0;
        m->minor = 0;
    } else {
        m->minor = cell_num(c);
        if (waits)
            memmove(shown, *waiting == '?' ? "\0\0\0" : waiting, 3), shown[3] = 0;
    }
}

void record_set(struct arena *mem, const struct field *f, void *rec, struct cell c)
{
    void *at = member(f, rec);
    switch (f->kind) {
    case F_TEXT:
    case F_JSON:
    case F_CHOICE:
        *(const char **)at = c.is_null             ? NULL
                             : c.is_int || !c.text ? arena_text(mem, "%lld", (long long)c.num)
                                                   : arena_copy_n(mem, c.text, c.n);
        break;
    case F_INT: *(int64_t *)at = cell_num(c); break;
    case F_TIME: *(msec *)at = cell_num(c); break;
    case F_BOOL: *(bool *)at = cell_num(c) != 0; break;
    case F_MONEY: set_money(at, c); break;
    case F_END: break;
    }
}

/* --- JSON out --- */

static bool is_nothing(const struct field *f, const void *rec)
{
    switch (f->kind) {
    case F_TEXT:
    case F_JSON:
    case F_CHOICE: return text_of(f, rec) == NULL;
    case F_MONEY: return !((struct money *)member(f, rec))->currency[0];
    default: return num_of(f, rec) == 0;
    }
}

void record_write(struct writer *w, const struct field *f, const void *rec)
{
    for (; f->kind; f++) {
        if (f->flags & FF_HIDDEN || (f->flags & FF_OMIT && is_nothing(f, rec)))
            continue;
        if (f->flags & FF_SECRET) {
            bool text = f->kind == F_TEXT || f->kind == F_JSON || f->kind == F_CHOICE;
            writer_bool(w, f->name, text ? !text_empty(text_of(f, rec)) : !is_nothing(f, rec));
            continue;
        }
        switch (f->kind) {
        case F_TEXT:
        case F_CHOICE: writer_text(w, f->name, text_of(f, rec)); break;
        case F_JSON: writer_raw(w, f->name, text_of(f, rec)); break;
        case F_INT: writer_int(w, f->name, num_of(f, rec)); break;
        case F_BOOL: writer_bool(w, f->name, num_of(f, rec)); break;
        case F_TIME: writer_time(w, f->name, num_of(f, rec)); break;
        case F_MONEY: writer_money(w, f->name, *(struct money *)member(f, rec)); break;
        case F_END: break;
        }
    }
}

/* --- JSON in --- */

struct value {
    const char *text;
    int64_t num;
    struct money money;
};

static err_t check_lines(struct cx *cx, const struct field *f, const char *s)
{
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == 0x7F || (c < ' ' && !(f->flags & FF_MULTILINE && (c == '\n' || c == '\r' || c == '\t'))))
            return fail_field(cx, f->name,
                              f->flags & FF_MULTILINE ? "This text holds control characters."
                                                      : "This must be one line of text.");
    }
    return NULL;
}

/* One @, something on both sides, a dot inside the domain: the rest only a mail shows. */
static bool is_email(const char *s)
{
    const char *at = strchr(s, '@'), *dot = at ? strchr(at + 2, '.') : NULL;
    size_t n = strlen(s);
    return at && at > s && at - s <= 64 && !strchr(at + 1, '@') && at[1] != '.' && dot && n <= EMAIL_MOST &&
           s[n - 1] != '.' && !strstr(at, "..") && !strpbrk(s, " ,;<>()[]\\\"");
}

static bool is_url(const char *s)
{
    const char *host = text_starts(s, "https://") ? s + 8 : text_starts(s, "http://") ? s + 7 : NULL;
    return host && strcspn(host, "/?#:@") > 0 && !strpbrk(s, " <>\"\\^`{|}");
}

static err_t take_text(struct cx *cx, const struct field *f, const json_t *j, struct value *v)
{
    if (!json_is_string(j))
        return fail_field(cx, f->name, "This must be a text.");
    size_t most = f->most > 0 ? (size_t)f->most : FIELD_TEXT_MOST;
    const char *s = text_trim(cx->mem, json_string_value(j));
    TRY(check_lines(cx, f, s));
    if (text_length(s) > most)
        return fail_field(cx, f->name, "This may have at most %zu characters.", most);
    if (!*s && f->flags & FF_REQUIRED)
        return fail_field(cx, f->name, "This must not be empty.");
    if (*s && f->flags & FF_EMAIL && !is_email(s))
        return fail_field(cx, f->name, "An e-mail address looks like name@example.com.");
    if (*s && f->flags & FF_URL && !is_url(s))
        return fail_field(cx, f->name, "An address must begin with https:// or http://.");
    v->text = s;
    return NULL;
}

static err_t take_int(struct cx *cx, const struct field *f, const json_t *j, struct value *v)
{
    if (!json_is_integer(j))
        return fail_field(cx, f->name, "This must be a whole number.");
    v->num = json_integer_value(j);
    if (f->most > 0 && (v->num < 0 || v->num > f->most))
        return fail_field(cx, f->name, "This must be from 0 to %d.", f->most);
    return NULL;
}

static err_t take_money(struct cx *cx, const struct field *f, const json_t *j, struct value *v)
{
    const json_t *minor = json_object_get(j, "minor"), *currency = json_object_get(j, "currency");
    if (!json_is_integer(minor))
        return fail_field(cx, f->name, "This must be an object like {\"minor\":1250,\"currency\":\"USD\"}.");
    v->money.minor = json_integer_value(minor);
    if (v->money.minor > MONEY_MOST || v->money.minor < -MONEY_MOST)
        return fail_field(cx, f->name, "This amount is too large.");
    const char *code = currency ? json_string_value(currency) : cx->who.currency;
    if (currency_exponent(code) < 0)
        return fail_field(cx, f->name, "The currency must be a code like USD or EUR.");
    memcpy(v->money.currency, code, 4);
    return NULL;
}

static err_t take_choice(struct cx *cx, const struct field *f, const json_t *j, struct value *v)
{
    v->text = json_string_value(j);
    if (!text_in(f->options, v->text))
        return fail_field(cx, f->name, "This must be one of: %s.", f->options);
    v->text = arena_copy(cx->mem, v->text);
    return NULL;
}

static err_t take_json(struct cx *cx, const struct field *f, const json_t *j, struct value *v)
{
    size_t most = f->most > 0 ? (size_t)f->most : JSON_MOST;
    v->text = json_text(cx->mem, j);
    if (strlen(v->text) > most)
        return fail_field(cx, f->name, "This may have at most %zu bytes.", most);
    return NULL;
}

static err_t take_value(struct cx *cx, const struct field *f, const json_t *j, struct value *v)
{
    if (f->flags & (FF_READONLY | FF_HIDDEN))
        return fail_field(cx, f->name, f->flags & FF_HIDDEN ? "There is no such field." : "This cannot be changed.");
    if (json_is_null(j)) {
        if (f->flags & FF_REQUIRED || f->kind == F_INT || f->kind == F_BOOL)
            return fail_field(cx, f->name, "This must not be empty.");
        return NULL;
    }
    switch (f->kind) {
    case F_TEXT: return take_text(cx, f, j, v);
    case F_INT: return take_int(cx, f, j, v);
    case F_CHOICE: return take_choice(cx, f, j, v);
    case F_JSON: return take_json(cx, f, j, v);
    case F_MONEY: return take_money(cx, f, j, v);
    case F_BOOL:
        if (!json_is_boolean(j))
            return fail_field(cx, f->name, "This must be true or false.");
        v->num = json_is_true(j);
        return NULL;
    case F_TIME: {
        err_t e = time_parse(cx, json_string_value(j), &v->num);
        return e ? fail_field(cx, f->name, "%s", e->message) : NULL;
    }
    case F_END: break;
    }
    return NULL;
}

static void put_value(const struct field *f, void *rec, const struct value *v)
{
    void *at = member(f, rec);
    switch (f->kind) {
    case F_TEXT:
    case F_JSON:
    case F_CHOICE: *(const char **)at = v->text; break;
    case F_INT: *(int64_t *)at = v->num; break;
    case F_TIME: *(msec *)at = v->num; break;
    case F_BOOL: *(bool *)at = v->num != 0; break;
    case F_MONEY: *(struct money *)at = v->money; break;
    case F_END: break;
    }
}

/* The first name in the object that no field has, as the error's field (cut: it was typed by anybody). */
static err_t unknown(struct cx *cx, const struct field *f, const json_t *in)
{
    const char *key;
    json_t *j;
    json_object_foreach ((json_t *)(uintptr_t)in, key, j) {
        const struct field *one = f;
        while (one->kind && strcmp(one->name, key) != 0)
            one++;
        if (one->kind)
            continue;
        size_t n = strnlen(key, 64);
        while (n && (key[n] & 0xC0) == 0x80)
            n--;
        return fail_field(cx, arena_copy_n(cx->mem, key, n), "There is no such field.");
    }
    return NULL;
}

static err_t take(struct cx *cx, const struct field *f, const json_t *in, void *rec, uint64_t *given, bool all)
{
    struct value values[FIELDS_MOST];
    uint64_t bits = 0;
    size_t n = 0, found = 0;
    if (!json_is_object(in))
        return fail(cx, E_INPUT, "This must be a JSON object.");
    for (; f[n].kind; n++) {
        assert(n < FIELDS_MOST);
        const json_t *j = json_object_get(in, f[n].name);
        if (!j) {
            if (all && f[n].flags & FF_REQUIRED && !(f[n].flags & (FF_READONLY | FF_HIDDEN)))
                return fail_field(cx, f[n].name, "This must be given.");
            continue;
        }
        values[n] = (struct value){ 0 };
        TRY(take_value(cx, &f[n], j, &values[n]));
        assert(n < GIVEN_MOST);
        bits |= UINT64_C(1) << n;
        found++;
    }
    if (found != json_object_size(in))
        TRY(unknown(cx, f, in));
    for (size_t i = 0; i < n && i < GIVEN_MOST; i++)
        if (bits >> i & 1)
            put_value(&f[i], rec, &values[i]);
    if (given)
        *given = bits;
    return NULL;
}

err_t record_take(struct cx *cx, const struct field *f, const json_t *in, void *rec, uint64_t *given)
{
    return take(cx, f, in, rec, given, true);
}

err_t record_change(struct cx *cx, const struct field *f, const json_t *in, void *rec, uint64_t *given)
{
    return take(cx, f, in, rec, given, false);
}
