/* cors.c - which pages may use the chat. No credentials travel: a conversation token is in a header. A preflight
   says what the chat takes; whether this page may is decided on the request itself, by its assistant. */
#include "api/serve.h"
#include <string.h>

/* Only what can be an origin goes into a header of ours. */
static const char *origin_of(const struct http_exchange *ex)
{
    const char *origin = http_field(ex, "origin");
    if (!origin || strlen(origin) > 300 ||
        strspn(origin, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/[]+") != strlen(origin))
        return NULL;
    return origin;
}

void cors_fields(const struct http_exchange *ex, struct buf *fields)
{
    const char *origin = origin_of(ex);
    if (origin)
        buf_fmt(fields, "Access-Control-Allow-Origin: %s\r\nAccess-Control-Expose-Headers: retry-after\r\n", origin);
    buf_text(fields, "Vary: Origin\r\n");
}

void cors_preflight(struct http_exchange *ex)
{
    struct buf fields = { 0 };
    cors_fields(ex, &fields);
    buf_text(&fields, "Access-Control-Allow-Methods: GET, POST, PUT, DELETE\r\n"
                      "Access-Control-Allow-Headers: authorization, content-type, idempotency-key, last-event-id\r\n"
                      "Access-Control-Max-Age: 7200\r\n");
    struct http_answer answer = { .status = 204, .fields = fields.at };
    http_answer(ex, &answer);
    buf_free(&fields);
}

/* A page from this very server, under whatever name it was reached, is our own. */
static bool own_page(const struct http_exchange *ex, const char *origin)
{
    const char *host = http_field(ex, "host"), *scheme = ex->secure ? "https://" : "http://";
    return host && text_starts(origin, scheme) && !strcmp(origin + strlen(scheme), host);
}

err_t cors_check(struct cx *cx, const struct req *rq, const struct assistant *a)
{
    const char *origin = http_field(rq->ex, "origin");
    if (assistant_allows(a, origin, api_url()))
        return NULL;
    if (text_empty(a->origins) && own_page(rq->ex, origin))
        return NULL;
    return fail(cx, E_DENIED,
                "This page may not use this chat. Its address has to be added to the assistant's allowed origins.");
}
