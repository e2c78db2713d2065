/* shoptet.c - Shoptet's REST API: by a private token of the shop, or as an add-on whose API tokens last half an hour. Three
   calls at once, a leaking bucket, locks of writes; orders are known by their codes. Guide: docs/shoptet.md. */
#include "source/shoptet/room.h"
#include <stdlib.h>
#include <string.h>

#define API "https://api.myshoptet.com"
enum { RENEW_EARLY = 240, BUCKET_REST_MS = 500 };

static const struct field settings[] = {
    FIELD(F_CHOICE, struct shoptet, access, .flags = FF_REQUIRED, .options = "token addon",
          .note = "A private API token (Premium shops), or an add-on of your own partner account"),
    FIELD(F_TEXT, struct shoptet, token, .flags = FF_SECRET, .most = 500,
          .note = "token: the private API token, as in 123456-p-…"),
    FIELD(F_TEXT, struct shoptet, shop, .flags = FF_URL, .most = 255, .note = "addon: the e-shop's address, https://…"),
    FIELD(F_TEXT, struct shoptet, partner, .flags = FF_URL, .most = 255,
          .note = "addon: your partner e-shop, https://NAME.myshoptet.com"),
    FIELD(F_TEXT, struct shoptet, client_id, .most = 255, .note = "addon"),
    FIELD(F_TEXT, struct shoptet, client_secret, .flags = FF_SECRET, .most = 500,
          .note = "addon: only newer partners have one"),
    FIELD(F_BOOL, struct shoptet, shipments,
          .note = "The shop sends with Shoptet's own carriers: the states of its parcels are read, too"),
    FIELD(F_BOOL, struct shoptet, quiet,
          .note = "When wismo cancels an order, Shoptet sends no mail or SMS of its own"),
    FIELD(F_TEXT, struct shoptet, api, .flags = FF_URL, .most = 255, .note = "Address of the API; empty = " API),
    { 0 },
};

static err_t settle(struct cx *cx, const struct source *s, void *rec)
{
    struct shoptet *f = rec;
    const char *const urls[][2] = { { "shop", f->shop }, { "partner", f->partner }, { "api", f->api } };
    (void)s;
    for (int i = 0; i < 3; i++)
        if (!text_empty(urls[i][1]))
            TRY(http_url_check(cx, urls[i][0], urls[i][1]));
    if (!strcmp(f->access, "token"))
        return text_empty(f->token) ? fail_field(cx, "token", "The shop's private API token is needed here.") : NULL;
    if (text_empty(f->shop))
        return fail_field(cx, "shop", "An add-on needs the address of the e-shop that it is installed in.");
    if (text_empty(f->partner))
        return fail_field(cx, "partner", "An add-on needs the address of your partner e-shop.");
    return text_empty(f->client_id) ? fail_field(cx, "client_id", "An add-on needs its client id.") : NULL;
}

/* --- calls -------------------------------------------------------------------------------------------------------- */

static char *joined(struct cx *cx, const char *base, const char *path)
{
    size_t n = strlen(base);
    while (n && base[n - 1] == '/')
        n--;
    return arena_join(cx->mem, arena_copy_n(cx->mem, base, n), path);
}

static err_t token_ask(struct cx *cx, const struct source *s, const struct shoptet *f, const char **out)
{
    const char *oauth;
    struct source_reply r;
    TRY(source_secret(cx, s, SHOPTET_TOKEN, &oauth));
    if (!oauth)
        return fail(cx, E_REMOTE, "The add-on of “%s” is not installed yet: install it in the e-shop's administration.",
                    s->name);
    const char *const fields[] = { arena_join(cx->mem, "Authorization: Bearer ", oauth), "Accept: application/json",
                                   NULL };
    const struct source_call call = { .url = joined(cx, f->shop, "/action/ApiOAuthServer/getAccessToken"),
                                      .fields = fields };
    err_t e = source_call(cx, s, &call, &r);
    if (e && (r.http.status == 401 || r.http.status == 403))
        return fail(cx, E_REMOTE, "“%s” gives the add-on no token any more (%d). Install it again.", s->name,
                    r.http.status);
    TRY(e);
    const char *token = source_text(cx, r.json, "access_token");
    int64_t seconds = json_num(r.json, "expires_in", 1800);
    if (text_empty(token))
        return fail(cx, E_REMOTE, "“%s” answered without a token for the add-on.", s->name);
    source_token_keep(cx, s, "api", token, seconds > RENEW_EARLY * 2 ? seconds - RENEW_EARLY : seconds);
    *out = token;
    return NULL;
}

static err_t sign_in(struct cx *cx, const struct source *s, const struct shoptet *f, const char **line)
{
    const char *token = NULL;
    if (strcmp(f->access, "addon")) {
        *line = arena_join(cx->mem, "Shoptet-Private-API-Token: ", f->token ? f->token : "");
        return NULL;
    }
    token = source_token(cx, s, "api");
    if (!token)
        TRY(token_ask(cx, s, f, &token));
    *line = arena_join(cx->mem, "Shoptet-Access-Token: ", token);
    return NULL;
}

/* "120/200": while the bucket is nearly full, whoever is in no hurry waits a moment. */
static void bucket_look(struct cx *cx, const struct source *s, const struct http_reply *r)
{
    static const char name[] = "x-ratelimit-bucket-filling:";
    for (size_t i = 0; i < r->fields.n; i++) {
        if (strncmp(r->fields.at[i], name, sizeof(name) - 1))
            continue;
        char *end;
        long long filled = strtoll(r->fields.at[i] + sizeof(name) - 1, &end, 10),
                  size = *end == '/' ? strtoll(end + 1, NULL, 10) : 0;
        if (cx->lane == LANE_JOB && size > 0 && filled * 10 >= size * 9)
            source_throttled(cx, s, BUCKET_REST_MS);
    }
}

static err_t ask_once(struct cx *cx, const struct source *s, const struct shoptet *f, const struct shoptet_ask *ask,
                      struct source_reply *r)
{
    const char *line;
    *r = (struct source_reply){ 0 };
    TRY(sign_in(cx, s, f, &line));
    const char *const fields[] = { line, "Content-Type: application/json", "Accept: application/json", NULL };
    const struct source_call call = {
        .method = ask->method,
        .url = joined(cx, text_empty(f->api) ? API : f->api, ask->path),
        .fields = fields,
        .body = ask->body,
        .once = ask->once,
    };
    err_t e = source_call(cx, s, &call, r);
    bucket_look(cx, s, &r->http);
    return e;
}

err_t shoptet_ask(struct cx *cx, const struct source *s, const struct shoptet *f, const struct shoptet_ask *ask,
                  const json_t **data, const char **said)
{
    struct source_reply r;
    err_t e = ask_once(cx, s, f, ask, &r);
    if (e && r.http.status == 401 && !strcmp(f->access, "addon")) {
        source_token_drop(cx, s, "api");
        e = ask_once(cx, s, f, ask, &r);
    }
    bool its_word = json_is_object(r.json); /* else nothing is taken for deleted, or forbidden */
    if (e && ask->spare && its_word && (r.http.status == 403 || r.http.status == 404)) {
        *data = NULL;
        return NULL;
    }
    if (e && e->code == E_MISSING && !its_word)
        return fail(cx, E_REMOTE, "There is no API of Shoptet at the address of “%s” (%d).", s->name, r.http.status);
    TRY(e);
    *data = json_object_get(r.json, "data");
    *said = source_text(cx, r.json, "errors[0].message");
    return NULL;
}

char *shoptet_order_path(struct cx *cx, const char *code, const char *more)
{
    if (text_empty(code) || strlen(code) > 100 || !strpbrk(code, "0123456789"))
        return NULL;
    return arena_join(cx->mem, "/api/orders/", text_percent(cx->mem, code), more);
}

err_t shoptet_get(struct cx *cx, const struct source *s, const struct shoptet *f, const char *path, const json_t **data)
{
    const char *said;
    TRY(shoptet_ask(cx, s, f, &(struct shoptet_ask){ .path = path }, data, &said));
    if (json_is_object(*data))
        return NULL;
    return fail(cx, E_REMOTE, "“%s” answered without data. %s", s->name, said ? said : "");
}

/* --- orders ------------------------------------------------------------------------------------------------------- */

/* *out NULL: the add-on has no right to them, or the shop none such; an order is read without. */
static err_t parcels_ask(struct cx *cx, const struct source *s, const struct shoptet *f, const char *code,
                         const json_t **out)
{
    const char *said = NULL;
    const char *path = arena_join(cx->mem, "/api/shipments?", source_query(cx->mem, "orderCode", code, NULL));
    TRY(shoptet_ask(cx, s, f, &(struct shoptet_ask){ .path = path, .spare = true }, out, &said));
    return !*out || json_is_object(*out)
               ? NULL
               : fail(cx, E_REMOTE, "“%s” answered without data. %s", s->name, said ? said : "");
}

err_t shoptet_detail(struct cx *cx, const struct source *s, const struct shoptet *f, const char *code,
                     struct order *out)
{
    const json_t *data, *parcels = NULL;
    const char *path = shoptet_order_path(cx, code, "?include=notes,shippingDetails");
    if (!path)
        return fail(cx, E_MISSING, "“%s” has no such order.", s->name);
    TRY(shoptet_get(cx, s, f, path, &data));
    if (f->shipments)
        TRY(parcels_ask(cx, s, f, code, &parcels));
    return shoptet_order(cx, s, json_object_get(data, "order"), parcels, out);
}

/* By its code: as it was typed but for "#" and spaces, then in the form in which numbers are compared. */
static err_t find(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out)
{
    struct shoptet f;
    SOURCE_OPEN(cx, s, &f);
    const char *typed = text_trim(cx->mem, ask->number);
    typed = text_trim(cx->mem, *typed == '#' ? typed + 1 : typed);
    const char *const codes[] = { typed, text_same(typed, ask->number_norm) ? "" : ask->number_norm };
    *out = (order_list){ .at = arena_alloc(cx->mem, sizeof(struct order)) };
    for (int i = 0; i < 2 && !out->n; i++) {
        err_t e = *codes[i] ? shoptet_detail(cx, s, &f, codes[i], &out->at[0]) : NULL;
        if (e && e->code != E_MISSING)
            return e;
        out->n = !e && *codes[i];
    }
    return NULL;
}

static err_t read_one(struct cx *cx, const struct source *s, const struct order *known, struct order *out)
{
    struct shoptet f;
    SOURCE_OPEN(cx, s, &f);
    return shoptet_detail(cx, s, &f, known->external_id, out);
}

static err_t statuses(struct cx *cx, const struct source *s, source_statuses *out)
{
    struct shoptet f;
    const json_t *data, *one;
    size_t i;
    SOURCE_OPEN(cx, s, &f);
    TRY(shoptet_get(cx, s, &f, "/api/orders/statuses", &data));
    const json_t *all = json_object_get(data, "statuses");
    source_statuses list = { .at = arena_alloc(cx->mem, (json_array_size(all) + 1) * sizeof(*list.at)) };
    json_array_foreach (all, i, one) {
        const char *name = json_str(one, "name");
        if (!text_empty(name))
            list.at[list.n++] =
                (struct source_status){ "general", name, name, shoptet_general(json_num(one, "id", 0)) };
    }
    *out = list;
    return NULL;
}

/* --- trying ------------------------------------------------------------------------------------------------------- */

/* "/api/orders/{code}" and "orders/{code}" are the same: Shoptet's document has both forms. */
static bool is_endpoint(const char *said, const char *wanted)
{
    const char *at = said ? said + strspn(said, " /") : "";
    at += text_starts(at, "api/") ? 4 : 0;
    size_t n = strcspn(at, " ");
    n -= n && at[n - 1] == '/';
    return n == strlen(wanted) && !strncasecmp(at, wanted, n);
}

/* Which of what wismo uses the token may not. */
static err_t rights_look(struct cx *cx, const struct source *s, const struct shoptet *f, struct source_report *out)
{
    static const char *const wanted[] = { "orders",
                                          "orders/{code}",
                                          "orders/statuses",
                                          "orders/changes",
                                          "orders/{code}/status",
                                          "orders/{code}/history",
                                          "webhooks",
                                          "shipments" }; /* the last one where parcels are read */
    const json_t *data, *one;
    const char *lacking = "";
    size_t k;
    TRY(shoptet_get(cx, s, f, "/api/system/endpoints", &data));
    for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted) - !f->shipments; i++) {
        bool has_it = false;
        json_array_foreach (json_object_get(data, "endpoints"), k, one)
            has_it |= is_endpoint(json_str(one, "endpoint"), wanted[i]);
        if (!has_it)
            lacking = arena_join(cx->mem, lacking, *lacking ? ", " : "", "/api/", wanted[i]);
    }
    if (strcmp(f->access, "addon"))
        source_fact_add(cx, out, true, "Permissions", "A private token may use the whole API.");
    else if (*lacking)
        source_fact_add(cx, out, false, "Permissions",
                        "The add-on may not use: %s. Ask Shoptet to approve these endpoints.", lacking);
    else
        source_fact_add(cx, out, true, "Permissions", "The add-on may use all that wismo asks for.");
    return NULL;
}

/* Asked as they are asked with each order. */
static err_t parcels_look(struct cx *cx, const struct source *s, const struct shoptet *f, const char *code,
                          struct source_report *out)
{
    const json_t *data;
    TRY(parcels_ask(cx, s, f, code, &data));
    if (data)
        source_fact_add(cx, out, true, "Parcels", "The states of parcels can be read.");
    else
        source_fact_add(cx, out, false, "Parcels",
                        "Shoptet does not let wismo read the states of parcels (/api/shipments): orders are shown "
                        "without them. Ask Shoptet to approve this endpoint, or switch these states off.");
    return NULL;
}

static err_t statuses_look(struct cx *cx, const struct source *s, struct source_report *out)
{
    source_statuses list = { 0 };
    size_t own = 0;
    TRY(statuses(cx, s, &list));
    for (size_t i = 0; i < list.n; i++)
        own += !list.at[i].code;
    source_fact_add(cx, out, true, "Statuses",
                    "%zu statuses, of which %zu are the shop's own: say under Statuses what these mean.", list.n, own);
    return NULL;
}

static err_t check(struct cx *cx, const struct source *s, struct source_report *out)
{
    struct shoptet f;
    const json_t *data;
    SOURCE_OPEN(cx, s, &f);
    err_t e = shoptet_get(cx, s, &f, "/api/eshop", &data);
    if (source_fact_error(cx, out, "Sign-in", e))
        return NULL;
    out->shop_name = source_text(cx, data, "contactInformation.eshopName");
    source_fact_add(cx, out, true, "Sign-in", "Shoptet knows the %s%s%s.",
                    strcmp(f.access, "addon") ? "token" : "add-on", out->shop_name ? " of " : "",
                    out->shop_name ? out->shop_name : "");
    source_fact_error(cx, out, "Permissions", rights_look(cx, s, &f, out));
    source_fact_error(cx, out, "Statuses", statuses_look(cx, s, out));
    e = shoptet_get(cx, s, &f, "/api/orders?itemsPerPage=1", &data);
    if (source_fact_error(cx, out, "Orders", e))
        return NULL;
    out->orders = json_num(json_object_get(data, "paginator"), "totalCount", -1);
    source_fact_add(cx, out, true, "Orders", "%lld orders.", (long long)(out->orders < 0 ? 0 : out->orders));
    const char *code = source_text(cx, data, "orders[0].code");
    if (f.shipments && code)
        source_fact_error(cx, out, "Parcels", parcels_look(cx, s, &f, code, out));
    return NULL;
}

/* "123456-p-…": a private token begins with the e-shop's number. */
static const char *shop_of(struct cx *cx, const void *form)
{
    const struct shoptet *f = form;
    if (text_same(f->access, "addon"))
        return source_site(cx, f->shop);
    size_t n = f->token ? strspn(f->token, "0123456789") : 0;
    return n && f->token[n] == '-' ? arena_join(cx->mem, "e-shop ", arena_copy_n(cx->mem, f->token, n)) : NULL;
}

extern const struct source_kind source_shoptet;
const struct source_kind source_shoptet = {
    .name = "shoptet",
    .label = "Shoptet",
    .note = "Reads orders by Shoptet's API, with a private token or as an add-on.",
    .settings = settings,
    .settings_size = sizeof(struct shoptet),
    .remote = true,
    .calls_at_once = 3,
    .acts = "cancel note",
    .settle = settle,
    .site = shop_of,
    .check = check,
    .find = find,
    .mine = shoptet_mine,
    .read = read_one,
    .changed = shoptet_changed,
    .statuses = statuses,
    .act = shoptet_act,
    .verify = shoptet_verify,
    .decode = shoptet_decode,
    .hooks = shoptet_hooks,
};
