/* group.c - own commits with a shared sync against turns that share a COMMIT, each undone alone by a SAVEPOINT, on the real
   turn: conversation_hear() in this process, on one database, in rounds that alternate. Own commits have as many workers
   as the INSIDE lane, groups the one that the server has. Nothing counts before its sync; the rows are counted at the end. */
#include "bench/bench.h"
#include "account/assistant.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/mem.h"
#include "conversation/conversation.h"
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

enum { WORKERS = 4, UNDER_WAY = 64 };

/* --- turns ------------------------------------------------------------------------------------------------ */

static struct {
    struct db *db;
    const struct stock *stock;
    char *tokens[BENCH_CONVERSATIONS];
    _Atomic int64_t next, done, rows;
    int64_t until, open;
    bool group;
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
    return (struct cx){
        .mem = arena_new(), .db = all.db, .now = clock_wall(), .lane = LANE_INSIDE, .steady = true, .group = all.group
    };
}

static err_t turn(struct cx *cx, int64_t n, const char *text, bool card)
{
    struct visitor who = { .arrived = clock_mono() };
    struct turn t = { 0 };
    char from[20];
    bool shown = !card;
    bench_address((int)(n % all.open), from);
    who.address = from;
    TRY(conversation_token(cx, all.tokens[n % all.open], &who));
    TRY(conversation_hear(cx, &who, &(struct heard){ .text = text },
                          arena_text(cx->mem, "group %lld %lld", (long long)all.until, (long long)n), &t));
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
        if (sem_trywait(&all.room)) {
            db_group_end(all.db); /* as a worker does that is about to wait */
            sem_wait(&all.room);
        }
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

static err_t round_run(struct bench *b, bool group, struct round *out)
{
    pthread_t threads[WORKERS];
    db_settle(all.db); /* nothing is under way when the way changes */
    all.group = group;
    all.done = 0;
    int64_t began = load_clock(), syncs = db_figures(all.db).syncs;
    double cpu = spent();
    all.until = clock_mono() + b->seconds * 1000;
    int n_threads = group ? 1 : WORKERS, started = 0;
    while (started < n_threads && !pthread_create(&threads[started], NULL, worker, NULL))
        started++;
    for (int i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    db_settle(all.db);
    if (all.wrong)
        return fail(b->cx, E_REMOTE, "%s", all.wrong);
    double n = (double)all.done;
    out->rate = n * 1e6 / (double)(load_clock() - began);
    out->cpu = (spent() - cpu) * 1e6 / n;
    out->syncs = n / (double)(db_figures(all.db).syncs - syncs);
    all.group = false;
    bench_note("%s: %.0f a second, %.1f us, %.1f turns a sync", group ? "groups" : "own commits", out->rate, out->cpu,
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
    struct round own[ROUNDS_MOST], group[ROUNDS_MOST];
    double ratio[ROUNDS_MOST], cheaper[ROUNDS_MOST];
    size_t n = (size_t)b->rounds;
    for (size_t i = 0; i < n; i++) {
        TRY(round_run(b, false, &own[i]));
        TRY(round_run(b, true, &group[i]));
        ratio[i] = group[i].rate / own[i].rate;
        cheaper[i] = own[i].cpu / group[i].cpu;
    }
    for (int i = 0; i < 2; i++) {
        const struct round *r = i ? group : own;
        bench_figure(b,
                     i ? "turns in process: one COMMIT for many, SAVEPOINTs"
                       : "turns in process: own commits, shared sync",
                     NULL, REPORTED, middle(r, n, offsetof(struct round, rate)),
                     "%.0f a second, %.1f us a turn, %.1f turns a sync", middle(r, n, offsetof(struct round, rate)),
                     middle(r, n, offsetof(struct round, cpu)), middle(r, n, offsetof(struct round, syncs)));
    }
    double gain = bench_median(ratio, n), saved = bench_median(cheaper, n);
    bench_figure(b, "own commits beside groups, CPU a turn", ">= 1.25 x, else turns commit by themselves",
                 saved >= 1.25 ? REACHED : NOT_REACHED, saved, "%.2f x", saved);
    bench_figure(b, "groups beside own commits, rate", NULL, REPORTED, gain, "%.2f x", gain);
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
    for (int64_t i = 0; i < b->conversations; i++) {
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

err_t bench_group(struct bench *b)
{
    struct stock stock;
    int64_t before, found;
    all.open = b->conversations;
    TRY(bench_stock(b, b->orders, &stock));
    all.stock = &stock;
    TRY(stock_messages(b, &stock, &before));
    TRY(stock_write(b, &stock, conversations_open, b));
    TRY(stock_messages(b, &stock, &found));
    bench_figure(b, "messages acknowledged and found, both ways", "all, and no more", found - before == all.rows,
                 (double)(found - before), "%lld of %lld", (long long)(found - before), (long long)all.rows);
    for (int64_t i = 0; i < b->conversations; i++)
        mem_free(all.tokens[i]);
    return NULL;
}
