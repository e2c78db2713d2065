/* query_fuzz.c - the small readings of a request: query, page, resume id, key, cookie. The first line is the query,
   the second a value of a header field, the third a text that must come through a query unchanged. */
#include "api/chat.h"
#include "api/serve.h"
#include "base/text.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) { if (!holds) abort(); }

/* As a form sends it: every byte that is not a letter or digit is escaped. */
static char *escaped(struct arena *a, const char *s)
{
    char *out = arena_alloc(a, strlen(s) * 3 + 1), *p = out;
    for (; *s; s++) {
        if (strchr("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", *s)) {
            *p++ = *s;
        } else {
            *p++ = '%';
            *p++ = "0123456789ABCDEF"[(unsigned char)*s >> 4];
            *p++ = "0123456789abcdef"[*s & 15];
        }
    }
    return out;
}

static void round_trip(struct cx *cx, const char *text)
{
    bool plain = text_valid(text, strlen(text));
    for (const char *s = text; *s; s++)
        plain = plain && ((unsigned char)*s >= ' ' || strchr("\t\n\r", *s)) && *s != 127;
    struct http_exchange ex = { .query = arena_text(cx->mem, "a=1&%s=2&%s=%s&b", "q%71", "q", escaped(cx->mem, text)) };
    const char *got = http_query(cx->mem, &ex, "q");
    must(plain ? text_same(got, text) : !got);
    must(text_same(http_query(cx->mem, &ex, "qq"), "2") && text_same(http_query(cx->mem, &ex, "b"), ""));
}

static void readings(struct cx *cx, const char *query, const char *value)
{
    static const char *const names[] = { "last-event-id", "idempotency-key", "cookie" };
    struct http_field fields[3];
    struct route route = { .flags = R_STREAM };
    struct http_exchange ex = { .query = query, .fields = fields, .fields_n = 3 };
    struct req rq = { .ex = &ex, .route = &route };
    int page = 0, per_page = 0;
    int64_t after = 0;
    const char *key = NULL, *s;
    for (size_t i = 0; i < 3; i++)
        fields[i] = (struct http_field){ names[i], value };
    err_t e = req_page(cx, &rq, &page, &per_page);
    must(e ? e->code == E_INPUT : page >= 1 && per_page >= 1 && per_page <= 200);
    e = after_take(cx, &rq, -1, &after);
    must(e ? e->code == E_INPUT : after >= -1);
    if (!e && *value)
        must(after >= 0 && strspn(value, "0123456789") == strlen(value));
    e = req_key(cx, &rq, &key);
    must(e ? !key : !key || (text_valid(key, strlen(key)) && strlen(key) <= 200));
    s = who_cookie(cx->mem, &ex);
    must(!s || (strstr(value, s) && !strchr(s, ';')));
    s = req_query(cx, &rq, "query");
    must(!s || (*s && text_valid(s, strlen(s))));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = { .mem = arena_new() };
    char *query = arena_copy_n(cx.mem, (const char *)data, size);
    char *value = query + strcspn(query, "\n"), *text;
    if (*value)
        *value++ = '\0';
    text = value + strcspn(value, "\n");
    if (*text)
        *text++ = '\0';
    readings(&cx, query, value);
    round_trip(&cx, text);
    arena_free(cx.mem);
    return 0;
}
