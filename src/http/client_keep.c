/* client_keep.c - a small table of idle handles, each with its connection. A key names share, scheme, host and port, so that
   nobody speaks over a connection that was opened, and checked, for somebody else. */
#include "http/client_keep.h"
#include "base/clock.h"
#include "base/mem.h"
#include <pthread.h>
#include <stdint.h>
#include <string.h>

enum { KEPT = 64, OF_ONE = 4 };

struct kept {
    char *key;
    void *handle;
    void (*drop)(void *);
    int64_t since;
};
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct kept kept[KEPT];

static bool old(const struct kept *k, int64_t now) { return k->handle && k->since + CLIENT_KEEP_MS < now; }

void *client_keep_take(const char *key)
{
    struct kept *best = NULL;
    void *handle = NULL;
    int64_t now = clock_mono();
    pthread_mutex_lock(&lock);
    for (struct kept *k = kept; k < kept + KEPT; k++)
        if (k->handle && !old(k, now) && !strcmp(k->key, key) && (!best || k->since > best->since))
            best = k;
    if (best) {
        handle = best->handle;
        mem_free(best->key);
        *best = (struct kept){ 0 };
    }
    pthread_mutex_unlock(&lock);
    return handle;
}

/* Takes what is too old, or else what has waited longest of this key or of all, out of the table. */
static int remove_old(const char *key, struct kept out[KEPT])
{
    int n = 0, same = 0;
    int64_t now = clock_mono();
    struct kept *last = NULL, *free_one = NULL;
    for (struct kept *k = kept; k < kept + KEPT; k++) {
        if (old(k, now)) {
            out[n++] = *k;
            *k = (struct kept){ 0 };
        }
        free_one = k->handle ? free_one : k;
        same += k->handle && !strcmp(k->key, key);
    }
    if (free_one && same < OF_ONE)
        return n;
    for (struct kept *k = kept; k < kept + KEPT; k++)
        if (k->handle && (same < OF_ONE || !strcmp(k->key, key)) && (!last || k->since < last->since))
            last = k;
    out[n++] = *last;
    *last = (struct kept){ 0 };
    return n;
}

void client_keep_put(const char *key, void *handle, void (*drop)(void *))
{
    struct kept out[KEPT + 1];
    pthread_mutex_lock(&lock);
    int n = remove_old(key, out);
    for (struct kept *k = kept; k < kept + KEPT; k++)
        if (!k->handle) {
            *k = (struct kept){ mem_copy(key), handle, drop, clock_mono() };
            break;
        }
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < n; i++) { /* closing talks to the other side: not under the lock */
        out[i].drop(out[i].handle);
        mem_free(out[i].key);
    }
}
