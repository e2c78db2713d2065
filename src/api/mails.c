/* mails.c - the shop's mail server, what went out through it, and the demo's mails, which go nowhere. */
#include "account/mail.h"
#include "account/staff.h"
#include "api/demo.h"
#include "api/serve.h"

err_t mail_server_read(struct cx *cx, struct req *rq)
{
    struct mail_settings s = { 0 };
    TRY(mail_server_get(cx, &s));
    record_reply(rq, mail_settings_fields, &s);
    return NULL;
}

err_t mail_server_set(struct cx *cx, struct req *rq)
{
    struct mail_settings in = { 0 }, out;
    TRY(record_take(cx, mail_settings_fields, rq->body, &in, NULL));
    TRY(mail_server_put(cx, &in, &out));
    record_reply(rq, mail_settings_fields, &out);
    return NULL;
}

err_t mail_server_delete(struct cx *cx, struct req *rq)
{
    TRY(mail_server_remove(cx));
    rq->status = 204;
    return NULL;
}

/* To the address that is named, else one's own. What the server said is for the owner, who set it. */
err_t mail_server_try(struct cx *cx, struct req *rq)
{
    const char *to, *said;
    struct profile p = { 0 };
    TRY(req_text(cx, rq, "to", 254, &to));
    if (!to && cx->who.actor == ACTOR_STAFF) {
        TRY(staff_profile(cx, &p));
        to = p.email;
    }
    if (!to)
        return fail_field(cx, "to", "Required field");
    err_t e = mail_try(cx, to, &said);
    if (e && e->code == E_DENIED) /* it is the mail server that refuses, not we */
        e = fail(cx, E_REMOTE, "%s", e->message);
    TRY(e);
    rq->status = 204;
    return NULL;
}

err_t mails_list(struct cx *cx, struct req *rq)
{
    mail_list list = { 0 };
    TRY(mail_find(cx, &list));
    list_reply(rq, mail_fields, &list, 1, (int)list.n, (int64_t)list.n);
    return NULL;
}

err_t demo_mails(struct cx *cx, struct req *rq)
{
    mail_list list = { 0 };
    TRY(demo_enter(cx));
    TRY(mail_find_kept(cx, &list));
    buf_text(&rq->fields, "Cache-Control: no-store\r\n");
    list_reply(rq, mail_fields, &list, 1, (int)list.n, (int64_t)list.n);
    return NULL;
}
