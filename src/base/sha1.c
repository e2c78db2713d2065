/* sha1.c - SHA-1 (RFC 3174) and its HMAC (RFC 2104), because some platforms still sign their webhooks so. Not for anything
   of our own: libsodium has no SHA-1 for good reasons. As HMAC it still stands. */
#include "base/crypto.h"
#include <string.h>

enum { BLOCK = 64 };

struct sha1 {
    uint32_t h[5];
    unsigned char block[BLOCK];
    uint64_t n;
};

static uint32_t turned(uint32_t x, int by) { return x << by | x >> (32 - by); }

static void mix(struct sha1 *s)
{
    uint32_t w[80], a = s->h[0], b = s->h[1], c = s->h[2], d = s->h[3], e = s->h[4];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)s->block[i * 4] << 24 | (uint32_t)s->block[i * 4 + 1] << 16 |
               (uint32_t)s->block[i * 4 + 2] << 8 | s->block[i * 4 + 3];
    for (int i = 16; i < 80; i++)
        w[i] = turned(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20   ? (b & c) | (~b & d)
                     : i < 40 ? b ^ c ^ d
                     : i < 60 ? (b & c) | (b & d) | (c & d)
                              : b ^ c ^ d;
        static const uint32_t k[] = { 0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6 };
        uint32_t next = turned(a, 5) + f + e + k[i / 20] + w[i];
        e = d, d = c, c = turned(b, 30), b = a, a = next;
    }
    s->h[0] += a, s->h[1] += b, s->h[2] += c, s->h[3] += d, s->h[4] += e;
}

static void begin(struct sha1 *s)
{
    *s = (struct sha1){ .h = { 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0 } };
}

static void add(struct sha1 *s, const void *bytes, size_t n)
{
    for (const unsigned char *from = bytes; n;) {
        size_t at = s->n % BLOCK, part = BLOCK - at < n ? BLOCK - at : n;
        memcpy(s->block + at, from, part);
        s->n += part, from += part, n -= part;
        if (s->n % BLOCK == 0)
            mix(s);
    }
}

static void finish(struct sha1 *s, unsigned char out[SHA1_BYTES])
{
    static const unsigned char pad[BLOCK] = { 0x80 };
    uint64_t bits = s->n * 8;
    unsigned char length[8];
    for (int i = 0; i < 8; i++)
        length[i] = (unsigned char)(bits >> (56 - 8 * i));
    add(s, pad, (s->n % BLOCK < 56 ? 56 : 120) - s->n % BLOCK);
    add(s, length, sizeof(length));
    for (int i = 0; i < SHA1_BYTES; i++)
        out[i] = (unsigned char)(s->h[i / 4] >> (24 - i % 4 * 8));
}

void crypto_hmac1(const void *key, size_t key_n, const void *bytes, size_t n, unsigned char out[SHA1_BYTES])
{
    unsigned char pad[BLOCK] = { 0 }, inner[SHA1_BYTES];
    struct sha1 s;
    begin(&s);
    if (key_n > BLOCK) {
        add(&s, key, key_n);
        finish(&s, pad);
        begin(&s);
    } else if (key_n) {
        memcpy(pad, key, key_n);
    }
    for (int i = 0; i < BLOCK; i++)
        pad[i] ^= 0x36;
    add(&s, pad, BLOCK);
    add(&s, bytes, n);
    finish(&s, inner);
    begin(&s);
    for (int i = 0; i < BLOCK; i++)
        pad[i] ^= 0x36 ^ 0x5c;
    add(&s, pad, BLOCK);
    add(&s, inner, sizeof(inner));
    finish(&s, out);
}
