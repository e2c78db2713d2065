/* parcel_test.c - parcels of orders: whose they are, what a tracking service says of them, and that neither it nor the
   store throws away what the other knows better. */
#include "order_case.h"
#include "base/text.h"
#include "order/parcel.h"

#define HOUR INT64_C(3600000)
#define DAY (24 * HOUR)
#define NUMBER "Z 123 4567 890"

struct shop_case {
    struct cx cx;
    const char *source, *id;
    int stamp;
};

/* The store's word of the order, whole; its next word is newer. */
static const char *store_says(struct shop_case *c, const char *delivery, const struct shipment *s, size_t n)
{
    struct order o = { .source_id = c->source, .external_id = "77", .number = "1042", .email = "ann@example.com", .currency = "EUR",
                       .general = "in_progress", .delivery = delivery, .payment = "paid", .placed_at = c->cx.now - 5 * DAY,
                       .external_stamp = ++c->stamp, .comment = arena_int(c->cx.mem, c->stamp) };
    enum order_taken taken;
    o.shipments.at = (struct shipment *)(uintptr_t)s;
    o.shipments.n = n;
    OK(order_take(&c->cx, &o, &taken, &c->id));
    return c->id;
}

static struct shop_case begin(struct fixture *f)
{
    struct shop_case c = { .cx = order_shop(f, "Europe/Prague") };
    c.source = native_id(&c.cx);
    return c;
}

static struct order now(struct shop_case *c)
{
    struct order o = { 0 };
    OK(order_get(&c->cx, c->id, &o));
    return o;
}

/* How many orders it moved. */
static size_t tell(struct shop_case *c, struct parcel_news n)
{
    parcel_moved_list moved = { 0 };
    n.tracking_number = n.tracking_number ? n.tracking_number : "Z1234567890";
    OK(parcel_tell(&c->cx, &n, &moved));
    return moved.n;
}

static const struct shipment sent = { .status = "shipped", .carrier = "Zásilkovna", .tracking_number = NUMBER };

static void news_move_the_order(struct fixture *f)
{
    struct shop_case c = begin(f);
    store_says(&c, "shipped", &sent, 1);
    assert_string_equal(now(&c).shipments.at[0].carrier_code, "packeta");
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "out_for_delivery", .status_raw = "OutForDelivery", .last_event = "On the van",
                                                    .last_event_at = c.cx.now - HOUR, .eta_to = c.cx.now + 5 * HOUR }), 1);
    struct order o = now(&c);
    assert_string_equal(o.delivery, "out_for_delivery");
    assert_string_equal(o.badge, "In transit");
    assert_int_equal(o.eta_to, c.cx.now + 5 * HOUR);
    assert_string_equal(o.shipments.at[0].last_event, "On the van");
    assert_string_equal(o.shipments.at[0].status_raw, "OutForDelivery");
    assert_string_equal(o.shipments.at[0].told_by, "tracker");
    assert_string_equal(o.shipments.at[0].carrier, "Zásilkovna");
    int64_t version = o.version;
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "delivered", .last_event = "Handed over", .last_event_at = c.cx.now - HOUR / 2 }), 1);
    o = now(&c);
    assert_int_equal(o.version, version + 1);
    assert_string_equal(o.badge, "Delivered");
    assert_int_equal(o.delivered_at, c.cx.now - HOUR / 2);
    assert_non_null(strstr(history(&c.cx, c.id), "order.badge_changed badge In transit>Delivered"));
    cx_free(&c.cx);
}

/* The same again, older ones, other numbers, what cannot be this order's: nothing happens. */
static void no_news(struct fixture *f)
{
    struct shop_case c = begin(f);
    store_says(&c, "shipped", &sent, 1);
    const struct parcel_news n = { .status = "in_transit", .last_event = "Sorted", .last_event_at = c.cx.now - DAY };
    assert_int_equal(tell(&c, n), 1);
    const struct order o = now(&c);
    const struct parcel_news none[] = {
        n,
        { .status = "preparing", .last_event_at = c.cx.now - 2 * DAY },
        { .status = "out_for_delivery", .last_event_at = c.cx.now - DAY - 1 },
        { .status = "preparing", .last_event_at = c.cx.now },           /* it has left: that it is awaited is no news */
        { .status = "preparing" },
        { .status = "shipped" },
        { .status = "beamed", .last_event_at = c.cx.now - DAY, .last_event = "Sorted" },
        { .status = "delivered", .last_event_at = c.cx.now - 8 * DAY }, /* before the order */
        { .tracking_number = "Z1234567891", .status = "delivered", .last_event_at = c.cx.now },
        { .tracking_number = " - ", .status = "delivered" },
        { .tracking_number = "", .status = "delivered" },
        { 0 },
    };
    for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
        if (tell(&c, none[i])) {
            print_error("news %zu moved it\n", i);
            _fail(__FILE__, __LINE__);
        }
    assert_int_equal(now(&c).version, o.version);
    c.cx.now += 200 * DAY; /* the carrier uses the number again */
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "delivered", .last_event_at = c.cx.now }), 0);
    cx_free(&c.cx);
}

static void times_that_cannot_be(struct fixture *f)
{
    struct shop_case c = begin(f);
    store_says(&c, "shipped", &sent, 1);
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "in_transit", .last_event_at = c.cx.now + 400 * DAY }), 1);
    assert_int_equal(now(&c).shipments.at[0].last_event_at, c.cx.now); /* else whatever follows were older */
    c.cx.now += HOUR;
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "delivered", .last_event_at = c.cx.now }), 1);
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "in_transit", .last_event_at = c.cx.now }), 0);
    c.cx.now += HOUR;
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "in_transit", .last_event_at = c.cx.now }), 0); /* it was there */
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "returning", .last_event_at = c.cx.now }), 1);  /* and went back */
    assert_string_equal(now(&c).badge, "Return");
    char *much = arena_alloc(c.cx.mem, 9001);
    memset(much, 'x', 9000);
    memcpy(much + 499, "é", 2);
    much[9000] = 0;
    c.cx.now += HOUR;
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "returned", .status_raw = much, .last_event = much, .last_event_at = c.cx.now }), 1);
    assert_int_equal(text_length(now(&c).shipments.at[0].last_event), 500);
    assert_int_equal(text_length(now(&c).shipments.at[0].status_raw), 255);
    cx_free(&c.cx);
}

/* A later read of the store keeps what the tracker knows, until the store says something newer. */
static void the_store_speaks_again(struct fixture *f)
{
    struct shop_case c = begin(f);
    store_says(&c, "shipped", &sent, 1);
    tell(&c, (struct parcel_news){ .status = "at_pickup_point", .status_raw = "AvailableForPickup", .last_event = "In the box",
                                   .last_event_at = c.cx.now - HOUR, .eta_from = c.cx.now, .eta_to = c.cx.now + DAY });
    struct shipment again = sent;
    again.service = "Z-BOX";
    again.carrier = NULL;
    store_says(&c, "shipped", &again, 1);
    struct order o = now(&c);
    assert_string_equal(o.delivery, "at_pickup_point");
    assert_string_equal(o.shipments.at[0].status, "at_pickup_point");
    assert_string_equal(o.shipments.at[0].status_raw, "AvailableForPickup");
    assert_string_equal(o.shipments.at[0].last_event, "In the box");
    assert_int_equal(o.shipments.at[0].last_event_at, c.cx.now - HOUR);
    assert_int_equal(o.shipments.at[0].eta_to, c.cx.now + DAY);
    assert_string_equal(o.shipments.at[0].service, "Z-BOX");
    assert_string_equal(o.shipments.at[0].carrier, "Zásilkovna");
    assert_string_equal(o.shipments.at[0].told_by, "tracker");
    again.last_event_at = c.cx.now - 2 * HOUR, again.status = "in_transit"; /* older than the tracker's */
    store_says(&c, "in_transit", &again, 1);
    assert_string_equal(now(&c).delivery, "at_pickup_point");
    again.last_event_at = c.cx.now, again.status = "attempted", again.last_event = "Nobody there";
    store_says(&c, "attempted", &again, 1);
    o = now(&c);
    assert_string_equal(o.delivery, "attempted");
    assert_string_equal(o.shipments.at[0].told_by, "store");
    assert_string_equal(o.shipments.at[0].last_event, "Nobody there");
    cx_free(&c.cx);
}

static void what_the_store_ends(struct fixture *f)
{
    static const struct { const char *tracker, *store, *want; } table[] = {
        { "in_transit", "delivered", "delivered" }, { "in_transit", "cancelled", "cancelled" }, { "in_transit", "returned", "returned" },
        { "returning", "delivered", "returning" },  { "delivered", "shipped", "delivered" },    { "delivered", "in_transit", "delivered" },
        { "returning", "returned", "returned" },
    };
    struct shop_case c = begin(f);
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct shipment s = sent;
        s.tracking_number = arena_text(c.cx.mem, "Z00000000%02zu", i + 10);
        store_says(&c, "shipped", &s, 1);
        assert_int_equal(tell(&c, (struct parcel_news){ .tracking_number = s.tracking_number, .status = table[i].tracker, .last_event_at = c.cx.now - HOUR }), 1);
        s.status = table[i].store;
        store_says(&c, NULL, &s, 1);
        if (strcmp(now(&c).shipments.at[0].status, table[i].want)) {
            print_error("%s, then %s: %s\n", table[i].tracker, table[i].store, now(&c).shipments.at[0].status);
            _fail(__FILE__, __LINE__);
        }
    }
    cx_free(&c.cx);
}

/* A store that knows no parcels, only a status, a carrier and a number of the order. */
static void store_without_parcels(struct fixture *f)
{
    struct shop_case c = begin(f);
    struct order o = { .source_id = c.source, .external_id = "78", .number = "1043", .currency = "EUR", .general = "in_progress",
                       .delivery = "shipped", .payment = "paid", .placed_at = c.cx.now - 5 * DAY, .tracking_number = NUMBER, .external_stamp = 1 };
    enum order_taken taken;
    OK(order_take(&c.cx, &o, &taken, &c.id));
    assert_string_equal(now(&c).carrier, "Packeta"); /* a form that is nobody else's */
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "in_transit", .last_event_at = c.cx.now - HOUR, .eta_to = c.cx.now + DAY }), 1);
    o.external_stamp = 2, o.comment = "again", o.emptied = order_given_bit("eta_to") | order_given_bit("eta_from");
    OK(order_take(&c.cx, &o, &taken, &c.id));
    assert_string_equal(now(&c).delivery, "in_transit");
    assert_string_equal(now(&c).shipments.at[0].told_by, "tracker");
    assert_int_equal(now(&c).shipments.at[0].eta_to, c.cx.now + DAY);
    o.external_stamp = 3, o.tracking_number = "Z9999999999"; /* another parcel: what was known was of the other one */
    OK(order_take(&c.cx, &o, &taken, &c.id));
    assert_string_equal(now(&c).delivery, "shipped");
    assert_string_equal(now(&c).shipments.at[0].told_by, "store");
    assert_int_equal(now(&c).shipments.at[0].last_event_at, 0);
    o.external_stamp = 4, o.delivery = "delivered";
    OK(order_take(&c.cx, &o, &taken, &c.id));
    assert_string_equal(now(&c).badge, "Delivered");
    cx_free(&c.cx);
}

/* What staff set by hand gives way to what is surely later, or further. */
static void by_hand(struct fixture *f)
{
    struct shop_case c = begin(f);
    store_says(&c, "shipped", &sent, 1);
    struct order o = now(&c);
    struct order_edit edit = { .to = { .version = o.version, .badge = "Not picked up" }, .given = order_given_bit("badge") };
    OK(order_change(&c.cx, c.id, &edit, &o));
    assert_string_equal(o.shipments.at[0].told_by, "manual");
    c.cx.now += HOUR;
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "in_transit", .last_event_at = c.cx.now - 2 * HOUR }), 0);
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "in_transit", .last_event_at = c.cx.now }), 1);
    assert_string_equal(now(&c).badge, "In transit");
    edit = (struct order_edit){ .to = { .version = now(&c).version, .general = "cancelled" }, .given = order_given_bit("general") };
    OK(order_change(&c.cx, c.id, &edit, &o));
    c.cx.now += HOUR;
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "delivered", .last_event_at = c.cx.now }), 1);
    assert_string_equal(now(&c).badge, "Return"); /* cancelled it stays */
    cx_free(&c.cx);
}

/* Somebody hands a parcel over and says so; the tracker knows an earlier scan of it. */
static void in_transit_by_hand(struct fixture *f)
{
    struct shop_case c = begin(f);
    struct order in = { .number = "5", .tracking_number = NUMBER, .badge = "In transit", .placed_at = c.cx.now - DAY }, o;
    OK(order_add(&c.cx, &in, &o));
    c.id = o.id;
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "preparing", .last_event_at = c.cx.now - HOUR }), 0);
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "out_for_delivery", .last_event_at = c.cx.now - HOUR }), 1);
    assert_string_equal(now(&c).delivery, "out_for_delivery");
    cx_free(&c.cx);
}

/* In transit by hand is dispatched now; taken back, it is not. */
static void dispatched_by_hand(struct fixture *f)
{
    struct shop_case c = begin(f);
    struct order in = { .number = "5", .tracking_number = NUMBER, .badge = "Collected" }, o;
    OK(order_add(&c.cx, &in, &o));
    assert_int_equal(o.shipments.at[0].shipped_at, 0);
    struct order_edit edit = { .to = { .version = o.version, .badge = "In transit" }, .given = order_given_bit("badge") };
    c.cx.now += HOUR;
    OK(order_change(&c.cx, o.id, &edit, &o));
    assert_int_equal(o.shipments.at[0].shipped_at, c.cx.now);
    edit.to.version = o.version, edit.to.badge = "Collected";
    OK(order_change(&c.cx, o.id, &edit, &o));
    assert_int_equal(o.shipments.at[0].shipped_at, 0);
    cx_free(&c.cx);
}

static void several_parcels(struct fixture *f)
{
    struct shop_case c = begin(f);
    const struct shipment two[2] = { sent, { .status = "shipped", .carrier = "PPL", .tracking_number = "40412345678" } };
    store_says(&c, NULL, two, 2);
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "delivered", .last_event_at = c.cx.now - HOUR }), 1);
    struct order o = now(&c);
    assert_string_equal(o.delivery, "shipped"); /* the other one is on its way */
    assert_string_equal(o.shipments.at[1].told_by, "store");
    assert_string_equal(o.tracking_number, "40412345678");
    assert_int_equal(tell(&c, (struct parcel_news){ .tracking_number = "404-123.456 78", .status = "delivered", .last_event_at = c.cx.now }), 1);
    assert_string_equal(now(&c).badge, "Delivered");
    assert_int_equal(now(&c).delivered_at, c.cx.now);
    cx_free(&c.cx);
}

/* One parcel with two orders; and the shop next door has the same number. */
static void shops_never_meet(struct fixture *f)
{
    struct shop_case c = begin(f), d = begin(f);
    store_says(&c, "shipped", &sent, 1);
    store_says(&d, "shipped", &sent, 1);
    struct order other = { .source_id = c.source, .external_id = "other", .currency = "EUR", .delivery = "shipped", .placed_at = c.cx.now };
    const char *id;
    enum order_taken taken;
    other.shipments.at = (struct shipment *)(uintptr_t)&sent, other.shipments.n = 1;
    OK(order_take(&c.cx, &other, &taken, &id));
    assert_int_equal(tell(&c, (struct parcel_news){ .status = "delivered", .last_event_at = c.cx.now }), 2);
    assert_string_equal(now(&d).delivery, "shipped");
    bool open;
    OK(parcel_open(&c.cx, "Z1234567890", &open));
    assert_false(open);
    OK(parcel_open(&d.cx, "Z1234567890", &open));
    assert_true(open);
    cx_free(&c.cx);
    cx_free(&d.cx);
}

/* --- carriers and links --------------------------------------------------------------------------------- */

static void carriers_of_parcels(struct fixture *f)
{
    static const struct { const char *carrier, *number, *want_carrier, *want_code, *link; } table[] = {
        { NULL, NUMBER, "Packeta", "packeta", "https://tracking.packeta.com/en/?id=Z1234567890" },
        { "PPL Parcel Shop", NUMBER, "PPL Parcel Shop", "ppl", "https://www.ppl.cz/vyhledat-zasilku?shipmentId=Z1234567890" },
        { "Bob's bikes", NUMBER, "Bob's bikes", NULL, NULL },
        { NULL, "404 123 456 78", NULL, NULL, NULL },
        { NULL, "UA123456784HK", NULL, NULL, NULL },                                         /* some post without a page */
        { NULL, "986578788855", NULL, NULL, "https://www.fedex.com/fedextrack/?trknbr=986578788855" }, /* likely: a link for staff, not a name */
        { "GLS", NULL, "GLS", "gls", NULL },
    };
    struct shop_case c = begin(f);
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct shipment s = { .status = "shipped", .carrier = table[i].carrier, .tracking_number = table[i].number };
        struct order in = { .source_id = c.source, .external_id = arena_text(c.cx.mem, "c%zu", i), .currency = "EUR" }, o;
        enum order_taken taken;
        in.shipments.at = &s, in.shipments.n = 1;
        OK(order_take(&c.cx, &in, &taken, &c.id));
        o = now(&c);
        if (!text_same(o.shipments.at[0].carrier, table[i].want_carrier) || !text_same(o.shipments.at[0].carrier_code, table[i].want_code) ||
            !text_same(o.carrier, table[i].want_carrier) || !text_same(order_tracking_link(&c.cx, &o), table[i].link)) {
            print_error("case %zu: %s %s %s\n", i, o.shipments.at[0].carrier, o.shipments.at[0].carrier_code, order_tracking_link(&c.cx, &o));
            _fail(__FILE__, __LINE__);
        }
    }
    struct shipment own = { .carrier = "PPL", .tracking_number = "1", .tracking_url = "https://t.example/1" };
    assert_string_equal(parcel_link(&c.cx, &own, NULL, CARRIER_SURE), "https://t.example/1");
    own.tracking_url = "javascript:alert(1)";
    assert_string_equal(parcel_link(&c.cx, &own, NULL, CARRIER_SURE), "https://www.ppl.cz/vyhledat-zasilku?shipmentId=1");
    assert_null(parcel_link(&c.cx, NULL, NULL, CARRIER_SURE));
    cx_free(&c.cx);
}

/* Staff who take the carrier away are not contradicted. */
static void carrier_taken_away(struct fixture *f)
{
    struct shop_case c = begin(f);
    struct order in = { .number = "5", .tracking_number = NUMBER }, o;
    OK(order_add(&c.cx, &in, &o));
    assert_string_equal(o.carrier, "Packeta");
    struct order_edit edit = { .to = { .version = o.version, .carrier = "" }, .given = order_given_bit("carrier") };
    OK(order_change(&c.cx, o.id, &edit, &o));
    assert_null(o.carrier);
    edit = (struct order_edit){ .to = { .version = o.version, .carrier = "gls" }, .given = order_given_bit("carrier") };
    OK(order_change(&c.cx, o.id, &edit, &o));
    assert_string_equal(o.shipments.at[0].carrier_code, "gls");
    cx_free(&c.cx);
}

EACH(news_move_the_order) EACH(no_news) EACH(times_that_cannot_be) EACH(the_store_speaks_again) EACH(what_the_store_ends)
EACH(store_without_parcels) EACH(by_hand) EACH(in_transit_by_hand) EACH(dispatched_by_hand) EACH(several_parcels) EACH(shops_never_meet) EACH(carriers_of_parcels)
EACH(carrier_taken_away)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH_TEST(news_move_the_order), EACH_TEST(no_news), EACH_TEST(times_that_cannot_be), EACH_TEST(the_store_speaks_again),
        EACH_TEST(what_the_store_ends), EACH_TEST(store_without_parcels), EACH_TEST(by_hand), EACH_TEST(in_transit_by_hand), EACH_TEST(dispatched_by_hand),
        EACH_TEST(several_parcels), EACH_TEST(shops_never_meet), EACH_TEST(carriers_of_parcels), EACH_TEST(carrier_taken_away),
    };
    return cmocka_run_group_tests_name("parcels", tests, NULL, NULL);
}
