/* state_word.c - words of other systems as our codes: the one list for whatever no table of its own knows. Invariant: a
   word is taken for what it surely means, or for nothing; “processing”, “pending” and “complete” mean another thing in each
   system, so they are not here: they appear in the catalogue as they are, and the shop says what they mean. */
/* Tables are read as tables: */
/* clang-format off */
#include "order/status.h"
#include "base/text.h"
#include <string.h>

struct word { const char *from, *to; };

static const struct word general[] = {
    { "canceled", "cancelled" }, { "hold", "on_hold" }, { "in-progress", "in_progress" }, { "on-hold", "on_hold" }, { NULL, NULL },
};
static const struct word delivery[] = {
    { "canceled", "cancelled" },                { "return_pending", "returning" },     { "awaiting_return", "returning" },
    { "ready_to_ship", "preparing" },           { "backordered", "preparing" },        { "backorder", "preparing" },
    { "partial", "partially_shipped" },         { "unshipped", "not_shipped" },        { "unfulfilled", "not_shipped" },
    { "partially_fulfilled", "partially_shipped" }, { "dispatched", "shipped" },       { "ready_for_pickup", "at_pickup_point" },
    { "available_for_pickup", "at_pickup_point" },  { "return_to_sender", "returning" }, { NULL, NULL },
};
static const struct word payment[] = {
    { "awaiting_payment", "awaiting" },   { "balance_due", "awaiting" },       { "unpaid", "awaiting" },
    { "void", "voided" },                 { "partially_paid", "partial" },     { "cash_on_delivery", "cod" }, { NULL, NULL },
};

const char *status_word(struct arena *a, enum status_type t, const char *raw)
{
    if (text_empty(raw) || t == STATUS_BASIC)
        return NULL;
    const char *code = status_code(a, raw);
    const struct status_builtin *known = status_builtin(t, code);
    if (known)
        return known->code;
    const struct word *w = t == STATUS_GENERAL ? general : t == STATUS_DELIVERY ? delivery : payment;
    for (; w->from; w++)
        if (!strcmp(w->from, code))
            return w->to;
    return NULL;
}

const char *status_general_of(const char *code)
{
    if (text_empty(code) || !strcmp(code, "not_shipped"))
        return NULL;
    if (text_in("cancelled returned", code))
        return code;
    if (!strcmp(code, "delivered"))
        return "completed";
    return status_builtin(STATUS_DELIVERY, code) && strcmp(code, "unknown") ? "in_progress" : NULL;
}

bool status_cash(const char *payment_name)
{
    struct arena *a = arena_new();
    const char *s = text_fold(a, payment_name ? payment_name : "");
    bool cod = strstr(s, "cash on delivery") || strstr(s, "cash_on_delivery") || text_in(s, "cod") || strstr(s, "dobirk") ||
               strstr(s, "nachnahme");
    arena_free(a);
    return cod;
}
