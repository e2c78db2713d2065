/* totp.c - codes of a second factor. SHA-1 stands here because libsodium has none and authenticator apps know no other;
   as a keyed hash it is still sound. Nothing else may use it. */
#include "base/totp.h"
#include "base/crypto.h"
#include "base/text.h"
#include <string.h>

#define BLOCK 64

struct sha1 {
    uint32_t h[5];
    uint64_t n; /* bytes taken */
    unsigned char block[BLOCK];
};

static uint32_t turned(uint32_t x, int by) { return x << by | x >> (32 - by); }

/* FIPS 180-4, 6.1.2 */
static void sha1_block(struct sha1 *s)
{
    static const uint32_t k[4] = { 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6 };
    uint32_t w[80], a = s->h[0], b = s->h[1], c = s->h[2], d = s->h[3], e = s->h[4];
    for (size_t t = 0; t < 16; t++)
        w[t] = (uint32_t)s->block[4 * t] << 24 | (uint32_t)s->block[4 * t + 1] << 16 |
               (uint32_t)s->block[4 * t + 2] << 8 | s->block[4 * t + 3];
    for (size_t t = 16; t < 80; t++)
        w[t] = turned(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
    for (size_t t = 0; t < 80; t++) {
        uint32_t f = t < 20 ? (b & c) | (~b & d) : t >= 40 && t < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
        uint32_t next = turned(a, 5) + f + e + k[t / 20] + w[t];
        e = d, d = c, c = turned(b, 30), b = a, a = next;
    }
    s->h[0] += a, s->h[1] += b, s->h[2] += c, s->h[3] += d, s->h[4] += e;
}

static void sha1_begin(struct sha1 *s)
{
    *s = (struct sha1){ .h = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 } };
}

static void sha1_take(struct sha1 *s, const void *bytes, size_t n)
{
    for (const unsigned char *p = bytes; n--; p++) {
        s->block[s->n++ % BLOCK] = *p;
        if (s->n % BLOCK == 0)
            sha1_block(s);
    }
}

static void sha1_end(struct sha1 *s, unsigned char out[20])
{
    uint64_t bits = s->n * 8;
    sha1_take(s, "\x80", 1);
    while (s->n % BLOCK != BLOCK - 8)
        sha1_take(s, "", 1);
    for (int i = 7; i >= 0; i--)
        sha1_take(s, &(unsigned char){ (unsigned char)(bits >> (8 * i)) }, 1);
    for (size_t i = 0; i < 20; i++)
        out[i] = (unsigned char)(s->h[i / 4] >> (24 - 8 * (i % 4)));
}

/* RFC 2104 */
void hmac_sha1(const void *key, size_t key_n, const void *bytes, size_t n, unsigned char out[20])
{
    unsigned char inner[BLOCK] = { 0 }, outer[BLOCK] = { 0 };
    struct sha1 s;
    if (key_n > BLOCK) {
        sha1_begin(&s);
        sha1_take(&s, key, key_n);
        sha1_end(&s, inner);
    } else {
        memcpy(inner, key, key_n);
    }
    for (size_t i = 0; i < BLOCK; i++) {
        outer[i] = inner[i] ^ 0x5c;
        inner[i] ^= 0x36;
    }
    sha1_begin(&s);
    sha1_take(&s, inner, BLOCK);
    sha1_take(&s, bytes, n);
    sha1_end(&s, out);
    sha1_begin(&s);
    sha1_take(&s, outer, BLOCK);
    sha1_take(&s, out, 20);
    sha1_end(&s, out);
}

unsigned hotp_code(const void *key, size_t key_n, uint64_t counter, int digits)
{
    static const uint32_t powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000 };
    unsigned char text[8], mac[20];
    for (size_t i = 0; i < 8; i++)
        text[i] = (unsigned char)(counter >> (56 - 8 * i));
    hmac_sha1(key, key_n, text, sizeof(text), mac);
    const unsigned char *p = mac + (mac[19] & 15);
    uint32_t word = (uint32_t)(p[0] & 127) << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    return word % powers[digits];
}

int64_t totp_step(const void *key, size_t key_n, const char *code, msec now, int64_t last)
{
    char typed[7] = "", right[7];
    size_t n = 0;
    int64_t found = 0;
    for (const char *s = code; *s; s++) {
        if (*s == ' ')
            continue;
        if (*s < '0' || *s > '9' || n == 6)
            return 0;
        typed[n++] = *s;
    }
    if (n != 6)
        return 0;
    for (int64_t step = now / TOTP_STEP_MS - 1, i = 0; i < 3; i++, step++) { /* all three, whichever it is */
        unsigned value = hotp_code(key, key_n, (uint64_t)step, 6);
        for (size_t d = 6; d--; value /= 10)
            right[d] = (char)('0' + value % 10);
        if (crypto_equal(typed, right, 6) && step > last && !found)
            found = step;
    }
    return found;
}

char *base32(struct arena *a, const void *bytes, size_t n)
{
    static const char letters[33] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const unsigned char *from = bytes;
    char *text = arena_alloc(a, n / 5 * 8 + 9), *to = text;
    uint32_t held = 0;
    int bits = 0;
    for (; n; n--) {
        held = held << 8 | *from++;
        for (bits += 8; bits >= 5; bits -= 5)
            *to++ = letters[held >> (bits - 5) & 31];
    }
    if (bits)
        *to++ = letters[held << (5 - bits) & 31];
    return text;
}
