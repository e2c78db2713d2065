/* find.c - orders of Shopify at the moment of the question: by id, by number, of a customer. Invariants: what a
   visitor typed reaches Shopify's search only in quotes that it cannot leave; what the search gives is compared by
   whoever asked. A list asks for little of each order (a question may cost 1,000 points); what has more is read by itself. */
#include "base/json.h"
#include "order/contact.h"
#include "source/shopify/shopify.h"

enum { LINES = 50, PARCELS = 20, LIST_LINES = 10, LIST_PARCELS = 1, LIST_MOST = 10, MORE_PAGES = 5, DEAREST = 800 };
#define HOUR_SECONDS 3660

/* --- words for the search ------------------------------------------------------------------------------------------ */

const char *shopify_quoted(struct cx *cx, const char *value)
{
    char *out = arena_alloc(cx->mem, strlen(value) + 3), *to = out;
    *to++ = '"';
    for (const char *s = value; *s; s++)
        if ((unsigned char)*s >= ' ' && *s != 127 && !strchr("\"\\:*()", *s))
            *to++ = *s;
    *to++ = '"';
    *to = '\0';
    return out;
}

/* Shopify shows "#1001"; people type 1001, and the shop may have dropped a prefix or suffix. */
static const char *number_query(struct cx *cx, const struct source_ask *ask)
{
    const char *typed = ask->number + strspn(ask->number, " #");
    const char *q = arena_join(cx->mem, "name:", shopify_quoted(cx, typed),
                               " OR name:", shopify_quoted(cx, arena_join(cx->mem, "#", typed)));
    return text_same(text_upper(cx->mem, typed), ask->number_norm)
               ? q
               : arena_join(cx->mem, q, " OR name:", shopify_quoted(cx, ask->number_norm));
}

/* --- asking ---------------------------------------------------------------------------------------------------------- */

/* The root of an answer: null when a field below it that must be there may not be read. */
static const json_t *root_of(const json_t *data)
{
    const json_t *order = json_object_get(data, "order");
    return order ? order : json_object_get(data, "orders");
}

static void lacks(struct cx *cx, const struct shopify *sh, const char *right)
{
    source_token_keep(cx, sh->s, right, "lacks", HOUR_SECONDS);
}

err_t shopify_ask_orders(struct cx *cx, struct shopify *sh, const char *operation, json_t *variables,
                         struct shopify_said *out)
{
    json_tie(cx->mem, variables);
    for (int try = 0;; try++) {
        json_t *vars = json_copy(variables);
        struct shopify_said said;
        bool routes = !source_token(cx, sh->s, "no routes"), people = !source_token(cx, sh->s, "no people");
        json_object_set_new(vars, "routes", json_boolean(routes));
        json_object_set_new(vars, "people", json_boolean(people));
        TRY(shopify_ask(cx, sh, operation, vars, &said));
        bool no_routes = routes && text_in(said.denied, "fulfillmentOrders"),
             none = !json_is_object(root_of(said.data));
        bool no_people = people && text_in(said.denied, "customer");
        if (no_routes)
            lacks(cx, sh, "no routes");
        if (no_people)
            lacks(cx, sh, "no people");
        if (none && (no_routes || no_people) && try < 2)
            continue;
        if (*said.why && (none || text_in(said.denied, "email")))
            return fail(cx, E_REMOTE, "%s", said.why);
        *out = said;
        return NULL;
    }
}

static json_t *list_variables(const char *query, int first, const char *sort, bool newest)
{
    return json_pack("{s:s, s:i, s:s, s:b, s:i, s:i}", "q", query, "first", first, "sort", sort, "newest", newest,
                     "lines", LIST_LINES, "parcels", LIST_PARCELS);
}

/* --- one whole order ------------------------------------------------------------------------------------------------- */

/* Further pages of lines, put behind those that o has. */
static err_t more_lines(struct cx *cx, struct shopify *sh, json_t *o)
{
    json_t *lines = json_object_get(o, "lineItems");
    for (int page = 0; page < MORE_PAGES && json_is_true(source_at(lines, "pageInfo.hasNextPage")); page++) {
        struct shopify_said said;
        const char *after = json_string_value(source_at(lines, "pageInfo.endCursor"));
        TRY(shopify_ask(cx, sh, "MoreLines",
                        json_pack("{s:s, s:s}", "id", json_str(o, "id"), "after", after ? after : ""), &said));
        json_t *next = source_at(said.data, "order.lineItems");
        json_array_extend(json_object_get(lines, "nodes"), json_object_get(next, "nodes"));
        json_object_set(lines, "pageInfo", json_object_get(next, "pageInfo"));
    }
    return NULL;
}

/* What each parcel holds; where that cannot be had, nothing is claimed. */
static void parcels_read(struct cx *cx, struct shopify *sh, const json_t *o, struct order *order)
{
    struct shopify_said said;
    int parcels = (int)json_array_size(json_object_get(o, "fulfillments")), lines = (int)order->items.n;
    int most = (DEAREST / (parcels ? parcels : 1) - 4) / 2;
    if (!order->shipments.n || most < 1)
        return;
    err_t e = shopify_ask(cx, sh, "ParcelItems",
                          json_pack("{s:s, s:i, s:i}", "id", json_str(o, "id"), "parcels", parcels, "lines",
                                    lines < most ? lines : most),
                          &said);
    if (!e)
        shopify_parcel_items(cx, o, source_at(said.data, "order.fulfillments"), order);
}

/* E_MISSING: Shopify gives nothing for this id. */
static err_t read_by_gid(struct cx *cx, struct shopify *sh, const char *gid, struct order *out)
{
    struct shopify_said said;
    struct order order;
    bool whole;
    TRY(shopify_ask_orders(cx, sh, "OrderById",
                           json_pack("{s:s, s:i, s:i}", "id", gid, "lines", LINES, "parcels", PARCELS), &said));
    json_t *o = json_object_get(said.data, "order");
    if (!json_is_object(o))
        return fail(cx, E_MISSING, "“%s” has no such order.", sh->s->name);
    TRY(more_lines(cx, sh, o));
    TRY(shopify_order(cx, sh, o, &order, &whole));
    if (!whole)
        parcels_read(cx, sh, o, &order);
    *out = order;
    return NULL;
}

err_t shopify_orders(struct cx *cx, struct shopify *sh, const json_t *nodes, const json_t *skip, order_list *out)
{
    const json_t *o;
    size_t i;
    order_list list = { .at = arena_alloc(cx->mem, (json_array_size(nodes) + 1) * sizeof(*list.at)) };
    json_array_foreach (nodes, i, o) {
        struct order order;
        bool whole;
        TRY(shopify_order(cx, sh, o, &order, &whole));
        if (json_integer_value(json_object_get(skip, order.external_id)) == order.external_stamp)
            continue;
        if (!whole) {
            err_t e = read_by_gid(cx, sh, json_str(o, "id"), &order);
            if (e && e->code == E_MISSING)
                continue;
            TRY(e);
        }
        list.at[list.n++] = order;
    }
    *out = list;
    return NULL;
}

/* --- the verbs of the kind ------------------------------------------------------------------------------------------- */

/* Those whose number holds what was asked: the shop's prefix and suffix are not known here. */
static json_t *named(struct cx *cx, const json_t *nodes, const struct source_ask *ask)
{
    json_t *fitting = json_tie(cx->mem, json_array()), *o;
    size_t i;
    json_array_foreach ((json_t *)(uintptr_t)nodes, i, o) {
        const char *name = json_str(o, "name");
        if (name && *ask->number_norm && strstr(number_norm(cx->mem, name, NULL, NULL), ask->number_norm))
            json_array_append(fitting, o);
    }
    return fitting;
}

err_t shopify_find(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out)
{
    struct shopify sh;
    struct shopify_said said;
    TRY(shopify_open(cx, s, &sh));
    *out = (order_list){ 0 };
    if (text_empty(ask->number_norm) || text_length(ask->number) > 64)
        return NULL;
    TRY(shopify_ask_orders(cx, &sh, "Orders", list_variables(number_query(cx, ask), LIST_MOST, "CREATED_AT", true),
                           &said));
    return shopify_orders(cx, &sh, named(cx, source_at(said.data, "orders.nodes"), ask), NULL, out);
}

err_t shopify_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                   order_list *out)
{
    struct shopify sh;
    struct shopify_said said;
    const char *by_id = shopify_is_id(customer_id) ? arena_join(cx->mem, "customer_id:", customer_id) : "";
    const char *by_email = text_empty(email_norm) ? "" : arena_join(cx->mem, "email:", shopify_quoted(cx, email_norm));
    TRY(shopify_open(cx, s, &sh));
    *out = (order_list){ 0 };
    if (!*by_id && !*by_email)
        return NULL;
    TRY(shopify_ask_orders(cx, &sh, "Orders",
                           list_variables(arena_join(cx->mem, by_id, *by_id && *by_email ? " OR " : "", by_email),
                                          most < LIST_MOST ? most : LIST_MOST, "CREATED_AT", true),
                           &said));
    return shopify_orders(cx, &sh, source_at(said.data, "orders.nodes"), NULL, out);
}

bool shopify_scope(const json_t *scopes, const char *name)
{
    const json_t *one;
    size_t i;
    json_array_foreach (scopes, i, one) {
        const char *handle = json_str(one, "handle");
        if (handle && (!strcmp(handle, name) ||
                       (text_starts(name, "read_") && text_starts(handle, "write_") && !strcmp(handle + 6, name + 5))))
            return true;
    }
    return false;
}

/* Without read_all_orders an order of more than 60 days looks as one that was deleted. A shopper reads "not found" for
   both; a job must not take the one for the other. */
static err_t hidden(struct cx *cx, struct shopify *sh, err_t missing)
{
    struct shopify_said said;
    if (cx->lane != LANE_JOB)
        return missing;
    TRY(shopify_ask(cx, sh, "Scopes", NULL, &said));
    if (shopify_scope(source_at(said.data, "currentAppInstallation.accessScopes"), "read_all_orders"))
        return missing;
    return fail(cx, E_REMOTE,
                "“%s” gives no such order. It may be older than 60 days: those are only shown to apps with the scope "
                "read_all_orders.",
                sh->s->name);
}

err_t shopify_read(struct cx *cx, const struct source *s, const struct order *known, struct order *out)
{
    struct shopify sh;
    const char *gid = shopify_gid(cx, "Order", known->external_id);
    TRY(shopify_open(cx, s, &sh));
    if (!gid)
        return fail(cx, E_MISSING, "“%s” has no such order.", s->name);
    err_t e = read_by_gid(cx, &sh, gid, out);
    return e && e->code == E_MISSING ? hidden(cx, &sh, e) : e;
}
