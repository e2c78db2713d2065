/* staff.h - people of the shop, their sessions, and API keys. */
#pragma once
#include "db/db.h"

struct staff {
    const char *id, *email, *name;
    msec created_at;
};
struct session {
    const char *token;
    const char *csrf;
    const char *staff_id;
    msec until;
};

/* Adds a person, or finds the one with that e-mail, and makes a membership. E_INPUT: e-mail, password under 12. */
MUST err_t staff_add(struct cx *cx, const char *email, const char *name, const char *password, enum role role,
                     struct staff *out);

/* E-mail + password → session of 14 days. Same answer and same work for unknown address and wrong
   password: E_SIGNIN "Email or password is not correct". OUTSIDE lane (E_OUTSIDE inside). */
MUST err_t staff_sign_in(struct cx *cx, const char *email, const char *password, struct session *out);
MUST err_t staff_sign_out(struct cx *cx, const char *token);

/* Who holds this session cookie: fills cx->who for the shop (NULL = the only or first one) and *csrf.
   E_SIGNIN: none such, ended, or no member of that shop. */
MUST err_t staff_by_session(struct cx *cx, const char *token, const char *shop_id, char **csrf);

/* Who holds this API key ("wk_…"): fills cx->who. E_SIGNIN. */
MUST err_t staff_by_key(struct cx *cx, const char *token);

/* A new key of the principal's shop; the token is returned once. id may be NULL. */
MUST err_t staff_key_add(struct cx *cx, const char *name, enum role role, const char **id, char **token);

struct api_key {
    const char *id, *name, *role;
    msec created_at;
};
extern const struct field api_key_fields[];
typedef LIST(struct api_key) api_key_list;

/* The shop's keys that count, newest first. */
MUST err_t staff_key_find(struct cx *cx, api_key_list *out);

/* It counts no more from this commit on. E_MISSING: no such key, or revoked before. */
MUST err_t staff_key_remove(struct cx *cx, const char *id);

/* How a person or API key of the principal's shop is called; *out NULL when there is none such. */
MUST err_t staff_called(struct cx *cx, const char *id, char **out);

enum role role_of(const char *name); /* ROLE_NONE when there is none such */
const char *role_name(enum role r);
