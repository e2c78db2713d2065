/* order_state_test.c - the one table: every pair and triple of codes has a badge, its group and words. */
#include "base_case.h"
#include "base/text.h"
#include "order/state.h"
#include "order/template.h"

static const char *const generals[] = { "new", "confirmed", "in_progress", "on_hold", "completed", "cancelled", "returned", "problem", "unknown", "strange", "", NULL };
static const char *const deliveries[] = { "not_shipped", "preparing", "partially_shipped", "shipped", "in_transit", "at_pickup_point", "out_for_delivery",
    "attempted", "delayed", "delivered", "not_delivered", "returning", "returned", "not_required", "cancelled", "unknown", "strange", "", NULL };
static const char *const payments[] = { "none", "awaiting", "authorized", "partial", "paid", "failed", "refunded", "partially_refunded", "voided", "cod", "unknown", "strange", "", NULL };
#define N(a) (sizeof(a) / sizeof(*(a)))

/* The table of the order model, written a second time: first match wins. */
static const char *badge_wanted(const char *g, const char *d)
{
    g = g ? g : "";
    d = d ? d : "";
    if (!strcmp(g, "cancelled") || !strcmp(g, "returned") || !strcmp(d, "returned") || !strcmp(d, "returning")) return "Return";
    if (!strcmp(d, "not_delivered") || !strcmp(d, "attempted") || !strcmp(g, "problem")) return "Not picked up";
    if (!strcmp(d, "delivered")) return "Delivered";
    if (text_in("shipped in_transit out_for_delivery at_pickup_point delayed partially_shipped", d)) return "In transit";
    if (!strcmp(d, "preparing") || !strcmp(g, "in_progress") || !strcmp(g, "on_hold")) return "Collected";
    if (!strcmp(g, "confirmed")) return "Confirmed";
    if (!strcmp(g, "new")) return "New";
    return !strcmp(g, "completed") ? "Delivered" : "New";
}

static const char *group_wanted(const char *badge)
{
    static const char *const groups[][2] = { { "New", "new" }, { "Confirmed", "in_processing" }, { "Collected", "in_processing" },
        { "In transit", "in_transit" }, { "Delivered", "delivered" }, { "Not picked up", "problematic" }, { "Return", "problematic" } };
    for (size_t i = 0; i < N(groups); i++)
        if (!strcmp(groups[i][0], badge))
            return groups[i][1];
    return NULL;
}

static void check_words(const struct order_state *s)
{
    const struct status_builtin *b = status_builtin(s->say_type, s->say_code);
    const char *text = b ? b->text : status_generic_text;
    struct arena *a = arena_new();
    struct variable number = { "order_number", "1042" };
    assert_false(text_empty(text));
    const char *filled = template_fill(a, text, &number, 1, "");
    assert_false(text_empty(filled));
    assert_non_null(strstr(filled, "1042"));
    assert_null(strchr(filled, '#'));
    arena_free(a);
}

static void every_triple_has_a_state(void **state)
{
    (void)state;
    for (size_t g = 0; g < N(generals); g++)
        for (size_t d = 0; d < N(deliveries); d++)
            for (size_t p = 0; p < N(payments); p++)
                for (int custom = 0; custom < 4; custom++) {
                    struct order_state s = order_state(generals[g], deliveries[d], payments[p], custom & 1, custom & 2, NULL, false);
                    assert_string_equal(s.badge, badge_wanted(generals[g], deliveries[d]));
                    assert_string_equal(s.group, group_wanted(s.badge));
                    assert_non_null(s.group_name);
                    assert_non_null(s.payment_badge);
                    assert_non_null(s.say_code);
                    assert_int_equal(s.reason != NULL, !strcmp(s.badge, "Return"));
                    check_words(&s);
                }
}

/* What the shopper reads: UI_SPEC D8. */
static void words_come_in_order(void **state)
{
    static const struct { const char *g, *d, *p; bool cg, cd; enum status_type type; const char *code; } rows[] = {
        { "cancelled", "in_transit", "paid", 0, 0, STATUS_BASIC, "canceled" },
        { "cancelled", "delivered", "failed", 0, 0, STATUS_BASIC, "canceled" },
        { "in_progress", "in_transit", "failed", 0, 0, STATUS_PAYMENT, "failed" },
        { "in_progress", "in_transit", "voided", 0, 0, STATUS_PAYMENT, "voided" },
        { "new", "not_shipped", "voided", 0, 0, STATUS_BASIC, "unserved" },
        { "in_progress", "at_the_gate", "paid", 0, 1, STATUS_DELIVERY, "at_the_gate" },
        { "in_progress", "in_transit", "paid", 0, 0, STATUS_DELIVERY, "in_transit" },
        { "waiting_for_wool", "in_transit", "paid", 1, 0, STATUS_DELIVERY, "in_transit" },
        { "waiting_for_wool", "preparing", "paid", 1, 0, STATUS_GENERAL, "waiting_for_wool" },
        { "waiting_for_wool", "shipped", "paid", 1, 0, STATUS_GENERAL, "waiting_for_wool" },
        { "new", "not_shipped", "none", 0, 0, STATUS_BASIC, "unserved" },
        { "confirmed", "not_shipped", "paid", 0, 0, STATUS_BASIC, "pending" },
        { "in_progress", "preparing", "paid", 0, 0, STATUS_BASIC, "pending" },
        { "on_hold", "not_shipped", "awaiting", 0, 0, STATUS_BASIC, "pending" },
        { "in_progress", "shipped", "paid", 0, 0, STATUS_BASIC, "served" },
        { "completed", "not_required", "paid", 0, 0, STATUS_BASIC, "served" },
        { "completed", "delivered", "paid", 0, 0, STATUS_DELIVERY, "delivered" },
        { "returned", "delivered", "refunded", 0, 0, STATUS_GENERAL, "returned" },
        { "in_progress", "returning", "paid", 0, 0, STATUS_DELIVERY, "returning" },
        { "problem", "not_shipped", "none", 0, 0, STATUS_GENERAL, "problem" },
        { "unknown", "unknown", "unknown", 0, 0, STATUS_GENERAL, "unknown" },
    };
    (void)state;
    for (size_t i = 0; i < N(rows); i++) {
        struct order_state s = order_state(rows[i].g, rows[i].d, rows[i].p, rows[i].cg, rows[i].cd, NULL, false);
        assert_int_equal(s.say_type, rows[i].type);
        assert_string_equal(s.say_code, rows[i].code);
    }
}

static void custom_codes_follow_their_badge(void **state)
{
    (void)state;
    for (size_t i = 0; i < badges_n; i++) {
        struct order_state d = order_state("unknown", "own", "paid", false, true, badges[i].name, false);
        struct order_state g = order_state("own", "unknown", "paid", true, false, badges[i].name, false);
        assert_string_equal(d.badge, badges[i].name);
        assert_string_equal(g.badge, badges[i].name);
    }
    assert_string_equal(order_state("own", "in_transit", "paid", true, false, "Confirmed", false).badge, "In transit");
    assert_string_equal(order_state("cancelled", "own", "paid", false, true, "Delivered", false).badge, "Return");
    assert_string_equal(order_state("new", "own", "paid", false, true, "No such badge", false).badge, "New");
    assert_string_equal(badge_first("Delivered", "Return"), "Return");
    assert_string_equal(badge_first("Delivered", NULL), "Delivered");
    assert_string_equal(badge_first(NULL, "New"), "New");
    assert_null(badge_first(NULL, NULL));
}

static void unusual_states_go_to_a_person(void **state)
{
    (void)state;
    assert_true(order_state("on_hold", "not_shipped", "paid", 0, 0, NULL, false).problem);
    assert_true(order_state("in_progress", "not_delivered", "paid", 0, 0, NULL, false).problem);
    assert_true(order_state("in_progress", "returning", "paid", 0, 0, NULL, false).problem);
    assert_true(order_state("cancelled", "not_shipped", "paid", 0, 0, NULL, false).problem);
    assert_true(order_state("in_progress", "in_transit", "failed", 0, 0, NULL, false).problem);
    assert_true(order_state("in_progress", "at_pickup_point", "paid", 0, 0, NULL, true).problem);
    assert_string_equal(order_state("in_progress", "at_pickup_point", "paid", 0, 0, NULL, true).badge, "Not picked up");
    assert_false(order_state("in_progress", "at_pickup_point", "paid", 0, 0, NULL, false).problem);
    assert_false(order_state("cancelled", "not_shipped", "refunded", 0, 0, NULL, false).problem);
    assert_false(order_state("completed", "delivered", "paid", 0, 0, NULL, false).problem);
    assert_true(order_state("unknown", "not_shipped", "paid", 0, 0, NULL, false).unknown);
    assert_true(order_state("confirmed", "strange", "paid", 0, 0, NULL, false).unknown);
    assert_false(order_state("completed", "unknown", "paid", 0, 0, NULL, false).unknown);
    assert_false(order_state("confirmed", "not_shipped", "strange", 0, 0, NULL, false).unknown);
}

static void payments_have_their_badge(void **state)
{
    static const char *const rows[][2] = { { "none", "No payment" }, { "voided", "No payment" }, { "unknown", "No payment" }, { "awaiting", "Pending" },
        { "authorized", "Pending" }, { "partial", "Partial" }, { "paid", "Paid" }, { "partially_refunded", "Paid" }, { "refunded", "Paid" },
        { "cod", "Cash on delivery" }, { "failed", "Payment failed" }, { "whatever", "No payment" } };
    (void)state;
    for (size_t i = 0; i < N(rows); i++)
        assert_string_equal(order_state("new", "not_shipped", rows[i][0], 0, 0, NULL, false).payment_badge, rows[i][1]);
}

#define OF(fallback, unshipped, ...) delivery_of((const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *), unshipped, fallback)

static void parcels_make_a_delivery(void **state)
{
    (void)state;
    assert_string_equal(delivery_of(NULL, 0, false, "not_shipped"), "not_shipped");
    assert_string_equal(OF("x", false, "in_transit", "delivered"), "in_transit");
    assert_string_equal(OF("x", false, "delivered", "delivered"), "delivered");
    assert_string_equal(OF("x", false, "out_for_delivery", "shipped"), "shipped");
    assert_string_equal(OF("x", false, "delayed", "preparing"), "delayed");
    assert_string_equal(OF("x", false, "attempted", "returning", "not_delivered"), "not_delivered");
    assert_string_equal(OF("x", true, "in_transit"), "partially_shipped");
    assert_string_equal(OF("x", true, "preparing"), "preparing");
    assert_string_equal(OF("x", true, "not_delivered"), "not_delivered");
    assert_string_equal(OF("x", false, "cancelled", "in_transit"), "in_transit");
    assert_string_equal(OF("x", false, "cancelled"), "x");
    assert_string_equal(OF("x", false, "something", "in_transit"), "in_transit");
}

static void every_builtin_has_words_that_may_be_saved(void **state)
{
    struct cx *cx = *state;
    size_t basic = 0;
    for (size_t i = 0; i < status_builtins_n; i++) {
        const struct status_builtin *b = &status_builtins[i];
        char *same;
        assert_ok(template_check(cx, "text", b->text, NULL, &same));
        assert_string_equal(same, b->text);
        assert_true(text_valid(b->text, strlen(b->text)));
        assert_true(text_length(b->text) <= 400);
        assert_true(text_in("grey blue violet cyan amber green orange red", b->tone));
        assert_true(!b->badge || badge_of(b->badge));
        basic += b->type == STATUS_BASIC;
        for (size_t k = 0; k < i; k++)
            assert_false(status_builtins[k].type == b->type && !strcmp(status_builtins[k].code, b->code));
    }
    assert_int_equal(basic, 4);
    assert_int_equal(badges_n, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_triple_has_a_state), cmocka_unit_test(words_come_in_order), cmocka_unit_test(custom_codes_follow_their_badge),
        cmocka_unit_test(unusual_states_go_to_a_person), cmocka_unit_test(payments_have_their_badge), cmocka_unit_test(parcels_make_a_delivery),
        CASE(every_builtin_has_words_that_may_be_saved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
