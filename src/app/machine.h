/* machine.h - `wismo setup`: this machine serves a shop under its own https address. What it decided is one struct; the
   steps are functions on it, each of which may be run again and then changes nothing. */
#pragma once
#include "app/config.h"
#include "db/db.h"
#include <sys/types.h>

struct machine {
    const char *folder; /* --folder: all is kept there and nothing is started; NULL = the machine's own places */
    const char *domain, *email, *shop, *pages, *zone, *currency, *password_file, *listen, *db, *acme;
    bool caddy;  /* put Caddy in front (--no-caddy: somebody else's proxy) */
    bool agreed; /* --yes: install Caddy without asking */
    bool asks;   /* there is a terminal with a person */
    gid_t group; /* of the service; (gid_t)-1 in a folder */
    const char *env_file, *secret_file, *site_file, *caddyfile;
    const char *program; /* caddy's path */
};

/* --- machine_ask.c: what is wanted ----------------------------------------------------------------------- */

/* One line from the person; fallback (may be NULL) when it is empty. E_INPUT at the end of input. */
MUST err_t machine_ask(struct cx *cx, const char *question, const char *fallback, const char **out);
/* The same without showing it. */
MUST err_t machine_ask_password(struct cx *cx, const char *question, const char **out);
bool machine_agrees(struct cx *cx, const char *question);

/* The domain in lower case, without the scheme and slash that people add. E_INPUT says what is wrong with it. */
MUST err_t machine_domain(struct cx *cx, const char *text, const char **out);

/* What may be said with options: syntax of e-mail, listen, acme. E_INPUT. */
MUST err_t machine_check(struct cx *cx, const struct machine *m);

/* --- machine_site.c: Caddy ------------------------------------------------------------------------------ */

/* E-mail and authority of last time, where none is said now. */
MUST err_t site_remember(struct cx *cx, struct machine *m);

/* Caddy is there, or is installed after asking; ports 80 and 443 are free or Caddy's. E_CONFLICT names who has them. */
MUST err_t site_ready(struct cx *cx, struct machine *m);

/* Writes Caddy's files and lets Caddy check them; what was there comes back when it says no. */
MUST err_t site_write(struct cx *cx, const struct machine *m);

/* --- machine_start.c ------------------------------------------------------------------------------------- */

/* Starts both services, or says how when systemd does not run here or a folder was chosen; waits until wismo
   answers, then looks whether the https address does, and says so. */
MUST err_t machine_start(struct cx *cx, const struct machine *m);
