/* serve.c - `wismo serve`: opens everything in order, waits for a signal, closes it in reverse. What was accepted
   is finished; all is over within five seconds. */
#include "api/api.h"
#include "account/assistant.h"
#include "account/staff.h"
#include "app/backup.h"
#include "app/commands.h"
#include "app/jobs.h"
#include "app/watch.h"
#include "app/work.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "conversation/notice.h"
#include "conversation/refill.h"
#include "http/client.h"
#include "source/door.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define STOP_MS 4000
#define LAST_MS 700 /* at least; what is left of END_MS, as a job's call ends within about a second */
#define END_MS 4700

static err_t sweep_add(struct cx *cx)
{
    cx->who = (struct principal){ .shop = "", .actor = ACTOR_SYSTEM };
    DB_TX(cx);
    const char *hour = arena_text(cx->mem, "%lld", (long long)(cx->now / 3600000));
    TRY(job_add(cx, "sweep", "all", hour, NULL, cx->now));
    return db_commit(cx);
}

static void with_context(struct db *db, err_t (*fn)(struct cx *cx))
{
    struct cx cx = { .mem = arena_new(), .db = db, .now = clock_wall(), .lane = LANE_COMMAND };
    err_t e = fn(&cx);
    if (e)
        log_line(LOG_WARN, "serve", "trouble=%s", log_quote(cx.mem, e->message));
    db_end(&cx);
    arena_free(cx.mem);
}

/* Once a minute, when there is something to say: who looks for the reason finds it without /metrics. */
static void refusals_log(void)
{
    static struct http_figures told;
    struct http_figures f = http_figures();
    if (f.refused > told.refused || f.turned_away > told.turned_away)
        log_line(LOG_WARN, "refused", "requests=%lld connections=%lld open=%lld", (long long)(f.refused - told.refused),
                 (long long)(f.turned_away - told.turned_away), (long long)f.connections);
    told = f;
}

static void wait_for_end(struct db *db)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    int64_t hour = -1, minute = -1;
    (void)db_changed_elsewhere(db); /* from now on */
    for (;;) {
        if (clock_wall() / 3600000 != hour) {
            with_context(db, sweep_add);
            with_context(db, backup_plan);
        }
        hour = clock_wall() / 3600000;
        if (clock_wall() / 60000 != minute) {
            with_context(db, staff_seen_write);
            with_context(db, watch_look);
            with_context(db, track_look);
            refusals_log();
        }
        minute = clock_wall() / 60000;
        if (sigtimedwait(&ends, NULL, &(struct timespec){ .tv_sec = 1 }) > 0)
            break;
        if (http_figures().streams && db_changed_elsewhere(db)) /* another command on the same SQLite file */
            http_topic_missed(NULL);
    }
    refusals_log();
    with_context(db, staff_seen_write);
}

/* While nobody owns anything here: whoever reads this makes the owner. */
static void first_print(struct cx *cx)
{
    const char *link;
    err_t e = first_link(cx, api_url(), &link);
    if (e)
        log_line(LOG_WARN, "serve", "trouble=%s", log_quote(cx->mem, e->message));
    else if (link)
        fprintf(stderr, "There is no owner yet. Create the owner account within a day:\n%s\n", link);
}

static void lane_figures(struct buf *to)
{
    struct work_figures f = work_figures();
    buf_text(to, "# TYPE wismo_lane_waiting gauge\n");
    buf_fmt(to, "wismo_lane_waiting{lane=\"inside\"} %lld\n", (long long)f.inside_waiting);
    buf_fmt(to, "wismo_lane_waiting{lane=\"outside\"} %lld\n", (long long)f.outside_waiting);
    buf_fmt(to, "# TYPE wismo_outside_busy gauge\nwismo_outside_busy %lld\n", (long long)f.outside_busy);
    buf_fmt(to, "# TYPE wismo_lane_refused_total counter\nwismo_lane_refused_total %lld\n", (long long)f.refused);
    buf_fmt(to, "# TYPE wismo_jobs_total counter\nwismo_jobs_total{outcome=\"done\"} %lld\n", (long long)f.jobs_done);
    buf_fmt(to, "wismo_jobs_total{outcome=\"failed\"} %lld\n", (long long)f.jobs_failed);
}

static const char *url_of(struct cx *cx, const struct config *c)
{
    if (c->url)
        return c->url;
    const char *colon = strrchr(c->listen, ':');
    const char *host = arena_copy_n(cx->mem, c->listen, colon ? (size_t)(colon - c->listen) : strlen(c->listen));
    if (text_empty(host) || !strcmp(host, "0.0.0.0") || !strcmp(host, "[::]"))
        host = "127.0.0.1";
    return arena_text(cx->mem, "http://%s:%d", host, http_port());
}

int serve_check(struct cx *cx, struct config *c, int argc, char **argv)
{
    struct backup_place backups;
    if (argc > 0)
        return command_usage(arena_text(cx->mem, "wismo serve does not take %s.", argv[0]));
    err_t e = config_check(cx, c);
    if (!e)
        e = backup_place_of(cx, c, &backups);
    return e ? command_usage(e->message) : 0;
}

int serve_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    (void)argc, (void)argv;
    struct backup_place backups;
    err_t e = backup_place_of(cx, c, &backups);
    if (!e)
        e = assistant_secret_check(cx);
    if (e)
        return command_failed(e);
    if (!c->limits)
        log_line(LOG_WARN, "limits", "warning=\"WISMO_RATE_LIMITS=off: every limit is switched off\"");
    mem_start();
    backup_start(&backups);
    door_limits(c->limits);
    staff_limits(c->limits);
    http_client_start(c->allow_hosts);
    api_start(&(struct api_config){ .url = c->url, .limits = c->limits, .figures = lane_figures, .first = shop_first });
    work_start(cx->db, &(struct work_config){ 0 });
    const struct http_config http = {
        .listen = c->listen,
        .trusted_proxies = c->trusted_proxies,
        .loopback_counts = c->loopback_counts,
        .admit = api_admit,
        .handle = work_handle,
        .more = work_more,
        .missed = refill_missed,
    };
    notice_listen(cx->db);
    e = http_start(cx, &http);
    if (e) {
        work_stop(STOP_MS);
        notice_close(cx->db);
        return command_failed(e);
    }
    api_url_set(url_of(cx, c));
    first_print(cx);
    fprintf(stderr, "wismo serves %s\n", api_url());
    fflush(stderr);
    wait_for_end(cx->db);
    int64_t last = clock_mono() + END_MS;
    http_stop(STOP_MS);
    last -= clock_mono();
    if (!work_stop(last < LAST_MS ? LAST_MS : last)) { /* what was answered is on disk; the rest was never answered */
        log_line(LOG_WARN, "stop", "warning=\"some requests were still under way\"");
        _exit(0);
    }
    notice_close(cx->db);
    return 0;
}
