/* base_crypto_test.c - published vectors; sealing; passwords. */
#include "base_case.h"
#include "base/crypto.h"
#include <stdio.h>

#define SECRET "0123456789abcdef0123456789abcdef"

static const char *hex(const unsigned char *bytes, size_t n)
{
    static char text[200];
    for (size_t i = 0; i < n; i++)
        snprintf(text + 2 * i, 3, "%02x", bytes[i]);
    return text;
}

static void sha256(void **state)
{
    struct cx *cx = *state;
    unsigned char out[SHA256_BYTES];
    crypto_sha256("abc", 3, out);
    assert_string_equal(hex(out, 32), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(crypto_hash_text(cx->mem, "", 0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* RFC 2202, cases 1, 2, 3, 6, 7. */
static void hmac1(void **state)
{
    (void)state;
    unsigned char out[SHA1_BYTES], key[80], data[50];
    memset(key, 0x0b, 20);
    crypto_hmac1(key, 20, "Hi There", 8, out);
    assert_string_equal(hex(out, 20), "b617318655057264e28bc0b6fb378c8ef146be00");
    crypto_hmac1("Jefe", 4, "what do ya want for nothing?", 28, out);
    assert_string_equal(hex(out, 20), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    memset(key, 0xaa, sizeof(key));
    memset(data, 0xdd, sizeof(data));
    crypto_hmac1(key, 20, data, 50, out);
    assert_string_equal(hex(out, 20), "125d7342b9ac11cd91a39af48aa17b4f63f175d3");
    crypto_hmac1(key, 80, "Test Using Larger Than Block-Size Key - Hash Key First", 54, out);
    assert_string_equal(hex(out, 20), "aa4ae5e15272d00e95705637ce8a3b55ed402112");
    crypto_hmac1(key, 80, "Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data", 73, out);
    assert_string_equal(hex(out, 20), "e8e99d0f45237d786d6bbaa7965c7808bbff1a91");
}

/* RFC 4231, cases 1, 2, 3, 4, 6, 7. */
static void hmac256(void **state)
{
    (void)state;
    unsigned char out[SHA256_BYTES], key[131], data[50], counting[25];
    memset(key, 0x0b, 20);
    crypto_hmac256(key, 20, "Hi There", 8, out);
    assert_string_equal(hex(out, 32), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    crypto_hmac256("Jefe", 4, "what do ya want for nothing?", 28, out);
    assert_string_equal(hex(out, 32), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    memset(key, 0xaa, sizeof(key));
    memset(data, 0xdd, sizeof(data));
    crypto_hmac256(key, 20, data, 50, out);
    assert_string_equal(hex(out, 32), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    for (int i = 0; i < 25; i++)
        counting[i] = (unsigned char)(i + 1);
    memset(data, 0xcd, sizeof(data));
    crypto_hmac256(counting, 25, data, 50, out);
    assert_string_equal(hex(out, 32), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    crypto_hmac256(key, 131, "Test Using Larger Than Block-Size Key - Hash Key First", 54, out);
    assert_string_equal(hex(out, 32), "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    const char *long_data = "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.";
    crypto_hmac256(key, 131, long_data, strlen(long_data), out);
    assert_string_equal(hex(out, 32), "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

static void base64_both(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    static const char *const pairs[][2] = {                    /* RFC 4648 section 10, without padding */
        { "", "" }, { "f", "Zg" }, { "fo", "Zm8" }, { "foo", "Zm9v" }, { "foob", "Zm9vYg" }, { "fooba", "Zm9vYmE" }, { "foobar", "Zm9vYmFy" },
        { "\xFB\xFF\xFE", "-__-" },
    };
    static const char *const bad[] = { "Z", "Zg=", "Zg==", "Zh", "Zm9", "Zm8 ", " Zm8", "Zm\n8", "+//+", "Zm8é", "Zm9vY", "A" };
    size_t n;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        assert_string_equal(base64url(a, pairs[i][0], strlen(pairs[i][0])), pairs[i][1]);
        unsigned char *back = base64url_decode(a, pairs[i][1], strlen(pairs[i][1]), &n);
        assert_non_null(back);
        assert_int_equal(n, strlen(pairs[i][0]));
        assert_string_equal((char *)back, pairs[i][0]);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_null(base64url_decode(a, bad[i], strlen(bad[i]), &n));
    assert_null(base64url_decode(a, "Zm\0v", 4, &n));
    unsigned char all[256];
    for (int i = 0; i < 256; i++)
        all[i] = (unsigned char)i;
    for (size_t len = 0; len <= 256; len++) {
        char *text = base64url(a, all, len);
        assert_null(strpbrk(text, "+/="));
        assert_memory_equal(base64url_decode(a, text, strlen(text), &n), all, len);
        assert_int_equal(n, len);
    }
}

static void comparing(void **state)
{
    (void)state;
    assert_true(crypto_equal("abc", "abc", 3) && !crypto_equal("abc", "abd", 3) && crypto_equal("a", "b", 0));
    assert_true(crypto_equal_text("abc", "abc") && crypto_equal_text("", ""));
    assert_false(crypto_equal_text("abc", "ab") || crypto_equal_text("abc", "abd") || crypto_equal_text(NULL, NULL) || crypto_equal_text("a", NULL));
}

static void sealing(void **state)
{
    struct cx *cx = *state;
    char *plain = NULL;
    assert_code(crypto_use_secret(cx, NULL), E_INPUT);
    assert_code(crypto_use_secret(cx, "0123456789abcdef0123456789abcde"), E_INPUT);
    assert_ok(crypto_use_secret(cx, SECRET));
    assert_true(crypto_has_secret());
    char *sealed = crypto_seal(cx->mem, "sk_live_€");
    assert_memory_equal(sealed, "s1:", 3);
    assert_null(strstr(sealed, "sk_live"));
    assert_string_not_equal(sealed, crypto_seal(cx->mem, "sk_live_€"));
    assert_ok(crypto_open(cx, sealed, &plain));
    assert_string_equal(plain, "sk_live_€");
    assert_ok(crypto_open(cx, crypto_seal(cx->mem, ""), &plain));
    assert_string_equal(plain, "");

    plain = NULL;
    for (size_t i = 0; i < strlen(sealed); i++) {              /* any changed character is noticed */
        char *changed = arena_copy(cx->mem, sealed);
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        assert_code(crypto_open(cx, changed, &plain), E_INTERNAL);
        changed[i] = 0;
        assert_code(crypto_open(cx, changed, &plain), E_INTERNAL);
    }
    assert_code(crypto_open(cx, NULL, &plain), E_INTERNAL);
    assert_null(plain);

    unsigned char key[32];
    memcpy(key, crypto_token_key(), 32);
    assert_ok(crypto_use_secret(cx, SECRET "x"));
    assert_memory_not_equal(key, crypto_token_key(), 32);
    err_t e = crypto_open(cx, sealed, &plain);
    assert_code(e, E_INTERNAL);
    assert_non_null(strstr(e->message, "another installation key"));
    assert_ok(crypto_use_secret(cx, SECRET));                  /* the same secret gives the same keys again */
    assert_memory_equal(key, crypto_token_key(), 32);
    assert_ok(crypto_open(cx, sealed, &plain));
}

/* Changing these derivations would lock every installation out of its secrets. */
static void keys_stay_what_they_are(void **state)
{
    struct cx *cx = *state;
    char *plain;
    assert_ok(crypto_use_secret(cx, SECRET));
    assert_string_equal(hex(crypto_token_key(), 32), "58571bfb9c01aa5b7d45334fcdd04e532349083b6bf12503827b1bb874aedda0");
    assert_ok(crypto_open(cx, "s1:48c0ec79:JpDXmclZQ0WKOTbNtTA-LyifbQOvzazHayFe4W7qopQt3zBF4RFAPKU9JxFdm1haa1POp3WnyZFaVHAQhBO5l80dIhQ", &plain));
    assert_string_equal(plain, "kept since the first release");
}

static void passwords(void **state)
{
    struct cx *cx = *state;
    char *hash = password_hash(cx->mem, "correct horse");
    assert_memory_equal(hash, "$argon2id$v=19$m=65536,t=2,p=1$", 31);
    assert_true(password_matches(hash, "correct horse"));
    assert_false(password_matches(hash, "correct horsf") || password_matches(hash, "") || password_matches(hash, NULL));
    assert_false(password_matches(NULL, "correct horse") || password_matches("", "") || password_matches("plain", "plain"));
}

static void brief(void **state)
{
    (void)state;
    unsigned char one[16] = { 1 }, two[16] = { 2 };
    uint64_t a[2], b[2];
    crypto_brief(one, "key", 3, a);
    crypto_brief(one, "key", 3, b);
    assert_memory_equal(a, b, 16);
    crypto_brief(two, "key", 3, b);
    assert_memory_not_equal(a, b, 16);
}

/* Vectors of another BLAKE2b. */
static void macs(void **state)
{
    (void)state;
    unsigned char key[32], mac[32];
    for (unsigned char i = 0; i < 32; i++)
        key[i] = i;
    crypto_mac(key, "wismo", 5, mac, 16);
    assert_string_equal(hex(mac, 16), "afdc189480bf2c446c774132345297ad");
    crypto_mac(key, "", 0, mac, 32);
    assert_string_equal(hex(mac, 32), "4e51e7a913fc80137da52880fecca175bf81e117d5c68126dc2774033517ea0d");
}

int main(void)
{
    crypto_start();
    const struct CMUnitTest tests[] = {
        CASE(sha256), CASE(hmac1), CASE(hmac256), CASE(base64_both), CASE(comparing), CASE(sealing), CASE(keys_stay_what_they_are), CASE(passwords), CASE(brief), CASE(macs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
