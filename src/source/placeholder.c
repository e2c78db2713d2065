/* placeholder.c - invented orders, so that a conversation can be tried before any shop is connected. Invariants: nobody can
   take them for real ones (number, customer, channel and every text say what they are), no real number finds one, and
   nothing is ever done to them. */
#include "base/text.h"
#include "source/source.h"
#include <string.h>

#define EMAIL "test@example.com"
#define MARK "Invented order for testing"
#define DAY INT64_C(86400000)

struct placeholder {
    bool understood;
};

static const struct field settings[] = {
    FIELD(F_BOOL, struct placeholder, understood,
          .note = "I know that these orders are invented, and that no shopper should be given this assistant"),
    { 0 },
};

static const struct {
    const char *number, *general, *delivery, *payment;
    bool parcel;
    int days;
} orders[] = {
    { "TEST-1001", "new", "not_shipped", "awaiting", false, 0 },
    { "TEST-1002", "in_progress", "preparing", "paid", false, 1 },
    { "TEST-1003", "in_progress", "in_transit", "paid", true, 3 },
    { "TEST-1004", "completed", "delivered", "paid", true, 6 },
    { "TEST-1005", "cancelled", "cancelled", "voided", false, 2 },
    { "TEST-1006", "problem", "not_delivered", "cod", true, 9 },
};
enum { ORDERS = sizeof(orders) / sizeof(*orders) };

static err_t settle(struct cx *cx, const struct source *s, void *rec)
{
    const struct placeholder *p = rec;
    (void)s;
    return p->understood ? NULL : fail_field(cx, "understood", "Say that you know: these orders are invented.");
}

static struct order made(struct cx *cx, int i)
{
    msec placed = cx->now / DAY * DAY - orders[i].days * DAY;
    struct order o = {
        .external_id = orders[i].number,
        .number = orders[i].number,
        .locale = "en",
        .customer_name = MARK,
        .email = EMAIL,
        .channel = MARK,
        .comment = MARK,
        .general = orders[i].general,
        .delivery = orders[i].delivery,
        .payment = orders[i].payment,
        .currency = "EUR",
        .subtotal = { 2500, "EUR" },
        .total = { 2500, "EUR" },
        .payment_name = MARK,
        .shipping_name = MARK,
        .placed_at = placed,
        .changed_at = placed + DAY / 2,
    };
    o.items.at = arena_alloc(cx->mem, sizeof(*o.items.at));
    o.items.at[o.items.n++] =
        (struct order_item){ .line = 1, .name = MARK ": a mug", .quantity = 1, .unit_price = { 2500, "EUR" } };
    o.shipments.at = arena_alloc(cx->mem, sizeof(*o.shipments.at));
    if (orders[i].parcel)
        o.shipments.at[o.shipments.n++] = (struct shipment){
            .line = 1,
            .carrier = MARK,
            .tracking_number = arena_join(cx->mem, "INVENTED-", orders[i].number),
            .status = orders[i].delivery,
            .shipped_at = placed + DAY,
            .last_event_at = cx->now - DAY / 4,
            .delivered_at = strcmp(orders[i].delivery, "delivered") ? 0 : placed + 2 * DAY,
            .told_by = "store",
        };
    return o;
}

static err_t read_one(struct cx *cx, const struct source *s, const struct order *known, struct order *out)
{
    for (int i = 0; i < ORDERS; i++)
        if (text_same(known->external_id, orders[i].number)) {
            *out = made(cx, i);
            return NULL;
        }
    return fail(cx, E_MISSING, "“%s” has the orders TEST-1001 to TEST-1006 alone.", s->name);
}

/* All of them: which is asked for is decided where it is for every source. */
static err_t all(struct cx *cx, order_list *out)
{
    *out = (order_list){ .at = arena_alloc(cx->mem, ORDERS * sizeof(struct order)), .n = ORDERS };
    for (int i = 0; i < ORDERS; i++)
        out->at[i] = made(cx, i);
    return NULL;
}

static err_t find(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out)
{
    (void)s;
    (void)ask;
    return all(cx, out);
}

static err_t mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                  order_list *out)
{
    (void)s;
    (void)customer_id;
    (void)email_norm;
    (void)most;
    return all(cx, out);
}

static err_t check(struct cx *cx, const struct source *s, struct source_report *out)
{
    (void)s;
    source_fact_add(cx, out, true, "Orders",
                    "TEST-1001 to TEST-1006 with " EMAIL
                    ", all of them invented. Connect a shop before shoppers see this.");
    out->orders = ORDERS;
    return NULL;
}

extern const struct source_kind source_placeholder;
const struct source_kind source_placeholder = {
    .name = "placeholder",
    .label = MARK,
    .note =
        "Six orders that nobody placed, TEST-1001 to TEST-1006 with " EMAIL ": to try a conversation without a shop.",
    .settings = settings,
    .settings_size = sizeof(struct placeholder),
    .remote = true,
    .invented = true,
    .settle = settle,
    .check = check,
    .find = find,
    .mine = mine,
    .read = read_one,
};
