/* log.c - logfmt on stderr. Invariant: one call is one line and one write(2), so that lines of several
   threads never mix and nothing that a visitor typed can begin a line of its own. */
#include "base/log.h"
#include "base/clock.h"
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LINE 4096 /* PIPE_BUF: a write of this size to a pipe is not split */
#define VALUE 300

static _Atomic int lowest = LOG_INFO;

void log_set_level(enum log_level level) { lowest = level; }

void log_line(enum log_level level, const char *event, const char *fmt, ...)
{
    static const char *const names[] = { "debug", "info", "warn", "error" };
    if ((int)level < lowest)
        return;
    char line[LINE], at[TIME_TEXT];
    time_put(at, clock_wall());
    char *to = stpcpy(stpcpy(stpcpy(stpcpy(stpcpy(line, "time="), at), " level="), names[level]), " event=");
    to = stpcpy(mempcpy(to, event, strnlen(event, 64)), " ");
    size_t head = (size_t)(to - line);
    va_list ap;
    va_start(ap, fmt);
    int rest = vsnprintf(to, sizeof(line) - head, fmt, ap);
    va_end(ap);
    size_t n = head + (rest > 0 ? (size_t)rest : 0);
    if (n > sizeof(line) - 1)
        n = sizeof(line) - 1;
    while (n && line[n - 1] == ' ')
        n--;
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)line[i] < ' ')
            line[i] = ' ';
    line[n] = '\n';
    ssize_t wrote = write(STDERR_FILENO, line, n + 1);
    (void)wrote; /* nobody is left who could be told */
}

/* Values that need no quotes: letters, digits and a few marks. */
static bool is_bare(const char *s)
{
    size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:/+@,");
    return n && !s[n] && n <= VALUE;
}

char *log_quote(struct arena *a, const char *s)
{
    static const char hex[] = "0123456789abcdef";
    if (!s)
        return arena_copy(a, "-");
    if (is_bare(s))
        return arena_copy(a, s);
    char *to = arena_alloc(a, VALUE + 1), *p = to, *end = to + VALUE - 1; /* the closing quote */
    *p++ = '"';
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        size_t need = c == '"' || c == '\\' || c == '\n' ? 2 : c < ' ' || c == 0x7F ? 4 : 1;
        if (c >= 0xC0) /* a character is kept whole or left out */
            need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
        if ((size_t)(end - p) < need)
            break;
        if (c == '"' || c == '\\') {
            *p++ = '\\';
            *p++ = (char)c;
        } else if (c == '\n') {
            *p++ = '\\';
            *p++ = 'n';
        } else if (c < ' ' || c == 0x7F) {
            *p++ = '\\';
            *p++ = 'x';
            *p++ = hex[c >> 4];
            *p++ = hex[c & 15];
        } else {
            *p++ = (char)c;
        }
    }
    *p++ = '"';
    *p = 0;
    return to;
}

char *err_logged(struct arena *a, err_t e)
{
    switch (e->code) {
    case E_INPUT: return log_quote(a, "input");
    case E_SYNTAX: return log_quote(a, "syntax");
    case E_MISSING: return log_quote(a, "missing");
    case E_REMOTE: return log_quote(a, "remote");
    default: return log_quote(a, e->message);
    }
}
