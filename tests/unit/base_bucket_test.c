/* base_bucket_test.c - refill, waiting, forgetting, eviction, threads. */
#include "base_case.h"
#include "base/bucket.h"
#include "base/crypto.h"
#include <math.h>
#include <pthread.h>
#include <stdio.h>

static bool near(double a, double b) { return fabs(a - b) < 1e-6; }

static void take_and_refill(void **state)
{
    (void)state;
    struct bucket_table *t = bucket_new(10);
    int64_t now = 1000, wait = 77;
    for (int i = 0; i < 5; i++)
        assert_true(bucket_take(t, "a", 1, 60, 5, now, &wait));
    assert_int_equal(wait, 77);
    assert_false(bucket_take(t, "a", 1, 60, 5, now, &wait));
    assert_int_equal(wait, 1000);                              /* one a second */
    assert_false(bucket_take(t, "a", 1, 60, 5, now + 999, &wait));
    assert_int_equal(wait, 1);
    assert_true(bucket_take(t, "a", 1, 60, 5, now + 1000, NULL));
    assert_false(bucket_take(t, "a", 1, 60, 5, now + 1000, NULL));
    assert_true(near(bucket_left(t, "a", 60, 5, now + 3500), 2.5));
    assert_true(near(bucket_left(t, "a", 60, 5, now + 3500), 2.5));
    assert_true(near(bucket_left(t, "a", 60, 5, now + 1000000), 5));
    assert_true(near(bucket_left(t, "new", 60, 5, now), 5));
    assert_true(bucket_take(t, "b", 5, 60, 5, now, NULL));     /* others have their own */
    assert_false(bucket_take(t, "a", 1, 60, 5, now - 5000, &wait));    /* a clock that steps back gives nothing */
    assert_true(near(bucket_left(t, "a", 60, 5, now + 1500), 0.5));    /* and does not fill twice afterwards */
    bucket_free(t);
}

static void odd_costs(void **state)
{
    (void)state;
    struct bucket_table *t = bucket_new(10);
    int64_t wait = 0;
    assert_false(bucket_take(t, "a", 6, 60, 5, 0, &wait));
    assert_int_equal(wait, BUCKET_WAIT_MOST);
    assert_true(near(bucket_left(t, "a", 60, 5, 0), 5));
    assert_true(bucket_take(t, "a", 0, 60, 5, 0, NULL));
    assert_true(bucket_take(t, "a", -3, 60, 5, 0, NULL));
    assert_true(near(bucket_left(t, "a", 60, 5, 0), 5));
    assert_true(bucket_take(t, "never", 1, 0, 1, 0, NULL));
    assert_false(bucket_take(t, "never", 1, 0, 1, INT64_MAX / 2, &wait));
    assert_int_equal(wait, BUCKET_WAIT_MOST);
    assert_true(bucket_take(t, "part", 0.5, 1, 0.5, 0, NULL));
    assert_false(bucket_take(t, "part", 0.5, 1, 0.5, 0, &wait));
    assert_int_equal(wait, 30000);
    assert_true(bucket_take(t, "part", 0.5, 1, 0.5, 30000, &wait));
    /* smaller burst than before: what is left is cut */
    assert_true(bucket_take(t, "cut", 1, 60, 100, 0, NULL));
    assert_true(near(bucket_left(t, "cut", 60, 2, 0), 2));
    /* what wait says is enough */
    for (int rate = 1; rate < 1000; rate += 7) {
        char key[16];
        snprintf(key, sizeof(key), "r%d", rate);
        assert_true(bucket_take(t, key, 3, rate, 3, 0, NULL));
        assert_false(bucket_take(t, key, 3, rate, 3, 0, &wait));
        assert_true(bucket_take(t, key, 3, rate, 3, wait, NULL));
    }
    bucket_free(t);
}

static void counting(void **state)
{
    (void)state;
    struct bucket_table *t = bucket_new(10);
    assert_true(near(bucket_count(t, "a", 0, 1000, 0), 0));
    assert_true(near(bucket_count(t, "a", 4, 1000, 0), 4));
    assert_true(near(bucket_count(t, "a", 0, 1000, 1000), 2));
    assert_true(near(bucket_count(t, "a", 1, 1000, 2000), 2));
    assert_true(near(bucket_count(t, "a", 0, 1000, 1000), 2)); /* back in time: as it is */
    assert_true(bucket_count(t, "a", 0, 1000, INT64_MAX / 2) < 1e-9);
    assert_true(near(bucket_count(t, "forever", 2, 0, 0), 2));
    assert_true(near(bucket_count(t, "forever", 2, 0, 100000), 4));
    /* a bucket of the same name is another thing */
    assert_true(bucket_take(t, "forever", 1, 60, 1, 0, NULL));
    assert_true(near(bucket_count(t, "forever", 0, 0, 0), 4));
    bucket_free(t);
}

static void eviction(void **state)
{
    (void)state;
    struct bucket_table *t = bucket_new(3);
    assert_true(bucket_take(t, "a", 1, 0, 1, 0, NULL));
    assert_true(bucket_take(t, "b", 1, 0, 1, 0, NULL));
    assert_true(bucket_take(t, "c", 1, 0, 1, 0, NULL));
    assert_false(bucket_take(t, "a", 1, 0, 1, 0, NULL));       /* a is the youngest now, also when refused */
    assert_true(bucket_take(t, "d", 1, 0, 1, 0, NULL));        /* b leaves */
    assert_false(bucket_take(t, "a", 1, 0, 1, 0, NULL));
    assert_false(bucket_take(t, "c", 1, 0, 1, 0, NULL));
    assert_true(bucket_take(t, "b", 1, 0, 1, 0, NULL));        /* forgotten; d leaves */
    assert_true(bucket_take(t, "d", 1, 0, 1, 0, NULL));        /* a leaves */
    assert_true(near(bucket_left(t, "zz", 0, 1, 0), 1));       /* looking evicts nobody */
    assert_true(near(bucket_count(t, "zz", 0, 0, 0), 0));
    assert_false(bucket_take(t, "c", 1, 0, 1, 0, NULL));
    bucket_free(t);

    t = bucket_new(1);
    assert_true(bucket_take(t, "a", 1, 0, 1, 0, NULL));
    assert_false(bucket_take(t, "a", 1, 0, 1, 0, NULL));
    assert_true(bucket_take(t, "b", 1, 0, 1, 0, NULL));
    assert_true(bucket_take(t, "a", 1, 0, 1, 0, NULL));
    bucket_free(t);
    bucket_free(bucket_new(0));
    bucket_free(NULL);
}

/* The table against a plain list of what was used last, with keys by chance. */
static void eviction_by_model(void **state)
{
    (void)state;
    enum { KEYS = 40, MOST = 16 };
    struct bucket_table *t = bucket_new(MOST);
    int model[MOST], n = 0;
    uint32_t random = 7;
    for (int i = 0; i < 100000; i++) {
        random = random * 1664525u + 1013904223u;
        int key = (int)((random >> 16) % KEYS), at = 0;
        char name[8];
        snprintf(name, sizeof(name), "k%d", key);
        while (at < n && model[at] != key)
            at++;
        bool known = at < n;
        assert_int_equal(bucket_take(t, name, 1, 0, 1, 0, NULL), !known);
        if (!known)
            at = n < MOST ? n++ : MOST - 1;
        memmove(model + 1, model, (size_t)at * sizeof(*model));
        model[0] = key;
    }
    bucket_free(t);
}

static struct bucket_table *shared;
static _Atomic int granted;

static void *hammer(void *arg)
{
    char key[32];
    for (int i = 0; i < 20000; i++) {
        if (bucket_take(shared, "all", 1, 0, 5000, 0, NULL))
            granted++;
        snprintf(key, sizeof(key), "%d:%d", *(int *)arg, i % 3000);
        bucket_take(shared, key, 1, 60, 10, i, NULL);
        bucket_count(shared, key, 1, 1000, i);
    }
    return NULL;
}

static void threads(void **state)
{
    (void)state;
    pthread_t thread[4];
    int names[4] = { 0, 1, 2, 3 };
    shared = bucket_new(2000);
    for (int i = 0; i < 4; i++)
        pthread_create(&thread[i], NULL, hammer, &names[i]);
    for (int i = 0; i < 4; i++)
        pthread_join(thread[i], NULL);
    assert_int_equal(granted, 5000);                           /* a busy key never leaves */
    bucket_free(shared);
}

int main(void)
{
    crypto_start();
    const struct CMUnitTest tests[] = {
        CASE(take_and_refill), CASE(odd_costs), CASE(counting), CASE(eviction), CASE(eviction_by_model), CASE(threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
