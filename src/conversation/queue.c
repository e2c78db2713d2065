/* queue.c - places of turns, in order of arrival, in one small table behind one lock. The first place of a
   conversation has the turn. A place that nobody came back for is dropped after a minute. */
#include "conversation/queue.h"
#include "base/clock.h"
#include "base/text.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define PLACES_MOST 1024
#define WAIT_MS 10000
#define LOST_MS 60000

struct place {
    char conversation[40], holder[40];
    int64_t since;
};

static struct {
    pthread_mutex_t lock;
    pthread_cond_t moved;
    struct place at[PLACES_MOST];
    size_t n;
} queue = { .lock = PTHREAD_MUTEX_INITIALIZER };

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void start(void)
{
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&queue.moved, &attr);
    pthread_condattr_destroy(&attr);
}

/* Commands and tests have no request id: their context is as good a name. */
static void name_holder(const struct cx *cx, char out[40])
{
    if (cx->request_id)
        text_put(out, 40, cx->request_id);
    else
        snprintf(out, 40, "cx %p", (const void *)cx);
}

static void drop(size_t i)
{
    queue.n--;
    memmove(queue.at + i, queue.at + i + 1, (queue.n - i) * sizeof(*queue.at));
    pthread_cond_broadcast(&queue.moved);
}

/* Index of the holder's place, and how many of the conversation stand before it; -1: no place. */
static int find(const char *conversation, const char *holder, int *before)
{
    *before = 0;
    for (size_t i = 0; i < queue.n; i++) {
        if (strcmp(queue.at[i].conversation, conversation))
            continue;
        if (!strcmp(queue.at[i].holder, holder))
            return (int)i;
        ++*before;
    }
    return -1;
}

static err_t take_place(struct cx *cx, const char *conversation, const char *holder, int before)
{
    int64_t now = clock_mono();
    for (size_t i = queue.n; queue.n == PLACES_MOST && i-- > 0;)
        if (now - queue.at[i].since > LOST_MS)
            drop(i);
    if (queue.n == PLACES_MOST)
        return fail_retry(cx, E_BUSY, 1, "Too many conversations are waiting. Try again in a moment.");
    if (before > QUEUE_WAITING_MOST)
        return fail_retry(cx, E_LIMIT, 2, "Too many messages at once. Try again in a moment.");
    struct place *p = &queue.at[queue.n++];
    text_put(p->conversation, sizeof(p->conversation), conversation);
    text_put(p->holder, sizeof(p->holder), holder);
    p->since = now;
    return NULL;
}

/* Waits until nobody stands before the holder. The lock is held. */
static err_t wait_turn(struct cx *cx, const char *conversation, const char *holder)
{
    int64_t until = clock_mono() + WAIT_MS;
    const struct timespec end = { .tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000 };
    int before, i;
    while ((i = find(conversation, holder, &before)) >= 0 && before > 0) {
        if (clock_mono() - queue.at[0].since > LOST_MS) {
            drop(0);
            continue;
        }
        if (pthread_cond_timedwait(&queue.moved, &queue.lock, &end) && clock_mono() >= until) {
            if ((i = find(conversation, holder, &before)) >= 0)
                drop((size_t)i);
            return fail_retry(cx, E_BUSY, 1, "The messages before this one took too long. Try again.");
        }
    }
    return NULL;
}

err_t queue_enter(struct cx *cx, const char *conversation)
{
    pthread_once(&once, start);
    char holder[40];
    name_holder(cx, holder);
    int before;
    err_t e = NULL;
    pthread_mutex_lock(&queue.lock);
    if (find(conversation, holder, &before) < 0)
        e = take_place(cx, conversation, holder, before);
    if (!e && before > 0)
        e = cx->lane == LANE_INSIDE ? fail(cx, E_OUTSIDE, "A turn of this conversation is under way.")
                                    : wait_turn(cx, conversation, holder);
    pthread_mutex_unlock(&queue.lock);
    return e;
}

void queue_abandon(const char *request_id)
{
    pthread_once(&once, start);
    pthread_mutex_lock(&queue.lock);
    for (size_t i = 0; i < queue.n; i++)
        if (!strcmp(queue.at[i].holder, request_id)) {
            drop(i);
            break;
        }
    pthread_mutex_unlock(&queue.lock);
}

void queue_leave(struct cx *cx)
{
    char holder[40];
    name_holder(cx, holder);
    queue_abandon(holder);
}
