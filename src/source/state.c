/* state.c - the row of what is known of a source by asking it; figures are counted in memory, because a walk must not
   write, and stored once a minute. */
#include "source/state.h"
#include "account/shop.h"
#include "base/text.h"
#include "source/gate.h"
#include <string.h>

const struct field source_state_fields[] = {
    FIELD(F_TEXT, struct source_state, source_id, .flags = FF_HIDDEN),
    FIELD(F_TEXT, struct source_state, place, .flags = FF_HIDDEN),
    FIELD(F_TEXT, struct source_state, fill_place, .flags = FF_HIDDEN),
    FIELD(F_TIME, struct source_state, fill_from),
    FIELD(F_INT, struct source_state, fill_total),
    FIELD(F_INT, struct source_state, fill_done),
    FIELD(F_TIME, struct source_state, fill_ended_at),
    FIELD(F_TIME, struct source_state, looked_at),
    FIELD(F_TIME, struct source_state, changed_at),
    FIELD(F_INT, struct source_state, pause, .flags = FF_HIDDEN),
    FIELD(F_JSON, struct source_state, hooks),
    FIELD(F_TIME, struct source_state, hooks_at),
    FIELD(F_TIME, struct source_state, hook_at),
    FIELD(F_INT, struct source_state, calls),
    FIELD(F_INT, struct source_state, failed),
    FIELD(F_INT, struct source_state, throttled),
    FIELD(F_TIME, struct source_state, ok_at),
    FIELD(F_TIME, struct source_state, failed_at),
    FIELD(F_TEXT, struct source_state, why),
    { 0 },
};

err_t source_state_get(struct cx *cx, const char *source_id, struct source_state *out)
{
    LIST(struct source_state) rows = { 0 };
    TRY(db_list(cx, source_state_fields, &rows, "SELECT * FROM source_state WHERE shop_id = $1 AND source_id = $2",
                T(cx->who.shop), T(source_id)));
    *out = rows.n ? rows.at[0] : (struct source_state){ .source_id = source_id };
    return NULL;
}

static err_t figures_add(struct cx *cx, const struct gate_figures *f)
{
    return db_exec(cx, NULL,
                   "UPDATE source_state SET calls = calls + $3, failed = failed + $4, throttled = throttled + $5, "
                   "ok_at = COALESCE($6, ok_at), failed_at = COALESCE($7, failed_at), why = COALESCE($8, why) "
                   "WHERE shop_id = $1 AND source_id = $2 AND EXISTS (SELECT 1 FROM source s WHERE s.shop_id = $1 AND "
                   "s.id = $2 AND s.version = $9)",
                   T(f->shop), T(f->id), I(f->calls), I(f->failed), I(f->throttled), M(f->ok_at), M(f->failed_at),
                   T(f->why), I(f->version));
}

err_t source_figures_store(struct cx *cx)
{
    struct gate_figures f;
    while (gate_figures_take(cx, &f)) {
        err_t e = figures_add(cx, &f);
        if (e) {
            gate_figures_back(&f);
            return e;
        }
    }
    return NULL;
}

err_t source_hooks_soon(struct cx *cx, const char *source_id)
{
    return db_exec(cx, NULL,
                   "UPDATE source_state SET hooks = '[]', hooks_at = $3 WHERE shop_id = $1 AND source_id = $2",
                   T(cx->who.shop), T(source_id), I(cx->now - SOURCE_HOOKS_MS + 60000));
}

err_t source_orders(struct cx *cx, const char *source_id, int64_t *out)
{
    return db_int(cx, 0, out, "SELECT count(*) FROM orders WHERE shop_id = $1 AND source_id = $2", T(cx->who.shop),
                  T(source_id));
}

void source_circuit(struct cx *cx, const struct source *s, bool *closed, msec *rests_until)
{
    *closed = gate_stands(cx, s, rests_until);
}
