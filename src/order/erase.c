/* erase.c - a person's orders become orders of nobody. Invariant: rows, lists, texts to search by and events of an order
   are emptied in one transaction; what is counted or summed stays as it is. */
#include "base/text.h"
#include "db/event.h"
#include "order/contact.h"
#include "order/erased.h"
#include "order/order_parts.h"
#include <stdlib.h>
#include <string.h>

enum { PARCELS = 200 };
#define NOBODY "-" /* no normal form of anything: finds nothing */

static const struct field order_id_fields[] = {
    FIELD(F_TEXT, struct order_id, id),
    FIELD(F_TEXT, struct order_id, external_id),
    FIELD(F_TEXT, struct order_id, source_id),
    { 0 },
};

static err_t by_external(struct cx *cx, const struct person *p, order_id_list *out)
{
    order_id_list all = { .at = arena_alloc(cx->mem, (out->n + p->external_n + 1) * sizeof(*all.at)), .n = out->n };
    if (out->n)
        memcpy(all.at, out->at, out->n * sizeof(*all.at));
    for (size_t i = 0; i < p->external_n; i++) {
        order_id_list one = { 0 };
        bool there = false;
        TRY(db_list(cx, order_id_fields, &one,
                    "SELECT id, external_id, source_id FROM orders WHERE shop_id = $1 AND source_id = $2 "
                    "AND external_id = $3 AND erased_at IS NULL",
                    T(cx->who.shop), T(p->source_id), T(p->external[i])));
        for (size_t k = 0; one.n && k < all.n; k++)
            there |= !strcmp(all.at[k].id, one.at[0].id);
        if (one.n && !there)
            all.at[all.n++] = one.at[0];
    }
    *out = all;
    return NULL;
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct order_id *)a)->id, ((const struct order_id *)b)->id);
}

err_t person_orders(struct cx *cx, const struct person *p, order_id_list *out)
{
    bool customer = !text_empty(p->customer_id) && strcmp(p->customer_id, "0") && !text_empty(p->source_id);
    const char *email = text_empty(p->email) ? NOBODY : p->email;
    order_id_list found = { 0 };
    TRY(db_list(cx, order_id_fields, &found,
                "SELECT id, external_id, source_id FROM orders WHERE shop_id = $1 AND erased_at IS NULL "
                "AND placed_at <= $6 AND id IN (SELECT id FROM orders WHERE shop_id = $1 AND email_norm = $2 "
                "UNION SELECT id FROM orders WHERE shop_id = $1 AND phone_norm = $3 AND email_norm = '' "
                "UNION SELECT id FROM orders WHERE shop_id = $1 AND customer_id = $4 AND source_id = $5 "
                "AND email_norm IN ('', $2)) ORDER BY id",
                T(cx->who.shop), T(email), T(text_empty(p->phone) ? NOBODY : p->phone),
                T(customer ? p->customer_id : NOBODY), T(customer ? p->source_id : NOBODY),
                I(p->until ? p->until : cx->now)));
    TRY(by_external(cx, p, &found));
    if (found.n)
        qsort(found.at, found.n, sizeof(*found.at), by_id);
    *out = found;
    return NULL;
}

/* --- what leads to a person --- */

static bool at_end(const char *delivery) { return delivery && text_in("delivered returned cancelled", delivery); }

static void parcel_anonymise(struct shipment *s, bool over)
{
    s->pickup_point = s->last_event = NULL; /* "left with a neighbour, Mrs …" */
    if (!over && !at_end(s->status))
        return;
    s->tracking_number = s->tracking_url = NULL;
}

void order_parcels_anonymise(struct cx *cx, struct order *o)
{
    bool over = at_end(o->delivery) || text_same(o->general, "cancelled");
    if (o->shipments.n)
        o->shipments.at = order_copied(cx, o->shipments.at, o->shipments.n * sizeof(*o->shipments.at));
    for (size_t i = 0; i < o->shipments.n; i++)
        parcel_anonymise(&o->shipments.at[i], over);
    const struct shipment *s = order_open_parcel(o);
    if (s)
        o->tracking_number = s->tracking_number;
    else if (over)
        o->tracking_number = NULL;
    if (text_empty(o->tracking_number))
        o->tracking_norm = NULL;
}

void order_anonymise(struct cx *cx, struct order *o)
{
    o->customer_id = o->customer_name = o->email = o->phone = NULL;
    o->email_norm = o->phone_norm = "";
    o->ship_name = o->ship_line1 = o->ship_line2 = o->ship_city = o->ship_region = o->ship_postcode = NULL;
    o->comment = o->note = o->tags = o->custom = NULL;
    if (o->items.n)
        o->items.at = order_copied(cx, o->items.at, o->items.n * sizeof(*o->items.at));
    for (size_t i = 0; i < o->items.n; i++)
        o->items.at[i].custom = NULL; /* engraved words */
    order_parcels_anonymise(cx, o);
    if (o->payments.n)
        o->payments.at = order_copied(cx, o->payments.at, o->payments.n * sizeof(*o->payments.at));
    for (size_t i = 0; i < o->payments.n; i++)
        o->payments.at[i].note = NULL;
}

/* --- one order --- */

/* What history may go on telling: nothing of it was written by or about a person. */
#define KEPT                                                                                                           \
    "'general status', 'delivery status', 'payment status', 'badge', 'currency', 'subtotal', 'shipping', 'discount', " \
    "'tax', 'total', 'paid amount', 'payment method', 'shipping method', 'carrier', 'channel', 'warehouse', 'stock', " \
    "'reserved stock', 'available stock', 'order date', 'delivered', 'expected from', 'expected delivery', "           \
    "'products', 'payments', 'order number', 'country', 'language', 'VIP', 'request'"

err_t order_events_erase(struct cx *cx, const char *order_id, int64_t *out)
{
    int64_t values, reasons;
    TRY(db_exec(cx, &values,
                "UPDATE event SET from_value = NULL, to_value = NULL WHERE shop_id = $1 AND subject = 'order' "
                "AND subject_id = $2 AND what <> 'order.created' AND COALESCE(field, '') NOT IN (" KEPT ") "
                "AND (from_value IS NOT NULL OR to_value IS NOT NULL)",
                T(cx->who.shop), T(order_id)));
    TRY(db_exec(cx, &reasons,
                "UPDATE event SET to_value = NULL WHERE shop_id = $1 AND subject = 'order' AND subject_id = $2 "
                "AND field = 'request' AND what <> 'request.added' AND to_value IS NOT NULL",
                T(cx->who.shop), T(order_id)));
    *out = values + reasons;
    return NULL;
}

err_t order_parcels_forget(struct cx *cx, const struct order *before, const struct order *o)
{
    for (size_t i = 0; i < before->shipments.n; i++) {
        const char *was = before->shipments.at[i].tracking_number;
        bool stays = text_empty(was);
        for (size_t k = 0; k < o->shipments.n && !stays; k++)
            stays = text_same(was, o->shipments.at[k].tracking_number);
        if (!stays)
            TRY(db_exec(cx, NULL,
                        "DELETE FROM tracker_parcel WHERE shop_id = $1 AND tracking_norm = $2 AND NOT EXISTS ("
                        "SELECT 1 FROM shipment WHERE shop_id = $1 AND tracking_norm = $2 AND order_id <> $3 "
                        "AND status NOT IN ('delivered', 'returned', 'cancelled'))",
                        T(cx->who.shop), T(tracking_norm(cx->mem, was)), T(before->id)));
    }
    return NULL;
}

err_t order_events_settle(struct cx *cx, const struct order *before, const struct order *o)
{
    int64_t events;
    if (order_part_same(cx, PART_SHIPMENTS, before, o))
        return NULL;
    TRY(order_parcels_forget(cx, before, o));
    TRY(erasing_begin(cx));
    TRY(order_events_erase(cx, o->id, &events));
    return erasing_end(cx);
}

static err_t beside_erase(struct cx *cx, const char *id, struct order_erased *out)
{
    int64_t requests, reminders, events;
    TRY(db_exec(cx, &requests,
                "UPDATE request SET details = NULL, reason = NULL, conversation_id = NULL, version = version + 1 "
                "WHERE shop_id = $1 AND order_id = $2",
                T(cx->who.shop), T(id)));
    TRY(db_exec(cx, &reminders, "DELETE FROM reminder WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop), T(id)));
    TRY(db_exec(
        cx, NULL,
        "UPDATE source_act SET state = CASE WHEN ended_at IS NULL AND what IN ('change_address', 'note') "
        "THEN 'failed' ELSE state END, ended_at = CASE WHEN ended_at IS NULL AND what IN ('change_address', 'note') "
        "THEN $3 ELSE ended_at END, details = NULL, trouble = NULL WHERE shop_id = $1 AND order_id = $2",
        T(cx->who.shop), T(id), I(cx->now)));
    TRY(db_exec(cx, NULL, "UPDATE order_bulk_line SET tags = NULL WHERE shop_id = $1 AND order_id = $2",
                T(cx->who.shop), T(id)));
    TRY(order_events_erase(cx, id, &events));
    out->requests += requests;
    out->reminders += reminders;
    out->events += events;
    return NULL;
}

err_t order_erase(struct cx *cx, const char *id, struct order_erased *out)
{
    struct order before, o;
    TRY(db_lock(cx, "orders", id));
    TRY(order_get(cx, id, &before));
    o = before;
    order_anonymise(cx, &o);
    o.content_hash = NULL; /* the source's next word is compared without the person */
    o.erased_at = cx->now;
    o.version = before.version + 1;
    TRY(order_rows_write(cx, &before, &o));
    TRY(db_exec(cx, NULL, "UPDATE orders SET reminder_at = NULL, reminder = NULL WHERE shop_id = $1 AND id = $2",
                T(cx->who.shop), T(id)));
    TRY(order_parcels_forget(cx, &before, &o));
    TRY(beside_erase(cx, id, out));
    out->orders++;
    return event_add(cx, "order", id, "order.erased", NULL, NULL, NULL);
}

/* --- parcels of which nobody tells any more --- */

static err_t parcels_end(struct cx *cx, const char *id)
{
    struct order before, o;
    DB_TX(cx);
    TRY(db_lock(cx, "orders", id));
    TRY(order_get(cx, id, &before));
    o = before;
    o.shipments.at = order_copied(cx, o.shipments.at, o.shipments.n * sizeof(*o.shipments.at));
    for (size_t i = 0; i < o.shipments.n; i++)
        o.shipments.at[i].tracking_number = o.shipments.at[i].tracking_url = NULL;
    o.tracking_number = o.tracking_norm = NULL;
    o.version = before.version + 1;
    TRY(order_rows_write(cx, &before, &o));
    TRY(order_events_settle(cx, &before, &o));
    return db_commit(cx);
}

err_t erased_parcels_end(struct cx *cx, msec before)
{
    order_id_list left = { 0 };
    TRY(db_list(cx, order_id_fields, &left,
                "SELECT id, external_id, source_id FROM orders o WHERE shop_id = $1 AND erased_at < $2 "
                "AND erased_at IS NOT NULL AND (tracking_norm IS NOT NULL OR EXISTS (SELECT 1 FROM shipment s "
                "WHERE s.shop_id = o.shop_id AND s.order_id = o.id AND (s.tracking_number IS NOT NULL OR "
                "s.tracking_url IS NOT NULL))) ORDER BY erased_at LIMIT $3",
                T(cx->who.shop), I(before), I(PARCELS)));
    for (size_t i = 0; i < left.n; i++)
        TRY(parcels_end(cx, left.at[i].id));
    return NULL;
}

/* --- the rest --- */

err_t customer_keys(struct cx *cx, order_id_list *out)
{
    return db_list(cx, order_id_fields, out, "SELECT key AS id FROM customer WHERE shop_id = $1", T(cx->who.shop));
}

err_t customer_erase(struct cx *cx, const struct person *p, int64_t *out)
{
    return db_exec(cx, out, "DELETE FROM customer WHERE shop_id = $1 AND created_at <= $4 AND key IN ($2, $3)",
                   T(cx->who.shop), T(text_empty(p->email) ? NOBODY : arena_text(cx->mem, "e:%s", p->email)),
                   T(text_empty(p->phone) ? NOBODY : arena_text(cx->mem, "p:%s", p->phone)),
                   I(p->until ? p->until : cx->now));
}

err_t erasing_begin(struct cx *cx)
{
    if (!cx->in_tx)
        return fail(cx, E_INTERNAL, "An erasure was begun outside a transaction.");
    return db_exec(cx, NULL, "INSERT INTO erasing (shop_id) VALUES ($1)", T(cx->who.shop));
}

err_t erasing_end(struct cx *cx)
{
    return db_exec(cx, NULL, "DELETE FROM erasing WHERE shop_id = $1", T(cx->who.shop));
}
