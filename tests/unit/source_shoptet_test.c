/* source_shoptet_test.c - Shoptet's orders read as ours: each state by its id, and every recorded payload of
   ../shared/data/api_payloads/shoptet (or $WISMO_SHARED) either read right or refused; without them the test says so. */
#include "base_case.h"
#include "base/crypto.h"
#include "source/shoptet/room.h"
#include <dirent.h>
#include <stdio.h>

static const struct source shop = { .id = "src_1", .kind = "shoptet", .name = "Shop" };

static json_t *parsed(struct cx *cx, const char *json)
{
    json_t *j;
    assert_ok(json_read(cx, json, strlen(json), &j));
    return j;
}

static void states(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *json, *general, *delivery, *payment; } table[] = {
        { "{\"code\":\"1\",\"status\":{\"id\":-1,\"name\":\"x\"},\"paid\":true}", "new", "not_shipped", "paid" },
        { "{\"code\":\"1\",\"status\":{\"id\":-2,\"name\":\"x\"},\"paid\":false}", "in_progress", "preparing", "awaiting" },
        { "{\"code\":\"1\",\"status\":{\"id\":-2,\"name\":\"x\"},\"paid\":false,\"paymentMethod\":{\"name\":\"Dobírka\"}}", "in_progress", "preparing", "cod" },
        { "{\"code\":\"1\",\"status\":{\"id\":-3,\"name\":\"x\"},\"paid\":null}", "completed", "unknown", "none" },
        { "{\"code\":\"1\",\"status\":{\"id\":-3,\"name\":\"x\"},\"notes\":{\"trackingNumber\":\"T\"}}", "completed", NULL, "none" }, /* from the parcel */
        { "{\"code\":\"1\",\"status\":{\"id\":-4,\"name\":\"x\"},\"paid\":true,\"notes\":{\"trackingNumber\":\"T\"}}", "cancelled", "cancelled", "paid" },
        { "{\"code\":\"1\",\"status\":{\"id\":7,\"name\":\"Čeká na dodavatele\"}}", "Čeká na dodavatele", NULL, "none" },
        { "{\"code\":\"1\"}", NULL, NULL, "none" },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct order o;
        assert_ok(shoptet_order(cx, &shop, parsed(cx, table[i].json), NULL, &o));
        assert_true(text_same(o.general, table[i].general));
        assert_true(text_same(o.delivery, table[i].delivery));
        assert_true(text_same(o.payment, table[i].payment));
    }
}

static void parcels(void **state)
{
    struct cx *cx = *state;
    struct order o;
    assert_ok(shoptet_order(cx, &shop, parsed(cx, "{\"code\":\"1\",\"notes\":{\"trackingNumber\":\"T\",\"trackingUrl\":\"javascript:1\"},\"shipping\":{\"name\":\"PPL\"}}"), NULL, &o));
    assert_int_equal(o.shipments.n, 1);
    assert_string_equal(o.shipments.at[0].carrier, "PPL");
    assert_null(o.shipments.at[0].tracking_url);
    assert_ok(shoptet_order(cx, &shop, parsed(cx, "{\"code\":\"1\",\"notes\":{\"trackingNumber\":null}}"), NULL, &o));
    assert_non_null(o.shipments.at); /* there are none */
    assert_int_equal(o.shipments.n, 0);
    assert_ok(shoptet_order(cx, &shop, parsed(cx, "{\"code\":\"1\"}"), NULL, &o));
    assert_null(o.shipments.at); /* nothing is said */
    static const char *const words[][2] = { { "requested", "preparing" }, { "in_transit", "in_transit" }, { "ready_for_pickup", "at_pickup_point" },
        { "delivered", "delivered" }, { "back_transit", "returning" }, { "returned", "returned" }, { "carrier_issue", "not_delivered" },
        { "canceled", "cancelled" }, { "of_tomorrow", "unknown" } };
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        const char *json = arena_text(cx->mem, "{\"items\":[{\"orderCode\":\"1\",\"status\":\"%s\",\"packages\":[{\"trackingNumber\":\"A\"},{\"trackingNumber\":\"B\"}]},"
            "{\"orderCode\":\"2\",\"status\":\"delivered\",\"packages\":[{}]}]}", words[i][0]);
        assert_ok(shoptet_order(cx, &shop, parsed(cx, "{\"code\":\"1\"}"), parsed(cx, json), &o));
        assert_int_equal(o.shipments.n, 2);
        assert_string_equal(o.shipments.at[1].status, words[i][1]);
        assert_int_equal(o.shipments.at[1].line, 2);
    }
}

/* itemPrice is the price of the line: its pieces must not be paid for twice. */
static void prices(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *line; int64_t pieces, unit; } table[] = {
        { "\"amount\":\"3.000\",\"itemPrice\":{\"withVat\":\"300.00\"},\"unitPrice\":{\"withVat\":\"100.00\"}", 3, 10000 },
        { "\"amount\":\"2.000\",\"priceRatio\":\"0.9000\",\"itemPrice\":{\"withVat\":\"180.00\"},\"unitPrice\":{\"withVat\":\"100.00\"}", 2, 9000 },
        { "\"amount\":\"3.000\",\"itemPrice\":{\"withVat\":\"100.00\"}", 3, 3333 }, /* 0.01 is lost of the line */
        { "\"amount\":\"3.000\",\"itemPrice\":{\"withVat\":\"200.00\"}", 3, 6667 },
        { "\"amount\":\"1.500\",\"amountUnit\":\"m\",\"itemPrice\":{\"withVat\":\"150.00\"},\"unitPrice\":{\"withVat\":\"100.00\"}", 1, 15000 },
        { "\"amount\":\"0.250\",\"itemPrice\":{\"withVat\":\"25.00\"}", 1, 2500 },
        { "\"amount\":\"2.000\",\"itemPrice\":{\"withVat\":null},\"unitPrice\":{\"withVat\":\"100.00\"}", 2, 10000 },
        { "\"amount\":\"0.000\",\"itemPrice\":{\"withVat\":\"0.00\"},\"unitPrice\":{\"withVat\":\"100.00\"}", 0, 10000 },
        { "\"itemPrice\":{\"withVat\":\"100.00\"}", 1, 10000 },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct order o;
        assert_ok(shoptet_order(cx, &shop, parsed(cx, arena_join(cx->mem, "{\"code\":\"1\",\"price\":{\"currencyCode\":\"CZK\"},\"items\":[{\"itemType\":\"product\",", table[i].line, "}]}")), NULL, &o));
        assert_int_equal(o.items.at[0].quantity, table[i].pieces);
        assert_int_equal(o.items.at[0].unit_price.minor, table[i].unit);
        assert_string_equal(o.items.at[0].unit_price.currency, "CZK");
    }
}

static void codes(void **state)
{
    struct cx *cx = *state;
    assert_string_equal(shoptet_order_path(cx, "OBJ/1 ?č", "/status"), "/api/orders/OBJ%2F1%20%3F%C4%8D/status");
    assert_null(shoptet_order_path(cx, "..", ""));
    assert_null(shoptet_order_path(cx, ".", ""));
    assert_null(shoptet_order_path(cx, "snapshot", ""));
    assert_null(shoptet_order_path(cx, "statuses", ""));
    assert_non_null(shoptet_order_path(cx, "OBJ-7", ""));
    assert_null(shoptet_order_path(cx, "", ""));
    assert_null(shoptet_order_path(cx, NULL, ""));
}

/* --- webhooks --- */

static void hints(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *body, *topic; int changed, gone; bool poll; } table[] = {
        { "{\"event\":\"order:update\",\"eventCreated\":\"a\",\"eventInstance\":\"2018000057\"}", "order:update", 1, 0, false },
        { "{\"event\":\"order:delete\",\"eventInstance\":\"2018000057\"}", "order:delete", 0, 1, false },
        { "{\"event\":\"order:massUpdate\",\"eventInstance\":\"[\\\"1\\\",\\\"2\\\",3]\"}", "order:massUpdate", 3, 0, false },
        { "{\"event\":\"order:massUpdate\",\"eventInstance\":\"[{\\\"code\\\":\\\"1\\\"}]\"}", "order:massUpdate", 1, 0, false },
        { "{\"event\":\"order:massUpdate\",\"eventInstance\":\"[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]\"}", "order:massUpdate", 20, 0, false },
        { "{\"event\":\"order:massUpdate\",\"eventInstance\":\"[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21]\"}", "order:massUpdate", 0, 0, true },
        { "{\"event\":\"order:massUpdate\",\"eventInstance\":\"[1,\"}", "order:massUpdate", 0, 0, true },
        { "{\"event\":\"order:update\"}", "order:update", 0, 0, true },
        { "{\"event\":\"shipment:update\",\"eventInstance\":\"guid\"}", "shipment:update", 0, 0, true },
        { "{\"event\":\"addon:suspend\",\"eventInstance\":\"1\"}", "addon:suspend", 0, 0, false },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct source_hint hint;
        const struct source_hook h = { .body = table[i].body, .body_n = strlen(table[i].body) };
        assert_ok(shoptet_decode(cx, &shop, &h, &hint));
        assert_string_equal(hint.topic, table[i].topic);
        assert_int_equal(hint.changed.n, table[i].changed);
        assert_int_equal(hint.gone.n, table[i].gone);
        assert_int_equal(hint.look != NULL, table[i].poll);
        assert_non_null(hint.delivery);
    }
    static const char *const bad[] = { "", "{", "[]", "{}", "{\"event\":7.5e400}", "7" };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        struct source_hint hint;
        const struct source_hook h = { .body = bad[i], .body_n = strlen(bad[i]) };
        assert_non_null(shoptet_decode(cx, &shop, &h, &hint));
    }
}

/* --- recorded payloads --- */

static char *whole(struct cx *cx, const char *path)
{
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    char *text = arena_alloc(cx->mem, 1 << 20);
    text[fread(text, 1, (1 << 20) - 1, f)] = '\0';
    fclose(f);
    return text;
}

/* Read a second time, by hand. */
static void is_that(struct cx *cx, const json_t *from, const struct order *o)
{
    const json_t *items = json_object_get(from, "items"), *one, *notes = json_object_get(from, "notes");
    size_t i, products = 0;
    int64_t lines = 0, sum = 0;
    assert_string_equal(o->external_id, json_str(from, "code"));
    assert_true(text_same(o->email, json_str(from, "email")));
    assert_true(text_same(o->customer_id, json_str(from, "customerGuid")));
    json_array_foreach (items, i, one) {
        const char *kind = json_str(one, "itemType");
        if (kind && strcmp(kind, "product"))
            continue;
        products++;
        lines += source_money(source_at(one, "itemPrice.withVat"), "CZK").minor;
    }
    assert_int_equal(o->items.n, products);
    for (i = 0; i < o->items.n; i++)
        sum += o->items.at[i].quantity * o->items.at[i].unit_price.minor;
    assert_int_equal(sum, lines);
    const char *total = source_text(cx, from, "price.withVat");
    if (total) {
        assert_string_equal(o->total.currency, source_text(cx, from, "price.currencyCode"));
        assert_string_equal(money_plain(cx->mem, o->total), total);
    }
    const char *number = json_str(notes, "trackingNumber");
    assert_int_equal(o->shipments.n, number ? 1 : 0);
    if (number)
        assert_string_equal(o->shipments.at[0].tracking_number, number);
    assert_string_equal(o->payment, json_is_true(json_object_get(from, "paid")) ? "paid" : json_is_false(json_object_get(from, "paid")) ? o->payment : "none");
    assert_true(o->placed_at > 0);
}

static void payloads(void **state)
{
    struct cx *cx = *state;
    const char *shared = getenv("WISMO_SHARED");
    const char *folder = arena_join(cx->mem, shared ? shared : "../shared", "/data/api_payloads/shoptet");
    DIR *d = opendir(folder);
    int orders = 0, others = 0, listed = 0;
    if (!d) {
        print_message("SKIPPED: api_payloads/shoptet is neither in $WISMO_SHARED nor in ../shared\n");
        return;
    }
    for (struct dirent *f; (f = readdir(d));) {
        if (*f->d_name == '.')
            continue;
        const json_t *file = parsed(cx, whole(cx, arena_join(cx->mem, folder, "/", f->d_name))), *row;
        const json_t *data = source_at(file, "body.data"), *from = json_object_get(data, "order");
        struct order o;
        size_t i;
        if (from && json_object_get(from, "code")) {
            assert_ok(shoptet_order(cx, &shop, from, NULL, &o));
            is_that(cx, from, &o);
            orders++;
        } else {
            assert_code(shoptet_order(cx, &shop, from ? from : data, NULL, &o), E_REMOTE);
            others++;
        }
        json_array_foreach (json_object_get(data, "orders"), i, row) {
            assert_ok(shoptet_order(cx, &shop, row, NULL, &o));
            assert_null(o.items.at); /* a row says nothing of these */
            assert_null(o.shipments.at);
            listed++;
        }
    }
    closedir(d);
    print_message("%d orders, %d rows, %d other answers\n", orders, listed, others);
    assert_true(orders + others >= 48 && orders >= 3 && listed >= 1);
}

int main(void)
{
    crypto_start();
    const struct CMUnitTest tests[] = { CASE(states), CASE(parcels), CASE(prices), CASE(codes), CASE(hints), CASE(payloads) };
    return cmocka_run_group_tests_name("shoptet", tests, NULL, NULL);
}
