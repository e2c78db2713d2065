/* card.c - the view as the OrderCard and OrderLine of the chat API. */
#include "base/text.h"
#include "source/door.h"

static void status_write(struct writer *w, const char *key, const struct status_view *s)
{
    writer_open(w, key, '{');
    writer_text(w, "type", s->type);
    writer_text(w, "code", s->code);
    writer_text(w, "name", s->name);
    writer_some(w, "group", s->group);
    writer_close(w);
}

static void eta_write(struct writer *w, msec from, msec to)
{
    if (!from && !to)
        return;
    writer_open(w, "eta", '{');
    writer_time(w, "from", from ? from : to);
    writer_time(w, "to", to ? to : from);
    writer_close(w);
}

static void items_write(struct writer *w, const struct item_view *items, size_t n)
{
    writer_open(w, "items", '[');
    for (size_t i = 0; i < n; i++) {
        writer_open(w, NULL, '{');
        writer_text(w, "name", items[i].name);
        writer_int(w, "quantity", items[i].quantity);
        writer_some(w, "thumbnail", items[i].thumbnail);
        writer_close(w);
    }
    writer_close(w);
}

static void progress_write(struct writer *w, const struct order_view *o)
{
    writer_open(w, "progress", '[');
    for (size_t i = 0; i < o->progress.n; i++) {
        const struct step_view *s = &o->progress.at[i];
        writer_open(w, NULL, '{');
        writer_text(w, "code", s->code);
        writer_text(w, "name", s->name);
        writer_bool(w, "done", s->done);
        if (s->at)
            writer_time(w, "at", s->at);
        writer_close(w);
    }
    writer_close(w);
}

static void parcel_write(struct writer *w, const struct parcel_view *p)
{
    writer_open(w, NULL, '{');
    writer_text(w, "carrier", p->carrier);
    writer_text(w, "tracking_number", p->tracking_number);
    writer_some(w, "tracking_url", p->tracking_url);
    status_write(w, "status", &p->status);
    eta_write(w, p->eta_from, p->eta_to);
    if (!text_empty(p->pickup_point)) {
        writer_open(w, "pickup_point", '{');
        writer_text(w, "name", p->pickup_point);
        if (p->pickup_until)
            writer_time(w, "until", p->pickup_until);
        writer_close(w);
    }
    items_write(w, p->items.at, p->items.n);
    writer_close(w);
}

void order_card_write(struct writer *w, const char *key, const struct order_view *o)
{
    writer_open(w, key, '{');
    writer_text(w, "id", o->id);
    writer_text(w, "number", o->number);
    status_write(w, "status", &o->status);
    status_write(w, "payment_status", &o->payment);
    writer_time(w, "placed_at", o->placed_at);
    eta_write(w, o->eta_from, o->eta_to);
    writer_text(w, "shipping_name", o->shipping_name);
    writer_text(w, "payment_name", o->payment_name);
    writer_text(w, "carrier", o->carrier);
    writer_text(w, "tracking_number", o->tracking_number);
    writer_some(w, "tracking_url", o->tracking_url);
    items_write(w, o->items.at, o->items.n);
    writer_money(w, "total", o->total);
    progress_write(w, o);
    writer_open(w, "parcels", '[');
    for (size_t i = 0; i < o->parcels.n; i++)
        parcel_write(w, &o->parcels.at[i]);
    writer_close(w);
    writer_time(w, "checked_at", o->checked_at);
    writer_bool(w, "live", o->live);
    writer_close(w);
}

void order_line_write(struct writer *w, const char *key, const char *choice, const struct order_view *o)
{
    writer_open(w, key, '{');
    writer_some(w, "choice", choice);
    writer_text(w, "id", o->id);
    writer_text(w, "number", o->number);
    writer_time(w, "placed_at", o->placed_at);
    writer_text(w, "status", o->status.name);
    writer_money(w, "total", o->total);
    writer_some(w, "thumbnail", o->thumbnail);
    writer_close(w);
}
