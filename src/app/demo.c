/* demo.c - `wismo demo`: makes the demo shop once, and says how to try it each time. Its password is public: the demo
   is for one's own machine. */
#include "app/demo.h"
#include "account/shop.h"
#include "api/demo.h"
#include "app/commands.h"
#include "base/text.h"
#include "order/backend.h"
#include <stdio.h>
#include <string.h>

#define EMAIL "owner@demo.example"
#define PASSWORD "demo-shop-owner"

static const struct setup demo_setup = {
    .shop = "Hearth & Heddle",
    .zone = "UTC",
    .currency = "USD",
    .email = EMAIL,
    .name = "Dana",
    .password = PASSWORD,
    .demo = true,
};

static const char delivery_policy[] =
    "To your door in 2–4 working days ($6.00, free over $60.00), to a pick-up point in 2–4 working days ($4.00, kept for "
    "7 days), or express on the next working day ($14.00).";
static const char returns_policy[] =
    "You have 30 days from the day of delivery. Tell me that you want to return an order, then send it back in its box; "
    "we pay you back within five working days of its arrival.";

static uint64_t bit_of(const char *name)
{
    for (size_t i = 0; shop_fields[i].name; i++)
        if (!strcmp(shop_fields[i].name, name))
            return UINT64_C(1) << i;
    return 0;
}

static err_t policies_set(struct cx *cx, const char *url)
{
    struct shop shop;
    TRY(shop_get(cx, &shop));
    shop.delivery_policy = delivery_policy;
    shop.returns_policy = returns_policy;
    shop.returns_url = arena_text(cx->mem, "%s/storefront/delivery.html", url);
    shop.verify_code = true; /* its mails are at /storefront/mails.html */
    shop.privacy_url = arena_text(cx->mem, "%s/storefront/delivery.html#privacy", url);
    return shop_change(cx, &shop,
                       bit_of("delivery_policy") | bit_of("returns_policy") | bit_of("returns_url") |
                           bit_of("privacy_url") | bit_of("verify_code"),
                       &shop);
}

static err_t demo_find(struct cx *cx, bool *found)
{
    shop_list shops = { 0 };
    TRY(shop_find(cx, &shops));
    *found = false;
    for (size_t i = 0; i < shops.n; i++)
        *found |= shops.at[i].demo;
    return NULL;
}

static err_t shop_make(struct cx *cx, const char *url, struct made *made)
{
    struct order_backend orders;
    int added;
    DB_TX(cx); /* all of it or nothing */
    TRY(shop_setup(cx, &demo_setup, made));
    TRY(order_backend_connect(cx, made->assistant_id, NULL, &orders));
    TRY(policies_set(cx, url));
    TRY(demo_orders_add(cx, &added));
    TRY(demo_desk_add(cx));
    return db_commit(cx);
}

static err_t demo_make(struct cx *cx, const char *url)
{
    struct made made;
    bool found;
    TRY(demo_find(cx, &found));
    if (found)
        return NULL;
    TRY(shop_make(cx, url, &made));
    return demo_talks_add(cx, made.assistant_id);
}

int demo_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    if (argc > 0)
        return command_usage(arena_text(cx->mem, "wismo demo does not take %s.", argv[0]));
    const char *url = c->url ? c->url : arena_text(cx->mem, "http://%s", c->listen);
    err_t e = demo_make(cx, url);
    if (e)
        return command_failed(e);
    db_settle(cx->db);
    printf("The shop     %s/storefront/\n", url);
    printf("Staff        %s  %s\n", EMAIL, PASSWORD);
    for (size_t i = 0; i < demo_tries_n; i++)
        printf("Try order    %s  %s  (%s)\n", demo_tries[i].number, demo_tries[i].who->email, demo_tries[i].what);
    return 0;
}
