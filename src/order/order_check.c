/* order_check.c - what staff may save of an order. What a source or an import says is taken as it is; a person who types
   is told at once everything that is wrong, each with its field. Only what differs from before is looked at, so that an
   old order with an odd phone can still be edited. */
#include "base/json.h"
#include "order/contact.h"
#include "order/order_parts.h"
#include "product/images.h"
#include <string.h>

enum { TOLD_MOST = 20 };

/* Gathers failures, so many that a page can still show them. */
struct findings {
    err_t all;
    size_t n;
};

static void found(struct cx *cx, struct findings *f, const char *field, const char *message)
{
    if (f->n++ < TOLD_MOST)
        f->all = fail_also(cx, f->all, fail_field(cx, field, "%s", message));
}

static bool differs(const char *before, const char *now)
{
    return !text_same(text_empty(before) ? "" : before, text_empty(now) ? "" : now);
}

bool order_phone_valid(struct arena *a, const char *phone, const char *country)
{
    bool plain = strspn(phone, "0123456789+-()./ ") == strcspn(phone, PHONE_MORE);
    return plain && *phone_norm(a, phone, country) == '+';
}

static void check_contact(struct cx *cx, const struct order *before, const struct order *o, struct findings *f)
{
    if (!text_empty(o->email) && differs(before ? before->email : NULL, o->email) &&
        !email_plausible(text_trim(cx->mem, o->email)))
        found(cx, f, "email", "Invalid email");
    if (before && !text_empty(o->phone) && differs(before->phone, o->phone) &&
        !order_phone_valid(cx->mem, o->phone, o->ship_country))
        found(cx, f, "phone", "Invalid phone number");
}

/* --- products --- */

static void check_custom(struct cx *cx, const char *custom, const char *field, struct findings *f)
{
    json_t *all, *value;
    const char *name;
    if (text_empty(custom) || text_same(custom, "null"))
        return;
    if (json_read(cx, custom, strlen(custom), &all) || !json_is_object(all)) {
        found(cx, f, field, "Custom fields are an object of names and values.");
        return;
    }
    json_object_foreach (all, name, value)
        if (json_is_object(value) || json_is_array(value))
            found(cx, f, arena_text(cx->mem, "%s.%s", field, name), "A custom field is a text, a number or a switch.");
}

static void check_items(struct cx *cx, const struct order *o, struct findings *f)
{
    for (size_t i = 0; i < o->items.n && f->n < TOLD_MOST; i++) {
        const struct order_item *it = &o->items.at[i];
        const char *place = arena_text(cx->mem, "items[%zu]", i);
        if (text_empty(it->name))
            found(cx, f, arena_text(cx->mem, "%s.name", place), "Required field");
        if (it->quantity < 1)
            found(cx, f, arena_text(cx->mem, "%s.quantity", place), "Quantity must be at least 1");
        if (it->quantity > QUANTITY_MOST)
            found(cx, f, arena_text(cx->mem, "%s.quantity", place), "Quantity must be at most 1,000,000");
        if (it->unit_price.minor < 0)
            found(cx, f, arena_text(cx->mem, "%s.unit_price", place), "Price must be 0 or more");
        err_t images = images_check(cx, it->images, arena_text(cx->mem, "%s.images", place));
        for (; images; images = images->also)
            found(cx, f, images->field, images->message);
        check_custom(cx, it->custom, arena_text(cx->mem, "%s.custom", place), f);
    }
}

static void check_amounts(struct cx *cx, const struct order *before, const struct order *o, struct findings *f)
{
    if (o->shipping_total.minor < 0 && (!before || o->shipping_total.minor != before->shipping_total.minor))
        found(cx, f, "shipping_total", "Shipping must be 0 or more");
    if (o->discount_total.minor < 0 && (!before || o->discount_total.minor != before->discount_total.minor))
        found(cx, f, "discount_total", "Discount must be 0 or more");
}

/* What was there stays as it is, whoever said it. */
static void check_payments(struct cx *cx, const struct order *before, const struct order *o, struct findings *f)
{
    for (size_t i = 0; i < o->payments.n && f->n < TOLD_MOST; i++)
        if (o->payments.at[i].amount.minor < 1 &&
            (!before || i >= before->payments.n ||
             before->payments.at[i].amount.minor != o->payments.at[i].amount.minor))
            found(cx, f, arena_text(cx->mem, "payments[%zu].amount", i), "Amount must be more than 0");
}

err_t order_check(struct cx *cx, const struct order *before, const struct order *o)
{
    struct findings f = { 0 };
    check_contact(cx, before, o, &f);
    if (!before || !order_part_same(cx, PART_ITEMS, before, o))
        check_items(cx, o, &f);
    if (!before || differs(before->custom, o->custom))
        check_custom(cx, o->custom, "custom", &f);
    check_amounts(cx, before, o, &f);
    check_payments(cx, before, o, &f);
    return f.all;
}
