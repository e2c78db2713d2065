/* state.c - the one table that everybody reads. order_state() is total: whatever codes come, there is one
   badge, its group, and something to say; what the table does not know is New, marked unknown. */
#include "order/state.h"
#include "base/text.h"
#include <string.h>

const struct badge badges[] = {
    { "New", "new", "New", "blue", "circle" },
    { "Confirmed", "in_processing", "In processing", "violet", "quarter" },
    { "Collected", "in_processing", "In processing", "cyan", "half" },
    { "In transit", "in_transit", "In transit", "amber", "arrow" },
    { "Delivered", "delivered", "Delivered", "green", "check" },
    { "Not picked up", "problematic", "Problematic", "orange", "exclamation" },
    { "Return", "problematic", "Problematic", "red", "back" },
};
const size_t badges_n = sizeof(badges) / sizeof(*badges);

/* First match wins. A custom code matches the first row of its badge whose `custom` is set. */
static const struct rule {
    const char *general, *delivery;
    const char *badge, *reason;
    bool custom;
} rules[] = {
    { "cancelled", "", "Return", "Cancelled", false },
    { "returned", "returned returning", "Return", "Returned", true },
    { "problem", "not_delivered attempted", "Not picked up", NULL, true },
    { "", "delivered", "Delivered", NULL, true },
    { "", "shipped in_transit out_for_delivery at_pickup_point delayed partially_shipped", "In transit", NULL, true },
    { "in_progress on_hold", "preparing", "Collected", NULL, true },
    { "confirmed", "", "Confirmed", NULL, true },
    { "new", "", "New", NULL, true },
    { "completed", "", "Delivered", NULL, false },
};
enum { RULES = sizeof(rules) / sizeof(*rules) };

/* Codes of a delivery that has left the house, and those whose words yield to the general status (D8). */
static const char left_house[] =
    "shipped in_transit out_for_delivery at_pickup_point delayed partially_shipped attempted not_delivered delivered";
static const char yielding[] = "not_shipped preparing shipped not_required unknown";

const struct payment_badge payment_badges[] = {
    { "Paid", "green", false, "paid refunded partially_refunded", "paid" },
    { "Cash on delivery", "violet", false, "cod", "cod none" },
    { "Pending", "amber", false, "awaiting authorized", "pending" },
    { "Partial", "cyan", false, "partial", "partial" },
    { "No payment", "grey", false, NULL, "none" },
    { "Payment failed", "red", true, "failed", "failed" },
};
const size_t payment_badges_n = sizeof(payment_badges) / sizeof(*payment_badges);

const struct payment_filter payment_filters[] = {
    { "paid", "Paid" },       { "pending", "Pending" },       { "partial", "Partial" },
    { "none", "No payment" }, { "failed", "Payment Failed" }, { "cod", "Cash on delivery" },
};
const size_t payment_filters_n = sizeof(payment_filters) / sizeof(*payment_filters);

const struct badge *badge_of(const char *name)
{
    for (size_t i = 0; name && i < badges_n; i++)
        if (!strcmp(badges[i].name, name))
            return &badges[i];
    return NULL;
}

/* Choosing a badge says nothing of the payment: the two axes are independent. */
static const struct badge_codes chosen[] = {
    { "New", "new", "not_shipped" },
    { "Confirmed", "confirmed", "not_shipped" },
    { "Collected", "in_progress", "preparing" },
    { "In transit", "in_progress", "in_transit" },
    { "Delivered", "completed", "delivered" },
    { "Not picked up", "in_progress", "not_delivered" },
    { "Return", "returned", "returned" },
};

const struct badge_codes *badge_codes_of(const char *badge)
{
    for (size_t i = 0; badge && i < sizeof(chosen) / sizeof(*chosen); i++)
        if (!strcmp(chosen[i].badge, badge))
            return &chosen[i];
    return NULL;
}

static size_t rule_of_badge(const char *badge)
{
    size_t i = 0;
    while (i < RULES && !(rules[i].custom && badge && !strcmp(rules[i].badge, badge)))
        i++;
    return i;
}

const char *badge_first(const char *one, const char *other)
{
    return rule_of_badge(other) < rule_of_badge(one) ? other : one;
}

const char *payment_badge(const char *payment)
{
    payment = payment ? payment : "unknown";
    const char *other = NULL;
    for (size_t i = 0; i < payment_badges_n; i++)
        if (!payment_badges[i].codes)
            other = payment_badges[i].name;
        else if (text_in(payment_badges[i].codes, payment))
            return payment_badges[i].name;
    return other;
}

static size_t rule_find(const char *general, const char *delivery, const char *custom_badge, bool pickup_over)
{
    size_t custom = rule_of_badge(custom_badge), i;
    for (i = 0; i < RULES && i < custom; i++)
        if (text_in(rules[i].general, general) || text_in(rules[i].delivery, delivery) ||
            (pickup_over && !strcmp(rules[i].badge, "Not picked up") && !strcmp(delivery, "at_pickup_point")))
            break;
    return i;
}

static const char *basic_of(const char *general, const char *delivery)
{
    if (!strcmp(general, "completed") || !strcmp(delivery, "shipped"))
        return "served";
    if (text_in("confirmed in_progress on_hold", general))
        return "pending";
    return !strcmp(general, "new") ? "unserved" : NULL;
}

static void say(struct order_state *s, enum status_type type, const char *code)
{
    s->say_type = type;
    s->say_code = code;
}

/* UI_SPEC D8. A cancelled order reads “Canceled” whatever else is true of it. */
static void choose_words(struct order_state *s, const char *general, const char *delivery, const char *payment,
                         bool custom_general, bool custom_delivery)
{
    bool left = text_in(left_house, delivery) || !strcmp(s->badge, "In transit") || !strcmp(s->badge, "Delivered");
    const char *basic = basic_of(general, delivery);
    if (!strcmp(general, "cancelled"))
        say(s, STATUS_BASIC, "canceled");
    else if (!strcmp(payment, "failed") || (!strcmp(payment, "voided") && left))
        say(s, STATUS_PAYMENT, payment), s->problem = true;
    else if (!strcmp(general, "returned"))
        say(s, STATUS_GENERAL, general);
    else if (custom_delivery)
        say(s, STATUS_DELIVERY, delivery);
    else if (status_builtin(STATUS_DELIVERY, delivery) && !text_in(yielding, delivery))
        say(s, STATUS_DELIVERY, delivery);
    else if (custom_general || !strcmp(general, "problem"))
        say(s, STATUS_GENERAL, general);
    else if (basic)
        say(s, STATUS_BASIC, basic);
    else
        say(s, STATUS_GENERAL, "unknown");
}

static bool unusual(const struct order_state *s, const char *general, const char *delivery, const char *payment)
{
    bool cancelled = !strcmp(general, "cancelled");
    return (cancelled && text_in("paid partial", payment)) || text_in("on_hold problem", general) ||
           (!cancelled && text_in("returning cancelled", delivery)) || !strcmp(s->badge, "Not picked up");
}

struct order_state order_state(const char *general, const char *delivery, const char *payment, bool custom_general,
                               bool custom_delivery, const char *custom_badge, bool pickup_over)
{
    general = general ? general : "unknown";
    delivery = delivery ? delivery : "unknown";
    payment = payment ? payment : "unknown";
    custom_general = custom_general && !status_builtin(STATUS_GENERAL, general);
    custom_delivery = custom_delivery && !status_builtin(STATUS_DELIVERY, delivery);
    if (!custom_general && !custom_delivery)
        custom_badge = NULL;
    size_t i = rule_find(general, delivery, custom_badge, pickup_over);
    bool strange_general = !custom_general && (!status_builtin(STATUS_GENERAL, general) || !strcmp(general, "unknown"));
    bool strange_delivery =
        !custom_delivery && (!status_builtin(STATUS_DELIVERY, delivery) || !strcmp(delivery, "unknown"));
    struct order_state s = { 0 };
    s.badge = i < RULES ? rules[i].badge : "New";
    s.reason = i < RULES ? rules[i].reason : NULL;
    s.group = badge_of(s.badge)->group;
    s.group_name = badge_of(s.badge)->group_name;
    s.unknown =
        i == RULES || strange_general || (strange_delivery && !text_in("completed cancelled returned", general));
    s.payment_badge = payment_badge(payment);
    choose_words(&s, general, delivery, payment, custom_general, custom_delivery);
    s.problem = s.problem || unusual(&s, general, delivery, payment);
    return s;
}

/* From the worst to the best: first the four that somebody must look at, then the least advanced. */
static const char *const delivery_rank[] = {
    "not_delivered",   "returning",         "attempted", "delayed",    "not_shipped",
    "preparing",       "partially_shipped", "shipped",   "in_transit", "out_for_delivery",
    "at_pickup_point", "unknown",           "returned",  "delivered",  "not_required",
};
enum { RANKS = sizeof(delivery_rank) / sizeof(*delivery_rank), RANK_TROUBLE = 4, RANK_SHIPPED = 6, RANK_UNKNOWN = 11 };

static size_t rank_of(const char *code)
{
    for (size_t i = 0; code && i < RANKS; i++)
        if (!strcmp(delivery_rank[i], code))
            return i;
    return RANK_UNKNOWN;
}

const char *delivery_of(const char *const *codes, size_t n, bool unshipped, const char *fallback)
{
    size_t worst = RANKS;
    bool shipped = false;
    for (size_t i = 0; i < n; i++) {
        if (codes[i] && !strcmp(codes[i], "cancelled"))
            continue;
        size_t rank = rank_of(codes[i]);
        worst = rank < worst ? rank : worst;
        shipped = shipped || (rank >= RANK_SHIPPED && rank != RANK_UNKNOWN);
    }
    if (worst == RANKS)
        return fallback;
    if (unshipped && shipped && worst >= RANK_TROUBLE)
        return "partially_shipped";
    return delivery_rank[worst];
}
