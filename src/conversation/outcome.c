/* outcome.c - what staff decided about a request, told to the shopper where it was asked; and what the bot has collected
   of a conversation, for staff. */
#include "conversation/inside.h"
#include "base/json.h"
#include "base/text.h"
#include "db/event.h"
#include "source/act.h"
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

/* What the shop's system needs to know: the shopper's words, and the parts that staff made of an address. */
static err_t act_details(struct cx *cx, const struct request *r, const struct request_address *a, const char **out)
{
    const struct {
        const char *name, *text;
    } parts[] = { { "name", a->name },     { "line1", a->line1 },       { "line2", a->line2 },    { "city", a->city },
                  { "region", a->region }, { "postcode", a->postcode }, { "country", a->country } };
    json_t *details = json_tie(cx->mem, json_object());
    if (!text_empty(r->details))
        TRY(json_read(cx, r->details, strlen(r->details), &details));
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        if (!text_empty(parts[i].text))
            json_object_set_new(details, parts[i].name, json_string(parts[i].text));
    *out = json_text(cx->mem, details);
    return NULL;
}

/* Approving begins it in the shop's own system where that can be asked; once. */
static err_t act_approved(struct cx *cx, const char *id, struct request_decision *d)
{
    struct request r;
    const char *details;
    struct act_ways ways;
    int64_t acted;
    TRY(request_get(cx, id, &r));
    TRY(act_can(cx, r.order_id, r.kind, &ways));
    TRY(db_int(cx, 0, &acted, "SELECT count(*) FROM source_act WHERE shop_id = $1 AND request_id = $2", T(cx->who.shop),
               T(id)));
    if (!ways.can || acted)
        return NULL;
    if (!strcmp(r.kind, "change_address") && text_empty(d->address.line1))
        return fail_field(cx, "ship_line1", "Write the new address in its parts: it goes to the shop's own system.");
    TRY(act_details(cx, &r, &d->address, &details));
    d->elsewhere = "wismo is doing this in the shop's own system.";
    return act_add(cx, r.order_id, r.id, r.kind, details);
}

/* What that system would not do becomes a ticket of its conversation, too. */
static err_t act_ticket(struct cx *cx, const struct request *r, struct notice *n)
{
    const struct effect effect = { EFFECT_HANDOFF, r->order_id, "request_failed",
                                   arena_join(cx->mem, "Order #", r->order_number, ": ", r->todo), NULL };
    const struct handoff h = { .effect = &effect };
    message_list none = { 0 };
    return r->conversation_id ? handoff_save(cx, r->conversation_id, &h, &none, n) : NULL;
}

err_t conversation_request_decide(struct cx *cx, const char *id, const struct request_decision *decision,
                                  struct request *out)
{
    struct request r;
    struct request_decision d = *decision;
    NOTICE(n);
    DB_TX(cx);
    if (d.what == REQUEST_APPROVE)
        TRY(act_approved(cx, id, &d));
    TRY(request_decide(cx, id, &d, &r));
    if (d.what == REQUEST_DECLINE || d.what == REQUEST_DONE)
        TRY(act_end(cx, id));
    TRY(d.what == REQUEST_LEFT ? act_ticket(cx, &r, &n) : tell(cx, &r, &n));
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
