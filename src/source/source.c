/* source.c - the kinds of order sources, and the decent answer where a kind lacks a verb.
   Invariant: a remote kind is never asked in an INSIDE worker. */
#include "source/source.h"
#include "source/trouble.h"
#include "base/text.h"
#include <string.h>

const struct field source_fields[] = {
    FIELD(F_TEXT, struct source, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct source, kind, .flags = FF_READONLY),
    FIELD(F_TEXT, struct source, name, .flags = FF_REQUIRED, .most = 80),
    FIELD(F_TEXT, struct source, settings, .flags = FF_HIDDEN),
    FIELD(F_INT, struct source, version),
    { 0 },
};

#define SOURCE(name) extern const struct source_kind source_##name;
#include "source/list.h"
#undef SOURCE

static const struct source_kind *const kinds[] = {
#define SOURCE(name) &source_##name,
#include "source/list.h"
#undef SOURCE
};

const struct source_kind *const *source_kinds(size_t *n)
{
    *n = sizeof(kinds) / sizeof(*kinds);
    return kinds;
}

const struct source_kind *source_kind(const char *name)
{
    for (size_t i = 0; name && i < sizeof(kinds) / sizeof(*kinds); i++)
        if (!strcmp(kinds[i]->name, name))
            return kinds[i];
    return NULL;
}

err_t source_get(struct cx *cx, const char *id, struct source *out)
{
    err_t e = db_recall(cx, source_fields, out,
                        "SELECT id, kind, name, settings, version FROM source WHERE shop_id = $1 AND id = $2",
                        T(cx->who.shop), T(id));
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "This order source no longer exists.") : e;
}

static err_t kind_of(struct cx *cx, const struct source *s, const struct source_kind **out)
{
    const struct source_kind *k = source_kind(s->kind);
    if (!k)
        return fail(cx, E_REMOTE, "This version of wismo cannot read orders from “%s”. Update wismo.", s->name);
    if (k->remote && cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Other systems are asked outside.");
    *out = k;
    return NULL;
}

static err_t heard(const struct cx *cx, const struct source *s, err_t e)
{
    const struct source_kind *k = source_kind(s->kind);
    source_heard(cx, s, k && k->remote, e);
    return e;
}

static err_t ask_find(struct cx *cx, const struct source *s, const char *number_norm, const char *email_norm,
                      const char *phone_norm, order_list *out)
{
    const struct source_kind *k;
    TRY(kind_of(cx, s, &k));
    if (!k->find)
        return fail(cx, E_REMOTE, "“%s” cannot be asked for an order by its number.", s->name);
    return k->find(cx, s, number_norm, email_norm, phone_norm, out);
}

err_t source_find(struct cx *cx, const struct source *s, const char *number_norm, const char *email_norm,
                  const char *phone_norm, order_list *out)
{
    return heard(cx, s, ask_find(cx, s, number_norm, email_norm, phone_norm, out));
}

static err_t ask_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                      order_list *out)
{
    const struct source_kind *k;
    TRY(kind_of(cx, s, &k));
    if (k->mine)
        return k->mine(cx, s, customer_id, email_norm, most, out);
    *out = (order_list){ 0 };
    return NULL;
}

err_t source_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                  order_list *out)
{
    return heard(cx, s, ask_mine(cx, s, customer_id, email_norm, most, out));
}

static err_t ask_read(struct cx *cx, const struct source *s, const char *order_id, struct order *out)
{
    const struct source_kind *k;
    TRY(kind_of(cx, s, &k));
    return k->read ? k->read(cx, s, order_id, out) : order_get(cx, order_id, out);
}

err_t source_read(struct cx *cx, const struct source *s, const char *order_id, struct order *out)
{
    return heard(cx, s, ask_read(cx, s, order_id, out));
}
