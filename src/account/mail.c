/* mail.c - the box that mails go out of. Invariants: a mail and its job are written with what it tells; what it says
   is sealed while it waits and gone once it has been sent, because a link in it signs in. */
#include "account/mail.h"
#include "account/mail_room.h"
#include "account/sealed.h"
#include "account/shop.h"
#include "base/crypto.h"
#include "base/text.h"
#include "db/job.h"

#define PAGE 100

const struct field mail_fields[] = {
    FIELD(F_TEXT, struct mail, id),
    FIELD(F_TEXT, struct mail, to),
    FIELD(F_TEXT, struct mail, subject),
    FIELD(F_TEXT, struct mail, text, .flags = FF_OMIT, .note = "of a demo shop, where mails are kept"),
    FIELD(F_CHOICE, struct mail, state, .options = "waiting sent failed kept"),
    FIELD(F_TEXT, struct mail, trouble, .note = "why it has not gone"),
    FIELD(F_TIME, struct mail, created_at),
    FIELD(F_TIME, struct mail, sent_at),
    { 0 },
};

/* How mails of the principal's shop leave: "waiting" for a server, "kept" by a demo, NULL: not at all. */
static err_t way_out(struct cx *cx, const char **out)
{
    int64_t demo = 0, server = 0;
    TRY(db_int(cx, 0, &demo, "SELECT demo FROM shop WHERE id = $1", T(cx->who.shop)));
    TRY(db_int(cx, 0, &server, "SELECT count(*) FROM mail_server WHERE shop_id = $1", T(cx->who.shop)));
    *out = demo ? "kept" : server ? "waiting" : NULL;
    return NULL;
}

err_t mail_ready(struct cx *cx, bool *out)
{
    const char *state;
    TRY(way_out(cx, &state));
    *out = state;
    return NULL;
}

err_t mail_somewhere(struct cx *cx, bool *out)
{
    int64_t demos, servers;
    TRY(db_int(cx, 0, &demos, "SELECT count(*) FROM shop WHERE demo = 1"));
    TRY(db_int(cx, 0, &servers, "SELECT count(*) FROM mail_server")); /* over all shops */
    *out = demos || servers;
    return NULL;
}

err_t mail_add(struct cx *cx, const char *key, const char *to, const char *subject, const char *text, bool *out)
{
    const char *state, *id = id_new(cx, "mai");
    int64_t added;
    *out = false;
    if (!mail_address_ok(to))
        return NULL;
    TRY(way_out(cx, &state));
    if (!state)
        return NULL;
    TRY(db_exec(cx, &added,
                "INSERT INTO mail (shop_id, id, key, to_email, subject, text_sealed, state, created_at) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (shop_id, key) WHERE key IS NOT NULL DO NOTHING",
                T(cx->who.shop), T(id), T(key), T(to), T(subject), T(crypto_seal(cx->mem, text)), T(state),
                I(cx->now)));
    *out = true;
    return added && text_same(state, "waiting") ? job_add(cx, "mail", id, id, NULL, cx->now) : NULL;
}

struct owner {
    const char *email;
};
static const struct field owner_fields[] = { FIELD(F_TEXT, struct owner, email), { 0 } };

err_t mail_owners(struct cx *cx, const char *key, const char *subject, const char *text)
{
    LIST(struct owner) owners = { 0 };
    bool added;
    TRY(db_list(cx, owner_fields, &owners,
                "SELECT p.email FROM membership m JOIN staff p ON p.id = m.staff_id WHERE m.shop_id = $1 "
                "AND m.role = 'owner' AND m.ended_at IS NULL ORDER BY p.email",
                T(cx->who.shop)));
    for (size_t i = 0; i < owners.n; i++)
        TRY(mail_add(cx, key ? arena_join(cx->mem, key, " ", owners.at[i].email) : NULL, owners.at[i].email, subject,
                     text, &added));
    return NULL;
}

err_t mail_find(struct cx *cx, mail_list *out)
{
    return db_list(cx, mail_fields, out,
                   "SELECT id, to_email AS \"to\", subject, state, trouble, created_at, sent_at FROM mail "
                   "WHERE shop_id = $1 ORDER BY id DESC LIMIT $2",
                   T(cx->who.shop), I(PAGE));
}

err_t mail_find_kept(struct cx *cx, mail_list *out)
{
    mail_list list = { 0 };
    TRY(db_list(cx, mail_fields, &list,
                "SELECT id, to_email AS \"to\", subject, text_sealed AS text, state, created_at FROM mail "
                "WHERE shop_id = $1 AND state = 'kept' ORDER BY id DESC LIMIT $2",
                T(cx->who.shop), I(PAGE)));
    for (size_t i = 0; i < list.n; i++) {
        char *text = NULL;
        TRY(crypto_open(cx, list.at[i].text, &text));
        list.at[i].text = text;
    }
    *out = list;
    return NULL;
}

/* --- sending --------------------------------------------------------------------------------------------- */

static err_t set_sent(struct cx *cx, const char *id)
{
    return db_exec(cx, NULL,
                   "UPDATE mail SET state = 'sent', sent_at = $3, text_sealed = NULL, trouble = NULL "
                   "WHERE shop_id = $1 AND id = $2",
                   T(cx->who.shop), T(id), I(cx->now));
}

static err_t set_trouble(struct cx *cx, const char *id, const char *trouble, bool last)
{
    return db_exec(cx, NULL,
                   "UPDATE mail SET trouble = $3, state = CASE WHEN $4 = 1 THEN 'failed' ELSE state END, "
                   "text_sealed = CASE WHEN $4 = 1 THEN NULL ELSE text_sealed END WHERE shop_id = $1 AND id = $2",
                   T(cx->who.shop), T(id), T(trouble), I(last));
}

static err_t send_one(struct cx *cx, const struct mail *m, const char **said)
{
    struct mail_settings s = { 0 };
    struct mail_server server;
    char *text;
    *said = NULL;
    TRY(mail_server_get(cx, &s));
    TRY(mail_server_open(cx, &s, &server));
    TRY(crypto_open(cx, m->text, &text));
    const struct mail_message message = { m->id, m->to, m->subject, text, m->created_at };
    return mail_send(cx, &server, &message, said);
}

err_t mail_post(struct cx *cx, const char *id, bool last, const char **trouble)
{
    struct mail m = { 0 };
    const char *said;
    *trouble = NULL;
    err_t e = db_get(cx, mail_fields, &m,
                     "SELECT id, to_email AS \"to\", subject, text_sealed AS text, state, created_at FROM mail "
                     "WHERE shop_id = $1 AND id = $2",
                     T(cx->who.shop), T(id));
    if (e)
        return e->code == E_MISSING ? NULL : e;
    if (!text_same(m.state, "waiting")) /* told twice */
        return NULL;
    e = send_one(cx, &m, &said);
    if (!e)
        return set_sent(cx, id);
    bool never = e->code != E_REMOTE && e->code != E_BUSY;
    const char *why = said ? arena_join(cx->mem, e->message, " It said: ", said) : e->message;
    TRY(set_trouble(cx, id, why, never || last));
    if (never || last)
        *trouble = e->message;
    return never ? NULL : e;
}

/* --- whom they were to --- */

err_t mail_erase(struct cx *cx, const char *email, msec until, int64_t *out)
{
    return db_exec(cx, out,
                   "DELETE FROM mail WHERE shop_id = $1 AND lower(to_email) = $2 AND created_at <= $3 "
                   "AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.email = $2)",
                   T(cx->who.shop), T(email), I(until));
}

err_t mail_find_to(struct cx *cx, const char *email, mail_list *out)
{
    return db_list(cx, mail_fields, out,
                   "SELECT id, to_email AS \"to\", subject, state, trouble, created_at, sent_at FROM mail WHERE "
                   "shop_id = $1 AND lower(to_email) = $2 ORDER BY created_at DESC, id DESC LIMIT 100",
                   T(cx->who.shop), T(email));
}

err_t mail_addresses(struct cx *cx, mail_list *out)
{
    return db_list(cx, mail_fields, out, "SELECT DISTINCT lower(to_email) AS \"to\" FROM mail WHERE shop_id = $1",
                   T(cx->who.shop));
}

/* --- rekey ----------------------------------------------------------------------------------------------- */

static err_t all_sealed(struct cx *cx, sealed_list *out)
{
    /* over all shops: they share the installation's secret */
    return db_list(cx, sealed_fields, out, "SELECT id, text_sealed AS text FROM mail WHERE text_sealed IS NOT NULL");
}

static err_t set_sealed(struct cx *cx, const struct sealed *was, const char *fresh)
{
    /* over all shops; one that has gone out meanwhile keeps nothing */
    return db_exec(cx, NULL, "UPDATE mail SET text_sealed = $2 WHERE id = $1 AND text_sealed = $3", T(was->id),
                   T(fresh), T(was->text));
}

err_t mail_sealed_before(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    TRY(all_sealed(cx, &all));
    *out = sealed_count(&all);
    return NULL;
}

err_t mail_reseal(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    DB_TX(cx);
    TRY(all_sealed(cx, &all));
    TRY(sealed_anew(cx, &all, set_sealed, out));
    return db_commit(cx);
}
