/* must.h - how a fuzz target says that something is wrong. */
#pragma once
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/* Ends the process with what is wrong. */
static inline void must(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}
