/* arena.c - chunked bump allocation. Invariant: what arena_alloc returns is zeroed and never moves.
   Chunks start small (a turn needs about 8 kB) and double up to 256 kB. */
#include "base/arena.h"
#include "base/mem.h"
#include <stdio.h>
#include <string.h>

#define FIRST_CHUNK (8u * 1024)
#define LARGEST_CHUNK (256u * 1024)

struct chunk {
    struct chunk *next;
    size_t used, size;
    _Alignas(max_align_t) char data[];
};

struct deferred {
    struct deferred *next;
    void (*fn)(void *);
    void *p;
};

struct arena {
    struct chunk *chunks;
    struct deferred *deferred;
    size_t next_size;
};

struct arena *arena_new(void)
{
    struct arena *a = mem_new(sizeof(*a));
    a->next_size = FIRST_CHUNK;
    return a;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    for (struct deferred *d = a->deferred; d; d = d->next)
        d->fn(d->p);
    for (struct chunk *c = a->chunks, *next; c; c = next) {
        next = c->next;
        mem_free(c);
    }
    mem_free(a);
}

void *arena_alloc(struct arena *a, size_t n)
{
    const size_t align = _Alignof(max_align_t);
    if (n > (size_t)-1 / 2)
        mem_new((size_t)-1);
    n = (n + align - 1) & ~(align - 1);
    struct chunk *c = a->chunks;
    if (!c || c->size - c->used < n) {
        size_t size = n > a->next_size ? n : a->next_size;
        if (a->next_size < LARGEST_CHUNK)
            a->next_size *= 2;
        c = mem_new(sizeof(*c) + size);
        c->size = size;
        c->next = a->chunks;
        a->chunks = c;
    }
    void *p = c->data + c->used;
    c->used += n;
    return p;
}

char *arena_copy_n(struct arena *a, const char *s, size_t n)
{
    if (!s)
        return NULL;
    char *copy = arena_alloc(a, n + 1);
    memcpy(copy, s, n);
    return copy;
}

char *arena_copy(struct arena *a, const char *s) { return s ? arena_copy_n(a, s, strlen(s)) : NULL; }

char *arena_vtext(struct arena *a, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    size_t room = (n < 0 ? 0 : (size_t)n) + 1;
    char *s = arena_alloc(a, room);
    if (n >= 0)
        vsnprintf(s, room, fmt, ap);
    return s;
}

char *arena_text(struct arena *a, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *s = arena_vtext(a, fmt, ap);
    va_end(ap);
    return s;
}

void arena_defer(struct arena *a, void (*fn)(void *), void *p)
{
    struct deferred *d = arena_alloc(a, sizeof(*d));
    *d = (struct deferred){ .next = a->deferred, .fn = fn, .p = p };
    a->deferred = d;
}
