/* export.c - everything about one person as one JSON object, a piece at a time: some orders, then some conversations,
   then what is left. What is read goes on behind the last id of the piece before, so that nothing is told twice. Of others'
   conversations that only mention the person nothing is handed out. */
#include "account/mail.h"
#include "account/shop.h"
#include "base/text.h"
#include "conversation/conversation.h"
#include "conversation/erase.h"
#include "db/event.h"
#include "order/customer.h"
#include "order/reminder.h"
#include "order/request.h"
#include "privacy/privacy.h"
#include <string.h>

enum { STAGE_HEAD, STAGE_ORDERS, STAGE_TALKS, STAGE_REST };
enum { PIECE_ORDERS = 10, PIECE_BYTES = 192 * 1024, EVENTS = 1000, REQUESTS = 50 };

static void rows(struct writer *w, const char *key, const struct field *f, const void *at, size_t n, size_t size)
{
    writer_open(w, key, '[');
    for (size_t i = 0; i < n; i++) {
        writer_open(w, NULL, '{');
        record_write(w, f, (const char *)at + i * size);
        writer_close(w);
    }
    writer_close(w);
}
#define ROWS(w, key, fields, list) rows(w, key, fields, (list)->at, (list)->n, sizeof(*(list)->at))

/* Between two of a list: what is written begins anew in each piece. */
static void comma(struct privacy_export *at, struct buf *to)
{
    if (at->done++)
        buf_text(to, ",");
}

/* --- orders --- */

static err_t history(struct cx *cx, struct writer *w, const char *id)
{
    event_list events = { 0 };
    const char *before = NULL;
    writer_open(w, "history", '[');
    do {
        TRY(event_find(cx, "order", id, before, EVENTS, &events));
        for (size_t i = 0; i < events.n; i++) {
            writer_open(w, NULL, '{');
            record_write(w, event_fields, &events.at[i]);
            writer_close(w);
        }
        before = events.n ? events.at[events.n - 1].id : NULL;
    } while (events.n == EVENTS);
    writer_close(w);
    return NULL;
}

static err_t order_piece(struct cx *cx, const char *id, struct buf *to)
{
    struct order o;
    struct writer w = { .to = to };
    request_list requests = { 0 };
    reminder_list reminders = { 0 };
    int64_t total;
    TRY(order_get(cx, id, &o));
    TRY(request_find(cx, &(struct request_search){ .order_id = id, .per_page = REQUESTS }, &requests, &total));
    TRY(reminder_of_order(cx, id, &reminders));
    writer_open(&w, NULL, '{');
    order_write(&w, &o);
    ROWS(&w, "requests", request_fields, &requests);
    ROWS(&w, "reminders", reminder_fields, &reminders);
    TRY(history(cx, &w, id));
    writer_close(&w);
    return NULL;
}

static err_t orders_piece(struct cx *cx, const struct person *p, struct privacy_export *at, struct buf *to)
{
    order_id_list ids = { 0 };
    int n = 0;
    TRY(person_orders(cx, p, &ids));
    for (size_t i = 0; i < ids.n && n < PIECE_ORDERS; i++) {
        if (strcmp(ids.at[i].id, at->after) <= 0)
            continue;
        comma(at, to);
        TRY(order_piece(cx, ids.at[i].id, to));
        text_put(at->after, sizeof(at->after), ids.at[i].id);
        n++;
    }
    if (n == PIECE_ORDERS)
        return NULL;
    *at = (struct privacy_export){ .stage = STAGE_TALKS };
    buf_text(to, "],\"conversations\":[");
    return NULL;
}

/* --- conversations --- */

static err_t messages(struct cx *cx, struct writer *w, const char *id)
{
    message_list list = { 0 };
    int64_t after = 0;
    writer_open(w, "messages", '[');
    do {
        TRY(conversation_all_messages(cx, id, after, &list));
        for (size_t i = 0; i < list.n; i++)
            message_write(w, NULL, &list.at[i]);
        after = list.n ? list.at[list.n - 1].seq : after;
    } while (list.n);
    writer_close(w);
    return NULL;
}

static err_t talk_piece(struct cx *cx, const char *id, struct buf *to)
{
    struct conversation c = { 0 };
    struct collected held;
    struct writer w = { .to = to };
    TRY(conversation_get(cx, id, &c));
    TRY(conversation_context(cx, &c, &held));
    writer_open(&w, NULL, '{');
    record_write(&w, conversation_fields, &c);
    writer_open(&w, "tickets", '[');
    for (size_t i = 0; i < held.tickets.n; i++) {
        struct ticket t;
        TRY(ticket_get(cx, held.tickets.at[i].id, &t));
        writer_open(&w, NULL, '{');
        record_write(&w, ticket_fields, &t);
        writer_close(&w);
    }
    writer_close(&w);
    TRY(messages(cx, &w, id));
    writer_close(&w);
    return NULL;
}

static err_t theirs(struct cx *cx, const struct person *p, talk_id_list *out)
{
    order_id_list orders = { 0 };
    TRY(person_orders(cx, p, &orders));
    const char **ids = arena_alloc(cx->mem, (orders.n + 1) * sizeof(*ids));
    for (size_t i = 0; i < orders.n; i++)
        ids[i] = orders.at[i].id;
    const struct talker t = {
        .email = p->email,
        .phone = p->phone,
        .subject = p->customer_id && strcmp(p->customer_id, "0") ? p->customer_id : NULL,
        .source_id = p->source_id,
        .orders = ids,
        .orders_n = orders.n,
        .theirs = true,
    };
    return conversation_of_person(cx, &t, out);
}

static err_t talks_piece(struct cx *cx, const struct person *p, struct privacy_export *at, struct buf *to)
{
    talk_id_list ids = { 0 };
    const size_t began = to->n;
    TRY(theirs(cx, p, &ids));
    for (size_t i = 0; i < ids.n; i++) {
        if (strcmp(ids.at[i].id, at->after) <= 0)
            continue;
        if (to->n - began > PIECE_BYTES)
            return NULL;
        comma(at, to);
        TRY(talk_piece(cx, ids.at[i].id, to));
        text_put(at->after, sizeof(at->after), ids.at[i].id);
    }
    *at = (struct privacy_export){ .stage = STAGE_REST };
    buf_text(to, "],");
    return NULL;
}

/* --- the rest --- */

static err_t head_piece(struct cx *cx, const struct person *p, struct privacy_export *at, struct buf *to)
{
    struct shop shop = { 0 };
    struct writer w = { .to = to };
    TRY(shop_get(cx, &shop));
    writer_open(&w, NULL, '{');
    writer_text(&w, "shop", shop.name);
    writer_time(&w, "made_at", cx->now);
    writer_text(&w, "email", text_empty(p->email) ? NULL : p->email);
    writer_text(&w, "phone", text_empty(p->phone) ? NULL : p->phone);
    buf_text(to, ",\"orders\":[");
    *at = (struct privacy_export){ .stage = STAGE_ORDERS };
    return NULL;
}

static err_t rest_piece(struct cx *cx, const struct person *p, struct buf *to)
{
    mail_list mails = { 0 };
    customer_noted_list notes = { 0 };
    struct buf body = { 0 };
    struct writer w = { .to = &body };
    if (!text_empty(p->email))
        TRY(mail_find_to(cx, p->email, &mails));
    TRY(customer_noted_find(cx, p->email, p->phone, &notes));
    writer_open(&w, NULL, '{');
    ROWS(&w, "mails", mail_fields, &mails);
    ROWS(&w, "notes", customer_noted_fields, &notes);
    writer_bool(&w, "complete", true);
    writer_close(&w);
    buf_add(to, body.at + 1, body.n - 1); /* members of the object that the first piece opened */
    buf_text(to, "\n");
    buf_free(&body);
    return NULL;
}

err_t privacy_export_piece(struct cx *cx, const struct privacy_who *who, struct privacy_export *at, struct buf *to,
                           bool *more)
{
    const struct person *p = &who->person;
    *more = at->stage != STAGE_REST;
    switch (at->stage) {
    case STAGE_HEAD: return head_piece(cx, p, at, to);
    case STAGE_ORDERS: return orders_piece(cx, p, at, to);
    case STAGE_TALKS: return talks_piece(cx, p, at, to);
    default: return rest_piece(cx, p, to);
    }
}
