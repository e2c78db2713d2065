/* target.c - what a request asks for: the host, the path decoded in place, the query.
   Invariant: a path that passes has one reading: no escape in it could have hidden a separator, a
   dot segment, a NUL or a control character from whoever looked at it before us. */
#include "http/parse.h"
#include "base/text.h"
#include <string.h>
#include <strings.h>

static bool is_alnum(char ch)
{
    return (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}

static struct parse_span span(size_t at, size_t end)
{
    return (struct parse_span){ (uint16_t)at, (uint16_t)(end - at) };
}

bool parse_host_fits(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_alnum(s[i]) && !(s[i] && strchr("-._~:[]", s[i])))
            return false;
    return n > 0;
}

int parse_hex(char ch)
{
    if (ch >= '0' && ch <= '9')
        return ch - '0';
    char low = (char)(ch | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

int parse_percent(char *to, const char *from, size_t n, bool plus)
{
    size_t out = 0;
    for (size_t i = 0; i < n; i++) {
        char ch = from[i];
        if (ch == '%') {
            int high = i + 2 < n ? parse_hex(from[i + 1]) : -1;
            int low = i + 2 < n ? parse_hex(from[i + 2]) : -1;
            if (high < 0 || low < 0)
                return -1;
            ch = (char)(high * 16 + low);
            i += 2;
        } else if (plus && ch == '+') {
            ch = ' ';
        }
        unsigned char u = (unsigned char)ch;
        bool blank = u == '\t' || u == '\n' || u == '\r';
        if (!u || u == 0x7f || (u < 0x20 && !(plus && blank)))
            return -1;
        to[out++] = ch;
    }
    to[out] = '\0';
    return (int)out;
}

static bool has_escape(const char *s, size_t n, const char *escape)
{
    for (size_t i = 0; i + 3 <= n; i++)
        if (s[i] == '%' && !strncasecmp(s + i, escape, 3))
            return true;
    return false;
}

static bool has_dot_segment(const char *path)
{
    for (const char *s = strchr(path, '/'); s; s = strchr(s + 1, '/')) {
        size_t n = strcspn(s + 1, "/");
        if ((n == 1 && s[1] == '.') || (n == 2 && s[1] == '.' && s[2] == '.'))
            return true;
    }
    return false;
}

/* "http://host/path": the host must be the Host's, so that there is only one opinion about it.
   Returns where the path begins; NULL: not a target that we serve. */
static char *absolute_path(struct parse_head *h, char *buf, char *target, char *end)
{
    size_t scheme = !strncasecmp(target, "http://", 7) ? 7 : !strncasecmp(target, "https://", 8) ? 8 : 0;
    char *host = target + scheme;
    size_t n = strcspn(host, "/?");
    if (!scheme || !parse_host_fits(host, n))
        return NULL;
    if (h->hosts && (h->host.n != n || strncasecmp(buf + h->host.at, host, n)))
        return NULL;
    if (host + n < end && host[n] == '/')
        return host + n;
    host[n - 1] = '/'; /* no path means "/"; the host has been compared and is not needed again */
    return host + n - 1;
}

const char *parse_target(struct parse_head *h, char *buf)
{
    char *target = buf + h->path.at, *end = target + h->path.n;
    bool escapes = memchr(target, '%', h->path.n); /* without one it stands there as it will be read */
    if (escapes && has_escape(target, h->path.n, "%00"))
        return "The address holds an encoded NUL.";
    char *path = *target == '/' ? target : absolute_path(h, buf, target, end);
    if (!path)
        return "The address of the request is not a path of this host.";
    char *query = strchr(path, '?');
    char *path_end = query ? query : end;
    if (query)
        *query++ = '\0';
    size_t n = (size_t)(path_end - path);
    if ((escapes && (has_escape(path, n, "%2f") || has_escape(path, n, "%5c"))) || strchr(path, '\\'))
        return "The path holds an encoded slash or a backslash.";
    int decoded = escapes ? parse_percent(path, path, n, false) : (int)n;
    if (decoded < 0 || !text_valid(path, (size_t)decoded))
        return "The path is not percent-encoded UTF-8.";
    if (has_dot_segment(path))
        return "The path holds a dot segment.";
    h->path = span((size_t)(path - buf), (size_t)(path - buf) + (size_t)decoded);
    h->query =
        query ? span((size_t)(query - buf), (size_t)(end - buf)) : span((size_t)(end - buf), (size_t)(end - buf));
    return NULL;
}
