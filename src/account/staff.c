/* staff.c - who works in a shop, in which role. Invariants: a shop always has an owner who may sign in; whoever owns one
   shop cannot reach through a person's account into another. */
#include "account/staff_room.h"
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

err_t staff_change(struct cx *cx, const char *id, enum role to, const bool *may, struct member *out)
{
    struct member was = { 0 }, now = { 0 };
    DB_TX(cx);
    TRY(owners_alone(cx));
    TRY(staff_get(cx, id, &was));
    enum role role = to ? to : role_of(was.role);
    bool active = may ? *may : was.active;
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

err_t staff_owned(struct cx *cx, bool *out)
{
    int64_t n;
    /* over all shops: the first owner of the installation */
    TRY(db_int(cx, 0, &n, "SELECT count(*) FROM membership WHERE role = 'owner' AND ended_at IS NULL"));
    *out = n > 0;
    return NULL;
}

struct named {
    const char *name;
};
static const struct field named_fields[] = { FIELD(F_TEXT, struct named, name), { 0 } };

err_t staff_called(struct cx *cx, const char *id, char **out)
{
    struct named p = { 0 };
    err_t e = db_get(cx, named_fields, &p,
                     "SELECT p.name AS name FROM staff p JOIN membership m ON m.staff_id = p.id "
                     "WHERE m.shop_id = $1 AND p.id = $2 "
                     "UNION ALL SELECT k.name FROM api_key k WHERE k.shop_id = $1 AND k.id = $2",
                     T(cx->who.shop), T(id));
    if (e && e->code != E_MISSING)
        return e;
    *out = e ? NULL : arena_copy(cx->mem, p.name);
    return NULL;
}
