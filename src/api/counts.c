/* counts.c - how much waits for somebody: the figures beside the rail's entries. */
#include "account/warning.h"
#include "api/serve.h"
#include "conversation/conversation.h"
#include "order/backend.h"
#include "order/reminder.h"
#include "source/source.h"

/* Everybody of the staff should know why shoppers see no orders. */
static err_t silent_write(struct cx *cx, struct writer *w)
{
    warning_list list = { 0 };
    TRY(warning_of(cx, "source", &list));
    writer_open(w, "silent", '[');
    for (size_t i = 0; i < list.n; i++) {
        struct source s = { 0 };
        err_t e = source_get(cx, list.at[i].subject, &s);
        if (e && e->code != E_MISSING)
            return e;
        if (e || s.paused)
            continue;
        writer_open(w, NULL, '{');
        writer_text(w, "id", s.id);
        writer_text(w, "name", s.name);
        writer_time(w, "since", list.at[i].since);
        writer_close(w);
    }
    writer_close(w);
    return NULL;
}

/* How many somebody who may read them has to see to. */
static err_t warnings_count(struct cx *cx, int64_t *out)
{
    warning_list list = { 0 };
    if (cx->who.role >= ROLE_MANAGER)
        TRY(warning_find(cx, &list));
    *out = (int64_t)list.n;
    return NULL;
}

err_t desk_counts(struct cx *cx, struct req *rq)
{
    int64_t requests, tickets, waiting, warnings;
    struct reminder_counts reminders;
    char currency[4];
    TRY(request_open(cx, NULL, &requests));
    TRY(ticket_open(cx, &tickets));
    TRY(reminder_count(cx, &reminders));
    TRY(conversation_waiting(cx, &waiting));
    TRY(order_backend_currency(cx, currency));
    TRY(warnings_count(cx, &warnings));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_int(&w, "warnings", warnings);
    writer_int(&w, "requests", requests);
    writer_int(&w, "tickets", tickets);
    writer_int(&w, "reminders_due", reminders.today + reminders.overdue);
    writer_int(&w, "conversations_waiting", waiting);
    writer_bool(&w, "orders_connected", *currency); /* to any assistant */
    TRY(silent_write(cx, &w));
    writer_close(&w);
    return NULL;
}
