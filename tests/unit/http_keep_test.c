/* http_keep_test.c - kept connections: the newest of a key, never another's, few of one, and none for ever. */
#include "base_case.h"
#include "http/client_keep.h"

static int handles[100], dropped;

static void drop(void *handle)
{
    *(int *)handle = -1;
    dropped++;
}

static void begin(void)
{
    dropped = 0;
    for (int i = 0; i < 100; i++)
        handles[i] = i;
}

static void taken_once(void **state)
{
    (void)state;
    begin();
    assert_null(client_keep_take("shop_a https://store.example:443 0"));
    client_keep_put("shop_a https://store.example:443 0", &handles[1], drop);
    assert_null(client_keep_take("shop_b https://store.example:443 0"));  /* another share */
    assert_null(client_keep_take("shop_a http://store.example:443 0"));
    assert_null(client_keep_take("shop_a https://store.example:443 1"));  /* opened under an exception */
    assert_ptr_equal(client_keep_take("shop_a https://store.example:443 0"), &handles[1]);
    assert_null(client_keep_take("shop_a https://store.example:443 0"));
    assert_int_equal(dropped, 0);
}

static void few_of_one(void **state)
{
    (void)state;
    begin();
    for (int i = 0; i < 10; i++)
        client_keep_put("one", &handles[i], drop);
    assert_int_equal(dropped, 6);
    for (int i = 0; i < 4; i++)
        assert_non_null(client_keep_take("one"));
    assert_null(client_keep_take("one"));
}

static void few_of_all(void **state)
{
    struct cx *cx = *state;
    int kept = 0;
    begin();
    for (int i = 0; i < 100; i++)
        client_keep_put(arena_text(cx->mem, "host %d", i), &handles[i], drop);
    assert_int_equal(dropped, 36);
    for (int i = 0; i < 100; i++) {
        int *h = client_keep_take(arena_text(cx->mem, "host %d", i));
        kept += h && *h == i;
        assert_true(!h || *h == i);
    }
    assert_int_equal(kept, 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(taken_once), CASE(few_of_one), CASE(few_of_all) };
    return cmocka_run_group_tests_name("kept connections", tests, NULL, NULL);
}
