/* order_history.c - an order's events in the words of its history. Who and when stand beside them; from and to hold the
   whole values. */
#include "order/history.h"
#include "order/order.h"
#include "order/request.h"
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

static const char *request_text(struct cx *cx, const struct event *e)
{
    const char *asked = request_asked(text_same(e->what, "request.added") ? e->to : e->from);
    if (text_same(e->what, "request.added"))
        return arena_text(cx->mem, "The customer asked %s", asked);
    const char *verdict = text_same(e->what, "request.approved") ? "approved"
                          : text_same(e->what, "request.done")   ? "done"
                          : text_same(e->what, "request.left")   ? "left to you"
                                                                 : "declined";
    return arena_text(cx->mem, "Request %s: the customer asked %s", verdict, asked);
}

/* What wismo did, or could not do, in the shop's own system. */
static const struct {
    const char *what, *done, *not_done;
} acts[] = {
    { "cancel", "Cancelled in the shop by wismo", "wismo could not cancel it in the shop" },
    { "change_address", "Address changed in the shop by wismo", "wismo could not change the address in the shop" },
    { "return", "Return arranged in the shop by wismo", "wismo could not arrange the return in the shop" },
    { "note", "Note written in the shop by wismo", "wismo could not write a note in the shop" },
};

static const char *act_text(struct cx *cx, const struct event *e)
{
    bool done = text_same(e->to, ORDER_ACTED_DONE);
    const char *words = done ? "Changed in the shop by wismo" : "wismo could not change it in the shop";
    for (size_t i = 0; i < sizeof(acts) / sizeof(*acts); i++)
        if (text_same(acts[i].what, e->field))
            words = done ? acts[i].done : acts[i].not_done;
    return done || text_empty(e->to) ? words : arena_text(cx->mem, "%s: %s", words, e->to);
}

/* Texts that need nothing but what the event holds after them. */
static const struct {
    const char *what, *text;
    bool with_to;
} texts[] = {
    { "order.created", "Order created", false },
    { "order.erased", "Customer erased", false },
    { "order.gone", "Deleted in the shop", false },
    { "customer.exported", "Customer data exported", false },
    { "order.note_sent", "Note sent to the shop", false },
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
    if (text_same(e->what, "order.acted"))
        return act_text(cx, e);
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

/* What happened beside e, in the same edit. */
#define BESIDE(what)                                                                                                   \
    "EXISTS (SELECT 1 FROM event b WHERE b.shop_id = $1 AND b.subject = 'order' AND b.subject_id = $2 "                \
    "AND b.at = e.at AND b.what IN (" what "))"
#define SAID_BY_BADGE                                                                                                  \
    "((e.what = 'order.status_changed' AND e.field <> 'payment status' AND COALESCE(e.to_value, '') <> 'cancelled') "  \
    "OR (e.what = 'order.changed' AND e.field = 'delivered'))"
#define SAID_BY_PAYMENT "(e.what = 'order.changed' AND e.field = 'paid amount')"

err_t order_history_find(struct cx *cx, const char *order_id, const char *before, int most, event_list *out)
{
    return db_list(
        cx, event_fields, out,
        "SELECT e.id, e.subject, e.subject_id, e.what, e.field, e.from_value AS \"from\", e.to_value AS "
        "\"to\", e.actor, e.actor_id, e.actor_name, e.at FROM event e "
        "WHERE e.shop_id = $1 AND e.subject = 'order' AND e.subject_id = $2 AND e.id < $3 "
        "AND NOT (" SAID_BY_BADGE " AND " BESIDE(
            "'order.badge_changed'") ") "
                                     "AND NOT (" SAID_BY_PAYMENT " AND " BESIDE(
                                         "'order.payment_recorded', 'order.payment_reversed'") ") "
                                                                                               "ORDER BY e.id DESC LIMIT $4",
        T(cx->who.shop), T(order_id), T(before ? before : "~"), I(most));
}
