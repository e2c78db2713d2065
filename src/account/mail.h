/* mail.h - mails of a shop: which server they go through, and the box that they go out of. A mail is a row and a job,
   written in the transaction of what it tells; app/post.c sends it. */
#pragma once
#include "db/db.h"

/* --- the server ------------------------------------------------------------------------------------------ */

struct mail_settings {
    const char *host;
    int64_t port;
    const char *tls, *user;
    const char *password; /* in: the new one, NULL = as it is; out: sealed */
    const char *sender, *sender_name, *ca;
};
extern const struct field mail_settings_fields[];

/* The principal's shop's ("" = the installation's). E_MISSING: none is set. */
MUST err_t mail_server_get(struct cx *cx, struct mail_settings *out);

/* E_INPUT naming the field. A new host or user needs its password again: else who may edit could have it sent to a
   server of theirs. */
MUST err_t mail_server_put(struct cx *cx, const struct mail_settings *in, struct mail_settings *out);
/* E_MISSING; E_CONFLICT: codes that shoppers are sent go through it. */
MUST err_t mail_server_remove(struct cx *cx);

/* Whether any mail could go out, of whichever shop: else nobody need be told to look into their box. */
MUST err_t mail_somewhere(struct cx *cx, bool *out);

/* Sends one mail now, through the settings as they stand. OUTSIDE. E_REMOTE, E_DENIED in words. */
MUST err_t mail_try(struct cx *cx, const char *to, const char **said);

/* --- the box --------------------------------------------------------------------------------------------- */

struct mail {
    const char *id, *to, *subject, *text; /* text is read for a demo shop only */
    const char *state;                    /* waiting, sent, failed, kept (by a demo shop: they go nowhere) */
    const char *trouble;
    msec created_at, sent_at;
};
extern const struct field mail_fields[];
typedef LIST(struct mail) mail_list;

/* Whether a mail of the principal's shop could go out, or be kept. */
MUST err_t mail_ready(struct cx *cx, bool *out);

/* A mail of the principal's shop, in a transaction. key (may be NULL): a second one of that key is not added.
   *out = false: the shop has neither a server nor is it a demo: nothing was written. */
MUST err_t mail_add(struct cx *cx, const char *key, const char *to, const char *subject, const char *text, bool *out);

/* The same to every active owner of the shop. */
MUST err_t mail_owners(struct cx *cx, const char *key, const char *subject, const char *text);

/* Newest first, at most 100, without what they say. */
MUST err_t mail_find(struct cx *cx, mail_list *out);

/* The demo shop's, with what they say. */
MUST err_t mail_find_kept(struct cx *cx, mail_list *out);

/* Sends the mail with this id (a job): E_REMOTE: again later. *trouble: why it will never go (the row says so, too), or
   NULL. last: there will be no other try. */
MUST err_t mail_post(struct cx *cx, const char *id, bool last, const char **trouble);

/* Those to this address (normal form) that were added by then, but for mails to people of wismo. *out = how many. */
MUST err_t mail_erase(struct cx *cx, const char *email, msec until, int64_t *out);
/* Newest first, at most 100 of them, without what they say. */
MUST err_t mail_find_to(struct cx *cx, const char *email, mail_list *out);

/* Whom mails of the shop are to, each once. Only .to is filled. */
MUST err_t mail_addresses(struct cx *cx, mail_list *out);

/* rekey: seals anew what an earlier key has sealed, over all shops; *out = how many. */
MUST err_t mail_reseal(struct cx *cx, int64_t *out);
MUST err_t mail_sealed_before(struct cx *cx, int64_t *out);
MUST err_t mail_server_reseal(struct cx *cx, int64_t *out);
MUST err_t mail_server_sealed_before(struct cx *cx, int64_t *out);
