/* base_money_test.c - amounts read, written and added. */
#include "base_case.h"
#include "base/money.h"

static void exponents(void **state)
{
    (void)state;
    assert_int_equal(currency_exponent("USD"), 2);
    assert_int_equal(currency_exponent("JPY"), 0);
    assert_int_equal(currency_exponent("KRW"), 0);
    assert_int_equal(currency_exponent("KWD"), 3);
    assert_int_equal(currency_exponent("TND"), 3);
    assert_int_equal(currency_exponent("CLF"), 4);
    assert_int_equal(currency_exponent("UYW"), 4);
    assert_int_equal(currency_exponent("HUF"), 2);
    assert_int_equal(currency_exponent("ISK"), 0);
    static const char *const all[] = { "AED", "AFN", "XCG", "ZWG", "ZWL", "ZMW", "SLE", "VED", "BGN", "EUR", "UAH", "ILS", "PLN", "CZK" };
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
        assert_int_equal(currency_exponent(all[i]), 2);
    assert_int_equal(currency_exponent("usd"), -1);
    assert_int_equal(currency_exponent("XAU"), -1);
    assert_int_equal(currency_exponent("XXX"), -1);
    assert_int_equal(currency_exponent("US"), -1);
    assert_int_equal(currency_exponent("USDX"), -1);
    assert_int_equal(currency_exponent(""), -1);
    assert_int_equal(currency_exponent(NULL), -1);
}

static const struct { const char *text, *currency; int64_t minor; } good[] = {
    { "12.50", "USD", 1250 }, { "12,50", "EUR", 1250 }, { "12", "USD", 1200 }, { "12.5", "USD", 1250 }, { "0", "USD", 0 },
    { "0.05", "USD", 5 }, { ".5", "USD", 50 }, { ",5", "EUR", 50 }, { "1 299,00", "EUR", 129900 }, { "1,299.00", "USD", 129900 },
    { "1.299,00", "EUR", 129900 }, { "1299", "USD", 129900 }, { "1'299.50", "CHF", 129950 }, { "1’299.50", "CHF", 129950 },
    { "1\u00A0299,00", "EUR", 129900 }, { "1\u202F299,00", "EUR", 129900 }, { "1\u2009299", "EUR", 129900 },
    { "1,234,567.89", "USD", 123456789 }, { "1.234.567,89", "EUR", 123456789 }, { "1 234 567", "PLN", 123456700 },
    { "1,234,567", "USD", 123456700 }, { "1.234.567", "EUR", 123456700 }, { "1,234", "USD", 123400 }, { "12,345", "USD", 1234500 },
    { "$12.50", "USD", 1250 }, { "$ 12.50", "USD", 1250 }, { "12.50 USD", "USD", 1250 }, { "12.50usd", "USD", 1250 },
    { "USD 12.50", "USD", 1250 }, { "$12.50 USD", "USD", 1250 }, { "12,50 €", "EUR", 1250 }, { "€12.50", "EUR", 1250 },
    { "12.50 zł", "PLN", 1250 }, { "1 299,90 Kč", "CZK", 129990 }, { "₴100", "UAH", 10000 }, { "₪ 1,200.00", "ILS", 120000 },
    { "R$ 1.299,90", "BRL", 129990 }, { "$20", "CAD", 2000 }, { "CA$20", "CAD", 2000 }, { "₺1.234,50", "TRY", 123450 },
    { "¥1200", "JPY", 1200 }, { "1,234", "JPY", 1234 }, { "1.234", "JPY", 1234 }, { "1 234", "JPY", 1234 }, { "CN¥5", "CNY", 500 },
    { "¥5", "CNY", 500 }, { "1.500", "KWD", 1500 }, { "0,500", "KWD", 500 }, { "1234,567", "KWD", 1234567 }, { "12.5", "KWD", 12500 },
    { "1,234.500", "KWD", 1234500 }, { "1,234,567", "KWD", 1234567000 }, { "1.2345", "CLF", 12345 },
    { "-12.50", "USD", -1250 }, { "-$12.50", "USD", -1250 }, { "$-12.50", "USD", -1250 }, { "−5", "USD", -500 }, { "- 5", "USD", -500 },
    { "  12.50  ", "USD", 1250 }, { "\t5", "USD", 500 }, { "00012", "USD", 1200 }, { "012.50", "USD", 1250 },
    { "12,34,567.00", "INR", 123456700 }, { "1,00,000", "INR", 10000000 }, { "10,000", "INR", 1000000 }, { "₹1,23,456.78", "INR", 12345678 },
    { "10000000000000.00", "USD", INT64_C(1000000000000000) }, { "1000000000000000", "JPY", INT64_C(1000000000000000) },
    { "-10,000,000,000,000.00", "USD", INT64_C(-1000000000000000) }, { "5 kr", "DKK", 500 }, { "5 kr.", "DKK", 500 }, { "5 sek", "SEK", 500 },
};

static const struct { const char *text, *currency; } bad[] = {
    { "", "USD" }, { " ", "USD" }, { "-", "USD" }, { "$", "USD" }, { ".", "USD" }, { ",", "USD" }, { "abc", "USD" }, { "1a", "USD" },
    { "12.", "USD" }, { "12,", "EUR" }, { "12..5", "USD" }, { "12.5.5", "USD" }, { "1,2,3", "USD" }, { "1.2.3", "USD" }, { "1,23,456", "USD" },
    { "12.505", "USD" }, { "0.005", "USD" }, { "0,125", "EUR" }, { "1.234", "USD" }, { "1234.567", "USD" }, { "1,234", "KWD" },
    { "1.234", "CLF" }, { "1,234", "CLF" }, { "1.5", "JPY" }, { "1200.00", "JPY" }, { "1,200.00", "JPY" }, { "1.2345", "KWD" },
    { "1,299.00,00", "USD" }, { "1.299,00.00", "EUR" }, { "1,299.0000", "USD" }, { "1299,299.00", "USD" }, { "1 29,00", "EUR" },
    { "1 299 5,00", "EUR" }, { "1  299", "EUR" }, { "1 299.999,00", "EUR" }, { "1'299,999.00", "CHF" }, { "1 299'000", "CHF" },
    { "--5", "USD" }, { "-$-5", "USD" }, { "5-", "USD" }, { "(5)", "USD" }, { "+5", "USD" }, { "1e3", "USD" }, { "0x10", "USD" },
    { "€12", "USD" }, { "12 EUR", "USD" }, { "$12", "EUR" }, { "12 $", "EUR" }, { "£5", "USD" }, { "¥5", "USD" }, { "$5 $", "USD" },
    { "10000000000000.01", "USD" }, { "1000000000000001", "JPY" }, { "99999999999999999999999999999999999999999999999999", "USD" },
    { "9223372036854775808", "JPY" }, { "18446744073709551617", "JPY" }, { "1\n2", "USD" }, { "١٢", "USD" }, { "1_2", "USD" },
    { "0,123,456", "USD" }, { "1234,567,890", "USD" }, { "12", "usd" }, { "12", "" }, { "12", "XXX" }, { "1,2345,678", "INR" }, { "5 5", "USD" },
};

static void reading(void **state)
{
    struct cx *cx = *state;
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
        struct money m = { 7, "ZZZ" };
        err_t e = money_parse(cx, good[i].text, good[i].currency, &m);
        if (e)
            fail_msg("%s %s: %s", good[i].text, good[i].currency, e->message);
        if (m.minor != good[i].minor || strcmp(m.currency, good[i].currency) != 0)
            fail_msg("%s %s: %lld", good[i].text, good[i].currency, (long long)m.minor);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        struct money m = { 7, "ZZZ" };
        err_t e = money_parse(cx, bad[i].text, bad[i].currency, &m);
        if (!e)
            fail_msg("%s %s was taken as %lld", bad[i].text, bad[i].currency, (long long)m.minor);
        assert_int_equal(e->code, E_INPUT);
        assert_true(m.minor == 7 && strcmp(m.currency, "ZZZ") == 0);
    }
    struct money m;
    assert_code(money_parse(cx, NULL, "USD", &m), E_INPUT);
    assert_code(money_parse(cx, "5", NULL, &m), E_INPUT);
    assert_string_equal(money_parse(cx, "1.5", "JPY", &m)->message, "JPY amounts have no decimals.");
    assert_string_equal(money_parse(cx, "1.505", "KWD", &m) ? "no" : "1.505 is canonical", "1.505 is canonical");
    assert_string_equal(money_parse(cx, "1.5055", "KWD", &m)->message, "KWD amounts have at most 3 decimals.");
}

static void writing(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    static const struct { struct money m; const char *text, *plain; } rows[] = {
        { { 1250, "USD" }, "$12.50", "12.50" }, { { 800, "EUR" }, "€8.00", "8.00" }, { { 1200, "JPY" }, "¥1200", "1200" },
        { { 12000, "JPY" }, "¥12,000", "12000" }, { { 1250, "CHF" }, "12.50 CHF", "12.50" }, { { 129900, "USD" }, "$1,299.00", "1299.00" },
        { { -1250, "USD" }, "-$12.50", "-12.50" }, { { -5, "CHF" }, "-0.05 CHF", "-0.05" }, { { 0, "USD" }, "$0.00", "0.00" },
        { { 1250, "PLN" }, "12.50 zł", "12.50" }, { { 123456789, "CZK" }, "1,234,567.89 Kč", "1234567.89" }, { { 1500, "KWD" }, "1.500 KWD", "1.500" },
        { { 12345, "CLF" }, "1.2345 CLF", "1.2345" }, { { 1250, "CAD" }, "CA$12.50", "12.50" }, { { 1250, "AUD" }, "A$12.50", "12.50" },
        { { 1250, "UAH" }, "₴12.50", "12.50" }, { { 1250, "ILS" }, "₪12.50", "12.50" }, { { 1250, "GBP" }, "£12.50", "12.50" },
        { { 1250, "BRL" }, "R$12.50", "12.50" }, { { 1250, "TRY" }, "₺12.50", "12.50" }, { { 0, "" }, "", "" }, { { 55, "" }, "", "" },
        { { INT64_MIN, "USD" }, "-$92,233,720,368,547,758.08", "-92233720368547758.08" },
        { { INT64_MIN, "CLF" }, "-922,337,203,685,477.5808 CLF", "-922337203685477.5808" },
        { { INT64_MIN, "JPY" }, "-¥9,223,372,036,854,775,808", "-9223372036854775808" }, { { 1250, "QQQ" }, "12.50 QQQ", "12.50" },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_string_equal(money_text(a, rows[i].m), rows[i].text);
        assert_string_equal(money_plain(a, rows[i].m), rows[i].plain);
    }
}

static void writing_and_reading_back(void **state)
{
    struct cx *cx = *state;
    static const int64_t amounts[] = { 0, 1, -1, 9, 99, 100, 999, 1000, 1234, -1234, 9999, 10000, 12345, 99999, 100000, 123456, 999999, 1000000,
        1234567, 123456789, INT64_C(123456789012), MONEY_MOST, -MONEY_MOST };
    char code[4] = "AAA";
    int known = 0;
    for (code[0] = 'A'; code[0] <= 'Z'; code[0]++)
        for (code[1] = 'A'; code[1] <= 'Z'; code[1]++)
            for (code[2] = 'A'; code[2] <= 'Z'; code[2]++) {
                if (currency_exponent(code) < 0)
                    continue;
                known++;
                for (size_t i = 0; i < sizeof(amounts) / sizeof(*amounts); i++) {
                    struct money m = { .minor = amounts[i] }, back;
                    memcpy(m.currency, code, 4);
                    assert_ok(money_parse(cx, money_text(cx->mem, m), code, &back));
                    assert_int_equal(back.minor, m.minor);
                    assert_ok(money_parse(cx, money_plain(cx->mem, m), code, &back));
                    assert_int_equal(back.minor, m.minor);
                }
            }
    assert_true(known >= 165 && known < 180);
}

static void adding(void **state)
{
    struct cx *cx = *state;
    struct money sum = { 0 };
    assert_ok(money_add(cx, &sum, (struct money){ 150, "USD" }));
    assert_ok(money_add(cx, &sum, (struct money){ -50, "USD" }));
    assert_ok(money_add(cx, &sum, (struct money){ 0 }));
    assert_true(sum.minor == 100 && strcmp(sum.currency, "USD") == 0);
    assert_code(money_add(cx, &sum, (struct money){ 1, "EUR" }), E_INPUT);
    assert_int_equal(sum.minor, 100);
    sum.minor = MONEY_MOST;
    assert_code(money_add(cx, &sum, (struct money){ 1, "USD" }), E_INPUT);
    assert_code(money_add(cx, &sum, (struct money){ INT64_MAX, "USD" }), E_INPUT);
    assert_int_equal(sum.minor, MONEY_MOST);
    assert_ok(money_add(cx, &sum, (struct money){ -MONEY_MOST, "USD" }));
    assert_int_equal(sum.minor, 0);
    assert_code(money_add(cx, &sum, (struct money){ -MONEY_MOST - 1, "USD" }), E_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(exponents), CASE(reading), CASE(writing), CASE(writing_and_reading_back), CASE(adding) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
