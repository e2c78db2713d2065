/* shopify_fuzz.c - what Shopify may send, and what visitors type on its way there. Properties: an order that is taken has
   an id of digits, links that are web addresses, statuses and an answer to every request; a webhook names digits; a value in
   a search cannot leave its quotes; an address that a token goes to is a shop's own at Shopify. */
#include "base/json.h"
#include "must.h"
#include "source/shopify/shopify.h"
#include <stdlib.h>

static const char *field(const void *ex, const char *name)
{
    (void)ex;
    return !strcmp(name, "x-shopify-topic") ? ex : NULL;
}

static void order_holds(const struct order *o)
{
    must(shopify_is_id(o->external_id) && o->external_stamp && o->general && o->delivery && o->payment,
         "an order that does not hold what it must");
    must(o->items.at && o->shipments.at && o->allowed.n >= 2 && o->allowed.n <= 3,
         "an order that does not hold what it must");
    for (size_t i = 0; i < o->shipments.n; i++) {
        const struct shipment *p = &o->shipments.at[i];
        must(!text_empty(p->status) && p->line == (int64_t)i + 1, "an order that does not hold what it must");
        must(!p->tracking_url || text_starts(p->tracking_url, "http"), "an order that does not hold what it must");
    }
    for (size_t i = 0; i < o->items.n; i++)
        must(o->items.at[i].quantity >= 0 && o->items.at[i].quantity <= QUANTITY_MOST &&
                 !text_empty(o->items.at[i].name),
             "an order that does not hold what it must");
    for (size_t i = 0; i < o->allowed.n; i++)
        must(text_in("yes no ask", o->allowed.at[i].answer), "an order that does not hold what it must");
}

static void read_order(struct cx *cx, const json_t *j)
{
    static const struct source source = { .id = "src_1", .kind = "shopify", .name = "Mugs" };
    const struct shopify sh = { .s = &source };
    struct order o = { 0 };
    bool whole;
    err_t e = shopify_order(cx, &sh, j, &o, &whole);
    must(!e || e->code == E_REMOTE, "an error that does not hold what it must");
    if (e)
        return;
    order_holds(&o);
    shopify_parcel_items(cx, j, json_object_get(j, "fulfillments"), &o);
}

static void read_hook(struct cx *cx, const char *body, size_t n)
{
    static const char *const topics[] = { "orders/updated",   "orders/edited", "fulfillments/update", "returns/close",
                                          "customers/redact", "orders/delete", "app/uninstalled" };
    for (size_t i = 0; i < sizeof(topics) / sizeof(*topics); i++) {
        struct source_hint h = { 0 };
        const struct source_hook hook = { field, topics[i], body, n };
        err_t e = shopify_decode(cx, NULL, &hook, &h);
        must(!e || e->code == E_INPUT || e->code == E_SYNTAX, "a webhook that does not hold what it must");
        for (size_t k = 0; !e && k < h.changed.n; k++)
            must(shopify_is_id(h.changed.at[k]), "a webhook that does not hold what it must");
        for (size_t k = 0; !e && k < h.gone.n; k++)
            must(shopify_is_id(h.gone.at[k]), "a webhook that does not hold what it must");
    }
}

static void read_text(struct cx *cx, const char *text)
{
    const char *quoted = shopify_quoted(cx, text), *site = shopify_site(cx, text);
    size_t n = strlen(quoted);
    must(n >= 2 && quoted[0] == '"' && quoted[n - 1] == '"' && strcspn(quoted + 1, "\"\\") == n - 2,
         "a text that does not hold what it must");
    must(text_length(shopify_brief(cx, text)) <= 200, "a text that does not hold what it must");
    (void)shopify_cod(cx, text);
    if (!site)
        return;
    const char *name = site + strlen("https://");
    size_t own = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
    must(text_starts(site, "https://") && own && *name != '-' && !strcmp(name + own, ".myshopify.com"),
         "a text that does not hold what it must");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = { .mem = arena_new() };
    json_t *j = NULL;
    char *text = arena_copy_n(cx.mem, (const char *)data, size);
    if (!json_read(&cx, text, size, &j))
        read_order(&cx, j);
    read_hook(&cx, text, size);
    if (text_valid(text, size))
        read_text(&cx, text);
    arena_free(cx.mem);
    return 0;
}
