/* order_contact_test.c - numbers, e-mails and phones in their one form. */
#include "base_case.h"
#include "order/contact.h"

#define SAME(a, b) assert_string_equal(a, b)

static void emails(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    SAME(email_norm(a, "  Ann@Example.COM\t"), "ann@example.com");
    SAME(email_norm(a, "ann+x@example.com"), "ann+x@example.com");
    SAME(email_norm(a, "a.n.n@example.com"), "a.n.n@example.com");
    SAME(email_norm(a, NULL), "");
    static const char *const good[] = { "a@b.cz", "ann+tag@example.com", "ann@localhost", "żółć@example.com", "o'hara@example.co.uk" };
    static const char *const bad[] = { "", "@", "a@", "@b.cz", "a@b", "a b@c.cz", "a@b@c.cz", "a@b..cz", "a@b.cz.", "a@.cz", "a\n@b.cz", "<a@b.cz>", "a@-b.cz" };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) assert_true(email_plausible(good[i]));
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) assert_false(email_plausible(bad[i]));
    assert_false(email_plausible(NULL));
}

static void phones(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    static const char *const rows[][3] = {
        { "+420 777 123 456", NULL, "+420777123456" },    { "00420777123456", NULL, "+420777123456" },
        { "777 123 456", "CZ", "+420777123456" },          { "420777123456", "cz", "+420777123456" },
        { "777-123-456", NULL, "777123456" },              { "(415) 555-2671", "US", "+14155552671" },
        { "1-415-555-2671", "US", "+14155552671" },        { "020 7946 0958", "GB", "+442079460958" },
        { "+44 (0)20 7946 0958", NULL, "+442079460958" },  { "06 12 34 56 78", "FR", "+33612345678" },
        { "030 1234567", "DE", "+49301234567" },           { "8 912 345 67 89", "RU", "+79123456789" },
        { "0501234567", "UA", "+380501234567" },           { "02 1234 5678", "IT", "+390212345678" },
        { "415-555-2671 ext. 12", "US", "+14155552671" },  { "tel:+420777123456", NULL, "+420777123456" },
        { "＋４２０７７７１２３４５６", NULL, "+420777123456" },  { "٠٥٠١٢٣٤٥٦٧", "SA", "+966501234567" },
        { "no phone", NULL, "" },                          { "", "CZ", "" },
        { "123", "CZ", "123" },                            { "+12345678901234567890", NULL, "12345678901234567890" },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        SAME(phone_norm(a, rows[i][0], rows[i][1]), rows[i][2]);
    SAME(phone_norm(a, NULL, NULL), "");
}

static void phones_compare(void **state)
{
    (void)state;
    assert_true(phone_same("+420777123456", "+420777123456"));
    assert_true(phone_same("+420777123456", "777123456"));
    assert_true(phone_same("+420777123456", "0777123456"));
    assert_true(phone_same("420777123456", "+420777123456"));
    assert_true(phone_same("777123456", "777123456"));
    assert_false(phone_same("+420777123456", "77123456"));         /* not a whole national number */
    assert_false(phone_same("+420777123456", "777123457"));
    assert_false(phone_same("+420777123456", "+421777123456"));
    assert_false(phone_same("777123456", "123456"));
    assert_false(phone_same("", ""));
    assert_false(phone_same(NULL, "777123456"));
}

static void postcodes(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    static const char *const same[][2] = { { "110 00", "11000" }, { "WX4 9ZZ", "wx4-9zz" }, { "D02 X285", "d02x285" }, { "1234-567", "1234567" },
                                           { "12345-6789", "12345" }, { "12345", "123456789" }, { "12345-6789", "12345 6789" }, { "101", "101" } };
    static const char *const other[][2] = { { "11000", "11001" }, { "", "" }, { "11000", "" }, { "12", "12" }, { "1100", "11000" }, { "12345-6789", "12345-6788" },
                                            { "12345-6789", "12346" }, { "1234567890", "12345" }, { "ab345-6789", "ab345" }, { "11000", "110" }, { "——", "——" } };
    for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++) assert_true(postcode_same(postcode_norm(a, same[i][0]), postcode_norm(a, same[i][1])));
    for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++) assert_false(postcode_same(postcode_norm(a, other[i][0]), postcode_norm(a, other[i][1])));
    SAME(postcode_norm(a, " wx4-9zz\n"), "WX49ZZ");
    SAME(postcode_norm(a, NULL), "");
    assert_false(postcode_same(NULL, NULL));
}

static void numbers(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    SAME(number_norm(a, "#W6399745 ", NULL, NULL), "W6399745");
    SAME(number_norm(a, "w6399745", NULL, NULL), "W6399745");
    SAME(number_norm(a, " # 10 42 ", NULL, NULL), "1042");
    SAME(number_norm(a, "##1042", NULL, NULL), "#1042");
    SAME(number_norm(a, "\u00a01042\u200b", NULL, NULL), "1042");
    SAME(number_norm(a, "EN-1042-X", "en-", "-x"), "1042");
    SAME(number_norm(a, "1042", "EN-", "-X"), "1042");
    SAME(number_norm(a, "en-", "EN-", NULL), "EN-");
    SAME(number_norm(a, "#1042", "#", ""), "1042");
    SAME(number_norm(a, NULL, NULL, NULL), "");
    SAME(number_norm(a, "#", NULL, NULL), "");
    SAME(number_norm(a, "2024/000123", NULL, NULL), "2024/000123");
    SAME(tracking_norm(a, " 1z 999-aa1.01 "), "1Z999AA101");
    SAME(tracking_norm(a, NULL), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(emails), CASE(phones), cmocka_unit_test(phones_compare), CASE(postcodes), CASE(numbers) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
