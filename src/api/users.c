/* users.c - the shop's people: who they are, what they may do, how they come in. What is taken away ends at once. */
#include "account/factor.h"
#include "account/link.h"
#include "api/account.h"

err_t users_list(struct cx *cx, struct req *rq)
{
    member_list list = { 0 };
    TRY(staff_find(cx, &list));
    list_reply(rq, member_fields, &list, 1, (int)list.n, (int64_t)list.n);
    return NULL;
}

err_t user_patch(struct cx *cx, struct req *rq)
{
    struct member m = { 0 };
    TRY(record_change(cx, member_fields, rq->body, &m, NULL));
    const bool *active = json_object_get(rq->body, "active") ? &m.active : NULL;
    TRY(staff_change(cx, rq->part[0], role_of(m.role), active, &m));
    streams_cut(cx, m.id);
    hint(cx, "user.changed", m.id, 0);
    record_reply(rq, member_fields, &m);
    return NULL;
}

err_t user_factor_delete(struct cx *cx, struct req *rq)
{
    TRY(factor_remove(cx, rq->part[0]));
    hint(cx, "user.changed", rq->part[0], 0);
    rq->status = 204;
    return NULL;
}

err_t user_reset_link(struct cx *cx, struct req *rq)
{
    char *link;
    msec until;
    TRY(link_reset_make(cx, rq->part[0], api_url(), &link, &until));
    rq->status = 201;
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_text(&w, "link", link);
    writer_time(&w, "until", until);
    writer_close(&w);
    return NULL;
}

/* --- invitations ----------------------------------------------------------------------------------------- */

err_t invitations_list(struct cx *cx, struct req *rq)
{
    invitation_list list = { 0 };
    TRY(link_invitations(cx, &list));
    list_reply(rq, invitation_fields, &list, 1, (int)list.n, (int64_t)list.n);
    return NULL;
}

err_t invitation_create(struct cx *cx, struct req *rq)
{
    struct invitation in = { 0 };
    char *link;
    bool mailed;
    TRY(record_take(cx, invitation_fields, rq->body, &in, NULL));
    TRY(link_invite(cx, in.email, role_of(in.role), api_url(), &in, &link, &mailed));
    rq->status = 201;
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    record_write(&w, invitation_fields, &in);
    writer_text(&w, "link", link);
    writer_bool(&w, "mailed", mailed);
    writer_close(&w);
    return NULL;
}

err_t invitation_delete(struct cx *cx, struct req *rq)
{
    TRY(link_invitation_remove(cx, rq->part[0]));
    rq->status = 204;
    return NULL;
}

/* --- links and resets, by whoever holds one -------------------------------------------------------------- */

static err_t token_take(struct cx *cx, const struct req *rq, const char **out)
{
    TRY(req_json(cx, rq));
    TRY(req_text(cx, rq, "token", 200, out));
    return *out ? NULL : fail_field(cx, "token", "Required field");
}

err_t link_read(struct cx *cx, struct req *rq)
{
    const char *token;
    struct link l;
    TRY(token_take(cx, rq, &token));
    TRY(link_get(cx, token, &l));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_text(&w, "kind", l.kind);
    writer_text(&w, "email", l.email);
    writer_some(&w, "shop", l.shop);
    writer_some(&w, "role", l.role);
    writer_bool(&w, "known", l.known);
    writer_close(&w);
    return NULL;
}

err_t link_used(struct cx *cx, struct req *rq)
{
    const char *token, *name, *who;
    struct sign_in in;
    TRY(token_take(cx, rq, &token));
    TRY(req_text(cx, rq, "name", 120, &name));
    TRY(req_sign_in(cx, rq, &in));
    TRY(link_use(cx, token, name, &in, &who));
    streams_cut(cx, who);
    rq->status = 204;
    return NULL;
}

err_t reset_ask(struct cx *cx, struct req *rq)
{
    const char *email;
    TRY(req_json(cx, rq));
    TRY(req_text(cx, rq, "email", 254, &email));
    if (!email)
        return fail_field(cx, "email", "Required field");
    TRY(link_reset_ask(cx, email, api_url()));
    rq->status = 202;
    buf_text(&rq->out, "{}");
    return NULL;
}
