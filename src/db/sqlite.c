/* sqlite.c - SQLite in WAL mode: one writer connection behind a fair mutex (sqlite_writer.c), a pool of readers,
   statements prepared once a connection (sqlite_conn.c). COMMIT does not sync; durable.c does, for all who came
   meanwhile. A failed write leaves nothing behind, and the connection works again when the disk does. */
#include "db/sqlite.h"
#include "base/clock.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* --- opening --- */

/* Order data is nobody else's to read, and a power loss must not forget the file's name. */
static err_t file_make(struct cx *cx, const char *path, bool create)
{
    int fd = open(path, O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0), 0600);
    if (fd < 0)
        return fail(cx, E_INPUT, "The database %s cannot be opened: %s.", path, strerror(errno));
    close(fd);
    return NULL;
}

static void folder_sync(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    int fd = open(slash ? arena_copy_n(a, path, (size_t)(slash - path) + 1) : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    if (fsync(fd) && errno != EINVAL)
        durable_lost("The folder of the database could not be written to disk.");
    close(fd);
}

/* Groups, what they recall and the budgets of guesses are those of one process. The byte behind those that SQLite locks
   (sqlite.org/fileformat2.html#the_lock_byte_page) is locked as SQLite locks its own: gone with the process however it
   ends, with no child that could keep it, the same through every name of the file, and whoever is refused learns whose
   it is. It lasts as long as this process has the database open, and no descriptor of the file may be closed before. */
enum { SERVES_AT = 0x40000200 };

static err_t serve_alone(struct cx *cx, struct lite *l)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = SERVES_AT, .l_len = 1 };
    l->serves = open(l->path, O_RDWR | O_CLOEXEC);
    if (l->serves < 0)
        return fail(cx, E_INPUT, "The database %s cannot be opened: %s.", l->path, strerror(errno));
    if (!fcntl(l->serves, F_SETLK, &lock))
        return NULL;
    if (errno != EACCES && errno != EAGAIN)
        return fail(cx, E_INPUT, "The database %s cannot be locked: %s.", l->path, strerror(errno));
    bool known = !fcntl(l->serves, F_GETLK, &lock) && lock.l_type != F_UNLCK && lock.l_pid > 0;
    const char *who = known ? arena_text(cx->mem, "process %lld", (long long)lock.l_pid) : "another process";
    return fail(cx, E_CONFLICT,
                "%s is served already, by %s: stop that one first. One process serves a SQLite database.", l->path,
                who);
}

static void once(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* its counters are a mutex for all threads */ }

static err_t lite_open(struct cx *cx, struct db *db, const struct db_config *config)
{
    static pthread_once_t started = PTHREAD_ONCE_INIT;
    pthread_once(&started, once);
    TRY(file_make(cx, config->url, config->create));
    struct lite *l = arena_alloc(db->mem, sizeof(*l));
    l->db = db;
    l->path = arena_copy(db->mem, config->url);
    l->vfs = durable_vfs(config->vfs);
    l->serves = -1;
    int most = config->readers ? config->readers : 8;
    lease_start(&l->write, db->mem, 1);
    lease_start(&l->read, db->mem, most);
    l->readers = arena_alloc(db->mem, (size_t)most * sizeof(struct conn *));
    db->engine = l;
    TRY(lite_connect(cx, l, true, &l->writer));
    for (; l->n < most; l->n++)
        TRY(lite_connect(cx, l, false, &l->readers[l->n]));
    if (lite_raw(l, &l->syncer) || sqlite3_exec(l->syncer, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL))
        return fail(cx, E_INPUT, "The database %s cannot be read: %s.", l->path, sqlite3_errmsg(l->syncer));
    if (config->serves)
        TRY(serve_alone(cx, l));
    folder_sync(cx->mem, l->path);
    lease_give(&l->write, l->writer);
    for (int i = 0; i < l->n; i++)
        lease_give(&l->read, l->readers[i]);
    db->durable = durable_start(db, l->syncer);
    return NULL;
}

static void lite_close(struct db *db)
{
    struct lite *l = lite_of(db);
    if (!l)
        return;
    if (db->durable)
        durable_stop(db->durable);
    sqlite3_close(l->syncer);
    for (int i = 0; i < l->n; i++)
        lite_disconnect(l->readers[i]);
    lite_disconnect(l->writer);
    if (l->serves >= 0)
        close(l->serves);
    recall_forget(l);
    lease_end(&l->read);
    lease_end(&l->write);
}

/* --- reading --- */

/* Ends the moment that a steady context reads. */
static void rest(struct lite *l, struct db_work *w)
{
    struct conn *c = w->reader;
    if (!c)
        return;
    w->reader = NULL;
    lite_plain(c, "COMMIT");
    lease_give(&l->read, c);
}

static err_t lite_run(struct cx *cx, struct db_work *w, struct sql sql, const struct db_arg *args, size_t n,
                      struct rows *rows, int64_t *changed)
{
    struct lite *l = lite_of(cx->db);
    if (cx->group && !w->conn)
        TRY(writer_join(cx, w));
    if (w->group && sql.recall)
        return recall_run(cx, w, sql, args, n, rows);
    if (w->conn || w->reader) /* what is read there was seen when it began */
        return lite_execute(cx, w->conn ? w->conn : w->reader, sql, args, n, rows, changed);
    if (!cx->steady)
        writer_group_end(cx->db); /* who does not ask for one moment sees every commit */
    struct conn *c = lease_take(&l->read, wait_until(cx));
    if (!c)
        return db_busy(cx, "no reader came free");
    bool keep = cx->steady && lite_plain(c, "BEGIN") == SQLITE_DONE;
    err_t e = lite_execute(cx, c, sql, args, n, rows, changed);
    if (keep)
        w->reader = c;
    else
        lease_give(&l->read, c);
    if (!db_mutant(MUTANT_BLIND_READ))
        w->seen = durable_announced(cx->db->durable);
    return e;
}

static err_t lite_begin(struct cx *cx, struct db_work *w)
{
    rest(lite_of(cx->db), w);
    return writer_begin(cx, w);
}

static void lite_rollback(struct db_work *w)
{
    rest(lite_of(w->db), w);
    writer_rollback(w);
}

/* --- the rest --- */

static err_t lite_script(struct cx *cx, struct db_work *w, const char *text)
{
    struct conn *c = w->conn;
    return sqlite3_exec(c->s, text, NULL, NULL, NULL) ? lite_fail(cx, c->s, text) : NULL;
}

/* While it is copied the log cannot be begun anew: nobody shall wait for that. */
static err_t lite_backup(struct cx *cx, const char *path)
{
    struct lite *l = lite_of(cx->db);
    sqlite3 *s = NULL;
    l->copies++;
    err_t e = lite_raw(l, &s) ? lite_fail(cx, s, "backup") : lite_copy(cx, s, path);
    sqlite3_close(s);
    l->copies--;
    return e;
}

struct finding {
    const char *integrity_check;
};

static err_t lite_check(struct cx *cx, char **findings)
{
    static const struct field fields[] = { FIELD(F_TEXT, struct finding, integrity_check), { 0 } };
    LIST(struct finding) found;
    struct db_work *w = work_of(cx);
    struct rows rows = { .mem = cx->mem, .fields = fields, .size = sizeof(struct finding) };
    TRY(lite_run(cx, w, (struct sql){ .text = "PRAGMA integrity_check" }, NULL, 0, &rows, NULL));
    found.at = (void *)rows.at;
    found.n = rows.n;
    char *all = arena_copy(cx->mem, found.n ? found.at[0].integrity_check : "ok");
    for (size_t i = 1; i < found.n; i++)
        all = arena_text(cx->mem, "%s\n%s", all, found.at[i].integrity_check);
    *findings = all;
    return NULL;
}

static bool lite_elsewhere(struct db *db)
{
    struct lite *l = lite_of(db);
    if (!lease_take(&l->write, clock_mono() + 1000))
        return false;
    int64_t version = lite_number(l->writer, "PRAGMA data_version");
    bool differs = version && l->version && l->version != version;
    if (version)
        l->version = version;
    lease_give(&l->write, l->writer);
    return differs;
}

static bool lite_room(struct db *db, int64_t *out)
{
    struct statvfs disk;
    if (statvfs(lite_of(db)->path, &disk))
        return false;
    *out = (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
    return true;
}

const struct db_driver db_sqlite = {
    .open = lite_open,
    .close = lite_close,
    .begin = lite_begin,
    .commit = writer_commit,
    .rollback = lite_rollback,
    .leave = writer_leave,
    .group_end = writer_group_end,
    .run = lite_run,
    .script = lite_script,
    .backup = lite_backup,
    .check = lite_check,
    .elsewhere = lite_elsewhere,
    .room = lite_room,
};
