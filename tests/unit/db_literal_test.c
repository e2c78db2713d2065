/* db_literal_test.c - what is kept for a literal is found by its address, however many there are, and by nothing else. */
#include "db/literal.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

enum { MANY = 3000 };

/* Neighbours of equal text: their addresses alone tell them apart, also those that share all but the lowest bits. */
static char texts[MANY];
static int kept[MANY];

static void each_is_found(void **state)
{
    (void)state;
    struct arena *mem = arena_new();
    struct literals l = { 0 };
    assert_null(literal_get(&l, &texts[0]));
    for (int i = 0; i < MANY; i++) {
        assert_null(literal_get(&l, &texts[i]));
        literal_add(&l, mem, &texts[i], &kept[i]);
        assert_ptr_equal(literal_get(&l, &texts[i]), &kept[i]);
    }
    for (int i = 0; i < MANY; i++)
        assert_ptr_equal(literal_get(&l, &texts[i]), &kept[i]);
    assert_null(literal_get(&l, "another"));
    assert_int_equal(l.n, MANY);
    assert_true(l.n * 2 <= l.room);
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(each_is_found) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
