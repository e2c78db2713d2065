/* stream.c - ten thousand browsers that only listen: what each costs in memory, what they cost a turn, whether
   each gets its message in time, and when the server notices that they have gone. */
#include "bench/bench.h"
#include "base/clock.h"
#include "base/mem.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { GONE_MS = 30000 };

/* When each of the listeners was spoken to, and when it heard. */
struct heard {
    struct visitors *v;
    int64_t *asked, *first;
    int who[BENCH_LINES], next;
};

static bool ask_each(void *heard, int connection, struct buf *to)
{
    struct heard *h = heard;
    if (h->next == h->v->n)
        return false;
    h->who[connection] = h->next++;
    h->asked[h->who[connection]] = load_clock();
    visitors_say(h->v, h->who[connection], "hello", to);
    return true;
}

static bool answered(void *heard, int connection, const struct load_answer *a)
{
    (void)heard, (void)connection;
    return a->status == 200;
}

static void hears(void *heard, int stream, int64_t at)
{
    struct heard *h = heard;
    if (!h->first[stream])
        h->first[stream] = at;
}

static err_t message_each(struct bench *b, struct visitors *v, struct load_streams *s)
{
    struct heard h = { .v = v };
    struct load_result r;
    struct load_times times = { 0 };
    h.asked = mem_new((size_t)v->n * sizeof(*h.asked));
    h.first = mem_new((size_t)v->n * sizeof(*h.first));
    load_streams_hear(s, hears, &h);
    const struct load_plan plan = { .port = v->port,
                                    .connections = BENCH_LINES,
                                    .within_ms = 600000,
                                    .request = ask_each,
                                    .answer = answered,
                                    .arg = &h,
                                    .streams = s };
    err_t e = load_run(b->cx, &plan, &r);
    for (int64_t end = load_clock() + 2000000; !e && load_clock() < end;)
        load_streams_read(s, 100000);
    for (int i = 0; i < v->n; i++)
        if (h.first[i])
            load_time_add(&times, h.first[i] - h.asked[i]);
    load_streams_hear(s, NULL, NULL);
    mem_free(h.asked);
    mem_free(h.first);
    TRY(e);
    if (r.bad || r.lost)
        return fail(b->cx, E_REMOTE, "%lld turns went wrong while messages were sent to streams.",
                    (long long)(r.bad + r.lost));
    bench_figure(b, arena_text(b->cx->mem, "a message to each of %d streams", v->n), "all within 1 s",
                 times.n == v->n && times.most <= 1000000, (double)times.most / 1000,
                 "%lld heard it, p50 %.1f ms, the last %.1f ms after it was said", (long long)times.n,
                 (double)load_time_at(&times, 0.5) / 1000, (double)times.most / 1000);
    return NULL;
}

static int64_t metric(struct bench *b, int port, const char *name)
{
    struct load_answer a;
    const char *at = NULL;
    if (!load_ask(b->cx, port, "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 12.0.0.1\r\n\r\n", &a))
        at = strstr(a.body, arena_text(b->cx->mem, "\n%s ", name));
    return at ? strtoll(at + 2 + strlen(name), NULL, 10) : -1;
}

static err_t all_leave(struct bench *b, int port, struct load_streams *s, int n)
{
    int64_t left = -1, began = load_clock();
    load_streams_close(s);
    do {
        left = metric(b, port, "wismo_http_streams");
        nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
    } while (left && load_clock() - began < (GONE_MS + 5000) * 1000);
    double seconds = (double)(load_clock() - began) / 1e6;
    bench_figure(b, arena_text(b->cx->mem, "%d closed clients noticed", n), "within 30 s",
                 !left && seconds <= (double)GONE_MS / 1000, seconds, "%lld left after %.2f s", (long long)left,
                 seconds);
    return NULL;
}

/* On a server that has done nothing else yet: one that has worked would have room for them already. */
static err_t memory_each(struct bench *b, const struct stock *stock, int n)
{
    struct process p;
    struct visitors *v;
    struct load_streams *s;
    TRY(bench_serve(b, stock->db, &p));
    TRY(visitors_begin(b, stock, p.port, n, &v));
    bench_stop(&p); /* their tokens outlive it */
    TRY(bench_serve(b, stock->db, &p));
    metric(b, p.port, "");
    int64_t before = bench_resident(&p);
    TRY(load_streams_open(b->cx, p.port, n, visitors_listen, v, &s));
    double each = (double)(bench_resident(&p) - before) / n / 1024;
    load_streams_close(s);
    bench_stop(&p);
    bench_figure(b, arena_text(b->cx->mem, "resident memory of each of %d idle streams", n), "<= 4 KiB", each <= 4,
                 each, "%.2f KiB, all that their opening left included", each);
    return NULL;
}

err_t bench_stream(struct bench *b)
{
    struct runner r[2];
    struct stock stock, twin;
    struct visitors *listeners;
    struct load_streams *s;
    int n = (int)b->conversations, most = load_most_files() - 1000;
    n = n < most ? n : most;
    TRY(bench_stock(b, b->orders, &stock));
    TRY(bench_stock_copy(b, &stock, "stream", &twin));
    TRY(memory_each(b, &twin, n));
    TRY(runner_wismo(b, &stock, &r[0]));
    TRY(runner_wismo(b, &twin, &r[1]));
    r[0].name = "without streams", r[1].name = "with streams";
    TRY(visitors_open(b, &twin, r[1].process.port, n, &listeners));
    TRY(load_streams_open(b->cx, r[1].process.port, n, visitors_listen, listeners, &s));
    r[1].plan.streams = s;
    TRY(rounds_run(b, r, 2));
    double ratio = median_ratio(b, &r[1], &r[0], CPU);
    bench_figure(b, "CPU a turn with them", "<= 1.1 x without", ratio <= 1.1, ratio, "%.3f x (%.1f us and %.1f us)",
                 ratio, median_of(b, &r[1], CPU), median_of(b, &r[0], CPU));
    if (load_streams_alive(s) != n)
        bench_figure(b, "streams that stayed open", "all", NOT_REACHED, load_streams_alive(s), "%d of %d",
                     load_streams_alive(s), n);
    TRY(message_each(b, listeners, s));
    return all_leave(b, r[1].process.port, s, n);
}
