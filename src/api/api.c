/* api.c - a request's way: route → who → limits → idempotency → handler → the answer, once what it stands on is
   on disk. Everything that it allocated dies with one arena. */
#include "api/serve.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/log.h"
#include "base/mem.h"
#include "conversation/conversation.h"
#include "db/idempotency.h"
#include <stdatomic.h>
#include <string.h>

#define RUNS 3 /* of a request whose transaction PostgreSQL threw out */
#define REQUEST_MS 10000

const struct route routes[] = {
#define ROUTE(method, path, who, flags, function, in, out, what)                                                       \
    { method, path, who, flags, function, #function, what, in, out },
#include "api/list.h"
#undef ROUTE
};
const size_t routes_n = sizeof(routes) / sizeof(*routes);

static struct api_config config;
static const char *_Atomic own_url = "http://127.0.0.1";
static unsigned char id_key[16];

void api_start(const struct api_config *c)
{
    config = *c;
    if (c->url)
        own_url = c->url;
    crypto_random(id_key, sizeof(id_key));
    limits_start();
}

const struct api_config *api_config(void) { return &config; }

const char *api_url(void) { return own_url; }

void api_url_set(const char *url) { own_url = url; }

void request_id_write(const struct http_exchange *ex, char out[REQUEST_ID])
{
    static const char hex[] = "0123456789abcdef";
    struct {
        const void *at;
        int64_t arrived;
    } what = { ex, ex->arrived };
    uint64_t sum[2];
    crypto_brief(id_key, &what, sizeof(what), sum);
    for (int i = 0; i < 16; i++)
        out[i] = hex[sum[0] >> (60 - 4 * i) & 15];
    out[16] = 0;
}

/* --- finding the route ------------------------------------------------------------------------- */

/* Whether path fits; parts (may be NULL) get where each :part begins. A last "*" takes the rest. */
static bool fits(const char *pattern, const char *path, const char **parts, size_t *n)
{
    *n = 0;
    while (*pattern) {
        if (*pattern == ':' || *pattern == '*') {
            bool rest = *pattern == '*';
            if (!rest && !strcspn(path, "/"))
                return false;
            if (parts && *n < 4)
                parts[*n] = path;
            ++*n;
            pattern += strcspn(pattern, rest ? "" : "/.");
            path += strcspn(path, rest ? "" : *pattern == '.' ? "/." : "/");
        } else if (*pattern++ != *path++) {
            return false;
        }
    }
    return !*path;
}

static bool method_is(const struct route *r, const char *method)
{
    bool head = !strcmp(method, "HEAD") && !strcmp(r->method, "GET") && !(r->flags & R_STREAM);
    return head || !strcmp(r->method, method);
}

static void refuse_method(struct http_exchange *ex)
{
    struct buf allow = { 0 };
    size_t n;
    buf_text(&allow, "Allow: ");
    for (size_t i = 0, found = 0; i < routes_n; i++)
        if (fits(routes[i].path, ex->path, NULL, &n))
            buf_fmt(&allow, "%s%s%s", found++ ? ", " : "", routes[i].method,
                    method_is(&routes[i], "HEAD") ? ", HEAD" : "");
    buf_text(&allow, "\r\n");
    http_problem(ex, 405, allow.at, "This address does not take that method.");
    buf_free(&allow);
    count_answer(405);
}

static void refuse_rate(struct http_exchange *ex, const struct route *route, int wait)
{
    struct buf fields = { 0 };
    buf_fmt(&fields, "Retry-After: %d\r\n", wait);
    if (route->flags & R_CHAT)
        cors_fields(ex, &fields);
    http_problem(ex, 429, fields.at, "Please wait a minute and try again");
    buf_free(&fields);
    count_answer(429);
}

bool api_admit(struct http_exchange *ex, void *arg)
{
    (void)arg;
    const struct route *path_fits = NULL;
    size_t n;
    for (size_t i = 0; i < routes_n; i++) {
        const struct route *r = &routes[i];
        if (!fits(r->path, ex->path, NULL, &n))
            continue;
        path_fits = r;
        if (!method_is(r, ex->method))
            continue;
        int wait;
        if (!limits_admit(ex, r, &wait)) {
            refuse_rate(ex, r, wait);
            return false;
        }
        ex->body_limit = r->flags & R_BULK ? 8 << 20 : r->flags & R_IMAGE ? 6 << 20 : 1 << 20;
        ex->arg = (void *)r;
        return true;
    }
    if (!path_fits) {
        http_problem(ex, 404, NULL, "There is nothing at this address.");
        count_answer(404);
    } else if (!strcmp(ex->method, "OPTIONS") && path_fits->flags & R_CHAT) {
        cors_preflight(ex);
    } else {
        refuse_method(ex);
    }
    return false;
}

static void parts_take(struct cx *cx, struct req *rq)
{
    const char *at[4];
    size_t n;
    bool ok = fits(rq->route->path, rq->ex->path, at, &n);
    for (size_t i = 0; ok && i < n && i < 4; i++) {
        bool rest = strchr(rq->route->path, '*') && i + 1 == n;
        size_t most = strcspn(at[i], rest ? "" : "/");
        const char *dot = strstr(rq->route->path, ".js");
        rq->part[i] = arena_copy_n(cx->mem, at[i], !rest && dot && most > 3 ? most - 3 : most);
    }
}

/* --- running it -------------------------------------------------------------------------------- */

static err_t body_take(struct cx *cx, struct req *rq)
{
    const struct http_exchange *ex = rq->ex;
    if (rq->route->flags & R_RAW || !strcmp(ex->method, "GET") || !strcmp(ex->method, "HEAD"))
        return NULL;
    if (!ex->body_n) {
        rq->body = json_tie(cx->mem, json_object());
        return NULL;
    }
    TRY(json_read(cx, ex->body, ex->body_n, &rq->body));
    return json_is_object(rq->body) ? NULL : fail(cx, E_INPUT, "The body must be a JSON object.");
}

static err_t keyed(struct cx *cx, struct req *rq, struct idempotent *key)
{
    DB_TX(cx);
    TRY(idempotency_begin(cx, key));
    if (key->replay) {
        rq->status = (int)key->status;
        rq->type = key->type;
        buf_text(&rq->out, key->body);
        return db_commit(cx);
    }
    TRY(rq->route->run(cx, rq));
    buf_add(&rq->out, "", 0);
    TRY(idempotency_keep(cx, key, rq->status ? rq->status : 200, rq->type, rq->out.at));
    return db_commit(cx);
}

/* Its parts fail one by one, which a transaction around them would not survive. */
static err_t keyed_steps(struct cx *cx, struct req *rq, struct idempotent *key)
{
    TRY(idempotency_begin(cx, key));
    if (key->replay) {
        rq->status = (int)key->status;
        rq->type = key->type;
        buf_text(&rq->out, key->body);
        return NULL;
    }
    err_t e = rq->route->run(cx, rq);
    if (e) {
        err_t kept = idempotency_forget(cx, key);
        (void)kept; /* then it is free after a minute */
        return e;
    }
    buf_add(&rq->out, "", 0);
    return idempotency_keep(cx, key, rq->status ? rq->status : 200, rq->type, rq->out.at);
}

/* What was wrong with the request stays wrong: the same key gets the same words. */
static err_t keep_failure(struct cx *cx, struct req *rq, struct idempotent *key)
{
    DB_TX(cx);
    TRY(idempotency_begin(cx, key));
    TRY(idempotency_keep(cx, key, rq->status, rq->type, rq->out.at));
    return db_commit(cx);
}

static err_t run_keyed(struct cx *cx, struct req *rq, const char *sent)
{
    struct idempotent key = {
        .principal = cx->who.user,
        .method = rq->ex->method,
        .path = rq->ex->path,
        .key = sent,
        .body_hash = crypto_hash_text(cx->mem, rq->ex->body, rq->ex->body_n),
    };
    err_t e = rq->route->flags & R_STEPS ? keyed_steps(cx, rq, &key) : keyed(cx, rq, &key);
    if (!e || (e->code != E_INPUT && e->code != E_SYNTAX && e->code != E_MISSING) ||
        text_same(e->field, "Idempotency-Key"))
        return e;
    problem_write(cx, rq, e);
    e = keep_failure(cx, rq, &key);
    (void)e; /* not kept: the next one fails afresh */
    return NULL;
}

static err_t run(struct cx *cx, struct req *rq, bool again)
{
    const struct route *r = rq->route;
    const char *key;
    bool writes = strcmp(rq->ex->method, "GET") && strcmp(rq->ex->method, "HEAD");
    TRY(who_check(cx, rq));
    if (!(r->flags & R_IMAGE) && !text_valid(rq->ex->body, rq->ex->body_n))
        return fail(cx, E_SYNTAX, "The body is not valid UTF-8.");
    TRY(body_take(cx, rq));
    if (!again)
        TRY(limits_check(cx, rq));
    if (!writes || r->who < VIEWER || r->flags & (R_SECRET | R_STREAM | R_OWN_KEY))
        return r->run(cx, rq);
    TRY(req_key(cx, rq, &key));
    return key ? run_keyed(cx, rq, key) : r->run(cx, rq);
}

/* --- the answer -------------------------------------------------------------------------------- */

#define STATUS " status=" /* three digits follow */

struct answer {
    struct http_exchange *ex;
    struct http_answer a;
    char type[80];
    char words[]; /* of its line in the log */
};

/* Only now it is known: what shares a COMMIT may still be lost. */
static void answer_log(const struct answer *answer, int status)
{
    log_line(status >= 500 ? LOG_WARN : LOG_INFO, "request", "%s", answer->words);
    count_answer(status);
}

static void answer_send(void *arg)
{
    struct answer *answer = arg;
    struct buf fields = { .at = (char *)answer->a.fields };
    answer_log(answer, answer->a.status);
    http_answer(answer->ex, &answer->a);
    buf_free(&fields);
    mem_free(answer);
}

static void refuse_busy(struct http_exchange *ex)
{
    struct buf fields = { 0 };
    const struct route *r = ex->arg;
    buf_text(&fields, "Retry-After: 1\r\n");
    if (r->flags & R_CHAT)
        cors_fields(ex, &fields);
    http_problem(ex, 503, fields.at, "Too much is going on right now. Try again in a moment.");
    buf_free(&fields);
}

/* What it says has not come to disk. */
static void answer_drop(void *arg)
{
    struct answer *answer = arg;
    struct buf fields = { .at = (char *)answer->a.fields };
    memcpy(strstr(answer->words, STATUS) + strlen(STATUS), "503", 3);
    answer_log(answer, 503);
    refuse_busy(answer->ex);
    buf_free(&fields);
    buf_free(&answer->a.body);
    mem_free(answer);
}

static struct answer *answer_new(const struct cx *cx, const struct req *rq)
{
    static const char *const lanes[] = { "inside", "outside", "job", "command" };
    const char *words =
        arena_join(cx->mem, "id=", cx->request_id, " method=", rq->route->method, " route=", rq->route->path, STATUS,
                   arena_int(cx->mem, rq->status ? rq->status : 200),
                   " ms=", arena_int(cx->mem, clock_mono() - rq->ex->arrived), " lane=", lanes[cx->lane],
                   " shop=", cx->who.shop ? cx->who.shop : "-");
    size_t n = strlen(words) + 1;
    struct answer *answer = mem_new(sizeof(*answer) + n);
    memcpy(answer->words, words, n);
    return answer;
}

static void answer_later(struct cx *cx, struct req *rq)
{
    struct answer *answer = answer_new(cx, rq);
    if (rq->route->flags & R_CHAT)
        cors_fields(rq->ex, &rq->fields);
    if (!(rq->route->flags & R_HIDDEN))
        buf_text(&rq->fields, "Cache-Control: no-store\r\n");
    answer->ex = rq->ex;
    answer->a = (struct http_answer){
        .status = rq->status ? rq->status : 200,
        .fields = rq->fields.at,
        .body = rq->out,
        .fixed = rq->fixed,
        .fixed_n = rq->fixed_n,
        .not_before = rq->not_before,
    };
    if (rq->out.n || rq->fixed) {
        text_put(answer->type, sizeof(answer->type), rq->type ? rq->type : "application/json");
        answer->a.type = answer->type;
    }
    db_after(cx, answer_send, answer_drop, answer);
}

static void req_reset(struct req *rq)
{
    buf_free(&rq->fields);
    buf_free(&rq->out);
    *rq = (struct req){ .ex = rq->ex, .route = rq->route };
}

/* Runs it until it is done; E_OUTSIDE only when that lane has not been tried. */
static err_t run_all(struct cx *cx, struct req *rq, bool again)
{
    err_t e = NULL;
    for (int i = 0; i < RUNS; i++) {
        e = run(cx, rq, again || i);
        if (!e || rq->streaming)
            return NULL;
        if (!db_again(e))
            return e;
        db_end(cx);
        req_reset(rq);
        cx->wrote = false;
        cx->who = (struct principal){ 0 };
        parts_take(cx, rq);
    }
    return e;
}

enum lane api_lane(const struct http_exchange *ex)
{
    const struct route *r = ex->arg;
    return r->flags & R_OUTSIDE ? LANE_OUTSIDE : LANE_INSIDE;
}

bool api_turn(const struct http_exchange *ex)
{
    const struct route *r = ex->arg;
    return r->flags & R_TURN;
}

/* Its answer has begun: all that can be told is that it has no end. */
static void flow_break(const struct cx *cx, struct http_exchange *ex, err_t e)
{
    struct buf none = { 0 };
    log_line(LOG_WARN, "broken", "id=%s shop=%s error=%d", cx->request_id, cx->who.shop ? cx->who.shop : "-",
             (int)e->code);
    http_flow_put(ex, &none, HTTP_FLOW_BROKEN);
}

bool api_serve(struct db *db, struct http_exchange *ex, enum lane lane, char share[API_SHARE])
{
    char request_id[REQUEST_ID];
    struct arena *mem = arena_new();
    struct req rq = { .ex = ex, .route = ex->arg };
    struct cx cx = {
        .mem = mem,
        .db = db,
        .now = clock_wall(),
        .lane = lane,
        .steady = lane == LANE_INSIDE, /* it waits for nobody */
        .group = lane == LANE_INSIDE && api_turn(ex),
        .request_id = request_id,
        .deadline = clock_mono() + REQUEST_MS,
    };
    request_id_write(ex, request_id);
    parts_take(&cx, &rq);
    bool flows = http_flow_state(ex), again = flows || (lane == LANE_OUTSIDE && !(rq.route->flags & R_OUTSIDE));
    err_t e = run_all(&cx, &rq, again);
    if (e && flows) {
        flow_break(&cx, ex, e);
        rq.streaming = true;
    }
    bool done = !e || e->code != E_OUTSIDE || lane != LANE_INSIDE;
    if (done && !rq.streaming) {
        if (e)
            problem_write(&cx, &rq, e);
        answer_later(&cx, &rq);
    } else if (!rq.streaming) {
        req_reset(&rq);
    }
    text_put(share, API_SHARE, cx.who.shop ? cx.who.shop : "");
    db_end(&cx);
    arena_free(mem);
    return done;
}

void api_refuse(struct http_exchange *ex)
{
    char request_id[REQUEST_ID];
    struct buf none = { 0 };
    if (http_flow_state(ex)) {
        http_flow_put(ex, &none, HTTP_FLOW_BROKEN);
        return;
    }
    request_id_write(ex, request_id);
    conversation_abandon(request_id);
    refuse_busy(ex);
    count_answer(503);
}
