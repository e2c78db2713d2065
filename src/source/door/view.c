/* view.c - an order as its owner may see it: status in words, progress, and what needs a person.
   Invariant: address, phone, full name and payment details are never copied into the view. */
#include "base/clock.h"
#include "base/text.h"
#include "order/template.h"
#include "source/door/room.h"
#include <ctype.h>
#include <string.h>

#define DAY_MS INT64_C(86400000)

static const char left_house[] = "shipped in_transit out_for_delivery at_pickup_point delayed partially_shipped "
                                 "attempted not_delivered returning returned delivered";
static const char moving[] = PARCEL_MOVES " partially_shipped";

/* --- state ------------------------------------------------------------------------------------------- */

/* A custom code: its badge, which may be NULL. */
static err_t custom_badge(struct cx *cx, struct status_known *known, enum status_type type, const char *code,
                          bool *custom, const char **badge)
{
    struct status s = { 0 };
    *custom = false;
    *badge = NULL;
    if (text_empty(code) || status_builtin(type, code))
        return NULL;
    err_t e = status_know(cx, known, status_type_name(type), code, NULL, &s);
    if (e && e->code != E_MISSING)
        return e;
    *custom = !e;
    *badge = e ? NULL : s.badge;
    return NULL;
}

static const char *payment_code(const struct order *o) { return text_empty(o->payment) ? "unknown" : o->payment; }

static bool pickup_over(const struct cx *cx, const struct order *o)
{
    for (size_t i = 0; i < o->shipments.n; i++) {
        const struct shipment *s = &o->shipments.at[i];
        if (text_same(s->status, "at_pickup_point") && s->pickup_until && s->pickup_until < cx->now)
            return true;
    }
    return false;
}

/* All that an order of built-in codes needs, in one statement; a custom code's own rows come with it. */
static err_t statuses_read(struct cx *cx, struct status_known *known, const struct order *o,
                           const struct order_state *plain)
{
    struct status_key wanted[3] = { { "payment", payment_code(o) },
                                    { status_type_name(plain->say_type), plain->say_code } };
    bool own_general = !text_empty(o->general) && !status_builtin(STATUS_GENERAL, o->general);
    if (!text_empty(o->delivery) && !status_builtin(STATUS_DELIVERY, o->delivery))
        wanted[own_general ? 1 : 2] = (struct status_key){ "delivery", o->delivery };
    if (own_general)
        wanted[2] = (struct status_key){ "general", o->general };
    return status_read(cx, known, wanted);
}

static err_t state_of(struct cx *cx, struct status_known *known, const struct order *o, const char *locale,
                      struct order_state *state, struct status *said)
{
    bool custom_general, custom_delivery;
    const char *by_general, *by_delivery;
    bool over = pickup_over(cx, o);
    *state = order_state(o->general, o->delivery, o->payment, false, false, NULL, over);
    TRY(statuses_read(cx, known, o, state));
    TRY(custom_badge(cx, known, STATUS_GENERAL, o->general, &custom_general, &by_general));
    TRY(custom_badge(cx, known, STATUS_DELIVERY, o->delivery, &custom_delivery, &by_delivery));
    if (custom_general || custom_delivery)
        *state = order_state(o->general, o->delivery, o->payment, custom_general, custom_delivery,
                             badge_first(by_general, by_delivery), over);
    return status_said(cx, known, state, o->general, custom_general, locale, said);
}

static err_t payment_show(struct cx *cx, struct status_known *known, const struct order *o,
                          const struct order_state *state, const char *locale, struct status_view *out)
{
    static const char *const groups[][2] = {
        { "Paid", "paid" },       { "Pending", "pending" },       { "Partial", "partial" },
        { "No payment", "none" }, { "Payment failed", "failed" }, { "Cash on delivery", "cod" },
    };
    struct status s = { 0 };
    const char *code = payment_code(o);
    err_t e = status_know(cx, known, "payment", code, locale, &s);
    if (e && e->code != E_MISSING)
        return e;
    *out = (struct status_view){ "payment", code, e ? state->payment_badge : s.name, NULL };
    for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++)
        if (text_same(groups[i][0], state->payment_badge))
            out->group = groups[i][1];
    return NULL;
}

/* The last scan of a parcel under way is longer ago than the shop waits; or, for one that was never scanned (many stores
   know no scans), its dispatch is longer ago than the longer time for those. */
static bool stalled(const struct cx *cx, const struct shop *shop, const struct order *o)
{
    msec scanned = cx->now - shop->stalled_days * DAY_MS, sent = cx->now - shop->stalled_days_no_scan * DAY_MS;
    if (!text_in(moving, o->delivery ? o->delivery : ""))
        return false;
    for (size_t i = 0; i < o->shipments.n; i++) {
        const struct shipment *s = &o->shipments.at[i];
        bool late = s->last_event_at ? s->last_event_at < scanned : s->shipped_at && s->shipped_at < sent;
        if (late && text_in(moving, s->status ? s->status : ""))
            return true;
    }
    return false;
}

/* --- progress ------------------------------------------------------------------------------------------ */

static void step_add(struct order_view *v, const char *code, const char *name, bool done, msec at)
{
    v->progress.at[v->progress.n++] = (struct step_view){ code, name, done, done ? at : 0 };
}

/* New, Confirmed, Collected, In transit, Delivered; the last one gives way to what really became of it. */
static void progress_make(struct cx *cx, const struct order *o, const struct order_state *state, struct order_view *v)
{
    static const char *const codes[] = { "new", "confirmed", "collected", "in_transit", "delivered" };
    const struct shipment *first = door_first(o);
    msec sent = first ? first->shipped_at : 0;
    bool branch = text_same(state->badge, "Return") || text_same(state->badge, "Not picked up");
    size_t done = 1;
    for (size_t i = 0; i < 5; i++)
        if (text_same(badges[i].name, state->badge))
            done = i + 1;
    if (branch)
        done = v->shipped ? 4 : 1;
    v->progress.at = arena_alloc(cx->mem, 5 * sizeof(*v->progress.at));
    v->progress.n = 0;
    msec at[5] = { o->placed_at, 0, 0, sent, v->delivered_at };
    for (size_t i = 0; i < (branch ? v->shipped ? 4u : 1u : 5u); i++)
        step_add(v, codes[i], badges[i].name, i < done, at[i]);
    if (branch)
        step_add(v, text_same(state->badge, "Return") ? "return" : "not_picked_up", v->status.name, true,
                 v->cancelled ? o->cancelled_at : 0);
}

/* --- words --------------------------------------------------------------------------------------------- */

static char *day_text(struct cx *cx, const char *zone, const char *locale, msec t)
{
    static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December" };
    int64_t y;
    unsigned m, d;
    if (!t)
        return NULL;
    day_to_civil(zone_day(zone, t), &y, &m, &d);
    if (!text_starts(locale, "en"))
        return arena_text(cx->mem, "%lld-%02u-%02u", (long long)y, m, d);
    return arena_join(cx->mem, arena_int(cx->mem, d), " ", months[m - 1], " ", arena_int(cx->mem, y));
}

/* A day that the text asks for (names are in lower case since template_check); else nobody needs to know it. */
static char *day_asked(struct cx *cx, const char *text, const char *variable, const char *zone, const char *locale,
                       msec t)
{
    return t && strstr(text, variable) ? day_text(cx, zone, locale, t) : NULL;
}

static const char *eta_text(struct cx *cx, const char *zone, const char *locale, const struct order_view *v)
{
    const char *from = day_text(cx, zone, locale, v->eta_from ? v->eta_from : v->eta_to);
    const char *to = day_text(cx, zone, locale, v->eta_to ? v->eta_to : v->eta_from);
    return !from || text_same(from, to) ? from : arena_join(cx->mem, from, " – ", to);
}

static const char *count_text(struct cx *cx, int64_t n) { return n ? arena_int(cx->mem, n) : NULL; }

static const char *words(struct cx *cx, const struct shop *shop, const char *locale, const struct order *o,
                         const struct status *said, const struct order_view *v)
{
    const struct shipment *first = door_first(o);
    const char *zone = shop->zone, *asked = said->text ? said->text : ""; /* the generic text asks for none */
    struct variable vars[] = {
        { "order_number", v->number },
        { "parcel_number", v->tracking_number },
        { "payment_name", v->payment_name },
        { "shipping_name", text_empty(v->shipping_name) ? v->carrier : v->shipping_name },
        { "shipping_tracking_link", v->tracking_url },
        { "status_name", v->status.name },
        { "payment_status", v->payment.name },
        { "carrier", v->carrier },
        { "eta", strstr(asked, "#eta#") ? eta_text(cx, zone, locale, v) : NULL },
        { "placed_on", day_asked(cx, asked, "#placed_on#", zone, locale, v->placed_at) },
        { "delivered_on", day_asked(cx, asked, "#delivered_on#", zone, locale, v->delivered_at) },
        { "pickup_point", first ? first->pickup_point : NULL },
        { "pickup_until", day_asked(cx, asked, "#pickup_until#", zone, locale, first ? first->pickup_until : 0) },
        { "order_total", v->total.currency[0] ? money_text(cx->mem, v->total) : NULL },
        { "shop_name", shop->name },
        { "items_on_the_way", count_text(cx, v->items_on_the_way) },
        { "items_delivered", count_text(cx, v->items_delivered) },
        { "items_total", count_text(cx, v->items_total) },
    };
    size_t n = sizeof(vars) / sizeof(*vars);
    const char *text = template_fill(cx->mem, said->text, vars, n, NULL);
    return *text ? text : template_fill(cx->mem, status_generic_text, vars, n, "We have found your order.");
}

/* "Visa ending in 4242" is a payment detail; the method without it is not. */
static const char *method_name(const char *name)
{
    int digits = 0;
    for (const char *s = name ? name : ""; *s; s++) {
        digits = isdigit((unsigned char)*s) ? digits + 1 : 0;
        if (digits >= 4)
            return NULL;
    }
    return text_empty(name) ? NULL : name;
}

/* --- the view ------------------------------------------------------------------------------------------ */

static void flags_set(const struct cx *cx, const struct shop *shop, const struct order *o,
                      const struct order_state *state, struct order_view *v)
{
    bool custom = o->delivery && !status_builtin(STATUS_DELIVERY, o->delivery);
    v->cancelled = text_same(o->general, "cancelled");
    v->delivered = text_same(o->delivery, "delivered") || (custom && text_same(state->badge, "Delivered"));
    v->shipped = text_in(left_house, o->delivery ? o->delivery : "") || text_same(state->badge, "In transit") ||
                 text_same(state->badge, "Delivered");
    v->stalled = stalled(cx, shop, o);
    v->problem = state->problem;
    v->unknown = state->unknown;
    v->actions_allowed = !text_empty(shop->actions);
}

/* An order that nobody placed is never shown as one that somebody did. */
static err_t invented_mark(struct cx *cx, const struct order *o, struct order_view *v)
{
    struct source s = { 0 };
    if (!o->live && !o->stale) /* wismo's own */
        return NULL;
    TRY(source_get(cx, o->source_id, &s));
    const struct source_kind *k = source_kind(s.kind);
    if (k && k->invented)
        v->text = arena_join(cx->mem, "(", k->label, ")\n", v->text);
    return NULL;
}

err_t door_show(struct cx *cx, struct visit *visit, const struct order *o, struct order_view *out)
{
    const struct shop *shop;
    struct order_state state;
    struct status said = { 0 };
    struct status_known *known = &door_walk_of(cx, visit)->statuses;
    TRY(door_shop(cx, visit, &shop));
    const char *locale = text_empty(visit->locale) ? shop->locale : visit->locale;
    known->shop_locale = shop->locale;
    TRY(state_of(cx, known, o, locale, &state, &said));
    struct order_view v = {
        .id = o->id,
        .number = o->number,
        .status = { said.type, said.code, said.name, state.group },
        .placed_at = o->placed_at,
        .delivered_at = o->delivered_at,
        .shipping_name = text_empty(o->shipping_name) ? NULL : o->shipping_name,
        .payment_name = method_name(o->payment_name),
        .total = o->total,
        .checked_at = o->stale ? o->fetched_at : cx->now,
        .live = !o->stale,
    };
    TRY(payment_show(cx, known, o, &state, locale, &v.payment));
    TRY(door_parcels(cx, shop, locale, known, o, &v));
    flags_set(cx, shop, o, &state, &v);
    progress_make(cx, o, &state, &v);
    v.text = words(cx, shop, locale, o, &said, &v);
    TRY(invented_mark(cx, o, &v));
    if (o->stale) { /* never passed off as live */
        int64_t minute = (o->fetched_at + zone_offset(shop->zone, o->fetched_at)) / 60000 % 1440;
        v.text = arena_text(
            cx->mem, "The shop's system does not answer right now. This is what it last said, on %s at %02d:%02d:\n%s",
            day_text(cx, shop->zone, locale, o->fetched_at), (int)(minute / 60), (int)(minute % 60), v.text);
    }
    *out = v;
    return NULL;
}
