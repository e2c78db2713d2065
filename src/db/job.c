/* job.c - work that follows from a change: written in the change's transaction, done at least once,
   later. A claim is a lease of 60 seconds in this process's name; who lost the lease cannot end the
   job. */
#include "db/job.h"
#include "base/id.h"
#include "db/driver.h"

static const int64_t pauses[] = { 10, 60, 600, 3600, 21600 }; /* seconds */

const struct field job_fields[] = {
    FIELD(F_TEXT, struct job, id),     FIELD(F_TEXT, struct job, shop_id),
    FIELD(F_TEXT, struct job, kind),   FIELD(F_TEXT, struct job, subject),
    FIELD(F_JSON, struct job, body),   FIELD(F_INT, struct job, tries),
    FIELD(F_TIME, struct job, run_at), { 0 },
};

static void (*_Atomic wake)(void);

void job_on_added(void (*fn)(void)) { wake = fn; }

static void added(void *arg)
{
    (void)arg;
    void (*fn)(void) = wake;
    if (fn)
        fn();
}

err_t job_add(struct cx *cx, const char *kind, const char *subject, const char *key, const char *body, msec when)
{
    if (!cx->in_tx)
        return db_broken(cx, "job_add outside the transaction of its change", kind);
    TRY(db_exec(cx, NULL,
                "INSERT INTO job (id, shop_id, kind, subject, key, body, run_at, created_at) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
                "ON CONFLICT (shop_id, kind, key) WHERE key IS NOT NULL DO NOTHING",
                T(id_new(cx, "job")), T(cx->who.shop), T(kind), T(subject), T(key), T(body), I(when), I(cx->now)));
    struct db_work *w = work_of(cx);
    if (!w->job_added)
        db_after(cx, added, NULL, NULL);
    w->job_added = true;
    return NULL;
}

/* The engines differ here: SQLite has one writer, PostgreSQL skips what others are claiming. */
static err_t claim(struct cx *cx, struct job *out)
{
    struct db *db = cx->db;
    if (db_is_postgres(db))
        return db_get(cx, job_fields, out,
                      "UPDATE job SET run_at = $2, leased_by = $3, tries = tries + 1 WHERE id = "
                      "(SELECT id FROM job WHERE state = 'waiting' AND run_at <= $1 ORDER BY "
                      "run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) "
                      "RETURNING id, shop_id, kind, subject, body, tries, run_at",
                      I(cx->now), I(cx->now + JOB_LEASE_MS), T(db->boot));
    return db_get(cx, job_fields, out,
                  "UPDATE job SET run_at = $2, leased_by = $3, tries = tries + 1 WHERE id = "
                  "(SELECT id FROM job WHERE state = 'waiting' AND run_at <= $1 ORDER BY run_at, id LIMIT 1) "
                  "RETURNING id, shop_id, kind, subject, body, tries, run_at",
                  I(cx->now), I(cx->now + JOB_LEASE_MS), T(db->boot));
}

/* One that was begun too often and never ended has taken its process down each time. */
static err_t claim_one(struct cx *cx, struct job *out)
{
    for (;;) {
        struct job job = { 0 };
        DB_TX(cx);
        TRY(claim(cx, &job));
        if (job.tries <= JOB_TRIES) {
            TRY(db_commit(cx));
            *out = job;
            return NULL;
        }
        TRY(db_exec(cx, NULL,
                    "UPDATE job SET state = 'stuck', leased_by = NULL, trouble = 'It was begun six "
                    "times and never ended.' WHERE shop_id = $1 AND id = $2",
                    T(job.shop_id), T(job.id)));
        TRY(db_commit(cx));
    }
}

err_t job_take(struct cx *cx, struct job *out, bool *found)
{
    int64_t due;
    TRY(job_next(cx, &due));
    *found = false;
    if (due > cx->now)
        return NULL;
    bool wrote = cx->wrote; /* a claim is no change of the job's own: it may still call outside */
    err_t e = claim_one(cx, out);
    cx->wrote = wrote;
    if (e && e->code == E_MISSING)
        return NULL;
    TRY(e);
    db_wait(cx);
    *found = true;
    return NULL;
}

static err_t lease_over(struct cx *cx)
{
    return fail(cx, E_CONFLICT, "This took longer than a minute, and somebody else has taken it up.");
}

err_t job_keep(struct cx *cx, const struct job *job, int64_t ms)
{
    DB_TX(cx);
    int64_t changed;
    TRY(db_exec(cx, &changed,
                "UPDATE job SET run_at = $5 WHERE id = $1 AND state = 'waiting' AND leased_by = $2 AND tries = $3 AND "
                "shop_id = $4",
                T(job->id), T(cx->db->boot), I(job->tries), T(job->shop_id), I(cx->now + ms)));
    if (!changed)
        return lease_over(cx);
    return db_commit(cx);
}

err_t job_done(struct cx *cx, const struct job *job)
{
    DB_TX(cx);
    int64_t changed;
    TRY(db_exec(cx, &changed,
                "UPDATE job SET state = 'done', leased_by = NULL, trouble = NULL WHERE id = $1 AND "
                "state = 'waiting' AND leased_by = $2 AND tries = $3 AND shop_id = $4",
                T(job->id), T(cx->db->boot), I(job->tries), T(job->shop_id)));
    if (!changed)
        return lease_over(cx);
    return db_commit(cx);
}

err_t job_again(struct cx *cx, const struct job *job, const char *why)
{
    DB_TX(cx);
    bool stuck = job->tries >= JOB_TRIES;
    int64_t changed, pause = stuck ? 0 : pauses[job->tries > 0 ? job->tries - 1 : 0] * 1000;
    TRY(db_exec(cx, &changed,
                "UPDATE job SET state = $4, run_at = $5, leased_by = NULL, trouble = $6 WHERE id = "
                "$1 AND state = 'waiting' AND leased_by = $2 AND tries = $3 AND shop_id = $7",
                T(job->id), T(cx->db->boot), I(job->tries), T(stuck ? "stuck" : "waiting"), I(cx->now + pause), T(why),
                T(job->shop_id)));
    if (!changed)
        return lease_over(cx);
    return db_commit(cx);
}

err_t job_next(struct cx *cx, msec *out)
{
    /* over all shops */
    return db_int(cx, JOB_NONE, out, "SELECT run_at FROM job WHERE state = 'waiting' ORDER BY run_at, id LIMIT 1");
}
