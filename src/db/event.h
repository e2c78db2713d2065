/* event.h - the append-only table that history, audit log and automations are readings of. */
#pragma once
#include "db/db.h"

struct event {
    const char *id;
    const char *subject; /* "order", "conversation", "ticket", "request", "shop", "status", … */
    const char *subject_id;
    const char *what;  /* "order.created", "order.status_changed", … */
    const char *field; /* which field changed, or NULL */
    const char *from;  /* old and new value as text, or NULL */
    const char *to;
    const char *actor;      /* actor_name() */
    const char *actor_id;   /* user or key id, or NULL */
    const char *actor_name; /* as history shows it, or NULL */
    msec at;
};
typedef LIST(struct event) event_list;
extern const struct field event_fields[];

/* Writes one event by cx->who at cx->now. Must be in the transaction of the change: E_INTERNAL else. */
MUST err_t event_add(struct cx *cx, const char *subject, const char *subject_id, const char *what, const char *field,
                     const char *from, const char *to);

/* The events of one subject, newest first, at most `most`, older than `before` (an event id; NULL = all). */
MUST err_t event_find(struct cx *cx, const char *subject, const char *subject_id, const char *before, int most,
                      event_list *out);
