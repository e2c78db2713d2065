/* bucket.h - bounded tables of token buckets and counters: rate limits, budgets, circuits.
   One of the few things that outlive a request. Thread-safe; memory is fixed at creation, the
   least recently used key leaves when the table is full. */
#pragma once
#include "base/base.h"

struct bucket_table;

/* A table for at most most_keys keys. Lives until bucket_free. */
struct bucket_table *bucket_new(size_t most_keys);
void bucket_free(struct bucket_table *t);

/* Takes `cost` tokens from key's bucket, which holds `burst` and refills at `per_minute`.
   True: taken. False: not taken, *wait = milliseconds until it could be (wait may be NULL), at most
   BUCKET_WAIT_MOST, also when it never could be. now = clock_mono(). Buckets and counters with equal keys
   do not meet. */
#define BUCKET_WAIT_MOST INT64_C(86400000)
bool bucket_take(struct bucket_table *t, const char *key, double cost, double per_minute, double burst, int64_t now,
                 int64_t *wait);

/* What is left in key's bucket without taking. */
double bucket_left(struct bucket_table *t, const char *key, double per_minute, double burst, int64_t now);

/* A counter that forgets: adds n to key's count, which halves every half_life milliseconds;
   returns the new value. n may be 0. */
double bucket_count(struct bucket_table *t, const char *key, double n, int64_t half_life, int64_t now);
