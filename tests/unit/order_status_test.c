/* order_status_test.c - the catalogue: built-ins, the shop's own, texts per language, what the shopper reads. */
#include "order_case.h"
#include "order/status.h"

static int64_t flag(const char *name)
{
    for (size_t i = 0; status_fields[i].kind != F_END; i++)
        if (!strcmp(status_fields[i].name, name))
            return INT64_C(1) << i;
    abort();
}

static void lists(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    status_list all = { 0 };
    OK(status_find(&cx, NULL, "en", &all));
    assert_int_equal(all.n, status_builtins_n);
    static const char *const basic[] = { "Unserved", "Pending", "Served", "Canceled" };
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(all.at[i].name, basic[i]);
        assert_true(all.at[i].builtin);
    }
    for (size_t i = 0; i < all.n; i++)
        assert_false(text_empty(all.at[i].text));
    OK(status_find(&cx, "payment", NULL, &all));
    for (size_t i = 0; i < all.n; i++)
        assert_string_equal(all.at[i].type, "payment");
    FAILS(E_INPUT, status_find(&cx, "weather", NULL, &all));
    cx_free(&cx);
}

static void adds_and_removes(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC"), twin = order_shop(f, "UTC");
    struct status s, in = { .type = "delivery", .code = "at_the_gate", .name = "At the gate", .badge = "In transit", .tone = "cyan", .include_in_analytics = true };
    OK(status_add(&cx, &in, &s));
    assert_false(s.builtin);
    assert_null(s.text);
    assert_int_equal(s.version, 1);
    FAILS(E_CONFLICT, status_add(&cx, &in, &s));
    OK(status_add(&twin, &in, &s));                        /* another shop's catalogue is its own */
    static const struct { const char *type, *code, *name, *badge, *tone; enum err_code code_; } bad[] = {
        { "delivery", "in_transit", "X", NULL, NULL, E_CONFLICT }, { "basic", "x", "X", NULL, NULL, E_INPUT }, { "general", "Big", "X", NULL, NULL, E_INPUT },
        { "general", "", "X", NULL, NULL, E_INPUT }, { "general", "x", "", NULL, NULL, E_INPUT }, { "general", "x", "X", "Lost", NULL, E_INPUT },
        { "general", "x", "X", NULL, "pink", E_INPUT }, { "payment", "x", "X", "New", NULL, E_INPUT }, { "nothing", "x", "X", NULL, NULL, E_INPUT },
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        FAILS(bad[i].code_, status_add(&cx, &(struct status){ .type = bad[i].type, .code = bad[i].code, .name = bad[i].name, .badge = bad[i].badge, .tone = bad[i].tone }, &s));
    FAILS(E_CONFLICT, status_remove(&cx, "basic", "served"));
    FAILS(E_CONFLICT, status_remove(&cx, "general", "new"));
    FAILS(E_MISSING, status_remove(&cx, "general", "nowhere"));
    struct order o;
    OK(order_add(&cx, &(struct order){ .delivery = "at_the_gate" }, &o));
    assert_string_equal(o.badge, "In transit");
    FAILS(E_CONFLICT, status_remove(&cx, "delivery", "at_the_gate"));
    OK(status_remove(&twin, "delivery", "at_the_gate"));
    FAILS(E_MISSING, status_get(&twin, "delivery", "at_the_gate", NULL, &s));
    cx_free(&cx);
    cx_free(&twin);
}

static void changes(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct status s, in = { .type = "general", .code = "waiting", .name = "Waiting" };
    struct order o;
    OK(status_add(&cx, &in, &s));
    OK(order_add(&cx, &(struct order){ .general = "waiting", .delivery = "not_required" }, &o));
    assert_string_equal(o.badge, "New");
    OK(status_change(&cx, "general", "waiting", &(struct status){ .version = 1, .badge = "Confirmed" }, flag("badge"), &s));
    assert_int_equal(s.version, 2);
    OK(order_get(&cx, o.id, &o));
    assert_string_equal(o.badge, "Confirmed");             /* its orders follow */
    assert_string_equal(o.grp, "in_processing");
    FAILS(E_CONFLICT, status_change(&cx, "general", "waiting", &(struct status){ .version = 1, .name = "Old" }, flag("name"), &s));
    FAILS(E_INPUT, status_change(&cx, "general", "waiting", &(struct status){ .version = 2, .code = "other" }, flag("code"), &s));
    FAILS(E_INPUT, status_change(&cx, "general", "waiting", &(struct status){ .version = 2, .name = "" }, flag("name"), &s));
    FAILS(E_INPUT, status_change(&cx, "delivery", "shipped", &(struct status){ .version = 1, .badge = "New" }, flag("badge"), &s));
    FAILS(E_INPUT, status_change(&cx, "basic", "served", &(struct status){ .version = 1, .name = "Done" }, flag("name"), &s));
    OK(status_change(&cx, "delivery", "shipped", &(struct status){ .version = 1, .name = "Sent" }, flag("name"), &s));
    assert_string_equal(s.name, "Sent");
    assert_true(s.builtin);
    assert_string_equal(s.badge, "In transit");
    assert_false(text_empty(s.text));
    cx_free(&cx);
}

static void texts(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct status s;
    const char *notice;
    OK(status_text_set(&cx, "basic", "served", "en", "Sent! #order_number#", &notice));
    assert_null(notice);
    OK(status_text_set(&cx, "basic", "served", "de", "Unterwegs: #shipping_tacking_link#", &notice));
    assert_non_null(strstr(notice, "#shipping_tracking_link#"));
    OK(status_get(&cx, "basic", "served", "de-AT", &s));
    assert_string_equal(s.text, "Unterwegs: #shipping_tracking_link#");
    OK(status_get(&cx, "basic", "served", "fr", &s));
    assert_string_equal(s.text, "Sent! #order_number#");   /* the shop's own language */
    OK(status_text_set(&cx, "basic", "served", "en", "No variables here", &notice));
    assert_string_equal(notice, "This text has no variables. Customers will not see their order number.");
    FAILS(E_INPUT, status_text_set(&cx, "basic", "served", "en", "Dear #name#", &notice));
    FAILS(E_INPUT, status_text_set(&cx, "basic", "served", "e", "x", &notice));
    FAILS(E_MISSING, status_text_set(&cx, "basic", "lost", "en", "x", &notice));
    char *big = arena_alloc(cx.mem, 1002);
    memset(big, 'x', 1001);
    FAILS(E_INPUT, status_text_set(&cx, "basic", "served", "en", big, &notice));
    OK(status_text_set(&cx, "basic", "served", "en", "", &notice));
    OK(status_get(&cx, "basic", "served", "en", &s));
    assert_string_equal(s.text, status_builtin(STATUS_BASIC, "served")->text);
    cx_free(&cx);
}

static void learns(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct status s;
    OK(status_learn(&cx, "general", "waiting_for_wool", "Waiting for wool"));
    OK(status_learn(&cx, "general", "waiting_for_wool", "Again"));
    OK(status_learn(&cx, "general", "new", "Built in"));
    OK(status_get(&cx, "general", "waiting_for_wool", "en", &s));
    assert_string_equal(s.name, "Waiting for wool");
    assert_true(s.learned);
    assert_null(s.text);                                   /* the editor warns: no text yet */
    assert_string_equal(status_code(cx.mem, " Ready, to GO! "), "ready_to_go");
    assert_string_equal(status_code(cx.mem, "Götter-dämmerung"), "gotter-dammerung");
    assert_string_equal(status_code(cx.mem, "送"), "status_350c3c77"); /* stored: the same in every version */
    assert_string_equal(status_code(cx.mem, "達"), "status_461028d1");
    assert_string_equal(status_code(cx.mem, ""), "status_811c9dc5");
    char *word = arena_alloc(cx.mem, 300);
    memset(word, 'a', 299);
    assert_int_equal(strlen(status_code(cx.mem, word)), 64);
    cx_free(&cx);
}

/* A custom status without a text borrows the next one's words; something is always said. */
static void says(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct status s;
    const char *notice;
    OK(status_add(&cx, &(struct status){ .type = "delivery", .code = "at_the_gate", .name = "At the gate" }, &s));
    struct order_state st = order_state("in_progress", "at_the_gate", "paid", false, true, NULL, false);
    OK(status_said(&cx, &(struct status_known){ 0 }, &st, "in_progress", false, "en", &s));
    assert_string_equal(s.name, "At the gate");
    assert_string_equal(s.text, status_builtin(STATUS_BASIC, "pending")->text);
    OK(status_text_set(&cx, "delivery", "at_the_gate", "en", "At our gate: #order_number#", &notice));
    OK(status_said(&cx, &(struct status_known){ 0 }, &st, "in_progress", false, "en", &s));
    assert_string_equal(s.text, "At our gate: #order_number#");
    st = order_state("gone", "gone", "gone", true, true, NULL, false);
    OK(status_said(&cx, &(struct status_known){ 0 }, &st, "gone", true, "en", &s));
    assert_string_equal(s.text, status_generic_text);
    cx_free(&cx);
}

EACH(lists) EACH(adds_and_removes) EACH(changes) EACH(texts) EACH(learns) EACH(says)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(lists), EACH_TEST(adds_and_removes), EACH_TEST(changes), EACH_TEST(texts), EACH_TEST(learns), EACH_TEST(says) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
