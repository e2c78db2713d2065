/* session.c - signing in and out, who is signed in, and their own sessions. */
#include "account/shop.h"
#include "api/account.h"
#include "http/client_peer.h"
#include <stdio.h>
#include <strings.h>

#define ENDED 0
#define WITH_BROWSER (-1)

static void cookie_set(struct req *rq, const char *token, int seconds)
{
    buf_fmt(&rq->fields, "Set-Cookie: %s=%s; Path=/; HttpOnly; SameSite=Lax", who_cookie_name(rq->ex), token);
    if (seconds != WITH_BROWSER)
        buf_fmt(&rq->fields, "; Max-Age=%d", seconds);
    buf_fmt(&rq->fields, "%s\r\n", who_https(rq->ex) ? "; Secure" : "");
}

static void shops_write(struct writer *w, const struct profile *p)
{
    writer_open(w, "shops", '[');
    for (size_t i = 0; i < p->shops.n; i++) {
        writer_open(w, NULL, '{');
        writer_text(w, "id", p->shops.at[i].id);
        writer_text(w, "name", p->shops.at[i].name);
        writer_text(w, "role", p->shops.at[i].role);
        writer_close(w);
    }
    writer_close(w);
}

/* A person's; a key has the rest only. */
static err_t profile_write(struct cx *cx, struct writer *w)
{
    struct profile p = { 0 };
    if (cx->who.actor != ACTOR_STAFF) {
        writer_text(w, "name", cx->who.name);
        return NULL;
    }
    TRY(staff_profile(cx, &p));
    writer_text(w, "name", p.name);
    writer_text(w, "email", p.email);
    writer_bool(w, "second_factor", p.second_factor);
    writer_int(w, "recovery_codes_left", p.recovery_codes_left);
    writer_raw(w, "preferences", p.preferences);
    shops_write(w, &p);
    return NULL;
}

err_t me_reply(struct cx *cx, struct req *rq, const char *csrf)
{
    struct shop shop;
    TRY(shop_get(cx, &shop));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_text(&w, "id", cx->who.user);
    TRY(profile_write(cx, &w));
    writer_text(&w, "role", role_name(cx->who.role));
    writer_text(&w, "shop_id", cx->who.shop);
    writer_open(&w, "shop", '{');
    writer_text(&w, "id", shop.id);
    writer_text(&w, "name", shop.name);
    writer_text(&w, "zone", shop.zone);
    writer_text(&w, "locale", shop.locale);
    writer_text(&w, "currency", shop.currency);
    writer_close(&w);
    writer_text(&w, "zone", cx->who.zone);
    writer_text(&w, "currency", cx->who.currency);
    writer_some(&w, "csrf", csrf);
    writer_close(&w);
    return NULL;
}

/* A form of another site's page cannot say so: else it could sign its visitor in as somebody else. */
err_t req_json(struct cx *cx, const struct req *rq)
{
    const char *type = http_field(rq->ex, "content-type");
    if (type && !strncasecmp(type, "application/json", 16))
        return NULL;
    return fail(cx, E_SYNTAX, "Send JSON, with Content-Type: application/json.");
}

err_t req_sign_in(struct cx *cx, const struct req *rq, struct sign_in *out)
{
    struct sign_in in = {
        .keep = json_is_true(json_object_get(rq->body, "keep")),
        .address = peer_block(cx->mem, rq->ex->client),
        .agent = http_field(rq->ex, "user-agent"),
        .before = who_cookie(cx->mem, rq->ex),
    };
    TRY(req_json(cx, rq));
    TRY(req_text(cx, rq, "email", 254, &in.email));
    TRY(req_text(cx, rq, "password", 1024, &in.password));
    TRY(req_text(cx, rq, "code", 40, &in.code));
    *out = in;
    return NULL;
}

err_t session_begin(struct cx *cx, struct req *rq, const struct sign_in *in)
{
    struct session s;
    char *csrf;
    TRY(staff_sign_in(cx, in, &s));
    TRY(staff_by_session(cx, s.token, NULL, &csrf));
    cookie_set(rq, s.token, in->keep ? (int)((s.until - cx->now) / 1000) : WITH_BROWSER);
    rq->status = 201;
    return me_reply(cx, rq, s.csrf);
}

err_t session_open(struct cx *cx, struct req *rq)
{
    struct sign_in in;
    TRY(req_sign_in(cx, rq, &in));
    if (!in.email || !in.password)
        return fail_field(cx, in.email ? "password" : "email", "Required field");
    return session_begin(cx, rq, &in);
}

err_t session_close(struct cx *cx, struct req *rq)
{
    const char *token = who_cookie(cx->mem, rq->ex);
    if (token)
        TRY(staff_sign_out(cx, token));
    streams_cut(cx, cx->who.user);
    cookie_set(rq, "", ENDED);
    rq->status = 204;
    return NULL;
}

/* --- who is signed in ------------------------------------------------------------------------------------ */

err_t session_me(struct cx *cx, struct req *rq)
{
    const char *token = who_cookie(cx->mem, rq->ex);
    char *csrf = NULL;
    if (token && !http_field(rq->ex, "authorization"))
        TRY(staff_by_session(cx, token, cx->who.shop, &csrf));
    return me_reply(cx, rq, csrf);
}

err_t me_patch(struct cx *cx, struct req *rq)
{
    static const char *const known[] = { "name", "preferences" };
    const char *name, *key;
    json_t *value;
    json_object_foreach (rq->body, key, value)
        if (strcmp(key, known[0]) && strcmp(key, known[1]))
            return fail_field(cx, key, "There is no such setting.");
    TRY(req_text(cx, rq, "name", 120, &name));
    TRY(staff_profile_change(cx, name, json_object_get(rq->body, "preferences")));
    return session_me(cx, rq);
}

/* --- sessions -------------------------------------------------------------------------------------------- */

err_t sessions_list(struct cx *cx, struct req *rq)
{
    session_list list = { 0 };
    TRY(staff_session_find(cx, who_cookie(cx->mem, rq->ex), &list));
    list_reply(rq, session_fields, &list, 1, (int)list.n, (int64_t)list.n);
    return NULL;
}

err_t session_delete(struct cx *cx, struct req *rq)
{
    TRY(staff_session_remove(cx, rq->part[0]));
    streams_cut(cx, cx->who.user);
    rq->status = 204;
    return NULL;
}

err_t sessions_end(struct cx *cx, struct req *rq)
{
    bool person = !http_field(rq->ex, "authorization");
    TRY(staff_sessions_leave(cx, person ? who_cookie(cx->mem, rq->ex) : NULL));
    streams_cut(cx, cx->who.user);
    rq->status = 204;
    return NULL;
}
