/* loop.c - the I/O thread: waits, accepts, gives events to connections and opens letters.
   Invariant: connections and streams are touched by this thread only; other threads reach it by
   letters, in one list under one mutex, and wake it only when it has not been woken yet. */
#include "http/stream.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#define EVENTS 256
#define ACCEPTS 64 /* a turn, so that a flood of newcomers does not starve the others */
#define BACK_OFF_MS 100
#define MAILBOX_KEPT (1 << 20) /* a larger one, left by a burst, is not kept */

struct engine engine = { .listener = -1 };

static pthread_t thread;
static _Thread_local bool is_loop;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct buf mailbox;  /* under lock */
static bool running, woken; /* under lock */

static struct conn *later, *dead;
static int64_t accept_at; /* when to listen again after the system had no descriptor; 0 = listening */
static int64_t stop_at;   /* 0 = not stopping */

/* --- letters ---------------------------------------------------------------------------------- */

bool loop_post(struct letter letter, const char *topic, const char *frame)
{
    pthread_mutex_lock(&lock);
    bool taken = running;
    bool wake = taken && !is_loop && !woken;
    if (taken) {
        buf_add(&mailbox, (const char *)&letter, sizeof(letter));
        buf_add(&mailbox, topic, letter.topic_n);
        buf_add(&mailbox, frame, letter.frame_n);
        woken = woken || wake;
    }
    pthread_mutex_unlock(&lock);
    if (wake) {
        uint64_t one = 1;
        while (write(engine.wake, &one, sizeof(one)) < 0 && errno == EINTR)
            ;
    }
    return taken;
}

static void stop_begin(void)
{
    if (engine.listener >= 0)
        close(engine.listener);
    engine.listener = -1;
    accept_at = 0;
    for (struct conn *c = engine.open, *next; c; c = next) {
        next = c->next;
        conn_stop(c);
    }
}

static void letter_open(const struct letter *l, const char *topic, const char *frame)
{
    switch (l->kind) {
    case LETTER_ANSWER: conn_answer(l->p); break;
    case LETTER_OPEN: stream_opened(l->p, topic, l->topic_n, frame, l->frame_n); break;
    case LETTER_PRIME: stream_primed(l->p, l->id); break;
    case LETTER_PUBLISH: stream_published(topic, l->topic_n, l->id, frame, l->frame_n); break;
    case LETTER_MISSED: missed_topic(topic, l->topic_n); break;
    case LETTER_FILLED: missed_filled(topic, l->topic_n); break;
    case LETTER_END: stream_topic_ended(topic, l->topic_n); break;
    case LETTER_WHO_END: stream_who_ended(topic, l->topic_n); break;
    case LETTER_STOP:
        stop_at = l->id;
        stop_begin();
        break;
    }
}

static void letter_come(const struct letter *l, const char *topic, const char *frame)
{
    if (!held_take(l, topic, frame))
        letter_open(l, topic, frame);
}

static void letters_open(void)
{
    static struct buf mine; /* changes places with the mailbox: no allocation once both have grown */
    pthread_mutex_lock(&lock);
    struct buf full = mailbox;
    mailbox = mine;
    woken = false;
    pthread_mutex_unlock(&lock);
    for (size_t at = 0; at < full.n;) {
        struct letter l;
        memcpy(&l, full.at + at, sizeof(l));
        const char *topic = full.at + at + sizeof(l);
        letter_come(&l, topic, topic + l.topic_n);
        at += sizeof(l) + l.topic_n + l.frame_n;
    }
    full.n = 0;
    if (full.room > MAILBOX_KEPT)
        buf_free(&full);
    mine = full;
}

/* Ends the post once no letter waits: from then on, who answers drops the answer himself. */
static bool mailbox_shut(void)
{
    pthread_mutex_lock(&lock);
    running = mailbox.n > 0;
    bool shut = !running;
    pthread_mutex_unlock(&lock);
    return shut;
}

static bool letters_wait(void)
{
    pthread_mutex_lock(&lock);
    bool wait = mailbox.n > 0;
    pthread_mutex_unlock(&lock);
    return wait;
}

/* --- newcomers -------------------------------------------------------------------------------- */

static void listen_to(bool on)
{
    struct epoll_event ev = { .events = EPOLLIN, .data.ptr = &engine };
    epoll_ctl(engine.epoll, on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, engine.listener, &ev);
}

static void accept_some(void)
{
    for (int i = 0; i < ACCEPTS; i++) {
        struct sockaddr_storage from;
        socklen_t n = sizeof(from);
        int fd = accept4(engine.listener, (struct sockaddr *)&from, &n, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd >= 0) {
            conn_open(fd, &from);
        } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            /* The newcomers stay in the kernel's queue; asking again at once would only burn the
             * CPU. */
            accept_at = engine.now + BACK_OFF_MS;
            listen_to(false);
            log_line(LOG_WARN, "accept", "error=%d connections=%d", errno, engine.connections);
            return;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return;
        }
    }
}

/* --- turns ------------------------------------------------------------------------------------ */

void loop_later(struct conn *c)
{
    if (c->again)
        return;
    c->again = true;
    c->later = later;
    later = c;
}

void loop_bury(struct conn *c)
{
    if (c->again) /* `later` is taken: later_read buries it */
        return;
    c->later = dead;
    dead = c;
}

static void later_read(void)
{
    struct conn *list = later;
    later = NULL;
    for (struct conn *c = list, *next; c; c = next) {
        next = c->later;
        c->again = false;
        if (c->state == CONN_DEAD)
            loop_bury(c);
        else
            conn_read(c);
    }
}

static void dead_give(void)
{
    while (dead) {
        struct conn *c = dead;
        dead = c->later;
        mem_free(c);
    }
}

static int turn_wait(void)
{
    if (later || letters_wait())
        return 0;
    int wait = wheel_wait(engine.now);
    int64_t at = accept_at && (!stop_at || accept_at < stop_at) ? accept_at : stop_at;
    if (held_at() && (!at || held_at() < at))
        at = held_at();
    if (at && (wait < 0 || at - engine.now < wait))
        wait = at > engine.now ? (int)(at - engine.now) : 0;
    return wait;
}

static void turn(void)
{
    struct epoll_event events[EVENTS];
    int n = epoll_wait(engine.epoll, events, EVENTS, turn_wait());
    engine.now = clock_mono();
    for (int i = 0; i < n; i++) {
        void *p = events[i].data.ptr;
        if (p == &engine && engine.listener >= 0 && !accept_at)
            accept_some();
        else if (p != &engine && p != &engine.wake) /* the wake-up is edge-triggered: never read */
            conn_event(p, events[i].events);
    }
    held_open(engine.now, letter_open);
    letters_open();
    held_open(engine.now, letter_open);
    later_read();
    for (struct timer *t; (t = wheel_due(engine.now));)
        conn_timer((struct conn *)t);
    if (accept_at && accept_at <= engine.now) {
        accept_at = 0;
        listen_to(true);
    }
    dead_give();
}

static void *loop_run(void *arg)
{
    (void)arg;
    is_loop = true;
    pthread_setname_np(pthread_self(), "io");
    while (!stop_at || ((engine.connections || engine.away) && engine.now < stop_at))
        turn();
    stop_begin();
    while (engine.open)
        conn_close(engine.open);
    while (!mailbox_shut())
        letters_open();
    held_open(INT64_MAX, letter_open);
    later_read();
    dead_give();
    exchange_trim();
    return NULL;
}

/* --- start and stop --------------------------------------------------------------------------- */

err_t loop_start(struct cx *cx)
{
    engine.epoll = epoll_create1(EPOLL_CLOEXEC);
    if (engine.wake <= 0) /* stays open for good: after http_stop a thread may still be about to write to it */
        engine.wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (engine.epoll < 0 || engine.wake < 0)
        return fail(cx, E_BUSY, "The web server found no free file descriptor in this process.");
    engine.now = clock_mono();
    engine.away = 0;
    engine.run++;
    stop_at = accept_at = 0;
    wheel_start(engine.now);
    struct epoll_event ev = { .events = EPOLLIN | EPOLLET, .data.ptr = &engine.wake };
    epoll_ctl(engine.epoll, EPOLL_CTL_ADD, engine.wake, &ev);
    listen_to(true);
    running = true;
    woken = false;

    sigset_t all, old;
    sigfillset(&all); /* signals are the main thread's */
    pthread_sigmask(SIG_BLOCK, &all, &old);
    int status = pthread_create(&thread, NULL, loop_run, NULL);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (!status)
        return NULL;
    running = false;
    return fail(cx, E_BUSY, "The system has no thread left for the web server.");
}

void loop_stop(int64_t within)
{
    struct letter stop = { .kind = LETTER_STOP, .id = clock_mono() + (within > 0 ? within : 0) };
    if (!loop_post(stop, NULL, NULL))
        return;
    pthread_join(thread, NULL);
    close(engine.epoll);
}
