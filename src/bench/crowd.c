/* crowd.c - several shops' visitors at once. */
#include "bench/crowd.h"
#include <stdio.h>
#include <string.h>

/* The number and e-mail of one of the store's orders. */
static void store_words(struct crowd *c, char words[96])
{
    c->chance = c->chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    unsigned n = 1000 + (unsigned)(c->chance >> 33) % 1000000;
    snprintf(words, 96, "#%u buyer%u@store.example", n, n);
}

static bool crowd_ask(void *crowd, int connection, struct buf *to)
{
    struct crowd *c = crowd;
    char words[96] = "where is it";
    (void)connection;
    if (c->store)
        store_words(c, words);
    if (c->must_say)
        visitors_say(c->v, c->v->next, words, to);
    else
        return visitors_ask(c->v, connection, to);
    c->v->next = (c->v->next + 1) % c->v->n;
    return true;
}

static bool crowd_check(void *crowd, int connection, const struct load_answer *a)
{
    struct crowd *c = crowd;
    return c->must_say ? a->status == 200 && strstr(a->body, c->must_say) : visitors_check(c->v, connection, a);
}

static void *crowd_run(void *crowd)
{
    struct crowd *c = crowd;
    c->e = load_run(&c->cx, &c->plan, &c->result);
    return NULL;
}

err_t crowds_run(struct bench *b, struct crowd *c, int n)
{
    for (int i = 0; i < n; i++) {
        c[i].cx = (struct cx){ .mem = arena_new() };
        c[i].plan.request = crowd_ask, c[i].plan.answer = crowd_check, c[i].plan.arg = &c[i];
        if (pthread_create(&c[i].thread, NULL, crowd_run, &c[i]))
            return fail(b->cx, E_BUSY, "A thread could not be started.");
    }
    err_t e = NULL;
    for (int i = 0; i < n; i++) {
        pthread_join(c[i].thread, NULL);
        if (c[i].e)
            e = fail(b->cx, c[i].e->code, "%s", c[i].e->message);
        arena_free(c[i].cx.mem);
    }
    return e;
}

double crowd_p99(const struct crowd *c) { return (double)load_time_at(&c->result.times, 0.99) / 1000; }

void crowd_figure(struct bench *b, const char *what, const char *must, double most, const struct crowd *c)
{
    double p99 = crowd_p99(c);
    bool good = !c->result.bad && !c->result.lost && p99 <= most;
    bench_figure(b, what, must,
                 !must  ? REPORTED
                 : good ? REACHED
                        : NOT_REACHED,
                 p99, "p50 %.1f ms, p99 %.1f ms of %lld, %lld wrong",
                 (double)load_time_at(&c->result.times, 0.5) / 1000, p99, (long long)c->result.times.n,
                 (long long)(c->result.bad + c->result.lost));
}
