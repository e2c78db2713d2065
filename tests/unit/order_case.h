/* order_case.h - what the tests of order/ share: a shop with its native source, and short ways to look. */
#pragma once
#include "account/shop.h"
#include "db/event.h"
#include "db_fixture.h"
#include "order/order.h"

/* A context of a new shop in that zone. */
UNUSED static struct cx order_shop(struct fixture *f, const char *zone)
{
    struct cx cx = { .mem = arena_new(), .db = f->db, .now = INT64_C(1795253400000) };   /* 2026-11-21T09:30Z */
    struct shop s;
    cx.who.actor = ACTOR_STAFF;
    OK(shop_add(&cx, &(struct shop_new){ .name = "Wool & Co", .zone = zone, .currency = "EUR" }, &s));
    return cx;
}

struct source_id { const char *id; };
static const struct field source_id_fields[] = { FIELD(F_TEXT, struct source_id, id), { 0 } };

UNUSED static const char *native_id(struct cx *cx)
{
    struct source_id s = { 0 };
    OK(db_get(cx, source_id_fields, &s, "SELECT id FROM source WHERE shop_id = $1 AND kind = 'native'", T(cx->who.shop)));
    return s.id;
}

UNUSED static int64_t bit(const char *name)
{
    for (size_t i = 0; order_fields[i].kind != F_END; i++)
        if (!strcmp(order_fields[i].name, name))
            return INT64_C(1) << i;
    abort();
}

/* "what field from>to" of every event of the order, oldest first, separated by |. */
UNUSED static char *history(struct cx *cx, const char *id)
{
    event_list e = { 0 };
    OK(event_find(cx, "order", id, NULL, 100, &e));
    char *all = arena_copy(cx->mem, "");
    for (size_t i = e.n; i-- > 0;)
        all = arena_text(cx->mem, "%s%s%s %s %s>%s", all, *all ? "|" : "", e.at[i].what, e.at[i].field ? e.at[i].field : "-",
                         e.at[i].from ? e.at[i].from : "", e.at[i].to ? e.at[i].to : "");
    return all;
}

#define EUR(n) ((struct money){ (n), "EUR" })
#define LIST_OF(type, ...) { (type[]){ __VA_ARGS__ }, sizeof((type[]){ __VA_ARGS__ }) / sizeof(type) }
