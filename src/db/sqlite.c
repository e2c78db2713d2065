/* sqlite.c - SQLite in WAL mode: one writer connection behind a fair mutex, a pool of readers,
   statements prepared once a connection. COMMIT does not sync; durable.c does, for all who came
   meanwhile. A failed write leaves nothing behind, and the connection works again when the disk
   does. */
#include "db/driver.h"
#include "base/clock.h"
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum {
    CHECKPOINT_PAGES = 2000,
    TRUNCATE_PAGES = 64 * 1024 / 4, /* 64 MB of WAL */
    BUILT_MOST = 48,                /* statements joined at run time, kept a connection */
};

struct statement {
    const void *key;
    sqlite3_stmt *st;
    struct arena *mem; /* of maps and bind; its own when it may be evicted */
    struct map *maps;
    uint64_t hash, used;
    int n;
    bool writes;
    short *bind; /* $1…$n to SQLite's own numbers */
};

struct conn {
    sqlite3 *s;
    struct arena *mem;
    struct statement **table; /* open addressing, keyed by the literal's address */
    size_t n, room;
    struct statement built[BUILT_MOST], *spare;
    uint64_t uses;
    bool wrote;                     /* COMMIT has put something into the log */
    int pages, checkpointed, tried; /* of the log: now, at the last checkpoint, at the last try to begin it anew */
};

struct lite {
    struct db *db;
    const char *path, *vfs;
    struct conn *writer, **readers;
    int n;
    struct lease write, read;
    sqlite3 *syncer;
    int64_t version;    /* data_version as last seen; under the writer's mutex */
    _Atomic int copies; /* being made */
};

static struct lite *lite_of(struct db *db) { return db->engine; }

/* --- failures --- */

static err_t lite_fail(struct cx *cx, sqlite3 *s, const char *sql)
{
    int code = sqlite3_extended_errcode(s);
    const char *detail = arena_text(cx->mem, "sqlite %d: %s [%s]", code, sqlite3_errmsg(s), sql);
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return db_unique(cx);
    }
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_PERM:
    case SQLITE_NOMEM: return db_busy(cx, detail);
    }
    return db_broken(cx, detail, sql);
}

static void pause_ms(int ms) { nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000L }, NULL); }

/* --- statements --- */

static uint64_t hash_text(const char *s)
{
    uint64_t h = 1469598103934665603u;
    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * 1099511628211u;
    return h;
}

static struct statement **slot(struct statement **table, size_t room, const void *key)
{
    size_t at = ((uintptr_t)key >> 3) * 0x9e3779b97f4a7c15u >> 32;
    while (table[at & (room - 1)] && table[at & (room - 1)]->key != key)
        at++;
    return &table[at & (room - 1)];
}

static void table_grow(struct conn *c)
{
    size_t room = c->room ? c->room * 2 : 256;
    struct statement **table = arena_alloc(c->mem, room * sizeof(struct statement *));
    for (size_t i = 0; i < c->room; i++)
        if (c->table[i])
            *slot(table, room, c->table[i]->key) = c->table[i];
    c->table = table;
    c->room = room;
}

/* Every $1…$n must be there and nothing else, as on PostgreSQL. SQLite numbers by first appearance.
 */
static bool bind_numbers(struct statement *s, size_t n)
{
    s->n = (int)n;
    s->bind = arena_alloc(s->mem, n * sizeof(short));
    for (size_t i = 0; i < n; i++) {
        char name[24];
        snprintf(name, sizeof(name), "$%zu", i + 1);
        s->bind[i] = (short)sqlite3_bind_parameter_index(s->st, name);
        if (!s->bind[i])
            return false;
    }
    return sqlite3_bind_parameter_count(s->st) == (int)n;
}

static err_t prepare(struct cx *cx, struct conn *c, struct sql sql, size_t n, struct statement *s)
{
    size_t length = strlen(sql.text) - (sql.lock ? strlen(SQL_LOCK) : 0);
    const char *tail = NULL;
    if (sqlite3_prepare_v3(c->s, sql.text, (int)length, SQLITE_PREPARE_PERSISTENT, &s->st, &tail))
        return lite_fail(cx, c->s, sql.text);
    s->writes = !sqlite3_stmt_readonly(s->st);
    bool alone = sql.lock || !tail[strspn(tail, " \n\t;")];
    if (alone && bind_numbers(s, n))
        return NULL;
    sqlite3_finalize(s->st);
    s->st = NULL;
    return db_broken(cx, "the arguments are not $1…$n, or it is more than one statement", sql.text);
}

static err_t find_built(struct cx *cx, struct conn *c, struct sql sql, size_t n, struct statement **out)
{
    uint64_t hash = hash_text(sql.text);
    struct statement *oldest = c->built;
    for (struct statement *s = c->built; s < c->built + BUILT_MOST; s++) {
        if (s->st && s->hash == hash && s->n == (int)n && !strcmp(sqlite3_sql(s->st), sql.text)) {
            s->used = ++c->uses;
            *out = s;
            return NULL;
        }
        if (s->used < oldest->used)
            oldest = s;
    }
    sqlite3_finalize(oldest->st);
    arena_free(oldest->mem);
    *oldest = (struct statement){ .hash = hash, .used = ++c->uses, .mem = arena_new() };
    TRY(prepare(cx, c, sql, n, oldest));
    *out = oldest;
    return NULL;
}

static err_t find(struct cx *cx, struct conn *c, struct sql sql, size_t n, struct statement **out)
{
    if (sql.built)
        return find_built(cx, c, sql, n, out);
    if (c->n * 2 >= c->room)
        table_grow(c);
    struct statement **at = slot(c->table, c->room, sql.text);
    if (!*at) {
        struct statement *s = c->spare ? c->spare : arena_alloc(c->mem, sizeof(*s));
        *s = (struct statement){ .key = sql.text, .mem = c->mem };
        c->spare = s;
        TRY(prepare(cx, c, sql, n, s));
        c->spare = NULL;
        *at = s;
        c->n++;
    }
    *out = *at;
    return NULL;
}

static void bind(struct statement *s, const struct db_arg *args, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct db_arg *a = &args[i];
        switch (a->kind) {
        case ARG_NULL: sqlite3_bind_null(s->st, s->bind[i]); break;
        case ARG_TEXT: sqlite3_bind_text(s->st, s->bind[i], a->text, -1, SQLITE_STATIC); break;
        case ARG_INT: sqlite3_bind_int64(s->st, s->bind[i], a->num); break;
        case ARG_BYTES:
            if (a->n)
                sqlite3_bind_blob64(s->st, s->bind[i], a->text, a->n, SQLITE_STATIC);
            else
                sqlite3_bind_zeroblob(s->st, s->bind[i], 0);
            break;
        }
    }
}

static const char *lite_name(void *statement, int column) { return sqlite3_column_name(statement, column); }

/* By value: each function that asks by column checks the row and the connection again. */
static struct cell lite_cell(void *row, int column)
{
    sqlite3_value *v = sqlite3_column_value(row, column);
    const char *text;
    switch (sqlite3_value_type(v)) {
    case SQLITE_NULL: return (struct cell){ .is_null = true };
    case SQLITE_INTEGER: return (struct cell){ .num = sqlite3_value_int64(v), .is_int = true };
    case SQLITE_BLOB: text = sqlite3_value_blob(v); break;
    default: text = (const char *)sqlite3_value_text(v);
    }
    return (struct cell){ .text = text ? text : "", .n = (size_t)sqlite3_value_bytes(v) };
}

static int step_all(struct statement *s, struct rows *rows)
{
    const struct map *map = NULL;
    int rc;
    while ((rc = sqlite3_step(s->st)) == SQLITE_ROW) {
        if (rows->fields && !map) /* after the first step: it may have been prepared anew */
            map = map_find(&s->maps, s->mem, rows->fields, sqlite3_column_count(s->st), lite_name, s->st);
        rows_add(rows, map, lite_cell, s->st);
        if (rows->most && rows->n >= rows->most && !s->writes)
            return SQLITE_DONE;
    }
    return rc;
}

static err_t run_on(struct cx *cx, struct conn *c, struct sql sql, const struct db_arg *args, size_t n,
                    struct rows *rows, int64_t *changed)
{
    struct statement *s;
    TRY(find(cx, c, sql, n, &s));
    if (s->writes && !cx->in_tx)
        return db_broken(cx, "a write outside a transaction must not begin with SELECT or WITH", sql.text);
    bind(s, args, n);
    int rc = step_all(s, rows);
    int64_t until = rc == SQLITE_BUSY ? wait_until(cx) : 0;
    /* Another process recovers or truncates the WAL. Nothing was read yet. */
    for (int ms = 1; rc == SQLITE_BUSY && !cx->in_tx && clock_mono() < until; ms = ms < 16 ? ms * 2 : 16) {
        sqlite3_reset(s->st);
        pause_ms(ms);
        rc = step_all(s, rows);
    }
    err_t e = rc == SQLITE_DONE ? NULL : lite_fail(cx, c->s, sql.text);
    if (!e && changed && s->writes)
        *changed = sqlite3_changes64(c->s);
    sqlite3_reset(s->st);
    return e;
}

/* A statement without arguments and rows. */
static int plain(struct lite *l, struct conn *c, const char *sql)
{
    struct cx none = { .mem = c->mem, .db = l->db };
    struct statement *s;
    if (find(&none, c, (struct sql){ .text = sql }, 0, &s))
        return SQLITE_ERROR;
    int rc = sqlite3_step(s->st);
    sqlite3_reset(s->st);
    return rc;
}

static err_t lite_run(struct cx *cx, struct db_work *w, struct sql sql, const struct db_arg *args, size_t n,
                      struct rows *rows, int64_t *changed)
{
    struct lite *l = lite_of(cx->db);
    if (w->conn || w->reader) /* what is read there was seen when it began */
        return run_on(cx, w->conn ? w->conn : w->reader, sql, args, n, rows, changed);
    struct conn *c = lease_take(&l->read, wait_until(cx));
    if (!c)
        return db_busy(cx, "no reader came free");
    bool keep = cx->steady && plain(l, c, "BEGIN") == SQLITE_DONE;
    err_t e = run_on(cx, c, sql, args, n, rows, changed);
    if (keep)
        w->reader = c;
    else
        lease_give(&l->read, c);
    if (!db_mutant(MUTANT_BLIND_READ))
        w->seen = durable_announced(cx->db->durable);
    return e;
}

/* --- connections --- */

static void conn_close(struct conn *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->room; i++)
        if (c->table[i])
            sqlite3_finalize(c->table[i]->st);
    for (int i = 0; i < BUILT_MOST; i++) {
        sqlite3_finalize(c->built[i].st);
        arena_free(c->built[i].mem);
    }
    sqlite3_close(c->s);
    arena_free(c->mem);
}

static int to_text(void *out, int n, char **values, char **names)
{
    (void)names;
    snprintf(out, 16, "%s", n && values[0] ? values[0] : "");
    return 0;
}

/* Several processes may open a new file at once. SQLite does not wait where waiting could deadlock, as when a
   reader becomes the one who switches to WAL: then all but one must let go and begin again. */
static int exec_patiently(sqlite3 *s, const char *sql, char mode[16])
{
    int rc = SQLITE_BUSY;
    int64_t until = clock_mono() + 5000;
    for (int ms = 1; (rc & 0xff) == SQLITE_BUSY && clock_mono() < until; ms = ms < 16 ? ms * 2 : 16) {
        rc = sqlite3_exec(s, sql, to_text, mode, NULL);
        if ((rc & 0xff) == SQLITE_BUSY)
            pause_ms(ms);
    }
    return rc;
}

static int raw_open(struct lite *l, int flags, sqlite3 **out)
{
    int rc = sqlite3_open_v2(l->path, out, flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, l->vfs);
    if (!rc)
        rc = sqlite3_extended_result_codes(*out, 1);
    if (!rc)
        rc = sqlite3_busy_timeout(*out, 5000);
    char mode[16];
    if (!rc)
        rc = exec_patiently(*out,
                            "PRAGMA mmap_size = 0; PRAGMA case_sensitive_like = 1; PRAGMA synchronous = NORMAL;"
                            "PRAGMA wal_autocheckpoint = 0;",
                            mode);
    return rc;
}

/* Called by SQLite after every commit. Once per CHECKPOINT_PAGES, not once per commit above them:
   while a reader keeps the WAL from being restarted, each checkpoint would cost every commit two
   syncs. */
static int on_wal(void *arg, sqlite3 *s, const char *name, int pages)
{
    struct conn *c = arg;
    if (pages < c->checkpointed)
        c->checkpointed = 0;
    c->pages = pages;
    c->wrote = true;
    if (pages >= c->checkpointed + CHECKPOINT_PAGES) {
        c->checkpointed = pages;
        sqlite3_wal_checkpoint_v2(s, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    }
    return SQLITE_OK;
}

static err_t conn_open(struct cx *cx, struct lite *l, bool writer, struct conn **out)
{
    struct arena *mem = arena_new();
    struct conn *c = arena_alloc(mem, sizeof(*c));
    c->mem = mem;
    char mode[16] = "";
    int rc = raw_open(l, 0, &c->s);
    if (!rc && writer) {
        rc = exec_patiently(c->s, "PRAGMA cache_size = -8192; PRAGMA journal_mode = WAL", mode);
        sqlite3_wal_hook(c->s, on_wal, c);
    } else if (!rc) {
        rc = exec_patiently(c->s, "PRAGMA cache_size = -1024; PRAGMA query_only = 1", mode);
    }
    err_t e = NULL;
    if (rc)
        e = fail(cx, E_INPUT, "The database %s cannot be opened: %s.", l->path, sqlite3_errmsg(c->s));
    else if (writer && strcasecmp(mode, "wal"))
        e = fail(cx, E_INPUT, "The database %s cannot keep a write-ahead log there. Put it on a local disk.", l->path);
    if (e) {
        conn_close(c);
        return e;
    }
    sqlite3_busy_timeout(c->s, 0);
    *out = c;
    return NULL;
}

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
    int most = config->readers ? config->readers : 8;
    lease_start(&l->write, db->mem, 1);
    lease_start(&l->read, db->mem, most);
    l->readers = arena_alloc(db->mem, (size_t)most * sizeof(struct conn *));
    db->engine = l;
    TRY(conn_open(cx, l, true, &l->writer));
    for (; l->n < most; l->n++)
        TRY(conn_open(cx, l, false, &l->readers[l->n]));
    if (raw_open(l, 0, &l->syncer) || sqlite3_exec(l->syncer, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL))
        return fail(cx, E_INPUT, "The database %s cannot be read: %s.", l->path, sqlite3_errmsg(l->syncer));
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
        conn_close(l->readers[i]);
    conn_close(l->writer);
    lease_end(&l->read);
    lease_end(&l->write);
}

/* --- transactions --- */

/* After an error SQLite may have rolled back by itself. A connection that cannot is replaced. */
static void clean(struct lite *l)
{
    if (!sqlite3_get_autocommit(l->writer->s))
        plain(l, l->writer, "ROLLBACK");
    if (sqlite3_get_autocommit(l->writer->s))
        return;
    struct conn *fresh;
    struct cx none = { .mem = arena_new(), .db = l->db };
    if (!conn_open(&none, l, true, &fresh)) {
        conn_close(l->writer);
        l->writer = fresh;
    }
    arena_free(none.mem);
}

static void leave(struct lite *l, struct db_work *w)
{
    w->conn = NULL;
    lease_give(&l->write, l->writer);
}

static err_t too_many(struct cx *cx) { return db_busy(cx, "too many answers wait for the disk"); }

/* Ends the moment that a steady context reads. */
static void rest(struct lite *l, struct db_work *w)
{
    struct conn *c = w->reader;
    if (!c)
        return;
    w->reader = NULL;
    plain(l, c, "COMMIT");
    lease_give(&l->read, c);
}

static err_t lite_begin(struct cx *cx, struct db_work *w)
{
    struct lite *l = lite_of(cx->db);
    rest(l, w);
    struct durable *d = cx->db->durable;
    int64_t until = wait_until(cx);
    for (int ms = 1;; ms = ms < 32 ? ms * 2 : 32) {
        if (durable_full(d))
            return too_many(cx);
        if (!lease_take(&l->write, until))
            return db_busy(cx, "the writer did not come free");
        w->conn = l->writer;
        if (durable_full(d)) {
            leave(l, w);
            return too_many(cx);
        }
        w->seen = durable_announced(d);
        if (plain(l, l->writer, "BEGIN IMMEDIATE") == SQLITE_DONE)
            return NULL;
        err_t e = lite_fail(cx, l->writer->s, "BEGIN IMMEDIATE");
        bool busy = (sqlite3_errcode(l->writer->s) & 0xff) == SQLITE_BUSY;
        clean(l);
        leave(l, w);
        if (!busy || clock_mono() + ms >= until)
            return e;
        pause_ms(ms); /* another process writes: wait for it where it holds up nobody else */
    }
}

/* A reader that stays keeps the log from being begun anew, and every try is 200 ms under the writer's mutex: the
   next one comes when the log has grown by as much again. */
static void truncate_wal(struct lite *l)
{
    struct conn *c = l->writer;
    if (c->pages < c->tried)
        c->tried = 0;
    if (c->pages < c->tried + TRUNCATE_PAGES || c->pages < c->checkpointed + CHECKPOINT_PAGES / 4 || l->copies)
        return;
    sqlite3_busy_timeout(c->s, 200);
    bool done = !sqlite3_wal_checkpoint_v2(c->s, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    c->tried = done ? 0 : c->pages;
    if (done)
        c->pages = c->checkpointed = 0;
    sqlite3_busy_timeout(c->s, 0);
}

static err_t lite_commit(struct cx *cx, struct db_work *w)
{
    struct lite *l = lite_of(cx->db);
    struct durable *d = cx->db->durable;
    int64_t number = durable_announce(d);
    w->seen = number;
    l->writer->wrote = false;
    bool done = plain(l, l->writer, "COMMIT") == SQLITE_DONE;
    if (!done && db_mutant(MUTANT_DEAF_COMMIT)) {
        clean(l);
        done = true;
    }
    if (done) {
        durable_commit(d, number, &w->after, l->writer->wrote);
        truncate_wal(l);
        leave(l, w);
        return NULL;
    }
    err_t e = lite_fail(cx, l->writer->s, "COMMIT");
    clean(l);
    durable_commit(d, number, NULL, false);
    leave(l, w);
    return e;
}

static void lite_rollback(struct db_work *w)
{
    struct lite *l = lite_of(w->db);
    rest(l, w);
    if (!w->conn)
        return;
    clean(l);
    leave(l, w);
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
    err_t e = raw_open(l, 0, &s) ? lite_fail(cx, s, "backup") : lite_copy(cx, s, path);
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
    char text[16] = "";
    bool differs = false;
    if (!sqlite3_exec(l->writer->s, "PRAGMA data_version", to_text, text, NULL)) {
        int64_t version = strtoll(text, NULL, 10);
        differs = l->version && l->version != version;
        l->version = version;
    }
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
    .commit = lite_commit,
    .rollback = lite_rollback,
    .run = lite_run,
    .script = lite_script,
    .backup = lite_backup,
    .check = lite_check,
    .elsewhere = lite_elsewhere,
    .room = lite_room,
};
