/* stream.c - event streams by topic. Invariant: a stream gets its beginning, then every message of
   its topic exactly once and in order, or it is ended, and its reader resumes by Last-Event-ID. What it
   misses, because another process stored it, is asked for (missed.c). An idle stream holds no buffers. All but the http_ functions run in the I/O thread. */
#include "http/stream.h"
#include "base/fnv.h"
#include "base/mem.h"
#include <assert.h>
#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>

#define BUCKETS 16384

static const char comment[] = ":\n\n";

static struct topic *topics[BUCKETS];
static atomic_uint listening[BUCKETS]; /* streams of a bucket's topics, from before they read what is there already */
static struct owned *owned_first;

/* --- topics ----------------------------------------------------------------------------------- */

/* Topics are named by us, not by clients. */
static uint64_t hash_of(const char *name, size_t n) { return fnv64_bytes(FNV64_START, name, n); }

static size_t bucket_of(uint64_t hash) { return (hash ^ hash >> 32) % BUCKETS; }

struct topic **topic_find(const char *name, size_t n, uint64_t *hash)
{
    uint64_t h = *hash = hash_of(name, n);
    struct topic **at = &topics[bucket_of(h)];
    while (*at && ((*at)->hash != h || (*at)->n != n || memcmp((*at)->name, name, n)))
        at = &(*at)->next;
    return at;
}

void topic_each(void (*fn)(struct topic *t))
{
    for (size_t i = 0; i < BUCKETS; i++)
        for (struct topic *t = topics[i], *next; t; t = next) {
            next = t->next;
            fn(t);
        }
}

static void topic_join(struct http_stream *s, const char *name, size_t n)
{
    uint64_t hash;
    struct topic **at = topic_find(name, n, &hash), *t = *at;
    if (!t) {
        t = *at = mem_new(sizeof(*t));
        *t = (struct topic){ .hash = hash, .n = n, .name = mem_new(n + 1) };
        memcpy(t->name, name, n);
    }
    s->topic = t;
    s->next = t->first;
    if (s->next)
        s->next->prev = s;
    t->first = s;
}

static void topic_leave(struct http_stream *s)
{
    struct topic *t = s->topic;
    if (s->prev)
        s->prev->next = s->next;
    else
        t->first = s->next;
    if (s->next)
        s->next->prev = s->prev;
    s->topic = NULL;
    if (t->first)
        return;
    uint64_t hash;
    *topic_find(t->name, t->n, &hash) = t->next;
    mem_free(t->name);
    mem_free(t);
}

static void owner_set(struct http_stream *s, const char *who, size_t n)
{
    struct owned *o = mem_new(sizeof(*o) + n);
    *o = (struct owned){ .next = owned_first, .stream = s, .n = n };
    memcpy(o->who, who, n);
    if (o->next)
        o->next->prev = o;
    owned_first = s->owned = o;
}

static void owner_drop(struct http_stream *s)
{
    struct owned *o = s->owned;
    if (!o)
        return;
    if (o->prev)
        o->prev->next = o->next;
    else
        owned_first = o->next;
    if (o->next)
        o->next->prev = o->prev;
    s->owned = NULL;
    mem_free(o);
}

/* --- one stream ------------------------------------------------------------------------------- */

static void stream_free(struct http_stream *s)
{
    atomic_fetch_sub(&listening[s->bucket], 1);
    buf_free(&s->begin);
    buf_free(&s->kept);
    buf_free(&s->out);
    mem_free(s);
}

static void comment_later(struct http_stream *s)
{
    int spread = s->conn->fd % 61 * 16; /* else streams that came together comment in one millisecond */
    wheel_set(&s->conn->timer, engine.now + (int64_t)engine.config.comment_seconds * 1000 - spread);
}

/* -1: the connection was closed, and with it s. */
static ssize_t put(struct http_stream *s, const char *bytes, size_t n)
{
    ssize_t done;
    do
        done = send(s->conn->fd, bytes, n, MSG_NOSIGNAL);
    while (done < 0 && errno == EINTR);
    if (done < 0 && errno == EAGAIN)
        return 0;
    if (done < 0) {
        conn_close(s->conn);
        return -1;
    }
    atomic_fetch_add_explicit(&engine.bytes_out, done, memory_order_relaxed);
    s->stuck = false;
    comment_later(s);
    return done;
}

/* A reader that is always a little behind must not make the buffer grow. */
static void sent_drop(struct http_stream *s)
{
    if (s->sent < STREAM_BACKLOG)
        return;
    memmove(s->out.at, s->out.at + s->sent, s->out.n - s->sent);
    s->out.n -= s->sent;
    s->begun = s->begun > s->sent ? s->begun - s->sent : 0;
    s->sent = 0;
}

void stream_send(struct http_stream *s)
{
    while (s->primed && s->sent < s->out.n) {
        ssize_t n = put(s, s->out.at + s->sent, s->out.n - s->sent);
        if (n < 0)
            return;
        if (n == 0) {
            sent_drop(s);
            return;
        }
        s->sent += (size_t)n;
    }
    if (!s->primed)
        return;
    buf_free(&s->out);
    s->sent = s->begun = 0;
}

/* What the reader has not taken, the beginning not counted. */
static size_t backlog(const struct http_stream *s) { return s->out.n - (s->sent > s->begun ? s->sent : s->begun); }

/* Whether the message with that id may follow; *drop: it has been sent already. */
static bool follows(struct http_stream *s, int64_t id, bool *drop)
{
    *drop = id > 0 && id <= s->last_id;
    if (id <= 0 || *drop)
        return true;
    if (id != s->last_id + 1)
        return false;
    s->last_id = id;
    return true;
}

static void deliver(struct http_stream *s, int64_t id, const char *frame, size_t n)
{
    bool drop;
    if (!follows(s, id, &drop)) {
        if (id > s->want)
            s->want = id;
        if (!missed_ask(s->topic))
            conn_close(s->conn);
        return;
    }
    if (drop)
        return;
    if (!s->out.n) {
        ssize_t done = put(s, frame, n);
        if (done < 0)
            return;
        frame += done;
        n -= (size_t)done;
    }
    if (!n)
        return;
    if (backlog(s) + n > STREAM_BACKLOG)
        conn_close(s->conn);
    else
        buf_add(&s->out, frame, n);
}

static void keep(struct http_stream *s, int64_t id, const char *frame, size_t n)
{
    struct kept k = { id, n };
    s->late = s->late || s->kept.n + sizeof(k) + n > STREAM_BACKLOG;
    if (s->late)
        return;
    buf_add(&s->kept, (const char *)&k, sizeof(k));
    buf_add(&s->kept, frame, n);
}

void stream_comment(struct http_stream *s)
{
    if (s->stuck) { /* not a byte taken between two comments: nobody reads there */
        conn_close(s->conn);
        return;
    }
    s->stuck = s->out.n > 0;
    if (s->stuck)
        comment_later(s);
    else
        deliver(s, 0, comment, sizeof(comment) - 1);
}

void stream_gone(struct http_stream *s)
{
    topic_leave(s);
    owner_drop(s);
    s->conn = NULL;
    atomic_fetch_sub(&engine.seen_streams, 1);
    if (s->primed) /* else somebody still holds the handle */
        stream_free(s);
}

/* --- letters ---------------------------------------------------------------------------------- */

void stream_opened(struct http_stream *s, const char *topic, size_t topic_n, const char *who, size_t who_n)
{
    s->conn = conn_to_stream(s->ex, s);
    s->ex = NULL;
    if (!s->conn)
        return;
    topic_join(s, topic, topic_n);
    if (who_n)
        owner_set(s, who, who_n);
    atomic_fetch_add(&engine.seen_streams, 1);
}

/* The messages kept meanwhile, up to a gap. */
static bool kept_add(struct http_stream *s)
{
    for (size_t at = 0; at < s->kept.n;) {
        struct kept k;
        bool drop;
        memcpy(&k, s->kept.at + at, sizeof(k));
        at += sizeof(k);
        if (!follows(s, k.id, &drop)) {
            s->want = k.id;
            return false;
        }
        if (!drop)
            buf_add(&s->out, s->kept.at + at, k.n);
        at += k.n;
    }
    return !s->late;
}

void stream_primed(struct http_stream *s, int64_t last_id)
{
    if (!s->conn) {
        stream_free(s);
        return;
    }
    struct conn *c = s->conn;
    s->primed = true;
    s->last_id = last_id;
    if (!s->bare)
        buf_add(&s->out, s->begin.at, s->begin.n);
    s->begun = s->out.n;
    bool over = s->bare || last_id < 0, whole = !over && kept_add(s) && !s->doubted;
    struct topic *t = s->topic;
    buf_free(&s->begin);
    buf_free(&s->kept);
    comment_later(s);
    stream_send(s); /* may close it, and the topic with it */
    if (c->state == CONN_STREAM && (over || (!whole && !missed_ask(t))))
        conn_close(c);
}

void stream_published(const char *topic, size_t topic_n, int64_t id, const char *frame, size_t n)
{
    uint64_t hash;
    struct topic *t = *topic_find(topic, topic_n, &hash);
    for (struct http_stream *s = t ? t->first : NULL, *next; s; s = next) {
        next = s->next;
        if (s->primed)
            deliver(s, id, frame, n);
        else
            keep(s, id, frame, n);
    }
}

bool stream_heard(const char *topic, size_t topic_n)
{
    uint64_t hash;
    return *topic_find(topic, topic_n, &hash);
}

void stream_topic_ended(const char *topic, size_t topic_n)
{
    uint64_t hash;
    struct topic *t = *topic_find(topic, topic_n, &hash);
    for (struct http_stream *s = t ? t->first : NULL, *next; s; s = next) {
        next = s->next;
        conn_close(s->conn);
    }
}

void stream_who_ended(const char *who, size_t who_n)
{
    for (struct owned *o = owned_first, *next; o; o = next) {
        next = o->next;
        if (!who_n || (o->n == who_n && !memcmp(o->who, who, who_n)))
            conn_close(o->stream->conn);
    }
}

/* --- any thread ------------------------------------------------------------------------------- */

struct http_stream *http_stream_open(struct http_exchange *pub, const char *topic, const char *who, const char *fields)
{
    struct exchange *ex = (struct exchange *)pub;
    assert(!ex->answered);
    ex->answered = true;
    struct http_stream *s = mem_new(sizeof(*s));
    s->ex = ex;
    s->bare = pub->head_only;
    s->bucket = bucket_of(hash_of(topic, strlen(topic)));
    atomic_fetch_add(&listening[s->bucket], 1);
    answer_head(&s->out, 200, "text/event-stream", fields);
    buf_text(&s->out, "Cache-Control: no-store\r\nX-Accel-Buffering: no\r\nConnection: close\r\n\r\n");
    struct letter l = { .kind = LETTER_OPEN, .topic_n = (unsigned)strlen(topic), .p = s };
    l.frame_n = who ? (unsigned)strlen(who) : 0;
    if (!loop_post(l, topic, who))
        exchange_free(ex);
    return s;
}

void http_stream_prime(struct http_stream *s, struct buf *bytes, int64_t last_id, int64_t not_before)
{
    s->begin = *bytes;
    *bytes = (struct buf){ 0 };
    if (!loop_post((struct letter){ .kind = LETTER_PRIME, .p = s, .id = last_id, .at = not_before }, NULL, NULL))
        stream_free(s);
}

void http_publish(const char *topic, const char *event, int64_t id, const char *data, int64_t not_before)
{
    size_t topic_n = strlen(topic);
    if (!atomic_load(&listening[bucket_of(hash_of(topic, topic_n))]))
        return; /* who comes now reads it: it is stored already */
    assert(!strpbrk(event, "\r\n") && !strpbrk(data, "\r\n"));
    struct buf frame = { 0 };
    if (id > 0) {
        buf_text(&frame, "id: ");
        buf_int(&frame, id);
        buf_add(&frame, "\n", 1);
    }
    buf_text(&frame, "event: ");
    buf_text(&frame, event);
    buf_text(&frame, "\ndata: ");
    buf_text(&frame, data);
    buf_text(&frame, "\n\n");
    struct letter l = { LETTER_PUBLISH, (unsigned)topic_n, (unsigned)frame.n, NULL, id, not_before };
    loop_post(l, topic, frame.at);
    buf_free(&frame);
}

void http_topic_end(const char *topic)
{
    loop_post((struct letter){ .kind = LETTER_END, .topic_n = (unsigned)strlen(topic) }, topic, NULL);
}

void http_who_end(const char *who)
{
    loop_post((struct letter){ .kind = LETTER_WHO_END, .topic_n = who ? (unsigned)strlen(who) : 0 }, who, NULL);
}
