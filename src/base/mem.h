/* mem.h - memory that outlives a request: connections, queues, tables. malloc and free are banned elsewhere. */
#pragma once
#include <stddef.h>

/* At the start of a server, before its threads: what is larger than a megabyte goes back to the system when it is freed,
   where each thread would keep its largest for ever. */
void mem_start(void);

/* n zeroed bytes; the process exits with status 70 when memory is gone. */
void *mem_new(size_t n);
/* n bytes that are not zeroed, for who writes before reading. */
void *mem_raw(size_t n);
/* p grown to n bytes (the new part is not zeroed); p may be NULL. */
void *mem_grow(void *p, size_t n);
char *mem_copy(const char *s); /* NULL stays NULL */
void mem_free(void *p);        /* NULL is allowed */
