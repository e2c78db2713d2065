/* status.c - the words of platforms as our codes: beside those that all share (order/state_word.c) what people write into
   spreadsheets (WooCommerce's are those of source/woocommerce/status.c). What is not here is kept as it is written; the order room learns it as a custom status. */
/* Tables are read as tables: */
/* clang-format off */
#include "import/room.h"
#include "base/text.h"
#include "order/status.h"
#include "source/woocommerce/status.h"
#include <string.h>

struct word { const char *from, *to; };

/* Words that people write into spreadsheets, beside our own codes. */
static const struct word general_words[] = {
    { "pending", "new" }, { "created", "new" }, { "open", "new" }, { "received", "new" }, { "unserved", "new" }, { "accepted", "confirmed" },
    { "approved", "confirmed" }, { "agreed", "confirmed" }, { "processing", "in_progress" }, { "packing", "in_progress" }, { "served", "completed" },
    { "complete", "completed" }, { "done", "completed" }, { "closed", "completed" }, { "fulfilled", "completed" }, { "finished", "completed" },
    { "refunded", "returned" }, { "failed", "problem" }, { NULL, NULL },
};
static const struct word delivery_words[] = {
    { "pending", "not_shipped" }, { "new", "not_shipped" }, { "created", "not_shipped" },
    { "processing", "preparing" }, { "packing", "preparing" }, { "packed", "preparing" }, { "collected", "preparing" },
    { "confirmed", "not_shipped" }, { "fulfilled", "shipped" }, { "sent", "shipped" }, { "handed_over", "shipped" },
    { "transit", "in_transit" }, { "on_the_way", "in_transit" },
    { "pickup", "at_pickup_point" }, { "picked_up", "delivered" }, { "complete", "delivered" },
    { "completed", "delivered" }, { "attempted_delivery", "attempted" }, { "delivery_failed", "not_delivered" }, { "not_picked_up", "not_delivered" },
    { "failed", "not_delivered" }, { "return", "returned" }, { "restocked", "not_shipped" }, { NULL, NULL },
};
static const struct word payment_words[] = {
    { "pending", "awaiting" }, { "waiting", "awaiting" },
    { "complete", "paid" }, { "completed", "paid" }, { "captured", "paid" }, { "expired", "failed" }, { "declined", "failed" },
    { "canceled", "voided" }, { "cancelled", "voided" }, { "no_payment", "none" }, { NULL, NULL },
};
static const char *word_of(struct arena *a, enum status_type t, const struct word *words, const char *text)
{
    if (text_empty(text))
        return NULL;
    const char *code = status_code(a, text), *sure = status_word(a, t, text);
    if (sure)
        return sure;
    for (; words->from; words++)
        if (!strcmp(words->from, code))
            return words->to;
    return text;
}

static void shopify_status(struct said *s, const char *payment_name, bool cancelled_at)
{
    const char *paid = s->payment;
    if (text_same(paid, "awaiting") && status_cash(payment_name))
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
    struct woocommerce_state state = woocommerce_state(a, status);
    const char *word = woocommerce_slug(a, status), *code = status_code(a, word);
    s->hide = state.hide;
    s->general = state.general;
    s->delivery = state.delivery;
    if (!s->general && *word)
        s->general = status;                        /* a shop's own status: learned */
    if (tracked && text_same(s->delivery, "preparing"))
        s->delivery = "shipped";
    bool cod = status_cash(payment_name), done = text_same(s->general, "completed");
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
            s.general = cancelled_at ? "cancelled" : status_general_of(s.delivery);
        if (!s.payment)
            s.payment = paid_at ? "paid" : status_cash(payment_name) ? "cod" : NULL;
    }
    *out = s;
}
