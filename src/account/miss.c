/* miss.c - signing in is slowed down by misses: of one e-mail address from one place after five within an hour, and of
   one e-mail address from anywhere after fifty, unless its person has been signed in from this place. Addresses that
   nobody has are counted alike, so that the back-off tells nothing. A try is a miss from before it is looked at until it
   has turned out right: of many at the same moment no more get through than one after the other. The rows outlive a
   restart and serve all nodes. */
#include "account/staff_room.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include <stdatomic.h>
#include <string.h>

#define HOUR_MS INT64_C(3600000)
#define HERE_FREE 5
#define ALL_FREE 50

static _Atomic bool counts = true;

void staff_limits(bool on) { counts = on; }

static _Atomic int64_t figures[SIGN_IN_OUTCOMES];

void sign_ins_count(enum sign_in_outcome what) { figures[what]++; }

int64_t staff_sign_ins(enum sign_in_outcome what) { return figures[what]; }

static const char *hash_of(struct cx *cx, const char *email) { return crypto_hash_text(cx->mem, email, strlen(email)); }

/* Seconds that must have passed since the last of n misses. */
static int64_t pause_of(int64_t n, int64_t free)
{
    static const int64_t pauses[] = { 60, 120, 300, 900 };
    int64_t over = n - free;
    return over < 0 ? 0 : pauses[over > 3 ? 3 : over];
}

struct misses {
    int64_t n, last;
};
static const struct field misses_fields[] = {
    FIELD(F_INT, struct misses, n),
    FIELD(F_INT, struct misses, last),
    { 0 },
};

/* Those but this one. */
static err_t misses_count(struct cx *cx, const char *hash, const char *address, const char *but, struct misses *here,
                          struct misses *all)
{
    TRY(db_get(cx, misses_fields, here,
               "SELECT count(*) AS n, max(at) AS last FROM sign_in_miss WHERE email_hash = $1 AND at > $2 "
               "AND address = $3 AND id <> $4",
               T(hash), I(cx->now - HOUR_MS), T(address), T(but)));
    return db_get(cx, misses_fields, all,
                  "SELECT count(*) AS n, max(at) AS last FROM sign_in_miss WHERE email_hash = $1 AND at > $2 "
                  "AND id <> $3",
                  T(hash), I(cx->now - HOUR_MS), T(but));
}

err_t staff_familiar(struct cx *cx, const char *typed, const char *address, bool *out)
{
    const char *email = person_address(cx, typed);
    int64_t n;
    TRY(db_int(cx, 0, &n,
               "SELECT count(*) FROM session s JOIN staff p ON p.id = s.staff_id WHERE p.email = $1 AND s.address = $2",
               T(email), T(address)));
    *out = n > 0;
    return NULL;
}

/* E_LIMIT: too soon after the misses but this one. */
static err_t may_try(struct cx *cx, const char *email, const char *address, const char *but)
{
    struct misses here = { 0 }, all = { 0 };
    bool known = false;
    TRY(misses_count(cx, hash_of(cx, email), address, but, &here, &all));
    int64_t pause = pause_of(here.n, HERE_FREE), wait = pause ? here.last + 1000 * pause - cx->now : 0;
    int64_t wait_all = all.n >= ALL_FREE ? all.last + 60000 - cx->now : 0;
    if (wait_all > 0 && wait <= 0) {
        TRY(staff_familiar(cx, email, address, &known));
        wait = known ? 0 : wait_all;
    }
    if (wait <= 0)
        return NULL;
    int minutes = (int)((wait + 59999) / 60000);
    sign_ins_count(SIGN_IN_SLOWED);
    return fail_retry(cx, E_LIMIT, (int)((wait + 999) / 1000), "Too many attempts. Try again in %d minute%s.", minutes,
                      minutes == 1 ? "" : "s");
}

err_t miss_begin(struct cx *cx, const char *email, const char *address, const char **out)
{
    const char *id = id_new(cx, "mis");
    if (counts)
        TRY(may_try(cx, email, address, "")); /* who must wait writes nothing */
    TRY(db_exec(cx, NULL, "INSERT INTO sign_in_miss (email_hash, id, address, at) VALUES ($1, $2, $3, $4)",
                T(hash_of(cx, email)), T(id), T(address), I(cx->now)));
    err_t e = counts ? may_try(cx, email, address, id) : NULL; /* those at the same moment are there now */
    if (e)
        TRY(miss_take_back(cx, email, id));
    else
        *out = id;
    return e;
}

err_t miss_take_back(struct cx *cx, const char *email, const char *id)
{
    return db_exec(cx, NULL, "DELETE FROM sign_in_miss WHERE email_hash = $1 AND id = $2", T(hash_of(cx, email)),
                   T(id));
}

err_t miss_forget(struct cx *cx, const char *email)
{
    return db_exec(cx, NULL, "DELETE FROM sign_in_miss WHERE email_hash = $1", T(hash_of(cx, email)));
}
