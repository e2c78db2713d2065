/* order_payment.c - payments as staff record them: a note of money that came in by some way, never a charge; taking one
   back is never a refund. The state follows from the sums (order_derive.c). */
#include "order/order_parts.h"
#include <string.h>

/* Under the order's lock, so that two who record at once both count. */
static err_t payments_set(struct cx *cx, const struct order *before, struct payment *at, size_t n, struct order *out)
{
    struct order_edit edit = { .payments = true, .to = { .version = before->version } };
    edit.to.payments.at = at;
    edit.to.payments.n = n;
    return order_change(cx, before->id, &edit, out);
}

static err_t payment_check(struct cx *cx, const struct order *o, const struct payment *p)
{
    if (!p->amount.currency[0] || p->amount.minor < 1)
        return fail_field(cx, "amount", "Amount must be more than 0");
    if (strcmp(p->amount.currency, o->currency))
        return fail_field(cx, "amount", "This order is in %s.", o->currency);
    if (p->paid_at > cx->now + INT64_C(24) * 3600 * 1000)
        return fail_field(cx, "paid_at", "A payment cannot be received in the future.");
    if (!o->payments.n && text_in("paid refunded partially_refunded", o->payment))
        return fail(cx, E_CONFLICT, "This order is paid already.");
    return NULL;
}

err_t order_pay(struct cx *cx, const char *id, const struct payment *in, struct order *out)
{
    DB_TX(cx);
    struct order o;
    TRY(db_lock(cx, "orders", id));
    TRY(order_get(cx, id, &o));
    TRY(payment_check(cx, &o, in));
    size_t n = o.payments.n;
    struct payment *all = arena_alloc(cx->mem, (n + 1) * sizeof(*all));
    if (n)
        memcpy(all, o.payments.at, n * sizeof(*all));
    all[n] = *in;
    all[n].line = (int64_t)n + 1;
    all[n].reversed_at = 0;
    all[n].paid_at = in->paid_at ? in->paid_at : cx->now;
    TRY(payments_set(cx, &o, all, n + 1, out));
    return db_commit(cx);
}

static const struct payment *by_line(const struct order *o, int64_t line)
{
    for (size_t i = 0; i < o->payments.n; i++)
        if (o->payments.at[i].line == line)
            return &o->payments.at[i];
    return NULL;
}

err_t order_unpay(struct cx *cx, const char *id, int64_t version, int64_t line, const char *note, struct order *out)
{
    DB_TX(cx);
    struct order o;
    TRY(db_lock(cx, "orders", id));
    TRY(order_get(cx, id, &o));
    const struct payment *p = by_line(&o, line);
    if (o.version != version)
        return fail(cx, E_CONFLICT, ORDER_STALE);
    if (!p)
        return fail(cx, E_MISSING, "This payment no longer exists.");
    if (p->reversed_at)
        return fail(cx, E_CONFLICT, "This payment was taken back already.");
    struct payment *all =
        memcpy(arena_alloc(cx->mem, o.payments.n * sizeof(*all)), o.payments.at, o.payments.n * sizeof(*all));
    struct payment *back = all + (p - o.payments.at);
    back->reversed_at = cx->now;
    if (!text_empty(note))
        back->note = text_empty(p->note) ? note : arena_text(cx->mem, "%s; %s", p->note, note);
    TRY(payments_set(cx, &o, all, o.payments.n, out));
    return db_commit(cx);
}
