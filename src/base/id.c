/* id.c - names for rows. Invariant: within one thread every id is greater than the one before it, also
   within one millisecond and when the wall clock steps back. */
#include "base/id.h"
#include "base/clock.h"
#include "base/crypto.h"
#include <string.h>

#define CODE 4
#define TIME 9   /* 45 bits of milliseconds: until the year 3084 */
#define CHANCE 8 /* 40 bits */
#define BODY (CODE + TIME + CHANCE)

static const char alphabet[33] = "0123456789abcdefghjkmnpqrstvwxyz";

/* Random numbers for ids come from a pool: one system call serves about sixty ids. */
static uint64_t chance(void)
{
    static _Thread_local unsigned char pool[512];
    static _Thread_local size_t left;
    uint64_t value;
    if (left < sizeof(value)) {
        crypto_random(pool, sizeof(pool));
        left = sizeof(pool);
    }
    left -= sizeof(value);
    memcpy(&value, pool + left, sizeof(value));
    return value;
}

static void spell(char *to, uint64_t value, size_t n)
{
    while (n--) {
        to[n] = alphabet[value & 31];
        value >>= 5;
    }
}

char *id_new(struct cx *cx, const char *prefix)
{
    static _Thread_local uint64_t last_time, last_chance;
    const uint64_t all = (UINT64_C(1) << (5 * CHANCE)) - 1;
    uint64_t time = (uint64_t)clock_wall(), random = chance();
    if (time > last_time) {
        last_time = time;
        last_chance = random & (all >> 1); /* lower half: room to count up */
    } else {
        last_chance += 1 + (random & 0xFFFF);
        if (last_chance > all) {
            last_time++;
            last_chance = random & (all >> 1);
        }
    }
    const char *code = cx->who.shop_code && strlen(cx->who.shop_code) == CODE ? cx->who.shop_code : "0000";
    size_t n = strlen(prefix);
    char *id = arena_alloc(cx->mem, n + 1 + BODY + 1), *p = id + n + 1;
    memcpy(id, prefix, n);
    id[n] = '_';
    memcpy(p, code, CODE);
    spell(p + CODE, last_time, TIME);
    spell(p + CODE + TIME, last_chance, CHANCE);
    return id;
}

char *id_floor(struct cx *cx, const char *prefix, msec t)
{
    char time[TIME + 1] = "";
    spell(time, t < 0 ? 0 : (uint64_t)t, TIME);
    const char *code = cx->who.shop_code && strlen(cx->who.shop_code) == CODE ? cx->who.shop_code : "0000";
    return arena_join(cx->mem, prefix, "_", code, time);
}

char *id_random(struct arena *a, size_t n)
{
    char *text = arena_alloc(a, n + 1);
    crypto_random(text, n);
    for (size_t i = 0; i < n; i++)
        text[i] = alphabet[text[i] & 31];
    return text;
}

char *id_shop_code(struct arena *a) { return id_random(a, CODE); }

char *id_shop_of(struct arena *a, const char *id)
{
    const char *mark = id ? strrchr(id, '_') : NULL;
    if (!mark || mark == id || mark - id > 12)
        return NULL;
    for (const char *p = id; p < mark; p++)
        if ((*p < 'a' || *p > 'z') && *p != '_')
            return NULL;
    if (strlen(mark + 1) != BODY || strspn(mark + 1, alphabet) != BODY)
        return NULL;
    return arena_copy_n(a, mark + 1, CODE);
}
