/* door_code_test.c - one-time codes by e-mail: what counts, how often, for whom; and that nothing tells whether an address
   has orders. */
#include "shop_fixture.h"
#include "account/mail.h"
#include "db/job.h"
#include "source/door/code.h"

#define MINUTE INT64_C(60000)

static const struct code_mail letter = { "Your code for Kiln", "Your code is #code#.\nAgain: #code#" };

/* A shop that keeps its mails and gives codes. */
static struct cx code_cx(const struct fixture *f, const char *name, const char **source)
{
    struct cx cx = shop_cx(f, name, source);
    OK(db_exec(&cx, NULL, "UPDATE shop SET demo = 1, verify_code = 1 WHERE id = $1", T(cx.who.shop)));
    return cx;
}

/* The next turn of the same visitor. */
static struct visit again(const struct visit *v)
{
    return (struct visit){ .conversation = v->conversation, .source_id = v->source_id, .locale = "en", .address = v->address, .arrived = clock_mono(), .misses = v->misses };
}

static void saved(struct cx *cx, const struct visit *v)
{
    struct db_scope tx;
    OK(db_begin(cx, &tx));
    OK(door_save(cx, v));
    OK(db_commit(cx));
    db_leave(&tx);
}

static enum code_outcome ask(struct cx *cx, struct visit *v, const char *email)
{
    enum code_outcome out;
    *v = again(v);
    OK(door_code_ask(cx, v, email, &letter, &out));
    saved(cx, v);
    return out;
}

static enum code_outcome try_code(struct cx *cx, struct visit *v, const char *digits)
{
    enum code_outcome out;
    *v = again(v);
    OK(door_code_try(cx, v, digits, &out));
    saved(cx, v);
    return out;
}

/* The jobs that wait; how many there were. */
static size_t post(struct cx *cx)
{
    LIST(struct job) jobs = { 0 };
    OK(db_list(cx, job_fields, &jobs, "SELECT id, subject, body FROM job WHERE shop_id = $1 AND kind = 'code' AND state = 'waiting' ORDER BY id", T(cx->who.shop)));
    for (size_t i = 0; i < jobs.n; i++) {
        OK(door_code_send(cx, jobs.at[i].subject, &letter));
        OK(db_exec(cx, NULL, "UPDATE job SET state = 'done' WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(jobs.at[i].id)));
    }
    return jobs.n;
}

static mail_list mails(struct cx *cx)
{
    mail_list list = { 0 };
    OK(mail_find_kept(cx, &list));
    return list;
}

/* The code of the newest mail. */
static const char *code_in(struct cx *cx)
{
    mail_list list = mails(cx);
    assert_true(list.n);
    const char *at = strstr(list.at[0].text, "code is ");
    assert_non_null(at);
    const char *code = arena_copy_n(cx->mem, at + 8, 6);
    assert_int_equal(strspn(code, "0123456789"), 6);
    assert_string_equal(list.at[0].text, arena_text(cx->mem, "Your code is %s.\nAgain: %s", code, code));
    return code;
}

static const char *other_than(struct cx *cx, const char *code)
{
    return arena_text(cx->mem, "%s%c", arena_copy_n(cx->mem, code, 5), (code[5] - '0' + 1) % 10 + '0');
}

static const char *asked_code(struct cx *cx, struct visit *v, const char *email)
{
    assert_int_equal(ask(cx, v, email), CODE_ASKED);
    assert_int_equal(post(cx), 1);
    return code_in(cx);
}

static int64_t count(struct cx *cx, const char *what)
{
    int64_t n;
    OK(db_int(cx, 0, &n, "SELECT count(*) FROM security_event WHERE shop_id = $1 AND what = $2", T(cx->who.shop), T(what)));
    return n;
}

/* --- what a code proves ------------------------------------------------------------------------------------------- */

static void right(struct fixture *f)
{
    const char *source, *email, *mine;
    struct cx cx = code_cx(f, "Kiln", &source);
    struct order in = order_in("1042", "Ann@Example.com");
    in.customer_id = "cus-1";
    mine = order_new(&cx, &in);
    for (int i = 0; i < 7; i++)
        order_made(&cx, arena_text(cx.mem, "20%d", i), i % 2 ? "ann@example.com" : " ANN@example.com");
    const char *bobs = order_made(&cx, "3000", "bob@example.com");
    struct visit v = visit_new(&cx, source);
    order_views views;
    bool fresh;
    const char *code = asked_code(&cx, &v, "ANN@example.com ");
    assert_string_equal(mails(&cx).at[0].to, "ann@example.com");
    assert_null(strstr(mails(&cx).at[0].subject, code));
    v = again(&v);
    OK(door_code_mine(&cx, &v, &views));
    assert_int_equal(views.n, 0);
    enum code_outcome out;
    OK(door_code_try(&cx, &v, code, &out));
    assert_int_equal(out, CODE_RIGHT);
    OK(door_code_email(&cx, &v, &email, &fresh));
    assert_true(fresh);
    assert_string_equal(email, "ann@example.com");
    OK(door_code_mine(&cx, &v, &views));
    assert_int_equal(views.n, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(door_proof(&cx, &v, views.at[i].id)->level, "code");
        assert_string_not_equal(views.at[i].id, bobs);
        if (i)
            assert_true(views.at[i - 1].placed_at >= views.at[i].placed_at);
    }
    FAILS(E_DENIED, door_view(&cx, &v, bobs, &views.at[0]));
    saved(&cx, &v);
    v = again(&v);                                        /* the next turn: still proven, no longer fresh */
    v.unread = true;
    OK(door_code_email(&cx, &v, &email, &fresh));
    assert_true(email && !fresh);
    OK(door_code_mine(&cx, &v, &views));
    assert_int_equal(views.n, 6);
    assert_int_equal(v.proofs.n, 6);
    for (size_t i = 0; i < 6; i++)
        assert_false(v.proofs.at[i].fresh);
    v = again(&v);                                        /* silence ends it */
    v.since = cx.now + 1;
    OK(door_code_email(&cx, &v, &email, &fresh));
    assert_null(email);
    v = again(&v);                                        /* and so do 24 hours */
    cx.now += 24 * HOUR;
    OK(door_code_email(&cx, &v, &email, &fresh));
    assert_null(email);
    (void)mine;
    cx_free(&cx);
}

/* With and without a customer's id: whoever reads the address's mails sees both. */
static void accounts_too(struct fixture *f)
{
    const char *source;
    struct cx cx = code_cx(f, "Kiln", &source);
    struct order in = order_in("1", "ann@example.com");
    in.customer_id = "cus-1";
    order_new(&cx, &in);
    order_made(&cx, "2", "ann@example.com");
    struct visit v = visit_new(&cx, source);
    assert_int_equal(try_code(&cx, &v, asked_code(&cx, &v, "ann@example.com")), CODE_RIGHT);
    order_views views;
    OK(door_code_mine(&cx, &v, &views));
    assert_int_equal(views.n, 2);
    cx_free(&cx);
}

/* --- when it does not count ---------------------------------------------------------------------------------------- */

static void only_once(struct fixture *f)
{
    const char *source, *other;
    struct cx cx = code_cx(f, "Kiln", &source), twin = code_cx(f, "Twin", &other);
    order_made(&cx, "1042", "ann@example.com");
    order_made(&twin, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source), next = visit_new(&cx, source), there = visit_new(&twin, other);
    assert_int_equal(try_code(&cx, &v, "123456"), CODE_OVER);             /* nobody has asked */
    const char *code = asked_code(&cx, &v, "ann@example.com");
    assert_int_equal(try_code(&cx, &next, code), CODE_OVER);              /* another conversation without a code */
    const char *own = asked_code(&cx, &next, "ann@example.com");
    if (strcmp(own, code))
        assert_int_equal(try_code(&cx, &next, code), CODE_WRONG);         /* … and with one of its own */
    there.conversation = v.conversation;                                  /* another shop */
    const char *theirs = asked_code(&twin, &there, "ann@example.com");
    if (strcmp(theirs, code))
        assert_int_equal(try_code(&twin, &there, code), CODE_WRONG);
    assert_int_equal(try_code(&cx, &v, code), CODE_RIGHT);
    assert_int_equal(try_code(&cx, &v, code), CODE_OVER);                 /* used */
    cx_free(&cx);
    cx_free(&twin);
}

static void ten_minutes(struct fixture *f)
{
    const char *source;
    struct cx cx = code_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source), w = visit_new(&cx, source);
    const char *code = asked_code(&cx, &v, "ann@example.com"), *other = asked_code(&cx, &w, "ann@example.com");
    cx.now += 10 * MINUTE - 1;
    assert_int_equal(try_code(&cx, &v, code), CODE_RIGHT);
    cx.now += 1;
    assert_int_equal(try_code(&cx, &w, other), CODE_OVER);
    cx_free(&cx);
}

static void five_tries(struct fixture *f)
{
    const char *source;
    struct cx cx = code_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source), w = visit_new(&cx, source);
    const char *code = asked_code(&cx, &v, "ann@example.com"), *other = asked_code(&cx, &w, "ann@example.com");
    for (int i = 0; i < 4; i++) {
        assert_int_equal(try_code(&cx, &v, other_than(&cx, code)), CODE_WRONG);
        assert_int_equal(try_code(&cx, &w, other_than(&cx, other)), CODE_WRONG);
    }
    assert_int_equal(try_code(&cx, &w, other), CODE_RIGHT);               /* the fifth */
    assert_int_equal(try_code(&cx, &v, other_than(&cx, code)), CODE_WRONG);
    assert_int_equal(try_code(&cx, &v, code), CODE_OVER);                 /* the sixth */
    assert_int_equal(v.misses, 0);
    cx_free(&cx);
}

static void next_one(struct fixture *f)
{
    const char *source;
    struct cx cx = code_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    order_made(&cx, "1043", "bob@example.com");
    struct visit v = visit_new(&cx, source);
    const char *first = asked_code(&cx, &v, "ann@example.com");
    cx.now += CODE_AGAIN_MS - 1;
    assert_int_equal(ask(&cx, &v, "ann@example.com"), CODE_SOON);
    assert_int_equal(post(&cx), 0);
    assert_int_equal(mails(&cx).n, 1);
    cx.now += 1;
    const char *second = asked_code(&cx, &v, "ann@example.com");
    if (strcmp(first, second))
        assert_int_equal(try_code(&cx, &v, first), CODE_WRONG);           /* only the newest counts */
    const char *bob = asked_code(&cx, &v, "bob@example.com");             /* another address: at once */
    assert_string_equal(mails(&cx).at[0].to, "bob@example.com");
    if (strcmp(second, bob))
        assert_int_equal(try_code(&cx, &v, second), CODE_WRONG);
    assert_int_equal(try_code(&cx, &v, bob), CODE_RIGHT);
    const char *email;
    bool fresh;
    OK(door_code_email(&cx, &v, &email, &fresh));
    assert_string_equal(email, "bob@example.com");
    cx_free(&cx);
}

static void switched_off(struct fixture *f)
{
    const char *source, *email;
    bool fresh;
    struct cx cx = code_cx(f, "Kiln", &source);
    struct shop s;
    order_made(&cx, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source), w = visit_new(&cx, source);
    const char *code = asked_code(&cx, &v, "ann@example.com");
    assert_int_equal(ask(&cx, &w, "ann@example.com"), CODE_ASKED);
    shop_set(&cx, "verify_code", &(struct shop){ .verify_code = false });
    assert_int_equal(post(&cx), 1);
    assert_int_equal(mails(&cx).n, 1);                                    /* nothing more is sent */
    assert_int_equal(try_code(&cx, &v, code), CODE_CLOSED);
    assert_int_equal(ask(&cx, &v, "ann@example.com"), CODE_CLOSED);
    OK(db_exec(&cx, NULL, "UPDATE email_code SET proven_at = $2, until = $3 WHERE shop_id = $1", T(cx.who.shop), I(cx.now), I(cx.now + HOUR)));
    v = again(&v);
    OK(door_code_email(&cx, &v, &email, &fresh));
    assert_null(email);
    OK(db_exec(&cx, NULL, "UPDATE shop SET demo = 0 WHERE id = $1", T(cx.who.shop)));    /* no way for mails */
    OK(shop_get(&cx, &s));
    s.verify_code = true;
    uint64_t bit = 0;
    for (size_t i = 0; shop_fields[i].kind != F_END; i++)
        if (!strcmp(shop_fields[i].name, "verify_code"))
            bit = UINT64_C(1) << i;
    FAILS(E_INPUT, shop_change(&cx, &s, bit, &s));
    OK(db_exec(&cx, NULL, "UPDATE shop SET verify_code = 1 WHERE id = $1", T(cx.who.shop)));
    assert_int_equal(ask(&cx, &v, "ann@example.com"), CODE_CLOSED);
    cx_free(&cx);
}

/* --- what nobody can see ---------------------------------------------------------------------------------------------- */

/* Without orders: the same row, the same events and job, and no code that could be right; only the mail is missing. */
static void no_orders(struct fixture *f)
{
    struct row { int64_t serial, tries, hashed, events, jobs; } row[2];
    static const struct field fields[] = { FIELD(F_INT, struct row, serial), FIELD(F_INT, struct row, tries), FIELD(F_INT, struct row, hashed),
                                           FIELD(F_INT, struct row, events), FIELD(F_INT, struct row, jobs), { 0 } };
    const char *source;
    struct cx cx = code_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    for (int i = 0; i < 2; i++) {
        struct visit v = visit_new(&cx, source);
        assert_int_equal(ask(&cx, &v, i ? "nobody@example.com" : "ann@example.com"), CODE_ASKED);
        post(&cx);
        assert_int_equal(try_code(&cx, &v, "000000"), CODE_WRONG);
        OK(db_get(&cx, fields, &row[i],
                  "SELECT serial, tries, length(code_hash) AS hashed, (SELECT count(*) FROM security_event e WHERE e.shop_id = $1 AND e.conversation_id = $2 AND e.what <> 'code.sent') AS events, "
                  "(SELECT count(*) FROM job j WHERE j.shop_id = $1 AND j.subject = $2) AS jobs FROM email_code WHERE shop_id = $1 AND conversation_id = $2",
                  T(cx.who.shop), T(v.conversation)));
        assert_int_equal(mails(&cx).n, 1);
        assert_int_equal((v.not_before - v.arrived) % 50, 0);                 /* nor how long it took */
    }
    assert_memory_equal(&row[0], &row[1], sizeof(row[0]));
    assert_int_equal(row[0].hashed, 43);
    cx_free(&cx);
}

struct text { const char *text; };
static const struct field text_fields[] = { FIELD(F_TEXT, struct text, text), { 0 } };

/* Nothing in the database is the code, or becomes it without the installation's secret. */
static void not_readable(struct fixture *f)
{
    const char *source;
    struct cx cx = code_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source), w = visit_new(&cx, source);
    const char *code = asked_code(&cx, &v, "ann@example.com"), *other = asked_code(&cx, &w, "ann@example.com");
    LIST(struct text) all = { 0 };
    OK(db_list(&cx, text_fields, &all,
               "SELECT code_hash AS text FROM email_code WHERE shop_id = $1 UNION ALL SELECT body AS text FROM job WHERE shop_id = $1 AND kind = 'code' UNION ALL "
               "SELECT text_sealed AS text FROM mail WHERE shop_id = $1 UNION ALL SELECT subject AS text FROM mail WHERE shop_id = $1 UNION ALL "
               "SELECT key AS text FROM mail WHERE shop_id = $1",
               T(cx.who.shop)));
    assert_true(all.n >= 10);
    for (size_t i = 0; i < all.n; i++)
        if (strstr(all.at[i].text, code) || strstr(all.at[i].text, other))
            FALSE_AT("the code stands in “%s”\n", all.at[i].text);
    OK(crypto_use_secret(&cx, "a new secret, of the same installation" CRYPTO_PREVIOUS "a secret of the tests that is long enough"));
    assert_int_equal(try_code(&cx, &w, other), CODE_RIGHT);               /* `wismo rekey` ends nothing */
    OK(crypto_use_secret(&cx, "a secret that somebody else has thought of"));
    assert_int_equal(try_code(&cx, &v, code), CODE_WRONG);
    OK(crypto_use_secret(&cx, "a secret of the tests that is long enough"));
    assert_int_equal(try_code(&cx, &v, code), CODE_RIGHT);
    cx_free(&cx);
}

/* --- how often --------------------------------------------------------------------------------------------------------- */

static void budget_of_an_address(struct fixture *f)
{
    const char *source, *other;
    struct cx cx = code_cx(f, "Kiln", &source), twin = code_cx(f, "Twin", &other);
    order_made(&cx, "1042", "ann@example.com");
    for (int k = 0; k < 2; k++) {                                         /* the same with orders and without */
        const char *email = k ? "nobody@example.com" : "ann@example.com";
        for (int i = 0; i < 8; i++) {
            struct visit v = visit_new(&cx, source);                      /* each from elsewhere */
            assert_int_equal(ask(&cx, &v, i % 2 ? email : text_upper(cx.mem, email)), i < CODE_ADDRESS_AN_HOUR ? CODE_ASKED : CODE_SPENT);
        }
    }
    assert_int_equal(post(&cx), 2 * CODE_ADDRESS_AN_HOUR);
    assert_int_equal(mails(&cx).n, CODE_ADDRESS_AN_HOUR);
    struct visit v = visit_new(&twin, other);
    assert_int_equal(ask(&twin, &v, "ann@example.com"), CODE_ASKED);      /* each shop has its own */
    v = visit_new(&cx, source);
    cx.now += HOUR + 1;
    assert_int_equal(ask(&cx, &v, "ann@example.com"), CODE_ASKED);
    cx_free(&cx);
    cx_free(&twin);
}

static void budget_of_a_block(struct fixture *f)
{
    const char *source;
    struct cx cx = code_cx(f, "Kiln", &source);
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < CODE_BLOCK_AN_HOUR + 3; i++) {
            struct visit v = visit_new(&cx, source);
            v.address = k ? arena_text(cx.mem, "2001:db8:7:8::%d", i + 1) : "198.51.100.9";
            assert_int_equal(ask(&cx, &v, arena_text(cx.mem, "n%d-%d@example.com", k, i)), i < CODE_BLOCK_AN_HOUR ? CODE_ASKED : CODE_SPENT);
        }
    struct visit v = visit_new(&cx, source);
    v.address = "198.51.100.10";
    assert_int_equal(ask(&cx, &v, "next@example.com"), CODE_ASKED);
    cx_free(&cx);
}

static struct { const char *shop, *code, *source; } crowd;

/* Everybody asks for the same address at the same moment: what the walk has counted is old by then. */
static void *crowded(struct fixture *f, int i)
{
    (void)i;
    struct cx cx = { .mem = arena_new(), .db = f->db, .now = clock_wall(), .who = { .shop = crowd.shop, .shop_code = crowd.code } };
    struct visit v = visit_new(&cx, crowd.source);
    if (ask(&cx, &v, "ann@example.com") == CODE_ASKED)
        OK(door_code_send(&cx, v.conversation, &letter));
    cx_free(&cx);
    return NULL;
}

static void all_at_once(struct fixture *f)
{
    struct cx cx = code_cx(f, "Kiln", &crowd.source);
    order_made(&cx, "1042", "ann@example.com");
    crowd.shop = cx.who.shop, crowd.code = cx.who.shop_code;
    threads(f, 16, crowded);
    assert_int_equal(mails(&cx).n, CODE_ADDRESS_AN_HOUR);
    assert_int_equal(count(&cx, "code.sent"), CODE_ADDRESS_AN_HOUR);
    cx_free(&cx);
}

/* Wrong codes are misses of their block, and slow their address down, with orders and without. */
static void wrong_codes_cost(struct fixture *f)
{
    static const int64_t grows[] = { 50, 500, 1000, 2000, 4000 };
    const char *source;
    struct cx cx = code_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    for (int k = 0; k < 2; k++) {
        struct visit v = visit_new(&cx, source);
        assert_int_equal(ask(&cx, &v, k ? "nobody@example.com" : "ann@example.com"), CODE_ASKED);
        post(&cx);
        for (int i = 0; i < 5; i++) {
            assert_int_equal(try_code(&cx, &v, k ? "000000" : other_than(&cx, code_in(&cx))), CODE_WRONG);
            int64_t held = v.not_before - v.arrived;
            assert_true(held >= grows[i] && held < grows[i] + 1000 && held % 50 == 0);
        }
    }
    assert_int_equal(count(&cx, "proof.miss"), 10);
    const char *address = "198.51.100.99";
    for (int i = 0; i < 20; i++) {                                        /* twenty misses of one block */
        struct visit v = visit_new(&cx, source);
        v.address = address;
        assert_int_equal(prove(&cx, &v, arena_text(cx.mem, "%d", i), arena_text(cx.mem, "e%d@example.com", i), NULL), DOOR_MISS);
        saved(&cx, &v);
    }
    struct visit v = visit_new(&cx, source);
    v.address = address;
    assert_int_equal(ask(&cx, &v, "ann@example.com"), CODE_ASKED);
    post(&cx);
    assert_int_equal(try_code(&cx, &v, code_in(&cx)), CODE_SPENT);        /* not even the right one */
    cx_free(&cx);
}

/* --- at the same time, and twice ----------------------------------------------------------------------------------------- */

static void two_tries_at_once(struct fixture *f)
{
    const char *source;
    struct cx cx = code_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source);
    const char *code = asked_code(&cx, &v, "ann@example.com");
    struct visit a = again(&v), b = again(&v), c = again(&v);
    enum code_outcome out;
    OK(door_code_try(&cx, &a, other_than(&cx, code), &out));
    OK(door_code_try(&cx, &b, code, &out));
    OK(door_code_try(&cx, &c, code, &out));
    saved(&cx, &a);
    struct db_scope tx;
    OK(db_begin(&cx, &tx));
    FAILS(E_CONFLICT, door_save(&cx, &b));                                /* walked again on what is there now */
    db_leave(&tx);
    OK(db_begin(&cx, &tx));
    FAILS(E_CONFLICT, door_save(&cx, &c));
    db_leave(&tx);
    b = again(&v), c = again(&v);
    OK(door_code_try(&cx, &b, code, &out));
    OK(door_code_try(&cx, &c, code, &out));
    saved(&cx, &b);
    OK(db_begin(&cx, &tx));
    FAILS(E_CONFLICT, door_save(&cx, &c));                                /* one code, one proof */
    db_leave(&tx);
    cx_free(&cx);
}

static void job_twice(struct fixture *f)
{
    const char *source;
    struct cx cx = code_cx(f, "Kiln", &source);
    order_made(&cx, "1042", "ann@example.com");
    struct visit v = visit_new(&cx, source), late = visit_new(&cx, source);
    const char *code = asked_code(&cx, &v, "ann@example.com");
    OK(door_code_send(&cx, v.conversation, &letter));
    OK(door_code_send(&cx, "cnv_none", &letter));
    assert_int_equal(mails(&cx).n, 1);
    assert_int_equal(try_code(&cx, &v, code), CODE_RIGHT);
    OK(door_code_send(&cx, v.conversation, &letter));
    assert_int_equal(ask(&cx, &late, "ann@example.com"), CODE_ASKED);
    cx.now += CODE_MS;                                                    /* the source did not answer for so long */
    post(&cx);
    assert_int_equal(mails(&cx).n, 1);
    cx_free(&cx);
}

EACH(right) EACH(accounts_too) EACH(only_once) EACH(ten_minutes) EACH(five_tries) EACH(next_one) EACH(switched_off) EACH(no_orders)
EACH(not_readable) EACH(budget_of_an_address) EACH(budget_of_a_block) EACH(all_at_once) EACH(wrong_codes_cost) EACH(two_tries_at_once) EACH(job_twice)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(right), EACH_TEST(accounts_too), EACH_TEST(only_once), EACH_TEST(ten_minutes), EACH_TEST(five_tries),
        EACH_TEST(next_one), EACH_TEST(switched_off), EACH_TEST(no_orders), EACH_TEST(not_readable), EACH_TEST(budget_of_an_address),
        EACH_TEST(budget_of_a_block), EACH_TEST(all_at_once), EACH_TEST(wrong_codes_cost), EACH_TEST(two_tries_at_once), EACH_TEST(job_twice) };
    return cmocka_run_group_tests_name("one-time codes", tests, NULL, NULL);
}
