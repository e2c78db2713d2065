/* order_edit.c - changing an order by hand: what is given is laid over what there is, and the rest follows. */
#include "order/backend.h"
#include "order/contact.h"
#include "order/order_parts.h"
#include <string.h>

static bool has(uint64_t given, const char *name) { return given & order_given_bit(name); }

static void follow_dates(struct cx *cx, const struct order *before, struct order *o, const struct order_edit *edit)
{
    bool was = !strcmp(before->delivery, "delivered"), is = !strcmp(o->delivery, "delivered");
    o->changed_at = cx->now;
    if (edit->back) {
        o->delivered_at = edit->to.delivered_at;
        o->cancelled_at = edit->to.cancelled_at;
        return;
    }
    if (!has(edit->given, "delivered_at") && is != was)
        o->delivered_at = is ? cx->now : 0;
    if (!strcmp(o->general, "cancelled") && strcmp(before->general, "cancelled"))
        o->cancelled_at = cx->now;
}

/* A phone that a person types is kept in E.164, with its extension behind it: as it was typed it would be read anew with
   every other country. */
static void phone_keep(struct cx *cx, const struct order *before, struct order *o)
{
    if (text_empty(o->phone) || text_same(o->phone, before->phone) ||
        !order_phone_valid(cx->mem, o->phone, o->ship_country))
        return;
    const char *more = o->phone + strcspn(o->phone, PHONE_MORE);
    o->phone = arena_join(cx->mem, phone_norm(cx->mem, o->phone, o->ship_country), *more ? " " : "", more);
}

/* before with what the edit gives. */
static err_t edited(struct cx *cx, const struct order *before, const struct order_edit *edit, struct order *out)
{
    struct order o = *before;
    for (size_t i = 0; i < GIVEN_MOST && order_fields[i].kind != F_END; i++)
        if (edit->given >> i & 1 && !(order_fields[i].flags & FF_READONLY))
            order_field_copy(&order_fields[i], &o, &edit->to);
    if (has(edit->given, "badge"))
        TRY(order_badge_choose(cx, before->badge, &o));
    if (edit->items)
        memcpy(&o.items, &edit->to.items, sizeof(o.items));
    if (edit->shipments)
        memcpy(&o.shipments, &edit->to.shipments, sizeof(o.shipments));
    if (edit->payments)
        memcpy(&o.payments, &edit->to.payments, sizeof(o.payments));
    if (has(edit->given, "general"))
        o.general_raw = edit->back ? edit->to.general_raw : NULL;
    if (has(edit->given, "delivery"))
        o.delivery_raw = edit->back ? edit->to.delivery_raw : NULL;
    if (has(edit->given, "payment"))
        o.payment_raw = NULL;
    if (!edit->shipments)
        order_parcel_follow(cx, &o,
                            (struct parcel_words){ has(edit->given, "carrier"), has(edit->given, "tracking_number"),
                                                   has(edit->given, "delivery") || has(edit->given, "badge"),
                                                   has(edit->given, "eta_from") || has(edit->given, "eta_to"),
                                                   "manual" });
    *out = o;
    return NULL;
}

/* Sums follow the products, and the payment status the sums, unless somebody gave them. */
static struct order_given edit_given(const struct order_edit *edit)
{
    uint64_t given = edit->given;
    bool priced = edit->items || has(given, "shipping_total") || has(given, "discount_total") ||
                  has(given, "tax_total") || has(given, "subtotal");
    return (struct order_given){ .edited = true,
                                 .general = has(given, "general") || has(given, "badge"),
                                 .delivery = has(given, "delivery") || has(given, "badge") || !edit->shipments,
                                 .payment = has(given, "payment") ||
                                            !(edit->payments || priced || has(given, "total") || has(given, "custom")),
                                 .subtotal = has(given, "subtotal") || !edit->items,
                                 .total = has(given, "total") || !priced };
}

/* What is not for a browser to say. */
static err_t refuse_sums(struct cx *cx, const struct order *before, const struct order_edit *edit)
{
    static const char *const sums[] = { "subtotal", "total" };
    for (size_t i = 0; i < 2; i++)
        if (has(edit->given, sums[i]) && (edit->items ? edit->to.items.n : before->items.n))
            return fail_field(cx, sums[i], "This follows from the products.");
    return NULL;
}

static bool differs(struct cx *cx, const struct order *a, const struct order *b)
{
    for (const struct field *f = order_fields; f->kind != F_END; f++)
        if (strcmp(f->name, "changed_at") && !order_field_same(f, a, b))
            return true;
    return !order_part_same(cx, PART_ITEMS, a, b) || !order_part_same(cx, PART_SHIPMENTS, a, b) ||
           !order_part_same(cx, PART_PAYMENTS, a, b);
}

/* Whom an order was from is not written into it anew: who types it may not know that it was erased. */
static err_t erased_check(struct cx *cx, const struct order *before, const struct order *o)
{
    static const char personal[] = "customer_id customer_name email phone ship_name ship_line1 ship_line2 ship_city "
                                   "ship_region ship_postcode comment";
    err_t bad = NULL;
    for (const struct field *f = order_fields; before->erased_at && f->kind != F_END; f++)
        if (text_in(personal, f->name) && !order_field_same(f, before, o))
            bad = fail_also(cx, bad, fail_field(cx, f->name, "The customer of this order was erased."));
    return bad;
}

err_t order_change(struct cx *cx, const char *id, const struct order_edit *edit, struct order *out)
{
    DB_TX(cx);
    struct order before;
    TRY(order_get(cx, id, &before));
    if (edit->to.version != before.version)
        return fail(cx, E_CONFLICT, ORDER_STALE);
    if (has(edit->given, "number") && text_empty(edit->to.number))
        return fail_field(cx, "number", "Required field");
    if (has(edit->given, "currency") && !text_same(edit->to.currency, before.currency))
        return fail_field(cx, "currency", "An order keeps the currency that it was made in.");
    struct order o;
    TRY(edited(cx, &before, edit, &o));
    TRY(order_home_check(cx, &before, &o, edit));
    struct order_given given = edit_given(edit);
    err_t bad = fail_also(cx, edit->unread, order_check(cx, &before, &o));
    bad = fail_also(cx, bad, erased_check(cx, &before, &o));
    TRY(fail_also(cx, bad, order_custom_check(cx, &before, &o, has(edit->given, "custom"), edit->items)));
    TRY(refuse_sums(cx, &before, edit));
    if (!edit->back)
        phone_keep(cx, &before, &o);
    order_first_images(cx, &o);
    TRY(order_codes(cx, &o, false));
    if (text_empty(o.general) || text_empty(o.delivery) || text_empty(o.payment))
        return fail_field(cx,
                          text_empty(o.general)    ? "general"
                          : text_empty(o.delivery) ? "delivery"
                                                   : "payment",
                          "Required field");
    follow_dates(cx, &before, &o, edit);
    if (differs(cx, &before, &o))
        TRY(order_store(cx, &before, &o, &given));
    else
        o = before;
    TRY(db_commit(cx));
    *out = o;
    return NULL;
}
