/* source_fuzz.c - what other shops' systems answer and deliver, whatever it is. First byte: which system; the rest is a
   body. Orders that come out are fit to be stored: an id and a number, amounts in one currency, texts that are UTF-8. */
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "source/call.h"
#include "source/http/room.h"
#include "source/shopify/shopify.h"
#include "source/shoptet/room.h"
#include "source/woocommerce/woocommerce.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) { if (!holds) abort(); }

static void text_must(const char *s) { must(!s || text_valid(s, strlen(s))); }

static void order_must(const struct order *o)
{
    must(!text_empty(o->external_id) && strlen(o->external_id) < 1000);
    const char *const texts[] = { o->external_id, o->number, o->email, o->phone, o->customer_name, o->general, o->delivery, o->payment,
                                  o->general_raw, o->delivery_raw, o->payment_raw, o->payment_name, o->shipping_name, o->comment, o->locale };
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        text_must(texts[i]);
    const struct money sums[] = { o->subtotal, o->shipping_total, o->discount_total, o->tax_total, o->total };
    for (size_t i = 0; i < sizeof(sums) / sizeof(*sums); i++) {
        must(sums[i].minor <= MONEY_MOST && sums[i].minor >= -MONEY_MOST);
        must(!sums[i].currency[0] || currency_exponent(sums[i].currency) >= 0);
    }
    for (size_t i = 0; i < o->items.n; i++) {
        text_must(o->items.at[i].name);
        text_must(o->items.at[i].sku);
    }
    for (size_t i = 0; i < o->shipments.n; i++) {
        text_must(o->shipments.at[i].tracking_number);
        text_must(o->shipments.at[i].tracking_url);
        text_must(o->shipments.at[i].status);
    }
}

static void orders(struct cx *cx, const struct source *s, int which, const json_t *j)
{
    struct order o = { 0 };
    bool flag = false;
    err_t e = NULL;
    switch (which) {
    case 0: e = woo_order(cx, s, j, &o, &flag); break;
    case 1: e = shopify_order(cx, &(struct shopify){ .s = s }, j, &o, &flag); break;
    case 2: e = shoptet_order(cx, s, source_at(j, "order"), source_at(j, "parcels"), &o); break;
    default: e = http_map_order(cx, s, source_at(j, "mapping"), source_at(j, "order"), &o); break;
    }
    if (!e && !(which == 0 && flag))
        order_must(&o);
}

static const char *no_field(const void *ex, const char *name) { return !strcmp(name, "x-shopify-topic") || !strcmp(name, "x-wc-webhook-topic") ? ex : NULL; }

static void deliveries(struct cx *cx, const struct source *s, int which, const char *body, size_t n)
{
    static const char *const topics[] = { "order.updated", "orders/updated", NULL, NULL };
    const struct source_hook h = { .field = no_field, .ex = topics[which], .body = body, .body_n = n };
    struct source_hint hint = { 0 };
    err_t e = which == 0   ? woo_decode(cx, s, &h, &hint)
              : which == 1 ? shopify_decode(cx, s, &h, &hint)
              : which == 2 ? shoptet_decode(cx, s, &h, &hint)
                           : NULL;
    for (size_t i = 0; !e && i < hint.changed.n; i++)
        must(!text_empty(hint.changed.at[i]) && text_valid(hint.changed.at[i], strlen(hint.changed.at[i])));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *mem = arena_new();
    struct cx cx = { .mem = mem, .now = INT64_C(1795253400000), .lane = LANE_JOB, .who = { .shop = "shp_1", .zone = "UTC", .currency = "EUR" } };
    const struct source s = { .id = "src_1", .kind = "woocommerce", .name = "Store", .settings = "{}", .version = 1 };
    json_t *j;
    if (size < 2)
        goto end;
    int which = data[0] & 3;
    const char *body = arena_copy_n(mem, (const char *)data + 1, size - 1);
    deliveries(&cx, &s, which, body, size - 1);
    if (!json_read(&cx, body, size - 1, &j))
        orders(&cx, &s, which, j);
end:
    arena_free(mem);
    return 0;
}
