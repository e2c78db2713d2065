/* door_view_test.c - what a visitor sees of an order, and what never leaves: address, phone, full name,
   payment details, staff's notes. */
#include "shop_fixture.h"
#include "order/status.h"

static struct order_view view_of(struct cx *cx, const char *source, const struct order *in)
{
    struct visit v = visit_new(cx, source);
    struct order_view view;
    const char *id = NULL;
    order_new(cx, in);
    assert_int_equal(prove(cx, &v, in->number, in->email, &id), DOOR_PROVEN);
    OK(door_view(cx, &v, id, &view));
    assert_non_null(view.text);
    assert_true(*view.text != '\0');
    assert_null(strstr(view.text, "#parcel_number#"));
    return view;
}

/* --- what never leaves -------------------------------------------------------------------------------------- */

static const char *const private[] = {
    "Annabel", "Quillfeather", "777 123", "777123", "123 456", "Hazelnut", "17 H", "Flat 9b", "Wexcombe", "Loamshire", "WX4", "9ZZ",
    "Ring twice", "dog bites", "birthday", "1990", "vip-secret", "Backyard", "ann@", "example.com", "4242", "pay-note", "c-4711",
};

static void nothing_private(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    const char *deliveries[] = { "not_shipped", "preparing", "partially_shipped", "shipped", "in_transit", "at_pickup_point", "out_for_delivery",
                                 "attempted", "delayed", "delivered", "not_delivered", "returning", "returned", "not_required", "cancelled", "unknown" };
    const char *generals[] = { "new", "confirmed", "in_progress", "on_hold", "completed", "cancelled", "returned", "problem" };
    for (size_t d = 0; d < 16; d++)
        for (size_t g = 0; g < 8; g++) {
            struct order o = order_in(arena_text(cx.mem, "%zu-%zu", d, g), "ann@example.com");
            struct shipment parcels[2] = {
                { .status = deliveries[d], .carrier = "DHL", .tracking_number = "JD0001", .shipped_at = cx.now - DAY },
                { .status = "shipped", .carrier = "GLS", .tracking_number = "GL0002", .pickup_point = "Kiosk Mill Lane", .pickup_until = cx.now + DAY },
            };
            struct order_item item = { .name = "Mug", .sku = "M-1", .quantity = 2, .unit_price = { 2100, "USD" }, .custom = "{\"engraving\":\"Annabel\"}" };
            struct payment paid = { .amount = { 4200, "USD" }, .method = "Visa 4242", .note = "pay-note", .paid_at = cx.now };
            o.delivery = deliveries[d], o.general = generals[g], o.customer_id = "c-4711", o.payment_name = "Visa ending in 4242";
            o.shipments.at = parcels, o.shipments.n = 1 + (d + g) % 2;
            o.items.at = &item, o.items.n = 1;
            o.payments.at = &paid, o.payments.n = 1;
            struct order_view v = view_of(&cx, source, &o);
            const char *json = card_json(&cx, &v);
            for (size_t i = 0; i < sizeof(private) / sizeof(*private); i++)
                if (strstr(json, private[i]))
                    FALSE_AT("“%s” in %s\n", private[i], json);
        }
    cx_free(&cx);
}

static void payment_names(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct order o = order_in("1", "ann@example.com");
    o.payment_name = "Mastercard **** 4444";
    assert_null(view_of(&cx, source, &o).payment_name);
    o.number = "2", o.payment_name = "Pay in 3 rates";
    assert_string_equal(view_of(&cx, source, &o).payment_name, "Pay in 3 rates");
    cx_free(&cx);
}

/* --- words ---------------------------------------------------------------------------------------------------- */

static void status_words(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    const struct { const char *general, *delivery, *payment, *type, *code, *name, *group; bool cancelled, delivered, shipped, problem; } table[] = {
        { "new", "not_shipped", "none", "basic", "unserved", "Unserved", "new", 0, 0, 0, 0 },
        { "confirmed", "not_shipped", "paid", "basic", "pending", "Pending", "in_processing", 0, 0, 0, 0 },
        { "in_progress", "preparing", "paid", "basic", "pending", "Pending", "in_processing", 0, 0, 0, 0 },
        { "in_progress", "in_transit", "paid", "delivery", "in_transit", "In transit", "in_transit", 0, 0, 1, 0 },
        { "in_progress", "shipped", "paid", "basic", "served", "Served", "in_transit", 0, 0, 1, 0 },
        { "completed", "delivered", "paid", "delivery", "delivered", "Delivered", "delivered", 0, 1, 1, 0 },
        { "cancelled", "not_shipped", "none", "basic", "canceled", "Canceled", "problematic", 1, 0, 0, 0 },
        { "cancelled", "cancelled", "paid", "basic", "canceled", "Canceled", "problematic", 1, 0, 0, 1 },
        { "on_hold", "not_shipped", "awaiting", "basic", "pending", "Pending", "in_processing", 0, 0, 0, 1 },
        { "in_progress", "not_delivered", "paid", "delivery", "not_delivered", "Not delivered", "problematic", 0, 0, 1, 1 },
        { "in_progress", "returning", "paid", "delivery", "returning", "On its way back", "problematic", 0, 0, 1, 1 },
        { "in_progress", "shipped", "failed", "payment", "failed", "Payment failed", "in_transit", 0, 0, 1, 1 },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct order o = order_in(arena_text(cx.mem, "%zu", i), "ann@example.com");
        o.general = table[i].general, o.delivery = table[i].delivery, o.payment = table[i].payment;
        struct order_view v = view_of(&cx, source, &o);
        if (strcmp(v.status.type, table[i].type) || strcmp(v.status.code, table[i].code) || strcmp(v.status.name, table[i].name) ||
            strcmp(v.status.group, table[i].group))
            FALSE_AT("%s/%s/%s: %s %s “%s” %s\n", o.general, o.delivery, o.payment, v.status.type, v.status.code, v.status.name, v.status.group);
        if (v.cancelled != table[i].cancelled || v.delivered != table[i].delivered || v.shipped != table[i].shipped || v.problem != table[i].problem)
            FALSE_AT("%s/%s/%s: cancelled %d delivered %d shipped %d problem %d\n", o.general, o.delivery, o.payment, v.cancelled, v.delivered, v.shipped, v.problem);
        assert_non_null(strstr(v.text, o.number));
        assert_true(v.live && v.checked_at == cx.now && v.actions_allowed);
    }
    cx_free(&cx);
}

static void texts_are_filled(struct fixture *f)
{
    const char *source, *notice;
    struct cx cx = shop_cx(f, "Kiln & Thread", &source);
    OK(status_text_set(&cx, "delivery", "in_transit", "en",
                       "Order # #order_number# of #shop_name#, #order_total#\nwith #shipping_name# (#carrier#) #parcel_number#\n"
                       "expected #eta#\nplaced #placed_on#\nat #pickup_point#\n#shipping_tacking_link#", &notice));
    struct order o = order_in("1042", "ann@example.com");
    struct shipment s = { .status = "in_transit", .carrier = "DHL", .tracking_number = "JD 1", .tracking_url = "https://track.example/JD1",
                          .eta_from = INT64_C(1795253400000), .eta_to = INT64_C(1795253400000) + 2 * DAY };
    o.placed_at = INT64_C(1795253400000) - 3 * DAY;
    o.shipments.at = &s, o.shipments.n = 1;
    struct order_view v = view_of(&cx, source, &o);
    assert_string_equal(v.text, "Order # 1042 of Kiln & Thread, $42.00\nwith DHL Express (DHL) JD 1\nexpected 21 November 2026 – 23 November 2026\n"
                                "placed 18 November 2026\nhttps://track.example/JD1");
    cx_free(&cx);
}

static void custom_statuses(struct fixture *f)
{
    const char *source, *notice;
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct status made;
    OK(status_add(&cx, &(struct status){ .type = "delivery", .code = "glazing", .name = "Being glazed", .badge = "Collected", .tone = "cyan" }, &made));
    OK(status_add(&cx, &(struct status){ .type = "delivery", .code = "handed_over", .name = "Handed over", .badge = "Delivered", .tone = "green" }, &made));
    OK(status_text_set(&cx, "delivery", "glazing", "en", "Order #order_number# is being glazed.", &notice));
    struct order o = order_in("1", "ann@example.com");
    o.delivery = "glazing";
    struct order_view v = view_of(&cx, source, &o);
    assert_string_equal(v.status.name, "Being glazed");
    assert_string_equal(v.text, "Order 1 is being glazed.");
    assert_string_equal(v.status.group, "in_processing");
    assert_false(v.unknown || v.delivered);
    o.number = "2", o.delivery = "handed_over", o.general = "new";
    v = view_of(&cx, source, &o);
    assert_true(v.delivered && v.shipped);
    assert_string_equal(v.status.group, "delivered");
    cx_free(&cx);
}

/* --- links ------------------------------------------------------------------------------------------------------ */

static void links(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    const struct { const char *url, *number, *shop, *want; } table[] = {
        { "https://t.example/1", "N1", NULL, "https://t.example/1" },
        { "http://t.example/1", "N1", "https://own.example/#parcel_number#", "http://t.example/1" },
        { "HTTPS://t.example/1", "N1", NULL, "HTTPS://t.example/1" },
        { NULL, "N1", NULL, NULL },
        { NULL, "N 1/é&x", "https://own.example/t?n=#parcel_number#&lang=en", "https://own.example/t?n=N%201%2F%C3%A9%26x&lang=en" },
        { NULL, NULL, "https://own.example/t?n=#parcel_number#", NULL },
        { NULL, NULL, "https://own.example/track", "https://own.example/track" },
        { "javascript:alert(1)", "N1", NULL, NULL },
        { "javascript:alert(1)", "N1", "https://own.example/#parcel_number#", "https://own.example/N1" },
        { "data:text/html,x", NULL, NULL, NULL },
        { "//t.example/1", "N1", NULL, NULL },
        { "https://", "N1", NULL, NULL },
        { "https://t.example/a b", "N1", NULL, NULL },
        { "https://t.example/\nx", "N1", NULL, NULL },
        { "https://shop.example@evil.example/", "N1", NULL, NULL },
        { "ftp://t.example/1", "N1", NULL, NULL },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct order o = order_in(arena_text(cx.mem, "%zu", i), "ann@example.com");
        struct shipment s = { .status = "in_transit", .tracking_url = table[i].url, .tracking_number = table[i].number };
        o.shipments.at = &s, o.shipments.n = 1;
        shop_set(&cx, "tracking_url", &(struct shop){ .tracking_url = table[i].shop });
        const char *got = view_of(&cx, source, &o).tracking_url;
        if (!text_same(got, table[i].want))
            FALSE_AT("%s + %s: %s instead of %s\n", table[i].url ? table[i].url : "-", table[i].shop ? table[i].shop : "-", got ? got : "-", table[i].want ? table[i].want : "-");
    }
    cx_free(&cx);
}

/* --- parcels ------------------------------------------------------------------------------------------------------ */

static void parcels(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct order_item items[] = { { .name = "Mug", .quantity = 3, .thumbnail = "/files/mug.svg" }, { .name = "Bowl", .quantity = 1, .thumbnail = "javascript:x" } };
    struct shipment s[] = {
        { .status = "delivered", .carrier = "DHL", .tracking_number = "D1", .items = "[{\"line\":1,\"quantity\":2}]", .delivered_at = cx.now - DAY },
        { .status = "cancelled", .carrier = "DHL", .tracking_number = "VOID" },
        { .status = "in_transit", .carrier = "GLS", .tracking_number = "G2", .items = "[{\"line\":1,\"quantity\":1},{\"line\":2,\"quantity\":1},{\"line\":9}]",
          .eta_from = cx.now + DAY, .eta_to = cx.now + 2 * DAY },
    };
    struct order o = order_in("1", "ann@example.com");
    o.items.at = items, o.items.n = 2;
    o.shipments.at = s, o.shipments.n = 3;
    struct order_view v = view_of(&cx, source, &o);
    assert_int_equal(v.parcels.n, 2);
    assert_string_equal(v.parcels.at[0].status.name, "Delivered");
    assert_string_equal(v.parcels.at[0].status.group, "delivered");
    assert_int_equal(v.parcels.at[0].items.n, 1);
    assert_int_equal(v.parcels.at[0].items.at[0].quantity, 2);
    assert_int_equal(v.parcels.at[1].items.n, 2);
    assert_string_equal(v.carrier, "GLS");                 /* the first that is still under way */
    assert_string_equal(v.tracking_number, "G2");
    assert_int_equal(v.eta_to, cx.now + 2 * DAY);
    assert_string_equal(v.thumbnail, "/files/mug.svg");
    assert_null(v.items.at[1].thumbnail);
    assert_null(strstr(card_json(&cx, &v), "VOID"));

    o.number = "2", o.shipments.n = 1;                     /* one parcel: its facts are the card's own */
    assert_int_equal(view_of(&cx, source, &o).parcels.n, 0);

    s[0] = (struct shipment){ .status = "at_pickup_point", .carrier = "Packeta", .tracking_number = "P1", .pickup_point = "Kiosk", .pickup_until = cx.now + DAY };
    o.number = "3", o.delivery = "at_pickup_point";
    v = view_of(&cx, source, &o);
    assert_int_equal(v.parcels.n, 1);
    assert_string_equal(v.parcels.at[0].pickup_point, "Kiosk");
    assert_int_equal(v.parcels.at[0].items.n, 2);
    assert_non_null(strstr(card_json(&cx, &v), "\"pickup_point\":{\"name\":\"Kiosk\",\"until\":\""));
    assert_false(v.problem);
    s[0].pickup_until = cx.now - DAY, o.number = "4";      /* nobody came */
    v = view_of(&cx, source, &o);
    assert_true(v.problem);
    assert_string_equal(v.status.group, "problematic");
    cx_free(&cx);
}

/* Only what every parcel says is added up; several places at once are told, one is not. */
static void in_parts(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    const struct { const char *one, *one_holds, *two, *two_holds, *delivery, *says; } table[] = {
        { "in_transit", "[{\"line\":1,\"quantity\":2}]", NULL, NULL, "partially_shipped", "\n2 of 3 items are on the way." },
        { "in_transit", "[{\"line\":1}]", NULL, NULL, "partially_shipped", "\n2 of 3 items are on the way." },
        { "in_transit", "[{\"line\":1,\"quantity\":2}]", "delivered", "[{\"line\":2,\"quantity\":1}]", "in_transit",
          "\n2 of 3 items are on the way.\n1 of 3 items have been delivered." },
        { "delivered", "[{\"line\":1,\"quantity\":1}]", "preparing", "[{\"line\":1,\"quantity\":1},{\"line\":2,\"quantity\":1}]", "partially_shipped",
          "\n1 of 3 items have been delivered." },
        { "in_transit", NULL, "delivered", "[{\"line\":2,\"quantity\":1}]", "in_transit", NULL },                      /* one does not say */
        { "in_transit", "[{\"line\":1,\"quantity\":9}]", NULL, NULL, "in_transit", NULL },                             /* more than there are */
        { "in_transit", "[{\"line\":1,\"quantity\":-2}]", NULL, NULL, "in_transit", NULL },
        { "in_transit", "[{\"line\":7,\"quantity\":1}]", NULL, NULL, "in_transit", NULL },
        { "in_transit", "[{\"line\":1,\"quantity\":2}]", "in_transit", "[{\"line\":1,\"quantity\":2}]", "in_transit", NULL },
        { "in_transit", "[{\"line\":1,\"quantity\":2},{\"line\":2,\"quantity\":1}]", NULL, NULL, "in_transit", NULL },  /* all of them */
        { "in_transit", "[{\"line\":1,\"quantity\":2}]", "cancelled", "[{\"line\":2,\"quantity\":1}]", "partially_shipped", "\n2 of 3 items are on the way." },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct order o = order_in(arena_text(cx.mem, "%zu", i), "ann@example.com");
        struct order_item items[2] = { { .name = "Mug", .quantity = 2, .unit_price = { 100, "USD" } }, { .name = "Tray", .quantity = 1, .unit_price = { 100, "USD" } } };
        struct shipment s[2] = { { .status = table[i].one, .items = table[i].one_holds }, { .status = table[i].two, .items = table[i].two_holds } };
        o.delivery = table[i].delivery;
        o.items.at = items, o.items.n = 2;
        o.shipments.at = s, o.shipments.n = table[i].two ? 2 : 1;
        struct order_view v = view_of(&cx, source, &o);
        if (table[i].says ? !strstr(v.text, table[i].says) : strstr(v.text, " items ") || v.items_total)
            FALSE_AT("case %zu: %s\n", i, v.text);
    }
    cx_free(&cx);
}

static void stalled_parcels(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    const struct { const char *delivery; int shipped, scanned; bool stalled; } table[] = {      /* days ago, 0 = never */
        { "in_transit", 9, 6, true },  { "in_transit", 9, 4, false }, { "in_transit", 11, 0, true }, { "in_transit", 9, 0, false },
        { "in_transit", 0, 0, false }, { "shipped", 11, 0, true },    { "delayed", 9, 6, true },    { "out_for_delivery", 9, 6, true },
        { "delivered", 9, 6, false },  { "preparing", 9, 6, false },  { "at_pickup_point", 9, 6, false }, { "returning", 9, 6, false },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct order o = order_in(arena_text(cx.mem, "%zu", i), "ann@example.com");
        struct shipment s = { .status = table[i].delivery, .shipped_at = table[i].shipped ? cx.now - table[i].shipped * DAY : 0,
                              .last_event_at = table[i].scanned ? cx.now - table[i].scanned * DAY : 0 };
        o.delivery = table[i].delivery;
        o.shipments.at = &s, o.shipments.n = 1;
        if (view_of(&cx, source, &o).stalled != table[i].stalled)
            FALSE_AT("%s shipped %d scanned %d\n", table[i].delivery, table[i].shipped, table[i].scanned);
    }
    shop_set(&cx, "stalled_days", &(struct shop){ .stalled_days = 10 });
    struct order o = order_in("late", "ann@example.com");
    struct shipment s = { .status = "in_transit", .last_event_at = cx.now - 9 * DAY };
    o.shipments.at = &s, o.shipments.n = 1;
    assert_false(view_of(&cx, source, &o).stalled);
    shop_set(&cx, "stalled_days_no_scan", &(struct shop){ .stalled_days_no_scan = 14 });
    o.number = "never scanned", s = (struct shipment){ .status = "in_transit", .shipped_at = cx.now - 13 * DAY };
    assert_false(view_of(&cx, source, &o).stalled);
    o.number = "never scanned at all", s.shipped_at -= 2 * DAY;
    assert_true(view_of(&cx, source, &o).stalled);
    cx_free(&cx);
}

static void steps_of(struct cx *cx, const char *source, const char *number, const char *general, const char *delivery, const char *want)
{
    struct order o = order_in(number, "ann@example.com");
    o.general = general, o.delivery = delivery;
    struct order_view v = view_of(cx, source, &o);
    const char *got = "";
    for (size_t i = 0; i < v.progress.n; i++)
        got = arena_text(cx->mem, "%s%s%s%s", got, i ? ", " : "", v.progress.at[i].done ? "+" : "", v.progress.at[i].name);
    if (strcmp(got, want))
        FALSE_AT("%s/%s: “%s” instead of “%s”\n", general, delivery, got, want);
}

static void progress(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    steps_of(&cx, source, "1", "new", "not_shipped", "+New, +Confirmed, Collected, In transit, Delivered");     /* paid, so confirmed */
    steps_of(&cx, source, "2", "in_progress", "preparing", "+New, +Confirmed, +Collected, In transit, Delivered");
    steps_of(&cx, source, "3", "in_progress", "in_transit", "+New, +Confirmed, +Collected, +In transit, Delivered");
    steps_of(&cx, source, "4", "completed", "delivered", "+New, +Confirmed, +Collected, +In transit, +Delivered");
    steps_of(&cx, source, "5", "cancelled", "not_shipped", "+New, +Canceled");
    steps_of(&cx, source, "6", "in_progress", "returning", "+New, +Confirmed, +Collected, +In transit, +On its way back");
    steps_of(&cx, source, "7", "in_progress", "not_delivered", "+New, +Confirmed, +Collected, +In transit, +Not delivered");
    cx_free(&cx);
}

static void card(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct order o = order_in("1042", "ann@example.com");
    struct order_view v = view_of(&cx, source, &o);
    json_error_t at;
    json_t *root = json_loads(card_json(&cx, &v), 0, &at), *c = json_object_get(root, "order"), *l = json_object_get(root, "line");
    assert_non_null(root);
    const char *const keys[] = { "number", "status", "payment_status", "placed_at", "shipping_name", "payment_name", "carrier", "tracking_number",
                                 "items", "total", "progress", "parcels", "checked_at", "live" };
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        if (!json_object_get(c, keys[i]))
            FALSE_AT("no %s\n", keys[i]);
    assert_null(json_object_get(c, "eta"));
    assert_null(json_object_get(c, "tracking_url"));
    assert_string_equal(json_string_value(json_object_get(json_object_get(c, "total"), "text")), "$42.00");
    assert_string_equal(json_string_value(json_object_get(json_object_get(c, "payment_status"), "group")), "paid");
    assert_string_equal(json_string_value(json_object_get(l, "choice")), "opt_1");
    assert_string_equal(json_string_value(json_object_get(l, "status")), "In transit");
    json_decref(root);
    cx_free(&cx);
}

EACH(nothing_private) EACH(payment_names) EACH(status_words) EACH(texts_are_filled) EACH(custom_statuses) EACH(links) EACH(parcels)
EACH(stalled_parcels) EACH(in_parts) EACH(progress) EACH(card)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH_TEST(nothing_private), EACH_TEST(payment_names), EACH_TEST(status_words), EACH_TEST(texts_are_filled), EACH_TEST(custom_statuses),
        EACH_TEST(links), EACH_TEST(parcels), EACH_TEST(stalled_parcels), EACH_TEST(in_parts), EACH_TEST(progress), EACH_TEST(card),
    };
    return cmocka_run_group_tests_name("what a visitor sees", tests, NULL, NULL);
}
