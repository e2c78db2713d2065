/* indexer.c - one thread that brings what orders left waiting into the index of parts, a little at a time, so that
   nobody who writes waits for long. Woken by whoever writes; looks by itself now and then, because another program on the same
   database may have left some. */
#include "app/indexer.h"
#include "app/watch.h"
#include "base/clock.h"
#include "base/log.h"
#include "order/text.h"
#include <pthread.h>
#include <time.h>

enum {
    GATHER_MS = 300, /* what comes in a burst goes in together */
    LOOKS = 5,       /* and it is told before it is committed: each look twice as long after the last */
    REST_MS = 10,    /* between two steps: others write */
    LOOK_MS = 30000,
    READY_MS = 3600000,
    TROUBLE_MS = 5000
};

static struct {
    pthread_mutex_t lock;
    pthread_cond_t more;
    bool running, ending, waiting;
    pthread_t thread;
    struct db *db;
} indexer = { .lock = PTHREAD_MUTEX_INITIALIZER };

static void wake(void)
{
    pthread_mutex_lock(&indexer.lock);
    indexer.waiting = true;
    pthread_cond_signal(&indexer.more);
    pthread_mutex_unlock(&indexer.lock);
}

static err_t step(bool *left)
{
    struct cx cx = { .mem = arena_new(), .db = indexer.db, .now = clock_wall(), .lane = LANE_JOB };
    cx.who = (struct principal){ .shop = "", .actor = ACTOR_SYSTEM };
    err_t e = order_text_merge(&cx, left);
    if (e)
        log_line(LOG_WARN, "index", "trouble=%s", log_quote(cx.mem, e->message));
    bool failed = e != NULL;
    db_end(&cx);
    arena_free(cx.mem);
    static const struct err trouble = { .code = E_BUSY, .message = "told" };
    return failed ? &trouble : NULL;
}

/* PostgreSQL may lack what the index is made with: the owner is told, and it is made as soon as that is there. */
static void ready_look(void)
{
    struct cx cx = { .mem = arena_new(), .db = indexer.db, .now = clock_wall(), .lane = LANE_JOB };
    cx.who = (struct principal){ .shop = "", .actor = ACTOR_SYSTEM };
    const char *why;
    err_t e = order_text_ready(&cx, &why);
    if (!e)
        e = watch_say(&cx, "search", "", why);
    if (e)
        log_line(LOG_WARN, "index", "trouble=%s", log_quote(cx.mem, e->message));
    db_end(&cx);
    arena_free(cx.mem);
}

/* Sleeps so long, or until the end; with the lock. until_woken: or until something waits. */
static void sleep_ms(int64_t ms, bool until_woken)
{
    int64_t until = clock_mono() + ms;
    const struct timespec end = { .tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000 };
    while (!indexer.ending && !(until_woken && indexer.waiting) && clock_mono() < until)
        pthread_cond_timedwait(&indexer.more, &indexer.lock, &end);
}

static void *work(void *arg)
{
    (void)arg;
    pthread_setname_np(pthread_self(), "index");
    int looks = 0;
    int64_t ready_at = 0;
    pthread_mutex_lock(&indexer.lock);
    while (!indexer.ending) {
        bool left = false, look = db_is_postgres(indexer.db) && clock_mono() >= ready_at;
        looks = indexer.waiting ? LOOKS : looks;
        indexer.waiting = false;
        pthread_mutex_unlock(&indexer.lock);
        if (look) {
            ready_look();
            ready_at = clock_mono() + READY_MS;
        }
        err_t e = step(&left);
        pthread_mutex_lock(&indexer.lock);
        if (e) {
            sleep_ms(TROUBLE_MS, false);
        } else if (left) {
            sleep_ms(REST_MS, false);
        } else if (looks > 0) {
            sleep_ms(GATHER_MS << (LOOKS - looks--), false);
        } else {
            sleep_ms(LOOK_MS, true);
            sleep_ms(GATHER_MS, false);
        }
    }
    pthread_mutex_unlock(&indexer.lock);
    return NULL;
}

void indexer_start(struct db *db)
{
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&indexer.more, &attr);
    pthread_condattr_destroy(&attr);
    indexer.db = db;
    order_text_on_waiting(wake);
    indexer.running = !pthread_create(&indexer.thread, NULL, work, NULL);
}

bool indexer_stop(const struct timespec *end)
{
    if (!indexer.running)
        return true;
    order_text_on_waiting(NULL);
    pthread_mutex_lock(&indexer.lock);
    indexer.ending = true;
    pthread_cond_signal(&indexer.more);
    pthread_mutex_unlock(&indexer.lock);
    return !pthread_timedjoin_np(indexer.thread, NULL, end);
}
