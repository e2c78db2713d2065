/* orders.c - staff's orders: the list with its cards, one order, edits that take the version which was read. */
#include "account/shop.h"
#include "api/order_input.h"
#include "api/order_reply.h"
#include "api/serve.h"
#include "base/clock.h"
#include "conversation/conversation.h"
#include "db/event.h"
#include "order/backend.h"
#include "order/history.h"
#include "order/parcel.h"
#include "order/reminder.h"
#include "order/request.h"
#include "order/search.h"
#include <string.h>

/* --- the list ---------------------------------------------------------------------------------- */

/* The filters, without the page. */
err_t orders_filters(struct cx *cx, const struct req *rq, struct order_search *out)
{
    *out = (struct order_search){
        .query = req_query(cx, rq, "query"),
        .group = req_query(cx, rq, "group"),
        .status = req_query(cx, rq, "status"),
        .payment = req_query(cx, rq, "payment"),
        .warehouse = req_query(cx, rq, "warehouse"),
        .carrier = req_query(cx, rq, "carrier"),
        .channel = req_query(cx, rq, "channel"),
        .source = req_query(cx, rq, "source"),
        .tracking_number = req_query(cx, rq, "tracking_number"),
        .tag = req_query(cx, rq, "tag"),
        .reminder = req_query(cx, rq, "reminder"),
    };
    if (out->query && text_length(out->query) > 200)
        return fail_field(cx, "query", "A search may have at most 200 characters.");
    TRY(req_time(cx, rq, "from", &out->from));
    return req_time(cx, rq, "to", &out->to);
}

static void counts_reply(struct writer *w, const char *key, const struct order_counts *c)
{
    writer_open(w, key, '{');
    order_counts_write(w, c);
    writer_close(w);
}

err_t orders_list(struct cx *cx, struct req *rq)
{
    struct order_search s;
    struct order_counts counts, period;
    struct order_page page;
    TRY(orders_filters(cx, rq, &s));
    TRY(req_page(cx, rq, &s.page, &s.per_page));
    s.cursor = req_query(cx, rq, "cursor");
    bool dated = s.from || s.to;
    TRY(order_count(cx, 0, 0, &counts));
    if (dated)
        TRY(order_count(cx, s.from, s.to, &period));
    s.counted = dated ? &period : &counts;
    TRY(order_search(cx, &s, &page));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < page.rows.n; i++) {
        writer_open(&w, NULL, '{');
        order_row_write(cx, &w, &page.rows.at[i]);
        writer_close(&w);
    }
    list_end_counted(&w, s.page, s.per_page, page.total, page.total_is_exact);
    writer_text(&w, "next", page.next);
    writer_text(&w, "previous", page.previous);
    writer_bool(&w, "search_is_complete", page.complete);
    counts_reply(&w, "counts", &counts);
    if (dated)
        counts_reply(&w, "in_period", &period);
    writer_close(&w);
    return NULL;
}

static void facet_write(struct writer *w, const char *key, const order_facet_list *l)
{
    writer_open(w, key, '[');
    for (size_t i = 0; i < l->n; i++) {
        writer_open(w, NULL, '{');
        record_write(w, order_facet_fields, &l->at[i]);
        writer_close(w);
    }
    writer_close(w);
}

err_t orders_facets(struct cx *cx, struct req *rq)
{
    order_facet_list warehouses, carriers, channels, tags;
    order_origin_list sources;
    TRY(order_facets(cx, &warehouses, &carriers, &channels));
    TRY(order_tag_facets(cx, &tags));
    TRY(order_origins(cx, &sources));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    facet_write(&w, "warehouses", &warehouses);
    facet_write(&w, "carriers", &carriers);
    facet_write(&w, "channels", &channels);
    facet_write(&w, "tags", &tags);
    writer_open(&w, "sources", '[');
    for (size_t i = 0; i < sources.n; i++) {
        writer_open(&w, NULL, '{');
        record_write(&w, order_origin_fields, &sources.at[i]);
        writer_close(&w);
    }
    writer_close(&w);
    writer_close(&w);
    return NULL;
}

/* --- one --------------------------------------------------------------------------------------- */

/* When money last came in that counts, 0: never. */
static msec paid_at(const struct order *o)
{
    msec last = 0;
    for (size_t i = 0; i < o->payments.n; i++)
        if (!o->payments.at[i].reversed_at && o->payments.at[i].paid_at > last)
            last = o->payments.at[i].paid_at;
    return last;
}

/* Where it lives: what is not ours is changed there. */
static err_t source_of_write(struct cx *cx, struct writer *w, const struct order *o)
{
    struct order_home at;
    TRY(order_home(cx, o, &at));
    writer_open(w, "source", '{');
    writer_text(w, "id", at.name && !at.left_at ? o->source_id : NULL);
    writer_text(w, "name", at.name);
    writer_bool(w, "ours", at.ours);
    writer_time(w, "left_at", at.left_at);
    writer_close(w);
    return NULL;
}

err_t order_whole_write(struct cx *cx, struct writer *w, const struct order *o)
{
    const char *conversation;
    int64_t requests;
    reminder_list automations = { 0 };
    if (o->reminder_at)
        TRY(reminder_automations(cx, o->id, &automations));
    TRY(conversation_of_order(cx, o->id, &conversation));
    TRY(request_open(cx, o->id, &requests));
    order_write(w, o);
    writer_text(w, "reminder_due", reminder_due(cx, o->reminder_at));
    writer_text(w, "conversation_id", conversation);
    writer_int(w, "requests_open", requests);
    writer_open(w, "automations", '[');
    for (size_t i = 0; i < automations.n; i++)
        writer_text(w, NULL, automations.at[i].text);
    writer_close(w);
    writer_time(w, "paid_at", paid_at(o));
    writer_text(w, "tracking_link", order_tracking_link(cx, o));
    return source_of_write(cx, w, o);
}

err_t order_reply(struct cx *cx, struct req *rq, const struct order *o)
{
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    TRY(order_whole_write(cx, &w, o));
    writer_close(&w);
    return NULL;
}

err_t order_told(struct cx *cx, const char *id)
{
    struct order o;
    TRY(order_get(cx, id, &o));
    hint(cx, "order.changed", o.id, o.version);
    return NULL;
}

err_t order_read(struct cx *cx, struct req *rq)
{
    struct order o;
    TRY(order_get(cx, rq->part[0], &o));
    return order_reply(cx, rq, &o);
}

/* Amounts that name no currency are in this one; "" or no currency: in the shop's. */
static void amounts_in(struct cx *cx, const char *currency)
{
    if (currency_exponent(currency) >= 0)
        memcpy(cx->who.currency, currency, sizeof(cx->who.currency));
}

err_t order_create(struct cx *cx, struct req *rq)
{
    char currency[4];
    struct order_edit edit = { 0 };
    struct order made;
    TRY(order_backend_currency(cx, currency));
    amounts_in(cx, json_str(rq->body, "currency") ? json_str(rq->body, "currency") : currency);
    TRY(order_input(cx, rq->body, &edit));
    TRY(edit.unread);
    TRY(order_add(cx, &edit.to, &made));
    TRY(order_get(cx, made.id, &made));
    hint(cx, "order.changed", made.id, made.version);
    rq->status = 201;
    buf_fmt(&rq->fields, "Location: /api/v1/orders/%s\r\n", made.id);
    return order_reply(cx, rq, &made);
}

/* Who was faster, and what the order is now: the page lets its person choose between the two. */
static err_t stale(struct cx *cx, struct req *rq, const struct order *now)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    event_list last = { 0 };
    TRY(event_find(cx, "order", now->id, NULL, 1, &last));
    const struct event *e = last.n ? last.at : NULL;
    writer_open(&w, NULL, '{');
    writer_text(&w, "changed_by", e ? e->actor_name : NULL);
    writer_text(&w, "changed_by_kind", e ? e->actor : NULL);
    writer_time(&w, "changed_at", e ? e->at : now->changed_at);
    writer_open(&w, "current", '{');
    err_t bad = order_whole_write(cx, &w, now);
    writer_close(&w);
    writer_close(&w);
    if (!bad)
        rq->problem = arena_copy_n(cx->mem, b.at + 1, b.n - 2); /* its members */
    buf_free(&b);
    TRY(bad);
    const char *who = e && e->actor_name ? e->actor_name : "somebody else";
    return fail(cx, E_CONFLICT, "This order was changed by %s. Load it again and repeat the change.", who);
}

/* The version is looked at before anything is written, so that what there is can still be read; who comes in between
   is told by order_change itself, without it. */
static err_t change(struct cx *cx, struct req *rq, const struct order_edit *edit, const struct order *now)
{
    struct order o;
    if (now->version != edit->to.version)
        return stale(cx, rq, now);
    TRY(order_change(cx, rq->part[0], edit, &o));
    TRY(order_get(cx, rq->part[0], &o));
    hint(cx, "order.changed", o.id, o.version);
    return order_reply(cx, rq, &o);
}

err_t order_patch(struct cx *cx, struct req *rq)
{
    struct order_edit edit = { 0 };
    struct order o;
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(order_get(cx, rq->part[0], &o));
    amounts_in(cx, o.currency);
    TRY(order_input(cx, rq->body, &edit));
    edit.to.version = version;
    return change(cx, rq, &edit, &o);
}

err_t order_cancel(struct cx *cx, struct req *rq)
{
    struct order_edit edit = { .given = order_given_bit("general"), .to = { .general = "cancelled" } };
    struct order o;
    TRY(req_version(cx, rq, &edit.to.version));
    TRY(order_get(cx, rq->part[0], &o));
    return change(cx, rq, &edit, &o);
}

static void event_write(struct cx *cx, struct writer *w, const struct event *e)
{
    writer_open(w, NULL, '{');
    record_write(w, event_fields, e);
    writer_text(w, "text", order_event_text(cx, e));
    writer_close(w);
}

err_t order_history(struct cx *cx, struct req *rq)
{
    struct order o;
    event_list events = { 0 };
    int page, per_page;
    TRY(req_page(cx, rq, &page, &per_page));
    size_t most = req_query(cx, rq, "per_page") ? (size_t)per_page : 200;
    TRY(order_get(cx, rq->part[0], &o));
    TRY(order_history_find(cx, o.id, req_query(cx, rq, "before"), (int)most + 1, &events));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < events.n && i < most; i++)
        event_write(cx, &w, &events.at[i]);
    writer_close(&w);
    writer_bool(&w, "more", events.n > most);
    writer_close(&w);
    return NULL;
}
