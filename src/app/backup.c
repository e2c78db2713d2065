/* backup.c - a backup every night, kept for fourteen. Invariants: a backup is there whole and checked, or not at all
   (db_backup); nothing is removed before the next one stands, and never the one just made, whatever a clock has put
   into the names. */
#include "app/backup.h"
#include "account/shop.h"
#include "app/watch.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define KEEP 14
#define QUIET (3 * 60 + 17)
#define DAY (INT64_C(24) * 3600 * 1000)
#define STALE (DAY * 2 + DAY / 12)
#define RENEW_S 20
#define LAST_MS 30000 /* to say how it ended, however long it took */
#define STAMP "2026-11-21T031700Z"

/* --- where ------------------------------------------------------------------------------------------- */

static err_t minute_of(struct cx *cx, const char *at, int *out)
{
    unsigned h, m;
    char end;
    *out = QUIET;
    if (!at)
        return NULL;
    if (sscanf(at, "%2u:%2u%c", &h, &m, &end) != 2 || h > 23 || m > 59)
        return fail(cx, E_INPUT, "WISMO_BACKUP_AT must be a time of day, as in 03:17.");
    *out = (int)(h * 60 + m);
    return NULL;
}

err_t backup_place_of(struct cx *cx, const struct config *c, struct backup_place *out)
{
    const char *slash = strrchr(c->db, '/'), *name = slash ? slash + 1 : c->db;
    size_t folder_n = slash ? (size_t)(slash + 1 - c->db) : 0, stem_n = strlen(name);
    struct backup_place p = { .db = c->db };
    TRY(minute_of(cx, c->backup_at, &p.minute));
    if (stem_n > 3 && !strcmp(name + stem_n - 3, ".db"))
        stem_n -= 3;
    p.stem = arena_copy_n(cx->mem, name, stem_n);
    if (c->backup_dir)
        p.folder = c->backup_dir;
    else
        p.folder = arena_text(cx->mem, "%.*sbackup", (int)folder_n, c->db);
    if (strstr(c->db, "://") || !strcmp(p.folder, "off"))
        p.folder = NULL;
    *out = p;
    return NULL;
}

/* --- what is there ------------------------------------------------------------------------------------ */

/* STEM-2026-11-21T031700Z.db, and with part the unfinished one. */
static bool is_ours(const struct backup_place *p, const char *name, bool part)
{
    size_t n = strlen(p->stem);
    if (strncmp(name, p->stem, n) || name[n] != '-')
        return false;
    name += n + 1;
    for (const char *s = STAMP; *s; s++, name++)
        if (*s >= '0' && *s <= '9' ? *name < '0' || *name > '9' : *name != *s)
            return false;
    return !strcmp(name, part ? ".db.part" : ".db");
}

static int by_name(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

typedef LIST(const char *) name_list;

/* Oldest first. */
static void names_find(struct cx *cx, const struct backup_place *p, bool part, name_list *out)
{
    DIR *d = opendir(p->folder);
    size_t room = 0;
    *out = (name_list){ 0 };
    for (struct dirent *f; d && (f = readdir(d));) {
        if (!is_ours(p, f->d_name, part))
            continue;
        if (out->n == room) {
            const char **more = arena_alloc(cx->mem, (room = room ? room * 2 : 32) * sizeof(*more));
            if (out->n)
                memcpy(more, out->at, out->n * sizeof(*more));
            out->at = more;
        }
        out->at[out->n++] = arena_text(cx->mem, "%s/%s", p->folder, f->d_name);
    }
    if (d)
        closedir(d);
    if (out->n)
        qsort(out->at, out->n, sizeof(*out->at), by_name);
}

static msec made_at(const char *path)
{
    struct stat s;
    return stat(path, &s) ? 0 : (msec)s.st_mtim.tv_sec * 1000;
}

void backup_newest(struct cx *cx, const struct backup_place *place, const char **path, msec *at)
{
    name_list all;
    *path = NULL;
    *at = 0;
    names_find(cx, place, false, &all);
    for (size_t i = 0; i < all.n; i++)
        if (made_at(all.at[i]) >= *at) {
            *at = made_at(all.at[i]);
            *path = all.at[i];
        }
}

/* --- making one ---------------------------------------------------------------------------------------- */

static void old_remove(struct cx *cx, const struct backup_place *p, const char *made)
{
    name_list all, parts;
    names_find(cx, p, false, &all);
    for (size_t i = 0; i + KEEP < all.n; i++)
        if (strcmp(all.at[i], made))
            unlink(all.at[i]);
    names_find(cx, p, true, &parts); /* of a process that was killed */
    for (size_t i = 0; i < parts.n; i++)
        if (made_at(parts.at[i]) < cx->now - DAY)
            unlink(parts.at[i]);
}

/* What root makes beside a server must be the server's, or it could not go on with it. */
static void owner_like(const char *path, const char *like)
{
    struct stat s;
    if (!geteuid() && !stat(like, &s) && lchown(path, s.st_uid, s.st_gid))
        log_line(LOG_WARN, "backup", "trouble=\"%s keeps another owner\"", path);
}

static err_t path_new(struct cx *cx, const struct backup_place *p, const char **out)
{
    char now[TIME_TEXT], stamp[sizeof(STAMP)];
    if (!mkdir(p->folder, 0700))
        owner_like(p->folder, p->db);
    else if (errno != EEXIST)
        return fail(cx, E_INPUT, "The folder %s for backups cannot be made: %m.", p->folder);
    time_put(now, clock_wall());
    snprintf(stamp, sizeof(stamp), "%.13s%.2s%.2sZ", now, now + 14, now + 17);
    *out = arena_text(cx->mem, "%s/%s-%s.db", p->folder, p->stem, stamp);
    return NULL;
}

err_t backup_make(struct cx *cx, const struct backup_place *place, const char **path)
{
    const char *made = NULL, *shop = cx->who.shop;
    TRY(path_new(cx, place, &made));
    TRY(db_backup(cx, made));
    owner_like(made, place->folder);
    old_remove(cx, place, made);
    *path = made;
    cx->who.shop = "";
    err_t e = watch_say(cx, "backup", "", NULL);
    cx->who.shop = shop;
    return e;
}

/* --- the job ------------------------------------------------------------------------------------------ */

static struct backup_place place;

void backup_start(const struct backup_place *p)
{
    mem_free((void *)place.folder);
    mem_free((void *)place.stem);
    mem_free((void *)place.db);
    place = (struct backup_place){ mem_copy(p->folder), mem_copy(p->stem), mem_copy(p->db), p->minute };
    if (p->folder)
        log_line(LOG_INFO, "backup", "folder=%s at=%02d:%02d keeps=%d", p->folder, p->minute / 60, p->minute % 60,
                 KEEP);
    else
        log_line(LOG_WARN, "backup", "folder=none why=\"wismo makes no backups here: see docs/backup.md\"");
}

/* The newest may be young although it failed since: then that warning stands. */
static err_t stale_check(struct cx *cx, const struct shop *first)
{
    const char *path;
    msec at;
    backup_newest(cx, &place, &path, &at);
    if (first->created_at > cx->now - STALE || at > cx->now - STALE)
        return NULL;
    return watch_say(cx, "backup", "",
                     path ? arena_text(cx->mem, "The newest backup is older than two days: %s.", path)
                          : arena_text(cx->mem, "There is no backup yet in %s.", place.folder));
}

err_t backup_plan(struct cx *cx)
{
    shop_list shops = { 0 };
    if (!place.folder)
        return NULL;
    TRY(shop_find(cx, &shops));
    if (!shops.n)
        return NULL;
    cx->who = (struct principal){ .shop = "", .actor = ACTOR_SYSTEM };
    TRY(stale_check(cx, &shops.at[0]));
    int64_t day = zone_day(shops.at[0].zone, cx->now);
    msec due = zone_to_utc(shops.at[0].zone, day * DAY + place.minute * INT64_C(60000));
    if (due <= cx->now)
        due = zone_to_utc(shops.at[0].zone, ++day * DAY + place.minute * INT64_C(60000));
    DB_TX(cx);
    TRY(job_add(cx, "backup", "all", arena_text(cx->mem, "%.10s", time_text(cx->mem, day * DAY)), NULL, due));
    return db_commit(cx);
}

struct copying {
    struct cx cx;
    const char *path;
    err_t failed;
};

/* A thread cannot take its priority back: it is made for one backup. */
static void *copying_main(void *arg)
{
    struct copying *c = arg;
    setpriority(PRIO_PROCESS, (id_t)syscall(SYS_gettid), 19);
    syscall(SYS_ioprio_set, 1, 0, 2 << 13 | 7); /* this thread, best effort, lowest */
    c->failed = backup_make(&c->cx, &place, &c->path);
    db_end(&c->cx);
    return NULL;
}

static err_t copy_apart(struct cx *cx, const struct job *job, const char **path)
{
    struct copying c = { .cx = { .mem = cx->mem, .db = cx->db, .now = cx->now, .lane = LANE_JOB, .who = cx->who } };
    pthread_t thread;
    if (pthread_create(&thread, NULL, copying_main, &c))
        return backup_make(cx, &place, path);
    struct arena *own = arena_new(); /* the other is the thread's until it ends */
    struct timespec end;
    do {
        struct cx keep = { .mem = own, .db = cx->db, .now = clock_wall(), .lane = LANE_JOB, .who = cx->who };
        err_t e = job_keep(&keep, job, JOB_LEASE_MS);
        if (e)
            log_line(LOG_WARN, "backup", "trouble=%s", log_quote(own, e->message));
        db_end(&keep);
        clock_gettime(CLOCK_REALTIME, &end);
        end.tv_sec += RENEW_S;
    } while (pthread_timedjoin_np(thread, NULL, &end));
    arena_free(own);
    *path = c.path;
    return c.failed;
}

err_t backup_run(struct cx *cx, const struct job *job)
{
    const char *path = NULL;
    if (!place.folder)
        return NULL;
    int64_t began = clock_mono();
    err_t e = copy_apart(cx, job, &path);
    db_end(cx);
    cx->now = clock_wall();
    cx->deadline = clock_mono() + LAST_MS;
    if (!e) {
        log_line(LOG_INFO, "backup", "made=%s ms=%lld", path, (long long)(clock_mono() - began));
        return NULL;
    }
    err_t said = watch_say(cx, "backup", "", arena_text(cx->mem, "The nightly backup failed. %s", e->message));
    if (said)
        log_line(LOG_WARN, "backup", "trouble=%s", log_quote(cx->mem, e->message));
    return e;
}
