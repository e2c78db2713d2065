/* source.c - the kinds of order sources, the decent answer where a kind lacks a verb, and what every other system's word
   goes through before anybody sees it. Invariants: a remote kind is never asked in an INSIDE worker; number and contact are
   compared here whatever the other system's search believes; an answer comes from a read of this moment, else it is
   marked. */
#include "source/source.h"
#include "base/clock.h"
#include "base/text.h"
#include "order/contact.h"
#include "source/call.h"
#include "source/remote.h"
#include "source/trouble.h"
#include <stdarg.h>
#include <string.h>

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

size_t source_of_ids(const struct source *const *sources, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct source_kind *k = source_kind(sources[i]->kind);
        if (k && k->remote && !k->invented)
            return i;
    }
    return 0;
}

static err_t kind_of(struct cx *cx, const struct source *s, const struct source_kind **out)
{
    const struct source_kind *k = source_kind(s->kind);
    if (!k)
        return fail(cx, E_REMOTE, "This version of wismo cannot read orders from “%s”. Update wismo.", s->name);
    if (k->remote && cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Other systems are asked outside.");
    if (k->remote && s->paused)
        return fail(cx, E_REMOTE, "“%s” is paused in the settings.", s->name);
    *out = k;
    return NULL;
}

#define REST_MS 700 /* of a turn's time stay for saying and storing what was found, or that nothing was */

#define LEAVE_MS 1200 /* to each that is still to be asked, where there is so much */

int64_t source_turn(int64_t end, size_t behind)
{
    int64_t now = clock_mono(), all = end - REST_MS, share, late;
    if (!end || !behind || all <= now)
        return end;
    share = now + (all - now) / (int64_t)(behind + 1);
    late = all - (int64_t)behind * LEAVE_MS;
    return (late > share ? late : share) + REST_MS;
}

static int64_t end_earlier(struct cx *cx)
{
    int64_t end = cx->deadline;
    if (end && cx->lane == LANE_OUTSIDE)
        cx->deadline = end - REST_MS;
    return end;
}

static err_t heard(struct cx *cx, const struct source *s, int64_t end, err_t e)
{
    const struct source_kind *k = source_kind(s->kind);
    cx->deadline = end;
    source_heard(cx, s, k && k->remote, e);
    return e;
}

/* --- by number and contact --- */

static err_t ask_find(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out)
{
    const struct source_kind *k;
    TRY(kind_of(cx, s, &k));
    if (!k->find)
        return fail(cx, E_REMOTE, "“%s” cannot be asked for an order by its number.", s->name);
    return k->remote ? remote_find(cx, s, k, ask, out) : k->find(cx, s, ask, out);
}

err_t source_find(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out)
{
    int64_t end = end_earlier(cx);
    err_t e = heard(cx, s, end, ask_find(cx, s, ask, out));
    return e && e->code == E_REMOTE && s->last_known ? remote_last_found(cx, s, ask, e, out) : e;
}

/* --- of a customer --- */

static err_t ask_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                      order_list *out)
{
    const struct source_kind *k;
    TRY(kind_of(cx, s, &k));
    *out = (order_list){ 0 };
    if (!k->mine)
        return NULL;
    return k->remote ? remote_mine(cx, s, k, customer_id, email_norm, most, out)
                     : k->mine(cx, s, customer_id, email_norm, most, out);
}

err_t source_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                  order_list *out)
{
    int64_t end = end_earlier(cx);
    return heard(cx, s, end, ask_mine(cx, s, customer_id, email_norm, most, out));
}

/* --- one afresh --- */

static err_t ask_read(struct cx *cx, const struct source *s, const char *order_id, struct order *out)
{
    const struct source_kind *k;
    TRY(kind_of(cx, s, &k));
    if (k->remote)
        return remote_read(cx, s, k, order_id, out);
    const struct order known = { .id = order_id };
    return k->read ? k->read(cx, s, &known, out) : order_get(cx, order_id, out);
}

err_t source_read(struct cx *cx, const struct source *s, const char *order_id, struct order *out)
{
    int64_t end = end_earlier(cx);
    err_t e = heard(cx, s, end, ask_read(cx, s, order_id, out));
    return e && e->code == E_REMOTE && s->last_known ? remote_last_known(cx, s, order_id, e, out) : e;
}

/* --- trying it out --- */

err_t source_check(struct cx *cx, const struct source *s, struct source_report *out)
{
    const struct source_kind *k;
    struct source_report r = { .orders = -1 };
    TRY(kind_of(cx, s, &k));
    source_again(cx, s); /* a person asks: now, whatever the circuit says */
    err_t e = k->check ? k->check(cx, s, &r) : NULL;
    if (e && e->code == E_OUTSIDE)
        return e;
    source_fact_error(cx, &r, "Connection", e);
    *out = r;
    return NULL;
}

static void fact_put(struct cx *cx, struct source_report *r, bool good, const char *what, const char *text)
{
    struct source_fact *more = arena_alloc(cx->mem, (r->facts.n + 1) * sizeof(*more));
    if (r->facts.n)
        memcpy(more, r->facts.at, r->facts.n * sizeof(*more));
    more[r->facts.n++] = (struct source_fact){ good, what, text };
    r->facts.at = more;
}

void source_fact_add(struct cx *cx, struct source_report *r, bool good, const char *what, const char *fmt, ...)
{
    va_list list;
    va_start(list, fmt);
    fact_put(cx, r, good, what, arena_vtext(cx->mem, fmt, list));
    va_end(list);
}

bool source_fact_error(struct cx *cx, struct source_report *r, const char *what, err_t e)
{
    if (e)
        fact_put(cx, r, false, what, e->message);
    return e != NULL;
}
