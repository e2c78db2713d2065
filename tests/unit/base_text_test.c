/* base_text_test.c - UTF-8 torture, folding, words, the buffer. */
#include "base_case.h"
#include "base/text.h"

static bool valid(const char *s) { return text_valid(s, strlen(s)); }

static void utf8_is_checked(void **state)
{
    (void)state;
    static const char *const good[] = {
        "", "a", "12345678", "123456789abcdef", "é", "€", "\U0001F600", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80",
        "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xEF\xBB\xBFx", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF",
        "1234567é", "12345678€89", "ŁÓDŹ Київ ירושלים 東京",
    };
    static const char *const bad[] = {
        "\x80", "\xBF", "a\x80", "12345678\x80", "\xC0\x80", "\xC0\xAF", "\xC1\xBF", "\xC2", "\xC2\x41", "\xC2\xC2",
        "\xE0\x80\x80", "\xE0\x9F\xBF", "\xE2\x82", "\xE2\x28\xA1", "\xE2\x82\x28", "\xED\xA0\x80", "\xED\xBF\xBF",
        "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98", "\xF0\x9F\x98\x41", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xF8\x88\x80\x80\x80", "\xFC\x84\x80\x80\x80\x80", "\xFE", "\xFF", "1234567\xE2\x82", "abcdefgh\xED\xA0\x80",
    };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        if (!valid(good[i]))
            fail_msg("good %zu", i);
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        if (valid(bad[i]))
            fail_msg("bad %zu", i);
    assert_false(text_valid("a\0b", 3));
    assert_false(text_valid("12345678\0", 9));
    assert_false(text_valid("1234\0" "5678", 9));
    assert_true(text_valid("\xE2\x82\xAC", 3));
    assert_false(text_valid("\xE2\x82\xAC", 2));      /* the bytes behind do not count */
    assert_true(text_valid(NULL, 0));
}

/* Every code point, and every pair of bytes in every place of a word, against a slow definition. */
static bool slow(const unsigned char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t c = s[i], need = c < 0x80 ? 0 : c < 0xC0 ? 9 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : c < 0xF8 ? 3 : 9;
        static const uint32_t least[] = { 1, 0x80, 0x800, 0x10000 };
        if (need == 9 || i + need >= n + (need == 0))
            return false;
        uint32_t point = need == 0 ? c : c & (0x3Fu >> need);
        for (uint32_t k = 1; k <= need; k++) {
            if ((s[i + k] & 0xC0) != 0x80)
                return false;
            point = point << 6 | (s[i + k] & 0x3F);
        }
        if (point < least[need] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
            return false;
        i += need + 1;
    }
    return true;
}

static void utf8_agrees_with_the_definition(void **state)
{
    (void)state;
    unsigned char s[12];
    for (unsigned pair = 0; pair < 65536; pair++)
        for (size_t at = 0; at < 10; at += 3) {
            memset(s, 'x', sizeof(s));
            s[at] = (unsigned char)(pair >> 8);
            s[at + 1] = (unsigned char)pair;
            assert_int_equal(text_valid((char *)s, sizeof(s)), slow(s, sizeof(s)));
        }
    uint32_t random = 1;
    for (int i = 0; i < 300000; i++) {                /* what looks nearly right */
        static const unsigned char bytes[] = { 0xE0, 0xED, 0xF0, 0xF4, 0xC2, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 'a', 0xEF, 0xF1 };
        for (size_t k = 0; k < 5; k++) {
            random = random * 1664525u + 1013904223u;
            s[k] = bytes[(random >> 16) % sizeof(bytes)];
        }
        assert_int_equal(text_valid((char *)s, 5), slow(s, 5));
    }
}

static void lengths_are_code_points(void **state)
{
    (void)state;
    assert_int_equal(text_length(""), 0);
    assert_int_equal(text_length("abc"), 3);
    assert_int_equal(text_length("Київ"), 4);
    assert_int_equal(text_length("a€\U0001F600"), 3);
}

static void trim_and_case(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    assert_string_equal(text_trim(a, " \t\r\n a b \v\f "), "a b");
    assert_string_equal(text_trim(a, "   "), "");
    assert_string_equal(text_trim(a, ""), "");
    assert_null(text_trim(a, NULL));
    assert_string_equal(text_lower(a, "ÀBC@[Z"), "Àbc@[z");
    assert_string_equal(text_upper(a, "àbc`{z"), "àBC`{Z");
    assert_null(text_lower(a, NULL));
}

static void folding(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    static const char *const pairs[][2] = {
        { "José  ŁÓDŹ", "jose lodz" }, { "jose lodz", "jose lodz" }, { "  A\t\nB  ", "a b" }, { "", "" }, { " \t ", "" },
        { "Straße", "strasse" }, { "STRASSE", "strasse" }, { "Ærø Đorđe Œuvre þing", "aero dorde oeuvre thing" },
        { "İstanbul ISPARTA ışık", "istanbul isparta isik" }, { "ﬁne ½", "fine 1⁄2" }, { "ＡＢＣ１２３", "abc123" },
        { "Ёлка", "елка" }, { "Київ", "киів" }, { "Ωμέγα", "ωμεγα" }, { "ς", "σ" }, { "שָׁלוֹם", "שלום" },
        { "a\u00A0\u2003b", "a b" }, { "zero\u200Bwidth\u00AD", "zerowidth" }, { "it’s “so”", "it's \"so\"" },
        { "e\u0301", "e" }, { "é", "e" }, { "\u212B", "a" }, { "हिन्दी", "हिन्दी" }, { "a\x01" "b", "a b" }, { "№ 5", "no 5" },
    };
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        char *once = text_fold(a, pairs[i][0]);
        assert_string_equal(once, pairs[i][1]);
        assert_true(text_valid(once, strlen(once)));
    }
    assert_null(text_fold(a, NULL));
    /* the largest expansion that Unicode has: one point to 18 */
    assert_true(strlen(text_fold(a, "\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA")) > 100);
}

/* Folding twice changes nothing, for every code point. */
static void folding_is_stable(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (uint32_t c = 1; c < 0x110000; c++) {
        char s[8] = "x";
        size_t n = 1;
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        if (c < 0x80) {
            s[n++] = (char)c;
        } else if (c < 0x800) {
            s[n++] = (char)(0xC0 | c >> 6);
        } else if (c < 0x10000) {
            s[n++] = (char)(0xE0 | c >> 12);
            s[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        } else {
            s[n++] = (char)(0xF0 | c >> 18);
            s[n++] = (char)(0x80 | (c >> 12 & 0x3F));
            s[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        }
        if (c >= 0x80)
            s[n++] = (char)(0x80 | (c & 0x3F));
        s[n] = 0;
        const char *once = text_fold(a, s), *twice = text_fold(a, once);
        if (!text_valid(s, n) || strcmp(once, twice) != 0 || !text_valid(once, strlen(once)))
            fail_msg("U+%04X: %s, %s", c, once, twice);
        if (c % 4096 == 0) {
            arena_free(a);
            a = arena_new();
        }
    }
    arena_free(a);
}

static void words(void **state)
{
    (void)state;
    assert_true(text_empty(NULL) && text_empty("") && !text_empty(" "));
    assert_true(text_same(NULL, NULL) && text_same("a", "a") && !text_same("a", NULL) && !text_same(NULL, "a") && !text_same("a", "b"));
    assert_true(text_starts("https://x", "https://") && !text_starts("http", "https") && !text_starts(NULL, "a") && text_starts("a", ""));
    assert_true(text_in("text number select", "text") && text_in("text number select", "number") && text_in("text number select", "select"));
    assert_false(text_in("text number", "tex") || text_in("text number", "ext") || text_in("text number", "text number"));
    assert_false(text_in("text", "") || text_in("text", NULL) || text_in(NULL, "text") || text_in("", "text"));
    assert_true(text_in("aa aaa a", "a"));
    assert_true(text_in("xa a", "a"));
}

static void cuts(void **state)
{
    struct cx *cx = *state;
    static const char text[] = "a€\U0001F600é"; /* 1, 3, 4 and 2 bytes */
    static const size_t whole[] = { 0, 1, 4, 8, 10, 10 };
    for (size_t n = 0; n < sizeof(whole) / sizeof(*whole); n++) {
        const char *cut = text_cut(cx->mem, text, n);
        assert_int_equal(strlen(cut), whole[n]);
        assert_true(valid(cut));
        assert_memory_equal(cut, text, whole[n]);
    }
    assert_string_equal(text_cut(cx->mem, "", 5), "");
}

static void buffer(void **state)
{
    (void)state;
    struct buf b = { 0 };
    buf_add(&b, NULL, 0);
    assert_string_equal(b.at, "");
    buf_text(&b, NULL);
    buf_text(&b, "ab");
    buf_int(&b, INT64_MIN);
    buf_int(&b, INT64_MAX);
    buf_int(&b, 0);
    buf_int(&b, -7);
    assert_string_equal(b.at, "ab-922337203685477580892233720368547758070-7");
    assert_int_equal(b.n, strlen(b.at));
    buf_free(&b);
    assert_null(b.at);
    assert_int_equal(b.n + b.room, 0);

    char long_text[5000];
    memset(long_text, 'y', sizeof(long_text));
    long_text[sizeof(long_text) - 1] = 0;
    for (size_t n = 0; n < 300; n++) {                /* every way in which the room can just be enough */
        buf_fmt(&b, "%.*s", (int)n, long_text);
        assert_int_equal(b.at[b.n], 0);
    }
    assert_int_equal(b.n, 299 * 300 / 2);
    buf_fmt(&b, "%s!", long_text);
    assert_int_equal(b.n, 299 * 300 / 2 + 5000);
    assert_int_equal(b.at[b.n - 1], '!');
    assert_int_equal(b.at[b.n], 0);
    buf_free(&b);
    for (size_t n = 0; n < 2000; n++) {
        buf_add(&b, "z", 1);
        assert_int_equal(b.at[b.n], 0);
    }
    assert_int_equal(b.n, 2000);
    char *to = buf_room(&b, 10000);
    memset(to, 'q', 10000);
    to[10000] = 0;
    b.n += 10000;
    assert_int_equal(strlen(b.at), 12000);
    buf_free(&b);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(utf8_is_checked), CASE(utf8_agrees_with_the_definition), CASE(lengths_are_code_points), CASE(trim_and_case),
        CASE(folding), CASE(folding_is_stable), CASE(words), CASE(cuts), CASE(buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
