/* text.h - the index of parts: what an order is found by when only a part of a number, name, e-mail, phone or tracking
   number is known. Folded text beside each order (order_text), and over it trigrams: FTS5 on SQLite, pg_trgm on
   PostgreSQL. On SQLite a write leaves its text waiting, where it is found by reading, and order_text_merge brings it into
   the index later, many at a time: an order's own write stays cheap, and so does an import. */
#pragma once
#include "order/order.h"

/* Called by order_store() in its transaction. before = NULL: a new order. */
MUST err_t order_text_write(struct cx *cx, const struct order *before, const struct order *o);
/* Its tags as rows; the same. */
MUST err_t order_tags_write(struct cx *cx, const struct order *before, const struct order *o);

/* Both go with an order that is removed. In its transaction. */
MUST err_t order_index_remove(struct cx *cx, const struct order *o);

/* Folded: how text is stored there, and how a query is compared with it. */
const char *order_text_of(struct cx *cx, const struct order *o);

/* Whether a whole order's text is stored as it should be; mend: makes it so. In a transaction. */
MUST err_t order_text_check(struct cx *cx, const struct order *o, bool mend, bool *right);

/* Some of what waits, of whatever shop: a short transaction. *left = false when nothing waits any more. */
MUST err_t order_text_merge(struct cx *cx, bool *left);
/* All of it. For commands; a server does it little by little. */
MUST err_t order_text_settle(struct cx *cx);

/* Whether a search of the principal's shop sees all its orders. */
MUST err_t order_text_complete(struct cx *cx, bool *out);
/* So many waiting ones are read by a search, the newest; with more it is not complete. */
enum { ORDER_TEXT_READ = 4000 };

/* Everything of the shop is read again, by order_text_merge. */
MUST err_t order_text_again(struct cx *cx);

/* PostgreSQL: makes the index when that has become possible. *why: what the owner should do, or NULL. */
MUST err_t order_text_ready(struct cx *cx, const char **why);

/* Called when a transaction, soon to be committed, leaves something waiting (any thread); set once at start. NULL = none. */
void order_text_on_waiting(void (*wake)(void));

/* SQLite: the documents of the principal's shop are from ≤ doc < to. */
void order_text_range(struct cx *cx, int64_t *from, int64_t *to);
