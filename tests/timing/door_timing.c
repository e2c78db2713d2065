/* door_timing.c - how long door_prove takes for a number that exists, with a wrong contact, and for one that does not:
   pairs in random order, as "1 nanoseconds" and "0 nanoseconds" on stdout. Each guess comes from an address and in a
   conversation of its own, and every number is asked once, so that limits are on and slow nobody down.
   door_timing PAIRS email|phone: phone measures when the answer may leave, because those misses leave in steps. */
#include "../unit/shop_fixture.h"
#include <time.h>

static int64_t nanoseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

/* One guess, in a context of its own like a request's. */
static int64_t guess(const struct cx *cx, const char *source, const struct shop *shop, long number, bool phone)
{
    struct cx one = { .mem = arena_new(), .db = cx->db, .now = cx->now, .lane = LANE_OUTSIDE, .who = cx->who };
    struct visit v = visit_new(&one, source);
    const char *asked = arena_text(one.mem, "%06ld", number), *contact = phone ? arena_text(one.mem, "+420777%06ld", number) : arena_text(one.mem, "eve%06ld@example.com", number);
    enum door_outcome outcome;
    const char *order = NULL;
    v.shop = shop;
    int64_t began = nanoseconds();
    v.arrived = clock_mono();
    err_t e = door_prove(&one, &v, asked, contact, &outcome, &order);
    int64_t took = nanoseconds() - began;
    if (e || outcome != DOOR_MISS)
        FALSE_AT("%s %s: %s\n", asked, contact, e ? e->message : "no miss");
    if (phone)
        took = v.not_before ? (v.not_before - v.arrived) * 1000000 : took;
    cx_free(&one);
    return took;
}

static void orders_add(struct cx *cx, long pairs)
{
    struct db_scope tx;
    OK(db_begin(cx, &tx));
    for (long i = 0; i < pairs; i++) {
        struct cx one = *cx;
        one.mem = arena_new();
        order_made(&one, arena_text(one.mem, "%06ld", 2 * i), arena_text(one.mem, "ann%06ld@example.com", i));
        arena_free(one.mem);
    }
    OK(db_commit(cx));
    db_leave(&tx);
}

int main(int argc, char **argv)
{
    long pairs = argc > 1 ? strtol(argv[1], NULL, 10) : 20000;
    bool phone = argc > 2 && !strcmp(argv[2], "phone");
    struct fixture f;
    const char *source;
    fixture_start(&f, getenv("WISMO_TEST_PG") != NULL);
    struct cx cx = shop_cx(&f, "Kiln", &source);
    struct shop shop;
    OK(shop_get(&cx, &shop));
    shop.verify_phone = phone;
    shop.verify_email = !phone;
    orders_add(&cx, pairs + 500);
    for (long i = 0; i < 500; i++) { /* warm */
        guess(&cx, source, &shop, 2 * (pairs + i), phone);
        guess(&cx, source, &shop, 2 * (pairs + i) + 1, phone);
    }
    srandom((unsigned)nanoseconds());
    for (long i = 0; i < pairs; i++) {
        long swap = random() & 1;
        for (long k = 0; k < 2; k++) {
            long missing = k ^ swap;
            printf("%d %lld\n", !missing, (long long)guess(&cx, source, &shop, 2 * i + missing, phone));
        }
    }
    cx_free(&cx);
    fixture_end(&f);
    return 0;
}
