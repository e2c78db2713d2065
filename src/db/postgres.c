/* postgres.c - PostgreSQL through libpq: a pool of connections, statements prepared once a
   connection. COMMIT is durable when it returns, so nothing waits in durable.c. A server that went
   away and came back is found again without a restart. Writes of a transaction whose outcome nobody asks for travel
   together with the next statement that somebody waits for (libpq's pipeline mode): one way there and back, not one each. */
#include "db/driver.h"
#include "db/literal.h"
#include "base/clock.h"
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

enum {
    BUILT_MOST = 48,
    LATER_MOST = 64, /* few enough that their answers fit what lies between the two programs */
    OID_BOOL = 16,
    OID_BYTES = 17,
    OID_INT8 = 20,
    OID_INT2 = 21,
    OID_INT4 = 23,
    OID_NUMERIC = 1700
};

struct prepared {
    const char *text;  /* a copy, when it was built at run time; else NULL */
    struct arena *mem; /* of maps; its own when it may be evicted */
    struct map *maps;
    uint64_t used;
    char name[16];
};

struct conn {
    PGconn *pg;
    struct arena *mem;        /* as old as the connection */
    struct literals prepared; /* struct prepared each */
    struct prepared built[BUILT_MOST];
    uint64_t uses;
    unsigned names;
    bool stale;                    /* its plans no longer fit: connect anew */
    const char *later[LATER_MOST]; /* sent, their answers not read yet: the connection is in pipeline mode */
    int later_n;
};

struct pg {
    const char *url;
    struct conn *conns;
    int n;
    struct lease lease;
    _Atomic int64_t down_until; /* do not knock again before */
};

struct reply {
    PGresult *r;
    int row;
    struct arena *mem;
};

static struct pg *pg_of(struct db *db) { return db->engine; }

/* --- connections --- */

static void quiet(void *arg, const PGresult *r)
{
    (void)arg;
    (void)r;
}

static void disconnect(struct conn *c)
{
    PQfinish(c->pg);
    for (int i = 0; i < BUILT_MOST; i++)
        arena_free(c->built[i].mem);
    arena_free(c->mem);
    *c = (struct conn){ 0 };
}

static bool command(PGconn *pg, const char *sql)
{
    PGresult *r = PQexec(pg, sql);
    bool good = PQresultStatus(r) == PGRES_COMMAND_OK || PQresultStatus(r) == PGRES_TUPLES_OK;
    PQclear(r);
    return good;
}

static PGconn *connection(const char *url)
{
    static const char *const names[] = {
        "connect_timeout", "keepalives_idle", "tcp_user_timeout", "dbname", "application_name", "client_encoding", NULL
    };
    const char *values[] = { "5", "30", "20000", url, "wismo", "UTF8", NULL };
    PGconn *pg = PQconnectdbParams(names, values, 1);
    PQsetNoticeReceiver(pg, quiet, NULL);
    return pg;
}

static bool connect_now(struct pg *p, struct conn *c)
{
    c->mem = arena_new();
    c->pg = connection(p->url);
    return PQstatus(c->pg) == CONNECTION_OK &&
           command(c->pg, "SET synchronous_commit = on; SET default_transaction_isolation = 'read "
                          "committed'; SET timezone = 'UTC';"
                          "SET statement_timeout = '15s'; SET lock_timeout = '5s'; SET "
                          "idle_in_transaction_session_timeout = '60s'");
}

/* An idle connection on which the server has something to say has most likely been ended by it. */
static bool alive(struct conn *c)
{
    if (!c->pg || c->stale || PQstatus(c->pg) != CONNECTION_OK)
        return false;
    struct pollfd p = { .fd = PQsocket(c->pg), .events = POLLIN };
    return poll(&p, 1, 0) == 0;
}

static err_t gone(struct cx *cx, const char *detail)
{
    return fail_detail(cx, fail_retry(cx, E_BUSY, 2, "The database could not be reached. Try again in a moment."), "%s",
                       detail);
}

static err_t ready(struct cx *cx, struct pg *p, struct conn *c)
{
    if (alive(c))
        return NULL;
    disconnect(c);
    if (p->down_until > clock_mono())
        return gone(cx, "not asked: it did not answer a moment ago");
    if (connect_now(p, c)) {
        p->down_until = 0;
        return NULL;
    }
    err_t e = gone(cx, arena_text(cx->mem, "postgres: %s", PQerrorMessage(c->pg)));
    p->down_until = clock_mono() + 1000;
    disconnect(c);
    return e;
}

static err_t take(struct cx *cx, struct conn **out)
{
    struct pg *p = pg_of(cx->db);
    struct conn *c = lease_take(&p->lease, wait_until(cx));
    if (!c)
        return db_busy(cx, "no connection came free");
    err_t e = ready(cx, p, c);
    if (e)
        lease_give(&p->lease, c);
    else
        *out = c;
    return e;
}

/* --- failures --- */

static bool text_has(const char *words, const char *state) { return state && strstr(words, state); }

static err_t pg_fail(struct cx *cx, struct conn *c, const PGresult *r, const char *sql)
{
    const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
    const char *said = r ? PQresultErrorMessage(r) : PQerrorMessage(c->pg);
    const char *detail = arena_text(cx->mem, "postgres %s: %s [%s]", state ? state : "-", said, sql);
    if (PQstatus(c->pg) != CONNECTION_OK)
        return gone(cx, detail);
    if (text_has("23505", state))
        return db_unique(cx);
    if (text_has("40001 40P01", state))
        return db_repeat(cx, detail);
    const char *where = PQresultErrorField(r, PG_DIAG_SOURCE_FUNCTION);
    if (text_has("26000", state) || (where && !strcmp(where, "RevalidateCachedQuery"))) {
        c->stale = true; /* a migration changed what a prepared statement returns */
        return db_repeat(cx, detail);
    }
    if (text_has("53000 53100 53200 53300 53400 55P03 57014 57P01 57P02 57P03 57P04 25006 58000 58030", state)) {
        c->stale = text_has("25006 57P01 57P02 57P03 57P04", state);
        return db_busy(cx, detail);
    }
    return db_broken(cx, detail, sql);
}

static bool good(const PGresult *r)
{
    ExecStatusType s = PQresultStatus(r);
    return s == PGRES_COMMAND_OK || s == PGRES_TUPLES_OK;
}

/* --- what was sent and not waited for --- */

/* Reads all answers, and leaves pipeline mode. The first failure is told; *last (may be NULL): the answer to the one
   statement that was sent behind them, NULL when there is none. */
static err_t drain(struct cx *cx, struct conn *c, PGresult **last)
{
    err_t e = NULL;
    int n = c->later_n, at = 0;
    c->later_n = 0;
    if (!PQpipelineSync(c->pg)) {
        c->stale = true; /* still in pipeline mode, and in the transaction */
        return pg_fail(cx, c, NULL, c->later[0]);
    }
    for (PGresult *r; PQstatus(c->pg) == CONNECTION_OK;) {
        if (!(r = PQgetResult(c->pg))) { /* between the answers of two statements */
            at++;
            continue;
        }
        ExecStatusType status = PQresultStatus(r);
        if (!e && !good(r) && status != PGRES_PIPELINE_SYNC && status != PGRES_PIPELINE_ABORTED && (at < n || !last))
            e = pg_fail(cx, c, r, c->later[at < n ? at : n - 1]);
        if (at == n && last && status != PGRES_PIPELINE_SYNC)
            *last = r;
        else
            PQclear(r);
        if (status == PGRES_PIPELINE_SYNC)
            break;
    }
    if (PQstatus(c->pg) != CONNECTION_OK && !e)
        e = pg_fail(cx, c, NULL, c->later[0]);
    if (!PQexitPipelineMode(c->pg))
        c->stale = true;
    return e;
}

/* --- statements --- */

static err_t prepare(struct cx *cx, struct conn *c, const char *sql, struct prepared *s)
{
    if (c->later_n)
        TRY(drain(cx, c, NULL));
    snprintf(s->name, sizeof(s->name), "w%u", ++c->names);
    PGresult *r = PQprepare(c->pg, s->name, sql, 0, NULL);
    err_t e = good(r) ? NULL : pg_fail(cx, c, r, sql);
    PQclear(r);
    return e;
}

static err_t find_built(struct cx *cx, struct conn *c, const char *sql, struct prepared **out)
{
    struct prepared *oldest = c->built;
    for (struct prepared *s = c->built; s < c->built + BUILT_MOST; s++) {
        if (s->text && !strcmp(s->text, sql)) {
            s->used = ++c->uses;
            *out = s;
            return NULL;
        }
        if (s->used < oldest->used)
            oldest = s;
    }
    if (c->later_n)
        TRY(drain(cx, c, NULL));
    if (oldest->text)
        command(c->pg, arena_text(cx->mem, "DEALLOCATE %s", oldest->name));
    arena_free(oldest->mem);
    *oldest = (struct prepared){ .used = ++c->uses, .mem = arena_new() };
    TRY(prepare(cx, c, sql, oldest));
    oldest->text = arena_copy(oldest->mem, sql);
    *out = oldest;
    return NULL;
}

static err_t find(struct cx *cx, struct conn *c, struct sql sql, struct prepared **out)
{
    if (sql.built)
        return find_built(cx, c, sql.text, out);
    struct prepared *s = literal_get(&c->prepared, sql.text);
    if (!s) {
        struct prepared fresh = { .mem = c->mem };
        TRY(prepare(cx, c, sql.text, &fresh));
        s = arena_alloc(c->mem, sizeof(*s));
        *s = fresh;
        literal_add(&c->prepared, c->mem, sql.text, s);
    }
    *out = s;
    return NULL;
}

struct values {
    const char **at;
    int *lengths, *formats;
};

static struct values values_of(struct cx *cx, const struct db_arg *args, size_t n)
{
    struct values v = { arena_alloc(cx->mem, n * sizeof(*v.at)), arena_alloc(cx->mem, n * sizeof(*v.lengths)),
                        arena_alloc(cx->mem, n * sizeof(*v.formats)) };
    for (size_t i = 0; i < n; i++) {
        v.at[i] = args[i].kind == ARG_INT ? arena_text(cx->mem, "%lld", (long long)args[i].num) : args[i].text;
        v.formats[i] = args[i].kind == ARG_BYTES;
        v.lengths[i] = (int)args[i].n;
    }
    return v;
}

static err_t send(struct cx *cx, struct conn *c, const struct prepared *s, const char *sql, const struct db_arg *args,
                  size_t n)
{
    struct values v = values_of(cx, args, n);
    if (PQsendQueryPrepared(c->pg, s->name, (int)n, v.at, v.lengths, v.formats, 0))
        return NULL;
    c->stale = true;
    return pg_fail(cx, c, NULL, sql);
}

/* *out: the answer, good or bad, behind those of what was not waited for; their failure is told instead. */
static err_t execute(struct cx *cx, struct conn *c, const struct prepared *s, const char *sql,
                     const struct db_arg *args, size_t n, PGresult **out)
{
    *out = NULL;
    if (!c->later_n) {
        struct values v = values_of(cx, args, n);
        *out = PQexecPrepared(c->pg, s->name, (int)n, v.at, v.lengths, v.formats, 0);
        return NULL;
    }
    TRY(send(cx, c, s, sql, args, n));
    return drain(cx, c, out);
}

static err_t run_later(struct cx *cx, struct conn *c, struct sql sql, const struct db_arg *args, size_t n)
{
    struct prepared *s;
    TRY(find(cx, c, sql, &s));
    if (!c->later_n && !PQenterPipelineMode(c->pg))
        return pg_fail(cx, c, NULL, sql.text);
    c->later[c->later_n++] = sql.text;
    TRY(send(cx, c, s, sql.text, args, n));
    return c->later_n < LATER_MOST ? NULL : drain(cx, c, NULL);
}

/* --- rows --- */

static const char *pg_name(void *statement, int column) { return PQfname(statement, column); }

static unsigned nibble(char c) { return (unsigned)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10); }

static struct cell bytes_cell(struct arena *mem, const char *hex, size_t n)
{
    n = n >= 2 ? (n - 2) / 2 : 0;
    char *bytes = arena_alloc(mem, n + 1);
    for (size_t i = 0; i < n; i++)
        bytes[i] = (char)(nibble(hex[2 + 2 * i]) << 4 | nibble(hex[3 + 2 * i]));
    return (struct cell){ .text = bytes, .n = n };
}

static struct cell pg_cell(void *row, int column)
{
    struct reply *p = row;
    if (PQgetisnull(p->r, p->row, column))
        return (struct cell){ .is_null = true };
    const char *text = PQgetvalue(p->r, p->row, column);
    size_t n = (size_t)PQgetlength(p->r, p->row, column);
    switch (PQftype(p->r, column)) {
    case OID_INT8:
    case OID_INT2:
    case OID_INT4: return (struct cell){ .num = strtoll(text, NULL, 10), .is_int = true };
    case OID_NUMERIC: /* the sum of BIGINTs */
        if (!strchr(text, '.'))
            return (struct cell){ .num = strtoll(text, NULL, 10), .is_int = true };
        break;
    case OID_BOOL: return (struct cell){ .num = *text == 't', .is_int = true };
    case OID_BYTES: return bytes_cell(p->mem, text, n);
    }
    return (struct cell){ .text = text, .n = n };
}

static void read_rows(struct prepared *s, PGresult *r, struct rows *rows)
{
    struct reply reply = { .r = r, .mem = rows->mem };
    int n = PQntuples(r);
    const struct map *map =
        n && rows->fields ? map_find(&s->maps, s->mem, rows->fields, PQnfields(r), pg_name, r) : NULL;
    for (; reply.row < n; reply.row++)
        rows_add(rows, map, pg_cell, &reply);
}

static err_t run_on(struct cx *cx, struct conn *c, struct sql sql, const struct db_arg *args, size_t n,
                    struct rows *rows, int64_t *changed)
{
    struct prepared *s;
    TRY(find(cx, c, sql, &s));
    PGresult *r;
    err_t e = execute(cx, c, s, sql.text, args, n, &r);
    if (!e && !good(r)) {
        e = pg_fail(cx, c, r, sql.text);
    } else if (!e) {
        read_rows(s, r, rows);
        if (changed)
            *changed = strtoll(PQcmdTuples(r), NULL, 10);
    }
    PQclear(r);
    return e;
}

static err_t unknown(struct cx *cx, err_t e)
{
    return fail_detail(cx,
                       fail_retry(cx, E_BUSY, 2,
                                  "The database went away while this was being saved. Look whether it was saved before "
                                  "you try again."),
                       "%s", e->detail ? e->detail : e->message);
}

static err_t pg_run(struct cx *cx, struct db_work *w, struct sql sql, const struct db_arg *args, size_t n,
                    struct rows *rows, int64_t *changed)
{
    if (w->conn && sql.later)
        return run_later(cx, w->conn, sql, args, n);
    if (w->conn)
        return run_on(cx, w->conn, sql, args, n, rows, changed);
    struct conn *c;
    TRY(take(cx, &c));
    err_t e = run_on(cx, c, sql, args, n, rows, changed);
    bool lost = PQstatus(c->pg) != CONNECTION_OK;
    if (e && sql.reads && (lost || c->stale)) {
        rows->n = 0;
        e = ready(cx, pg_of(cx->db), c);
        if (!e)
            e = run_on(cx, c, sql, args, n, rows, changed);
    } else if (e && lost) {
        e = unknown(cx, e);
    }
    lease_give(&pg_of(cx->db)->lease, c);
    return e;
}

/* --- transactions --- */

static void leave(struct db_work *w)
{
    lease_give(&pg_of(w->db)->lease, w->conn);
    w->conn = NULL;
}

static err_t pg_begin(struct cx *cx, struct db_work *w)
{
    struct conn *c;
    TRY(take(cx, &c));
    err_t e = NULL;
    if (!command(c->pg, "BEGIN")) {
        c->stale = true;
        e = ready(cx, pg_of(cx->db), c);
        if (!e && !command(c->pg, "BEGIN"))
            e = gone(cx, arena_text(cx->mem, "postgres: %s", PQerrorMessage(c->pg)));
    }
    w->conn = c;
    if (e)
        leave(w);
    return e;
}

static err_t pg_commit(struct cx *cx, struct db_work *w)
{
    struct conn *c = w->conn;
    PGresult *r = NULL;
    err_t e = NULL;
    if (!c->later_n)
        r = PQexec(c->pg, "COMMIT");
    else if (PQsendQueryParams(c->pg, "COMMIT", 0, NULL, NULL, NULL, NULL, 0))
        e = drain(cx, c, &r);
    else
        c->stale = true;
    if (PQstatus(c->pg) != CONNECTION_OK)
        e = unknown(cx, e ? e : pg_fail(cx, c, r, "COMMIT"));
    else if (e)
        c->stale |= !command(c->pg, "ROLLBACK"); /* COMMIT was passed over */
    else if (!good(r))
        e = pg_fail(cx, c, r, "COMMIT");
    else if (strcmp(PQcmdStatus(r), "COMMIT"))
        e = db_broken(cx, "COMMIT rolled back", "COMMIT");
    PQclear(r);
    if (e && !db_mutant(MUTANT_DEAF_COMMIT))
        return leave(w), e;
    leave(w);
    struct after *list = w->after.head;
    w->after = (struct after_list){ 0 };
    after_run(w->db, list);
    return NULL;
}

static void pg_rollback(struct db_work *w)
{
    struct conn *c = w->conn;
    if (c->later_n) {
        struct cx nobody = { .mem = arena_new(), .db = w->db };
        err_t e = drain(&nobody, c, NULL);
        (void)e; /* it is undone either way */
        arena_free(nobody.mem);
    }
    if (!command(c->pg, "ROLLBACK"))
        c->stale = true;
    leave(w);
}

/* --- the rest --- */

static err_t pg_script(struct cx *cx, struct db_work *w, const char *text)
{
    struct conn *c = w->conn;
    if (c->later_n)
        TRY(drain(cx, c, NULL));
    PGresult *r = PQexec(c->pg, text);
    bool none = PQresultStatus(r) == PGRES_EMPTY_QUERY; /* all of it is for the other engine */
    err_t e = good(r) || none ? NULL : pg_fail(cx, c, r, text);
    PQclear(r);
    return e;
}

static err_t pg_open(struct cx *cx, struct db *db, const struct db_config *config)
{
    struct pg *p = arena_alloc(db->mem, sizeof(*p));
    p->url = arena_copy(db->mem, config->url);
    p->n = config->readers ? config->readers : 8;
    p->conns = arena_alloc(db->mem, (size_t)p->n * sizeof(struct conn));
    lease_start(&p->lease, db->mem, p->n);
    db->engine = p;
    struct conn *c = &p->conns[0];
    bool connected = connect_now(p, c);
    const char *encoding = connected ? PQparameterStatus(c->pg, "server_encoding") : NULL;
    if (!connected)
        return fail_detail(cx,
                           fail(cx, E_INPUT,
                                "The PostgreSQL database cannot be opened. Check its address, name and password."),
                           "%s", PQerrorMessage(c->pg));
    if (!encoding || strcmp(encoding, "UTF8"))
        return fail(cx, E_INPUT, "The PostgreSQL database does not keep UTF-8. Create one with ENCODING 'UTF8'.");
    for (int i = 0; i < p->n; i++)
        lease_give(&p->lease, &p->conns[i]);
    return NULL;
}

static void pg_close(struct db *db)
{
    struct pg *p = pg_of(db);
    if (!p)
        return;
    for (int i = 0; i < p->n; i++)
        disconnect(&p->conns[i]);
    lease_end(&p->lease);
}

static err_t pg_backup(struct cx *cx, const char *path)
{
    (void)path;
    return fail(cx, E_INPUT,
                "wismo makes no backups of PostgreSQL: use pg_dump, or archive its write-ahead log (docs/backup.md).");
}

static err_t pg_check(struct cx *cx, char **findings)
{
    *findings = arena_copy(cx->mem, "ok");
    return NULL;
}

static bool pg_elsewhere(struct db *db)
{
    (void)db;
    return false;
}

static bool pg_room(struct db *db, int64_t *out)
{
    (void)db, (void)out;
    return false;
}

/* --- the line: a connection that listens; what is said on it needs no sync --- */

static const char line_sets[] = "SET synchronous_commit = off; SET statement_timeout = '15s'";
static const char line_name[] = "SELECT 'wismo_' || md5(current_schema())"; /* installations may share a database */
static const char line_says[] = "SELECT pg_notify('wismo_' || md5(current_schema()), $1)";

static bool line_listens(PGconn *pg)
{
    PGresult *r = PQexec(pg, line_name);
    char *name = good(r) ? PQescapeIdentifier(pg, PQgetvalue(r, 0, 0), (size_t)PQgetlength(r, 0, 0)) : NULL;
    struct arena *mem = arena_new();
    bool listens = name && command(pg, arena_text(mem, "LISTEN %s", name));
    arena_free(mem);
    PQfreemem(name);
    PQclear(r);
    return listens;
}

/* As long as this connection stands. Shared, because a line that broke may have a backend still. */
static bool line_lives(PGconn *pg, const char *process)
{
    PGresult *r =
        PQexecParams(pg, "SELECT pg_advisory_lock_shared(hashtextextended($1, 0))", 1, NULL, &process, NULL, NULL, 0);
    bool lives = good(r);
    PQclear(r);
    return lives;
}

static void *pg_line_open(struct db *db)
{
    PGconn *pg = connection(pg_of(db)->url);
    if (PQstatus(pg) == CONNECTION_OK && command(pg, line_sets) && line_lives(pg, db->boot) && line_listens(pg))
        return pg;
    PQfinish(pg);
    return NULL;
}

static void pg_line_close(void *line) { PQfinish(line); }

static bool pg_line_say(void *line, const char *words)
{
    PGresult *r = PQexecParams(line, line_says, 1, NULL, &words, NULL, NULL, 0);
    bool said = good(r);
    PQclear(r);
    return said;
}

static bool line_hear(PGconn *pg, void (*heard)(void *arg, const char *words), void *arg)
{
    bool some = false;
    for (PGnotify *n; (n = PQnotifies(pg)); PQfreemem(n)) {
        some = true;
        if (n->be_pid != PQbackendPID(pg))
            heard(arg, n->extra);
    }
    return some;
}

static bool pg_line_wait(void *line, int wake, int ms, void (*heard)(void *arg, const char *words), void *arg)
{
    struct pollfd p[] = { { .fd = PQsocket(line), .events = POLLIN }, { .fd = wake, .events = POLLIN } };
    if (line_hear(line, heard, arg)) /* it came while we were speaking */
        return true;
    if (poll(p, 2, ms) > 0 && p[0].revents && !PQconsumeInput(line))
        return false;
    line_hear(line, heard, arg);
    return PQstatus(line) == CONNECTION_OK;
}

const struct db_driver db_postgres = {
    .alone = true,
    .open = pg_open,
    .close = pg_close,
    .begin = pg_begin,
    .commit = pg_commit,
    .rollback = pg_rollback,
    .run = pg_run,
    .script = pg_script,
    .backup = pg_backup,
    .check = pg_check,
    .elsewhere = pg_elsewhere,
    .room = pg_room,
    .line_open = pg_line_open,
    .line_close = pg_line_close,
    .line_say = pg_line_say,
    .line_wait = pg_line_wait,
};
