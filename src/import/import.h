/* import.h - wismo import orders FILE.csv[.gz]… (API.md, Command line). */
#pragma once
#include "base/base.h"

/* argv after "import": "orders", files, options. cx has its database open and its shop entered (--shop enters
   another). Exit status: 0 done (bad rows are reported in the summary), 1 failed, 2 wrong usage. */
int import_main(struct cx *cx, int argc, char **argv);
