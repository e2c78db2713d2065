/* request.c - what a shopper asked for and confirmed. The UNIQUE key (shop, order, kind) is what makes
   “never twice” true, whoever asks at the same moment. */
#include "order/request.h"
#include "base/id.h"
#include "db/event.h"
#include <string.h>

#define KINDS "cancel change_address change return refund confirm received"

const struct field request_fields[] = {
    FIELD(F_TEXT, struct request, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct request, order_id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct request, conversation_id, .flags = FF_READONLY),
    FIELD(F_CHOICE, struct request, kind, .flags = FF_REQUIRED, .options = KINDS),
    FIELD(F_CHOICE, struct request, state, .options = "open approved declined done"),
    FIELD(F_JSON, struct request, details),
    FIELD(F_INT, struct request, version),
    FIELD(F_TIME, struct request, created_at, .flags = FF_READONLY),
    FIELD(F_TIME, struct request, decided_at, .flags = FF_READONLY),
    { 0 },
};

err_t request_add(struct cx *cx, const char *order_id, const char *conversation_id, const char *kind,
                  const char *details, struct request *out)
{
    if (!text_in(KINDS, kind))
        return fail_field(cx, "kind", "A request is one of: " KINDS ".");
    DB_TX(cx);
    struct request r = { .id = id_new(cx, "req"),
                         .order_id = order_id,
                         .conversation_id = conversation_id,
                         .kind = kind,
                         .state = "open",
                         .details = details,
                         .version = 1,
                         .created_at = cx->now };
    int64_t there, added;
    TRY(db_int(cx, 0, &there, "SELECT 1 FROM orders WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(order_id)));
    if (!there)
        return fail(cx, E_MISSING, "This order no longer exists.");
    TRY(db_exec(
        cx, &added,
        "INSERT INTO request (shop_id, id, order_id, conversation_id, kind, state, details, version, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8) ON CONFLICT (shop_id, order_id, kind) DO NOTHING",
        T(cx->who.shop), T(r.id), T(order_id), T(conversation_id), T(kind), T(r.state), T(details), I(cx->now)));
    if (!added)
        return fail(cx, E_CONFLICT, "This has already been asked for.");
    TRY(event_add(cx, "order", order_id, "request.added", "request", NULL, kind));
    TRY(db_commit(cx));
    *out = r;
    return NULL;
}

/* Of one order there are at most seven: the state is picked out here. */
static err_t of_order(struct cx *cx, const char *order_id, const char *state, request_list *out, int64_t *total)
{
    request_list all = { 0 };
    TRY(db_list(cx, request_fields, &all,
                "SELECT * FROM request WHERE shop_id = $1 AND order_id = $2 ORDER BY created_at DESC, id DESC",
                T(cx->who.shop), T(order_id)));
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++)
        if (!state || text_same(all.at[i].state, state))
            all.at[n++] = all.at[i];
    all.n = n;
    *out = all;
    *total = (int64_t)n;
    return NULL;
}

err_t request_find(struct cx *cx, const char *order_id, const char *state, int page, int per_page, request_list *out,
                   int64_t *total)
{
    if (order_id)
        return of_order(cx, order_id, state, out, total);
    request_list found = { 0 };
    int64_t n, skip = (int64_t)(page < 1 ? 0 : page - 1) * per_page;
    if (state) {
        TRY(db_int(cx, 0, &n, "SELECT COUNT(*) FROM request WHERE shop_id = $1 AND state = $2", T(cx->who.shop),
                   T(state)));
        TRY(db_list(
            cx, request_fields, &found,
            "SELECT * FROM request WHERE shop_id = $1 AND state = $2 ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4",
            T(cx->who.shop), T(state), I(per_page), I(skip)));
    } else {
        TRY(db_int(cx, 0, &n, "SELECT COUNT(*) FROM request WHERE shop_id = $1", T(cx->who.shop)));
        TRY(db_list(cx, request_fields, &found,
                    "SELECT * FROM request WHERE shop_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3",
                    T(cx->who.shop), I(per_page), I(skip)));
    }
    *out = found;
    *total = n;
    return NULL;
}

err_t request_exists(struct cx *cx, const char *order_id, const char *kind, bool *out)
{
    int64_t n;
    TRY(db_int(cx, 0, &n, "SELECT 1 FROM request WHERE shop_id = $1 AND order_id = $2 AND kind = $3", T(cx->who.shop),
               T(order_id), T(kind)));
    *out = n == 1;
    return NULL;
}
