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

static unsigned least(unsigned x, unsigned y, unsigned z)
{
    unsigned m = x < y ? x : y;
    return m < z ? m : z;
}

/* Only cells that are at most `most` from the diagonal can count; what lies beside them is most + 1. */
static unsigned distance(const char *a, unsigned n, const char *b, unsigned m, unsigned most)
{
    unsigned char rows[3][LONGEST + 2], *two = rows[0], *one = rows[1], *now = rows[2];
    const unsigned far = most + 1;
    for (unsigned j = 0; j <= m && j <= far; j++)
        one[j] = (unsigned char)j;
    for (unsigned i = 1; i <= n; i++) {
        unsigned from = i > most ? i - most : 1, to = m - i > most && i < m ? i + most : m, best = far;
        now[from - 1] = (unsigned char)(from == 1 && i < far ? i : far);
        for (unsigned j = from; j <= to; j++) {
            unsigned d = least(one[j] + 1u, now[j - 1] + 1u, one[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && two[j - 2] + 1u < d)
                d = two[j - 2] + 1u;
            now[j] = (unsigned char)(d < far ? d : far);
            best = now[j] < best ? now[j] : best;
        }
        if (best >= far)
            return far;
        now[to + 1] = (unsigned char)far;
        unsigned char *spare = two;
        two = one;
        one = now;
        now = spare;
    }
    return one[m];
}

size_t word_distance(const char *a, size_t n, const char *b, size_t m, size_t most)
{
    if ((n > m ? n - m : m - n) > most)
        return most + 1;
    if (n > LONGEST || m > LONGEST)
        return n != m || memcmp(a, b, n) ? most + 1 : 0;
    for (; n && m && *a == *b; a++, b++, n--, m--) /* what is equal at both ends costs nothing */
        ;
    for (; n && m && a[n - 1] == b[m - 1]; n--, m--)
        ;
    if (!n || !m)
        return n + m;
    if (!most)
        return 1;
    return distance(a, (unsigned)n, b, (unsigned)m, (unsigned)(most < LONGEST ? most : LONGEST));
}
