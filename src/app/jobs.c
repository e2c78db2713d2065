/* jobs.c - takes due jobs one by one, each in a context of its own. Woken by a commit that added some, else by the
   time of the next one. */
#include "app/jobs.h"
#include "app/backup.h"
#include "account/shop.h"
#include "api/api.h"
#include "base/clock.h"
#include "base/log.h"
#include "conversation/conversation.h"
#include "http/client.h"
#include "order/upkeep.h"
#include "privacy/privacy.h"
#include "source/grant.h"
#include "source/inbound.h"
#include "source/state.h"
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#define THREADS_MOST 16
#define JOB_MS 30000
#define LOOK_MS 10000 /* another process may have added some */

static struct {
    pthread_mutex_t lock;
    pthread_cond_t more;
    bool ending;
    unsigned woken;
    int threads;
    pthread_t thread[THREADS_MOST];
    struct db *db;
} jobs = { .lock = PTHREAD_MUTEX_INITIALIZER };
static _Atomic int looks; /* at other systems, under way */

static err_t renumber_run(struct cx *cx, const struct job *job)
{
    (void)job;
    return order_renumber(cx);
}

static err_t hooks_look(struct cx *cx, const char *id)
{
    struct source s = { 0 };
    struct source_state st;
    TRY(source_state_get(cx, id, &st));
    if (!st.hooks || st.hooks_at + SOURCE_HOOKS_MS > cx->now) /* none were ever made, or it is early */
        return NULL;
    TRY(source_get(cx, id, &s));
    return s.paused ? NULL : source_hooks(cx, &s, arena_join(cx->mem, api_url(), "/hooks/source/", s.id));
}

enum { LOOKS_MOST = 2, LOOK_LATER_MS = 2000 };

/* A look may take all of its job's time: the other workers stay for mails, codes and what else cannot wait. */
static bool look_begin(void)
{
    if (atomic_fetch_add(&looks, 1) < LOOKS_MOST)
        return true;
    atomic_fetch_sub(&looks, 1);
    return false;
}

static err_t source_sync_run(struct cx *cx, const struct job *job)
{
    bool more;
    if (!look_begin())
        return source_look_at(cx, job->subject, cx->now + LOOK_LATER_MS);
    err_t e = source_sync(cx, job->subject, &more);
    if (!e)
        e = hooks_look(cx, job->subject);
    atomic_fetch_sub(&looks, 1);
    if (e && e->code != E_REMOTE)
        return e;
    if (e)
        log_line(LOG_WARN, "source", "id=%s trouble=%s", job->subject, err_logged(cx->mem, e));
    return more && !e ? source_look(cx, job->subject) : NULL; /* what does not answer is asked again when it is due */
}

static err_t source_inbound_run(struct cx *cx, const struct job *job)
{
    return inbound_run(cx, job->subject, job->tries >= JOB_TRIES);
}

static err_t source_grant_run(struct cx *cx, const struct job *job) { return grant_run(cx, job->subject, api_url()); }

static err_t source_act_run(struct cx *cx, const struct job *job) { return conversation_act_run(cx, job->subject); }

static const struct {
    const char *kind;
    job_run *run;
} kinds[] = {
    { "sweep", sweep_run },
    { "renumber", renumber_run },
    { "backup", backup_run },
    { "track", track_run },
    { "mail", mail_run },
    { "reset", reset_run },
    { "code", code_run },
    { "source_sync", source_sync_run },
    { "source_inbound", source_inbound_run },
    { "source_act", source_act_run },
    { "source_grant", source_grant_run },
    { "source_privacy", source_privacy_run },
    { "retention", privacy_retention_run },
    { "redact", privacy_redact_run },
};

static _Atomic int64_t jobs_done, jobs_failed;

static void wake(void)
{
    pthread_mutex_lock(&jobs.lock);
    jobs.woken++;
    pthread_cond_broadcast(&jobs.more);
    pthread_mutex_unlock(&jobs.lock);
}

static err_t run(struct cx *cx, const struct job *job)
{
    if (*job->shop_id)
        TRY(shop_enter(cx, job->shop_id));
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (!strcmp(kinds[i].kind, job->kind))
            return kinds[i].run(cx, job);
    return fail(cx, E_INTERNAL, "This version does not know jobs of the kind %s.", job->kind);
}

/* One job, if one is due; *next = when to look again, in wall-clock milliseconds. */
static bool work(msec *next)
{
    struct arena *mem = arena_new();
    struct cx cx = {
        .mem = mem,
        .db = jobs.db,
        .now = clock_wall(),
        .lane = LANE_JOB,
        .deadline = clock_mono() + JOB_MS,
        .who = { .shop = "", .actor = ACTOR_SYSTEM },
    };
    struct job job = { 0 };
    bool found = false;
    err_t e = job_take(&cx, &job, &found);
    if (!e && found) {
        e = run(&cx, &job);
        db_end(&cx);
        err_t end = e ? job_again(&cx, &job, e->message) : job_done(&cx, &job);
        if (e || end)
            log_line(LOG_WARN, "job", "id=%s kind=%s trouble=%s", job.id, job.kind, err_logged(mem, e ? e : end));
        *(e ? &jobs_failed : &jobs_done) += 1;
    } else if (!e) {
        e = job_next(&cx, next);
    }
    if (e)
        *next = clock_wall() + 1000;
    db_end(&cx);
    arena_free(mem);
    return found;
}

static void *worker(void *arg)
{
    (void)arg;
    pthread_setname_np(pthread_self(), "job");
    pthread_mutex_lock(&jobs.lock);
    while (!jobs.ending) {
        unsigned before = jobs.woken;
        msec next = JOB_NONE;
        pthread_mutex_unlock(&jobs.lock);
        bool found = work(&next);
        pthread_mutex_lock(&jobs.lock);
        if (found || jobs.ending || jobs.woken != before)
            continue;
        int64_t left = next == JOB_NONE ? LOOK_MS : next - clock_wall();
        int64_t until = clock_mono() + (left < 1 ? 1 : left > LOOK_MS ? LOOK_MS : left);
        const struct timespec end = { .tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000 };
        pthread_cond_timedwait(&jobs.more, &jobs.lock, &end);
    }
    pthread_mutex_unlock(&jobs.lock);
    return NULL;
}

void jobs_start(struct db *db, int threads)
{
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&jobs.more, &attr);
    pthread_condattr_destroy(&attr);
    jobs.db = db;
    job_on_added(wake);
    for (int i = 0; i < threads && i < THREADS_MOST; i++)
        if (!pthread_create(&jobs.thread[i], NULL, worker, NULL))
            jobs.threads = i + 1;
}

bool jobs_stop(const struct timespec *end)
{
    bool all = true;
    job_on_added(NULL);
    http_client_end_jobs();
    pthread_mutex_lock(&jobs.lock);
    jobs.ending = true;
    pthread_cond_broadcast(&jobs.more);
    pthread_mutex_unlock(&jobs.lock);
    for (int i = 0; i < jobs.threads; i++)
        all &= !pthread_timedjoin_np(jobs.thread[i], NULL, end);
    return all;
}

void jobs_figures(int64_t *done, int64_t *failed)
{
    *done = jobs_done;
    *failed = jobs_failed;
}
