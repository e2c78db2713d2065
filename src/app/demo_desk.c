/* demo_desk.c - what staff find in the demo shop besides orders: a catalogue with variants, reminders, a VIP. */
#include "account/staff.h"
#include "app/demo.h"
#include "base/json.h"
#include "order/customer.h"
#include "order/reminder.h"
#include "order/search.h"
#include "product/product.h"
#include <stdlib.h>
#include <string.h>

#define HOUR (3600LL * 1000)
#define DAY (24 * HOUR)

/* --- the catalogue ------------------------------------------------------------------------------- */

/* The storefront's own goods, with what can be chosen of them: name|sku's end|more than the product costs|stock. */
struct ware {
    const char *sku, *name, *picture;
    int64_t price, stock;
    const char *variants;
    bool ended; /* no longer sold */
};
static const struct ware wares[] = {
    { "HH-101", "Stoneware mug", "mug", 2400, 86, "Moss|MO|0|34;Chalk|CH|0|41;Ember|EM|200|11", false },
    { "HH-102", "Rice bowl", "bowl", 2800, 52, "Single|1|0|37;Set of four|4|7600|15", false },
    { "HH-103", "Dinner plate", "plate", 3200, 64, NULL, false },
    { "HH-104", "Moss teapot", "teapot", 7800, 3, "0.8 litres|S|0|3;1.2 litres|L|1400|0", false },
    { "HH-201", "Wool blanket", "blanket", 14000, 18, "Grey|GR|0|9;Rust|RU|0|6;Undyed|UN|1000|3", false },
    { "HH-203", "Linen napkins", "napkins", 3800, 40, "Set of two|2|0|22;Set of six|6|5200|18", false },
    { "HH-302", "Oak board", "board", 4600, 0, NULL, false },
    { "HH-105", "Bud vase", "vase", 3600, 7, NULL, true },
};

static err_t variants_of(struct cx *cx, const struct ware *w, const char **out)
{
    struct buf b = { 0 };
    struct writer to = { .to = &b };
    char *rest = arena_copy(cx->mem, w->variants);
    writer_open(&to, NULL, '[');
    for (char *one; (one = strsep(&rest, ";"));) {
        const char *name = strsep(&one, "|"), *end = strsep(&one, "|"), *more = strsep(&one, "|");
        writer_open(&to, NULL, '{');
        writer_text(&to, "name", name);
        writer_text(&to, "sku", arena_text(cx->mem, "%s-%s", w->sku, end));
        writer_int(&to, "price", w->price + strtoll(more, NULL, 10));
        writer_int(&to, "stock", strtoll(one, NULL, 10));
        writer_close(&to);
    }
    writer_close(&to);
    *out = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return NULL;
}

static err_t catalogue_add(struct cx *cx)
{
    for (size_t i = 0; i < sizeof(wares) / sizeof(*wares); i++) {
        const struct ware *w = &wares[i];
        struct product p = { .sku = w->sku, .name = w->name, .price = { w->price, "USD" }, .stock = w->stock }, made;
        p.images = arena_text(cx->mem, "[{\"url\":\"/storefront/img/%s.svg\",\"alt\":\"%s\"}]", w->picture, w->name);
        p.active = !w->ended;
        if (w->variants)
            TRY(variants_of(cx, w, &p.variants));
        TRY(product_add(cx, &p, &made));
    }
    return NULL;
}

/* --- what staff noted ---------------------------------------------------------------------------- */

/* The order at this place of the newest in a status. */
static err_t order_at(struct cx *cx, const char *status, size_t place, const struct order_row **out)
{
    struct order_page page;
    TRY(order_search(cx, &(struct order_search){ .status = status }, &page));
    if (page.rows.n <= place)
        return fail(cx, E_INTERNAL, "The demo has no %zu orders in %s.", place + 1, status);
    const struct order_row *rows = page.rows.at; /* the arena's, not the page's */
    *out = rows + place;
    return NULL;
}

static err_t remind(struct cx *cx, const char *status, size_t place, const char *text, msec due)
{
    const struct order_row *o = NULL;
    struct reminder made;
    TRY(order_at(cx, status, place, &o));
    return reminder_add(cx, o->id, &(struct reminder){ .text = text, .due_at = due, .active = true }, &made);
}

static err_t reminders_add(struct cx *cx)
{
    msec today, tomorrow;
    reminder_today(cx, &today, &tomorrow);
    TRY(remind(cx, "payment.awaiting", 0, "Ask the bank whether the payment has come through", today + 16 * HOUR));
    TRY(remind(cx, "delivery.delayed", 0, "Call the carrier: where is this parcel?", today - DAY + 10 * HOUR));
    return remind(cx, "delivery.preparing", 1, "Glaze is drying: pack it before the weekend",
                  today + 2 * DAY + 9 * HOUR);
}

static err_t customers_add(struct cx *cx)
{
    struct order_page page;
    TRY(order_search(cx, &(struct order_search){ .query = "grace@example.org" }, &page));
    if (!page.rows.n)
        return fail(cx, E_INTERNAL, "The demo has no order of its VIP.");
    return customer_note(cx, page.rows.at[0].id, 0, "yes",
                         "Runs the tea room on Quay Lane. Orders by phone, and always needs an invoice.");
}

/* Dana did it. */
static err_t as_owner(struct cx *cx)
{
    member_list people = { 0 };
    TRY(staff_find(cx, &people));
    if (!people.n)
        return fail(cx, E_INTERNAL, "The demo has no owner.");
    cx->who.actor = ACTOR_STAFF;
    cx->who.user = people.at[0].id;
    cx->who.name = people.at[0].name;
    return NULL;
}

err_t demo_desk_add(struct cx *cx)
{
    TRY(as_owner(cx));
    TRY(catalogue_add(cx));
    TRY(reminders_add(cx));
    return customers_add(cx);
}
