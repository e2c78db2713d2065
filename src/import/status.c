/* status.c - the words of platforms as our codes (shared with nobody: sources read live have their own).
   What is not here is kept as it is written; the order room learns it as a custom status. */
/* Tables are read as tables: */
/* clang-format off */
#include "import/room.h"
#include "base/text.h"
#include "order/status.h"
#include <string.h>

struct word { const char *from, *to; };

/* Words that people write into spreadsheets, beside our own codes. */
static const struct word general_words[] = {
    { "pending", "new" }, { "created", "new" }, { "open", "new" }, { "received", "new" }, { "unserved", "new" }, { "accepted", "confirmed" },
    { "approved", "confirmed" }, { "agreed", "confirmed" }, { "processing", "in_progress" }, { "packing", "in_progress" }, { "served", "completed" },
    { "complete", "completed" }, { "done", "completed" }, { "closed", "completed" }, { "fulfilled", "completed" }, { "finished", "completed" },
    { "canceled", "cancelled" }, { "refunded", "returned" }, { "failed", "problem" }, { "hold", "on_hold" }, { NULL, NULL },
};
static const struct word delivery_words[] = {
    { "pending", "not_shipped" }, { "new", "not_shipped" }, { "unshipped", "not_shipped" }, { "unfulfilled", "not_shipped" }, { "created", "not_shipped" },
    { "processing", "preparing" }, { "packing", "preparing" }, { "packed", "preparing" }, { "ready_to_ship", "preparing" }, { "collected", "preparing" },
    { "confirmed", "not_shipped" }, { "fulfilled", "shipped" }, { "sent", "shipped" }, { "dispatched", "shipped" }, { "handed_over", "shipped" },
    { "partial", "partially_shipped" }, { "partially_fulfilled", "partially_shipped" }, { "transit", "in_transit" }, { "on_the_way", "in_transit" },
    { "ready_for_pickup", "at_pickup_point" }, { "pickup", "at_pickup_point" }, { "picked_up", "delivered" }, { "complete", "delivered" },
    { "completed", "delivered" }, { "attempted_delivery", "attempted" }, { "delivery_failed", "not_delivered" }, { "not_picked_up", "not_delivered" },
    { "failed", "not_delivered" }, { "canceled", "cancelled" }, { "return", "returned" }, { "restocked", "not_shipped" }, { NULL, NULL },
};
static const struct word payment_words[] = {
    { "pending", "awaiting" }, { "unpaid", "awaiting" }, { "waiting", "awaiting" }, { "awaiting_payment", "awaiting" }, { "partially_paid", "partial" },
    { "complete", "paid" }, { "completed", "paid" }, { "captured", "paid" }, { "expired", "failed" }, { "declined", "failed" }, { "cash_on_delivery", "cod" },
    { "canceled", "voided" }, { "cancelled", "voided" }, { "no_payment", "none" }, { NULL, NULL },
};
static const struct { const char *from, *general, *delivery; } woo_words[] = {
    { "pending", "new", "not_shipped" },       { "pending_payment", "new", "not_shipped" },   { "on-hold", "on_hold", "not_shipped" },
    { "on_hold", "on_hold", "not_shipped" },   { "processing", "confirmed", "preparing" },    { "completed", "completed", "shipped" },
    { "cancelled", "cancelled", "cancelled" }, { "canceled", "cancelled", "cancelled" },      { "refunded", "returned", NULL },
    { "failed", "problem", "not_shipped" },    { "shipped", "in_progress", "shipped" },       { "partial-shipped", "in_progress", "partially_shipped" },
    { "partially_shipped", "in_progress", "partially_shipped" }, { "delivered", "completed", "delivered" },
    { "awaiting-shipment", "confirmed", "preparing" }, { "awaiting_shipment", "confirmed", "preparing" },
    { "ready-for-pickup", "in_progress", "at_pickup_point" }, { "ready_for_pickup", "in_progress", "at_pickup_point" },
};

static const char *word_of(struct arena *a, enum status_type t, const struct word *words, const char *text)
{
    if (text_empty(text))
        return NULL;
    const char *code = status_code(a, text);
    if (status_builtin(t, code))
        return status_builtin(t, code)->code;
    for (; words->from; words++)
        if (!strcmp(words->from, code))
            return words->to;
    return text;
}

static bool is_cod(const char *payment_name)
{
    struct arena *a = arena_new();
    const char *s = text_fold(a, payment_name ? payment_name : "");
    bool cod = strstr(s, "cash on delivery") || strstr(s, "cash_on_delivery") || text_in(s, "cod") || strstr(s, "dobirk") || strstr(s, "nachnahme");
    arena_free(a);
    return cod;
}

/* Where only the delivery is told, the order's general state follows from it. */
static const char *general_of(const char *delivery)
{
    if (text_empty(delivery) || !strcmp(delivery, "not_shipped"))
        return NULL;
    if (text_in("cancelled returned", delivery))
        return delivery;
    if (!strcmp(delivery, "delivered"))
        return "completed";
    return status_builtin(STATUS_DELIVERY, delivery) && strcmp(delivery, "unknown") ? "in_progress" : NULL;
}

static void shopify_status(struct said *s, const char *payment_name, bool cancelled_at)
{
    const char *paid = s->payment;
    if (text_same(paid, "awaiting") && is_cod(payment_name))
        s->payment = "cod";
    if (cancelled_at) {
        s->general = "cancelled";
        s->delivery = text_same(s->delivery, "shipped") ? s->delivery : "cancelled";
    } else if (text_in("shipped partially_shipped preparing", s->delivery)) {
        s->general = "in_progress";
    } else {
        s->general = text_same(paid, "paid") ? "confirmed" : "new";
    }
}

static void woo_status(struct arena *a, struct said *s, const char *status, const char *payment_name, bool paid_at, bool tracked)
{
    const char *word = text_lower(a, status);
    if (text_starts(word, "wc-"))
        word += 3;
    s->hide = text_in("checkout-draft auto-draft trash", word);
    const char *code = status_code(a, word);
    s->general = s->delivery = NULL;
    for (size_t i = 0; i < sizeof(woo_words) / sizeof(*woo_words); i++)
        if (!strcmp(woo_words[i].from, code)) {
            s->general = woo_words[i].general;
            s->delivery = woo_words[i].delivery;
        }
    if (!s->general && *word)
        s->general = status;                        /* a shop's own status: learned */
    if (tracked && text_same(s->delivery, "preparing"))
        s->delivery = "shipped";
    bool cod = is_cod(payment_name), done = text_same(s->general, "completed");
    s->payment = text_same(code, "refunded") ? "refunded" : text_same(code, "failed") ? "failed" : paid_at || done ? "paid"
               : cod ? "cod" : text_in("pending pending_payment on-hold on_hold", code) ? "awaiting" : text_same(code, "processing") ? "paid" : "none";
}

void import_status(struct arena *a, const char *profile, const char *general, const char *delivery, const char *payment,
                   const char *payment_name, bool paid_at, bool cancelled_at, bool tracked, struct said *out)
{
    struct said s = { word_of(a, STATUS_GENERAL, general_words, general), word_of(a, STATUS_DELIVERY, delivery_words, delivery),
                      word_of(a, STATUS_PAYMENT, payment_words, payment), false };
    if (!strcmp(profile, "shopify")) {
        s.delivery = s.delivery ? s.delivery : "not_shipped";
        shopify_status(&s, payment_name, cancelled_at);
    } else if (!strcmp(profile, "woocommerce")) {
        woo_status(a, &s, delivery, payment_name, paid_at, tracked);
    } else {
        if (!s.general)
            s.general = cancelled_at ? "cancelled" : general_of(s.delivery);
        if (!s.payment)
            s.payment = paid_at ? "paid" : is_cod(payment_name) ? "cod" : NULL;
    }
    *out = s;
}
