/* woocommerce.c - orders of a WooCommerce shop by its REST API (v3): finding, reading, statuses. WooCommerce has no exact
   question for a number or an e-mail: its search looks into names and addresses and returns other people's orders. So a
   number is read by id where the shop counts that way, and whatever a search brings is compared here and again outside. */
#include "source/woocommerce/woocommerce.h"
#include "base/text.h"
#include "order/contact.h"
#include "source/woocommerce/status.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { PER_SEARCH = 50, NUMBERS_KEPT_S = 6 * 3600 };

static const struct field settings[] = {
    FIELD(F_TEXT, struct woo, url, .flags = FF_REQUIRED | FF_URL, .most = 300,
          .note = "the shop's address, for example https://shop.example"),
    FIELD(F_TEXT, struct woo, consumer_key, .flags = FF_REQUIRED | FF_SECRET, .most = 200,
          .note = "WooCommerce › Settings › Advanced › REST API: begins with ck_"),
    FIELD(F_TEXT, struct woo, consumer_secret, .flags = FF_REQUIRED | FF_SECRET, .most = 200,
          .note = "shown once beside the key: begins with cs_"),
    FIELD(F_CHOICE, struct woo, auth, .options = "auto basic query oauth1",
          .note = "by itself: Basic over https, OAuth 1.0a over http. In the address only where a server drops the "
                  "Authorization field"),
    { 0 },
};

static err_t woo_settle(struct cx *cx, const struct source *s, void *to)
{
    struct woo *w = to;
    (void)s;
    w->url = woo_site(cx->mem, w->url);
    w->auth = text_empty(w->auth) ? "auto" : w->auth;
    if (!text_starts(w->consumer_key, "ck_") && text_starts(w->consumer_secret, "ck_"))
        return fail_field(cx, "consumer_key", "Key and secret are the wrong way round: the key begins with ck_.");
    return http_url_check(cx, "url", w->url);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

err_t woo_fulfilments(struct cx *cx, const struct source *s, const struct woo *w, json_t *order)
{
    struct source_reply r;
    const char *id = source_text(cx, order, "id");
    if (!text_in("fulfilled partially_fulfilled", woo_fulfilled(order)) || json_object_get(order, "fulfillments") ||
        !id)
        return NULL;
    const struct woo_ask ask = { .path = arena_join(cx->mem, "orders/", id, "/fulfillments") };
    err_t e = woo_call(cx, s, w, &ask, &r);
    if (e && r.http.status != 404) /* the feature was switched off again */
        return e;
    json_t *list = json_is_array(r.json) ? r.json : json_object_get(r.json, "fulfillments");
    if (!e && list)
        json_object_set(order, "fulfillments", list);
    return NULL;
}

err_t woo_get(struct cx *cx, const struct source *s, const struct woo *w, const char *id, struct order *out)
{
    struct source_reply r;
    struct order o;
    bool hidden;
    const struct woo_ask ask = { .path = arena_join(cx->mem, "orders/", id),
                                 .query = source_query(cx->mem, "_fields", woo_order_fields, NULL) };
    if (text_empty(id) || strspn(id, "0123456789") != strlen(id))
        return fail(cx, E_MISSING, "“%s” has no such order.", s->name);
    TRY(woo_call(cx, s, w, &ask, &r));
    TRY(woo_fulfilments(cx, s, w, r.json));
    TRY(woo_order(cx, s, r.json, &o, &hidden));
    if (hidden)
        return fail(cx, E_MISSING, "“%s” has no such order any more.", s->name);
    if (strcmp(o.external_id, id))
        return fail(cx, E_REMOTE, "“%s” gave another order than was asked for.", s->name);
    *out = o;
    return NULL;
}

static err_t woo_read(struct cx *cx, const struct source *s, const struct order *known, struct order *out)
{
    struct woo w;
    SOURCE_OPEN(cx, s, &w);
    return woo_get(cx, s, &w, known->external_id, out);
}

/* --- finding ------------------------------------------------------------------------------------------------------- */

/* Letters and digits alone, upper case: "#WEB-1042 " → "WEB1042". */
static char *loose(struct arena *a, const char *number)
{
    char *out = text_upper(a, number ? number : ""), *to = out;
    for (const char *p = out; *p; p++)
        if (isalnum((unsigned char)*p) || (unsigned char)*p >= 0x80)
            *to++ = *p;
    *to = '\0';
    return out;
}

/* Whether the order may be meant; whether it is, is decided outside, where the shop's prefix is known. */
static bool may_be(struct cx *cx, const struct source_ask *ask, const char *number)
{
    const char *theirs = loose(cx->mem, number), *typed = loose(cx->mem, ask->number);
    const char *norm = loose(cx->mem, ask->number_norm);
    size_t n = strlen(theirs), m = strlen(norm);
    return *theirs && (!strcmp(theirs, typed) || (m && n >= m && strstr(theirs, norm)));
}

struct found {
    struct order o;
    json_t *json; /* NULL: read whole */
};
typedef LIST(struct found) found_list;

static void put(found_list *list, const struct order *o, json_t *json)
{
    for (size_t i = 0; i < list->n; i++)
        if (!strcmp(list->at[i].o.external_id, o->external_id))
            return;
    list->at[list->n++] = (struct found){ *o, json };
}

/* All of a list of orders that pass; those of one number, or (ask NULL) of one e-mail or customer. */
static err_t take_all(struct cx *cx, const struct source *s, json_t *list, const struct source_ask *ask,
                      const char *address, const char *customer, found_list *out)
{
    size_t i;
    json_t *one;
    if (!json_is_array(list))
        return fail(cx, E_REMOTE, "“%s” answered with something that is not a list of orders.", s->name);
    found_list all = { .at = arena_alloc(cx->mem, (out->n + json_array_size(list) + 1) * sizeof(*all.at)),
                       .n = out->n };
    if (out->n)
        memcpy(all.at, out->at, out->n * sizeof(*all.at));
    json_array_foreach (list, i, one) {
        struct order o;
        bool hidden;
        const char *number = source_text(cx, one, "number");
        if (ask && !may_be(cx, ask, text_empty(number) ? source_text(cx, one, "id") : number))
            continue;
        err_t e = woo_order(cx, s, one, &o, &hidden);
        if (e && !ask) /* one damaged order does not hide a customer's others */
            continue;
        TRY(e);
        bool theirs = ask || (customer && text_same(o.customer_id, customer)) ||
                      (address && text_same(email_norm(cx->mem, o.email), address));
        if (!hidden && theirs)
            put(&all, &o, one);
    }
    *out = all;
    return NULL;
}

/* Fulfilments are calls of their own: made for the orders alone that are given out. */
static err_t give(struct cx *cx, const struct source *s, const struct woo *w, const found_list *found, order_list *out)
{
    bool hidden;
    out->at = arena_alloc(cx->mem, (found->n + 1) * sizeof(*out->at));
    out->n = found->n;
    for (size_t i = 0; i < found->n; i++) {
        out->at[i] = found->at[i].o;
        if (!*woo_fulfilled(found->at[i].json))
            continue;
        TRY(woo_fulfilments(cx, s, w, found->at[i].json));
        TRY(woo_order(cx, s, found->at[i].json, &out->at[i], &hidden));
    }
    return NULL;
}

static int newest_first(const void *a, const void *b)
{
    const struct found *one = a, *other = b;
    return one->o.placed_at > other->o.placed_at ? -1 : one->o.placed_at < other->o.placed_at;
}

static err_t list_of(struct cx *cx, const struct source *s, const struct woo *w, const char *name, const char *value,
                     int most, json_t **out)
{
    struct source_reply r;
    const struct woo_ask ask = { .path = "orders",
                                 .query =
                                     source_query(cx->mem, name, value, "per_page", arena_int(cx->mem, most), "orderby",
                                                  "date", "order", "desc", "_fields", woo_order_fields, NULL) };
    TRY(woo_call(cx, s, w, &ask, &r));
    *out = r.json;
    return NULL;
}

/* Core shops count orders by their id; a plug-in for sequential numbers makes them two things. The newest orders tell. */
static err_t counts_by_id(struct cx *cx, const struct source *s, const struct woo *w, bool *out)
{
    struct source_reply r;
    size_t i;
    json_t *one;
    const char *known = source_token(cx, s, "numbers");
    const struct woo_ask ask = { .path = "orders", .query = "per_page=20&_fields=id%2Cnumber" };
    if (!known) {
        known = "id";
        TRY(woo_call(cx, s, w, &ask, &r));
        json_array_foreach (r.json, i, one) {
            const char *id = source_text(cx, one, "id"), *number = source_text(cx, one, "number");
            if (id && !text_empty(number) && strcmp(id, number))
                known = "own";
        }
        if (json_array_size(r.json))
            source_token_keep(cx, s, "numbers", known, NUMBERS_KEPT_S);
    }
    *out = !strcmp(known, "id");
    return NULL;
}

/* The digits at the end of a number, without leading zeros: "WEB-01042" → "1042"; NULL: none that is an id. */
static const char *id_in(struct cx *cx, const char *number)
{
    const char *end = number + strlen(number);
    while (end > number && isdigit((unsigned char)end[-1]))
        end--;
    end += strspn(end, "0");
    return *end && strlen(end) <= 18 ? arena_copy(cx->mem, end) : NULL;
}

static err_t woo_find(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out)
{
    struct woo w;
    struct order o;
    bool by_id = false;
    const char *id = id_in(cx, ask->number_norm);
    json_t *list;
    found_list found = { .at = arena_alloc(cx->mem, sizeof(*found.at)) };
    SOURCE_OPEN(cx, s, &w);
    if (id) {
        err_t e = woo_get(cx, s, &w, id, &o);
        if (e && e->code != E_MISSING)
            return e;
        if (!e && may_be(cx, ask, o.number)) {
            const char *its = id_in(cx, o.number);
            put(&found, &o, NULL);
            if (text_same(its, id)) /* else its number only looks like it: 42 is in 1042 */
                return give(cx, s, &w, &found, out);
        }
        if (!e && strcmp(o.number, id))
            source_token_keep(cx, s, "numbers", "own", NUMBERS_KEPT_S);
    }
    TRY(counts_by_id(cx, s, &w, &by_id));
    if (by_id) /* the read by id was the whole answer */
        return give(cx, s, &w, &found, out);
    /* Of a person's orders the number is sure to be among them; the search by number knows only some plug-ins' numbers. */
    if (*ask->email_norm)
        TRY(list_of(cx, s, &w, "search", ask->email_norm, PER_SEARCH, &list));
    else
        TRY(list_of(cx, s, &w, "search", ask->number_norm, PER_SEARCH, &list));
    TRY(take_all(cx, s, list, ask, NULL, NULL, &found));
    return give(cx, s, &w, &found, out);
}

static err_t woo_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email, int most,
                      order_list *out)
{
    struct woo w;
    json_t *list;
    int wide = most * 4 < PER_SEARCH ? most * 4 : PER_SEARCH;
    bool registered = !text_empty(customer_id) && strspn(customer_id, "0123456789") == strlen(customer_id) &&
                      strspn(customer_id, "0") != strlen(customer_id) && strlen(customer_id) <= 18;
    found_list found = { 0 };
    SOURCE_OPEN(cx, s, &w);
    if (registered) {
        TRY(list_of(cx, s, &w, "customer", customer_id, most < 100 ? most : 100, &list));
        TRY(take_all(cx, s, list, NULL, NULL, customer_id, &found));
    }
    if (!text_empty(email)) {
        TRY(list_of(cx, s, &w, "search", email, wide, &list));
        TRY(take_all(cx, s, list, NULL, email, NULL, &found));
    }
    if (found.n)
        qsort(found.at, found.n, sizeof(*found.at), newest_first);
    found.n = found.n < (size_t)most ? found.n : (size_t)most;
    return give(cx, s, &w, &found, out);
}

/* --- statuses ------------------------------------------------------------------------------------------------------ */

static err_t woo_statuses(struct cx *cx, const struct source *s, source_statuses *out)
{
    struct woo w;
    struct source_reply r;
    const struct woo_ask newer = { .path = "orders/statuses" }, older = { .path = "reports/orders/totals" };
    size_t i;
    json_t *one;
    SOURCE_OPEN(cx, s, &w);
    err_t e = woo_call(cx, s, &w, &newer, &r);
    if ((e && r.http.status == 404) || (!e && !json_is_array(r.json)))
        e = woo_call(cx, s, &w, &older, &r);
    TRY(e);
    out->at = arena_alloc(cx->mem, (json_array_size(r.json) * 2 + 1) * sizeof(*out->at));
    out->n = 0;
    json_array_foreach (r.json, i, one) {
        const char *slug = json_str(one, "slug") ? json_str(one, "slug") : json_str(one, "status");
        const char *raw = woocommerce_slug(cx->mem, slug), *name = woo_plain(cx->mem, json_str(one, "name"));
        struct woocommerce_state state = woocommerce_state(cx->mem, raw);
        if (!*raw || state.hide || strlen(raw) > 64)
            continue;
        name = *name ? name : raw;
        out->at[out->n++] = (struct source_status){ "general", raw, name, state.general };
        out->at[out->n++] = (struct source_status){ "delivery", raw, name, state.delivery };
    }
    return NULL;
}

static const char *woo_of(struct cx *cx, const void *form) { return source_site(cx, ((const struct woo *)form)->url); }

extern const struct source_kind source_woocommerce;
const struct source_kind source_woocommerce = {
    .name = "woocommerce",
    .label = "WooCommerce",
    .note = "Reads orders by the shop's REST API and follows its webhooks.",
    .settings = settings,
    .settings_size = sizeof(struct woo),
    .remote = true,
    .calls_at_once = 2,
    .acts = "cancel change_address note",
    .settle = woo_settle,
    .site = woo_of,
    .grant = &woo_grant,
    .check = woo_check,
    .find = woo_find,
    .mine = woo_mine,
    .read = woo_read,
    .changed = woo_changed,
    .statuses = woo_statuses,
    .act = woo_act,
    .verify = woo_verify,
    .decode = woo_decode,
    .hooks = woo_hooks,
};
