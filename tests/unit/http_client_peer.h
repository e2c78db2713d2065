/* http_client_peer.h - a server on this machine that answers well, lies, hangs, breaks off and floods, by path.
   Each connection has a thread; the last request's head is kept for the test to look at. */
#pragma once
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct fake {
    int listener, port;
    atomic_int calls;
    pthread_mutex_t lock;
    char seen[8192];               /* head and body of the last request */
    struct fake *other;            /* where /away sends to */
};

struct fake_call { struct fake *fake; int fd; };

static inline void fake_say(int fd, const char *text)
{
    (void)!send(fd, text, strlen(text), MSG_NOSIGNAL);
}

static inline void fake_redirect(int fd, int status, const char *to)
{
    char text[4096];
    snprintf(text, sizeof(text), "HTTP/1.1 %d On\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", status, to);
    fake_say(fd, text);
}

/* Sends `block` until the other side has had enough, or `most` times. */
static inline void fake_flood(int fd, const char *block, size_t n, size_t most)
{
    for (size_t i = 0; i < most; i++)
        if (send(fd, block, n, MSG_NOSIGNAL) <= 0)
            return;
}

static inline void fake_reset(int fd)
{
    struct linger now = { 1, 0 };
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
}

static inline void fake_answer(struct fake *f, int fd, const char *path)
{
    static char block[65536];
    char to[128];
    if (!strcmp(path, "/hang")) {
        sleep(3);
    } else if (!strcmp(path, "/drip")) {
        fake_say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
        for (int i = 0; i < 30; i++, usleep(100000))
            fake_say(fd, "x");
    } else if (!strcmp(path, "/reset")) {
        fake_reset(fd);
    } else if (!strcmp(path, "/half")) {
        fake_say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this");
    } else if (!strcmp(path, "/garbage")) {
        fake_say(fd, "SSH-2.0-OpenSSH_9.2\r\n");
    } else if (!strcmp(path, "/nine")) {
        fake_say(fd, "just text, as HTTP/0.9 had it\n");
    } else if (!strcmp(path, "/big")) {
        fake_say(fd, "HTTP/1.1 200 OK\r\n\r\n");
        fake_flood(fd, block, sizeof(block), 1600);
    } else if (!strcmp(path, "/big-said")) {
        fake_say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n");
        fake_flood(fd, block, sizeof(block), 1600);
    } else if (!strcmp(path, "/big-chunks")) {
        fake_say(fd, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        char chunk[1030] = "400\r\n";
        memset(chunk + 5, 'c', 1024);
        memcpy(chunk + 1028, "\r\n", 2);
        fake_flood(fd, chunk, 1030 < sizeof(chunk) ? 1030 : sizeof(chunk), 100000);
    } else if (!strcmp(path, "/heads")) {
        fake_say(fd, "HTTP/1.1 200 OK\r\n");
        fake_flood(fd, "X-More: and more and more and more and more\r\n", 45, 100000);
    } else if (!strcmp(path, "/head-long")) {
        fake_say(fd, "HTTP/1.1 200 OK\r\nX-Long: ");
        memset(block, 'a', sizeof(block));
        fake_flood(fd, block, sizeof(block), 100);
    } else if (!strcmp(path, "/interim")) {
        fake_flood(fd, "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n", 53, 100000);
    } else if (!strcmp(path, "/loop")) {
        fake_redirect(fd, 302, "/loop");
    } else if (!strcmp(path, "/once")) {
        fake_redirect(fd, 302, "/ok");
    } else if (!strcmp(path, "/see")) {
        fake_redirect(fd, 303, "ok");
    } else if (!strcmp(path, "/keep")) {
        fake_redirect(fd, 307, "/ok");
    } else if (!strcmp(path, "/metadata")) {
        fake_redirect(fd, 302, "http://169.254.169.254/latest/meta-data/");
    } else if (!strcmp(path, "/file")) {
        fake_redirect(fd, 302, "file:///etc/passwd");
    } else if (!strcmp(path, "/gopher")) {
        fake_redirect(fd, 302, "gopher://127.0.0.1:1/x");
    } else if (!strcmp(path, "/private-name")) {
        fake_redirect(fd, 302, "http://10.1.2.3/");
    } else if (!strcmp(path, "/away")) {
        snprintf(to, sizeof(to), "http://127.0.0.1:%d/ok", f->other ? f->other->port : 1);
        fake_redirect(fd, 302, to);
    } else if (!strcmp(path, "/orders/A%2F7")) {
        fake_say(fd, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 51\r\n\r\n"
                     "{\"parcels\":[{\"eta\":\"Friday\"}],\"pieces\":2,\"late\":no}");
    } else if (!strcmp(path, "/orders/7")) {
        fake_say(fd, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 54\r\n\r\n"
                     "{\"parcels\":[{\"eta\":\"Friday\"}],\"pieces\":2,\"late\":false}");
    } else if (!strcmp(path, "/gone")) {
        fake_say(fd, "HTTP/1.1 404 Gone\r\nContent-Length: 2\r\n\r\n{}");
    } else if (!strcmp(path, "/broken")) {
        fake_say(fd, "HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\n{}");
    } else if (!strcmp(path, "/busy")) {
        fake_say(fd, "HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nslow");
    } else if (!strcmp(path, "/fields")) {
        fake_say(fd, "HTTP/1.1 200 OK\r\nX-Two: one\r\nX-TWO:  two  \r\nX-Bad: \xff\xfe\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    } else {
        fake_say(fd, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
    }
}

static inline void *fake_serve(void *arg)
{
    struct fake_call *call = arg;
    char head[8192] = { 0 }, path[256] = { 0 };
    size_t n = 0, body = 0;
    for (char *end = NULL; n < sizeof(head) - 1;) {
        ssize_t got = recv(call->fd, head + n, sizeof(head) - 1 - n, 0);
        if (got <= 0)
            break;
        n += (size_t)got;
        if (!end && (end = strstr(head, "\r\n\r\n"))) {
            const char *length = strcasestr(head, "content-length:");
            body = (size_t)(end + 4 - head) + (length ? strtoul(length + 15, NULL, 10) : 0);
        }
        if (end && n >= body)
            break;
    }
    sscanf(head, "%*s %255s", path);
    pthread_mutex_lock(&call->fake->lock);
    memcpy(call->fake->seen, head, sizeof(head));
    pthread_mutex_unlock(&call->fake->lock);
    call->fake->calls++;
    fake_answer(call->fake, call->fd, path);
    close(call->fd);
    free(call);
    return NULL;
}

static inline void *fake_listen(void *arg)
{
    struct fake *f = arg;
    for (int fd; (fd = accept(f->listener, NULL, NULL)) >= 0;) {
        struct fake_call *call = malloc(sizeof(*call));
        pthread_t t;
        *call = (struct fake_call){ f, fd };
        if (!pthread_create(&t, NULL, fake_serve, call))
            pthread_detach(t);
    }
    return NULL;
}

static inline void fake_start(struct fake *f)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t n = sizeof(at);
    pthread_t t;
    *f = (struct fake){ .listener = socket(AF_INET, SOCK_STREAM, 0) };
    pthread_mutex_init(&f->lock, NULL);
    if (bind(f->listener, (struct sockaddr *)&at, n) || listen(f->listener, 128) ||
        getsockname(f->listener, (struct sockaddr *)&at, &n))
        abort();
    f->port = ntohs(at.sin_port);
    if (pthread_create(&t, NULL, fake_listen, f))
        abort();
    pthread_detach(t);
}
