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

#define TYPED(q) T((q).text), T((q).email), T((q).number), I((q).ticket)

/* Ids of conversations: $1 shop, $2 … $5 TYPED. */
#define MATCHING                                                                                                       \
    "SELECT id FROM conversation WHERE shop_id = $1 AND subject_email IN ($2, $3) "                                    \
    "UNION SELECT id FROM conversation WHERE shop_id = $1 AND claimed = $2 "                                           \
    "UNION SELECT s.id FROM orders o JOIN conversation s ON s.shop_id = o.shop_id AND s.order_id = o.id "              \
    "WHERE o.shop_id = $1 AND o.number_norm = $4 "                                                                     \
    "UNION SELECT conversation_id FROM ticket WHERE shop_id = $1 AND number = $5 "                                     \
    "UNION SELECT conversation_id FROM ticket WHERE shop_id = $1 AND contact IN ($2, $3)"

/* --- conversations ------------------------------------------------------------------------------------ */

static err_t conversations_match(struct cx *cx, const char *query, const char *state, int page, int per_page,
                                 conversation_list *out, int64_t *total)
{
    struct typed q;
    TRY(typed_of(cx, query, &q));
    state = state ? state : "";
    TRY(db_int(cx, 0, total,
               "SELECT count(*) FROM conversation WHERE shop_id = $1 AND id IN (" MATCHING
               ") AND ($6 = '' OR state = $6)",
               T(cx->who.shop), TYPED(q), T(state)));
    return db_list(cx, conversation_fields, out,
                   ROWS "WHERE c.shop_id = $1 AND c.id IN (" MATCHING ") AND ($6 = '' OR c.state = $6) "
                        "ORDER BY c.listed_at DESC, c.id DESC LIMIT $7 OFFSET $8",
                   T(cx->who.shop), TYPED(q), T(state), I(per_page), I((int64_t)(page - 1) * per_page));
}

err_t conversation_find(struct cx *cx, const char *query, const char *state, int page, int per_page,
                        conversation_list *out, int64_t *total)
{
    int64_t skip = (int64_t)(page - 1) * per_page;
    if (query)
        return conversations_match(cx, query, state, page, per_page, out, total);
    if (!state) {
        TRY(db_int(cx, 0, total, "SELECT count(*) FROM conversation WHERE shop_id = $1", T(cx->who.shop)));
        return db_list(cx, conversation_fields, out,
                       ROWS "WHERE c.shop_id = $1 ORDER BY c.listed_at DESC, c.id DESC LIMIT $2 OFFSET $3",
                       T(cx->who.shop), I(per_page), I(skip));
    }
    TRY(db_int(cx, 0, total, "SELECT count(*) FROM conversation WHERE shop_id = $1 AND state = $2", T(cx->who.shop),
               T(state)));
    return db_list(cx, conversation_fields, out,
                   ROWS "WHERE c.shop_id = $1 AND c.state = $2 ORDER BY c.listed_at DESC, c.id DESC LIMIT $3 OFFSET $4",
                   T(cx->who.shop), T(state), I(per_page), I(skip));
}

/* --- tickets ------------------------------------------------------------------------------------------ */

static err_t tickets_match(struct cx *cx, const char *query, const char *state, int page, int per_page,
                           ticket_list *out, int64_t *total)
{
    struct typed q;
    TRY(typed_of(cx, query, &q));
    state = state ? state : "";
    TRY(db_int(cx, 0, total,
               "SELECT count(*) FROM ticket WHERE shop_id = $1 AND conversation_id IN (" MATCHING
               ") AND ($6 = '' OR state = $6)",
               T(cx->who.shop), TYPED(q), T(state)));
    return db_list(cx, ticket_fields, out,
                   "SELECT * FROM ticket WHERE shop_id = $1 AND conversation_id IN (" MATCHING
                   ") AND ($6 = '' OR state = $6) "
                   "ORDER BY created_at DESC, id DESC LIMIT $7 OFFSET $8",
                   T(cx->who.shop), TYPED(q), T(state), I(per_page), I((int64_t)(page - 1) * per_page));
}

err_t ticket_find(struct cx *cx, const char *query, const char *state, int page, int per_page, ticket_list *out,
                  int64_t *total)
{
    int64_t skip = (int64_t)(page - 1) * per_page;
    if (query)
        return tickets_match(cx, query, state, page, per_page, out, total);
    if (!state) {
        TRY(db_int(cx, 0, total, "SELECT count(*) FROM ticket WHERE shop_id = $1", T(cx->who.shop)));
        return db_list(cx, ticket_fields, out,
                       "SELECT * FROM ticket WHERE shop_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3",
                       T(cx->who.shop), I(per_page), I(skip));
    }
    TRY(db_int(cx, 0, total, "SELECT count(*) FROM ticket WHERE shop_id = $1 AND state = $2", T(cx->who.shop),
               T(state)));
    return db_list(
        cx, ticket_fields, out,
        "SELECT * FROM ticket WHERE shop_id = $1 AND state = $2 ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4",
        T(cx->who.shop), T(state), I(per_page), I(skip));
}
