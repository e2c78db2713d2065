/* who.c - who asks: a visitor by conversation token, a person by session cookie, a program by API key.
   A cookie alone changes nothing: writes also need the session's CSRF token in a header. */
#include "account/staff.h"
#include "api/serve.h"
#include "base/crypto.h"
#include "conversation/conversation.h"
#include <string.h>
#include <strings.h>

#define COOKIE "wismo_session"

static const char *bearer(const struct http_exchange *ex)
{
    const char *s = http_field(ex, "authorization");
    if (!s || strncasecmp(s, "Bearer ", 7))
        return NULL;
    s += 7;
    return s + strspn(s, " ");
}

bool who_https(const struct http_exchange *ex) { return ex->secure || text_starts(api_url(), "https://"); }

const char *who_cookie_name(const struct http_exchange *ex) { return who_https(ex) ? "__Host-" COOKIE : COOKIE; }

const char *who_cookie(struct arena *a, const struct http_exchange *ex)
{
    const char *s = http_field(ex, "cookie"), *name = who_cookie_name(ex);
    while (s && *s) {
        s += strspn(s, "; ");
        if (text_starts(s, name) && s[strlen(name)] == '=') {
            s += strlen(name) + 1;
            return arena_copy_n(a, s, strcspn(s, ";"));
        }
        s = strchr(s, ';');
    }
    return NULL;
}

static err_t visitor_check(struct cx *cx, struct req *rq)
{
    const char *token = bearer(rq->ex);
    if (!token)
        return fail(cx, E_SIGNIN, "Send the conversation's token in the Authorization header.");
    struct visitor *who = arena_alloc(cx->mem, sizeof(*who));
    who->address = rq->ex->client;
    who->arrived = rq->ex->arrived;
    TRY(conversation_token(cx, token, who));
    if (strcmp(who->conversation, rq->part[0]))
        return fail(cx, E_MISSING, "There is no such conversation.");
    TRY(cors_check(cx, rq, who->assistant));
    rq->visitor = who;
    return NULL;
}

static err_t session_check(struct cx *cx, struct req *rq)
{
    const char *token = who_cookie(cx->mem, rq->ex), *sent = http_field(rq->ex, "wismo-csrf"), *shop;
    char *csrf;
    if (!token)
        return fail(cx, E_SIGNIN, "Sign in first.");
    bool reads = !strcmp(rq->ex->method, "GET") || !strcmp(rq->ex->method, "HEAD");
    TRY(req_field(cx, rq, "wismo-shop", &shop));
    if (!shop && reads)
        shop = req_query(cx, rq, "shop"); /* a download is a link, and a link has no header fields */
    TRY(staff_by_session(cx, token, shop, &csrf));
    if (!reads && (!sent || !crypto_equal_text(sent, csrf)))
        return fail(cx, E_DENIED, "The page is out of date. Reload it and try again.");
    return NULL;
}

static err_t key_check(struct cx *cx, const struct req *rq, const char *token)
{
    const char *shop = http_field(rq->ex, "wismo-shop");
    TRY(staff_by_key(cx, token));
    if (shop && strcmp(shop, cx->who.shop))
        return fail(cx, E_SIGNIN, "This key belongs to another shop.");
    return NULL;
}

struct credential who_credential(struct arena *a, const struct http_exchange *ex)
{
    const char *key = bearer(ex), *shop = http_field(ex, "wismo-shop");
    if (text_empty(shop))
        shop = http_query(a, ex, "shop");
    return (struct credential){
        .key = key ? arena_copy(a, key) : NULL,
        .session = key ? NULL : who_cookie(a, ex),
        .shop = text_empty(shop) ? NULL : arena_copy(a, shop),
    };
}

bool who_still(struct cx *cx, const struct credential *c)
{
    const struct principal who = cx->who;
    char *csrf;
    db_end(cx); /* what this request has read is of a moment that has passed */
    err_t e = c->key ? staff_by_key(cx, c->key) : staff_by_session(cx, c->session, c->shop, &csrf);
    bool still = !e && text_same(cx->who.user, who.user) && cx->who.role == who.role;
    cx->who = who;
    return still;
}

err_t who_check(struct cx *cx, struct req *rq)
{
    static const enum role least[] = {
        [VIEWER] = ROLE_VIEWER, [AGENT] = ROLE_AGENT, [MANAGER] = ROLE_MANAGER, [OWNER] = ROLE_OWNER
    };
    if (rq->route->who == ANYONE)
        return NULL;
    if (rq->route->who == VISITOR)
        return visitor_check(cx, rq);
    const char *key = bearer(rq->ex);
    TRY(key ? key_check(cx, rq, key) : session_check(cx, rq));
    if (cx->who.role < least[rq->route->who])
        return fail(cx, E_DENIED, "Your role does not allow this.");
    return NULL;
}
