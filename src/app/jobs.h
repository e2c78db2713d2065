/* jobs.h - the JOB lane: work that follows from changes. */
#pragma once
#include "db/job.h"
#include <time.h>

void jobs_start(struct db *db, int threads);
bool jobs_stop(const struct timespec *end); /* false: one is still at work at that time (CLOCK_REALTIME) */
void jobs_figures(int64_t *done, int64_t *failed);

/* What a kind of job does; cx->who is the job's shop. A failure is tried again later. */
typedef err_t job_run(struct cx *cx, const struct job *job);
job_run sweep_run, mail_run, reset_run, code_run, source_privacy_run, track_run;
