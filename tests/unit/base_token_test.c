/* base_token_test.c - identity tokens that must be refused, and our own tokens. */
#include "base_case.h"
#include "base/crypto.h"
#include "base/text.h"
#include "base/token.h"

#define HEADER "{\"alg\":\"HS256\",\"typ\":\"JWT\"}"
#define CLAIMS "{\"sub\":\"c1\",\"email\":\"ann@example.com\",\"exp\":1795256000}"
#define NOW INT64_C(1795253400000)
#define SECONDS (NOW / 1000)

static const struct token_key two[] = { { "k1", "first secret of the shop" }, { "k2", "second secret of the shop" } };

/* A token from its parts as text, signed with any key. */
static char *make(struct cx *cx, const char *header, const char *claims, const char *secret)
{
    unsigned char mac[SHA256_BYTES];
    char *text = arena_text(cx->mem, "%s.%s", base64url(cx->mem, header, strlen(header)), base64url(cx->mem, claims, strlen(claims)));
    crypto_hmac256(secret, strlen(secret), text, strlen(text), mac);
    return arena_text(cx->mem, "%s.%s", text, base64url(cx->mem, mac, sizeof(mac)));
}

static bool counts(struct cx *cx, const char *jwt)
{
    struct identity who = { .sub = "before" };
    err_t e = token_jwt_verify(cx, jwt, two, 2, NOW, &who);
    if (!e)
        return true;
    assert_int_equal(e->code, E_SIGNIN);
    assert_string_equal(e->message, "This sign-in does not count. Sign in again.");
    assert_non_null(e->detail);
    assert_string_equal(who.sub, "before");
    return false;
}

static bool claims_count(struct cx *cx, const char *claims) { return counts(cx, make(cx, HEADER, claims, two[0].secret)); }
static bool header_counts(struct cx *cx, const char *header) { return counts(cx, make(cx, header, CLAIMS, two[0].secret)); }

/* Made by another program (Python's hmac), with a secret beyond ASCII. */
static void made_elsewhere(void **state)
{
    struct cx *cx = *state;
    static const struct token_key key = { "k1", "wis_id_žluťoučký_0123456789abcdef" };
    struct identity who = { 0 };
    assert_ok(token_jwt_verify(cx, "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0.eyJzdWIiOiAiY3VzdC03NyIsICJlbWFpbCI6ICJhbm5AZXhhbXBsZS5jb20iLCAi"
        "ZW1haWxfdmVyaWZpZWQiOiB0cnVlLCAiaWF0IjogMTc5NTI1MzAwMCwgImV4cCI6IDE3OTUyNTYwMDB9.sCpEg2D46wdK8gMLT_6Werlo3MJ-EjolePjYPmpdkx8",
        &key, 1, NOW, &who));
    assert_string_equal(who.sub, "cust-77");
    assert_string_equal(who.email, "ann@example.com");
    assert_true(who.email_verified && who.iat == INT64_C(1795253000000) && who.exp == INT64_C(1795256000000));
}

static void made_here(void **state)
{
    struct cx *cx = *state;
    struct identity in = { .sub = "c\"1", .email = "ann@example.com", .email_verified = false, .exp = NOW + 3600000, .iat = NOW }, out = { 0 };
    for (int i = 0; i < 2; i++) {
        assert_ok(token_jwt_verify(cx, token_jwt_sign(cx->mem, &two[i], &in), two, 2, NOW, &out));
        assert_string_equal(out.sub, in.sub);
        assert_string_equal(out.email, in.email);
        assert_true(!out.email_verified && out.exp == in.exp && out.iat == in.iat);
    }
    struct token_key nameless = { NULL, two[1].secret };
    in = (struct identity){ .email = "x@y.cz", .email_verified = true, .exp = NOW + 1000 };
    assert_ok(token_jwt_verify(cx, token_jwt_sign(cx->mem, &nameless, &in), two, 2, NOW, &out));
    assert_true(!out.sub && out.email_verified && out.iat == 0);
}

static void keys(void **state)
{
    struct cx *cx = *state;
    struct identity who;
    assert_true(header_counts(cx, "{\"alg\":\"HS256\"}"));
    assert_true(header_counts(cx, "{\"alg\":\"HS256\",\"kid\":\"k1\"}"));
    assert_false(header_counts(cx, "{\"alg\":\"HS256\",\"kid\":\"k2\"}"));          /* signed with k1 */
    assert_false(header_counts(cx, "{\"alg\":\"HS256\",\"kid\":\"k3\"}"));
    assert_false(header_counts(cx, "{\"alg\":\"HS256\",\"kid\":\"\"}"));
    assert_false(header_counts(cx, "{\"alg\":\"HS256\",\"kid\":1}"));
    assert_false(header_counts(cx, "{\"alg\":\"HS256\",\"kid\":null}"));
    assert_true(counts(cx, make(cx, HEADER, CLAIMS, two[1].secret)));
    assert_false(counts(cx, make(cx, HEADER, CLAIMS, "another")));
    assert_false(counts(cx, make(cx, HEADER, CLAIMS, "")));
    static const struct token_key none[] = { { "k1", "" }, { "k2", NULL } };
    assert_code(token_jwt_verify(cx, make(cx, HEADER, CLAIMS, ""), none, 2, NOW, &who), E_SIGNIN);
    assert_code(token_jwt_verify(cx, make(cx, HEADER, CLAIMS, ""), NULL, 0, NOW, &who), E_SIGNIN);
    static const struct token_key unnamed[] = { { NULL, "first secret of the shop" } };
    assert_code(token_jwt_verify(cx, make(cx, "{\"alg\":\"HS256\",\"kid\":\"k1\"}", CLAIMS, two[0].secret), unnamed, 1, NOW, &who), E_SIGNIN);
    assert_ok(token_jwt_verify(cx, make(cx, HEADER, CLAIMS, two[0].secret), unnamed, 1, NOW, &who));
}

static void headers(void **state)
{
    struct cx *cx = *state;
    static const char *const bad[] = { "{\"alg\":\"none\"}", "{\"alg\":\"None\"}", "{\"alg\":\"hs256\"}", "{\"alg\":\"HS384\"}", "{\"alg\":\"HS512\"}",
        "{\"alg\":\"RS256\"}", "{\"alg\":[\"HS256\"]}", "{\"alg\":null}", "{}", "{\"typ\":\"JWT\"}", "[]", "\"HS256\"", "", "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\",\"alg\":\"none\"}", "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}", "{\"alg\":\"HS256\",\"crit\":[]}", "{\"alg\":\"HS256\"", "{\"alg\":\"HS256\\u0000\"}" };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        if (header_counts(cx, bad[i]))
            fail_msg("%s counted", bad[i]);
    /* alg none without a signature */
    const char *h = "{\"alg\":\"none\"}";
    assert_false(counts(cx, arena_text(cx->mem, "%s.%s.", base64url(cx->mem, h, strlen(h)), base64url(cx->mem, CLAIMS, strlen(CLAIMS)))));
}

static void times(void **state)
{
    struct cx *cx = *state;
    struct arena *a = cx->mem;
#define EXP(fmt, n) claims_count(cx, arena_text(a, "{\"sub\":\"c\",\"exp\":" fmt "}", n))
    assert_true(EXP("%lld", (long long)SECONDS + 1));
    assert_true(EXP("%lld", (long long)SECONDS));
    assert_true(EXP("%lld", (long long)SECONDS - 59));
    assert_false(EXP("%lld", (long long)SECONDS - 60));
    assert_true(EXP("%lld", (long long)SECONDS + 86400));
    assert_true(EXP("%lld", (long long)SECONDS + 86460));
    assert_false(EXP("%lld", (long long)SECONDS + 86461));
    assert_true(EXP("%.3f", (double)SECONDS + 3600.5));
    assert_false(EXP("%lld", (long long)NOW + 3600000));       /* milliseconds by mistake */
    assert_false(EXP("\"%lld\"", (long long)SECONDS + 10));
    assert_false(EXP("%d", 0));
    assert_false(EXP("%d", -1));
    assert_false(EXP("%s", "1e300"));
    assert_false(EXP("%s", "9223372036854775807"));
    assert_false(EXP("%s", "null"));
    assert_false(EXP("%s", "true"));
    assert_false(claims_count(cx, "{\"sub\":\"c\"}"));
    const char *rest = "{\"sub\":\"c\",\"exp\":1795256000,\"%s\":%lld}";
    assert_true(claims_count(cx, arena_text(a, rest, "iat", (long long)SECONDS + 60)));
    assert_false(claims_count(cx, arena_text(a, rest, "iat", (long long)SECONDS + 61)));
    assert_true(claims_count(cx, arena_text(a, rest, "nbf", (long long)SECONDS + 60)));
    assert_false(claims_count(cx, arena_text(a, rest, "nbf", (long long)SECONDS + 61)));
    assert_true(claims_count(cx, arena_text(a, rest, "iat", 5LL)));
    assert_false(claims_count(cx, "{\"sub\":\"c\",\"exp\":1795256000,\"iat\":\"x\"}"));
}

static void claims(void **state)
{
    struct cx *cx = *state;
    static const char *const good[] = { CLAIMS, "{\"sub\":\"c\",\"exp\":1795256000}", "{\"email\":\"a@b.cz\",\"exp\":1795256000}",
        "{\"sub\":\"c\",\"exp\":1795256000,\"name\":\"Ann\",\"aud\":[\"x\"]}", "{\"sub\":\"c\",\"exp\":1795256000,\"email_verified\":false}" };
    static const char *const bad[] = { "{\"exp\":1795256000}", "{\"sub\":\"\",\"exp\":1795256000}", "{\"sub\":5,\"exp\":1795256000}",
        "{\"sub\":\"c\",\"email\":5,\"exp\":1795256000}", "{\"sub\":\"c\",\"email\":\"\",\"exp\":1795256000}", "{\"sub\":null,\"email\":\"a@b.cz\",\"exp\":1795256000}",
        "{\"sub\":\"c\",\"exp\":1795256000,\"email_verified\":\"false\"}", "{\"sub\":\"c\",\"exp\":1795256000,\"email_verified\":null}",
        "{\"sub\":\"c\",\"sub\":\"d\",\"exp\":1795256000}", "{\"sub\":\"c\\u0000d\",\"exp\":1795256000}", "[]", "", "null", "{", "{\"sub\":\"\xFF\",\"exp\":1795256000}" };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        if (!claims_count(cx, good[i]))
            fail_msg("%s did not count", good[i]);
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        if (claims_count(cx, bad[i]))
            fail_msg("%s counted", bad[i]);
}

static void forms(void **state)
{
    struct cx *cx = *state;
    const char *good = make(cx, HEADER, CLAIMS, two[0].secret);
    assert_true(counts(cx, good));
    assert_false(counts(cx, NULL) || counts(cx, "") || counts(cx, ".") || counts(cx, "..") || counts(cx, "a.b") || counts(cx, "a.b.c.d"));
    assert_false(counts(cx, arena_text(cx->mem, "%s.", good)) || counts(cx, arena_text(cx->mem, ".%s", good)));
    assert_false(counts(cx, arena_text(cx->mem, "%s=", good)) || counts(cx, arena_text(cx->mem, " %s", good)) || counts(cx, arena_text(cx->mem, "%s\n", good)));
    for (size_t i = 0; good[i]; i++) {                         /* every single change and every cut */
        char *changed = arena_copy(cx->mem, good);
        changed[i] = changed[i] == 'A' ? 'B' : changed[i] == '.' ? 'x' : 'A';
        assert_false(counts(cx, changed));
        assert_false(counts(cx, arena_copy_n(cx->mem, good, i)));
    }
    /* the last character holds bits that no byte uses: only one spelling counts */
    char *twin = arena_copy(cx->mem, good);
    char *last = twin + strlen(twin) - 1;
    (*last)++;
    assert_false(counts(cx, twin));
    /* size */
    struct buf b = { 0 };
    buf_text(&b, "{\"sub\":\"c\",\"exp\":1795256000,\"x\":\"");
    while (b.n < 2980)
        buf_text(&b, "y");
    buf_text(&b, "\"}");
    const char *large = make(cx, HEADER, b.at, two[0].secret);
    assert_true(strlen(large) <= 4096 && strlen(large) > 4000 && counts(cx, large));
    b.n -= 2;
    while (b.n < 3100)
        buf_text(&b, "y");
    buf_text(&b, "\"}");
    large = make(cx, HEADER, b.at, two[0].secret);
    assert_true(strlen(large) > 4096);
    assert_false(counts(cx, large));
    buf_free(&b);
}

static void own_tokens(void **state)
{
    struct cx *cx = *state;
    char before[] = "before", *payload = before;
    char *token = token_sign(cx->mem, "conversation", "cnv_1 €");
    assert_ok(token_open(cx, "conversation", token, &payload));
    assert_string_equal(payload, "cnv_1 €");
    assert_ok(token_open(cx, "conversation", token_sign(cx->mem, "conversation", ""), &payload));
    assert_string_equal(payload, "");
    payload = before;
    assert_code(token_open(cx, "attachment", token, &payload), E_SIGNIN);
    assert_code(token_open(cx, "conversatio", token, &payload), E_SIGNIN);
    assert_code(token_open(cx, "", token, &payload), E_SIGNIN);
    /* the border between purpose and payload cannot be moved */
    char *moved = token_sign(cx->mem, "a", "bc");
    assert_code(token_open(cx, "ab", moved, &payload), E_SIGNIN);
    const char *const bad[] = { NULL, "", ".", "a", "a.b", arena_text(cx->mem, "%s.x", token), arena_text(cx->mem, "%sA", token), arena_text(cx->mem, "%s=", token) };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_code(token_open(cx, "conversation", bad[i], &payload), E_SIGNIN);
    for (size_t i = 0; token[i]; i++) {
        char *changed = arena_copy(cx->mem, token);
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        assert_code(token_open(cx, "conversation", changed, &payload), E_SIGNIN);
        assert_code(token_open(cx, "conversation", arena_copy_n(cx->mem, token, i), &payload), E_SIGNIN);
    }
    assert_ok(crypto_use_secret(cx, "another secret of this installation"));
    assert_code(token_open(cx, "conversation", token, &payload), E_SIGNIN);
    assert_string_equal(payload, "before");
    assert_ok(crypto_use_secret(cx, "the first secret of this installation"));
    assert_ok(token_open(cx, "conversation", token, &payload));
}

int main(void)
{
    struct cx *cx = case_cx();
    crypto_start();
    if (crypto_use_secret(cx, "the first secret of this installation"))
        return 1;
    case_end(cx);
    const struct CMUnitTest tests[] = {
        CASE(made_elsewhere), CASE(made_here), CASE(keys), CASE(headers), CASE(times), CASE(claims), CASE(forms), CASE(own_tokens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
