/* outcome.c - what staff decided about a request, told to the shopper where it was asked; and what the bot has collected
   of a conversation, for staff. */
#include "conversation/inside.h"
#include "db/event.h"
#include <string.h>

/* In the words of the flow that the conversation is led by, and its language. */
static err_t words(struct cx *cx, const char *id, const struct request *r, const char **out)
{
    const struct flow *flow;
    struct shop shop = { 0 };
    struct conversation c = { 0 };
    TRY(shop_get(cx, &shop));
    TRY(conversation_get(cx, id, &c));
    TRY(flow_get(cx, c.flow_id, c.flow_number, &flow));
    const struct outcome o = { r->kind, r->state, r->order_number, r->reason, shop.name };
    return flow_outcome(cx, flow, text_empty(c.locale) ? shop.locale : c.locale, &o, out);
}

/* A conversation that its visitor has ended and forgotten is told nothing more. */
static err_t tell(struct cx *cx, const struct request *r, struct notice *n)
{
    const struct conversation *c;
    if (!r->conversation_id)
        return NULL;
    TRY(row_find(cx, r->conversation_id, &c));
    if (!c || c->ended_at)
        return NULL;
    TRY(db_lock(cx, "conversation", c->id));
    TRY(row_find(cx, r->conversation_id, &c)); /* its last seq under the lock */
    struct message m = { .author = "bot", .kind = "text" };
    TRY(words(cx, c->id, r, &m.text));
    TRY(house_say(cx, c, &m, NULL, n));
    notice_staff(cx, n, "conversation.changed", c->id, c->version);
    return NULL;
}

err_t conversation_request_decide(struct cx *cx, const char *id, const struct request_decision *decision,
                                  struct request *out)
{
    struct request r;
    NOTICE(n);
    DB_TX(cx);
    TRY(request_decide(cx, id, decision, &r));
    TRY(tell(cx, &r, &n));
    notice_staff(cx, &n, "request.changed", r.id, r.version);
    notice_after(cx, &n);
    TRY(db_commit(cx));
    *out = r;
    return NULL;
}

/* --- what was collected ------------------------------------------------------------------------ */

struct level {
    const char *level;
};
static const struct field level_fields[] = { FIELD(F_TEXT, struct level, level), { 0 } };

err_t conversation_context(struct cx *cx, const struct conversation *c, struct collected *out)
{
    LIST(struct level) levels = { 0 };
    struct collected found = { 0 };
    TRY(db_list(cx, level_fields, &levels,
                "SELECT level FROM proof WHERE shop_id = $1 AND conversation_id = $2 AND order_id = $3 LIMIT 1",
                T(cx->who.shop), T(c->id), T(c->order_id ? c->order_id : "")));
    found.verified_by = levels.n ? levels.at[0].level : c->subject ? "token" : NULL;
    TRY(db_list(cx, ticket_fields, &found.tickets,
                "SELECT id, number, reason, issue, contact, claimed, state, version, created_at FROM ticket "
                "WHERE shop_id = $1 AND conversation_id = $2 ORDER BY created_at DESC, id DESC",
                T(cx->who.shop), T(c->id)));
    *out = found;
    return NULL;
}
