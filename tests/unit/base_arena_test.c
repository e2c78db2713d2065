/* base_arena_test.c - the arena and the making of errors. */
#include "base_case.h"
#include <stdint.h>

static void memory(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    unsigned char *last = NULL;
    for (size_t n = 0; n < 3000; n = n * 5 / 4 + 1) {
        unsigned char *p = arena_alloc(a, n);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, n);
        assert_true(p != last);
        last = n ? p : NULL;
    }
    unsigned char *large = arena_alloc(a, 3u << 20);
    assert_int_equal(large[(3u << 20) - 1], 0);
    memset(large, 1, 3u << 20);
    arena_free(a);
    arena_free(NULL);
}

static void texts(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    assert_string_equal(arena_copy(a, "abc"), "abc");
    assert_null(arena_copy(a, NULL));
    assert_null(arena_copy_n(a, NULL, 5));
    assert_string_equal(arena_copy_n(a, "abc", 2), "ab");
    assert_string_equal(arena_text(a, "%s-%d", "x", 5), "x-5");
    assert_string_equal(arena_text(a, "%s", ""), "");
    for (int n = 250; n < 260; n++) { /* around the room that it tries first */
        const char *s = arena_text(a, "%*d", n, 7);
        assert_int_equal(strlen(s), n);
        assert_int_equal(s[n - 1], '7');
    }
    assert_int_equal(strlen(arena_text(a, "%20000d", 1)), 20000);
    assert_string_equal(arena_int(a, 0), "0");
    assert_string_equal(arena_int(a, INT64_MAX), "9223372036854775807");
    assert_string_equal(arena_int(a, INT64_MIN), "-9223372036854775808");
    assert_string_equal(arena_join(a, ""), "");
    assert_string_equal(arena_join(a, "a", "", "bc"), "abc");
    assert_string_equal(arena_join(a, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"), "12345678910");
}

static char order[8];
static void note(void *p) { strncat(order, p, 1); }

static void deferred_calls(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    order[0] = 0;
    arena_defer(a, note, arena_copy(a, "1"));
    arena_defer(a, note, arena_copy(a, "2"));
    arena_alloc(a, 100000);
    arena_defer(a, note, arena_copy(a, "3"));
    arena_free(a);
    assert_string_equal(order, "321");
}

static void errors(void **state)
{
    struct cx *cx = *state;
    char field[] = "email";
    err_t e = fail(cx, E_MISSING, "There is no order %d.", 5);
    assert_true(e->code == E_MISSING && !e->field && !e->detail && e->retry == 0);
    assert_string_equal(e->message, "There is no order 5.");
    err_t more = fail_detail(cx, e, "SELECT %s", "x");
    assert_string_equal(more->detail, "SELECT x");
    assert_string_equal(more->message, e->message);
    assert_null(e->detail);
    e = fail_field(cx, field, "No %s.", "way");
    field[0] = 'x';
    assert_true(e->code == E_INPUT);
    assert_string_equal(e->field, "email");
    assert_int_equal(fail_retry(cx, E_LIMIT, 0, "Wait.")->retry, 1);
    assert_int_equal(fail_retry(cx, E_LIMIT, 30, "Wait.")->retry, 30);
    assert_string_equal(actor_name(ACTOR_SYSTEM), "system");
    assert_string_equal(actor_name(ACTOR_IMPORT), "import");
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(memory), CASE(texts), CASE(deferred_calls), CASE(errors) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
