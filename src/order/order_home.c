/* order_home.c - where an order lives: here, or in another system that alone may change what it says. Invariant: what staff
   write about a mirrored order are their own words (STAFFS); the rest would be lost at the next look. */
#include "order/order_parts.h"
#include <string.h>

/* What other systems do not have: it is kept here whatever they say. */
#define STAFFS "note tags warehouse in_stock reserved available custom"

struct home {
    const char *kind, *name;
    msec left_at;
};
static const struct field home_fields[] = {
    FIELD(F_TEXT, struct home, kind),
    FIELD(F_TEXT, struct home, name),
    FIELD(F_TIME, struct home, left_at),
    { 0 },
};

err_t order_home(struct cx *cx, const struct order *o, struct order_home *out)
{
    struct home h = { 0 };
    err_t e =
        db_recall(cx, home_fields, &h, "SELECT kind, name, NULL AS left_at FROM source WHERE shop_id = $1 AND id = $2",
                  T(cx->who.shop), T(o->source_id));
    if (e && e->code == E_MISSING)
        e = db_recall(cx, home_fields, &h, "SELECT kind, name, left_at FROM source_left WHERE shop_id = $1 AND id = $2",
                      T(cx->who.shop), T(o->source_id));
    if (e && e->code != E_MISSING)
        return e;
    *out = (struct order_home){ !e && !h.left_at && text_in("native api", h.kind), e ? NULL : h.name, h.left_at };
    return NULL;
}

static err_t theirs(struct cx *cx, const char *field, const struct order_home *at)
{
    if (at->name && at->left_at)
        return fail_field(cx, field, "This comes from “%s”, which was disconnected: it stays as it is.", at->name);
    return at->name ? fail_field(cx, field, "This comes from “%s”: change it there.", at->name)
                    : fail_field(cx, field, "This comes from a shop system that was disconnected: it stays as it is.");
}

err_t order_home_check(struct cx *cx, const struct order *before, const struct order *o, const struct order_edit *edit)
{
    struct order_home at;
    err_t bad = NULL;
    TRY(order_home(cx, before, &at));
    if (at.ours)
        return NULL;
    for (size_t i = 0; i < GIVEN_MOST && order_fields[i].kind != F_END; i++) {
        const struct field *f = &order_fields[i];
        if (edit->given >> i & 1 && !(f->flags & FF_READONLY) && !text_in(STAFFS " version", f->name) &&
            !order_field_same(f, before, o))
            bad = fail_also(cx, bad, theirs(cx, f->name, &at));
    }
    if (edit->items && !order_part_same(cx, PART_ITEMS, before, o))
        bad = fail_also(cx, bad, theirs(cx, "items", &at));
    if (edit->shipments && !order_part_same(cx, PART_SHIPMENTS, before, o))
        bad = fail_also(cx, bad, theirs(cx, "shipments", &at));
    if (edit->payments && !order_part_same(cx, PART_PAYMENTS, before, o))
        bad = fail_also(cx, bad, theirs(cx, "payments", &at));
    return bad;
}
