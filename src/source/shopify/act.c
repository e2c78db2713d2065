/* act.c - what a shopper asked for, done at Shopify. Invariants: the order as it was just read is looked at first,
   so that what is done already is not done twice; a cancelled order is one that a read shows as cancelled, because Shopify
   cancels in a job of its own; no money is ever paid back. */
#include "base/json.h"
#include "source/shopify/shopify.h"
#include <strings.h>

enum { NOTE_MOST = 4000 };

static err_t refused(struct source_outcome *out, const char *why)
{
    *out = (struct source_outcome){ .what = SOURCE_REFUSED, .why = why };
    return NULL;
}

static err_t done(struct source_outcome *out, const char *why)
{
    *out = (struct source_outcome){ .what = SOURCE_DONE, .why = why };
    return NULL;
}

/* A question; what the app may not read is E_REMOTE, so that nothing is taken for empty. */
static err_t look(struct cx *cx, struct shopify *sh, const char *operation, json_t *variables, struct shopify_said *out)
{
    TRY(shopify_ask(cx, sh, operation, variables, out));
    if (*out->why)
        return fail(cx, E_REMOTE, "%s", out->why);
    return json_is_object(json_object_get(out->data, "order"))
               ? NULL
               : fail(cx, E_MISSING, "“%s” has no such order.", sh->s->name);
}

/* A mutation: *refusal NULL when it was taken. E_REMOTE: the app may not, or nobody knows. */
static err_t change(struct cx *cx, struct shopify *sh, const char *operation, json_t *variables, const char *payload,
                    const char *errors, json_t **out, const char **refusal)
{
    struct shopify_said said;
    TRY(shopify_ask(cx, sh, operation, variables, &said));
    *out = json_object_get(said.data, payload);
    *refusal = *said.why ? said.why : shopify_refusal(cx, *out, errors);
    if (!*refusal && !json_is_object(*out))
        *refusal = "Shopify did not take it.";
    return NULL;
}

static const char *not_allowed(const struct order *live, const char *action)
{
    for (size_t i = 0; i < live->allowed.n; i++)
        if (text_same(live->allowed.at[i].action, action) && !text_same(live->allowed.at[i].answer, "yes"))
            return live->allowed.at[i].reason;
    return NULL;
}

/* --- cancelling ---------------------------------------------------------------------------------------------------- */

/* A look at the job. Its end may be known a moment before the order shows it, so there is one more look. */
static err_t cancel_look(struct cx *cx, struct shopify *sh, const char *gid, const char *token,
                         struct source_outcome *out)
{
    static const char over[] = "over ";
    struct shopify_said said;
    bool last = text_starts(token, over);
    const char *job = last ? token + sizeof(over) - 1 : token;
    TRY(look(cx, sh, "CancelState", json_pack("{s:s, s:s}", "id", gid, "job", job), &said));
    if (json_is_string(source_at(said.data, "order.cancelledAt")))
        return done(out, NULL);
    bool ended = !json_is_object(source_at(said.data, "job")) || json_is_true(source_at(said.data, "job.done"));
    if (ended && last)
        return refused(out, "Shopify has ended its work and the order is not cancelled. Look at it in Shopify.");
    *out = (struct source_outcome){ .what = SOURCE_UNDER_WAY, .token = ended ? arena_join(cx->mem, over, job) : job };
    return NULL;
}

static err_t cancel(struct cx *cx, struct shopify *sh, const struct order *live, const char *gid,
                    const struct source_act *a, struct source_outcome *out)
{
    json_t *payload;
    const char *no, *note = arena_join(cx->mem, text_empty(a->note) ? "" : a->note, " [wismo ", a->key, "]");
    struct shopify_said said;
    if (live->cancelled_at)
        return done(out, NULL);
    if (!text_empty(a->token))
        return cancel_look(cx, sh, gid, a->token, out);
    no = not_allowed(live, "cancel");
    if (no)
        return refused(out, no);
    TRY(change(cx, sh, "Cancel", json_pack("{s:s, s:s}", "id", gid, "note", shopify_brief(cx, note)), "orderCancel",
               "orderCancelUserErrors", &payload, &no));
    const char *job = json_string_value(source_at(payload, "job.id"));
    if (!no && job) {
        *out = (struct source_outcome){ .what = SOURCE_UNDER_WAY, .token = job };
        return NULL;
    }
    /* Refused, or done without a job: as it stands now. An earlier try may have been heard. */
    TRY(look(cx, sh, "Cancelled", json_pack("{s:s}", "id", gid), &said));
    if (json_is_string(source_at(said.data, "order.cancelledAt")))
        return done(out, NULL);
    return refused(out, no ? no : "Shopify did not begin to cancel the order.");
}

/* --- another address ----------------------------------------------------------------------------------------------- */

static const char *part(const json_t *details, const char *name)
{
    const char *text = json_str(details, name);
    return text_empty(text) ? NULL : text;
}

/* "CZ"; NULL: none, or a name, which Shopify does not take. */
static const char *code_of(struct cx *cx, const char *text, size_t most)
{
    size_t n = text ? strlen(text) : 0;
    return n >= 2 && n <= most && strspn(text_upper(cx->mem, text), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n
               ? text_upper(cx->mem, text)
               : NULL;
}

static void put(json_t *to, const char *member, const char *text)
{
    json_object_set_new(to, member, json_string(text ? text : ""));
}

/* The address that stands there, in the members of a change; "" = none. */
static json_t *address_now(struct cx *cx, const json_t *is)
{
    static const char *const members[][2] = {
        { "firstName", "firstName" },
        { "lastName", "lastName" },
        { "company", "company" },
        { "address1", "address1" },
        { "address2", "address2" },
        { "city", "city" },
        { "zip", "zip" },
        { "provinceCode", "provinceCode" },
        { "countryCode", "countryCodeV2" },
        { "phone", "phone" },
    };
    json_t *now = json_tie(cx->mem, json_object());
    for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
        put(now, members[i][0], json_str(is, members[i][1]));
    return now;
}

/* Whether it means what stands there, by its code or by its name; what was not given does. */
static bool is_there(const char *given, const json_t *is, const char *code, const char *name)
{
    const char *c = json_str(is, code), *n = json_str(is, name);
    return !given || (c && !strcasecmp(given, c)) || (n && !strcasecmp(given, n));
}

static void name_put(struct cx *cx, json_t *to, const char *name)
{
    const char *space = strrchr(name, ' ');
    put(to, "firstName", space ? arena_copy_n(cx->mem, name, (size_t)(space - name)) : "");
    put(to, "lastName", space ? space + 1 : name);
}

/* The mirror shows a company before the street. */
static const char *street_of(const char *line1, const char *company)
{
    size_t n = company ? strlen(company) : 0;
    return n && !strncmp(line1, company, n) && !strncmp(line1 + n, ", ", 2) ? line1 + n + 2 : line1;
}

/* What was given over what stands there: the recipient's own company and phone stay, and the name unless there is another.
   *no: why not. */
static json_t *address_wanted(struct cx *cx, const json_t *is, const json_t *details, const char **no)
{
    json_t *to = address_now(cx, is);
    const char *line1 = part(details, "line1"), *city = part(details, "city"), *name = part(details, "name");
    const char *country = part(details, "country"), *region = part(details, "region");
    bool land = is_there(country, is, "countryCodeV2", "country");
    bool stays =
        land && (region ? is_there(region, is, "provinceCode", "province") : text_same(city, json_str(is, "city")));
    *no = !line1 || !city ? "Shopify wants the address in parts: street, city and postcode. Write it there by hand."
          : !land && !code_of(cx, country, 2) ? "Shopify wants the country by its code of two letters, as in CZ."
                                              : NULL;
    if (*no)
        return to;
    if (name && !text_same(name, json_str(is, "name")))
        name_put(cx, to, name);
    put(to, "address1", street_of(line1, json_str(is, "company")));
    put(to, "address2", part(details, "line2"));
    put(to, "city", city);
    put(to, "zip", part(details, "postcode"));
    if (!land)
        put(to, "countryCode", code_of(cx, country, 2));
    if (!stays)
        put(to, "provinceCode", code_of(cx, region, 3));
    return to;
}

/* Codes are words of a list, so that none is not "". */
static json_t *without_empty(struct cx *cx, const json_t *address)
{
    json_t *out = json_tie(cx->mem, json_copy((json_t *)(uintptr_t)address)), *one;
    const char *name;
    json_object_foreach ((json_t *)(uintptr_t)address, name, one)
        if (!json_string_length(one) && !text_in("firstName address2", name))
            json_object_del(out, name);
    return out;
}

/* Shopify's parcel labels are printed from parts; wismo does not guess which word of a sentence is the city. */
static err_t change_address(struct cx *cx, struct shopify *sh, const struct order *live, const char *gid,
                            const struct source_act *a, struct source_outcome *out)
{
    struct shopify_said said;
    json_t *details = NULL, *payload;
    const char *no;
    if (!text_empty(a->details))
        TRY(json_read(cx, a->details, strlen(a->details), &details));
    TRY(look(cx, sh, "Address", json_pack("{s:s}", "id", gid), &said));
    const json_t *is = source_at(said.data, "order.shippingAddress");
    const json_t *to = address_wanted(cx, is, details, &no);
    if (!no && json_equal(to, address_now(cx, is)))
        return done(out, NULL);
    if (!no)
        no = live->cancelled_at ? "This order is cancelled." : not_allowed(live, "change_address");
    if (no)
        return refused(out, no);
    TRY(change(cx, sh, "Update",
               json_pack("{s:{s:s, s:O}}", "input", "id", gid, "shippingAddress", without_empty(cx, to)), "orderUpdate",
               "userErrors", &payload, &no));
    return no ? refused(out, no) : done(out, "The price of the delivery was not counted anew.");
}

/* --- a return ------------------------------------------------------------------------------------------------------- */

static bool return_under_way(const json_t *order)
{
    const json_t *one;
    size_t i;
    json_array_foreach (source_at(order, "returns.nodes"), i, one)
        if (json_str(one, "status") && text_in("REQUESTED OPEN", json_str(one, "status")))
            return true;
    return false;
}

static bool has_more(const json_t *connection) { return json_is_true(source_at(connection, "pageInfo.hasNextPage")); }

/* The one piece that can be returned: of several wismo would have to guess which the customer's words mean. */
static const char *return_piece(const json_t *data, const char **no)
{
    const json_t *all = json_object_get(data, "returnableFulfillments"), *line, *f;
    const char *id = NULL;
    int64_t pieces = 0;
    size_t i, k;
    bool more = has_more(all);
    json_array_foreach (json_object_get(all, "nodes"), i, f) {
        const json_t *lines = json_object_get(f, "returnableFulfillmentLineItems");
        more |= has_more(lines);
        json_array_foreach (json_object_get(lines, "nodes"), k, line) {
            int64_t n = json_num(line, "quantity", 0);
            pieces += n;
            id = n > 0 ? json_string_value(source_at(line, "fulfillmentLineItem.id")) : id;
        }
    }
    *no = more || pieces > 1
              ? "More than one piece of this order can be returned, and wismo does not choose among them. "
                "Ask for the return in Shopify."
          : !pieces || !id ? "Shopify says that nothing of this order can be returned."
                           : NULL;
    return id;
}

/* Shopify wants a reason from its list; the shopper's own words go beside it. NULL: the list could not be had. */
static const char *return_reason(struct cx *cx, struct shopify *sh)
{
    struct shopify_said said;
    const json_t *one;
    size_t i;
    if (shopify_ask(cx, sh, "ReturnReasons", NULL, &said))
        return NULL;
    json_array_foreach (source_at(said.data, "returnReasonDefinitions.nodes"), i, one)
        if (!json_flag(one, "deleted", false))
            return json_str(one, "id");
    return NULL;
}

static err_t request_return(struct cx *cx, struct shopify *sh, const struct order *live, const char *gid,
                            const struct source_act *a, struct source_outcome *out)
{
    struct shopify_said said;
    json_t *details = NULL, *payload;
    const char *no;
    if (live->cancelled_at)
        return refused(out, "This order is cancelled.");
    if (!text_empty(a->details))
        TRY(json_read(cx, a->details, strlen(a->details), &details));
    TRY(look(cx, sh, "Returnable", json_pack("{s:s}", "id", gid), &said));
    if (return_under_way(json_object_get(said.data, "order")))
        return done(out, "The shop looks at the return and answers.");
    const char *piece = return_piece(said.data, &no), *wish = part(details, "return_wish");
    if (no)
        return refused(out, no);
    json_t *line =
        json_pack("{s:s, s:i, s:s*, s:s*}", "fulfillmentLineItemId", piece, "quantity", 1, "returnReasonDefinitionId",
                  return_reason(cx, sh), "customerNote", wish ? shopify_brief(cx, wish) : NULL);
    TRY(change(cx, sh, "RequestReturn", json_pack("{s:{s:s, s:[o]}}", "input", "orderId", gid, "returnLineItems", line),
               "returnRequest", "userErrors", &payload, &no));
    return no ? refused(out, no) : done(out, "The shop looks at the return and answers.");
}

/* --- a note --------------------------------------------------------------------------------------------------------- */

/* Behind what stands there, with a mark by which it is found again; a tag shows it in lists. */
static err_t note(struct cx *cx, struct shopify *sh, const char *gid, const struct source_act *a,
                  struct source_outcome *out)
{
    struct shopify_said said;
    json_t *payload;
    const char *no, *mark = arena_join(cx->mem, "[wismo ", a->key, "]");
    TRY(look(cx, sh, "Words", json_pack("{s:s}", "id", gid), &said));
    const char *was = json_string_value(source_at(said.data, "order.note"));
    was = was ? was : "";
    if (strstr(was, mark))
        return done(out, NULL);
    const char *all = arena_join(cx->mem, was, *was ? "\n" : "", text_empty(a->note) ? "" : a->note, " ", mark);
    if (text_length(all) > NOTE_MOST)
        return refused(out, "The order's note in Shopify is full.");
    TRY(change(cx, sh, "Update", json_pack("{s:{s:s, s:s}}", "input", "id", gid, "note", all), "orderUpdate",
               "userErrors", &payload, &no));
    if (no)
        return refused(out, no);
    TRY(change(cx, sh, "Tag", json_pack("{s:s, s:[s]}", "id", gid, "tags", "wismo"), "tagsAdd", "userErrors", &payload,
               &no));
    return done(out, no);
}

err_t shopify_act(struct cx *cx, const struct source *s, const struct order *live, const struct source_act *a,
                  struct source_outcome *out)
{
    struct shopify sh;
    const char *gid = shopify_gid(cx, "Order", live->external_id);
    TRY(shopify_open(cx, s, &sh));
    if (!gid)
        return fail(cx, E_MISSING, "“%s” has no such order.", s->name);
    if (text_same(a->what, "cancel"))
        return cancel(cx, &sh, live, gid, a, out);
    if (text_same(a->what, "change_address"))
        return change_address(cx, &sh, live, gid, a, out);
    if (text_same(a->what, "return"))
        return request_return(cx, &sh, live, gid, a, out);
    if (text_same(a->what, "note"))
        return note(cx, &sh, gid, a, out);
    return refused(out, "Shopify has no such step.");
}
