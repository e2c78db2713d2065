/* factor.c - the second factor. Invariants: its key is sealed at rest; a code's time step never counts twice; recovery
   codes are stored as hashes and leave when they are used. */
#include "account/factor.h"
#include "account/sealed.h"
#include "account/staff_room.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include "base/totp.h"
#include <string.h>

struct factor {
    const char *id, *email, *sealed, *wanted;
};
static const struct field factor_fields[] = {
    FIELD(F_TEXT, struct factor, id),
    FIELD(F_TEXT, struct factor, email),
    FIELD(F_TEXT, struct factor, sealed),
    FIELD(F_TEXT, struct factor, wanted),
    { 0 },
};

static err_t own(struct cx *cx, struct factor *out)
{
    if (cx->who.actor != ACTOR_STAFF)
        return fail(cx, E_DENIED, "An API key has no account of its own.");
    return db_get(cx, factor_fields, out,
                  "SELECT id, email, factor_sealed AS sealed, factor_wanted AS wanted FROM staff WHERE id = $1",
                  T(cx->who.user));
}

static err_t key_open(struct cx *cx, const char *sealed, const unsigned char **out)
{
    char *text;
    size_t n = 0;
    TRY(crypto_open(cx, sealed, &text));
    *out = base64url_decode(cx->mem, text, strlen(text), &n);
    return *out && n == TOTP_KEY ? NULL : fail(cx, E_INTERNAL, "A stored second factor is damaged.");
}

/* Only what may stand in an address as it is. */
static char *escaped(struct cx *cx, const char *s)
{
    struct buf b = { 0 };
    for (; *s; s++)
        if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || strchr(".-_", *s))
            buf_add(&b, s, 1);
        else
            buf_fmt(&b, "%%%02X", (unsigned char)*s);
    char *text = arena_copy_n(cx->mem, b.at ? b.at : "", b.n);
    buf_free(&b);
    return text;
}

err_t factor_begin(struct cx *cx, const char *current, char **secret, char **uri)
{
    struct factor f = { 0 };
    unsigned char key[TOTP_KEY];
    TRY(staff_password_check(cx, current));
    TRY(own(cx, &f));
    if (f.sealed)
        return fail(cx, E_CONFLICT, "A second factor is on already. Switch it off first.");
    crypto_random(key, sizeof(key));
    TRY(db_exec(cx, NULL, "UPDATE staff SET factor_wanted = $2 WHERE id = $1", T(f.id),
                T(crypto_seal(cx->mem, base64url(cx->mem, key, sizeof(key))))));
    *secret = base32(cx->mem, key, sizeof(key));
    *uri = arena_join(cx->mem, "otpauth://totp/wismo:", escaped(cx, f.email), "?secret=", *secret,
                      "&issuer=wismo&algorithm=SHA1&digits=6&period=30");
    return NULL;
}

/* --- recovery codes -------------------------------------------------------------------------------------- */

/* As it was made, whatever was typed for it: no dashes, small letters, and the letters that look like digits. */
static const char *recovery_hash(struct cx *cx, const char *typed)
{
    char plain[32];
    size_t n = 0;
    for (const char *s = typed; *s && n + 1 < sizeof(plain); s++) {
        char c = *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s;
        if (c != '-' && c != ' ')
            plain[n++] = (char)(c == 'o' ? '0' : c == 'i' || c == 'l' ? '1' : c);
    }
    return crypto_hash_text(cx->mem, plain, n);
}

static err_t recovery_make(struct cx *cx, const char *staff_id, char *codes[RECOVERY_CODES])
{
    TRY(db_exec(cx, NULL, "DELETE FROM recovery_code WHERE staff_id = $1", T(staff_id)));
    for (size_t i = 0; i < RECOVERY_CODES; i++) {
        const char *c = id_random(cx->mem, 16);
        codes[i] = arena_text(cx->mem, "%.4s-%.4s-%.4s-%.4s", c, c + 4, c + 8, c + 12);
        TRY(db_exec(cx, NULL, "INSERT INTO recovery_code (staff_id, code_hash) VALUES ($1, $2)", T(staff_id),
                    T(recovery_hash(cx, codes[i]))));
    }
    return NULL;
}

err_t factor_check(struct cx *cx, const struct person *p, const char *code, struct code_used *used)
{
    const unsigned char *key;
    int64_t n = 0;
    TRY(key_open(cx, p->factor_sealed, &key));
    *used = (struct code_used){ .step = totp_step(key, TOTP_KEY, code, cx->now, p->factor_step) };
    if (used->step)
        return NULL;
    const char *hash = recovery_hash(cx, code);
    TRY(db_int(cx, 0, &n, "SELECT 1 FROM recovery_code WHERE staff_id = $1 AND code_hash = $2", T(p->id), T(hash)));
    used->recovery = n ? hash : NULL;
    return NULL;
}

err_t factor_recovery(struct cx *cx, const char *current, char *codes[RECOVERY_CODES])
{
    struct factor f = { 0 };
    TRY(staff_password_check(cx, current));
    DB_TX(cx);
    TRY(own(cx, &f));
    if (!f.sealed)
        return fail(cx, E_MISSING, "There is no second factor on this account.");
    TRY(recovery_make(cx, f.id, codes));
    TRY(person_event(cx, f.id, "staff.recovery_codes_made", NULL, NULL, NULL));
    return db_commit(cx);
}

/* --- on and off ------------------------------------------------------------------------------------------ */

err_t factor_confirm(struct cx *cx, const char *code, char *codes[RECOVERY_CODES])
{
    struct factor f = { 0 };
    const unsigned char *key;
    const char *miss;
    TRY(own(cx, &f));
    if (!f.wanted)
        return fail(cx, E_CONFLICT, "Begin again: there is no key that waits for its first code.");
    TRY(miss_begin(cx, f.email, "signed in", &miss));
    TRY(key_open(cx, f.wanted, &key));
    int64_t changed, step = totp_step(key, TOTP_KEY, code, cx->now, 0);
    if (!step) {
        sign_ins_count(SIGN_IN_FAILED);
        return fail_field(cx, "code", "This is not the code that the app shows now.");
    }
    TRY(miss_take_back(cx, f.email, miss));
    DB_TX(cx);
    TRY(db_exec(cx, &changed,
                "UPDATE staff SET factor_sealed = factor_wanted, factor_wanted = NULL, factor_step = $3 "
                "WHERE id = $1 AND factor_wanted = $2",
                T(f.id), T(f.wanted), I(step)));
    if (!changed)
        return fail(cx, E_CONFLICT, "Begin again: there is no key that waits for its first code.");
    TRY(recovery_make(cx, f.id, codes));
    TRY(person_event(cx, f.id, "staff.changed", "second_factor", "no", "yes"));
    return db_commit(cx);
}

static err_t end(struct cx *cx, const char *id)
{
    int64_t changed;
    DB_TX(cx);
    TRY(db_exec(cx, &changed,
                "UPDATE staff SET factor_sealed = NULL, factor_wanted = NULL, factor_step = 0 "
                "WHERE id = $1 AND factor_sealed IS NOT NULL",
                T(id)));
    if (!changed)
        return fail(cx, E_MISSING, "There is no second factor on this account.");
    TRY(db_exec(cx, NULL, "DELETE FROM recovery_code WHERE staff_id = $1", T(id)));
    TRY(person_event(cx, id, "staff.changed", "second_factor", "yes", "no"));
    return db_commit(cx);
}

err_t factor_end(struct cx *cx, const char *current)
{
    TRY(staff_password_check(cx, current));
    return end(cx, cx->who.user);
}

err_t factor_remove(struct cx *cx, const char *staff_id)
{
    TRY(staff_reach(cx, staff_id));
    return end(cx, staff_id);
}

err_t factor_remove_local(struct cx *cx, const char *typed)
{
    const char *email = person_address(cx, typed);
    struct person p = { 0 };
    err_t e = person_get(cx, email, &p);
    if (e)
        return e->code == E_MISSING ? fail(cx, E_MISSING, "Nobody has the address %s here.", email) : e;
    return end(cx, p.id);
}

/* --- rekey ----------------------------------------------------------------------------------------------- */

static err_t all_sealed(struct cx *cx, sealed_list *out)
{
    return db_list(cx, sealed_fields, out,
                   "SELECT id, factor_sealed AS text FROM staff WHERE factor_sealed IS NOT NULL "
                   "UNION ALL SELECT id, factor_wanted AS text FROM staff WHERE factor_wanted IS NOT NULL");
}

/* What is wanted moves to where what counts stands: it is looked for in both places. */
static err_t set_sealed(struct cx *cx, const struct sealed *was, const char *fresh)
{
    return db_exec(cx, NULL,
                   "UPDATE staff SET factor_sealed = CASE factor_sealed WHEN $3 THEN $2 ELSE factor_sealed END, "
                   "factor_wanted = CASE factor_wanted WHEN $3 THEN $2 ELSE factor_wanted END WHERE id = $1",
                   T(was->id), T(fresh), T(was->text));
}

err_t factor_sealed_before(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    TRY(all_sealed(cx, &all));
    *out = sealed_count(&all);
    return NULL;
}

err_t factor_reseal(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    DB_TX(cx);
    TRY(all_sealed(cx, &all));
    TRY(sealed_anew(cx, &all, set_sealed, out));
    return db_commit(cx);
}
