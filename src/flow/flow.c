/* flow.c - flows: kept in versions that never change, checked when they come in, and read by many threads
   at once from a bounded cache. Invariant: a flow in the cache is not written to until nobody holds it. */
#include "flow/room.h"
#include "base/mem.h"
#include "db/db.h"
#include <pthread.h>
#include <string.h>

#define NODE(name) extern const struct node_kind node_##name;
#include "flow/list.h"
#undef NODE

static const struct node_kind *const kinds[] = {
#define NODE(name) &node_##name,
#include "flow/list.h"
#undef NODE
};
enum { KINDS = sizeof(kinds) / sizeof(*kinds), CACHED = 64, VERSIONS_MOST = 10000 };

const struct node_kind *node_kind(const char *name)
{
    for (size_t i = 0; name && i < KINDS; i++)
        if (!strcmp(kinds[i]->name, name))
            return kinds[i];
    return NULL;
}

const struct node_kind *const *node_kinds(size_t *n)
{
    *n = KINDS;
    return kinds;
}

/* --- the cache --------------------------------------------------------------------------------------- */

struct cached {
    struct flow flow;
    struct arena *mem;
    const char *shop, *id;
    int64_t number, used;
    int holders;
    bool kept; /* in the table; else it goes with its last holder */
};

static struct {
    pthread_mutex_t lock;
    struct cached *at[CACHED];
    int64_t clock;
} cache = { .lock = PTHREAD_MUTEX_INITIALIZER };

static void cached_free(struct cached *c)
{
    json_decref(c->flow.document);
    arena_free(c->mem);
    mem_free(c);
}

static void flow_release(void *p)
{
    struct cached *c = p;
    pthread_mutex_lock(&cache.lock);
    bool last = --c->holders == 0 && !c->kept;
    pthread_mutex_unlock(&cache.lock);
    if (last)
        cached_free(c);
}

static struct cached *cache_find(const char *shop, const char *id, int64_t number)
{
    for (size_t i = 0; i < CACHED; i++) {
        struct cached *c = cache.at[i];
        if (c && c->number == number && !strcmp(c->id, id) && !strcmp(c->shop, shop))
            return c;
    }
    return NULL;
}

/* Takes the place of nobody, or of the one that was not used for longest and that nobody holds. */
static struct cached *cache_keep(struct cached *fresh)
{
    struct cached *old = NULL;
    size_t best = CACHED;
    for (size_t i = 0; i < CACHED && (best == CACHED || cache.at[best]); i++)
        if (!cache.at[i] || (!cache.at[i]->holders && (best == CACHED || cache.at[i]->used < cache.at[best]->used)))
            best = i;
    if (best < CACHED) {
        old = cache.at[best];
        cache.at[best] = fresh;
        fresh->kept = true;
    }
    return old;
}

/* --- reading ------------------------------------------------------------------------------------------- */

static err_t cached_new(struct cx *cx, const char *id, int64_t number, const char *text, struct cached **out)
{
    json_t *document = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    if (!document)
        return fail(cx, E_INTERNAL, "The flow “%s”, version %lld, cannot be read.", id, (long long)number);
    err_t e = flow_check(cx, document);
    if (e) {
        json_decref(document);
        return fail_detail(cx,
                           fail(cx, E_INTERNAL, "The flow “%s”, version %lld, has a mistake.", id, (long long)number),
                           "%s: %s", e->field, e->message);
    }
    struct cached *c = mem_new(sizeof(*c));
    c->mem = arena_new();
    c->shop = arena_copy(c->mem, cx->who.shop);
    c->id = arena_copy(c->mem, id);
    c->number = number;
    c->flow = flow_compile(c->mem, document);
    *out = c;
    return NULL;
}

static const struct field text_fields[] = { { "document", F_TEXT, 0, 0, NULL, NULL, 0 }, { 0 } };

err_t flow_get(struct cx *cx, const char *flow_id, int64_t number, const struct flow **out)
{
    const char *text = NULL;
    struct cached *fresh = NULL, *old = NULL;
    const char *id = flow_id ? flow_id : "";
    pthread_mutex_lock(&cache.lock);
    struct cached *c = cache_find(cx->who.shop, id, number);
    if (c)
        c->holders++, c->used = ++cache.clock;
    pthread_mutex_unlock(&cache.lock);
    if (!c) {
        err_t e =
            db_get(cx, text_fields, &text, "SELECT document FROM flow WHERE shop_id = $1 AND id = $2 AND number = $3",
                   T(cx->who.shop), T(id), I(number));
        if (e)
            return e->code == E_MISSING ? fail(cx, E_MISSING, "There is no such flow.") : e;
        TRY(cached_new(cx, id, number, text, &fresh));
        pthread_mutex_lock(&cache.lock);
        c = cache_find(cx->who.shop, id, number); /* another thread may have been faster */
        if (!c) {
            old = cache_keep(c = fresh);
            fresh = NULL;
        }
        c->holders++, c->used = ++cache.clock;
        pthread_mutex_unlock(&cache.lock);
    }
    if (fresh)
        cached_free(fresh);
    if (old)
        cached_free(old);
    arena_defer(cx->mem, flow_release, c);
    *out = &c->flow;
    return NULL;
}

err_t flow_make(struct cx *cx, const json_t *document, const struct flow **out)
{
    TRY(flow_check(cx, document));
    struct flow *f = arena_alloc(cx->mem, sizeof(*f));
    *f = flow_compile(cx->mem, json_tie(cx->mem, json_deep_copy(document)));
    *out = f;
    return NULL;
}

/* --- adding -------------------------------------------------------------------------------------------- */

err_t flow_add(struct cx *cx, const char *flow_id, const char *name, const char *document, int64_t *number)
{
    json_t *tree;
    int64_t next;
    if (text_empty(flow_id) || text_empty(name))
        return fail_field(cx, "name", "A flow needs a name.");
    TRY(json_read(cx, document ? document : "", document ? strlen(document) : 0, &tree));
    TRY(flow_check(cx, tree));
    DB_TX(cx);
    TRY(db_int(cx, 0, &next, "SELECT MAX(number) FROM flow WHERE shop_id = $1 AND id = $2", T(cx->who.shop),
               T(flow_id)));
    if (++next > VERSIONS_MOST)
        return fail(cx, E_CONFLICT, "This flow has too many versions.");
    TRY(db_exec(
        cx, NULL,
        "INSERT INTO flow (shop_id, id, number, name, document, published, created_at) VALUES ($1, $2, $3, $4, $5, 0, $6)",
        T(cx->who.shop), T(flow_id), I(next), T(name), T(document), I(cx->now)));
    TRY(db_commit(cx));
    *number = next;
    return NULL;
}
