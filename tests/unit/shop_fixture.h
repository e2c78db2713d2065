/* shop_fixture.h - a shop with orders in a fresh database, and visitors who come to its door. */
#pragma once
#include "db_fixture.h"
#include "account/shop.h"
#include "base/crypto.h"
#include "base/text.h"
#include "order/order.h"
#include "source/door.h"

#define FALSE_AT(...) do { print_error(__VA_ARGS__); _fail(__FILE__, __LINE__); } while (0)
#define HOUR INT64_C(3600000)
#define DAY (24 * HOUR)

/* A context that has entered a new shop; *source = its native source. */
UNUSED static struct cx shop_cx(const struct fixture *f, const char *name, const char **source)
{
    struct cx cx = { .mem = arena_new(), .db = f->db, .now = clock_wall(), .who = { .actor = ACTOR_STAFF, .role = ROLE_OWNER } };
    struct shop s;
    struct id { const char *id; } row;
    static const struct field fields[] = { FIELD(F_TEXT, struct id, id), { 0 } };
    OK(crypto_use_secret(&cx, "a secret of the tests that is long enough"));
    OK(shop_add(&cx, &(struct shop_new){ .name = name }, &s));
    OK(db_get(&cx, fields, &row, "SELECT id FROM source WHERE shop_id = $1", T(s.id)));
    *source = row.id;
    return cx;
}

/* One field of the shop becomes what it is in `in`. */
UNUSED static void shop_set(struct cx *cx, const char *name, const struct shop *in)
{
    struct shop s;
    for (size_t i = 0; shop_fields[i].kind != F_END; i++)
        if (!strcmp(shop_fields[i].name, name)) {
            struct shop to = *in, now;
            OK(shop_get(cx, &now));
            to.version = now.version;
            OK(shop_change(cx, &to, UINT64_C(1) << i, &s));
            return;
        }
    FALSE_AT("no field %s\n", name);
}

/* An order in transit with every private detail filled in. */
UNUSED static struct order order_in(const char *number, const char *email)
{
    return (struct order){
        .number = number, .email = email, .phone = "+420 777 123 456", .customer_name = "Annabel Quillfeather",
        .ship_name = "Annabel Quillfeather", .ship_line1 = "17 Hazelnut Close", .ship_line2 = "Flat 9b", .ship_city = "Wexcombe",
        .ship_region = "Loamshire", .ship_postcode = "WX4 9ZZ", .ship_country = "CZ", .comment = "Ring twice, dog bites",
        .custom = "{\"birthday\":\"1990-02-03\"}", .tags = "vip-secret", .warehouse = "Backyard-7",
        .general = "in_progress", .delivery = "in_transit", .payment = "paid", .currency = "USD",
        .total = { 4200, "USD" }, .subtotal = { 4200, "USD" }, .payment_name = "Card", .shipping_name = "DHL Express",
    };
}

UNUSED static const char *order_new(struct cx *cx, const struct order *in)
{
    struct order o = { 0 };
    OK(order_add(cx, in, &o));
    return o.id;
}

UNUSED static const char *order_made(struct cx *cx, const char *number, const char *email)
{
    struct order in = order_in(number, email);
    return order_new(cx, &in);
}

/* Each visit comes from an address and in a conversation of its own, unless the test says otherwise. */
UNUSED static struct visit visit_new(struct cx *cx, const char *source)
{
    static atomic_int n;
    int i = ++n;
    return (struct visit){
        .conversation = id_new(cx, "cnv"), .source_id = source, .locale = "en", .arrived = clock_mono(),
        .address = arena_text(cx->mem, "11.%d.%d.%d", i >> 16 & 255, i >> 8 & 255, i & 255),
    };
}

UNUSED static enum door_outcome prove(struct cx *cx, struct visit *v, const char *number, const char *contact, const char **order)
{
    enum door_outcome out = DOOR_CLOSED;
    const char *id = NULL;
    OK(door_prove(cx, v, number, contact, &out, &id));
    assert_true((out == DOOR_PROVEN) == (id != NULL));
    if (order)
        *order = id;
    return out;
}

UNUSED static char *card_json(struct cx *cx, const struct order_view *o)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    order_card_write(&w, "order", o);
    order_line_write(&w, "line", "opt_1", o);
    writer_text(&w, "text", o->text);
    writer_close(&w);
    char *json = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return json;
}
