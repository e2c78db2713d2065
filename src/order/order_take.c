/* order_take.c - what a source or an import says about an order, laid over what is known: the same again changes nothing. */
#include "account/shop.h"
#include "base/id.h"
#include "base/text.h"
#include "order/contact.h"
#include "order/erased.h"
#include "order/order_parts.h"
#include <string.h>

static bool emptied(const struct order *in, const struct field *f)
{
    size_t i = (size_t)(f - order_fields);
    return i < GIVEN_MOST && in->emptied >> i & 1;
}

static bool emptied_named(const struct order *in, const char *name) { return in->emptied & order_given_bit(name); }

/* before, with everything that in says laid over it. */
static struct order merged(const struct order *before, const struct order *in)
{
    struct order o = *before;
    bool money_anew = !text_empty(in->currency) && !text_same(in->currency, before->currency);
    struct money none = { 0 };
    text_put(none.currency, sizeof(none.currency), text_empty(in->currency) ? before->currency : in->currency);
    for (const struct field *f = order_fields; f->kind != F_END; f++) {
        if (text_in("id source_id external_id version created_at badge grp paid_total", f->name) &&
            !(f->kind == F_MONEY && order_field_said(f, in)))
            continue;
        if (order_field_said(f, in))
            order_field_copy(f, &o, in);
        else if (f->kind == F_MONEY && money_anew)
            memset((char *)&o + f->at, 0, sizeof(struct money));
        if (!emptied(in, f))
            continue;
        if (f->kind == F_MONEY)
            *(struct money *)((char *)&o + f->at) = none;
        else if (f->kind == F_TIME)
            *(msec *)((char *)&o + f->at) = 0;
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

#define FETCHED_MS 60000 /* when an order was read last is known to the minute, so that reading it rarely writes */

/* Nothing that anybody sees has changed: only how new the source's word is, and when it was read. */
static err_t note_stamp(struct cx *cx, const struct order *before, const struct order *in)
{
    int64_t newer = in->external_stamp > before->external_stamp ? in->external_stamp : before->external_stamp;
    if (newer == before->external_stamp && in->fetched_at < before->fetched_at + FETCHED_MS)
        return NULL;
    return db_exec(cx, NULL, "UPDATE orders SET external_stamp = $3, fetched_at = $4 WHERE shop_id = $1 AND id = $2",
                   T(cx->who.shop), T(before->id), I(newer), M(in->fetched_at ? in->fetched_at : before->fetched_at));
}

/* What a new order becomes. learn: codes that the catalogue lacks are added to it. */
static err_t laid_new(struct cx *cx, const struct order *in, bool learn, struct order *out, struct order_given *given)
{
    struct order o = *in;
    *given = order_given_of(in);
    o.id = text_empty(in->id) ? id_new(cx, "ord") : in->id;
    o.number = text_empty(o.number) ? o.external_id : o.number;
    order_dates_first(cx, &o);
    for (const struct field *f = order_fields; f->kind != F_END; f++)
        if (f->kind == F_TEXT || f->kind == F_JSON)
            order_field_copy(f, &o, &o); /* "" is stored as NULL */
    if (learn)
        TRY(order_codes(cx, &o, true));
    order_parcel_adopt(cx, &o, "store");
    *out = o;
    return NULL;
}

/* What a known order, with its lists, becomes. */
static err_t laid_over(struct cx *cx, const struct order *before, const struct order *in, bool learn, struct order *out,
                       struct order_given *given)
{
    struct order o = merged(before, in);
    bool another =
        in->tracking_number && !text_same(tracking_norm(cx->mem, in->tracking_number), before->tracking_norm);
    bool kept = in->shipments.at ? order_tracker_keep(cx, before, &o) && !order_delivery_ends(in->delivery)
                                 : in->delivery && !another && order_tracker_knows(before, in->delivery);
    *given = (struct order_given){
        .delivery = !kept && (!text_empty(in->delivery) || !in->shipments.at),
        .payment = !text_empty(in->payment),
        .subtotal = !emptied_named(in, "subtotal") &&
                    (in->subtotal.currency[0] || !in->items.at || (before->subtotal.minor && !before->items.n)),
        .total = !emptied_named(in, "total") && (in->total.currency[0] || !in->items.at || !order_summed(before))
    };
    o.changed_at = in->changed_at ? in->changed_at : cx->now;
    if (learn)
        TRY(order_codes(cx, &o, true));
    if (!in->shipments.at)
        order_parcel_follow(cx, &o,
                            (struct parcel_words){
                                in->carrier != NULL, in->tracking_number != NULL, in->delivery != NULL && !kept,
                                !kept && (emptied_named(in, "eta_from") || emptied_named(in, "eta_to")), "store" });
    *out = o;
    return NULL;
}

static err_t take_new(struct cx *cx, const struct shop *shop, const struct order *in, const char **id)
{
    struct order o;
    struct order_given given;
    TRY(laid_new(cx, in, true, &o, &given));
    given.shop = shop;
    TRY(order_store(cx, NULL, &o, &given));
    *id = o.id;
    return NULL;
}

static err_t take_changed(struct cx *cx, struct order *before, const struct order *in, const char **id)
{
    struct order o;
    struct order_given given;
    TRY(order_load(cx, before));
    TRY(laid_over(cx, before, in, true, &o, &given));
    TRY(order_store(cx, before, &o, &given));
    *id = o.id;
    return NULL;
}

/* What is said, without whom it is about; it is compared without them, too. */
static struct order without_person(struct cx *cx, const struct order *before, const struct order *in)
{
    struct order o = *in;
    order_anonymise(cx, &o);
    if (!before)
        o.erased_at = cx->now;
    o.content_hash = order_hash(cx, &o);
    return o;
}

static err_t erase_known(struct cx *cx, const char *id)
{
    struct order_erased counts = { 0 };
    TRY(erasing_begin(cx));
    TRY(order_erase(cx, id, &counts));
    return erasing_end(cx);
}

static err_t take_once(struct cx *cx, const struct order *in, enum order_taken *taken, const char **id)
{
    DB_TX(cx);
    order_list known = { 0 };
    TRY(db_list(cx, order_fields, &known,
                "SELECT * FROM orders WHERE shop_id = $1 AND source_id = $2 AND external_id = $3", T(cx->who.shop),
                T(in->source_id), T(in->external_id)));
    struct order *before = known.n ? known.at : NULL, bare;
    bool was = before && before->erased_at;
    msec erased = was ? before->erased_at : 0;
    struct shop shop;
    TRY(shop_get(cx, &shop));
    if (shop.erased_keys)
        TRY(erased_covers(cx, before, in, &erased));
    if (erased) {
        bare = without_person(cx, before, in);
        in = &bare;
    }
    enum order_taken what = !before ? ORDER_ADDED : ORDER_CHANGED;
    const char *new_id = before ? before->id : NULL;
    if (!before)
        TRY(take_new(cx, &shop, in, &new_id));
    else if (!text_empty(in->id) && !text_same(in->id, before->id))
        return fail(cx, E_CONFLICT, "This order was taken by somebody else at the same moment.");
    else if ((in->external_stamp && in->external_stamp < before->external_stamp) ||
             text_same(in->content_hash, before->content_hash))
        what = ORDER_UNCHANGED;
    else
        TRY(take_changed(cx, before, in, &new_id));
    if (what == ORDER_UNCHANGED)
        TRY(note_stamp(cx, before, in));
    if (erased && before && !was) /* known until now as an order of nobody, or of somebody else */
        TRY(erase_known(cx, new_id));
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

err_t order_laid(struct cx *cx, const struct order *in, struct order *out)
{
    order_list known = { 0 };
    struct order o;
    struct order_given given;
    TRY(db_list(cx, order_fields, &known,
                "SELECT * FROM orders WHERE shop_id = $1 AND source_id = $2 AND external_id = $3", T(cx->who.shop),
                T(in->source_id), T(in->external_id)));
    struct order *before = known.n ? known.at : NULL;
    if (before) {
        TRY(order_load(cx, before));
        TRY(laid_over(cx, before, in, false, &o, &given));
        o.id = before->id;
    } else {
        TRY(laid_new(cx, in, false, &o, &given));
    }
    TRY(order_complete(cx, before, &o, &given));
    o.fetched_at = in->fetched_at;
    *out = o;
    return NULL;
}
