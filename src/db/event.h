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

/* The audit log: the principal's shop's events, newest first. Members that are NULL or 0 ask for nothing. */
struct event_query {
    const char *actor;                /* "staff", "key", … */
    const char *who;                  /* id of a user or key */
    const char *what;                 /* "order.changed", or how it begins: "order." */
    const char *subject, *subject_id; /* an id only with its subject */
    msec from, to;                    /* from ≤ at < to */
    const char *before;               /* an event's id: what is older */
    int most;
};

/* *next: where the next page begins, NULL when there is none. A page may be short, even empty, and yet have a next one:
   no more than 10,000 events are looked at for one. */
MUST err_t event_log(struct cx *cx, const struct event_query *q, event_list *out, const char **next);

/* The events of one subject, newest first, at most `most`, older than `before` (an event id; NULL = all). */
MUST err_t event_find(struct cx *cx, const char *subject, const char *subject_id, const char *before, int most,
                      event_list *out);
