/* batch.c - own commits with a shared sync (what the house does) against a shared batch of SAVEPOINTs, on the real turn:
   the same workers run conversation_hear() in this process, on the same database, in rounds that alternate. For the batch
   the linker puts this file between db/sqlite.c and SQLite: BEGIN opens the batch or joins it by a SAVEPOINT, COMMIT
   releases it, and the durable thread commits the batch just before it syncs. Nothing is answered before its sync in
   either way; at the end the rows are counted. */
#include "bench/bench.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/mem.h"
#include "conversation/conversation.h"
#include "source/door.h"
#include <pthread.h>
#include <semaphore.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

enum { WORKERS = 4, UNDER_WAY = 64 };

/* --- between the house and SQLite ------------------------------------------------------------------------ */

int __real_sqlite3_step(sqlite3_stmt *st);
int __wrap_sqlite3_step(sqlite3_stmt *st);
int __real_sqlite3_reset(sqlite3_stmt *st);
int __wrap_sqlite3_reset(sqlite3_stmt *st);
int __real_sqlite3_file_control(sqlite3 *s, const char *name, int op, void *arg);
int __wrap_sqlite3_file_control(sqlite3 *s, const char *name, int op, void *arg);
int __real_sqlite3_wal_checkpoint_v2(sqlite3 *s, const char *name, int mode, int *log, int *done);
int __wrap_sqlite3_wal_checkpoint_v2(sqlite3 *s, const char *name, int mode, int *log, int *done);

void *__real_sqlite3_wal_hook(sqlite3 *s, int (*fn)(void *, sqlite3 *, const char *, int), void *arg);
void *__wrap_sqlite3_wal_hook(sqlite3 *s, int (*fn)(void *, sqlite3 *, const char *, int), void *arg);

static atomic_bool batching;
/* Held from a turn's BEGIN until its COMMIT has been reset, and for the batch's own; the hook of a commit may check-
   point in it. */
static pthread_mutex_t writer = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static __thread bool leaving;
static sqlite3 *open_on; /* the connection with an open batch */

static int plain(sqlite3 *s, const char *sql)
{
    static __thread struct {
        sqlite3 *s;
        const char *sql;
        sqlite3_stmt *st;
    } kept[8];
    size_t i = 0;
    while (i < 7 && kept[i].st && (kept[i].s != s || kept[i].sql != sql))
        i++;
    if (!kept[i].st && sqlite3_prepare_v3(s, sql, -1, SQLITE_PREPARE_PERSISTENT, &kept[i].st, NULL))
        return SQLITE_ERROR;
    kept[i].s = s;
    kept[i].sql = sql;
    int rc = __real_sqlite3_step(kept[i].st);
    __real_sqlite3_reset(kept[i].st);
    return rc;
}

static int join(sqlite3 *s, sqlite3_stmt *begin)
{
    pthread_mutex_lock(&writer);
    int rc = open_on ? SQLITE_DONE : __real_sqlite3_step(begin);
    if (rc == SQLITE_DONE)
        rc = plain(s, "SAVEPOINT turn");
    if (rc != SQLITE_DONE)
        pthread_mutex_unlock(&writer);
    else
        open_on = s;
    return rc;
}

/* The house learns by its hook that a COMMIT has written: in a batch each turn has. */
static struct {
    int (*fn)(void *, sqlite3 *, const char *, int);
    void *arg;
    int pages;
} hook;

static int on_wal(void *arg, sqlite3 *s, const char *name, int pages)
{
    (void)arg;
    hook.pages = pages;
    return hook.fn(hook.arg, s, name, pages);
}

void *__wrap_sqlite3_wal_hook(sqlite3 *s, int (*fn)(void *, sqlite3 *, const char *, int), void *arg)
{
    hook.fn = fn;
    hook.arg = arg;
    return __real_sqlite3_wal_hook(s, on_wal, NULL);
}

static int leave(sqlite3 *s, bool keep)
{
    if (!keep)
        plain(s, "ROLLBACK TO turn");
    else if (hook.fn)
        hook.fn(hook.arg, s, "main", hook.pages);
    leaving = true;
    return plain(s, "RELEASE turn");
}

int __wrap_sqlite3_reset(sqlite3_stmt *st)
{
    int rc = __real_sqlite3_reset(st);
    if (leaving && strchr("CR", *sqlite3_sql(st))) {
        leaving = false;
        pthread_mutex_unlock(&writer);
    }
    return rc;
}

int __wrap_sqlite3_step(sqlite3_stmt *st)
{
    const char *sql = sqlite3_sql(st);
    if (!batching || !sql || !strchr("BCR", *sql))
        return __real_sqlite3_step(st);
    if (!strcmp(sql, "BEGIN IMMEDIATE"))
        return join(sqlite3_db_handle(st), st);
    if (!strcmp(sql, "COMMIT") || !strcmp(sql, "ROLLBACK"))
        return leave(sqlite3_db_handle(st), *sql == 'C');
    return __real_sqlite3_step(st);
}

/* The durable thread asks for the WAL just before each sync. */
int __wrap_sqlite3_file_control(sqlite3 *s, const char *name, int op, void *arg)
{
    if (op == SQLITE_FCNTL_JOURNAL_POINTER && batching) {
        pthread_mutex_lock(&writer);
        sqlite3 *batch = open_on;
        open_on = NULL;
        if (batch && plain(batch, "COMMIT") != SQLITE_DONE) {
            fprintf(stderr, "the batch was not committed: %s\n", sqlite3_errmsg(batch));
            exit(1);
        }
        pthread_mutex_unlock(&writer);
    }
    return __real_sqlite3_file_control(s, name, op, arg);
}

int __wrap_sqlite3_wal_checkpoint_v2(sqlite3 *s, const char *name, int mode, int *log, int *done)
{
    if (!batching)
        return __real_sqlite3_wal_checkpoint_v2(s, name, mode, log, done);
    pthread_mutex_lock(&writer);
    int rc = open_on ? SQLITE_BUSY : __real_sqlite3_wal_checkpoint_v2(s, name, mode, log, done);
    pthread_mutex_unlock(&writer);
    return rc;
}

/* --- turns ------------------------------------------------------------------------------------------------ */

static struct {
    struct db *db;
    const struct stock *stock;
    char *tokens[BENCH_CONVERSATIONS];
    _Atomic int64_t next, done, rows;
    int64_t until;
    sem_t room;
    const char *_Atomic wrong;
} all;

static void acknowledged(void *arg)
{
    all.rows += (int64_t)(intptr_t)arg;
    all.done++;
    sem_post(&all.room);
}

static struct cx turn_cx(void)
{
    return (struct cx){ .mem = arena_new(), .db = all.db, .now = clock_wall(), .lane = LANE_INSIDE };
}

static err_t turn(struct cx *cx, int64_t n, const char *text, bool card)
{
    struct visitor who = { .arrived = clock_mono() };
    struct turn t = { 0 };
    char from[20];
    bool shown = !card;
    bench_address((int)(n % BENCH_CONVERSATIONS), from);
    who.address = from;
    TRY(conversation_token(cx, all.tokens[n % BENCH_CONVERSATIONS], &who));
    TRY(conversation_hear(cx, &who, &(struct heard){ .text = text },
                          arena_text(cx->mem, "batch %lld %lld", (long long)all.until, (long long)n), &t));
    for (size_t i = 0; i < t.messages.n; i++)
        shown |= !strcmp(t.messages.at[i].kind, "order");
    if (!shown)
        return fail(cx, E_INTERNAL, "%s was not answered by its card.", text);
    db_after(cx, acknowledged, NULL, (void *)(intptr_t)t.messages.n);
    return NULL;
}

static void *worker(void *arg)
{
    uint64_t chance;
    (void)arg;
    crypto_random(&chance, sizeof(chance));
    char number[24], email[48];
    while (clock_mono() < all.until && !all.wrong) {
        sem_wait(&all.room);
        struct cx cx = turn_cx();
        chance ^= chance << 13, chance ^= chance >> 7, chance ^= chance << 17;
        int64_t i = (int64_t)((chance >> 11) % (uint64_t)all.stock->n);
        stock_number(all.stock, i, number);
        stock_email(all.stock, i, email);
        err_t e = turn(&cx, all.next++, arena_text(cx.mem, "#%s %s", number, email), true);
        if (e)
            all.wrong = mem_copy(e->message);
        db_end(&cx);
        arena_free(cx.mem);
    }
    return NULL;
}

/* --- rounds ----------------------------------------------------------------------------------------------- */

struct round {
    double rate, cpu, syncs;
};

static double spent(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static err_t round_run(struct bench *b, bool batch, struct round *out)
{
    pthread_t threads[WORKERS];
    db_settle(all.db); /* nothing is under way when the way changes */
    batching = batch;
    all.done = 0;
    int64_t began = load_clock(), syncs = db_figures(all.db).syncs;
    double cpu = spent();
    all.until = clock_mono() + b->seconds * 1000;
    for (int i = 0; i < WORKERS; i++)
        pthread_create(&threads[i], NULL, worker, NULL);
    for (int i = 0; i < WORKERS; i++)
        pthread_join(threads[i], NULL);
    db_settle(all.db);
    if (all.wrong)
        return fail(b->cx, E_REMOTE, "%s", all.wrong);
    double n = (double)all.done;
    out->rate = n * 1e6 / (double)(load_clock() - began);
    out->cpu = (spent() - cpu) * 1e6 / n;
    out->syncs = n / (double)(db_figures(all.db).syncs - syncs);
    batching = false;
    bench_note("%s: %.0f a second, %.1f us, %.1f turns a sync", batch ? "batch" : "own commits", out->rate, out->cpu,
               out->syncs);
    return NULL;
}

static double middle(const struct round *r, size_t n, size_t at)
{
    double v[ROUNDS_MOST];
    for (size_t i = 0; i < n; i++)
        memcpy(&v[i], (const char *)&r[i] + at, sizeof(double));
    return bench_median(v, n);
}

static err_t compare(struct bench *b)
{
    struct round own[ROUNDS_MOST], batch[ROUNDS_MOST];
    double ratio[ROUNDS_MOST];
    size_t n = (size_t)b->rounds;
    for (size_t i = 0; i < n; i++) {
        TRY(round_run(b, false, &own[i]));
        TRY(round_run(b, true, &batch[i]));
        ratio[i] = batch[i].rate / own[i].rate;
    }
    for (int i = 0; i < 2; i++) {
        const struct round *r = i ? batch : own;
        bench_figure(b,
                     i ? "turns in process: shared batch of SAVEPOINTs" : "turns in process: own commits, shared sync",
                     NULL, REPORTED, middle(r, n, offsetof(struct round, rate)),
                     "%.0f a second, %.1f us a turn, %.1f turns a sync", middle(r, n, offsetof(struct round, rate)),
                     middle(r, n, offsetof(struct round, cpu)), middle(r, n, offsetof(struct round, syncs)));
    }
    double gain = bench_median(ratio, n);
    bench_figure(b, "the batch's gain in rate", "taken up only from 1.25 x", REPORTED, gain, "%.2f x", gain);
    return NULL;
}

/* --- all of it --------------------------------------------------------------------------------------------- */

static err_t conversations_open(struct cx *cx, void *arg)
{
    struct bench *b = arg;
    struct assistant a;
    all.db = cx->db;
    TRY(assistant_by_key(cx, all.stock->assistant_key, &a));
    sem_init(&all.room, 0, UNDER_WAY);
    for (int i = 0; i < BENCH_CONVERSATIONS; i++) {
        struct cx one = turn_cx();
        struct visitor who = { .address = "11.0.0.1", .arrived = clock_mono() };
        struct turn t;
        char *token;
        err_t e = conversation_open(&one, &a, &who, &token, &t);
        all.rows += (int64_t)(e ? 0 : t.messages.n);
        if (!e) {
            all.tokens[i] = mem_copy(token);
            sem_wait(&all.room);
            e = turn(&one, i, "hello", false);
        }
        if (e)
            return fail(cx, e->code, "%s", e->message);
        db_end(&one);
        arena_free(one.mem);
    }
    return compare(b);
}

int main(int argc, char **argv)
{
    crypto_start();
    struct cx cx = { .mem = arena_new(), .now = clock_wall(), .lane = LANE_COMMAND, .who = { .actor = ACTOR_SYSTEM } };
    struct bench b = { .cx = &cx, .orders = 100000, .rounds = 9, .seconds = 3, .row = "batch" };
    struct stock stock;
    int64_t before, found;
    const char *json = NULL;
    b.folder = "build/bench/batch";
    for (int i = 1; i + 1 < argc; i += 2) {
        if (!strcmp(argv[i], "--orders"))
            b.orders = strtoll(argv[i + 1], NULL, 10);
        else if (!strcmp(argv[i], "--rounds"))
            b.rounds = strtoll(argv[i + 1], NULL, 10);
        else if (!strcmp(argv[i], "--seconds"))
            b.seconds = strtoll(argv[i + 1], NULL, 10);
        else if (!strcmp(argv[i], "--folder"))
            b.folder = argv[i + 1];
        else if (!strcmp(argv[i], "--json"))
            json = argv[i + 1];
    }
    mkdir(b.folder, 0700);
    err_t e = crypto_use_secret(&cx, "a secret of the benchmark, which keeps nothing secret");
    if (!e)
        e = bench_stock(&b, b.orders, &stock);
    all.stock = &stock;
    if (!e)
        e = stock_messages(&b, &stock, &before);
    if (!e)
        e = stock_write(&b, &stock, conversations_open, &b);
    if (!e)
        e = stock_messages(&b, &stock, &found);
    if (!e)
        bench_figure(&b, "messages acknowledged and found, both ways", "all, and no more", found - before == all.rows,
                     (double)(found - before), "%lld of %lld", (long long)(found - before), (long long)all.rows);
    bench_table(&b);
    if (!e && json)
        e = bench_json(&b, json);
    if (e)
        fprintf(stderr, "%s %s\n", e->message, e->detail ? e->detail : "");
    arena_free(cx.mem);
    return e != NULL;
}
