/* trial.h - one order read for the person who sets a source up; nothing is stored. */
#pragma once
#include "source/source.h"

#define SOURCE_RAW_MOST 65536
struct source_trial {
    const char *raw; /* what the other system answered, NULL = the kind does not keep it */
    bool cut;        /* only the first SOURCE_RAW_MOST bytes of it */
    bool found;
    struct order order; /* as wismo would show it */
    const char *why;    /* nothing was found: what is wrong, in a sentence */
};
/* By id, else by number and one of e-mail and phone ("" = none: any order of that number). */
MUST err_t source_try(struct cx *cx, const struct source *s, const char *number, const char *email, const char *id,
                      struct source_trial *out);
