/* send.c - one question to any HTTP API: signed in, signed, and asked once more with a new token when the old one has
   ended. Invariant: what signs in goes to the base address (or the token's address) and nowhere else. */
#include "base/clock.h"
#include "base/crypto.h"
#include "source/http/room.h"
#include <ctype.h>
#include <string.h>

enum { FIELDS_MOST = 32, TOKEN_SECONDS = 300 };

struct lines {
    const char *at[FIELDS_MOST + 1];
    size_t n;
};

static void line(struct cx *cx, struct lines *l, const char *name, const char *value)
{
    if (l->n < FIELDS_MOST)
        l->at[l->n++] = arena_join(cx->mem, name, ": ", value);
}

/* --- signing ---------------------------------------------------------------------------------------------------- */

char *http_hmac(struct cx *cx, bool sha1, const char *code, const char *key, const void *bytes, size_t n)
{
    unsigned char mac[SHA256_BYTES];
    if (sha1)
        crypto_hmac1(key, strlen(key), bytes, n, mac);
    else
        crypto_hmac256(key, strlen(key), bytes, n, mac);
    size_t mac_n = sha1 ? SHA1_BYTES : SHA256_BYTES;
    return text_same(code, "base64") ? base64(cx->mem, mac, mac_n) : hex_text(cx->mem, mac, mac_n);
}

/* What headers and the signed text may hold. */
static json_t *signs(struct cx *cx, const struct http_question *q, const char *body)
{
    json_t *vars = json_tie(cx->mem, json_object());
    const char *host = strstr(q->url, "://"), *path = host ? host + 3 + strcspn(host + 3, "/?") : "";
    msec now = clock_wall();
    json_object_set_new(vars, "method", json_string(q->method ? q->method : "GET"));
    json_object_set_new(vars, "path", json_string(path));
    json_object_set_new(vars, "body", json_string(body ? body : ""));
    json_object_set_new(vars, "body_sha256",
                        json_string(crypto_hash_text(cx->mem, body ? body : "", body ? strlen(body) : 0)));
    json_object_set_new(vars, "timestamp", json_string(arena_int(cx->mem, now / 1000)));
    json_object_set_new(vars, "timestamp_ms", json_string(arena_int(cx->mem, now)));
    json_object_set_new(vars, "timestamp_iso", json_string(time_text(cx->mem, now)));
    return vars;
}

static void sign(struct cx *cx, const struct http_form *f, struct lines *l, json_t *vars)
{
    const char *what = text_empty(f->signed_text) ? "{method}\n{path}\n{timestamp}\n{body}" : f->signed_text;
    const char *text = http_text(cx, what, vars);
    const char *mac = http_hmac(cx, false, f->signature_code, f->hmac_secret ? f->hmac_secret : "", text, strlen(text));
    json_object_set_new(vars, "signature", json_string(mac));
    line(cx, l, text_empty(f->signature_header) ? "X-Signature" : f->signature_header,
         arena_join(cx->mem, f->signature_prefix ? f->signature_prefix : "", mac));
    line(cx, l, text_empty(f->timestamp_header) ? "X-Timestamp" : f->timestamp_header, json_str(vars, "timestamp"));
}

/* --- tokens ----------------------------------------------------------------------------------------------------- */

static err_t token_ask(struct cx *cx, const struct source *s, const struct http_form *f, const char **out)
{
    bool basic = text_same(f->token_style, "basic");
    const char *id = f->client_id ? f->client_id : "", *secret = f->client_secret ? f->client_secret : "";
    struct lines l = { 0 };
    struct source_reply r;
    line(cx, &l, "Accept", "application/json");
    line(cx, &l, "Content-Type", "application/x-www-form-urlencoded");
    if (basic)
        line(cx, &l, "Authorization", source_basic(cx->mem, text_percent(cx->mem, id), text_percent(cx->mem, secret)));
    const struct source_call call = {
        .method = "POST",
        .url = f->token_url,
        .fields = l.at,
        .body =
            source_query(cx->mem, "grant_type", "client_credentials", "client_id", basic ? NULL : id, "client_secret",
                         basic ? NULL : secret, "scope", text_empty(f->scope) ? NULL : f->scope, NULL),
    };
    err_t e = source_call(cx, s, &call, &r);
    if (e && r.http.status >= 400 && r.http.status < 500)
        return fail(cx, E_REMOTE, "“%s” gives no token (%d): check the client's id, secret and scope.", s->name,
                    r.http.status);
    TRY(e);
    const char *token = source_text(cx, r.json, "access_token");
    int64_t seconds = json_num(r.json, "expires_in", TOKEN_SECONDS);
    if (text_empty(token))
        return fail(cx, E_REMOTE, "The token's address of “%s” answered without an access_token.", s->name);
    source_token_keep(cx, s, "oauth2", token, seconds > 0 ? seconds : TOKEN_SECONDS);
    *out = token;
    return NULL;
}

static err_t sign_in(struct cx *cx, const struct source *s, const struct http_form *f, struct lines *l)
{
    const char *way = f->auth ? f->auth : "none";
    if (!strcmp(way, "header") && f->header_value)
        line(cx, l, text_empty(f->header_name) ? "Authorization" : f->header_name, f->header_value);
    if (!strcmp(way, "basic"))
        line(cx, l, "Authorization", source_basic(cx->mem, f->user ? f->user : "", f->password ? f->password : ""));
    if (strcmp(way, "oauth2"))
        return NULL;
    const char *token = source_token(cx, s, "oauth2");
    if (!token)
        TRY(token_ask(cx, s, f, &token));
    line(cx, l, "Authorization", arena_join(cx->mem, "Bearer ", token));
    return NULL;
}

/* --- sending ---------------------------------------------------------------------------------------------------- */

static err_t further(struct cx *cx, const struct http_form *f, struct lines *l, const json_t *vars)
{
    json_t *all = NULL, *one;
    const char *name;
    if (text_empty(f->headers))
        return NULL;
    TRY(json_read(cx, f->headers, strlen(f->headers), &all));
    json_object_foreach (all, name, one)
        line(cx, l, name, http_text(cx, json_is_string(one) ? json_string_value(one) : "", vars));
    return NULL;
}

static err_t send_once(struct cx *cx, const struct source *s, const struct http_form *f, const struct http_question *q,
                       struct source_reply *out)
{
    struct lines l = { 0 };
    const char *body = q->body ? json_text(cx->mem, q->body) : NULL;
    json_t *vars = signs(cx, q, body);
    line(cx, &l, "Accept", "application/json");
    if (body)
        line(cx, &l, "Content-Type", "application/json");
    if (q->key)
        line(cx, &l, "Idempotency-Key", q->key);
    TRY(sign_in(cx, s, f, &l));
    if (text_same(f->auth, "hmac"))
        sign(cx, f, &l, vars);
    TRY(further(cx, f, &l, vars));
    const struct source_call call = {
        .method = q->method, .url = q->url, .fields = l.at, .body = body, .once = q->key != NULL
    };
    return source_call(cx, s, &call, out);
}

err_t http_send(struct cx *cx, const struct source *s, const struct http_form *f, const struct http_question *q,
                struct source_reply *out)
{
    *out = (struct source_reply){ 0 };
    err_t e = send_once(cx, s, f, q, out);
    if (!e || out->http.status != 401 || !text_same(f->auth, "oauth2"))
        return e;
    source_token_drop(cx, s, "oauth2");
    return send_once(cx, s, f, q, out);
}

/* --- checking --------------------------------------------------------------------------------------------------- */

static bool is_token(const char *s)
{
    size_t n = strspn(s, "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return n && !s[n] && n <= 100;
}

err_t http_headers_check(struct cx *cx, const char *headers)
{
    json_t *all = NULL, *one;
    const char *name;
    if (text_empty(headers))
        return NULL;
    TRY(json_read(cx, headers, strlen(headers), &all));
    if (!json_is_object(all) || json_object_size(all) > 20)
        return fail_field(cx, "headers", "Headers are an object of at most 20: {\"X-Shop\": \"7\"}.");
    json_object_foreach (all, name, one) {
        const char *field = arena_join(cx->mem, "headers.", name), *value = json_string_value(one);
        const char *lower = text_lower(cx->mem, name);
        if (!is_token(name) || text_in("host content-length transfer-encoding connection", lower))
            return fail_field(cx, field, "This is no name of a header that may be set.");
        if (!value || strpbrk(value, "\r\n") || strlen(value) > 2000)
            return fail_field(cx, field, "A header's value is one line of text.");
        TRY(http_template_check(cx, field, value, false,
                                "method path body body_sha256 timestamp timestamp_ms timestamp_iso signature"));
    }
    return NULL;
}

err_t http_name_check(struct cx *cx, const char *field, const char *name)
{
    return text_empty(name) || is_token(name) ? NULL : fail_field(cx, field, "This is no name of a header.");
}
