/* remote.h - orders of another system as wismo gives them out: settled, mapped, compared, with our id. Inside of source/. */
#pragma once
#include "source/source.h"

err_t remote_find(struct cx *cx, const struct source *s, const struct source_kind *k, const struct source_ask *ask,
                  order_list *out);
err_t remote_mine(struct cx *cx, const struct source *s, const struct source_kind *k, const char *customer_id,
                  const char *email_norm, int most, order_list *out);
err_t remote_read(struct cx *cx, const struct source *s, const struct source_kind *k, const char *order_id,
                  struct order *out);

/* Instead of e: the last known state, marked; e again when wismo knows no such order. */
err_t remote_last_found(struct cx *cx, const struct source *s, const struct source_ask *ask, err_t e, order_list *out);
err_t remote_last_known(struct cx *cx, const struct source *s, const char *order_id, err_t e, struct order *out);

/* An order as a kind gives it made ready for order_take: what the shop says its statuses mean, what is empty said to be
   empty. For whatever comes from a kind, by whichever way. E_REMOTE: it has no id or number. */
MUST err_t remote_settle(struct cx *cx, const struct source *s, struct order *o);

/* Several are asked one after the other, within the turn: the deadline (clock_mono) of the one with as many remote ones
   behind it, so that one that hangs leaves some time to each of those. end: of the turn; 0 = none. */
int64_t source_turn(int64_t end, size_t behind);
