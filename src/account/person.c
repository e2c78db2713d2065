/* person.c - an account: one person's, whatever shops they work in. Invariants: whoever adds a known person somewhere never
   sets their password; what happens to an account is written down in each of its shops. */
#include "account/staff_room.h"
#include "base/id.h"
#include "base/text.h"
#include "db/event.h"
#include <string.h>

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
