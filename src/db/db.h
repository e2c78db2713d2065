/* db.h - one SQL text for SQLite and PostgreSQL, written where it is used. Parameters are $1, $2, …
   Only literals compile; statements are prepared once a connection, keyed by the literal's address. */
#pragma once
#include "base/record.h"

/* --- opening ---------------------------------------------------------------------------------------- */

struct db_config {
    const char *url; /* a path, or postgres://… */
    int readers;     /* SQLite reader connections / PostgreSQL connections; 0 = 8 */
    bool migrate;    /* bring the schema up to this program's (else only check) */
    bool create;     /* create the SQLite file when it is not there */
    bool serves;     /* SQLite: this process alone may serve it, until db_close, and opens it only once; others may
                        work beside it */
    const char *vfs; /* SQLite: name of a VFS (tests); NULL = the default */
};

/* Opens and checks the database. E_INPUT: cannot be opened, not a database, newer than this program, or
   older while migrate is off; E_CONFLICT: another process serves it; one sentence says which and what to do. */
MUST err_t db_open(struct cx *cx, const struct db_config *config, struct db **out);

/* Waits until all that was committed is on disk, then closes. NULL is allowed. */
void db_close(struct db *db);

bool db_is_postgres(const struct db *db);

/* --- arguments --------------------------------------------------------------------------------------- */

struct db_arg {
    enum { ARG_NULL, ARG_TEXT, ARG_INT, ARG_BYTES } kind;
    const char *text;
    size_t n;
    int64_t num;
};
static inline struct db_arg T(const char *s) {
    return (struct db_arg){ s ? ARG_TEXT : ARG_NULL, s, 0, 0 };
} static inline struct db_arg I(int64_t n) {
    return (struct db_arg){ ARG_INT, NULL, 0, n };
} static inline struct db_arg B(const void *p, size_t n) {
    return (struct db_arg){ p ? ARG_BYTES : ARG_NULL, p, n, 0 };
} static inline struct db_arg M(msec t) {
    return t ? I(t) : T(NULL);
} /* a time; 0 is NULL */

#define DB_ARGS(...)                                                                                                   \
    (struct db_arg[]){ { 0 }, __VA_ARGS__ }, sizeof((struct db_arg[]){ { 0 }, __VA_ARGS__ }) / sizeof(struct db_arg) - 1

/* --- statements ---------------------------------------------------------------------------------------
   Inside a transaction they run on its connection. Outside, what begins with SELECT or WITH only reads and
   leases a reader for the statement; everything else is a transaction of its own. UNIQUE violation: E_CONFLICT
   "This already exists."; full or read-only disk, writer busy: E_BUSY; PostgreSQL gone: E_BUSY; else
   E_INTERNAL with SQL in detail. The arguments must be exactly $1…$n. LIKE tells case apart on both engines;
   columns of type TEXT_KEY sort by bytes, those of TEXT as the engine likes. */

/* changed: rows inserted, updated or deleted. NULL: nobody waits for the outcome; on PostgreSQL such a write of a
   transaction is sent together with what follows it, and its failure may be told by that, or by db_commit. */
#define db_exec(cx, changed, sql, ...) db_exec_(cx, changed, "" sql "", DB_ARGS(__VA_ARGS__))

/* The first row into *rec, columns to fields by name (columns without a field are ignored, fields without
   a column stay). E_MISSING "This no longer exists." when there is no row; *rec untouched then. */
#define db_get(cx, fields, rec, sql, ...) db_get_(cx, fields, rec, "" sql "", DB_ARGS(__VA_ARGS__))

/* All rows into a LIST; zero rows are fine. */
#define db_list(cx, fields, list, sql, ...)                                                                            \
    db_list_(cx, fields, sizeof(*(list)->at), (void **)&(list)->at, &(list)->n, "" sql "", DB_ARGS(__VA_ARGS__))

/* The same for rows that change rarely and that every turn reads: a member of a group (see below) may be given what a
   member before it has read. On SQLite; elsewhere and outside of groups they read. What turns write themselves must not
   be recalled. Texts live as long as the request. */
#define db_recall(cx, fields, rec, sql, ...)                                                                           \
    db_recall_(cx, fields, rec, sizeof(*(rec)), "" sql "", DB_ARGS(__VA_ARGS__))
#define db_recall_list(cx, fields, list, sql, ...)                                                                     \
    db_recall_list_(cx, fields, sizeof(*(list)->at), (void **)&(list)->at, &(list)->n, "" sql "", DB_ARGS(__VA_ARGS__))

/* First column of the first row as integer; `otherwise` when there is no row or it is NULL. */
#define db_int(cx, otherwise, out, sql, ...) db_int_(cx, otherwise, out, "" sql "", DB_ARGS(__VA_ARGS__))

/* First column of the first row as bytes in the arena, with a NUL behind them; *out NULL when it is NULL.
   E_MISSING when there is no row. */
#define db_bytes(cx, out, out_n, sql, ...) db_bytes_(cx, out, out_n, "" sql "", DB_ARGS(__VA_ARGS__))

/* The same for text joined from literals at run time; only order/search uses it (checked). Keyed by content. */
#define db_list_built(cx, fields, list, sql, args, args_n)                                                             \
    db_list_built_(cx, fields, sizeof(*(list)->at), (void **)&(list)->at, &(list)->n, sql, args, args_n)
#define db_int_built(cx, otherwise, out, sql, args, args_n) db_int_built_(cx, otherwise, out, sql, args, args_n)

MUST err_t
db_exec_(struct cx *cx, int64_t *changed, const char *sql, const struct db_arg *args, size_t n);
MUST err_t db_get_(struct cx *cx, const struct field *f, void *rec, const char *sql, const struct db_arg *args,
                   size_t n);
MUST err_t db_list_(struct cx *cx, const struct field *f, size_t size, void **at, size_t *n_out, const char *sql,
                    const struct db_arg *args, size_t n);
MUST err_t db_recall_(struct cx *cx, const struct field *f, void *rec, size_t size, const char *sql,
                      const struct db_arg *args, size_t n);
MUST err_t db_recall_list_(struct cx *cx, const struct field *f, size_t size, void **at, size_t *n_out, const char *sql,
                           const struct db_arg *args, size_t n);
MUST err_t db_list_built_(struct cx *cx, const struct field *f, size_t size, void **at, size_t *n_out, const char *sql,
                          const struct db_arg *args, size_t n);
MUST err_t db_int_(struct cx *cx, int64_t otherwise, int64_t *out, const char *sql, const struct db_arg *args,
                   size_t n);
MUST err_t db_int_built_(struct cx *cx, int64_t otherwise, int64_t *out, const char *sql, const struct db_arg *args,
                         size_t n);
MUST err_t db_bytes_(struct cx *cx, const void **out, size_t *out_n, const char *sql, const struct db_arg *args,
                     size_t n);

/* Whether e is a deadlock or serialization failure of PostgreSQL: nothing was written, and the whole request
   may run again (api does, twice at most). */
bool db_again(err_t e);

/* --- transactions --------------------------------------------------------------------------------------
   { DB_TX(cx); TRY(db_exec(…)); … return db_commit(cx); }
   DB_TX returns the error of opening; every early return rolls back. Nesting counts: an inner
   transaction joins the outer one; an inner rollback or failed statement (E_MISSING is none) dooms the
   outermost: whatever follows in it, its db_commit too, fails with E_INTERNAL, on both engines alike.
   Keep them short: one writer at a time on SQLite. */

struct db_scope {
    struct cx *cx;
    int depth;
};
MUST err_t db_begin(struct cx *cx, struct db_scope *scope);
void db_leave(struct db_scope *scope);
#define DB_TX(cx)                                                                                                      \
    __attribute__((cleanup(db_leave))) struct db_scope db_scope_ = { 0 };                                              \
    TRY(db_begin(cx, &db_scope_))

/* Commits when it is the outermost. On return the change is visible to all; what must wait until it is
   on disk is given to db_after. E_BUSY: disk full and the like; nothing was written. Also when PostgreSQL
   went away meanwhile: then nobody knows, and the message says so. */
MUST err_t db_commit(struct cx *cx);

/* SELECT … FOR UPDATE of one row of table (a literal) by id in the principal's shop; nothing on SQLite,
   where the writer is alone. Must be in a transaction. E_MISSING when there is no row. */
#define db_lock(cx, table, id)                                                                                         \
    db_lock_(cx, "SELECT 1 AS one FROM " table " WHERE shop_id = $1 AND id = $2 FOR UPDATE", id)
MUST err_t db_lock_(struct cx *cx, const char *sql, const char *id);

/* --- after the disk --------------------------------------------------------------------------------------
   The only way from "on disk" to answers, stream notices and jobs. In a transaction: fn(arg) runs once the
   outermost commit is on disk, drop(arg) if it is rolled back (drop may be NULL). Outside: fn(arg) runs once
   everything that this cx has written, or could have read while it was unsynced, is on disk; at once when
   nothing waits. fn runs on the durable thread or the caller's: it must be short, and arg must not be in
   the arena. Calls run in the order in which their commits happened (on PostgreSQL, where COMMIT is durable: on
   the committing thread, before db_commit returns). A cx that has touched nothing waits for
   nothing; after db_end it waits for all that is under way. */
void db_after(struct cx *cx, void (*fn)(void *arg), void (*drop)(void *arg), void *arg);

/* Blocks until everything committed so far is on disk (commands, tests, close). */
void db_settle(struct db *db);

/* A context whose `steady` is set reads everything as of its first read, until it begins a transaction: one snapshot and
   one leased connection on SQLite, where each statement of its own would ask for locks and read its pages again; nothing
   on PostgreSQL. Only for what never waits: it keeps a reader. */

/* Group commit. A context whose `group` is set shares its COMMIT with others on SQLite (PostgreSQL groups by itself): from
   its first statement until db_end it has the writer, reads there what the members before it wrote, and db_commit only
   closes its own part. The group is committed when it has 64 members or is 5 ms old, when a transaction of its own or a
   context that is not steady comes, and by db_group_end. What db_after was given waits for that; when the COMMIT fails,
   drop is called instead of fn: it must tell whoever waits. Only for short work that calls nobody: everybody who writes
   waits for it. */
void db_group_end(struct db *db);

/* Ends what a request left behind: rolls back an open transaction, returns connections. Idempotent. Call it before
   cx->mem is freed or replaced. */
void db_end(struct cx *cx);

/* --- the rest --------------------------------------------------------------------------------------------- */

/* SQLite: a copy of one instant that holds everything acknowledged before the call, made beside the running work,
   on disk, checked, and only then under its name. E_INPUT: it cannot be made there, or something is there; E_BUSY: no
   room, or writing failed; nothing is left behind then. PostgreSQL: E_INPUT with the advice to use pg_dump. */
MUST err_t db_backup(struct cx *cx, const char *path);

/* Bytes that are free on the disk of the database (for us, not for root). False: not known, and on PostgreSQL. */
bool db_room(struct db *db, int64_t *out);

/* "ok" or the findings of PRAGMA integrity_check / foreign key check. */
MUST err_t db_check(struct cx *cx, char **findings);

struct db_figures {
    int64_t commits, syncs, waiting, busy, slow;
};
struct db_figures db_figures(struct db *db);

/* Whether another process has committed since the last call (SQLite data_version); false on PostgreSQL. */
bool db_changed_elsewhere(struct db *db);
