/* dial.h - connections to the server in this process, for the fuzz targets that talk to it. */
#pragma once
#include "fuzz/must.h"
#include "http/http.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>

/* From another address each time: ports that wait for stragglers do not run out. */
static inline int dial(void)
{
    static unsigned n;
    n++;
    struct sockaddr_in me = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f010000u + n % 0xf0ffffu) };
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)http_port()), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;
    struct timeval patience = { .tv_sec = 100 };
    must(fd >= 0 && !bind(fd, (struct sockaddr *)&me, sizeof(me)) && !connect(fd, (struct sockaddr *)&to, sizeof(to)), "no connection");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    return fd;
}

/* As recv. libFuzzer's own timer interrupts a socket that has a patience of its own (signal(7)): then it is asked again. */
static inline ssize_t hear(int fd, char *piece, size_t size)
{
    ssize_t n;
    do
        n = recv(fd, piece, size, 0);
    while (n < 0 && errno == EINTR);
    return n;
}
