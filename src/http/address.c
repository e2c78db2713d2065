/* address.c - addresses: text, trusted proxies, and how many connections each has.
   Invariant: every address is kept as IPv6 (IPv4 mapped), so that one comparison serves both. */
#include "http/engine.h"
#include "base/mem.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/random.h>

#define BUCKETS 4096

struct network {
    struct address address;
    unsigned bits;
};

struct guest { /* an address with connections */
    struct guest *next;
    struct address address;
    int n;
};

static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };
static struct network networks[64];
static size_t networks_n;
static struct guest *guests[BUCKETS];
static uint64_t seed; /* so that nobody can choose addresses that share a bucket */

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
    if (!memcmp(a->bytes, mapped, 12))
        inet_ntop(AF_INET, a->bytes + 12, out, 46);
    else
        inet_ntop(AF_INET6, a->bytes, out, 46);
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

/* --- connections an address ------------------------------------------------------------------- */

/* Whoever has one IPv6 address has at least 2^64 of them. */
static struct address guest_key(const struct address *a)
{
    struct address key = *a;
    if (memcmp(a->bytes, mapped, 12))
        memset(key.bytes + 8, 0, 8);
    return key;
}

static struct guest **guest_find(const struct address *key)
{
    while (!seed)
        if (getrandom(&seed, sizeof(seed), 0) != sizeof(seed))
            seed = (uintptr_t)&seed;
    uint64_t h = seed;
    for (int i = 0; i < 16; i++)
        h = (h ^ key->bytes[i]) * UINT64_C(0x9e3779b97f4a7c15), h ^= h >> 29;
    struct guest **at = &guests[h % BUCKETS];
    while (*at && memcmp(&(*at)->address, key, sizeof(*key)))
        at = &(*at)->next;
    return at;
}

bool address_enter(const struct address *a, int most)
{
    struct address key = guest_key(a);
    struct guest **at = guest_find(&key);
    if (*at && (*at)->n >= most)
        return false;
    if (!*at) {
        *at = mem_new(sizeof(**at));
        (*at)->address = key;
    }
    (*at)->n++;
    return true;
}

void address_leave(const struct address *a)
{
    struct address key = guest_key(a);
    struct guest **at = guest_find(&key), *guest = *at;
    if (--guest->n)
        return;
    *at = guest->next;
    mem_free(guest);
}
