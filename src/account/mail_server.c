/* mail_server.c - the settings of a shop's mail server. Invariant: its password is sealed, opened only to be used, and
   never used for another host or user than it was given for. */
#include "account/mail_room.h"
#include "account/sealed.h"
#include "base/crypto.h"
#include "base/text.h"
#include "db/event.h"

const struct field mail_settings_fields[] = {
    FIELD(F_TEXT, struct mail_settings, host, .flags = FF_REQUIRED, .most = 253, .note = "as in smtp.example.com"),
    FIELD(F_INT, struct mail_settings, port, .most = 65535, .note = "587, or 465 with tls"),
    FIELD(F_CHOICE, struct mail_settings, tls, .options = "starttls tls none",
          .note = "encryption; required unless none"),
    FIELD(F_TEXT, struct mail_settings, user, .most = 200),
    FIELD(F_TEXT, struct mail_settings, password, .flags = FF_SECRET, .most = 200),
    FIELD(F_TEXT, struct mail_settings, sender, .flags = FF_REQUIRED | FF_EMAIL, .most = 254,
          .note = "address that mails come from"),
    FIELD(F_TEXT, struct mail_settings, sender_name, .most = 120),
    FIELD(F_TEXT, struct mail_settings, ca, .flags = FF_MULTILINE, .most = 20000,
          .note = "PEM: certificates that count instead of the public ones"),
    { 0 },
};

err_t mail_server_get(struct cx *cx, struct mail_settings *out)
{
    err_t e =
        db_get(cx, mail_settings_fields, out,
               "SELECT host, port, tls, username AS \"user\", password_sealed AS password, sender, sender_name, ca "
               "FROM mail_server WHERE shop_id = $1",
               T(cx->who.shop));
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "No mail server is set yet.") : e;
}

err_t mail_server_open(struct cx *cx, const struct mail_settings *s, struct mail_server *out)
{
    char *password = NULL;
    if (!text_empty(s->password))
        TRY(crypto_open(cx, s->password, &password));
    *out = (struct mail_server){
        .host = s->host,
        .port = s->port,
        .tls = s->tls,
        .user = s->user,
        .password = password,
        .from = s->sender,
        .from_name = s->sender_name,
        .ca = s->ca,
    };
    return NULL;
}

static bool same_account(const struct mail_settings *a, const struct mail_settings *b)
{
    return text_same(a->host, b->host) && text_same(a->user, b->user) && a->port == b->port &&
           text_same(a->tls, b->tls) && text_same(a->ca, b->ca);
}

/* Each member that is new; of the password only that it is. */
static err_t events_add(struct cx *cx, const struct mail_settings *was, const struct mail_settings *now)
{
    const struct {
        const char *name, *from, *to;
    } members[] = {
        { "host", was->host, now->host },
        { "port", was->host ? arena_int(cx->mem, was->port) : NULL, arena_int(cx->mem, now->port) },
        { "tls", was->tls, now->tls },
        { "user", was->user, now->user },
        { "sender", was->sender, now->sender },
        { "sender_name", was->sender_name, now->sender_name },
        { "ca", text_empty(was->ca) ? NULL : "set", text_empty(now->ca) ? NULL : "set" },
    };
    for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
        if (!text_same(members[i].from, members[i].to))
            TRY(event_add(cx, "mail_server", "mail_server", "mail_server.changed", members[i].name, members[i].from,
                          members[i].to));
    if (!text_same(was->password, now->password))
        TRY(event_add(cx, "mail_server", "mail_server", "mail_server.changed", "password",
                      text_empty(was->password) ? NULL : "set", text_empty(now->password) ? NULL : "set anew"));
    return NULL;
}

static const char *or_null(const char *s) { return text_empty(s) ? NULL : s; }

static err_t settle(struct cx *cx, const struct mail_settings *was, struct mail_settings *s)
{
    struct mail_server check;
    const char *typed = or_null(s->password);
    s->host = text_lower(cx->mem, s->host ? s->host : "");
    s->tls = text_empty(s->tls) ? "starttls" : s->tls;
    s->port = s->port ? s->port : text_same(s->tls, "tls") ? 465 : text_same(s->tls, "none") ? 25 : 587;
    s->user = or_null(s->user);
    s->sender_name = or_null(s->sender_name);
    s->ca = or_null(s->ca);
    if (!typed && !text_empty(was->password) && s->user && !same_account(was, s))
        return fail_field(cx, "password", "Type the password again: the server or the user is another one.");
    s->password = NULL;
    TRY(mail_server_open(cx, s, &check));
    check.password = typed ? typed : s->user && !text_empty(was->password) ? "kept" : NULL;
    TRY(mail_server_check(cx, &check));
    s->password = typed ? crypto_seal(cx->mem, typed) : s->user ? was->password : NULL;
    return NULL;
}

err_t mail_server_put(struct cx *cx, const struct mail_settings *in, struct mail_settings *out)
{
    struct mail_settings was = { 0 }, now = *in;
    DB_TX(cx);
    err_t e = mail_server_get(cx, &was);
    if (e && e->code != E_MISSING)
        return e;
    TRY(settle(cx, &was, &now));
    TRY(db_exec(
        cx, NULL,
        "INSERT INTO mail_server (shop_id, host, port, tls, username, password_sealed, sender, sender_name, ca) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (shop_id) DO UPDATE SET host = excluded.host, "
        "port = excluded.port, tls = excluded.tls, username = excluded.username, "
        "password_sealed = excluded.password_sealed, sender = excluded.sender, "
        "sender_name = excluded.sender_name, ca = excluded.ca",
        T(cx->who.shop), T(now.host), I(now.port), T(now.tls), T(now.user), T(now.password), T(now.sender),
        T(now.sender_name), T(now.ca)));
    TRY(events_add(cx, &was, &now));
    TRY(db_commit(cx));
    *out = now;
    return NULL;
}

err_t mail_server_remove(struct cx *cx)
{
    struct mail_settings was = { 0 };
    int64_t codes;
    DB_TX(cx);
    TRY(mail_server_get(cx, &was));
    TRY(db_int(cx, 0, &codes, "SELECT 1 FROM shop WHERE id = $1 AND verify_code = 1 AND demo = 0", T(cx->who.shop)));
    if (codes)
        return fail(cx, E_CONFLICT, "Shoppers are sent codes through this server. Switch that way in off first.");
    TRY(db_exec(cx, NULL, "DELETE FROM mail_server WHERE shop_id = $1", T(cx->who.shop)));
    TRY(event_add(cx, "mail_server", "mail_server", "mail_server.removed", "host", was.host, NULL));
    return db_commit(cx);
}

err_t mail_try(struct cx *cx, const char *to, const char **said)
{
    struct mail_settings s = { 0 };
    struct mail_server server;
    const char *id = id_new(cx, "mai");
    TRY(mail_server_get(cx, &s));
    TRY(mail_server_open(cx, &s, &server));
    const struct mail_message mail = {
        .id = id,
        .to = to,
        .subject = "Test mail from wismo",
        .text = "This mail went through the mail server that is set in wismo. Nothing has to be done.\n",
        .at = cx->now,
    };
    return mail_send(cx, &server, &mail, said);
}

/* --- rekey ----------------------------------------------------------------------------------------------- */

static err_t all_sealed(struct cx *cx, sealed_list *out)
{
    return db_list(cx, sealed_fields, out,
                   "SELECT shop_id, password_sealed AS text FROM mail_server WHERE password_sealed IS NOT NULL");
}

static err_t set_sealed(struct cx *cx, const struct sealed *was, const char *fresh)
{
    return db_exec(cx, NULL, "UPDATE mail_server SET password_sealed = $2 WHERE shop_id = $1 AND password_sealed = $3",
                   T(was->shop_id), T(fresh), T(was->text));
}

err_t mail_server_sealed_before(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    TRY(all_sealed(cx, &all));
    *out = sealed_count(&all);
    return NULL;
}

err_t mail_server_reseal(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    DB_TX(cx);
    TRY(all_sealed(cx, &all));
    TRY(sealed_anew(cx, &all, set_sealed, out));
    return db_commit(cx);
}
