/* privacy_test.c - whose orders are whose, what tombstones cover, what stores ask for, and retention in parts: exactly what
   is due goes, from its own shop only. The whole of it over HTTP is in tests/http/privacy.test.mjs. */
#include "shop_fixture.h"
#include "account/assistant.h"
#include "account/warning.h"
#include "app/jobs.h"
#include "base/json.h"
#include "conversation/conversation.h"
#include "conversation/erase.h"
#include "db/event.h"
#include "db/job.h"
#include "order/text.h"
#include "privacy/privacy.h"

#define ANN "ann@example.com"
#define BOB "bob@example.com"
#define PHONE "+420777123456" /* of order_in */

static int64_t count(struct cx *cx, const char *sql)
{
    int64_t n = -1;
    OK(db_int_(cx, 0, &n, sql, (struct db_arg[]){ { 0 }, T(cx->who.shop) }, 1));
    return n;
}
#define COUNT(cx, sql) count(cx, "" sql "")

/* A copy of another system's order, placed and changed so many days ago. */
static const char *mirrored(struct cx *cx, const char *source, const char *external, const char *email, int days)
{
    struct order in = order_in(external, email);
    enum order_taken taken;
    const char *id;
    in.source_id = source;
    in.external_id = external;
    in.placed_at = in.changed_at = cx->now - days * DAY;
    OK(order_take(cx, &in, &taken, &id));
    assert_int_equal(taken, ORDER_ADDED);
    return id;
}

static const char *remote(struct cx *cx, const char *kind)
{
    const char *id = id_new(cx, "src");
    OK(db_exec(cx, NULL, "INSERT INTO source (shop_id, id, kind, name, created_at) VALUES ($1, $2, $3, 'A store', $4)",
               T(cx->who.shop), T(id), T(kind), I(cx->now)));
    return id;
}

/* A conversation that ended so many days ago: its row, two messages, a proof, and a ticket of that state (NULL: none). */
static const char *talked(struct cx *cx, const char *words, const char *order, int days, const char *ticket)
{
    static int number;
    const char *id = id_new(cx, "cnv");
    msec at = cx->now - days * DAY;
    OK(db_exec(cx, NULL,
               "INSERT INTO conversation (shop_id, id, assistant_id, state, input, flow_id, flow_number, dialog, locale, order_id, "
               "last_seq, last_at, listed_at, created_at) VALUES ($1, $2, 'ast', 'bot', 'text', 'flw', 1, '{}', 'en', $3, 2, $4, $4, $4)",
               T(cx->who.shop), T(id), T(order), I(at)));
    OK(db_exec(cx, NULL,
               "INSERT INTO message (shop_id, conversation_id, seq, author, kind, text, created_at) VALUES "
               "($1, $2, 1, 'visitor', 'text', $3, $4), ($1, $2, 2, 'bot', 'text', 'Hello', $4)",
               T(cx->who.shop), T(id), T(words), I(at)));
    OK(db_exec(cx, NULL,
               "INSERT INTO proof (shop_id, conversation_id, order_id, level, at, until) VALUES ($1, $2, 'ord', 'token', $3, $3)",
               T(cx->who.shop), T(id), I(at)));
    if (ticket)
        OK(db_exec(cx, NULL,
                   "INSERT INTO ticket (shop_id, id, number, conversation_id, cause, reason, contact, transcript, state, created_at) "
                   "VALUES ($1, $2, $3, $4, 'c', 'person', 'x@example.com', '[]', $5, $6)",
                   T(cx->who.shop), T(id_new(cx, "tic")), I(++number), T(id), T(ticket), I(at)));
    return id;
}

static bool there(struct cx *cx, const char *conversation)
{
    struct conversation c = { 0 };
    err_t e = conversation_get(cx, conversation, &c);
    return !e && !c.ended_at;
}

static bool erased(struct cx *cx, const char *order)
{
    struct order o = { 0 };
    OK(order_get(cx, order, &o));
    assert_true((o.erased_at > 0) == (text_empty(o.email) && text_empty(o.ship_line1)));
    return o.erased_at > 0;
}

static struct privacy_erased erase_contact(struct cx *cx, const char *email, const char *phone)
{
    struct privacy_who who;
    struct privacy_erased n = { 0 };
    OK(privacy_of_contact(cx, email, phone, &who));
    OK(privacy_erase(cx, &who, &n));
    return n;
}

static const char *assistant(struct cx *cx, const char *source, const char *also)
{
    struct assistant a;
    char *secret;
    OK(assistant_add(cx, "Chat", source, "flw", 1, &a, &secret));
    OK(assistant_reads(cx, a.id, source, also, a.version, &a));
    return a.id;
}

/* A conversation at that assistant of somebody who was signed in. */
static const char *signed_in(struct cx *cx, const char *by, const char *subject, const char *email)
{
    const char *id = talked(cx, "a mug", NULL, 3, NULL);
    OK(db_exec(cx, NULL, "UPDATE conversation SET assistant_id = $3, subject = $4, subject_email = $5 WHERE shop_id = $1 AND id = $2",
               T(cx->who.shop), T(id), T(by), T(subject), T(email)));
    return id;
}

static json_t *exported(struct cx *cx, const struct privacy_who *who)
{
    struct privacy_export at = { 0 };
    struct buf out = { 0 };
    json_t *json;
    for (bool more = true; more;)
        OK(privacy_export_piece(cx, who, &at, &out, &more));
    OK(json_read(cx, out.at, out.n, &json));
    buf_free(&out);
    return json;
}

/* --- whose --- */

static void whose_test(struct fixture *f)
{
    const char *source, *other;
    struct cx cx = shop_cx(f, "North", &source), twin = shop_cx(f, "South", &other);
    struct order phone_only = order_in("3", NULL), capital = order_in("4", " Ann@Example.COM ");
    const char *ann = order_made(&cx, "1", ANN), *bob = order_made(&cx, "2", BOB), *nameless = order_new(&cx, &phone_only);
    const char *same = order_new(&cx, &capital), *far = order_made(&twin, "1", ANN);
    /* Bob has the same phone: a family's. It is his order, and stays. */
    struct privacy_erased n = erase_contact(&cx, "ANN@example.com", PHONE);
    assert_int_equal(n.orders, 3);
    assert_true(erased(&cx, ann) && erased(&cx, same) && erased(&cx, nameless));
    assert_false(erased(&cx, bob) || erased(&twin, far));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM erasing WHERE shop_id = $1"), 0);
    assert_int_equal(COUNT(&twin, "SELECT count(*) FROM erased WHERE shop_id = $1"), 0);
    /* the second time there is nobody left */
    n = erase_contact(&cx, ANN, NULL);
    assert_int_equal(n.orders + n.conversations + n.events, 0);
    FAILS(E_INPUT, privacy_of_contact(&cx, NULL, " ", &(struct privacy_who){ 0 }));
    FAILS(E_INPUT, privacy_of_contact(&cx, NULL, "123", &(struct privacy_who){ 0 }));
    FAILS(E_CONFLICT, privacy_of_order(&cx, ann, &(struct privacy_who){ 0 }));
    FAILS(E_MISSING, privacy_of_order(&twin, ann, &(struct privacy_who){ 0 }));
    cx_free(&cx);
    cx_free(&twin);
}
EACH(whose_test)

/* One merchant, two stores: customer 7 of the one is not customer 7 of the other. */
static void two_stores_test(struct fixture *f)
{
    const char *own, *id;
    struct cx cx = shop_cx(f, "North", &own);
    const char *cz = remote(&cx, "woocommerce"), *sk = remote(&cx, "woocommerce");
    const char *by_cz = assistant(&cx, own, arena_join(cx.mem, cz, " ", sk)), *by_sk = assistant(&cx, own, arena_join(cx.mem, sk, " ", cz));
    struct order in = order_in("100", ANN);
    enum order_taken taken;
    in.source_id = cz;
    in.external_id = "100";
    in.customer_id = "7";
    in.placed_at = cx.now - 3 * DAY;
    OK(order_take(&cx, &in, &taken, &id));
    const char *anns[] = { signed_in(&cx, by_cz, "7", NULL), signed_in(&cx, by_cz, "7", ANN), signed_in(&cx, by_sk, "9", ANN) };
    const char *others[] = { signed_in(&cx, by_sk, "7", NULL), signed_in(&cx, by_sk, "7", BOB), signed_in(&cx, by_cz, "7", BOB), signed_in(&cx, by_cz, "8", NULL) };
    struct privacy_who who;
    struct privacy_erased n;
    OK(privacy_of_order(&cx, id, &who));
    assert_int_equal(json_array_size(json_object_get(exported(&cx, &who), "conversations")), 3);
    OK(privacy_erase(&cx, &who, &n));
    assert_int_equal(n.conversations, 3);
    for (size_t i = 0; i < 3; i++)
        assert_false(there(&cx, anns[i]));
    for (size_t i = 0; i < 4; i++)
        assert_true(there(&cx, others[i]));
    cx_free(&cx);
}
EACH(two_stores_test)

static err_t first_part(struct cx *cx, const struct privacy_who *who, const char *id)
{
    order_id_list orders = { 0 };
    struct order_erased n = { 0 };
    DB_TX(cx);
    TRY(person_orders(cx, &who->person, &orders));
    TRY(erased_add(cx, &who->person, &orders));
    TRY(erasing_begin(cx));
    TRY(order_erase(cx, id, &n));
    TRY(erasing_end(cx));
    return db_commit(cx);
}

/* The process died behind its first part: the order that it was asked by still names the person, and finishes it. */
static void cut_off_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    const char *first = order_made(&cx, "1", ANN), *named = order_made(&cx, "2", ANN), *talk = talked(&cx, ANN, NULL, 3, NULL);
    struct privacy_who who;
    struct privacy_erased n;
    OK(privacy_of_order(&cx, named, &who));
    OK(first_part(&cx, &who, first));
    assert_true(erased(&cx, first) && !erased(&cx, named) && there(&cx, talk));
    OK(privacy_of_order(&cx, named, &who));
    OK(privacy_erase(&cx, &who, &n));
    assert_int_equal(n.orders, 1);
    assert_int_equal(n.conversations, 1);
    assert_true(erased(&cx, named));
    cx_free(&cx);
}
EACH(cut_off_test)

/* Only words of a conversation tell of somebody who has proven nothing. */
static void words_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    const char *typed[] = {
        talked(&cx, "I am ANN@EXAMPLE.COM, hello", NULL, 40, NULL),
        talked(&cx, "call (777) 123-456 please", NULL, 40, NULL),
        talked(&cx, "00420 777.123.456", NULL, 40, "open"),
    };
    const char *others[] = {
        talked(&cx, "annie@example.com", NULL, 40, NULL),
        talked(&cx, "parcel 77712345", NULL, 40, NULL),
        talked(&cx, "an_@example.com and 100% of it", NULL, 40, NULL),
    };
    struct privacy_erased n = erase_contact(&cx, ANN, PHONE);
    assert_int_equal(n.conversations, 3);
    assert_int_equal(n.messages, 6);
    assert_int_equal(n.tickets, 1);
    for (int i = 0; i < 3; i++) {
        assert_false(there(&cx, typed[i]));
        assert_true(there(&cx, others[i]));
    }
    n = erase_contact(&cx, "an_@example.com", NULL); /* "_" is no wildcard here */
    assert_int_equal(n.conversations, 1);
    assert_true(there(&cx, others[0]));
    cx_free(&cx);
}
EACH(words_test)

/* --- tombstones --- */

static void covered_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    const char *store = remote(&cx, "shopify");
    struct privacy_who who;
    struct privacy_erased n;
    enum order_taken taken;
    const char *id, *known = mirrored(&cx, store, "100", ANN, 10);
    const char *const ids[] = { "100", "555" };
    OK(privacy_of_store(&cx, &(struct privacy_told){ .source_id = store, .customer_id = "77", .email = ANN, .orders = ids, .orders_n = 2 }, &who));
    OK(privacy_erase(&cx, &who, &n));
    assert_int_equal(n.orders, 1);
    assert_true(erased(&cx, known));
    struct {
        const char *external, *email, *phone, *customer;
        int days;
        bool covered;
    } rows[] = {
        { "101", ANN, NULL, NULL, 5, true },                      /* hers, from before */
        { "102", "Ann@Example.com ", "1", NULL, 5, true },
        { "103", ANN, NULL, NULL, -1, false },                    /* a new acquaintance */
        { "104", BOB, NULL, NULL, 5, false },
        { "105", NULL, NULL, "77", 5, true },                     /* the customer there, who names no address */
        { "106", BOB, NULL, "77", 5, false },                     /* ordered for somebody else */
        { "555", BOB, NULL, NULL, 5, true },                      /* the store named this order */
        { "107", NULL, NULL, "0", 5, false },                     /* a guest */
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct order in = order_in(rows[i].external, rows[i].email);
        in.source_id = store;
        in.external_id = rows[i].external;
        in.phone = rows[i].phone;
        in.customer_id = rows[i].customer;
        in.placed_at = cx.now - rows[i].days * DAY;
        OK(order_take(&cx, &in, &taken, &id));
        struct order o = { 0 };
        OK(order_get(&cx, id, &o));
        if ((o.erased_at > 0) != rows[i].covered || text_empty(o.customer_name) != rows[i].covered)
            FALSE_AT("row %zu (%s)\n", i, rows[i].external);
        assert_int_equal(o.total.minor, 4200);
        assert_int_equal(strcmp(o.ship_country, "CZ"), 0);
        OK(order_take(&cx, &in, &taken, &id)); /* the same again */
        assert_int_equal(taken, ORDER_UNCHANGED);
    }
    cx_free(&cx);
}
EACH(covered_test)

/* An order that nobody knew to be hers says so later: all that was known of it goes with its history. */
static void known_later_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    const char *store = remote(&cx, "woocommerce");
    enum order_taken taken;
    const char *id, *known = mirrored(&cx, store, "200", BOB, 10);
    erase_contact(&cx, ANN, NULL);
    struct order in = order_in("200", ANN);
    in.source_id = store;
    in.external_id = "200";
    in.ship_line1 = "1 Other Street";
    OK(order_take(&cx, &in, &taken, &id));
    assert_string_equal(id, known);
    assert_true(erased(&cx, known));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM event WHERE shop_id = $1 AND (from_value LIKE '%example.com%' OR to_value LIKE '%example.com%' OR to_value LIKE '%Street%')"), 0);
    cx_free(&cx);
}
EACH(known_later_test)

/* Somebody may still have to look for a parcel that is under way; after that nobody has to know its number. */
static void parcel_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    struct order in = order_in("1", ANN), o = { 0 };
    in.carrier = "DHL";
    in.tracking_number = "ANN 1-2";
    const char *id = order_new(&cx, &in);
    assert_int_equal(erase_contact(&cx, ANN, NULL).orders, 1);
    OK(order_get(&cx, id, &o));
    assert_string_equal(o.tracking_number, "ANN 1-2");
    OK(erased_parcels_end(&cx, cx.now - DAY)); /* not yet */
    OK(order_get(&cx, id, &o));
    assert_string_equal(o.shipments.at[0].tracking_number, "ANN 1-2");
    OK(erased_parcels_end(&cx, cx.now + 1));
    OK(order_get(&cx, id, &o));
    assert_null(o.tracking_number);
    assert_null(o.shipments.at[0].tracking_number);
    assert_string_equal(o.carrier, "DHL");
    assert_string_equal(o.delivery, "in_transit");
    OK(order_text_settle(&cx));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM order_text WHERE shop_id = $1 AND (folded LIKE '%ann%' OR folded LIKE '%12%')"), 0);
    OK(erased_parcels_end(&cx, cx.now + 1));
    cx_free(&cx);
}
EACH(parcel_test)

static bool holds_parcels(struct cx *cx, const char *order)
{
    struct order o = { 0 };
    bool holds = false;
    OK(order_get(cx, order, &o));
    holds = o.tracking_number != NULL;
    for (size_t i = 0; i < o.shipments.n; i++)
        holds |= o.shipments.at[i].tracking_number || o.shipments.at[i].tracking_url;
    return holds;
}

/* A parcel of which the order itself repeats no number: only an address to follow it at, or not the first one. */
static void parcel_beside_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    struct shipment url[] = { { .carrier = "DHL", .status = "in_transit", .tracking_url = "https://track.example/ann" } };
    struct shipment second[] = { { .carrier = "DHL", .status = "in_transit" }, { .carrier = "PPL", .status = "in_transit", .tracking_number = "ANN 2" } };
    struct order a = order_in("1", ANN), b = order_in("2", ANN);
    a.shipments.at = url, a.shipments.n = 1;
    b.shipments.at = second, b.shipments.n = 2;
    const char *first = order_new(&cx, &a), *other = order_new(&cx, &b), *bobs;
    struct order c = order_in("3", BOB);
    c.shipments.at = second, c.shipments.n = 2;
    bobs = order_new(&cx, &c);
    assert_int_equal(erase_contact(&cx, ANN, NULL).orders, 2);
    OK(erased_parcels_end(&cx, cx.now - DAY)); /* not yet */
    assert_true(holds_parcels(&cx, first) && holds_parcels(&cx, other));
    OK(erased_parcels_end(&cx, cx.now + 1));
    assert_false(holds_parcels(&cx, first) || holds_parcels(&cx, other));
    assert_true(holds_parcels(&cx, bobs));
    cx_free(&cx);
}
EACH(parcel_beside_test)

/* An order that was being taken while the tombstones were written shows up when the first one is erased already. */
static void meanwhile_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    const char *first = order_made(&cx, "1", ANN), *late = order_made(&cx, "2", BOB), *about = talked(&cx, "x", late, 3, NULL);
    struct privacy_who who;
    struct privacy_erased n;
    if (f->postgres) {
        OK(db_exec(&cx, NULL, "CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN UPDATE orders "
                   "SET email = ''ann@example.com'', email_norm = ''ann@example.com'' WHERE number = ''2''; RETURN NEW; END'"));
        OK(db_exec(&cx, NULL, "CREATE TRIGGER late AFTER UPDATE OF erased_at ON orders FOR EACH ROW WHEN (NEW.number = '1') EXECUTE FUNCTION late()"));
    } else {
        OK(db_exec(&cx, NULL, "CREATE TRIGGER late AFTER UPDATE OF erased_at ON orders WHEN NEW.number = '1' BEGIN UPDATE orders "
                   "SET email = 'ann@example.com', email_norm = 'ann@example.com' WHERE number = '2'; END"));
    }
    OK(privacy_of_contact(&cx, ANN, NULL, &who));
    OK(privacy_erase(&cx, &who, &n));
    assert_int_equal(n.orders, 2);
    assert_true(erased(&cx, first) && erased(&cx, late));
    assert_false(there(&cx, about));
    cx_free(&cx);
}
EACH(meanwhile_test)

/* --- after a restore: the tombstones are there, and so is everybody --- */

static void buried(struct cx *cx, const struct person *p)
{
    struct db_scope tx;
    OK(db_begin(cx, &tx));
    OK(erased_add(cx, p, &(order_id_list){ 0 }));
    OK(db_commit(cx));
    db_leave(&tx);
}

static struct privacy_erased again(struct cx *cx)
{
    struct privacy_erased n = { 0 };
    OK(privacy_erase_again(cx, &n));
    return n;
}

/* An order that names nobody was erased by itself: what was said about it goes with it. */
static void order_again_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    struct order nameless = order_in("1", NULL);
    nameless.phone = NULL;
    nameless.placed_at = cx.now - 9 * DAY;
    const char *order = order_new(&cx, &nameless), *other = order_made(&cx, "2", BOB);
    const char *about = talked(&cx, "x", order, 3, NULL), *others = talked(&cx, "x", other, 3, NULL);
    struct privacy_who who;
    OK(privacy_of_order(&cx, order, &who));
    buried(&cx, &who.person);
    struct privacy_erased n = again(&cx);
    assert_int_equal(n.orders, 1);
    assert_int_equal(n.conversations, 1);
    assert_true(erased(&cx, order) && !there(&cx, about));
    assert_false(erased(&cx, other) || !there(&cx, others));
    cx_free(&cx);
}
EACH(order_again_test)

/* She was erased long ago, ordered again, and of that one order alone the store asked lately: the rest is as it was. */
static void times_again_test(struct fixture *f)
{
    const char *source, *ids[] = { "13" };
    struct cx cx = shop_cx(f, "North", &source);
    const char *store = remote(&cx, "shopify");
    const char *old = mirrored(&cx, store, "11", ANN, 20), *fresh = mirrored(&cx, store, "12", ANN, 5), *named = mirrored(&cx, store, "13", ANN, 4);
    buried(&cx, &(struct person){ .email = ANN, .until = cx.now - 10 * DAY });
    buried(&cx, &(struct person){ .source_id = store, .external = ids, .external_n = 1 });
    assert_int_equal(again(&cx).orders, 2);
    assert_true(erased(&cx, old) && erased(&cx, named));
    assert_false(erased(&cx, fresh));
    cx_free(&cx);
}
EACH(times_again_test)

/* Who was known by a phone alone, and had only typed it. */
static void phone_again_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    const char *typed[] = {
        talked(&cx, "my parcel? +420 777 123 456", NULL, 40, NULL),
        talked(&cx, "call (777) 123-456 please, not 1234567", NULL, 40, NULL),
        talked(&cx, "it is 00420777123456 12", NULL, 40, "open"),
    };
    const char *others[] = {
        talked(&cx, "777 123 457", NULL, 40, NULL),
        talked(&cx, "77712345 and 6", NULL, 40, NULL),
    };
    const char *later = talked(&cx, "777123456", NULL, 1, NULL);
    struct order polish = order_in("1", NULL);
    polish.phone = "+48 777 123 456";
    polish.placed_at = cx.now - 5 * DAY;
    const char *order = order_new(&cx, &polish);
    buried(&cx, &(struct person){ .phone = PHONE, .until = cx.now - 2 * DAY });
    struct privacy_erased n = again(&cx);
    assert_int_equal(n.conversations, 3);
    assert_int_equal(n.orders, 0);
    for (int i = 0; i < 3; i++)
        assert_false(there(&cx, typed[i]));
    assert_true(there(&cx, others[0]) && there(&cx, others[1]) && there(&cx, later));
    assert_false(erased(&cx, order));
    cx_free(&cx);
}
EACH(phone_again_test)

/* --- stores --- */

static void data_request_test(struct fixture *f)
{
    const char *source, *south;
    struct cx cx = shop_cx(f, "North", &source), twin = shop_cx(f, "South", &south);
    const char *store = remote(&cx, "shopify"), *order = mirrored(&cx, store, "300", ANN, 3);
    struct privacy_told told = { .source_id = store, .email = ANN };
    warning_list all = { 0 };
    bool holds;
    OK(privacy_data_request(&cx, &(struct privacy_told){ .source_id = store, .email = BOB }, &holds));
    assert_false(holds);
    OK(privacy_data_request(&cx, &told, &holds));
    OK(privacy_data_request(&cx, &told, &holds)); /* delivered twice */
    assert_true(holds);
    OK(warning_find(&cx, &all));
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++)
        if (!strcmp(all.at[i].what, "privacy")) {
            n++;
            assert_string_equal(all.at[i].subject, order);
            assert_null(strstr(all.at[i].detail, "ann"));
        }
    assert_int_equal(n, 1);
    assert_int_equal(COUNT(&twin, "SELECT count(*) FROM warning WHERE shop_id = $1"), 0);
    struct privacy_who who;
    OK(privacy_of_order(&cx, order, &who));
    assert_int_equal(json_array_size(json_object_get(exported(&cx, &who), "orders")), 1);
    OK(privacy_exported(&cx, &who));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM warning WHERE shop_id = $1"), 0);
    cx_free(&cx);
    cx_free(&twin);
}
EACH(data_request_test)

/* More orders than a piece, each once. */
static void pieces_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    struct privacy_who who;
    struct privacy_export at = { 0 };
    struct buf out = { 0 };
    int pieces = 0;
    char *words = arena_alloc(cx.mem, 20001); /* so that some conversations fill a piece */
    memset(words, 'x', 20000);
    for (int i = 0; i < 35; i++)
        talked(&cx, words, order_made(&cx, arena_text(cx.mem, "%d", 1000 + i), ANN), i, i % 3 ? NULL : "open");
    order_made(&cx, "2000", BOB);
    OK(privacy_of_contact(&cx, ANN, NULL, &who));
    for (bool more = true; more; pieces++)
        OK(privacy_export_piece(&cx, &who, &at, &out, &more));
    json_t *json;
    OK(json_read(&cx, out.at, out.n, &json));
    assert_int_equal(json_array_size(json_object_get(json, "orders")), 35);
    assert_int_equal(json_array_size(json_object_get(json, "conversations")), 35);
    assert_true(pieces > 7 && json_flag(json, "complete", false));
    buf_free(&out);
    struct privacy_erased n;
    OK(privacy_erase(&cx, &who, &n));
    assert_int_equal(n.orders, 35);
    assert_int_equal(n.conversations, 35);
    cx_free(&cx);
}
EACH(pieces_test)

static void redact_run(struct cx *cx, const char *source)
{
    OK(privacy_redact_run(cx, &(struct job){ .id = id_new(cx, "job"), .shop_id = cx->who.shop, .kind = "redact", .subject = source }));
}

static void shop_redact_test(struct fixture *f)
{
    const char *source, *south;
    struct cx cx = shop_cx(f, "North", &source), twin = shop_cx(f, "South", &south);
    const char *store = remote(&cx, "shopify"), *kept = remote(&cx, "woocommerce"), *far = remote(&twin, "shopify");
    const char *own = order_made(&cx, "1", ANN), *elsewhere = mirrored(&cx, kept, "1", ANN, 3), *theirs = mirrored(&twin, far, "1", ANN, 3);
    const char *about_own = talked(&cx, "x", own, 40, NULL), *about = NULL;
    for (int i = 0; i < 250; i++) {
        const char *id = mirrored(&cx, store, arena_text(cx.mem, "%d", 5000 + i), ANN, i);
        about = i == 9 ? talked(&cx, "x", id, 40, "open") : about;
    }
    OK(privacy_shop_redact(&cx, store));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM job WHERE shop_id = $1 AND kind = 'redact'"), 1);
    redact_run(&cx, store);
    OK(order_text_settle(&cx));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM orders WHERE shop_id = $1"), 2);
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM order_text WHERE shop_id = $1"), 2);
    assert_int_equal(COUNT(&cx, "SELECT sum(n) FROM order_mix WHERE shop_id = $1"), 2);
    assert_int_equal(COUNT(&cx, "SELECT sum(n) FROM order_day WHERE shop_id = $1"), 2);
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM order_tag WHERE shop_id = $1"), 2);
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM shipment WHERE shop_id = $1 AND order_id NOT IN (SELECT id FROM orders)"), 0);
    assert_false(there(&cx, about));
    assert_true(there(&cx, about_own));
    assert_false(erased(&cx, own) || erased(&cx, elsewhere) || erased(&twin, theirs));
    OK(db_exec(&cx, NULL, "DELETE FROM source WHERE shop_id = $1 AND id = $2", T(cx.who.shop), T(store))); /* disconnected */
    mirrored(&cx, store, "9999", ANN, 3);
    redact_run(&cx, store);
    redact_run(&cx, source); /* its own book, whoever asks */
    redact_run(&cx, far);    /* another shop's */
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM orders WHERE shop_id = $1"), 2);
    assert_int_equal(COUNT(&twin, "SELECT count(*) FROM orders WHERE shop_id = $1"), 1);
    cx_free(&cx);
    cx_free(&twin);
}
EACH(shop_redact_test)

/* A delivery with a privacy request, and its job as a worker has taken it. */
static struct job told_job(struct cx *cx, const char *source, const char *said, int64_t tries)
{
    const char *id = id_new(cx, "inb");
    struct job job = { .id = id_new(cx, "job"), .shop_id = cx->who.shop, .kind = "source_privacy", .subject = id, .tries = tries };
    OK(db_exec(cx, NULL,
               "INSERT INTO inbound (shop_id, id, source_id, topic, body_hash, hint, told, state, at) "
               "VALUES ($1, $2, $3, 'customers/redact', $2, '{}', $4, 'waiting', $5)",
               T(cx->who.shop), T(id), T(source), T(crypto_seal(cx->mem, said)), I(cx->now)));
    OK(db_exec(cx, NULL,
               "INSERT INTO job (id, shop_id, kind, subject, run_at, created_at, tries) VALUES ($1, $2, 'source_privacy', $3, 0, $4, $5)",
               T(job.id), T(cx->who.shop), T(id), I(cx->now), I(tries - 1)));
    bool found;
    OK(job_take(cx, &job, &found));
    assert_true(found);
    assert_int_equal(job.tries, tries);
    return job;
}

/* It may take long: no time of the job ends it, and no other worker begins it anew. Only then it is called done. */
static void redact_job_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    const char *store = remote(&cx, "shopify"), *order = mirrored(&cx, store, "1", ANN, 3);
    struct job job = told_job(&cx, store, "{\"what\":\"redact\",\"email\":\"" ANN "\",\"orders\":[]}", 1);
    cx.deadline = clock_mono() - 1;
    OK(source_privacy_run(&cx, &job));
    assert_true(erased(&cx, order));
    assert_int_equal(cx.deadline, 0);
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM inbound WHERE shop_id = $1 AND state = 'done' AND told IS NULL"), 1);
    assert_true(COUNT(&cx, "SELECT run_at FROM job WHERE shop_id = $1 AND kind = 'source_privacy'") > clock_wall() + 30 * 60000);
    cx_free(&cx);
}
EACH(redact_job_test)

static void redact_fails_test(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "North", &source);
    const char *store = remote(&cx, "shopify");
    struct job first = told_job(&cx, store, "{\"what\":\"of a later version\",\"orders\":[]}", 1), last = first;
    FAILS(E_INTERNAL, source_privacy_run(&cx, &first));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM inbound WHERE shop_id = $1 AND state = 'waiting' AND trouble IS NOT NULL AND told IS NOT NULL"), 1);
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM warning WHERE shop_id = $1"), 0);
    OK(db_exec(&cx, NULL, "UPDATE job SET tries = 6 WHERE shop_id = $1", T(cx.who.shop)));
    last.tries = JOB_TRIES;
    FAILS(E_INTERNAL, source_privacy_run(&cx, &last));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM inbound WHERE shop_id = $1 AND state = 'failed' AND told IS NOT NULL"), 1);
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM warning WHERE shop_id = $1 AND what = 'privacy_failed'"), 1);
    /* one that is done does not end it while another is left */
    struct job other = told_job(&cx, store, "{\"what\":\"redact\",\"email\":\"" ANN "\",\"orders\":[]}", 1);
    OK(source_privacy_run(&cx, &other));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM warning WHERE shop_id = $1 AND what = 'privacy_failed'"), 1);
    OK(db_exec(&cx, NULL, "UPDATE inbound SET told = NULL WHERE shop_id = $1", T(cx.who.shop)));
    other = told_job(&cx, store, "{\"what\":\"redact\",\"email\":\"" BOB "\",\"orders\":[]}", 1);
    OK(source_privacy_run(&cx, &other));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM warning WHERE shop_id = $1"), 0);
    cx_free(&cx);
}
EACH(redact_fails_test)

/* --- retention --- */

static void retention_run(struct cx *cx)
{
    OK(privacy_retention_run(cx, &(struct job){ .id = id_new(cx, "job"), .shop_id = cx->who.shop, .kind = "retention", .subject = cx->who.shop }));
}

static void retention_test(struct fixture *f)
{
    const char *source, *south;
    struct cx cx = shop_cx(f, "North", &source), twin = shop_cx(f, "South", &south);
    const char *store = remote(&cx, "woocommerce"), *far = remote(&twin, "woocommerce");
    struct order book = order_in("1", ANN);
    book.placed_at = cx.now - 900 * DAY;
    const char *own = order_new(&cx, &book);
    const char *old_copy = mirrored(&cx, store, "1", ANN, 91), *young_copy = mirrored(&cx, store, "2", ANN, 89);
    const char *old = talked(&cx, "x", old_copy, 31, "closed"), *open = talked(&cx, "x", NULL, 31, "open"), *young = talked(&cx, "x", own, 29, NULL);
    const char *theirs = talked(&twin, "x", mirrored(&twin, far, "1", ANN, 400), 400, NULL);
    for (int i = 0; i < 230; i++) /* more than two parts */
        talked(&cx, "x", NULL, 100 + i, NULL);

    OK(privacy_retention_add(&cx)); /* for ever: nothing is even asked for */
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM job WHERE shop_id = $1 AND kind = 'retention'"), 0);
    retention_run(&cx);
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM conversation WHERE shop_id = $1"), 233);

    shop_set(&cx, "keep_conversations", &(struct shop){ .keep_conversations = 30 });
    shop_set(&cx, "keep_mirrors", &(struct shop){ .keep_mirrors = 90 });
    OK(privacy_retention_add(&cx));
    OK(privacy_retention_add(&cx));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM job WHERE shop_id = $1 AND kind = 'retention'"), 1);
    retention_run(&cx);
    assert_false(there(&cx, old));
    assert_true(there(&cx, open) && there(&cx, young) && there(&twin, theirs));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM conversation WHERE shop_id = $1"), 2);
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM message WHERE shop_id = $1"), 4);
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM ticket WHERE shop_id = $1"), 1);
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM proof WHERE shop_id = $1"), 2);
    FAILS(E_MISSING, order_get(&cx, old_copy, &(struct order){ 0 }));
    assert_false(erased(&cx, own) || erased(&cx, young_copy));
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM orders WHERE shop_id = $1"), 2);
    assert_int_equal(COUNT(&cx, "SELECT sum(n) FROM order_mix WHERE shop_id = $1"), 2);
    assert_int_equal(COUNT(&twin, "SELECT count(*) FROM orders WHERE shop_id = $1"), 1);
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM event WHERE shop_id = $1 AND what = 'shop.retention'"), 1);
    retention_run(&cx); /* nothing is due any more, and nothing is told */
    assert_int_equal(COUNT(&cx, "SELECT count(*) FROM event WHERE shop_id = $1 AND what = 'shop.retention'"), 1);
    cx_free(&cx);
    cx_free(&twin);
}
EACH(retention_test)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        EACH_TEST(whose_test), EACH_TEST(two_stores_test), EACH_TEST(cut_off_test),   EACH_TEST(words_test),        EACH_TEST(covered_test), EACH_TEST(known_later_test),
        EACH_TEST(pieces_test), EACH_TEST(parcel_test), EACH_TEST(data_request_test), EACH_TEST(shop_redact_test),
        EACH_TEST(retention_test), EACH_TEST(parcel_beside_test), EACH_TEST(meanwhile_test), EACH_TEST(order_again_test),
        EACH_TEST(times_again_test), EACH_TEST(phone_again_test), EACH_TEST(redact_job_test), EACH_TEST(redact_fails_test),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
