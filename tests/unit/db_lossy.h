/* db_lossy.h - a shop's database on a disk that loses what was not synced, and what it promised meanwhile. One world at a
   time: world_start, work, world_end. Included once a program: it answers db_mutant. */
#pragma once
#include "crash/lossy_vfs.h"
#include "db/driver.h"
#include "db_fixture.h"
#include <sqlite3.h>

enum { WRITERS = 6, MOST = 20000 };

static _Atomic int mutant;
bool db_mutant(enum mutant m) { return (int)m == mutant; }

static struct db *db;
static struct arena *mem;
static char folder[64];
static atomic_bool lost;                 /* a sync failed: the program would have ended */
static atomic_int acked[WRITERS][MOST];  /* promised to who wrote pair i of writer w */
static atomic_int seen[WRITERS];         /* promised to who read: pairs of w up to, not including */
static atomic_int dropped;               /* told that nothing came of it */

static void on_lost(const char *line)
{
    (void)line;
    lost = true;
    lossy_cut();
}

static struct cx cx_new(void)
{
    struct cx cx = { .mem = arena_new(), .db = db, .now = clock_wall() };
    cx.who = (struct principal){ .shop = "shp_a", .shop_code = "aaaa", .zone = "UTC", .currency = "USD" };
    return cx;
}

/* The database in a folder, as `db`. */
static err_t reopen(const char *at, const char *vfs)
{
    struct cx cx = { .mem = mem };
    struct db_config config = { .url = arena_text(mem, "%s/shop.db", at), .readers = 4, .migrate = true, .create = true, .vfs = vfs };
    return db_open(&cx, &config, &db);
}

static void world_start(void)
{
    mem = arena_new();
    crypto_start();
    lossy_reset();
    durable_lost = on_lost;
    lost = false;
    memset(acked, 0, sizeof(acked));
    memset(seen, 0, sizeof(seen));
    dropped = 0;
    snprintf(folder, sizeof(folder), "/tmp/wismo-lossy-XXXXXX");
    assert_non_null(mkdtemp(folder));
    OK(reopen(folder, "lossy"));
}

static void world_end(void)
{
    db_close(db);
    db = NULL;
    if (system(arena_text(mem, "rm -rf %s", folder)))
        print_error("%s was not removed\n", folder);
    arena_free(mem);
}

/* --- work and promises ----------------------------------------------------------------------------------------- */

static void ack(void *arg)
{
    if (!lossy_is_cut())
        atomic_store((atomic_int *)arg, 1);
}

static void drop(void *arg)
{
    (void)arg;
    dropped++;
}

/* Two rows, i of writer w, both or none. A member of a group promises as an answer does: after its commit. */
static err_t pair(struct cx *cx, int w, int i, const char *fill)
{
    DB_TX(cx);
    if (!cx->group)
        db_after(cx, ack, drop, &acked[w][i]);
    const char *name = arena_text(cx->mem, "w%d", w);
    for (int half = 0; half < 2; half++)
        TRY(db_exec(cx, NULL, "INSERT INTO product (shop_id, id, sku, name, price, currency, image, position) VALUES ($1, $2, $2, $3, 1, 'EUR', $4, $5)",
                    T("shp_a"), T(arena_text(cx->mem, "w%d_%d_%d", w, i, half)), T(name), T(fill), I(i)));
    TRY(db_commit(cx));
    if (cx->group)
        db_after(cx, ack, drop, &acked[w][i]);
    return NULL;
}

/* Products whose id is LIKE this. */
static int64_t count(struct cx *cx, const char *id)
{
    int64_t n;
    OK(db_int(cx, 0, &n, "SELECT count(*) FROM product WHERE shop_id = $1 AND id LIKE $2 ESCAPE '!'", T("shp_a"), T(id)));
    return n;
}

/* One transaction larger than the writer's cache writes before COMMIT: the failure is in a statement. */
static err_t large_from(struct cx *cx, int from, int n, const char *fill)
{
    DB_TX(cx);
    for (int i = from; i < from + n; i++)
        TRY(db_exec(cx, NULL, "INSERT INTO product (shop_id, id, sku, name, price, currency, image) VALUES ($1, $2, $2, 'large', 1, 'EUR', $3)",
                    T("shp_a"), T(arena_text(cx->mem, "large%d", i)), T(fill)));
    return db_commit(cx);
}

static err_t large(struct cx *cx, int n, const char *fill) { return large_from(cx, 0, n, fill); }
