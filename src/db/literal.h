/* literal.h - what a connection keeps for each SQL literal, found by the literal's address, which is as good as its
   text and costs no reading. Open addressing, at most half full. Inline: every statement passes here. */
#pragma once
#include "base/arena.h"
#include <stdint.h>

struct literal {
    const char *text; /* NULL: a free place */
    void *kept;
};

/* Zeroed: empty. */
struct literals {
    struct literal *at;
    size_t n, room; /* room: a power of two */
};

/* The place where text stands, or belongs. */
static inline struct literal *literal_probe(const struct literals *l, const char *text)
{
    size_t i = ((uintptr_t)text >> 3) * 0x9e3779b97f4a7c15u >> 32;
    while (l->at[i & (l->room - 1)].text && l->at[i & (l->room - 1)].text != text)
        i++;
    return &l->at[i & (l->room - 1)];
}

/* What is kept for a literal; NULL = nothing yet. */
static inline void *literal_get(const struct literals *l, const char *text)
{
    return l->room ? literal_probe(l, text)->kept : NULL;
}

/* Keeps something (not NULL) for a literal for which nothing is kept. The table grows in mem, one and the same arena in
   each call. */
static inline void literal_add(struct literals *l, struct arena *mem, const char *text, void *kept)
{
    if (l->n * 2 >= l->room) {
        struct literals more = { .n = l->n, .room = l->room ? l->room * 2 : 256 };
        more.at = arena_alloc(mem, more.room * sizeof(*more.at));
        for (size_t i = 0; i < l->room; i++)
            if (l->at[i].text)
                *literal_probe(&more, l->at[i].text) = l->at[i];
        *l = more;
    }
    *literal_probe(l, text) = (struct literal){ text, kept };
    l->n++;
}
