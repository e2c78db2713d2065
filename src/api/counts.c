/* counts.c - how much waits for somebody: the figures beside the rail's entries. */
#include "api/serve.h"
#include "conversation/conversation.h"
#include "order/backend.h"
#include "order/reminder.h"

err_t desk_counts(struct cx *cx, struct req *rq)
{
    int64_t requests, tickets, waiting;
    struct reminder_counts reminders;
    char currency[4];
    TRY(request_open(cx, NULL, &requests));
    TRY(ticket_open(cx, &tickets));
    TRY(reminder_count(cx, &reminders));
    TRY(conversation_waiting(cx, &waiting));
    TRY(order_backend_currency(cx, currency));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_int(&w, "requests", requests);
    writer_int(&w, "tickets", tickets);
    writer_int(&w, "reminders_due", reminders.today + reminders.overdue);
    writer_int(&w, "conversations_waiting", waiting);
    writer_bool(&w, "orders_connected", *currency); /* to any assistant */
    writer_close(&w);
    return NULL;
}
