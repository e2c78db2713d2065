/* session.c - who comes in with a cookie, and which sessions a person has. Invariant: rights are read with every
   request, so a changed role or an ended membership counts from its commit on. A session's name is the beginning of its
   hash: it tells sessions apart and opens none. */
#include "account/badge.h"
#include "account/staff_room.h"
#include "base/crypto.h"
#include "base/text.h"
#include <string.h>

#define HOLDER                                                                                                         \
    "SELECT p.id AS id, p.name AS name, m.role AS role, s.csrf AS csrf, h.id AS shop, h.code AS code, "                \
    "h.zone AS zone, h.currency AS currency FROM session s JOIN staff p ON p.id = s.staff_id "                         \
    "JOIN membership m ON m.staff_id = s.staff_id AND m.ended_at IS NULL JOIN shop h ON h.id = m.shop_id "             \
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
    badge_wear(cx, &b, ACTOR_STAFF);
    seen_note("session", "", hash, cx->now);
    *csrf = arena_copy(cx->mem, b.csrf);
    return NULL;
}

const struct field session_fields[] = {
    FIELD(F_TEXT, struct session_row, id),
    FIELD(F_BOOL, struct session_row, current),
    FIELD(F_BOOL, struct session_row, kept, .note = "“Keep me signed in”"),
    FIELD(F_TEXT, struct session_row, agent, .note = "what the browser calls itself"),
    FIELD(F_TEXT, struct session_row, address),
    FIELD(F_TIME, struct session_row, created_at),
    FIELD(F_TIME, struct session_row, seen_at),
    FIELD(F_TIME, struct session_row, until),
    { 0 },
};

err_t staff_session_find(struct cx *cx, const char *token, session_list *out)
{
    const char *hash = crypto_hash_text(cx->mem, token ? token : "", token ? strlen(token) : 0);
    return db_list(cx, session_fields, out,
                   "SELECT substr(token_hash, 1, 20) AS id, CASE WHEN token_hash = $2 THEN 1 ELSE 0 END AS current, "
                   "kept, agent, address, created_at, seen_at, until FROM session WHERE staff_id = $1 AND until > $3 "
                   "ORDER BY created_at DESC, token_hash",
                   T(cx->who.user), T(hash), I(cx->now));
}

err_t staff_session_remove(struct cx *cx, const char *id)
{
    int64_t n;
    DB_TX(cx);
    TRY(db_exec(cx, &n, "DELETE FROM session WHERE staff_id = $1 AND substr(token_hash, 1, 20) = $2", T(cx->who.user),
                T(id)));
    if (!n)
        return fail(cx, E_MISSING, "There is no such session.");
    TRY(person_event(cx, cx->who.user, "user.session_ended", NULL, NULL, NULL));
    return db_commit(cx);
}

static const char *hash_of(struct cx *cx, const char *token)
{
    return text_empty(token) ? "" : crypto_hash_text(cx->mem, token, strlen(token));
}

err_t staff_sessions_end(struct cx *cx, const char *staff_id, const char *keep)
{
    return db_exec(cx, NULL, "DELETE FROM session WHERE staff_id = $1 AND token_hash <> $2", T(staff_id),
                   T(hash_of(cx, keep)));
}

err_t staff_sessions_leave(struct cx *cx, const char *keep)
{
    int64_t n;
    DB_TX(cx);
    TRY(db_exec(cx, &n, "DELETE FROM session WHERE staff_id = $1 AND token_hash <> $2", T(cx->who.user),
                T(hash_of(cx, keep))));
    if (n)
        TRY(person_event(cx, cx->who.user, "user.session_ended", "sessions", NULL,
                         arena_text(cx->mem, "%lld others", (long long)n)));
    return db_commit(cx);
}

err_t staff_sign_out(struct cx *cx, const char *token)
{
    int64_t n;
    DB_TX(cx);
    TRY(db_exec(cx, &n, "DELETE FROM session WHERE staff_id = $1 AND token_hash = $2", T(cx->who.user),
                T(hash_of(cx, token))));
    if (n)
        TRY(person_event(cx, cx->who.user, "user.signed_out", NULL, NULL, NULL));
    return db_commit(cx);
}
