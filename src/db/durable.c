/* durable.c - commit, sync together, answer after. Commits append to the WAL without a sync; one
   thread loops "take all that wait, sync the WAL once, release them". Nothing is released before
   its commit is on disk, and releases happen in the order of the commits. A failed sync ends the
   process: what the kernel dropped cannot be asked for again, and nothing of it was acknowledged.
 */
#include "db/driver.h"
#include "base/log.h"
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct durable {
    struct db *db;
    sqlite3 *conn; /* the thread's own */
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t work, done;
    struct after_list queue;
    bool stop;
    _Atomic bool lost;
    _Atomic int64_t announced; /* a reader may see commits up to here */
    int64_t committed, synced; /* COMMIT has returned; is on disk */
    _Atomic int64_t released;  /* and its callbacks have run */
    _Atomic int64_t waiting;
};

__attribute__((weak)) bool db_mutant(enum mutant m)
{
    (void)m;
    return false;
}

static void end_process(const char *line)
{
    log_line(LOG_ERROR, "db.lost", "why=\"%s Stopped, so that nothing is promised that may not be there.\"", line);
    _exit(74);
}

void (*durable_lost)(const char *line) = end_process;

/* --- every sync is seen --- */

/* The methods of a file with its xSync replaced, one for each table of methods that a VFS uses. */
struct seen {
    sqlite3_io_methods io;
    const sqlite3_io_methods *real;
};
enum { SEEN_MOST = 16 };

static pthread_mutex_t seen_mutex = PTHREAD_MUTEX_INITIALIZER;
static struct seen seen[SEEN_MOST];
static int seen_n;

static int see_sync(sqlite3_file *f, int flags)
{
    const struct seen *s = (const void *)f->pMethods;
    int rc = s->real->xSync(f, flags);
    if (rc)
        durable_lost("A sync of the database failed.");
    return rc;
}

static const sqlite3_io_methods *see(const sqlite3_io_methods *real)
{
    pthread_mutex_lock(&seen_mutex);
    int i = 0;
    while (i < seen_n && seen[i].real != real)
        i++;
    if (i == seen_n && seen_n < SEEN_MOST) {
        seen[i] = (struct seen){ *real, real };
        seen[i].io.xSync = see_sync;
        seen_n++;
    }
    pthread_mutex_unlock(&seen_mutex);
    return i < SEEN_MOST ? &seen[i].io : NULL;
}

static int see_open(sqlite3_vfs *v, sqlite3_filename name, sqlite3_file *f, int flags, int *out)
{
    sqlite3_vfs *base = v->pAppData;
    int rc = base->xOpen(base, name, f, flags, out);
    if (rc || !f->pMethods)
        return rc;
    const sqlite3_io_methods *io = see(f->pMethods);
    if (io) {
        f->pMethods = io;
        return SQLITE_OK;
    }
    f->pMethods->xClose(f);
    f->pMethods = NULL;
    return SQLITE_CANTOPEN;
}

static int see_delete(sqlite3_vfs *v, const char *name, int sync_folder)
{
    sqlite3_vfs *base = v->pAppData;
    return base->xDelete(base, name, sync_folder);
}

static int see_access(sqlite3_vfs *v, const char *name, int flags, int *out)
{
    sqlite3_vfs *base = v->pAppData;
    return base->xAccess(base, name, flags, out);
}

static int see_path(sqlite3_vfs *v, const char *name, int n, char *out)
{
    sqlite3_vfs *base = v->pAppData;
    return base->xFullPathname(base, name, n, out);
}

const char *durable_vfs(const char *base)
{
    static struct {
        sqlite3_vfs vfs;
        char name[48];
    } made[8];
    static int n;
    sqlite3_vfs *real = sqlite3_vfs_find(base);
    if (!real)
        return base;
    pthread_mutex_lock(&seen_mutex);
    int i = 0;
    while (i < n && made[i].vfs.pAppData != real)
        i++;
    if (i == n && n < 8) {
        snprintf(made[i].name, sizeof(made[i].name), "wismo-%s", real->zName);
        made[i].vfs = *real;
        made[i].vfs.pNext = NULL;
        made[i].vfs.zName = made[i].name;
        made[i].vfs.pAppData = real;
        made[i].vfs.xOpen = see_open;
        made[i].vfs.xDelete = see_delete;
        made[i].vfs.xAccess = see_access;
        made[i].vfs.xFullPathname = see_path;
        sqlite3_vfs_register(&made[i].vfs, 0);
        n++;
    }
    pthread_mutex_unlock(&seen_mutex);
    return i < 8 ? made[i].name : base;
}

/* --- the thread --- */

static bool sync_wal(struct durable *d)
{
    if (db_mutant(MUTANT_NO_SYNC))
        return true;
    sqlite3_file *wal = NULL;
    int rc = sqlite3_file_control(d->conn, "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal);
    if (rc || !wal || !wal->pMethods) {
        durable_lost("The write-ahead log of the database could not be found.");
        return false;
    }
    d->db->syncs++;
    return wal->pMethods->xSync(wal, SQLITE_SYNC_NORMAL) == SQLITE_OK;
}

static bool ready(const struct durable *d)
{
    return d->committed > d->released || (d->queue.head && d->queue.head->number <= d->released);
}

/* Splits what may run from what waits for a commit that was announced after the sync began. */
static struct after *split(struct after *list, int64_t upto, struct after_list *later, int64_t *n)
{
    struct after_list now = { 0 };
    for (struct after *a = list, *next; a; a = next) {
        next = a->next;
        a->next = NULL;
        after_add(a->number <= upto ? &now : later, a);
        *n += a->number <= upto;
    }
    return now.head;
}

/* One round, entered and left with the mutex held. False: a sync failed. */
static bool round_trip(struct durable *d)
{
    int64_t upto = d->committed, n = 0;
    bool fresh = upto > d->synced;
    struct after_list later = { 0 };
    struct after *now = split(d->queue.head, upto, &later, &n);
    d->queue = later.head ? later : (struct after_list){ 0 };
    pthread_mutex_unlock(&d->mutex);
    bool early = db_mutant(MUTANT_EARLY), good = true;
    if (early)
        after_run(d->db, now);
    if (fresh)
        good = sync_wal(d);
    if (good && !early)
        after_run(d->db, now);
    else if (!good && !early)
        after_drop(d->db, now);
    pthread_mutex_lock(&d->mutex);
    d->waiting -= n;
    if (good) {
        if (upto > d->synced)
            d->synced = upto;
        d->released = upto;
    }
    return good;
}

static void *durable_main(void *arg)
{
    struct durable *d = arg;
    pthread_setname_np(pthread_self(), "sync");
    pthread_mutex_lock(&d->mutex);
    while (!d->lost) {
        while (!ready(d) && !d->stop)
            pthread_cond_wait(&d->work, &d->mutex);
        if (!ready(d))
            break;
        d->lost = !round_trip(d);
        pthread_cond_broadcast(&d->done);
    }
    pthread_mutex_unlock(&d->mutex);
    return NULL;
}

struct durable *durable_start(struct db *db, void *conn)
{
    struct durable *d = arena_alloc(db->mem, sizeof(*d));
    d->db = db;
    d->conn = conn;
    pthread_mutex_init(&d->mutex, NULL);
    pthread_cond_init(&d->work, NULL);
    pthread_cond_init(&d->done, NULL);
    sync_wal(d); /* what a killed process left unsynced is read from now on */
    if (pthread_create(&d->thread, NULL, durable_main, d))
        durable_lost("The thread that syncs the database could not be started.");
    return d;
}

void durable_stop(struct durable *d)
{
    pthread_mutex_lock(&d->mutex);
    d->stop = true;
    pthread_cond_signal(&d->work);
    pthread_mutex_unlock(&d->mutex);
    pthread_join(d->thread, NULL);
    after_drop(d->db, d->queue.head);
    pthread_cond_destroy(&d->done);
    pthread_cond_destroy(&d->work);
    pthread_mutex_destroy(&d->mutex);
}

/* --- what sqlite.c and db.c tell it --- */

int64_t durable_announce(struct durable *d) { return ++d->announced; }

void durable_commit(struct durable *d, int64_t number, struct after_list *list, bool wrote)
{
    pthread_mutex_lock(&d->mutex);
    for (struct after *a = list ? list->head : NULL, *next; a; a = next) {
        next = a->next;
        a->next = NULL;
        a->number = number;
        after_add(&d->queue, a);
        d->waiting++;
    }
    if (!wrote && d->committed == d->synced)
        d->synced = number;
    d->committed = number;
    pthread_cond_signal(&d->work);
    pthread_mutex_unlock(&d->mutex);
}

int64_t durable_announced(struct durable *d) { return d ? d->announced : 0; }

bool durable_is(struct durable *d, int64_t number) { return d->released >= number; }

void durable_after(struct durable *d, struct after *a)
{
    pthread_mutex_lock(&d->mutex);
    bool now = !d->lost && d->released >= a->number;
    if (!now) {
        after_add(&d->queue, a);
        d->waiting++;
        pthread_cond_signal(&d->work);
    }
    pthread_mutex_unlock(&d->mutex);
    if (now)
        after_run(d->db, a);
}

void durable_wait(struct durable *d, int64_t number)
{
    if (durable_is(d, number))
        return;
    pthread_mutex_lock(&d->mutex);
    while (d->released < number && !d->lost)
        pthread_cond_wait(&d->done, &d->mutex);
    pthread_mutex_unlock(&d->mutex);
}

int64_t durable_waiting(struct durable *d) { return d->waiting; }

bool durable_full(struct durable *d) { return d->lost || d->waiting >= DURABLE_MOST; }
