/* meaning.c - the words of another system and what they mean: as wismo makes of them, or as the shop has said. */
#include "base/json.h"
#include "base/text.h"
#include "db/event.h"
#include "order/status.h"
#include "source/state.h"
#include <string.h>

enum { LATEST = 2000, MEANINGS_MOST = 300, RAW_MOST = 120 };

const struct field source_meaning_fields[] = {
    FIELD(F_TEXT, struct source_meaning, type),
    FIELD(F_TEXT, struct source_meaning, raw),
    FIELD(F_TEXT, struct source_meaning, name),
    FIELD(F_TEXT, struct source_meaning, shipped,
          .note = "what wismo makes of it by itself; null: it does not know it"),
    FIELD(F_TEXT, struct source_meaning, code, .note = "what it means in this shop; null: as shipped"),
    FIELD(F_TEXT, struct source_meaning, own, .flags = FF_READONLY, .note = "its code as a status of its own"),
    { 0 },
};

err_t source_meanings_find(struct cx *cx, const char *source_id, source_meanings *out)
{
    TRY(db_list(cx, source_meaning_fields, out,
                "SELECT type, raw, name, shipped, code FROM source_status WHERE shop_id = $1 AND source_id = $2 "
                "ORDER BY type, raw",
                T(cx->who.shop), T(source_id)));
    for (size_t i = 0; i < out->n; i++)
        out->at[i].own = status_code(cx->mem, out->at[i].raw);
    return NULL;
}

/* --- learning ------------------------------------------------------------------------------------------------------ */

static err_t seen(struct cx *cx, const char *source_id, const char *type, const char *raw, const char *name,
                  const char *shipped)
{
    if (text_empty(raw) || text_length(raw) > RAW_MOST)
        return NULL;
    return db_exec(cx, NULL,
                   "INSERT INTO source_status (shop_id, source_id, type, raw, name, shipped) "
                   "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (shop_id, source_id, type, raw) "
                   "DO UPDATE SET name = COALESCE(excluded.name, source_status.name), "
                   "shipped = COALESCE(excluded.shipped, source_status.shipped)",
                   T(cx->who.shop), T(source_id), T(type), T(raw), T(name), T(shipped));
}

struct said {
    const char *general, *delivery, *payment, *general_raw, *delivery_raw, *payment_raw;
};
static const struct field said_fields[] = {
    FIELD(F_TEXT, struct said, general),
    FIELD(F_TEXT, struct said, delivery),
    FIELD(F_TEXT, struct said, payment),
    FIELD(F_TEXT, struct said, general_raw),
    FIELD(F_TEXT, struct said, delivery_raw),
    FIELD(F_TEXT, struct said, payment_raw),
    { 0 },
};

err_t source_meanings_seen(struct cx *cx, const char *source_id)
{
    LIST(struct said) rows = { 0 };
    TRY(db_list(cx, said_fields, &rows,
                "SELECT DISTINCT general, delivery, payment, general_raw, delivery_raw, payment_raw FROM "
                "(SELECT general, delivery, payment, general_raw, delivery_raw, payment_raw FROM orders "
                "WHERE shop_id = $1 AND source_id = $2 ORDER BY placed_at DESC LIMIT $3) AS latest",
                T(cx->who.shop), T(source_id), I(LATEST)));
    for (size_t i = 0; i < rows.n && i < MEANINGS_MOST; i++) {
        const struct said *r = &rows.at[i];
        TRY(seen(cx, source_id, "general", r->general_raw, NULL, NULL));
        TRY(seen(cx, source_id, "delivery", r->delivery_raw, NULL, NULL));
        TRY(seen(cx, source_id, "payment", r->payment_raw, NULL, NULL));
    }
    return NULL;
}

err_t source_meanings_learn(struct cx *cx, const struct source *s)
{
    const struct source_kind *k = source_kind(s->kind);
    source_statuses theirs = { 0 };
    if (k && k->statuses && cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Other systems are asked outside.");
    if (k && k->statuses)
        TRY(k->statuses(cx, s, &theirs));
    DB_TX(cx);
    for (size_t i = 0; i < theirs.n && i < MEANINGS_MOST; i++) {
        const struct source_status *t = &theirs.at[i];
        TRY(seen(cx, s->id, t->type, t->raw, t->name, t->code));
        if (!t->code && !status_builtin(STATUS_GENERAL, t->raw)) /* in the catalogue before any order has it */
            TRY(status_learn(cx, t->type, status_code(cx->mem, t->raw), text_empty(t->name) ? t->raw : t->name));
    }
    TRY(source_meanings_seen(cx, s->id));
    return db_commit(cx);
}

/* --- setting -------------------------------------------------------------------------------------------------------- */

static err_t code_exists(struct cx *cx, const char *type, const char *code, bool *out)
{
    struct status status = { 0 };
    err_t e = status_get(cx, type, code, NULL, &status);
    *out = !e;
    return e && e->code != E_MISSING ? e : NULL;
}

static err_t meaning_set(struct cx *cx, const char *source_id, const char *place, const json_t *one)
{
    const char *type = json_str(one, "type"), *raw = json_str(one, "raw"), *code = json_str(one, "code");
    bool known = true;
    if (!type || !text_in("general delivery payment", type))
        return fail_field(cx, arena_join(cx->mem, place, ".type"), "This must be one of: general delivery payment.");
    if (text_empty(raw) || text_length(raw) > RAW_MOST)
        return fail_field(cx, arena_join(cx->mem, place, ".raw"), "This must have 1 to %d characters.", RAW_MOST);
    if (!text_empty(code))
        TRY(code_exists(cx, type, code, &known));
    if (!known)
        return fail_field(cx, arena_join(cx->mem, place, ".code"), "There is no %s status “%s”.", type, code);
    return db_exec(cx, NULL,
                   "INSERT INTO source_status (shop_id, source_id, type, raw, code) VALUES ($1, $2, $3, $4, $5) "
                   "ON CONFLICT (shop_id, source_id, type, raw) DO UPDATE SET code = excluded.code",
                   T(cx->who.shop), T(source_id), T(type), T(raw), T(text_empty(code) ? NULL : code));
}

err_t source_meanings_set(struct cx *cx, const char *source_id, const json_t *list)
{
    size_t i;
    json_t *one;
    err_t bad = NULL;
    if (!json_is_array(list) || json_array_size(list) > MEANINGS_MOST)
        return fail_field(cx, "statuses", "This must be a list of at most %d words.", MEANINGS_MOST);
    DB_TX(cx);
    json_array_foreach ((json_t *)(uintptr_t)list, i, one)
        bad = fail_also(cx, bad, meaning_set(cx, source_id, arena_text(cx->mem, "statuses[%zu]", i), one));
    TRY(bad);
    TRY(event_add(cx, "source", source_id, "source.changed", "statuses", NULL,
                  arena_text(cx->mem, "%zu words", json_array_size(list))));
    return db_commit(cx);
}
