/* order_template_test.c - texts with #variables#. */
#include "base_case.h"
#include "order/template.h"

static const struct variable vars[] = {
    { "order_number", "1042" }, { "shipping_tracking_link", "https://t.example/1" }, { "payment_name", "" }, { "shipping_name", NULL },
    { "carrier", "DHL #1# & <b>" }, { "eta", "#order_number#" },
};
#define FILL(text) template_fill(cx->mem, text, vars, sizeof(vars) / sizeof(*vars), "otherwise")
#define SAME(text, want) assert_string_equal(FILL(text), want)

static void fills_in(void **state)
{
    struct cx *cx = *state;
    SAME("Order #order_number#.", "Order 1042.");
    SAME("#order_number##order_number#", "10421042");
    SAME("order # #order_number#", "order # 1042");
    SAME("##order_number#", "#1042");
    SAME("#ORDER_number#", "1042");
    SAME("Link: #shipping_tacking_link#", "Link: https://t.example/1");
    SAME("100 # and #", "100 # and #");
    SAME("#1042# stays", "#1042# stays");
    SAME("by #carrier#", "by DHL #1# & <b>");
    SAME("eta #eta#", "eta #order_number#");                 /* values are never templates */
    SAME("🚚 žluťoučký #order_number# 🎉", "🚚 žluťoučký 1042 🎉");
}

static void drops_lines(void **state)
{
    struct cx *cx = *state;
    SAME("One #order_number#\nPay: #payment_name#\nTwo", "One 1042\nTwo");
    SAME("One\n\nShip: #shipping_name#\n\nTwo", "One\n\nTwo");
    SAME("Ship: #shipping_name#\nOnly", "Only");
    SAME("Only\nShip: #shipping_name# and #order_number#", "Only");
    SAME("Only #unheard_of#\nThis", "This");
    SAME("\n\n a \n\n\n\nb\n\n", " a \n\nb");
    SAME("One\r\nTwo #order_number#\r\n", "One\r\nTwo 1042\r");
}

static void never_empty(void **state)
{
    struct cx *cx = *state;
    SAME("", "otherwise");
    SAME(" \n\t\n", "otherwise");
    SAME("#payment_name#", "otherwise");
    assert_string_equal(template_fill(cx->mem, NULL, NULL, 0, "x"), "x");
    assert_string_equal(template_fill(cx->mem, NULL, NULL, 0, NULL), "");
}

static void refuses_unknown(void **state)
{
    struct cx *cx = *state;
    char *out = NULL;
    err_t e = template_check(cx, "text", "Hello #oder_number#", NULL, &out);
    assert_non_null(e);
    assert_int_equal(e->code, E_INPUT);
    assert_string_equal(e->field, "text");
    assert_non_null(strstr(e->message, "#oder_number#"));
    assert_non_null(strstr(e->message, "#order_number#, #parcel_number#, #payment_name#, #shipping_name#, #shipping_tracking_link#"));
    assert_null(out);
    assert_ok(template_check(cx, "text", "Hello #oder_number#", "oder_number", &out));
    assert_string_equal(out, "Hello #oder_number#");
    assert_field(template_check(cx, "greeting", "#order_number", NULL, &out) ? fail_field(cx, "no", "-") : template_check(cx, "greeting", "#x#", NULL, &out), "greeting");
}

static void rewrites(void **state)
{
    struct cx *cx = *state;
    char *out;
    assert_ok(template_check(cx, "text", "a #shipping_tacking_link#\nb # c #Order_Number#", NULL, &out));
    assert_string_equal(out, "a #shipping_tracking_link#\nb # c #order_number#");
    assert_ok(template_check(cx, "text", "#shipping_tacking_link##shipping_tacking_link##shipping_tacking_link#", NULL, &out));
    assert_string_equal(out, "#shipping_tracking_link##shipping_tracking_link##shipping_tracking_link#");
    assert_true(template_has_variable("x #y# z"));
    assert_false(template_has_variable("x # y # z #"));
    assert_false(template_has_variable(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(fills_in), CASE(drops_lines), CASE(never_empty), CASE(refuses_unknown), CASE(rewrites) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
