/* turn.c - what a durable chat turn costs: beside nginx, with ten times the orders, and in an open loop. Rounds of
   all that is compared alternate, so that what else the machine does meets all of them alike. */
#include "bench/bench.h"
#include <string.h>

static void turn_figures(struct bench *b, const struct runner *wismo, const struct runner *nginx)
{
    const struct cost *last = &wismo->rounds[b->rounds - 1];
    double cpu = median_of(b, wismo, CPU), rate = median_of(b, wismo, RATE);
    bench_figure(b, arena_text(b->cx->mem, "CPU of a durable chat turn, %s", wismo->name), NULL, REPORTED, cpu,
                 "%.1f us (kernel %.1f; first round %.1f, last %.1f), by threads: %s", cpu, median_of(b, wismo, SYSTEM),
                 wismo->rounds[0].cpu, last->cpu, last->threads);
    bench_figure(b, arena_text(b->cx->mem, "durable chat turns, 64 connections, %s", wismo->name), NULL, REPORTED, rate,
                 "%.0f a second, p50 %.1f ms, p99 %.1f ms", rate, median_of(b, wismo, P50), median_of(b, wismo, P99));
    if (!nginx) {
        bench_figure(b, "the turn beside nginx", "<= 12 x its CPU a request", REPORTED, 0, "not measured: no nginx");
        return;
    }
    bench_figure(b, "nginx, a fixed answer of 400 bytes", NULL, REPORTED, median_of(b, nginx, CPU),
                 "%.1f us (kernel %.1f), %.0f a second", median_of(b, nginx, CPU), median_of(b, nginx, SYSTEM),
                 median_of(b, nginx, RATE));
    double ratio = median_ratio(b, wismo, nginx, CPU);
    bench_figure(b, "the turn beside nginx, CPU a request", "<= 12 x", ratio <= 12, ratio, "%.2f x", ratio);
    ratio = median_ratio(b, wismo, nginx, RATE);
    bench_figure(b, "the turn beside nginx, rate", "aim: >= 0.15 x", REPORTED, ratio, "%.3f x", ratio);
}

err_t bench_turn(struct bench *b)
{
    struct runner r[2];
    struct stock stock;
    size_t n = 0;
    TRY(bench_stock(b, b->orders, &stock));
    TRY(runner_wismo(b, &stock, &r[n++]));
    if (b->nginx)
        TRY(runner_nginx(b, &r[n++]));
    TRY(rounds_run(b, r, n));
    TRY(bench_sync(b));
    turn_figures(b, &r[0], n > 1 ? &r[1] : NULL);
    for (size_t i = 0; i < n; i++)
        TRY(runner_end(b, &r[i]));
    return NULL;
}

err_t bench_turn_more(struct bench *b)
{
    struct runner r[2];
    struct stock some, more;
    TRY(bench_stock(b, b->orders, &some));
    TRY(bench_stock(b, b->more_orders, &more));
    TRY(runner_wismo(b, &some, &r[0]));
    TRY(runner_wismo(b, &more, &r[1]));
    TRY(rounds_run(b, r, 2));
    double cpu = median_of(b, &r[1], CPU), ratio = median_ratio(b, &r[1], &r[0], CPU);
    bench_figure(b, arena_text(b->cx->mem, "CPU of a durable chat turn, %s", r[1].name), NULL, REPORTED, cpu,
                 "%.1f us, %.0f a second; beside it %.1f us with %s", cpu, median_of(b, &r[1], RATE),
                 median_of(b, &r[0], CPU), r[0].name);
    bench_figure(b, "the turn with ten times the orders", "<= 1.15 x that CPU", ratio <= 1.15, ratio, "%.3f x", ratio);
    TRY(runner_end(b, &r[0]));
    return runner_end(b, &r[1]);
}

/* --- the open loop -------------------------------------------------------------------------------------- */

err_t bench_open(struct bench *b)
{
    struct runner r;
    struct stock stock;
    struct cost most, c;
    double p50[ROUNDS_MOST], p99[ROUNDS_MOST], rates[3];
    TRY(bench_stock(b, b->orders, &stock));
    TRY(runner_wismo(b, &stock, &r));
    for (int i = 0; i < 3; i++) {
        TRY(bench_load(b, &r.process, &r.plan, &most));
        rates[i] = most.rate;
    }
    struct load_plan plan = r.plan;
    plan.rate = bench_median(rates, 3) / 2;
    plan.connections = 4 * BENCH_LINES; /* so many that a free one is never waited for long */
    plan.within_ms = b->open_seconds * 1000;
    for (int64_t i = 0; i < b->rounds; i++) {
        TRY(bench_load(b, &r.process, &plan, &c));
        p50[i] = c.p50;
        p99[i] = c.p99;
        bench_note("round %lld, open loop: %.0f/s, p50 %.2f ms, p99 %.2f ms, longest %.1f ms", (long long)i + 1, c.rate,
                   p50[i], p99[i], (double)c.times.most / 1000);
    }
    double worst = bench_most(p99, (size_t)b->rounds), middle = bench_median(p99, (size_t)b->rounds);
    bench_figure(b, "open loop at half the maximum, p50", NULL, REPORTED, bench_median(p50, (size_t)b->rounds),
                 "%.2f ms at %.0f turns a second", bench_median(p50, (size_t)b->rounds), plan.rate);
    bench_figure(b, "open loop at half the maximum, p99", "<= 25 ms", middle <= 25, middle,
                 "%.2f ms (median of %lld rounds of %lld s; the worst %.2f ms)", middle, (long long)b->rounds,
                 (long long)b->open_seconds, worst);
    return runner_end(b, &r);
}
