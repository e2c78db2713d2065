/* rounds.c - those who are compared, each with its server, and the rounds in which they take turns. */
#include "bench/bench.h"
#include <string.h>

err_t runner_nginx(struct bench *b, struct runner *r)
{
    *r = (struct runner){ .name = "nginx", .rounds = arena_alloc(b->cx->mem, ROUNDS_MOST * sizeof(*r->rounds)) };
    TRY(bench_nginx(b, &r->process));
    r->plan = plan_fixed(b, &r->process);
    return NULL;
}

err_t runner_wismo(struct bench *b, const struct stock *s, struct runner *r)
{
    *r = (struct runner){ .name = arena_text(b->cx->mem, "%lld orders", (long long)s->n),
                          .stock = *s,
                          .rounds = arena_alloc(b->cx->mem, ROUNDS_MOST * sizeof(*r->rounds)) };
    TRY(stock_messages(b, &r->stock, &r->rows));
    TRY(bench_serve(b, r->stock.db, &r->process));
    TRY(visitors_open(b, &r->stock, r->process.port, (int)b->conversations, &r->visitors));
    r->plan = plan_turns(b, r->visitors);
    return NULL;
}

err_t rounds_run(struct bench *b, struct runner *r, size_t n)
{
    for (int64_t i = 0; i < b->rounds; i++)
        for (size_t k = 0; k < n; k++) {
            struct cost *c = &r[k].rounds[i];
            TRY(bench_load(b, &r[k].process, &r[k].plan, c));
            bench_note("round %lld, %s: %.0f/s, %.1f us (kernel %.1f), p50 %.2f ms, p99 %.2f ms%s%s", (long long)i + 1,
                       r[k].name, c->rate, c->cpu, c->system, c->p50, c->p99, r[k].visitors ? "; " : "",
                       r[k].visitors ? c->threads : "");
        }
    return NULL;
}

double median_of(struct bench *b, const struct runner *r, size_t at)
{
    double all[ROUNDS_MOST];
    for (int64_t i = 0; i < b->rounds; i++)
        memcpy(&all[i], (const char *)&r->rounds[i] + at, sizeof(double));
    return bench_median(all, (size_t)b->rounds);
}

double median_ratio(struct bench *b, const struct runner *r, const struct runner *to, size_t at)
{
    double all[ROUNDS_MOST], other;
    for (int64_t i = 0; i < b->rounds; i++) {
        memcpy(&all[i], (const char *)&r->rounds[i] + at, sizeof(double));
        memcpy(&other, (const char *)&to->rounds[i] + at, sizeof(double));
        all[i] /= other;
    }
    return bench_median(all, (size_t)b->rounds);
}

err_t runner_end(struct bench *b, struct runner *r)
{
    int64_t rows;
    bench_stop(&r->process);
    if (!r->visitors)
        return NULL;
    TRY(stock_messages(b, &r->stock, &rows));
    rows -= r->rows;
    bench_figure(b, arena_text(b->cx->mem, "messages acknowledged and found, %s", r->name), "all, and no more",
                 rows == r->visitors->messages, (double)rows, "%lld of %lld", (long long)rows,
                 (long long)r->visitors->messages);
    return NULL;
}
