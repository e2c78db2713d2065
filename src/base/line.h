/* line.h - lines of texts between tabs: what we store for ourselves and read back on every turn. */
#pragma once
#include "base/base.h"

/* Writes mark and the text (NULL: ""), which may hold anything but NUL: tab, line end and backslash become \t, \n, \\.
   Returns the end, where no NUL is put. to has line_room(s) bytes for it. */
char *line_put(char *to, char mark, const char *s);
size_t line_room(const char *s);

/* The same for a number of 0 and more (below: 0); at most LINE_NUMBER bytes. */
#define LINE_NUMBER 21
char *line_put_number(char *to, char mark, int64_t n);

/* Cuts the line at *p, in place, into n texts as they were written and moves *p behind it. Those that it lacks are "";
   what it has beyond n is left out. */
void line_take(char **p, char **texts, size_t n);
