/* token.c - signed claims. Invariants: nothing inside a token is believed before its signature is; every
   reason for refusal gives the same sentence; all keys are tried in the same time. */
#include "base/token.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "base/writer.h"
#include <math.h>
#include <string.h>

#define TOKEN_MOST 4096 /* of a shop */
#define OWN_MOST 8192   /* of our own: holds what a shop's token said, and more */
#define CLAIM_MOST 255
#define LEEWAY 60000
#define AHEAD_MOST INT64_C(86400000)

static err_t refuse(struct cx *cx, const char *why)
{
    return fail_detail(cx, fail(cx, E_SIGNIN, "This sign-in does not count. Sign in again."), "token: %s", why);
}

static json_t *part(struct cx *cx, const char *text, size_t n)
{
    size_t bytes_n;
    json_t *j;
    unsigned char *bytes = base64url_decode(cx->mem, text, n, &bytes_n);
    if (!bytes || json_read(cx, (const char *)bytes, bytes_n, &j) || !json_is_object(j))
        return NULL;
    return j;
}

static bool header_ok(const json_t *header, const char **kid)
{
    const json_t *id = json_object_get(header, "kid");
    *kid = json_string_value(id);
    return text_same(json_str(header, "alg"), "HS256") && (!id || *kid) && !json_object_get(header, "crit");
}

/* Whether one of the keys signed it. All are computed, so that time does not tell which. */
static bool signed_by(const struct token_key *keys, size_t n, const char *kid, const char *text, size_t text_n,
                      const unsigned char mac[SHA256_BYTES])
{
    bool found = false;
    for (size_t i = 0; i < n; i++) {
        unsigned char own[SHA256_BYTES];
        if (text_empty(keys[i].secret))
            continue;
        crypto_hmac256(keys[i].secret, strlen(keys[i].secret), text, text_n, own);
        bool equal = crypto_equal(own, mac, sizeof(own));
        found |= equal & (!kid || text_same(kid, keys[i].kid));
    }
    return found;
}

/* A NumericDate in milliseconds; false when it is there and is not one. *out = 0 when it is not there. */
static bool date(const json_t *claims, const char *key, msec *out)
{
    const json_t *j = json_object_get(claims, key);
    *out = 0;
    if (!j)
        return true;
    double seconds = json_number_value(j);
    if (!json_is_number(j) || !(seconds > 0 && seconds < 1e11))
        return false;
    *out = json_is_integer(j) ? json_integer_value(j) * 1000 : (msec)floor(seconds * 1000);
    return true;
}

/* A text claim; false when it is there and is not a text with something in it, or a very long one. */
static bool claim(const json_t *claims, const char *key, const char **out)
{
    const json_t *j = json_object_get(claims, key);
    *out = json_string_value(j);
    return !j || (!text_empty(*out) && strlen(*out) <= CLAIM_MOST);
}

static const char *claims_wrong(const json_t *claims, msec now, struct identity *who)
{
    msec nbf;
    const json_t *verified = json_object_get(claims, "email_verified");
    if (!date(claims, "exp", &who->exp) || !who->exp)
        return "no exp";
    if (!date(claims, "iat", &who->iat) || !date(claims, "nbf", &nbf))
        return "iat or nbf is not a time";
    if (now >= who->exp + LEEWAY)
        return "expired";
    if (who->exp > now + AHEAD_MOST + LEEWAY)
        return "exp more than 24 hours ahead";
    if (who->iat > now + LEEWAY || nbf > now + LEEWAY)
        return "not valid yet";
    if (!claim(claims, "sub", &who->sub) || !claim(claims, "email", &who->email))
        return "sub or email is not a text";
    if (!who->sub && !who->email)
        return "neither sub nor email";
    if (verified && !json_is_boolean(verified))
        return "email_verified is not true or false";
    who->email_verified = !verified || json_is_true(verified);
    return NULL;
}

err_t token_jwt_verify(struct cx *cx, const char *jwt, const struct token_key *keys, size_t n, msec now,
                       struct identity *out)
{
    size_t length = jwt ? strnlen(jwt, TOKEN_MOST + 1) : 0, mac_n = 0;
    const char *first = length && length <= TOKEN_MOST ? strchr(jwt, '.') : NULL;
    const char *second = first ? strchr(first + 1, '.') : NULL;
    if (!second || strchr(second + 1, '.'))
        return refuse(cx, "not a JWT");
    const char *kid;
    const json_t *header = part(cx, jwt, (size_t)(first - jwt));
    if (!header || !header_ok(header, &kid))
        return refuse(cx, "header");
    unsigned char *mac = base64url_decode(cx->mem, second + 1, strlen(second + 1), &mac_n);
    if (!mac || mac_n != SHA256_BYTES)
        return refuse(cx, "signature's form");
    if (!signed_by(keys, n, kid, jwt, (size_t)(second - jwt), mac))
        return refuse(cx, "signature");
    const json_t *claims = part(cx, first + 1, (size_t)(second - first - 1));
    if (!claims)
        return refuse(cx, "claims are not JSON");
    struct identity who = { 0 };
    const char *why = claims_wrong(claims, now, &who);
    if (why)
        return refuse(cx, why);
    *out = who;
    return NULL;
}

static void free_buf(void *p) { buf_free(p); }

char *token_jwt_sign(struct arena *a, const struct token_key *key, const struct identity *who)
{
    struct buf *b = arena_alloc(a, sizeof(*b));
    arena_defer(a, free_buf, b);
    struct writer w = { .to = b };
    writer_open(&w, NULL, '{');
    writer_text(&w, "alg", "HS256");
    writer_text(&w, "typ", "JWT");
    writer_some(&w, "kid", key->kid);
    writer_close(&w);
    const char *header = base64url(a, b->at, b->n);

    b->n = 0;
    w = (struct writer){ .to = b };
    writer_open(&w, NULL, '{');
    writer_some(&w, "sub", who->sub);
    writer_some(&w, "email", who->email);
    if (!who->email_verified)
        writer_bool(&w, "email_verified", false);
    if (who->exp)
        writer_int(&w, "exp", who->exp / 1000);
    if (who->iat)
        writer_int(&w, "iat", who->iat / 1000);
    writer_close(&w);
    const char *signing = arena_text(a, "%s.%s", header, base64url(a, b->at, b->n));

    unsigned char mac[SHA256_BYTES];
    crypto_hmac256(key->secret, strlen(key->secret), signing, strlen(signing), mac);
    return arena_text(a, "%s.%s", signing, base64url(a, mac, sizeof(mac)));
}

/* --- our own --- */

#define MAC_BYTES 32

static void own_mac(struct arena *a, const unsigned char *key, const char *purpose, const void *payload, size_t n,
                    unsigned char mac[MAC_BYTES])
{
    size_t purpose_n = strlen(purpose) + 1;
    unsigned char *text = arena_alloc(a, purpose_n + n);
    memcpy(text, purpose, purpose_n);
    memcpy(text + purpose_n, payload, n);
    crypto_mac(key, text, purpose_n + n, mac, MAC_BYTES);
}

char *token_sign(struct arena *a, const char *purpose, const char *payload)
{
    unsigned char mac[MAC_BYTES];
    size_t n = strlen(payload);
    own_mac(a, crypto_token_key(), purpose, payload, n, mac);
    return arena_text(a, "%s.%s", base64url(a, payload, n), base64url(a, mac, sizeof(mac)));
}

/* Signed with one of our keys: all are computed, as there is one but for the days after a rekey. */
static bool own_signed(struct arena *a, const char *purpose, const void *payload, size_t n,
                       const unsigned char mac[MAC_BYTES])
{
    const unsigned char *keys[CRYPTO_KEYS_MOST];
    int keys_n = crypto_token_keys(keys);
    bool found = false;
    for (int i = 0; i < keys_n; i++) {
        unsigned char own[MAC_BYTES];
        own_mac(a, keys[i], purpose, payload, n, own);
        found |= crypto_equal(own, mac, sizeof(own));
    }
    return found;
}

err_t token_open(struct cx *cx, const char *purpose, const char *token, char **payload)
{
    size_t length = token ? strnlen(token, OWN_MOST + 1) : 0, n = 0, mac_n = 0;
    const char *dot = length && length <= OWN_MOST ? strchr(token, '.') : NULL;
    if (!dot)
        return refuse(cx, "not a token");
    unsigned char *text = base64url_decode(cx->mem, token, (size_t)(dot - token), &n);
    unsigned char *mac = base64url_decode(cx->mem, dot + 1, strlen(dot + 1), &mac_n);
    if (!text || !mac || mac_n != MAC_BYTES)
        return refuse(cx, "not a token");
    bool good = own_signed(cx->mem, purpose, text, n, mac);
    if (!good && crypto_look_again())
        good = own_signed(cx->mem, purpose, text, n, mac);
    if (!good || !text_valid((const char *)text, n))
        return refuse(cx, "signature");
    *payload = (char *)text;
    return NULL;
}
