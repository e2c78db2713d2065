/* base_writer_test.c - JSON out: exact bytes, and whatever is written can be read by jansson. */
#include "base_case.h"
#include "base/json.h"
#include "base/writer.h"

static void all_kinds(void **state)
{
    (void)state;
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    writer_text(&w, "t", "a\"b\\c\n\x01\x7F/é");
    writer_text(&w, "none", NULL);
    writer_some(&w, "skipped", "");
    writer_some(&w, "skipped", NULL);
    writer_some(&w, "some", "s");
    writer_int(&w, "i", INT64_MIN);
    writer_bool(&w, "b", true);
    writer_bool(&w, "c", false);
    writer_null(&w, "n");
    writer_time(&w, "at", INT64_C(1795253400000));
    writer_time(&w, "never", 0);
    writer_money(&w, "m", (struct money){ 1250, "USD" });
    writer_money(&w, "no", (struct money){ 0 });
    writer_raw(&w, "r", "{\"x\":[1]}");
    writer_raw(&w, "rn", NULL);
    writer_open(&w, "l", '[');
    writer_close(&w);
    writer_open(&w, "l2", '[');
    writer_int(&w, NULL, 1);
    writer_text_n(&w, NULL, "xyz", 2);
    writer_open(&w, NULL, '{');
    writer_close(&w);
    writer_close(&w);
    writer_int(&w, "a\"key", 2);
    writer_close(&w);
    assert_int_equal(w.depth, 0);
    assert_string_equal(b.at,
        "{\"t\":\"a\\\"b\\\\c\\n\\u0001\x7F/é\",\"none\":null,\"some\":\"s\",\"i\":-9223372036854775808,\"b\":true,\"c\":false,\"n\":null,"
        "\"at\":\"2026-11-21T09:30:00.000Z\",\"never\":null,\"m\":{\"minor\":1250,\"currency\":\"USD\",\"text\":\"$12.50\"},\"no\":null,"
        "\"r\":{\"x\":[1]},\"rn\":null,\"l\":[],\"l2\":[1,\"xy\",{}],\"a\\\"key\":2}");
    assert_int_equal(b.n, strlen(b.at));
    buf_free(&b);
}

/* Texts of every length with every kind of byte in every place come back as they were. */
static void escaping(void **state)
{
    struct cx *cx = *state;
    static const char odd[] = { '"', '\\', '\n', '\t', '\b', '\f', '\r', 1, 0x1F, 0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F };
    for (size_t n = 1; n < 40; n++)
        for (size_t at = 0; at < n; at++)
            for (size_t k = 0; k < sizeof(odd); k++) {
                char text[64];
                memset(text, 'x', n);
                text[at] = odd[k];
                if (at + 1 < n && k % 2)
                    text[at + 1] = '"';
                text[n] = 0;
                struct buf b = { 0 };
                struct writer w = { .to = &b };
                writer_text(&w, NULL, text);
                json_t *j = NULL;
                assert_ok(json_read(cx, b.at, b.n, &j));
                assert_string_equal(json_string_value(j), text);
                buf_free(&b);
            }
}

static void long_texts(void **state)
{
    struct cx *cx = *state;
    for (size_t n = 1; n < 70000; n = n * 3 + 1) {
        char *text = arena_alloc(cx->mem, n + 1);
        for (size_t i = 0; i < n; i++)
            text[i] = (char)(1 + i * 7 % 127);
        struct buf b = { 0 };
        struct writer w = { .to = &b };
        json_t *j = NULL;
        writer_open(&w, NULL, '[');
        writer_text(&w, NULL, text);
        writer_text(&w, NULL, "Київ ירושלים \U0001F600 0123456789");
        writer_close(&w);
        assert_ok(json_read(cx, b.at, b.n, &j));
        assert_string_equal(json_string_value(json_array_get(j, 0)), text);
        assert_string_equal(json_string_value(json_array_get(j, 1)), "Київ ירושלים \U0001F600 0123456789");
        buf_free(&b);
    }
}

static void deep(void **state)
{
    struct cx *cx = *state;
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    for (int i = 0; i < 32; i++)
        writer_open(&w, i % 2 ? "k" : NULL, i % 2 ? '[' : '{');
    for (int i = 0; i < 32; i++)
        writer_close(&w);
    json_t *j;
    assert_ok(json_read(cx, b.at, b.n, &j));
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(all_kinds), CASE(escaping), CASE(long_texts), CASE(deep) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
