/* call.c - one call to another system: through the gate, tried again where that is safe, and what came read strictly.
   Invariant: whatever comes back, a person reads a sentence that says what is wrong and on whose side. */
#include "source/call.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "source/gate.h"
#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TRIES = 3, AT_ONCE = 8, JOB_CALL_MS = 20000, HOLD_MOST_MS = 600000, LEFT_MS = 250, HURRY_MS = 1500 };

/* --- addresses ------------------------------------------------------------------------------------------------ */

char *source_query(struct arena *a, ...)
{
    struct buf b = { 0 };
    const char *name;
    va_list list;
    va_start(list, a);
    while ((name = va_arg(list, const char *))) {
        const char *value = va_arg(list, const char *);
        if (value)
            buf_fmt(&b, "%s%s=%s", b.n ? "&" : "", text_percent(a, name), text_percent(a, value));
    }
    va_end(list);
    char *out = arena_copy_n(a, b.at ? b.at : "", b.n);
    buf_free(&b);
    return out;
}

char *source_basic(struct arena *a, const char *user, const char *password)
{
    const char *both = arena_join(a, user, ":", password);
    return arena_join(a, "Basic ", base64(a, both, strlen(both)));
}

/* --- what came back -------------------------------------------------------------------------------------------- */

/* Retry-After: seconds, or an HTTP date (RFC 9110 10.2.3). Milliseconds; `otherwise` when it says neither. */
static int64_t retry_after(const char *text, int64_t otherwise)
{
    int64_t ms = otherwise;
    msec at = source_http_date(text);
    if (at)
        ms = at - clock_wall();
    else if (text && isdigit((unsigned char)*text)) /* many digits are many seconds */
        ms = strspn(text, "0123456789") > 6 ? HOLD_MOST_MS : strtoll(text, NULL, 10) * 1000;
    return ms < 250 ? 250 : ms > HOLD_MOST_MS ? HOLD_MOST_MS : ms;
}

/* The sentence that the other system itself gives with an error, in the members that are usual; NULL = none. */
static const char *own_words(struct cx *cx, const json_t *j)
{
    static const char *const places[] = {
        "message", "errors[0].message", "error.message", "error_description", "errors", "error", "detail", "title"
    };
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
        const char *text = json_string_value(source_at(j, places[i]));
        if (!text_empty(text))
            return text_cut(cx->mem, text, 200);
    }
    return NULL;
}

static bool looks_html(const struct http_reply *r)
{
    const char *s = r->body + strspn(r->body, " \t\r\n");
    return strcasestr(r->type, "html") || !strncasecmp(s, "<!doctype", 9) || !strncasecmp(s, "<html", 5);
}

/* Where a redirect leads, without its query: that may name a shopper, or hold a key. */
static const char *sent_to(struct cx *cx, const struct http_reply *r)
{
    static const char name[] = "location: ";
    for (size_t i = 0; i < r->fields.n; i++)
        if (text_starts(r->fields.at[i], name)) {
            const char *to = r->fields.at[i] + sizeof(name) - 1;
            size_t n = strcspn(to, "?#");
            return arena_join(cx->mem, " Put in the final one: ", text_cut(cx->mem, to, n < 300 ? n : 300));
        }
    return "";
}

static err_t status_words(struct cx *cx, const struct source *s, const struct http_reply *r, const char *own)
{
    const char *said = own ? arena_join(cx->mem, " It says: ", own) : "";
    switch (r->status) {
    case 401:
        return fail(cx, E_REMOTE, "“%s” refuses the sign-in (401). Check the key or token in its settings.%s", s->name,
                    said);
    case 402: return fail(cx, E_REMOTE, "“%s” answers that the shop is frozen or not paid (402).%s", s->name, said);
    case 403:
        return fail(cx, E_REMOTE,
                    "“%s” forbids this (403): the key lacks a permission, or a firewall stands before the shop.%s",
                    s->name, said);
    case 404:
    case 410: return fail(cx, E_MISSING, "“%s” has no such thing (%d).%s", s->name, r->status, said);
    case 423:
    case 429: return fail_retry(cx, E_REMOTE, 1, "“%s” asks for a pause (%d).%s", s->name, r->status, said);
    default:
        return r->status >= 500 ? fail(cx, E_REMOTE, "“%s” has an error of its own (%d).%s", s->name, r->status, said)
               : r->status >= 400
                   ? fail(cx, E_REMOTE, "“%s” does not accept the question (%d).%s", s->name, r->status, said)
                   : fail(cx, E_REMOTE, "“%s” sends us to another address (%d).%s", s->name, r->status, sent_to(cx, r));
    }
}

/* PHP's notices stand before the JSON of broken sites: they are an error there, not an answer. */
static err_t body_words(struct cx *cx, const struct source *s, const struct http_reply *r)
{
    if (!r->body_n)
        return NULL;
    const char *brace = strpbrk(r->body, "{[");
    bool notices =
        brace && brace != r->body &&
        (strcasestr(r->body, "notice") || strcasestr(r->body, "warning") || strcasestr(r->body, "deprecated"));
    err_t e = looks_html(r)
                  ? fail(cx, E_REMOTE,
                         "“%s” answered with a web page instead of data (%d). The address may be wrong, or a login, "
                         "maintenance or firewall page stands before it.",
                         s->name, r->status)
                  : fail(cx, E_REMOTE,
                         notices ? "“%s” put error messages of its own before the data. Its administrator must switch "
                                   "off the display of PHP errors."
                                 : "“%s” answered something that is not JSON, or only a part of it.",
                         s->name);
    return fail_detail(cx, e, "%zu bytes of %.80s", r->body_n, *r->type ? r->type : "no type"); /* may be of a person */
}

/* What plug-ins store of PHP's objects holds "\u0000", which no text of ours may: it is a blank here, and the rest is read. */
static err_t body_read(struct cx *cx, const struct http_reply *r, json_t **out)
{
    bool found = false;
    err_t e = json_read(cx, r->body, r->body_n, out);
    if (!e || !strstr(r->body, "\\u0000"))
        return e;
    char *text = arena_copy_n(cx->mem, r->body, r->body_n);
    for (char *p = text; (p = strchr(p, '\\')) && p[1];)
        if (!strncmp(p, "\\u0000", 6)) {
            memset(p, ' ', 6);
            p += 6;
            found = true;
        } else {
            p += 2;
        }
    return found ? json_read(cx, text, r->body_n, out) : e;
}

static err_t judge(struct cx *cx, const struct source *s, const struct source_call *call, struct source_reply *out)
{
    const struct http_reply *r = &out->http;
    if (r->status == 429 || r->status == 423)
        gate_hold(cx, s, retry_after(r->retry_after, r->status == 423 ? 2000 : 5000));
    else if (r->status == 503 && r->retry_after)
        gate_hold(cx, s, retry_after(r->retry_after, 1000));
    err_t bad = NULL;
    if (!call->raw && !r->body_n && r->status == 200 && (!call->method || !strcmp(call->method, "GET")))
        return fail(cx, E_REMOTE, "“%s” answered nothing at all (200): it has an error of its own.", s->name);
    if (!call->raw && r->body_n && body_read(cx, r, &out->json))
        bad = body_words(cx, s, r);
    if (r->status >= 300)
        return bad && looks_html(r) && r->status != 404 && r->status != 401 && r->status < 500
                   ? bad
                   : status_words(cx, s, r, own_words(cx, out->json));
    return bad;
}

/* --- the call ---------------------------------------------------------------------------------------------------- */

static bool again(const struct source_call *call, const struct source_reply *r, err_t e)
{
    int status = r->http.status;
    bool repeatable = !call->once || status == 429 || status == 423;
    bool passing = e->code == E_REMOTE && !r->http.too_big &&
                   (!status || status == 429 || status == 423 || status == 502 || status == 503 || status == 504);
    return repeatable && passing;
}

static void rest(const struct cx *cx, int try)
{
    unsigned char jitter;
    crypto_random(&jitter, 1);
    int64_t ms = (int64_t)100 * try + jitter, left = cx->deadline ? cx->deadline - clock_mono() : ms;
    if (left < ms)
        return;
    const struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };
    nanosleep(&t, NULL);
}

/* One try. A firm answer, whatever it says, shows that the system is alive; its errors of its own do not. */
static err_t try_once(struct cx *cx, const struct source *s, const struct source_call *call, struct source_reply *out)
{
    const struct source_kind *kind = source_kind(s->kind);
    *out = (struct source_reply){ 0 };
    const struct http_call http = {
        .method = call->method ? call->method : "GET",
        .url = call->url,
        .fields = call->fields,
        .body = call->body,
        .body_n = call->body_n || !call->body ? call->body_n : strlen(call->body),
        .most_ms = cx->lane == LANE_JOB ? JOB_CALL_MS : 0,
        .most_bytes = call->most_bytes,
        .share = cx->who.shop,
        .keep = !call->once,
    };
    TRY(gate_enter(cx, s, kind && kind->calls_at_once ? kind->calls_at_once : AT_ONCE));
    int64_t left = cx->deadline ? cx->deadline - clock_mono() : HURRY_MS;
    err_t e = http_call(cx, &http, &out->http);
    if (!e)
        e = judge(cx, s, call, out);
    int status = out->http.status;
    bool hurried = e && !status && left < HURRY_MS; /* nobody knows: we did not wait long */
    bool dead =
        e && e->code == E_REMOTE && !out->http.too_big && (!status || status >= 500 || status < 300 || status == 401);
    gate_leave(cx, s, hurried ? GATE_GAVE_UP : dead ? GATE_FAILED : GATE_ANSWERED, dead ? e->message : NULL);
    return e;
}

err_t source_call(struct cx *cx, const struct source *s, const struct source_call *call, struct source_reply *out)
{
    if (cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Other systems are asked outside.");
    for (int try = 1;; try++) {
        err_t e = try_once(cx, s, call, out);
        int64_t left = cx->deadline ? cx->deadline - clock_mono() : LEFT_MS + 1;
        if (!e || try == TRIES || left < LEFT_MS || !again(call, out, e))
            return e;
        rest(cx, try);
    }
}

void source_throttled(struct cx *cx, const struct source *s, int64_t ms)
{
    gate_hold(cx, s, ms < 0 ? 0 : ms > HOLD_MOST_MS ? HOLD_MOST_MS : ms);
}

void source_again(struct cx *cx, const struct source *s) { gate_again(cx, s); }

const char *source_token(struct cx *cx, const struct source *s, const char *name) { return gate_token(cx, s, name); }

void source_token_keep(struct cx *cx, const struct source *s, const char *name, const char *token, int64_t seconds)
{
    gate_token_keep(cx, s, name, token, seconds);
}

void source_token_drop(struct cx *cx, const struct source *s, const char *name) { gate_token_drop(cx, s, name); }
