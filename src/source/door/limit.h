/* limit.h - what guessing costs: hard budgets of misses, and delays that grow with what was typed.
   Inside of source/ only. */
#pragma once
#include "source/door.h"

/* One try to prove an order, from before the look-up until its outcome is known. */
struct attempt {
    const char *number_hash, *contact_hash; /* keyed hashes of what was typed, for security events */
    const char *block;                      /* the client's address block */
    const char *number_key, *contact_key, *block_key, *flight_key;
    int64_t began; /* clock_mono() of the request */
    int64_t delay; /* milliseconds, the same whatever the outcome */
    bool counted;
};
enum attempt_end { ATTEMPT_HIT, ATTEMPT_MISS, ATTEMPT_FAILED };

/* Keyed hash of what was typed, normalised; kind keeps a number from looking like an e-mail. */
char *door_hash(struct cx *cx, const char *kind, const char *typed);

/* Whether budgets and delays are on. */
bool door_limited(void);

/* Begins a try with what was typed, normalised. *spent: the budget is spent, nothing may be looked up; then, and when
   it fails, there is nothing to end. */
MUST err_t attempt_begin(struct cx *cx, const struct visit *v, const char *number, const char *contact,
                         struct attempt *out, bool *spent);

/* In what steps a miss leaves, so that how long the look-up took does not show: multiples of 2.5 s after
   arrival for another system, of 50 ms for a look-up of our own that works more when the number exists. */
enum attempt_mask { MASK_NONE = 0, MASK_LOCAL = 50, MASK_REMOTE = 2500 };

/* Ends it and sets v->not_before. */
void attempt_end(struct visit *v, const struct attempt *a, enum attempt_end end, enum attempt_mask mask);
