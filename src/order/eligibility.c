/* eligibility.c - what a shopper may ask for, by the shop's own table: the first rule that matches decides,
   none means that a person looks. What was asked for once is not asked for twice. */
#include "order/eligibility.h"
#include "base/clock.h"
#include "base/text.h"
#include "db/event.h"
#include "order/request.h"
#include <string.h>

#define ACTIONS "cancel change_address change return refund confirm received"
#define NOT_LEFT "not_shipped preparing not_required"
#define ON_ITS_WAY "partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed"
enum { RULES_MOST = 200, DAYS_MOST = 3650 };

static const char ask_words[] = "A colleague has to look at this one. We will pass it on.";

const struct field eligibility_rule_fields[] = {
    FIELD(F_CHOICE, struct eligibility_rule, action, .flags = FF_REQUIRED, .options = ACTIONS),
    FIELD(F_INT, struct eligibility_rule, position),
    FIELD(F_TEXT, struct eligibility_rule, general, .note = "codes separated by spaces; null = any"),
    FIELD(F_TEXT, struct eligibility_rule, delivery, .note = "codes separated by spaces; null = any"),
    FIELD(F_TEXT, struct eligibility_rule, payment, .note = "codes separated by spaces; null = any"),
    FIELD(F_INT, struct eligibility_rule, within_days, .note = "0 = any age"),
    FIELD(F_CHOICE, struct eligibility_rule, since, .options = "placed shipped delivered"),
    FIELD(F_CHOICE, struct eligibility_rule, unknown_age, .options = "yes no ask"),
    FIELD(F_CHOICE, struct eligibility_rule, answer, .flags = FF_REQUIRED, .options = "yes no ask"),
    FIELD(F_TEXT, struct eligibility_rule, reason, .flags = FF_MULTILINE, .most = 500),
    { 0 },
};

/* The shipped table. Same action: top to bottom. */
#define RULE(a, g, d, p, ans, why)                                                                                     \
    {                                                                                                                  \
        .action = a, .general = g, .delivery = d, .payment = p, .unknown_age = "ask", .answer = ans, .reason = why     \
    }
static const struct eligibility_rule shipped[] = {
    RULE("cancel", "cancelled", NULL, NULL, "no", "This order is already canceled."),
    RULE("cancel", "returned completed", NULL, NULL, "no",
         "This order is already finished, so it can no longer be canceled."),
    RULE("cancel", NULL, "delivered", NULL, "no",
         "This order has already been delivered. You can ask for a return instead."),
    RULE("cancel", NULL, ON_ITS_WAY, NULL, "no",
         "This order has already been shipped. Once it has arrived, you can ask for a return."),
    RULE("cancel", NULL, "returning returned not_delivered", NULL, "no",
         "This order has already been shipped and is on its way back to us."),
    RULE("cancel", "new confirmed in_progress on_hold", NOT_LEFT, NULL, "yes", NULL),

    RULE("change_address", "cancelled", NULL, NULL, "no", "This order is canceled."),
    RULE("change_address", "returned completed", NULL, NULL, "no",
         "This order is already finished, so its address can no longer be changed."),
    RULE("change_address", NULL, "delivered " ON_ITS_WAY " returning returned not_delivered", NULL, "no",
         "This order has already been shipped, so its address can no longer be changed."),
    RULE("change_address", "new confirmed in_progress on_hold", "not_shipped preparing", NULL, "yes", NULL),

    RULE("change", "cancelled", NULL, NULL, "no", "This order is canceled."),
    RULE("change", "returned completed", NULL, NULL, "no",
         "This order is already finished, so it can no longer be changed."),
    RULE("change", NULL, "delivered " ON_ITS_WAY " returning returned not_delivered", NULL, "no",
         "This order has already been shipped, so it can no longer be changed."),
    RULE("change", "new confirmed in_progress on_hold", NOT_LEFT, NULL, "yes", NULL),

    RULE("return", "cancelled", NULL, NULL, "no", "This order is canceled, so there is nothing to return."),
    RULE("return", "returned", NULL, NULL, "no", "This order has already come back to us."),
    RULE("return", NULL, "returning returned", NULL, "no", "This order is already on its way back to us."),
    { .action = "return",
      .delivery = "delivered",
      .within_days = 30,
      .since = "delivered",
      .unknown_age = "ask",
      .answer = "yes" },
    RULE("return", NULL, "delivered", NULL, "no",
         "Returns are possible for 30 days after delivery, and these are over."),
    RULE("return", "completed", NULL, NULL, "ask", NULL), /* sent off long ago, perhaps delivered: nobody told us */
    RULE("return", NULL, "not_shipped preparing " ON_ITS_WAY " not_delivered", NULL, "no",
         "This order has not been delivered yet. You can ask for a return once it has arrived."),

    RULE("refund", NULL, NULL, "refunded", "no", "This order has already been refunded."),
    RULE("refund", "cancelled", NULL, "paid partial partially_refunded", "yes", NULL),
    RULE("refund", "cancelled", NULL, "none awaiting authorized failed voided cod", "no",
         "This order is canceled, and no payment has been recorded for it."),
    RULE("refund", "returned", NULL, NULL, "yes", NULL),
    RULE("refund", NULL, "delivered returned", NULL, "yes", NULL),
    RULE("refund", "completed", NULL, NULL, "ask", NULL),
    RULE("refund", NULL, "not_shipped preparing " ON_ITS_WAY, NULL, "no",
         "A refund can be asked for once the order has been delivered, or when it is canceled."),

    RULE("confirm", "new", NULL, NULL, "yes", NULL),
    RULE("confirm", "cancelled", NULL, NULL, "no", "This order is canceled."),
    RULE("confirm", "confirmed in_progress completed returned", NULL, NULL, "no", "This order is already confirmed."),

    RULE("received", "cancelled", NULL, NULL, "no", "This order is canceled."),
    RULE("received", NULL, "delivered", NULL, "no", "This order is already marked as delivered."),
    RULE("received", "new confirmed in_progress on_hold completed", ON_ITS_WAY, NULL, "yes", NULL),
    RULE("received", NULL, "not_shipped preparing", NULL, "no", "This order has not been shipped yet."),
    RULE("received", NULL, "returning returned not_delivered", NULL, "no", "This order is on its way back to us."),
};
enum { SHIPPED = sizeof(shipped) / sizeof(*shipped) };

static enum eligible eligible_of(const char *word)
{
    return text_same(word, "yes") ? ELIGIBLE_YES : text_same(word, "no") ? ELIGIBLE_NO : ELIGIBLE_ASK;
}

static bool matches(const char *codes, const char *code) { return text_empty(codes) || text_in(codes, code); }

/* The date that a rule counts from, 0 when it is not known. */
static err_t date_of(struct cx *cx, const struct order *o, const char *since, msec *out)
{
    if (text_same(since, "placed"))
        return *out = o->placed_at, NULL;
    if (text_same(since, "delivered"))
        return *out = o->delivered_at, NULL;
    if (!o->shipments.at)
        return db_int(cx, 0, out, "SELECT MIN(shipped_at) FROM shipment WHERE shop_id = $1 AND order_id = $2",
                      T(cx->who.shop), T(o->id));
    *out = 0;
    for (size_t i = 0; i < o->shipments.n; i++) {
        msec t = o->shipments.at[i].shipped_at;
        if (t && (!*out || t < *out))
            *out = t;
    }
    return NULL;
}

/* Whether the rule decides; *out is its answer then. Too old: the next rule is asked. */
static err_t rule_decides(struct cx *cx, const struct eligibility_rule *r, const struct order *o,
                          struct eligibility *out, bool *decides)
{
    *decides = false;
    if (!matches(r->general, o->general) || !matches(r->delivery, o->delivery) || !matches(r->payment, o->payment))
        return NULL;
    const char *answer = r->answer;
    if (r->within_days) {
        msec date;
        TRY(date_of(cx, o, r->since, &date));
        if (!date)
            answer = r->unknown_age;
        else if (zone_day(cx->who.zone, cx->now) - zone_day(cx->who.zone, date) > r->within_days)
            return NULL;
    }
    enum eligible e = eligible_of(answer);
    bool own = text_same(answer, r->answer) && !text_empty(r->reason);
    *out = (struct eligibility){ e, own                 ? r->reason
                                    : e == ELIGIBLE_YES ? ""
                                    : e == ELIGIBLE_ASK ? ask_words
                                                        : "This is not possible for this order." };
    *decides = true;
    return NULL;
}

static err_t by_rules(struct cx *cx, const struct order *o, const char *action, struct eligibility *out)
{
    eligibility_rules rules = { 0 };
    TRY(eligibility_rules_find(cx, &rules));
    for (size_t i = 0; i < rules.n; i++) {
        bool decides = false;
        if (text_same(rules.at[i].action, action))
            TRY(rule_decides(cx, &rules.at[i], o, out, &decides));
        if (decides)
            return NULL;
    }
    *out = (struct eligibility){ ELIGIBLE_ASK, ask_words };
    return NULL;
}

/* What the order's own system says: the stricter of both counts, and a word that nobody knows is never a yes. */
static void by_source(const struct order *o, const char *action, struct eligibility *out)
{
    for (size_t i = 0; i < o->allowed.n; i++) {
        const struct order_allowed *a = &o->allowed.at[i];
        if (!text_same(a->action, action))
            continue;
        enum eligible answer = text_same(a->answer, "yes")  ? ELIGIBLE_YES
                               : text_same(a->answer, "no") ? ELIGIBLE_NO
                                                            : ELIGIBLE_ASK;
        if (answer < out->answer)
            *out = (struct eligibility){ answer, !text_empty(a->reason) ? a->reason
                                                 : answer == ELIGIBLE_NO
                                                     ? "The shop's system does not allow this any more."
                                                     : ask_words };
    }
}

err_t eligibility_check(struct cx *cx, const struct order *o, const char *action, struct eligibility *out)
{
    if (!text_in(ACTIONS, action))
        return fail_field(cx, "action", "There is no action “%s”.", action ? action : "");
    bool before = false;
    TRY(request_exists(cx, o->id, action, &before));
    if (before) {
        *out = (struct eligibility){ ELIGIBLE_NO, "You have already asked us for this. We are on it." };
        return NULL;
    }
    TRY(by_rules(cx, o, action, out));
    by_source(o, action, out);
    if (o->stale && out->answer == ELIGIBLE_YES) /* nobody knows how it is now */
        *out = (struct eligibility){ ELIGIBLE_ASK, ask_words };
    return NULL;
}

static void shipped_rules(struct arena *a, eligibility_rules *out)
{
    out->at = arena_alloc(a, sizeof(shipped));
    memcpy(out->at, shipped, sizeof(shipped));
    out->n = SHIPPED;
    for (size_t i = 0; i < out->n; i++)
        out->at[i].position = (int64_t)(i + 1) * 10;
}

err_t eligibility_install(struct cx *cx)
{
    eligibility_rules rules;
    shipped_rules(cx->mem, &rules);
    return eligibility_rules_replace(cx, &rules);
}

/* A shop that never had a table of its own has the shipped one. */
err_t eligibility_rules_find(struct cx *cx, eligibility_rules *out)
{
    eligibility_rules rules = { 0 };
    TRY(db_list(cx, eligibility_rule_fields, &rules,
                "SELECT * FROM eligibility_rule WHERE shop_id = $1 ORDER BY action, position", T(cx->who.shop)));
    if (rules.n)
        *out = rules;
    else
        shipped_rules(cx->mem, out);
    return NULL;
}

static err_t rule_check(struct cx *cx, const struct eligibility_rule *r)
{
    const char *const codes[] = { r->general, r->delivery, r->payment };
    if (!text_in(ACTIONS, r->action))
        return fail_field(cx, "action", "An action is one of: " ACTIONS ".");
    for (size_t i = 0; i < 3; i++)
        if (codes[i] && codes[i][strspn(codes[i], "abcdefghijklmnopqrstuvwxyz0123456789_- ")])
            return fail_field(cx,
                              i == 0   ? "general"
                              : i == 1 ? "delivery"
                                       : "payment",
                              "Status codes are separated by spaces.");
    if (r->within_days < 0 || r->within_days > DAYS_MOST)
        return fail_field(cx, "within_days", "A number of days is between 0 and %d.", DAYS_MOST);
    if (r->within_days && !text_in("placed shipped delivered", r->since))
        return fail_field(cx, "since", "Days are counted since placed, shipped or delivered.");
    if (r->unknown_age && !text_in("yes no ask", r->unknown_age))
        return fail_field(cx, "unknown_age", "An answer is yes, no or ask.");
    if (!text_in("yes no ask", r->answer))
        return fail_field(cx, "answer", "An answer is yes, no or ask.");
    return NULL;
}

/* --- history: the rules of an action as they were and are, a line each --- */

static void condition_add(struct buf *to, const char *name, const char *codes)
{
    if (!text_empty(codes))
        buf_fmt(to, "%s %s; ", name, codes);
}

static const char *rules_words(struct cx *cx, const eligibility_rules *rules, const char *action)
{
    struct buf b = { 0 };
    for (size_t i = 0; i < rules->n; i++) {
        const struct eligibility_rule *r = &rules->at[i];
        if (strcmp(r->action, action))
            continue;
        buf_text(&b, b.n ? "\n" : "");
        condition_add(&b, "general", r->general);
        condition_add(&b, "delivery", r->delivery);
        condition_add(&b, "payment", r->payment);
        if (r->within_days)
            buf_fmt(&b, "within %lld days since %s, unknown age %s; ", (long long)r->within_days, r->since,
                    r->unknown_age ? r->unknown_age : "ask");
        buf_fmt(&b, "%s%s%s", r->answer, text_empty(r->reason) ? "" : ": ", r->reason ? r->reason : "");
    }
    const char *words = b.n ? arena_copy_n(cx->mem, b.at, b.n) : NULL;
    buf_free(&b);
    return words;
}

static err_t rules_events(struct cx *cx, const eligibility_rules *was)
{
    eligibility_rules now = { 0 };
    TRY(eligibility_rules_find(cx, &now));
    for (const char *s = ACTIONS; *s; s += strspn(s, " ")) {
        const char *action = arena_copy_n(cx->mem, s, strcspn(s, " "));
        const char *from = rules_words(cx, was, action), *to = rules_words(cx, &now, action);
        s += strlen(action);
        if (!text_same(from, to))
            TRY(event_add(cx, "shop", cx->who.shop, "eligibility.changed", action, from, to));
    }
    return NULL;
}

err_t eligibility_rules_replace(struct cx *cx, const eligibility_rules *in)
{
    eligibility_rules was = { 0 };
    if (in->n > RULES_MOST)
        return fail_field(cx, "rules", "A shop has at most %d rules.", RULES_MOST);
    DB_TX(cx);
    TRY(eligibility_rules_find(cx, &was));
    TRY(db_exec(cx, NULL, "DELETE FROM eligibility_rule WHERE shop_id = $1", T(cx->who.shop)));
    for (size_t i = 0; i < in->n; i++) {
        const struct eligibility_rule *r = &in->at[i];
        TRY(rule_check(cx, r));
        int64_t added;
        TRY(db_exec(
            cx, &added,
            "INSERT INTO eligibility_rule (shop_id, action, position, general, delivery, payment, within_days, since, unknown_age, answer, reason) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (shop_id, action, position) DO NOTHING",
            T(cx->who.shop), T(r->action), I(r->position), T(r->general), T(r->delivery), T(r->payment),
            M(r->within_days), T(r->within_days ? r->since : NULL), T(r->unknown_age ? r->unknown_age : "ask"),
            T(r->answer), T(r->reason)));
        if (!added)
            return fail_field(cx, "position", "Two rules of %s have the position %lld.", r->action,
                              (long long)r->position);
    }
    TRY(rules_events(cx, &was));
    return db_commit(cx);
}
