/* fnv.h - FNV-1a: a number for a text, of 32 and of 64 bits. Fast, the same everywhere and for ever (codes of statuses are
   stored that hold it), and no secret: who chooses texts can make them meet. Begin with FNV32_START or FNV64_START,
   or with what an earlier call gave, so that pieces one after the other count as one text. */
#pragma once
#include <stddef.h>
#include <stdint.h>

#define FNV32_START UINT32_C(0x811c9dc5)
#define FNV64_START UINT64_C(0xcbf29ce484222325)

/* One byte more. */
static inline uint32_t fnv32(uint32_t hash, char c) { return (hash ^ (unsigned char)c) * UINT32_C(0x01000193); }
static inline uint64_t fnv64(uint64_t hash, char c) { return (hash ^ (unsigned char)c) * UINT64_C(0x100000001b3); }

/* The bytes of a text, without its NUL. */
static inline uint32_t fnv32_text(uint32_t hash, const char *text)
{
    for (; *text; text++)
        hash = fnv32(hash, *text);
    return hash;
}
static inline uint64_t fnv64_text(uint64_t hash, const char *text)
{
    for (; *text; text++)
        hash = fnv64(hash, *text);
    return hash;
}

/* n bytes, whatever they are. */
static inline uint64_t fnv64_bytes(uint64_t hash, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        hash = fnv64(hash, bytes[i]);
    return hash;
}
