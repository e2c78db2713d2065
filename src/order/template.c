/* template.c - #variables# in texts that people write. A '#' that does not open "#word#" is text, so
   that "order # #order_number#" means what it says. */
#include "order/template.h"
#include "base/text.h"
#include <string.h>

const char template_names[] =
    "order_number parcel_number payment_name shipping_name shipping_tracking_link status_name payment_status carrier eta "
    "placed_on delivered_on pickup_point pickup_until order_total shop_name items_on_the_way items_delivered items_total";

static const char alias[] = "shipping_tacking_link", alias_of[] = "shipping_tracking_link";

static bool is_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/* The length of "#word#" at s, 0 when there is none. */
static size_t variable_at(const char *s)
{
    if (s[0] != '#' || !is_start(s[1]))
        return 0;
    size_t n = 2;
    while (is_start(s[n]) || (s[n] >= '0' && s[n] <= '9') || s[n] == '.')
        n++;
    return s[n] == '#' ? n + 1 : 0;
}

/* The name of the variable at s as it is looked up: lower case, alias resolved. */
static const char *name_at(struct arena *a, const char *s, size_t n)
{
    const char *name = text_lower(a, arena_copy_n(a, s + 1, n - 2));
    return text_same(name, alias) ? alias_of : name;
}

bool template_has_variable(const char *text)
{
    for (const char *s = text ? text : ""; *s; s++)
        if (variable_at(s))
            return true;
    return false;
}

static char *known_names(struct arena *a, const char *extra)
{
    char *list = arena_text(a, "#%s%s%s", template_names, text_empty(extra) ? "" : " ", extra ? extra : "");
    size_t words = 1;
    for (const char *s = list; *s; s++)
        words += *s == ' ';
    char *out = arena_alloc(a, strlen(list) + words * 3 + 2), *to = out;
    for (const char *s = list; *s; s++) {
        if (*s == ' ') {
            memcpy(to, "#, #", 4);
            to += 4;
        } else {
            *to++ = *s;
        }
    }
    *to++ = '#';
    *to = 0;
    return out;
}

err_t template_check(struct cx *cx, const char *field, const char *text, const char *extra, char **out)
{
    char *to = arena_alloc(cx->mem, strlen(text) * 2 + 1), *begin = to; /* the alias grows by one */
    for (const char *s = text; *s;) {
        size_t n = variable_at(s);
        if (!n) {
            *to++ = *s++;
            continue;
        }
        const char *name = name_at(cx->mem, s, n);
        if (!text_in(template_names, name)) {
            if (!text_in(extra ? extra : "", arena_copy_n(cx->mem, s + 1, n - 2)))
                return fail_field(cx, field, "There is no variable %.*s. Known ones: %s.", (int)n, s,
                                  known_names(cx->mem, extra));
            name = arena_copy_n(cx->mem, s + 1, n - 2);
        }
        *to++ = '#';
        memcpy(to, name, strlen(name));
        to += strlen(name);
        *to++ = '#';
        s += n;
    }
    *to = 0;
    *out = begin;
    return NULL;
}

static const char *value_of(const char *name, const struct variable *vars, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (text_same(vars[i].name, name))
            return text_empty(vars[i].value) ? NULL : vars[i].value;
    return NULL;
}

static const char *value_at(struct arena *a, const char *s, size_t len, const struct variable *vars, size_t n)
{
    const char *value = value_of(arena_copy_n(a, s + 1, len - 2), vars, n);
    return value ? value : value_of(name_at(a, s, len), vars, n);
}

/* Adds one line with its values; false (and nothing added) when a value is missing. */
static bool fill_line(struct arena *a, struct buf *b, const char *line, size_t len, const struct variable *vars,
                      size_t n)
{
    size_t before = b->n;
    for (size_t i = 0; i < len;) {
        const char *mark = memchr(line + i + 1, '#', len - i - 1);
        size_t var = variable_at(line + i), plain = mark ? (size_t)(mark - line) - i : len - i;
        if (!var || i + var > len) {
            buf_add(b, line + i, plain);
            i += plain;
            continue;
        }
        const char *value = value_at(a, line + i, var, vars, n);
        if (!value) {
            b->n = before;
            return false;
        }
        buf_text(b, value);
        i += var;
    }
    return true;
}

static bool blank(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] != ' ' && s[i] != '\t' && s[i] != '\r')
            return false;
    return true;
}

char *template_fill(struct arena *a, const char *text, const struct variable *vars, size_t n, const char *otherwise)
{
    struct buf b = { 0 };
    bool gap = false; /* an empty line is due before the next one that is kept */
    for (const char *line = text ? text : "", *end;; line = end + 1) {
        end = strchr(line, '\n');
        size_t len = end ? (size_t)(end - line) : strlen(line);
        size_t before = b.n;
        if (blank(line, len)) {
            gap = b.n > 0;
        } else {
            buf_text(&b, before ? gap ? "\n\n" : "\n" : "");
            size_t begin = b.n;
            bool kept = fill_line(a, &b, line, len, vars, n) && !blank(b.at + begin, b.n - begin);
            if (kept)
                gap = false;
            else
                b.n = before;
        }
        if (!end)
            break;
    }
    char *out = b.n ? arena_copy_n(a, b.at, b.n) : arena_copy(a, otherwise ? otherwise : "");
    buf_free(&b);
    return out;
}
