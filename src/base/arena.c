/* arena.c - chunked bump allocation. Invariant: what arena_alloc returns is zeroed and never moves; a chunk is not
   zeroed before, so that an arena costs what it gives out. The first chunk is one block with the arena itself, large
   enough for most turns; later ones double up to 256 kB. */
#include "base/arena.h"
#include "base/mem.h"
#include <stdio.h>
#include <string.h>

#define FIRST_CHUNK (32u * 1024)
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

static struct chunk *chunk_new(size_t size)
{
    struct chunk *c = mem_raw(sizeof(*c) + size);
    c->next = NULL;
    c->used = 0;
    c->size = size;
    return c;
}

static size_t rounded(size_t n)
{
    const size_t align = _Alignof(max_align_t);
    return (n + align - 1) & ~(align - 1);
}

struct arena *arena_new(void)
{
    struct chunk *c = chunk_new(FIRST_CHUNK);
    struct arena *a = (struct arena *)c->data;
    *a = (struct arena){ .chunks = c, .next_size = FIRST_CHUNK * 2 };
    c->used = rounded(sizeof(*a));
    return a;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    for (struct deferred *d = a->deferred; d; d = d->next)
        d->fn(d->p);
    for (struct chunk *c = a->chunks, *next; c; c = next) { /* the last one holds the arena */
        next = c->next;
        mem_free(c);
    }
}

/* n bytes that the caller fills. */
static void *take(struct arena *a, size_t n)
{
    if (n > (size_t)-1 / 2)
        mem_raw((size_t)-1);
    n = rounded(n);
    struct chunk *c = a->chunks;
    if (c->size - c->used < n) {
        c = chunk_new(n > a->next_size ? n : a->next_size);
        if (a->next_size < LARGEST_CHUNK)
            a->next_size *= 2;
        c->next = a->chunks;
        a->chunks = c;
    }
    void *p = c->data + c->used;
    c->used += n;
    return p;
}

void *arena_alloc(struct arena *a, size_t n) { return memset(take(a, n), 0, n); }

char *arena_copy_n(struct arena *a, const char *s, size_t n)
{
    if (!s)
        return NULL;
    char *copy = take(a, n + 1);
    memcpy(copy, s, n);
    copy[n] = 0;
    return copy;
}

char *arena_copy(struct arena *a, const char *s) { return s ? arena_copy_n(a, s, strlen(s)) : NULL; }

char *arena_join_(struct arena *a, const char *const *parts, size_t parts_n)
{
    size_t n = 0;
    for (size_t i = 0; i < parts_n; i++)
        n += parts[i] ? strlen(parts[i]) : 0;
    char *out = take(a, n + 1), *to = out;
    for (size_t i = 0; i < parts_n; i++)
        to = parts[i] ? stpcpy(to, parts[i]) : to;
    *to = 0;
    return out;
}

char *arena_int(struct arena *a, int64_t n)
{
    char digits[20], *p = digits + sizeof(digits);
    uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do
        *--p = (char)('0' + left % 10);
    while (left /= 10);
    if (n < 0)
        *--p = '-';
    return arena_copy_n(a, p, (size_t)(digits + sizeof(digits) - p));
}

char *arena_vtext(struct arena *a, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    char first[256];
    int n = vsnprintf(first, sizeof(first), fmt, again);
    va_end(again);
    if (n < (int)sizeof(first))
        return arena_copy_n(a, first, n < 0 ? 0 : (size_t)n);
    char *s = take(a, (size_t)n + 1);
    vsnprintf(s, (size_t)n + 1, fmt, ap);
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
