/* node.c - a durable turn beside the same turn of a small Node bot of the usual making (tests/bench/node-bot), with
   each turn committed by itself and with its commits grouped. The bot has the same orders and must say the same words. */
#include "bench/bench.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static err_t runner_bot(struct bench *b, const struct stock *s, const char *commit, struct runner *r)
{
    struct arena *mem = b->cx->mem;
    const char *db = arena_text(mem, "%s/bot-%s.db", b->folder, commit);
    for (int i = 0; i < 3; i++)
        unlink(arena_text(mem, "%s%s", db, (const char *[]){ "", "-wal", "-shm" }[i]));
    const char *argv[] = {
        "node", arena_text(mem, "%s/bot.mjs", b->node_bot), "--db", db, "--source", s->db, "--commit", commit, NULL
    };
    *r = (struct runner){ .name = arena_text(mem, "Node bot, %s", commit),
                          .stock = *s,
                          .rounds = arena_alloc(mem, ROUNDS_MOST * sizeof(*r->rounds)) };
    TRY(bench_start(b, arena_text(mem, "bot-%s", commit), argv, "bot at ", 0, &r->process));
    TRY(visitors_open(b, &r->stock, r->process.port, (int)b->conversations, &r->visitors));
    r->plan = plan_turns(b, r->visitors);
    return NULL;
}

static void same_words(struct bench *b, const struct runner *wismo, const struct runner *bot)
{
    int same = 0, all = 0;
    for (int i = 0; i < 2 * BENCH_DEMO; i++) {
        all += wismo->visitors->words[i] != 0;
        same += wismo->visitors->words[i] && wismo->visitors->words[i] == bot->visitors->words[i];
    }
    bench_figure(b, arena_text(b->cx->mem, "%s says the same words of an order", bot->name), "of every kind",
                 same == all, same, "%d of %d", same, all);
}

/* Its own count of what it has stored. */
static err_t bot_end(struct bench *b, struct runner *r)
{
    struct load_answer a;
    TRY(load_ask(b->cx, r->process.port, "GET /count HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", &a));
    const char *n = strstr(a.body, "\"n\":");
    int64_t rows = n ? strtoll(n + 4, NULL, 10) : -1;
    bench_figure(b, arena_text(b->cx->mem, "messages acknowledged and found, %s", r->name), "all, and no more",
                 rows == r->visitors->messages, (double)rows, "%lld of %lld", (long long)rows,
                 (long long)r->visitors->messages);
    bench_stop(&r->process);
    return NULL;
}

static void bot_figures(struct bench *b, const struct runner *wismo, const struct runner *bot, bool gate)
{
    double cpu = median_of(b, bot, CPU), ratio = median_ratio(b, wismo, bot, CPU);
    bench_figure(b, arena_text(b->cx->mem, "CPU of a durable turn, %s", bot->name), NULL, REPORTED, cpu,
                 "%.0f us (kernel %.0f), %.0f a second", cpu, median_of(b, bot, SYSTEM), median_of(b, bot, RATE));
    bench_figure(b, arena_text(b->cx->mem, "wismo's CPU a turn beside %s", bot->name),
                 gate ? "<= 1/4 of it (the goal: 1/20)" : NULL,
                 !gate           ? REPORTED
                 : ratio <= 0.25 ? REACHED
                                 : NOT_REACHED,
                 ratio, "1/%.1f (%.3f x)", 1 / ratio, ratio);
}

err_t bench_node(struct bench *b)
{
    struct runner r[3];
    struct stock stock;
    if (!b->node_bot) {
        bench_figure(b, "a durable turn beside a Node bot", "<= 1/4 of its CPU", REPORTED, 0,
                     "not measured: no --node-bot");
        return NULL;
    }
    TRY(bench_stock(b, b->orders, &stock));
    TRY(runner_bot(b, &stock, "each", &r[1]));
    TRY(runner_bot(b, &stock, "grouped", &r[2]));
    TRY(runner_wismo(b, &stock, &r[0]));
    r[0].name = "wismo";
    same_words(b, &r[0], &r[1]);
    TRY(rounds_run(b, r, 3));
    bench_figure(b, "CPU of a durable turn, wismo", NULL, REPORTED, median_of(b, &r[0], CPU), "%.1f us, %.0f a second",
                 median_of(b, &r[0], CPU), median_of(b, &r[0], RATE));
    bot_figures(b, &r[0], &r[1], true);
    bot_figures(b, &r[0], &r[2], true);
    TRY(bot_end(b, &r[1]));
    TRY(bot_end(b, &r[2]));
    return runner_end(b, &r[0]);
}
