/* base.c - making errors, naming actors. */
#include "base/base.h"
#include <string.h>

const char *actor_name(enum actor a)
{
    static const char *const names[] = {
        [ACTOR_SYSTEM] = "system", [ACTOR_SHOPPER] = "shopper", [ACTOR_BOT] = "bot",       [ACTOR_STAFF] = "staff",
        [ACTOR_KEY] = "key",       [ACTOR_SOURCE] = "source",   [ACTOR_IMPORT] = "import",
    };
    return names[a];
}

__attribute__((format(printf, 3, 0))) static struct err *make(struct cx *cx, enum err_code code, const char *fmt,
                                                              va_list ap)
{
    struct err *e = arena_alloc(cx->mem, sizeof(*e));
    e->code = code;
    e->message = arena_vtext(cx->mem, fmt, ap);
    return e;
}

err_t fail(struct cx *cx, enum err_code code, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    struct err *e = make(cx, code, fmt, ap);
    va_end(ap);
    return e;
}

err_t fail_field(struct cx *cx, const char *field, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    struct err *e = make(cx, E_INPUT, fmt, ap);
    va_end(ap);
    e->field = arena_copy(cx->mem, field);
    return e;
}

err_t fail_also(struct cx *cx, err_t first, err_t more)
{
    if (!first || !more)
        return first ? first : more;
    if (first->field && more->field && !strcmp(first->field, more->field)) /* one word a field */
        return fail_also(cx, first, more->also);
    struct err *copy = arena_alloc(cx->mem, sizeof(*copy));
    *copy = *first;
    copy->also = fail_also(cx, first->also, more);
    return copy;
}

err_t fail_detail(struct cx *cx, err_t e, const char *fmt, ...)
{
    struct err *copy = arena_alloc(cx->mem, sizeof(*copy));
    *copy = *e;
    va_list ap;
    va_start(ap, fmt);
    copy->detail = arena_vtext(cx->mem, fmt, ap);
    va_end(ap);
    return copy;
}

err_t fail_retry(struct cx *cx, enum err_code code, int seconds, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    struct err *e = make(cx, code, fmt, ap);
    va_end(ap);
    e->retry = seconds < 1 ? 1 : seconds;
    return e;
}
