/* address.c - addresses: text, trusted proxies, and how many connections each block of them has and makes.
   Invariant: every address is kept as IPv6 (IPv4 mapped), so that one comparison serves both. */
#include "http/engine.h"
#include "base/bucket.h"
#include "base/crypto.h"
#include "base/mem.h"
#include "http/client_peer.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#define BUCKETS 4096
#define ARRIVALS_KNOWN 16384 /* blocks whose new connections are remembered */

struct network {
    struct address address;
    unsigned bits;
};

struct guest { /* an address block with connections */
    struct guest *next;
    char block[PEER_BLOCK];
    int n;
};

static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };
static struct network networks[64];
static size_t networks_n;
static struct guest *guests[BUCKETS];
static unsigned char secret[16]; /* so that nobody can choose addresses that share a bucket */
static struct bucket_table *arrivals;

struct address address_of(const struct sockaddr_storage *from)
{
    struct address a = { { 0 } };
    if (from->ss_family == AF_INET6) {
        memcpy(a.bytes, &((const struct sockaddr_in6 *)(const void *)from)->sin6_addr, 16);
    } else {
        memcpy(a.bytes, mapped, 12);
        memcpy(a.bytes + 12, &((const struct sockaddr_in *)(const void *)from)->sin_addr, 4);
    }
    return a;
}

bool address_parse(const char *text, size_t n, struct address *out)
{
    char plain[INET6_ADDRSTRLEN];
    if (n == 0 || n >= sizeof(plain))
        return false;
    memcpy(plain, text, n);
    plain[n] = '\0';
    struct address a = { { 0 } };
    if (strchr(plain, ':')) {
        if (inet_pton(AF_INET6, plain, a.bytes) != 1)
            return false;
    } else {
        memcpy(a.bytes, mapped, 12);
        if (inet_pton(AF_INET, plain, a.bytes + 12) != 1)
            return false;
    }
    *out = a;
    return true;
}

void address_text(const struct address *a, char out[46])
{
    if (memcmp(a->bytes, mapped, 12)) {
        inet_ntop(AF_INET6, a->bytes, out, 46);
        return;
    }
    for (int i = 12; i < 16; i++) { /* inet_ntop takes a printf for it */
        unsigned n = a->bytes[i];
        if (n >= 100)
            *out++ = (char)('0' + n / 100);
        if (n >= 10)
            *out++ = (char)('0' + n / 10 % 10);
        *out++ = (char)('0' + n % 10);
        *out++ = i < 15 ? '.' : '\0';
    }
}

bool address_loopback(const struct address *a)
{
    static const struct address six = { { [15] = 1 } };
    return (!memcmp(a->bytes, mapped, 12) && a->bytes[12] == 127) || !memcmp(a, &six, sizeof(six));
}

/* --- trusted proxies -------------------------------------------------------------------------- */

static bool network_parse(const char *text, size_t n, struct network *out)
{
    const char *slash = memchr(text, '/', n);
    size_t address_n = slash ? (size_t)(slash - text) : n;
    struct network net = { .bits = 128 };
    if (!address_parse(text, address_n, &net.address))
        return false;
    unsigned most = memchr(text, ':', address_n) ? 128 : 32;
    if (slash) {
        size_t digits = n - address_n - 1;
        unsigned bits = 0;
        for (size_t i = 0; i < digits; i++) {
            if (slash[1 + i] < '0' || slash[1 + i] > '9')
                return false;
            bits = bits * 10 + (unsigned)(slash[1 + i] - '0');
        }
        if (digits < 1 || digits > 3 || bits > most)
            return false;
        net.bits = bits + 128 - most;
    }
    *out = net;
    return true;
}

const char *address_trust(struct arena *a, const char *cidrs)
{
    networks_n = 0;
    for (const char *s = cidrs ? cidrs : "";;) {
        s += strspn(s, ", \t\n");
        size_t n = strcspn(s, ", \t\n");
        if (!n)
            return NULL;
        if (networks_n == sizeof(networks) / sizeof(*networks) || !network_parse(s, n, &networks[networks_n]))
            return arena_copy_n(a, s, n);
        networks_n++;
        s += n;
    }
}

bool address_trusted(const struct address *a)
{
    for (size_t i = 0; i < networks_n; i++) {
        unsigned whole = networks[i].bits / 8, rest = networks[i].bits % 8;
        const unsigned char *net = networks[i].address.bytes;
        if (!memcmp(a->bytes, net, whole) && (!rest || !((a->bytes[whole] ^ net[whole]) >> (8 - rest))))
            return true;
    }
    return false;
}

/* --- connections an address: so many at a time, so many new ones a second ----------------------- */

static struct guest **guest_find(const char *block)
{
    uint64_t h[2];
    if (!arrivals) {
        crypto_random(secret, sizeof(secret));
        arrivals = bucket_new(ARRIVALS_KNOWN);
    }
    crypto_brief(secret, block, strlen(block), h);
    struct guest **at = &guests[h[0] % BUCKETS];
    while (*at && strcmp((*at)->block, block))
        at = &(*at)->next;
    return at;
}

bool address_enter(const char *peer, int most, int per_second, int64_t now)
{
    char block[PEER_BLOCK];
    peer_block_write(peer, block);
    struct guest **at = guest_find(block);
    if ((*at && (*at)->n >= most) || !bucket_take(arrivals, block, 1, per_second * 60.0, most, now, NULL))
        return false;
    if (!*at) {
        *at = mem_new(sizeof(**at));
        memcpy((*at)->block, block, sizeof(block));
    }
    (*at)->n++;
    return true;
}

void address_leave(const char *peer)
{
    char block[PEER_BLOCK];
    peer_block_write(peer, block);
    struct guest **at = guest_find(block), *guest = *at;
    if (--guest->n)
        return;
    *at = guest->next;
    mem_free(guest);
}
