/* client_share.c - fair shares of the calls under way, so that one slow shop cannot take all the workers that
   wait for others. The table is as large as there can be workers; an entry without calls is free. */
#include "http/client_share.h"
#include "base/fnv.h"
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

#define MOST_SHARE 32 /* half of the OUTSIDE lane */

struct client_share {
    uint64_t key;
    int n;
};
static pthread_mutex_t share_lock = PTHREAD_MUTEX_INITIALIZER;
static struct client_share shares[256];

static uint64_t share_key(const char *name)
{
    uint64_t h = fnv64_text(FNV64_START, name);
    return h ? h : 1;
}

struct client_share *client_share_enter(const char *name)
{
    uint64_t key = share_key(name ? name : "");
    struct client_share *mine = NULL, *empty = NULL;
    pthread_mutex_lock(&share_lock);
    for (size_t i = 0; i < sizeof(shares) / sizeof(*shares); i++) {
        if (shares[i].n && shares[i].key == key)
            mine = &shares[i];
        else if (!shares[i].n && !empty)
            empty = &shares[i];
    }
    if (!mine && empty) {
        mine = empty;
        mine->key = key;
    }
    if (mine && mine->n >= MOST_SHARE)
        mine = NULL;
    if (mine)
        mine->n++;
    pthread_mutex_unlock(&share_lock);
    return mine;
}

void client_share_leave(struct client_share *s)
{
    pthread_mutex_lock(&share_lock);
    s->n--;
    pthread_mutex_unlock(&share_lock);
}
