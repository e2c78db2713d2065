/* sign_in.c - e-mail, password and second factor become a session. Invariants: an unknown address costs the same work
   as a wrong password and gets the same words; a session's token is made here and nowhere before; a code counts once. */
#include "account/staff_room.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include <string.h>

#define KEPT_MS (INT64_C(30) * 24 * 3600 * 1000)
#define SHORT_MS (INT64_C(12) * 3600 * 1000)

static err_t fail_code(struct cx *cx, const char *words)
{
    struct err *e = arena_alloc(cx->mem, sizeof(*e));
    *e = (struct err){ .code = E_SIGNIN, .message = words, .field = "code" };
    return e;
}

/* What was wrong stays a miss. */
static err_t missed(err_t e)
{
    sign_ins_count(SIGN_IN_FAILED);
    return e;
}

static err_t code_prove(struct cx *cx, const struct person *p, const char *code, const char *miss,
                        struct code_used *used)
{
    if (text_empty(code)) { /* its password was right */
        TRY(miss_take_back(cx, p->email, miss));
        return fail_code(cx, "Enter the code of your authenticator app, or a recovery code.");
    }
    TRY(factor_check(cx, p, code, used));
    return used->step || used->recovery ? NULL
                                        : missed(fail_code(cx, "This code does not count. Wait for the next one."));
}

err_t person_prove(struct cx *cx, const struct sign_in *in, struct person *out, struct code_used *used)
{
    const char *miss, *email = person_address(cx, in->email);
    struct person p = { 0 };
    *used = (struct code_used){ 0 };
    if (cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Passwords are checked outside.");
    TRY(miss_begin(cx, email, in->address ? in->address : "", &miss));
    err_t e = person_get(cx, email, &p);
    if (e && e->code != E_MISSING)
        return e;
    if (!password_matches_in_turn(cx, e ? NULL : p.password, in->password))
        return missed(fail(cx, E_SIGNIN, "Email or password is not correct"));
    if (p.factor_sealed)
        TRY(code_prove(cx, &p, in->code, miss, used));
    TRY(miss_take_back(cx, email, miss));
    *out = p;
    return NULL;
}

err_t code_spend(struct cx *cx, const struct person *p, const struct code_used *used)
{
    int64_t n = 1;
    if (used->step)
        TRY(db_exec(cx, &n, "UPDATE staff SET factor_step = $2 WHERE id = $1 AND factor_step < $2", T(p->id),
                    I(used->step)));
    if (used->recovery)
        TRY(db_exec(cx, &n, "DELETE FROM recovery_code WHERE staff_id = $1 AND code_hash = $2", T(p->id),
                    T(used->recovery)));
    return n ? NULL : fail_code(cx, "This code does not count. Wait for the next one.");
}

static const char *hash_of(struct cx *cx, const char *token) { return crypto_hash_text(cx->mem, token, strlen(token)); }

/* What a browser calls itself, short enough to be shown. */
static const char *agent_of(struct cx *cx, const char *agent)
{
    if (!agent || !text_valid(agent, strlen(agent)))
        return NULL;
    size_t n = strnlen(agent, 200);
    while (n && ((unsigned char)agent[n] & 0xc0) == 0x80)
        n--;
    return arena_copy_n(cx->mem, agent, n);
}

/* In each of the person's shops: who came in, where from, and what was proven. */
static err_t signed_in(struct cx *cx, const struct person *p, const char *address, const struct code_used *used)
{
    const struct principal before = cx->who;
    cx->who = (struct principal){ .actor = ACTOR_STAFF, .user = p->id, .name = p->name };
    const char *by = used->step ? "password and code" : used->recovery ? "password and recovery code" : "password";
    err_t e = person_event(cx, p->id, "user.signed_in", "address", NULL,
                           arena_text(cx->mem, "%s (%s)", text_empty(address) ? "-" : address, by));
    cx->who = before;
    return e;
}

err_t staff_sign_in(struct cx *cx, const struct sign_in *in, struct session *out)
{
    const char *miss;
    struct person p = { 0 };
    struct code_used used;
    TRY(person_prove(cx, in, &p, &used));
    if (!p.shops) { /* deactivated everywhere: as if there were no such person */
        TRY(miss_begin(cx, p.email, in->address ? in->address : "", &miss));
        return missed(fail(cx, E_SIGNIN, "Email or password is not correct"));
    }
    struct session s = { id_random(cx->mem, 40), id_random(cx->mem, 32), p.id,
                         cx->now + (in->keep ? KEPT_MS : SHORT_MS) };
    DB_TX(cx);
    TRY(code_spend(cx, &p, &used));
    TRY(miss_forget(cx, p.email));
    if (!text_empty(in->before))
        TRY(db_exec(cx, NULL, "DELETE FROM session WHERE token_hash = $1", T(hash_of(cx, in->before))));
    TRY(db_exec(cx, NULL,
                "INSERT INTO session (token_hash, staff_id, csrf, created_at, seen_at, until, kept, agent, address) "
                "VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8)",
                T(hash_of(cx, s.token)), T(s.staff_id), T(s.csrf), I(cx->now), I(s.until), I(in->keep),
                T(agent_of(cx, in->agent)), T(in->address)));
    TRY(signed_in(cx, &p, in->address, &used));
    TRY(db_commit(cx));
    sign_ins_count(SIGN_IN_DONE);
    *out = s;
    return NULL;
}

/* --- the password once more ---------------------------------------------------------------------------- */

err_t staff_password_check(struct cx *cx, const char *current)
{
    const char *miss;
    struct person p = { 0 };
    if (cx->who.actor != ACTOR_STAFF)
        return fail(cx, E_DENIED, "An API key has no account of its own.");
    if (cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Passwords are checked outside.");
    TRY(person_by_id(cx, cx->who.user, &p));
    TRY(miss_begin(cx, p.email, "signed in", &miss));
    if (password_matches_in_turn(cx, p.password, current))
        return miss_take_back(cx, p.email, miss);
    return missed(fail_field(cx, "current", "This is not your password."));
}

err_t staff_password_change(struct cx *cx, const char *current, const char *fresh, const char *keep)
{
    TRY(password_fit(cx, "password", fresh));
    TRY(staff_password_check(cx, current));
    const char *hash = password_hash_in_turn(cx, fresh);
    DB_TX(cx);
    TRY(db_exec(cx, NULL, "UPDATE staff SET password = $2 WHERE id = $1", T(cx->who.user), T(hash)));
    TRY(staff_sessions_end(cx, cx->who.user, keep));
    /* over all shops: a link that was asked for before would undo it */
    TRY(db_exec(cx, NULL,
                "DELETE FROM staff_link WHERE kind = 'reset' AND email = (SELECT email FROM staff WHERE id = $1)",
                T(cx->who.user)));
    TRY(person_event(cx, cx->who.user, "staff.password_changed", NULL, NULL, NULL));
    return db_commit(cx);
}
