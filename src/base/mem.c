/* mem.c - the heap, with one answer to its end: exit, the supervisor starts us again. */
#include "base/mem.h"
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *sure(void *p)
{
    if (!p) {
        fputs("wismo: out of memory\n", stderr);
        exit(70);
    }
    return p;
}

void mem_start(void)
{
#ifdef M_MMAP_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 1 << 20); /* set once, it no longer grows with what is freed */
#endif
}

void *mem_new(size_t n) { return sure(calloc(1, n ? n : 1)); }

void *mem_raw(size_t n) { return sure(malloc(n ? n : 1)); }

void *mem_grow(void *p, size_t n) { return sure(realloc(p, n ? n : 1)); }

char *mem_copy(const char *s)
{
    if (!s)
        return NULL;
    size_t n = strlen(s) + 1;
    return memcpy(mem_new(n), s, n);
}

void mem_free(void *p) { free(p); }
