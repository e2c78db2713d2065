/* warning.h - what the owner should know now: a backup that failed, a disk that fills, a source that does not answer.
   A warning ends by itself when its cause has gone, or by hand where wismo cannot see that it has. */
#pragma once
#include "db/db.h"

struct warning {
    const char *what;    /* "backup", "disk", "source", "tracker", "search", "version", "privacy", "privacy_failed" */
    const char *subject; /* the source's id, the tracker's kind; of privacy an order's or conversation's; or "" */
    const char *detail;  /* sentences for the owner */
    msec since;
};
extern const struct field warning_fields[];
typedef LIST(struct warning) warning_list;

/* Begins a warning of the principal's shop ("" = the installation's) with its event, in a transaction; *fresh = false
   when it had begun already: nothing was written. */
MUST err_t warning_add(struct cx *cx, const char *what, const char *subject, const char *text, bool *fresh);

/* Whether it asks for something that wismo cannot see done, so that somebody must say so. */
bool warning_by_hand(const char *what);

/* Ends it with its event, in a transaction; *gone = false when there was none. */
MUST err_t warning_remove(struct cx *cx, const char *what, const char *subject, bool *gone);

/* The shop's and the installation's, oldest first; nothing of a source that is paused. The disk is looked at now: that it is full can be read also when
   nothing can be written. */
MUST err_t warning_find(struct cx *cx, warning_list *out);

/* The shop's of one kind, without looking at the disk. */
MUST err_t warning_of(struct cx *cx, const char *what, warning_list *out);

/* What is wrong with the disk of the database, or NULL. began: it was low before, and must have some more to count as
   mended. Always NULL on PostgreSQL, whose disk is not ours to see. */
const char *warning_disk(struct cx *cx, bool began);
