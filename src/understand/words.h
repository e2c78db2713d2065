/* words.h - what the files of this room share: text as folded words, and how far two words are apart. */
#pragma once
#include "base/base.h"

typedef LIST(const char *) word_list;

/* The words of the text, folded: letters and digits of any script; apostrophes fall away ("don't" is
   "dont"); at most `most` words. */
void words_of(struct arena *a, const char *text, size_t most, word_list *out);

/* Optimal string alignment distance (insert, remove, replace, swap neighbours) of a word of n bytes and one of m, counted
   up to most + 1. Bytes, which for folded Latin text are letters. Words beyond 64 bytes only ever equal themselves. */
size_t word_distance(const char *a, size_t n, const char *b, size_t m, size_t most);

/* How many typos a word of n letters may have: one per four. */
static inline size_t word_slack(size_t n) { return n / 4; }
