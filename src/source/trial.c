/* trial.c - one order read for the person who sets a source up: what came, what wismo makes of it, or what is wrong. */
#include "source/trial.h"
#include "account/shop.h"
#include "base/text.h"
#include "order/contact.h"
#include "source/remote.h"
#include <string.h>

static err_t ask_it(struct cx *cx, const struct source *s, const struct source_kind *k, const struct source_ask *ask,
                    const char *id, const char **raw, order_list *out)
{
    *raw = NULL;
    *out = (order_list){ 0 };
    if (k->try)
        return k->try(cx, s, ask, id, raw, out);
    if (!id)
        return k->find ? k->find(cx, s, ask, out) : fail(cx, E_REMOTE, "“%s” cannot be asked for an order.", s->name);
    if (!k->read)
        return fail(cx, E_REMOTE, "“%s” cannot be asked for an order by its id.", s->name);
    const struct order known = {
        .source_id = s->id, .external_id = id, .number = ask->number, .number_norm = ask->number_norm
    };
    struct order *o = arena_alloc(cx->mem, sizeof(*o));
    TRY(k->read(cx, s, &known, o));
    *out = (order_list){ .at = o, .n = 1 };
    return NULL;
}

/* The first at most so many bytes, without half a character at the end. */
static const char *cut(struct cx *cx, const char *text, bool *was)
{
    size_t n = text ? strlen(text) : 0;
    *was = n > SOURCE_RAW_MOST;
    n = *was ? SOURCE_RAW_MOST : n;
    while (*was && n && ((unsigned char)text[n] & 0xC0) == 0x80)
        n--;
    return text && text_valid(text, n) ? arena_copy_n(cx->mem, text, n) : NULL;
}

static bool is_asked(const struct source_ask *ask, const char *id, const struct order *o)
{
    if (id)
        return text_same(o->external_id, id);
    return text_same(o->number_norm, ask->number_norm) &&
           (!*ask->email_norm || text_same(o->email_norm, ask->email_norm));
}

/* As it would be stored, which must not be taken from the mirror's rows: a draft has none. */
static err_t shown(struct cx *cx, const struct source *s, const struct order *in, struct order *out)
{
    struct order said = *in;
    TRY(remote_settle(cx, s, &said));
    return order_laid(cx, &said, out);
}

static err_t pick(struct cx *cx, const struct source *s, const struct source_ask *ask, const char *id,
                  const order_list *list, struct source_trial *t)
{
    for (size_t i = 0; i < list->n && !t->found; i++) {
        TRY(shown(cx, s, &list->at[i], &t->order));
        t->found = is_asked(ask, id, &t->order);
    }
    if (!t->found)
        t->why = list->n
                     ? arena_text(cx->mem,
                                  "“%s” gave %zu orders, but none with exactly this number and contact. The first has "
                                  "number “%s”.",
                                  s->name, list->n, list->at[0].number ? list->at[0].number : "")
                     : arena_text(cx->mem, "“%s” has no such order.", s->name);
    return NULL;
}

err_t source_try(struct cx *cx, const struct source *s, const char *number, const char *email, const char *id,
                 struct source_trial *out)
{
    const struct source_kind *k = source_kind(s->kind);
    struct source_trial t = { 0 };
    struct shop shop;
    order_list list;
    const char *raw;
    if (!k || (!k->find && !k->read && !k->try))
        return fail(cx, E_INPUT, "This kind of source cannot be asked for orders: people look them up.");
    if (k->remote && cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Other systems are asked outside.");
    TRY(shop_get(cx, &shop));
    const bool phone = email && *email && !strchr(email, '@');
    const struct source_ask ask = {
        .number = text_trim(cx->mem, number ? number : ""),
        .number_norm = number_norm(cx->mem, number ? number : "", shop.number_prefix, shop.number_suffix),
        .email_norm = email && !phone ? email_norm(cx->mem, email) : "",
        .phone_norm = phone ? phone_norm(cx->mem, email, NULL) : "",
    };
    err_t e = ask_it(cx, s, k, &ask, text_empty(id) ? NULL : id, &raw, &list);
    t.raw = cut(cx, raw, &t.cut);
    if (e && e->code != E_REMOTE && e->code != E_MISSING && e->code != E_SYNTAX)
        return e;
    if (e)
        t.why = e->message;
    else
        TRY(pick(cx, s, &ask, text_empty(id) ? NULL : id, &list, &t));
    *out = t;
    return NULL;
}
