/* import.h - wismo import orders|products FILE.csv[.gz]… (API.md, Command line). */
#pragma once
#include "base/base.h"

/* argv after "import": "orders" or "products", files, options. cx has its database open and its shop entered (--shop enters
   another). Exit status: 0 done (bad rows are reported in the summary), 1 failed, 2 wrong usage. */
int import_main(struct cx *cx, int argc, char **argv);

/* Enters the shop with that id, name or code. E_INPUT: there is none. */
MUST err_t import_shop(struct cx *cx, const char *wanted);
