/* staff.c - people, sessions and API keys. Invariants: session tokens and keys are stored as SHA-256
   only; passwords are hashed one at a time, never in an INSIDE worker, never in a transaction; an unknown
   address costs the same work as a wrong password. */
#include "account/staff.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include "db/event.h"
#include <pthread.h>
#include <string.h>

#define SESSION_MS (INT64_C(14) * 24 * 3600 * 1000)
#define PASSWORD_LEAST 12
#define PASSWORD_MOST 200

static const char *const role_names[] = { "none", "visitor", "viewer", "agent", "manager", "owner" };

enum role role_of(const char *name)
{
    for (size_t i = ROLE_VIEWER; name && i < sizeof(role_names) / sizeof(*role_names); i++)
        if (!strcmp(name, role_names[i]))
            return (enum role)i;
    return ROLE_NONE;
}

const char *role_name(enum role r) { return role_names[r]; }

/* --- passwords --------------------------------------------------------------------------------------- */

static pthread_mutex_t turnstile = PTHREAD_MUTEX_INITIALIZER;
static char nobody[256]; /* hash of a password that nobody knows */

static char *hash_in_turn(struct cx *cx, const char *password)
{
    pthread_mutex_lock(&turnstile);
    char *hash = password_hash(cx->mem, password);
    pthread_mutex_unlock(&turnstile);
    return hash;
}

static bool matches_in_turn(struct cx *cx, const char *hash, const char *password)
{
    pthread_mutex_lock(&turnstile);
    if (!*nobody) {
        const char *fresh = password_hash(cx->mem, id_random(cx->mem, 32));
        memcpy(nobody, fresh, strnlen(fresh, sizeof(nobody) - 1));
    }
    bool known = !text_empty(hash);
    bool same = password_matches(known ? hash : nobody, password);
    pthread_mutex_unlock(&turnstile);
    return known && same;
}

/* --- people ------------------------------------------------------------------------------------------ */

struct person {
    const char *id, *email, *name, *password;
    msec created_at;
};
static const struct field person_fields[] = {
    FIELD(F_TEXT, struct person, id),         FIELD(F_TEXT, struct person, email),
    FIELD(F_TEXT, struct person, name),       FIELD(F_TEXT, struct person, password),
    FIELD(F_TIME, struct person, created_at), { 0 },
};

static char *address_of_person(struct cx *cx, const char *email)
{
    return text_lower(cx->mem, text_trim(cx->mem, email ? email : ""));
}

static bool address_plausible(const char *email)
{
    const char *at = strchr(email, '@');
    if (!at || at == email || !at[1] || strchr(at + 1, '@') || strlen(email) > 254)
        return false;
    for (const char *s = email; *s; s++)
        if ((unsigned char)*s <= ' ' || *s == 127)
            return false;
    return true;
}

static err_t person_get(struct cx *cx, const char *email, struct person *out)
{
    return db_get(cx, person_fields, out, "SELECT id, email, name, password, created_at FROM staff WHERE email = $1",
                  T(email));
}

static err_t member_add(struct cx *cx, const struct person *p, bool known, enum role role)
{
    if (!known)
        TRY(db_exec(cx, NULL, "INSERT INTO staff (id, email, name, password, created_at) VALUES ($1, $2, $3, $4, $5)",
                    T(p->id), T(p->email), T(p->name), T(p->password), I(p->created_at)));
    TRY(db_exec(cx, NULL,
                "INSERT INTO membership (shop_id, staff_id, role, created_at) VALUES ($1, $2, $3, $4) "
                "ON CONFLICT (shop_id, staff_id) DO UPDATE SET role = excluded.role",
                T(cx->who.shop), T(p->id), T(role_name(role)), I(cx->now)));
    return event_add(cx, "staff", p->id, "staff.added", "role", NULL, role_name(role));
}

err_t staff_add(struct cx *cx, const char *email, const char *name, const char *password, enum role role,
                struct staff *out)
{
    struct person p = { .email = address_of_person(cx, email), .created_at = cx->now };
    if (!address_plausible(p.email))
        return fail_field(cx, "email", "This is not an e-mail address.");
    if (role < ROLE_VIEWER)
        return fail_field(cx, "role", "The role must be viewer, agent, manager or owner.");
    if (!password || text_length(password) < PASSWORD_LEAST || strlen(password) > PASSWORD_MOST)
        return fail_field(cx, "password", "The password needs at least %d characters, and at most %d.", PASSWORD_LEAST,
                          PASSWORD_MOST);
    if (cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Passwords are hashed outside.");
    /* A known person keeps the password: whoever adds them elsewhere must not be able to set it. */
    err_t e = person_get(cx, p.email, &p);
    bool known = !e;
    if (e && e->code != E_MISSING)
        return e;
    if (!known) {
        p.id = id_new(cx, "usr");
        p.name = text_empty(name) ? p.email : text_trim(cx->mem, name);
        p.password = hash_in_turn(cx, password);
    }
    DB_TX(cx);
    TRY(member_add(cx, &p, known, role));
    TRY(db_commit(cx));
    *out = (struct staff){ p.id, p.email, p.name, p.created_at };
    return NULL;
}

/* --- sessions ---------------------------------------------------------------------------------------- */

err_t staff_sign_in(struct cx *cx, const char *email, const char *password, struct session *out)
{
    if (cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Passwords are checked outside.");
    struct person p = { 0 };
    err_t e = person_get(cx, address_of_person(cx, email), &p);
    if (e && e->code != E_MISSING)
        return e;
    if (!password || strlen(password) > PASSWORD_MOST)
        password = "";
    if (!matches_in_turn(cx, e ? NULL : p.password, password))
        return fail(cx, E_SIGNIN, "Email or password is not correct");
    struct session s = { id_random(cx->mem, 40), id_random(cx->mem, 32), p.id, cx->now + SESSION_MS };
    TRY(db_exec(cx, NULL,
                "INSERT INTO session (token_hash, staff_id, csrf, created_at, seen_at, until) "
                "VALUES ($1, $2, $3, $4, $4, $5)",
                T(crypto_hash_text(cx->mem, s.token, strlen(s.token))), T(s.staff_id), T(s.csrf), I(cx->now),
                I(s.until)));
    *out = s;
    return NULL;
}

err_t staff_sign_out(struct cx *cx, const char *token)
{
    if (text_empty(token))
        return NULL;
    return db_exec(cx, NULL, "DELETE FROM session WHERE token_hash = $1",
                   T(crypto_hash_text(cx->mem, token, strlen(token))));
}

struct badge {
    const char *id, *name, *role, *csrf, *shop, *code, *zone, *currency;
};
static const struct field badge_fields[] = {
    FIELD(F_TEXT, struct badge, id),   FIELD(F_TEXT, struct badge, name),     FIELD(F_TEXT, struct badge, role),
    FIELD(F_TEXT, struct badge, csrf), FIELD(F_TEXT, struct badge, shop),     FIELD(F_TEXT, struct badge, code),
    FIELD(F_TEXT, struct badge, zone), FIELD(F_TEXT, struct badge, currency), { 0 },
};

static void wear(struct cx *cx, const struct badge *b, enum actor actor)
{
    cx->who = (struct principal){
        .shop = b->shop,
        .shop_code = b->code,
        .user = b->id,
        .name = b->name,
        .actor = actor,
        .role = role_of(b->role),
        .zone = b->zone,
    };
    memcpy(cx->who.currency, b->currency, strnlen(b->currency, 3));
}

#define HOLDER                                                                                                         \
    "SELECT p.id AS id, p.name AS name, m.role AS role, s.csrf AS csrf, h.id AS shop, h.code AS code, "                \
    "h.zone AS zone, h.currency AS currency FROM session s JOIN staff p ON p.id = s.staff_id "                         \
    "JOIN membership m ON m.staff_id = s.staff_id JOIN shop h ON h.id = m.shop_id "                                    \
    "WHERE s.token_hash = $1 AND s.until > $2 "

err_t staff_by_session(struct cx *cx, const char *token, const char *shop_id, char **csrf)
{
    const char *hash = crypto_hash_text(cx->mem, token ? token : "", token ? strlen(token) : 0);
    struct badge b = { 0 };
    err_t e =
        shop_id ? db_get(cx, badge_fields, &b, HOLDER "AND m.shop_id = $3", T(hash), I(cx->now), T(shop_id))
                : db_get(cx, badge_fields, &b, HOLDER "ORDER BY m.created_at, m.shop_id LIMIT 1", T(hash), I(cx->now));
    if (e)
        return e->code == E_MISSING ? fail(cx, E_SIGNIN, "Your session has ended. Sign in again.") : e;
    wear(cx, &b, ACTOR_STAFF);
    *csrf = arena_copy(cx->mem, b.csrf);
    return NULL;
}

/* --- API keys ---------------------------------------------------------------------------------------- */

err_t staff_by_key(struct cx *cx, const char *token)
{
    const char *refusal = "This API key does not count. Make a new one under Settings.";
    if (!token || !text_starts(token, "wk_"))
        return fail(cx, E_SIGNIN, "%s", refusal);
    struct badge b = { 0 };
    err_t e = db_get(cx, badge_fields, &b,
                     "SELECT k.id AS id, k.name AS name, k.role AS role, h.id AS shop, h.code AS code, "
                     "h.zone AS zone, h.currency AS currency FROM api_key k JOIN shop h ON h.id = k.shop_id "
                     "WHERE k.token_hash = $1 AND k.revoked_at IS NULL",
                     T(crypto_hash_text(cx->mem, token, strlen(token))));
    if (e)
        return e->code == E_MISSING ? fail(cx, E_SIGNIN, "%s", refusal) : e;
    wear(cx, &b, ACTOR_KEY);
    return NULL;
}

err_t staff_key_add(struct cx *cx, const char *name, enum role role, const char **id, char **token)
{
    if (role < ROLE_VIEWER)
        return fail_field(cx, "role", "The role must be viewer, agent, manager or owner.");
    const char *called = name ? text_trim(cx->mem, name) : "";
    if (!*called)
        return fail_field(cx, "name", "The key needs a name, so that you know later what uses it.");
    const char *key = id_new(cx, "key");
    char *fresh = arena_text(cx->mem, "wk_%s", id_random(cx->mem, 40));
    DB_TX(cx);
    TRY(db_exec(cx, NULL,
                "INSERT INTO api_key (shop_id, id, token_hash, name, role, created_at) "
                "VALUES ($1, $2, $3, $4, $5, $6)",
                T(cx->who.shop), T(key), T(crypto_hash_text(cx->mem, fresh, strlen(fresh))), T(called),
                T(role_name(role)), I(cx->now)));
    TRY(event_add(cx, "key", key, "key.created", "role", NULL, role_name(role)));
    TRY(db_commit(cx));
    if (id)
        *id = key;
    *token = fresh;
    return NULL;
}

const struct field api_key_fields[] = {
    FIELD(F_TEXT, struct api_key, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct api_key, name, .flags = FF_REQUIRED, .most = 80, .note = "what uses it"),
    FIELD(F_CHOICE, struct api_key, role, .flags = FF_REQUIRED, .options = "viewer agent manager owner"),
    FIELD(F_TIME, struct api_key, created_at, .flags = FF_READONLY),
    { 0 },
};

err_t staff_key_find(struct cx *cx, api_key_list *out)
{
    return db_list(cx, api_key_fields, out,
                   "SELECT id, name, role, created_at FROM api_key WHERE shop_id = $1 AND revoked_at IS NULL "
                   "ORDER BY created_at DESC, id DESC",
                   T(cx->who.shop));
}

err_t staff_key_remove(struct cx *cx, const char *id)
{
    int64_t removed;
    DB_TX(cx);
    TRY(db_exec(cx, &removed,
                "UPDATE api_key SET revoked_at = $3 WHERE shop_id = $1 AND id = $2 AND revoked_at IS NULL",
                T(cx->who.shop), T(id), I(cx->now)));
    if (!removed)
        return fail(cx, E_MISSING, "There is no such key.");
    TRY(event_add(cx, "key", id, "key.revoked", NULL, NULL, NULL));
    return db_commit(cx);
}

err_t staff_called(struct cx *cx, const char *id, char **out)
{
    struct badge b = { 0 };
    err_t e = db_get(cx, badge_fields, &b,
                     "SELECT p.name AS name FROM staff p JOIN membership m ON m.staff_id = p.id "
                     "WHERE m.shop_id = $1 AND p.id = $2 "
                     "UNION ALL SELECT k.name FROM api_key k WHERE k.shop_id = $1 AND k.id = $2",
                     T(cx->who.shop), T(id));
    if (e && e->code != E_MISSING)
        return e;
    *out = e ? NULL : arena_copy(cx->mem, b.name);
    return NULL;
}
