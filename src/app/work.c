/* work.c - lanes of workers. Few threads for what stays inside, many small ones for what may wait for other
   systems; one shop has at most half of those, running and waiting, so that a slow one stops nobody else. Turns have
   a thread of their own where one connection writes: what waits there shares a commit (db.h, group commit). */
#include "app/work.h"
#include "api/api.h"
#include "app/indexer.h"
#include "app/jobs.h"
#include "base/clock.h"
#include "base/mem.h"
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>

#define INSIDE_WAITING 4096
#define OUTSIDE_WAITING 512
#define THREADS_MOST 256
#define STACK (512 * 1024)

struct item {
    struct item *next;
    struct http_exchange *ex;
    char share[API_SHARE];
};

struct crew {
    pthread_mutex_t lock;
    pthread_cond_t more;
    enum lane lane;
    int threads, waiting, most;
    bool ending;
    struct item *first, **last;
    const struct item *running[THREADS_MOST]; /* one a thread, NULL = idle */
    pthread_t thread[THREADS_MOST];
};

static struct crew turns = { .lane = LANE_INSIDE, .most = INSIDE_WAITING };
static struct crew inside = { .lane = LANE_INSIDE, .most = INSIDE_WAITING };
static struct crew outside = { .lane = LANE_OUTSIDE, .most = OUTSIDE_WAITING };
static struct db *database;
static _Atomic int64_t refused;

/* --- one lane ------------------------------------------------------------------------------------- */

static int running_of(const struct crew *c, const char *share)
{
    int n = 0;
    for (int i = 0; i < c->threads; i++)
        n += c->running[i] && !strcmp(c->running[i]->share, share);
    return n;
}

static int waiting_of(const struct crew *c, const char *share)
{
    int n = 0;
    for (const struct item *i = c->first; i; i = i->next)
        n += !strcmp(i->share, share);
    return n;
}

/* The first that may run: of a shop that has less than half the threads. INSIDE nobody is measured. */
static struct item *next_item(struct crew *c)
{
    for (struct item **p = &c->first; *p; p = &(*p)->next) {
        struct item *it = *p;
        if (c->lane == LANE_OUTSIDE && *it->share && running_of(c, it->share) >= (c->threads + 1) / 2)
            continue;
        *p = it->next;
        if (!it->next)
            c->last = p;
        c->waiting--;
        return it;
    }
    return NULL;
}

static void queue_item(struct crew *c, struct http_exchange *ex, const char *share)
{
    pthread_mutex_lock(&c->lock);
    bool full = c->waiting >= c->most || (c->lane == LANE_OUTSIDE && *share && waiting_of(c, share) >= c->most / 2);
    if (!full) {
        struct item *it = mem_new(sizeof(*it));
        it->ex = ex;
        memcpy(it->share, share, strlen(share) + 1);
        *c->last = it;
        c->last = &it->next;
        c->waiting++;
        pthread_cond_signal(&c->more);
    }
    pthread_mutex_unlock(&c->lock);
    if (full) {
        refused++;
        api_refuse(ex);
    }
}

/* The next one, waited for; NULL: it is over. Who is about to wait leaves no group open. */
static struct item *take_item(struct crew *c)
{
    struct item *it = next_item(c);
    if (!it && c == &turns) {
        pthread_mutex_unlock(&c->lock);
        db_group_end(database);
        pthread_mutex_lock(&c->lock);
    }
    while (!it && !(it = next_item(c)) && !c->ending)
        pthread_cond_wait(&c->more, &c->lock);
    return it;
}

static void *worker(void *arg)
{
    struct crew *c = arg;
    int self = 0;
    pthread_setname_np(pthread_self(), c == &turns ? "turns" : c == &inside ? "inside" : "outside");
    pthread_mutex_lock(&c->lock);
    while (!pthread_equal(c->thread[self], pthread_self()))
        self++;
    for (;;) {
        struct item *it = take_item(c);
        if (!it)
            break;
        c->running[self] = it;
        pthread_mutex_unlock(&c->lock);
        char share[API_SHARE];
        if (!api_serve(database, it->ex, c->lane, share))
            queue_item(&outside, it->ex, share);
        pthread_mutex_lock(&c->lock);
        c->running[self] = NULL;
        mem_free(it);
        if (c->lane == LANE_OUTSIDE && c->first) /* one of this shop may go now */
            pthread_cond_signal(&c->more);
    }
    pthread_mutex_unlock(&c->lock);
    return NULL;
}

static void crew_start(struct crew *c, int threads)
{
    pthread_attr_t attr;
    pthread_mutex_init(&c->lock, NULL);
    pthread_cond_init(&c->more, NULL);
    c->last = &c->first;
    c->threads = threads;
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, STACK);
    pthread_mutex_lock(&c->lock); /* until every worker can find itself */
    for (int i = 0; i < threads; i++)
        if (pthread_create(&c->thread[i], &attr, worker, c)) {
            c->threads = i; /* fewer are enough */
            break;
        }
    pthread_mutex_unlock(&c->lock);
    pthread_attr_destroy(&attr);
}

static bool crew_stop(struct crew *c, const struct timespec *end)
{
    bool all = true;
    pthread_mutex_lock(&c->lock);
    c->ending = true;
    pthread_cond_broadcast(&c->more);
    pthread_mutex_unlock(&c->lock);
    for (int i = 0; i < c->threads; i++)
        all &= !pthread_timedjoin_np(c->thread[i], NULL, end);
    return all;
}

/* --- all of them ------------------------------------------------------------------------------------ */

void work_start(struct db *db, const struct work_config *config)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    database = db;
    crew_start(&turns, !db_is_postgres(db) ? 1 : config->inside ? config->inside : 4);
    crew_start(&inside, config->inside ? config->inside : 4);
    crew_start(&outside, config->outside ? config->outside : 64);
    jobs_start(db, config->jobs ? config->jobs : 4);
    indexer_start(db);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void work_handle(struct http_exchange *ex, void *arg)
{
    (void)arg;
    queue_item(api_turn(ex) ? &turns : api_lane(ex) == LANE_INSIDE ? &inside : &outside, ex, "");
}

bool work_stop(int64_t within)
{
    msec until = clock_wall() + within; /* joining knows no other clock that is watched by sanitizers */
    const struct timespec end = { .tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000 };
    bool handed = crew_stop(&turns, &end) && crew_stop(&inside, &end); /* they hand over to the next */
    return handed && crew_stop(&outside, &end) && jobs_stop(&end) && indexer_stop(&end);
}

void work_more(struct http_exchange *ex, void *arg)
{
    (void)arg;
    const struct flow *flow = http_flow_state(ex);
    queue_item(&outside, ex, flow->share);
}

static int waiting(struct crew *c)
{
    pthread_mutex_lock(&c->lock);
    int n = c->waiting;
    pthread_mutex_unlock(&c->lock);
    return n;
}

struct work_figures work_figures(void)
{
    struct work_figures f = { .refused = refused };
    f.inside_waiting = waiting(&turns) + waiting(&inside);
    f.outside_waiting = waiting(&outside);
    pthread_mutex_lock(&outside.lock);
    for (int i = 0; i < outside.threads; i++)
        f.outside_busy += outside.running[i] != NULL;
    pthread_mutex_unlock(&outside.lock);
    jobs_figures(&f.jobs_done, &f.jobs_failed);
    return f;
}
