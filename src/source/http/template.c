/* template.c - addresses and bodies with variables. Invariant: what a visitor typed becomes one value of the query, one
   part of the path, or one JSON text; never another parameter, path or member. */
#include "source/http/room.h"
#include <ctype.h>
#include <string.h>

const char *http_template(const char *typed, const char *otherwise)
{
    if (text_empty(typed))
        return text_empty(otherwise) ? NULL : otherwise;
    return strcmp(typed, "none") ? typed : NULL;
}

/* The variable's name behind the brace at s, in the arena; NULL: this brace begins none. */
static const char *name_at(struct arena *a, const char *s, const char **end)
{
    const char *name = s + 1;
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789");
    if (*s != '{' || !n || name[n] != '}')
        return NULL;
    *end = name + n + 1;
    return arena_copy_n(a, name, n);
}

static const char *text_of(struct cx *cx, const json_t *vars, const char *name)
{
    const json_t *j = json_object_get(vars, name);
    if (json_is_string(j))
        return json_string_value(j);
    return !j || json_is_null(j) ? "" : json_text(cx->mem, j);
}

/* --- addresses --- */

/* n characters of the template; *vars_n variables, *full of them not empty. */
static void fill(struct cx *cx, struct buf *to, const char *from, size_t n, const json_t *vars, int *vars_n, int *full)
{
    *vars_n = *full = 0;
    for (const char *s = from, *end; s < from + n;) {
        const char *name = name_at(cx->mem, s, &end);
        if (!name) {
            buf_add(to, s++, 1);
            continue;
        }
        const char *value = text_of(cx, vars, name);
        buf_text(to, text_percent(cx->mem, value));
        ++*vars_n;
        *full += *value && strcmp(value, ".") && strcmp(value, ".."); /* these would lead to another path */
        s = end;
    }
}

static void query(struct cx *cx, struct buf *to, const char *s, const json_t *vars)
{
    for (bool any = false; *s; s += *s == '&') {
        struct buf one = { 0 };
        int n, full;
        size_t len = strcspn(s, "&");
        fill(cx, &one, s, len, vars, &n, &full);
        if (len && (!n || full)) {
            buf_text(to, any ? "&" : "?");
            buf_add(to, one.at, one.n);
            any = true;
        }
        buf_free(&one);
        s += len;
    }
}

char *http_url(struct cx *cx, const char *base, const char *template, const json_t *vars)
{
    struct buf b = { 0 };
    size_t base_n = strlen(base), path_n = strcspn(template, "?");
    int n, full;
    while (base_n && base[base_n - 1] == '/')
        base_n--;
    buf_add(&b, base, base_n);
    fill(cx, &b, template, path_n, vars, &n, &full);
    if (template[path_n])
        query(cx, &b, template + path_n + 1, vars);
    char *out = n == full ? arena_copy_n(cx->mem, b.at, b.n) : NULL;
    buf_free(&b);
    return out;
}

/* --- texts and JSON --- */

char *http_text(struct cx *cx, const char *template, const json_t *vars)
{
    struct buf b = { 0 };
    for (const char *s = template, *end; *s;) {
        const char *name = name_at(cx->mem, s, &end);
        if (name) {
            buf_text(&b, text_of(cx, vars, name));
            s = end;
        } else if (*s == '\\' && (s[1] == 'n' || s[1] == 't')) {
            buf_text(&b, s[1] == 'n' ? "\n" : "\t");
            s += 2;
        } else {
            buf_add(&b, s++, 1);
        }
    }
    char *out = arena_copy_n(cx->mem, b.at ? b.at : "", b.n);
    buf_free(&b);
    return out;
}

static json_t *value_of(struct cx *cx, const char *text, const json_t *vars)
{
    const char *end = NULL, *name = name_at(cx->mem, text, &end);
    if (name && !*end) {
        json_t *j = json_object_get(vars, name);
        return j ? json_deep_copy(j) : json_null();
    }
    return json_string(http_text(cx, text, vars));
}

/* Owned by the caller. */
static json_t *built(struct cx *cx, const json_t *t, const json_t *vars)
{
    const char *key;
    json_t *one, *out;
    size_t i;
    if (json_is_string(t))
        return value_of(cx, json_string_value(t), vars);
    if (json_is_object(t)) {
        out = json_object();
        json_object_foreach ((json_t *)(uintptr_t)t, key, one)
            json_object_set_new(out, key, built(cx, one, vars));
        return out;
    }
    if (json_is_array(t)) {
        out = json_array();
        json_array_foreach ((json_t *)(uintptr_t)t, i, one)
            json_array_append_new(out, built(cx, one, vars));
        return out;
    }
    return json_deep_copy(t);
}

json_t *http_body(struct cx *cx, const json_t *template, const json_t *vars)
{
    return json_tie(cx->mem, built(cx, template, vars));
}

/* --- checking --- */

err_t http_template_check(struct cx *cx, const char *field, const char *template, bool path, const char *known)
{
    if (text_empty(template) || (path && !strcmp(template, "none")))
        return NULL;
    if (path && *template != '/')
        return fail_field(cx, field, "A path begins with “/”: what stands before it is the base address.");
    for (const char *s = template, *end; *s; s++) {
        const char *name = name_at(cx->mem, s, &end);
        if (name && !text_in(known, name))
            return fail_field(cx, field, "There is no variable {%s} here. There are: %s.", name, known);
        if (path && (*s == '#' || isspace((unsigned char)*s) || (*s == '\\')))
            return fail_field(cx, field, "A path has no spaces, “#” or “\\”.");
        if (path && (*s == '{' || *s == '}') && !name)
            return fail_field(cx, field, "A variable is written {name}, as in {number}.");
        if (name)
            s = end - 1;
    }
    return NULL;
}

err_t http_body_check(struct cx *cx, const char *field, const json_t *template, const char *known)
{
    const char *key;
    json_t *one;
    size_t i;
    if (json_is_string(template))
        return http_template_check(cx, field, json_string_value(template), false, known);
    json_object_foreach ((json_t *)(uintptr_t) template, key, one)
        TRY(http_body_check(cx, arena_join(cx->mem, field, ".", key), one, known));
    json_array_foreach ((json_t *)(uintptr_t) template, i, one)
        TRY(http_body_check(cx, arena_text(cx->mem, "%s[%zu]", field, i), one, known));
    return NULL;
}
