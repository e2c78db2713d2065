/* show_status.c - says where the proven order is: its status text with the card, read afresh. What it found
   is kept in variables, so that a branch can decide what comes next. */
#include "flow/room.h"

static void remember(struct cx *cx, struct dialog *d, const struct order_view *o)
{
    const struct {
        bool is;
        const char *word;
    } flags[] = {
        { o->cancelled, "cancelled" }, { o->delivered, "delivered" }, { o->shipped, "shipped" },
        { o->stalled, "stalled" },     { o->problem, "problem" },     { o->unknown, "unknown" },
    };
    const char *state = "";
    for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++)
        if (flags[i].is)
            state = arena_join(cx->mem, state, *state ? " " : "", flags[i].word);
    dialog_set(cx, d, "state", state);
    dialog_set(cx, d, "order_number", o->number);
    dialog_set(cx, d, "status_code", o->status.code);
    dialog_set(cx, d, "status_name", o->status.name);
    dialog_set(cx, d, "status_group", o->status.group);
    dialog_set(cx, d, "payment_status", o->payment.name);
    dialog_set(cx, d, "payment_name", o->payment_name);
    dialog_set(cx, d, "shipping_name", o->shipping_name);
    dialog_set(cx, d, "carrier", o->carrier);
    dialog_set(cx, d, "parcel_number", o->tracking_number);
    dialog_set(cx, d, "shipping_tracking_link", o->tracking_url);
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    struct order_view o = { 0 };
    const char *exit;
    (void)node;
    err_t e = door_view(cx, d->visit, dialog_var(d, "order_id"), &o);
    if (e && !dialog_trouble(e, &exit))
        return e;
    if (e) {
        dialog_set(cx, d, "order_id", text_same(exit, "expired") ? NULL : dialog_var(d, "order_id"));
        return dialog_go(cx, d, exit);
    }
    remember(cx, d, &o);
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    order_card_write(&w, "order", &o);
    dialog_show(cx, d, "order", o.text, arena_copy_n(cx->mem, b.at, b.n));
    buf_free(&b);
    return dialog_go(cx, d, "shown");
}

static const struct field settings[] = { { 0 } };
const struct node_kind node_show_status = {
    .name = "show_status",
    .label = "Status",
    .exits = "shown expired trouble",
    .settings = settings,
    .gives =
        "state order_number status_code status_name status_group payment_status payment_name shipping_name carrier "
        "parcel_number shipping_tracking_link",
    .enter = enter,
};
