/* parse.c - the state machine for the request head.
   Invariant: the outcome depends on the bytes only, never on how they were split: every decision is
   taken at one byte, and what has been taken is never read a second time except as a whole token.
   When in doubt it refuses: a proxy in front must not have another opinion about where we stand. */
#include "http/parse.h"
#include <string.h>
#include <strings.h>

enum {
    H_START,
    H_START_LF,
    H_METHOD,
    H_TARGET,
    H_VERSION,
    H_VERSION_LF,
    H_LINE,
    H_NAME,
    H_VALUE_START,
    H_VALUE,
    H_VALUE_LF,
    H_END_LF,
    H_DONE,
    H_REFUSED,
};

static bool is_digit(char ch) { return ch >= '0' && ch <= '9'; }

static bool is_alnum(char ch) { return is_digit(ch) || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z'); }

bool parse_is_token(char ch) { return is_alnum(ch) || (ch && strchr("!#$%&'*+-.^_`|~", ch)); }

bool parse_is_value(char ch)
{
    unsigned char u = (unsigned char)ch;
    return u == '\t' || (u >= 0x20 && u != 0x7f);
}

static struct parse_span span(size_t at, size_t end)
{
    return (struct parse_span){ (uint16_t)at, (uint16_t)(end - at) };
}

static enum parse_result refuse(struct parse_head *h, int status, const char *why)
{
    h->state = H_REFUSED;
    h->status = status;
    h->why = why;
    return PARSE_REFUSED;
}

/* --- what single fields mean ------------------------------------------------------------------ */

static bool length_read(const char *s, size_t n, int64_t *out)
{
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_digit(s[i]))
            return false;
        if (sum < INT64_MAX / 16) /* beyond every limit anyway: 413 follows */
            sum = sum * 10 + (s[i] - '0');
    }
    *out = sum;
    return n > 0;
}

static bool list_has(const char *s, size_t n, const char *word)
{
    size_t word_n = strlen(word);
    for (size_t i = 0; i < n;) {
        while (i < n && (s[i] == ' ' || s[i] == '\t' || s[i] == ','))
            i++;
        size_t from = i;
        while (i < n && s[i] != ',')
            i++;
        size_t end = i;
        while (end > from && (s[end - 1] == ' ' || s[end - 1] == '\t'))
            end--;
        if (end - from == word_n && !strncasecmp(s + from, word, word_n))
            return true;
    }
    return false;
}

static enum parse_result field_done(struct parse_head *h, const char *buf)
{
    struct parse_span name = h->name[h->fields_n], value = h->value[h->fields_n];
    const char *key = buf + name.at, *text = buf + value.at;
    h->fields_n++;
    if (!strcmp(key, "host")) {
        if (h->hosts++)
            return refuse(h, 400, "The request has more than one Host.");
        if (!parse_host_fits(text, value.n))
            return refuse(h, 400, "The Host of the request is not a host name.");
        h->host = value;
    } else if (!strcmp(key, "content-length")) {
        if (h->lengths++)
            return refuse(h, 400, "The request has more than one Content-Length.");
        if (!length_read(text, value.n, &h->length))
            return refuse(h, 400, "The Content-Length of the request is not a number.");
    } else if (!strcmp(key, "transfer-encoding")) {
        h->coding_known = !h->codings++ && value.n == 7 && !strncasecmp(text, "chunked", 7);
    } else if (!strcmp(key, "connection")) {
        h->close = h->close || list_has(text, value.n, "close");
    } else if (!strcmp(key, "expect")) {
        h->expects = true;
        h->expect_known = value.n == 12 && !strncasecmp(text, "100-continue", 12);
    }
    return PARSE_MORE;
}

/* --- the end of the head ---------------------------------------------------------------------- */

static enum parse_result head_done(struct parse_head *h, char *buf)
{
    if (h->codings && h->lengths)
        return refuse(h, 400, "The request has both a Content-Length and a Transfer-Encoding.");
    if (h->codings && h->minor == 0)
        return refuse(h, 400, "HTTP/1.0 has no Transfer-Encoding.");
    if (h->codings && !h->coding_known)
        return refuse(h, 501, "Of transfer codings only chunked is supported.");
    if (h->minor == 1 && !h->hosts)
        return refuse(h, 400, "The request has no Host.");
    const char *why = parse_target(h, buf);
    if (why)
        return refuse(h, 400, why);
    if (h->minor == 0) {
        h->close = true;
        h->expects = false;
    }
    if (h->expects && !h->expect_known)
        return refuse(h, 417, "Of expectations only 100-continue is supported.");
    h->chunked = h->codings > 0;
    h->state = H_DONE;
    return PARSE_DONE;
}

/* --- the request line ------------------------------------------------------------------------- */

static enum parse_result take_method(struct parse_head *h, char *buf, char ch)
{
    if (ch == ' ' && h->taken > h->mark) {
        h->method = span(h->mark, h->taken);
        buf[h->taken] = '\0';
        h->mark = h->taken + 1;
        h->state = H_TARGET;
    } else if (!parse_is_token(ch)) {
        return refuse(h, 400, "The request line is not that of an HTTP request.");
    } else if (h->taken - h->mark >= PARSE_METHOD_MOST) {
        return refuse(h, 400, "The method of the request is too long.");
    }
    return PARSE_MORE;
}

static enum parse_result take_target(struct parse_head *h, char *buf, char ch)
{
    if (ch == ' ' && h->taken > h->mark) {
        h->path = span(h->mark, h->taken);
        buf[h->taken] = '\0';
        h->mark = h->taken + 1;
        h->state = H_VERSION;
    } else if (ch <= ' ' || ch == 0x7f || ch == '#') { /* char is signed: also all above 0x7f */
        return refuse(h, 400, "The address holds a character that must be percent-encoded.");
    } else if (h->taken - h->mark >= PARSE_TARGET_MOST) {
        return refuse(h, 414, "The address is longer than 8 KiB.");
    }
    return PARSE_MORE;
}

static enum parse_result take_version(struct parse_head *h, const char *buf, char ch)
{
    static const char prefix[] = "HTTP/";
    size_t i = h->taken - h->mark;
    if (i < 5 ? ch != prefix[i] : ch != '\r' && ch != '.' && !is_digit(ch))
        return refuse(h, 400, "The request line does not end in an HTTP version.");
    if (i == 9 && ch != '\r')
        return refuse(h, 505, "Of HTTP only the versions 1.0 and 1.1 are supported.");
    if (ch != '\r')
        return PARSE_MORE;
    const char *version = buf + h->mark;
    if (i != 8 || memcmp(version, "HTTP/1.", 7) || (version[7] != '0' && version[7] != '1'))
        return refuse(h, 505, "Of HTTP only the versions 1.0 and 1.1 are supported.");
    h->minor = version[7] - '0';
    h->state = H_VERSION_LF;
    return PARSE_MORE;
}

/* --- header lines ----------------------------------------------------------------------------- */

static enum parse_result take_name(struct parse_head *h, char *buf, char ch)
{
    if (ch == ':' && h->taken > h->mark) {
        h->name[h->fields_n] = span(h->mark, h->taken);
        buf[h->taken] = '\0';
        h->state = H_VALUE_START;
    } else if (!parse_is_token(ch)) {
        return refuse(h, 400, "The name of a header field holds a character that is not allowed.");
    } else if (ch >= 'A' && ch <= 'Z') {
        buf[h->taken] = (char)(ch | 0x20);
    }
    return PARSE_MORE;
}

static enum parse_result take_line(struct parse_head *h, char *buf, char ch)
{
    h->mark = h->taken;
    h->state = ch == '\r' ? H_END_LF : H_NAME;
    if (ch == '\r')
        return PARSE_MORE;
    if (ch == ' ' || ch == '\t')
        return refuse(h, 400, "The request has a folded header line.");
    if (h->fields_n == PARSE_FIELDS_MOST)
        return refuse(h, 400, "The request has more than 100 header fields.");
    return take_name(h, buf, ch);
}

static enum parse_result take_value(struct parse_head *h, char ch)
{
    if (h->state == H_VALUE_START) {
        h->mark = h->end = h->taken;
        if (ch == ' ' || ch == '\t')
            return PARSE_MORE;
        h->state = H_VALUE;
    }
    if (ch == '\r') {
        h->value[h->fields_n] = span(h->mark, h->end);
        h->state = H_VALUE_LF;
    } else if (!parse_is_value(ch)) {
        return refuse(h, 400, "A header field holds a control character.");
    } else if (ch != ' ' && ch != '\t') {
        h->end = h->taken + 1;
    }
    return PARSE_MORE;
}

static enum parse_result take_lf(struct parse_head *h, char *buf, char ch)
{
    if (ch != '\n')
        return refuse(h, 400, "A line of the request does not end in CR LF.");
    switch (h->state) {
    case H_START_LF:
        h->mark = h->taken + 1;
        h->state = H_METHOD;
        return PARSE_MORE;
    case H_VERSION_LF:
        h->section = h->taken + 1;
        h->state = H_LINE;
        return PARSE_MORE;
    case H_VALUE_LF:
        buf[h->end] = '\0';
        h->state = H_LINE;
        return field_done(h, buf);
    default: return head_done(h, buf);
    }
}

static enum parse_result take(struct parse_head *h, char *buf, char ch)
{
    switch (h->state) {
    case H_START: /* one empty line before a request is ignored: RFC 9112 section 2.2 */
        h->state = ch == '\r' ? H_START_LF : H_METHOD;
        return ch == '\r' ? PARSE_MORE : take_method(h, buf, ch);
    case H_METHOD: return take_method(h, buf, ch);
    case H_TARGET: return take_target(h, buf, ch);
    case H_VERSION: return take_version(h, buf, ch);
    case H_LINE: return take_line(h, buf, ch);
    case H_NAME: return take_name(h, buf, ch);
    case H_VALUE_START:
    case H_VALUE: return take_value(h, ch);
    default: return take_lf(h, buf, ch);
    }
}

/* The letters, digits and hyphens of a name, in lower case. */
static void name_run(struct parse_head *h, char *buf, size_t n)
{
    size_t at = h->taken, most = h->section + PARSE_SECTION_MOST - 1;
    most = most < n ? most : n;
    for (; at < most && (is_alnum(buf[at]) || buf[at] == '-'); at++)
        if (buf[at] >= 'A' && buf[at] <= 'Z')
            buf[at] = (char)(buf[at] | 0x20);
    h->taken = at > h->taken ? at : h->taken;
}

static void target_run(struct parse_head *h, const char *buf, size_t n)
{
    size_t at = h->taken, most = h->mark + PARSE_TARGET_MOST;
    most = most < n ? most : n;
    while (at < most && (is_alnum(buf[at]) || buf[at] == '/' || buf[at] == '_'))
        at++;
    h->taken = at > h->taken ? at : h->taken;
}

static void value_run(struct parse_head *h, const char *buf, size_t n)
{
    size_t at = h->taken, most = h->section + PARSE_SECTION_MOST - 1;
    most = most < n ? most : n;
    while (at < most && (unsigned char)buf[at] > ' ' && buf[at] != 0x7f)
        at++;
    if (at > h->taken)
        h->taken = h->end = at;
}

void parse_head_start(struct parse_head *h)
{
    /* The spans of the fields, most of the struct, are written before they are read. */
    memset(h, 0, offsetof(struct parse_head, name));
    memset(&h->fields_n, 0, sizeof(*h) - offsetof(struct parse_head, fields_n));
    h->length = -1;
}

enum parse_result parse_head(struct parse_head *h, char *buf, size_t n)
{
    if (h->state == H_REFUSED)
        return PARSE_REFUSED;
    while (h->taken < n) {
        if (h->state == H_VALUE) /* most of a head; take() would do the same with each of these bytes */
            value_run(h, buf, n);
        else if (h->state == H_NAME)
            name_run(h, buf, n);
        else if (h->state == H_TARGET)
            target_run(h, buf, n);
        if (h->taken == n)
            break;
        enum parse_result result = take(h, buf, buf[h->taken]);
        if (result == PARSE_REFUSED)
            return result;
        h->taken++;
        if (result == PARSE_DONE)
            return result;
        if (h->section && h->taken - h->section >= PARSE_SECTION_MOST)
            return refuse(h, 431, "The header lines are longer than 16 KiB together.");
    }
    return PARSE_MORE;
}
