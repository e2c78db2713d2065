/* status.h - the shop's catalogue of statuses and their texts per language. */
#pragma once
#include "db/db.h"
#include "order/state.h"

#define STATUS_TONES "grey blue violet cyan amber green orange red"
enum { STATUS_NAME_MOST = 80, STATUS_CODE_MOST = 64, STATUS_TEXT_MOST = 1000 }; /* characters */

struct status {
    const char *type, *code, *name, *badge, *tone;
    bool include_in_analytics, builtin, learned;
    int64_t position, version;
    const char *text; /* in the language asked for, else the shop's, else the shipped one; NULL = none yet */
};
typedef LIST(struct status) status_list;
extern const struct field status_fields[];

/* The four basic ones first, then by type and position; type NULL = all. Built-ins and the shop's own, merged. */
MUST err_t status_find(struct cx *cx, const char *type, const char *locale, status_list *out);
MUST err_t status_get(struct cx *cx, const char *type, const char *code, const char *locale, struct status *out);

/* What one request has read of the catalogue so far: begins as { 0 }, with the shop's locale if it is known. A status
   that is not there yet is read when it is asked for; status_read gets up to three in one statement (code NULL: none). */
struct status_key {
    const char *type, *code;
};
struct status_batch;
struct status_known {
    const char *shop_locale;
    struct status_batch *read;
};
MUST err_t status_read(struct cx *cx, struct status_known *known, const struct status_key wanted[3]);
MUST err_t status_know(struct cx *cx, struct status_known *known, const char *type, const char *code,
                       const char *locale, struct status *out);

/* What the shopper reads for a state (UI_SPEC D8): its status, with a text that is never NULL: a custom status
   without a text of its own borrows that of the next in order, at last the generic words. */
MUST err_t status_said(struct cx *cx, struct status_known *known, const struct order_state *state, const char *general,
                       bool custom_general, const char *locale, struct status *out);

/* E_INPUT: empty name, bad code (a-z0-9_-, 64), unknown badge or tone; E_CONFLICT "Status code must be unique". */
MUST err_t status_add(struct cx *cx, const struct status *in, struct status *out);
MUST err_t status_change(struct cx *cx, const char *type, const char *code, const struct status *in, uint64_t given,
                         struct status *out);
/* E_CONFLICT: built-in ("Basic statuses cannot be removed"), or used by orders. */
MUST err_t status_remove(struct cx *cx, const char *type, const char *code);

/* Saves a text; unknown variable: E_INPUT with the list of known ones; *notice: what was rewritten (the
   misspelt tracking link) or warned about, or NULL. text NULL or "": back to the shipped one. */
MUST err_t status_text_set(struct cx *cx, const char *type, const char *code, const char *locale, const char *text,
                           const char **notice);

/* When a source first uses a code: added as custom, without a text. Idempotent, in a transaction. A shop learns
   at most 200 of a type; more are not added (their orders read “unknown”). */
MUST err_t status_learn(struct cx *cx, const char *type, const char *code, const char *name);

/* A source's own word as a code: "Ready to go!" → "ready_to_go". At most 64 characters, never empty. */
char *status_code(struct arena *a, const char *raw);

/* What another system's word surely means as a code of that type, by the one list that all share; NULL: nobody knows. */
const char *status_word(struct arena *a, enum status_type t, const char *raw);
/* The general status that a delivery code means where nothing else is told; NULL: none. */
const char *status_general_of(const char *delivery);
/* Whether a payment method of that name is cash on delivery. */
bool status_cash(const char *payment_name);
