/* order_payments.c - payments as staff record them and take them back: notes of money, never a charge or a refund. */
#include "api/order_reply.h"
#include "api/serve.h"
#include <stdlib.h>
#include <string.h>

err_t order_payment_add(struct cx *cx, struct req *rq)
{
    struct payment in = { 0 };
    struct order o;
    uint64_t given;
    TRY(order_get(cx, rq->part[0], &o));
    memcpy(cx->who.currency, o.currency, sizeof(cx->who.currency)); /* an amount without one is in the order's */
    for (size_t i = 0; i < 2; i++)
        if (json_object_get(rq->body, i ? "reversed_at" : "line"))
            return fail_field(cx, i ? "reversed_at" : "line", "There is no such field.");
    TRY(record_take(cx, payment_fields, rq->body, &in, &given));
    TRY(order_pay(cx, o.id, &in, &o));
    hint(cx, "order.changed", o.id, o.version);
    rq->status = 201;
    return order_reply(cx, rq, &o);
}

err_t order_payment_reverse(struct cx *cx, struct req *rq)
{
    struct order o;
    const char *note, *line = rq->part[1];
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(req_text(cx, rq, "note", 250, &note));
    bool digits = *line && strspn(line, "0123456789") == strlen(line) && strlen(line) < 6;
    TRY(order_unpay(cx, rq->part[0], version, digits ? strtol(line, NULL, 10) : -1, note, &o));
    hint(cx, "order.changed", o.id, o.version);
    return order_reply(cx, rq, &o);
}
