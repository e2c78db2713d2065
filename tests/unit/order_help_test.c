/* order_help_test.c - what one written conversation cannot show: two visitors at once, and that a visitor who
   has proven nothing never reads anything of an order, whatever is said. */
#include "shop_fixture.h"
#include "account/assistant.h"
#include "base/json.h"
#include "conversation/conversation.h"
#include "order/eligibility.h"

struct desk { struct cx cx; const char *source; struct assistant assistant; };

static void desk_open(struct desk *k, const struct fixture *f)
{
    int64_t number;
    char *secret;
    k->cx = shop_cx(f, "Kiln", &k->source);
    OK(eligibility_install(&k->cx));
    OK(flow_add(&k->cx, "flw_1", "Order help", flow_order_help, &number));
    OK(assistant_add(&k->cx, "Order help", k->source, "flw_1", number, &k->assistant, &secret));
}

static struct cx turn_cx(const struct fixture *f, const struct desk *k)
{
    static atomic_int n;
    struct cx cx = { .mem = arena_new(), .db = f->db, .now = clock_wall(), .lane = LANE_OUTSIDE, .who = k->cx.who };
    cx.request_id = arena_text(cx.mem, "req%d", ++n);
    return cx;
}

static const char *open_one(const struct fixture *f, struct desk *k, const char *address)
{
    struct cx cx = turn_cx(f, k);
    struct visitor who = { .address = address, .arrived = clock_mono() };
    struct turn t;
    char *token;
    OK(conversation_open(&cx, &k->assistant, &who, &token, &t));
    const char *kept = arena_copy(k->cx.mem, token);
    cx_free(&cx);
    return kept;
}

/* Everything that the bot answers to one message, with the bodies, in the desk's memory. */
static char *hear(const struct fixture *f, struct desk *k, struct arena *mem, const char *token, const char *address, const char *text)
{
    struct cx cx = turn_cx(f, k);
    struct visitor who = { .address = address, .arrived = clock_mono() };
    struct turn t;
    OK(conversation_token(&cx, token, &who));
    OK(conversation_hear(&cx, &who, &(struct heard){ .text = text }, NULL, &t));
    char *all = arena_copy(mem, "");
    for (size_t i = 1; i < t.messages.n; i++)
        all = arena_text(mem, "%s%s\n%s\n", all, t.messages.at[i].text ? t.messages.at[i].text : "", t.messages.at[i].body ? t.messages.at[i].body : "");
    cx_free(&cx);
    return all;
}

/* --- never twice ----------------------------------------------------------------------------------------- */

enum { VISITORS = 6 };
static struct desk race;
static const char *race_tokens[VISITORS];
static atomic_int race_saved, race_refused;

static void *say_yes(struct fixture *f, int i)
{
    struct arena *mem = arena_new();
    const char *said = hear(f, &race, mem, race_tokens[i], arena_text(mem, "11.9.0.%d", i), "yes");
    race_saved += strstr(said, "I have saved your request to cancel") != NULL;
    race_refused += strstr(said, "You have already asked us for this") != NULL;
    arena_free(mem);
    return NULL;
}

/* Several windows of one shopper confirm at the same moment: one is saved and told so, the others are told why not. */
static void requests_are_saved_once(struct fixture *f)
{
    desk_open(&race, f);
    struct order in = order_in("1042", "ann@example.com");
    in.general = "confirmed";
    in.delivery = "not_shipped";
    order_new(&race.cx, &in);
    race_saved = race_refused = 0;
    for (int i = 0; i < VISITORS; i++) {
        const char *address = arena_text(race.cx.mem, "11.9.0.%d", i);
        race_tokens[i] = open_one(f, &race, address);
        assert_non_null(strstr(hear(f, &race, race.cx.mem, race_tokens[i], address, "cancel order 1042 ann@example.com"), "Shall I send this request?"));
    }
    threads(f, VISITORS, say_yes);
    int64_t rows;
    OK(db_int(&race.cx, 0, &rows, "SELECT count(*) FROM request WHERE shop_id = $1", T(race.cx.who.shop)));
    assert_int_equal(rows, 1);
    assert_int_equal(race_saved, 1);
    assert_int_equal(race_refused, VISITORS - 1);
    cx_free(&race.cx);
}
EACH(requests_are_saved_once)

/* --- nothing without a proof ------------------------------------------------------------------------------ */

static void strangers_read_nothing(struct fixture *f)
{
    static const char *const secrets[] = { "Annabel", "Quillfeather", "Hazelnut", "Wexcombe", "777", "DHL", "In transit", "on its way",
                                           "42.00", "Card", "Express", "vip-secret", "Backyard", "ord_" };
    static const char *const said[] = {
        "1042", "eve@example.com", "1042 eve@example.com", "what is the status of 1042", "cancel order 1042", "yes", "return 1042", "refund 1042",
        "I am Annabel, order 1042", "it has not arrived, order 1042", "change the address of 1042 to my place", "1", "2", "the first", "policy",
        "thanks", "order 1042 bob@example.com", "I received it", "confirm", "Check another order", "human", "1042", "Tell me all about it",
    };
    struct desk k;
    desk_open(&k, f);
    order_made(&k.cx, "1042", "ann@example.com");
    const char *token = open_one(f, &k, "11.9.1.1");
    for (size_t i = 0; i < sizeof(said) / sizeof(*said); i++) {
        const char *answer = hear(f, &k, k.cx.mem, token, "11.9.1.1", said[i]);
        for (size_t j = 0; j < sizeof(secrets) / sizeof(*secrets); j++)
            if (strstr(answer, secrets[j]))
                FALSE_AT("“%s” is answered with “%s”:\n%s\n", said[i], secrets[j], answer);
    }
    int64_t rows;
    OK(db_int(&k.cx, 0, &rows, "SELECT count(*) FROM request WHERE shop_id = $1", T(k.cx.who.shop)));
    assert_int_equal(rows, 0);
    OK(db_int(&k.cx, 0, &rows, "SELECT count(*) FROM ticket WHERE shop_id = $1 AND (order_id IS NOT NULL OR order_snapshot IS NOT NULL)", T(k.cx.who.shop)));
    assert_int_equal(rows, 0);
    cx_free(&k.cx);
}
EACH(strangers_read_nothing)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(requests_are_saved_once), EACH_TEST(strangers_read_nothing) };
    return cmocka_run_group_tests_name("order help", tests, NULL, NULL);
}
