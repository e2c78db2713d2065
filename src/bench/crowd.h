/* crowd.h - visitors of one shop, beside those of others on the same server; and the other systems that shops ask: one more
   process of this program. */
#pragma once
#include "bench/bench.h"
#include <pthread.h>

struct crowd {
    struct visitors *v;
    struct load_plan plan;
    struct load_result result;
    const char *must_say; /* what each answer must hold; NULL: the exact card of an own order */
    bool store;           /* asks for an order of the other system by number and e-mail; else “where is it” */
    uint64_t chance;
    struct cx cx; /* a thread's own */
    pthread_t thread;
    err_t e;
};

/* All at once, each in a thread; an error of any. */
err_t crowds_run(struct bench *b, struct crowd *c, int n);
/* Its times; must NULL: reported only. Reached: no wrong answer, and p99 within most milliseconds. */
void crowd_figure(struct bench *b, const char *what, const char *must, double most, const struct crowd *c);
double crowd_p99(const struct crowd *c);

/* The other systems: /slow… answers after 300 ms, /dead… never, everything else after 5. /store/orders is a store that has
   every number N with the e-mail buyerN@store.example, in wismo's own order JSON. */
MUST err_t bench_peer_start(struct bench *b, struct process *out);
