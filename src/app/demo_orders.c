/* demo_orders.c - about 400 made-up orders in every state, the same each time but for their dates, which are
   relative to the day of creation. The number says the age: 1001 is the oldest, 1400 was placed today. */
#include "api/asset.h"
#include "api/demo.h"
#include "app/demo.h"
#include "base/json.h"
#include "base/text.h"
#include "order/order.h"
#include <string.h>

#define HOUR (3600LL * 1000)
#define DAY (24 * HOUR)
#define FIRST 1001
#define LAST 1400

#define NEWCOMER 1399

/* Nobody's order before: one is there for the first time. */
static const struct demo_person newcomer = { "cus-maya", "Maya Rossi", "maya@example.net" };

struct good {
    const char *sku, *name, *image;
    int64_t price;
};
struct demo {
    struct good goods[32];
    size_t goods_n;
    uint64_t chance;
    msec today;
};

/* xorshift: the same demo on every machine. */
static unsigned roll(struct demo *d, unsigned sides)
{
    d->chance ^= d->chance << 13;
    d->chance ^= d->chance >> 7;
    d->chance ^= d->chance << 17;
    return (unsigned)(d->chance >> 33) % sides;
}

static err_t goods_read(struct cx *cx, struct demo *d)
{
    const struct asset *a = asset_find("/storefront/products.json");
    json_t *list, *p;
    size_t i;
    if (!a)
        return fail(cx, E_INTERNAL, "The storefront's goods were not built into this program.");
    TRY(json_read(cx, (const char *)a->data, a->size, &list));
    json_array_foreach (list, i, p) {
        if (d->goods_n == sizeof(d->goods) / sizeof(*d->goods))
            break;
        d->goods[d->goods_n++] = (struct good){
            json_str(p, "sku"),
            json_str(p, "name"),
            arena_text(cx->mem, "/storefront/%s", json_str(p, "image")),
            json_num(json_object_get(p, "price"), "minor", 0),
        };
    }
    return d->goods_n ? NULL : fail(cx, E_INTERNAL, "The storefront has no goods.");
}

/* --- what may have become of an order ------------------------------------------------------------ */

/* Codes, days since it was placed at the least and at the most, and what its parcel shows. */
struct fate {
    const char *general, *delivery, *payment;
    int from, to;
    unsigned weight;
    int shipped, delivered, scan, due; /* days: after placing; last scan and due date: from now */
    bool pickup, two;
};

static const struct fate fates[] = {
    /* general      delivery             payment        from to weight shipped delivered scan due */
    { "new", "not_shipped", "awaiting", 0, 2, 6, -1, -1, 0, 5, false, false },
    { "new", "not_shipped", "cod", 0, 1, 4, -1, -1, 0, 5, false, false },
    { "new", "not_shipped", "failed", 0, 4, 2, -1, -1, 0, 0, false, false },
    { "confirmed", "not_shipped", "paid", 0, 2, 8, -1, -1, 0, 4, false, false },
    { "in_progress", "preparing", "paid", 1, 3, 8, -1, -1, 0, 3, false, false },
    { "on_hold", "preparing", "authorized", 2, 6, 2, -1, -1, 0, 4, false, false },
    { "in_progress", "partially_shipped", "paid", 2, 6, 4, 1, -1, 1, 2, false, true },
    { "in_progress", "shipped", "paid", 2, 4, 6, 1, -1, 1, 3, false, false },
    { "in_progress", "in_transit", "paid", 3, 6, 12, 2, -1, 0, 2, false, false },
    { "in_progress", "in_transit", "cod", 3, 6, 4, 1, -1, 1, 1, false, false },
    { "in_progress", "out_for_delivery", "paid", 3, 6, 5, 2, -1, 0, 0, false, false },
    { "in_progress", "at_pickup_point", "paid", 4, 8, 6, 1, -1, 1, 0, true, false },
    { "in_progress", "delayed", "paid", 5, 11, 4, 2, -1, 1, -2, false, false },
    { "in_progress", "in_transit", "paid", 9, 16, 4, 2, -1, 7, -4, false, false }, /* stalled */
    { "in_progress", "attempted", "paid", 5, 10, 3, 2, -1, 1, -1, false, false },
    { "problem", "not_delivered", "paid", 8, 30, 3, 2, -1, 3, -4, false, false },
    { "returned", "returning", "paid", 12, 40, 3, 2, -1, 1, -6, false, false },
    { "returned", "returned", "refunded", 20, 400, 6, 2, 5, 0, 0, false, false },
    { "cancelled", "cancelled", "voided", 1, 400, 5, -1, -1, 0, 0, false, false },
    { "cancelled", "cancelled", "paid", 2, 20, 2, -1, -1, 0, 0, false, false },
    { "completed", "delivered", "paid", 5, 400, 80, 2, 4, 0, 0, false, false },
    { "completed", "delivered", "paid", 6, 400, 14, 1, 3, 0, 0, true, false },
    { "completed", "delivered", "partially_refunded", 10, 400, 4, 2, 5, 0, 0, false, false },
    { "completed", "not_required", "paid", 1, 60, 2, -1, -1, 0, 0, false, false },
};

static const struct fate *fate_of(struct demo *d, int age)
{
    unsigned sum = 0, at;
    const size_t n = sizeof(fates) / sizeof(*fates);
    for (size_t i = 0; i < n; i++)
        sum += age >= fates[i].from && age <= fates[i].to ? fates[i].weight : 0;
    at = roll(d, sum);
    for (size_t i = 0; i < n; i++) {
        if (age < fates[i].from || age > fates[i].to)
            continue;
        if (at < fates[i].weight)
            return &fates[i];
        at -= fates[i].weight;
    }
    return &fates[20];
}

/* The orders that the storefront offers have the fate that it promises. */
static const struct fate *fate_fixed(const char *number)
{
    if (!strcmp(number, demo_tries[0].number))
        return &fates[8];
    if (!strcmp(number, demo_tries[1].number))
        return &fates[11];
    return !strcmp(number, demo_tries[2].number) ? &fates[20] : NULL;
}

/* --- one order ------------------------------------------------------------------------------------ */

struct carrier {
    const char *code, *name, *service, *url;
};
static const struct carrier carriers[] = {
    { "dhl", "DHL", "DHL Parcel", "https://www.dhl.com/en/express/tracking.html?AWB=" },
    { "ups", "UPS", "UPS Standard", "https://www.ups.com/track?tracknum=" },
    { "dpd", "DPD", "DPD Classic", "https://tracking.dpd.de/parcelstatus?query=" },
};

static void items_make(struct cx *cx, struct demo *d, struct order *o)
{
    size_t n = 1 + roll(d, 3);
    o->items.at = arena_alloc(cx->mem, n * sizeof(*o->items.at));
    o->items.n = n;
    for (size_t i = 0; i < n; i++) {
        const struct good *g = &d->goods[(roll(d, (unsigned)d->goods_n) + i) % d->goods_n];
        struct order_item *item = &o->items.at[i];
        *item = (struct order_item){
            .line = (int64_t)i + 1,
            .sku = g->sku,
            .name = g->name,
            .quantity = 1 + roll(d, 3) / 2,
            .unit_price = { g->price, "USD" },
            .thumbnail = g->image,
        };
        o->subtotal.minor += item->quantity * g->price;
    }
    o->shipping_total.minor = o->subtotal.minor >= 6000 ? 0 : 600;
    o->total.minor = o->subtotal.minor + o->shipping_total.minor;
}

static struct shipment parcel(struct cx *cx, struct demo *d, const struct order *o, const struct fate *f, int line)
{
    const struct carrier *c = &carriers[roll(d, 3)];
    const char *number = arena_text(cx->mem, "%s%09u%u", f->pickup ? "PP" : "TR", roll(d, 1000000000), roll(d, 10));
    msec shipped = o->placed_at + f->shipped * DAY + (line - 1) * DAY, scan = d->today - f->scan * DAY - 3 * HOUR;
    struct shipment s = {
        .line = line,
        .carrier_code = c->code,
        .carrier = c->name,
        .service = c->service,
        .tracking_number = number,
        .tracking_url = arena_text(cx->mem, "%s%s", c->url, number),
        .status = f->delivery,
        .told_by = "store",
        .shipped_at = shipped,
        .last_event_at = scan > shipped ? scan : shipped,
    };
    if (f->two)
        s.status = line == 1 ? "in_transit" : "preparing";
    if (f->pickup) {
        s.pickup_point = "Corner Books, 12 Mill Street";
        s.pickup_until = d->today + 5 * DAY;
    }
    if (f->delivered >= 0) {
        s.delivered_at = s.last_event_at = o->placed_at + f->delivered * DAY;
        s.eta_from = s.eta_to = s.delivered_at;
    } else {
        s.eta_from = d->today / DAY * DAY + f->due * DAY; /* whole days */
        s.eta_to = s.eta_from + (f->due > 0 ? DAY : 0);
    }
    s.last_event = f->delivered >= 0 ? "Delivered" : f->pickup ? "Ready to be picked up" : "Scanned on its way";
    return s;
}

/* The last line travels in the second parcel, or one piece of the only line. */
static void parcels_fill(struct cx *cx, struct order *o)
{
    struct order_item *last = &o->items.at[o->items.n - 1];
    struct buf first = { 0 };
    for (size_t i = 0; i < o->items.n; i++) {
        const struct order_item *it = &o->items.at[i];
        int64_t here = it != last ? it->quantity : o->items.n == 1 ? it->quantity - 1 : 0;
        if (here)
            buf_fmt(&first, "%s{\"line\":%lld,\"quantity\":%lld}", i ? "," : "", (long long)it->line, (long long)here);
    }
    o->shipments.at[0].items = arena_text(cx->mem, "[%s]", first.at);
    o->shipments.at[1].items = arena_text(cx->mem, "[{\"line\":%lld,\"quantity\":%lld}]", (long long)last->line,
                                          (long long)(o->items.n == 1 ? 1 : last->quantity));
    buf_free(&first);
}

static void parcels_make(struct cx *cx, struct demo *d, struct order *o, const struct fate *f)
{
    if (f->shipped < 0)
        return;
    size_t n = f->two && (o->items.n > 1 || o->items.at[0].quantity > 1) ? 2 : 1;
    o->shipments.at = arena_alloc(cx->mem, n * sizeof(*o->shipments.at));
    o->shipments.n = n;
    for (size_t i = 0; i < n; i++)
        o->shipments.at[i] = parcel(cx, d, o, f, (int)i + 1);
    if (n == 2) { /* what is packed later has not left */
        o->shipments.at[1].shipped_at = o->shipments.at[1].last_event_at = 0;
        parcels_fill(cx, o);
    }
    o->eta_from = o->shipments.at[0].eta_from;
    o->eta_to = o->shipments.at[0].eta_to;
    o->delivered_at = o->shipments.at[0].delivered_at;
}

static void payment_make(struct cx *cx, struct order *o, const char *method)
{
    if (!text_in("paid refunded partially_refunded", o->payment))
        return;
    o->payments.at = arena_alloc(cx->mem, sizeof(*o->payments.at));
    o->payments.n = 1;
    o->payments.at[0] =
        (struct payment){ .line = 1, .amount = o->total, .method = method, .paid_at = o->placed_at + HOUR };
}

static err_t order_make(struct cx *cx, struct demo *d, int number)
{
    /* The last 150 were placed within two weeks, the others go back to three months. */
    int from_last = LAST - number;
    int64_t hours = from_last < 150 ? from_last * 5 / 2 : 375 + (from_last - 150) * 8;
    unsigned place = roll(d, (unsigned)demo_people_n);
    const struct demo_person *who = &demo_people[place];
    struct order o = { .number = arena_text(cx->mem, "%d", number), .currency = "USD", .channel = "web" }, made;
    const struct fate *fixed = fate_fixed(o.number), *f;
    for (size_t i = 0; fixed && i < demo_tries_n; i++)
        if (!strcmp(demo_tries[i].number, o.number))
            who = demo_tries[i].who, place = (unsigned)i; /* who tries stand first among the people */
    if (number == NEWCOMER)
        who = &newcomer, place = 99;
    o.placed_at = d->today - hours * HOUR - roll(d, 3) * HOUR;
    f = fixed ? fixed : fate_of(d, (int)((d->today - o.placed_at) / DAY));
    if (fixed && o.placed_at > d->today - (f->delivered > 0 ? 8 : 4) * DAY)
        o.placed_at = d->today - (f->delivered > 0 ? 8 : 4) * DAY;
    struct money none = { 0, "USD" };
    o.subtotal = o.shipping_total = o.total = none;
    o.customer_id = who->id, o.customer_name = who->name, o.email = who->email;
    o.phone = arena_text(cx->mem, "+1555010%04u", 100 + place);
    o.ship_name = who->name, o.ship_line1 = arena_text(cx->mem, "%u Mill Street", 1 + roll(d, 90));
    o.ship_city = "Springfield", o.ship_postcode = "01101", o.ship_country = "US";
    o.general = f->general, o.delivery = f->delivery, o.payment = f->payment;
    o.payment_name = strcmp(f->payment, "cod") ? "Card" : "Cash on delivery";
    o.shipping_name = f->pickup ? "Pick-up point" : "To your door";
    o.warehouse = roll(d, 4) ? "Main" : "North";
    if (!strcmp(f->general, "cancelled"))
        o.cancelled_at = o.placed_at + 6 * HOUR;
    items_make(cx, d, &o);
    parcels_make(cx, d, &o, f);
    payment_make(cx, &o, o.payment_name);
    cx->now = o.placed_at; /* history begins when it was placed */
    return order_add(cx, &o, &made);
}

err_t demo_orders_add(struct cx *cx, int *added)
{
    struct demo d = { .chance = 0x9e3779b97f4a7c15, .today = cx->now };
    TRY(goods_read(cx, &d));
    err_t e = NULL;
    DB_TX(cx);
    for (int n = FIRST; !e && n <= LAST; n++)
        e = order_make(cx, &d, n);
    cx->now = d.today;
    TRY(e);
    *added = LAST - FIRST + 1;
    return db_commit(cx);
}
