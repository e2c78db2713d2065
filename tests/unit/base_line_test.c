/* base_line_test.c - lines of texts between tabs come back byte for byte. */
#include "base_case.h"
#include "base/line.h"

static void texts_come_back(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    static const char *const texts[] = { "a\tb", "\n", "\\", "\\t", "x\\\\n\r\n\t\\", "Łódź\t", "", " ", "\\n\\" };
    enum { N = 9 };
    size_t room = 1;
    for (size_t i = 0; i < N; i++)
        room += line_room(texts[i]);
    char *line = arena_alloc(a, room + LINE_NUMBER * 3 + 10), *to = line, *part[N + 1];
    for (size_t i = 0; i < N; i++)
        to = line_put(to, '\t', texts[i]);
    *to++ = '\n';
    to = line_put_number(to, 'x', 0);
    to = line_put_number(to, '\t', INT64_MAX);
    to = line_put_number(to, '\t', -5);
    to = line_put(to, '\t', NULL);
    line_take(&line, part, N + 1);
    assert_string_equal(part[0], ""); /* before the first mark */
    for (size_t i = 0; i < N; i++)
        assert_string_equal(part[i + 1], texts[i]);
    line_take(&line, part, 6);
    assert_string_equal(part[0], "x0");
    assert_string_equal(part[1], "9223372036854775807");
    assert_string_equal(part[2], "0");
    assert_string_equal(part[3], "");
    assert_string_equal(part[4], ""); /* lacking */
    assert_ptr_equal(line, to);
    line_take(&line, part, 2);
    assert_string_equal(part[0], "");
    assert_string_equal(part[1], "");
}

static void damaged_lines(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    char *line = arena_copy(a, "one\\\ttwo\\x\tthree\tfour\nnext"), *part[3];
    line_take(&line, part, 3);
    assert_string_equal(part[0], "one\\");
    assert_string_equal(part[1], "twox");
    assert_string_equal(part[2], "three"); /* what is more is left out */
    assert_string_equal(line, "next");
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(texts_come_back), CASE(damaged_lines) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
