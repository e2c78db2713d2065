/* parcel_news.c - what a tracking service says of a parcel, beside what the store and staff say of it. Invariant: nobody's
   knowledge gives way to something older, whichever way it comes. */
#include "order/parcel.h"
#include "base/text.h"
#include "order/contact.h"
#include "order/order_parts.h"
#include "order/state.h"
#include <string.h>

#define DAY_MS INT64_C(86400000)
#define BEFORE_MOST (2 * DAY_MS)  /* labels are made before an order comes in here */
#define AFTER_MOST (180 * DAY_MS) /* carriers use numbers again */
#define ORDERS_MOST 20
#define EVENT_MOST 500 /* as shipment_fields */
#define RAW_MOST 255

/* How far it has come; what is unusual counts as far as where it happens. */
static int rank(const char *status)
{
    if (text_in("delivered returned cancelled", status ? status : ""))
        return 5;
    if (text_in("not_delivered returning", status ? status : ""))
        return 4;
    if (text_in("in_transit out_for_delivery at_pickup_point delayed attempted", status ? status : ""))
        return 3;
    return text_same(status, "shipped") ? 2 : text_same(status, "preparing") ? 1 : 0;
}

/* --- the store's word beside the tracker's --- */

/* Whether what a source says now of a parcel goes before what a tracker has said of it. */
static bool source_newer(const struct shipment *told, const struct shipment *says)
{
    if (!text_same(told->told_by, "tracker") || says->last_event_at > told->last_event_at)
        return true;
    if (text_in("cancelled returned", says->status ? says->status : ""))
        return true;
    return text_in("delivered not_delivered", says->status ? says->status : "") && !says->last_event_at &&
           rank(told->status) < 4;
}

static const struct shipment *same_parcel(struct cx *cx, const struct order *before, const struct shipment *s)
{
    const char *norm = tracking_norm(cx->mem, s->tracking_number);
    for (size_t i = 0; *norm && i < before->shipments.n; i++)
        if (text_same(tracking_norm(cx->mem, before->shipments.at[i].tracking_number), norm))
            return &before->shipments.at[i];
    return NULL;
}

bool order_tracker_keep(struct cx *cx, const struct order *before, struct order *o)
{
    bool kept = false;
    o->shipments.at = order_copied(cx, o->shipments.at, o->shipments.n * sizeof(*o->shipments.at));
    for (size_t i = 0; i < o->shipments.n; i++) {
        struct shipment *s = &o->shipments.at[i];
        const struct shipment *told = same_parcel(cx, before, s);
        if (told && text_empty(s->carrier))
            s->carrier = told->carrier, s->carrier_code = told->carrier_code;
        if (!told || source_newer(told, s))
            continue;
        s->status = told->status;
        s->status_raw = told->status_raw;
        s->last_event = told->last_event;
        s->last_event_at = told->last_event_at;
        s->delivered_at = told->delivered_at;
        if (told->eta_from || told->eta_to)
            s->eta_from = told->eta_from, s->eta_to = told->eta_to;
        s->told_by = told->told_by;
        kept = true;
    }
    return kept;
}

bool order_tracker_knows(const struct order *before, const char *delivery)
{
    const struct shipment *s = before->shipments.n == 1 ? before->shipments.at : NULL;
    return s && text_same(s->told_by, "tracker") && !order_delivery_ends(delivery);
}

bool order_delivery_ends(const char *delivery)
{
    return text_in("delivered returned cancelled not_required", delivery ? delivery : "");
}

/* --- news --- */

static bool of_this_order(const struct order *o, const struct shipment *s, const struct parcel_news *n)
{
    msec sent = s->shipped_at > o->placed_at ? s->shipped_at : o->placed_at;
    return !n->last_event_at || (n->last_event_at > o->placed_at - BEFORE_MOST && n->last_event_at < sent + AFTER_MOST);
}

/* Whether the news say something that is not older than what is known. */
static bool is_news(const struct order *o, const struct shipment *s, const struct parcel_news *n)
{
    const char *status = n->status ? n->status : s->status;
    int was = rank(s->status), is = rank(status);
    bool by_hand = text_same(s->told_by, "manual");
    if (text_same(s->status, "cancelled"))
        return false;
    if (text_same(s->status, "delivered") && is < 4 && !text_same(status, "attempted"))
        return false; /* a late scan of the way there */
    if (is < 2 && was >= 2)
        return false; /* that a carrier awaits it is no news of what has left */
    if (n->last_event_at < s->last_event_at && n->last_event_at)
        return false;
    if (by_hand) /* somebody knew it at the latest when the order was last changed; a scan on the way says it better */
        return is > was || n->last_event_at > o->changed_at ||
               (is == was && is <= 3 && n->last_event_at > s->last_event_at);
    return n->last_event_at || is > was || (is == was && (n->eta_from || n->eta_to));
}

/* At most so many characters. */
static const char *cut(struct cx *cx, const char *s, size_t most)
{
    size_t n = 0, at = 0;
    if (text_empty(s) || text_length(s) <= most)
        return text_empty(s) ? NULL : s;
    for (; s[at]; at++)
        if ((s[at] & 0xC0) != 0x80 && n++ == most)
            break;
    return arena_copy_n(cx->mem, s, at);
}

static void lay(struct cx *cx, struct order *o, struct shipment *s, const struct parcel_news *n)
{
    bool followed = o->eta_from == s->eta_from && o->eta_to == s->eta_to;
    if (n->status) {
        s->status = n->status;
        s->status_raw = cut(cx, n->status_raw, RAW_MOST);
        s->delivered_at = !text_same(n->status, "delivered") ? 0
                          : n->delivered_at                  ? n->delivered_at
                          : n->last_event_at                 ? n->last_event_at
                          : s->delivered_at                  ? s->delivered_at
                                                             : cx->now;
    }
    if (n->last_event_at > s->last_event_at || (n->last_event_at == s->last_event_at && n->last_event)) {
        s->last_event_at = n->last_event_at;
        s->last_event = cut(cx, n->last_event, EVENT_MOST);
    }
    if (n->eta_from || n->eta_to) {
        s->eta_from = n->eta_from;
        s->eta_to = n->eta_to;
        if (followed)
            o->eta_from = n->eta_from, o->eta_to = n->eta_to;
    }
    if (text_empty(s->carrier) && !text_empty(n->carrier)) {
        const struct carrier *c = carrier_named(cx->mem, n->carrier);
        s->carrier = c ? c->name : cut(cx, n->carrier, RAW_MOST);
    }
    s->told_by = "tracker";
}

/* What the order says of itself ends where a person or the store has ended it. */
static struct order_given news_given(const struct order *o)
{
    bool over = text_same(o->general, "cancelled") || text_in("returned cancelled not_required", o->delivery);
    return (struct order_given){ .general = true, .delivery = over, .payment = true, .subtotal = true, .total = true };
}

static err_t tell_order(struct cx *cx, const char *id, const struct parcel_news *n, const char *norm, int64_t *version)
{
    struct order before;
    *version = 0;
    DB_TX(cx);
    TRY(db_lock(cx, "orders", id));
    TRY(order_get(cx, id, &before));
    struct order o = before;
    o.shipments.at = order_copied(cx, o.shipments.at, o.shipments.n * sizeof(*o.shipments.at));
    for (size_t i = 0; i < o.shipments.n; i++) {
        struct shipment *s = &o.shipments.at[i];
        if (text_same(tracking_norm(cx->mem, s->tracking_number), norm) && of_this_order(&o, s, n) && is_news(&o, s, n))
            lay(cx, &o, s, n);
    }
    if (order_part_same(cx, PART_SHIPMENTS, &before, &o))
        return db_commit(cx);
    struct order_given given = news_given(&o);
    o.changed_at = cx->now;
    TRY(order_codes(cx, &o, true));
    TRY(order_store(cx, &before, &o, &given));
    TRY(db_commit(cx));
    *version = o.version;
    return NULL;
}

struct found {
    const char *order_id;
};
static const struct field found_fields[] = { FIELD(F_TEXT, struct found, order_id), { 0 } };

err_t parcel_tell(struct cx *cx, const struct parcel_news *news, parcel_moved_list *out)
{
    LIST(struct found) found = { 0 };
    struct parcel_news n = *news;
    const char *norm = tracking_norm(cx->mem, n.tracking_number);
    if (!*norm)
        return NULL;
    if (n.status && (!status_builtin(STATUS_DELIVERY, n.status) || text_same(n.status, "unknown")))
        n.status = NULL; /* nothing gives way to a word that nobody knows */
    n.last_event_at = n.last_event_at > cx->now ? cx->now : n.last_event_at; /* else all that follows were older */
    n.delivered_at = n.delivered_at > cx->now ? cx->now : n.delivered_at;
    TRY(db_list(
        cx, found_fields, &found,
        "SELECT DISTINCT order_id FROM shipment WHERE shop_id = $1 AND tracking_norm = $2 ORDER BY order_id DESC LIMIT $3",
        T(cx->who.shop), T(norm), I(ORDERS_MOST)));
    struct parcel_moved *all = arena_alloc(cx->mem, (out->n + found.n) * sizeof(*all) + 1);
    if (out->n)
        memcpy(all, out->at, out->n * sizeof(*all));
    out->at = all;
    for (size_t i = 0; i < found.n; i++) {
        int64_t version;
        TRY(tell_order(cx, found.at[i].order_id, &n, norm, &version));
        if (version)
            all[out->n++] = (struct parcel_moved){ found.at[i].order_id, version };
    }
    return NULL;
}

err_t parcel_open(struct cx *cx, const char *norm, bool *out)
{
    int64_t n;
    TRY(db_int(cx, 0, &n,
               "SELECT 1 FROM shipment WHERE shop_id = $1 AND tracking_norm = $2 AND "
               "status NOT IN ('delivered', 'returned', 'cancelled') LIMIT 1",
               T(cx->who.shop), T(norm)));
    *out = n == 1;
    return NULL;
}

/* --- whom it concerns --- */

err_t order_parcel_follow_up(struct cx *cx, const struct shipment *s)
{
    const char *norm = tracking_norm(cx->mem, s->tracking_number);
    if (!*norm || rank(s->status) == 5)
        return NULL;
    return db_exec(
        cx, NULL,
        "INSERT INTO tracker_parcel (shop_id, kind, tracking_norm, carrier_code, next_at, since) "
        "SELECT shop_id, kind, $2, $3, $4, $4 FROM tracker WHERE shop_id = $1 AND enabled = 1 "
        "ON CONFLICT (shop_id, kind, tracking_norm) DO UPDATE SET carrier_code = excluded.carrier_code, "
        "state = 'new', tries = 0, trouble = NULL, next_at = excluded.next_at "
        "WHERE (tracker_parcel.state = 'done' AND tracker_parcel.since > $5) OR "
        "(tracker_parcel.state IN ('new', 'refused') AND COALESCE(tracker_parcel.carrier_code, '') <> COALESCE(excluded.carrier_code, ''))",
        T(cx->who.shop), T(norm), T(s->carrier_code), I(cx->now), I(cx->now - PARCEL_FOLLOWED));
}
