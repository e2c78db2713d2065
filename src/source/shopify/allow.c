/* allow.c - what an order's own state at Shopify says of cancelling it, of another address and of a return: the
   stricter of this and the shop's own table wins. Where the app may not see how far the warehouse is, a person decides. */
#include "base/json.h"
#include "source/shopify/shopify.h"

enum warehouse { WAITS, WORKS, UNSEEN };

/* Whether everything still waits to be picked up by the warehouse. Routes that were cancelled have been replaced. */
static enum warehouse warehouse_of(struct cx *cx, const json_t *o)
{
    const json_t *route;
    size_t i, seen = 0;
    json_array_foreach (source_at(o, "fulfillmentOrders.nodes"), i, route) {
        const char *status = source_text(cx, route, "status"), *request = source_text(cx, route, "requestStatus");
        if (text_same(status, "CANCELLED"))
            continue;
        if (!text_in("OPEN SCHEDULED ON_HOLD", status ? status : "") || !text_same(request, "UNSUBMITTED"))
            return WORKS;
        seen++;
    }
    bool more = json_is_true(source_at(o, "fulfillmentOrders.pageInfo.hasNextPage"));
    return seen && !more ? WAITS : UNSEEN;
}

static void allow(struct order *o, const char *action, const char *answer, const char *reason)
{
    o->allowed.at[o->allowed.n++] = (struct order_allowed){ action, answer, reason };
}

static void before_sending(struct cx *cx, const json_t *o, struct order *out, bool sent)
{
    enum warehouse w = warehouse_of(cx, o);
    const char *answer = "yes", *reason = "";
    if (out->cancelled_at)
        answer = "no", reason = "This order is cancelled already.";
    else if (sent)
        answer = "no", reason = "The order, or a part of it, has been sent already.";
    else if (w == WORKS)
        answer = "no", reason = "The order is being prepared for sending already.";
    else if (w == UNSEEN)
        answer = "ask", reason = "A colleague looks whether this is still possible.";
    allow(out, "cancel", answer, reason);
    allow(out, "change_address", answer, reason);
}

void shopify_allow(struct cx *cx, const json_t *o, struct order *order)
{
    const char *display = source_text(cx, o, "displayFulfillmentStatus"), *returns = source_text(cx, o, "returnStatus");
    bool sent = order->shipments.n || text_in("FULFILLED PARTIALLY_FULFILLED", display ? display : "");
    order->allowed.at = arena_alloc(cx->mem, 3 * sizeof(*order->allowed.at));
    order->allowed.n = 0;
    before_sending(cx, o, order, sent);
    if (text_in("RETURN_REQUESTED IN_PROGRESS", returns ? returns : ""))
        allow(order, "return", "no", "A return of this order is under way already.");
    else if (text_in("RETURNED INSPECTION_COMPLETE", returns ? returns : ""))
        allow(order, "return", "no", "This order has been returned already.");
    else if (!sent)
        allow(order, "return", "no", "Nothing of this order has been sent yet.");
}
