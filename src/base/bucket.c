/* bucket.c - token buckets and counters. Invariants: memory is taken once at creation; a key is kept as a
   128-bit keyed hash, so that long or chosen keys cost nothing and cannot meet; each shard is a hash
   table with a list by last use behind a mutex of its own. */
#include "base/bucket.h"
#include "base/crypto.h"
#include "base/mem.h"
#include <math.h>
#include <pthread.h>
#include <string.h>

#define SHARDS 16
#define NONE UINT32_MAX

enum use { USE_TAKE = 1, USE_COUNT };

struct entry {
    uint64_t key[2];
    double value;
    int64_t at;            /* when value held */
    uint32_t chain;        /* next in the same slot, or next free */
    uint32_t newer, older; /* by last use */
};

struct shard {
    pthread_mutex_t lock;
    uint32_t *slots;
    struct entry *entries;
    uint32_t slot_mask, most, used, newest, oldest;
};

struct bucket_table {
    unsigned char secret[16];
    unsigned shard_mask;
    struct shard shards[SHARDS];
};

struct bucket_table *bucket_new(size_t most_keys)
{
    struct bucket_table *t = mem_new(sizeof(*t));
    most_keys = most_keys < 1 ? 1 : most_keys > 1u << 24 ? 1u << 24 : most_keys;
    size_t shards = most_keys >= SHARDS * 64 ? SHARDS : 1; /* small tables keep one exact order */
    crypto_random(t->secret, sizeof(t->secret));
    t->shard_mask = (unsigned)(shards - 1);
    for (size_t i = 0; i < shards; i++) {
        struct shard *s = &t->shards[i];
        s->most = (uint32_t)(most_keys / shards);
        uint32_t slots = 1;
        while (slots < s->most)
            slots *= 2;
        s->slot_mask = slots - 1;
        s->slots = mem_new(slots * sizeof(*s->slots));
        s->entries = mem_new(s->most * sizeof(*s->entries));
        memset(s->slots, 0xFF, slots * sizeof(*s->slots));
        s->newest = s->oldest = NONE;
        pthread_mutex_init(&s->lock, NULL);
    }
    return t;
}

void bucket_free(struct bucket_table *t)
{
    if (!t)
        return;
    for (size_t i = 0; i <= t->shard_mask; i++) {
        pthread_mutex_destroy(&t->shards[i].lock);
        mem_free(t->shards[i].slots);
        mem_free(t->shards[i].entries);
    }
    mem_free(t);
}

/* --- inside a shard, its lock held --- */

static void unlink_use(struct shard *s, struct entry *e)
{
    *(e->newer == NONE ? &s->newest : &s->entries[e->newer].older) = e->older;
    *(e->older == NONE ? &s->oldest : &s->entries[e->older].newer) = e->newer;
}

static void link_newest(struct shard *s, uint32_t i)
{
    struct entry *e = &s->entries[i];
    e->newer = NONE;
    e->older = s->newest;
    *(s->newest == NONE ? &s->oldest : &s->entries[s->newest].newer) = i;
    s->newest = i;
}

static uint32_t *slot_of(struct shard *s, const uint64_t key[2]) { return &s->slots[key[1] & s->slot_mask]; }

static struct entry *look(struct shard *s, const uint64_t key[2])
{
    for (uint32_t i = *slot_of(s, key); i != NONE; i = s->entries[i].chain)
        if (s->entries[i].key[0] == key[0] && s->entries[i].key[1] == key[1])
            return &s->entries[i];
    return NULL;
}

/* An entry of the key's own: a fresh one, or that of the least recently used key. */
static struct entry *add(struct shard *s, const uint64_t key[2])
{
    uint32_t i;
    if (s->used < s->most) {
        i = s->used++;
    } else {
        i = s->oldest;
        unlink_use(s, &s->entries[i]);
        uint32_t *p = slot_of(s, s->entries[i].key);
        while (*p != i)
            p = &s->entries[*p].chain;
        *p = s->entries[i].chain;
    }
    struct entry *e = &s->entries[i];
    memcpy(e->key, key, sizeof(e->key));
    e->at = INT64_MIN;
    e->chain = *slot_of(s, key);
    *slot_of(s, key) = i;
    link_newest(s, i);
    return e;
}

static void touch(struct shard *s, struct entry *e)
{
    uint32_t i = (uint32_t)(e - s->entries);
    if (s->newest == i)
        return;
    unlink_use(s, e);
    link_newest(s, i);
}

/* --- the verbs --- */

static struct shard *enter(struct bucket_table *t, const char *text, enum use use, uint64_t key[2])
{
    crypto_brief(t->secret, text, strlen(text), key);
    struct shard *s = &t->shards[key[0] & t->shard_mask];
    key[0] ^= (uint64_t)use << 32; /* a bucket and a counter are two things */
    pthread_mutex_lock(&s->lock);
    return s;
}

static double refilled(const struct entry *e, double per_minute, double burst, int64_t now)
{
    if (!e)
        return burst;
    double value = e->value;
    if (now > e->at)
        value += (double)(now - e->at) * per_minute / 60000;
    return value < burst ? value : burst;
}

/* Threads come with readings of the clock in any order: time never goes back, or it would refill twice. */
static void keep_time(struct entry *e, int64_t now)
{
    if (now > e->at)
        e->at = now;
}

static int64_t wait_for(double lacking, double per_minute)
{
    double ms = per_minute > 0 ? ceil(lacking * 60000 / per_minute - 1e-6) : INFINITY;
    return ms < 1 ? 1 : ms < (double)BUCKET_WAIT_MOST ? (int64_t)ms : BUCKET_WAIT_MOST;
}

bool bucket_take(struct bucket_table *t, const char *key, double cost, double per_minute, double burst, int64_t now,
                 int64_t *wait)
{
    uint64_t hash[2];
    struct shard *s = enter(t, key, USE_TAKE, hash);
    struct entry *e = look(s, hash);
    double left = refilled(e, per_minute, burst, now);
    bool taken = cost <= left + 1e-9; /* a millionth of a token of rounding */
    if (e)
        touch(s, e);
    else
        e = add(s, hash);
    e->value = taken && cost > 0 ? left - cost : left;
    keep_time(e, now);
    pthread_mutex_unlock(&s->lock);
    if (!taken && wait)
        *wait = cost > burst ? BUCKET_WAIT_MOST : wait_for(cost - left, per_minute);
    return taken;
}

double bucket_left(struct bucket_table *t, const char *key, double per_minute, double burst, int64_t now)
{
    uint64_t hash[2];
    struct shard *s = enter(t, key, USE_TAKE, hash);
    double left = refilled(look(s, hash), per_minute, burst, now);
    pthread_mutex_unlock(&s->lock);
    return left > 0 ? left : 0;
}

double bucket_count(struct bucket_table *t, const char *key, double n, int64_t half_life, int64_t now)
{
    uint64_t hash[2];
    double value = 0;
    struct shard *s = enter(t, key, USE_COUNT, hash);
    struct entry *e = look(s, hash);
    if (e) {
        value = e->value;
        if (half_life > 0 && now > e->at)
            value *= exp2(-(double)(now - e->at) / (double)half_life);
        touch(s, e);
    }
    value += n;
    if (!e && n != 0)
        e = add(s, hash);
    if (e) {
        e->value = value;
        keep_time(e, now);
    }
    pthread_mutex_unlock(&s->lock);
    return value;
}
