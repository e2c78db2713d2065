/* door_proof_test.c - what a proof opens: how long it holds, whose orders it does not open, who needs none but a signed
   token, and that one shop never sees the other's orders. */
#include "shop_fixture.h"
#include "source/source.h"

static void save(struct cx *cx, const struct visit *v)
{
    struct db_scope tx;
    OK(db_begin(cx, &tx));
    OK(door_save(cx, v));
    OK(db_commit(cx));
    db_leave(&tx);
}

static err_t look(struct cx *cx, struct visit *v, const char *order)
{
    struct order_view view;
    return door_view(cx, v, order, &view);
}

static void proofs_end(struct fixture *f)
{
    const char *source, *order;
    struct cx cx = shop_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    msec t = cx.now;
    struct visit v = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", &order), DOOR_PROVEN);
    OK(look(&cx, &v, order));                      /* the walk's own fresh proof counts at once */
    save(&cx, &v);
    struct visit next = { .conversation = v.conversation, .source_id = source, .locale = "en" };
    for (msec use = 29 * 60000; use < 24 * HOUR; use += 29 * 60000) {      /* used every 29 minutes … */
        cx.now = t + use;
        OK(door_load(&cx, &next));
        assert_int_equal(next.proofs.n, 1);
        OK(look(&cx, &next, order));
        save(&cx, &next);
    }
    cx.now = t + 24 * HOUR;                        /* … it ends after a day all the same */
    FAILS(E_DENIED, look(&cx, &next, order));
    OK(door_load(&cx, &next));
    assert_int_equal(next.proofs.n, 0);
    cx.now = t;
    v = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", &order), DOOR_PROVEN);
    save(&cx, &v);
    cx.now = t + 30 * 60000 - 1;
    v.since = t;                                   /* the conversation says since when it goes on */
    OK(door_load(&cx, &v));
    assert_int_equal(v.proofs.n, 1);
    cx.now = v.since = t + 30 * 60000;             /* half an hour of silence */
    FAILS(E_DENIED, look(&cx, &v, order));
    OK(door_load(&cx, &v));
    assert_int_equal(v.proofs.n, 0);
    assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", &order), DOOR_PROVEN);
    OK(look(&cx, &v, order));
    cx_free(&cx);
}

static void forged_proofs(struct fixture *f)
{
    const char *source, *other, *order, *theirs;
    struct cx cx = shop_cx(f, "Kiln", &source), twin = shop_cx(f, "Twin", &other);
    order_made(&cx, "1042", "ann@example.com");
    const char *bobs = order_made(&cx, "1043", "bob@example.com");
    theirs = order_made(&twin, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source), none = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", &order), DOOR_PROVEN);
    save(&cx, &v);
    char *json;
    struct door_answer answer;
    const char *ids[] = { order, bobs, theirs, "ord_", "", NULL };
    for (size_t i = 0; i < 6; i++) {               /* another conversation has proven nothing */
        FAILS(E_DENIED, look(&cx, &none, ids[i]));
        FAILS(E_DENIED, door_snapshot(&cx, &none, ids[i], &json));
        FAILS(E_DENIED, door_eligible(&cx, &none, ids[i], "cancel", &answer));
        if (i)
            FAILS(E_DENIED, look(&cx, &v, ids[i]));
    }
    /* A proof row of this shop about the other's order, and one of the other shop with this conversation. */
    OK(db_exec(&cx, NULL, "INSERT INTO proof (shop_id, conversation_id, order_id, level, at, until) VALUES ($1, $2, $3, 'number_email', $4, $5)",
               T(cx.who.shop), T(none.conversation), T(theirs), I(cx.now), I(cx.now + HOUR)));
    OK(db_exec(&twin, NULL, "INSERT INTO proof (shop_id, conversation_id, order_id, level, at, until) VALUES ($1, $2, $3, 'number_email', $4, $5)",
               T(twin.who.shop), T(none.conversation), T(order), I(cx.now), I(cx.now + HOUR)));
    OK(door_load(&cx, &none));
    assert_int_equal(none.proofs.n, 1);
    FAILS(E_MISSING, look(&cx, &none, theirs));
    FAILS(E_DENIED, look(&cx, &none, order));
    /* A signed-in proof without a signed-in visitor. */
    OK(db_exec(&cx, NULL, "INSERT INTO proof (shop_id, conversation_id, order_id, level, at, until) VALUES ($1, $2, $3, 'token', $4, $5)",
               T(cx.who.shop), T(none.conversation), T(order), I(cx.now), I(cx.now + HOUR)));
    OK(door_load(&cx, &none));
    FAILS(E_DENIED, look(&cx, &none, order));
    none.subject = "c-1";
    OK(look(&cx, &none, order));
    /* The proof of one source does not open another source of the same shop. */
    OK(db_exec(&cx, NULL, "INSERT INTO source (shop_id, id, kind, name, created_at) VALUES ($1, 'src_2', 'native', 'second', 1)", T(cx.who.shop)));
    v.source_id = "src_2";
    FAILS(E_MISSING, look(&cx, &v, order));
    cx_free(&cx);
    cx_free(&twin);
}

/* A walk shows what it read; the next one reads afresh. Staff get the payments, too, which the walk did not need. */
static void one_walk(struct fixture *f)
{
    const char *source, *order;
    char *json;
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct order in = order_in("1042", "ann@example.com");
    struct payment paid = { .amount = { 4200, "USD" }, .method = "Card", .paid_at = cx.now };
    in.payments.at = &paid, in.payments.n = 1;
    order_new(&cx, &in);
    struct visit v = visit_new(&cx, source), next = v;
    struct order_view o;
    assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", &order), DOOR_PROVEN);
    save(&cx, &v);
    OK(db_exec(&cx, NULL, "UPDATE orders SET delivery = 'delivered' WHERE shop_id = $1 AND id = $2", T(cx.who.shop),
               T(order)));
    OK(door_view(&cx, &v, order, &o));
    assert_string_equal(o.status.code, "in_transit");
    OK(door_snapshot(&cx, &v, order, &json));
    assert_non_null(strstr(json, "\"method\":\"Card\""));
    v.proofs.n = 0;                                /* what was read opens nothing without its proof */
    FAILS(E_DENIED, door_view(&cx, &v, order, &o));
    OK(door_load(&cx, &next));
    OK(door_view(&cx, &next, order, &o));
    assert_string_equal(o.status.code, "delivered");
    cx_free(&cx);
}

static void twin_shops(struct fixture *f)
{
    const char *source, *other, *mine, *theirs, *got;
    struct cx cx = shop_cx(f, "Kiln", &source), twin = shop_cx(f, "Twin", &other);
    mine = order_made(&cx, "1042", "ann@example.com");
    theirs = order_made(&twin, "1042", "ann@example.com");
    order_made(&twin, "1043", "ann@example.com");
    struct visit v = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", &got), DOOR_PROVEN);
    assert_string_equal(got, mine);
    FAILS(E_DENIED, look(&cx, &v, theirs));
    assert_int_equal(prove(&cx, &v, "1043", "ann@example.com", NULL), DOOR_MISS);
    v = visit_new(&twin, other);
    assert_int_equal(prove(&twin, &v, "1042", "ann@example.com", &got), DOOR_PROVEN);
    assert_string_equal(got, theirs);
    v = visit_new(&cx, other);                     /* this shop with the other's source */
    enum door_outcome out;
    FAILS(E_MISSING, door_prove(&cx, &v, "1042", "ann@example.com", &out, &got));
    cx_free(&cx);
    cx_free(&twin);
}

/* --- signed in ------------------------------------------------------------------------------------------------- */

static void mine_in(struct cx *cx, const char *source, const char *also, const char *subject, const char *email, const char *want)
{
    struct visit v = visit_new(cx, source);
    order_views views;
    v.also_reads = also;
    v.subject = subject;
    v.subject_email = email;
    OK(door_mine(cx, &v, &views));
    const char *got = "";
    for (size_t i = 0; i < views.n; i++) {
        got = arena_text(cx->mem, "%s%s%s", got, i ? " " : "", views.at[i].number);
        OK(look(cx, &v, views.at[i].id));
    }
    if (strcmp(got, want))
        FALSE_AT("%s <%s>: “%s” instead of “%s”\n", subject ? subject : "-", email ? email : "-", got, want);
    assert_int_equal(v.proofs.n, views.n);
}

static void mine_of(struct cx *cx, const char *source, const char *subject, const char *email, const char *want)
{
    mine_in(cx, source, NULL, subject, email, want);
}

static void customers(struct fixture *f)
{
    const char *source, *other;
    struct cx cx = shop_cx(f, "Kiln", &source), twin = shop_cx(f, "Twin", &other);
    const struct { const char *number, *email, *customer; int age; } table[] = {
        { "A1", "ann@example.com", "c-1", 9 }, { "A2", "ann@work.example", "c-1", 2 }, { "G3", "ann@example.com", NULL, 5 },
        { "B1", "ann@example.com", "c-2", 1 }, { "B2", "bob@example.com", "c-2", 3 },  { "N1", NULL, NULL, 1 },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct order o = order_in(table[i].number, table[i].email);
        o.customer_id = table[i].customer;
        o.placed_at = cx.now - table[i].age * DAY;
        order_new(&cx, &o);
        order_new(&twin, &o);
    }
    mine_of(&cx, source, "c-1", "ann@example.com", "A2 G3 A1");
    mine_of(&cx, source, "c-1", NULL, "A2 A1");                     /* the token does not vouch for the e-mail */
    mine_of(&cx, source, "c-2", NULL, "B1 B2");
    mine_of(&cx, source, "c-3", "ANN@example.com ", "G3");          /* orders of another customer's id stay closed */
    mine_of(&cx, source, "ann@example.com", "ann@example.com", "G3");
    mine_of(&cx, source, "c-9", "bob@example.com", "");
    mine_of(&cx, source, "", "", "");
    mine_of(&cx, source, NULL, "ann@example.com", "");              /* logged out */
    for (int i = 0; i < 9; i++) {
        struct order o = order_in(arena_text(cx.mem, "L%d", i), "lea@example.com");
        o.placed_at = cx.now - i * DAY;
        order_new(&cx, &o);
    }
    mine_of(&cx, source, "c-7", "lea@example.com", "L0 L1 L2 L3 L4 L5");
    shop_set(&cx, "verify_token", &(struct shop){ .verify_token = false });
    mine_of(&cx, source, "c-1", "ann@example.com", "");
    cx_free(&cx);
    cx_free(&twin);
}

/* Customer c-7 of one source is not customer c-7 of another that the same assistant reads. */
static void customers_of_two(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    const struct { const char *source, *number, *email, *customer; int age; } table[] = {
        { source, "A1", "ann@example.com", "c-7", 1 },  { source, "A2", "ann@example.com", "c-8", 2 },
        { "src_2", "B1", "bob@example.com", "c-7", 3 }, { "src_2", "B2", "ann@example.com", "c-9", 4 },
        { "src_2", "B3", NULL, "c-7", 5 },
    };
    OK(db_exec(&cx, NULL, "INSERT INTO source (shop_id, id, kind, name, created_at) VALUES ($1, 'src_2', 'native', 'second', 1)", T(cx.who.shop)));
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct order o = order_in(table[i].number, table[i].email);
        o.source_id = table[i].source;
        o.customer_id = table[i].customer;
        o.placed_at = cx.now - table[i].age * DAY;
        order_new(&cx, &o);
    }
    mine_in(&cx, source, "src_2", "c-7", NULL, "A1");
    mine_in(&cx, "src_2", source, "c-7", NULL, "B1 B3");
    mine_in(&cx, source, "src_2", "c-7", "ann@example.com", "A1 B2"); /* an address that is vouched for counts in each */
    mine_in(&cx, source, "src_2", "c-9", NULL, "");
    cx_free(&cx);
}

/* The ids are those of the shop that the chat stands in, wherever wismo's own orders are in the list. */
static void whose_ids(struct fixture *f)
{
    const struct source own = { .kind = "native" }, woo = { .kind = "woocommerce" }, shopify = { .kind = "shopify" },
                        tried = { .kind = "placeholder" };
    (void)f;
    assert_int_equal(source_of_ids((const struct source *[]){ &own }, 1), 0);
    assert_int_equal(source_of_ids((const struct source *[]){ &own, &woo, &shopify }, 3), 1);
    assert_int_equal(source_of_ids((const struct source *[]){ &shopify, &own, &woo }, 3), 0);
    assert_int_equal(source_of_ids((const struct source *[]){ &own, &tried }, 2), 0);
    assert_int_equal(source_of_ids((const struct source *[]){ &tried, &own, &woo }, 3), 2);
}

static void snapshot_and_eligibility(struct fixture *f)
{
    const char *source, *order;
    struct cx cx = shop_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source);
    assert_int_equal(prove(&cx, &v, "1042", "ann@example.com", &order), DOOR_PROVEN);
    char *json;
    OK(door_snapshot(&cx, &v, order, &json));      /* staff see all of it */
    assert_non_null(strstr(json, "17 Hazelnut Close"));
    struct door_answer a;
    OK(door_eligible(&cx, &v, order, "cancel", &a));
    assert_true(text_in("yes no ask", a.answer));
    shop_set(&cx, "actions", &(struct shop){ .actions = "return" });
    OK(door_eligible(&cx, &v, order, "cancel", &a));
    assert_string_equal(a.answer, "no");
    assert_non_null(a.reason);
    cx_free(&cx);
}

EACH(proofs_end) EACH(forged_proofs) EACH(one_walk) EACH(twin_shops) EACH(customers) EACH(customers_of_two) EACH(whose_ids) EACH(snapshot_and_eligibility)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH_TEST(proofs_end), EACH_TEST(forged_proofs), EACH_TEST(one_walk), EACH_TEST(twin_shops), EACH_TEST(customers),
        EACH_TEST(customers_of_two), EACH_TEST(whose_ids),
        EACH_TEST(snapshot_and_eligibility),
    };
    return cmocka_run_group_tests_name("door proof", tests, NULL, NULL);
}
