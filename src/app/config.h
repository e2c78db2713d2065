/* config.h - the few settings that are not in the database: environment variables, the same as options. */
#pragma once
#include "base/base.h"

struct config {
    const char *db, *listen, *url, *secret, *trusted_proxies, *allow_hosts; /* url: NULL = not set */
    const char *secret_file;                                                /* NULL: the secret is a variable */
    const char *backup_dir, *backup_at;                                     /* NULL = not set */
    bool limits;                                                            /* false: WISMO_RATE_LIMITS=off */
    bool loopback_counts;      /* WISMO_RATE_LIMITS=loopback: this machine's own clients are limited like all others */
    bool db_said, listen_said; /* by --db, --listen */
};

/* Reads the environment, then takes --db and --listen out of argv (also "--db=…"). E_INPUT: an
   option without its value. */
MUST err_t config_take(struct cx *cx, int *argc, char **argv, struct config *out);

/* The installation's secret from WISMO_SECRET or WISMO_SECRET_FILE, handed to base/crypto. E_INPUT in the sentence
   that helps. */
MUST err_t config_secret(struct cx *cx, struct config *c);

/* Reads the secret's file again when it has changed (`wismo rekey`). True: a new secret is in use. */
bool config_secret_again(void);

/* What may not go together when a server listens: E_INPUT. */
MUST err_t config_check(struct cx *cx, const struct config *c);

/* "--name VALUE" taken out of argv, or NULL. E_INPUT without a value. */
MUST err_t option_take(struct cx *cx, int *argc, char **argv, const char *name, const char **out);
/* "--name" taken out of argv. */
bool option_flag(int *argc, char **argv, const char *name);
