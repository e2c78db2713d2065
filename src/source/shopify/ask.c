/* ask.c - one question to Shopify's Admin API: the token, what it costs, and what may come back instead of an
   answer. Invariants: a token leaves only for the shop's own address at Shopify; jobs leave half of what the shop allows
   to shoppers; what is only partly answered is never taken for the whole, but for want of a right, which is told. */
#include "base/clock.h"
#include "base/crypto.h"
#include "base/json.h"
#include "source/gate.h"
#include "source/shopify/shopify.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

extern const char shopify_graphql[]; /* src/source/shopify/shopify.graphql */

enum { TRIES = 3, WAIT_MOST_MS = 5000, BRIEF = 200, DAY_SECONDS = 86400, COST_MOST = 1000000000 };

/* --- the address ------------------------------------------------------------------------------------------------- */

/* ^[a-z0-9][a-z0-9-]*$ */
static bool shop_name(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!islower((unsigned char)s[i]) && !isdigit((unsigned char)s[i]) && !(s[i] == '-' && i))
            return false;
    return n > 0;
}

const char *shopify_site(struct cx *cx, const char *shop)
{
    static const char own[] = ".myshopify.com", admin[] = "https://admin.shopify.com/store/";
    const char *typed = text_lower(cx->mem, shop ? shop : "");
    if (text_starts(typed, admin)) {
        const char *name = typed + sizeof(admin) - 1;
        size_t n = strcspn(name, "/?#");
        return shop_name(name, n) ? arena_join(cx->mem, "https://", arena_copy_n(cx->mem, name, n), own) : NULL;
    }
    const char *host = strstr(typed, "://");
    if (!host)
        return NULL;
    host += 3;
    size_t n = strcspn(host, "/?#"), own_n = sizeof(own) - 1;
    const char *site = arena_copy_n(cx->mem, typed, (size_t)(host - typed) + n);
    if (n > own_n && !strncmp(host + n - own_n, own, own_n) && shop_name(host, n - own_n))
        return arena_join(cx->mem, "https://", arena_copy_n(cx->mem, host, n));
    return http_host_named(cx, site) ? site : NULL;
}

err_t shopify_open(struct cx *cx, const struct source *s, struct shopify *out)
{
    struct shopify sh = { .s = s };
    TRY(source_open(cx, s, &sh.set));
    sh.set.shop = shopify_site(cx, sh.set.shop);
    if (!sh.set.shop)
        return fail(cx, E_REMOTE, "The address of “%s” is not one of a shop at Shopify (https://NAME.myshopify.com).",
                    s->name);
    *out = sh;
    return NULL;
}

/* --- the token --------------------------------------------------------------------------------------------------- */

/* Of this address and app alone, so that a token never goes to another when settings change meanwhile. */
static const char *token_name(struct cx *cx, const struct shopify *sh)
{
    const char *whose = arena_join(cx->mem, sh->set.shop, " ", sh->set.client_id, " ", sh->set.client_secret);
    return arena_copy_n(cx->mem, crypto_hash_text(cx->mem, whose, strlen(whose)), 20);
}

/* The client credentials grant. Renewed ten minutes before its end, where it has so long. */
static err_t token_fetch(struct cx *cx, const struct shopify *sh, const char **out)
{
    static const char *const fields[] = { "Content-Type: application/x-www-form-urlencoded", "Accept: application/json",
                                          NULL };
    const struct source_call call = {
        .method = "POST",
        .url = arena_join(cx->mem, sh->set.shop, "/admin/oauth/access_token"),
        .fields = fields,
        .body = source_query(cx->mem, "grant_type", "client_credentials", "client_id", sh->set.client_id,
                             "client_secret", sh->set.client_secret, NULL),
    };
    struct source_reply r;
    err_t e = source_call(cx, sh->s, &call, &r);
    int status = r.http.status;
    if (e && status >= 400 && status < 423)
        return fail_detail(
            cx,
            fail(
                cx, E_REMOTE,
                "“%s” gives no token for this client ID and secret (%d). Check both in the Dev Dashboard, and that the "
                "app is installed in this shop and of the same organisation.",
                sh->s->name, status),
            "%s", e->message);
    TRY(e);
    const char *token = json_str(r.json, "access_token");
    int64_t seconds = json_num(r.json, "expires_in", DAY_SECONDS);
    if (text_empty(token) || strpbrk(token, "\r\n"))
        return fail(cx, E_REMOTE, "“%s” answered without a token.", sh->s->name);
    source_token_keep(cx, sh->s, token_name(cx, sh), token, seconds > 3600 ? seconds - 540 : seconds);
    *out = token;
    return NULL;
}

static err_t token_of(struct cx *cx, const struct shopify *sh, const char **out)
{
    *out = sh->set.access_token;
    if (text_empty(*out))
        *out = source_token(cx, sh->s, token_name(cx, sh));
    return *out ? NULL : token_fetch(cx, sh, out);
}

/* --- what it costs ----------------------------------------------------------------------------------------------- */

static int64_t number_at(const json_t *o, const char *path, int64_t otherwise)
{
    const json_t *j = source_at(o, path);
    double n = json_is_number(j) ? json_number_value(j) : (double)otherwise;
    return n < -COST_MOST ? -COST_MOST : n > COST_MOST ? COST_MOST : (int64_t)n;
}

/* What the operation may cost, by its last answer; never asked: 0. */
static int64_t cost_known(struct cx *cx, const struct shopify *sh, const char *operation)
{
    const char *kept = source_token(cx, sh->s, arena_join(cx->mem, "cost ", operation));
    return kept ? strtoll(kept, NULL, 10) : 0;
}

static void cost_keep(struct cx *cx, const struct shopify *sh, const char *operation, const json_t *j)
{
    const struct gate_points p = {
        .left = number_at(j, "extensions.cost.throttleStatus.currentlyAvailable", -1),
        .most = number_at(j, "extensions.cost.throttleStatus.maximumAvailable", 0),
        .rate = number_at(j, "extensions.cost.throttleStatus.restoreRate", 0),
    };
    int64_t cost = number_at(j, "extensions.cost.requestedQueryCost", 0);
    if (p.left >= 0 && p.most > 0 && p.rate > 0)
        gate_points_said(cx, sh->s, &p);
    if (cost > 0)
        source_token_keep(cx, sh->s, arena_join(cx->mem, "cost ", operation), arena_int(cx->mem, cost), DAY_SECONDS);
}

/* A job goes when half of the bucket stays for shoppers, and is counted in. */
static err_t room(struct cx *cx, const struct shopify *sh, int64_t cost)
{
    int64_t ms, end = clock_mono() + WAIT_MOST_MS;
    while ((ms = gate_points_take(cx, sh->s, cost))) {
        if (clock_mono() + ms > end)
            return fail_retry(cx, E_REMOTE, (int)(ms / 1000 + 1),
                              "“%s” has answered much lately; the rest is left for shoppers. It goes on in %d seconds.",
                              sh->s->name, (int)(ms / 1000 + 1));
        nanosleep(&(struct timespec){ .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 }, NULL);
    }
    return NULL;
}

static int64_t throttle_ms(const json_t *j)
{
    int64_t asked = number_at(j, "extensions.cost.requestedQueryCost", 0);
    int64_t left = number_at(j, "extensions.cost.throttleStatus.currentlyAvailable", 0);
    int64_t rate = number_at(j, "extensions.cost.throttleStatus.restoreRate", 0);
    int64_t ms = rate > 0 && asked > left ? (asked - left) * 1000 / rate + 1 : 1000;
    return ms < 100 ? 100 : ms;
}

/* --- errors ------------------------------------------------------------------------------------------------------ */

const char *shopify_brief(struct cx *cx, const char *text)
{
    char *brief = arena_copy(cx->mem, text_cut(cx->mem, text, BRIEF));
    for (char *p = brief; *p; p++)
        if ((unsigned char)*p < ' ')
            *p = ' ';
    return brief;
}

const char *shopify_refusal(struct cx *cx, const json_t *payload, const char *member)
{
    const json_t *list = json_object_get(payload, member);
    const char *text = json_string_value(source_at(json_array_get(list, 0), "message"));
    if (!json_array_size(list))
        return NULL;
    return text_empty(text) ? "Shopify refuses it without a reason." : shopify_brief(cx, text);
}

static const char *denied_words(struct cx *cx, const struct shopify *sh, const json_t *error)
{
    const char *message = json_str(error, "message") ? json_str(error, "message") : "";
    const char *need = json_string_value(source_at(error, "extensions.requiredAccess"));
    if (strstr(message, "protected-customer-data") || strstr(message, "not approved to access"))
        return arena_text(cx->mem,
                          "“%s”: Shopify has not approved the app for protected customer data (name, e-mail, phone, "
                          "address). Ask for it in the Dev Dashboard, API access.",
                          sh->s->name);
    return arena_text(cx->mem,
                      "“%s”: the app lacks a permission. %s Add it to the app's scopes and install the app again.",
                      sh->s->name, shopify_brief(cx, text_empty(need) ? message : need));
}

/* One entry of errors; *hard: what makes the whole answer useless. */
static void error_read(struct cx *cx, struct shopify *sh, const json_t *error, struct shopify_said *out,
                       const char **hard, bool *throttled)
{
    const char *code = json_string_value(source_at(error, "extensions.code"));
    const char *message = json_string_value(source_at(error, "message"));
    const json_t *step;
    size_t i;
    if (text_same(code, "THROTTLED")) {
        *throttled = true;
    } else if (text_same(code, "ACCESS_DENIED")) {
        out->why = *out->why ? out->why : denied_words(cx, sh, error);
        json_array_foreach (json_object_get(error, "path"), i, step)
            if (json_is_string(step))
                out->denied = arena_join(cx->mem, out->denied, " ", json_string_value(step));
    } else {
        sh->too_dear = sh->too_dear || text_same(code, "MAX_COST_EXCEEDED");
        *hard = *hard ? *hard : text_empty(message) ? "no reason given" : shopify_brief(cx, message);
    }
}

static err_t answer_read(struct cx *cx, struct shopify *sh, const struct source_reply *r, struct shopify_said *out,
                         bool *throttled)
{
    const json_t *errors = json_object_get(r->json, "errors"), *error;
    const char *hard = json_string_value(errors) ? shopify_brief(cx, json_string_value(errors)) : NULL;
    size_t i;
    out->denied = out->why = "";
    out->data = json_object_get(r->json, "data");
    json_array_foreach (errors, i, error)
        error_read(cx, sh, error, out, &hard, throttled);
    if (*throttled)
        return NULL;
    if (hard)
        return fail(cx, E_REMOTE, "“%s” does not answer the question (API version %s): %s", sh->s->name,
                    out->version ? out->version : "not said", hard);
    if (json_is_object(out->data))
        return NULL;
    out->data = json_tie(cx->mem, json_object()); /* a refusal far inside may take all with it */
    return *out->why ? NULL
                     : fail(cx, E_REMOTE, "“%s” answered without data. Is this the address of the shop's Admin API?",
                            sh->s->name);
}

static const char *header(const struct http_reply *r, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < r->fields.n; i++)
        if (!strncmp(r->fields.at[i], name, n) && r->fields.at[i][n] == ':')
            return r->fields.at[i] + n + 1 + strspn(r->fields.at[i] + n + 1, " ");
    return NULL;
}

/* --- the question ------------------------------------------------------------------------------------------------ */

static const char *piece(struct cx *cx, const char *head)
{
    const char *at = strstr(shopify_graphql, head), *end = at ? strstr(at, "\n}\n") : NULL;
    return end ? arena_copy_n(cx->mem, at + 1, (size_t)(end + 3 - at - 1)) : NULL;
}

/* The operation with its fragments. */
static const char *document(struct cx *cx, const char *operation)
{
    static const char *const heads[] = { "\nquery ", "\nmutation " };
    const char *text = NULL;
    for (size_t i = 0; i < 2 && !text; i++) {
        text = piece(cx, arena_join(cx->mem, heads[i], operation, "("));
        text = text ? text : piece(cx, arena_join(cx->mem, heads[i], operation, " {"));
    }
    if (text && strstr(text, "...Whole"))
        text = arena_join(cx->mem, text, piece(cx, "\nfragment Whole "));
    if (text && strstr(text, "...Line "))
        text = arena_join(cx->mem, text, piece(cx, "\nfragment Line "));
    return text;
}

/* Over the wire once; a token that is refused is renewed once, where that can be done. */
static err_t send(struct cx *cx, const struct shopify *sh, const char *body, bool change, struct source_reply *r)
{
    const char *token;
    for (int try = 0;; try++) {
        TRY(token_of(cx, sh, &token));
        const char *const fields[] = { "Content-Type: application/json", "Accept: application/json",
                                       arena_join(cx->mem, "X-Shopify-Access-Token: ", token), NULL };
        const struct source_call call = {
            .method = "POST",
            .url = arena_join(cx->mem, sh->set.shop, "/admin/api/" SHOPIFY_VERSION "/graphql.json"),
            .fields = fields,
            .body = body,
            .once = change,
        };
        err_t e = source_call(cx, sh->s, &call, r);
        if (e && e->code == E_MISSING)
            return fail(cx, E_REMOTE, "“%s”: Shopify knows no shop at %s (%d).", sh->s->name, sh->set.shop,
                        r->http.status);
        if (!e || r->http.status != 401 || !text_empty(sh->set.access_token) || try)
            return e;
        source_token_drop(cx, sh->s, token_name(cx, sh));
    }
}

static err_t send_in_room(struct cx *cx, const struct shopify *sh, const char *operation, const char *body, bool change,
                          struct source_reply *r)
{
    int64_t cost = cost_known(cx, sh, operation);
    if (cx->lane != LANE_JOB)
        return send(cx, sh, body, change, r);
    TRY(room(cx, sh, cost));
    err_t e = send(cx, sh, body, change, r);
    gate_points_back(cx, sh->s, cost);
    return e;
}

err_t shopify_ask(struct cx *cx, struct shopify *sh, const char *operation, json_t *variables, struct shopify_said *out)
{
    const char *text = document(cx, operation);
    json_t *body = json_tie(cx->mem, json_pack("{s:s?, s:o*, s:s}", "query", text, "variables", variables,
                                               "operationName", operation));
    if (!text || !body)
        return fail(cx, E_INTERNAL, "Shopify was to be asked for “%s”, which nobody has written.", operation);
    const char *bytes = json_text(cx->mem, body);
    bool change = text_starts(text, "mutation");
    sh->too_dear = false;
    for (int try = 1;; try++) {
        struct source_reply r;
        struct shopify_said said = { 0 };
        bool throttled = false;
        TRY(send_in_room(cx, sh, operation, bytes, change, &r));
        cost_keep(cx, sh, operation, r.json);
        said.version = header(&r.http, "x-shopify-api-version");
        said.date = header(&r.http, "date");
        TRY(answer_read(cx, sh, &r, &said, &throttled));
        if (!throttled) {
            *out = said;
            return NULL;
        }
        int64_t ms = throttle_ms(r.json);
        source_throttled(cx, sh->s, ms); /* the next call waits at the gate, or says when to come again */
        if (try == TRIES)
            return fail_retry(cx, E_REMOTE, (int)(ms / 1000 + 1),
                              "“%s” asks for a pause: too many questions at once. Try again in %d seconds.",
                              sh->s->name, (int)(ms / 1000 + 1));
    }
}

/* --- ids ----------------------------------------------------------------------------------------------------------- */

bool shopify_is_id(const char *digits)
{
    size_t n = digits ? strlen(digits) : 0;
    return n && n <= 20 && strspn(digits, "0123456789") == n;
}

const char *shopify_gid(struct cx *cx, const char *type, const char *digits)
{
    return shopify_is_id(digits) ? arena_join(cx->mem, "gid://shopify/", type, "/", digits) : NULL;
}
