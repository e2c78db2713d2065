/* text.c - strings. Invariant: everything that enters the house has passed text_valid, so that all
   other functions may trust that text is well-formed UTF-8. ASCII takes the short way everywhere. */
#include "base/text.h"
#include "base/mem.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#define HIGH UINT64_C(0x8080808080808080)
#define ONES UINT64_C(0x0101010101010101)

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool is_tail(const unsigned char *p) { return (*p & 0xC0) == 0x80; }

/* Length of the well-formed sequence at p, 0 when there is none. Overlong forms, surrogates and values
   above U+10FFFF are told by the second byte (table 3-7 of the Unicode standard). */
static size_t sequence(const unsigned char *p, size_t left)
{
    unsigned c = p[0];
    if (c < 0x80)
        return c ? 1 : 0;
    if (c < 0xC2 || c > 0xF4)
        return 0;
    if (c < 0xE0)
        return left >= 2 && is_tail(p + 1) ? 2 : 0;
    if (c < 0xF0) {
        if (left < 3 || !is_tail(p + 1) || !is_tail(p + 2))
            return 0;
        return (c == 0xE0 && p[1] < 0xA0) || (c == 0xED && p[1] > 0x9F) ? 0 : 3;
    }
    if (left < 4 || !is_tail(p + 1) || !is_tail(p + 2) || !is_tail(p + 3))
        return 0;
    return (c == 0xF0 && p[1] < 0x90) || (c == 0xF4 && p[1] > 0x8F) ? 0 : 4;
}

bool text_valid(const char *s, size_t n)
{
    if (!n)
        return true; /* s may be NULL then */
    const unsigned char *p = (const unsigned char *)s, *end = p + n;
    while (p < end) {
        uint64_t w;
        if (end - p >= 8) {
            memcpy(&w, p, 8);
            if ((((w - ONES) | w) & HIGH) == 0) { /* no byte is 0 or above 0x7F */
                p += 8;
                continue;
            }
        }
        size_t step = sequence(p, (size_t)(end - p));
        if (!step)
            return false;
        p += step;
    }
    return true;
}

size_t text_length(const char *s)
{
    size_t n = 0;
    for (; *s; s++)
        n += (*s & 0xC0) != 0x80;
    return n;
}

char *text_trim(struct arena *a, const char *s)
{
    if (!s)
        return NULL;
    while (is_space(*s))
        s++;
    size_t n = strlen(s);
    while (n && is_space(s[n - 1]))
        n--;
    return arena_copy_n(a, s, n);
}

char *text_lower(struct arena *a, const char *s)
{
    char *copy = arena_copy(a, s);
    for (char *p = copy; p && *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p + 32);
    return copy;
}

char *text_upper(struct arena *a, const char *s)
{
    char *copy = arena_copy(a, s);
    for (char *p = copy; p && *p; p++)
        if (*p >= 'a' && *p <= 'z')
            *p = (char)(*p - 32);
    return copy;
}

/* --- folding --- */

static char *fold_ascii(struct arena *a, const char *s, size_t n)
{
    char *to = arena_alloc(a, n + 1), *p = to;
    bool gap = false;
    for (size_t i = 0; i < n; i++) {
        char c = s[i];
        if ((unsigned char)c <= ' ' || c == 0x7F) {
            gap = p != to;
            continue;
        }
        if (gap)
            *p++ = ' ';
        gap = false;
        *p++ = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    *p = 0;
    return to;
}

/* Marks that people leave out when they type. Vowel signs of Indic scripts, Thai and the Japanese sound
   marks change the word, and stay. */
static bool is_accent(int32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0483 && c <= 0x0489) || (c >= 0x0591 && c <= 0x05BD) ||
           c == 0x05BF || c == 0x05C1 || c == 0x05C2 || c == 0x05C4 || c == 0x05C5 || c == 0x05C7 ||
           (c >= 0x0610 && c <= 0x061A) || c == 0x0640 || (c >= 0x064B && c <= 0x065F) || c == 0x0670 ||
           (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE20 && c <= 0xFE2F);
}

static bool is_gap(int32_t c)
{
    utf8proc_category_t kind = utf8proc_category(c);
    return kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL || kind == UTF8PROC_CATEGORY_ZP ||
           kind == UTF8PROC_CATEGORY_CC;
}

/* Latin letters that Unicode does not take apart, as a keyboard without them writes them. */
static const char *plain_letter(int32_t c)
{
    switch (c) {
    case 0x00E6: return "ae";
    case 0x00F0:
    case 0x0111:
    case 0x0256: return "d";
    case 0x00F8: return "o";
    case 0x00FE: return "th";
    case 0x0127: return "h";
    case 0x0131: return "i";
    case 0x0142: return "l";
    case 0x0153: return "oe";
    case 0x0167: return "t";
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x02B9:
    case 0x2032: return "'";
    case 0x201C:
    case 0x201D: return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212: return "-";
    default: return NULL;
    }
}

static size_t decompose(struct arena *a, const char *s, size_t n, int32_t **out)
{
    const utf8proc_option_t how =
        UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    size_t room = n + 32;
    for (;;) {
        *out = arena_alloc(a, room * sizeof(int32_t));
        utf8proc_ssize_t got =
            utf8proc_decompose((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, *out, (utf8proc_ssize_t)room, how);
        if (got < 0)
            return 0; /* not UTF-8: the caller broke the contract */
        if ((size_t)got <= room)
            return (size_t)got;
        room = (size_t)got;
    }
}

static char *fold_unicode(struct arena *a, const char *s, size_t n)
{
    int32_t *points;
    size_t count = decompose(a, s, n, &points);
    char *to = arena_alloc(a, count * 4 + 1), *p = to;
    bool gap = false;
    for (size_t i = 0; i < count; i++) {
        int32_t c = points[i];
        if (is_accent(c))
            continue;
        if (is_gap(c)) {
            gap = p != to;
            continue;
        }
        if (gap)
            *p++ = ' ';
        gap = false;
        const char *plain = c < 0x80 ? NULL : plain_letter(c);
        if (plain)
            p = stpcpy(p, plain);
        else
            p += utf8proc_encode_char(c, (utf8proc_uint8_t *)p);
    }
    *p = 0;
    return to;
}

static bool is_alnum(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

/* White space, and what could end an address or an attribute. */
static bool ends_address(char c)
{
    switch (c) {
    case '"':
    case '<':
    case '>':
    case '\\':
    case '^':
    case '`':
    case '{':
    case '|':
    case '}':
    case 127: return true;
    default: return (unsigned char)c <= ' ';
    }
}

bool text_web_address(const char *url)
{
    if (text_empty(url))
        return false;
    const char *host = !strncasecmp(url, "https://", 8) ? url + 8 : !strncasecmp(url, "http://", 7) ? url + 7 : NULL;
    if (!host || (!is_alnum(*host) && *host != '[' && !(*host & 0x80)))
        return false;
    for (const char *s = url; *s; s++)
        if (ends_address(*s))
            return false;
    size_t host_n = strcspn(host, "/?#");
    return !memchr(host, '@', host_n);
}

char *text_nfkd(struct arena *a, const char *s)
{
    utf8proc_uint8_t *plain = utf8proc_NFKD((const utf8proc_uint8_t *)s);
    char *out = arena_copy(a, plain ? (const char *)plain : s);
    free(plain);
    return out;
}

char *text_percent(struct arena *a, const char *s)
{
    static const char hex[] = "0123456789ABCDEF";
    char *out = arena_alloc(a, strlen(s) * 3 + 1), *to = out;
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (is_alnum(*s) || strchr("-._~", c)) {
            *to++ = (char)c;
        } else {
            *to++ = '%';
            *to++ = hex[c >> 4];
            *to++ = hex[c & 15];
        }
    }
    *to = '\0';
    return out;
}

char *text_fold(struct arena *a, const char *s)
{
    if (!s)
        return NULL;
    size_t n = 0;
    unsigned char high = 0;
    for (; s[n]; n++)
        high |= (unsigned char)s[n];
    return high < 0x80 ? fold_ascii(a, s, n) : fold_unicode(a, s, n);
}

/* --- comparing --- */

const char *text_cut(struct arena *a, const char *s, size_t most)
{
    size_t n = 0;
    for (size_t points = 0; s[n] && points < most; points++)
        for (n++; ((unsigned char)s[n] & 0xc0) == 0x80;)
            n++;
    return s[n] ? arena_copy_n(a, s, n) : s;
}

void text_put(char *to, size_t room, const char *s)
{
    size_t n = strnlen(s, room - 1);
    memcpy(to, s, n);
    to[n] = 0;
}

bool text_starts(const char *s, const char *prefix) { return s && strncmp(s, prefix, strlen(prefix)) == 0; }

bool text_in(const char *words, const char *word)
{
    if (text_empty(word) || !words)
        return false;
    size_t n = strlen(word);
    for (const char *p = words; (p = strstr(p, word)); p += n)
        if ((p == words || p[-1] == ' ') && (p[n] == ' ' || !p[n]))
            return !memchr(word, ' ', n);
    return false;
}

/* --- buffer --- */

#define BUF_FIRST 1024 /* most answers' parts need no more; malloc still has them at hand */

static void buf_grow(struct buf *b, size_t need)
{
    size_t room = b->room ? b->room : BUF_FIRST;
    while (room < need && room <= SIZE_MAX / 4)
        room *= 2;
    b->room = room < need ? need : room;
    b->at = mem_grow(b->at, b->room);
}

char *buf_room(struct buf *b, size_t more)
{
    if (b->room - b->n <= more) /* <=: one for the NUL */
        buf_grow(b, more > SIZE_MAX / 2 ? SIZE_MAX : b->n + more + 1);
    return b->at + b->n;
}

void buf_add(struct buf *b, const char *bytes, size_t n)
{
    char *to = buf_room(b, n);
    if (n)
        memcpy(to, bytes, n);
    to[n] = 0;
    b->n += n;
}

void buf_text(struct buf *b, const char *s)
{
    if (s)
        buf_add(b, s, strlen(s));
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
    for (size_t room = 120;;) {
        char *to = buf_room(b, room);
        va_list ap;
        va_start(ap, fmt);
        int n = vsnprintf(to, room + 1, fmt, ap);
        va_end(ap);
        if (n < 0) {
            *to = 0;
            return;
        }
        if ((size_t)n <= room) {
            b->n += (size_t)n;
            return;
        }
        room = (size_t)n;
    }
}

void buf_int(struct buf *b, int64_t n)
{
    char digits[20], *p = digits + sizeof(digits);
    uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do
        *--p = (char)('0' + left % 10);
    while (left /= 10);
    if (n < 0)
        *--p = '-';
    buf_add(b, p, (size_t)(digits + sizeof(digits) - p));
}

void buf_free(struct buf *b)
{
    mem_free(b->at);
    *b = (struct buf){ 0 };
}
