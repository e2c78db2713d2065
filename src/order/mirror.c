/* mirror.c - copies of orders that live in another system: they are removed where nobody needs them any more. Orders of
   our own are the shop's book, and never removed. Invariant: what is removed here is a copy, checked in the statement
   that removes it. */
#include "order/erased.h"
#include "order/order_parts.h"
#include "order/text.h"

/* The kinds whose orders live here. What a source has left behind that is not connected any more are copies, too. */
#define IS_COPY                                                                                                        \
    "NOT EXISTS (SELECT 1 FROM source s WHERE s.shop_id = o.shop_id AND s.id = o.source_id AND s.kind IN "             \
    "('native', 'api', 'manual')) AND NOT EXISTS (SELECT 1 FROM source_left l WHERE l.shop_id = o.shop_id AND l.id = " \
    "o.source_id AND l.kind IN ('api', 'manual'))"

static const struct field mirror_id_fields[] = {
    FIELD(F_TEXT, struct mirror_id, id),
    FIELD(F_TIME, struct mirror_id, placed_at),
    { 0 },
};

err_t mirror_find(struct cx *cx, const char *source_id, msec before, const struct mirror_id *behind, int most,
                  mirror_id_list *out)
{
    mirror_id_list found = { 0 };
    if (source_id)
        TRY(db_list(cx, mirror_id_fields, &found,
                    "SELECT o.id, o.placed_at FROM orders o WHERE o.shop_id = $1 AND o.source_id = $2 AND " IS_COPY
                    " LIMIT $3",
                    T(cx->who.shop), T(source_id), I(most)));
    else /* whatever was changed last before then was placed before then */
        TRY(db_list(cx, mirror_id_fields, &found,
                    "SELECT o.id, o.placed_at FROM orders o WHERE o.shop_id = $1 AND o.placed_at < $2 AND " IS_COPY
                    " AND o.changed_at < $2 AND o.placed_at >= $3 AND (o.placed_at, o.id) > ($3, $4) "
                    "ORDER BY o.placed_at, o.id LIMIT $5",
                    T(cx->who.shop), I(before), I(behind->placed_at), T(behind->id), I(most)));
    *out = found;
    return NULL;
}

static err_t lists_remove(struct cx *cx, const char *id)
{
    TRY(db_exec(cx, NULL, "DELETE FROM order_item WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop), T(id)));
    TRY(db_exec(cx, NULL, "DELETE FROM shipment WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop), T(id)));
    TRY(db_exec(cx, NULL, "DELETE FROM payment WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop), T(id)));
    TRY(db_exec(cx, NULL, "DELETE FROM reminder WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop), T(id)));
    TRY(db_exec(cx, NULL, "DELETE FROM request WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop), T(id)));
    TRY(db_exec(cx, NULL, "DELETE FROM source_act WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop), T(id)));
    TRY(db_exec(cx, NULL, "DELETE FROM order_bulk_line WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop), T(id)));
    return db_exec(cx, NULL, "UPDATE conversation SET order_id = NULL WHERE shop_id = $1 AND order_id = $2",
                   T(cx->who.shop), T(id));
}

err_t mirror_remove(struct cx *cx, const char *id)
{
    struct order o;
    int64_t gone, events;
    TRY(db_lock(cx, "orders", id));
    TRY(order_get(cx, id, &o));
    TRY(order_index_remove(cx, &o));
    struct order nobody = o;
    nobody.shipments.n = 0;
    TRY(order_parcels_forget(cx, &o, &nobody));
    TRY(lists_remove(cx, id));
    TRY(order_events_erase(cx, id, &events));
    TRY(db_exec(cx, &gone, "DELETE FROM orders AS o WHERE o.shop_id = $1 AND o.id = $2 AND " IS_COPY, T(cx->who.shop),
                T(id)));
    return gone ? NULL : fail(cx, E_INTERNAL, "An order of our own was to be removed.");
}
