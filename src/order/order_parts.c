/* order_parts.c - comparing two readings of one order, and telling the difference as events: who, what,
   from what to what, in words that a person reads. */
#include "order/order_parts.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "db/event.h"
#include <string.h>

enum { EVENT_MOST = 1000 };

/* What history tells of, and how it names it. Derived and technical fields are not here. */
static const struct {
    const char *name, *label, *what;
} told[] = {
    { "number", "order number", NULL },
    { "customer_id", "customer id", NULL },
    { "customer_name", "customer", NULL },
    { "email", "e-mail", NULL },
    { "phone", "phone", NULL },
    { "locale", "language", NULL },
    { "ship_name", "recipient", NULL },
    { "ship_line1", "address", NULL },
    { "ship_line2", "address, second line", NULL },
    { "ship_city", "city", NULL },
    { "ship_region", "region", NULL },
    { "ship_postcode", "postcode", NULL },
    { "ship_country", "country", NULL },
    { "general", "general status", "order.status_changed" },
    { "delivery", "delivery status", "order.status_changed" },
    { "payment", "payment status", "order.status_changed" },
    { "badge", "badge", "order.badge_changed" },
    { "currency", "currency", NULL },
    { "subtotal", "subtotal", NULL },
    { "shipping_total", "shipping", NULL },
    { "discount_total", "discount", NULL },
    { "tax_total", "tax", NULL },
    { "total", "total", NULL },
    { "paid_total", "paid amount", NULL },
    { "payment_name", "payment method", NULL },
    { "shipping_name", "shipping method", NULL },
    { "carrier", "carrier", NULL },
    { "tracking_number", "tracking number", NULL },
    { "channel", "channel", NULL },
    { "warehouse", "warehouse", NULL },
    { "comment", "comment", NULL },
    { "note", "internal note", NULL },
    { "in_stock", "stock", NULL },
    { "reserved", "reserved stock", NULL },
    { "available", "available stock", NULL },
    { "tags", "tags", NULL },
    { "custom", "custom fields", NULL },
    { "placed_at", "order date", NULL },
    { "delivered_at", "delivered", NULL },
    { "eta_from", "expected from", NULL },
    { "eta_to", "expected delivery", NULL },
};

static const void *at(const struct field *f, const struct order *o) { return (const char *)o + f->at; }

static bool is_text(const struct field *f) { return f->kind == F_TEXT || f->kind == F_JSON || f->kind == F_CHOICE; }

static const char *text_at(const struct field *f, const struct order *o)
{
    const char *s = *(const char *const *)at(f, o);
    return s ? s : "";
}

bool order_field_same(const struct field *f, const struct order *a, const struct order *b)
{
    if (is_text(f))
        return text_same(text_at(f, a), text_at(f, b));
    if (f->kind == F_MONEY)
        return ((const struct money *)at(f, a))->minor == ((const struct money *)at(f, b))->minor;
    return *(const int64_t *)at(f, a) == *(const int64_t *)at(f, b);
}

const char *order_field_text(struct cx *cx, const struct field *f, const struct order *o)
{
    if (is_text(f))
        return text_empty(text_at(f, o)) ? NULL : text_at(f, o);
    if (f->kind == F_MONEY) {
        struct money m = *(const struct money *)at(f, o);
        memcpy(m.currency, o->currency, sizeof(m.currency));
        return money_text(cx->mem, m);
    }
    int64_t n = *(const int64_t *)at(f, o);
    return !n ? NULL : f->kind == F_TIME ? time_text(cx->mem, n) : arena_text(cx->mem, "%lld", (long long)n);
}

void order_field_copy(const struct field *f, struct order *to, const struct order *from)
{
    void *into = (char *)to + f->at;
    if (is_text(f))
        *(const char **)into = text_empty(text_at(f, from)) ? NULL : text_at(f, from);
    else
        memcpy(into, at(f, from), f->kind == F_MONEY ? sizeof(struct money) : sizeof(int64_t));
}

bool order_field_said(const struct field *f, const struct order *o)
{
    if (is_text(f))
        return *(const char *const *)at(f, o) != NULL;
    if (f->kind == F_MONEY)
        return ((const struct money *)at(f, o))->currency[0] != 0;
    return *(const int64_t *)at(f, o) != 0;
}

/* --- lists --- */

static void add_item(struct cx *cx, struct buf *b, const struct order_item *i)
{
    buf_fmt(b, "%lld × %s", (long long)i->quantity, i->name);
    if (!text_empty(i->sku))
        buf_fmt(b, " (%s)", i->sku);
    if (i->unit_price.currency[0])
        buf_fmt(b, " at %s", money_text(cx->mem, i->unit_price));
}

static void add_shipment(struct buf *b, const struct shipment *s)
{
    buf_fmt(b, "%s%s%s: %s", s->carrier ? s->carrier : "Parcel", s->tracking_number ? " " : "",
            s->tracking_number ? s->tracking_number : "", s->status ? s->status : "unknown");
}

static void add_payment(struct cx *cx, struct buf *b, const struct payment *p)
{
    buf_fmt(b, "%s%s%s%s", money_text(cx->mem, p->amount), text_empty(p->method) ? "" : " ", p->method ? p->method : "",
            p->reversed_at ? " (reversed)"
            : p->paid_at   ? ""
                           : " (not paid)");
}

static size_t part_n(enum order_part part, const struct order *o)
{
    return part == PART_ITEMS ? o->items.n : part == PART_SHIPMENTS ? o->shipments.n : o->payments.n;
}

const char *order_part_text(struct cx *cx, enum order_part part, const struct order *o)
{
    struct buf b = { 0 };
    for (size_t i = 0; i < part_n(part, o) && b.n < EVENT_MOST; i++) {
        buf_text(&b, i ? "; " : "");
        if (part == PART_ITEMS)
            add_item(cx, &b, &o->items.at[i]);
        else if (part == PART_SHIPMENTS)
            add_shipment(&b, &o->shipments.at[i]);
        else
            add_payment(cx, &b, &o->payments.at[i]);
    }
    char *text = b.n ? arena_copy_n(cx->mem, b.at, b.n) : NULL;
    buf_free(&b);
    return text;
}

/* What only staff write is in no source's word: a hash that was made before these fields were there stays true. */
#define STAFF_OF_ORDER "note in_stock reserved available reminder_at reminder erased_at"
#define STAFF_OF_ITEM "warehouse stock images"

static void write_but(struct writer *w, const struct field *f, const void *rec, const char *left_out)
{
    for (; f->kind != F_END; f++)
        if (!text_in(left_out, f->name))
            record_write(w, (struct field[2]){ *f, { 0 } }, rec);
}

static void write_part(struct writer *w, enum order_part part, const struct order *o, bool hashed)
{
    static const char *const keys[] = { "items", "shipments", "payments" };
    const bool none = part == PART_ITEMS ? !o->items.at : part == PART_SHIPMENTS ? !o->shipments.at : !o->payments.at;
    if (none) {
        writer_null(w, keys[part]);
        return;
    }
    writer_open(w, keys[part], '[');
    for (size_t i = 0; i < part_n(part, o); i++) {
        writer_open(w, NULL, '{');
        if (part == PART_ITEMS)
            write_but(w, order_item_fields, &o->items.at[i], hashed ? STAFF_OF_ITEM : "");
        else if (part == PART_SHIPMENTS)
            record_write(w, shipment_fields, &o->shipments.at[i]);
        else
            record_write(w, payment_fields, &o->payments.at[i]);
        writer_close(w);
    }
    writer_close(w);
}

bool order_part_same(struct cx *cx, enum order_part part, const struct order *a, const struct order *b)
{
    (void)cx;
    if (part_n(part, a) != part_n(part, b))
        return false;
    if (!part_n(part, a))
        return true;
    struct buf one = { 0 }, two = { 0 };
    struct writer w = { .to = &one }, v = { .to = &two };
    writer_open(&w, NULL, '{');
    writer_open(&v, NULL, '{');
    write_part(&w, part, a, false);
    write_part(&v, part, b, false);
    bool same = one.n == two.n && !memcmp(one.at, two.at, one.n);
    buf_free(&one);
    buf_free(&two);
    return same;
}

char *order_hash(struct cx *cx, const struct order *o)
{
    struct order bare = *o;
    bare.id = bare.content_hash = NULL;
    bare.external_stamp = bare.fetched_at = bare.created_at = bare.version = 0;
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    write_but(&w, order_fields, &bare, STAFF_OF_ORDER);
    for (enum order_part p = PART_ITEMS; p <= PART_PAYMENTS; p++)
        write_part(&w, p, &bare, true);
    writer_close(&w);
    char *hash = crypto_hash_text(cx->mem, b.at, b.n);
    buf_free(&b);
    return hash;
}

/* --- events --- */

static const char *cut(struct cx *cx, const char *s)
{
    size_t n = s ? strlen(s) : 0;
    if (n <= EVENT_MOST)
        return s;
    n = EVENT_MOST;
    while (n && ((unsigned char)s[n] & 0xc0) == 0x80)
        n--;
    return arena_text(cx->mem, "%.*s…", (int)n, s);
}

static err_t field_event(struct cx *cx, const struct field *f, const struct order *before, const struct order *now)
{
    for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++)
        if (!strcmp(told[i].name, f->name))
            return event_add(cx, "order", now->id, told[i].what ? told[i].what : "order.changed", told[i].label,
                             cut(cx, order_field_text(cx, f, before)), cut(cx, order_field_text(cx, f, now)));
    return NULL;
}

/* One payment more, or one taken back, is told as such. */
static const struct payment *recorded(const struct order *before, const struct order *now, bool *reversed)
{
    const struct payment *one = NULL;
    *reversed = false;
    if (now->payments.n == before->payments.n + 1)
        return &now->payments.at[before->payments.n];
    for (size_t i = 0; now->payments.n == before->payments.n && i < now->payments.n; i++)
        if (now->payments.at[i].reversed_at && !before->payments.at[i].reversed_at)
            one = &now->payments.at[i], *reversed = true;
    return one;
}

static err_t part_event(struct cx *cx, enum order_part p, const struct order *before, const struct order *now)
{
    static const struct {
        const char *what, *label;
    } parts[] = {
        { "order.items_changed", "products" },
        { "order.shipments_changed", "parcels" },
        { "order.payments_changed", "payments" },
    };
    const char *what = parts[p].what, *from = order_part_text(cx, p, before), *to = order_part_text(cx, p, now);
    bool reversed;
    const struct payment *one = p == PART_PAYMENTS ? recorded(before, now, &reversed) : NULL;
    if (one) {
        const char *method = text_empty(one->method) ? "" : arena_text(cx->mem, " %s", one->method);
        what = reversed ? "order.payment_reversed" : "order.payment_recorded";
        from = NULL;
        to = arena_text(cx->mem, "%s%s", money_text(cx->mem, one->amount), method);
    }
    return event_add(cx, "order", now->id, what, parts[p].label, cut(cx, from), cut(cx, to));
}

err_t order_events(struct cx *cx, const struct order *before, const struct order *now)
{
    if (!before)
        return event_add(cx, "order", now->id, "order.created", NULL, NULL, now->number);
    for (const struct field *f = order_fields; f->kind != F_END; f++)
        if (!order_field_same(f, before, now))
            TRY(field_event(cx, f, before, now));
    for (enum order_part p = PART_ITEMS; p <= PART_PAYMENTS; p++)
        if (!order_part_same(cx, p, before, now))
            TRY(part_event(cx, p, before, now));
    if (text_same(now->badge, "In transit") && !text_same(before->badge, now->badge) && !text_empty(now->carrier))
        return event_add(cx, "order", now->id, "order.handed_over", "carrier", NULL, cut(cx, now->carrier));
    return NULL;
}
