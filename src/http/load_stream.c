/* load_stream.c - many event streams held open by one thread, which counts the messages that come over them. */
#include "http/load_socket.h"
#include "base/mem.h"
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define OPEN_US 60000000

struct reader {
    int fd;
    bool answered, refused;
    struct buf in; /* an event that is not whole yet */
};
struct load_streams {
    struct reader *at;
    int n, alive, poll;
    void (*fn)(void *arg, int stream, int64_t at_us);
    void *arg;
};

int load_streams_poll(const struct load_streams *s) { return s->poll; }

static void reader_end(struct load_streams *s, struct reader *r)
{
    close(r->fd);
    r->fd = -1;
    s->alive--;
}

/* Takes whole events off the beginning; the head of the answer counts as one. */
static void events_take(struct load_streams *s, int i)
{
    struct reader *r = &s->at[i];
    const char *at = r->in.at, *end;
    if (!r->answered) {
        end = strstr(at, "\r\n\r\n");
        if (!end)
            return;
        r->answered = !strncmp(at, "HTTP/1.1 200 ", 13);
        r->refused = !r->answered;
        at = end + 4;
    }
    for (; (end = strstr(at, "\n\n")); at = end + 2)
        if (s->fn && memmem(at, (size_t)(end - at), "event: message\n", 15))
            s->fn(s->arg, i, load_clock());
    r->in.n -= (size_t)(at - r->in.at);
    memmove(r->in.at, at, r->in.n + 1);
    if (!r->in.n)
        buf_free(&r->in); /* ten thousand of them */
}

void load_streams_read(struct load_streams *s, int64_t within_us)
{
    struct epoll_event e[512];
    int n = epoll_wait(s->poll, e, 512, (int)(within_us / 1000));
    for (int i = 0; i < n; i++) {
        int at = (int)e[i].data.u32;
        bool there = load_receive(s->at[at].fd, &s->at[at].in);
        events_take(s, at);
        if (!there || s->at[at].refused)
            reader_end(s, &s->at[at]);
    }
}

err_t load_streams_open(struct cx *cx, int port, int n, bool (*request)(void *arg, int stream, struct buf *to),
                        void *arg, struct load_streams **out)
{
    struct load_streams *s = mem_new(sizeof(*s));
    struct buf b = { 0 };
    *s = (struct load_streams){ .n = n, .poll = epoll_create1(EPOLL_CLOEXEC) };
    s->at = mem_new((size_t)n * sizeof(*s->at));
    for (int i = 0; i < n; i++)
        s->at[i].fd = -1;
    for (int i = 0; i < n; i++) {
        struct epoll_event e = { .events = EPOLLIN, .data.u32 = (uint32_t)i };
        b.n = 0;
        s->at[i].fd = load_connect(port);
        if (s->at[i].fd < 0 || !request(arg, i, &b) || !load_send(s->at[i].fd, b.at, b.n) ||
            epoll_ctl(s->poll, EPOLL_CTL_ADD, s->at[i].fd, &e))
            break;
        s->alive++;
        load_streams_read(s, 0);
    }
    buf_free(&b);
    int answered = 0;
    for (int64_t end = load_clock() + OPEN_US; answered < n && s->alive == n && load_clock() < end;) {
        load_streams_read(s, 100000);
        answered = 0;
        for (int i = 0; i < n; i++)
            answered += s->at[i].answered;
    }
    if (answered < n) {
        load_streams_close(s);
        return fail(cx, E_REMOTE, "Only %d of %d streams were opened.", answered, n);
    }
    *out = s;
    return NULL;
}

void load_streams_hear(struct load_streams *s, void (*fn)(void *arg, int stream, int64_t at_us), void *arg)
{
    s->fn = fn;
    s->arg = arg;
}

int load_streams_alive(const struct load_streams *s) { return s->alive; }

void load_streams_close(struct load_streams *s)
{
    for (int i = 0; s && i < s->n; i++) {
        const struct linger none = { .l_onoff = 1 };
        if (s->at[i].fd >= 0 && i % 2)
            setsockopt(s->at[i].fd, SOL_SOCKET, SO_LINGER, &none, sizeof(none));
        if (s->at[i].fd >= 0)
            close(s->at[i].fd);
        buf_free(&s->at[i].in);
    }
    if (s) {
        close(s->poll);
        mem_free(s->at);
        mem_free(s);
    }
}
