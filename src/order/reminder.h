/* reminder.h - what staff shall think of, on an order. Whether one is due is computed when it is read, so that nothing
   has to run at midnight; the next open one also stands on its order (orders.reminder_at, orders.reminder). */
#pragma once
#include "db/db.h"

struct reminder {
    const char *id, *order_id, *order_number, *text;
    msec due_at;
    const char *kind, *rule_id; /* scheduled: by a person; automatic: by a rule */
    bool active;
    msec done_at;
    const char *created_by;
    int64_t version;
    msec created_at;
};
typedef LIST(struct reminder) reminder_list;
extern const struct field reminder_fields[];

/* The shop's today: from ≤ t < to. */
void reminder_today(const struct cx *cx, msec *from, msec *to);

/* “Remind today”, “Overdue” (a day before today), or NULL: later, or no reminder (0). */
const char *reminder_due(const struct cx *cx, msec due_at);

MUST err_t reminder_get(struct cx *cx, const char *id, struct reminder *out);
/* Of one order, also those that are done or switched off: open ones first, by time. */
MUST err_t reminder_of_order(struct cx *cx, const char *order_id, reminder_list *out);
/* The automatic ones of an order that are open, by time: their texts alone, each once. */
MUST err_t reminder_automations(struct cx *cx, const char *order_id, reminder_list *out);
/* Open ones of the shop by time: due "today", "overdue", or NULL = all. E_INPUT: another word. */
MUST err_t reminder_find(struct cx *cx, const char *due, int page, int per_page, reminder_list *out, int64_t *total);

struct reminder_counts {
    int64_t today, overdue, open;
};
MUST err_t reminder_count(struct cx *cx, struct reminder_counts *out);

/* E_INPUT: no text or time; E_MISSING: no such order. rule_id: automatic, else NULL. */
MUST err_t reminder_add(struct cx *cx, const char *order_id, const struct reminder *in, struct reminder *out);
/* Text, time and active become those of in. E_CONFLICT: in->version is old, or it is done. */
MUST err_t reminder_change(struct cx *cx, const struct reminder *in, struct reminder *out);
MUST err_t reminder_done(struct cx *cx, const char *id, int64_t version, struct reminder *out);
MUST err_t reminder_remove(struct cx *cx, const char *id, const char **order_id);

/* The fields, and badge, due, beside them. The object is open in w. */
void reminder_write(struct writer *w, const struct cx *cx, const struct reminder *r);
