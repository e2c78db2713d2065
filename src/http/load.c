/* load.c - the loops of the load generator. Closed: each connection asks again when its answer is there. Open: requests
   have times at which they are to be sent; one that finds no free connection waits, and its wait counts. */
#include "http/load_socket.h"
#include "base/mem.h"
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#define LONGEST_US 30000000 /* an answer that takes longer is lost */

struct line { /* one connection */
    int fd;
    bool busy;
    int64_t due; /* when its request was to be sent */
    struct buf in, out;
};
struct load {
    const struct load_plan *plan;
    struct load_result *result;
    struct line *lines;
    int poll, *idle, idle_n, busy_n;
    int64_t began, until, sent, seen;
    bool dry; /* request() has nothing more */
};

static bool line_open(struct load *l, int i)
{
    struct line *c = &l->lines[i];
    struct epoll_event e = { .events = EPOLLIN, .data.u32 = (uint32_t)i };
    c->in.n = 0;
    c->fd = load_connect(l->plan->port);
    return c->fd >= 0 && !epoll_ctl(l->poll, EPOLL_CTL_ADD, c->fd, &e);
}

/* Sends the next request over an idle line. */
static void ask(struct load *l, int i, int64_t due)
{
    struct line *c = &l->lines[i];
    c->out.n = 0;
    if (!l->plan->request(l->plan->arg, i, &c->out)) {
        l->dry = true;
        return;
    }
    c->busy = true;
    c->due = due;
    l->busy_n++;
    l->sent++;
    load_send(c->fd, c->out.at, c->out.n); /* a failure shows when it is read */
}

static void line_lost(struct load *l, int i)
{
    struct line *c = &l->lines[i];
    close(c->fd);
    if (c->busy)
        l->result->lost++, l->busy_n--;
    bool was_busy = c->busy;
    c->busy = false;
    if (!line_open(l, i))
        l->dry = true;
    else if (was_busy)
        l->idle[l->idle_n++] = i;
}

static void line_read(struct load *l, int i)
{
    struct line *c = &l->lines[i];
    struct load_answer a;
    bool there = load_receive(c->fd, &c->in);
    long n = load_answer_parse(&c->in, &a);
    if (n <= 0 || !c->busy) {
        if (!there || n)
            line_lost(l, i);
        return;
    }
    a.took = load_clock() - c->due;
    load_time_add(&l->result->times, a.took);
    char after = c->in.at[n];
    c->in.at[n] = 0;
    if (l->plan->answer(l->plan->arg, i, &a))
        l->result->good++;
    else
        l->result->bad++;
    c->in.at[n] = after;
    c->in.n -= (size_t)n;
    memmove(c->in.at, c->in.at + n, c->in.n + 1);
    c->busy = false;
    l->busy_n--;
    l->seen++;
    l->idle[l->idle_n++] = i;
}

/* What was due in time is sent however late it has become, or the worst waits would be left out. */
static bool may_begin(struct load *l, int64_t now)
{
    int64_t end = l->plan->rate > 0 ? l->until + LONGEST_US : l->until;
    return !l->dry && now < end && (!l->plan->most || l->sent < l->plan->most);
}

/* Gives idle lines their requests; returns how long nothing is to be sent, in microseconds. */
static int64_t feed(struct load *l)
{
    int64_t now = load_clock();
    double rate = l->plan->rate;
    while (l->idle_n && may_begin(l, now)) {
        int64_t due = rate > 0 ? l->began + (int64_t)((double)l->sent * 1e6 / rate) : now;
        if (due >= l->until)
            l->dry = true;
        if (due > now || l->dry)
            return due - now;
        ask(l, l->idle[--l->idle_n], due);
    }
    return 1000000;
}

static void wait_for(struct load *l, int64_t us)
{
    struct epoll_event e[256];
    struct timespec t = { us / 1000000, us % 1000000 * 1000 };
    int n = epoll_pwait2(l->poll, e, 256, us < 0 ? NULL : &t, NULL);
    for (int i = 0; i < n; i++) {
        if (e[i].data.u32 == UINT32_MAX)
            load_streams_read(l->plan->streams, 0);
        else
            line_read(l, (int)e[i].data.u32);
    }
}

static void run(struct load *l)
{
    int64_t last = l->began, seen = 0;
    for (;;) {
        int64_t pause = feed(l), now = load_clock();
        if (!l->busy_n && !may_begin(l, now))
            break;
        if (l->seen != seen)
            seen = l->seen, last = now;
        if (l->busy_n && now - last > LONGEST_US) {
            l->result->lost += l->busy_n;
            break;
        }
        wait_for(l, pause > 0 ? pause : 0);
    }
    l->result->wall_us = load_clock() - l->began;
}

err_t load_run(struct cx *cx, const struct load_plan *plan, struct load_result *out)
{
    size_t n = (size_t)plan->connections;
    struct load_result *result = arena_alloc(cx->mem, sizeof(*result));
    struct load l = { .plan = plan, .result = result, .poll = epoll_create1(EPOLL_CLOEXEC) };
    bool good = l.poll >= 0;
    l.lines = mem_new(n * sizeof(*l.lines));
    l.idle = mem_new(n * sizeof(*l.idle));
    for (size_t i = 0; i < n; i++)
        l.lines[i].fd = -1;
    for (int i = plan->connections - 1; good && i >= 0; i--) {
        good = line_open(&l, i);
        l.idle[l.idle_n++] = i;
    }
    if (plan->streams) {
        struct epoll_event e = { .events = EPOLLIN, .data.u32 = UINT32_MAX };
        epoll_ctl(l.poll, EPOLL_CTL_ADD, load_streams_poll(plan->streams), &e);
    }
    l.began = load_clock();
    l.until = l.began + plan->within_ms * 1000;
    if (good)
        run(&l);
    for (size_t i = 0; i < n; i++) {
        if (l.lines[i].fd >= 0)
            close(l.lines[i].fd);
        buf_free(&l.lines[i].in);
        buf_free(&l.lines[i].out);
    }
    close(l.poll);
    mem_free(l.lines);
    mem_free(l.idle);
    if (!good)
        return fail(cx, E_REMOTE, "Port %d of this machine did not answer.", plan->port);
    *out = *result;
    return NULL;
}

err_t load_ask(struct cx *cx, int port, const char *request, struct load_answer *out)
{
    int fd = load_connect(port);
    struct buf in = { 0 };
    struct load_answer a;
    long n = 0;
    int64_t began = load_clock();
    bool there = fd >= 0 && load_send(fd, request, strlen(request));
    struct epoll_event e = { .events = EPOLLIN };
    int poll = epoll_create1(EPOLL_CLOEXEC);
    epoll_ctl(poll, EPOLL_CTL_ADD, fd, &e);
    while (there && !n && load_clock() - began < LONGEST_US) {
        epoll_wait(poll, &e, 1, 1000);
        there = load_receive(fd, &in);
        n = load_answer_parse(&in, &a);
    }
    close(poll);
    if (fd >= 0)
        close(fd);
    if (n > 0) {
        a.took = load_clock() - began;
        a.body = arena_copy_n(cx->mem, a.body, a.n);
        *out = a;
    }
    buf_free(&in);
    return n > 0 ? NULL : fail(cx, E_REMOTE, "Port %d of this machine did not answer.", port);
}
