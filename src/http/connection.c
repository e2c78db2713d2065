/* connection.c - one client: reads a request, hands it over, reads the next when it is answered.
   Invariant: a connection is in one state, has one timer and at most one request under way; while
   the application has that, nothing is read. Sockets are edge-triggered and registered once. */
#include "http/engine.h"
#include "base/mem.h"
#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define READ_ROOM (64u << 10)
#define READS 4 /* a turn and connection, so that one fast sender does not starve the others */

static const char too_many[] = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\n"
                               "Connection: close\r\nX-Content-Type-Options: nosniff\r\n\r\n";
static const char go_on[] = "HTTP/1.1 100 Continue\r\n\r\n";

static void count(_Atomic int64_t *figure, int64_t n) { atomic_fetch_add_explicit(figure, n, memory_order_relaxed); }

static int64_t seconds(int n) { return (int64_t)n * 1000; }

static void head_go(struct conn *c);

/* --- coming and going ------------------------------------------------------------------------- */

void conn_open(int fd, const struct sockaddr_storage *from)
{
    struct address address = address_of(from);
    bool trusted = address_trusted(&address);
    bool counted = !trusted && (engine.config.loopback_counts || !address_loopback(&address));
    char peer[46];
    address_text(&address, peer);
    if (engine.connections >= engine.config.most_connections ||
        (counted && !address_enter(peer, engine.config.most_per_address, engine.config.most_per_second, engine.now))) {
        count(&engine.turned_away, 1);
        send(fd, too_many, sizeof(too_many) - 1, MSG_NOSIGNAL);
        close(fd);
        return;
    }
    struct conn *c = mem_new(sizeof(*c));
    *c = (struct conn){ .fd = fd, .address = address, .trusted = trusted, .counted = counted };
    memcpy(c->peer, peer, sizeof(c->peer));
    c->next = engine.open;
    if (c->next)
        c->next->prev = c;
    engine.open = c;
    engine.connections++;
    count(&engine.seen_connections, 1);
    count(&engine.accepted, 1);
    wheel_set(&c->timer, engine.now + seconds(engine.config.idle_seconds));
    struct epoll_event ev = { .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = c };
    if (epoll_ctl(engine.epoll, EPOLL_CTL_ADD, fd, &ev) < 0)
        conn_close(c);
}

void conn_close(struct conn *c)
{
    if (c->state == CONN_DEAD)
        return;
    if (c->stream)
        stream_gone(c->stream);
    if (c->ex && c->ex->away)
        c->ex->conn = NULL;
    else if (c->ex)
        exchange_give(c->ex);
    c->ex = NULL;
    c->stream = NULL;
    wheel_remove(&c->timer);
    /* A child that is being started may still have the descriptor, and its events would come. */
    epoll_ctl(engine.epoll, EPOLL_CTL_DEL, c->fd, NULL);
    close(c->fd);
    if (c->counted)
        address_leave(c->peer);
    if (c->prev)
        c->prev->next = c->next;
    else
        engine.open = c->next;
    if (c->next)
        c->next->prev = c->prev;
    engine.connections--;
    count(&engine.seen_connections, -1);
    c->state = CONN_DEAD;
    loop_bury(c);
}

void conn_stop(struct conn *c)
{
    if (c->state == CONN_IDLE || c->state == CONN_HEAD || c->state == CONN_STREAM)
        conn_close(c);
}

/* --- from request to application -------------------------------------------------------------- */

static void hand_out(struct conn *c)
{
    c->state = CONN_HANDLED;
    wheel_remove(&c->timer);
    c->ex->away = true;
    c->ex->run = engine.run;
    engine.away++;
}

static void take_back(struct exchange *ex)
{
    ex->away = false;
    if (ex->run == engine.run) /* else it was counted by an engine that has been stopped */
        engine.away--;
}

static bool span_is(const struct parse_span *span, const char *buf, const char *word)
{
    return span->n == strlen(word) && !memcmp(buf + span->at, word, span->n);
}

static void refuse(struct conn *c, int status, const char *why)
{
    count(&engine.refused, 1);
    hand_out(c);
    c->ex->keep = false;
    /* Also of a head that is refused: what follows the answer to a HEAD would be read as another answer. */
    c->ex->pub.head_only = span_is(&c->ex->head.method, c->ex->in.at, "HEAD");
    http_problem(&c->ex->pub, status, NULL, why);
}

static void body_done(struct conn *c)
{
    struct exchange *ex = c->ex;
    ex->whole = true;
    if (ex->body.n)
        ex->pub.body = ex->body.at;
    ex->pub.body_n = ex->body.n;
    hand_out(c);
    engine.config.handle(&ex->pub, engine.config.arg);
}

static void body_add(struct conn *c, const char *data, size_t n)
{
    if (c->ex->body.n + n > c->ex->pub.body_limit)
        refuse(c, 413, "The body of the request is too large.");
    else if (n)
        buf_add(&c->ex->body, data, n);
}

static size_t chunked_go(struct conn *c, const char *bytes, size_t n)
{
    size_t used = 0;
    while (used < n && c->state == CONN_BODY) {
        const char *data;
        size_t data_n, step;
        enum parse_result result = parse_chunked(&c->ex->chunked, bytes + used, n - used, &step, &data, &data_n);
        used += step;
        body_add(c, data, data_n);
        if (result == PARSE_REFUSED)
            refuse(c, 400, c->ex->chunked.why);
        else if (result == PARSE_DONE)
            body_done(c);
    }
    return used;
}

/* How many of the bytes belong to the body. */
static size_t body_go(struct conn *c, const char *bytes, size_t n)
{
    struct exchange *ex = c->ex;
    size_t used;
    if (ex->head.chunked) {
        used = chunked_go(c, bytes, n);
    } else {
        size_t left = ex->head.length < 0 ? 0 : (size_t)ex->head.length - ex->body.n;
        used = left < n ? left : n;
        body_add(c, bytes, used);
        if (used == left)
            body_done(c);
    }
    c->moved += used;
    if (c->state == CONN_BODY) /* the floor: a byte a millisecond, after the time that a head has */
        wheel_set(&c->timer, c->began + seconds(engine.config.head_seconds) + (int64_t)c->moved);
    return used;
}

static bool admit(struct conn *c, bool has_body)
{
    struct exchange *ex = c->ex;
    bool keep = ex->keep;
    ex->keep = keep && !has_body; /* if it is refused now, its body will not be read */
    ex->whole = !has_body;
    hand_out(c);
    if (engine.config.admit && !engine.config.admit(&ex->pub, engine.config.arg))
        return false;
    take_back(ex);
    ex->keep = keep;
    return true;
}

static void head_done(struct conn *c)
{
    struct exchange *ex = c->ex;
    bool has_body = ex->head.chunked || ex->head.length > 0;
    exchange_fill(ex, c);
    count(&engine.requests, 1);
    if (!admit(c, has_body))
        return;
    if (ex->head.length > 0 && (uint64_t)ex->head.length > ex->pub.body_limit) {
        refuse(c, 413, "The body of the request is too large.");
        return;
    }
    c->state = CONN_BODY;
    c->began = engine.now;
    c->moved = 0;
    if (ex->head.expects && has_body && ex->in_at == ex->in.n)
        send(c->fd, go_on, sizeof(go_on) - 1, MSG_NOSIGNAL);
    ex->in_at += body_go(c, ex->in.at + ex->in_at, ex->in.n - ex->in_at);
}

static void head_begin(struct conn *c)
{
    c->state = CONN_HEAD;
    wheel_set(&c->timer, engine.now + seconds(engine.config.head_seconds));
}

static void head_go(struct conn *c)
{
    struct exchange *ex = c->ex;
    enum parse_result result = parse_head(&ex->head, ex->in.at, ex->in.n);
    ex->in_at = ex->head.taken;
    if (result == PARSE_DONE)
        head_done(c);
    else if (result == PARSE_REFUSED)
        refuse(c, ex->head.status, ex->head.why);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void take(struct conn *c, const char *bytes, size_t n)
{
    if (c->state == CONN_IDLE) {
        c->ex = exchange_take();
        c->ex->conn = c;
        head_begin(c);
    }
    if (c->state == CONN_HEAD) {
        buf_add(&c->ex->in, bytes, n);
        head_go(c);
    } else if (c->state == CONN_BODY) {
        struct exchange *ex = c->ex;
        size_t used = body_go(c, bytes, n);
        if (c->state != CONN_BODY)
            buf_add(&ex->rest, bytes + used, n - used);
    }
}

static bool reads(const struct conn *c)
{
    return c->state == CONN_IDLE || c->state == CONN_HEAD || c->state == CONN_BODY || c->state == CONN_LINGER;
}

void conn_read(struct conn *c)
{
    static char bytes[READ_ROOM];
    for (int i = 0; c->readable && reads(c); i++) {
        if (i == READS) {
            loop_later(c);
            return;
        }
        ssize_t n = recv(c->fd, bytes, sizeof(bytes), 0);
        if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) {
            conn_close(c);
        } else if (n < 0) {
            c->readable = errno == EINTR;
        } else {
            /* Less than asked for: there was no more, except the end, which was told only once. */
            c->readable = c->ended || (size_t)n == sizeof(bytes);
            count(&engine.bytes_in, n);
            take(c, bytes, (size_t)n);
        }
    }
}

/* --- after the answer ------------------------------------------------------------------------- */

static void end(struct conn *c)
{
    struct exchange *ex = c->ex;
    bool unread = !ex->whole || ex->in_at < ex->in.n || ex->rest.n || c->readable;
    exchange_give(ex);
    c->ex = NULL;
    if (!unread) {
        conn_close(c);
        return;
    }
    shutdown(c->fd, SHUT_WR);
    c->state = CONN_LINGER;
    wheel_set(&c->timer, engine.now + LINGER_MS);
    conn_read(c);
}

void conn_sent(struct conn *c)
{
    struct exchange *ex = c->ex;
    if (flow_piece_sent(ex)) {
        hand_out(c);
        engine.config.more(&ex->pub, engine.config.arg);
        return;
    }
    if (ex->close || atomic_load(&engine.stopping)) {
        end(c);
        return;
    }
    if (exchange_next(ex)) {
        head_begin(c);
        head_go(c);
    } else {
        exchange_give(ex);
        c->ex = NULL;
        c->state = CONN_IDLE;
        wheel_set(&c->timer, engine.now + seconds(engine.config.idle_seconds));
    }
    conn_read(c);
}

void conn_answer(struct exchange *ex)
{
    struct conn *c = ex->conn;
    take_back(ex);
    if (!c) {
        exchange_give(ex);
    } else if (ex->not_before > engine.now) {
        c->state = CONN_DELAYED;
        wheel_set(&c->timer, ex->not_before);
    } else {
        conn_send_begin(c);
    }
}

struct conn *conn_to_stream(struct exchange *ex, struct http_stream *s)
{
    struct conn *c = ex->conn;
    take_back(ex);
    if (c && (c->ended || atomic_load(&engine.stopping))) {
        conn_close(c);
        return NULL;
    }
    exchange_give(ex);
    if (!c)
        return NULL;
    /* Else the kernel would keep megabytes for a reader that does not read. */
    int room = STREAM_BACKLOG;
    setsockopt(c->fd, SOL_SOCKET, SO_SNDBUF, &room, sizeof(room));
    c->ex = NULL;
    c->stream = s;
    c->state = CONN_STREAM;
    return c;
}

/* --- what the loop tells ---------------------------------------------------------------------- */

void conn_event(struct conn *c, unsigned events)
{
    if (c->state == CONN_DEAD)
        return;
    if (events & EPOLLIN)
        c->readable = true;
    if (events & EPOLLRDHUP)
        c->ended = c->readable = true;
    if ((events & (EPOLLERR | EPOLLHUP)) || (c->state == CONN_STREAM && c->ended)) {
        conn_close(c);
        return;
    }
    if ((events & EPOLLOUT) && c->state == CONN_SENDING)
        conn_send(c);
    else if ((events & EPOLLOUT) && c->state == CONN_STREAM)
        stream_send(c->stream);
    conn_read(c);
}

void conn_timer(struct conn *c)
{
    if (c->state == CONN_HEAD || c->state == CONN_BODY)
        refuse(c, 408, "The request did not arrive in time. Try again.");
    else if (c->state == CONN_DELAYED)
        conn_send_begin(c);
    else if (c->state == CONN_STREAM)
        stream_comment(c->stream);
    else
        conn_close(c);
}
