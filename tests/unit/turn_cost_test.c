/* turn_cost_test.c - how many statements a turn of a visitor asks, from reading the token until the commit. On SQLite,
   where every statement can be traced; PostgreSQL gets the same texts. A turn that became dearer prints what it asked. */
#include "shop_fixture.h"
#include "conversation/conversation.h"
#include "order/eligibility.h"
#include "source/door/code.h"
#include <sqlite3.h>

/* --- what was asked ------------------------------------------------------------------------------------------ */

static char asked[64][100];
static size_t asked_n;
static bool sharing;

static int trace(unsigned what, void *arg, void *statement, void *text)
{
    (void)what, (void)arg, (void)statement;
    if (sharing && !strcmp(text, "COMMIT")) /* the group's: it comes by the clock, and is no member's */
        return 0;
    snprintf(asked[asked_n % 64], sizeof(*asked), "%s", (const char *)text);
    asked_n++;
    return 0;
}

static int traced(sqlite3 *s, const char **message, const struct sqlite3_api_routines *api)
{
    (void)message, (void)api;
    return sqlite3_trace_v2(s, SQLITE_TRACE_STMT, trace, NULL);
}

static void costs(const char *turn, size_t most)
{
    for (size_t i = 0; asked_n > most && i < asked_n && i < 64; i++)
        print_error("%zu %s\n", i + 1, asked[i]);
    if (asked_n > most)
        FALSE_AT("%s: %zu statements, where %zu are enough\n", turn, asked_n, most);
}

/* --- a shop and its visitor ------------------------------------------------------------------------------------ */

struct scene {
    struct fixture *f;
    struct cx cx;
    struct assistant a;
    struct visitor who;
    char *token;
    bool group;
};

static void order_with_parcel(struct cx *cx)
{
    struct order in = order_in("1042", "ann@example.com");
    struct order_item items[] = { { .name = "Blue mug", .quantity = 2, .unit_price = { 1500, "USD" } },
                                  { .name = "Saucer", .quantity = 1, .unit_price = { 1200, "USD" } } };
    struct shipment parcel = {
        .carrier = "DHL", .tracking_number = "JD0001", .status = "in_transit", .told_by = "store"
    };
    struct payment paid = { .amount = { 4200, "USD" }, .method = "Card", .paid_at = cx->now };
    in.items.at = items, in.items.n = 2;
    in.shipments.at = &parcel, in.shipments.n = 1;
    in.payments.at = &paid, in.payments.n = 1;
    order_new(cx, &in);
}

static void scene_start(struct scene *s, struct fixture *f)
{
    const char *source;
    char *secret;
    int64_t number;
    struct turn opened;
    *s = (struct scene){ .f = f, .cx = shop_cx(f, "Kiln", &source) };
    const char *flow = id_new(&s->cx, "flw");
    OK(eligibility_install(&s->cx));
    OK(flow_add(&s->cx, flow, "Order help", flow_order_help, &number));
    OK(assistant_add(&s->cx, "Kiln", source, flow, number, &s->a, &secret));
    order_with_parcel(&s->cx);
    s->who = (struct visitor){ .address = "11.0.0.1", .arrived = clock_mono() };
    OK(conversation_open(&s->cx, &s->a, &s->who, &s->token, &opened));
}

/* One request, with a key as the widget sends it. Whether a card was shown. */
static bool says(struct scene *s, const char *text)
{
    static int keys;
    struct cx cx = { .mem = arena_new(), .db = s->f->db, .now = s->cx.now, .lane = LANE_INSIDE, .group = s->group };
    struct visitor who = { .address = "11.0.0.1", .arrived = clock_mono() };
    struct turn t = { 0 };
    bool card = false;
    asked_n = 0;
    OK(conversation_token(&cx, s->token, &who));
    OK(conversation_hear(&cx, &who, &(struct heard){ .text = text }, arena_text(cx.mem, "key %d", ++keys), &t));
    for (size_t i = 0; i < t.messages.n; i++)
        card |= !strcmp(t.messages.at[i].kind, "order");
    cx_free(&cx);
    return card;
}

/* --- the turns --------------------------------------------------------------------------------------------------- */

static void number_then_email(struct fixture *f)
{
    struct scene s;
    scene_start(&s, f);
    assert_false(says(&s, "where is my order?"));
    costs("the first words", 8);
    assert_false(says(&s, "1042"));
    costs("the number", 7);
    assert_true(says(&s, "ann@example.com"));
    costs("the e-mail, with the card", 13);
    assert_true(says(&s, "where is my order?"));
    costs("the card again", 13);
    cx_free(&s.cx);
}

static void both_at_once(struct fixture *f)
{
    struct scene s;
    scene_start(&s, f);
    assert_true(says(&s, "Where is 1042? I am ann@example.com"));
    costs("number and e-mail in the first words", 14);
    cx_free(&s.cx);
    scene_start(&s, f);
    says(&s, "hello");
    assert_true(says(&s, "Where is 1042? I am ann@example.com"));
    costs("number and e-mail in one message", 13);
    cx_free(&s.cx);
}

/* What rarely changes was read by a member before; SAVEPOINT and RELEASE stand where BEGIN and COMMIT stood. */
static void in_a_group(struct fixture *f)
{
    struct scene s;
    scene_start(&s, f);
    s.group = true;
    for (int i = 0; i < 3; i++)
        assert_true(says(&s, "Where is 1042? I am ann@example.com"));
    db_group_end(f->db);
    sharing = true;
    assert_true(says(&s, "Where is 1042? I am ann@example.com"));
    costs("number and e-mail, the first of a group", 11);
    assert_true(says(&s, "Where is 1042? I am ann@example.com"));
    costs("number and e-mail, inside a group", 9);
    sharing = false;
    cx_free(&s.cx);
}

static void wrong_email(struct fixture *f)
{
    struct scene s;
    scene_start(&s, f);
    says(&s, "hello");
    assert_false(says(&s, "Where is 1042? I am eve@example.com"));
    costs("a wrong e-mail", 10);
    size_t wrong = asked_n;
    cx_free(&s.cx);
    scene_start(&s, f);
    says(&s, "hello");
    assert_false(says(&s, "Where is 1043? I am eve@example.com"));
    assert_int_equal(asked_n, wrong); /* what exists is not told by what is asked */
    cx_free(&s.cx);
}

/* A code for an address: each turn asks the same, one after the other, whether the address has orders or not. */
static void codes(struct fixture *f)
{
    static const char *const addresses[] = { "ann@example.com", "eve@example.com" };
    static const char *const said[] = { "where is my order?", "I do not know it", NULL, "000000", "12345", "send a new code" };
    enum { TURNS = sizeof(said) / sizeof(*said) };
    static char first[TURNS][64][100];
    size_t first_n[TURNS];
    for (int k = 0; k < 2; k++) {
        struct scene s;
        scene_start(&s, f);
        OK(db_exec(&s.cx, NULL, "UPDATE shop SET demo = 1, verify_code = 1 WHERE id = $1", T(s.cx.who.shop)));
        for (size_t i = 0; i < TURNS; i++) {
            assert_false(says(&s, said[i] ? said[i] : addresses[k]));
            if (!k) {
                memcpy(first[i], asked, sizeof(asked));
                first_n[i] = asked_n;
            }
            assert_int_equal(asked_n, first_n[i]);
            for (size_t n = 0; n < asked_n; n++)
                assert_string_equal(asked[n], first[i][n]);
            if (!said[i]) {
                costs("an address for a code", 18);
                int64_t hashed;
                OK(door_code_send(&s.cx, s.who.conversation, &(struct code_mail){ "Code", "#code#" }));
                OK(db_int(&s.cx, 0, &hashed, "SELECT count(*) FROM email_code WHERE shop_id = $1 AND code_hash IS NOT NULL", T(s.cx.who.shop)));
                assert_int_equal(hashed, 1);
            } else if (!strcmp(said[i], "000000")) {
                costs("a wrong code", 12);
            }
        }
        cx_free(&s.cx);
    }
}

static void on_sqlite(void (*test)(struct fixture *f))
{
    struct fixture f;
    sqlite3_auto_extension((void (*)(void))traced);
    fixture_start(&f, false);
    test(&f);
    fixture_end(&f);
    sqlite3_reset_auto_extension();
}

#define ON_SQLITE(test)                                                                                                \
    static void test##_counted(void **state)                                                                           \
    {                                                                                                                  \
        (void)state;                                                                                                   \
        on_sqlite(test);                                                                                               \
    }
ON_SQLITE(number_then_email)
ON_SQLITE(both_at_once)
ON_SQLITE(in_a_group)
ON_SQLITE(wrong_email)
ON_SQLITE(codes)

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(number_then_email_counted),
                                        cmocka_unit_test(both_at_once_counted), cmocka_unit_test(in_a_group_counted),
                                        cmocka_unit_test(wrong_email_counted), cmocka_unit_test(codes_counted) };
    door_limits(false);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
