/* distant.c - a test's source of orders on another system: stands in for the native kind in build/timing/wismo_distant,
   so that the door is measured over a remote kind before there is one. It asks as stores are asked, by number alone,
   and gives the door whatever comes: the door compares. WISMO_TEST_PEER is the other system's address. */
#include "base/json.h"
#include "base/text.h"
#include "http/client.h"
#include "order/contact.h"
#include "source/source.h"
#include <stdlib.h>

static err_t distant_check(struct cx *cx, const struct source *s)
{
    (void)cx, (void)s;
    return NULL;
}

static void order_decode(struct cx *cx, const struct source *s, const json_t *in, struct order *out)
{
    const char *number = json_str(in, "number"), *email = json_str(in, "email");
    const json_t *items = json_object_get(in, "items");
    *out = (struct order){
        .id = arena_text(cx->mem, "ord_distant%s", number), .source_id = s->id, .number = number,
        .number_norm = number_norm(cx->mem, number, NULL, NULL), .email = email, .email_norm = email_norm(cx->mem, email),
        .general = "in_progress", .delivery = "in_transit", .payment = "paid", .currency = "USD",
        .total = { json_num(in, "total", 0), "USD" }, .placed_at = json_num(in, "placed_at", 0),
    };
    out->items.at = arena_alloc(cx->mem, json_array_size(items) * sizeof(*out->items.at));
    for (size_t i = 0; i < json_array_size(items); i++)
        out->items.at[out->items.n++] = (struct order_item){ .name = json_str(json_array_get(items, i), "name"), .quantity = 1 };
}

static err_t distant_find(struct cx *cx, const struct source *s, const char *number_norm, const char *email_norm,
                          const char *phone_norm, order_list *out)
{
    struct http_reply reply;
    json_t *body;
    order_list list = { 0 };
    const char *peer = getenv("WISMO_TEST_PEER");
    (void)email_norm, (void)phone_norm;
    TRY(http_call(cx, &(struct http_call){ .method = "GET", .url = arena_text(cx->mem, "%s/orders/%s", peer ? peer : "", number_norm),
                                          .share = cx->who.shop }, &reply));
    if (reply.status != 404) {
        TRY(json_read(cx, reply.body, reply.body_n, &body));
        list.at = arena_alloc(cx->mem, sizeof(*list.at));
        order_decode(cx, s, body, list.at);
        list.n = 1;
    }
    *out = list;
    return NULL;
}

extern const struct source_kind source_native;
const struct source_kind source_native = {
    .name = "native", .label = "Another system", .remote = true, .check = distant_check, .find = distant_find,
};
