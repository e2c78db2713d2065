/* seen.c - when sessions and keys were last used. Noted in memory, because a request that reads must not write, and
   written down once a minute. Bounded: what finds no place is not noted, and is found the next time. */
#include "account/staff_room.h"
#include "base/text.h"
#include <pthread.h>
#include <string.h>

#define PLACES 2048
#define REACH 8 /* places that are looked at for one */
#define SHORT_MS (INT64_C(12) * 3600 * 1000)
#define SHORT_MOST_MS (INT64_C(7) * 24 * 3600 * 1000)

struct seen {
    char kind[8], shop[40], id[72];
    msec at;
};
static struct seen table[PLACES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static size_t place_of(const char *id)
{
    uint32_t h = 2166136261u; /* FNV-1a */
    for (const char *s = id; *s; s++)
        h = (h ^ (unsigned char)*s) * 16777619u;
    return h % PLACES;
}

void seen_note(const char *kind, const char *shop, const char *id, msec at)
{
    size_t first = place_of(id);
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < REACH; i++) {
        struct seen *s = &table[(first + i) % PLACES];
        if (s->at && (strcmp(s->id, id) || strcmp(s->kind, kind)))
            continue;
        if (!s->at) {
            text_put(s->kind, sizeof(s->kind), kind);
            text_put(s->shop, sizeof(s->shop), shop);
            text_put(s->id, sizeof(s->id), id);
        }
        s->at = at;
        break;
    }
    pthread_mutex_unlock(&lock);
}

static size_t take(struct seen *to)
{
    size_t n = 0;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < PLACES; i++)
        if (table[i].at)
            to[n++] = table[i];
    memset(table, 0, sizeof(table));
    pthread_mutex_unlock(&lock);
    return n;
}

static err_t write_one(struct cx *cx, const struct seen *s)
{
    if (!strcmp(s->kind, "key"))
        return db_exec(cx, NULL,
                       "UPDATE api_key SET used_at = $3 WHERE shop_id = $1 AND id = $2 AND coalesce(used_at, 0) < $3",
                       T(s->shop), T(s->id), I(s->at));
    /* One that is not kept ends after silence, and a week after it began. */
    return db_exec(cx, NULL,
                   "UPDATE session SET seen_at = $2, until = CASE WHEN kept = 1 THEN until WHEN created_at + $4 < $3 "
                   "THEN created_at + $4 ELSE $3 END WHERE token_hash = $1 AND seen_at < $2",
                   T(s->id), I(s->at), I(s->at + SHORT_MS), I(SHORT_MOST_MS));
}

err_t staff_seen_write(struct cx *cx)
{
    struct seen *all = arena_alloc(cx->mem, sizeof(table));
    size_t n = take(all);
    if (!n)
        return NULL;
    DB_TX(cx);
    for (size_t i = 0; i < n; i++)
        TRY(write_one(cx, &all[i]));
    return db_commit(cx);
}
