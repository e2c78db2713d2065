/* token_fuzz.c - tokens from outside. Properties: bytes that we did not sign never count, with our key over them claims
   that count obey the rules; a token of our own opens only as it was made. */
#include "base/crypto.h"
#include "base/text.h"
#include "base/token.h"
#include <stdlib.h>
#include <string.h>

#define NOW INT64_C(1795253400000)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct token_key keys[] = { { "k1", "a secret that the fuzzer does not know 1" }, { "k2", "a secret that the fuzzer does not know 2" } };

static void signed_claims(struct cx *cx, const char *header, const uint8_t *claims, size_t n)
{
    unsigned char mac[SHA256_BYTES];
    struct identity who = { 0 };
    char *text = arena_text(cx->mem, "%s.%s", base64url(cx->mem, header, strlen(header)), base64url(cx->mem, claims, n));
    crypto_hmac256(keys[0].secret, strlen(keys[0].secret), text, strlen(text), mac);
    err_t e = token_jwt_verify(cx, arena_text(cx->mem, "%s.%s", text, base64url(cx->mem, mac, sizeof(mac))), keys, 2, NOW, &who);
    if (e) {
        if (e->code != E_SIGNIN)
            abort();
        return;
    }
    if ((text_empty(who.sub) && text_empty(who.email)) || who.exp <= NOW - 60000 || who.exp > NOW + 86460000 || who.iat > NOW + 60000)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool started;
    struct cx cx = { .mem = arena_new() };
    struct identity who = { 0 };
    if (!started) {
        crypto_start();
        if (crypto_use_secret(&cx, "the secret of an installation, long enough"))
            abort();
        started = true;
    }
    const char *text = arena_copy_n(cx.mem, (const char *)data, size);
    char *payload = NULL;
    if (!token_jwt_verify(&cx, text, keys, 2, NOW, &who) || !token_open(&cx, "conversation", text, &payload) || payload)
        abort();
    signed_claims(&cx, "{\"alg\":\"HS256\"}", data, size);
    signed_claims(&cx, text, (const uint8_t *)"{\"sub\":\"c\",\"exp\":1795256000}", 28);
    if (text_valid(text, strlen(text)) && strlen(text) < 2000) {
        char *own = token_sign(cx.mem, "conversation", text);
        if (token_open(&cx, "conversation", own, &payload) || strcmp(payload, text) != 0 || !token_open(&cx, "another", own, &payload))
            abort();
        own[size % strlen(own)] ^= 1;
        if (!token_open(&cx, "conversation", own, &payload))
            abort();
    }
    arena_free(cx.mem);
    return 0;
}
