/* writer.c - JSON straight into a buffer. Invariant: what is between the first open and the last close is
   well-formed, whatever text was given. */
#include "base/writer.h"
#include "base/clock.h"
#include <assert.h>
#include <string.h>

#define HIGH UINT64_C(0x8080808080808080)
#define ONES UINT64_C(0x0101010101010101)

/* A nonzero bit for each of eight bytes that is a control character, a quote or a backslash. Bytes above
   0x7F do not count; a byte above a counted one may be told wrongly, which only costs the slow way. */
static inline uint64_t special(uint64_t w)
{
    uint64_t quote = w ^ (ONES * '"'), slash = w ^ (ONES * '\\');
    return ((w - ONES * 0x20) | (quote - ONES) | (slash - ONES)) & ~w & HIGH;
}

static char *escape(char *to, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    static const char names[32] = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r' };
    *to++ = '\\';
    if (c >= 0x20) {
        *to++ = (char)c;
    } else if (names[c]) {
        *to++ = names[c];
    } else {
        memcpy(to, "u00", 3);
        to[3] = hex[c >> 4];
        to[4] = hex[c & 15];
        to += 5;
    }
    return to;
}

/* Apart from inside(), which then needs no registers saved. */
static __attribute__((noinline)) char *escaped(char *to, const char *s, size_t n)
{
    for (; n; n--, s++) {
        unsigned char c = (unsigned char)*s;
        if (c < 0x20 || c == '"' || c == '\\')
            to = escape(to, c);
        else
            *to++ = (char)c;
    }
    return to;
}

/* What stands between quotes: words without anything special are copied as they are. At most 6 bytes for one. */
static inline char *inside(char *to, const char *s, size_t n)
{
    for (; n >= 8; s += 8, n -= 8) {
        uint64_t w;
        memcpy(&w, s, 8);
        if (special(w)) {
            to = escaped(to, s, 8);
        } else {
            memcpy(to, &w, 8);
            to += 8;
        }
    }
    if (n < 4)
        return escaped(to, s, n);
    uint32_t first, last; /* of four to seven, which overlap */
    memcpy(&first, s, 4);
    memcpy(&last, s + n - 4, 4);
    if (special((uint64_t)first << 32 | last))
        return escaped(to, s, n);
    memcpy(to, &first, 4);
    memcpy(to + n - 4, &last, 4);
    return to + n;
}

/* The comma before and the name of a value; room for `more` bytes of it behind what is returned. */
static char *begin(struct writer *w, const char *key, size_t more)
{
    assert(w->depth == 0 || (w->closers[w->depth - 1] == '}') == (key != NULL));
    size_t n = key ? strlen(key) : 0;
    char *to = buf_room(w->to, n * 6 + 16 + more);
    if (w->comma)
        *to++ = ',';
    w->comma = true;
    if (key) {
        *to++ = '"';
        to = inside(to, key, n);
        *to++ = '"';
        *to++ = ':';
    }
    return to;
}

static void end(struct writer *w, char *to)
{
    *to = 0;
    w->to->n = (size_t)(to - w->to->at);
}

static void literal(struct writer *w, const char *key, const char *s, size_t n)
{
    end(w, mempcpy(begin(w, key, n), s, n));
}

void writer_open(struct writer *w, const char *key, char kind)
{
    assert(w->depth < sizeof(w->closers) && (kind == '{' || kind == '['));
    literal(w, key, &kind, 1);
    w->closers[w->depth++] = kind == '{' ? '}' : ']';
    w->comma = false;
}

void writer_close(struct writer *w)
{
    assert(w->depth > 0);
    buf_add(w->to, &w->closers[--w->depth], 1);
    w->comma = true;
}

void writer_text(struct writer *w, const char *key, const char *s)
{
    if (s)
        writer_text_n(w, key, s, strlen(s));
    else
        writer_null(w, key);
}

/* Room for the worst case is made for a short text, and for each 256 bytes of a long one. */
void writer_text_n(struct writer *w, const char *key, const char *s, size_t n)
{
    char *to = begin(w, key, (n < 256 ? n : 256) * 6 + 16);
    *to++ = '"';
    for (; n > 256; n -= 256, s += 256) {
        to = inside(to, s, 256);
        w->to->n = (size_t)(to - w->to->at);
        to = buf_room(w->to, 256 * 6 + 16);
    }
    to = inside(to, s, n);
    *to++ = '"';
    end(w, to);
}

void writer_some(struct writer *w, const char *key, const char *s)
{
    if (!text_empty(s))
        writer_text(w, key, s);
}

void writer_int(struct writer *w, const char *key, int64_t n)
{
    end(w, begin(w, key, 0));
    buf_int(w->to, n);
}

void writer_bool(struct writer *w, const char *key, bool b) { literal(w, key, b ? "true" : "false", b ? 4 : 5); }

void writer_null(struct writer *w, const char *key) { literal(w, key, "null", 4); }

void writer_time(struct writer *w, const char *key, msec t)
{
    if (!t) {
        writer_null(w, key);
        return;
    }
    char text[TIME_TEXT];
    time_put(text, t);
    writer_text_n(w, key, text, TIME_TEXT - 1);
}

void writer_money(struct writer *w, const char *key, struct money m)
{
    if (!m.currency[0]) {
        writer_null(w, key);
        return;
    }
    char text[MONEY_TEXT];
    size_t n = money_put(text, m);
    writer_open(w, key, '{');
    writer_int(w, "minor", m.minor);
    writer_text_n(w, "currency", m.currency, 3);
    writer_text_n(w, "text", text, n);
    writer_close(w);
}

void writer_raw(struct writer *w, const char *key, const char *json)
{
    const char *s = json ? json : "null";
    literal(w, key, s, strlen(s));
}
