/* first.c - the first owner of a fresh installation. Whoever holds the token that serve and init print may make it; once
   there is an owner, nobody may. */
#include "account/mail.h"
#include "account/shop.h"
#include "api/account.h"
#include "base/token.h"
#include <stdlib.h>

#define TOKEN_MS (INT64_C(24) * 3600 * 1000)
#define PURPOSE "setup"

char *first_token(struct cx *cx) { return token_sign(cx->mem, PURPOSE, arena_int(cx->mem, cx->now)); }

err_t first_read(struct cx *cx, struct req *rq)
{
    bool owned, mail;
    shop_list demo = { 0 };
    TRY(staff_owned(cx, &owned));
    TRY(shop_find_demo(cx, &demo));
    TRY(mail_somewhere(cx, &mail));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_bool(&w, "needed", !owned);
    writer_bool(&w, "demo", demo.n > 0);
    writer_bool(&w, "mail", mail);
    writer_close(&w);
    return NULL;
}

static err_t token_check(struct cx *cx, const char *token)
{
    static const char words[] = "This link does not count, or it is older than a day. wismo prints a new one when it "
                                "starts.";
    char *made;
    if (text_empty(token) || token_open(cx, PURPOSE, token, &made))
        return fail(cx, E_DENIED, "%s", words);
    int64_t age = cx->now - strtoll(made, NULL, 10);
    return age < 0 || age > TOKEN_MS ? fail(cx, E_DENIED, "%s", words) : NULL;
}

static const struct field first_fields[] = {
    FIELD(F_TEXT, struct first, token, .flags = FF_REQUIRED, .most = 200),
    FIELD(F_TEXT, struct first, shop, .flags = FF_REQUIRED, .most = 120),
    FIELD(F_TEXT, struct first, name, .flags = FF_REQUIRED, .most = 120),
    FIELD(F_TEXT, struct first, email, .flags = FF_REQUIRED, .most = 254),
    FIELD(F_TEXT, struct first, password, .flags = FF_REQUIRED, .most = 1024),
    FIELD(F_TEXT, struct first, zone, .most = 64),
    FIELD(F_TEXT, struct first, currency, .most = 3),
    { 0 },
};

err_t first_make(struct cx *cx, struct req *rq)
{
    struct first in = { 0 };
    bool owned;
    struct sign_in as;
    TRY(req_json(cx, rq));
    TRY(record_take(cx, first_fields, rq->body, &in, NULL));
    TRY(token_check(cx, in.token));
    TRY(staff_owned(cx, &owned));
    if (owned)
        return fail(cx, E_CONFLICT, "There is an owner already. Sign in.");
    if (!api_config()->first)
        return fail(cx, E_INTERNAL, "This program cannot make a shop.");
    in.password = json_str(rq->body, "password"); /* as it was typed: spaces belong to it */
    TRY(api_config()->first(cx, &in));
    TRY(req_sign_in(cx, rq, &as));
    return session_begin(cx, rq, &as);
}
