/* load_socket.c - the load generator's sockets: connecting, sending, and finding the end of an answer. Only what
   servers under test send: HTTP/1.1 with Content-Length. */
#include "http/load_socket.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define PIECE 16384

int64_t load_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000) + t.tv_nsec / 1000;
}

/* --- durations: 64 slots a power of two ------------------------------------------------------------ */

static int slot_of(int64_t us)
{
    int shift = 0;
    for (; us >> shift >= 128; shift++)
        ;
    int64_t slot = shift * 64 + (us >> shift);
    return slot < LOAD_SLOTS ? (int)slot : LOAD_SLOTS - 1;
}

void load_time_add(struct load_times *t, int64_t us)
{
    us = us < 0 ? 0 : us;
    t->n++;
    t->most = us > t->most ? us : t->most;
    t->slot[slot_of(us)]++;
}

int64_t load_time_at(const struct load_times *t, double share)
{
    int64_t need = (int64_t)((double)t->n * share), seen = 0;
    for (int i = 0; t->n && i < LOAD_SLOTS; i++) {
        seen += t->slot[i];
        if (seen <= need)
            continue;
        int shift = i < 128 ? 0 : i / 64 - 1;
        int64_t most = ((int64_t)(i - shift * 64 + 1) << shift) - 1;
        return most < t->most ? most : t->most;
    }
    return t->most;
}

/* --- sockets ------------------------------------------------------------------------------------------ */

static struct sockaddr_in here(int port)
{
    return (struct sockaddr_in){ .sin_family = AF_INET,
                                 .sin_port = htons((uint16_t)port),
                                 .sin_addr = { htonl(INADDR_LOOPBACK) } };
}

int load_connect(int port)
{
    struct sockaddr_in to = here(port);
    int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof(to)) < 0) {
        close(fd);
        fd = -1;
    }
    if (fd >= 0)
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    return fd;
}

bool load_send(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t sent = send(fd, bytes, n, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EAGAIN) {
            poll(&(struct pollfd){ .fd = fd, .events = POLLOUT }, 1, 1000);
            continue;
        }
        if (sent < 0 && errno != EINTR)
            return false;
        if (sent > 0)
            bytes += sent, n -= (size_t)sent;
    }
    return true;
}

bool load_receive(int fd, struct buf *in)
{
    ssize_t got = recv(fd, buf_room(in, PIECE), PIECE, MSG_DONTWAIT);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    in->n += (size_t)got;
    in->at[in->n] = 0;
    return got > 0;
}

long load_answer_parse(struct buf *in, struct load_answer *out)
{
    char *end = in->n ? memmem(in->at, in->n, "\r\n\r\n", 4) : NULL;
    if (!end)
        return 0;
    if (strncmp(in->at, "HTTP/1.1 ", 9))
        return -1;
    long length = -1;
    for (char *line = strstr(in->at, "\r\n"); line && line < end; line = strstr(line + 2, "\r\n"))
        if (!strncasecmp(line + 2, "Content-Length:", 15))
            length = strtol(line + 17, NULL, 10);
    out->status = (int)strtol(in->at + 9, NULL, 10);
    if (length < 0 && (out->status == 204 || out->status == 304))
        length = 0;
    size_t head = (size_t)(end + 4 - in->at);
    if (length < 0)
        return -1;
    if (in->n < head + (size_t)length)
        return 0;
    out->body = in->at + head;
    out->n = (size_t)length;
    return (long)head + length;
}

int load_free_port(void)
{
    struct sockaddr_in at = here(0);
    socklen_t n = sizeof(at);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), port = 0;
    if (fd < 0)
        return 0;
    if (!bind(fd, (struct sockaddr *)&at, n) && !getsockname(fd, (struct sockaddr *)&at, &n))
        port = ntohs(at.sin_port);
    close(fd);
    return port;
}

int load_most_files(void)
{
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files))
        return 1024;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    getrlimit(RLIMIT_NOFILE, &files);
    return files.rlim_cur > 1000000 ? 1000000 : (int)files.rlim_cur;
}
