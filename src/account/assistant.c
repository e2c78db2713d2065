/* assistant.c - assistants and the secrets that their shops sign identity tokens with.
   Invariant: a secret is opened only here, to verify a token, and leaves the house once, when it is made. */
#include "account/assistant.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include "db/event.h"
#include <string.h>

const struct field assistant_fields[] = {
    FIELD(F_TEXT, struct assistant, shop_id, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_TEXT, struct assistant, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct assistant, key, .flags = FF_READONLY, .note = "public, in the widget's address"),
    FIELD(F_TEXT, struct assistant, name, .flags = FF_REQUIRED, .most = 80),
    FIELD(F_TEXT, struct assistant, title, .most = 80),
    FIELD(F_TEXT, struct assistant, origins, .note = "pages that may hold the chat, as in https://shop.example"),
    FIELD(F_TEXT, struct assistant, accent, .most = 7),
    FIELD(F_CHOICE, struct assistant, side, .options = "start end"),
    FIELD(F_CHOICE, struct assistant, theme, .options = "auto light dark"),
    FIELD(F_BOOL, struct assistant, text_area),
    FIELD(F_TEXT, struct assistant, source_id),
    FIELD(F_TEXT, struct assistant, flow_id),
    FIELD(F_INT, struct assistant, flow_number),
    FIELD(F_TEXT, struct assistant, secret_kid, .flags = FF_READONLY),
    FIELD(F_TEXT, struct assistant, secret_sealed, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_TEXT, struct assistant, secret2_kid, .flags = FF_READONLY),
    FIELD(F_TEXT, struct assistant, secret2_sealed, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_INT, struct assistant, version),
    FIELD(F_TIME, struct assistant, created_at, .flags = FF_READONLY),
    { 0 },
};

#define COLUMNS \
    "shop_id, id, key, name, title, origins, accent, side, theme, text_area, source_id, flow_id, " \
    "flow_number, secret_kid, secret_sealed, secret2_kid, secret2_sealed, version, created_at"

static err_t missing(struct cx *cx, err_t e, const char *words)
{
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "%s", words) : e;
}

err_t assistant_by_key(struct cx *cx, const char *key, struct assistant *out)
{
    /* over all shops: the key is how a stranger's page names its shop */
    err_t e = db_get(cx, assistant_fields, out, "SELECT " COLUMNS " FROM assistant WHERE key = $1", T(key));
    return missing(cx, e, "There is no assistant with this key.");
}

err_t assistant_get(struct cx *cx, const char *id, struct assistant *out)
{
    err_t e = db_get(cx, assistant_fields, out,
                     "SELECT " COLUMNS " FROM assistant WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(id));
    return missing(cx, e, "There is no such assistant.");
}

err_t assistant_find(struct cx *cx, assistant_list *out)
{
    return db_list(cx, assistant_fields, out,
                   "SELECT " COLUMNS " FROM assistant WHERE shop_id = $1 ORDER BY created_at, id",
                   T(cx->who.shop));
}

/* --- secrets --------------------------------------------------------------------------------------- */

struct secret { const char *kid, *sealed; char *plain; };

static struct secret secret_new(struct cx *cx)
{
    char *plain = arena_text(cx->mem, "wis_%s", id_random(cx->mem, 48));
    return (struct secret){ id_random(cx->mem, 8), crypto_seal(cx->mem, plain), plain };
}

err_t assistant_add(struct cx *cx, const char *name, const char *source_id, const char *flow_id,
                    int64_t flow_number, struct assistant *out, char **identity_secret)
{
    struct secret s = secret_new(cx);
    struct assistant a = { 0 };
    const char *id = id_new(cx, "ast"), *called = name ? text_trim(cx->mem, name) : "";
    if (!*called)
        return fail_field(cx, "name", "The assistant needs a name.");
    DB_TX(cx);
    TRY(db_exec(cx, NULL,
                "INSERT INTO assistant (shop_id, id, key, name, source_id, flow_id, flow_number, "
                "secret_kid, secret_sealed, version, created_at) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)",
                T(cx->who.shop), T(id), T(id_random(cx->mem, 20)), T(called), T(source_id), T(flow_id),
                I(flow_number), T(s.kid), T(s.sealed), I(cx->now)));
    TRY(event_add(cx, "assistant", id, "assistant.created", NULL, NULL, called));
    TRY(assistant_get(cx, id, &a));
    TRY(db_commit(cx));
    *out = a;
    *identity_secret = s.plain;
    return NULL;
}

err_t assistant_rotate_secret(struct cx *cx, const char *id, char **identity_secret)
{
    struct secret s = secret_new(cx);
    struct assistant a = { 0 };
    DB_TX(cx);
    TRY(db_lock(cx, "assistant", id));
    TRY(assistant_get(cx, id, &a));
    TRY(db_exec(cx, NULL,
                "UPDATE assistant SET secret_kid = $3, secret_sealed = $4, secret2_kid = $5, "
                "secret2_sealed = $6, version = version + 1 WHERE shop_id = $1 AND id = $2",
                T(cx->who.shop), T(id), T(s.kid), T(s.sealed), T(a.secret_kid), T(a.secret_sealed)));
    TRY(event_add(cx, "assistant", id, "assistant.secret_changed", NULL, a.secret_kid, s.kid));
    TRY(db_commit(cx));
    *identity_secret = s.plain;
    return NULL;
}

err_t assistant_identity(struct cx *cx, const struct assistant *a, const char *jwt, struct identity *out)
{
    struct token_key keys[2] = { { a->secret_kid, NULL }, { a->secret2_kid, NULL } };
    const char *sealed[2] = { a->secret_sealed, a->secret2_sealed };
    for (size_t i = 0; i < 2; i++) {
        char *plain = NULL;
        if (text_empty(sealed[i]))
            continue;
        TRY(crypto_open(cx, sealed[i], &plain));
        keys[i].secret = plain;
    }
    return token_jwt_verify(cx, jwt, keys, 2, cx->now, out);
}

/* --- origins --------------------------------------------------------------------------------------- */

/* Length of scheme://host[:port] at the start of an address. */
static size_t origin_length(const char *url)
{
    const char *host = strstr(url, "://");
    return host ? (size_t)(host + 3 - url) + strcspn(host + 3, "/?#") : strcspn(url, "/?#");
}

/* Equal but for letter case and the port that the scheme implies. */
static bool origin_same(const char *a, size_t a_n, const char *b, size_t b_n)
{
    static const struct { const char *scheme, *port; } implied[] = { { "https://", ":443" }, { "http://", ":80" } };
    for (size_t i = 0; i < 2; i++) {
        size_t scheme = strlen(implied[i].scheme), port = strlen(implied[i].port);
        if (a_n > scheme + port && !strncasecmp(a, implied[i].scheme, scheme) &&
            !memcmp(a + a_n - port, implied[i].port, port))
            a_n -= port;
        if (b_n > scheme + port && !strncasecmp(b, implied[i].scheme, scheme) &&
            !memcmp(b + b_n - port, implied[i].port, port))
            b_n -= port;
    }
    return a_n == b_n && !strncasecmp(a, b, a_n);
}

/* Where the port begins in an origin on this machine's own names; NULL for every other host. */
static const char *loopback_port(const char *origin, size_t n)
{
    static const char *const names[] = { "http://127.0.0.1", "http://localhost", "http://[::1]" };
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        size_t name_n = strlen(names[i]);
        if (n >= name_n && !strncasecmp(origin, names[i], name_n) && (n == name_n || origin[name_n] == ':'))
            return origin + name_n;
    }
    return NULL;
}

static bool own_origin(const char *origin, size_t n, const char *own_url)
{
    if (text_empty(own_url))
        return false;
    size_t own_n = origin_length(own_url);
    if (origin_same(origin, n, own_url, own_n))
        return true;
    /* Whoever tries it out types localhost as often as 127.0.0.1. */
    const char *port = loopback_port(origin, n), *own_port = loopback_port(own_url, own_n);
    size_t port_n = port ? (size_t)(origin + n - port) : 0;
    return port && own_port && port_n == (size_t)(own_url + own_n - own_port) && !memcmp(port, own_port, port_n);
}

bool assistant_allows(const struct assistant *a, const char *origin, const char *own_url)
{
    if (!origin)
        return true;
    size_t n = strlen(origin);
    const char *s = a->origins ? a->origins : "";
    s += strspn(s, " \t\r\n,");
    if (!*s)
        return own_origin(origin, n, own_url);
    while (*s) {
        size_t word = strcspn(s, " \t\r\n,"), listed = origin_length(s);
        if (strcmp(origin, "null") && origin_same(origin, n, s, listed < word ? listed : word))
            return true;
        s += word;
        s += strspn(s, " \t\r\n,");
    }
    return false;
}
