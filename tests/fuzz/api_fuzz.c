/* api_fuzz.c - every route of the API, over a connection, with a shop behind it: whatever is sent, the answer is one of
   those that the documents promise, its JSON is JSON, nothing ends in a 500, and who has no credential reads nothing
   private. Input: route, credential, then texts that end in NUL: the first part of the path, query, a header's value,
   body. "@" is an id that exists. */
#include "fuzz/dial.h"
#include "fuzz/house.h"
#include "account/assistant.h"
#include "api/api.h"
#include "app/commands.h"
#include "base/json.h"
#include "base/log.h"
#include "conversation/conversation.h"
#include "http/http.h"
#include "order/order.h"
#include "source/door.h"
#include <errno.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char private_text[] = "zanzibar-private";
static char key[256], token[2048], assistant[64], order_id[64], conversation[64];
static int wire = -1;

/* --- the house and its server ------------------------------------------------------------------------------ */

static void handle(struct http_exchange *ex, void *arg)
{
    (void)arg;
    char share[API_SHARE];
    must(api_serve(house_db, ex, LANE_OUTSIDE, share), "nothing is further outside");
}

/* A conversation to talk in; the one before may have been ended. */
static void converse(struct cx *cx)
{
    struct assistant a;
    struct visitor who = { .locale = "en", .address = "198.51.100.7" };
    struct turn turn;
    char *made;
    must_ok(assistant_by_key(cx, assistant, &a));
    must_ok(conversation_open(cx, &a, &who, &made, &turn));
    snprintf(token, sizeof(token), "%s", made);
    snprintf(conversation, sizeof(conversation), "%s", who.conversation);
}

static void furnish(struct cx *cx)
{
    struct made made;
    struct order o = { 0 };
    must_ok(shop_setup(cx, &(struct setup){ .shop = "House", .email = "owner@example.com" }, &made));
    snprintf(key, sizeof(key), "%s", made.api_key);
    snprintf(assistant, sizeof(assistant), "%s", made.assistant_key);
    must_ok(order_add(cx, &(struct order){ .number = "1042", .email = "zanzibar-private@example.com", .general = "in_progress",
        .delivery = "in_transit", .payment = "paid", .currency = "USD", .total = { 4200, "USD" }, .ship_line1 = private_text }, &o));
    snprintf(order_id, sizeof(order_id), "%s", o.id);
    converse(cx);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    house_open();
    log_set_level(LOG_ERROR);
    struct cx cx = house_enter(LANE_COMMAND);
    furnish(&cx);
    door_limits(false);
    api_start(&(struct api_config){ .limits = false });
    must_ok(http_start(&cx, &(struct http_config){ .listen = "127.0.0.1:0", .trusted_proxies = "127.0.0.0/8", .admit = api_admit, .handle = handle, .more = handle }));
    house_leave(&cx);
    return 0;
}

/* --- one request ----------------------------------------------------------------------------------------------- */

static void escape(struct buf *to, const char *s)
{
    for (; *s; s++)
        if (strchr("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.@", *s))
            buf_add(to, s, 1);
        else
            buf_fmt(to, "%%%02x", (unsigned char)*s);
}

/* What may stand in the query as it is; the rest is escaped, "%" not. */
static void query_add(struct buf *to, const char *s)
{
    buf_text(to, *s ? "?" : "");
    for (; *s; s++)
        if ((unsigned char)*s > ' ' && (unsigned char)*s < 127 && *s != '#')
            buf_add(to, s, 1);
        else
            buf_fmt(to, "%%%02x", (unsigned char)*s);
}

static void path_add(struct buf *to, const struct route *r, const char *part)
{
    const char *known = strstr(r->path, "/conversations/:id") ? conversation : r->path[1] == 'w' || strstr(r->path, ":key") ? assistant : order_id;
    for (const char *s = r->path; *s;) {
        size_t n = strcspn(s, ":*");
        buf_add(to, s, n);
        s += n;
        if (!*s)
            return;
        s += strcspn(s, "/.");
        if (part[0] == '@' && !part[1])
            buf_text(to, known);
        else
            escape(to, *part ? part : "x");
    }
}

static void value_add(struct buf *to, const char *name, const char *value)
{
    buf_fmt(to, "%s: ", name);
    for (; *value; value++)
        buf_add(to, (unsigned char)*value >= ' ' && *value != 127 ? value : "?", 1);
    buf_text(to, "\r\n");
}

static void request_make(struct buf *to, const struct route *r, uint8_t credential, const char *const text[4], size_t body_n)
{
    static const char *const headers[] = { "Idempotency-Key", "Last-Event-ID", "X-Forwarded-For", "Origin", "Cookie", "Wismo-Shop", "If-None-Match", "Range" };
    buf_fmt(to, "%s ", r->method);
    path_add(to, r, text[0]);
    query_add(to, text[1]);
    buf_text(to, " HTTP/1.1\r\nHost: a\r\n");
    if (credential % 4 == 1)
        buf_fmt(to, "Authorization: Bearer %s\r\n", key);
    else if (credential % 4 == 2)
        buf_fmt(to, "Authorization: Bearer %s\r\n", token);
    else if (credential % 4 == 3)
        value_add(to, "Authorization", text[2]);
    value_add(to, headers[credential / 4 % 8], text[2]);
    buf_fmt(to, "Content-Length: %zu\r\n\r\n", body_n);
    buf_add(to, text[3], body_n);
}

static void hang_up(void)
{
    close(wire);
    wire = -1;
}

/* Reads one answer, or of a stream its head and first event. Returns the status; *body is behind the head. */
static int answer_read(struct buf *got, const char **body, bool *stream)
{
    char piece[16384];
    for (;;) {
        const char *head = got->n ? strstr(got->at, "\r\n\r\n") : NULL, *length = head ? strcasestr(got->at, "\r\nContent-Length: ") : NULL;
        if (head) {
            size_t head_n = (size_t)(head + 4 - got->at);
            int status = (int)strtol(got->at + 9, NULL, 10);
            *stream = strcasestr(got->at, "text/event-stream") && !length;
            *body = head + 4;
            bool pieces = !length && strcasestr(got->at, "\r\nTransfer-Encoding: chunked") && got->n >= head_n + 5;
            bool whole = *stream  ? strstr(head + 4, "\n\n") != NULL
                         : pieces ? !memcmp(got->at + got->n - 7, "\r\n0\r\n\r\n", 7)
                                 : status == 204 || status == 304 || (length && got->n >= head_n + (size_t)strtol(length + 18, NULL, 10));
            if (whole) {
                if (*stream || strcasestr(got->at, "\r\nConnection: close"))
                    hang_up();
                return status;
            }
        }
        ssize_t n = hear(wire, piece, sizeof(piece));
        if (n <= 0)
            fprintf(stderr, "recv: %s; so far %zu bytes: %.200s\n", n ? strerror(errno) : "closed", got->n, got->n ? got->at : "");
        must(n > 0, "no answer");
        buf_add(got, piece, (size_t)n);
    }
}

/* Byte by byte: what a library's search looks for, libFuzzer learns and types. */
static bool holds(const char *s, size_t n, const char *word)
{
    for (size_t i = 0, same = 0; i < n; i++) {
        same = s[i] == word[same] ? same + 1 : s[i] == word[0];
        if (!word[same])
            return true;
    }
    return false;
}

/* What stands between the two, in an event or in front of the widget, is one JSON object. */
static void must_hold_json(struct cx *cx, const char *body, const char *from, const char *to)
{
    json_t *j = NULL;
    const char *at = strstr(body, from);
    must(at != NULL, "settings or an event are missing");
    at += strlen(from);
    const char *end = strstr(at, to);
    must(end && !json_read(cx, at, (size_t)(end - at), &j) && json_is_object(j), "settings or an event are not JSON");
}

static void answer_check(struct cx *cx, const struct route *r, int status, const char *head, const char *body, bool stream, uint8_t credential)
{
    static const int fine[] = { 200, 201, 202, 204, 206, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 413, 414, 416, 422, 429, 431 };
    bool known = false;
    for (size_t i = 0; i < sizeof(fine) / sizeof(*fine); i++)
        known = known || fine[i] == status;
    if (!known)
        fprintf(stderr, "%s %s: %d %s\n", r->method, r->path, status, body);
    must(known, "an answer that no document promises");
    if (credential % 4 == 0 && r->who != ANYONE)
        must(status >= 400, "served without a credential");
    if (credential % 4 != 1)
        must(!holds(body, strlen(body), private_text), "private, without the shop's key");
    head = arena_copy_n(cx->mem, head, (size_t)(body - head));
    if (stream)
        must_hold_json(cx, body, "\ndata: ", "\n");
    else if (status == 200 && r->path[1] == 'w')
        must_hold_json(cx, body, "self.__wismo_cfg=", ";\n");
    if (stream || !*body || !strcasestr(head, "json\r\n"))
        return;
    json_t *j = NULL;
    must(!json_read(cx, body, strlen(body), &j), "JSON that is none");
    if (status >= 400)
        must(strcasestr(head, "application/problem+json") && json_num(j, "status", 0) == status && json_str(j, "detail") && json_str(j, "request_id"), "a problem without its parts");
}

static void converse_anew(void)
{
    struct cx cx = house_enter(LANE_COMMAND);
    converse(&cx);
    house_leave(&cx);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2 || size > 16384 || holds((const char *)data, size, private_text)) /* one's own words come back */
        return 0;
    struct cx cx = { .mem = arena_new() };
    const struct route *r = &routes[data[0] % routes_n];
    const char *text[4] = { arena_copy_n(cx.mem, (const char *)data + 2, size - 2) }, *end = text[0] + size - 2;
    for (int i = 1; i < 4; i++) {
        text[i] = text[i - 1] + strlen(text[i - 1]);
        text[i] += text[i] < end;
    }
    if (!(r->flags & R_SIGNIN)) {                  /* hashing a password takes 50 ms each */
        struct buf request = { 0 }, got = { 0 };
        const char *body = "";
        bool stream = false;
        request_make(&request, r, data[1], text, (size_t)(end - text[3]));
        if (wire < 0)
            wire = dial();
        for (size_t at = 0; at < request.n;) {
            ssize_t n = send(wire, request.at + at, request.n - at, MSG_NOSIGNAL);
            if (n < 0)
                break;
            at += (size_t)n;
        }
        int status = answer_read(&got, &body, &stream);
        answer_check(&cx, r, status, got.at, body, stream, data[1]);
        buf_free(&request);
        buf_free(&got);
        if (status == 204 && !strcmp(r->method, "DELETE") && r->who == VISITOR)
            converse_anew();
    }
    arena_free(cx.mem);
    return 0;
}
