/* client_peer.c - the table of addresses that are nobody's public server, and the list of exceptions
   that the installation makes (WISMO_ALLOW_HOSTS). Invariant: what is not known to be public is private. */
#include "http/client_peer.h"
#include "base/mem.h"
#include "base/text.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

struct range {
    unsigned char bytes[16];
    unsigned bits;
};

static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };

#define V4(a, b, c, d, n)                                                                                              \
    {                                                                                                                  \
        { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d }, 96 + n                                               \
    }
static const struct range closed_v4[] = {
    V4(0, 0, 0, 0, 8),                                                       /* this network */
    V4(10, 0, 0, 0, 8),     V4(172, 16, 0, 0, 12),   V4(192, 168, 0, 0, 16), /* private */
    V4(100, 64, 0, 0, 10),                                                   /* shared by carriers */
    V4(127, 0, 0, 0, 8),                                                     /* this machine */
    V4(169, 254, 0, 0, 16),                         /* link-local; where clouds keep their metadata */
    V4(192, 0, 0, 0, 24),   V4(192, 88, 99, 0, 24), /* protocol assignments, 6to4 relays */
    V4(192, 0, 2, 0, 24),   V4(198, 51, 100, 0, 24), V4(203, 0, 113, 0, 24), /* documentation */
    V4(198, 18, 0, 0, 15),                                                   /* benchmarks */
    V4(224, 0, 0, 0, 4),    V4(240, 0, 0, 0, 4),                             /* multicast, reserved, broadcast */
};

static const struct range unicast = { { 0x20 }, 3 };                    /* 2000::/3, all that is given out */
static const struct range translated = { { 0, 0x64, 0xff, 0x9b }, 96 }; /* NAT64: an IPv4 address inside */
static const struct range closed_v6[] = {
    { { 0x20, 0x01, 0, 0 }, 23 },       /* protocol assignments, Teredo among them */
    { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
    { { 0x20, 0x02 }, 16 },             /* 6to4: an IPv4 address of anybody's choice inside */
    { { 0x3f, 0xff }, 20 },             /* documentation */
};

static bool within(const unsigned char *bytes, const struct range *r)
{
    unsigned whole = r->bits / 8, rest = r->bits % 8;
    return !memcmp(bytes, r->bytes, whole) && (!rest || !((bytes[whole] ^ r->bytes[whole]) >> (8 - rest)));
}

bool peer_parse(const char *text, size_t n, struct peer *out)
{
    char plain[INET6_ADDRSTRLEN];
    struct peer p = { { 0 } };
    if (n == 0 || n >= sizeof(plain))
        return false;
    memcpy(plain, text, n);
    plain[n] = '\0';
    if (strchr(plain, ':')) {
        if (inet_pton(AF_INET6, plain, p.bytes) != 1)
            return false;
    } else {
        memcpy(p.bytes, mapped, sizeof(mapped));
        if (inet_pton(AF_INET, plain, p.bytes + 12) != 1)
            return false;
    }
    *out = p;
    return true;
}

bool peer_of(const struct sockaddr *from, struct peer *out)
{
    if (from->sa_family == AF_INET6) {
        memcpy(out->bytes, &((const struct sockaddr_in6 *)(const void *)from)->sin6_addr, 16);
        return true;
    }
    if (from->sa_family != AF_INET)
        return false;
    memcpy(out->bytes, mapped, sizeof(mapped));
    memcpy(out->bytes + 12, &((const struct sockaddr_in *)(const void *)from)->sin_addr, 4);
    return true;
}

bool peer_private(const struct peer *p)
{
    struct peer v4 = *p;
    if (within(p->bytes, &translated))
        memcpy(v4.bytes, mapped, sizeof(mapped));
    if (!memcmp(v4.bytes, mapped, sizeof(mapped))) {
        for (size_t i = 0; i < sizeof(closed_v4) / sizeof(*closed_v4); i++)
            if (within(v4.bytes, &closed_v4[i]))
                return true;
        return false;
    }
    for (size_t i = 0; i < sizeof(closed_v6) / sizeof(*closed_v6); i++)
        if (within(p->bytes, &closed_v6[i]))
            return true;
    return !within(p->bytes, &unicast);
}

/* --- the installation's exceptions ------------------------------------------------------------------ */

struct allowed {
    char *host; /* lower case; NULL = an address range */
    struct range range;
    unsigned port; /* 0 = any */
};

#define ALLOWED_MOST 64

static struct allowed allowed[ALLOWED_MOST];
static size_t allowed_n;

static bool number(const char *s, size_t n, unsigned most, unsigned *out)
{
    unsigned value = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9' || i > 4)
            return false;
        value = value * 10 + (unsigned)(s[i] - '0');
    }
    *out = value;
    return n > 0 && value <= most;
}

/* "10.0.0.0/8", "[::1]:8080", "127.0.0.1:8080", "::1"; false when it is a name. */
static bool range_parse(const char *s, size_t n, struct allowed *out)
{
    struct peer p;
    const char *slash = memchr(s, '/', n), *colon = memrchr(s, ':', n);
    size_t address_n = slash ? (size_t)(slash - s) : n;
    bool six = memchr(s, ':', address_n) != colon || s[0] == '[';
    if (s[0] == '[') {
        const char *end = memchr(s, ']', n);
        if (!end ||
            (end + 1 < s + n && (end[1] != ':' || !number(end + 2, (size_t)(s + n - end - 2), 65535, &out->port))))
            return false;
        address_n = (size_t)(end - s - 1);
        s++;
    } else if (colon && !six) {
        if (slash || !number(colon + 1, (size_t)(s + n - colon - 1), 65535, &out->port))
            return false;
        address_n = (size_t)(colon - s);
    }
    if (!peer_parse(s, address_n, &p))
        return false;
    unsigned most = six ? 128 : 32, bits = most;
    if (slash && !number(slash + 1, n - (size_t)(slash - s) - 1, most, &bits))
        return false;
    memcpy(out->range.bytes, p.bytes, 16);
    out->range.bits = bits + 128 - most;
    return true;
}

static void host_parse(struct arena *a, const char *s, size_t n, struct allowed *out)
{
    const char *colon = memchr(s, ':', n);
    if (colon && !number(colon + 1, (size_t)(s + n - colon - 1), 65535, &out->port))
        return;
    out->host = mem_copy(text_lower(a, arena_copy_n(a, s, colon ? (size_t)(colon - s) : n)));
}

void peer_allow(const char *hosts)
{
    struct arena *a = arena_new();
    for (size_t i = 0; i < allowed_n; i++)
        mem_free(allowed[i].host);
    allowed_n = 0;
    for (const char *s = hosts ? hosts : ""; allowed_n < ALLOWED_MOST && *(s += strspn(s, ", \t\r\n"));) {
        size_t n = strcspn(s, ", \t\r\n");
        struct allowed entry = { 0 };
        if (!range_parse(s, n, &entry)) {
            entry = (struct allowed){ 0 };
            host_parse(a, s, n, &entry);
        }
        if (entry.host || entry.range.bits)
            allowed[allowed_n++] = entry;
        s += n;
    }
    arena_free(a);
}

bool peer_allowed_host(const char *host, unsigned port)
{
    for (size_t i = 0; i < allowed_n; i++)
        if (allowed[i].host && !strcmp(allowed[i].host, host) && (!allowed[i].port || allowed[i].port == port))
            return true;
    return false;
}

bool peer_allowed(const struct peer *p, unsigned port)
{
    for (size_t i = 0; i < allowed_n; i++)
        if (!allowed[i].host && within(p->bytes, &allowed[i].range) && (!allowed[i].port || allowed[i].port == port))
            return true;
    return false;
}

/* "203.0.113.7" */
static void four_write(const unsigned char b[4], char *out)
{
    for (int i = 0; i < 4; i++) {
        if (b[i] >= 100)
            *out++ = (char)('0' + b[i] / 100);
        if (b[i] >= 10)
            *out++ = (char)('0' + b[i] / 10 % 10);
        *out++ = (char)('0' + b[i] % 10);
        *out++ = '.';
    }
    out[-1] = '\0';
}

void peer_block_write(const char *address, char out[PEER_BLOCK])
{
    struct peer p;
    const unsigned char *b = p.bytes;
    if (!address || !peer_parse(address, strlen(address), &p))
        snprintf(out, PEER_BLOCK, "%s", address ? address : "");
    else if (!memcmp(b, mapped, sizeof(mapped)))
        four_write(b + 12, out);
    else
        snprintf(out, PEER_BLOCK, "%x:%x:%x:%x::/64", b[0] << 8 | b[1], b[2] << 8 | b[3], b[4] << 8 | b[5],
                 b[6] << 8 | b[7]);
}

char *peer_block(struct arena *a, const char *address)
{
    char block[PEER_BLOCK];
    peer_block_write(address, block);
    return arena_copy(a, block);
}
