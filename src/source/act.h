/* act.h - the outbox: what is asked of a shop's own system, and what became of it. Includes nothing of order/: who begins an
   act came through the door. */
#pragma once
#include "db/db.h"

struct act {
    const char *id, *source_id, *order_id, *request_id, *what, *details, *state, *token, *trouble;
    int64_t tries;
    msec created_at, ended_at;
};
extern const struct field act_fields[];
typedef LIST(struct act) act_list;

/* What this order's source can do of this, and how. */
struct act_ways {
    bool can, alone; /* alone: without staff, as the shop has set */
    bool notes;      /* wismo may leave a note on the order there by itself */
};
MUST err_t act_can(struct cx *cx, const char *order_id, const char *what, struct act_ways *out);
/* In the transaction of the request (which may be NULL). Its job begins at once. */
MUST err_t act_add(struct cx *cx, const char *order_id, const char *request_id, const char *what, const char *details);
/* A request was decided without it: what was asked of the shop for it, and is not done yet, is not done any more. E_CONFLICT:
   it is being done at this moment. */
MUST err_t act_end(struct cx *cx, const char *request_id);
/* Words for the people who work in that system, on the order there: at most ACT_NOTE_MOST characters. E_INPUT: its source
   takes no notes. *out may be NULL. */
#define ACT_NOTE_MOST 1000
MUST err_t act_note(struct cx *cx, const char *order_id, const char *text, struct act *out);
/* One try. *out as it is then; *again: milliseconds until the next try, 0 = it is over (done, refused, failed). */
MUST err_t act_run(struct cx *cx, const char *id, struct act *out, int64_t *again);
/* The newest 50, newest first. */
MUST err_t act_of_order(struct cx *cx, const char *order_id, act_list *out);
