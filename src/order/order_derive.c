/* order_derive.c - what follows from what: normal forms, payment from payments, delivery from parcels,
   confirmed from paid, badge and group from the codes. Nobody else sets these fields. */
#include "account/shop.h"
#include "base/crypto.h"
#include "base/json.h"
#include "order/contact.h"
#include "order/order_parts.h"
#include "order/status.h"
#include <string.h>

/* --- codes --- */

struct found {
    const char *name, *badge;
};
static const struct field found_fields[] = { FIELD(F_TEXT, struct found, name),
                                             FIELD(F_TEXT, struct found, badge),
                                             { 0 } };

/* The shop's own row of a custom code; *known = false when there is none. */
static err_t custom_find(struct cx *cx, const char *type, const char *code, const char **badge, bool *known)
{
    LIST(struct found) rows = { 0 };
    TRY(db_list(cx, found_fields, &rows,
                "SELECT name, badge FROM status WHERE shop_id = $1 AND type = $2 AND code = $3", T(cx->who.shop),
                T(type), T(code)));
    *known = rows.n > 0;
    if (rows.n && badge)
        *badge = rows.at[0].badge;
    return NULL;
}

/* A code that a source gave and that nobody knows: learned under its own name, else `unknown`; its word is kept. */
static err_t code_learn(struct cx *cx, const char *type, const char **code, const char **raw)
{
    enum status_type t = STATUS_GENERAL;
    const char *word = *code, *slug = status_code(cx->mem, word);
    bool known = status_type_of(type, &t) && status_builtin(t, slug);
    if (text_empty(*raw))
        *raw = word;
    if (!known) {
        TRY(status_learn(cx, type, slug, *raw));
        TRY(custom_find(cx, type, slug, NULL, &known));
    }
    *code = known ? slug : "unknown";
    return NULL;
}

static err_t code_check(struct cx *cx, enum status_type t, const char **code, const char **raw, bool learn)
{
    const char *type = status_type_name(t);
    bool known = status_builtin(t, *code) != NULL;
    if (!known)
        TRY(custom_find(cx, type, *code, NULL, &known));
    if (known)
        return NULL;
    return learn ? code_learn(cx, type, code, raw) : fail_field(cx, type, "There is no %s status “%s”.", type, *code);
}

err_t order_codes(struct cx *cx, struct order *o, bool learn)
{
    if (!text_empty(o->general))
        TRY(code_check(cx, STATUS_GENERAL, &o->general, &o->general_raw, learn));
    if (!text_empty(o->delivery))
        TRY(code_check(cx, STATUS_DELIVERY, &o->delivery, &o->delivery_raw, learn));
    if (!text_empty(o->payment))
        TRY(code_check(cx, STATUS_PAYMENT, &o->payment, &o->payment_raw, learn));
    return NULL;
}

static bool pickup_over(const struct order *o, msec now)
{
    for (size_t i = 0; i < o->shipments.n; i++) {
        const struct shipment *s = &o->shipments.at[i];
        if (text_same(s->status, "at_pickup_point") && s->pickup_until && s->pickup_until < now)
            return true;
    }
    return false;
}

err_t order_badge(struct cx *cx, struct order *o)
{
    const char *general_badge = NULL, *delivery_badge = NULL;
    bool custom_general = false, custom_delivery = false;
    if (!status_builtin(STATUS_GENERAL, o->general))
        TRY(custom_find(cx, "general", o->general, &general_badge, &custom_general));
    if (!status_builtin(STATUS_DELIVERY, o->delivery))
        TRY(custom_find(cx, "delivery", o->delivery, &delivery_badge, &custom_delivery));
    struct order_state s = order_state(o->general, o->delivery, o->payment, custom_general, custom_delivery,
                                       badge_first(general_badge, delivery_badge), pickup_over(o, cx->now));
    o->badge = s.badge;
    o->grp = s.group;
    return NULL;
}

/* Of 63 bits of a hash: no two mixes of a shop will ever have one number. */
int64_t order_mix_of(const struct order *o)
{
    const char *const parts[] = { o->grp,       o->general, o->delivery, o->payment,
                                  o->warehouse, o->carrier, o->channel,  o->source_id };
    unsigned char hash[SHA256_BYTES];
    struct buf b = { 0 };
    uint64_t mix = 0;
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        buf_add(&b, parts[i] ? parts[i] : "", parts[i] ? strlen(parts[i]) + 1 : 1);
    crypto_sha256(b.at, b.n, hash);
    buf_free(&b);
    for (int i = 0; i < 8; i++)
        mix = mix << 8 | hash[i];
    return (int64_t)(mix & INT64_MAX);
}

/* --- parcels --- */

struct shipment *order_open_parcel(const struct order *o)
{
    for (size_t i = 0; i < o->shipments.n; i++)
        if (!text_in("delivered returned cancelled", o->shipments.at[i].status))
            return &o->shipments.at[i];
    return o->shipments.n ? &o->shipments.at[0] : NULL;
}

/* Whether a parcel says what is in it and all of them together hold less than was ordered. */
static err_t unshipped(struct cx *cx, const struct order *o, bool *out)
{
    int64_t packed = 0, ordered = 0;
    *out = false;
    for (size_t i = 0; i < o->shipments.n; i++) {
        const char *items = o->shipments.at[i].items;
        if (text_same(o->shipments.at[i].status, "cancelled"))
            continue;
        if (text_empty(items))
            return NULL; /* holds all */
        json_t *list;
        TRY(json_read(cx, items, strlen(items), &list));
        for (size_t k = 0; k < json_array_size(list); k++)
            if (__builtin_add_overflow(packed, json_num(json_array_get(list, k), "quantity", 0), &packed))
                return NULL;
    }
    for (size_t i = 0; i < o->items.n; i++)
        if (__builtin_add_overflow(ordered, o->items.at[i].quantity, &ordered))
            return NULL;
    *out = packed < ordered;
    return NULL;
}

static err_t delivery_from_parcels(struct cx *cx, struct order *o, const char *fallback)
{
    const char **codes = arena_alloc(cx->mem, (o->shipments.n + 1) * sizeof(*codes));
    bool left;
    for (size_t i = 0; i < o->shipments.n; i++)
        codes[i] = o->shipments.at[i].status;
    TRY(unshipped(cx, o, &left));
    const char *code = delivery_of(codes, o->shipments.n, left, fallback);
    o->delivery = text_same(code, "unknown") ? fallback : code;
    return NULL;
}

static void parcel_facts(struct order *o)
{
    const struct shipment *s = order_open_parcel(o);
    o->carrier = s ? s->carrier : NULL;
    o->tracking_number = s ? s->tracking_number : NULL;
    if (s && !o->eta_from)
        o->eta_from = s->eta_from;
    if (s && !o->eta_to)
        o->eta_to = s->eta_to;
    if (!o->delivered_at && text_same(o->delivery, "delivered"))
        for (size_t i = 0; i < o->shipments.n; i++)
            if (o->shipments.at[i].delivered_at > o->delivered_at)
                o->delivered_at = o->shipments.at[i].delivered_at;
}

/* --- money --- */

static err_t one_currency(struct cx *cx, const struct field *f, void *rec, const char *currency)
{
    for (; f->kind != F_END; f++) {
        struct money *m = (struct money *)((char *)rec + f->at);
        if (f->kind != F_MONEY)
            continue;
        if (m->currency[0] && strcmp(m->currency, currency))
            return fail_field(cx, f->name, "This order is in %s, so its amounts cannot be in %s.", currency,
                              m->currency);
        if (!m->currency[0])
            m->minor = 0;
        memcpy(m->currency, currency, sizeof(m->currency));
    }
    return NULL;
}

static err_t currencies(struct cx *cx, struct order *o)
{
    if (text_empty(o->currency))
        o->currency = arena_copy(cx->mem, cx->who.currency[0] ? cx->who.currency : "USD");
    if (strlen(o->currency) != 3 || currency_exponent(o->currency) < 0)
        return fail_field(cx, "currency", "There is no currency “%s”.", o->currency);
    TRY(one_currency(cx, order_fields, o, o->currency));
    for (size_t i = 0; i < o->items.n; i++)
        TRY(one_currency(cx, order_item_fields, &o->items.at[i], o->currency));
    for (size_t i = 0; i < o->payments.n; i++)
        TRY(one_currency(cx, payment_fields, &o->payments.at[i], o->currency));
    return NULL;
}

/* What of it is too large, in the words of the field that a person can mend. */
static err_t too_large(struct cx *cx, err_t e, const char *field)
{
    return e && !e->field ? fail_field(cx, field, "%s", e->message) : e;
}

/* Each is at most MONEY_MOST: four of them do not overflow. */
static int64_t parts(const struct order *o)
{
    return o->subtotal.minor + o->shipping_total.minor + o->tax_total.minor - o->discount_total.minor;
}

bool order_summed(const struct order *o) { return o->total.minor == parts(o); }

bool order_legacy(const struct order *o)
{
    return !o->items.n && o->total.minor != o->shipping_total.minor + o->tax_total.minor - o->discount_total.minor;
}

/* A total that was never the sum of what is known (a source's rounding, its coupon) moves by what an edit changes. */
static err_t total_of(struct cx *cx, const struct order *before, struct order *o, bool edited)
{
    struct money total = o->subtotal, less = o->discount_total, rest = { 0 };
    less.minor = -less.minor;
    if (edited && before && before->items.n && o->items.n && !order_summed(before)) {
        rest = before->total;
        rest.minor -= parts(before);
    }
    TRY(too_large(cx, money_add(cx, &total, o->shipping_total), "shipping_total"));
    TRY(too_large(cx, money_add(cx, &total, o->tax_total), "tax_total"));
    TRY(too_large(cx, money_add(cx, &total, less), "discount_total"));
    TRY(too_large(cx, money_add(cx, &total, rest), "total"));
    if (edited && total.minor < 0)
        return fail_field(cx, "discount_total", "The discount is larger than the order.");
    if (edited && total.minor != o->total.minor)
        o->total_text = NULL;
    o->total = total;
    return NULL;
}

/* Products, quantities: subtotal and total where nobody gave them. Without products a source's total stays, unless a
   person has just taken the last one out. */
static err_t sums(struct cx *cx, const struct order *before, struct order *o, const struct order_given *given)
{
    struct money sum = { 0 };
    int64_t count = 0;
    memcpy(sum.currency, o->currency, sizeof(sum.currency));
    for (size_t i = 0; i < o->items.n; i++) {
        const struct order_item *it = &o->items.at[i];
        const char *field = arena_text(cx->mem, "items[%zu].unit_price", i);
        struct money line = it->unit_price;
        if (__builtin_mul_overflow(line.minor, it->quantity, &line.minor) ||
            __builtin_add_overflow(count, it->quantity, &count))
            return fail_field(cx, field, "This amount is too large.");
        TRY(too_large(cx, money_add(cx, &sum, line), field));
    }
    o->item_count = count;
    bool follows = o->items.n || (given->edited && before && (before->items.n || !order_legacy(before)));
    if (!given->subtotal && follows)
        o->subtotal = sum;
    return !given->total && follows ? total_of(cx, before, o, given->edited) : NULL;
}

/* --- payment --- */

/* The shop's order field payment_type says how it is paid (UI_SPEC 16, E10). */
static bool pays_on_delivery(struct cx *cx, const struct order *o)
{
    json_t *custom;
    if (text_empty(o->custom) || json_read(cx, o->custom, strlen(o->custom), &custom))
        return false;
    const char *type = json_str(custom, "payment_type");
    return type && !strcmp(text_lower(cx->mem, text_trim(cx->mem, type)), "cod");
}

/* Whether it was cash on delivery that the recorded payments have made something else: what is taken back leaves that. */
static err_t was_on_delivery(struct cx *cx, const struct order *o, bool *out)
{
    struct code {
        const char *code;
    } last = { 0 };
    static const struct field fields[] = { FIELD(F_TEXT, struct code, code), { 0 } };
    err_t e =
        db_get(cx, fields, &last,
               "SELECT from_value AS code FROM event WHERE shop_id = $1 AND subject = 'order' AND subject_id = $2 "
               "AND field = 'payment status' AND COALESCE(from_value, '') NOT IN ('paid', 'partial') "
               "ORDER BY id DESC LIMIT 1",
               T(cx->who.shop), T(o->id));
    *out = !e && text_same(last.code, "cod");
    return e && e->code != E_MISSING ? e : NULL;
}

/* The payment code from recorded payments, where nobody gave one. */
static err_t paid_from_records(struct cx *cx, const struct order *before, struct order *o, bool payment_given)
{
    struct money sum = { 0 };
    memcpy(sum.currency, o->currency, sizeof(sum.currency));
    for (size_t i = 0; i < o->payments.n; i++)
        if (o->payments.at[i].paid_at && !o->payments.at[i].reversed_at)
            TRY(too_large(cx, money_add(cx, &sum, o->payments.at[i].amount),
                          arena_text(cx->mem, "payments[%zu].amount", i)));
    o->paid_total = sum;
    if (payment_given || (before && text_in("refunded partially_refunded voided", o->payment) &&
                          order_part_same(cx, PART_PAYMENTS, before, o)))
        return NULL;
    if (sum.minor > 0) {
        o->payment = sum.minor >= o->total.minor ? "paid" : "partial";
    } else if (text_empty(o->payment) || text_in("paid partial", o->payment)) {
        bool on_delivery = false;
        if (before && o->payments.n)
            TRY(was_on_delivery(cx, o, &on_delivery));
        o->payment = on_delivery ? "cod" : "none";
    }
    return NULL;
}

/* Cash on delivery is what the order says, until a payment is recorded. */
static void payment_on_delivery(struct cx *cx, const struct order *before, struct order *o)
{
    if (text_same(o->payment, "none") && pays_on_delivery(cx, o))
        o->payment = "cod";
    else if (text_same(o->payment, "cod") && before && pays_on_delivery(cx, before) && !pays_on_delivery(cx, o))
        o->payment = "none";
}

/* --- all of it --- */

static err_t normal_forms(struct cx *cx, const struct shop *shop, const struct order *before, struct order *o)
{
    if (!before || !text_same(before->number, o->number)) {
        struct shop read;
        if (!shop)
            TRY(shop_get(cx, &read));
        shop = shop ? shop : &read;
        o->number_norm = number_norm(cx->mem, o->number, shop->number_prefix, shop->number_suffix);
    }
    o->email_norm = email_norm(cx->mem, o->email);
    o->phone_norm = phone_norm(cx->mem, o->phone, o->ship_country);
    return NULL;
}

/* Paid moves new → confirmed, once: not again when somebody has set it back to new. */
static bool confirm_now(const struct order *before, const struct order *o, bool general_given)
{
    if (general_given || strcmp(o->general, "new") || strcmp(o->payment, "paid"))
        return false;
    return !before || strcmp(before->payment, "paid") || strcmp(before->general, "new");
}

err_t order_derive(struct cx *cx, const struct order *before, struct order *o, const struct order_given *given)
{
    TRY(currencies(cx, o));
    TRY(sums(cx, before, o, given));
    if (o->payments.n || (before && before->payments.n))
        TRY(paid_from_records(cx, before, o, given->payment));
    if (text_empty(o->payment))
        o->payment = before ? before->payment : "none";
    if (!given->payment)
        payment_on_delivery(cx, before, o);
    if (text_empty(o->general))
        o->general = before ? before->general : "new";
    if (!given->delivery || text_empty(o->delivery))
        TRY(delivery_from_parcels(cx, o, before ? before->delivery : "not_shipped"));
    if (confirm_now(before, o, given->general))
        o->general = "confirmed";
    if (strcmp(o->general, "cancelled"))
        o->cancelled_at = 0;
    parcel_facts(o);
    TRY(normal_forms(cx, given->shop, before, o));
    const char *parcel = tracking_norm(cx->mem, o->tracking_number);
    o->tracking_norm = *parcel ? parcel : NULL;
    TRY(order_badge(cx, o));
    o->mix = order_mix_of(o);
    return NULL;
}
