/* session.c - signing in and out, and who is signed in. */
#include "account/shop.h"
#include "account/staff.h"
#include "api/serve.h"
#include <stdio.h>
#include <strings.h>

#define COOKIE "wismo_session"

static void cookie_set(struct req *rq, const char *token, int seconds)
{
    buf_fmt(&rq->fields, "Set-Cookie: " COOKIE "=%s; Path=/; HttpOnly; SameSite=Lax; Max-Age=%d%s\r\n", token, seconds,
            rq->ex->secure ? "; Secure" : "");
}

static void me_write(struct cx *cx, struct req *rq, const char *csrf)
{
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_text(&w, "id", cx->who.user);
    writer_text(&w, "name", cx->who.name);
    writer_text(&w, "role", role_name(cx->who.role));
    writer_text(&w, "shop_id", cx->who.shop);
    writer_text(&w, "zone", cx->who.zone);
    writer_text(&w, "currency", cx->who.currency);
    writer_some(&w, "csrf", csrf);
    writer_close(&w);
}

/* A form of another site's page cannot say so: else it could sign its visitor in as somebody else. */
static bool says_json(const struct http_exchange *ex)
{
    const char *type = http_field(ex, "content-type");
    return type && !strncasecmp(type, "application/json", 16);
}

err_t session_open(struct cx *cx, struct req *rq)
{
    const char *email, *password;
    struct session s;
    char *csrf;
    if (!says_json(rq->ex))
        return fail(cx, E_SYNTAX, "Send JSON, with Content-Type: application/json.");
    TRY(req_text(cx, rq, "email", 254, &email));
    TRY(req_text(cx, rq, "password", 1024, &password));
    if (!email || !password)
        return fail_field(cx, email ? "password" : "email", "Required field");
    TRY(staff_sign_in(cx, email, password, &s));
    TRY(staff_by_session(cx, s.token, NULL, &csrf));
    cookie_set(rq, s.token, (int)((s.until - cx->now) / 1000));
    rq->status = 201;
    me_write(cx, rq, s.csrf);
    return NULL;
}

err_t session_close(struct cx *cx, struct req *rq)
{
    const char *token = who_cookie(cx->mem, rq->ex);
    if (token)
        TRY(staff_sign_out(cx, token));
    streams_cut(cx, cx->who.user);
    cookie_set(rq, "", 0);
    rq->status = 204;
    return NULL;
}

err_t session_me(struct cx *cx, struct req *rq)
{
    const char *token = who_cookie(cx->mem, rq->ex);
    char *csrf = NULL;
    if (token && !http_field(rq->ex, "authorization"))
        TRY(staff_by_session(cx, token, http_field(rq->ex, "wismo-shop"), &csrf));
    me_write(cx, rq, csrf);
    return NULL;
}
