/* link.h - links that let somebody in once: invitations (7 days) and password resets (1 hour). Their tokens are stored
   as hashes; making a new one for the same person ends those before. */
#pragma once
#include "account/staff.h"

struct invitation {
    const char *id, *email, *role, *by;
    msec created_at, until;
};
extern const struct field invitation_fields[];
typedef LIST(struct invitation) invitation_list;

/* url: where our pages are. *link: told once. *mailed: it goes to that address, too. E_INPUT; E_CONFLICT: a member
   already. */
MUST err_t link_invite(struct cx *cx, const char *email, enum role role, const char *url, struct invitation *out,
                       char **link, bool *mailed);
MUST err_t link_invitations(struct cx *cx, invitation_list *out);
MUST err_t link_invitation_remove(struct cx *cx, const char *id); /* E_MISSING */

/* Somebody forgot a password: does the same whether the address is known or not; the rest is the job "reset". */
MUST err_t link_reset_ask(struct cx *cx, const char *email, const char *url);

/* That job: mails a link if there is such a person and a server that may know it. At most three an hour. */
MUST err_t link_reset_mail(struct cx *cx, const char *email, const char *url);

/* By an owner, to hand over. E_MISSING; E_DENIED: staff_reach. */
MUST err_t link_reset_make(struct cx *cx, const char *staff_id, const char *url, char **link, msec *until);

/* By whoever runs the machine, for anybody's account: an only owner has no other who could help. E_MISSING. */
MUST err_t link_reset_local(struct cx *cx, const char *email, const char *url, char **link);

struct link {
    const char *kind; /* "invite", "reset" */
    const char *email, *role, *shop;
    bool known; /* that person has an account */
};

/* What a token stands for. E_MISSING: used, ended, or never made. */
MUST err_t link_get(struct cx *cx, const char *token, struct link *out);

/* Uses it: in->password is the new one, or of an invited person who is known theirs (with in->code). A reset ends all
   sessions. *who: whose account it was. OUTSIDE. E_MISSING, E_INPUT, E_SIGNIN, E_LIMIT. */
MUST err_t link_use(struct cx *cx, const char *token, const char *name, const struct sign_in *in, const char **who);
