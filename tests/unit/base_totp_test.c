/* base_totp_test.c - HMAC-SHA-1 (RFC 2202), HOTP (RFC 4226, appendix D), TOTP (RFC 6238, appendix B), base 32 (RFC 4648). */
#include "base_case.h"
#include "base/totp.h"
#include <stdio.h>

static void hex(const unsigned char *bytes, size_t n, char *out)
{
    for (size_t i = 0; i < n; i++)
        snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}

static void keyed_hash(void **state)
{
    (void)state;
    unsigned char key[80], data[73];
    char got[41];
    memset(key, 0xaa, sizeof(key));
    const struct { const void *key; size_t key_n; const char *text; const char *mac; } cases[] = {
        { "\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b", 20, "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00" },
        { "Jefe", 4, "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79" },
        { key, 80, "Test Using Larger Than Block-Size Key - Hash Key First", "aa4ae5e15272d00e95705637ce8a3b55ed402112" },
        { key, 80, "Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data", "e8e99d0f45237d786d6bbaa7965c7808bbff1a91" },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        unsigned char mac[20];
        hmac_sha1(cases[i].key, cases[i].key_n, cases[i].text, strlen(cases[i].text), mac);
        hex(mac, 20, got);
        assert_string_equal(got, cases[i].mac);
    }
    unsigned char mac[20];
    memset(data, 0xdd, 50);
    hmac_sha1(key, 20, data, 50, mac);
    hex(mac, 20, got);
    assert_string_equal(got, "125d7342b9ac11cd91a39af48aa17b4f63f175d3");
}

static const char rfc_key[] = "12345678901234567890";

static void counters(void **state)
{
    (void)state;
    static const unsigned codes[] = { 755224, 287082, 359152, 969429, 338314, 254676, 287922, 162583, 399871, 520489 };
    for (uint64_t i = 0; i < 10; i++)
        assert_int_equal(hotp_code(rfc_key, 20, i, 6), codes[i]);
}

static void times(void **state)
{
    (void)state;
    static const struct { int64_t seconds; unsigned code; } cases[] = {
        { 59, 94287082 }, { 1111111109, 7081804 }, { 1111111111, 14050471 }, { 1234567890, 89005924 }, { 2000000000, 69279037 }, { 20000000000, 65353130 },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_int_equal(hotp_code(rfc_key, 20, (uint64_t)(cases[i].seconds / 30), 8), cases[i].code);
}

/* One step to each side; a code that was used, or one before it, never again. */
static void once(void **state)
{
    (void)state;
    const msec now = 1111111111000;
    const int64_t step = now / TOTP_STEP_MS;
    char code[4][8];
    for (int i = 0; i < 4; i++)
        snprintf(code[i], sizeof(code[i]), "%06u", hotp_code(rfc_key, 20, (uint64_t)(step - 2 + i), 6));
    assert_int_equal(totp_step(rfc_key, 20, code[0], now, 0), 0);
    assert_int_equal(totp_step(rfc_key, 20, code[1], now, 0), step - 1);
    assert_int_equal(totp_step(rfc_key, 20, code[2], now, 0), step);
    assert_int_equal(totp_step(rfc_key, 20, code[3], now, 0), step + 1);
    assert_int_equal(totp_step(rfc_key, 20, code[2], now, step), 0);
    assert_int_equal(totp_step(rfc_key, 20, code[1], now, step), 0);
    assert_int_equal(totp_step(rfc_key, 20, code[3], now, step), step + 1);
    assert_string_equal(code[2], "050471");
    assert_int_equal(totp_step(rfc_key, 20, " 050 471 ", now, 0), step);
    static const char *const not_codes[] = { "", "50471", "0504710", "05047a", "-50471", "+50471", "050471\n" };
    for (size_t i = 0; i < sizeof(not_codes) / sizeof(*not_codes); i++)
        assert_int_equal(totp_step(rfc_key, 20, not_codes[i], now, 0), 0);
}

static void letters(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    static const char *const cases[][2] = { { "", "" }, { "f", "MY" }, { "fo", "MZXQ" }, { "foo", "MZXW6" }, { "foob", "MZXW6YQ" }, { "fooba", "MZXW6YTB" }, { "foobar", "MZXW6YTBOI" } };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_string_equal(base32(a, cases[i][0], strlen(cases[i][0])), cases[i][1]);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keyed_hash), cmocka_unit_test(counters), cmocka_unit_test(times), cmocka_unit_test(once), cmocka_unit_test(letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
