/* staff.c - people and their memberships. Invariants: a shop always has an owner who may sign in; whoever owns one shop
   cannot reach through a person's account into another. */
#include "account/staff.h"
#include "account/staff_room.h"
#include "base/id.h"
#include "base/json.h"
#include "base/text.h"
#include "db/event.h"
#include <string.h>

static const char *const role_names[] = { "none", "visitor", "viewer", "agent", "manager", "owner" };

enum role role_of(const char *name)
{
    for (size_t i = ROLE_VIEWER; name && i < sizeof(role_names) / sizeof(*role_names); i++)
        if (!strcmp(name, role_names[i]))
            return (enum role)i;
    return ROLE_NONE;
}

const char *role_name(enum role r) { return role_names[r]; }

/* --- people ------------------------------------------------------------------------------------------ */

static const struct field person_fields[] = {
    FIELD(F_TEXT, struct person, id),
    FIELD(F_TEXT, struct person, email),
    FIELD(F_TEXT, struct person, name),
    FIELD(F_TEXT, struct person, password),
    FIELD(F_TEXT, struct person, factor_sealed),
    FIELD(F_INT, struct person, factor_step),
    FIELD(F_INT, struct person, shops),
    FIELD(F_TIME, struct person, created_at),
    { 0 },
};

/* over all shops: an account is one person's, whatever shops they work in */
#define PERSON                                                                                                         \
    "SELECT p.id, p.email, p.name, p.password, p.factor_sealed, p.factor_step, p.created_at, "                         \
    "(SELECT count(*) FROM membership m WHERE m.staff_id = p.id AND m.ended_at IS NULL) AS shops FROM staff p "

char *person_address(struct cx *cx, const char *email)
{
    return text_lower(cx->mem, text_trim(cx->mem, email ? email : ""));
}

bool person_address_ok(const char *email)
{
    const char *at = strchr(email, '@');
    if (!at || at == email || !at[1] || strchr(at + 1, '@') || strlen(email) > 254)
        return false;
    for (const char *s = email; *s; s++)
        if ((unsigned char)*s <= ' ' || *s == 127)
            return false;
    return true;
}

err_t person_get(struct cx *cx, const char *email, struct person *out)
{
    return db_get(cx, person_fields, out, PERSON "WHERE p.email = $1", T(email));
}

err_t person_by_id(struct cx *cx, const char *id, struct person *out)
{
    return db_get(cx, person_fields, out, PERSON "WHERE p.id = $1", T(id));
}

err_t member_add(struct cx *cx, const struct person *p, bool known, enum role role)
{
    if (!known)
        TRY(db_exec(cx, NULL, "INSERT INTO staff (id, email, name, password, created_at) VALUES ($1, $2, $3, $4, $5)",
                    T(p->id), T(p->email), T(p->name), T(p->password), I(p->created_at)));
    TRY(db_exec(cx, NULL,
                "INSERT INTO membership (shop_id, staff_id, role, created_at) VALUES ($1, $2, $3, $4) "
                "ON CONFLICT (shop_id, staff_id) DO UPDATE SET role = excluded.role, ended_at = NULL",
                T(cx->who.shop), T(p->id), T(role_name(role)), I(cx->now)));
    return event_add(cx, "staff", p->id, "staff.added", "role", NULL, role_name(role));
}

struct shop_of {
    const char *shop, *code;
};
static const struct field shop_of_fields[] = {
    FIELD(F_TEXT, struct shop_of, shop),
    FIELD(F_TEXT, struct shop_of, code),
    { 0 },
};

err_t person_event(struct cx *cx, const char *id, const char *what, const char *field, const char *from, const char *to)
{
    const struct principal who = cx->who;
    LIST(struct shop_of) shops = { 0 };
    err_t e = NULL;
    TRY(db_list(cx, shop_of_fields, &shops,
                "SELECT m.shop_id AS shop, h.code FROM membership m JOIN shop h ON h.id = m.shop_id "
                "WHERE m.staff_id = $1 AND m.ended_at IS NULL",
                T(id)));
    for (size_t i = 0; i < shops.n && !e; i++) {
        cx->who.shop = shops.at[i].shop;
        cx->who.shop_code = shops.at[i].code;
        e = event_add(cx, "staff", id, what, field, from, to);
    }
    cx->who = who;
    return e;
}

err_t staff_add(struct cx *cx, const char *email, const char *name, const char *password, enum role role,
                struct staff *out)
{
    struct person p = { .email = person_address(cx, email), .created_at = cx->now };
    if (!person_address_ok(p.email))
        return fail_field(cx, "email", "This is not an e-mail address.");
    if (role < ROLE_VIEWER)
        return fail_field(cx, "role", "The role must be viewer, agent, manager or owner.");
    TRY(password_fit(cx, "password", password));
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
        p.password = password_hash_in_turn(cx, password);
    }
    DB_TX(cx);
    TRY(member_add(cx, &p, known, role));
    TRY(db_commit(cx));
    *out = (struct staff){ p.id, p.email, p.name, p.created_at };
    return NULL;
}

err_t staff_owned(struct cx *cx, bool *out)
{
    int64_t n;
    /* over all shops: the first owner of the installation */
    TRY(db_int(cx, 0, &n, "SELECT count(*) FROM membership WHERE role = 'owner' AND ended_at IS NULL"));
    *out = n > 0;
    return NULL;
}

/* --- members ----------------------------------------------------------------------------------------- */

const struct field member_fields[] = {
    FIELD(F_TEXT, struct member, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct member, email, .flags = FF_READONLY),
    FIELD(F_TEXT, struct member, name, .flags = FF_READONLY),
    FIELD(F_CHOICE, struct member, role, .options = "viewer agent manager owner"),
    FIELD(F_BOOL, struct member, active, .note = "false: deactivated, may not come in"),
    FIELD(F_BOOL, struct member, second_factor, .flags = FF_READONLY),
    FIELD(F_TIME, struct member, seen_at, .flags = FF_READONLY),
    FIELD(F_TIME, struct member, created_at, .flags = FF_READONLY),
    { 0 },
};

#define MEMBER                                                                                                         \
    "SELECT p.id, p.email, p.name, m.role, CASE WHEN m.ended_at IS NULL THEN 1 ELSE 0 END AS active, "                 \
    "CASE WHEN p.factor_sealed IS NULL THEN 0 ELSE 1 END AS second_factor, m.created_at, "                             \
    "(SELECT max(s.seen_at) FROM session s WHERE s.staff_id = p.id) AS seen_at "                                       \
    "FROM membership m JOIN staff p ON p.id = m.staff_id WHERE m.shop_id = $1 "

err_t staff_find(struct cx *cx, member_list *out)
{
    return db_list(cx, member_fields, out, MEMBER "ORDER BY p.email", T(cx->who.shop));
}

err_t staff_get(struct cx *cx, const char *id, struct member *out)
{
    err_t e = db_get(cx, member_fields, out, MEMBER "AND p.id = $2", T(cx->who.shop), T(id));
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "There is no such person in this shop.") : e;
}

/* Two owners who leave at the same moment: the second waits for the shop's row and counts afresh. */
static err_t owners_alone(struct cx *cx)
{
    return db_exec(cx, NULL, "UPDATE shop SET version = version WHERE id = $1", T(cx->who.shop));
}

static err_t owner_left(struct cx *cx, const char *id)
{
    int64_t n;
    TRY(db_int(cx, 0, &n,
               "SELECT count(*) FROM membership WHERE shop_id = $1 AND role = 'owner' AND ended_at IS NULL "
               "AND staff_id <> $2",
               T(cx->who.shop), T(id)));
    return n ? NULL : fail(cx, E_CONFLICT, "This is the shop's last owner. Make somebody else an owner first.");
}

err_t staff_change(struct cx *cx, const char *id, enum role role, bool active, struct member *out)
{
    struct member was = { 0 }, now = { 0 };
    DB_TX(cx);
    TRY(owners_alone(cx));
    TRY(staff_get(cx, id, &was));
    if (role < ROLE_VIEWER)
        return fail_field(cx, "role", "The role must be viewer, agent, manager or owner.");
    if (!strcmp(was.role, "owner") && was.active && (role != ROLE_OWNER || !active))
        TRY(owner_left(cx, id));
    TRY(db_exec(
        cx, NULL,
        "UPDATE membership SET role = $3, ended_at = CASE WHEN $4 = 1 THEN NULL ELSE coalesce(ended_at, $5) END "
        "WHERE shop_id = $1 AND staff_id = $2",
        T(cx->who.shop), T(id), T(role_name(role)), I(active), I(cx->now)));
    if (strcmp(was.role, role_name(role)))
        TRY(event_add(cx, "staff", id, "staff.changed", "role", was.role, role_name(role)));
    if (was.active != active)
        TRY(event_add(cx, "staff", id, "staff.changed", "active", was.active ? "yes" : "no", active ? "yes" : "no"));
    TRY(staff_get(cx, id, &now));
    TRY(db_commit(cx));
    *out = now;
    return NULL;
}

err_t staff_reach(struct cx *cx, const char *id)
{
    struct member m = { 0 };
    int64_t elsewhere;
    TRY(staff_get(cx, id, &m));
    TRY(db_int(cx, 0, &elsewhere,
               "SELECT count(*) FROM membership t WHERE t.staff_id = $1 AND t.ended_at IS NULL AND NOT EXISTS "
               "(SELECT 1 FROM membership o WHERE o.shop_id = t.shop_id AND o.staff_id = $2 AND o.role = 'owner' "
               "AND o.ended_at IS NULL)",
               T(id), T(cx->who.user)));
    if (elsewhere && cx->who.actor == ACTOR_KEY) /* a key owns its own shop alone */
        TRY(db_int(cx, 0, &elsewhere,
                   "SELECT count(*) FROM membership WHERE staff_id = $1 AND ended_at IS NULL AND shop_id <> $2", T(id),
                   T(cx->who.shop)));
    if (elsewhere)
        return fail(cx, E_DENIED, "This person works in another shop, too: only they can do this.");
    return NULL;
}

/* --- the principal's own account ---------------------------------------------------------------------- */

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

err_t staff_called(struct cx *cx, const char *id, char **out)
{
    struct person p = { 0 };
    err_t e = db_get(cx, person_fields, &p,
                     "SELECT p.name AS name FROM staff p JOIN membership m ON m.staff_id = p.id "
                     "WHERE m.shop_id = $1 AND p.id = $2 "
                     "UNION ALL SELECT k.name FROM api_key k WHERE k.shop_id = $1 AND k.id = $2",
                     T(cx->who.shop), T(id));
    if (e && e->code != E_MISSING)
        return e;
    *out = e ? NULL : arena_copy(cx->mem, p.name);
    return NULL;
}
