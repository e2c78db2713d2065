/* job.h - work that follows from a change, done later, at least once, retried with growing pauses. */
#pragma once
#include "db/db.h"

struct job {
    const char *id, *shop_id, *kind, *subject, *body; /* body: JSON text or NULL */
    int64_t tries;
    msec run_at;
};
extern const struct field job_fields[];

#define JOB_TRIES 6 /* after so many a job is stuck */

/* In the transaction of the change (E_INTERNAL else). key (may be NULL): a second job with the same
   (shop, kind, key) is silently not added. */
MUST err_t job_add(struct cx *cx, const char *kind, const char *subject, const char *key, const char *body, msec when);

/* Claims one due job for JOB_LEASE_MS in this process's name; *found = false when none is due. The claim is on
   disk when this returns. Not bound to a shop: the caller makes cx->who from job->shop_id. */
MUST err_t job_take(struct cx *cx, struct job *out, bool *found);

#define JOB_LEASE_MS INT64_C(60000)
/* Keeps a claimed job that takes long, so many milliseconds from cx->now. E_CONFLICT: somebody else has it. */
MUST err_t job_keep(struct cx *cx, const struct job *job, int64_t ms);

/* Ends a claimed job. In a transaction it joins it, so that effect and end are one. */
MUST err_t job_done(struct cx *cx, const struct job *job);

/* Again after 10 s, 1 min, 10 min, 1 h, 6 h; then state "stuck", visible to staff. why: one sentence. */
MUST err_t job_again(struct cx *cx, const struct job *job, const char *why);

#define JOB_NONE INT64_MAX
/* When the next job is due; JOB_NONE: none waits. */
MUST err_t job_next(struct cx *cx, msec *out);

/* Called after a commit that added jobs is on disk (any thread); set once at start. NULL = none. */
void job_on_added(void (*wake)(void));
