/* order_eligibility_test.c - the shipped rules, a shop's own, and tau's retail policy against its published answers. */
#include "order_case.h"
#include "import/csv.h"
#include "order/eligibility.h"
#include "order/request.h"

#define DAY INT64_C(86400000)

static enum eligible answer(struct cx *cx, const char *action, const char *g, const char *d, const char *p, int64_t days_since_delivery)
{
    struct order o = { .id = "ord_x", .general = g, .delivery = d, .payment = p, .placed_at = cx->now - 90 * DAY,
                       .delivered_at = days_since_delivery >= 0 ? cx->now - days_since_delivery * DAY : 0 };
    struct eligibility e;
    OK(eligibility_check(cx, &o, action, &e));
    assert_non_null(e.reason);
    assert_int_equal(e.answer == ELIGIBLE_YES, !*e.reason);
    return e.answer;
}

static void shipped_rules(struct fixture *f)
{
    static const struct { const char *action, *g, *d, *p; int days; enum eligible want; } rows[] = {
        { "cancel", "new", "not_shipped", "none", -1, ELIGIBLE_YES },      { "cancel", "confirmed", "preparing", "paid", -1, ELIGIBLE_YES },
        { "cancel", "in_progress", "shipped", "paid", -1, ELIGIBLE_NO },   { "cancel", "in_progress", "in_transit", "paid", -1, ELIGIBLE_NO },
        { "cancel", "completed", "delivered", "paid", 1, ELIGIBLE_NO },    { "cancel", "cancelled", "cancelled", "none", -1, ELIGIBLE_NO },
        { "cancel", "unknown", "unknown", "unknown", -1, ELIGIBLE_ASK },   { "cancel", "problem", "not_shipped", "failed", -1, ELIGIBLE_ASK },
        { "cancel", "new", "unknown", "none", -1, ELIGIBLE_ASK },          { "cancel", "own", "not_shipped", "none", -1, ELIGIBLE_ASK },
        { "change_address", "new", "preparing", "cod", -1, ELIGIBLE_YES }, { "change_address", "in_progress", "in_transit", "paid", -1, ELIGIBLE_NO },
        { "change", "confirmed", "not_shipped", "paid", -1, ELIGIBLE_YES },{ "change", "in_progress", "partially_shipped", "paid", -1, ELIGIBLE_NO },
        { "return", "completed", "delivered", "paid", 0, ELIGIBLE_YES },   { "return", "completed", "delivered", "paid", 30, ELIGIBLE_YES },
        { "return", "completed", "delivered", "paid", 31, ELIGIBLE_NO },   { "return", "completed", "delivered", "paid", -1, ELIGIBLE_ASK },
        { "return", "in_progress", "in_transit", "paid", -1, ELIGIBLE_NO },{ "return", "completed", "shipped", "paid", -1, ELIGIBLE_ASK },
        { "return", "cancelled", "cancelled", "paid", -1, ELIGIBLE_NO },   { "return", "in_progress", "returning", "paid", -1, ELIGIBLE_NO },
        { "refund", "completed", "delivered", "paid", 200, ELIGIBLE_YES }, { "refund", "cancelled", "cancelled", "paid", -1, ELIGIBLE_YES },
        { "refund", "cancelled", "cancelled", "none", -1, ELIGIBLE_NO },   { "refund", "completed", "delivered", "refunded", 1, ELIGIBLE_NO },
        { "refund", "new", "not_shipped", "paid", -1, ELIGIBLE_NO },       { "refund", "unknown", "unknown", "paid", -1, ELIGIBLE_ASK },
        { "confirm", "new", "not_shipped", "none", -1, ELIGIBLE_YES },     { "confirm", "confirmed", "not_shipped", "none", -1, ELIGIBLE_NO },
        { "confirm", "on_hold", "not_shipped", "none", -1, ELIGIBLE_ASK }, { "confirm", "cancelled", "cancelled", "none", -1, ELIGIBLE_NO },
        { "received", "in_progress", "in_transit", "paid", -1, ELIGIBLE_YES }, { "received", "completed", "delivered", "paid", 1, ELIGIBLE_NO },
        { "received", "new", "not_shipped", "paid", -1, ELIGIBLE_NO },     { "received", "unknown", "unknown", "paid", -1, ELIGIBLE_ASK },
    };
    struct cx cx = order_shop(f, "UTC");
    for (int installed = 0; installed < 2; installed++) {
        for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
            if (answer(&cx, rows[i].action, rows[i].g, rows[i].d, rows[i].p, rows[i].days) != rows[i].want) {
                print_error("%s %s/%s/%s %d\n", rows[i].action, rows[i].g, rows[i].d, rows[i].p, rows[i].days);
                _fail(__FILE__, __LINE__);
            }
        OK(eligibility_install(&cx));                      /* before: the same table, not yet in the database */
    }
    struct order o = { .id = "x", .general = "new", .delivery = "not_shipped", .payment = "none" };
    struct eligibility e;
    FAILS(E_INPUT, eligibility_check(&cx, &o, "steal", &e));
    FAILS(E_INPUT, eligibility_check(&cx, &o, "", &e));
    cx_free(&cx);
}

/* Days are days of the shop: delivered late in the evening, asked in the small hours 31 dates later. */
static void days_in_the_shops_zone(struct fixture *f)
{
    struct cx prague = order_shop(f, "Europe/Prague"), auckland = order_shop(f, "Pacific/Auckland");
    struct order o = { .id = "ord_x", .general = "completed", .delivery = "delivered", .payment = "paid" };
    struct eligibility e;
    OK(time_parse(&prague, "2026-10-20T21:30:00Z", &o.delivered_at));         /* 20 October 23:30 in Prague, 21st in Auckland */
    OK(time_parse(&prague, "2026-11-19T22:30:00Z", &prague.now));             /* 19 November 23:30: 30 days; Auckland: 20th, 30 days */
    auckland.now = prague.now;
    OK(eligibility_check(&prague, &o, "return", &e));
    assert_int_equal(e.answer, ELIGIBLE_YES);
    OK(eligibility_check(&auckland, &o, "return", &e));
    assert_int_equal(e.answer, ELIGIBLE_YES);
    OK(time_parse(&prague, "2026-11-19T23:30:00Z", &prague.now));             /* 20 November 00:30: 31 days; Auckland: still the 20th */
    auckland.now = prague.now;
    OK(eligibility_check(&prague, &o, "return", &e));
    assert_int_equal(e.answer, ELIGIBLE_NO);
    OK(eligibility_check(&auckland, &o, "return", &e));
    assert_int_equal(e.answer, ELIGIBLE_YES);
    cx_free(&prague);
    cx_free(&auckland);
}

static void never_twice(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order o;
    struct request r;
    struct eligibility e;
    OK(order_add(&cx, &(struct order){ 0 }, &o));
    OK(eligibility_check(&cx, &o, "cancel", &e));
    assert_int_equal(e.answer, ELIGIBLE_YES);
    OK(request_add(&cx, o.id, NULL, "cancel", NULL, &r));
    OK(eligibility_check(&cx, &o, "cancel", &e));
    assert_int_equal(e.answer, ELIGIBLE_NO);
    OK(eligibility_check(&cx, &o, "change_address", &e));
    assert_int_equal(e.answer, ELIGIBLE_YES);
    cx_free(&cx);
}

static void own_rules(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct eligibility_rule r[] = {
        { .action = "cancel", .position = 2, .answer = "no", .reason = "Too late." },
        { .action = "cancel", .position = 1, .within_days = 2, .since = "shipped", .unknown_age = "yes", .answer = "ask", .reason = "We will see." },
    };
    struct shipment parcel = { .shipped_at = cx.now - DAY };
    struct order o = { .id = "x", .general = "new", .delivery = "shipped", .payment = "none", .shipments = { &parcel, 1 } };
    struct eligibility e;
    OK(eligibility_rules_replace(&cx, &(eligibility_rules){ r, 2 }));
    OK(eligibility_check(&cx, &o, "cancel", &e));
    assert_string_equal(e.reason, "We will see.");
    parcel.shipped_at = cx.now - 3 * DAY;
    OK(eligibility_check(&cx, &o, "cancel", &e));
    assert_string_equal(e.reason, "Too late.");
    parcel.shipped_at = 0;
    OK(eligibility_check(&cx, &o, "cancel", &e));
    assert_int_equal(e.answer, ELIGIBLE_YES);
    OK(eligibility_check(&cx, &o, "return", &e));          /* no rule of theirs: a person */
    assert_int_equal(e.answer, ELIGIBLE_ASK);
    r[0].position = 1;
    FAILS(E_INPUT, eligibility_rules_replace(&cx, &(eligibility_rules){ r, 2 }));
    r[0].position = 3, r[0].answer = "perhaps";
    FAILS(E_INPUT, eligibility_rules_replace(&cx, &(eligibility_rules){ r, 2 }));
    eligibility_rules kept = { 0 };
    OK(eligibility_rules_find(&cx, &kept));
    assert_int_equal(kept.n, 2);
    cx_free(&cx);
}

/* tau's own table: cancel and change only while pending (new or confirmed), return and exchange once delivered,
   at any age, known or not. */
static void tau_rules(struct cx *cx)
{
    struct eligibility_rule r[] = {
        { .action = "cancel", .position = 1, .general = "new confirmed", .delivery = "not_shipped", .answer = "yes" },
        { .action = "cancel", .position = 2, .answer = "no", .reason = "Only pending orders can be canceled." },
        { .action = "change", .position = 1, .general = "new confirmed", .delivery = "not_shipped", .answer = "yes" },
        { .action = "change", .position = 2, .answer = "no", .reason = "Only pending orders can be changed." },
        { .action = "return", .position = 1, .delivery = "delivered", .within_days = 3650, .since = "delivered", .unknown_age = "yes", .answer = "yes" },
        { .action = "return", .position = 2, .answer = "no", .reason = "Only delivered orders can be returned." },
    };
    OK(eligibility_rules_replace(cx, &(eligibility_rules){ r, sizeof(r) / sizeof(*r) }));
}

static void tau_answers(struct fixture *f)
{
    static const struct { const char *status, *general, *delivery; } states[] = {
        { "pending", "confirmed", "not_shipped" }, { "processed", "in_progress", "preparing" },
        { "delivered", "completed", "delivered" }, { "cancelled", "cancelled", "cancelled" },
    };
    struct cx cx = order_shop(f, "UTC");
    const char *shared = getenv("WISMO_SHARED");
    struct csv *csv;
    struct csv_row row;
    bool end;
    int rows = 0, right = 0;
    err_t e = csv_open(&cx, arena_text(cx.mem, "%s/data/tau_retail/eligibility.csv", shared ? shared : "../shared"), &csv);
    if (e) {
        print_message("# tau_answers left out: %s\n", e->message);
        cx_free(&cx);
        return;
    }
    tau_rules(&cx);
    OK(csv_next(csv, &row, &end));
    assert_string_equal(row.field[4], "status");
    for (;;) {
        OK(csv_next(csv, &row, &end));
        if (end)
            break;
        size_t s = 0;
        while (strcmp(states[s].status, row.field[4])) s++;
        bool cancel = answer(&cx, "cancel", states[s].general, states[s].delivery, "paid", -1) == ELIGIBLE_YES;
        bool change = answer(&cx, "change", states[s].general, states[s].delivery, "paid", -1) == ELIGIBLE_YES;
        bool ret = answer(&cx, "return", states[s].general, states[s].delivery, "paid", -1) == ELIGIBLE_YES;
        rows += 4;
        right += (cancel == (*row.field[5] == '1')) + (change == (*row.field[6] == '1')) + (ret == (*row.field[7] == '1')) + (ret == (*row.field[8] == '1'));
    }
    print_message("# eligibility.csv: %d of %d answers\n", right, rows);
    assert_int_equal(rows, 511 * 4);
    assert_int_equal(right, rows);
    cx_free(&cx);
}

EACH(shipped_rules) EACH(days_in_the_shops_zone) EACH(never_twice) EACH(own_rules) EACH(tau_answers)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(shipped_rules), EACH_TEST(days_in_the_shops_zone), EACH_TEST(never_twice), EACH_TEST(own_rules), EACH_TEST(tau_answers) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
