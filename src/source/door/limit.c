/* limit.c - budgets and delays of the door. Invariants: what is limited depends on what was typed and
   from where, never on whether it exists; a number or an e-mail is only ever slowed down, so that nobody
   can lock the owner out; the words themselves are never kept, only keyed hashes. Tries under way are counted in
   this process; misses also where all processes on one PostgreSQL see them, as security events. */
#include "source/door/limit.h"
#include "base/bucket.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "http/client_peer.h"
#include "db/db.h"
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#define CONVERSATION_MISSES 5
#define BLOCK_MISSES_AN_HOUR 20.0
#define HOUR (60 * 60 * 1000)
#define DELAY_FIRST 500
#define DELAY_MOST 4000
#define DELAY_HALF_LIFE (10 * 60 * 1000)
#define MOST_KEYS 65536

static atomic_bool limits_off;
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;
static struct bucket_table *budgets, *tries;

static void tables_make(void)
{
    budgets = bucket_new(MOST_KEYS);
    tries = bucket_new(MOST_KEYS);
}

void door_limits(bool on) { atomic_store(&limits_off, !on); }

bool door_limited(void) { return !atomic_load(&limits_off); }

/* Keyed, 128 bits; kind keeps a number from looking like an e-mail, the first line from looking like a token. */
char *door_hash(struct cx *cx, const char *kind, const char *typed)
{
    unsigned char mac[16];
    char *text = arena_join(cx->mem, "wismo door 2\n", cx->who.shop, "\n", kind, "\n", typed);
    crypto_mac(crypto_token_key(), text, strlen(text), mac, sizeof(mac));
    return base64url(cx->mem, mac, sizeof(mac));
}

/* 0, then 0.5 s, doubling with every recent try up to 4 s. */
static int64_t delay_after(double tries_before)
{
    int64_t delay = DELAY_FIRST;
    if (tries_before < 0.5)
        return 0;
    for (double left = tries_before - 1.5; left >= 0 && delay < DELAY_MOST; left--)
        delay *= 2;
    return delay;
}

/* --- misses of every process ---------------------------------------------------------------------------- */

struct past { /* misses of the last hour: of the block, and of what was typed, halving like the counters */
    double block, number, contact;
};
struct past_miss {
    const char *by;
    msec at;
};
static const struct field past_fields[] = {
    FIELD(F_TEXT, struct past_miss, by),
    FIELD(F_TIME, struct past_miss, at),
    { 0 },
};

/* No more than what decides is read: twenty of the block, and enough for the longest delay. */
static err_t recall(struct cx *cx, const struct attempt *a, struct past *out)
{
    LIST(struct past_miss) list = { 0 };
    struct past past = { 0 };
    if (db_is_postgres(cx->db))
        TRY(db_list(cx, past_fields, &list,
                    "SELECT 'block' AS by, at FROM (SELECT at FROM security_event WHERE shop_id = $1 AND address = $2 "
                    "AND what = 'proof.miss' AND at > $5 ORDER BY at DESC LIMIT 20) b UNION ALL "
                    "SELECT 'number' AS by, at FROM (SELECT at FROM security_event WHERE shop_id = $1 AND "
                    "number_hash = $3 AND what = 'proof.miss' AND at > $5 ORDER BY at DESC LIMIT 16) n UNION ALL "
                    "SELECT 'contact' AS by, at FROM (SELECT at FROM security_event WHERE shop_id = $1 AND "
                    "email_hash = $4 AND what = 'proof.miss' AND at > $5 ORDER BY at DESC LIMIT 16) c",
                    T(cx->who.shop), T(a->block), T(a->number_hash), T(a->contact_hash), I(cx->now - HOUR)));
    for (size_t i = 0; i < list.n; i++) {
        const struct past_miss *m = &list.at[i];
        double age = m->at < cx->now ? (double)(cx->now - m->at) : 0, weight = exp2(-age / DELAY_HALF_LIFE);
        if (!strcmp(m->by, "block"))
            past.block++;
        else if (!strcmp(m->by, "number"))
            past.number += weight;
        else
            past.contact += weight;
    }
    *out = past;
    return NULL;
}

/* --- a try -------------------------------------------------------------------------------------------------- */

static int64_t slow_down(const char *key, double past, int64_t now)
{
    double before = bucket_count(tries, key, 1, DELAY_HALF_LIFE, now) - 1;
    return delay_after(before > past ? before : past);
}

/* Room for one more miss, with every try of the block that is still under way counted as one. */
static bool room_in_block(const struct attempt *a, double past)
{
    double under_way = bucket_count(tries, a->flight_key, 1, 0, a->began);
    double left = bucket_left(budgets, a->block_key, BLOCK_MISSES_AN_HOUR / 60, BLOCK_MISSES_AN_HOUR, a->began);
    if (left > BLOCK_MISSES_AN_HOUR - past)
        left = BLOCK_MISSES_AN_HOUR - past;
    if (under_way <= left + 1e-6)
        return true;
    bucket_count(tries, a->flight_key, -1, 0, a->began);
    return false;
}

err_t attempt_begin(struct cx *cx, const struct visit *v, const char *number, const char *contact, struct attempt *out,
                    bool *spent)
{
    pthread_once(&tables_once, tables_make);
    struct past past;
    struct attempt a = {
        .number_hash = door_hash(cx, "number", number),
        .contact_hash = door_hash(cx, "contact", contact),
        .block = peer_block(cx->mem, v->address),
        .began = v->arrived ? v->arrived : clock_mono(),
    };
    a.number_key = arena_join(cx->mem, cx->who.shop, " number ", a.number_hash);
    a.contact_key = arena_join(cx->mem, cx->who.shop, " contact ", a.contact_hash);
    a.block_key = arena_join(cx->mem, cx->who.shop, " block ", a.block);
    a.flight_key = arena_join(cx->mem, cx->who.shop, " flight ", a.block);
    *spent = false;
    if (!atomic_load(&limits_off)) {
        TRY(recall(cx, &a, &past));
        *spent = v->misses >= CONVERSATION_MISSES || !room_in_block(&a, past.block);
        if (!*spent) {
            int64_t by_number = slow_down(a.number_key, past.number, a.began);
            int64_t by_contact = slow_down(a.contact_key, past.contact, a.began);
            a.delay = by_number > by_contact ? by_number : by_contact;
            a.counted = true;
        }
    }
    *out = a;
    return NULL;
}

void attempt_end(struct visit *v, const struct attempt *a, enum attempt_end end, enum attempt_mask mask)
{
    if (!a->counted)
        return;
    int64_t wait = a->delay;
    if (end == ATTEMPT_MISS) {
        (void)bucket_take(budgets, a->block_key, 1, BLOCK_MISSES_AN_HOUR / 60, BLOCK_MISSES_AN_HOUR, a->began, NULL);
    } else {
        bucket_count(tries, a->number_key, -1, DELAY_HALF_LIFE, a->began);
        bucket_count(tries, a->contact_key, -1, DELAY_HALF_LIFE, a->began);
    }
    bucket_count(tries, a->flight_key, -1, 0, a->began);
    if (end == ATTEMPT_MISS && mask) {
        int64_t took = clock_mono() - a->began + mask / 10; /* with time for what is still to be done */
        wait = took > wait ? took : wait;
        wait = (wait + mask - 1) / mask * mask;
    }
    if (wait > 0 && a->began + wait > v->not_before)
        v->not_before = a->began + wait;
}
