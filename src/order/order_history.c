/* order_history.c - an order's events in the words of its history. Who and when stand beside them; from and to hold the
   whole values. */
#include "db/event.h"
#include "order/order.h"
#include "order/state.h"
#include <string.h>

static const char *status_name(enum status_type type, const char *code)
{
    const struct status_builtin *s = status_builtin(type, code ? code : "");
    return s ? s->name : code ? code : "";
}

static const char *status_text(struct cx *cx, const struct event *e)
{
    if (text_same(e->field, "payment status")) {
        if (text_same(e->to, "paid"))
            return "Payment confirmed";
        return arena_text(cx->mem, "Payment changed to «%s»", status_name(STATUS_PAYMENT, e->to));
    }
    if (text_same(e->field, "general status")) {
        if (text_same(e->to, "cancelled"))
            return "Order cancelled";
        return arena_text(cx->mem, "General status changed to «%s»", status_name(STATUS_GENERAL, e->to));
    }
    return arena_text(cx->mem, "Delivery status changed to «%s»", status_name(STATUS_DELIVERY, e->to));
}

static const char *badge_text(struct cx *cx, const struct event *e)
{
    if (text_same(e->to, "Collected"))
        return "Order collected at warehouse";
    return arena_text(cx->mem, "Status changed to «%s»", e->to ? e->to : "");
}

/* Kinds of requests as they stand after "The customer asked". */
static const struct {
    const char *kind, *asked;
} requests[] = {
    { "cancel", "to cancel" },
    { "change_address", "for another address" },
    { "change", "for a change" },
    { "return", "for a return" },
    { "refund", "for a refund" },
    { "confirm", "to confirm the order" },
    { "received", "to note that it has arrived" },
};

static const char *request_text(struct cx *cx, const struct event *e)
{
    const char *asked = "for something";
    const char *kind = text_same(e->what, "request.added") ? e->to : e->from;
    for (size_t i = 0; i < sizeof(requests) / sizeof(*requests); i++)
        if (text_same(requests[i].kind, kind))
            asked = requests[i].asked;
    if (text_same(e->what, "request.added"))
        return arena_text(cx->mem, "The customer asked %s", asked);
    const char *verdict = text_same(e->what, "request.approved") ? "approved"
                          : text_same(e->what, "request.done")   ? "done"
                                                                 : "declined";
    return arena_text(cx->mem, "Request %s: the customer asked %s", verdict, asked);
}

/* Texts that need nothing but what the event holds after them. */
static const struct {
    const char *what, *text;
    bool with_to;
} texts[] = {
    { "order.created", "Order created", false },
    { "order.handed_over", "Handed over to ", true },
    { "order.payment_recorded", "Payment recorded: ", true },
    { "order.payment_reversed", "Payment taken back: ", true },
    { "order.payments_changed", "Payments changed", false },
    { "order.items_changed", "Products changed", false },
    { "order.shipments_changed", "Parcels changed", false },
    { "reminder.added", "Reminder added: ", true },
    { "reminder.changed", "Reminder changed: ", true },
    { "reminder.done", "Reminder done: ", true },
    { "reminder.removed", "Reminder removed: ", true },
};

const char *order_event_text(struct cx *cx, const struct event *e)
{
    if (text_same(e->what, "order.status_changed"))
        return status_text(cx, e);
    if (text_same(e->what, "order.badge_changed"))
        return badge_text(cx, e);
    if (text_starts(e->what, "request."))
        return request_text(cx, e);
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        if (text_same(texts[i].what, e->what))
            return texts[i].with_to ? arena_text(cx->mem, "%s%s", texts[i].text, e->to ? e->to : "") : texts[i].text;
    char *field = arena_copy(cx->mem, text_empty(e->field) ? "order" : e->field);
    if (*field >= 'a' && *field <= 'z')
        *field = (char)(*field - 'a' + 'A');
    return arena_text(cx->mem, "%s changed", field);
}
