/* line.c - lines of texts between tabs. Invariant: what line_put wrote, line_take gives back byte for byte. */
#include "base/line.h"
#include <string.h>

size_t line_room(const char *s) { return s ? strlen(s) * 2 + 1 : 1; }

char *line_put(char *to, char mark, const char *s)
{
    *to++ = mark;
    for (; s && *s; s++) {
        char code = *s > '\\' ? 0 : *s == '\t' ? 't' : *s == '\n' ? 'n' : *s == '\\' ? '\\' : 0;
        if (code)
            *to++ = '\\';
        *to++ = code ? code : *s;
    }
    return to;
}

char *line_put_number(char *to, char mark, int64_t n)
{
    char digits[LINE_NUMBER], *p = digits + sizeof(digits) - 1;
    uint64_t left = n < 0 ? 0 : (uint64_t)n;
    *p = 0;
    do
        *--p = (char)('0' + left % 10);
    while (left /= 10);
    return line_put(to, mark, p);
}

static void unescape(char *s)
{
    char *to = strchr(s, '\\');
    if (!to)
        return;
    for (const char *from = to; *from; from++) {
        char c = *from;
        if (c == '\\' && from[1])
            c = *++from == 't' ? '\t' : *from == 'n' ? '\n' : *from;
        *to++ = c;
    }
    *to = 0;
}

void line_take(char **p, char **texts, size_t n)
{
    char *s = *p, *end = strchrnul(s, '\n');
    bool escaped = memchr(s, '\\', (size_t)(end - s));
    *p = *end ? end + 1 : end;
    *end = 0;
    for (size_t i = 0; i < n; i++) {
        char *stop = s < end ? strchrnul(s, '\t') : end;
        texts[i] = s;
        s = *stop ? stop + 1 : stop;
        *stop = 0;
        if (escaped)
            unescape(texts[i]);
    }
}
