/* profile.c - one's own password and second factor. */
#include "account/factor.h"
#include "api/account.h"

static err_t current_take(struct cx *cx, const struct req *rq, const char **out)
{
    TRY(req_text(cx, rq, "current", 1024, out));
    return *out ? NULL : fail_field(cx, "current", "Required field");
}

err_t me_password(struct cx *cx, struct req *rq)
{
    const char *current, *password;
    TRY(current_take(cx, rq, &current));
    TRY(req_text(cx, rq, "password", 1024, &password));
    TRY(staff_password_change(cx, current, password, who_cookie(cx->mem, rq->ex)));
    streams_cut(cx, cx->who.user);
    rq->status = 204;
    return NULL;
}

err_t factor_post(struct cx *cx, struct req *rq)
{
    const char *current;
    char *secret, *uri;
    TRY(current_take(cx, rq, &current));
    TRY(factor_begin(cx, current, &secret, &uri));
    rq->status = 201;
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_text(&w, "secret", secret);
    writer_text(&w, "uri", uri);
    writer_close(&w);
    return NULL;
}

static void codes_reply(struct req *rq, char *const codes[RECOVERY_CODES])
{
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_open(&w, "recovery_codes", '[');
    for (size_t i = 0; i < RECOVERY_CODES; i++)
        writer_text(&w, NULL, codes[i]);
    writer_close(&w);
    writer_close(&w);
}

err_t factor_put(struct cx *cx, struct req *rq)
{
    const char *code;
    char *codes[RECOVERY_CODES];
    TRY(req_text(cx, rq, "code", 40, &code));
    TRY(factor_confirm(cx, code ? code : "", codes));
    codes_reply(rq, codes);
    return NULL;
}

err_t factor_delete(struct cx *cx, struct req *rq)
{
    const char *current;
    TRY(current_take(cx, rq, &current));
    TRY(factor_end(cx, current));
    rq->status = 204;
    return NULL;
}

err_t recovery_post(struct cx *cx, struct req *rq)
{
    const char *current;
    char *codes[RECOVERY_CODES];
    TRY(current_take(cx, rq, &current));
    TRY(factor_recovery(cx, current, codes));
    codes_reply(rq, codes);
    return NULL;
}
