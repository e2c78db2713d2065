/* lexicon.c - words hashed by all their letters, and listed by the letters that a misspelt one may begin with.
   Invariant: an entry is found by exactly the words that comparing with every entry in turn would find it by. */
#include "understand/lexicon.h"
#include "base/fnv.h"
#include "base/mem.h"
#include "understand/words.h"
#include <string.h>

#define LETTERS 256
#define PREFIX_MOST 64 /* lengths of beginnings are bits */
#define TYPO_WORD 4    /* shorter words are taken as they are */
#define TYPO_MOST 40   /* longer entries, too */

struct entry {
    const char *word;
    size_t n;
    uint64_t value;
    uint32_t hash, letters;
    bool prefix;
};

struct lexicon {
    struct entry *entries; /* an open hash table; value 0 = free */
    uint32_t mask;
    size_t longest;
    uint64_t prefix_lengths; /* bit n: there is a beginning of n bytes */
    const struct entry **listed;
    uint32_t starts[LETTERS + 1]; /* listed[starts[c]] … listed[starts[c + 1] - 1] may begin with c */
};

/* Of what fnv32 gives letter by letter, so that each beginning of a word is hashed on the way. */
static uint32_t hash_end(uint32_t hash, bool prefix) { return hash ^ (hash >> 15) ^ prefix; }

/* Which letters a word has: one typo adds at most one and takes at most one away. */
static uint32_t letters_of(const char *word, size_t n)
{
    uint32_t bits = 0;
    for (size_t i = 0; i < n; i++)
        bits |= UINT32_C(1) << (word[i] & 31);
    return bits;
}

static bool more_than(uint32_t bits, size_t most)
{
    for (; bits && most; most--)
        bits &= bits - 1;
    return bits;
}

/* The entry, or the free place where it belongs. */
static struct entry *place(const struct lexicon *l, const char *word, size_t n, uint32_t hash, bool prefix)
{
    uint32_t at = hash & l->mask;
    for (;; at = (at + 1) & l->mask) {
        struct entry *e = &l->entries[at];
        if (!e->value || (e->hash == hash && e->n == n && e->prefix == prefix && !memcmp(e->word, word, n)))
            return e;
    }
}

static void add(struct lexicon *l, const char *word, size_t n, bool prefix, uint64_t value)
{
    uint32_t hash = FNV32_START;
    for (size_t i = 0; i < n; i++)
        hash = fnv32(hash, word[i]);
    hash = hash_end(hash, prefix);
    struct entry *e = place(l, word, n, hash, prefix);
    *e = (struct entry){ word, n, e->value | value, hash, letters_of(word, n), prefix };
    l->longest = n > l->longest ? n : l->longest;
    if (prefix && n < PREFIX_MOST)
        l->prefix_lengths |= UINT64_C(1) << n;
}

/* A typo may have taken or swapped the first letter: such an entry is also listed under its second. */
static bool is_listed(const struct entry *e, int letter)
{
    if (!e->value || e->prefix || e->n <= TYPO_WORD || e->n >= TYPO_MOST)
        return false;
    return (unsigned char)e->word[0] == letter || (unsigned char)e->word[1] == letter;
}

static void list_make(struct lexicon *l)
{
    uint32_t n = 0;
    for (int letter = 0; letter < LETTERS; letter++) {
        l->starts[letter] = n;
        for (uint32_t i = 0; i <= l->mask; i++)
            if (is_listed(&l->entries[i], letter))
                l->listed[n++] = &l->entries[i];
    }
    l->starts[LETTERS] = n;
}

const struct lexicon *lexicon_new(const struct lexicon_line *lines, size_t n)
{
    struct lexicon *l = mem_new(sizeof(*l));
    size_t words = 0, room = 64;
    for (size_t i = 0; i < n; i++)
        for (const char *s = lines[i].words; *s; s += strcspn(s, " "), s += *s == ' ')
            words++;
    while (room < words * 2)
        room *= 2;
    l->entries = mem_new(room * sizeof(*l->entries));
    l->listed = mem_new(words * 2 * sizeof(const struct entry *));
    l->mask = (uint32_t)room - 1;
    for (size_t i = 0; i < n; i++)
        for (const char *s = lines[i].words; *s;) {
            size_t length = strcspn(s, " ");
            bool prefix = s[length - 1] == '-';
            add(l, s, length - prefix, prefix, lines[i].value);
            s += length + (s[length] == ' ');
        }
    list_make(l);
    return l;
}

uint64_t lexicon_get(const struct lexicon *l, const char *word, size_t n)
{
    uint32_t hash = FNV32_START;
    uint64_t found = 0, lengths = l->prefix_lengths >> 1;
    for (size_t i = 0; i < n && i < l->longest; lengths >>= 1) {
        hash = fnv32(hash, word[i++]);
        if (lengths & 1)
            found |= place(l, word, i, hash_end(hash, true), true)->value;
    }
    return n <= l->longest ? found | place(l, word, n, hash_end(hash, false), false)->value : found;
}

uint64_t lexicon_near(const struct lexicon *l, const char *word, size_t n)
{
    uint64_t found = lexicon_get(l, word, n);
    size_t best = 2;
    if (found || n < TYPO_WORD)
        return found;
    unsigned char letter = (unsigned char)word[0];
    uint32_t letters = letters_of(word, n);
    for (uint32_t i = l->starts[letter]; i < l->starts[letter + 1]; i++) {
        const struct entry *e = l->listed[i];
        size_t most = e->n >= 9 ? best : 1;
        if (n > e->n + most || e->n > n + most || more_than(letters & ~e->letters, most) ||
            more_than(e->letters & ~letters, most))
            continue;
        size_t far = word_distance(word, n, e->word, e->n, most);
        if (far > most)
            continue;
        found = far < best ? e->value : found | e->value;
        best = far;
    }
    return found;
}
