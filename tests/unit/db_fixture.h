/* db_fixture.h - a fresh database for each test: SQLite in a temporary folder, and, when WISMO_TEST_PG names a
   cluster (tests/pg.sh prints one), a schema of its own there. EACH(test) runs it on both. */
#pragma once
#include "base/arena.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/id.h"
#include "db/db.h"
#include <libpq-fe.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#undef fail                    /* ours, from base.h */

#define UNUSED __attribute__((unused))

struct fixture {
    struct db *db;
    struct arena *mem;
    char folder[128], schema[40];
    const char *url;               /* to open it a second time */
    bool postgres;
};

/* A context of shop "shp_a", as a request would have it. */
UNUSED static struct cx fixture_cx(const struct fixture *f)
{
    struct cx cx = { .mem = arena_new(), .db = f->db, .now = clock_wall() };
    cx.who = (struct principal){ .shop = "shp_a", .shop_code = "aaaa", .zone = "UTC", .currency = "USD" };
    return cx;
}

UNUSED static void cx_free(struct cx *cx)
{
    db_end(cx);
    arena_free(cx->mem);
}

/* Success, or the test's failure in the error's own words. */
#define OK(call) do { err_t ok_ = (call); if (ok_) fail_test(ok_, #call, __FILE__, __LINE__); } while (0)
/* Fails with that code. */
#define FAILS(c, call) do { err_t fails_ = (call); if (!fails_ || fails_->code != (c)) fail_test(fails_, #call, __FILE__, __LINE__); } while (0)

UNUSED static void fail_test(err_t e, const char *call, const char *file, int line)
{
    print_error("%s:%d: %s: %s (%s)\n", file, line, call, e ? e->message : "did not fail", e && e->detail ? e->detail : "-");
    if (e)
        _fail(file, line);
    _fail(file, line);
}

UNUSED static void admin(const char *sql)
{
    PGconn *c = PQconnectdb(getenv("WISMO_TEST_PG"));
    PGresult *r = PQexec(c, sql);
    if (PQresultStatus(r) != PGRES_COMMAND_OK && PQresultStatus(r) != PGRES_TUPLES_OK) {
        print_error("%s: %s\n", sql, PQerrorMessage(c));
        abort();
    }
    PQclear(r);
    PQfinish(c);
}

UNUSED static struct db *fixture_open(const struct fixture *f, int readers)
{
    struct cx cx = { .mem = arena_new() };
    struct db_config config = { .url = f->url, .readers = readers, .migrate = true, .create = true };
    struct db *db = NULL;
    OK(db_open(&cx, &config, &db));
    arena_free(cx.mem);
    return db;
}

UNUSED static void fixture_start(struct fixture *f, bool postgres)
{
    static atomic_int count;
    crypto_start();
    *f = (struct fixture){ .mem = arena_new(), .postgres = postgres };
    const char *tmp = getenv("TMPDIR");
    snprintf(f->folder, sizeof(f->folder), "%s/wismo-test-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(f->folder));
    if (postgres) {
        const char *url = getenv("WISMO_TEST_PG");
        snprintf(f->schema, sizeof(f->schema), "t%d_%d", (int)getpid(), ++count);
        admin("SET client_min_messages = error");
        admin(arena_text(f->mem, "CREATE SCHEMA %s", f->schema));
        f->url = arena_text(f->mem, "%s%coptions=-csearch_path%%3D%s", url, strchr(url, '?') ? '&' : '?', f->schema);
    } else {
        f->url = arena_text(f->mem, "%s/shop.db", f->folder);
    }
    f->db = fixture_open(f, 8);
}

UNUSED static void fixture_end(struct fixture *f)
{
    db_close(f->db);
    if (f->postgres)
        admin(arena_text(f->mem, "SET client_min_messages = error; DROP SCHEMA %s CASCADE", f->schema));
    if (system(arena_text(f->mem, "rm -rf %s", f->folder)))
        print_error("%s was not removed\n", f->folder);
    arena_free(f->mem);
}

UNUSED static void each(void (*test)(struct fixture *f))
{
    for (int postgres = 0; postgres <= (getenv("WISMO_TEST_PG") != NULL); postgres++) {
        struct fixture f;
        fixture_start(&f, postgres);
        test(&f);
        fixture_end(&f);
    }
}

#define EACH(test) static void test##_each(void **state) { (void)state; each(test); }
#define EACH_TEST(test) { #test, test##_each, NULL, NULL, NULL }

/* Runs fn on n threads, each with its number. */
struct runner { void *(*fn)(struct fixture *f, int i); struct fixture *f; int i; };

UNUSED static void *runner_main(void *arg)
{
    struct runner *r = arg;
    return r->fn(r->f, r->i);
}

UNUSED static void threads(struct fixture *f, int n, void *(*fn)(struct fixture *f, int i))
{
    pthread_t t[64];
    struct runner r[64];
    for (int i = 0; i < n; i++) {
        r[i] = (struct runner){ fn, f, i };
        assert_int_equal(pthread_create(&t[i], NULL, runner_main, &r[i]), 0);
    }
    for (int i = 0; i < n; i++)
        pthread_join(t[i], NULL);
}
