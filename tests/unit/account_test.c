/* account_test.c - shops, assistants with two secrets, origins, people, sessions, keys. */
#include "shop_fixture.h"
#include "account/assistant.h"
#include "account/link.h"
#include "account/staff.h"
#include <pthread.h>

static uint64_t bit(const char *name)
{
    for (size_t i = 0; shop_fields[i].kind != F_END; i++)
        if (!strcmp(shop_fields[i].name, name))
            return UINT64_C(1) << i;
    abort();
}

/* --- links ------------------------------------------------------------------------------------------------ */

static void good_until(struct cx *cx, const char *link, msec last)
{
    const char *token = strchr(link, '=') + 1;
    const msec now = cx->now;
    struct link l;
    cx->now = now + last - 1;
    OK(link_get(cx, token, &l));
    cx->now = now + last;
    FAILS(E_MISSING, link_get(cx, token, &l));
    cx->now = now;
    OK(link_get(cx, token, &l));
}

static void links_end(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct invitation made;
    struct staff who;
    char *link;
    bool mailed;
    cx.lane = LANE_COMMAND;
    OK(link_invite(&cx, "ina@example.com", ROLE_AGENT, "https://x.example", &made, &link, &mailed));
    good_until(&cx, link, INT64_C(7) * 24 * 3600 * 1000);
    OK(staff_add(&cx, "bo@example.com", "Bo", "correct horse battery", ROLE_AGENT, &who));
    OK(link_reset_local(&cx, "bo@example.com", "https://x.example", &link));
    good_until(&cx, link, 3600 * 1000);
    cx_free(&cx);
}

/* --- shops ----------------------------------------------------------------------------------------------- */

static void shops(struct fixture *f)
{
    struct cx cx = { .mem = arena_new(), .db = f->db, .now = clock_wall() };
    struct shop s, t, got;
    OK(shop_add(&cx, &(struct shop_new){ .name = "  Kiln & Thread ", .zone = "Europe/Prague", .locale = "cs", .currency = "CZK", .demo = true }, &s));
    assert_string_equal(s.name, "Kiln & Thread");
    assert_true(s.verify_email && s.verify_token && !s.verify_phone && s.demo);
    assert_int_equal(s.stalled_days, 5);
    assert_int_equal(s.version, 1);
    assert_string_equal(cx.who.shop, s.id);
    assert_string_equal(cx.who.shop_code, s.code);
    assert_string_equal(cx.who.currency, "CZK");
    assert_string_equal(cx.who.zone, "Europe/Prague");
    int64_t n;
    OK(db_int(&cx, 0, &n, "SELECT count(*) FROM source WHERE shop_id = $1 AND kind = 'native'", T(s.id)));
    assert_int_equal(n, 1);
    OK(shop_add(&cx, &(struct shop_new){ .name = "Twin" }, &t));
    assert_string_equal(t.currency, "USD");
    assert_string_not_equal(s.code, t.code);
    OK(shop_get(&cx, &got));
    assert_string_equal(got.name, "Twin");
    OK(shop_enter(&cx, s.id));
    OK(shop_get(&cx, &got));
    assert_string_equal(got.name, "Kiln & Thread");
    FAILS(E_MISSING, shop_enter(&cx, "shp_none"));
    assert_string_equal(cx.who.shop, s.id);
    FAILS(E_INPUT, shop_add(&cx, &(struct shop_new){ .name = " " }, &t));
    FAILS(E_INPUT, shop_add(&cx, &(struct shop_new){ .name = "X", .zone = "Mars/Olympus" }, &t));
    FAILS(E_INPUT, shop_add(&cx, &(struct shop_new){ .name = "X", .currency = "DUCAT" }, &t));
    assert_string_equal(cx.who.shop, s.id);
    shop_list all = { 0 };
    OK(shop_find(&cx, &all));
    assert_int_equal(all.n, 2);
    shop_list one = { 0 }, other = { 0 }, none = { 0 };
    OK(shop_page(&cx, "", 1, &one));
    OK(shop_page(&cx, one.at[0].id, 5, &other));
    OK(shop_page(&cx, other.at[0].id, 5, &none));
    assert_int_equal(one.n, 1);
    assert_int_equal(other.n, 1);
    assert_true(strcmp(one.at[0].id, other.at[0].id) < 0);
    assert_int_equal(none.n, 0);
    OK(shop_find_demo(&cx, &one));
    assert_string_equal(one.at[0].id, s.id);
    OK(db_exec(&cx, NULL, "UPDATE shop SET demo = 0 WHERE id = $1", T(s.id)));
    OK(shop_find_demo(&cx, &none));
    assert_int_equal(none.n, 0);
    cx_free(&cx);
}

static void shop_changes(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct shop s, in = { .name = "Kiln 2", .stalled_days = 3, .version = 1 };
    OK(shop_change(&cx, &in, bit("name") | bit("stalled_days"), &s));
    assert_string_equal(s.name, "Kiln 2");
    assert_int_equal(s.stalled_days, 3);
    assert_true(s.verify_email);                   /* not given, so not touched */
    assert_int_equal(s.version, 2);
    FAILS(E_CONFLICT, shop_change(&cx, &in, bit("name"), &s));
    in.version = 2;
    OK(shop_change(&cx, &in, bit("name"), &s));    /* nothing new: no event, no version */
    assert_int_equal(s.version, 2);
    int64_t n;
    OK(db_int(&cx, 0, &n, "SELECT count(*) FROM event WHERE shop_id = $1 AND what = 'shop.changed'", T(cx.who.shop)));
    assert_int_equal(n, 2);
    const struct { const char *field; struct shop in; } bad[] = {
        { "name", { .name = "" } }, { "zone", { .zone = "Nowhere" } }, { "currency", { .currency = "US" } }, { "stalled_days", { .stalled_days = 0 } },
        { "tracking_url", { .tracking_url = "javascript:alert(1)" } }, { "support_url", { .support_url = "ftp://x.example" } },
        { "privacy_url", { .privacy_url = "https://" } }, { "returns_url", { .returns_url = "https://a b.example" } }, { "actions", { .actions = "cancel steal" } },
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        struct shop to = bad[i].in;
        to.version = 2;
        err_t e = shop_change(&cx, &to, bit(bad[i].field), &s);
        if (!e || e->code != E_INPUT || !text_same(e->field, bad[i].field))
            FALSE_AT("%s was taken\n", bad[i].field);
    }
    in = (struct shop){ .id = "shp_x", .code = "zzzz", .version = 2 };
    OK(shop_change(&cx, &in, bit("id") | bit("code"), &s));
    assert_string_equal(s.id, cx.who.shop);
    cx_free(&cx);
}

static void counters(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source), twin = shop_cx(f, "Twin", &source);
    int64_t n;
    FAILS(E_INTERNAL, shop_count(&cx, "ticket", 100, &n));
    for (int i = 0; i < 3; i++) {
        struct db_scope tx;
        OK(db_begin(&cx, &tx));
        OK(shop_count(&cx, "ticket", 100, &n));
        assert_int_equal(n, 100 + i);
        OK(db_commit(&cx));
        db_leave(&tx);
    }
    struct db_scope tx;
    OK(db_begin(&twin, &tx));
    OK(shop_count(&twin, "ticket", 7, &n));
    assert_int_equal(n, 7);
    OK(db_commit(&twin));
    db_leave(&tx);
    cx_free(&cx);
    cx_free(&twin);
}

/* --- assistants --------------------------------------------------------------------------------------------- */

static char *jwt(struct cx *cx, const char *kid, const char *secret)
{
    struct identity who = { .sub = "c-1", .email = "ann@example.com", .email_verified = true, .exp = cx->now + 3600000, .iat = cx->now };
    return token_jwt_sign(cx->mem, &(struct token_key){ kid, secret }, &who);
}

static void secrets(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source), twin = shop_cx(f, "Twin", &source);
    struct assistant a, b;
    struct identity who = { 0 };
    char *one, *two, *three, *other;
    OK(assistant_add(&cx, "Help", source, "flw_1", 1, &a, &one));
    OK(assistant_add(&twin, "Help", source, "flw_1", 1, &b, &other));
    assert_string_not_equal(a.key, b.key);
    assert_null(strstr(a.secret_sealed, one));
    OK(assistant_identity(&cx, &a, jwt(&cx, NULL, one), &who));
    assert_string_equal(who.sub, "c-1");
    OK(assistant_identity(&cx, &a, jwt(&cx, a.secret_kid, one), &who));
    FAILS(E_SIGNIN, assistant_identity(&cx, &a, jwt(&cx, NULL, other), &who));
    FAILS(E_SIGNIN, assistant_identity(&cx, &a, jwt(&cx, "nokid", one), &who));
    OK(assistant_rotate_secret(&cx, a.id, &two));
    OK(assistant_get(&cx, a.id, &a));
    OK(assistant_identity(&cx, &a, jwt(&cx, NULL, one), &who));           /* the one before stays valid beside it */
    OK(assistant_identity(&cx, &a, jwt(&cx, NULL, two), &who));
    OK(assistant_identity(&cx, &a, jwt(&cx, a.secret2_kid, one), &who));
    FAILS(E_SIGNIN, assistant_identity(&cx, &a, jwt(&cx, a.secret_kid, one), &who));
    OK(assistant_rotate_secret(&cx, a.id, &three));
    OK(assistant_by_key(&cx, a.key, &a));
    FAILS(E_SIGNIN, assistant_identity(&cx, &a, jwt(&cx, NULL, one), &who));
    OK(assistant_identity(&cx, &a, jwt(&cx, NULL, two), &who));
    OK(assistant_identity(&cx, &a, jwt(&cx, NULL, three), &who));
    FAILS(E_SIGNIN, assistant_identity(&cx, &(struct assistant){ 0 }, jwt(&cx, NULL, ""), &who));
    FAILS(E_MISSING, assistant_get(&cx, b.id, &b));                       /* the other shop's */
    FAILS(E_MISSING, assistant_rotate_secret(&cx, b.id, &two));
    FAILS(E_MISSING, assistant_by_key(&cx, "no such key", &b));
    FAILS(E_INPUT, assistant_add(&cx, " ", source, "flw_1", 1, &a, &one));
    assistant_list all = { 0 };
    OK(assistant_find(&cx, &all));
    assert_int_equal(all.n, 1);
    struct buf out = { 0 };
    struct writer w = { .to = &out };
    writer_open(&w, NULL, '{');
    record_write(&w, assistant_fields, &all.at[0]);
    writer_close(&w);
    assert_null(strstr(out.at, all.at[0].secret_sealed));
    buf_free(&out);
    cx_free(&cx);
    cx_free(&twin);
}

static void origins(void **state)
{
    static const char own[] = "https://wismo.example/";
    static const struct { const char *list, *origin, *own; bool in; } table[] = {
        { "", NULL, own, true }, { "https://a.example", NULL, own, true },
        { "", "https://wismo.example", own, true }, { "", "https://a.example", own, false }, { "", "http://wismo.example", own, false },
        { "", "https://wismo.example:443", own, true }, { "", "https://wismo.example:8443", own, false }, { NULL, "https://wismo.example", own, true },
        { "https://a.example", "https://a.example", own, true }, { "https://a.example", "https://wismo.example", own, false },
        { "https://a.example/", "https://a.example", own, true }, { "https://a.example/shop", "https://a.example", own, true },
        { "https://a.example", "https://a.example.evil.example", own, false }, { "https://a.example", "https://evil-a.example", own, false },
        { "https://a.example", "https://A.Example", own, true }, { "https://a.example:443", "https://a.example", own, true },
        { "https://x.example, https://a.example\nhttps://b.example", "https://b.example", own, true },
        { "https://a.example", "http://a.example", own, false }, { "null", "null", own, false }, { "", "null", own, false }, { "", "", own, false },
        { "https://a.example", "", own, false }, { "https://a.example", "https://", own, false },
        { "", "http://localhost:8080", "http://127.0.0.1:8080", true }, { "", "http://127.0.0.1:8080", "http://localhost:8080/", true },
        { "", "http://localhost:8081", "http://127.0.0.1:8080", false }, { "", "http://localhost.evil.example:8080", "http://127.0.0.1:8080", false },
        { "", "https://localhost:8080", "http://127.0.0.1:8080", false }, { "", "http://localhost", own, false }, { "", "https://a.example", NULL, false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
        if (assistant_allows(&(struct assistant){ .origins = table[i].list }, table[i].origin, table[i].own) != table[i].in)
            FALSE_AT("“%s” with the list “%s”\n", table[i].origin ? table[i].origin : "-", table[i].list ? table[i].list : "-");
}

/* --- people ---------------------------------------------------------------------------------------------------- */

static void sessions(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source), twin = shop_cx(f, "Twin", &source), in = { .mem = arena_new(), .db = f->db, .now = cx.now };
    struct staff ann, same;
    struct session s;
    char *csrf;
    twin.now = cx.now + 1; /* the second shop: else a tie, which chance decides */
    cx.lane = twin.lane = in.lane = LANE_OUTSIDE;
    FAILS(E_INPUT, staff_add(&cx, "not an address", "Ann", "correct horse battery", ROLE_OWNER, &ann));
    FAILS(E_INPUT, staff_add(&cx, "ann@example.com", "Ann", "short", ROLE_OWNER, &ann));
    FAILS(E_INPUT, staff_add(&cx, "ann@example.com", "Ann", "correct horse battery", ROLE_VISITOR, &ann));
    OK(staff_add(&cx, " Ann@Example.com", "Ann", "correct horse battery", ROLE_MANAGER, &ann));
    assert_string_equal(ann.email, "ann@example.com");
    OK(staff_add(&twin, "ann@example.com", "Eve", "another word altogether", ROLE_VIEWER, &same));      /* does not change her password */
    assert_string_equal(same.id, ann.id);
    assert_string_equal(same.name, "Ann");
    FAILS(E_SIGNIN, staff_sign_in(&in, &(struct sign_in){ .email = "ann@example.com", .password = "another word altogether", .keep = true }, &s));
    FAILS(E_SIGNIN, staff_sign_in(&in, &(struct sign_in){ .email = "bob@example.com", .password = "correct horse battery", .keep = true }, &s));
    FAILS(E_SIGNIN, staff_sign_in(&in, &(struct sign_in){ .email = "ann@example.com", .password = "", .keep = true }, &s));
    FAILS(E_SIGNIN, staff_sign_in(&in, &(struct sign_in){ .email = NULL, .password = NULL, .keep = true }, &s));
    OK(staff_sign_in(&in, &(struct sign_in){ .email = "ANN@example.com ", .password = "correct horse battery", .keep = true }, &s));
    int64_t n;
    OK(db_int(&in, 0, &n, "SELECT count(*) FROM session WHERE token_hash = $1", T(s.token)));
    assert_int_equal(n, 0);
    OK(staff_by_session(&in, s.token, NULL, &csrf));
    assert_string_equal(csrf, s.csrf);
    assert_string_equal(in.who.shop, cx.who.shop);
    assert_int_equal(in.who.role, ROLE_MANAGER);
    assert_int_equal(in.who.actor, ACTOR_STAFF);
    assert_string_equal(in.who.name, "Ann");
    OK(staff_by_session(&in, s.token, twin.who.shop, &csrf));
    assert_int_equal(in.who.role, ROLE_VIEWER);
    assert_string_equal(in.who.shop_code, twin.who.shop_code);
    struct principal before = in.who;
    FAILS(E_SIGNIN, staff_by_session(&in, s.token, "shp_other", &csrf));
    FAILS(E_SIGNIN, staff_by_session(&in, "guess", NULL, &csrf));
    FAILS(E_SIGNIN, staff_by_session(&in, "", NULL, &csrf));
    FAILS(E_SIGNIN, staff_by_session(&in, NULL, NULL, &csrf));
    assert_memory_equal(&before, &in.who, sizeof(before));
    in.now += 30 * DAY + 1;
    FAILS(E_SIGNIN, staff_by_session(&in, s.token, NULL, &csrf));
    in.now = cx.now;
    OK(db_exec(&twin, NULL, "DELETE FROM membership WHERE shop_id = $1 AND staff_id = $2", T(twin.who.shop), T(ann.id)));
    FAILS(E_SIGNIN, staff_by_session(&in, s.token, twin.who.shop, &csrf));
    OK(staff_sign_out(&in, s.token));
    OK(staff_sign_out(&in, s.token));
    FAILS(E_SIGNIN, staff_by_session(&in, s.token, NULL, &csrf));
    in.lane = cx.lane = LANE_INSIDE;
    FAILS(E_OUTSIDE, staff_sign_in(&in, &(struct sign_in){ .email = "ann@example.com", .password = "correct horse battery", .keep = true }, &s));
    FAILS(E_OUTSIDE, staff_add(&cx, "new@example.com", "New", "correct horse battery", ROLE_AGENT, &same));
    cx_free(&cx);
    cx_free(&twin);
    cx_free(&in);
}

static int64_t try_once(struct fixture *f, const char *email)
{
    struct cx cx = { .mem = arena_new(), .db = f->db, .now = clock_wall(), .lane = LANE_OUTSIDE };
    struct session s;
    int64_t began = clock_mono();
    FAILS(E_SIGNIN, staff_sign_in(&cx, &(struct sign_in){ .email = email, .password = "not the password", .keep = true }, &s));
    cx_free(&cx);
    return clock_mono() - began;
}

/* An unknown address costs a hash, too. */
static void unknown_costs_the_same(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct staff ann;
    int64_t known = INT64_MAX, unknown = INT64_MAX;
    cx.lane = LANE_OUTSIDE;
    staff_limits(false);
    OK(staff_add(&cx, "ann@example.com", "Ann", "correct horse battery", ROLE_OWNER, &ann));
    try_once(f, "bob@example.com");
    for (int i = 0; i < 5; i++) {
        int64_t a = try_once(f, "ann@example.com"), b = try_once(f, "bob@example.com");
        known = a < known ? a : known;
        unknown = b < unknown ? b : unknown;
    }
    print_message("  wrong password %lld ms, unknown address %lld ms\n", (long long)known, (long long)unknown);
    assert_true(unknown * 2 >= known && known * 2 >= unknown);
    staff_limits(true);
    cx_free(&cx);
}

static int tries_from(struct cx *cx, const char *email, const char *password, const char *address)
{
    struct session s;
    err_t e = staff_sign_in(cx, &(struct sign_in){ .email = email, .password = password, .address = address }, &s);
    return e ? (int)e->code : 0;
}

/* Five misses from one place are free, then it takes longer and longer; another place, and a known place of a person
   whom everybody guesses at, is not held up. An address that nobody has is slowed down alike. */
static void back_off(struct fixture *f)
{
    static const char right[] = "correct horse battery";
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct staff ann;
    cx.lane = LANE_OUTSIDE;
    OK(staff_add(&cx, "ann@example.com", "Ann", right, ROLE_OWNER, &ann));
    assert_int_equal(tries_from(&cx, "ann@example.com", right, "10.0.0.9"), 0); /* her own place */
    static const char *const who[] = { "ann@example.com", "nobody@example.com" };
    for (size_t w = 0; w < 2; w++) {
        msec begin = cx.now;
        for (int i = 0; i < 5; i++)
            assert_int_equal(tries_from(&cx, who[w], "wrong wrong wrong", "10.0.0.1"), E_SIGNIN);
        static const int64_t pauses[] = { 60, 120, 300, 900, 900 };
        for (size_t i = 0; i < 5; i++) {
            assert_int_equal(tries_from(&cx, who[w], right, "10.0.0.1"), E_LIMIT);
            cx.now += pauses[i] * 1000 - 1;
            assert_int_equal(tries_from(&cx, who[w], right, "10.0.0.1"), E_LIMIT);
            cx.now += 1;
            assert_int_equal(tries_from(&cx, who[w], "wrong wrong wrong", "10.0.0.1"), E_SIGNIN);
        }
        cx.now = begin + 1;
    }
    assert_int_equal(tries_from(&cx, "ann@example.com", right, "10.0.0.2"), 0);
    assert_int_equal(tries_from(&cx, "ann@example.com", "wrong wrong wrong", "10.0.0.1"), E_SIGNIN); /* and forgets */
    for (int i = 0; i < 50; i++)
        OK(db_exec(&cx, NULL, "INSERT INTO sign_in_miss (email_hash, id, address, at) VALUES ($1, $2, $3, $4)",
                   T(crypto_hash_text(cx.mem, "ann@example.com", 15)), T(id_new(&cx, "mis")), T(arena_text(cx.mem, "11.0.0.%d", i)), I(cx.now)));
    assert_int_equal(tries_from(&cx, "ann@example.com", right, "12.0.0.1"), E_LIMIT);
    assert_int_equal(tries_from(&cx, "ann@example.com", right, "10.0.0.9"), 0);
    cx_free(&cx);
}

/* One that is not kept ends after 12 hours of silence, and after a week in any case; one that is after 30 days. */
static void ends_by_itself(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source), in = { .mem = arena_new(), .db = f->db, .now = cx.now };
    struct staff ann;
    struct session kept, other;
    char *csrf;
    const int64_t hour = 3600000;
    cx.lane = in.lane = LANE_OUTSIDE;
    OK(staff_add(&cx, "ann@example.com", "Ann", "correct horse battery", ROLE_OWNER, &ann));
    OK(staff_sign_in(&in, &(struct sign_in){ .email = "ann@example.com", .password = "correct horse battery", .keep = true }, &kept));
    OK(staff_sign_in(&in, &(struct sign_in){ .email = "ann@example.com", .password = "correct horse battery" }, &other));
    OK(staff_seen_write(&in));
    for (int i = 0; i < 16; i++) {
        in.now += 10 * hour;
        OK(staff_by_session(&in, other.token, NULL, &csrf));
        OK(staff_seen_write(&in));
    }
    in.now = cx.now + 7 * DAY;
    FAILS(E_SIGNIN, staff_by_session(&in, other.token, NULL, &csrf));
    in.now = cx.now + 30 * DAY - 1;
    OK(staff_by_session(&in, kept.token, NULL, &csrf));
    in.now = cx.now;
    OK(staff_sign_in(&in, &(struct sign_in){ .email = "ann@example.com", .password = "correct horse battery" }, &other));
    in.now += 12 * hour;
    FAILS(E_SIGNIN, staff_by_session(&in, other.token, NULL, &csrf));
    cx_free(&cx);
    cx_free(&in);
}

/* Events stay as they were written, whatever the program would do. */
static void events_stay(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    FAILS(E_INTERNAL, db_exec(&cx, NULL, "UPDATE event SET to_value = 'x' WHERE shop_id = $1", T(cx.who.shop)));
    FAILS(E_INTERNAL, db_exec(&cx, NULL, "DELETE FROM event WHERE shop_id = $1", T(cx.who.shop)));
    if (f->postgres)
        FAILS(E_INTERNAL, db_exec(&cx, NULL, "TRUNCATE event"));
    int64_t n;
    OK(db_int(&cx, 0, &n, "SELECT count(*) FROM event WHERE shop_id = $1 AND to_value = 'Kiln'", T(cx.who.shop)));
    assert_int_equal(n, 1);
    cx_free(&cx);
}

static void keys(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source), in = { .mem = arena_new(), .db = f->db, .now = cx.now };
    char *token, *second;
    OK(staff_key_add(&cx, "Shop's server", ROLE_AGENT, NULL, &token));
    OK(staff_key_add(&cx, "Another", ROLE_OWNER, NULL, &second));
    assert_true(text_starts(token, "wk_") && strlen(token) >= 40);
    assert_string_not_equal(token, second);
    OK(staff_by_key(&in, token));
    assert_string_equal(in.who.shop, cx.who.shop);
    assert_int_equal(in.who.role, ROLE_AGENT);
    assert_int_equal(in.who.actor, ACTOR_KEY);
    int64_t n;
    OK(db_int(&cx, 0, &n, "SELECT count(*) FROM api_key WHERE shop_id = $1 AND token_hash LIKE 'wk_%'", T(cx.who.shop)));
    assert_int_equal(n, 0);
    FAILS(E_SIGNIN, staff_by_key(&in, "wk_guess"));
    FAILS(E_SIGNIN, staff_by_key(&in, NULL));
    FAILS(E_SIGNIN, staff_by_key(&in, ""));
    FAILS(E_INPUT, staff_key_add(&cx, "", ROLE_AGENT, NULL, &token));
    FAILS(E_INPUT, staff_key_add(&cx, "x", ROLE_NONE, NULL, &token));
    api_key_list all = { 0 };
    struct cx twin = shop_cx(f, "Twin", &source);
    OK(staff_key_find(&cx, &all));
    assert_int_equal(all.n, 2);
    OK(staff_by_key(&in, token));
    const char *id = in.who.user;
    FAILS(E_MISSING, staff_key_remove(&twin, id));
    OK(staff_by_key(&in, token));
    OK(staff_key_remove(&cx, id));
    FAILS(E_SIGNIN, staff_by_key(&in, token));
    FAILS(E_MISSING, staff_key_remove(&cx, id));
    OK(staff_key_find(&cx, &all));
    assert_int_equal(all.n, 1);
    assert_string_equal(all.at[0].name, "Another");
    OK(staff_by_key(&in, second));
    OK(db_int(&cx, 0, &n, "SELECT count(*) FROM event WHERE shop_id = $1 AND what = 'key.revoked'", T(cx.who.shop)));
    assert_int_equal(n, 1);
    cx_free(&twin);
    assert_int_equal(role_of("manager"), ROLE_MANAGER);
    assert_int_equal(role_of("visitor"), ROLE_NONE);
    assert_int_equal(role_of(NULL), ROLE_NONE);
    assert_string_equal(role_name(ROLE_OWNER), "owner");
    cx_free(&cx);
    cx_free(&in);
}

EACH(links_end) EACH(shops) EACH(shop_changes) EACH(counters) EACH(secrets) EACH(sessions) EACH(unknown_costs_the_same) EACH(back_off) EACH(ends_by_itself) EACH(events_stay) EACH(keys)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH_TEST(links_end), EACH_TEST(shops), EACH_TEST(shop_changes), EACH_TEST(counters), EACH_TEST(secrets), cmocka_unit_test(origins), EACH_TEST(sessions),
        EACH_TEST(unknown_costs_the_same), EACH_TEST(back_off), EACH_TEST(ends_by_itself), EACH_TEST(events_stay), EACH_TEST(keys),
    };
    return cmocka_run_group_tests_name("account", tests, NULL, NULL);
}
