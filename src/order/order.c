/* order.c - adding and changing orders. order_add, order_change and order_take end in write_order(): the
   only lines in the house that write an order and its events, together, in one transaction. */
#include "order/order.h"
#include "account/shop.h"
#include "base/id.h"
#include "base/json.h"
#include "order/backend.h"
#include "order/order_parts.h"
#include "order/state.h"
#include <string.h>

enum { FIRST_NUMBER = 1001, LINES_MOST = 500 };

/* --- the one place --- */

static void *copied(struct cx *cx, const void *at, size_t n)
{
    return n ? memcpy(arena_alloc(cx->mem, n), at, n) : NULL;
}

/* Our own copies, with lines numbered from 1; a parcel always has a status and somebody who told it. */
static err_t tidy_lists(struct cx *cx, struct order *o)
{
    if (o->items.n > LINES_MOST || o->shipments.n > LINES_MOST || o->payments.n > LINES_MOST)
        return fail_field(cx, "items", "An order has at most %d products, parcels and payments each.", LINES_MOST);
    o->items.at = copied(cx, o->items.at, o->items.n * sizeof(*o->items.at));
    o->shipments.at = copied(cx, o->shipments.at, o->shipments.n * sizeof(*o->shipments.at));
    o->payments.at = copied(cx, o->payments.at, o->payments.n * sizeof(*o->payments.at));
    for (size_t i = 0; i < o->items.n; i++) {
        struct order_item *it = &o->items.at[i];
        it->line = (int64_t)i + 1;
        if (text_empty(it->name))
            it->name = text_empty(it->sku) ? "Product" : it->sku;
    }
    for (size_t i = 0; i < o->shipments.n; i++) {
        struct shipment *s = &o->shipments.at[i];
        s->line = (int64_t)i + 1;
        s->status = text_empty(s->status) ? "unknown" : s->status;
        s->told_by = text_empty(s->told_by) ? "store" : s->told_by;
    }
    for (size_t i = 0; i < o->payments.n; i++)
        o->payments.at[i].line = (int64_t)i + 1;
    return NULL;
}

/* Writes o, its lists and its events. before = NULL: a new order. o is completed here. */
static err_t write_order(struct cx *cx, const struct order *before, struct order *o, const struct order_given *given)
{
    TRY(tidy_lists(cx, o));
    TRY(order_derive(cx, before, o, given));
    o->version = before ? before->version + 1 : 1;
    TRY(order_rows_write(cx, before, o));
    return order_events(cx, before, o);
}

/* --- our own orders --- */

static err_t own_number(struct cx *cx, const char *source_id, const char **out)
{
    for (int64_t n, taken = 1; taken;) {
        TRY(shop_count(cx, "order", FIRST_NUMBER, &n));
        *out = arena_text(cx->mem, "%lld", (long long)n);
        TRY(db_int(cx, 0, &taken, "SELECT 1 FROM orders WHERE shop_id = $1 AND source_id = $2 AND external_id = $3",
                   T(cx->who.shop), T(source_id), T(*out)));
    }
    return NULL;
}

struct id_row {
    const char *id;
};
static const struct field id_row_fields[] = { FIELD(F_TEXT, struct id_row, id), { 0 } };

static err_t native_source(struct cx *cx, const char **out)
{
    struct id_row row = { 0 };
    TRY(db_get(cx, id_row_fields, &row,
               "SELECT id FROM source WHERE shop_id = $1 AND kind = 'native' ORDER BY created_at, id LIMIT 1",
               T(cx->who.shop)));
    *out = row.id;
    return NULL;
}

/* A carrier or tracking number without a parcel makes one, so that there is one place where they live. */
static void adopt_parcel(struct cx *cx, struct order *o, const char *told_by)
{
    if (o->shipments.n || (text_empty(o->carrier) && text_empty(o->tracking_number)))
        return;
    o->shipments.at = arena_alloc(cx->mem, sizeof(*o->shipments.at));
    o->shipments.n = 1;
    o->shipments.at[0] = (struct shipment){ .carrier = o->carrier,
                                            .tracking_number = o->tracking_number,
                                            .told_by = told_by,
                                            .status = text_empty(o->delivery) ? "unknown" : o->delivery };
}

/* A badge stands for two codes; the one that the order has already changes nothing. */
static err_t badge_chosen(struct cx *cx, const char *now, struct order *o)
{
    const struct badge_codes *codes = badge_codes_of(o->badge);
    if (text_empty(o->badge) || text_same(o->badge, now))
        return NULL;
    if (!codes)
        return fail_field(cx, "badge", "There is no package status “%s”.", o->badge);
    o->general = codes->general;
    o->delivery = codes->delivery;
    return NULL;
}

/* A product's first picture is the one of lists and cards. */
static void first_images(struct cx *cx, struct order *o)
{
    for (size_t i = 0; i < o->items.n; i++) {
        struct order_item *it = &o->items.at[i];
        json_t *list;
        if (text_empty(it->images) || json_read(cx, it->images, strlen(it->images), &list))
            continue;
        const char *url = json_str(json_array_get(list, 0), "url");
        it->thumbnail = url ? arena_copy(cx->mem, url) : NULL;
    }
}

static struct order_given given_of(const struct order *in)
{
    return (struct order_given){ false,
                                 !text_empty(in->delivery),
                                 !text_empty(in->payment),
                                 in->subtotal.currency[0] != 0,
                                 in->total.currency[0] != 0,
                                 false };
}

static void number_and_dates(struct cx *cx, struct order *o)
{
    o->created_at = cx->now;
    o->placed_at = o->placed_at ? o->placed_at : cx->now;
    o->changed_at = o->changed_at ? o->changed_at : cx->now;
}

err_t order_add(struct cx *cx, const struct order *in, struct order *out)
{
    struct order o = *in;
    struct order_given given = given_of(in);
    DB_TX(cx);
    TRY(order_check(cx, NULL, &o));
    if (text_empty(o.source_id))
        TRY(native_source(cx, &o.source_id));
    TRY(order_custom_check(cx, NULL, &o, !text_empty(o.custom), o.items.n > 0));
    if (text_empty(o.currency)) {
        char currency[4];
        TRY(order_backend_currency(cx, currency));
        o.currency = *currency ? arena_copy(cx->mem, currency) : NULL;
    }
    TRY(badge_chosen(cx, "New", &o));
    given = given_of(&o);
    first_images(cx, &o);
    TRY(order_codes(cx, &o, false));
    if (text_empty(o.number))
        TRY(own_number(cx, o.source_id, &o.number));
    if (text_empty(o.external_id))
        o.external_id = o.number;
    o.id = id_new(cx, "ord");
    number_and_dates(cx, &o);
    if (text_same(o.general, "cancelled") && !o.cancelled_at)
        o.cancelled_at = cx->now;
    adopt_parcel(cx, &o, "manual");
    int64_t taken;
    TRY(db_int(cx, 0, &taken, "SELECT 1 FROM orders WHERE shop_id = $1 AND source_id = $2 AND external_id = $3",
               T(cx->who.shop), T(o.source_id), T(o.external_id)));
    if (taken)
        return fail(cx, E_CONFLICT, "There is already an order with the number %s.", o.number);
    TRY(write_order(cx, NULL, &o, &given));
    TRY(db_commit(cx));
    *out = o;
    return NULL;
}

uint64_t order_given_bit(const char *name)
{
    for (size_t i = 0; i < GIVEN_MOST && order_fields[i].kind != F_END; i++)
        if (!strcmp(order_fields[i].name, name))
            return UINT64_C(1) << i;
    return 0;
}

static bool has(uint64_t given, const char *name) { return given & order_given_bit(name); }

/* What was said of the order itself is also true of its open parcel. */
struct parcel_words {
    bool carrier, tracking, delivery, eta;
    const char *told_by;
};

static void follow_parcel(struct cx *cx, struct order *o, struct parcel_words said)
{
    if (!o->shipments.n) {
        if (said.carrier || said.tracking)
            adopt_parcel(cx, o, said.told_by);
        return;
    }
    o->shipments.at = copied(cx, o->shipments.at, o->shipments.n * sizeof(*o->shipments.at));
    struct shipment *s = order_open_parcel(o);
    if (said.carrier && !text_same(s->carrier, o->carrier))
        s->carrier = o->carrier, s->carrier_code = NULL;
    if (said.tracking && !text_same(s->tracking_number, o->tracking_number))
        s->tracking_number = o->tracking_number, s->tracking_url = NULL;
    if (said.eta)
        s->eta_from = o->eta_from, s->eta_to = o->eta_to;
    if (said.delivery && o->shipments.n == 1 && !text_same(s->status, o->delivery)) {
        s->status = o->delivery;
        s->status_raw = NULL;
        s->told_by = said.told_by;
    }
}

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

/* before with what the edit gives. */
static err_t edited(struct cx *cx, const struct order *before, const struct order_edit *edit, struct order *out)
{
    struct order o = *before;
    for (size_t i = 0; i < GIVEN_MOST && order_fields[i].kind != F_END; i++)
        if (edit->given >> i & 1 && !(order_fields[i].flags & FF_READONLY))
            order_field_copy(&order_fields[i], &o, &edit->to);
    if (has(edit->given, "badge"))
        TRY(badge_chosen(cx, before->badge, &o));
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
        follow_parcel(cx, &o,
                      (struct parcel_words){ has(edit->given, "carrier"), has(edit->given, "tracking_number"),
                                             has(edit->given, "delivery") || has(edit->given, "badge"),
                                             has(edit->given, "eta_from") || has(edit->given, "eta_to"), "manual" });
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
    struct order_given given = edit_given(edit);
    err_t bad = fail_also(cx, edit->unread, order_check(cx, &before, &o));
    if (!bad)
        bad = order_custom_check(cx, &before, &o, has(edit->given, "custom"), edit->items);
    TRY(bad);
    TRY(refuse_sums(cx, &before, edit));
    first_images(cx, &o);
    TRY(order_codes(cx, &o, false));
    if (text_empty(o.general) || text_empty(o.delivery) || text_empty(o.payment))
        return fail_field(cx,
                          text_empty(o.general)    ? "general"
                          : text_empty(o.delivery) ? "delivery"
                                                   : "payment",
                          "Required field");
    follow_dates(cx, &before, &o, edit);
    if (differs(cx, &before, &o))
        TRY(write_order(cx, &before, &o, &given));
    else
        o = before;
    TRY(db_commit(cx));
    *out = o;
    return NULL;
}

/* --- what a source says --- */

/* before, with everything that in says laid over it. */
static struct order merged(const struct order *before, const struct order *in)
{
    struct order o = *before;
    bool money_anew = !text_empty(in->currency) && !text_same(in->currency, before->currency);
    for (const struct field *f = order_fields; f->kind != F_END; f++) {
        if (text_in("id source_id external_id version created_at badge grp paid_total", f->name) &&
            !(f->kind == F_MONEY && order_field_said(f, in)))
            continue;
        if (order_field_said(f, in))
            order_field_copy(f, &o, in);
        else if (f->kind == F_MONEY && money_anew)
            memset((char *)&o + f->at, 0, sizeof(struct money));
    }
    if (in->items.at)
        memcpy(&o.items, &in->items, sizeof(o.items));
    if (in->shipments.at)
        memcpy(&o.shipments, &in->shipments, sizeof(o.shipments));
    if (in->payments.at)
        memcpy(&o.payments, &in->payments, sizeof(o.payments));
    if (text_empty(in->general))
        o.general = before->general;
    if (text_empty(in->delivery))
        o.delivery = before->delivery;
    if (text_empty(in->payment))
        o.payment = before->payment;
    return o;
}

/* Nothing that anybody sees has changed: only how new the source's word is. */
static err_t note_stamp(struct cx *cx, const struct order *before, int64_t stamp)
{
    if (stamp <= before->external_stamp)
        return NULL;
    return db_exec(cx, NULL, "UPDATE orders SET external_stamp = $3 WHERE shop_id = $1 AND id = $2", T(cx->who.shop),
                   T(before->id), I(stamp));
}

static err_t take_new(struct cx *cx, const struct order *in, const char **id)
{
    struct order o = *in;
    struct order_given given = given_of(in);
    o.id = id_new(cx, "ord");
    o.number = text_empty(o.number) ? o.external_id : o.number;
    number_and_dates(cx, &o);
    for (const struct field *f = order_fields; f->kind != F_END; f++)
        if (f->kind == F_TEXT || f->kind == F_JSON)
            order_field_copy(f, &o, &o); /* "" is stored as NULL */
    TRY(order_codes(cx, &o, true));
    adopt_parcel(cx, &o, "store");
    TRY(write_order(cx, NULL, &o, &given));
    *id = o.id;
    return NULL;
}

static err_t take_changed(struct cx *cx, struct order *before, const struct order *in, const char **id)
{
    TRY(order_load(cx, before));
    struct order o = merged(before, in);
    struct order_given given = { .delivery = !text_empty(in->delivery) || !in->shipments.at,
                                 .payment = !text_empty(in->payment),
                                 .subtotal = in->subtotal.currency[0] || !in->items.at ||
                                             (before->subtotal.minor && !before->items.n),
                                 .total = in->total.currency[0] || !in->items.at || !order_summed(before) };
    o.changed_at = in->changed_at ? in->changed_at : cx->now;
    TRY(order_codes(cx, &o, true));
    if (!in->shipments.at)
        follow_parcel(cx, &o,
                      (struct parcel_words){ in->carrier != NULL, in->tracking_number != NULL, in->delivery != NULL,
                                             false, "store" });
    TRY(write_order(cx, before, &o, &given));
    *id = o.id;
    return NULL;
}

static err_t take_once(struct cx *cx, const struct order *in, enum order_taken *taken, const char **id)
{
    DB_TX(cx);
    order_list known = { 0 };
    TRY(db_list(cx, order_fields, &known,
                "SELECT * FROM orders WHERE shop_id = $1 AND source_id = $2 AND external_id = $3", T(cx->who.shop),
                T(in->source_id), T(in->external_id)));
    struct order *before = known.n ? known.at : NULL;
    enum order_taken what = !before ? ORDER_ADDED : ORDER_CHANGED;
    const char *new_id = before ? before->id : NULL;
    if (!before)
        TRY(take_new(cx, in, &new_id));
    else if ((in->external_stamp && in->external_stamp < before->external_stamp) ||
             text_same(in->content_hash, before->content_hash))
        what = ORDER_UNCHANGED;
    else
        TRY(take_changed(cx, before, in, &new_id));
    if (what == ORDER_UNCHANGED)
        TRY(note_stamp(cx, before, in->external_stamp));
    TRY(db_commit(cx));
    *taken = what;
    *id = new_id;
    return NULL;
}

err_t order_take(struct cx *cx, const struct order *in, enum order_taken *taken, const char **id)
{
    if (text_empty(in->source_id) || text_empty(in->external_id))
        return fail_field(cx, "external_id", "An order needs its source and its id there.");
    struct order o = *in;
    if (text_empty(o.content_hash))
        o.content_hash = order_hash(cx, in);
    err_t e = take_once(cx, &o, taken, id);
    if (e && e->code == E_CONFLICT && !cx->in_tx) /* two took the same order at once: now it is known */
        e = take_once(cx, &o, taken, id);
    return e;
}

/* --- statuses of orders --- */

err_t order_has_status(struct cx *cx, const char *type, const char *code, bool *out)
{
    int64_t n;
    if (!strcmp(type, "general"))
        TRY(db_int(cx, 0, &n, "SELECT 1 FROM orders WHERE shop_id = $1 AND general = $2 LIMIT 1", T(cx->who.shop),
                   T(code)));
    else if (!strcmp(type, "delivery"))
        TRY(db_int(cx, 0, &n, "SELECT 1 FROM orders WHERE shop_id = $1 AND delivery = $2 LIMIT 1", T(cx->who.shop),
                   T(code)));
    else
        TRY(db_int(cx, 0, &n, "SELECT 1 FROM orders WHERE shop_id = $1 AND payment = $2 LIMIT 1", T(cx->who.shop),
                   T(code)));
    *out = n == 1;
    return NULL;
}
