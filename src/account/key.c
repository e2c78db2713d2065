/* key.c - API keys. Invariant: a key is stored as SHA-256 only; it leaves the house once, in the answer that made it. */
#include "account/badge.h"
#include "account/staff_room.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include "db/event.h"
#include <string.h>

const struct field badge_fields[] = {
    FIELD(F_TEXT, struct badge, id),   FIELD(F_TEXT, struct badge, name),     FIELD(F_TEXT, struct badge, role),
    FIELD(F_TEXT, struct badge, csrf), FIELD(F_TEXT, struct badge, shop),     FIELD(F_TEXT, struct badge, code),
    FIELD(F_TEXT, struct badge, zone), FIELD(F_TEXT, struct badge, currency), { 0 },
};

void badge_wear(struct cx *cx, const struct badge *b, enum actor actor)
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
    badge_wear(cx, &b, ACTOR_KEY);
    seen_note("key", b.shop, b.id, cx->now);
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
    TRY(event_add(cx, "key", key, "key.created", "name", NULL,
                  arena_join(cx->mem, called, " (", role_name(role), ")")));
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
    FIELD(F_TIME, struct api_key, used_at, .flags = FF_READONLY, .note = "to the minute; null = never"),
    { 0 },
};

err_t staff_key_find(struct cx *cx, api_key_list *out)
{
    return db_list(cx, api_key_fields, out,
                   "SELECT id, name, role, created_at, used_at FROM api_key WHERE shop_id = $1 AND revoked_at IS NULL "
                   "ORDER BY created_at DESC, id DESC",
                   T(cx->who.shop));
}

err_t staff_key_remove(struct cx *cx, const char *id)
{
    int64_t removed;
    char *name;
    DB_TX(cx);
    TRY(db_exec(cx, &removed,
                "UPDATE api_key SET revoked_at = $3 WHERE shop_id = $1 AND id = $2 AND revoked_at IS NULL",
                T(cx->who.shop), T(id), I(cx->now)));
    if (!removed)
        return fail(cx, E_MISSING, "There is no such key.");
    TRY(staff_called(cx, id, &name));
    TRY(event_add(cx, "key", id, "key.revoked", "name", name, NULL));
    return db_commit(cx);
}
