/* server.c - the port: opening it, closing it, and what it has seen. Invariant: one server a
   process; its limits fit into what the system allows, so that accepting does not fail in the
   middle of the day. */
#include "http/engine.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define SPARE_FILES 256 /* descriptors for databases, outgoing calls, files */
#define LOST_MS 60000   /* a peer that acknowledges nothing for so long is gone */

static MUST err_t listen_parse(struct cx *cx, const char *text, struct sockaddr_storage *out, socklen_t *out_n)
{
    const char *colon = text ? strrchr(text, ':') : NULL;
    struct address a;
    unsigned port = 0;
    size_t digits = 0, n = colon ? (size_t)(colon - text) : 0;
    bool six = n > 2 && text[0] == '[' && text[n - 1] == ']';
    bool fits =
        colon && (six ? address_parse(text + 1, n - 2, &a) : address_parse(text, n, &a) && !memchr(text, ':', n));
    for (const char *s = colon ? colon + 1 : ""; *s; s++, digits++) {
        fits = fits && *s >= '0' && *s <= '9' && digits < 5;
        port = port * 10 + (unsigned)(*s - '0');
    }
    if (!fits || !digits || port > 65535)
        return fail(cx, E_INPUT, "\"%s\" is not an address to listen at. Write it like 127.0.0.1:8080 or [::]:8080.",
                    text ? text : "");
    *out = (struct sockaddr_storage){ 0 };
    if (six) {
        struct sockaddr_in6 *in = (void *)out;
        *in = (struct sockaddr_in6){ .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port) };
        memcpy(&in->sin6_addr, a.bytes, 16);
        *out_n = sizeof(*in);
    } else {
        struct sockaddr_in *in = (void *)out;
        *in = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
        memcpy(&in->sin_addr, a.bytes + 12, 4);
        *out_n = sizeof(*in);
    }
    return NULL;
}

static void option(int fd, int level, int name, int value) { setsockopt(fd, level, name, &value, sizeof(value)); }

static MUST err_t port_fail(struct cx *cx, const char *listen, int error)
{
    if (error == EADDRINUSE)
        return fail(cx, E_CONFLICT, "The address %s is in use by another program.", listen);
    if (error == EACCES || error == EPERM)
        return fail(cx, E_DENIED, "Listening at %s needs rights that this user does not have.", listen);
    if (error == EADDRNOTAVAIL || error == EAFNOSUPPORT)
        return fail(cx, E_INPUT, "This machine does not have the address %s.", listen);
    return fail(cx, E_BUSY, "Listening at %s did not succeed: %s.", listen, strerror(error));
}

static MUST err_t port_open(struct cx *cx, const char *listen_at)
{
    struct sockaddr_storage at;
    socklen_t n;
    TRY(listen_parse(cx, listen_at, &at, &n));
    int fd = socket(at.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return port_fail(cx, listen_at, errno);
    option(fd, SOL_SOCKET, SO_REUSEADDR, 1);
    if (at.ss_family == AF_INET6)
        option(fd, IPPROTO_IPV6, IPV6_V6ONLY, 0);
    option(fd, IPPROTO_TCP, TCP_NODELAY, 1); /* accepted sockets inherit these two */
    option(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, LOST_MS);
    if (bind(fd, (struct sockaddr *)&at, n) < 0 || listen(fd, SOMAXCONN) < 0 ||
        getsockname(fd, (struct sockaddr *)&at, &n) < 0) {
        int error = errno;
        close(fd);
        return port_fail(cx, listen_at, error);
    }
    engine.listener = fd;
    engine.port = ntohs(at.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)(void *)&at)->sin6_port
                                                 : ((struct sockaddr_in *)(void *)&at)->sin_port);
    return NULL;
}

static int connections_allowed(int wanted)
{
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) < 0)
        return wanted;
    if (files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
        getrlimit(RLIMIT_NOFILE, &files);
    }
    rlim_t spare = files.rlim_cur / 2 < SPARE_FILES ? files.rlim_cur / 2 : SPARE_FILES;
    return files.rlim_cur - spare < (rlim_t)wanted ? (int)(files.rlim_cur - spare) : wanted;
}

static int or_default(int value, int otherwise) { return value > 0 ? value : otherwise; }

err_t http_start(struct cx *cx, const struct http_config *config)
{
    const char *wrong = address_trust(cx->mem, config->trusted_proxies);
    if (wrong)
        return fail(cx, E_INPUT, "\"%s\" is not a network of trusted proxies. Write it like 10.0.0.0/8.", wrong);
    TRY(port_open(cx, config->listen));
    struct http_config *c = &engine.config;
    *c = *config;
    c->listen = c->trusted_proxies = NULL; /* the caller's; not needed again */
    c->most_connections = connections_allowed(or_default(c->most_connections, 20000));
    c->most_per_address = or_default(c->most_per_address, 256);
    c->most_per_second = or_default(c->most_per_second, 20);
    c->head_seconds = or_default(c->head_seconds, 10);
    c->idle_seconds = or_default(c->idle_seconds, 60);
    c->comment_seconds = or_default(c->comment_seconds, 15);
    atomic_store(&engine.stopping, false);
    err_t e = loop_start(cx);
    if (e) {
        close(engine.listener);
        engine.listener = -1;
    }
    return e;
}

int http_port(void) { return engine.port; }

void http_stop(int64_t within)
{
    atomic_store(&engine.stopping, true);
    loop_stop(within);
}

struct http_figures http_figures(void)
{
    return (struct http_figures){
        .connections = engine.seen_connections,
        .streams = engine.seen_streams,
        .accepted = engine.accepted,
        .requests = engine.requests,
        .refused = engine.refused,
        .turned_away = engine.turned_away,
        .bytes_in = engine.bytes_in,
        .bytes_out = engine.bytes_out,
    };
}
