/* arena.h - the memory of one request or job: allocated piece by piece, freed in one call. */
#pragma once
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#define PRINTF(f, a) __attribute__((format(printf, f, a)))

struct arena;

/* A new, empty arena. Never NULL: the process exits with status 70 when memory is gone. */
struct arena *arena_new(void);

/* Runs the deferred calls, newest first, then frees everything. NULL is allowed. */
void arena_free(struct arena *a);

/* n zeroed bytes, aligned for any type; they live as long as the arena. n may be 0. */
void *arena_alloc(struct arena *a, size_t n);

/* A copy of s, or of its first n bytes and a NUL. NULL stays NULL. */
char *arena_copy(struct arena *a, const char *s);
char *arena_copy_n(struct arena *a, const char *s, size_t n);

/* Texts one behind the other; NULL counts as "". */
#define arena_join(a, ...)                                                                                             \
    arena_join_(a, (const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))
char *arena_join_(struct arena *a, const char *const *parts, size_t parts_n);

/* A number in digits. */
char *arena_int(struct arena *a, int64_t n);

/* printf into the arena. It costs ten times as much as arena_join. */
char *arena_text(struct arena *a, const char *fmt, ...) PRINTF(2, 3);
char *arena_vtext(struct arena *a, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));

/* fn(p) when the arena dies. */
void arena_defer(struct arena *a, void (*fn)(void *), void *p);
