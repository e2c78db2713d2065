/* sqlite_recall.c - what the members of groups have read of rows that change rarely: their shop, assistant, source,
   statuses. Invariant: under the writer's lease; forgotten before whatever is no member writes, here or in another
   process, so a member never hears what is not so any more. */
#include "db/sqlite.h"
#include "base/fnv.h"
#include <string.h>

enum { PLACES = 512, KEPT_MOST = 256, KEY_MOST = 256 };

struct recalled {
    const char *sql, *key;
    const struct field *fields; /* one text may fill two kinds of records */
    size_t key_n, n;
    void *at;
};

struct recall {
    struct arena *mem;
    int64_t version; /* data_version: what other processes wrote */
    int kept;
    struct recalled place[PLACES];
};

/* The arguments as bytes; 0: too long, or one that is neither text nor NULL. */
static size_t key_of(const struct db_arg *args, size_t n, char out[KEY_MOST])
{
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        const char *text = args[i].kind == ARG_NULL ? "" : args[i].text;
        size_t length = args[i].kind > ARG_TEXT ? KEY_MOST : strlen(text) + 1;
        if (used + length >= KEY_MOST)
            return 0;
        out[used++] = args[i].kind == ARG_NULL;
        memcpy(out + used, text, length);
        used += length;
    }
    return used;
}

static struct recalled *place_of(struct recall *r, const char *sql, const struct field *fields, const char *key,
                                 size_t n)
{
    uint64_t h = fnv64_bytes((uintptr_t)sql, key, n);
    size_t at = (h ^ h >> 32) % PLACES;
    while (r->place[at].sql && (r->place[at].sql != sql || r->place[at].fields != fields || r->place[at].key_n != n ||
                                memcmp(r->place[at].key, key, n)))
        at = (at + 1) % PLACES;
    return &r->place[at];
}

void recall_forget(struct lite *l)
{
    struct recall *r = l->recall;
    l->recall = NULL;
    if (r)
        arena_free(r->mem);
}

void recall_doubt(struct lite *l)
{
    if (l->recall)
        l->recall->version = -1;
}

void recall_check(struct lite *l)
{
    int64_t version = lite_number(l->writer, "PRAGMA data_version");
    if (l->recall && (l->recall->version != version || l->recall->kept >= KEPT_MOST))
        recall_forget(l);
    if (!l->recall) {
        struct arena *mem = arena_new();
        l->recall = arena_alloc(mem, sizeof(*l->recall));
        l->recall->mem = mem;
        l->recall->version = version;
    }
}

err_t recall_run(struct cx *cx, struct db_work *w, struct sql sql, const struct db_arg *args, size_t n,
                 struct rows *rows)
{
    struct lite *l = lite_of(cx->db);
    char key[KEY_MOST];
    size_t key_n = key_of(args, n, key);
    struct recall *r = l->recall;
    if (!key_n || r->kept >= PLACES / 2 + KEPT_MOST / 2)
        return lite_execute(cx, w->conn, sql, args, n, rows, NULL);
    struct recalled *p = place_of(r, sql.text, rows->fields, key, key_n);
    if (!p->sql) {
        struct rows fresh = { .mem = r->mem, .fields = rows->fields, .size = rows->size, .most = rows->most };
        TRY(lite_execute(cx, w->conn, sql, args, n, &fresh, NULL));
        *p = (struct recalled){ sql.text, arena_copy_n(r->mem, key, key_n), rows->fields, key_n, fresh.n, fresh.at };
        r->kept++;
    }
    if (rows->room < p->n)
        rows->at = arena_alloc(rows->mem, p->n * rows->size);
    if (p->n)
        memcpy(rows->at, p->at, p->n * rows->size);
    rows->n = p->n;
    return NULL;
}
