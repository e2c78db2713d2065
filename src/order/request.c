/* request.c - what a shopper asked for and confirmed. The UNIQUE key (shop, order, kind) is what makes
   “never twice” true, whoever asks at the same moment. */
#include "order/request.h"
#include "base/id.h"
#include "db/event.h"
#include <string.h>

#define ROWS                                                                                                           \
    "SELECT r.*, o.number AS order_number, o.customer_name FROM request r JOIN orders o ON o.shop_id = r.shop_id "     \
    "AND o.id = r.order_id "

const struct field request_fields[] = {
    FIELD(F_TEXT, struct request, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct request, order_id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct request, conversation_id, .flags = FF_READONLY),
    FIELD(F_CHOICE, struct request, kind, .flags = FF_REQUIRED, .options = REQUEST_KINDS),
    FIELD(F_CHOICE, struct request, state, .options = REQUEST_STATES),
    FIELD(F_JSON, struct request, details),
    FIELD(F_TEXT, struct request, reason, .flags = FF_READONLY | FF_MULTILINE, .note = "as the shopper reads it"),
    FIELD(F_TEXT, struct request, todo, .flags = FF_READONLY, .note = "what is left for staff"),
    FIELD(F_TEXT, struct request, decided_by, .flags = FF_READONLY),
    FIELD(F_TEXT, struct request, order_number, .flags = FF_READONLY),
    FIELD(F_TEXT, struct request, customer_name, .flags = FF_READONLY),
    FIELD(F_INT, struct request, version),
    FIELD(F_TIME, struct request, created_at, .flags = FF_READONLY),
    FIELD(F_TIME, struct request, decided_at, .flags = FF_READONLY),
    { 0 },
};

static const struct {
    const char *kind, *asked;
} requests[] = {
    { "cancel", "to cancel" },
    { "change_address", "for another address" },
    { "change", "for a change" },
    { "return", "for a return" },
    { "refund", "for a refund" },
    { "confirm", "to confirm the order" },
    { "received", "to note that it has arrived" },
};

const char *request_asked(const char *kind)
{
    for (size_t i = 0; i < sizeof(requests) / sizeof(*requests); i++)
        if (text_same(requests[i].kind, kind))
            return requests[i].asked;
    return "for something";
}

err_t request_add(struct cx *cx, const char *order_id, const char *conversation_id, const char *kind,
                  const char *details, struct request *out)
{
    if (!text_in(REQUEST_KINDS, kind))
        return fail_field(cx, "kind", "A request is one of: " REQUEST_KINDS ".");
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

err_t request_get(struct cx *cx, const char *id, struct request *out)
{
    err_t e = db_get(cx, request_fields, out, ROWS "WHERE r.shop_id = $1 AND r.id = $2", T(cx->who.shop), T(id));
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "This request no longer exists.") : e;
}

/* An index walks newest first, or goes to the few of one order; what else is asked for is looked at on the way. */
#define MATCHING                                                                                                       \
    "AND ($2 = '' OR r.order_id = $2) AND ($3 = '' OR r.state = $3) AND ($4 = '' OR r.kind = $4) "                     \
    "AND r.created_at >= $5 AND r.created_at < $6"

err_t request_find(struct cx *cx, const struct request_search *s, request_list *out, int64_t *total)
{
    const char *order = s->order_id ? s->order_id : "", *state = s->state ? s->state : "";
    const char *kind = s->kind ? s->kind : "";
    msec to = s->to ? s->to : INT64_MAX;
    int page = s->page < 1 ? 1 : s->page, per_page = s->per_page ? s->per_page : 25;
    request_list found = { 0 };
    int64_t n;
    TRY(db_int(cx, 0, &n, "SELECT count(*) FROM request r WHERE r.shop_id = $1 " MATCHING, T(cx->who.shop), T(order),
               T(state), T(kind), I(s->from), I(to)));
    TRY(db_list(cx, request_fields, &found,
                ROWS "WHERE r.shop_id = $1 " MATCHING " ORDER BY r.created_at DESC, r.id DESC LIMIT $7 OFFSET $8",
                T(cx->who.shop), T(order), T(state), T(kind), I(s->from), I(to), I(per_page),
                I((int64_t)(page - 1) * per_page)));
    *out = found;
    *total = n;
    return NULL;
}

err_t request_open(struct cx *cx, const char *order_id, int64_t *out)
{
    if (order_id)
        return db_int(cx, 0, out,
                      "SELECT count(*) FROM request WHERE shop_id = $1 AND order_id = $2 AND state = 'open'",
                      T(cx->who.shop), T(order_id));
    return db_int(cx, 0, out, "SELECT count(*) FROM request WHERE shop_id = $1 AND state = 'open'", T(cx->who.shop));
}

err_t request_exists(struct cx *cx, const char *order_id, const char *kind, bool *out)
{
    int64_t n;
    TRY(db_int(cx, 0, &n, "SELECT 1 FROM request WHERE shop_id = $1 AND order_id = $2 AND kind = $3", T(cx->who.shop),
               T(order_id), T(kind)));
    *out = n == 1;
    return NULL;
}
