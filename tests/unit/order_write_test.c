/* order_write_test.c - adding, changing, taking orders: what is written, what history says, what is refused. */
#include "order_case.h"
#include "order/request.h"

static struct order sample(void)
{
    static struct order_item items[] = { { .name = "Scarf", .sku = "S1", .quantity = 2, .unit_price = EUR(1250) }, { .name = "Hat 🎩", .quantity = 1, .unit_price = EUR(900) } };
    struct order o = { .email = " Ann@Example.com ", .phone = "777 123 456", .ship_country = "CZ", .customer_name = "Ann Novák", .shipping_total = EUR(500) };
    o.items.at = items;
    o.items.n = 2;
    return o;
}

static void adds(struct fixture *f)
{
    struct cx cx = order_shop(f, "Europe/Prague");
    struct order in = sample(), o, again;
    OK(order_add(&cx, &in, &o));
    assert_string_equal(o.number, "1001");
    OK(order_get(&cx, o.id, &again));
    assert_string_equal(again.email_norm, "ann@example.com");
    assert_string_equal(again.phone_norm, "+420777123456");
    assert_string_equal(again.badge, "New");
    assert_string_equal(again.grp, "new");
    assert_string_equal(again.payment, "none");
    assert_int_equal(again.subtotal.minor, 3400);
    assert_int_equal(again.total.minor, 3900);
    assert_string_equal(again.total.currency, "EUR");
    assert_int_equal(again.item_count, 3);
    assert_int_equal(again.items.n, 2);
    assert_string_equal(again.items.at[1].name, "Hat 🎩");
    assert_int_equal(again.version, 1);
    assert_string_equal(history(&cx, o.id), "order.created - >1001");
    in.number = "1001";
    FAILS(E_CONFLICT, order_add(&cx, &in, &o));
    in.number = "#en-7";
    OK(order_add(&cx, &in, &o));
    assert_string_equal(o.number_norm, "EN-7");
    in.number = NULL;
    OK(order_add(&cx, &in, &o));
    assert_string_equal(o.number, "1002");
    cx_free(&cx);
}

static void refuses(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order in = sample(), o;
    in.email = "ann at example";
    FAILS(E_INPUT, order_add(&cx, &in, &o));
    in = sample(), in.general = "flying";
    FAILS(E_INPUT, order_add(&cx, &in, &o));
    in = sample(), in.total = (struct money){ 100, "USD" };
    FAILS(E_INPUT, order_add(&cx, &in, &o));
    in = sample(), in.currency = "XXY";
    FAILS(E_INPUT, order_add(&cx, &in, &o));
    in = sample();
    struct order_item bad[] = { { .name = "Scarf", .quantity = 0 } }, huge[] = { { .name = "S", .quantity = INT64_MAX, .unit_price = EUR(INT64_MAX) } };
    in.items.at = bad, in.items.n = 1;
    FAILS(E_INPUT, order_add(&cx, &in, &o));
    in.items.at = huge;
    FAILS(E_INPUT, order_add(&cx, &in, &o));
    FAILS(E_MISSING, order_get(&cx, "ord_none", &o));
    cx_free(&cx);
}

static void changes(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order in = sample(), o, out;
    OK(order_add(&cx, &in, &o));
    struct order_edit edit = { .to = { .version = 1, .delivery = "in_transit", .tracking_number = "1Z 999", .carrier = "DHL" },
                               .given = bit("delivery") | bit("tracking_number") | bit("carrier") };
    OK(order_change(&cx, o.id, &edit, &out));
    assert_int_equal(out.version, 2);
    OK(order_get(&cx, o.id, &out));
    assert_string_equal(out.badge, "In transit");
    assert_string_equal(out.tracking_norm, "1Z999");
    assert_int_equal(out.shipments.n, 1);
    assert_string_equal(out.shipments.at[0].status, "in_transit");
    assert_string_equal(history(&cx, o.id), "order.created - >1001|order.status_changed delivery status not_shipped>in_transit|"
                        "order.badge_changed badge New>In transit|order.changed carrier >DHL|order.changed tracking number >1Z 999|"
                        "order.shipments_changed parcels >DHL 1Z 999: in_transit|"
                        "order.handed_over carrier >DHL");
    FAILS(E_CONFLICT, order_change(&cx, o.id, &edit, &out));              /* version 1 is old */
    edit.to.version = 2;
    OK(order_change(&cx, o.id, &edit, &out));                             /* nothing differs: nothing is written */
    assert_int_equal(out.version, 2);
    edit = (struct order_edit){ .to = { .version = 2, .delivery = "delivered" }, .given = bit("delivery") };
    OK(order_change(&cx, o.id, &edit, &out));
    assert_int_equal(out.delivered_at, cx.now);
    assert_string_equal(out.shipments.at[0].status, "delivered");
    edit = (struct order_edit){ .to = { .version = 3, .general = "cancelled", .comment = "Ann called" }, .given = bit("general") | bit("comment") };
    OK(order_change(&cx, o.id, &edit, &out));
    assert_int_equal(out.cancelled_at, cx.now);
    assert_string_equal(out.badge, "Return");
    edit = (struct order_edit){ .to = { .version = 4, .currency = "USD" }, .given = bit("currency") };
    FAILS(E_INPUT, order_change(&cx, o.id, &edit, &out));
    edit = (struct order_edit){ .to = { .version = 4, .delivery = "flying" }, .given = bit("delivery") };
    FAILS(E_INPUT, order_change(&cx, o.id, &edit, &out));
    edit = (struct order_edit){ .to = { .version = 4, .number = "" }, .given = bit("number") };
    FAILS(E_INPUT, order_change(&cx, o.id, &edit, &out));
    OK(order_get(&cx, o.id, &out));
    assert_int_equal(out.version, 4);
    cx_free(&cx);
}

/* Payments recorded by hand: the state follows, new → confirmed once, sums follow the products. */
static void payments(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order in = sample(), o, out;
    OK(order_add(&cx, &in, &o));
    struct payment half = { .amount = EUR(1000), .method = "Cash", .paid_at = cx.now };
    struct payment both[] = { half, { .amount = EUR(2900), .method = "Card", .paid_at = cx.now } };
    struct order_edit edit = { .to = { .version = 1, .payments = { &half, 1 } }, .payments = true };
    OK(order_change(&cx, o.id, &edit, &out));
    assert_string_equal(out.payment, "partial");
    assert_string_equal(out.general, "new");
    assert_int_equal(out.paid_total.minor, 1000);
    edit = (struct order_edit){ .to = { .version = 2, .payments = { both, 2 } }, .payments = true };
    OK(order_change(&cx, o.id, &edit, &out));
    assert_string_equal(out.payment, "paid");
    assert_string_equal(out.general, "confirmed");
    edit = (struct order_edit){ .to = { .version = 3, .general = "new" }, .given = bit("general") };
    OK(order_change(&cx, o.id, &edit, &out));
    assert_string_equal(out.general, "new");                              /* once: staff may go back */
    edit = (struct order_edit){ .to = { .version = 4, .comment = "x" }, .given = bit("comment") };
    OK(order_change(&cx, o.id, &edit, &out));
    assert_string_equal(out.general, "new");
    both[1].reversed_at = cx.now;
    edit = (struct order_edit){ .to = { .version = 5, .payments = { both, 2 } }, .payments = true };
    OK(order_change(&cx, o.id, &edit, &out));
    assert_string_equal(out.payment, "partial");
    struct order_item more[] = { { .name = "Scarf", .quantity = 4, .unit_price = EUR(1000) } };
    edit = (struct order_edit){ .to = { .version = 6, .items = { more, 1 } }, .items = true };
    OK(order_change(&cx, o.id, &edit, &out));
    assert_int_equal(out.total.minor, 4500);
    assert_int_equal(out.item_count, 4);
    OK(order_get(&cx, o.id, &out));
    assert_int_equal(out.items.n, 1);
    assert_int_equal(out.payments.n, 2);
    cx_free(&cx);
}

static struct order said(const char *source)
{
    static struct shipment parcels[2];
    parcels[0] = (struct shipment){ .carrier = "DPD", .tracking_number = "0550 1", .status = "in_transit", .status_raw = "IN_TRANSIT" };
    parcels[1] = (struct shipment){ .carrier = "DPD", .tracking_number = "0550 2", .status = "delivered", .delivered_at = 5000 };
    struct order o = { .source_id = source, .external_id = "gid/1", .number = "#2001", .email = "eve@example.com", .general = "in_progress",
                       .payment = "paid", .payment_raw = "PAID", .currency = "EUR", .total = EUR(2000), .placed_at = 1000, .external_stamp = 10 };
    o.shipments.at = parcels;
    o.shipments.n = 2;
    return o;
}

static void takes(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    cx.who.actor = ACTOR_SOURCE;
    const char *source = native_id(&cx), *id, *same;
    struct order in = said(source), o;
    enum order_taken taken;
    OK(order_take(&cx, &in, &taken, &id));
    assert_int_equal(taken, ORDER_ADDED);
    OK(order_get(&cx, id, &o));
    assert_string_equal(o.delivery, "in_transit");
    assert_string_equal(o.badge, "In transit");
    assert_string_equal(o.tracking_number, "0550 1");
    assert_string_equal(o.payment_raw, "PAID");
    assert_int_equal(o.delivered_at, 0);
    OK(order_take(&cx, &in, &taken, &same));
    assert_int_equal(taken, ORDER_UNCHANGED);
    assert_string_equal(id, same);
    in.external_stamp = 20;                                  /* newer, the same content: only the stamp is noted */
    OK(order_take(&cx, &in, &taken, &same));
    assert_int_equal(taken, ORDER_UNCHANGED);
    in.external_stamp = 15, in.total = EUR(1);               /* older news */
    OK(order_take(&cx, &in, &taken, &same));
    assert_int_equal(taken, ORDER_UNCHANGED);
    in.external_stamp = 30, in.total = EUR(2000);
    in.shipments.at[0].status = "delivered", in.shipments.at[0].delivered_at = 9000;
    OK(order_take(&cx, &in, &taken, &same));
    assert_int_equal(taken, ORDER_CHANGED);
    OK(order_get(&cx, id, &o));
    assert_string_equal(o.delivery, "delivered");
    assert_int_equal(o.delivered_at, 9000);
    assert_int_equal(o.version, 2);
    assert_non_null(strstr(history(&cx, id), "order.status_changed delivery status in_transit>delivered"));
    cx_free(&cx);
}

/* What a source does not say stays; what staff wrote stays; "" and empty lists clear. */
static void nothing_is_lost(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    const char *source = native_id(&cx), *id;
    struct order in = said(source), o;
    enum order_taken taken;
    OK(order_take(&cx, &in, &taken, &id));
    struct order_edit edit = { .to = { .version = 1, .comment = "gift wrap", .tags = "vip" }, .given = bit("comment") | bit("tags") };
    OK(order_change(&cx, id, &edit, &o));
    struct order little = { .source_id = source, .external_id = "gid/1", .payment = "refunded", .email = "" };
    OK(order_take(&cx, &little, &taken, &id));
    assert_int_equal(taken, ORDER_CHANGED);
    OK(order_get(&cx, id, &o));
    assert_string_equal(o.comment, "gift wrap");
    assert_string_equal(o.number, "#2001");
    assert_int_equal(o.total.minor, 2000);
    assert_int_equal(o.shipments.n, 2);
    assert_string_equal(o.payment, "refunded");
    assert_string_equal(o.email_norm, "");
    assert_int_equal(o.placed_at, 1000);
    little.shipments.at = arena_alloc(cx.mem, 1);
    OK(order_take(&cx, &little, &taken, &id));
    OK(order_get(&cx, id, &o));
    assert_int_equal(o.shipments.n, 0);
    cx_free(&cx);
}

static void strange_words_are_learned(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    const char *source = native_id(&cx), *id;
    enum order_taken taken;
    struct order o, in = { .source_id = source, .external_id = "1", .general = "Waiting for Wool!", .delivery = "unknown", .delivery_raw = "???", .payment = "Götter" };
    OK(order_take(&cx, &in, &taken, &id));
    OK(order_get(&cx, id, &o));
    assert_string_equal(o.general, "waiting_for_wool");
    assert_string_equal(o.general_raw, "Waiting for Wool!");
    assert_string_equal(o.delivery, "unknown");
    assert_string_equal(o.delivery_raw, "???");
    assert_string_equal(o.payment, "gotter");
    assert_string_equal(o.badge, "New");
    char word[32];
    for (int i = 0; i < 230; i++) {                          /* a shop learns at most 200 */
        snprintf(word, sizeof(word), "word %d", i);
        in.external_id = in.general = arena_copy(cx.mem, word);
        OK(order_take(&cx, &in, &taken, &id));
    }
    OK(order_get(&cx, id, &o));
    assert_string_equal(o.general, "unknown");
    assert_string_equal(o.general_raw, "word 229");
    cx_free(&cx);
}

/* A paid order that the source still calls new is confirmed, and stays what it became. */
static void confirmed_once(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    const char *id;
    enum order_taken taken;
    struct order o, in = { .source_id = native_id(&cx), .external_id = "1", .general = "new", .payment = "awaiting" };
    OK(order_take(&cx, &in, &taken, &id));
    in.payment = "paid";
    OK(order_take(&cx, &in, &taken, &id));
    OK(order_get(&cx, id, &o));
    assert_string_equal(o.general, "confirmed");
    in.comment = "more";
    OK(order_take(&cx, &in, &taken, &id));
    OK(order_get(&cx, id, &o));
    assert_string_equal(o.general, "confirmed");
    assert_string_equal(history(&cx, id), "order.created - >1|order.status_changed general status new>confirmed|"
                        "order.status_changed payment status awaiting>paid|order.badge_changed badge New>Confirmed|order.changed comment >more");
    cx_free(&cx);
}

static void parts_of_an_order(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    const char *id;
    enum order_taken taken;
    struct order_item items[] = { { .name = "A", .quantity = 2, .unit_price = EUR(1) }, { .name = "B", .quantity = 1, .unit_price = EUR(1) } };
    struct shipment one[] = { { .status = "in_transit", .items = "[{\"line\":1,\"quantity\":2}]" } };
    struct order o, in = { .source_id = native_id(&cx), .external_id = "1", .items = { items, 2 }, .shipments = { one, 1 } };
    OK(order_take(&cx, &in, &taken, &id));
    OK(order_get(&cx, id, &o));
    assert_string_equal(o.delivery, "partially_shipped");
    one[0].items = "[{\"line\":1,\"quantity\":2},{\"line\":2,\"quantity\":1}]";
    OK(order_take(&cx, &in, &taken, &id));
    OK(order_get(&cx, id, &o));
    assert_string_equal(o.delivery, "in_transit");
    cx_free(&cx);
}

static void found_by_its_owner(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC"), twin = order_shop(f, "UTC");
    struct order in = sample(), o;
    order_list found = { 0 };
    OK(order_add(&cx, &in, &o));
    OK(order_add(&twin, &in, &o));                           /* the same number and e-mail in another shop */
    const char *source = native_id(&cx);
    OK(order_by_number_email(&cx, source, "1001", "ann@example.com", &found));
    assert_int_equal(found.n, 1);
    assert_string_not_equal(found.at[0].id, o.id);
    OK(order_by_number_email(&cx, source, "1001", "eve@example.com", &found));
    assert_int_equal(found.n, 0);
    OK(order_by_number_email(&cx, source, "1001", "", &found));
    assert_int_equal(found.n, 0);
    OK(order_by_number_email(&cx, native_id(&twin), "1001", "ann@example.com", &found));
    assert_int_equal(found.n, 0);
    OK(order_by_number_phone(&cx, source, "1001", "777123456", &found));
    assert_int_equal(found.n, 1);
    OK(order_by_number_phone(&cx, source, "1001", "777123457", &found));
    assert_int_equal(found.n, 0);
    OK(order_by_customer(&cx, source, NULL, "ann@example.com", 6, &found));
    assert_int_equal(found.n, 1);
    OK(order_by_customer(&cx, source, "c9", "", 6, &found));
    assert_int_equal(found.n, 0);
    OK(order_load(&cx, &o));
    cx_free(&cx);
    cx_free(&twin);
}

static void asked_once(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order in = sample(), o;
    struct request r;
    request_list list = { 0 };
    int64_t total;
    bool is;
    OK(order_add(&cx, &in, &o));
    OK(request_add(&cx, o.id, "cnv_1", "cancel", "{\"why\":\"late\"}", &r));
    assert_string_equal(r.state, "open");
    FAILS(E_CONFLICT, request_add(&cx, o.id, "cnv_2", "cancel", NULL, &r));
    FAILS(E_INPUT, request_add(&cx, o.id, NULL, "steal", NULL, &r));
    FAILS(E_MISSING, request_add(&cx, "ord_none", NULL, "cancel", NULL, &r));
    OK(request_add(&cx, o.id, NULL, "return", NULL, &r));
    OK(request_exists(&cx, o.id, "cancel", &is));
    assert_true(is);
    OK(request_exists(&cx, o.id, "refund", &is));
    assert_false(is);
    OK(request_find(&cx, &(struct request_search){ .order_id = o.id, .state = "open" }, &list, &total));
    assert_int_equal(total, 2);
    OK(request_find(&cx, &(struct request_search){ .state = "done" }, &list, &total));
    assert_int_equal(total, 0);
    OK(request_find(&cx, &(struct request_search){ .per_page = 1 }, &list, &total));
    assert_int_equal(list.n, 1);
    assert_int_equal(total, 2);
    assert_non_null(strstr(history(&cx, o.id), "request.added request >cancel"));
    cx_free(&cx);
}

static void writes_json(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order in = sample(), o;
    OK(order_add(&cx, &in, &o));
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    order_write(&w, &o);
    writer_close(&w);
    const char *json = arena_copy_n(cx.mem, b.at, b.n);
    assert_non_null(strstr(json, "\"number\":\"1001\""));
    assert_non_null(strstr(json, "\"group_name\":\"New\""));
    assert_non_null(strstr(json, "\"payment_badge\":\"No payment\""));
    assert_null(strstr(json, "email_norm"));
    buf_free(&b);
    cx_free(&cx);
}

/* Sixteen threads change one order: every version is written once, nobody's change is lost unseen. */
static struct order raced;
static void *racer(struct fixture *f, int i)
{
    struct cx cx = { .mem = arena_new(), .db = f->db, .now = clock_wall() };
    OK(shop_enter(&cx, raced.custom));
    for (bool done = false; !done;) {
        struct order o;
        OK(order_get(&cx, raced.id, &o));
        struct order_edit edit = { .to = { .version = o.version, .comment = arena_text(cx.mem, "%s%d,", o.comment ? o.comment : "", i) }, .given = bit("comment") };
        err_t e = order_change(&cx, raced.id, &edit, &o);
        done = !e;
        if (e && e->code != E_CONFLICT && e->code != E_BUSY)
            OK(e);
    }
    cx_free(&cx);
    return NULL;
}

static void many_at_once(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order in = sample(), o;
    OK(order_add(&cx, &in, &raced));
    raced.custom = cx.who.shop;
    threads(f, 16, racer);
    OK(order_get(&cx, raced.id, &o));
    assert_int_equal(o.version, 17);
    for (int i = 0; i < 16; i++)
        assert_non_null(strstr(arena_text(cx.mem, ",%s", o.comment), arena_text(cx.mem, ",%d,", i)));
    cx_free(&cx);
}

static void *taker(struct fixture *f, int i)
{
    struct cx cx = { .mem = arena_new(), .db = f->db, .now = clock_wall() };
    (void)i;
    OK(shop_enter(&cx, raced.custom));
    struct order in = said(raced.source_id);
    enum order_taken taken;
    const char *id;
    OK(order_take(&cx, &in, &taken, &id));
    cx_free(&cx);
    return NULL;
}

static void taken_once(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    raced = (struct order){ .custom = cx.who.shop, .source_id = native_id(&cx) };
    said(raced.source_id);
    threads(f, 8, taker);
    int64_t n;
    OK(db_int(&cx, 0, &n, "SELECT COUNT(*) FROM orders WHERE shop_id = $1", T(cx.who.shop)));
    assert_int_equal(n, 1);
    OK(db_int(&cx, 0, &n, "SELECT COUNT(*) FROM event WHERE shop_id = $1 AND what = 'order.created'", T(cx.who.shop)));
    assert_int_equal(n, 1);
    cx_free(&cx);
}

/* What a steady context reads is of one moment: an order's row and its parts, though they are several statements. */
static void read_at_one_moment(struct fixture *f)
{
    if (f->postgres) /* there each statement sees what is committed by then */
        return;
    struct cx cx = order_shop(f, "UTC"), reader = { .mem = arena_new(), .db = f->db, .now = cx.now, .who = cx.who, .steady = true };
    struct order in = sample(), o, seen = { 0 };
    OK(order_add(&cx, &in, &o));
    OK(order_by_external(&reader, o.source_id, o.external_id, &seen));
    struct order_edit edit = { .to = { .version = 1 }, .items = true };
    edit.to.items.at = in.items.at, edit.to.items.n = 1;
    OK(order_change(&cx, o.id, &edit, &o));
    OK(order_load(&reader, &seen));
    assert_int_equal(seen.version, 1);
    assert_int_equal(seen.items.n, 2);
    OK(order_get(&reader, o.id, &seen));
    assert_int_equal(seen.version, 1);
    db_end(&reader);
    OK(order_get(&reader, o.id, &seen));
    assert_int_equal(seen.version, 2);
    assert_int_equal(seen.items.n, 1);
    cx_free(&reader);
    cx_free(&cx);
}

EACH(adds) EACH(refuses) EACH(changes) EACH(payments) EACH(takes) EACH(nothing_is_lost) EACH(strange_words_are_learned) EACH(confirmed_once)
EACH(parts_of_an_order) EACH(found_by_its_owner) EACH(asked_once) EACH(writes_json) EACH(many_at_once) EACH(taken_once)
EACH(read_at_one_moment)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH_TEST(adds), EACH_TEST(refuses), EACH_TEST(changes), EACH_TEST(payments), EACH_TEST(takes), EACH_TEST(nothing_is_lost),
        EACH_TEST(strange_words_are_learned), EACH_TEST(confirmed_once), EACH_TEST(parts_of_an_order), EACH_TEST(found_by_its_owner),
        EACH_TEST(asked_once), EACH_TEST(writes_json), EACH_TEST(many_at_once), EACH_TEST(taken_once), EACH_TEST(read_at_one_moment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
