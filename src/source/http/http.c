/* http.c - any HTTP API as an order source: where it is, how it signs in, which paths it has, and how its orders read. With
   the base address alone it expects wismo's own order JSON under the paths of the notes. Guide: docs/http-source.md. */
#include "base/clock.h"
#include "order/status.h"
#include "source/http/room.h"
#include <string.h>
#include <time.h>

enum { ADDRESS_MOST = 2000, CLOCK_MS = 120000 };

static const struct field settings[] = {
    FIELD(F_TEXT, struct http_form, url, .flags = FF_REQUIRED | FF_URL,
          .note = "Base address: what all paths begin with"),
    FIELD(
        F_CHOICE, struct http_form, auth, .options = "none header basic oauth2 hmac",
        .note =
            "How wismo signs in: not at all, by a fixed header, user and password, OAuth 2 client credentials, or by signing"),
    FIELD(F_TEXT, struct http_form, header_name, .most = 100, .note = "header: its name; empty = Authorization"),
    FIELD(F_TEXT, struct http_form, header_value, .flags = FF_SECRET,
          .note = "header: its whole value, as in Bearer KEY"),
    FIELD(F_TEXT, struct http_form, user, .most = 255, .note = "basic"),
    FIELD(F_TEXT, struct http_form, password, .flags = FF_SECRET, .note = "basic"),
    FIELD(F_TEXT, struct http_form, token_url, .flags = FF_URL, .note = "oauth2: where tokens are given"),
    FIELD(F_TEXT, struct http_form, client_id, .most = 255, .note = "oauth2"),
    FIELD(F_TEXT, struct http_form, client_secret, .flags = FF_SECRET, .note = "oauth2"),
    FIELD(F_TEXT, struct http_form, scope, .most = 500, .note = "oauth2; empty = none asked for"),
    FIELD(F_CHOICE, struct http_form, token_style, .options = "body basic",
          .note = "oauth2: where id and secret are sent; empty = body"),
    FIELD(F_TEXT, struct http_form, hmac_secret, .flags = FF_SECRET, .note = "hmac: the key (HMAC-SHA-256)"),
    FIELD(
        F_TEXT, struct http_form, signed_text, .flags = FF_MULTILINE, .most = 1000,
        .note =
            "hmac: what is signed, of {method} {path} {timestamp} {timestamp_ms} {timestamp_iso} {body} {body_sha256}; "
            "empty = {method}\\n{path}\\n{timestamp}\\n{body}"),
    FIELD(F_CHOICE, struct http_form, signature_code, .options = "hex base64", .note = "hmac; empty = hex"),
    FIELD(F_TEXT, struct http_form, signature_header, .most = 100, .note = "hmac; empty = X-Signature"),
    FIELD(F_TEXT, struct http_form, signature_prefix, .most = 100,
          .note = "hmac: what stands before it, as in sha256="),
    FIELD(F_TEXT, struct http_form, timestamp_header, .most = 100, .note = "hmac; empty = X-Timestamp"),
    FIELD(F_JSON, struct http_form, headers, .most = 8192,
          .note = "Further headers: {\"X-Shop\": \"7\"}. They are not secret"),
    FIELD(F_TEXT, struct http_form, find, .most = ADDRESS_MOST, .note = "One order by its number; empty = " HTTP_FIND),
    FIELD(F_TEXT, struct http_form, read, .most = ADDRESS_MOST,
          .note = "One order by its id; empty = " HTTP_READ ", none = by number"),
    FIELD(F_TEXT, struct http_form, customer, .most = ADDRESS_MOST,
          .note = "Orders of a customer's id; empty = " HTTP_CUSTOMER ", none = not possible"),
    FIELD(F_TEXT, struct http_form, email, .most = ADDRESS_MOST,
          .note = "Orders of an e-mail; empty = " HTTP_EMAIL ", none = not possible"),
    FIELD(
        F_TEXT, struct http_form, changed, .most = ADDRESS_MOST,
        .note =
            "What has changed, with {since}, {since_seconds} or {since_ms}, and {page} or {cursor}; empty = " HTTP_CHANGED
            ", none = not possible"),
    FIELD(F_TEXT, struct http_form, placed, .most = ADDRESS_MOST,
          .note = "Orders placed since, for the first filling; empty = as changed"),
    FIELD(F_TEXT, struct http_form, list_path, .most = 500,
          .note = "Where the orders stand in an answer, as in data.orders; empty = found by itself"),
    FIELD(F_TEXT, struct http_form, next_path, .most = 500,
          .note = "Where an answer has the next page's link or cursor; empty = pages are numbered"),
    FIELD(F_TEXT, struct http_form, total_path, .most = 500,
          .note = "Where an answer says how many there are; empty = it does not"),
    FIELD(F_JSON, struct http_form, mapping, .most = 65536,
          .note = "Our field → where it stands there; what is left out is read under its own name"),
    FIELD(
        F_JSON, struct http_form, actions, .most = 32768,
        .note =
            "cancel, change_address, return, note: {\"cancel\": {\"method\": \"POST\", \"path\": \"/orders/{id}/cancel\"}}"),
    FIELD(F_CHOICE, struct http_form, hook_style, .options = "hmac-sha256 hmac-sha1 token",
          .note = "Webhooks: how they are signed; empty = hmac-sha256"),
    FIELD(F_TEXT, struct http_form, hook_secret, .flags = FF_SECRET,
          .note = "Webhooks: the key, or the token; empty = none are taken"),
    FIELD(F_TEXT, struct http_form, hook_header, .most = 100, .note = "Webhooks; empty = X-Signature"),
    FIELD(F_TEXT, struct http_form, hook_prefix, .most = 100,
          .note = "Webhooks: what stands before the signature, as in sha256="),
    FIELD(F_CHOICE, struct http_form, hook_code, .options = "hex base64", .note = "Webhooks; empty = hex"),
    FIELD(F_TEXT, struct http_form, hook_id_path, .most = 500,
          .note = "Webhooks: where the order's id stands; empty = found by itself"),
    FIELD(F_TEXT, struct http_form, hook_topic_path, .most = 500, .note = "Webhooks: where the topic stands"),
    FIELD(F_TEXT, struct http_form, hook_delivery_header, .most = 100,
          .note = "Webhooks: the header with the delivery's id; empty = X-Delivery-Id"),
    { 0 },
};

/* --- saving ------------------------------------------------------------------------------------------------------ */

static err_t needed(struct cx *cx, const char *auth, const char *wanted, const char *field, const char *value)
{
    return text_same(auth, wanted) && text_empty(value) ? fail_field(cx, field, "“%s” needs this.", wanted) : NULL;
}

static err_t sign_in_check(struct cx *cx, const struct http_form *f)
{
    TRY(needed(cx, f->auth, "header", "header_value", f->header_value));
    TRY(needed(cx, f->auth, "basic", "user", f->user));
    TRY(needed(cx, f->auth, "oauth2", "token_url", f->token_url));
    TRY(needed(cx, f->auth, "oauth2", "client_id", f->client_id));
    TRY(needed(cx, f->auth, "oauth2", "client_secret", f->client_secret));
    TRY(needed(cx, f->auth, "hmac", "hmac_secret", f->hmac_secret));
    if (!text_empty(f->token_url))
        TRY(http_url_check(cx, "token_url", f->token_url));
    const char *const names[][2] = { { "header_name", f->header_name },
                                     { "signature_header", f->signature_header },
                                     { "timestamp_header", f->timestamp_header },
                                     { "hook_header", f->hook_header },
                                     { "hook_delivery_header", f->hook_delivery_header } };
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        TRY(http_name_check(cx, names[i][0], names[i][1]));
    return http_template_check(cx, "signed_text", f->signed_text, false,
                               "method path timestamp timestamp_ms timestamp_iso body body_sha256");
}

static err_t paths_check(struct cx *cx, const struct http_form *f)
{
    const char *const paths[][3] = {
        { "find", f->find, "number email phone" },
        { "read", f->read, "id number" },
        { "customer", f->customer, "customer page" },
        { "email", f->email, "email page" },
        { "changed", f->changed, "since since_seconds since_ms page cursor" },
        { "placed", f->placed, "since since_seconds since_ms page cursor" },
    };
    for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
        TRY(http_template_check(cx, paths[i][0], paths[i][1], true, paths[i][2]));
    if (!http_template(f->find, HTTP_FIND))
        return fail_field(
            cx, "find",
            "Without this path no order can be found. Where people look orders up by hand, take “By hand”.");
    const char *const places[][2] = { { "list_path", f->list_path },
                                      { "next_path", f->next_path },
                                      { "total_path", f->total_path },
                                      { "hook_id_path", f->hook_id_path },
                                      { "hook_topic_path", f->hook_topic_path } };
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
        TRY(http_path_check(cx, places[i][0], places[i][1]));
    return NULL;
}

static err_t http_settle(struct cx *cx, const struct source *s, void *rec)
{
    struct http_form *f = rec;
    (void)s;
    TRY(http_url_check(cx, "url", f->url));
    if (strpbrk(f->url, "?#"))
        return fail_field(cx, "url", "The base address ends before “?” and “#”.");
    TRY(sign_in_check(cx, f));
    TRY(http_headers_check(cx, f->headers));
    TRY(paths_check(cx, f));
    TRY(http_map_check(cx, f->mapping));
    return http_actions_check(cx, f->actions);
}

/* --- asking ------------------------------------------------------------------------------------------------------ */

/* Orders at a path, and none where the API answers that there is none. */
static err_t list_ask(struct cx *cx, const struct source *s, const struct http_form *f, const char *template,
                      const json_t *vars, struct source_reply *r, order_list *out)
{
    *out = (order_list){ 0 };
    *r = (struct source_reply){ 0 };
    const char *url = template ? http_url(cx, f->url, template, vars) : NULL;
    if (!url)
        return NULL;
    err_t e = http_send(cx, s, f, &(struct http_question){ .url = url }, r);
    if (e && e->code == E_MISSING && (r->http.status == 404 || r->http.status == 410))
        return NULL;
    TRY(e);
    return r->json && !json_is_null(r->json) ? http_orders(cx, s, f, r->json, out) : NULL;
}

static json_t *variables(struct cx *cx, const char *const pairs[][2])
{
    json_t *vars = json_tie(cx->mem, json_object());
    for (; (*pairs)[0]; pairs++)
        json_object_set_new(vars, (*pairs)[0], json_string((*pairs)[1] ? (*pairs)[1] : ""));
    return vars;
}

static err_t find_by(struct cx *cx, const struct source *s, const struct source_ask *ask, struct source_reply *r,
                     order_list *out)
{
    struct http_form f;
    SOURCE_OPEN(cx, s, &f);
    const char *const vars[][2] = {
        { "number", ask->number }, { "email", ask->email_norm }, { "phone", ask->phone_norm }, { NULL, NULL }
    };
    return list_ask(cx, s, &f, http_template(f.find, HTTP_FIND), variables(cx, vars), r, out);
}

static err_t http_find(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out)
{
    struct source_reply r;
    return find_by(cx, s, ask, &r, out);
}

/* Whether it was asked for by what names it, so that an answer without it says that it is gone. */
static bool is_named(const char *template, const char *number)
{
    return strstr(template, "{number}") ? !text_empty(number) : strstr(template, "{id}") != NULL;
}

/* With a number that is not known, the id stands for it: many an API has one for both. */
static err_t by_id(struct cx *cx, const struct source *s, const char *id, const char *number, const char *email,
                   struct source_reply *r, struct order *out)
{
    struct http_form f;
    order_list list;
    SOURCE_OPEN(cx, s, &f);
    const char *const vars[][2] = {
        { "id", id }, { "number", text_empty(number) ? id : number }, { "email", email }, { NULL, NULL }
    };
    const char *read = http_template(f.read, HTTP_READ), *template = read ? read : http_template(f.find, HTTP_FIND);
    TRY(list_ask(cx, s, &f, template, variables(cx, vars), r, &list));
    for (size_t i = 0; i < list.n; i++)
        if (text_same(list.at[i].external_id, id)) {
            *out = list.at[i];
            return NULL;
        }
    if (cx->lane == LANE_JOB && (!r->http.status || !is_named(template, number)))
        return fail(cx, E_REMOTE, "“%s” cannot be asked for an order by its id alone: nobody knows whether it has it.",
                    s->name);
    return fail(cx, E_MISSING, "“%s” no longer has this order.", s->name);
}

/* A page for people, where an API should be. */
static bool is_page(const struct http_reply *r)
{
    const char *s = r->body + strspn(r->body, " \t\r\n");
    return !strncasecmp(s, "<!doctype", 9) || !strncasecmp(s, "<html", 5);
}

/* Some frameworks answer with a page where there is no such order, and so does every server where there is no API at all: a
   shopper reads "not found" for both, but a job must not take the one for the other. */
err_t http_read(struct cx *cx, const struct source *s, const struct order *known, struct order *out)
{
    struct source_reply r;
    err_t e = by_id(cx, s, known->external_id, known->number, known->email, &r, out);
    if (e && e->code == E_MISSING && cx->lane == LANE_JOB && r.http.body_n && is_page(&r.http))
        return fail(cx, E_REMOTE, "“%s” answered with a web page instead of data (%d).", s->name, r.http.status);
    return e;
}

static err_t http_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                       order_list *out)
{
    struct http_form f;
    struct source_reply r;
    order_list one = { 0 }, other = { 0 };
    (void)most;
    SOURCE_OPEN(cx, s, &f);
    const char *const vars[][2] = {
        { "customer", customer_id }, { "email", email_norm }, { "page", "1" }, { NULL, NULL }
    };
    json_t *all = variables(cx, vars);
    if (!text_empty(customer_id))
        TRY(list_ask(cx, s, &f, http_template(f.customer, HTTP_CUSTOMER), all, &r, &one));
    if (!text_empty(email_norm))
        TRY(list_ask(cx, s, &f, http_template(f.email, HTTP_EMAIL), all, &r, &other));
    out->at = arena_alloc(cx->mem, (one.n + other.n + 1) * sizeof(*out->at));
    out->n = 0;
    for (size_t i = 0; i < one.n + other.n; i++) {
        const struct order *o = i < one.n ? &one.at[i] : &other.at[i - one.n];
        bool twice = false;
        for (size_t k = 0; k < out->n; k++)
            twice |= text_same(out->at[k].external_id, o->external_id);
        if (!twice)
            out->at[out->n++] = *o;
    }
    return NULL;
}

static err_t http_try(struct cx *cx, const struct source *s, const struct source_ask *ask, const char *id,
                      const char **raw, order_list *out)
{
    struct source_reply r = { 0 };
    struct order o = { 0 };
    err_t e = id ? by_id(cx, s, id, ask->number, ask->email_norm, &r, &o) : find_by(cx, s, ask, &r, out);
    *raw = r.http.body_n ? r.http.body : NULL;
    if (e || !id)
        return e;
    *out = (order_list){ .at = arena_alloc(cx->mem, sizeof(o)), .n = 1 };
    out->at[0] = o;
    return NULL;
}

static err_t http_statuses(struct cx *cx, const struct source *s, source_statuses *out)
{
    struct http_form f;
    json_t *mapping;
    SOURCE_OPEN(cx, s, &f);
    TRY(http_map_open(cx, f.mapping, &mapping));
    return http_map_words(cx, mapping, out);
}

/* --- trying ------------------------------------------------------------------------------------------------------ */

static void clock_look(struct cx *cx, const struct http_reply *r, struct source_report *out)
{
    for (size_t i = 0; i < r->fields.n; i++) {
        msec at = strncmp(r->fields.at[i], "date: ", 6) ? 0 : source_http_date(r->fields.at[i] + 6);
        int64_t apart = clock_wall() - at;
        if (!at)
            continue;
        if (apart > CLOCK_MS || apart < -CLOCK_MS)
            source_fact_add(cx, out, false, "Clock",
                            "Its clock and ours are %lld minutes apart: signatures and dates go wrong.",
                            (long long)(apart < 0 ? -apart : apart) / 60000);
    }
}

static void orders_look(struct cx *cx, const order_list *list, struct source_report *out)
{
    size_t bare = 0, strange = 0;
    for (size_t i = 0; i < list->n; i++) {
        bare += text_empty(list->at[i].email) && text_empty(list->at[i].phone);
        strange += text_empty(list->at[i].general);
    }
    if (bare)
        source_fact_add(cx, out, false, "Mapping",
                        "%zu of %zu orders have neither e-mail nor phone: say in the mapping where these stand.", bare,
                        list->n);
    if (strange)
        source_fact_add(cx, out, false, "Mapping",
                        "%zu of %zu orders have no status: say in the mapping where it stands.", strange, list->n);
    if (list->n && !bare && !strange)
        source_fact_add(cx, out, true, "Mapping", "%zu orders were read, each with a contact and a status.", list->n);
}

/* What has changed lately where the API can say that; else an order that cannot be. */
static err_t http_check(struct cx *cx, const struct source *s, struct source_report *out)
{
    struct http_form f;
    struct source_reply r;
    order_list list;
    SOURCE_OPEN(cx, s, &f);
    msec since = cx->now - INT64_C(30) * 86400000;
    const char *changed = http_template(f.changed, HTTP_CHANGED);
    const char *const vars[][2] = { { "number", "0" },
                                    { "email", "nobody@example.com" },
                                    { "since", time_text(cx->mem, since) },
                                    { "since_seconds", arena_int(cx->mem, since / 1000) },
                                    { "since_ms", arena_int(cx->mem, since) },
                                    { "page", "1" },
                                    { NULL, NULL } };
    err_t e = list_ask(cx, s, &f, changed ? changed : http_template(f.find, HTTP_FIND), variables(cx, vars), &r, &list);
    if (r.http.status)
        source_fact_add(cx, out, r.http.status < 500, "Address", "It answers (%d).", r.http.status);
    clock_look(cx, &r.http, out);
    if (source_fact_error(cx, out,
                          r.http.status == 401 || r.http.status == 403 ? "Sign-in"
                          : r.http.status                              ? "Orders"
                                                                       : "Address",
                          e))
        return NULL;
    if (changed && r.http.status == 404)
        source_fact_add(cx, out, false, "Orders",
                        "The path for changes does not exist there (404). Correct it, or write “none”.");
    else
        source_fact_add(cx, out, true, "Orders",
                        changed ? "%zu orders on the first page of what has changed in 30 days."
                                : "Asked for an order that cannot exist, it gave %zu.",
                        list.n);
    orders_look(cx, &list, out);
    const char *total = changed && !text_empty(f.total_path) ? source_text(cx, r.json, f.total_path) : NULL;
    if (total && *total && strspn(total, "0123456789") == strlen(total) && strlen(total) < 10)
        out->orders = strtoll(total, NULL, 10);
    return NULL;
}

/* One address may serve many: then who signs in says which. */
static const char *shop_of(struct cx *cx, const void *form)
{
    const struct http_form *f = form;
    const char *site = source_site(cx, f->url), *as = text_same(f->auth, "basic")    ? f->user
                                                      : text_same(f->auth, "oauth2") ? f->client_id
                                                                                     : NULL;
    return site && !text_empty(as) ? arena_join(cx->mem, as, "@", site) : site;
}

extern const struct source_kind source_http;
const struct source_kind source_http = {
    .name = "http",
    .label = "Any HTTP API",
    .note = "Reads orders from any system that answers with JSON: paths, sign-in and fields are settings.",
    .settings = settings,
    .settings_size = sizeof(struct http_form),
    .remote = true,
    .acts = "cancel change_address return note",
    .settle = http_settle,
    .site = shop_of,
    .check = http_check,
    .find = http_find,
    .mine = http_mine,
    .read = http_read,
    .changed = http_changed,
    .statuses = http_statuses,
    .allows = http_allows,
    .act = http_act,
    .verify = http_verify,
    .decode = http_decode,
    .try = http_try,
};
