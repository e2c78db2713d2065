/* call.c - one question to a WordPress site: where its REST API is, how the key is shown, and what its errors
   mean. Invariant: the key goes to the site of the settings only, and never into words or logs. */
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "source/woocommerce/woocommerce.h"
#include <stdlib.h>
#include <string.h>

enum { ROOT_KEPT_S = 30 * 86400, SIGNED_TRIES = 2, PARTS_MOST = 64 };

const char *woo_field(const struct source_reply *r, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < r->http.fields.n; i++) {
        const char *line = r->http.fields.at[i];
        if (!strncmp(line, name, n) && line[n] == ':')
            return line + n + 1 + strspn(line + n + 1, " ");
    }
    return NULL;
}

const char *woo_code(const struct source_reply *r)
{
    const char *code = json_str(r->json, "code");
    return code ? code : "";
}

/* --- addresses --------------------------------------------------------------------------------------------------- */

char *woo_site(struct arena *a, const char *url)
{
    static const char *const places[] = { "?", "#", "/wp-admin", "/wp-json", "/wp-login.php", "/index.php" };
    char *site = text_trim(a, url ? url : "");
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
        char *at = strstr(site, places[i]);
        if (at)
            *at = '\0';
    }
    for (size_t n = strlen(site); n && site[n - 1] == '/'; n--)
        site[n - 1] = '\0';
    return site;
}

static bool same_site(const char *one, const char *other)
{
    const char *host = strstr(one, "://");
    size_t n = host ? (size_t)(host - one) + 3 + strcspn(host + 3, "/?#") : strlen(one);
    return !strncasecmp(one, other, n) && strchr("/?#", other[n]);
}

/* The address in <…>; rel="https://api.w.org/" of a Link field. */
static char *link_root(struct arena *a, const char *link)
{
    const char *rel = strstr(link, "rel=\"https://api.w.org/\"");
    const char *from = NULL;
    for (const char *p = link; rel && p < rel; p++)
        if (*p == '<')
            from = p + 1;
    const char *to = from ? strchr(from, '>') : NULL;
    return to && to < rel ? arena_copy_n(a, from, (size_t)(to - from)) : NULL;
}

/* Where the API is on a site that does not have it at /wp-json/. */
static const char *root_found(struct cx *cx, const struct source *s, const struct woo *w)
{
    struct source_reply r;
    const struct source_call call = { .url = arena_join(cx->mem, w->url, "/"), .raw = true };
    const char *plain = arena_join(cx->mem, w->url, "/index.php?rest_route=/");
    if (source_call(cx, s, &call, &r))
        return plain;
    for (size_t i = 0; i < r.http.fields.n; i++) {
        const char *line = r.http.fields.at[i];
        char *root = text_starts(line, "link:") ? link_root(cx->mem, line) : NULL;
        if (root && same_site(w->url, root) && !strchr(root, ' '))
            return strstr(root, "?rest_route=") ? plain : root;
    }
    return plain;
}

static const char *joined(struct cx *cx, const char *root, const struct woo_ask *ask)
{
    const char *path = ask->path ? arena_join(cx->mem, "wc/v3/", ask->path) : "";
    const char *query = text_empty(ask->query) ? NULL : ask->query;
    return arena_join(cx->mem, root, path, query ? (strchr(root, '?') ? "&" : "?") : "", query ? query : "");
}

/* --- OAuth 1.0a, one-legged (RFC 5849 3.4) ------------------------------------------------------------------------ */

static char *percent_off(struct arena *a, const char *text, size_t n)
{
    char *out = arena_alloc(a, n + 1), *to = out;
    for (size_t i = 0; i < n; i++) {
        char hex[3] = { 0 }, *end = hex;
        if (text[i] == '%' && i + 2 < n) {
            memcpy(hex, text + i + 1, 2);
            long c = strtol(hex, &end, 16);
            if (end == hex + 2 && c) {
                *to++ = (char)c;
                i += 2;
                continue;
            }
        }
        *to++ = text[i];
    }
    *to = '\0';
    return out;
}

static int by_text(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* "a%3D1%26b%3D2": the parameters of a query, sorted by their encoded names. */
static char *parameters(struct arena *a, const char *query)
{
    const char *parts[PARTS_MOST] = { NULL };
    size_t n = 0;
    struct buf b = { 0 };
    for (const char *p = query; *p && n < PARTS_MOST; p += strspn(p, "&")) {
        size_t whole = strcspn(p, "&"), name = strcspn(p, "=&");
        const char *value = name < whole ? p + name + 1 : p + whole;
        parts[n++] = arena_join(a, text_percent(a, percent_off(a, p, name)), "\t",
                                text_percent(a, percent_off(a, value, (size_t)(p + whole - value))));
        p += whole;
    }
    qsort(parts, n, sizeof(*parts), by_text);
    for (size_t i = 0; i < n; i++) {
        size_t name = strcspn(parts[i], "\t"); /* less than any letter: sorted by name first */
        buf_fmt(&b, "%s%.*s=%s", i ? "&" : "", (int)name, parts[i], parts[i] + name + 1);
    }
    char *out = text_percent(a, b.at ? b.at : "");
    buf_free(&b);
    return out;
}

char *woo_oauth1(struct arena *a, const struct woo *w, const char *method, const char *url, const char *nonce,
                 int64_t timestamp)
{
    size_t base = strcspn(url, "?");
    const char *own =
        source_query(a, "oauth_consumer_key", w->consumer_key, "oauth_nonce", nonce, "oauth_signature_method",
                     "HMAC-SHA256", "oauth_timestamp", arena_int(a, timestamp), "oauth_version", "1.0", NULL);
    const char *query = url[base] ? arena_join(a, url + base + 1, "&", own) : own;
    const char *text =
        arena_join(a, method, "&", text_percent(a, arena_copy_n(a, url, base)), "&", parameters(a, query));
    const char *key = arena_join(a, text_percent(a, w->consumer_secret), "&");
    unsigned char mac[SHA256_BYTES];
    crypto_hmac256(key, strlen(key), text, strlen(text), mac);
    return arena_join(a, arena_copy_n(a, url, base), "?", query,
                      "&oauth_signature=", text_percent(a, base64(a, mac, sizeof(mac))));
}

/* --- asking ------------------------------------------------------------------------------------------------------ */

const char *woo_auth(const struct woo *w)
{
    if (!text_empty(w->auth) && strcmp(w->auth, "auto"))
        return w->auth;
    return !strncasecmp(w->url, "http://", 7) ? "oauth1" : "basic";
}

static const char *with_key(struct cx *cx, const struct woo *w, const char *method, const char *url)
{
    unsigned char nonce[16];
    if (!strcmp(woo_auth(w), "query"))
        return arena_join(cx->mem, url, strchr(url, '?') ? "&" : "?",
                          source_query(cx->mem, "consumer_key", w->consumer_key, "consumer_secret", w->consumer_secret,
                                       NULL));
    if (strcmp(woo_auth(w), "oauth1"))
        return url;
    crypto_random(nonce, sizeof(nonce));
    return woo_oauth1(cx->mem, w, method, url, hex_text(cx->mem, nonce, sizeof(nonce)), clock_wall() / 1000);
}

static bool passes(int status) { return !status || status == 502 || status == 503 || status == 504; }

/* What stands before WordPress asked for a pause, and the same address was tried again. */
static bool nonce_seen(const struct source_reply *r)
{
    const char *says = json_str(r->json, "message");
    return r->http.status == 401 && says && strcasestr(says, "nonce has already");
}

/* A signed address is good for one try: WooCommerce refuses a nonce that it has seen. */
static err_t ask_at(struct cx *cx, const struct source *s, const struct woo *w, const struct woo_ask *ask,
                    const char *root, struct source_reply *out)
{
    const char *method = ask->method ? ask->method : "GET";
    const char *fields[] = { "Accept: application/json", NULL, NULL, NULL };
    size_t n = 1;
    bool signed_once = ask->path && !strcmp(woo_auth(w), "oauth1");
    if (ask->body)
        fields[n++] = "Content-Type: application/json";
    if (ask->path && !strcmp(woo_auth(w), "basic"))
        fields[n++] =
            arena_join(cx->mem, "Authorization: ", source_basic(cx->mem, w->consumer_key, w->consumer_secret));
    struct source_call call = {
        .method = method, .fields = fields, .body = ask->body, .once = ask->once || signed_once
    };
    for (int try = 1;; try++) {
        const char *url = joined(cx, root, ask);
        call.url = ask->path ? with_key(cx, w, method, url) : url;
        err_t e = source_call(cx, s, &call, out);
        bool passing = e && e->code == E_REMOTE && ((!e->retry && passes(out->http.status)) || nonce_seen(out));
        if (!passing || !signed_once || ask->once || try == SIGNED_TRIES)
            return e;
    }
}

/* --- what an error means ----------------------------------------------------------------------------------------- */

/* Where a redirect leads, without what stands behind the site: that may hold our key. */
static const char *sent_to(struct cx *cx, const struct source_reply *r)
{
    const char *to = woo_field(r, "location");
    return to ? woo_site(cx->mem, text_cut(cx->mem, to, 300)) : "";
}

static err_t redirect_words(struct cx *cx, const struct source *s, const struct woo *w, const struct source_reply *r)
{
    const char *to = sent_to(cx, r);
    if (!strncasecmp(w->url, "http://", 7) && !strncasecmp(to, "https://", 8))
        return fail(cx, E_REMOTE, "“%s” sends us on to its encrypted address. Put in %s as its address.", s->name, to);
    return *to ? fail(cx, E_REMOTE,
                      "“%s” sends us on to another address, where the key is not sent. Put in the final one: %s",
                      s->name, to)
               : fail(cx, E_REMOTE, "“%s” sends us on, but does not say where to.", s->name);
}

static err_t sign_in_words(struct cx *cx, const struct source *s, const struct woo *w, const struct source_reply *r)
{
    const char *says = json_str(r->json, "message"), *auth = woo_auth(w);
    says = says ? says : "";
    if (strcasestr(says, "write permission"))
        return fail(cx, E_REMOTE, "The key of “%s” may only read. Make one with the permission Read/Write.", s->name);
    if (strcasestr(says, "read permission"))
        return fail(cx, E_REMOTE, "The key of “%s” may only write. Make one with the permission Read/Write.", s->name);
    if (strcasestr(says, "timestamp"))
        return fail(cx, E_REMOTE, "“%s” refuses the sign-in: its clock and ours are more than 15 minutes apart (401).",
                    s->name);
    if (strcasestr(says, "nonce"))
        return fail_retry(cx, E_REMOTE, 1, "“%s” refuses the sign-in: it has seen this question before (401).",
                          s->name);
    if (strcasestr(says, "signature"))
        return fail(cx, E_REMOTE,
                    "“%s” refuses the signature (401): the consumer secret is wrong, or the site's address in "
                    "WordPress (Settings › General) is another than the one that is put in here.",
                    s->name);
    if (strcasestr(says, "consumer key") || strcasestr(says, "consumer secret"))
        return fail(cx, E_REMOTE,
                    "“%s” does not know this key (401). Copy the consumer key and the consumer secret again, or make "
                    "a new key.",
                    s->name);
    if (!strcmp(auth, "basic"))
        return fail(cx, E_REMOTE,
                    "The key does not reach WooCommerce at “%s” (401): its server drops the Authorization field, or "
                    "WordPress does not know that it is called by HTTPS. Choose the sign-in “query”, or have the "
                    "host pass the field on.",
                    s->name);
    return fail(cx, E_REMOTE, "“%s” refuses the sign-in (401). Check the consumer key and secret in its settings.",
                s->name);
}

static err_t missing_words(struct cx *cx, const struct source *s, const struct source_reply *r, err_t e)
{
    const char *code = woo_code(r);
    if (strstr(code, "invalid_id") || strstr(code, "invalid_post_id") ||
        !strcmp(code, "woocommerce_rest_already_trashed"))
        return e;
    if (!strcmp(code, "rest_no_route"))
        return fail(cx, E_REMOTE,
                    "WordPress answers at “%s”, but without WooCommerce's REST API: is the plug-in WooCommerce "
                    "active? A security plug-in can switch the REST API off, too.",
                    s->name);
    return fail(cx, E_REMOTE,
                "There is no WordPress REST API at the address of “%s” (404). Check the address; if the shop lives in "
                "a folder, it belongs to it.",
                s->name);
}

static err_t worded(struct cx *cx, const struct source *s, const struct woo *w, const struct source_reply *r, err_t e)
{
    int status = r->http.status;
    if (e->code == E_MISSING)
        return missing_words(cx, s, r, e);
    if (e->code != E_REMOTE || e->retry)
        return e;
    if (status >= 300 && status < 400)
        return redirect_words(cx, s, w, r);
    if (status == 401 && r->json)
        return sign_in_words(cx, s, w, r);
    if (status == 403 && text_starts(woo_code(r), "woocommerce_rest_cannot"))
        return fail(cx, E_REMOTE,
                    "The person whose key “%s” has may not see orders (403). Give the key to an administrator or a "
                    "shop manager.",
                    s->name);
    return e;
}

/* A page instead of WordPress's JSON: there is nothing at this root. */
static bool no_root(const struct source_reply *r) { return r->http.status == 404 && !json_is_object(r->json); }

err_t woo_call(struct cx *cx, const struct source *s, const struct woo *w, const struct woo_ask *ask,
               struct source_reply *out)
{
    const char *usual = arena_join(cx->mem, w->url, "/wp-json/"), *known = source_token(cx, s, "root");
    const char *root = known ? known : usual;
    err_t e = ask_at(cx, s, w, ask, root, out);
    if (e && e->code == E_MISSING && no_root(out)) {
        source_token_drop(cx, s, "root");
        const char *found = known ? usual : root_found(cx, s, w);
        if (strcmp(found, root)) {
            e = ask_at(cx, s, w, ask, found, out);
            if (!no_root(out) && out->http.status && strcmp(found, usual))
                source_token_keep(cx, s, "root", found, ROOT_KEPT_S);
        }
    }
    return e ? worded(cx, s, w, out, e) : NULL;
}
