/* staff.h - people of the shop, their sessions, and API keys. */
#pragma once
#include "db/db.h"

/* --- people -------------------------------------------------------------------------------------------- */

struct staff {
    const char *id, *email, *name;
    msec created_at;
};

/* Adds a person, or finds the one with that e-mail, and makes a membership. E_INPUT: e-mail, password under 12. */
MUST err_t staff_add(struct cx *cx, const char *email, const char *name, const char *password, enum role role,
                     struct staff *out);

/* A person of the principal's shop, as its owner sees them. */
struct member {
    const char *id, *email, *name, *role;
    bool active, second_factor;
    msec seen_at, created_at;
};
extern const struct field member_fields[];
typedef LIST(struct member) member_list;
MUST err_t staff_find(struct cx *cx, member_list *out);

/* Another role (ROLE_NONE: it stays), and whether they may come in (NULL: it stays). From the commit on old rights are gone: who calls this cuts the person's
   streams. E_MISSING; E_CONFLICT: the shop would have no owner left. */
MUST err_t staff_change(struct cx *cx, const char *id, enum role role, const bool *active, struct member *out);
MUST err_t staff_get(struct cx *cx, const char *id, struct member *out);

/* E_DENIED unless every shop of that person has the principal as an owner: what is done to the account itself reaches
   into all of them. E_MISSING: no such member. */
MUST err_t staff_reach(struct cx *cx, const char *id);

/* Whether any shop has an owner who may sign in. */
MUST err_t staff_owned(struct cx *cx, bool *out);

/* How a person or API key of the principal's shop is called; *out NULL when there is none such. */
MUST err_t staff_called(struct cx *cx, const char *id, char **out);

enum role role_of(const char *name); /* ROLE_NONE when there is none such */
const char *role_name(enum role r);

/* The principal's own account. E_DENIED: an API key has none. */
struct shop_role {
    const char *id, *name, *role;
};
struct profile {
    const char *id, *email, *name;
    bool second_factor;
    int64_t recovery_codes_left;
    const char *preferences; /* JSON */
    LIST(struct shop_role) shops;
};
struct preferences {
    const char *theme, *locale;
    bool shortcuts;
    int64_t per_page;
};
extern const struct field preference_fields[];
MUST err_t staff_profile(struct cx *cx, struct profile *out);

/* name NULL: stays. preferences NULL: stay; else an object whose members replace those of that name. */
MUST err_t staff_profile_change(struct cx *cx, const char *name, const json_t *preferences);

/* --- sessions ------------------------------------------------------------------------------------------ */

struct sign_in {
    const char *email, *password;
    const char *code;            /* of the second factor, or a recovery code; NULL = none */
    bool keep;                   /* 30 days; else 12 hours of silence end it */
    const char *address, *agent; /* where from: address block, User-Agent */
    const char *before;          /* the session that this browser had: it ends */
};
struct session {
    const char *token;
    const char *csrf;
    const char *staff_id;
    msec until;
};

/* E-mail + password (+ code) → session with a token of its own. Same answer and same work for unknown address and wrong
   password: E_SIGNIN "Email or password is not correct"; E_SIGNIN with the field "code": all is right but the code;
   E_LIMIT: too many misses. OUTSIDE lane (E_OUTSIDE inside). */
MUST err_t staff_sign_in(struct cx *cx, const struct sign_in *in, struct session *out);

/* Whether the person with that e-mail, as it was typed, has a session from this address block. Nobody: no. */
MUST err_t staff_familiar(struct cx *cx, const char *email, const char *address, bool *out);

/* The principal's session with this token, if it is one. */
MUST err_t staff_sign_out(struct cx *cx, const char *token);

/* false: misses slow nobody down (WISMO_RATE_LIMITS=off). At start. */
void staff_limits(bool on);

/* Since the start, for figures: sessions that were begun; passwords and codes that were wrong, whoever was asked for them;
   tries that came too soon after misses. */
enum sign_in_outcome { SIGN_IN_DONE, SIGN_IN_FAILED, SIGN_IN_SLOWED, SIGN_IN_OUTCOMES };
int64_t staff_sign_ins(enum sign_in_outcome what);

/* The principal's own password once more, before what a stolen session must not do: E_INPUT, field "current". OUTSIDE. */
MUST err_t staff_password_check(struct cx *cx, const char *current);

/* A new password; every other session of theirs ends. keep: the token of the one that stays. */
MUST err_t staff_password_change(struct cx *cx, const char *current, const char *fresh, const char *keep);

/* Who holds this session cookie: fills cx->who for the shop (NULL = the only or first one) and *csrf.
   E_SIGNIN: none such, ended, or no member of that shop. */
MUST err_t staff_by_session(struct cx *cx, const char *token, const char *shop_id, char **csrf);

struct session_row {
    const char *id;
    bool current, kept;
    const char *agent, *address;
    msec created_at, seen_at, until;
};
extern const struct field session_fields[];
typedef LIST(struct session_row) session_list;

/* The principal's own, newest first; token says which is current. Keys have none. */
MUST err_t staff_session_find(struct cx *cx, const char *token, session_list *out);
MUST err_t staff_session_remove(struct cx *cx, const char *id); /* E_MISSING: none of theirs */

/* All of the principal's but the one with this token (NULL = all). */
MUST err_t staff_sessions_leave(struct cx *cx, const char *keep);

/* The same of that person, in the transaction of what ends them and its event. */
MUST err_t staff_sessions_end(struct cx *cx, const char *staff_id, const char *keep);

/* --- API keys ------------------------------------------------------------------------------------------ */

/* Who holds this API key ("wk_…"): fills cx->who. E_SIGNIN. */
MUST err_t staff_by_key(struct cx *cx, const char *token);

/* A new key of the principal's shop; the token is returned once. id may be NULL. */
MUST err_t staff_key_add(struct cx *cx, const char *name, enum role role, const char **id, char **token);

struct api_key {
    const char *id, *name, *role;
    msec created_at, used_at;
};
extern const struct field api_key_fields[];
typedef LIST(struct api_key) api_key_list;

/* The shop's keys that count, newest first. */
MUST err_t staff_key_find(struct cx *cx, api_key_list *out);

/* It counts no more from this commit on. E_MISSING: no such key, or revoked before. */
MUST err_t staff_key_remove(struct cx *cx, const char *id);

/* Sessions and keys are noted in memory when they are used; this writes it down (once a minute, and at the end). */
MUST err_t staff_seen_write(struct cx *cx);
