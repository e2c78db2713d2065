/* find.c - lists of conversations and tickets for staff, newest first: all, by state, or by what somebody has at hand:
   an order's number, the e-mail address that a shopper signed in with or left, a ticket's number. Exact, by index. */
#include "conversation/inside.h"
#include "order/contact.h"
#include <stdlib.h>
#include <string.h>

/* What was typed, in the forms in which it is stored. */
struct typed {
    const char *text, *email, *number;
    int64_t ticket;
};

static err_t typed_of(struct cx *cx, const char *query, struct typed *out)
{
    struct shop shop;
    TRY(shop_get(cx, &shop));
    const char *text = text_trim(cx->mem, query), *digits = *text == '#' ? text + 1 : text;
    size_t n = strlen(digits);
    bool counts = n > 0 && n <= 15 && strspn(digits, "0123456789") == n;
    *out = (struct typed){
        .text = text,
        .email = email_norm(cx->mem, text),
        .number = number_norm(cx->mem, text, shop.number_prefix, shop.number_suffix),
        .ticket = counts ? strtoll(digits, NULL, 10) : -1,
    };
    return NULL;
}

/* Ids of conversations: $1 shop, $2 … $5 what was typed. */
#define MATCHING                                                                                                       \
    "SELECT id FROM conversation WHERE shop_id = $1 AND subject_email IN ($2, $3) "                                    \
    "UNION SELECT id FROM conversation WHERE shop_id = $1 AND claimed = $2 "                                           \
    "UNION SELECT s.id FROM orders o JOIN conversation s ON s.shop_id = o.shop_id AND s.order_id = o.id "              \
    "WHERE o.shop_id = $1 AND o.number_norm = $4 "                                                                     \
    "UNION SELECT conversation_id FROM ticket WHERE shop_id = $1 AND number = $5 "                                     \
    "UNION SELECT conversation_id FROM ticket WHERE shop_id = $1 AND contact IN ($2, $3)"

/* Each with the shop first, then what the asking adds, and the list with its limit and offset at the end. */
enum asked { ALL, BY_STATE, BY_QUERY };
struct statements {
    const char *count[3], *list[3];
};

static const struct statements conversations = {
    .count = { [ALL] = "SELECT count(*) FROM conversation WHERE shop_id = $1",
               [BY_STATE] = "SELECT count(*) FROM conversation WHERE shop_id = $1 AND state = $2",
               [BY_QUERY] = "SELECT count(*) FROM conversation WHERE shop_id = $1 AND id IN (" MATCHING
                            ") AND ($6 = '' OR state = $6)" },
    .list = { [ALL] = ROWS "WHERE c.shop_id = $1 ORDER BY c.listed_at DESC, c.id DESC LIMIT $2 OFFSET $3",
              [BY_STATE] = ROWS "WHERE c.shop_id = $1 AND c.state = $2 "
                                "ORDER BY c.listed_at DESC, c.id DESC LIMIT $3 OFFSET $4",
              [BY_QUERY] = ROWS "WHERE c.shop_id = $1 AND c.id IN (" MATCHING ") AND ($6 = '' OR c.state = $6) "
                                "ORDER BY c.listed_at DESC, c.id DESC LIMIT $7 OFFSET $8" },
};

/* What is asked, and the arguments for it; room is left for limit and offset. The first is the one that DB_ARGS adds. */
struct asking {
    enum asked asked;
    struct db_arg args[9];
    size_t n;
};

static err_t asking_of(struct cx *cx, const char *query, const char *state, struct asking *out)
{
    struct typed q = { 0 };
    if (query)
        TRY(typed_of(cx, query, &q));
    if (query)
        *out = (struct asking){
            BY_QUERY,
            { { 0 }, T(cx->who.shop), T(q.text), T(q.email), T(q.number), I(q.ticket), T(state ? state : "") },
            6
        };
    else if (state)
        *out = (struct asking){ BY_STATE, { { 0 }, T(cx->who.shop), T(state) }, 2 };
    else
        *out = (struct asking){ ALL, { { 0 }, T(cx->who.shop) }, 1 };
    return NULL;
}

/* Counts all, and reads a page of them. */
static err_t found(struct cx *cx, const struct statements *s, const char *query, const char *state, int page,
                   int per_page, const struct field *fields, size_t size, void **at, size_t *n, int64_t *total)
{
    struct asking a;
    TRY(asking_of(cx, query, state, &a));
    TRY(db_int_(cx, 0, total, s->count[a.asked], a.args, a.n));
    a.args[a.n + 1] = I(per_page);
    a.args[a.n + 2] = I((int64_t)(page - 1) * per_page);
    return db_list_(cx, fields, size, at, n, s->list[a.asked], a.args, a.n + 2);
}

err_t conversation_find(struct cx *cx, const char *query, const char *state, int page, int per_page,
                        conversation_list *out, int64_t *total)
{
    return found(cx, &conversations, query, state, page, per_page, conversation_fields, sizeof(*out->at),
                 (void **)&out->at, &out->n, total);
}

err_t conversation_waiting(struct cx *cx, int64_t *out)
{
    return db_int(cx, 0, out, "SELECT count(*) FROM conversation WHERE shop_id = $1 AND state = 'waiting'",
                  T(cx->who.shop));
}

/* --- tickets ------------------------------------------------------------------------------------ */

/* Walked newest first; or those of the conversations that match what was typed ($2 … $5 as in MATCHING). */
#define TICKETS                                                                                                        \
    "FROM ticket t WHERE t.shop_id = $1 AND ($2 = '' OR t.state = $2) AND ($3 = '' OR t.reason = $3) "                 \
    "AND ($4 = '' OR t.order_id = $4) AND t.created_at >= $5 AND t.created_at < $6"
#define TICKETS_OF                                                                                                     \
    "FROM ticket t WHERE t.shop_id = $1 AND t.conversation_id IN (" MATCHING ") AND ($6 = '' OR t.state = $6) "        \
    "AND ($7 = '' OR t.reason = $7) AND ($8 = '' OR t.order_id = $8) AND t.created_at >= $9 AND t.created_at < $10"

static err_t tickets_of(struct cx *cx, const struct ticket_search *s, msec to, int page, int per_page, ticket_list *out,
                        int64_t *total)
{
    struct typed q;
    const char *state = s->state ? s->state : "", *reason = s->reason ? s->reason : "";
    const char *order = s->order_id ? s->order_id : "";
    TRY(typed_of(cx, s->query, &q));
    TRY(db_int(cx, 0, total, "SELECT count(*) " TICKETS_OF, T(cx->who.shop), T(q.text), T(q.email), T(q.number),
               I(q.ticket), T(state), T(reason), T(order), I(s->from), I(to)));
    return db_list(cx, ticket_fields, out,
                   "SELECT t.* " TICKETS_OF " ORDER BY t.created_at DESC, t.id DESC LIMIT $11 OFFSET $12",
                   T(cx->who.shop), T(q.text), T(q.email), T(q.number), I(q.ticket), T(state), T(reason), T(order),
                   I(s->from), I(to), I(per_page), I((int64_t)(page - 1) * per_page));
}

err_t ticket_find(struct cx *cx, const struct ticket_search *s, ticket_list *out, int64_t *total)
{
    const char *state = s->state ? s->state : "", *reason = s->reason ? s->reason : "";
    const char *order = s->order_id ? s->order_id : "";
    msec to = s->to ? s->to : INT64_MAX;
    int page = s->page < 1 ? 1 : s->page, per_page = s->per_page ? s->per_page : 25;
    if (s->query)
        return tickets_of(cx, s, to, page, per_page, out, total);
    TRY(db_int(cx, 0, total, "SELECT count(*) " TICKETS, T(cx->who.shop), T(state), T(reason), T(order), I(s->from),
               I(to)));
    return db_list(cx, ticket_fields, out,
                   "SELECT t.* " TICKETS " ORDER BY t.created_at DESC, t.id DESC LIMIT $7 OFFSET $8", T(cx->who.shop),
                   T(state), T(reason), T(order), I(s->from), I(to), I(per_page), I((int64_t)(page - 1) * per_page));
}

err_t ticket_open(struct cx *cx, int64_t *out)
{
    return db_int(cx, 0, out, "SELECT count(*) FROM ticket WHERE shop_id = $1 AND state = 'open'", T(cx->who.shop));
}
