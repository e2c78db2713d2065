/* left.h - what a disconnected source leaves behind, and which shop a source is of. */
#pragma once
#include "source/source.h"

struct source_left {
    const char *id, *kind, *name;
    const char *site; /* NULL: cannot be said, so that it is never taken up again */
    int64_t version;
    bool kept; /* false: its copies are being removed */
    msec created_at, left_at;
    int64_t orders; /* copies that are there */
};
extern const struct field source_left_fields[];
typedef LIST(struct source_left) source_left_list;

/* Disconnected sources with copies, the latest first. */
MUST err_t source_left_find(struct cx *cx, source_left_list *out);

/* Removes the copies of a source that was disconnected, with the conversations about them, by a job. E_MISSING: there is no
   such one, or its copies were removed. */
MUST err_t source_left_remove(struct cx *cx, const char *id);

/* --- for settings.c, in the transaction of what changes --- */

/* Which shop a source is of, NULL where its kind or its settings cannot say it. */
const char *source_site_of(struct cx *cx, const struct source *s);

/* One change of the shop's sources at a time. */
MUST err_t sources_lock(struct cx *cx);

/* E_CONFLICT, with its name: another source is of this shop. site NULL: nothing is compared. */
MUST err_t source_site_free(struct cx *cx, const char *kind, const char *site, const char *but_id);

/* The source that was of this shop before, out->id NULL = none. E_CONFLICT: its copies are being removed right now. */
MUST err_t source_left_of(struct cx *cx, const char *kind, const char *site, struct source_left *out);

/* What is left of s once its row goes; keep: the copies stay. */
MUST err_t source_left_add(struct cx *cx, const struct source *s, bool keep);

/* It is connected again: its row goes, and it is looked at from where it was left, with a new back-fill. */
MUST err_t source_left_end(struct cx *cx, const struct source_left *l);
