/* sqlite_conn.c - one connection to SQLite: how it is opened, its statements prepared once, what its failures mean. */
#include "db/sqlite.h"
#include "base/clock.h"
#include "base/fnv.h"
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

err_t lite_fail(struct cx *cx, sqlite3 *s, const char *sql)
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

void pause_ms(int ms) { nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000L }, NULL); }

/* --- statements --- */

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
    uint64_t hash = fnv64_text(FNV64_START, sql.text);
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
    struct statement *s = literal_get(&c->prepared, sql.text);
    if (!s) {
        s = c->spare ? c->spare : arena_alloc(c->mem, sizeof(*s));
        *s = (struct statement){ .mem = c->mem };
        c->spare = s;
        TRY(prepare(cx, c, sql, n, s));
        c->spare = NULL;
        literal_add(&c->prepared, c->mem, sql.text, s);
    }
    *out = s;
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

err_t lite_execute(struct cx *cx, struct conn *c, struct sql sql, const struct db_arg *args, size_t n,
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

/* *number is what the first row gives. */
static int step_once(struct conn *c, const char *sql, int64_t *number)
{
    struct cx none = { .mem = c->mem };
    struct statement *s;
    if (find(&none, c, (struct sql){ .text = sql }, 0, &s))
        return SQLITE_ERROR;
    int rc = sqlite3_step(s->st);
    if (rc == SQLITE_ROW)
        *number = sqlite3_column_int64(s->st, 0);
    sqlite3_reset(s->st);
    return rc;
}

int lite_plain(struct conn *c, const char *sql)
{
    int64_t none = 0;
    return step_once(c, sql, &none);
}

int64_t lite_number(struct conn *c, const char *sql)
{
    int64_t number = 0;
    (void)step_once(c, sql, &number);
    return number;
}

/* --- connections --- */

void lite_disconnect(struct conn *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->prepared.room; i++)
        if (c->prepared.at[i].text)
            sqlite3_finalize(((struct statement *)c->prepared.at[i].kept)->st);
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

int lite_raw(const struct lite *l, sqlite3 **out)
{
    int rc = sqlite3_open_v2(l->path, out, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, l->vfs);
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

/* The writer reads what every turn reads, and what it keeps stays true; a reader's pages go at every commit. */
err_t lite_connect(struct cx *cx, struct lite *l, bool writer, struct conn **out)
{
    struct arena *mem = arena_new();
    struct conn *c = arena_alloc(mem, sizeof(*c));
    c->mem = mem;
    char mode[16] = "";
    int rc = lite_raw(l, &c->s);
    if (!rc && writer) {
        rc = exec_patiently(c->s, "PRAGMA cache_size = -32768; PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL",
                            mode);
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
        lite_disconnect(c);
        return e;
    }
    sqlite3_busy_timeout(c->s, 0);
    *out = c;
    return NULL;
}
