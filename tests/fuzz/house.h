/* house.h - what the fuzz targets share that need more than a parser: a fresh database with a shop, in memory where
   there is a folder for that, and gone at the end. */
#pragma once
#include "account/shop.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "fuzz/must.h"
#include <string.h>
#include <unistd.h>

static struct db *house_db;
static char house_shop[64], house_folder[64];

static inline void must_ok(err_t e)
{
    if (e)
        fprintf(stderr, "%s (%s)\n", e->message, e->detail ? e->detail : "-");
    must(!e, "this was to succeed");
}

static inline void house_clean(void)
{
    static const char *const names[] = { "fuzz.db-wal", "fuzz.db-shm", "fuzz.db" };
    char path[96];
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof(path), "%s/%s", house_folder, names[i]);
        unlink(path);
    }
    rmdir(house_folder);
}

/* A context of the shop; end it with house_leave. */
static inline struct cx house_enter(enum lane lane)
{
    return (struct cx){
        .mem = arena_new(), .db = house_db, .now = clock_wall(), .lane = lane,
        .who = { .shop = house_shop, .zone = "UTC", .currency = "USD", .actor = ACTOR_STAFF, .role = ROLE_OWNER },
    };
}

static inline void house_leave(struct cx *cx)
{
    db_end(cx);
    arena_free(cx->mem);
}

static inline void house_open(void)
{
    struct shop s;
    crypto_start();
    snprintf(house_folder, sizeof(house_folder), "%s/wismo-fuzz-XXXXXX", access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm");
    must(mkdtemp(house_folder), "no folder");
    atexit(house_clean);
    struct cx cx = house_enter(LANE_COMMAND);
    must_ok(crypto_use_secret(&cx, "a secret of the tests that is long enough"));
    must_ok(db_open(&cx, &(struct db_config){ .url = arena_text(cx.mem, "%s/fuzz.db", house_folder), .migrate = true, .create = true }, &house_db));
    cx.db = house_db;
    must_ok(shop_add(&cx, &(struct shop_new){ .name = "Fuzz" }, &s));
    snprintf(house_shop, sizeof(house_shop), "%s", s.id);
    house_leave(&cx);
}
