/* work.h - the worker threads: lanes INSIDE, OUTSIDE and JOB. */
#pragma once
#include "db/db.h"
#include "http/http.h"

struct work_config {
    int inside, outside, jobs;
}; /* threads; 0 = 4, 64, 4; turns: 1 on SQLite, as inside on PostgreSQL */

/* Starts the threads. They block every signal. */
void work_start(struct db *db, const struct work_config *config);

/* For http_config.handle: queues the request in its lane, or answers 503. */
void work_handle(struct http_exchange *ex, void *arg);

/* For http_config.more: the next piece is made in the OUTSIDE lane, in its shop's share; or the body breaks off. */
void work_more(struct http_exchange *ex, void *arg);

/* Lets every worker finish what it has, then ends them, within so many milliseconds; false: some are still at it.
   Nothing may be handed over any more. */
bool work_stop(int64_t within);

struct work_figures {
    int64_t inside_waiting, outside_waiting, outside_busy, refused, jobs_done, jobs_failed;
};
struct work_figures work_figures(void);
