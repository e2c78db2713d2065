/* customers.c - the customer page, asked for by one of the customer's orders; and who is a VIP by itself. */
#include "api/order_reply.h"
#include "api/serve.h"
#include "conversation/conversation.h"
#include "order/customer.h"
#include "order/state.h"
#include <string.h>

static void order_line(struct writer *w, const struct order *o)
{
    writer_open(w, NULL, '{');
    writer_text(w, "id", o->id);
    writer_text(w, "number", o->number);
    writer_text(w, "badge", o->badge);
    writer_text(w, "payment_badge", payment_badge(o->payment));
    writer_money(w, "total", o->total);
    writer_time(w, "placed_at", o->placed_at);
    writer_close(w);
}

static void talk_line(struct writer *w, const struct conversation *c)
{
    writer_open(w, NULL, '{');
    writer_text(w, "id", c->id);
    writer_text(w, "state", c->state);
    writer_text(w, "order_id", c->order_id);
    writer_time(w, "last_at", c->last_at);
    writer_int(w, "open_tickets", c->open_tickets);
    writer_close(w);
}

static err_t customer_reply(struct cx *cx, struct req *rq)
{
    struct customer c;
    conversation_list talks = { 0 };
    TRY(customer_of(cx, rq->part[0], &c));
    TRY(conversation_of_customer(cx, c.email_norm, c.phone_norm, &talks));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_text(&w, "name", c.name);
    writer_bool(&w, "erased", c.erased);
    writer_text(&w, "email", c.email);
    writer_text(&w, "phone", c.phone);
    writer_int(&w, "order_count", c.order_count);
    writer_bool(&w, "order_count_is_exact", c.order_count < CUSTOMER_ORDERS);
    writer_bool(&w, "first_time", c.first_time);
    writer_bool(&w, "vip", c.vip);
    writer_text(&w, "vip_by", c.vip_by);
    if (c.vip_hand)
        writer_bool(&w, "vip_hand", !strcmp(c.vip_hand, "yes"));
    else
        writer_null(&w, "vip_hand");
    writer_text(&w, "note", c.note);
    writer_int(&w, "version", c.version);
    writer_open(&w, "spent", '[');
    for (size_t i = 0; i < c.spent.n; i++)
        writer_money(&w, NULL, c.spent.at[i]);
    writer_close(&w);
    writer_open(&w, "orders", '[');
    for (size_t i = 0; i < c.orders.n; i++)
        order_line(&w, &c.orders.at[i]);
    writer_close(&w);
    writer_open(&w, "conversations", '[');
    for (size_t i = 0; i < talks.n; i++)
        talk_line(&w, &talks.at[i]);
    writer_close(&w);
    writer_close(&w);
    return NULL;
}

err_t customer_read(struct cx *cx, struct req *rq) { return customer_reply(cx, rq); }

err_t customer_patch(struct cx *cx, struct req *rq)
{
    struct customer c;
    const json_t *vip = json_object_get(rq->body, "vip"), *note = json_object_get(rq->body, "note");
    const char *words;
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(customer_of(cx, rq->part[0], &c));
    TRY(req_text(cx, rq, "note", 2000, &words));
    if (vip && !json_is_boolean(vip) && !json_is_null(vip))
        return fail_field(cx, "vip", "This must be true, false or null.");
    const char *hand = !vip ? c.vip_hand : json_is_null(vip) ? NULL : json_is_true(vip) ? "yes" : "no";
    TRY(customer_note(cx, rq->part[0], version, hand, note ? words : c.note));
    TRY(order_told(cx, rq->part[0]));
    for (size_t i = 0; i < c.orders.n && !text_same(hand, c.vip_hand); i++) /* their rows show it, too */
        if (!text_same(c.orders.at[i].id, rq->part[0]))
            hint(cx, "order.changed", c.orders.at[i].id, c.orders.at[i].version);
    return customer_reply(cx, rq);
}

err_t customer_rule_read(struct cx *cx, struct req *rq)
{
    struct customer_rule r;
    TRY(customer_rule_get(cx, &r));
    record_reply(rq, customer_rule_fields, &r);
    return NULL;
}

err_t customer_rule_patch(struct cx *cx, struct req *rq)
{
    struct customer_rule in, out;
    uint64_t given;
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(customer_rule_get(cx, &in));
    TRY(req_change(cx, rq, customer_rule_fields, &in, &given));
    in.version = version;
    TRY(customer_rule_set(cx, &in, &out));
    hint(cx, "shop.changed", cx->who.shop, 0);
    record_reply(rq, customer_rule_fields, &out);
    return NULL;
}
