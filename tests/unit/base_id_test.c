/* base_id_test.c - form, order and uniqueness of ids. */
#include "base_case.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/id.h"
#include <pthread.h>

#define ALPHABET "0123456789abcdefghjkmnpqrstvwxyz"

static void form(void **state)
{
    struct cx *cx = *state;
    char *id = id_new(cx, "ord");
    assert_int_equal(strlen(id), 4 + 21);
    assert_memory_equal(id, "ord_ab12", 8);
    assert_int_equal(strspn(id + 4, ALPHABET), 21);
    assert_string_equal(id_shop_of(cx->mem, id), "ab12");
    cx->who.shop_code = NULL;
    assert_memory_equal(id_new(cx, "shp"), "shp_0000", 8);
    cx->who.shop_code = "toolong";
    assert_memory_equal(id_new(cx, "x"), "x_0000", 6);
}

static void time_is_inside(void **state)
{
    struct cx *cx = *state;
    msec before = clock_wall();
    char *id = id_new(cx, "ord");
    int64_t t = 0;
    for (const char *p = id + 8; p < id + 17; p++)
        t = t * 32 + (strchr(ALPHABET, *p) - ALPHABET);
    assert_true(t >= before && t <= clock_wall() + 1000);
}

static void later_sorts_later(void **state)
{
    struct cx *cx = *state;
    char *last = id_new(cx, "ord");
    for (int i = 0; i < 200000; i++) {
        char *id = id_new(cx, "ord");
        assert_true(strcmp(id, last) > 0);
        last = id;
    }
}

static void *make(void *arg)
{
    char (*ids)[32] = arg;
    struct cx *cx = case_cx();
    for (int i = 0; i < 20000; i++)
        memcpy(ids[i], id_new(cx, "ord"), 26);
    case_end(cx);
    return NULL;
}

static int by_text(const void *a, const void *b) { return strcmp(a, b); }

static void threads_do_not_meet(void **state)
{
    (void)state;
    char (*ids)[32] = calloc(80000, sizeof(*ids));
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, make, ids + 20000 * i);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    qsort(ids, 80000, sizeof(*ids), by_text);
    for (int i = 1; i < 80000; i++)
        assert_string_not_equal(ids[i - 1], ids[i]);
    free(ids);
}

static void what_is_no_id(void **state)
{
    struct cx *cx = *state;
    static const char *const bad[] = { "", "ord", "ord_", "_ab12aaaaaaaaabbbbbbbb", "ord_ab12aaaaaaaaabbbbbbb", "ord_ab12aaaaaaaaabbbbbbbbb",
        "ord_ab12aaaaaaaaabbbbbbbi", "ord_AB12aaaaaaaaabbbbbbbb", "ord-ab12aaaaaaaaabbbbbbbb", "Ord_ab12aaaaaaaaabbbbbbbb", "o1d_ab12aaaaaaaaabbbbbbbb",
        "ord_ab12aaaaaaaaabbbbbb b", "averyverylongprefix_ab12aaaaaaaaabbbbbbbb", ("ord_ab1\xC3\xA9" "aaaaaaaaabbbbbbb") };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_null(id_shop_of(cx->mem, bad[i]));
    assert_null(id_shop_of(cx->mem, NULL));
    assert_string_equal(id_shop_of(cx->mem, "ord_ab12aaaaaaaaabbbbbbbb"), "ab12");
    assert_string_equal(id_shop_of(cx->mem, "order_item_ab12aaaaaaaaabbbbbbbb"), "ab12");
}

static void random_text(void **state)
{
    struct cx *cx = *state;
    unsigned seen[256] = { 0 };
    char *text = id_random(cx->mem, 32000);
    assert_int_equal(strlen(text), 32000);
    assert_int_equal(strspn(text, ALPHABET), 32000);
    for (char *p = text; *p; p++)
        seen[(unsigned char)*p]++;
    for (const char *p = ALPHABET; *p; p++)
        assert_in_range(seen[(unsigned char)*p], 800, 1200);
    assert_string_equal(id_random(cx->mem, 0), "");
    assert_int_equal(strlen(id_shop_code(cx->mem)), 4);
    assert_string_not_equal(id_random(cx->mem, 26), id_random(cx->mem, 26));
}

int main(void)
{
    crypto_start();
    const struct CMUnitTest tests[] = {
        CASE(form), CASE(time_is_inside), CASE(later_sorts_later), CASE(threads_do_not_meet), CASE(what_is_no_id), CASE(random_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
