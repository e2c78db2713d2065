/* lexicon.h - lists of folded words that every word of a message is looked up in: hashed once, then read only. */
#pragma once
#include "base/base.h"

/* Words separated by one blank; "cancel-" stands for every word that begins so. */
struct lexicon_line {
    uint64_t value; /* bits */
    const char *words;
};

struct lexicon;

/* The lines must live for ever, and so does the lexicon. */
const struct lexicon *lexicon_new(const struct lexicon_line *lines, size_t n);

/* The values, ored, of all lines that hold the word of n bytes itself or a beginning of it; 0 = none. */
uint64_t lexicon_get(const struct lexicon *l, const char *word, size_t n);

/* The same for a word that may have typos. One from four letters on is compared with whole words of five letters and
   more that begin with its first letter, or have it as their second: one typo, two from nine letters. Those with the
   fewest count. */
uint64_t lexicon_near(const struct lexicon *l, const char *word, size_t n);
