/* driver.h - all that differs between the two databases, and what the files of this room share.
   Private to db/. */
#pragma once
#include "db/db.h"
#include <pthread.h>
#include <stdatomic.h>

/* --- what runs after the disk: from a pool of the database, because it outlives the arena --- */

struct after {
    struct after *next;
    void (*fn)(void *arg);
    void (*drop)(void *arg);
    void *arg;
    int64_t number; /* the commit that must be on disk first */
};
struct after_list {
    struct after *head, **tail;
};

struct after *after_new(struct db *db);
void after_add(struct after_list *l, struct after *a);
void after_join(struct after_list *l, struct after_list *more); /* takes them */
void after_drop(struct db *db, struct after *head);             /* calls drop, gives the nodes back */
void after_run(struct db *db, struct after *head);              /* calls fn, gives the nodes back */

/* --- lease.c: a pool of connections, first come, first served; one makes it a fair mutex --- */

struct lease_wait;
struct lease {
    pthread_mutex_t mutex;
    void **free;
    int n;
    struct lease_wait *head, *tail;
};
void lease_start(struct lease *l, struct arena *a, int most);
/* NULL when nothing came free until `until` (clock_mono). */
void *lease_take(struct lease *l, int64_t until);
void lease_give(struct lease *l, void *item);
void lease_end(struct lease *l);

/* When a wait of this request ends: its deadline, 5 seconds at most. */
int64_t wait_until(const struct cx *cx);

/* --- rows --- */

/* Which column goes into which field, worked out once for a statement and a field table. */
struct map {
    const struct field *fields;
    struct map *next;
    int columns, n; /* columns: SELECT * changes when a migration adds one */
    struct {
        short column, field;
        bool clears; /* a money's amount and currency both come: nothing of what stood there counts */
    } pair[];
};

/* Where the rows of one statement go: records of `fields`, or (fields NULL) the first cell. */
struct rows {
    struct arena *mem;
    const struct field *fields;
    size_t size, n, room, most; /* most = 0: all rows */
    char *at;
    struct cell first;
};

typedef const char *column_name(void *statement, int column);
typedef struct cell column_cell(void *row, int column);

struct map *map_find(struct map **maps, struct arena *mem, const struct field *f, int columns, column_name *name,
                     void *statement);
void rows_add(struct rows *r, const struct map *m, column_cell *cell, void *row);

/* --- engines --- */

struct sql {
    const char *text;
    bool built;  /* joined at run time: keyed by content */
    bool lock;   /* ends in FOR UPDATE, which SQLite has to do without */
    bool recall; /* rows that change rarely: a group on SQLite may remember them */
    bool later;  /* nobody waits for its outcome: the transaction's next statement, or its end, may tell of a failure */
    bool reads;  /* outside a transaction: may simply be asked again */
};
#define SQL_LOCK " FOR UPDATE"

struct db_work {
    struct db *db;
    void *conn;   /* leased for the open transaction, else NULL */
    void *reader; /* leased for the one moment that a steady context reads, else NULL */
    bool doomed, job_added;
    bool saved;   /* inside the SAVEPOINT of a member */
    int64_t seen; /* the newest commit that this request wrote or may have read */
    struct after_list after;
    struct after_list *group; /* the list of the group whose member has conn, else NULL */
};

struct db_driver {
    bool alone; /* a single write needs no transaction around it */
    err_t (*open)(struct cx *cx, struct db *db, const struct db_config *config);
    void (*close)(struct db *db);
    err_t (*begin)(struct cx *cx, struct db_work *w);
    err_t (*commit)(struct cx *cx, struct db_work *w); /* takes w->after; on failure it has rolled back */
    void (*rollback)(
        struct db_work *w);           /* gives back what is leased; a member of a group keeps the writer until leave */
    void (*leave)(struct db_work *w); /* NULL, like group_end: there are no groups */
    void (*group_end)(struct db *db);
    err_t (*run)(struct cx *cx, struct db_work *w, struct sql sql, const struct db_arg *args, size_t n,
                 struct rows *rows, int64_t *changed);
    err_t (*script)(struct cx *cx, struct db_work *w, const char *text); /* many statements, in a transaction */
    err_t (*backup)(struct cx *cx, const char *path);
    err_t (*check)(struct cx *cx, char **findings);
    bool (*elsewhere)(struct db *db);
    bool (*room)(struct db *db, int64_t *out);
    /* The line to the other processes (notice.c), a connection of its own; line_open NULL: there are none. */
    void *(*line_open)(struct db *db); /* hears all that is said from now on; as long as it stands the process lives
                                          (notice.h); NULL: not reachable */
    void (*line_close)(void *line);
    bool (*line_say)(void *line, const char *words); /* false: lost, close it */
    /* Gives what was heard from others, waiting for it `ms` at most, or until the eventfd wake is written to. */
    bool (*line_wait)(void *line, int wake, int ms, void (*heard)(void *arg, const char *words), void *arg);
};
extern const struct db_driver db_sqlite, db_postgres;

struct db {
    struct arena *mem; /* what lives as long as the database; under `mutex` once it is open */
    const struct db_driver *driver;
    void *engine;
    struct line *line;       /* NULL: nobody else is told anything */
    struct durable *durable; /* NULL on PostgreSQL, whose COMMIT is durable */
    pthread_mutex_t mutex;
    struct after *spare;
    char boot[24]; /* names this process in leases */
    _Atomic int64_t commits, syncs, busy, slow;
};

#define SLOW_MS 250

struct db_work *work_of(struct cx *cx);
err_t db_unique(struct cx *cx);                                    /* E_CONFLICT "This already exists." */
err_t db_busy(struct cx *cx, const char *detail);                  /* E_BUSY, counted */
err_t db_broken(struct cx *cx, const char *what, const char *sql); /* E_INTERNAL with the SQL in detail */
err_t db_repeat(struct cx *cx, const char *detail);                /* E_BUSY that db_again() knows */

/* sqlite_copy.c: what `from` (a connection of the caller's own) holds now, in a new file. E_INPUT: it cannot be made
   there; E_BUSY: no room, or writing failed. */
struct sqlite3;
err_t lite_copy(struct cx *cx, struct sqlite3 *from, const char *path);

/* --- durable.c: the shared sync of SQLite --- */

#define DURABLE_MOST 1024 /* so many may wait for the disk; then db_begin refuses */

/* conn: an sqlite3 * of its own that has read once. */
struct durable *durable_start(struct db *db, void *conn);
void durable_stop(struct durable *d);
/* Under the writer's mutex: before COMMIT, and after it, whether it succeeded (with its list) or not. What wrote
   nothing (a replay, a refusal) waits for those before it; the disk is not asked to sync for its sake, so that one
   that can only be read does not end the process. */
int64_t durable_announce(struct durable *d);
void durable_commit(struct durable *d, int64_t number, struct after_list *list, bool wrote);
int64_t durable_announced(struct durable *d);
bool durable_is(struct durable *d, int64_t number);
void durable_after(struct durable *d, struct after *a);
void durable_wait(struct durable *d, int64_t number);
int64_t durable_waiting(struct durable *d);
bool durable_full(struct durable *d); /* too many wait, or the disk is lost */
/* The name of a VFS over base (NULL = default) that ends the process when any sync fails. */
const char *durable_vfs(const char *base);

/* A sync failed: nobody knows what is on disk. Ends the process; tests put their own here. */
extern void (*durable_lost)(const char *line);

/* Mistakes on purpose, so that tests can prove that they would be noticed. The program's own answer
 * is no. */
enum mutant { MUTANT_NONE, MUTANT_NO_SYNC, MUTANT_EARLY, MUTANT_DEAF_COMMIT, MUTANT_BLIND_READ };
bool db_mutant(enum mutant m);

/* --- migrate.c --- */

/* sql/NNNN_name.sql in the order of their numbers, embedded by tools/embed.sh. */
struct migration {
    const char *name, *text;
};
extern const struct migration migrations[];
extern const uint64_t migrations_n;

err_t migrate(struct cx *cx, bool may_change);
/* The text for one engine: sections, words, comments. */
char *migration_text(struct arena *a, const char *sql, bool postgres);

/* Blocks until what cx wrote or read is on disk. */
void db_wait(struct cx *cx);
