/* order.c - an order of Shopify as ours: its three statuses with Shopify's own words beside them, its lines and
   parcels. Invariants: an id is text and never a number of a program's; an amount is read from its text; a word that
   wismo does not know stays as it is, and is never taken for another; "fulfilled" is handed to a carrier, not delivered. */
#include "base/json.h"
#include "order/state.h"
#include "source/shopify/shopify.h"

enum { NAME_MOST = 500, NUMBER_MOST = 100, URL_MOST = 2000, WORDS_MOST = 80 };

static const struct source_word payments[] = {
    { "PENDING", "awaiting" },
    { "AUTHORIZED", "authorized" },
    { "PAID", "paid" },
    { "PARTIALLY_PAID", "partial" },
    { "PARTIALLY_REFUNDED", "partially_refunded" },
    { "REFUNDED", "refunded" },
    { "VOIDED", "voided" },
    { "EXPIRED", "failed" },
    { NULL, NULL },
};
#define PENDING_COD "PENDING, cash on delivery"

static const struct source_word deliveries[] = {
    { "UNFULFILLED", "not_shipped" },
    { "OPEN", "not_shipped" },
    { "RESTOCKED", "not_shipped" },
    { "REQUEST_DECLINED", "not_shipped" },
    { "IN_PROGRESS", "preparing" },
    { "PENDING_FULFILLMENT", "preparing" },
    { "SCHEDULED", "preparing" },
    { "ON_HOLD", "preparing" },
    { "PARTIALLY_FULFILLED", "partially_shipped" },
    { "FULFILLMENT_NOT_REQUIRED", "not_required" },
    { "FULFILLED", "shipped" },
    { NULL, NULL },
};

/* What general_status() may say as the raw word. */
static const struct source_word generals[] = {
    { "CANCELLED", "cancelled" },
    { "RETURNED", "returned" },
    { "ON_HOLD", "on_hold" },
    { "COMPLETED", "completed" },
    { "FULFILLED", "in_progress" },
    { "IN_PROGRESS", "in_progress" },
    { "PARTIALLY_FULFILLED", "in_progress" },
    { "PENDING_FULFILLMENT", "in_progress" },
    { "SCHEDULED", "in_progress" },
    { "REQUEST_DECLINED", "problem" },
    { "UNFULFILLED", "new" },
    { "UNFULFILLED, PAID", "confirmed" },
    { "OPEN", "new" },
    { "OPEN, PAID", "confirmed" },
    { "RESTOCKED", "new" },
    { "RESTOCKED, PAID", "confirmed" },
    { "FULFILLMENT_NOT_REQUIRED", "new" },
    { "FULFILLMENT_NOT_REQUIRED, PAID", "completed" },
    { NULL, NULL },
};

static const char *word(const struct source_word *table, const char *raw)
{
    const char *ours = source_map(table, raw);
    return ours ? ours : raw;
}

const char *shopify_text(struct cx *cx, const json_t *o, const char *path)
{
    const char *text = source_text(cx, o, path);
    return text ? text : "";
}

/* --- money --------------------------------------------------------------------------------------------------------- */

static struct money amount(const json_t *o, const char *bag, const char *currency)
{
    return source_money(source_at(json_object_get(o, bag), "presentmentMoney.amount"), currency);
}

bool shopify_cod(struct cx *cx, const char *gateway)
{
    static const char *const names[] = { "cash on delivery",
                                         "cash_on_delivery",
                                         "cashondelivery",
                                         "(cod)",
                                         "dobirk",
                                         "nachnahme",
                                         "za pobraniem",
                                         "utanvet",
                                         "contrassegno",
                                         "contra reembolso",
                                         "contrareembolso",
                                         "ramburs",
                                         "contre remboursement",
                                         "наложен",
                                         "наложенн",
                                         "пiсляплат",
                                         "післяплат" };
    const char *folded = text_fold(cx->mem, gateway);
    if (!strcmp(folded, "cod"))
        return true;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strstr(folded, text_fold(cx->mem, names[i])))
            return true;
    return false;
}

/* "shopify_payments" as people say it. */
static const char *gateway_name(struct cx *cx, const char *gateway)
{
    char *name = arena_copy(cx->mem, gateway);
    bool code = !strpbrk(name, " ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (char *p = name; code && *p; p++)
        *p = *p == '_' ? ' ' : *p;
    if (code && *name >= 'a' && *name <= 'z')
        *name = (char)(*name - 'a' + 'A');
    return name;
}

static void payment_of(struct cx *cx, const json_t *o, struct order *out)
{
    const char *status = shopify_text(cx, o, "displayFinancialStatus");
    const json_t *gateway;
    bool cod = false;
    size_t i;
    json_array_foreach (json_object_get(o, "paymentGatewayNames"), i, gateway) {
        const char *name = json_string_value(gateway);
        if (text_empty(name))
            continue;
        cod = cod || shopify_cod(cx, name);
        name = gateway_name(cx, name);
        out->payment_name = out->payment_name ? arena_join(cx->mem, out->payment_name, ", ", name) : name;
    }
    out->payment_name = text_cut(cx->mem, out->payment_name ? out->payment_name : "", 255);
    cod = cod && text_same(status, "PENDING");
    out->payment = !*status ? "none" : cod ? "cod" : word(payments, status);
    out->payment_raw = cod ? PENDING_COD : status;
}

/* --- lines --------------------------------------------------------------------------------------------------------- */

struct order_item shopify_item(struct cx *cx, const json_t *line, int64_t number, const char *currency)
{
    const char *picture = shopify_text(cx, line, "image.url"), *name = shopify_text(cx, line, "name");
    int64_t quantity = json_num(line, "quantity", 1);
    return (struct order_item){
        .line = number,
        .sku = text_cut(cx->mem, shopify_text(cx, line, "sku"), 255),
        .name = *name ? text_cut(cx->mem, name, NAME_MOST) : "?",
        .quantity = quantity < 0               ? 0
                    : quantity > QUANTITY_MOST ? QUANTITY_MOST
                                               : quantity,
        .unit_price = amount(line, "originalUnitPriceSet", currency),
        .thumbnail = text_starts(picture, "https://") && strlen(picture) <= URL_MOST ? picture : NULL,
    };
}

static bool items_of(struct cx *cx, const json_t *o, struct order *out)
{
    const json_t *nodes = source_at(o, "lineItems.nodes");
    bool unshipped = false;
    out->items.at = arena_alloc(cx->mem, (json_array_size(nodes) + 1) * sizeof(*out->items.at));
    for (size_t i = 0; i < json_array_size(nodes); i++) {
        const json_t *line = json_array_get(nodes, i);
        unshipped = unshipped || json_num(line, "unfulfilledQuantity", 0) > 0;
        out->items.at[out->items.n++] = shopify_item(cx, line, (int64_t)i + 1, out->currency);
    }
    return unshipped;
}

/* --- the three statuses --------------------------------------------------------------------------------------------- */

static void delivery_status(struct cx *cx, const char *display, struct order *out)
{
    const char **codes = arena_alloc(cx->mem, (out->shipments.n + 1) * sizeof(*codes));
    for (size_t i = 0; i < out->shipments.n; i++)
        codes[i] = out->shipments.at[i].status;
    bool all = text_same(display, "FULFILLED"), some = text_same(display, "PARTIALLY_FULFILLED");
    out->delivery = word(deliveries, display);
    out->delivery_raw = display;
    if (!all && !some)
        return;
    const char *code = delivery_of(codes, out->shipments.n, some, out->delivery);
    if (some && text_in("preparing delivered returned", code))
        return;
    for (size_t i = 0; i < out->shipments.n; i++)
        if (text_same(codes[i], code) && !text_same(code, out->delivery))
            out->delivery_raw = out->shipments.at[i].status_raw;
    out->delivery = code;
}

static bool on_hold(struct cx *cx, const json_t *o, const char *display)
{
    const json_t *route;
    size_t i;
    json_array_foreach (source_at(o, "fulfillmentOrders.nodes"), i, route)
        if (text_same(shopify_text(cx, route, "status"), "ON_HOLD"))
            return true;
    return text_same(display, "ON_HOLD");
}

static void general_status(struct cx *cx, const json_t *o, const char *display, struct order *out)
{
    bool paid = text_same(shopify_text(cx, o, "displayFinancialStatus"), "PAID"),
         closed = json_flag(o, "closed", false);
    if (out->cancelled_at)
        out->general_raw = "CANCELLED";
    else if (text_same(shopify_text(cx, o, "returnStatus"), "RETURNED"))
        out->general_raw = "RETURNED";
    else if (on_hold(cx, o, display))
        out->general_raw = "ON_HOLD";
    else if (text_same(display, "FULFILLED") && (closed || text_same(out->delivery, "delivered")))
        out->general_raw = "COMPLETED";
    else if (text_same(display, "FULFILLMENT_NOT_REQUIRED") && closed)
        out->general_raw = "COMPLETED";
    else if (paid && text_in("UNFULFILLED OPEN RESTOCKED FULFILLMENT_NOT_REQUIRED", display))
        out->general_raw = arena_join(cx->mem, display, ", PAID");
    else
        out->general_raw = display;
    out->general = word(generals, out->general_raw);
}

/* --- dates ----------------------------------------------------------------------------------------------------------- */

static void span(msec from, msec to, struct order *out)
{
    if (from && (!out->eta_from || from < out->eta_from))
        out->eta_from = from;
    if (to && to > out->eta_to)
        out->eta_to = to;
}

/* Of the parcels; else what was promised at the checkout. Pick-up points are named by the way of delivery. */
static void dates_of(struct cx *cx, const json_t *o, struct order *out)
{
    const json_t *route;
    bool open = !out->cancelled_at;
    size_t i;
    for (i = 0; i < out->shipments.n; i++) {
        const struct shipment *p = &out->shipments.at[i];
        span(p->eta_from, p->eta_to, out);
        if (p->delivered_at > out->delivered_at)
            out->delivered_at = p->delivered_at;
    }
    if (!text_same(out->delivery, "delivered"))
        out->delivered_at = 0;
    json_array_foreach (source_at(o, "fulfillmentOrders.nodes"), i, route) {
        const char *way = shopify_text(cx, route, "deliveryMethod.methodType");
        const char *name = text_cut(cx->mem, shopify_text(cx, route, "deliveryMethod.presentedName"), 500);
        if (open && !out->eta_to && !text_same(out->delivery, "delivered"))
            span(source_time(shopify_text(cx, route, "deliveryMethod.minDeliveryDateTime")),
                 source_time(shopify_text(cx, route, "deliveryMethod.maxDeliveryDateTime")), out);
        for (size_t k = 0; k < out->shipments.n && text_in("PICKUP_POINT PICK_UP", way); k++)
            out->shipments.at[k].pickup_point = *name ? name : out->shipping_name;
    }
}

/* --- the order --------------------------------------------------------------------------------------------------------- */

static void contact_of(struct cx *cx, const json_t *o, struct order *out)
{
    const char *email = shopify_text(cx, o, "email"), *phone = shopify_text(cx, o, "phone");
    const char *company = shopify_text(cx, o, "shippingAddress.company"),
               *line1 = shopify_text(cx, o, "shippingAddress.address1");
    out->customer_id = shopify_text(cx, o, "customer.legacyResourceId");
    out->email = *email ? email : shopify_text(cx, o, "customer.defaultEmailAddress.emailAddress");
    phone = *phone ? phone : shopify_text(cx, o, "customer.defaultPhoneNumber.phoneNumber");
    out->phone = *phone ? phone : shopify_text(cx, o, "shippingAddress.phone");
    out->ship_name = text_cut(cx->mem, shopify_text(cx, o, "shippingAddress.name"), 255);
    const char *name = text_cut(cx->mem, shopify_text(cx, o, "customer.displayName"), 255);
    out->customer_name = *name ? name : out->ship_name;
    out->ship_line1 = text_cut(cx->mem, *company ? arena_join(cx->mem, company, ", ", line1) : line1, 255);
    out->ship_line2 = text_cut(cx->mem, shopify_text(cx, o, "shippingAddress.address2"), 255);
    out->ship_city = text_cut(cx->mem, shopify_text(cx, o, "shippingAddress.city"), 255);
    out->ship_region = text_cut(cx->mem, shopify_text(cx, o, "shippingAddress.province"), 255);
    out->ship_postcode = text_cut(cx->mem, shopify_text(cx, o, "shippingAddress.zip"), 64);
    out->ship_country = shopify_text(cx, o, "shippingAddress.countryCodeV2");
}

/* What shopify_order() promises of *whole. */
static bool whole_of(const json_t *o, const struct order *order, bool unshipped)
{
    int64_t parcels_n = json_num(json_object_get(o, "fulfillmentsCount"), "count", 0);
    return !json_is_true(source_at(o, "lineItems.pageInfo.hasNextPage")) &&
           !json_is_true(source_at(o, "fulfillmentOrders.pageInfo.hasNextPage")) &&
           parcels_n <= (int64_t)json_array_size(json_object_get(o, "fulfillments")) && order->shipments.n < 2 &&
           !(order->shipments.n && unshipped);
}

err_t shopify_order(struct cx *cx, const struct shopify *sh, const json_t *o, struct order *out, bool *whole)
{
    const char *display = shopify_text(cx, o, "displayFulfillmentStatus");
    struct order order = {
        .external_id = shopify_text(cx, o, "legacyResourceId"),
        .number = text_cut(cx->mem, shopify_text(cx, o, "name"), NUMBER_MOST),
        .external_stamp = source_time(shopify_text(cx, o, "updatedAt")),
        .locale = shopify_text(cx, o, "customerLocale"),
        .currency = shopify_text(cx, o, "presentmentCurrencyCode"),
        .comment = text_cut(cx->mem, shopify_text(cx, o, "note"), 2000),
        .shipping_name = text_cut(cx->mem, shopify_text(cx, o, "shippingLine.title"), 255),
        .cancelled_at = source_time(shopify_text(cx, o, "cancelledAt")),
        .changed_at = source_time(shopify_text(cx, o, "updatedAt")),
        .placed_at = source_time(shopify_text(cx, o, "processedAt")),
    };
    if (!shopify_is_id(order.external_id) || !order.external_stamp)
        return fail(cx, E_REMOTE, "“%s” gave an order without an id or time.", sh->s->name);
    order.placed_at = order.placed_at ? order.placed_at : source_time(shopify_text(cx, o, "createdAt"));
    order.subtotal = amount(o, "subtotalPriceSet", order.currency);
    order.shipping_total = amount(o, "totalShippingPriceSet", order.currency);
    order.discount_total = amount(o, "totalDiscountsSet", order.currency);
    order.tax_total = amount(o, "totalTaxSet", order.currency);
    order.total = amount(o, "totalPriceSet", order.currency);
    contact_of(cx, o, &order);
    payment_of(cx, o, &order);
    bool unshipped = items_of(cx, o, &order);
    shopify_parcels(cx, o, &order);
    delivery_status(cx, display, &order);
    general_status(cx, o, display, &order);
    dates_of(cx, o, &order);
    shopify_allow(cx, o, &order);
    *whole = whole_of(o, &order, unshipped);
    *out = order;
    return NULL;
}

/* --- what there is ------------------------------------------------------------------------------------------------------ */

static void statuses_put(struct cx *cx, const char *type, const struct source_word *table, source_statuses *out)
{
    for (; table->theirs; table++) {
        bool known = false;
        for (size_t i = 0; i < out->n; i++)
            known = known || (!strcmp(out->at[i].type, type) && !strcmp(out->at[i].raw, table->theirs));
        char *name = text_lower(cx->mem, table->theirs);
        for (char *p = name; *p; p++)
            *p = *p == '_' ? ' ' : *p;
        *name = (char)(*name - 'a' + 'A');
        if (!known && out->n < WORDS_MOST)
            out->at[out->n++] = (struct source_status){ type, table->theirs, name, table->ours };
    }
}

err_t shopify_statuses(struct cx *cx, const struct source *s, source_statuses *out)
{
    static const struct source_word at_the_door[] = { { PENDING_COD, "cod" }, { NULL, NULL } };
    source_statuses list = { .at = arena_alloc(cx->mem, WORDS_MOST * sizeof(*list.at)) };
    (void)s;
    statuses_put(cx, "general", generals, &list);
    statuses_put(cx, "delivery", deliveries, &list);
    statuses_put(cx, "delivery", shopify_parcel_words, &list);
    statuses_put(cx, "payment", payments, &list);
    statuses_put(cx, "payment", at_the_door, &list);
    *out = list;
    return NULL;
}
