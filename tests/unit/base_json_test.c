/* base_json_test.c - JSON in: what is refused, where, and what a tree gives. */
#include "base_case.h"
#include "base/json.h"

static err_t read_text(struct cx *cx, const char *s, json_t **out) { return json_read(cx, s, strlen(s), out); }

static void reading(void **state)
{
    struct cx *cx = *state;
    json_t *j = NULL;
    assert_ok(read_text(cx, "{\"a\":\"x\",\"n\":-5,\"big\":9223372036854775807,\"t\":true,\"f\":false,\"z\":null,\"d\":1.5,\"l\":[1]}", &j));
    assert_string_equal(json_str(j, "a"), "x");
    assert_null(json_str(j, "n"));
    assert_null(json_str(j, "nowhere"));
    assert_null(json_str(NULL, "a"));
    assert_int_equal(json_num(j, "n", 7), -5);
    assert_int_equal(json_num(j, "big", 7), INT64_MAX);
    assert_int_equal(json_num(j, "d", 7), 7);
    assert_int_equal(json_num(j, "a", 7), 7);
    assert_int_equal(json_num(NULL, "a", 7), 7);
    assert_true(json_flag(j, "t", false) && !json_flag(j, "f", true) && json_flag(j, "z", true) && json_flag(NULL, "t", true));
    assert_string_equal(json_text(cx->mem, j),
        "{\"a\":\"x\",\"n\":-5,\"big\":9223372036854775807,\"t\":true,\"f\":false,\"z\":null,\"d\":1.5,\"l\":[1]}");
    assert_ok(read_text(cx, " \"text\" ", &j));
    assert_string_equal(json_text(cx->mem, j), "\"text\"");
    assert_ok(read_text(cx, "\"\\u00e9\\ud83d\\ude00\"", &j));
    assert_string_equal(json_string_value(j), "é\U0001F600");
    assert_string_equal(json_text(cx->mem, NULL), "null");
    assert_ptr_equal(json_tie(cx->mem, NULL), NULL);
    assert_string_equal(json_text(cx->mem, json_tie(cx->mem, json_pack("{s:i}", "a", 1))), "{\"a\":1}");
}

static void refusing(void **state)
{
    struct cx *cx = *state;
    static const char *const bad[] = {
        "", " ", "{", "}", "{\"a\":1,}", "[1,]", "{'a':1}", "{a:1}", "nul", "{} {}", "{\"a\":1,\"a\":2}", "{\"o\":{\"a\":1,\"b\":2,\"a\":1}}",
        "\"a\\u0000b\"", "{\"a\\u0000\":1}", "\"\\ud800\"", "\"\\udc00x\"", "\"\xFF\"", "\"\xC0\x80\"", "\"\xED\xA0\x80\"", "\"a\nb\"",
        "9223372036854775808", "1e999", "01", "+1", "NaN", "Infinity", "/* */ 1", "\xEF\xBB\xBF{}", "\"open", "{\"a\" 1}", "-", "1.",
        "{\"a\":1,\"\\u0061\":2}",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        json_t *j = (json_t *)1;
        err_t e = read_text(cx, bad[i], &j);
        if (!e || e->code != E_SYNTAX || j != (json_t *)1)
            fail_msg("%s was taken", bad[i]);
        assert_non_null(strstr(e->message, " line "));
    }
    json_t *j;
    assert_code(json_read(cx, "{\"a\":\"x\0y\"}", 11, &j), E_SYNTAX);
    assert_code(json_read(cx, "{}\0", 3, &j), E_SYNTAX);
    assert_code(json_read(cx, NULL, 0, &j), E_SYNTAX);
    err_t e = read_text(cx, "{\n  \"a\": 1,\n  \"a\": \"secret\"\n}", &j);
    assert_string_equal(e->message, "The JSON is wrong at line 3, column 5: the same key appears twice.");
    assert_null(strstr(read_text(cx, "{\"password\":\"hunter2\" x", &j)->message, "hunter2"));
}

static void depth(void **state)
{
    struct cx *cx = *state;
    json_t *j;
    static char deep[200001];
    memset(deep, '[', 100000);
    memset(deep + 100000, ']', 100000);
    assert_string_equal(json_read(cx, deep, 200000, &j)->message, "The JSON is nested more than 64 levels deep.");
    assert_code(json_read(cx, deep, 100000, &j), E_SYNTAX);
    assert_code(json_read(cx, deep + 100000 - 65, 130, &j), E_SYNTAX);
    assert_ok(json_read(cx, deep + 100000 - 64, 128, &j));
    assert_int_equal(strlen(json_text(cx->mem, j)), 128);
    /* brackets inside texts are not levels, also after escaped quotes; those beside each other neither */
    char flat[2000] = "[\"\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[{{{{{{{{{{{\\\\\"";
    for (int i = 0; i < 100; i++)
        strcat(flat, ",[{}],[]");
    strcat(flat, "]");
    assert_ok(read_text(cx, flat, &j));
    assert_int_equal(json_array_size(j), 201);
    assert_code(json_read(cx, flat, 90, &j), E_SYNTAX);
}

static void trees_die_with_the_arena(void **state)
{
    (void)state;
    struct cx *cx = case_cx();
    json_t *j;
    assert_ok(read_text(cx, "{\"a\":[1,2,3]}", &j));
    json_t *kept = json_incref(json_object_get(j, "a"));
    case_end(cx);                                     /* leaks and double frees are for the sanitizer */
    assert_int_equal(json_array_size(kept), 3);
    json_decref(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(reading), CASE(refusing), CASE(depth), CASE(trees_die_with_the_arena) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
