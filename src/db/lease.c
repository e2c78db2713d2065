/* lease.c - who may use a connection now: first come, first served, with an end to the waiting.
   A connection that comes free may be taken by whoever runs at that moment, but only for
   PATIENCE_MS: whoever has waited so long is handed the next one, and nobody overtakes any more.
   Always handing over would cost a wake-up of another thread for every transaction. */
#include "base/clock.h"
#include "db/driver.h"

enum { PATIENCE_MS = 2 };

struct lease_wait {
    pthread_cond_t cond;
    struct lease_wait *next;
    int64_t since;
    void *item;
};

void lease_start(struct lease *l, struct arena *a, int most)
{
    pthread_mutex_init(&l->mutex, NULL);
    l->free = arena_alloc(a, (size_t)most * sizeof(void *));
    l->n = 0;
    l->head = l->tail = NULL;
}

void lease_end(struct lease *l) { pthread_mutex_destroy(&l->mutex); }

int64_t wait_until(const struct cx *cx)
{
    int64_t most = clock_mono() + 5000;
    return cx->deadline && cx->deadline < most ? cx->deadline : most;
}

static void unlink_wait(struct lease *l, struct lease_wait *w)
{
    struct lease_wait **at = &l->head, *before = NULL;
    while (*at != w) {
        before = *at;
        at = &(*at)->next;
    }
    *at = w->next;
    if (l->tail == w)
        l->tail = before;
}

static void wake_first(struct lease *l)
{
    if (l->n && l->head)
        pthread_cond_signal(&l->head->cond);
}

static void *wait_turn(struct lease *l, int64_t until)
{
    struct lease_wait w = { .since = clock_mono() };
    struct timespec t = { .tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000 };
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&w.cond, &clock);
    if (l->tail)
        l->tail->next = &w;
    else
        /* cppcheck-suppress autoVariables ; it leaves the queue before this function does */
        l->head = &w;
    /* cppcheck-suppress autoVariables */
    l->tail = &w;
    int late = 0;
    while (!w.item && !late && !(l->n && l->head == &w))
        late = pthread_cond_timedwait(&w.cond, &l->mutex, &t);
    if (!w.item) {
        unlink_wait(l, &w);
        w.item = l->n ? l->free[--l->n] : NULL;
        wake_first(l);
    }
    pthread_cond_destroy(&w.cond);
    pthread_condattr_destroy(&clock);
    return w.item;
}

void *lease_take(struct lease *l, int64_t until)
{
    pthread_mutex_lock(&l->mutex);
    void *item = l->n ? l->free[--l->n] : wait_turn(l, until);
    pthread_mutex_unlock(&l->mutex);
    return item;
}

void lease_give(struct lease *l, void *item)
{
    pthread_mutex_lock(&l->mutex);
    struct lease_wait *w = l->head;
    if (w && clock_mono() - w->since >= PATIENCE_MS) {
        l->head = w->next;
        if (!l->head)
            l->tail = NULL;
        w->item = item;
        pthread_cond_signal(&w->cond);
    } else {
        l->free[l->n++] = item;
        wake_first(l);
    }
    pthread_mutex_unlock(&l->mutex);
}
