/* conversation_test.c - turns where time, races and lanes decide: what HTTP is too coarse for. */
#include "shop_fixture.h"
#include "base/json.h"
#include "conversation/conversation.h"
#include "conversation/queue.h"
#include "order/eligibility.h"
#include "order/request.h"

#define MINUTE INT64_C(60000)

struct scene {
    struct fixture *f;
    struct cx cx;
    struct assistant a;
    struct visitor who;
    char *token;
    struct turn opened;
};

/* A shop with order 1042 of ann, and a visitor who has just opened the chat. */
static void scene_start(struct scene *s, struct fixture *f)
{
    const char *source;
    char *secret;
    int64_t number;
    memset(s, 0, sizeof(*s));
    s->f = f;
    s->cx = shop_cx(f, "Kiln", &source);
    const char *flow = id_new(&s->cx, "flw");
    OK(eligibility_install(&s->cx));
    OK(flow_add(&s->cx, flow, "Order help", flow_order_help, &number));
    OK(assistant_add(&s->cx, "Kiln", source, flow, number, &s->a, &secret));
    order_made(&s->cx, "1042", "ann@example.com");
    s->who = (struct visitor){ .address = "11.0.0.1", .arrived = clock_mono() };
    OK(conversation_open(&s->cx, &s->a, &s->who, &s->token, &s->opened));
}

/* A request of its own: the token is read again, now may be moved. */
static struct cx visit_cx(struct scene *s, msec now, struct visitor *who)
{
    struct cx cx = { .mem = arena_new(), .db = s->f->db, .now = now, .lane = LANE_COMMAND };
    *who = (struct visitor){ .address = "11.0.0.1", .arrived = clock_mono() };
    OK(conversation_token(&cx, s->token, who));
    return cx;
}

static struct turn say_at(struct scene *s, msec now, const char *text, const char *key)
{
    struct visitor who;
    struct turn t = { 0 };
    struct cx cx = visit_cx(s, now, &who);
    OK(conversation_hear(&cx, &who, &(struct heard){ .text = text }, key, &t));
    db_end(&cx);
    arena_defer(s->cx.mem, (void (*)(void *))arena_free, cx.mem);       /* the turn is still read */
    return t;
}

static struct turn read_at(struct scene *s, msec now)
{
    struct visitor who;
    struct turn t = { 0 };
    struct cx cx = visit_cx(s, now, &who);
    OK(conversation_messages(&cx, &who, 0, &t));
    db_end(&cx);
    arena_defer(s->cx.mem, (void (*)(void *))arena_free, cx.mem);
    return t;
}

static const struct message *card_of(const struct turn *t)
{
    for (size_t i = 0; i < t->messages.n; i++)
        if (!strcmp(t->messages.at[i].kind, "order"))
            return &t->messages.at[i];
    return NULL;
}

static void prove_order(struct scene *s, msec now)
{
    say_at(s, now, "where is my order?", NULL);
    say_at(s, now, "1042", NULL);
    struct turn t = say_at(s, now, "ann@example.com", NULL);
    assert_non_null(card_of(&t));
}

/* --- time -------------------------------------------------------------------------------------------------- */

static void cards_expire(struct fixture *f)
{
    struct scene s;
    scene_start(&s, f);
    msec t0 = s.cx.now;
    prove_order(&s, t0);
    struct turn t = read_at(&s, t0 + 29 * MINUTE);
    assert_non_null(strstr(card_of(&t)->body, "\"status\""));
    t = read_at(&s, t0 + 31 * MINUTE);
    const struct message *m = card_of(&t);
    assert_non_null(strstr(m->body, "\"expired\":true"));
    assert_non_null(strstr(m->body, "\"number\":\"1042\""));
    assert_null(strstr(m->body, "status"));
    assert_null(m->text);
    for (size_t i = 0; i < t.messages.n; i++) {
        assert_true(!t.messages.at[i].text || !strstr(t.messages.at[i].text, "DHL"));
        assert_true(!t.messages.at[i].body || !strstr(t.messages.at[i].body, "in_transit"));
    }
    cx_free(&s.cx);
}

/* The kind of error, 0 = none. */
static int identify_at(struct scene *s, msec now, const char *sub, const char *email)
{
    struct visitor who;
    struct cx cx = visit_cx(s, now, &who);
    err_t e = conversation_identify(&cx, &who, &(struct identity){ .sub = sub, .email = email, .email_verified = true });
    int code = e ? (int)e->code : 0;
    cx_free(&cx);
    return code;
}

static bool lists_orders(const struct turn *t)
{
    for (size_t i = 0; i < t->messages.n; i++)
        if (!strcmp(t->messages.at[i].kind, "orders") || !strcmp(t->messages.at[i].kind, "order"))
            return strstr(t->messages.at[i].body, "\"status\"");
    return false;
}

/* What a token has proven ends with 30 minutes of silence, and 24 hours after it was shown. */
static void identity_ages(struct fixture *f)
{
    struct scene s;
    struct turn t;
    scene_start(&s, f);
    msec now = s.cx.now;
    assert_int_equal(identify_at(&s, now, "c1", "ann@example.com"), 0);
    for (int i = 0; i < 3; i++, now += 29 * MINUTE) {
        t = say_at(&s, now, "where is my order?", NULL);
        assert_true(lists_orders(&t));
    }
    now += 2 * MINUTE;                              /* 31 since the last words */
    t = read_at(&s, now);
    assert_false(lists_orders(&t));
    t = say_at(&s, now, "where is my order?", NULL);
    assert_false(lists_orders(&t));
    assert_int_equal(identify_at(&s, now, "c1", "ann@example.com"), 0);
    msec shown = now;
    for (; now < shown + 24 * HOUR; now += 25 * MINUTE) {
        t = say_at(&s, now, "where is my order?", NULL);
        assert_true(lists_orders(&t));
    }
    t = read_at(&s, now);
    assert_false(lists_orders(&t));
    t = say_at(&s, now, "where is my order?", NULL);
    assert_false(lists_orders(&t));
    assert_int_equal(identify_at(&s, now, "c2", "bob@example.com"), E_CONFLICT);    /* it was hers, and stays */
    cx_free(&s.cx);
}

/* The same for a token that came with the opening, before anything is stored. */
static void identity_of_the_opening_ages(struct fixture *f)
{
    struct scene s;
    struct turn t;
    scene_start(&s, f);
    s.who = (struct visitor){ .address = "11.0.0.1", .arrived = clock_mono(), .subject = "c1", .subject_email = "ann@example.com" };
    OK(conversation_open(&s.cx, &s.a, &s.who, &s.token, &s.opened));
    msec now = s.cx.now + 31 * MINUTE;
    t = say_at(&s, now, "where is my order?", NULL);
    assert_false(lists_orders(&t));
    assert_int_equal(identify_at(&s, now, "c1", "ann@example.com"), 0);
    t = say_at(&s, now + 29 * MINUTE, "where is my order?", NULL);
    assert_true(lists_orders(&t));
    cx_free(&s.cx);
}

static err_t token_at(struct scene *s, msec now)
{
    struct visitor who = { 0 };
    struct cx cx = { .mem = arena_new(), .db = s->f->db, .now = now, .lane = LANE_COMMAND };
    err_t e = conversation_token(&cx, s->token, &who);
    static struct err copy;
    if (e)
        copy = (struct err){ .code = e->code };
    cx_free(&cx);
    return e ? &copy : NULL;
}

static void token_ends(struct fixture *f)
{
    struct scene s;
    scene_start(&s, f);
    msec t0 = s.cx.now;
    OK(token_at(&s, t0 + 24 * HOUR));
    FAILS(E_SIGNIN, token_at(&s, t0 + 24 * HOUR + 1));
    say_at(&s, t0 + 10 * HOUR, "hello", NULL);                          /* from here 24 hours again */
    OK(token_at(&s, t0 + 34 * HOUR));
    FAILS(E_SIGNIN, token_at(&s, t0 + 34 * HOUR + 1));
    say_at(&s, t0 + 11 * HOUR, "I want to talk to a person", NULL);
    struct turn t = { .state = "bot" };
    for (int i = 0; i < 4 && strcmp(t.state, "waiting"); i++)
        t = say_at(&s, t0 + 11 * HOUR, "my mug is broken, ann@example.com", NULL);
    assert_string_equal(t.state, "waiting");
    OK(token_at(&s, t0 + 11 * HOUR + 7 * DAY));
    FAILS(E_SIGNIN, token_at(&s, t0 + 11 * HOUR + 7 * DAY + 1));
    cx_free(&s.cx);
}

/* --- who was faster ------------------------------------------------------------------------------------------ */

/* Somebody changes the conversation between the reading of its row and the storing of the turn. */
static struct turn hear_late(struct scene *s, const char *text, void (*meanwhile)(struct scene *s))
{
    struct visitor who;
    struct turn t = { 0 };
    struct cx cx = visit_cx(s, s->cx.now, &who);
    meanwhile(s);
    OK(conversation_hear(&cx, &who, &(struct heard){ .text = text }, NULL, &t));
    db_end(&cx);
    arena_defer(s->cx.mem, (void (*)(void *))arena_free, cx.mem);
    return t;
}

static void person_takes(struct scene *s)
{
    struct conversation c;
    OK(conversation_get(&s->cx, s->who.conversation, &c));
    OK(conversation_take(&s->cx, c.id, c.version));
}

static void other_tab_says(struct scene *s)
{
    say_at(s, s->cx.now, "thanks", "tab2");
}

static void one_order(const struct turn *t)
{
    for (size_t i = 0; i < t->messages.n; i++)
        assert_int_equal(t->messages.at[i].seq, (int64_t)i + 1);
}

static void taken_over_meanwhile(struct fixture *f)
{
    struct scene s;
    scene_start(&s, f);
    say_at(&s, s.cx.now, "hello", NULL);
    struct turn t = hear_late(&s, "where is my order?", person_takes);
    assert_string_equal(t.state, "human");
    assert_int_equal(t.messages.n, 1);
    assert_string_equal(t.messages.at[0].author, "visitor");
    t = read_at(&s, s.cx.now);
    one_order(&t);
    cx_free(&s.cx);
}

static void two_tabs_meanwhile(struct fixture *f)
{
    struct scene s;
    scene_start(&s, f);
    say_at(&s, s.cx.now, "hello", NULL);
    hear_late(&s, "where is my order?", other_tab_says);
    struct turn t = read_at(&s, s.cx.now);
    one_order(&t);
    cx_free(&s.cx);
}

static void first_words_meanwhile(struct fixture *f)
{
    struct scene s;
    scene_start(&s, f);
    hear_late(&s, "where is my order?", other_tab_says);
    struct turn t = read_at(&s, s.cx.now);
    one_order(&t);
    assert_true(t.messages.n > s.opened.messages.n + 3);
    cx_free(&s.cx);
}

static struct scene *shared;

/* Four threads at once: every turn is stored, in one order, none twice. */
static void *talk_alone(struct fixture *f, int i)
{
    for (int n = 0; n < 5; n++) {
        struct visitor who = { .address = "11.0.0.1", .arrived = clock_mono() };
        struct cx cx = { .mem = arena_new(), .db = f->db, .now = clock_wall(), .lane = LANE_COMMAND };
        struct turn t = { 0 };
        OK(conversation_token(&cx, shared->token, &who));
        OK(conversation_hear(&cx, &who, &(struct heard){ .text = n % 2 ? "thanks" : "hello" }, arena_text(cx.mem, "k%d-%d", i, n), &t));
        cx_free(&cx);
    }
    return NULL;
}

static void threads_talk(struct fixture *f)
{
    struct scene s;
    scene_start(&s, f);
    shared = &s;
    threads(f, 4, talk_alone);
    struct turn t = read_at(&s, clock_wall());
    one_order(&t);
    size_t said = 0;
    for (size_t i = 0; i < t.messages.n; i++)
        said += !strcmp(t.messages.at[i].author, "visitor");
    assert_int_equal(said, 20);
    cx_free(&s.cx);
}

/* --- what the row remembers ------------------------------------------------------------------------------------ */

static int64_t of_the_row(struct scene *s, const char *column)
{
    struct row { int64_t last_seq, listed_at; } row;
    static const struct field fields[] = { FIELD(F_INT, struct row, last_seq), FIELD(F_INT, struct row, listed_at), { 0 } };
    OK(db_get(&s->cx, fields, &row, "SELECT last_seq, listed_at FROM conversation WHERE shop_id = $1 AND id = $2", T(s->cx.who.shop), T(s->who.conversation)));
    return strcmp(column, "last_seq") ? row.listed_at : row.last_seq;
}

/* The last sixteen messages are known when they come again; the one before is heard anew. */
static void sixteen_keys_are_known(struct fixture *f)
{
    enum { KNOWN = 16 };
    struct scene s;
    scene_start(&s, f);
    msec now = s.cx.now;
    char key[KNOWN + 1][16];
    for (int i = 0; i <= KNOWN; i++) {
        snprintf(key[i], sizeof(key[i]), "k%d", i);
        say_at(&s, now += 1000, "hello", key[i]);
    }
    int64_t last = of_the_row(&s, "last_seq");
    for (int i = 1; i <= KNOWN; i++)
        say_at(&s, now += 1000, "hello", key[i]);
    assert_int_equal(of_the_row(&s, "last_seq"), last);
    say_at(&s, now += 1000, "hello", key[0]);
    assert_true(of_the_row(&s, "last_seq") > last);
    cx_free(&s.cx);
}

/* While the bot talks, its place in the staff's list is half a minute old at most, and moves no more often. */
static void listed_every_half_minute(struct fixture *f)
{
    struct scene s;
    scene_start(&s, f);
    msec began = s.cx.now;
    say_at(&s, began, "hello", NULL);
    assert_int_equal(of_the_row(&s, "listed_at"), began);
    say_at(&s, began + 29999, "hello", NULL);
    assert_int_equal(of_the_row(&s, "listed_at"), began);
    say_at(&s, began + 30000, "hello", NULL);
    assert_int_equal(of_the_row(&s, "listed_at"), began + 30000);
    say_at(&s, began + 59999, "hello", NULL);
    assert_int_equal(of_the_row(&s, "listed_at"), began + 30000);
    cx_free(&s.cx);
}

/* --- the queue of turns -------------------------------------------------------------------------------------- */

static struct cx queue_cx(const char *request_id, enum lane lane)
{
    return (struct cx){ .mem = arena_new(), .request_id = request_id, .lane = lane };
}

static void queue_keeps_order(void **state)
{
    (void)state;
    struct cx a = queue_cx("a", LANE_INSIDE), b = queue_cx("b", LANE_INSIDE), c = queue_cx("c", LANE_INSIDE);
    OK(queue_enter(&a, "cnv_1"));
    OK(queue_enter(&a, "cnv_1"));                                       /* the same request, run again */
    FAILS(E_OUTSIDE, queue_enter(&b, "cnv_1"));
    OK(queue_enter(&c, "cnv_2"));                                       /* another conversation */
    queue_leave(&c);
    FAILS(E_OUTSIDE, queue_enter(&c, "cnv_1"));
    queue_leave(&a);
    FAILS(E_OUTSIDE, queue_enter(&c, "cnv_1"));                         /* b stands before it */
    OK(queue_enter(&b, "cnv_1"));
    queue_abandon("b");
    OK(queue_enter(&c, "cnv_1"));
    queue_leave(&c);
    arena_free(a.mem), arena_free(b.mem), arena_free(c.mem);
}

static void queue_is_bounded(void **state)
{
    (void)state;
    char names[12][8];
    struct cx cx[12];
    for (int i = 0; i < 12; i++) {
        snprintf(names[i], sizeof(names[i]), "r%d", i);
        cx[i] = queue_cx(names[i], LANE_INSIDE);
        err_t e = queue_enter(&cx[i], "cnv_1");
        assert_int_equal(e ? e->code : 0, i == 0 ? 0 : i <= QUEUE_WAITING_MOST ? E_OUTSIDE : E_LIMIT);
    }
    for (int i = 0; i < 12; i++) {
        queue_leave(&cx[i]);
        arena_free(cx[i].mem);
    }
}

EACH(cards_expire)
EACH(token_ends)
EACH(taken_over_meanwhile)
EACH(two_tabs_meanwhile)
EACH(identity_ages)
EACH(identity_of_the_opening_ages)
EACH(first_words_meanwhile)
EACH(threads_talk)
EACH(sixteen_keys_are_known)
EACH(listed_every_half_minute)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH_TEST(cards_expire), EACH_TEST(token_ends), EACH_TEST(taken_over_meanwhile), EACH_TEST(two_tabs_meanwhile),
        EACH_TEST(identity_ages), EACH_TEST(identity_of_the_opening_ages), EACH_TEST(first_words_meanwhile), EACH_TEST(threads_talk),
        EACH_TEST(sixteen_keys_are_known), EACH_TEST(listed_every_half_minute), cmocka_unit_test(queue_keeps_order), cmocka_unit_test(queue_is_bounded),
    };
    return cmocka_run_group_tests_name("conversation", tests, NULL, NULL);
}
