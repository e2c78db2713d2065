/* understand_lexicon_test.c - hashing, listing and the narrow band find what comparing everything with everything by
   the textbook would find: over random words of few letters, where most words are nearly another one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#undef fail                    /* ours, from base.h */
#include "base/base.h"
#include "understand/lexicon.h"
#include "understand/words.h"

/* --- the textbook ----------------------------------------------------------------------------------------- */

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Optimal string alignment, the whole table. */
static size_t distance(const char *a, size_t n, const char *b, size_t m)
{
    static size_t d[70][70];
    for (size_t i = 0; i <= n; i++)
        for (size_t j = 0; j <= m; j++) {
            if (!i || !j) {
                d[i][j] = i + j;
                continue;
            }
            bool differ = a[i - 1] != b[j - 1];
            d[i][j] = least(least(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + differ);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[n][m];
}

static bool begins(char letter, const char *entry, size_t n) { return entry[0] == letter || (n > 4 && entry[1] == letter); }

/* How far a word is from an entry; SIZE_MAX: it is another one. */
static size_t far_from(const char *word, size_t n, const char *entry, size_t m, bool typos)
{
    if (entry[m - 1] == '-')
        return n >= m - 1 && !memcmp(word, entry, m - 1) ? 0 : SIZE_MAX;
    size_t far = distance(word, n, entry, m), most = m >= 9 ? 2 : m >= 5 ? 1 : 0;
    if (!far)
        return 0;
    return typos && n >= 4 && far <= most && begins(word[0], entry, m) ? far : SIZE_MAX;
}

static uint64_t found(const struct lexicon_line *lines, size_t lines_n, const char *word, bool typos)
{
    size_t best = SIZE_MAX, n = strlen(word);
    uint64_t values = 0;
    for (size_t i = 0; i < lines_n; i++)
        for (const char *s = lines[i].words; *s;) {
            size_t m = strcspn(s, " "), far = far_from(word, n, s, m, typos);
            if (far < best)
                best = far, values = 0;
            if (far == best && far != SIZE_MAX)
                values |= lines[i].value;
            s += m + (s[m] == ' ');
        }
    return values;
}

/* --- random words ------------------------------------------------------------------------------------------- */

static uint32_t seed = 1;
static uint32_t chance(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static void word_make(char *to, size_t most)
{
    size_t n = 1 + chance((uint32_t)most);
    for (size_t i = 0; i < n; i++)
        to[i] = (char)('a' + chance(3));
    to[n] = 0;
}

/* --- the cases ------------------------------------------------------------------------------------------------ */

static void band(void **state)
{
    (void)state;
    char a[80], b[80];
    for (int i = 0; i < 60000; i++) {
        word_make(a, 12);
        word_make(b, 12);
        size_t n = strlen(a), m = strlen(b), most = chance(6), far = distance(a, n, b, m);
        assert_int_equal(word_distance(a, n, b, m, most), far > most ? most + 1 : far);
    }
    memset(a, 'a', 70), memset(b, 'a', 70);
    assert_int_equal(word_distance(a, 64, b, 63, 2), 1);
    assert_int_equal(word_distance(a, 70, b, 70, 2), 0);
    assert_int_equal(word_distance(a, 70, b, 69, 2), 3); /* beyond 64 bytes: only itself */
    assert_int_equal(word_distance("xyz", 3, "abc", 3, 200), 3);
}

enum { LINES = 6, WORDS = 60 };

static void lexicons(void **state)
{
    (void)state;
    static char text[LINES][WORDS * 16];
    struct lexicon_line lines[LINES];
    size_t hits = 0, near = 0;
    for (size_t i = 0; i < LINES; i++) {
        char *to = text[i];
        for (int j = 0; j < WORDS; j++) {
            to += j ? (*to = ' ', 1) : 0;
            word_make(to, 13);
            size_t n = strlen(to);
            to += n;
            if (n > 5 && chance(6) == 0)
                *to++ = '-';
        }
        *to = 0;
        lines[i] = (struct lexicon_line){ UINT64_C(1) << (i * 12), text[i] };
    }
    static const struct lexicon *l; /* lives as long as the program, and must be seen to */
    l = lexicon_new(lines, LINES);
    for (int i = 0; i < 5000; i++) {
        char word[20];
        word_make(word, 14);
        uint64_t exact = found(lines, LINES, word, false), typos = found(lines, LINES, word, true);
        assert_int_equal(lexicon_get(l, word, strlen(word)), exact);
        assert_int_equal(lexicon_near(l, word, strlen(word)), typos);
        hits += exact != 0;
        near += !exact && typos;
    }
    assert_true(hits > 200 && near > 200); /* both ways were taken */
    assert_int_equal(lexicon_near(l, "", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(band), cmocka_unit_test(lexicons) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
