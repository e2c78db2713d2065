/* state.h - what wismo knows of a source by asking it: how far its orders are mirrored, whether it answers, its hooks. */
#pragma once
#include "source/source.h"

struct source_state {
    const char *source_id, *place, *fill_place;
    msec fill_from;
    int64_t fill_total, fill_done; /* orders; total 0 = not said */
    msec fill_ended_at, looked_at, changed_at;
    int64_t pause;     /* milliseconds between looks */
    const char *hooks; /* JSON: [{"topic","state","trouble"}] */
    msec hooks_at, hook_at;
    int64_t calls, failed, throttled;
    msec ok_at, failed_at;
    const char *why;
};
extern const struct field source_state_fields[];

MUST err_t source_state_get(struct cx *cx, const char *source_id, struct source_state *out);

/* Figures of this process to the rows; for who watches, once a minute. Not bound to a shop. */
MUST err_t source_figures_store(struct cx *cx);

/* So often it is looked whether a shop's system has switched its webhooks off. They are made at a look, too, once
   source_hooks_soon was said: in a minute, so that nobody who makes them right now meets it. In a transaction. */
#define SOURCE_HOOKS_MS (INT64_C(6) * 3600 * 1000)
MUST err_t source_hooks_soon(struct cx *cx, const char *source_id);

/* How many orders of it are mirrored. */
MUST err_t source_orders(struct cx *cx, const char *source_id, int64_t *out);

/* How the circuit stands in this process: *rests_until 0 = it is asked. */
void source_circuit(struct cx *cx, const struct source *s, bool *closed, msec *rests_until);

/* --- mirroring (sync.c) --- */

/* A look: what changed since the last one, then a piece of the back-fill, within the job's time. In a job. *more: it has not
   come to its end. E_REMOTE as the source says. */
#define SOURCE_FILL_DAYS 90
MUST err_t source_sync(struct cx *cx, const char *id, bool *more);

/* Adds the job of a look now, or then, in a transaction of its own. */
MUST err_t source_look(struct cx *cx, const char *id);
MUST err_t source_look_at(struct cx *cx, const char *id, msec when);

/* Adds the jobs of looks that are due, over all shops. Not bound to a shop. */
MUST err_t source_looks_due(struct cx *cx);

/* Stores what a kind gave. *id may be NULL. In a transaction or not. */
MUST err_t source_take(struct cx *cx, const struct source *s, const struct order *o, enum order_taken *taken);
MUST err_t source_take_gone(struct cx *cx, const struct source *s, const char *external_id);
/* One order read again by its external id, and stored. */
MUST err_t source_refresh(struct cx *cx, const struct source *s, const char *external_id, enum order_taken *taken);

/* --- what its words mean (meaning.c) --- */

struct source_meaning {
    const char *type, *raw, *name;
    const char *shipped; /* what wismo makes of it by itself, NULL = does not know it */
    const char *code;    /* what the shop has said, NULL = nothing */
    const char *own;     /* as a status of its own, in the catalogue; not stored */
};
extern const struct field source_meaning_fields[];
typedef LIST(struct source_meaning) source_meanings;

MUST err_t source_meanings_find(struct cx *cx, const char *source_id, source_meanings *out);
/* Asks the other system for its statuses, and looks what its newest orders say. E_OUTSIDE. */
MUST err_t source_meanings_learn(struct cx *cx, const struct source *s);
/* What its newest orders say, alone. */
MUST err_t source_meanings_seen(struct cx *cx, const char *source_id);
/* [{"type","raw","code"}]; code null: as wismo makes of it. Holds for what is read from now on. E_INPUT names what is wrong. */
MUST err_t source_meanings_set(struct cx *cx, const char *source_id, const json_t *list);
