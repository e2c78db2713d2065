/* trouble.c - counts failures of sources in a row. A walk must not write, so what it meets is kept here, and whoever
   watches takes it as news. An entry a source that was asked, for ever: a few hundred bytes. */
#include "source/trouble.h"
#include "base/fnv.h"
#include "base/mem.h"
#include "base/text.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

enum { ROWS = 256 };

struct entry {
    struct entry *next;
    char shop[40], id[40], *why;
    int64_t version; /* of the settings: others begin anew */
    int fails;       /* in a row */
    enum { UNKNOWN, ANSWERS, FAILS } state;
    bool news; /* nobody has taken the state */
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static struct entry *rows[ROWS];
static _Atomic int known;

static struct entry **row_of(const char *shop, const char *id)
{
    return &rows[fnv32_text(fnv32_text(FNV32_START, id), shop) % ROWS];
}

static struct entry *find(const char *shop, const char *id)
{
    struct entry *e = *row_of(shop, id);
    while (e && (strcmp(e->id, id) || strcmp(e->shop, shop)))
        e = e->next;
    return e;
}

static struct entry *entry_of(const char *shop, const char *id)
{
    struct entry *e = find(shop, id), **row = row_of(shop, id);
    if (e)
        return e;
    e = mem_new(sizeof(*e));
    snprintf(e->shop, sizeof(e->shop), "%s", shop);
    snprintf(e->id, sizeof(e->id), "%s", id);
    e->next = *row;
    *row = e;
    known++;
    return e;
}

static void failed(struct entry *e, const struct source *s, err_t why)
{
    if (++e->fails < SOURCE_FAILS || e->state == FAILS)
        return;
    struct buf words = { 0 };
    buf_fmt(&words, "“%s” has not answered %d times in a row, so shoppers cannot see their orders. The last time: %s",
            s->name, SOURCE_FAILS, why->message);
    mem_free(e->why);
    e->why = mem_copy(words.at);
    buf_free(&words);
    e->state = FAILS;
    e->news = true;
}

/* What it says the first time is news, too: a warning may stand from before this process. */
static void answered(struct entry *e)
{
    e->fails = 0;
    e->news |= e->state != ANSWERS;
    e->state = ANSWERS;
}

void source_heard(const struct cx *cx, const struct source *s, bool remote, err_t e)
{
    bool no = e && e->code == E_REMOTE, yes = !e || e->code == E_MISSING;
    if ((!no && !yes) || (yes && !remote && !known))
        return;
    pthread_mutex_lock(&mutex);
    struct entry *at = no || remote ? entry_of(cx->who.shop, s->id) : find(cx->who.shop, s->id);
    if (at && at->version != s->version) {
        at->version = s->version;
        at->fails = 0;
        at->state = UNKNOWN;
    }
    if (at && no)
        failed(at, s, e);
    else if (at)
        answered(at);
    pthread_mutex_unlock(&mutex);
}

bool source_news_take(struct cx *cx, struct source_news *out)
{
    bool found = false;
    if (!known)
        return false;
    pthread_mutex_lock(&mutex);
    for (int i = 0; i < ROWS && !found; i++)
        for (struct entry *e = rows[i]; e && !found; e = e->next)
            if (e->news) {
                *out = (struct source_news){ arena_copy(cx->mem, e->shop), arena_copy(cx->mem, e->id),
                                             e->state == FAILS ? arena_copy(cx->mem, e->why) : NULL };
                e->news = false;
                found = true;
            }
    pthread_mutex_unlock(&mutex);
    return found;
}

void source_news_back(const struct source_news *n)
{
    pthread_mutex_lock(&mutex);
    struct entry *e = find(n->shop, n->id);
    if (e)
        e->news = true;
    pthread_mutex_unlock(&mutex);
}
