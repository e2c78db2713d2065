/* sqlite.h - what the files of the SQLite engine share. Private to db/sqlite*.c. */
#pragma once
#include "db/driver.h"
#include "db/literal.h"
#include <sqlite3.h>

#define BUILT_MOST 48         /* statements joined at run time, kept a connection */
#define CHECKPOINT_PAGES 2000 /* of the log, between two checkpoints */

struct statement {
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
    struct literals prepared; /* struct statement each */
    struct statement built[BUILT_MOST], *spare;
    uint64_t uses;
    bool wrote;                     /* COMMIT has put something into the log */
    int pages, checkpointed, tried; /* of the log: now, at the last checkpoint, at the last try to begin it anew */
};

/* Transactions that share one COMMIT (sqlite_writer.c). */
struct group {
    _Atomic bool open; /* the writer is inside BEGIN … COMMIT for it, also while nobody has its lease */
    int members;
    int64_t began;
    struct after_list after; /* what its members let run once it is on disk */
};

struct lite {
    struct db *db;
    const char *path, *vfs;
    struct conn *writer, **readers;
    int n;
    struct lease write, read;
    sqlite3 *syncer;
    struct group group;    /* under the writer's lease */
    struct recall *recall; /* under the writer's lease */
    int64_t version;       /* data_version as last seen; under the writer's lease */
    _Atomic int copies;    /* being made */
    int serves;            /* the descriptor with the lock of the one that serves; -1: it does not */
};

static inline struct lite *lite_of(struct db *db) { return db->engine; }

/* --- sqlite_conn.c: one connection --- */

/* A connection as all are; on failure *out (to be closed) knows why. */
int lite_raw(const struct lite *l, sqlite3 **out);
MUST err_t lite_connect(struct cx *cx, struct lite *l, bool writer, struct conn **out);
void lite_disconnect(struct conn *c);
MUST err_t lite_execute(struct cx *cx, struct conn *c, struct sql sql, const struct db_arg *args, size_t n,
                        struct rows *rows, int64_t *changed);
/* A statement without arguments and rows; SQLite's code. */
int lite_plain(struct conn *c, const char *sql);
/* The one number that a statement without arguments gives; 0 also when it fails. */
int64_t lite_number(struct conn *c, const char *sql);
/* What SQLite says last, in our words. */
MUST err_t lite_fail(struct cx *cx, sqlite3 *s, const char *sql);
void pause_ms(int ms);

/* --- sqlite_writer.c: the one connection that writes --- */

/* A transaction of its own; a context with `group` set becomes a member of a group, or is one already. */
MUST err_t writer_begin(struct cx *cx, struct db_work *w);
MUST err_t writer_commit(struct cx *cx, struct db_work *w);
void writer_rollback(struct db_work *w);
/* Joins the group that is open, or opens one: w->conn is the writer and w->group the group's list until writer_leave. */
MUST err_t writer_join(struct cx *cx, struct db_work *w);
void writer_leave(struct db_work *w);
/* Commits the group that is open, when one is. */
void writer_group_end(struct db *db);

/* --- sqlite_recall.c: what members have read of rows that change rarely --- */

/* Under the writer's lease. When a group begins: forgets what another process may have changed, or what is too much. */
void recall_check(struct lite *l);
/* The writer is another connection, which counts anew: nothing is believed from the next group on. */
void recall_doubt(struct lite *l);
/* Before anybody writes who is no member, and at the end. */
void recall_forget(struct lite *l);
/* As lite_execute; texts in the rows live until the member leaves. */
MUST err_t recall_run(struct cx *cx, struct db_work *w, struct sql sql, const struct db_arg *args, size_t n,
                      struct rows *rows);
