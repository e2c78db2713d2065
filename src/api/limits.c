/* limits.c - how often may somebody ask. Addresses are counted before a body is read, conversations and
   principals once they are known. One token bucket a key; all keys of a class share one table. */
#include "account/staff.h"
#include "api/serve.h"
#include "base/bucket.h"
#include "base/clock.h"
#include "conversation/conversation.h"
#include "http/client_peer.h"
#include <string.h>

struct limit {
    double per_minute, burst;
};

static const struct limit pages = { 1200, 600 }, /* per address: assets, health */
    opening = { 30, 20 },                        /* per address: new conversations */
    writing = { 120, 60 },                       /* per address: words */
    reading = { 300, 120 },                      /* per address: lists and streams */
    talking = { 40, 15 },                        /* per conversation: words */
    signing_in = { 10, 10 },                     /* per address and per e-mail; reset links apart */
    staff_address = { 1200, 300 },               /* per address */
    staff_who = { 1200, 300 };                   /* per person or key */

static struct bucket_table *table;

static bool writes(const struct http_exchange *ex) { return strcmp(ex->method, "GET") && strcmp(ex->method, "HEAD"); }

static bool take(const char *class, const char *key, struct limit l, int64_t *wait)
{
    char name[160];
    size_t n = strlen(class);
    memcpy(name, class, n);
    name[n++] = ' ';
    text_put(name + n, sizeof(name) - n, key);
    return bucket_take(table, name, 1, l.per_minute, l.burst, clock_mono(), wait);
}

void limits_start(void)
{
    if (!table)
        table = bucket_new(65536);
}

bool limits_admit(const struct http_exchange *ex, const struct route *route, int *wait)
{
    if (!api_config()->limits)
        return true;
    const char *class = "pages";
    struct limit l = pages;
    if (route->flags & R_SIGNIN && writes(ex)) {
        class = route->flags & R_RESET ? "resetting" : "signing_in", l = signing_in;
    } else if (route->flags & R_CHAT) {
        bool opens = route->who == ANYONE;
        class = opens ? "open" : writes(ex) ? "write" : "read";
        l = opens ? opening : writes(ex) ? writing : reading;
    } else if (route->who >= VIEWER) {
        class = "staff", l = staff_address;
    }
    char block[PEER_BLOCK];
    int64_t ms;
    peer_block_write(ex->client, block);
    if (take(class, block, l, &ms))
        return true;
    *wait = (int)(ms / 1000) + 1;
    return false;
}

/* Whoever has tried too often in somebody's name does not keep them out of where they have a session already. Strangers
   learn nothing: for them it is no for every address. */
static err_t take_email(struct cx *cx, const struct req *rq, const char *typed, bool *ok, int64_t *wait)
{
    const char *email = text_lower(cx->mem, text_trim(cx->mem, typed)), *place = peer_block(cx->mem, rq->ex->client);
    bool resets = rq->route->flags & R_RESET;
    *ok = take(resets ? "reset" : "email", email, signing_in, wait);
    if (*ok || resets)
        return NULL;
    bool familiar;
    TRY(staff_familiar(cx, email, place, &familiar));
    *ok = familiar && take("familiar", arena_join(cx->mem, place, " ", email), signing_in, wait);
    return NULL;
}

err_t limits_check(struct cx *cx, const struct req *rq)
{
    int64_t ms = 0;
    if (!api_config()->limits)
        return NULL;
    const char *email = rq->route->flags & R_SIGNIN ? json_str(rq->body, "email") : NULL;
    bool ok = true;
    if (rq->visitor && writes(rq->ex))
        ok = take("talk", rq->visitor->conversation, talking, &ms);
    else if (rq->route->who >= VIEWER && cx->who.user)
        ok = take("who", cx->who.user, staff_who, &ms);
    else if (email)
        TRY(take_email(cx, rq, email, &ok, &ms));
    return ok ? NULL : fail_retry(cx, E_LIMIT, (int)(ms / 1000) + 1, "Please wait a minute and try again");
}
