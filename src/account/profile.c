/* profile.c - the principal's own account: what they are called, which shops are theirs, how they like their pages. */
#include "account/staff_room.h"
#include "base/json.h"
#include "base/text.h"
#include <string.h>

const struct field preference_fields[] = {
    FIELD(F_CHOICE, struct preferences, theme, .options = "auto light dark"),
    FIELD(F_BOOL, struct preferences, shortcuts, .note = "single keys do something"),
    FIELD(F_INT, struct preferences, per_page, .most = 200),
    FIELD(F_TEXT, struct preferences, locale, .most = 35),
    { 0 },
};

static const struct field profile_fields[] = {
    FIELD(F_TEXT, struct profile, id),
    FIELD(F_TEXT, struct profile, email),
    FIELD(F_TEXT, struct profile, name),
    FIELD(F_BOOL, struct profile, second_factor),
    FIELD(F_INT, struct profile, recovery_codes_left),
    FIELD(F_JSON, struct profile, preferences),
    { 0 },
};
static const struct field shop_role_fields[] = {
    FIELD(F_TEXT, struct shop_role, id),
    FIELD(F_TEXT, struct shop_role, name),
    FIELD(F_TEXT, struct shop_role, role),
    { 0 },
};

static err_t preferences_read(struct cx *cx, const char *stored, struct preferences *out)
{
    struct preferences p = { .theme = "auto", .locale = "", .shortcuts = true, .per_page = 10 };
    json_t *json;
    TRY(json_read(cx, stored, strlen(stored), &json));
    TRY(record_take(cx, preference_fields, json, &p, NULL));
    *out = p;
    return NULL;
}

static char *preferences_text(struct cx *cx, const struct preferences *p)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    record_write(&w, preference_fields, p);
    writer_close(&w);
    char *text = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return text;
}

err_t staff_profile(struct cx *cx, struct profile *out)
{
    struct profile p = { 0 };
    struct preferences all;
    if (cx->who.actor != ACTOR_STAFF)
        return fail(cx, E_DENIED, "An API key has no account of its own.");
    TRY(db_get(cx, profile_fields, &p,
               "SELECT p.id, p.email, p.name, p.preferences, "
               "CASE WHEN p.factor_sealed IS NULL THEN 0 ELSE 1 END AS second_factor, "
               "(SELECT count(*) FROM recovery_code r WHERE r.staff_id = p.id) AS recovery_codes_left "
               "FROM staff p WHERE p.id = $1",
               T(cx->who.user)));
    TRY(db_list(cx, shop_role_fields, &p.shops,
                "SELECT h.id, h.name, m.role FROM membership m JOIN shop h ON h.id = m.shop_id "
                "WHERE m.staff_id = $1 AND m.ended_at IS NULL ORDER BY m.created_at, m.shop_id",
                T(cx->who.user)));
    TRY(preferences_read(cx, p.preferences, &all));
    p.preferences = preferences_text(cx, &all);
    *out = p;
    return NULL;
}

static err_t preferences_merge(struct cx *cx, const char *now, const json_t *in, const char **out)
{
    struct preferences p;
    TRY(preferences_read(cx, now, &p));
    err_t e = json_is_object(in) ? record_take(cx, preference_fields, in, &p, NULL)
                                 : fail_field(cx, "preferences", "preferences must be an object.");
    if (e && e->field && strcmp(e->field, "preferences"))
        return fail_field(cx, arena_join(cx->mem, "preferences.", e->field), "%s", e->message);
    TRY(e);
    if (text_empty(p.theme))
        return fail_field(cx, "preferences.theme", "Must be auto, light or dark.");
    if (p.per_page < 1)
        return fail_field(cx, "preferences.per_page", "Must be at least 1.");
    *out = preferences_text(cx, &p);
    return NULL;
}

err_t staff_profile_change(struct cx *cx, const char *name, const json_t *preferences)
{
    struct profile was;
    DB_TX(cx);
    TRY(staff_profile(cx, &was));
    const char *called = name ? text_trim(cx->mem, name) : was.name, *kept = was.preferences;
    if (text_empty(called))
        return fail_field(cx, "name", "Required field");
    if (preferences)
        TRY(preferences_merge(cx, was.preferences, preferences, &kept));
    TRY(db_exec(cx, NULL, "UPDATE staff SET name = $2, preferences = $3 WHERE id = $1", T(was.id), T(called), T(kept)));
    if (strcmp(called, was.name))
        TRY(person_event(cx, was.id, "staff.changed", "name", was.name, called));
    return db_commit(cx);
}
