/* words.c - text as folded words. Everything in this room compares folded words, so that accents, case and
   typographic quotes never decide. */
#include "understand/words.h"
#include "base/text.h"
#include <string.h>

#define LONGEST 64

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80; }

void words_of(struct arena *a, const char *text, size_t most, word_list *out)
{
    char *s = text_fold(a, text ? text : "");
    const char **at = arena_alloc(a, (strlen(s) / 2 + 1) * sizeof(*at));
    size_t n = 0;
    while (*s && n < most) {
        while (*s && !is_letter(*s))
            s++;
        char *from = s, *to = s;
        for (; is_letter(*s) || (*s == '\'' && to > from); s++)
            if (*s != '\'')
                *to++ = *s;
        if (to == from)
            break;
        if (*s)
            s++;
        *to = 0;
        at[n++] = from;
    }
    out->at = at;
    out->n = n;
}

static size_t least(size_t x, size_t y, size_t z)
{
    size_t m = x < y ? x : y;
    return m < z ? m : z;
}

size_t word_distance(const char *a, const char *b, size_t most)
{
    size_t n = strlen(a), m = strlen(b);
    size_t rows[3][LONGEST + 1], *two = rows[0], *one = rows[1], *now = rows[2];
    if ((n > m ? n - m : m - n) > most)
        return most + 1;
    if (n > LONGEST || m > LONGEST)
        return strcmp(a, b) ? most + 1 : 0;
    for (size_t j = 0; j <= m; j++)
        one[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t best = now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            now[j] = least(one[j] + 1, now[j - 1] + 1, one[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && two[j - 2] + 1 < now[j])
                now[j] = two[j - 2] + 1;
            best = now[j] < best ? now[j] : best;
        }
        if (best > most)
            return most + 1;
        size_t *spare = two;
        two = one;
        one = now;
        now = spare;
    }
    return one[m];
}
