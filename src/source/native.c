/* native.c - wismo's own orders as a source: the orders table itself, so what it says is always live.
   Invariant: number and e-mail are one look-up in one index (orders_number), so that how many orders a
   number or an e-mail has changes nothing about the work. */
#include "base/text.h"
#include "order/contact.h"
#include "source/source.h"
#include <string.h>

static err_t load_all(struct cx *cx, order_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        TRY(order_load_shown(cx, &list->at[i]));
    return NULL;
}

/* No ORDER BY and no source_id here: either makes a planner prefer another index, which then walks over all
   orders of that e-mail, or of the shop. */
static err_t native_find(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out)
{
    const char *number_norm = ask->number_norm, *email_norm = ask->email_norm, *phone_norm = ask->phone_norm;
    order_list list = { 0 };
    if (*email_norm)
        TRY(db_list(cx, order_fields, &list,
                    "SELECT " ORDER_SHOWN
                    " FROM orders WHERE shop_id = $1 AND number_norm = $2 AND email_norm = $3 LIMIT 100",
                    T(cx->who.shop), T(number_norm), T(email_norm)));
    else
        TRY(db_list(cx, order_fields, &list,
                    "SELECT " ORDER_SHOWN
                    ", ship_postcode FROM orders WHERE shop_id = $1 AND number_norm = $2 LIMIT 100",
                    T(cx->who.shop), T(number_norm)));
    size_t n = 0;
    for (size_t i = 0; i < list.n; i++)
        if (text_same(list.at[i].source_id, s->id) && (!*phone_norm || phone_same(list.at[i].phone_norm, phone_norm)))
            list.at[n++] = list.at[i];
    list.n = n;
    TRY(load_all(cx, &list));
    *out = list;
    return NULL;
}

static bool known(const order_list *list, const struct order *o)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_same(list->at[i].id, o->id))
            return true;
    return false;
}

/* Into its place by age, newest first; the list has room. */
static void put(order_list *list, const struct order *o)
{
    size_t i = list->n++;
    for (; i > 0 && list->at[i - 1].placed_at < o->placed_at; i--)
        list->at[i] = list->at[i - 1];
    list->at[i] = *o;
}

/* By the customer's id, and by e-mail only orders that carry no id (bought as a guest); without an id all of the e-mail. */
static err_t native_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm,
                         int most, order_list *out)
{
    order_list mine = { 0 }, by_email = { 0 }, all = { 0 };
    if (!text_empty(customer_id))
        TRY(order_by_customer(cx, s->id, customer_id, "", most, &mine));
    if (!text_empty(email_norm))
        TRY(order_by_customer(cx, s->id, NULL, email_norm, most * 4, &by_email));
    all.at = arena_alloc(cx->mem, (mine.n + by_email.n) * sizeof(*all.at));
    for (size_t i = 0; i < mine.n; i++)
        put(&all, &mine.at[i]);
    for (size_t i = 0; i < by_email.n; i++)
        if ((text_empty(customer_id) || text_empty(by_email.at[i].customer_id)) && !known(&all, &by_email.at[i]))
            put(&all, &by_email.at[i]);
    all.n = all.n < (size_t)most ? all.n : (size_t)most;
    TRY(load_all(cx, &all));
    *out = all;
    return NULL;
}

static err_t native_read(struct cx *cx, const struct source *s, const struct order *known, struct order *out)
{
    struct order o = { 0 };
    TRY(db_get(cx, order_fields, &o, "SELECT " ORDER_SHOWN " FROM orders WHERE shop_id = $1 AND id = $2",
               T(cx->who.shop), T(known->id)));
    if (!text_same(o.source_id, s->id))
        return fail(cx, E_MISSING, "This order no longer exists.");
    TRY(order_load_shown(cx, &o));
    *out = o;
    return NULL;
}

extern const struct source_kind source_native;
const struct source_kind source_native = {
    .name = "native",
    .label = "wismo orders",
    .find = native_find,
    .mine = native_mine,
    .read = native_read,
};
