/* db.c - the public verbs, alike for both engines: scopes, nesting, doom, and what runs after the
   disk. A failed statement dooms its transaction on SQLite too, because PostgreSQL does. */
#include "db/driver.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/log.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>

/* --- opening --- */

err_t db_open(struct cx *cx, const struct db_config *config, struct db **out)
{
    struct arena *mem = arena_new();
    struct db *db = arena_alloc(mem, sizeof(*db));
    db->mem = mem;
    pthread_mutex_init(&db->mutex, NULL);
    bool postgres = !strncmp(config->url, "postgres://", 11) || !strncmp(config->url, "postgresql://", 13);
    db->driver = postgres ? &db_postgres : &db_sqlite;
    memcpy(db->boot, id_random(mem, 12), 12);
    struct cx before = *cx;
    cx->db = db;
    cx->work = NULL;
    cx->in_tx = 0;
    cx->deadline = 0;
    err_t e = db->driver->open(cx, db, config);
    if (!e)
        e = migrate(cx, config->migrate);
    db_end(cx);
    *cx = before;
    if (e) {
        db_close(db);
        return e;
    }
    *out = db;
    return NULL;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    db_settle(db);
    db->driver->close(db);
    pthread_mutex_destroy(&db->mutex);
    arena_free(db->mem);
}

bool db_is_postgres(const struct db *db) { return db->driver == &db_postgres; }

/* --- failures --- */

static const char again_message[] = "Somebody else changed this at the same moment. Try again.";

err_t db_unique(struct cx *cx) { return fail(cx, E_CONFLICT, "This already exists."); }

err_t db_busy(struct cx *cx, const char *detail)
{
    cx->db->busy++;
    return fail_detail(cx, fail_retry(cx, E_BUSY, 1, "The database could not take this now. Try again in a moment."),
                       "%s", detail);
}

err_t db_broken(struct cx *cx, const char *what, const char *sql)
{
    return fail_detail(cx, fail(cx, E_INTERNAL, "Something went wrong on our side. It has been written down."),
                       "%s [%s]", what, sql);
}

err_t db_repeat(struct cx *cx, const char *detail)
{
    struct err *e = arena_alloc(cx->mem, sizeof(*e));
    *e = (struct err){ .code = E_BUSY, .message = again_message, .detail = detail, .retry = 1 };
    cx->db->busy++;
    return e;
}

bool db_again(err_t e) { return e && e->message == again_message; }

/* --- work of a request --- */

static void work_leave(struct db_work *w)
{
    if (w->conn || w->reader)
        w->db->driver->rollback(w);
    if (w->after.head)
        after_drop(w->db, w->after.head);
    w->after = (struct after_list){ 0 };
}

static void work_end(void *p)
{
    struct db_work *w = p;
    work_leave(w);
    if (w->group)
        w->db->driver->leave(w);
}

/* Where a context stands whose work was ended: what it had read is forgotten, so it may have read
 * anything. */
static struct db_work ended;

struct db_work *work_of(struct cx *cx)
{
    if (!cx->work || cx->work == &ended) {
        cx->work = arena_alloc(cx->mem, sizeof(*cx->work));
        cx->work->db = cx->db;
        arena_defer(cx->mem, work_end, cx->work);
    }
    return cx->work;
}

static void work_reset(struct cx *cx)
{
    cx->in_tx = 0;
    cx->work->doomed = cx->work->job_added = false;
    cx->work->after = (struct after_list){ 0 };
}

static void roll_back(struct cx *cx)
{
    work_leave(cx->work);
    work_reset(cx);
}

void db_end(struct cx *cx)
{
    if (!cx->work || cx->work == &ended)
        return;
    work_end(cx->work);
    work_reset(cx);
    cx->work = &ended;
}

/* --- transactions --- */

static err_t doomed(struct cx *cx)
{
    return fail_detail(cx, fail(cx, E_INTERNAL, "Something went wrong on our side. Nothing was saved."),
                       "the transaction was doomed by an earlier failure");
}

err_t db_begin(struct cx *cx, struct db_scope *scope)
{
    struct db_work *w = work_of(cx);
    if (w->doomed)
        return doomed(cx);
    if (!cx->in_tx) {
        TRY(cx->db->driver->begin(cx, w));
        cx->wrote = true;
    }
    *scope = (struct db_scope){ cx, ++cx->in_tx };
    return NULL;
}

void db_leave(struct db_scope *scope)
{
    struct cx *cx = scope->cx;
    if (!cx || cx->in_tx < scope->depth || !cx->work)
        return;
    if (scope->depth == 1) {
        roll_back(cx);
        return;
    }
    cx->in_tx = scope->depth - 1;
    cx->work->doomed = true;
}

err_t db_commit(struct cx *cx)
{
    struct db_work *w = cx->work;
    if (!w || !cx->in_tx)
        return db_broken(cx, "db_commit outside a transaction", "COMMIT");
    if (w->doomed)
        return doomed(cx);
    if (cx->in_tx > 1) {
        cx->in_tx--;
        return NULL;
    }
    err_t e = cx->db->driver->commit(cx, w);
    if (!e)
        cx->db->commits++;
    else if (w->after.head)
        after_drop(cx->db, w->after.head);
    work_reset(cx);
    return e;
}

/* --- statements --- */

static bool only_reads(const char *sql)
{
    while (isspace((unsigned char)*sql))
        sql++;
    return !strncasecmp(sql, "SELECT", 6) || !strncasecmp(sql, "WITH", 4);
}

static err_t run_now(struct cx *cx, struct sql sql, const struct db_arg *args, size_t n, struct rows *rows,
                     int64_t *changed)
{
    struct db_work *w = work_of(cx);
    if (w->doomed)
        return doomed(cx);
    int64_t began = clock_mono();
    err_t e = cx->db->driver->run(cx, w, sql, args, n, rows, changed);
    int64_t took = clock_mono() - began;
    if (took >= SLOW_MS) {
        cx->db->slow++;
        log_line(LOG_WARN, "db.slow", "ms=%lld request_id=%s sql=%s", (long long)took,
                 cx->request_id ? cx->request_id : "-", log_quote(cx->mem, sql.text));
    }
    if (e && cx->in_tx)
        w->doomed = true;
    return e;
}

/* args[0] is the empty one that DB_ARGS puts in front. */
static err_t run(struct cx *cx, struct sql sql, const struct db_arg *args, size_t n, struct rows *rows,
                 int64_t *changed)
{
    sql.reads = only_reads(sql.text);
    if (cx->in_tx || sql.reads)
        return run_now(cx, sql, args + 1, n, rows, changed);
    if (cx->db->driver->alone) {
        cx->wrote = true;
        TRY(run_now(cx, sql, args + 1, n, rows, changed));
        cx->db->commits++;
        return NULL;
    }
    DB_TX(cx);
    TRY(run_now(cx, sql, args + 1, n, rows, changed));
    return db_commit(cx);
}

err_t db_exec_(struct cx *cx, int64_t *changed, const char *sql, const struct db_arg *args, size_t n)
{
    struct rows rows = { .mem = cx->mem };
    int64_t count = 0;
    TRY(run(cx, (struct sql){ .text = sql, .later = !changed }, args, n, &rows, &count));
    if (changed)
        *changed = count;
    return NULL;
}

static err_t missing(struct cx *cx) { return fail(cx, E_MISSING, "This no longer exists."); }

err_t db_get_(struct cx *cx, const struct field *f, void *rec, const char *sql, const struct db_arg *args, size_t n)
{
    struct rows rows = { .mem = cx->mem, .fields = f, .most = 1, .room = 1, .at = rec };
    TRY(run(cx, (struct sql){ .text = sql }, args, n, &rows, NULL));
    return rows.n ? NULL : missing(cx);
}

err_t db_recall_(struct cx *cx, const struct field *f, void *rec, size_t size, const char *sql,
                 const struct db_arg *args, size_t n)
{
    struct rows rows = { .mem = cx->mem, .fields = f, .size = size, .most = 1, .room = 1, .at = rec };
    TRY(run(cx, (struct sql){ .text = sql, .recall = true }, args, n, &rows, NULL));
    return rows.n ? NULL : missing(cx);
}

static err_t list(struct cx *cx, const struct field *f, size_t size, void **at, size_t *n_out, struct sql sql,
                  const struct db_arg *args, size_t n)
{
    struct rows rows = { .mem = cx->mem, .fields = f, .size = size };
    TRY(run(cx, sql, args, n, &rows, NULL));
    *at = rows.at;
    *n_out = rows.n;
    return NULL;
}

err_t db_list_(struct cx *cx, const struct field *f, size_t size, void **at, size_t *n_out, const char *sql,
               const struct db_arg *args, size_t n)
{
    return list(cx, f, size, at, n_out, (struct sql){ .text = sql }, args, n);
}

err_t db_recall_list_(struct cx *cx, const struct field *f, size_t size, void **at, size_t *n_out, const char *sql,
                      const struct db_arg *args, size_t n)
{
    return list(cx, f, size, at, n_out, (struct sql){ .text = sql, .recall = true }, args, n);
}

err_t db_list_built_(struct cx *cx, const struct field *f, size_t size, void **at, size_t *n_out, const char *sql,
                     const struct db_arg *args, size_t n)
{
    return list(cx, f, size, at, n_out, (struct sql){ .text = sql, .built = true }, args - 1, n);
}

static err_t integer(struct cx *cx, int64_t otherwise, int64_t *out, struct sql sql, const struct db_arg *args,
                     size_t n)
{
    struct rows rows = { .mem = cx->mem, .most = 1 };
    TRY(run(cx, sql, args, n, &rows, NULL));
    struct cell c = rows.first;
    if (!rows.n || c.is_null)
        *out = otherwise;
    else
        *out = c.is_int ? c.num : strtoll(c.text, NULL, 10);
    return NULL;
}

err_t db_int_(struct cx *cx, int64_t otherwise, int64_t *out, const char *sql, const struct db_arg *args, size_t n)
{
    return integer(cx, otherwise, out, (struct sql){ .text = sql }, args, n);
}

err_t db_int_built_(struct cx *cx, int64_t otherwise, int64_t *out, const char *sql, const struct db_arg *args,
                    size_t n)
{
    return integer(cx, otherwise, out, (struct sql){ .text = sql, .built = true }, args - 1, n);
}

err_t db_bytes_(struct cx *cx, const void **out, size_t *out_n, const char *sql, const struct db_arg *args, size_t n)
{
    struct rows rows = { .mem = cx->mem, .most = 1 };
    TRY(run(cx, (struct sql){ .text = sql }, args, n, &rows, NULL));
    if (!rows.n)
        return missing(cx);
    *out = rows.first.is_null ? NULL : rows.first.text;
    *out_n = rows.first.is_null ? 0 : rows.first.n;
    return NULL;
}

err_t db_lock_(struct cx *cx, const char *sql, const char *id)
{
    if (!cx->in_tx)
        return db_broken(cx, "db_lock outside a transaction", sql);
    struct rows rows = { .mem = cx->mem, .most = 1 };
    struct db_arg args[] = { T(cx->who.shop), T(id) };
    TRY(run_now(cx, (struct sql){ .text = sql, .lock = true }, args, 2, &rows, NULL));
    return rows.n ? NULL : missing(cx);
}

/* --- after the disk --- */

struct after *after_new(struct db *db)
{
    pthread_mutex_lock(&db->mutex);
    struct after *a = db->spare;
    if (a)
        db->spare = a->next;
    else
        a = arena_alloc(db->mem, sizeof(*a));
    pthread_mutex_unlock(&db->mutex);
    a->next = NULL;
    return a;
}

void after_add(struct after_list *l, struct after *a)
{
    if (!l->head)
        l->tail = &l->head;
    *l->tail = a;
    l->tail = &a->next;
}

void after_join(struct after_list *l, struct after_list *more)
{
    if (!more->head)
        return;
    if (!l->head)
        l->tail = &l->head;
    *l->tail = more->head;
    l->tail = more->tail;
    *more = (struct after_list){ 0 };
}

static void after_back(struct db *db, struct after *head)
{
    struct after *last = head;
    while (last->next)
        last = last->next;
    pthread_mutex_lock(&db->mutex);
    last->next = db->spare;
    db->spare = head;
    pthread_mutex_unlock(&db->mutex);
}

void after_run(struct db *db, struct after *head)
{
    for (struct after *a = head; a; a = a->next)
        a->fn(a->arg);
    if (head)
        after_back(db, head);
}

void after_drop(struct db *db, struct after *head)
{
    for (struct after *a = head; a; a = a->next)
        if (a->drop)
            a->drop(a->arg);
    if (head)
        after_back(db, head);
}

void db_after(struct cx *cx, void (*fn)(void *arg), void (*drop)(void *arg), void *arg)
{
    struct durable *d = cx->db->durable;
    struct after_list *group = cx->work ? cx->work->group : NULL;
    int64_t number = cx->work == &ended ? durable_announced(d) : cx->work ? cx->work->seen : 0;
    if (!cx->in_tx && !group && (!d || durable_is(d, number))) {
        fn(arg);
        return;
    }
    struct after *a = after_new(cx->db);
    *a = (struct after){ .fn = fn, .drop = drop, .arg = arg, .number = number };
    if (cx->in_tx)
        after_add(&cx->work->after, a);
    else if (group)
        after_add(group, a);
    else
        durable_after(d, a);
}

void db_wait(struct cx *cx)
{
    if (cx->db->durable && cx->work)
        durable_wait(cx->db->durable, cx->work->seen);
}

void db_group_end(struct db *db)
{
    if (db->driver->group_end)
        db->driver->group_end(db);
}

void db_settle(struct db *db)
{
    db_group_end(db);
    if (db->durable)
        durable_wait(db->durable, durable_announced(db->durable));
}

/* --- the rest --- */

err_t db_backup(struct cx *cx, const char *path) { return cx->db->driver->backup(cx, path); }

err_t db_check(struct cx *cx, char **findings) { return cx->db->driver->check(cx, findings); }

struct db_figures db_figures(struct db *db)
{
    return (struct db_figures){ db->commits, db->syncs, db->durable ? durable_waiting(db->durable) : 0, db->busy,
                                db->slow };
}

bool db_changed_elsewhere(struct db *db) { return db->driver->elsewhere(db); }

bool db_room(struct db *db, int64_t *out) { return db->driver->room(db, out); }
