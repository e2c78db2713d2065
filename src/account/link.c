/* link.c - invitations and password resets. Invariants: a link counts once and ends by itself; a reset is mailed only
   through a server whose owner could reach the account anyway: a person's only shop's, else the installation's. */
#include "account/link.h"
#include "account/mail.h"
#include "account/shop.h"
#include "account/staff_room.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/json.h"
#include "base/text.h"
#include "db/event.h"
#include "db/job.h"
#include <string.h>

#define INVITE_MS (INT64_C(7) * 24 * 3600 * 1000)
#define RESET_MS INT64_C(3600000)
#define RESETS_AN_HOUR 3

static const char *hash_of(struct cx *cx, const char *token)
{
    return crypto_hash_text(cx->mem, token ? token : "", token ? strlen(token) : 0);
}

struct row {
    const char *id, *kind, *shop_id, *email, *role;
};
static const struct field row_fields[] = {
    FIELD(F_TEXT, struct row, id),    FIELD(F_TEXT, struct row, kind), FIELD(F_TEXT, struct row, shop_id),
    FIELD(F_TEXT, struct row, email), FIELD(F_TEXT, struct row, role), { 0 },
};

static err_t row_add(struct cx *cx, const char *kind, const char *email, const char *role, int64_t ms, const char **id,
                     char **token)
{
    *id = id_new(cx, "lnk");
    *token = id_random(cx->mem, 40);
    return db_exec(cx, NULL,
                   "INSERT INTO staff_link (token_hash, id, kind, shop_id, email, role, by_name, created_at, until) "
                   "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                   T(hash_of(cx, *token)), T(*id), T(kind), T(cx->who.shop), T(email), T(role), T(cx->who.name),
                   I(cx->now), I(cx->now + ms));
}

static err_t row_get(struct cx *cx, const char *token, struct row *out)
{
    /* over all shops: the token names its shop */
    err_t e = db_get(cx, row_fields, out,
                     "SELECT id, kind, shop_id, email, role FROM staff_link WHERE token_hash = $1 AND until > $2",
                     T(hash_of(cx, token)), I(cx->now));
    return e && e->code == E_MISSING
               ? fail(cx, E_MISSING, "This link has been used, or its time is over. Ask for a new one.")
               : e;
}

/* In the transaction of what it allows: of two who use it at once one is late. */
static err_t row_use(struct cx *cx, const struct row *r)
{
    int64_t n;
    TRY(db_exec(cx, &n, "DELETE FROM staff_link WHERE shop_id = $1 AND id = $2", T(r->shop_id), T(r->id)));
    return n ? NULL : fail(cx, E_MISSING, "This link has been used, or its time is over. Ask for a new one.");
}

/* --- invitations ----------------------------------------------------------------------------------------- */

const struct field invitation_fields[] = {
    FIELD(F_TEXT, struct invitation, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct invitation, email, .flags = FF_REQUIRED | FF_EMAIL, .most = 254),
    FIELD(F_CHOICE, struct invitation, role, .flags = FF_REQUIRED, .options = "viewer agent manager owner"),
    FIELD(F_TEXT, struct invitation, by, .flags = FF_READONLY),
    FIELD(F_TIME, struct invitation, created_at, .flags = FF_READONLY),
    FIELD(F_TIME, struct invitation, until, .flags = FF_READONLY),
    { 0 },
};

static err_t invite_check(struct cx *cx, const char *email, enum role role)
{
    int64_t n;
    if (!person_address_ok(email))
        return fail_field(cx, "email", "This is not an e-mail address.");
    if (role < ROLE_VIEWER)
        return fail_field(cx, "role", "The role must be viewer, agent, manager or owner.");
    TRY(db_int(cx, 0, &n,
               "SELECT count(*) FROM membership m JOIN staff p ON p.id = m.staff_id WHERE m.shop_id = $1 "
               "AND p.email = $2 AND m.ended_at IS NULL",
               T(cx->who.shop), T(email)));
    return n ? fail(cx, E_CONFLICT, "This person is in the shop already.") : NULL;
}

static err_t invite_mail(struct cx *cx, const char *email, const char *role, const char *link, bool *mailed)
{
    struct shop shop;
    TRY(shop_get(cx, &shop));
    const char *text =
        arena_join(cx->mem, "Hello!\n\n", cx->who.name ? cx->who.name : shop.name, " invites you to work in the shop “",
                   shop.name, "” as ", role, ".\n\nOpen this link within seven days; it counts once:\n\n", link,
                   "\n\nIf you do not know what this is about, you need not do anything.\n");
    return mail_add(cx, NULL, email, arena_join(cx->mem, "Your invitation to ", shop.name), text, mailed);
}

err_t link_invite(struct cx *cx, const char *typed, enum role role, const char *url, struct invitation *out,
                  char **link, bool *mailed)
{
    const char *id, *email = person_address(cx, typed);
    char *token;
    DB_TX(cx);
    TRY(invite_check(cx, email, role));
    TRY(db_exec(cx, NULL, "DELETE FROM staff_link WHERE shop_id = $1 AND kind = 'invite' AND email = $2",
                T(cx->who.shop), T(email)));
    TRY(row_add(cx, "invite", email, role_name(role), INVITE_MS, &id, &token));
    *link = arena_join(cx->mem, url, "/login#invite=", token);
    TRY(invite_mail(cx, email, role_name(role), *link, mailed));
    TRY(event_add(cx, "invitation", id, "invitation.made", "email", NULL,
                  arena_join(cx->mem, email, " (", role_name(role), ")")));
    TRY(db_commit(cx));
    *out = (struct invitation){ id, email, role_name(role), cx->who.name, cx->now, cx->now + INVITE_MS };
    return NULL;
}

err_t link_invitations(struct cx *cx, invitation_list *out)
{
    return db_list(cx, invitation_fields, out,
                   "SELECT id, email, role, by_name AS \"by\", created_at, until FROM staff_link WHERE shop_id = $1 "
                   "AND kind = 'invite' AND until > $2 ORDER BY created_at DESC, id DESC",
                   T(cx->who.shop), I(cx->now));
}

err_t link_invitation_remove(struct cx *cx, const char *id)
{
    int64_t n;
    DB_TX(cx);
    TRY(db_exec(cx, &n, "DELETE FROM staff_link WHERE shop_id = $1 AND id = $2 AND kind = 'invite'", T(cx->who.shop),
                T(id)));
    if (!n)
        return fail(cx, E_MISSING, "There is no such invitation.");
    TRY(event_add(cx, "invitation", id, "invitation.removed", NULL, NULL, NULL));
    return db_commit(cx);
}

/* --- resets ---------------------------------------------------------------------------------------------- */

err_t link_reset_ask(struct cx *cx, const char *email, const char *url)
{
    json_t *body = json_tie(cx->mem, json_pack("{s:s, s:s}", "email", person_address(cx, email), "url", url));
    cx->who = (struct principal){ .shop = "", .actor = ACTOR_SYSTEM };
    DB_TX(cx);
    TRY(job_add(cx, "reset", "password", NULL, json_text(cx->mem, body), cx->now));
    return db_commit(cx);
}

struct place {
    const char *id;
};
static const struct field place_fields[] = { FIELD(F_TEXT, struct place, id), { 0 } };

/* The shop whose server the mail goes through: the only one, else the installation's (""). */
static err_t reset_shop(struct cx *cx, const struct person *p)
{
    struct place place = { 0 };
    cx->who.shop = "";
    if (p->shops != 1)
        return NULL;
    TRY(db_get(cx, place_fields, &place,
               "SELECT shop_id AS id FROM membership WHERE staff_id = $1 AND ended_at IS NULL", T(p->id)));
    return shop_enter(cx, place.id);
}

static err_t reset_add(struct cx *cx, const char *email, const char *url, const char **id, char **link)
{
    char *token;
    TRY(row_add(cx, "reset", email, NULL, RESET_MS, id, &token));
    *link = arena_join(cx->mem, url, "/login#reset=", token);
    return NULL;
}

err_t link_reset_mail(struct cx *cx, const char *email, const char *url)
{
    struct person p = { 0 };
    int64_t lately;
    const char *id;
    char *link;
    bool mailed;
    err_t e = person_get(cx, email, &p);
    if (e || !p.shops)
        return e && e->code != E_MISSING ? e : NULL;
    TRY(reset_shop(cx, &p));
    DB_TX(cx);
    TRY(db_exec(cx, NULL, "UPDATE staff SET name = name WHERE id = $1", T(p.id))); /* of several jobs one counts */
    /* over all shops: of one person */
    TRY(db_int(cx, 0, &lately,
               "SELECT count(*) FROM staff_link WHERE email = $1 AND kind = 'reset' AND created_at > $2", T(email),
               I(cx->now - RESET_MS)));
    if (lately >= RESETS_AN_HOUR)
        return db_commit(cx);
    TRY(reset_add(cx, email, url, &id, &link));
    TRY(mail_add(cx, NULL, email, "Reset your password",
                 arena_join(cx->mem, "Hello!\n\nSomebody asked for a new password for your account at ", url,
                            ".\n\nOpen this link within an hour; it counts once:\n\n", link,
                            "\n\nIf that was not you, you need not do anything: your password stays as it is.\n"),
                 &mailed));
    if (!mailed)
        TRY(db_exec(cx, NULL, "DELETE FROM staff_link WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(id)));
    return db_commit(cx);
}

err_t link_reset_make(struct cx *cx, const char *staff_id, const char *url, char **link, msec *until)
{
    struct person p = { 0 };
    const char *id;
    TRY(staff_reach(cx, staff_id));
    DB_TX(cx);
    TRY(person_by_id(cx, staff_id, &p));
    TRY(reset_add(cx, p.email, url, &id, link));
    TRY(event_add(cx, "staff", staff_id, "staff.reset_link_made", NULL, NULL, NULL));
    TRY(db_commit(cx));
    *until = cx->now + RESET_MS;
    return NULL;
}

err_t link_reset_local(struct cx *cx, const char *typed, const char *url, char **link)
{
    const char *id, *email = person_address(cx, typed);
    struct person p = { 0 };
    err_t e = person_get(cx, email, &p);
    if (e)
        return e->code == E_MISSING ? fail(cx, E_MISSING, "Nobody has the address %s here.", email) : e;
    cx->who.shop = "";
    DB_TX(cx);
    TRY(reset_add(cx, email, url, &id, link));
    TRY(person_event(cx, p.id, "staff.reset_link_made", NULL, NULL, NULL));
    return db_commit(cx);
}

/* --- using one ------------------------------------------------------------------------------------------- */

err_t link_get(struct cx *cx, const char *token, struct link *out)
{
    struct row r = { 0 };
    struct person p = { 0 };
    struct shop shop = { 0 };
    TRY(row_get(cx, token, &r));
    err_t e = person_get(cx, r.email, &p);
    if (e && e->code != E_MISSING)
        return e;
    if (text_same(r.kind, "invite")) {
        TRY(shop_enter(cx, r.shop_id));
        TRY(shop_get(cx, &shop));
    }
    *out = (struct link){ r.kind, r.email, r.role, shop.name, !e };
    return NULL;
}

static void act_as(struct cx *cx, const struct person *p)
{
    cx->who.actor = ACTOR_STAFF;
    cx->who.user = p->id;
    cx->who.name = p->name;
}

static err_t reset_use(struct cx *cx, const struct row *r, const struct sign_in *in, const char **who)
{
    struct person p = { 0 };
    TRY(password_fit(cx, "password", in->password));
    const char *hash = password_hash_in_turn(cx, in->password);
    DB_TX(cx);
    TRY(row_use(cx, r));
    TRY(person_get(cx, r->email, &p));
    act_as(cx, &p);
    TRY(db_exec(cx, NULL, "UPDATE staff SET password = $2 WHERE id = $1", T(p.id), T(hash)));
    /* over all shops: other resets of this person */
    TRY(db_exec(cx, NULL, "DELETE FROM staff_link WHERE email = $1 AND kind = 'reset'", T(r->email)));
    TRY(staff_sessions_end(cx, p.id, NULL));
    TRY(miss_forget(cx, p.email));
    TRY(person_event(cx, p.id, "staff.password_reset", NULL, NULL, NULL));
    TRY(db_commit(cx));
    *who = p.id;
    return NULL;
}

/* A known person proves to be it: whoever holds the link may be somebody else. */
static err_t invite_use(struct cx *cx, const struct row *r, const char *name, const struct sign_in *in,
                        const char **who)
{
    struct person p = { 0 };
    struct code_used used = { 0 };
    struct sign_in as = *in;
    int64_t member;
    as.email = r->email;
    err_t e = person_get(cx, r->email, &p);
    bool known = !e;
    if (e && e->code != E_MISSING)
        return e;
    if (known) {
        TRY(person_prove(cx, &as, &p, &used));
    } else {
        TRY(password_fit(cx, "password", in->password));
        p = (struct person){
            .id = id_new(cx, "usr"),
            .email = r->email,
            .name = text_empty(name) ? r->email : text_trim(cx->mem, name),
            .password = password_hash_in_turn(cx, in->password),
            .created_at = cx->now,
        };
    }
    DB_TX(cx);
    TRY(shop_enter(cx, r->shop_id));
    TRY(row_use(cx, r));
    TRY(code_spend(cx, &p, &used));
    act_as(cx, &p);
    TRY(db_int(cx, 0, &member, "SELECT 1 FROM membership WHERE shop_id = $1 AND staff_id = $2 AND ended_at IS NULL",
               T(r->shop_id), T(p.id)));
    if (member)
        return fail(cx, E_CONFLICT, "You belong to this shop already: sign in.");
    TRY(member_add(cx, &p, known, role_of(r->role)));
    /* over all shops: who made a reset link may reach this person no longer (staff_reach) */
    TRY(db_exec(cx, NULL, "DELETE FROM staff_link WHERE email = $1 AND kind = 'reset'", T(r->email)));
    TRY(db_commit(cx));
    *who = p.id;
    return NULL;
}

err_t link_use(struct cx *cx, const char *token, const char *name, const struct sign_in *in, const char **who)
{
    struct row r = { 0 };
    if (cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Passwords are hashed outside.");
    TRY(row_get(cx, token, &r));
    return text_same(r.kind, "reset") ? reset_use(cx, &r, in, who) : invite_use(cx, &r, name, in, who);
}
