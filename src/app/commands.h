/* commands.h - what main.c calls: a command is a function and a line in its table. They return the exit status:
   0 done, 1 failed, 2 wrong usage. */
#pragma once
#include "api/api.h"
#include "app/config.h"
#include "db/db.h"

/* One sentence on stderr; 2 and 1. */
int command_usage(const char *sentence);
int command_failed(err_t e);

typedef int command(struct cx *cx, struct config *c, int argc, char **argv);
command serve_main, init_main, setup_main, demo_main, chat_main, backup_main, restore_main, doctor_main, user_main,
    bench_main, rekey_main, mail_main, erased_main;
command serve_check, doctor_check; /* only whether it is used right: 0 or 2 */

/* Opens the database that c names into cx->db, brought up to this program's schema. */
enum { DATABASE_CREATES = 1, /* also a new one */ DATABASE_SERVES = 2 /* as the one that serves it (db_open) */ };
MUST err_t command_database(struct cx *cx, const struct config *c, unsigned how);

/* The first line of a password's file. E_INPUT: it cannot be read. */
MUST err_t command_password(struct cx *cx, const char *path, const char **out);

/* Of other rooms' making. */
int import_main(struct cx *cx, int argc, char **argv);
int dialog_main(struct cx *cx, int argc, char **argv);

/* The shop of --shop (id or name), else the only one; enters it. E_INPUT: none, or several to choose from. */
MUST err_t command_shop(struct cx *cx, const char *wanted);

/* A shop with its assistant on the native source and the flow Order help, and an owner. */
struct setup {
    const char *shop, *zone, *currency, *email, *name, *password;
    bool demo;
    bool keyless; /* no API key */
};
struct made {
    const char *shop_id, *assistant_key, *assistant_id, *source_id, *identity_secret, *api_key, *password;
};
MUST err_t shop_setup(struct cx *cx, const struct setup *in, struct made *out);

/* For api_config: the first owner and shop. E_CONFLICT: somebody was faster. */
MUST err_t shop_first(struct cx *cx, const struct first *in);

/* Where the first owner is made, with its token; NULL: there is an owner. */
MUST err_t first_link(struct cx *cx, const char *url, const char **out);
