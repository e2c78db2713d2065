/* door_test.c - who gets through the door, what a miss tells (nothing) and what guessing costs. */
#include "shop_fixture.h"
#include "order/status.h"
#include "source/door/limit.h"

/* Each level is one that the database takes. */
static void saved_levels(struct cx *cx)
{
    static const char *const levels[] = { "number_email", "number_phone", "number_postcode", "code", "token" };
    for (size_t i = 0; i < 5; i++)
        OK(db_exec(cx, NULL, "INSERT INTO proof (shop_id, conversation_id, order_id, level, at, until) VALUES ($1, 'cnv_levels', $2, $2, 1, 2)", T(cx->who.shop), T(levels[i])));
    FAILS(E_INTERNAL, db_exec(cx, NULL, "INSERT INTO proof (shop_id, conversation_id, order_id, level, at, until) VALUES ($1, 'cnv_levels', 'x', 'x', 1, 2)", T(cx->who.shop)));
}

/* --- number and e-mail ----------------------------------------------------------------------------------- */

static void pairs(struct fixture *f)
{
    const char *source, *id, *ann, *got;
    struct cx cx = shop_cx(f, "Kiln", &source);
    ann = order_made(&cx, "1042", "ann@example.com");
    order_made(&cx, "1043", "bob@example.com");
    order_made(&cx, "1044", NULL);
    const struct { const char *number, *contact; bool in; } table[] = {
        { "1042", "ann@example.com", true },      { "#1042", "ann@example.com", true },    { " #10 42 ", " Ann@Example.COM\n", true },
        { "1042", "eve@example.com", false },     { "9999", "ann@example.com", false },    { "9999", "eve@example.com", false },
        { "1043", "ann@example.com", false },     { "1042", "bob@example.com", false },    { "##1042", "ann@example.com", false },
        { "1042", "", false },                    { "", "ann@example.com", false },        { "", "", false },
        { "1044", "", false },                    { "1044", "@", false },                  { "1044", "ann@example.com", false },
        { "1042", "ann+x@example.com", false },   { "1042", "ann@example.com.", false },   { "1042", "a.nn@example.com", false },
        { "1042", "ann@exаmple.com", false },     { "1042", "%@example.com", false },      { "104_", "ann@example.com", false },
        { "1042", "annexample.com", false },      { "1042", "ANN@EXAMPLE.COM", true },     { "1042' OR '1'='1", "ann@example.com", false },
        { "1042", "+420777123456", false },       { "0x412", "ann@example.com", false },   { "1042 1043", "ann@example.com", false },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct visit v = visit_new(&cx, source);
        enum door_outcome out = prove(&cx, &v, table[i].number, table[i].contact, &got);
        if ((out == DOOR_PROVEN) != table[i].in || (!table[i].in && out != DOOR_MISS))
            FALSE_AT("“%s” + “%s”: outcome %d\n", table[i].number, table[i].contact, (int)out);
        if (table[i].in)
            assert_string_equal(got, ann);
        assert_int_equal(v.misses, !table[i].in);
        assert_int_equal(v.missed.n, !table[i].in);
        assert_int_equal(v.proofs.n, table[i].in);
    }
    struct visit v = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, NULL, NULL, &id), DOOR_MISS);
    cx_free(&cx);
}

static void prefixes(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    shop_set(&cx, "number_prefix", &(struct shop){ .number_prefix = "KT-" });
    shop_set(&cx, "number_suffix", &(struct shop){ .number_suffix = "/26" });
    order_made(&cx, "KT-500/26", "ann@example.com");
    const char *typed[] = { "KT-500/26", "#kt-500/26", "500", "kt-500", "500/26", " # KT-500 / 26", "Kt-500" };
    for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
        struct visit v = visit_new(&cx, source);
        if (prove(&cx, &v, typed[i], "ann@example.com", NULL) != DOOR_PROVEN)
            FALSE_AT("“%s” was not found\n", typed[i]);
    }
    struct visit v = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, "KT-", "ann@example.com", NULL), DOOR_MISS);
    cx_free(&cx);
}

static void phones(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, "1042", "+420777123456", NULL), DOOR_MISS);      /* not a way in here */
    shop_set(&cx, "verify_phone", &(struct shop){ .verify_phone = true });
    const struct { const char *number, *contact; bool in; } table[] = {
        { "1042", "+420 777 123 456", true }, { "1042", "00420777123456", true }, { "1042", "777 123 456", true },
        { "1042", "ann@example.com", true },  { "1042", "+420777123457", false }, { "1043", "+420777123456", false },
        { "1042", "", false },                { "1042", "456", false },           { "1042", "123456", false },
        { "1042", "+421777123456", false },   { "1042", "phone", false },         { "1042", "eve@example.com", false },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        v = visit_new(&cx, source);
        if ((prove(&cx, &v, table[i].number, table[i].contact, NULL) == DOOR_PROVEN) != table[i].in)
            FALSE_AT("“%s” + “%s”\n", table[i].number, table[i].contact);
    }
    v = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, "1042", "777123456", NULL), DOOR_PROVEN);
    assert_string_equal(v.proofs.at[0].level, "number_phone");
    struct order none = order_in("2000", "no@example.com");
    none.phone = NULL;
    order_new(&cx, &none);
    v = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, "2000", "", NULL), DOOR_MISS);
    cx_free(&cx);
}

static void postcodes(struct fixture *f)
{
    static const int64_t grows[] = { 0, 500, 1000, 2000, 4000 };
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");            /* to WX4 9ZZ */
    struct order none = order_in("2000", "no@example.com");
    none.ship_postcode = NULL;
    order_new(&cx, &none);
    struct visit v = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, "1042", "WX4 9ZZ", NULL), DOOR_MISS);             /* not a way in here */
    shop_set(&cx, "verify_postcode", &(struct shop){ .verify_postcode = true });
    static const struct { const char *number, *contact; bool in; } table[] = {
        { "1042", "WX4 9ZZ", true },  { "#1042", " wx4-9zz", true },    { "1042", "ann@example.com", true }, { "1042", "WX4 9ZY", false },
        { "1043", "WX4 9ZZ", false }, { "1042", "", false },            { "1042", "WX", false },             { "2000", "", false },
        { "2000", "WX4 9ZZ", false }, { "1042", "777123456", false },   { "1042", "eve@example.com", false }, { "", "WX4 9ZZ", false },
    };
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
            bool in = table[i].in || (k && strlen(table[i].contact) == 9);            /* the second time phones count, too */
            v = visit_new(&cx, source);
            if ((prove(&cx, &v, table[i].number, table[i].contact, NULL) == DOOR_PROVEN) != in)
                FALSE_AT("“%s” + “%s”\n", table[i].number, table[i].contact);
            if (in)
                assert_string_equal(v.proofs.at[0].level, strchr(table[i].contact, '@') ? "number_email" : strlen(table[i].contact) == 9 ? "number_phone" : "number_postcode");
            if (!k && i + 1 == sizeof(table) / sizeof(*table))
                shop_set(&cx, "verify_phone", &(struct shop){ .verify_phone = true });
        }
    for (int i = 0; i < 5; i++) {                          /* guesses at one number, which exists or not */
        for (int k = 0; k < 2; k++) {
            v = visit_new(&cx, source);
            assert_int_equal(prove(&cx, &v, k ? "3000" : "2000", arena_text(cx.mem, "%d1 00%d", k, i), NULL), DOOR_MISS);
            assert_true(v.not_before - v.arrived >= grows[i] && (v.not_before - v.arrived) % 50 == 0);
        }
    }
    saved_levels(&cx);
    cx_free(&cx);
}

static void closed_shop(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    shop_set(&cx, "verify_email", &(struct shop){ .verify_email = false });
    struct visit v = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", NULL), DOOR_CLOSED);
    assert_int_equal(v.misses, 0);
    struct policy_view p;
    OK(door_policy(&cx, &(struct visit){ 0 }, &p));
    assert_false(p.verify_email || p.verify_phone);
    assert_string_equal(p.shop_name, "Kiln");
    shop_set(&cx, "verify_phone", &(struct shop){ .verify_phone = true });
    v = visit_new(&cx, source);                    /* the walk before has read the shop as it was */
    assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", NULL), DOOR_MISS);     /* phones only */
    assert_int_equal(prove(&cx, &v, "1042", "777123456", NULL), DOOR_PROVEN);
    cx_free(&cx);
}

/* --- what guessing costs ------------------------------------------------------------------------------------ */

static void conversation_budget(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source);
    for (int i = 0; i < 5; i++)
        assert_int_equal(prove(&cx, &v, arena_text(cx.mem, "77%d", i), "eve@example.com", NULL), DOOR_MISS);
    assert_int_equal(v.misses, 5);
    assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", NULL), DOOR_SPENT);     /* also what is right */
    assert_int_equal(prove(&cx, &v, "1", "x@example.com", NULL), DOOR_SPENT);
    assert_int_equal(v.misses, 5);
    assert_string_equal(v.missed.at[v.missed.n - 1].what, "proof.budget");
    struct visit other = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &other, "1042", "ann@example.com", NULL), DOOR_PROVEN);
    cx_free(&cx);
}

/* Twenty misses from one block in many conversations; hits cost nothing; an hour later there is room again. */
static void address_budget(struct fixture *f)
{
    const char *source, *addresses[] = { "198.51.100.77", "2001:db8:5:6::%d" };
    struct cx cx = shop_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    for (int k = 0; k < 2; k++) {
        int64_t began = clock_mono();
        int misses = 0;
        struct visit v = { 0 };
        for (int i = 0; i < 30; i++) {
            v = visit_new(&cx, source);
            v.address = k ? arena_text(cx.mem, "2001:db8:5:6::%d", i + 1) : addresses[0];
            v.arrived = began;
            if (misses < 20)
                assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", NULL), DOOR_PROVEN);
            misses += prove(&cx, &v, arena_text(cx.mem, "%d-%d", k, i), arena_text(cx.mem, "e%d-%d@example.com", k, i), NULL) == DOOR_MISS;
        }
        assert_int_equal(misses, 20);
        assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", NULL), DOOR_SPENT);
        struct visit next = visit_new(&cx, source);
        next.address = k ? "2001:db8:5:7::1" : "198.51.100.78";
        assert_int_equal(prove(&cx, &next, "1042", "ann@example.com", NULL), DOOR_PROVEN);
        v.arrived = began + HOUR / 20 + 1000;
        v.misses = 0;
        assert_int_equal(prove(&cx, &v, arena_text(cx.mem, "later-%d", k), "later@example.com", NULL), DOOR_MISS);
        assert_int_equal(prove(&cx, &v, arena_text(cx.mem, "later-%d", k), "later@example.com", NULL), DOOR_SPENT);
    }
    cx_free(&cx);
}

static void *guess(struct fixture *f, int i)
{
    static char shop[64], code[16], source[64];
    static atomic_int misses;
    if (i < 0) {                                   /* set up by the test itself */
        const char *id;
        struct cx cx = shop_cx(f, "Kiln", &id);
        snprintf(shop, sizeof(shop), "%s", cx.who.shop);
        snprintf(code, sizeof(code), "%s", cx.who.shop_code);
        snprintf(source, sizeof(source), "%s", id);
        misses = 0;
        cx_free(&cx);
        return &misses;
    }
    for (int k = 0; k < 6; k++) {
        struct cx cx = { .mem = arena_new(), .db = f->db, .now = clock_wall(), .who = { .shop = shop, .shop_code = code } };
        struct visit v = visit_new(&cx, source);
        v.address = "198.51.100.200";
        misses += prove(&cx, &v, arena_text(cx.mem, "%d.%d", i, k), "eve@example.com", NULL) == DOOR_MISS;
        cx_free(&cx);
    }
    return NULL;
}

/* However many come at once, no more than the budget are looked up. */
static void address_budget_at_once(struct fixture *f)
{
    atomic_int *misses = guess(f, -1);
    threads(f, 16, guess);
    assert_in_range(*misses, 15, 20);
}

static int64_t delay_of(struct cx *cx, const char *source, const char *number, const char *contact, enum door_outcome want)
{
    struct visit v = visit_new(cx, source);
    assert_int_equal(prove(cx, &v, number, contact, NULL), want);
    return v.not_before ? v.not_before - v.arrived : 0;
}

static void delays(struct fixture *f)
{
    static const int64_t grows[] = { 0, 500, 1000, 2000, 4000, 4000, 4000 };
    const char *source, *other;
    struct cx cx = shop_cx(f, "Kiln", &source), twin = shop_cx(f, "Twin", &other);
    order_made(&cx, "1042", "ann@example.com");
    order_made(&twin, "1042", "ann@example.com");
    for (int i = 0; i < 7; i++) {                  /* the same for a number that exists and one that does not */
        assert_int_equal(delay_of(&cx, source, "1042", arena_text(cx.mem, "e%d@example.com", i), DOOR_MISS), grows[i]);
        assert_int_equal(delay_of(&cx, source, "#7777", arena_text(cx.mem, "g%d@example.com", i), DOOR_MISS), grows[i]);
    }
    for (int i = 0; i < 5; i++) {                  /* … and for an e-mail that exists and one that does not */
        assert_int_equal(delay_of(&cx, source, arena_text(cx.mem, "a%d", i), "Ann@example.com ", DOOR_MISS), grows[i]);
        assert_int_equal(delay_of(&cx, source, arena_text(cx.mem, "b%d", i), "nobody@example.com", DOOR_MISS), grows[i]);
    }
    assert_int_equal(delay_of(&cx, source, "1042", "ann@example.com", DOOR_PROVEN), 4000);       /* slowed down, never refused */
    assert_int_equal(delay_of(&twin, other, "1042", "ann@example.com", DOOR_PROVEN), 0);
    struct visit later = visit_new(&cx, source);
    later.arrived += 6 * HOUR;
    assert_int_equal(prove(&cx, &later, "1042", "ann@example.com", NULL), DOOR_PROVEN);
    assert_int_equal(later.not_before, 0);
    for (int i = 0; i < 5; i++)                    /* whoever is right is not slowed down for asking often */
        assert_int_equal(delay_of(&twin, other, "1042", "ann@example.com", DOOR_PROVEN), 0);
    cx_free(&cx);
    cx_free(&twin);
}

static void limits_off(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source);
    door_limits(false);
    for (int i = 0; i < 40; i++)
        assert_int_equal(prove(&cx, &v, "1042", "eve@example.com", NULL), DOOR_MISS);
    assert_int_equal(v.not_before, 0);
    assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", NULL), DOOR_PROVEN);
    door_limits(true);
    cx_free(&cx);
}

/* How long another system took does not show in when the answer leaves. */
static void remote_misses(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    const struct { int64_t ago, leaves; } table[] = { { 0, 2500 }, { 900, 2500 }, { 2200, 2500 }, { 2400, 5000 }, { 4000, 5000 }, { 6000, 7500 } };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct attempt a;
        bool spent = true;
        struct visit v = visit_new(&cx, source);
        v.arrived -= table[i].ago;
        OK(attempt_begin(&cx, &v, arena_text(cx.mem, "R%zu", i), arena_text(cx.mem, "r%zu@example.com", i), &a, &spent));
        assert_false(spent);
        attempt_end(&v, &a, ATTEMPT_MISS, MASK_REMOTE);
        assert_int_equal(v.not_before - v.arrived, table[i].leaves);
        v = visit_new(&cx, source);
        OK(attempt_begin(&cx, &v, arena_text(cx.mem, "S%zu", i), arena_text(cx.mem, "s%zu@example.com", i), &a, &spent));
        assert_false(spent);
        attempt_end(&v, &a, ATTEMPT_HIT, MASK_REMOTE);
        assert_int_equal(v.not_before, 0);
    }
    cx_free(&cx);
}

struct security { const char *what, *conversation_id, *address, *number_hash, *email_hash; };
static const struct field security_fields[] = {
    FIELD(F_TEXT, struct security, what), FIELD(F_TEXT, struct security, conversation_id), FIELD(F_TEXT, struct security, address),
    FIELD(F_TEXT, struct security, number_hash), FIELD(F_TEXT, struct security, email_hash), { 0 },
};

static void misses_are_told(struct fixture *f)
{
    const char *source, *other;
    struct cx cx = shop_cx(f, "Kiln", &source), twin = shop_cx(f, "Twin", &other);
    struct visit v = visit_new(&cx, source), same = visit_new(&cx, source), there = visit_new(&twin, other);
    v.address = "2001:db8:9:9:1:2:3:4";
    prove(&cx, &v, "#Q-77341", "eve.adams@example.com", NULL);
    prove(&cx, &same, "q-77341", "eve.adams@EXAMPLE.com", NULL);
    prove(&twin, &there, "q-77341", "eve.adams@example.com", NULL);
    assert_string_equal(v.missed.at[0].number_hash, same.missed.at[0].number_hash);
    assert_string_equal(v.missed.at[0].contact_hash, same.missed.at[0].contact_hash);
    assert_string_not_equal(v.missed.at[0].number_hash, there.missed.at[0].number_hash);       /* shops cannot be compared */
    FAILS(E_INTERNAL, door_save(&cx, &v));
    {
        struct db_scope tx;
        OK(db_begin(&cx, &tx));
        OK(door_save(&cx, &v));
        OK(db_commit(&cx));
        db_leave(&tx);
    }
    LIST(struct security) rows = { 0 };
    OK(db_list(&cx, security_fields, &rows, "SELECT * FROM security_event WHERE shop_id = $1", T(cx.who.shop)));
    assert_int_equal(rows.n, 1);
    assert_string_equal(rows.at[0].what, "proof.miss");
    assert_string_equal(rows.at[0].address, "2001:db8:9:9::/64");
    assert_string_equal(rows.at[0].conversation_id, v.conversation);
    const char *all = arena_text(cx.mem, "%s %s", rows.at[0].number_hash, rows.at[0].email_hash);
    assert_null(strcasestr(all, "77341"));
    assert_null(strcasestr(all, "eve"));
    cx_free(&cx);
    cx_free(&twin);
}

/* --- the same work ---------------------------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int64_t nanoseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

/* Medians of many misses of each kind, taken in turns. What they share is the look-up; what differs must drown. */
static void misses_take_the_same_time(struct fixture *f)
{
    enum { KINDS = 4, ROUNDS = 600 };
    static int64_t took[KINDS][ROUNDS];
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    for (int i = 0; i < 200; i++)
        order_made(&cx, arena_text(cx.mem, "%d", 1000 + i), arena_text(cx.mem, "ann%d@example.com", i));
    for (int i = 0; i < 300; i++)                  /* a customer with many orders must not show either */
        order_made(&cx, arena_text(cx.mem, "%d", 5000 + i), "ann43@example.com");
    const char *kinds[KINDS][2] = {
        { "1042", "eve42@example.com" }, { "9999", "ann42@example.com" }, { "9999", "eve42@example.com" }, { "1042", "ann43@example.com" },
    };
    door_limits(false);
    for (int r = 0; r < ROUNDS; r++)
        for (int k = 0; k < KINDS; k++) {
            struct cx one = { .mem = arena_new(), .db = f->db, .now = cx.now, .who = cx.who };
            struct visit v = { .conversation = "cnv_t", .source_id = source, .address = "11.0.0.1", .arrived = 1 };
            enum door_outcome out;
            const char *id;
            int64_t began = nanoseconds();
            OK(door_prove(&one, &v, kinds[k][0], kinds[k][1], &out, &id));
            took[k][r] = nanoseconds() - began;
            assert_int_equal(out, DOOR_MISS);
            cx_free(&one);
        }
    door_limits(true);
    int64_t least = INT64_MAX, most = 0;
    for (int k = 0; k < KINDS; k++) {
        qsort(took[k], ROUNDS, sizeof(int64_t), by_value);
        int64_t median = took[k][ROUNDS / 2];
        least = median < least ? median : least;
        most = median > most ? median : most;
        print_message("  %-4s + %-18s %6.1f µs\n", kinds[k][0], kinds[k][1], (double)median / 1000);
    }
    assert_true(most - least < least / 3 + 15000);
    cx_free(&cx);
}

EACH(pairs) EACH(prefixes) EACH(phones) EACH(postcodes) EACH(closed_shop) EACH(conversation_budget) EACH(address_budget) EACH(address_budget_at_once)
EACH(delays) EACH(limits_off) EACH(remote_misses) EACH(misses_are_told) EACH(misses_take_the_same_time)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH_TEST(pairs), EACH_TEST(prefixes), EACH_TEST(phones), EACH_TEST(postcodes), EACH_TEST(closed_shop), EACH_TEST(conversation_budget),
        EACH_TEST(address_budget), EACH_TEST(address_budget_at_once), EACH_TEST(delays), EACH_TEST(limits_off), EACH_TEST(remote_misses),
        EACH_TEST(misses_are_told), EACH_TEST(misses_take_the_same_time),
    };
    return cmocka_run_group_tests_name("door", tests, NULL, NULL);
}
