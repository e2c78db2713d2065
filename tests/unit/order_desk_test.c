/* order_desk_test.c - what staff do with an order, verb by verb: the two axes of its state, reminders, decisions, the Orders
   integration, customers. */
#include "order_case.h"
#include "order/backend.h"
#include "order/customer.h"
#include "order/history.h"
#include "order/reminder.h"
#include "order/request.h"
#include "order/state.h"

#define DAY INT64_C(86400000)
#define N(a) (sizeof(a) / sizeof(*(a)))

static const char *const badges_all[] = { "New", "Confirmed", "Collected", "In transit", "Delivered", "Not picked up", "Return" };
static const char *const groups_all[] = { "new", "in_processing", "in_processing", "in_transit", "delivered", "problematic", "problematic" };
static const char *const payments_all[] = { "none", "awaiting", "authorized", "partial", "paid", "failed", "refunded", "partially_refunded", "voided", "cod", "unknown" };
static const char *const payment_badges_all[] = { "No payment", "Pending", "Pending", "Partial", "Paid", "Payment failed", "Paid", "Paid", "No payment", "Cash on delivery", "No payment" };

static struct order made(struct cx *cx, const char *general, const char *payment)
{
    struct order o = { 0 }, in = { .email = "ann@example.com", .general = general, .payment = payment, .currency = "EUR", .total = EUR(1000) };
    OK(order_add(cx, &in, &o));
    OK(order_get(cx, o.id, &o));
    return o;
}

static struct order edit_one(struct cx *cx, const struct order *o, const char *field, const char *value)
{
    struct order out = { 0 };
    struct order_edit edit = { .given = (uint64_t)bit(field), .to = { .version = o->version } };
    if (!strcmp(field, "badge"))
        edit.to.badge = value;
    else if (!strcmp(field, "general"))
        edit.to.general = value;
    else
        edit.to.payment = value;
    OK(order_change(cx, o->id, &edit, &out));
    OK(order_get(cx, o->id, &out));
    return out;
}

static void is_state(const struct order *o, size_t badge, const char *payment)
{
    if (strcmp(o->badge, badges_all[badge]) || strcmp(o->grp, groups_all[badge]) || strcmp(o->payment, payment)) {
        print_error("%s %s %s, wanted %s %s %s\n", o->badge, o->grp, o->payment, badges_all[badge], groups_all[badge], payment);
        _fail(__FILE__, __LINE__);
    }
}

/* Every package status by hand × every payment state: neither moves the other, whichever is set first. */
static void two_axes(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    for (size_t p = 0; p < N(payments_all); p++) {
        struct order o = made(&cx, "confirmed", payments_all[p]);
        assert_string_equal(payment_badge(o.payment), payment_badges_all[p]);
        for (size_t b = 0; b < N(badges_all); b++) {
            o = edit_one(&cx, &o, "badge", badges_all[b]);
            is_state(&o, b, payments_all[p]);
            const struct badge *row = badge_of(o.badge);
            assert_string_equal(row->group, groups_all[b]);
        }
    }
    for (size_t b = 1; b < N(badges_all); b++) { /* a new order that is paid moves: see below */
        struct order o = made(&cx, "confirmed", "none");
        o = edit_one(&cx, &o, "badge", badges_all[b]);
        for (size_t p = 0; p < N(payments_all); p++) {
            o = edit_one(&cx, &o, "payment", payments_all[p]);
            is_state(&o, b, payments_all[p]);
        }
    }
    cx_free(&cx);
}

/* Created → New; paid → Confirmed, once; Cancel → Return, and the payment stays. */
static void automatic_moves(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    for (size_t p = 0; p < N(payments_all); p++) {
        bool paid = !strcmp(payments_all[p], "paid");
        struct order o = made(&cx, NULL, payments_all[p]);
        is_state(&o, paid ? 1 : 0, payments_all[p]);
        struct order c = edit_one(&cx, &o, "general", "cancelled");
        is_state(&c, 6, payments_all[p]);
        assert_int_equal(c.cancelled_at, cx.now);
    }
    struct order o = made(&cx, NULL, NULL), out;
    struct payment some = { .amount = EUR(400) };
    OK(order_pay(&cx, o.id, &some, &out));
    is_state(&out, 0, "partial");
    some.amount = EUR(600);
    OK(order_pay(&cx, o.id, &some, &out));
    is_state(&out, 1, "paid");
    out = edit_one(&cx, &out, "badge", "New"); /* by hand, and it stays */
    is_state(&out, 0, "paid");
    OK(order_unpay(&cx, o.id, out.version, 2, "a mistake", &out));
    is_state(&out, 0, "partial");
    OK(order_pay(&cx, o.id, &some, &out));
    is_state(&out, 1, "paid");
    struct order late = made(&cx, "confirmed", NULL);
    late = edit_one(&cx, &late, "badge", "Delivered");
    some.amount = EUR(1000);
    OK(order_pay(&cx, late.id, &some, &out));
    is_state(&out, 4, "paid");
    OK(order_get(&cx, o.id, &out));
    FAILS(E_CONFLICT, order_unpay(&cx, o.id, out.version, 2, NULL, &out));
    FAILS(E_CONFLICT, order_unpay(&cx, o.id, out.version - 1, 3, NULL, &out));
    FAILS(E_MISSING, order_unpay(&cx, o.id, out.version, 9, NULL, &out));
    cx_free(&cx);
}

/* What an edit can give has a bit; what has none is read-only. */
static void fields_have_bits(struct fixture *f)
{
    (void)f;
    for (size_t i = 0; order_fields[i].kind != F_END; i++)
        if (i >= GIVEN_MOST)
            assert_true(order_fields[i].flags & FF_READONLY);
        else
            assert_true(order_given_bit(order_fields[i].name) == UINT64_C(1) << i);
    assert_int_equal(order_given_bit("nothing"), 0);
}

static void history_lines(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order o = made(&cx, NULL, NULL);
    event_list e = { 0 };
    cx.now += 1000;
    o = edit_one(&cx, &o, "badge", "Delivered");
    OK(order_history_find(&cx, o.id, NULL, 10, &e));
    assert_int_equal(e.n, 2);
    assert_string_equal(order_event_text(&cx, &e.at[0]), "Status changed to «Delivered»");
    OK(order_history_find(&cx, o.id, e.at[0].id, 10, &e));
    assert_int_equal(e.n, 1);
    assert_string_equal(order_event_text(&cx, &e.at[0]), "Order created");
    assert_non_null(strstr(history(&cx, o.id), "order.status_changed delivery status not_shipped>delivered"));
    cx_free(&cx);
}

/* --- reminders --------------------------------------------------------------------------------------------- */

static void reminders(struct fixture *f)
{
    struct cx cx = order_shop(f, "America/New_York"), twin = order_shop(f, "UTC"); /* 04:30 in New York */
    struct order o = made(&cx, NULL, NULL);
    msec from, to;
    reminder_today(&cx, &from, &to);
    assert_int_equal(to - from, DAY);
    assert_true(from <= cx.now && cx.now < to && cx.now - from == 4 * 3600000 + 1800000);
    assert_null(reminder_due(&cx, 0));
    assert_null(reminder_due(&cx, to));
    assert_string_equal(reminder_due(&cx, to - 1), "Remind today");
    assert_string_equal(reminder_due(&cx, from), "Remind today");
    assert_string_equal(reminder_due(&cx, from - 1), "Overdue");
    struct reminder late = { .text = "Late", .due_at = to + DAY }, soon = { .text = "Soon", .due_at = from }, a, b;
    struct reminder rule = { .text = "Delivery control", .due_at = from - DAY, .rule_id = "rul_1" };
    OK(reminder_add(&cx, o.id, &late, &a));
    OK(order_get(&cx, o.id, &o));
    assert_int_equal(o.reminder_at, late.due_at);
    OK(reminder_add(&cx, o.id, &soon, &b));
    assert_string_equal(b.kind, "scheduled");
    assert_string_equal(b.order_number, o.number);
    OK(reminder_add(&cx, o.id, &rule, &rule));
    assert_string_equal(rule.kind, "automatic");
    OK(order_get(&cx, o.id, &o));
    assert_string_equal(o.reminder, "Delivery control");
    struct reminder_counts n;
    OK(reminder_count(&cx, &n));
    assert_int_equal(n.today * 100 + n.overdue * 10 + n.open, 113);
    OK(reminder_count(&twin, &n));
    assert_int_equal(n.open, 0);
    reminder_list list = { 0 };
    OK(reminder_automations(&cx, o.id, &list));
    assert_int_equal(list.n, 1);
    OK(reminder_done(&cx, rule.id, rule.version, &rule));
    FAILS(E_CONFLICT, reminder_done(&cx, rule.id, rule.version, &rule));
    b.active = false;
    OK(reminder_change(&cx, &b, &b));
    OK(order_get(&cx, o.id, &o));
    assert_string_equal(o.reminder, "Late");
    b.version = 1;
    FAILS(E_CONFLICT, reminder_change(&cx, &b, &b));
    FAILS(E_MISSING, reminder_add(&twin, o.id, &soon, &b));
    FAILS(E_INPUT, reminder_add(&cx, o.id, &(struct reminder){ .due_at = 1 }, &b));
    FAILS(E_INPUT, reminder_add(&cx, o.id, &(struct reminder){ .text = "x" }, &b));
    int64_t total;
    FAILS(E_INPUT, reminder_find(&cx, "soon", 1, 10, &list, &total));
    const char *order_id;
    OK(reminder_remove(&cx, a.id, &order_id));
    OK(order_get(&cx, o.id, &o));
    assert_int_equal(o.reminder_at, 0);
    assert_null(o.reminder);
    cx_free(&twin);
    cx_free(&cx);
}

/* --- decisions --------------------------------------------------------------------------------------------- */

static err_t add_in_tx(struct cx *cx, const char *order, const char *kind, const char *details, struct request *out)
{
    DB_TX(cx);
    TRY(request_add(cx, order, "cnv_none", kind, details, out));
    return db_commit(cx);
}

static struct request asked(struct cx *cx, const char *kind, const char *details, struct order *o)
{
    struct request r;
    *o = made(cx, "new", NULL);
    OK(add_in_tx(cx, o->id, kind, details, &r));
    return r;
}

static void decisions(struct fixture *f)
{
    static const struct { const char *kind, *details, *state; const char *general, *delivery, *line1; } rows[] = {
        { "cancel", NULL, "done", "cancelled", "not_shipped", NULL },
        { "change_address", "{\"new_address\":\"Short lane 5\\n60200 Brno\"}", "done", "new", "not_shipped", "Short lane 5 60200 Brno" },
        { "confirm", NULL, "done", "confirmed", "not_shipped", NULL },
        { "received", NULL, "done", "completed", "delivered", NULL },
        { "change", "{\"wish\":\"A blue one\"}", "approved", "new", "not_shipped", NULL },
        { "return", "{}", "approved", "new", "not_shipped", NULL },
        { "refund", NULL, "approved", "new", "not_shipped", NULL },
    };
    struct cx cx = order_shop(f, "UTC");
    for (size_t i = 0; i < N(rows); i++) {
        struct order o, foreign;
        struct request r = asked(&cx, rows[i].kind, rows[i].details, &o), out;
        struct request_decision yes = { .what = REQUEST_APPROVE, .version = r.version }, done = { .what = REQUEST_DONE, .version = r.version };
        FAILS(E_CONFLICT, request_decide(&cx, r.id, &done, &out));
        OK(request_decide(&cx, r.id, &yes, &out));
        assert_string_equal(out.state, rows[i].state);
        assert_int_equal(out.todo != NULL, !strcmp(out.state, "approved"));
        FAILS(E_CONFLICT, request_decide(&cx, r.id, &yes, &out));
        OK(order_get(&cx, o.id, &o));
        assert_string_equal(o.general, rows[i].general);
        assert_string_equal(o.delivery, rows[i].delivery);
        assert_string_equal(o.payment, "none");
        assert_true(text_same(o.ship_line1, rows[i].line1));
        done.version = out.version;
        if (out.todo)
            OK(request_decide(&cx, r.id, &done, &out));
        else
            FAILS(E_CONFLICT, request_decide(&cx, r.id, &done, &out));

        /* an order of another system is changed there alone */
        r = asked(&cx, rows[i].kind, rows[i].details, &foreign);
        OK(db_exec(&cx, NULL, "UPDATE orders SET source_id = 'src_elsewhere' WHERE shop_id = $1 AND id = $2", T(cx.who.shop), T(foreign.id)));
        OK(request_decide(&cx, r.id, &(struct request_decision){ .what = REQUEST_APPROVE, .version = r.version }, &out));
        assert_string_equal(out.state, "approved");
        assert_non_null(out.todo);
        OK(order_get(&cx, foreign.id, &o));
        assert_int_equal(o.version, foreign.version);
    }
    struct order o;
    struct request r = asked(&cx, "cancel", NULL, &o), out;
    struct request_decision no = { .what = REQUEST_DECLINE, .version = r.version };
    FAILS(E_INPUT, request_decide(&cx, r.id, &no, &out));
    no.reason = "Packed already";
    no.version = 9;
    FAILS(E_CONFLICT, request_decide(&cx, r.id, &no, &out));
    no.version = r.version;
    OK(request_decide(&cx, r.id, &no, &out));
    assert_string_equal(out.state, "declined");
    assert_string_equal(out.reason, "Packed already");
    int64_t open;
    OK(request_open(&cx, NULL, &open));
    assert_int_equal(open, 0);
    r = asked(&cx, "change_address", "{}", &o);
    FAILS(E_INPUT, request_decide(&cx, r.id, &(struct request_decision){ .what = REQUEST_APPROVE, .version = r.version }, &out));
    cx_free(&cx);
}

/* --- the Orders integration, customers -------------------------------------------------------------------------- */

static void integration(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order_backend b;
    const struct order_backend *found;
    char currency[4];
    OK(db_exec(&cx, NULL, "INSERT INTO assistant (shop_id, id, key, name, source_id, flow_id, flow_number, version, created_at) "
               "VALUES ($1, 'ast_1', $1, 'A', $2, 'flw', 1, 1, 1)", T(cx.who.shop), T(native_id(&cx))));
    FAILS(E_MISSING, order_backend_connect(&cx, "ast_none", NULL, &b));
    FAILS(E_INPUT, order_backend_connect(&cx, "ast_1", "XXY", &b));
    OK(order_backend_currency(&cx, currency));
    assert_string_equal(currency, "");
    OK(order_backend_connect(&cx, "ast_1", NULL, &b));
    assert_string_equal(b.currency, "EUR");
    FAILS(E_CONFLICT, order_backend_connect(&cx, "ast_1", NULL, &b));
    b.currency = "JPY";
    b.order_fields = "[{\"name\":\"floor\",\"type\":\"number\",\"required\":true,\"options\":[]}]";
    b.item_fields = "[{\"name\":\"size\",\"type\":\"select\",\"required\":true,\"options\":[\"S\",\"L\"]}]";
    OK(order_backend_change(&cx, &b, &b));
    OK(order_backend_currency(&cx, currency));
    assert_string_equal(currency, "JPY");
    struct order_item items[] = { { .name = "Mug", .quantity = 1 }, { .name = "Cup", .quantity = 1, .custom = "{\"size\":\"L\"}" } };
    struct order o = { .source_id = native_id(&cx), .custom = "{\"floor\":\"x\"}" }, before = o;
    o.items.at = items, o.items.n = 2;
    before.items.at = items, before.items.n = 1;
    OK(order_custom_check(&cx, NULL, &o, false, false));
    FAILS(E_INPUT, order_custom_check(&cx, NULL, &o, true, false));
    FAILS(E_INPUT, order_custom_check(&cx, NULL, &o, false, true));
    OK(order_custom_check(&cx, &before, &o, false, true)); /* the mug lacked it before */
    items[1].custom = "{\"size\":\"XL\"}";
    err_t e = order_custom_check(&cx, &before, &o, true, true);
    assert_non_null(e);
    assert_string_equal(e->field, "custom.floor");
    assert_string_equal(e->also->field, "items[1].custom.size");
    OK(order_backend_remove(&cx, "ast_1"));
    FAILS(E_MISSING, order_backend_remove(&cx, "ast_1"));
    OK(order_backend_find(&cx, "ast_1", &found));
    assert_null(found);
    OK(order_custom_check(&cx, NULL, &o, true, true));
    cx_free(&cx);
}

static void customers(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct customer c;
    struct customer_rule rule = { .orders = 3, .total = EUR(0) };
    struct order first = made(&cx, NULL, "paid"), second;
    OK(customer_of(&cx, first.id, &c));
    assert_true(c.first_time && c.order_count == 1 && !c.vip && !c.vip_by && c.version == 0);
    cx.now += 1000;
    second = made(&cx, NULL, "paid");
    OK(customer_of(&cx, second.id, &c));
    assert_true(!c.first_time && c.order_count == 2);
    assert_int_equal(c.spent.at[0].minor, 2000);
    OK(customer_rule_set(&cx, &rule, &rule));
    OK(customer_of(&cx, first.id, &c));
    assert_false(c.vip);
    cx.now += 1000;
    made(&cx, NULL, "paid");
    OK(customer_of(&cx, first.id, &c));
    assert_true(c.vip && c.first_time);
    assert_string_equal(c.vip_by, "rule");
    OK(customer_note(&cx, first.id, 0, "no", "pays late"));
    FAILS(E_CONFLICT, customer_note(&cx, first.id, 0, "yes", ""));
    OK(customer_of(&cx, second.id, &c));
    assert_true(!c.vip && c.version == 1);
    assert_string_equal(c.vip_by, "hand");
    assert_string_equal(c.note, "pays late");
    rule.orders = -1;
    FAILS(E_INPUT, customer_rule_set(&cx, &rule, &rule));
    cx_free(&cx);
}

EACH(two_axes) EACH(fields_have_bits) EACH(automatic_moves) EACH(history_lines) EACH(reminders) EACH(decisions) EACH(integration) EACH(customers)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH_TEST(two_axes), EACH_TEST(fields_have_bits), EACH_TEST(automatic_moves), EACH_TEST(history_lines), EACH_TEST(reminders), EACH_TEST(decisions),
        EACH_TEST(integration), EACH_TEST(customers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
