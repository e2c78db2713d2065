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

static const struct statements tickets = {
    .count = { [ALL] = "SELECT count(*) FROM ticket WHERE shop_id = $1",
               [BY_STATE] = "SELECT count(*) FROM ticket WHERE shop_id = $1 AND state = $2",
               [BY_QUERY] = "SELECT count(*) FROM ticket WHERE shop_id = $1 AND conversation_id IN (" MATCHING
                            ") AND ($6 = '' OR state = $6)" },
    .list = { [ALL] = "SELECT * FROM ticket WHERE shop_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3",
              [BY_STATE] = "SELECT * FROM ticket WHERE shop_id = $1 AND state = $2 "
                           "ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4",
              [BY_QUERY] = "SELECT * FROM ticket WHERE shop_id = $1 AND conversation_id IN (" MATCHING
                           ") AND ($6 = '' OR state = $6) ORDER BY created_at DESC, id DESC LIMIT $7 OFFSET $8" },
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

err_t ticket_find(struct cx *cx, const char *query, const char *state, int page, int per_page, ticket_list *out,
                  int64_t *total)
{
    return found(cx, &tickets, query, state, page, per_page, ticket_fields, sizeof(*out->at), (void **)&out->at,
                 &out->n, total);
}
