/* send.c - answers on their way: head and body in as few calls as the socket takes.
   Invariant: what has been sent is counted in the exchange, so that sending goes on where it
   stopped. */
#include "http/engine.h"
#include <errno.h>
#include <sys/socket.h>
#include <sys/uio.h>

/* What of the answer has not been sent, as at most two pieces. */
static size_t pieces(const struct exchange *ex, struct iovec out[2])
{
    const char *body = ex->fixed ? ex->fixed : ex->out_body.at;
    size_t body_n = ex->fixed ? ex->fixed_n : ex->out_body.n, n = 0, skip = ex->sent;
    if (skip < ex->out.n)
        out[n++] = (struct iovec){ ex->out.at + skip, ex->out.n - skip };
    skip = skip > ex->out.n ? skip - ex->out.n : 0;
    if (skip < body_n)
        out[n++] = (struct iovec){ (void *)(uintptr_t)(body + skip), body_n - skip };
    return n;
}

void conn_send(struct conn *c)
{
    struct iovec iov[2];
    struct msghdr message = { .msg_iov = iov };
    while ((message.msg_iovlen = pieces(c->ex, iov)) > 0) {
        ssize_t n = sendmsg(c->fd, &message, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN) {
            wheel_set(&c->timer, c->began + (int64_t)engine.config.idle_seconds * 1000 + (int64_t)c->ex->sent);
            return;
        }
        if (n < 0) {
            conn_close(c);
            return;
        }
        atomic_fetch_add_explicit(&engine.bytes_out, n, memory_order_relaxed);
        c->ex->sent += (size_t)n;
    }
    conn_sent(c);
}

void conn_send_begin(struct conn *c)
{
    c->state = CONN_SENDING;
    c->began = engine.now;
    conn_send(c);
}
