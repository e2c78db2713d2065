/* environment.h - the installation's variables in a file of NAME=value lines, the one that systemd gives to the
   service. Lines that begin with # and empty lines are left alone. */
#pragma once
#include "base/base.h"

/* The file that this process should read: WISMO_ENV_FILE, else /etc/wismo/wismo.env for a program under /usr; NULL
   when WISMO_DB is set already (systemd has read the file), or there is no such file. */
const char *environment_file(struct arena *a);

/* Sets the variables of the file that are not set yet. E_DENIED: it may not be read; E_INPUT: a line that is no
   setting, by its number. */
MUST err_t environment_load(struct cx *cx, const char *path);

/* The value of a name in a file's text, without quotes; NULL when it has none. */
char *environment_get(struct arena *a, const char *text, const char *name);

/* The text with NAME=value instead of the line that it had, or behind the last line. value NULL: as it was.
   Values have no line breaks. */
char *environment_with(struct arena *a, const char *text, const char *name, const char *value);
