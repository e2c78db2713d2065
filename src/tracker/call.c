/* call.c - how every kind talks to its service, and reads what comes. */
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "http/client.h"
#include "order/contact.h"
#include "tracker/room.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CALL_MS = 10000, ANSWER_MOST = 4 << 20, PAUSE_LEAST = 1, PAUSE = 60, PAUSE_MOST = TRACKER_DAY_S };

err_t tracker_odd(struct cx *cx, const char *label, int64_t code)
{
    return fail(cx, E_REMOTE, "%s did not answer as expected (%lld).", label, (long long)code);
}

static const char *field_of(const struct http_reply *r, const char *name)
{
    for (size_t i = 0; i < r->fields.n; i++)
        if (text_starts(r->fields.at[i], name) && r->fields.at[i][strlen(name)] == ':')
            return r->fields.at[i] + strlen(name) + 1;
    return NULL;
}

/* Seconds: X-RateLimit-Reset is when (in Unix seconds), Retry-After how long. */
static int pause_of(const struct cx *cx, const struct http_reply *r)
{
    const char *reset = field_of(r, "x-ratelimit-reset");
    int64_t s = reset ? strtoll(reset, NULL, 10) : 0;
    if (s > 1000000000)
        s -= cx->now / 1000;
    else if (!reset)
        s = r->retry_after ? strtoll(r->retry_after, NULL, 10) : 0;
    return s > PAUSE_MOST ? PAUSE_MOST : s >= PAUSE_LEAST ? (int)s : reset || r->retry_after ? PAUSE_LEAST : PAUSE;
}

/* What passes is never held against a number: only 400, 404 and 422 may speak of it. A 403 that is no JSON comes from a
   firewall before the service, and says nothing of the key. */
static err_t judge(struct cx *cx, const char *label, const struct http_reply *r, bool is_json)
{
    int s = r->status;
    if (s == 429)
        return fail_retry(cx, E_LIMIT, pause_of(cx, r), "%s asks us to wait.", label);
    if (s == 402)
        return fail_retry(cx, E_LIMIT, TRACKER_DAY_S,
                          "%s asks for payment: the plan's quota is used up, or its bill is open.", label);
    if (s == 401 || (s == 403 && is_json))
        return fail(cx, E_DENIED, "%s does not accept the API key (%d).", label, s);
    if (s >= 500)
        return fail_retry(cx, E_REMOTE, PAUSE, "%s has an error of its own (%d).", label, s);
    if (!is_json)
        return fail(cx, E_REMOTE, "%s did not answer with JSON (%d).", label, s);
    return s < 300 || s == 400 || s == 404 || s == 422 ? NULL : tracker_odd(cx, label, s);
}

err_t tracker_call(struct cx *cx, const struct tracker *t, const struct tracker_call *call, int *status, json_t **out)
{
    const struct tracker_kind *k = tracker_kind(t->kind);
    const char *base = text_empty(t->url) ? k->url : t->url;
    size_t n = strlen(base);
    const char *text = call->body ? json_text(cx->mem, json_tie(cx->mem, call->body)) : NULL;
    struct http_reply r;
    json_t *json = NULL;
    const struct http_call http = {
        .method = call->method,
        .url = arena_text(cx->mem, "%.*s%s", (int)(n && base[n - 1] == '/' ? n - 1 : n), base, call->path),
        .fields = call->fields,
        .body = text,
        .body_n = text ? strlen(text) : 0,
        .most_ms = CALL_MS,
        .most_bytes = ANSWER_MOST,
        .share = cx->who.shop,
    };
    TRY(http_call(cx, &http, &r));
    const struct timespec rest = { .tv_nsec = (long)k->rest_ms * 1000000 };
    nanosleep(&rest, NULL); /* only jobs come here */
    TRY(judge(cx, k->label, &r, !json_read(cx, r.body, r.body_n, &json) && json_is_object(json)));
    *status = r.status;
    *out = json;
    return NULL;
}

/* --- reading ------------------------------------------------------------------------------------------- */

void news_add(struct cx *cx, parcel_news_list *list, const struct parcel_news *n)
{
    if (!(list->n & (list->n + 1))) { /* room for 1, 3, 7, … is used up */
        struct parcel_news *more = arena_alloc(cx->mem, (list->n * 2 + 1) * sizeof(*more));
        if (list->n)
            memcpy(more, list->at, list->n * sizeof(*more));
        list->at = more;
    }
    list->at[list->n++] = *n;
}

msec news_time(struct cx *cx, const json_t *o, const char *member)
{
    const char *s = json_str(o, member);
    msec t;
    if (text_empty(s) || strlen(s) > 40)
        return 0;
    char *plain = arena_copy(cx->mem, s);
    if (strlen(plain) > 10 && plain[10] == ' ')
        plain[10] = 'T';
    if (!time_parse(cx, plain, &t))
        return t > 0 ? t : 0;
    return strlen(plain) >= 19 && !time_parse(cx, arena_join(cx->mem, plain, "Z"), &t) && t > 0 ? t : 0;
}

const char *news_status(const struct news_word *words, const char *theirs)
{
    if (text_empty(theirs))
        return NULL;
    for (; words->theirs; words++)
        if (!strcmp(words->theirs, theirs))
            return words->ours;
    return "unknown";
}

struct tracked *tracked_of(struct cx *cx, struct tracked *list, size_t n, const char *number)
{
    const char *norm = tracking_norm(cx->mem, number);
    for (size_t i = 0; i < n; i++)
        if (text_same(list[i].tracking_norm, norm))
            return &list[i];
    return NULL;
}

/* --- signatures ---------------------------------------------------------------------------------------- */

void hook_mac(const char *secret, const char *body, size_t n, unsigned char out[32])
{
    crypto_hmac256(secret, strlen(secret), body, n, out);
}

bool hook_same(const char *want, const char *given) { return !text_empty(given) && crypto_equal_text(want, given); }
