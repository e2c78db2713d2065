/* read.c - an order read by id through the staff API, beside nginx. Limits are on, so that there are many keys: each
   asks no more often than a busy program may. */
#include "bench/bench.h"
#include "account/shop.h"
#include "account/staff.h"
#include "base/crypto.h"
#include "base/mem.h"
#include <stdio.h>
#include <string.h>

enum { KEYS = 3000 };

struct reads {
    const struct stock *stock;
    char *keys[KEYS];
    uint64_t chance;
    int next;
    uint64_t expected[2 * BENCH_DEMO];
    int kind[BENCH_LINES];
    char number[BENCH_LINES][24], id[BENCH_LINES][32];
};

static err_t keys_add(struct cx *cx, void *reads)
{
    struct reads *r = reads;
    TRY(shop_enter(cx, r->stock->shop_id));
    DB_TX(cx);
    for (int i = 0; i < KEYS; i++)
        TRY(staff_key_add(cx, "wismo bench", ROLE_VIEWER, NULL, &r->keys[i]));
    return db_commit(cx);
}

static bool ask(void *reads, int connection, struct buf *to)
{
    struct reads *r = reads;
    char from[20];
    r->chance ^= r->chance << 13;
    r->chance ^= r->chance >> 7;
    r->chance ^= r->chance << 17;
    int64_t i = (int64_t)((r->chance >> 11) % (uint64_t)r->stock->n);
    int who = r->next = (r->next + 1) % KEYS;
    r->kind[connection] = (int)(i < BENCH_DEMO ? i : BENCH_DEMO + i % BENCH_DEMO);
    stock_number(r->stock, i, r->number[connection]);
    stock_id(r->stock, i, r->id[connection]);
    bench_address(who, from);
    buf_fmt(
        to,
        "GET /api/v1/orders/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: %s\r\nAuthorization: Bearer %s\r\n\r\n",
        r->id[connection], from, r->keys[who]);
    return true;
}

/* The first answer of a kind is read, the others are compared with it. */
static bool check(void *reads, int connection, const struct load_answer *a)
{
    struct reads *r = reads;
    char part[64];
    const char *number = r->number[connection];
    uint64_t *expected = &r->expected[r->kind[connection]], hash = a->status == 200 ? answer_hash(a, number) : 0;
    snprintf(part, sizeof(part), "{\"id\":\"%s\"", r->id[connection]);
    if (!hash || strncmp(a->body, part, strlen(part)))
        return false;
    snprintf(part, sizeof(part), "\"number\":\"%s\"", number);
    if (!*expected && strstr(a->body, part) && strstr(a->body, "\"items\":[{"))
        *expected = hash;
    return hash == *expected;
}

static void reads_free(void *reads) { mem_free(reads); }

err_t bench_read(struct bench *b)
{
    struct runner r[2] = { { .name = "order read" } };
    struct stock stock;
    struct reads *reads = mem_new(sizeof(*reads));
    size_t n = 1;
    arena_defer(b->cx->mem, reads_free, reads);
    TRY(bench_stock(b, b->orders, &stock));
    reads->stock = &stock;
    crypto_random(&reads->chance, sizeof(reads->chance));
    reads->chance |= 1;
    TRY(stock_write(b, &stock, keys_add, reads));
    TRY(bench_serve(b, stock.db, &r[0].process));
    r[0].rounds = arena_alloc(b->cx->mem, ROUNDS_MOST * sizeof(*r->rounds));
    r[0].plan = plan_fixed(b, &r[0].process);
    r[0].plan.request = ask, r[0].plan.answer = check, r[0].plan.arg = reads;
    if (b->nginx)
        TRY(runner_nginx(b, &r[n++]));
    TRY(rounds_run(b, r, n));
    double cpu = median_of(b, &r[0], CPU);
    bench_figure(b, "an order read by id through the staff API, CPU", NULL, REPORTED, cpu,
                 "%.1f us (kernel %.1f), by threads: %s", cpu, median_of(b, &r[0], SYSTEM),
                 r[0].rounds[b->rounds - 1].threads);
    bench_figure(b, "an order read by id, rate", NULL, REPORTED, median_of(b, &r[0], RATE), "%.0f a second",
                 median_of(b, &r[0], RATE));
    double ratio = n > 1 ? median_ratio(b, &r[0], &r[1], CPU) : 0;
    bench_figure(b, "an order read by id beside nginx, CPU a request", "<= 8 x",
                 n == 1       ? REPORTED
                 : ratio <= 8 ? REACHED
                              : NOT_REACHED,
                 ratio, n > 1 ? "%.2f x" : "not measured: no nginx", ratio);
    return NULL;
}
