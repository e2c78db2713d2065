/* assistant.c - assistants and the secrets that their shops sign identity tokens with.
   Invariant: a secret is opened only here, to verify a token, and leaves the house once, when it is made. */
#include "account/assistant.h"
#include "account/sealed.h"
#include "base/colour.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include "db/event.h"
#include <stdlib.h>
#include <string.h>

const struct field assistant_fields[] = {
    FIELD(F_TEXT, struct assistant, shop_id, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_TEXT, struct assistant, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct assistant, key, .flags = FF_READONLY, .note = "public, in the widget's address"),
    FIELD(F_TEXT, struct assistant, name, .flags = FF_REQUIRED, .most = 80),
    FIELD(F_TEXT, struct assistant, title, .most = 80),
    FIELD(
        F_TEXT, struct assistant, origins,
        .note =
            "pages that may hold the chat, as in https://shop.example, separated by spaces; \"\" is this server's own"),
    FIELD(F_TEXT, struct assistant, accent, .most = 7, .note = "#rrggbb"),
    FIELD(F_CHOICE, struct assistant, side, .options = "start end"),
    FIELD(F_CHOICE, struct assistant, theme, .options = "auto light dark"),
    FIELD(F_BOOL, struct assistant, text_area),
    FIELD(F_INT, struct assistant, launcher_offset, .most = 400, .note = "pixels above the bottom of the page"),
    FIELD(F_TEXT, struct assistant, source_id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct assistant, also_reads, .flags = FF_READONLY,
          .note = "further order sources, separated by spaces"),
    FIELD(F_TEXT, struct assistant, flow_id, .flags = FF_READONLY),
    FIELD(F_INT, struct assistant, flow_number, .flags = FF_READONLY),
    FIELD(F_TEXT, struct assistant, secret_kid, .flags = FF_READONLY),
    FIELD(F_TEXT, struct assistant, secret_sealed, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_TEXT, struct assistant, secret2_kid, .flags = FF_READONLY),
    FIELD(F_TEXT, struct assistant, secret2_sealed, .flags = FF_READONLY | FF_HIDDEN),
    FIELD(F_INT, struct assistant, version),
    FIELD(F_TIME, struct assistant, created_at, .flags = FF_READONLY),
    { 0 },
};

#define COLUMNS                                                                                                        \
    "shop_id, id, key, name, title, origins, accent, side, theme, text_area, launcher_offset, source_id, also_reads, " \
    "flow_id, flow_number, secret_kid, secret_sealed, secret2_kid, secret2_sealed, version, created_at"

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
    err_t e = db_recall(cx, assistant_fields, out, "SELECT " COLUMNS " FROM assistant WHERE shop_id = $1 AND id = $2",
                        T(cx->who.shop), T(id));
    return missing(cx, e, "There is no such assistant.");
}

err_t assistant_visit(struct cx *cx, const char *id, struct assistant *out)
{
    err_t e = db_recall(
        cx, assistant_fields, out,
        "SELECT shop_id, id, origins, text_area, source_id, also_reads FROM assistant WHERE shop_id = $1 AND id = $2",
        T(cx->who.shop), T(id));
    return missing(cx, e, "There is no such assistant.");
}

err_t assistant_find(struct cx *cx, assistant_list *out)
{
    return db_list(cx, assistant_fields, out,
                   "SELECT " COLUMNS " FROM assistant WHERE shop_id = $1 ORDER BY created_at, id", T(cx->who.shop));
}

/* --- changing -------------------------------------------------------------------------------------- */

/* scheme://host[:port] and nothing more; a host name in ASCII, or an address in brackets. */
static bool origin_valid(const char *s, size_t n)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t scheme = text_starts(s, "https://") ? 8 : text_starts(s, "http://") ? 7 : 0;
    const char *end = s + n, *host = s + scheme;
    if (!scheme)
        return false;
    const char *p = *host == '[' ? host + 1 + strspn(host + 1, "0123456789abcdefABCDEF:.") : host;
    if (*host == '[')
        p = *p == ']' && p > host + 3 ? p + 1 : host;
    else
        while (strspn(p, letters) || *p == '-' || (*p == '.' && p > host && p[-1] != '.'))
            p++;
    if (p == host || p > end || *host == '-' || p[-1] == '.')
        return false;
    size_t port = p < end && *p == ':' ? strspn(p + 1, "0123456789") : 0;
    if (port)
        p += port <= 5 && strtol(p + 1, NULL, 10) <= 65535 && p[1] != '0' ? port + 1 : 0;
    return p == end;
}

/* The list as it is stored: one space between. */
static err_t origins_check(struct cx *cx, const char **origins)
{
    struct buf out = { 0 };
    for (const char *s = *origins; *(s += strspn(s, " ")); s += strcspn(s, " ")) {
        size_t n = strcspn(s, " ");
        if (!origin_valid(s, n)) {
            buf_free(&out);
            return fail_field(
                cx, "origins",
                "%.*s is not an origin. Write scheme and host only, as in https://shop.example, with spaces between.",
                (int)n, s);
        }
        buf_fmt(&out, "%s%.*s", out.n ? " " : "", (int)n, s);
    }
    *origins = arena_copy_n(cx->mem, out.n ? out.at : "", out.n);
    buf_free(&out);
    return NULL;
}

/* The button and what the shopper says are white on it. One that was stored before this was asked for stays: the widget
   then writes in black where that reads better. */
static err_t accent_check(struct cx *cx, const char *accent, const char *stored)
{
    if (*accent != '#' || strlen(accent) != 7 || strspn(accent + 1, "0123456789abcdefABCDEF") != 6)
        return fail_field(cx, "accent", "A colour looks like #1f3fae.");
    if (!text_same(accent, stored) &&
        colour_contrast((unsigned)strtoul(accent + 1, NULL, 16), 0xffffff) < COLOUR_ENOUGH)
        return fail_field(cx, "accent", "At least 4.5 is needed, or some people cannot read it.");
    return NULL;
}

static const char *shown(struct cx *cx, const struct field *f, const struct assistant *a)
{
    const char *at = (const char *)a + f->at;
    if (f->kind == F_BOOL)
        return *(const bool *)(const void *)at ? "yes" : "no";
    return f->kind == F_INT ? arena_text(cx->mem, "%lld", (long long)*(const int64_t *)(const void *)at)
                            : *(const char *const *)(const void *)at;
}

/* One event for each member that is new. */
static err_t events_add(struct cx *cx, const struct assistant *from, const struct assistant *to, bool *changed)
{
    *changed = false;
    for (const struct field *f = assistant_fields; f->kind != F_END; f++) {
        const char *before = shown(cx, f, from), *after = shown(cx, f, to);
        if (f->flags & FF_READONLY || f->at == offsetof(struct assistant, version) || text_same(before, after))
            continue;
        *changed = true;
        TRY(event_add(cx, "assistant", from->id, "assistant.changed", f->name, before, after));
    }
    return NULL;
}

err_t assistant_change(struct cx *cx, const struct assistant *in, struct assistant *out)
{
    static const char late[] = "Somebody else saved this assistant meanwhile. Reload the page and try again.";
    struct assistant now = { 0 }, to = *in;
    int64_t stored = 1;
    bool changed;
    to.title = in->title ? in->title : "";
    to.origins = in->origins ? in->origins : "";
    TRY(origins_check(cx, &to.origins));
    if (!in->side || !in->theme)
        return fail_field(cx, in->side ? "theme" : "side", "This must not be empty.");
    if (in->launcher_offset < 0)
        return fail_field(cx, "launcher_offset", "The launcher cannot be below the page.");
    DB_TX(cx);
    TRY(db_lock(cx, "assistant", in->id));
    TRY(assistant_get(cx, in->id, &now));
    TRY(accent_check(cx, in->accent ? in->accent : "", now.accent));
    if (now.version != in->version)
        return fail(cx, E_CONFLICT, "%s", late);
    TRY(events_add(cx, &now, &to, &changed));
    if (changed)
        TRY(db_exec(cx, &stored,
                    "UPDATE assistant SET name = $3, title = $4, origins = $5, accent = $6, side = $7, theme = $8, "
                    "text_area = $9, launcher_offset = $10, version = version + 1 WHERE shop_id = $1 AND id = $2 "
                    "AND version = $11",
                    T(cx->who.shop), T(to.id), T(to.name), T(to.title), T(to.origins), T(to.accent), T(to.side),
                    T(to.theme), I(to.text_area), I(to.launcher_offset), I(to.version)));
    if (!stored)
        return fail(cx, E_CONFLICT, "%s", late);
    TRY(assistant_get(cx, in->id, &now));
    TRY(db_commit(cx));
    *out = now;
    return NULL;
}

err_t assistant_reads(struct cx *cx, const char *id, const char *source_id, const char *also, int64_t version,
                      struct assistant *out)
{
    struct assistant was = { 0 };
    int64_t n;
    DB_TX(cx);
    TRY(assistant_get(cx, id, &was));
    TRY(db_exec(cx, &n,
                "UPDATE assistant SET source_id = $3, also_reads = $4, version = version + 1 "
                "WHERE shop_id = $1 AND id = $2 AND version = $5",
                T(cx->who.shop), T(id), T(source_id), T(also), I(version)));
    if (!n)
        return fail(cx, E_CONFLICT, "Somebody else saved this assistant meanwhile. Reload the page and try again.");
    TRY(event_add(cx, "assistant", id, "assistant.changed", "order sources",
                  arena_join(cx->mem, was.source_id, " ", was.also_reads), arena_join(cx->mem, source_id, " ", also)));
    TRY(assistant_get(cx, id, out));
    return db_commit(cx);
}

/* --- secrets --------------------------------------------------------------------------------------- */

struct secret {
    const char *kid, *sealed;
    char *plain;
};

static struct secret secret_new(struct cx *cx)
{
    char *plain = arena_text(cx->mem, "wis_%s", id_random(cx->mem, 48));
    return (struct secret){ id_random(cx->mem, 8), crypto_seal(cx->mem, plain), plain };
}

err_t assistant_add(struct cx *cx, const char *name, const char *source_id, const char *flow_id, int64_t flow_number,
                    struct assistant *out, char **identity_secret)
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
                T(cx->who.shop), T(id), T(id_random(cx->mem, 20)), T(called), T(source_id), T(flow_id), I(flow_number),
                T(s.kid), T(s.sealed), I(cx->now)));
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

err_t assistant_secret_check(struct cx *cx)
{
    LIST(struct assistant) any = { 0 };
    char *plain;
    /* over all shops: they share the installation's secret */
    TRY(db_list(cx, assistant_fields, &any,
                "SELECT secret_sealed FROM assistant WHERE secret_sealed IS NOT NULL LIMIT 1"));
    if (any.n && crypto_open(cx, any.at[0].secret_sealed, &plain))
        return fail(cx, E_INPUT,
                    "The secret is not the one that this database was made with; what it sealed cannot be opened.");
    return NULL;
}

static err_t all_sealed(struct cx *cx, sealed_list *out)
{
    /* over all shops: they share the installation's secret */
    return db_list(
        cx, sealed_fields, out,
        "SELECT shop_id, id, secret_sealed AS text FROM assistant WHERE secret_sealed IS NOT NULL "
        "UNION ALL SELECT shop_id, id, secret2_sealed AS text FROM assistant WHERE secret2_sealed IS NOT NULL");
}

/* Rotating moves the first to the second: it is looked for in both places. */
static err_t set_sealed(struct cx *cx, const struct sealed *was, const char *fresh)
{
    return db_exec(cx, NULL,
                   "UPDATE assistant SET secret_sealed = CASE secret_sealed WHEN $4 THEN $3 ELSE secret_sealed END, "
                   "secret2_sealed = CASE secret2_sealed WHEN $4 THEN $3 ELSE secret2_sealed END "
                   "WHERE shop_id = $1 AND id = $2",
                   T(was->shop_id), T(was->id), T(fresh), T(was->text));
}

err_t assistant_sealed_before(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    TRY(all_sealed(cx, &all));
    *out = sealed_count(&all);
    return NULL;
}

err_t assistant_reseal(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    DB_TX(cx);
    TRY(all_sealed(cx, &all));
    TRY(sealed_anew(cx, &all, set_sealed, out));
    return db_commit(cx);
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
    static const struct {
        const char *scheme, *port;
    } implied[] = { { "https://", ":443" }, { "http://", ":80" } };
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
