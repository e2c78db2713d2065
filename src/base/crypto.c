/* crypto.c - everything cryptographic. Invariants: a ring of keys never changes once it is in use (a new secret is a
   new ring, the old one stays for who is reading it), and every comparison of secrets takes the same time. */
#include "base/crypto.h"
#include "base/mem.h"
#include <assert.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECRET_LEAST 32
#define KEY_ID 8 /* hex digits */

struct keys {
    unsigned char seal[crypto_secretbox_KEYBYTES];
    unsigned char token[32];
    char id[KEY_ID + 1];
};

/* The first seals and signs; all open and verify. */
struct ring {
    struct ring *before;
    int n;
    struct keys keys[CRYPTO_KEYS_MOST];
};
static struct ring *_Atomic ring;
static bool (*_Atomic look_again)(void);

void crypto_start(void)
{
    if (sodium_init() < 0) {
        fputs("wismo: libsodium does not start: no random numbers on this machine\n", stderr);
        exit(70);
    }
}

void crypto_random(void *out, size_t n) { randombytes_buf(out, n); }

void crypto_sha256(const void *bytes, size_t n, unsigned char out[SHA256_BYTES]) { crypto_hash_sha256(out, bytes, n); }

void crypto_hmac256(const void *key, size_t key_n, const void *bytes, size_t n, unsigned char out[SHA256_BYTES])
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key, key_n);
    crypto_auth_hmacsha256_update(&state, bytes, n);
    crypto_auth_hmacsha256_final(&state, out);
    sodium_memzero(&state, sizeof(state));
}

void crypto_mac(const unsigned char key[32], const void *bytes, size_t n, void *out, size_t out_n)
{
    crypto_generichash(out, out_n, bytes, n, key, 32);
}

char *crypto_hash_text(struct arena *a, const void *bytes, size_t n)
{
    unsigned char hash[SHA256_BYTES];
    crypto_sha256(bytes, n, hash);
    char *text = arena_alloc(a, SHA256_BYTES * 2 + 1);
    return sodium_bin2hex(text, SHA256_BYTES * 2 + 1, hash, sizeof(hash));
}

void crypto_brief(const unsigned char secret[16], const void *bytes, size_t n, uint64_t out[2])
{
    crypto_shorthash_siphashx24((unsigned char *)out, bytes, n, secret);
}

bool crypto_equal(const void *a, const void *b, size_t n) { return sodium_memcmp(a, b, n) == 0; }

bool crypto_equal_text(const char *a, const char *b)
{
    size_t n = a ? strlen(a) : 0;
    return a && b && strlen(b) == n && crypto_equal(a, b, n);
}

/* --- base64url: of what is in everybody's hands, so that its time may tell it --- */

char *base64url(struct arena *a, const void *bytes, size_t n)
{
    static const char letters[65] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const unsigned char *from = bytes;
    char *text = arena_alloc(a, n / 3 * 4 + 5), *to = text;
    for (; n >= 3; n -= 3, from += 3) {
        uint32_t w = (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 | from[2];
        *to++ = letters[w >> 18];
        *to++ = letters[w >> 12 & 63];
        *to++ = letters[w >> 6 & 63];
        *to++ = letters[w & 63];
    }
    if (n) {
        uint32_t w = (uint32_t)from[0] << 16 | (n > 1 ? (uint32_t)from[1] << 8 : 0);
        *to++ = letters[w >> 18];
        *to++ = letters[w >> 12 & 63];
        if (n > 1)
            *to++ = letters[w >> 6 & 63];
    }
    return text;
}

char *base64(struct arena *a, const void *bytes, size_t n)
{
    size_t room = sodium_base64_ENCODED_LEN(n, sodium_base64_VARIANT_ORIGINAL);
    return sodium_bin2base64(arena_alloc(a, room), room, bytes, n, sodium_base64_VARIANT_ORIGINAL);
}

char *hex_text(struct arena *a, const void *bytes, size_t n)
{
    return sodium_bin2hex(arena_alloc(a, n * 2 + 1), n * 2 + 1, bytes, n);
}

/* What a letter stands for, and 1; 0: no letter of the alphabet. */
static const unsigned char letter_value[256] = {
    ['A'] = 1,  ['B'] = 2,  ['C'] = 3,  ['D'] = 4,  ['E'] = 5,  ['F'] = 6,  ['G'] = 7,  ['H'] = 8,
    ['I'] = 9,  ['J'] = 10, ['K'] = 11, ['L'] = 12, ['M'] = 13, ['N'] = 14, ['O'] = 15, ['P'] = 16,
    ['Q'] = 17, ['R'] = 18, ['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22, ['W'] = 23, ['X'] = 24,
    ['Y'] = 25, ['Z'] = 26, ['a'] = 27, ['b'] = 28, ['c'] = 29, ['d'] = 30, ['e'] = 31, ['f'] = 32,
    ['g'] = 33, ['h'] = 34, ['i'] = 35, ['j'] = 36, ['k'] = 37, ['l'] = 38, ['m'] = 39, ['n'] = 40,
    ['o'] = 41, ['p'] = 42, ['q'] = 43, ['r'] = 44, ['s'] = 45, ['t'] = 46, ['u'] = 47, ['v'] = 48,
    ['w'] = 49, ['x'] = 50, ['y'] = 51, ['z'] = 52, ['0'] = 53, ['1'] = 54, ['2'] = 55, ['3'] = 56,
    ['4'] = 57, ['5'] = 58, ['6'] = 59, ['7'] = 60, ['8'] = 61, ['9'] = 62, ['-'] = 63, ['_'] = 64,
};

unsigned char *base64url_decode(struct arena *a, const char *text, size_t text_n, size_t *out_n)
{
    unsigned char *bytes = arena_alloc(a, text_n / 4 * 3 + 4), *to = bytes; /* a NUL behind: it may be read as text */
    uint32_t w = 0, wrong = 0;
    size_t whole = text_n & ~(size_t)3, rest = text_n & 3;
    for (size_t i = 0; i < whole; i += 4) {
        const unsigned char *four = (const unsigned char *)text + i;
        uint32_t v0 = letter_value[four[0]] - 1u, v1 = letter_value[four[1]] - 1u;
        uint32_t v2 = letter_value[four[2]] - 1u, v3 = letter_value[four[3]] - 1u;
        wrong |= v0 | v1 | v2 | v3;
        w = v0 << 18 | v1 << 12 | v2 << 6 | v3;
        *to++ = (unsigned char)(w >> 16);
        *to++ = (unsigned char)(w >> 8);
        *to++ = (unsigned char)w;
    }
    w = 0;
    for (size_t k = 0; k < rest; k++) {
        uint32_t v = letter_value[(unsigned char)text[whole + k]] - 1u;
        wrong |= v;
        w |= v << (18 - 6 * k);
    }
    if (rest > 1)
        *to++ = (unsigned char)(w >> 16);
    if (rest > 2)
        *to++ = (unsigned char)(w >> 8);
    if (wrong & 64 || rest == 1 || (rest && w << (rest == 2 ? 16 : 24)))
        return NULL;
    *out_n = (size_t)(to - bytes);
    return bytes;
}

/* --- secrets at rest --- */

static void keys_derive(struct keys *out, const char *secret, size_t n)
{
    static const char context[crypto_kdf_CONTEXTBYTES + 1] = "wismo_v1";
    unsigned char master[crypto_kdf_KEYBYTES], id[16];
    crypto_generichash(master, sizeof(master), (const unsigned char *)secret, n, NULL, 0);
    crypto_kdf_derive_from_key(out->seal, sizeof(out->seal), 1, context, master);
    crypto_kdf_derive_from_key(out->token, sizeof(out->token), 2, context, master);
    crypto_kdf_derive_from_key(id, sizeof(id), 3, context, master);
    sodium_bin2hex(out->id, sizeof(out->id), id, KEY_ID / 2);
    sodium_memzero(master, sizeof(master));
}

err_t crypto_use_secret(struct cx *cx, const char *secret)
{
    struct ring made = { .before = ring };
    for (const char *s = secret ? secret : "", *end; s; s = end) {
        end = strstr(s, CRYPTO_PREVIOUS);
        size_t n = end ? (size_t)(end - s) : strlen(s);
        end = end ? end + strlen(CRYPTO_PREVIOUS) : NULL;
        if (n < SECRET_LEAST)
            return fail(cx, E_INPUT,
                        "The secret must have at least %d characters. Set WISMO_SECRET_FILE to a file that "
                        "holds a longer one.",
                        SECRET_LEAST);
        if (made.n == CRYPTO_KEYS_MOST)
            return fail(cx, E_INPUT, "The secret's file holds more than %d secrets.", CRYPTO_KEYS_MOST);
        keys_derive(&made.keys[made.n++], s, n);
    }
    if (made.before && made.before->n == made.n && !memcmp(made.before->keys, made.keys, sizeof(made.keys)))
        return NULL;
    struct ring *fresh = mem_new(sizeof(*fresh));
    *fresh = made;
    ring = fresh;
    return NULL;
}

bool crypto_has_secret(void) { return ring; }

void crypto_on_unknown(bool (*fn)(void)) { look_again = fn; }

bool crypto_look_again(void)
{
    bool (*fn)(void) = look_again;
    return fn && fn();
}

const unsigned char *crypto_token_key(void)
{
    assert(ring);
    return ring->keys[0].token;
}

int crypto_token_keys(const unsigned char *out[CRYPTO_KEYS_MOST])
{
    const struct ring *r = ring;
    assert(r);
    for (int i = 0; i < r->n; i++)
        out[i] = r->keys[i].token;
    return r->n;
}

char *crypto_seal(struct arena *a, const char *plain)
{
    assert(ring);
    const struct keys *k = &ring->keys[0];
    size_t n = strlen(plain), box_n = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + n;
    unsigned char *box = arena_alloc(a, box_n);
    crypto_random(box, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(box + crypto_secretbox_NONCEBYTES, (const unsigned char *)plain, n, box, k->seal);
    return arena_text(a, "s1:%s:%s", k->id, base64url(a, box, box_n));
}

static const struct keys *keys_named(const char *id)
{
    const struct ring *r = ring;
    for (int i = 0; i < r->n; i++)
        if (!strncmp(id, r->keys[i].id, KEY_ID))
            return &r->keys[i];
    return NULL;
}

bool crypto_is_current(const char *sealed) { return sealed && keys_named(sealed + 3) == &ring->keys[0]; }

err_t crypto_open(struct cx *cx, const char *sealed, char **out)
{
    const size_t head = 3 + KEY_ID + 1, least = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    assert(ring);
    if (!sealed || strncmp(sealed, "s1:", 3) != 0 || strlen(sealed) < head || sealed[head - 1] != ':')
        return fail(cx, E_INTERNAL, "A stored secret is damaged. Enter it again.");
    const struct keys *k = keys_named(sealed + 3);
    if (!k && crypto_look_again())
        k = keys_named(sealed + 3);
    if (!k)
        return fail(cx, E_INTERNAL,
                    "A stored secret was sealed with another installation key. Start with the key "
                    "that sealed it, or enter it again.");
    size_t n = 0;
    unsigned char *box = base64url_decode(cx->mem, sealed + head, strlen(sealed + head), &n);
    if (!box || n < least)
        return fail(cx, E_INTERNAL, "A stored secret is damaged. Enter it again.");
    char *plain = arena_alloc(cx->mem, n - least + 1);
    if (crypto_secretbox_open_easy((unsigned char *)plain, box + crypto_secretbox_NONCEBYTES,
                                   n - crypto_secretbox_NONCEBYTES, box, k->seal))
        return fail(cx, E_INTERNAL, "A stored secret is damaged. Enter it again.");
    *out = plain;
    return NULL;
}

/* --- passwords --- */

char *password_hash(struct arena *a, const char *password)
{
    char *hash = arena_alloc(a, crypto_pwhash_STRBYTES);
    if (crypto_pwhash_str(hash, password, strlen(password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE)) {
        fputs("wismo: out of memory\n", stderr);
        exit(70);
    }
    return hash;
}

bool password_matches(const char *hash, const char *password)
{
    return hash && password && crypto_pwhash_str_verify(hash, password, strlen(password)) == 0;
}
