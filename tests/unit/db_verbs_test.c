/* db_verbs_test.c - statements, values both ways, transactions, nesting, doom; alike on both engines. */
#include "db_fixture.h"
#include "db/driver.h"
#include <fcntl.h>
#include <sys/wait.h>

struct thing { const char *shop_id, *id, *sku, *name, *currency, *image; int64_t position; struct money price; };
static const struct field thing_fields[] = {
    FIELD(F_TEXT, struct thing, id), FIELD(F_TEXT, struct thing, sku), FIELD(F_TEXT, struct thing, name),
    FIELD(F_MONEY, struct thing, price), FIELD(F_TEXT, struct thing, image), FIELD(F_INT, struct thing, position), { 0 },
};
typedef LIST(struct thing) thing_list;

static err_t add(struct cx *cx, const char *id, const char *sku, int64_t position)
{
    int64_t waited_for;
    return db_exec(cx, &waited_for, "INSERT INTO product (shop_id, id, sku, name, price, currency, position) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                   T(cx->who.shop), T(id), T(sku), T("A thing"), I(1250), T("EUR"), I(position));
}

static int64_t count(struct cx *cx)
{
    int64_t n = -1;
    OK(db_int(cx, -2, &n, "SELECT count(*) FROM product WHERE shop_id = $1", T(cx->who.shop)));
    return n;
}

static void values_both_ways(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    OK(db_exec(&cx, NULL, "INSERT INTO product (shop_id, id, sku, name, price, currency, image, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
               T("shp_a"), T("prd_1"), T("S-1"), T("Ł'ó\"dź \\ ☃"), I(INT64_MAX), T("JPY"), T(NULL), I(INT64_MIN)));
    struct thing t = { .image = "was here" };
    OK(db_get(&cx, thing_fields, &t, "SELECT id, sku, name, price, currency, image, position, shop_id FROM product WHERE shop_id = $1 AND id = $2", T("shp_a"), T("prd_1")));
    assert_string_equal(t.name, "Ł'ó\"dź \\ ☃");
    assert_true(t.price.minor == INT64_MAX && t.position == INT64_MIN);
    assert_string_equal(t.price.currency, "JPY");
    assert_null(t.image);
    /* Into a record that nobody has cleared, the row decides alone, whichever column comes first. */
    static const unsigned char junk[] = { 0, 1, 'X', 0x7f, 0xff };
    for (size_t i = 0; i < sizeof(junk) * 2; i++) {
        memset(&t.price, junk[i / 2], sizeof(t.price));
        if (i % 2)
            t.price.currency[0] = 0;
        OK(db_get(&cx, thing_fields, &t, "SELECT price, currency FROM product WHERE shop_id = $1 AND id = $2", T("shp_a"), T("prd_1")));
        assert_true(t.price.minor == INT64_MAX && !memcmp(t.price.currency, "JPY", 4));
        memset(&t.price, junk[i / 2], sizeof(t.price));
        if (i % 2)
            t.price.currency[0] = 0;
        OK(db_get(&cx, thing_fields, &t, "SELECT currency, price FROM product WHERE shop_id = $1 AND id = $2", T("shp_a"), T("prd_1")));
        assert_true(t.price.minor == INT64_MAX && !memcmp(t.price.currency, "JPY", 4));
    }
    cx_free(&cx);
}

static void bytes_both_ways(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    unsigned char all[256];
    for (int i = 0; i < 256; i++)
        all[i] = (unsigned char)i;
    OK(db_exec(&cx, NULL, "INSERT INTO file (shop_id, id, type, bytes, created_at) VALUES ($1, $2, $3, $4, $5)", T("shp_a"), T("f1"), T("image/png"), B(all, 256), I(1)));
    OK(db_exec(&cx, NULL, "INSERT INTO file (shop_id, id, type, bytes, created_at) VALUES ($1, $2, $3, $4, $5)", T("shp_a"), T("f2"), T("image/png"), B("", 0), I(1)));
    const void *out = NULL;
    size_t n = 9;
    OK(db_bytes(&cx, &out, &n, "SELECT bytes FROM file WHERE shop_id = $1 AND id = $2", T("shp_a"), T("f1")));
    assert_int_equal(n, 256);
    assert_memory_equal(out, all, 256);
    OK(db_bytes(&cx, &out, &n, "SELECT bytes FROM file WHERE shop_id = $1 AND id = $2", T("shp_a"), T("f2")));
    assert_int_equal(n, 0);
    assert_non_null(out);
    FAILS(E_MISSING, db_bytes(&cx, &out, &n, "SELECT bytes FROM file WHERE shop_id = $1 AND id = $2", T("shp_a"), T("f3")));
    /* B(NULL, …) is NULL, and the column refuses it. */
    FAILS(E_INTERNAL, db_exec(&cx, NULL, "INSERT INTO file (shop_id, id, type, bytes, created_at) VALUES ($1, $2, $3, $4, $5)", T("shp_a"), T("f4"), T("x"), B(NULL, 0), I(1)));
    cx_free(&cx);
}

static void numbers_in_any_order(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    OK(add(&cx, "a", "1", 1));
    /* SQLite alone would number $2 first. */
    OK(db_exec(&cx, NULL, "UPDATE product SET image = $2, name = $1 WHERE shop_id = $4 AND id = $3", T("one"), T("two"), T("a"), T("shp_a")));
    struct thing t = { 0 };
    OK(db_get(&cx, thing_fields, &t, "SELECT name, image FROM product WHERE shop_id = $1 AND id = $2", T("shp_a"), T("a")));
    assert_string_equal(t.name, "one");
    assert_string_equal(t.image, "two");
    /* The same argument twice. */
    OK(db_exec(&cx, NULL, "UPDATE product SET image = $2, name = $2 WHERE shop_id = $1", T("shp_a"), T("both")));
    OK(db_get(&cx, thing_fields, &t, "SELECT name, image FROM product WHERE shop_id = $1 AND id = $2", T("shp_a"), T("a")));
    assert_string_equal(t.name, t.image);
    cx_free(&cx);
}

static void lists_and_reuse(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    for (int i = 0; i < 100; i++)
        OK(add(&cx, arena_text(cx.mem, "prd_%03d", i), arena_text(cx.mem, "S%03d", i), i));
    for (int round = 0; round < 50; round++) {
        thing_list l;
        OK(db_list(&cx, thing_fields, &l, "SELECT id, position, price, currency FROM product WHERE shop_id = $1 AND position < $2 ORDER BY id", T("shp_a"), I(round * 2)));
        assert_int_equal(l.n, round * 2);
        for (size_t i = 0; i < l.n; i++) {
            assert_int_equal(l.at[i].position, i);
            assert_null(l.at[i].sku);
            assert_string_equal(l.at[i].price.currency, "EUR");
        }
    }
    int64_t n;
    OK(db_int(&cx, -7, &n, "SELECT sum(position) FROM product WHERE shop_id = $1", T("shp_a")));
    assert_int_equal(n, 4950);
    OK(db_int(&cx, -7, &n, "SELECT sum(position) FROM product WHERE shop_id = $1", T("shp_none")));
    assert_int_equal(n, -7);
    OK(db_int(&cx, -7, &n, "SELECT position FROM product WHERE shop_id = $1", T("shp_none")));
    assert_int_equal(n, -7);
    struct thing t = { .name = "untouched" };
    FAILS(E_MISSING, db_get(&cx, thing_fields, &t, "SELECT name FROM product WHERE shop_id = $1", T("shp_none")));
    assert_string_equal(t.name, "untouched");
    cx_free(&cx);
}

static void built_text(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    for (int i = 0; i < 10; i++)
        OK(add(&cx, arena_text(cx.mem, "p%d", i), arena_text(cx.mem, "S%d", i), i));
    for (int round = 0; round < 200; round++) {
        char *sql = arena_text(cx.mem, "SELECT id, position FROM product WHERE shop_id = $1 AND position >= $2 AND 0 < %d ORDER BY position", 1 + round % 70);
        struct db_arg args[] = { T("shp_a"), I(round % 10) };
        thing_list l;
        OK(db_list_built(&cx, thing_fields, &l, sql, args, 2));
        assert_int_equal(l.n, 10 - round % 10);
        int64_t n;
        OK(db_int_built(&cx, 0, &n, arena_text(cx.mem, "SELECT count(*) FROM product WHERE shop_id = $1 AND position >= $2 AND 0 < %d", 1 + round % 70), args, 2));
        assert_int_equal(n, l.n);
    }
    cx_free(&cx);
}

static void same_words(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    OK(add(&cx, "a", "Abc", 1));
    OK(add(&cx, "b", "abd", 2));
    int64_t n, changed;
    OK(db_int(&cx, 0, &n, "SELECT count(*) FROM product WHERE shop_id = $1 AND sku LIKE $2", T("shp_a"), T("ab%")));
    assert_int_equal(n, 1);      /* case counts, on both */
    OK(db_int(&cx, 0, &n, "SELECT count(*) FROM product WHERE shop_id = $1 AND sku LIKE $2 ESCAPE '!'", T("shp_a"), T("%!%%")));
    assert_int_equal(n, 0);
    OK(db_exec(&cx, &changed, "INSERT INTO product (shop_id, id, sku, name, price, currency) VALUES ($1, 'x', 'Abc', 'n', 1, 'EUR') ON CONFLICT (shop_id, sku) DO NOTHING", T("shp_a")));
    assert_int_equal(changed, 0);
    OK(db_exec(&cx, &changed, "INSERT INTO product (shop_id, id, sku, name, price, currency) VALUES ($1, 'x', 'Abc', 'n2', 1, 'EUR') ON CONFLICT (shop_id, sku) DO UPDATE SET name = EXCLUDED.name", T("shp_a")));
    assert_int_equal(changed, 1);
    struct thing t = { 0 };
    OK(db_get(&cx, thing_fields, &t, "UPDATE product SET position = position + $2 WHERE shop_id = $1 AND sku = 'Abc' RETURNING id, name, position", T("shp_a"), I(41)));
    assert_string_equal(t.name, "n2");
    assert_int_equal(t.position, 42);
    OK(db_exec(&cx, &changed, "DELETE FROM product WHERE shop_id = $1", T("shp_a")));
    assert_int_equal(changed, 2);
    FAILS(E_CONFLICT, (add(&cx, "q", "same", 1), add(&cx, "r", "same", 1)));
    FAILS(E_CONFLICT, add(&cx, "q", "other", 1));
    cx_free(&cx);
}

/* Keys sort by bytes on both: "B" before "a", "_" between. */
static void keys_sort_by_bytes(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    static const char *const order[] = { "A-1", "B", "_", "a", "a-b", "aa", "é" };
    for (int i = 6; i >= 0; i--)
        OK(add(&cx, order[i], order[i], i));
    thing_list l;
    OK(db_list(&cx, thing_fields, &l, "SELECT sku FROM product WHERE shop_id = $1 ORDER BY sku", T("shp_a")));
    assert_int_equal(l.n, 7);
    for (size_t i = 0; i < 7; i++)
        assert_string_equal(l.at[i].sku, order[i]);
    cx_free(&cx);
}

/* --- transactions --- */

static err_t returns_early(struct cx *cx)
{
    DB_TX(cx);
    TRY(add(cx, "early", "early", 1));
    return fail(cx, E_INPUT, "No.");
}

static err_t inner_good(struct cx *cx)
{
    DB_TX(cx);
    TRY(add(cx, "inner", "inner", 1));
    return db_commit(cx);
}

static err_t outer(struct cx *cx, err_t (*inner)(struct cx *cx), bool listen)
{
    DB_TX(cx);
    TRY(add(cx, "outer", "outer", 1));
    err_t e = inner(cx);
    if (e && listen)
        return e;
    return db_commit(cx);
}

static err_t conflict_unheard(struct cx *cx)
{
    DB_TX(cx);
    TRY(add(cx, "c1", "c", 1));
    err_t e = add(cx, "c2", "c", 1);
    assert_true(e && e->code == E_CONFLICT);
    FAILS(E_INTERNAL, add(cx, "c3", "d", 1));
    int64_t n;
    FAILS(E_INTERNAL, db_int(cx, 0, &n, "SELECT 1 FROM product"));
    return db_commit(cx);
}

static err_t missing_is_no_doom(struct cx *cx)
{
    DB_TX(cx);
    struct thing t;
    FAILS(E_MISSING, db_get(cx, thing_fields, &t, "SELECT id FROM product WHERE shop_id = 'none'"));
    FAILS(E_MISSING, db_lock(cx, "product", "none"));
    TRY(add(cx, "m", "m", 1));
    return db_commit(cx);
}

/* --- writes that nobody waits for --- */

static err_t add_later(struct cx *cx, const char *id)
{
    return db_exec(cx, NULL, "INSERT INTO product (shop_id, id, sku, name, price, currency, position) VALUES ($1, $2, $2, 'A thing', 1, 'EUR', 1)",
                   T(cx->who.shop), T(id));
}

/* Enough of them that some are sent before the end; then what is read sees them all. */
static err_t many_later(struct cx *cx, int64_t *seen)
{
    DB_TX(cx);
    for (int i = 0; i < 200; i++)
        TRY(add_later(cx, arena_text(cx->mem, "later%03d", i)));
    TRY(db_int(cx, 0, seen, "SELECT count(*) FROM product WHERE shop_id = $1", T(cx->who.shop)));
    TRY(add_later(cx, "last"));
    return db_commit(cx);
}

static err_t twice_later(struct cx *cx, int more, bool reads)
{
    int64_t n;
    DB_TX(cx);
    TRY(add_later(cx, "twin"));
    TRY(add_later(cx, "twin"));
    for (int i = 0; i < more; i++)
        TRY(add_later(cx, arena_text(cx->mem, "more%d", i)));
    if (reads)
        TRY(db_int(cx, 0, &n, "SELECT count(*) FROM product WHERE shop_id = $1", T(cx->who.shop)));
    return db_commit(cx);
}

static err_t later_and_away(struct cx *cx)
{
    DB_TX(cx);
    TRY(add_later(cx, "away"));
    return fail(cx, E_INPUT, "No.");
}

/* Its failure is told, by whatever comes next; nothing is written, and the connection goes on. */
static void nobody_waits(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    int64_t seen = 0;
    FAILS(E_CONFLICT, twice_later(&cx, 0, false));
    FAILS(E_CONFLICT, twice_later(&cx, 0, true));
    FAILS(E_CONFLICT, twice_later(&cx, 300, false));
    FAILS(E_INPUT, later_and_away(&cx));
    assert_int_equal(count(&cx), 0);
    OK(many_later(&cx, &seen));
    assert_int_equal(seen, 200);
    assert_int_equal(count(&cx), 201);
    OK(db_exec(&cx, NULL, "DELETE FROM product WHERE shop_id = $1", T(cx.who.shop)));
    assert_int_equal(count(&cx), 0);
    cx_free(&cx);
}

static void rollback_and_doom(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    FAILS(E_INPUT, returns_early(&cx));
    assert_int_equal(cx.in_tx, 0);
    assert_int_equal(count(&cx), 0);
    FAILS(E_INTERNAL, conflict_unheard(&cx));
    assert_int_equal(count(&cx), 0);
    FAILS(E_INPUT, outer(&cx, returns_early, true));
    FAILS(E_INTERNAL, outer(&cx, returns_early, false));
    assert_int_equal(cx.in_tx, 0);
    assert_int_equal(count(&cx), 0);
    OK(outer(&cx, inner_good, true));
    assert_int_equal(count(&cx), 2);
    OK(missing_is_no_doom(&cx));
    assert_int_equal(count(&cx), 3);
    FAILS(E_INTERNAL, db_commit(&cx));
    assert_true(cx.wrote);
    cx_free(&cx);
}

static void transactions_are_alone(struct fixture *f)
{
    struct cx a = fixture_cx(f), b = fixture_cx(f);
    {
        struct db_scope s;
        OK(db_begin(&a, &s));
        OK(add(&a, "x", "x", 1));
        assert_int_equal(count(&a), 1);
        assert_int_equal(count(&b), 0);      /* not yet */
        OK(db_commit(&a));
        db_leave(&s);
    }
    assert_int_equal(count(&b), 1);
    struct db_scope s;
    OK(db_begin(&a, &s));
    OK(add(&a, "y", "y", 1));
    db_end(&a);                              /* a request that forgot */
    db_end(&a);
    a.in_tx = 0;
    assert_int_equal(count(&b), 1);
    OK(add(&b, "z", "z", 1));
    cx_free(&a);
    cx_free(&b);
}

/* An arena that dies with a transaction open gives everything back. */
static void arena_ends_it(struct fixture *f)
{
    for (int i = 0; i < 20; i++) {
        struct cx a = fixture_cx(f);
        struct db_scope s;
        OK(db_begin(&a, &s));
        OK(add(&a, "y", "y", 1));
        arena_free(a.mem);
    }
    struct cx b = fixture_cx(f);
    assert_int_equal(count(&b), 0);
    OK(add(&b, "z", "z", 1));
    cx_free(&b);
}

static void wrong_arguments(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    FAILS(E_INTERNAL, db_exec(&cx, NULL, "DELETE FROM product WHERE shop_id = $1"));
    FAILS(E_INTERNAL, db_exec(&cx, NULL, "DELETE FROM product WHERE shop_id = $1", T("a"), T("b")));
    FAILS(E_INTERNAL, db_exec(&cx, NULL, "DELETE FROM nothing_like_that"));
    FAILS(E_INTERNAL, db_exec(&cx, NULL, "DELETE FROM product; DELETE FROM product"));
    int64_t n;
    if (!f->postgres)
        FAILS(E_INTERNAL, db_int(&cx, 0, &n, "WITH a AS (SELECT 'no') DELETE FROM product RETURNING 1"));
    OK(add(&cx, "still", "works", 1));
    cx_free(&cx);
}

static void opens_again(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    OK(add(&cx, "x", "x", 1));
    struct db *second = fixture_open(f, 2);
    struct cx other = cx;
    other.db = second;
    other.work = NULL;
    assert_int_equal(count(&other), 1);
    db_end(&other);
    db_close(second);
    /* A newer program was here. */
    OK(db_exec(&cx, NULL, "INSERT INTO schema_version (number, name, at) VALUES (9999, 'later', 1)"));
    struct db_config config = { .url = f->url, .migrate = true };
    err_t e = db_open(&cx, &config, &second);
    assert_true(e && e->code == E_INPUT && strstr(e->message, "newer"));
    OK(db_exec(&cx, NULL, "DELETE FROM schema_version WHERE number = 9999"));
    OK(db_exec(&cx, NULL, "DELETE FROM schema_version WHERE number = (SELECT max(number) FROM schema_version)"));
    config.migrate = false;
    e = db_open(&cx, &config, &second);
    assert_true(e && e->code == E_INPUT && strstr(e->message, "needs a newer schema"));
    cx_free(&cx);
}

/* --- one schema text for two engines --- */

static void words_and_sections(void **state)
{
    (void)state;
    static const char sql[] = "-- a TEXT_KEY in a comment\nCREATE TABLE t (a TEXT_KEY, b BYTES, MY_BYTES TEXT DEFAULT 'BYTES -- ''TEXT_KEY''', -- why\n"
                              "PRIMARY KEY (a)) WITHOUT ROWID;\n-- only: sqlite\nSQLITE;\n-- only: postgres\nPOSTGRES;\n-- both\nBOTH;\n";
    struct arena *a = arena_new();
    assert_string_equal(migration_text(a, sql, false), "\nCREATE TABLE t (a TEXT, b BLOB, MY_BYTES TEXT DEFAULT 'BYTES -- ''TEXT_KEY''', \n"
                                                       "PRIMARY KEY (a)) WITHOUT ROWID;\n\nSQLITE;\n\nBOTH;\n");
    assert_string_equal(migration_text(a, sql, true), "\nCREATE TABLE t (a TEXT COLLATE \"C\", b BYTEA, MY_BYTES TEXT DEFAULT 'BYTES -- ''TEXT_KEY''', \n"
                                                      "PRIMARY KEY (a)) ;\n\nPOSTGRES;\n\nBOTH;\n");
    arena_free(a);
}

/* --- the rest --- */

/* Another process asks for what lies behind the bytes that SQLite locks. */
static bool others_may_serve(const char *path)
{
    pid_t child = fork();
    if (!child) {
        struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000200 };
        int fd = open(path, O_RDWR);
        _exit(fd < 0 ? 2 : fcntl(fd, F_SETLK, &lock) ? 1 : 0);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
    return !WEXITSTATUS(status);
}

/* The kernel drops a process's locks on a file with the first descriptor of it that is closed. */
static void who_serves_goes_on_after_its_own_backups(struct fixture *f)
{
    if (f->postgres)
        return;
    struct cx cx = { .mem = arena_new(), .now = clock_wall() };
    const char *own = arena_text(cx.mem, "%s/own.db", f->folder);
    OK(db_open(&cx, &(struct db_config){ .url = own, .readers = 2, .migrate = true, .create = true, .serves = true }, &cx.db));
    assert_false(others_may_serve(own));
    OK(db_backup(&cx, arena_text(cx.mem, "%s/copied.db", f->folder)));
    assert_false(others_may_serve(own));
    db_close(cx.db);
    assert_true(others_may_serve(own));
    arena_free(cx.mem);
}

static void copies_and_checks(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    char *findings, *path = arena_text(cx.mem, "%s/copy.db", f->folder);
    OK(add(&cx, "x", "x", 1));
    OK(db_check(&cx, &findings));
    assert_string_equal(findings, "ok");
    if (f->postgres) {
        FAILS(E_INPUT, db_backup(&cx, path));
        cx_free(&cx);
        return;
    }
    OK(db_backup(&cx, path));
    FAILS(E_INPUT, db_backup(&cx, path));              /* never over something */
    struct fixture copy = { .url = path };
    copy.db = fixture_open(&copy, 1);
    struct cx other = fixture_cx(&copy);
    assert_int_equal(count(&other), 1);
    cx_free(&other);
    db_close(copy.db);
    cx_free(&cx);
}

static void others_are_noticed(struct fixture *f)
{
    if (f->postgres)
        return;
    struct cx cx = fixture_cx(f);
    assert_false(db_changed_elsewhere(f->db));
    OK(add(&cx, "x", "x", 1));
    assert_false(db_changed_elsewhere(f->db));         /* our own */
    struct fixture second = { .url = f->url };
    second.db = fixture_open(&second, 1);
    struct cx other = fixture_cx(&second);
    OK(add(&other, "y", "y", 1));
    assert_true(db_changed_elsewhere(f->db));
    assert_false(db_changed_elsewhere(f->db));
    cx_free(&other);
    db_close(second.db);
    cx_free(&cx);
}

static void not_ours_is_refused(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    struct db *db;
    struct db_config config = { .url = arena_text(cx.mem, "%s/none.db", f->folder), .migrate = true };
    FAILS(E_INPUT, db_open(&cx, &config, &db));        /* not there, not to be made */
    FILE *file = fopen(config.url, "w");
    fputs("This is a letter, and not a short one: it has to be longer than the header of a database, which is 100 bytes.\n", file);
    fclose(file);
    FAILS(E_INPUT, db_open(&cx, &config, &db));
    OK(db_exec(&cx, NULL, "DROP TABLE schema_version"));
    config.url = f->url;
    err_t e = db_open(&cx, &config, &db);
    assert_true(e && e->code == E_INPUT && strstr(e->message, "something else"));
    config.url = "postgres://nobody@127.0.0.1:1/none";
    FAILS(E_INPUT, db_open(&cx, &config, &db));
    cx_free(&cx);
}

static void end_backend(struct cx *cx)
{
    int64_t pid;
    OK(db_int(cx, 0, &pid, "SELECT pg_backend_pid()"));
    admin(arena_text(cx->mem, "SELECT pg_terminate_backend(%d)", (int)pid));
    usleep(50000);
}

static err_t ended_inside(struct cx *cx)
{
    DB_TX(cx);
    TRY(add(cx, "lost", "lost", 1));
    end_backend(cx);
    err_t e = add(cx, "lost2", "lost2", 1);
    assert_true(e && e->code == E_BUSY && e->retry > 0);
    return e;
}

static err_t ended_in_commit(struct cx *cx)
{
    DB_TX(cx);
    TRY(add(cx, "lost", "lost", 1));
    end_backend(cx);
    return db_commit(cx);
}

static void a_server_that_went_away(struct fixture *f)
{
    if (!f->postgres)
        return;
    struct fixture one = { .url = f->url, .postgres = true };
    one.db = fixture_open(&one, 1);
    struct cx cx = fixture_cx(&one);
    OK(add(&cx, "x", "x", 1));
    end_backend(&cx);
    assert_int_equal(count(&cx), 1);                   /* a read */
    end_backend(&cx);
    OK(add(&cx, "y", "y", 1));                         /* a write */
    end_backend(&cx);
    FAILS(E_BUSY, ended_inside(&cx));
    FAILS(E_BUSY, ended_in_commit(&cx));           /* nobody knows */
    assert_int_equal(count(&cx), 2);
    /* A migration of another program changes what a prepared statement returns. */
    thing_list l;
    for (int i = 0; i < 2; i++) {
        OK(db_list(&cx, thing_fields, &l, "SELECT * FROM product WHERE shop_id = $1", T("shp_a")));
        assert_int_equal(l.n, 2);
        if (!i)
            admin(arena_text(cx.mem, "ALTER TABLE %s.product ADD COLUMN more BIGINT", f->schema));
    }
    cx_free(&cx);
    db_close(one.db);
}

EACH(values_both_ways) EACH(bytes_both_ways) EACH(numbers_in_any_order) EACH(lists_and_reuse) EACH(built_text) EACH(same_words)
EACH(keys_sort_by_bytes) EACH(rollback_and_doom)
EACH(nobody_waits) EACH(transactions_are_alone) EACH(arena_ends_it) EACH(wrong_arguments) EACH(opens_again)
EACH(copies_and_checks) EACH(who_serves_goes_on_after_its_own_backups) EACH(others_are_noticed) EACH(not_ours_is_refused) EACH(a_server_that_went_away)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH_TEST(values_both_ways), EACH_TEST(bytes_both_ways), EACH_TEST(numbers_in_any_order), EACH_TEST(lists_and_reuse),
        EACH_TEST(built_text), EACH_TEST(same_words), EACH_TEST(keys_sort_by_bytes), EACH_TEST(rollback_and_doom), EACH_TEST(nobody_waits),
        EACH_TEST(transactions_are_alone), EACH_TEST(arena_ends_it), EACH_TEST(wrong_arguments), EACH_TEST(opens_again),
        cmocka_unit_test(words_and_sections), EACH_TEST(copies_and_checks), EACH_TEST(others_are_noticed), EACH_TEST(not_ours_is_refused),
        EACH_TEST(a_server_that_went_away),
        EACH_TEST(who_serves_goes_on_after_its_own_backups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
