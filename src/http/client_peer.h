/* client_peer.h - which addresses a call may reach, and the address blocks that budgets are kept by. */
#pragma once
#include "base/base.h"

struct sockaddr;

/* An address as IPv6; IPv4 is mapped (::ffff:a.b.c.d). */
struct peer {
    unsigned char bytes[16];
};

bool peer_parse(const char *text, size_t n, struct peer *out);
bool peer_of(const struct sockaddr *from, struct peer *out); /* false: neither IPv4 nor IPv6 */

/* Whether it is anything but a public unicast address: private, loopback, link-local, shared (CGNAT),
   multicast, documentation, 6to4, Teredo, or one of these inside a mapped or translated address. */
bool peer_private(const struct peer *p);

/* What WISMO_ALLOW_HOSTS names: replaces the list. Not thread-safe: at start, and in tests. */
void peer_allow(const char *hosts);

/* Whether the list names this host (lower case, without brackets) at this port, or this address. */
bool peer_allowed_host(const char *host, unsigned port);
bool peer_allowed(const struct peer *p, unsigned port);

/* "203.0.113.7" itself, or the /64 of an IPv6 address ("2001:db8:0:7::/64"): whoever has one IPv6 address
   has 2^64 of them. A text that is no address stays as it is, as far as there is room. */
#define PEER_BLOCK 46
void peer_block_write(const char *address, char out[PEER_BLOCK]);
char *peer_block(struct arena *a, const char *address);
