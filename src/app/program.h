/* program.h - other programs of the machine, for `wismo setup` alone: caddy, systemctl, apt-get. */
#pragma once
#include "base/base.h"

/* The path of a program among PATH, /usr/sbin, /usr/bin and /usr/local/bin; NULL when the machine has none. */
const char *program_find(struct arena *a, const char *name);

/* Runs it to its end with standard input closed; output (may be NULL: it goes to our stderr) gets what it printed on both
   streams. E_BUSY: it could not be started, or it failed; the sentence has its last line. */
MUST err_t program_run(struct cx *cx, const char *const *argv, char **output);

/* Who listens on a TCP port of this machine: "nginx (process 123)", "another program" when that cannot be seen, NULL
   when nobody does. */
const char *port_holder(struct arena *a, int port);
