/* answer.c - the heads of answers: what every answer carries, 304, ranges, problems.
   Invariant: exactly one answer leaves an exchange, framed by a Content-Length that is right;
   everything is built in the thread that answers, so that the I/O thread only sends. */
#include "http/engine.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/writer.h"
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *phrase(int status)
{
    /* clang-format off */
    static const struct { int status; const char *phrase; } phrases[] = {
        { 200, "OK" }, { 201, "Created" }, { 202, "Accepted" }, { 204, "No Content" },
        { 206, "Partial Content" }, { 301, "Moved Permanently" }, { 302, "Found" }, { 303, "See Other" },
        { 304, "Not Modified" }, { 307, "Temporary Redirect" }, { 308, "Permanent Redirect" },
        { 400, "Bad Request" }, { 401, "Unauthorized" }, { 403, "Forbidden" }, { 404, "Not Found" },
        { 405, "Method Not Allowed" }, { 406, "Not Acceptable" }, { 408, "Request Timeout" },
        { 409, "Conflict" }, { 410, "Gone" }, { 412, "Precondition Failed" },
        { 413, "Content Too Large" }, { 414, "URI Too Long" }, { 415, "Unsupported Media Type" },
        { 416, "Range Not Satisfiable" }, { 417, "Expectation Failed" },
        { 422, "Unprocessable Content" }, { 428, "Precondition Required" },
        { 429, "Too Many Requests" }, { 431, "Request Header Fields Too Large" },
        { 500, "Internal Server Error" }, { 501, "Not Implemented" }, { 502, "Bad Gateway" },
        { 503, "Service Unavailable" }, { 504, "Gateway Timeout" }, { 505, "HTTP Version Not Supported" },
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof(phrases) / sizeof(*phrases); i++)
        if (phrases[i].status == status)
            return phrases[i].phrase;
    return "Status";
}

/* "Date: Sat, 21 Nov 2026 01:29:28 GMT\r\n", made once a second and thread. */
static const char *date_line(void)
{
    static const char days[] = "SunMonTueWedThuFriSat";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    static _Thread_local int64_t made = -1;
    static _Thread_local char line[64];
    int64_t now = clock_wall() / 1000, year;
    if (now == made)
        return line;
    unsigned month, day, time = (unsigned)(now % 86400);
    day_to_civil(now / 86400, &year, &month, &day);
    snprintf(line, sizeof(line), "Date: %.3s, %02u %.3s %04d %02u:%02u:%02u GMT\r\n", days + (now / 86400 + 4) % 7 * 3,
             day, months + (month - 1) * 3, (int)(year % 10000), time / 3600, time / 60 % 60, time % 60);
    made = now;
    return line;
}

/* Whether these are whole header lines; anything else could begin a second answer. */
static bool lines_fit(const char *lines)
{
    for (const char *s = lines; *s;) {
        size_t n = strcspn(s, "\r\n");
        if (!n || s[n] != '\r' || s[n + 1] != '\n' || !memchr(s, ':', n))
            return false;
        s += n + 2;
    }
    return true;
}

void answer_head(struct buf *out, int status, const char *type, const char *fields)
{
    buf_text(out, "HTTP/1.1 ");
    buf_int(out, status);
    buf_add(out, " ", 1);
    buf_text(out, phrase(status));
    buf_text(out, "\r\n");
    buf_text(out, date_line());
    buf_text(out, "X-Content-Type-Options: nosniff\r\n");
    if (type) {
        buf_text(out, "Content-Type: ");
        buf_text(out, type);
        buf_text(out, "\r\n");
    }
    if (fields && lines_fit(fields))
        buf_text(out, fields);
}

/* --- conditions and ranges -------------------------------------------------------------------- */

/* The value of a line of fields, up to its CR. */
static const char *line_get(const char *fields, const char *name, size_t *n)
{
    size_t name_n = strlen(name);
    for (const char *s = fields; s && *s; s = strchr(s, '\n'), s = s ? s + 1 : NULL) {
        if (strncasecmp(s, name, name_n) || s[name_n] != ':')
            continue;
        s += name_n + 1;
        s += strspn(s, " \t");
        *n = strcspn(s, "\r");
        return s;
    }
    return NULL;
}

/* If-None-Match compares weakly (RFC 9110 section 13.1.2): W/ does not count. */
static bool tag_listed(const char *list, const char *tag, size_t tag_n)
{
    if (tag_n > 2 && !strncmp(tag, "W/", 2)) {
        tag += 2;
        tag_n -= 2;
    }
    for (const char *s = list; *s;) {
        s += strspn(s, " \t,");
        if (*s == '*')
            return true;
        if (!strncmp(s, "W/", 2))
            s += 2;
        if (*s != '"')
            return false;
        const char *end = strchr(s + 1, '"');
        if (!end)
            return false;
        if ((size_t)(end + 1 - s) == tag_n && !strncmp(s, tag, tag_n))
            return true;
        s = end + 1;
    }
    return false;
}

static bool is_unchanged(const struct http_exchange *pub, const struct http_answer *answer)
{
    const char *list = http_field(pub, "if-none-match");
    bool reads = pub->head_only || !strcmp(pub->method, "GET");
    size_t n;
    const char *tag = list && reads && answer->status == 200 ? line_get(answer->fields, "etag", &n) : NULL;
    return tag && tag_listed(list, tag, n);
}

static bool number_read(const char **s, size_t *out)
{
    size_t sum = 0;
    const char *from = *s;
    for (; **s >= '0' && **s <= '9'; (*s)++)
        sum = sum < SIZE_MAX / 16 ? sum * 10 + (size_t)(**s - '0') : sum;
    *out = sum;
    return *s > from;
}

struct range {
    size_t from, n;
};

/* 206 with *out set, 416, or the status as it is: no range, or one better ignored (several, broken,
   for another tag). */
static int range_get(const struct http_exchange *pub, const struct http_answer *answer, struct range *out)
{
    const char *s = http_field(pub, "range"), *tag = http_field(pub, "if-range");
    if (!s || !answer->fixed || answer->status != 200 || strcmp(pub->method, "GET") || strncasecmp(s, "bytes=", 6))
        return answer->status;
    size_t n = 0, first, last = SIZE_MAX, size = answer->fixed_n;
    const char *ours = line_get(answer->fields, "etag", &n);
    if (tag && (!ours || strlen(tag) != n || *ours != '"' || strncmp(tag, ours, n)))
        return 200;
    s += 6;
    bool has_first = number_read(&s, &first);
    if (*s++ != '-')
        return 200;
    bool has_last = number_read(&s, &last);
    if (*s || (!has_first && !has_last) || (has_first && has_last && last < first))
        return 200;
    if (!has_first) {
        first = last < size ? size - last : 0;
        if (!last)
            return 416;
        last = SIZE_MAX;
    }
    if (first >= size)
        return 416;
    last = has_last && last < size ? last : size - 1;
    *out = (struct range){ first, last - first + 1 };
    return 206;
}

/* --- answering -------------------------------------------------------------------------------- */

static void body_set(struct exchange *ex, struct http_answer *answer, int status)
{
    ex->out_body = answer->body; /* moved */
    answer->body = (struct buf){ 0 };
    if (status == 304 || status == 204 || status == 416) {
        buf_free(&ex->out_body);
        return;
    }
    ex->fixed = answer->fixed;
    ex->fixed_n = answer->fixed_n;
}

static void length_add(struct exchange *ex, const struct http_answer *answer, int status, const struct range *r)
{
    size_t n = ex->fixed ? ex->fixed_n : ex->out_body.n;
    if (status == 206) {
        buf_fmt(&ex->out, "Content-Range: bytes %zu-%zu/%zu\r\n", r->from, r->from + r->n - 1, n);
        ex->fixed = (const char *)ex->fixed + r->from;
        ex->fixed_n = n = r->n;
    } else if (status == 416) {
        buf_fmt(&ex->out, "Content-Range: bytes */%zu\r\n", answer->fixed_n);
    } else if (ex->fixed) {
        buf_text(&ex->out, "Accept-Ranges: bytes\r\n");
    }
    if (status >= 200 && status != 204 && status != 304) {
        buf_text(&ex->out, "Content-Length: ");
        buf_int(&ex->out, (int64_t)n);
        buf_text(&ex->out, "\r\n");
    }
}

void http_answer(struct http_exchange *pub, struct http_answer *answer)
{
    struct exchange *ex = (struct exchange *)pub;
    assert(!ex->answered);
    ex->answered = true;
    bool fits = (!answer->fields || lines_fit(answer->fields)) && (!answer->type || !strpbrk(answer->type, "\r\n"));
    if (!fits) {
        buf_free(&answer->body);
        *answer = (struct http_answer){ .status = 500, .close = true };
    }
    struct range range = { 0 };
    int status = is_unchanged(pub, answer) ? 304 : range_get(pub, answer, &range);
    bool has_type = status != 304 && status != 204 && status != 416;
    answer_head(&ex->out, status, has_type ? answer->type : NULL, answer->fields);
    body_set(ex, answer, status);
    length_add(ex, answer, status, &range);
    if (pub->head_only) {
        ex->fixed = NULL;
        buf_free(&ex->out_body);
    }
    ex->close = answer->close || !ex->keep || atomic_load(&engine.stopping);
    buf_text(&ex->out, ex->close ? "Connection: close\r\n\r\n" : "\r\n");
    ex->not_before = answer->not_before;
    if (!loop_post((struct letter){ .kind = LETTER_ANSWER, .p = ex }, NULL, NULL))
        exchange_free(ex);
}

/* The last part of a problem's type, as the API's own failures name theirs. */
static const char *problem_name(int status)
{
    switch (status) {
    case 403: return "denied";
    case 404: return "missing";
    case 405: return "method";
    case 408: return "slow";
    case 413:
    case 414:
    case 431: return "size";
    case 429: return "limit";
    case 500: return "internal";
    case 503: return "busy";
    default: return "syntax";
    }
}

void http_problem(struct http_exchange *ex, int status, const char *fields, const char *detail)
{
    uint64_t chance;
    char type[32], id[17];
    struct buf all = { 0 };
    crypto_random(&chance, sizeof(chance));
    snprintf(id, sizeof(id), "%016" PRIx64, chance);
    snprintf(type, sizeof(type), "/problems/%s", problem_name(status));
    buf_text(&all, "Cache-Control: no-store\r\n");
    buf_text(&all, fields ? fields : "");
    struct http_answer answer = { .status = status, .type = "application/problem+json", .fields = all.at };
    struct writer w = { .to = &answer.body };
    writer_open(&w, NULL, '{');
    writer_text(&w, "type", type);
    writer_text(&w, "title", phrase(status));
    writer_int(&w, "status", status);
    writer_text(&w, "detail", detail);
    writer_text(&w, "request_id", id);
    writer_close(&w);
    http_answer(ex, &answer);
    buf_free(&all);
}
