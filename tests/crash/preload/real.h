/* real.h - the functions below ours. */
#pragma once
#include <dlfcn.h>
#include <stdlib.h>

/* Declares real_NAME, which is what NAME would be without us. */
#define REAL(type, name, ...)                                                                                          \
    static type (*real_##name)(__VA_ARGS__);                                                                           \
    if (!real_##name)                                                                                                  \
    real_##name = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

/* What cannot be had ends the process, to be noticed. */
static inline void *must(void *p)
{
    if (!p)
        abort();
    return p;
}
