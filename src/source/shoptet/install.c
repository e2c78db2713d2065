/* install.c - Shoptet calls while a shop's owner installs the add-on, and waits five seconds: the code in its address
   is exchanged for the token that lasts, before the answer. Anybody can call: what counts is what Shoptet says of the code. */
#include "source/shoptet/install.h"
#include "source/shoptet/room.h"
#include "source/inbound.h"
#include <string.h>

enum { CODE_MOST = 400 };

/* "shop.example" of an address. */
static const char *host_of(struct cx *cx, const char *url)
{
    const char *host = url ? strstr(url, "://") : NULL;
    host = host ? host + 3 : url ? url : "";
    const char *name = text_lower(cx->mem, arena_copy_n(cx->mem, host, strcspn(host, "/?#")));
    return text_starts(name, "www.") ? name + 4 : name;
}

/* With a gate of its own: calls of strangers must not close that of the orders. */
static err_t exchange(struct cx *cx, const struct source *s, const struct shoptet *f, const char *code, const char *url,
                      struct source_reply *r)
{
    json_t *body = json_tie(cx->mem, json_object());
    struct source apart = *s;
    const char *const fields[] = { "Content-Type: application/json", "Accept: application/json", NULL };
    json_object_set_new(body, "client_id", json_string(f->client_id ? f->client_id : ""));
    if (!text_empty(f->client_secret))
        json_object_set_new(body, "client_secret", json_string(f->client_secret));
    json_object_set_new(body, "code", json_string(code));
    json_object_set_new(body, "grant_type", json_string("authorization_code"));
    json_object_set_new(body, "redirect_uri", json_string(url));
    json_object_set_new(body, "scope", json_string("api"));
    size_t n = strlen(f->partner);
    while (n && f->partner[n - 1] == '/')
        n--;
    const struct source_call call = {
        .method = "POST",
        .url = arena_join(cx->mem, arena_copy_n(cx->mem, f->partner, n), "/action/ApiOAuthServer/token"),
        .fields = fields,
        .body = json_text(cx->mem, body),
        .once = true, /* a code is good for once */
    };
    apart.id = arena_join(cx->mem, s->id, ".install");
    return source_call(cx, &apart, &call, r);
}

err_t shoptet_install(struct cx *cx, const char *source_id, const char *code, const char *url)
{
    struct source s = { 0 };
    struct shoptet f;
    struct source_reply r;
    TRY(source_enter(cx, source_id, &s));
    if (strcmp(s.kind, "shoptet"))
        return fail(cx, E_MISSING, "There is nothing at this address.");
    SOURCE_OPEN(cx, &s, &f);
    if (strcmp(f.access, "addon"))
        return fail(cx, E_MISSING, "There is nothing at this address.");
    if (text_empty(code) || strlen(code) > CODE_MOST)
        return fail_field(cx, "code", "The code of the installation is missing.");
    TRY(exchange(cx, &s, &f, code, url, &r));
    const char *token = source_text(cx, r.json, "access_token"), *shop = source_text(cx, r.json, "eshopUrl");
    if (text_empty(token))
        return fail(cx, E_REMOTE, "Shoptet gave no token for this code.");
    if (strcmp(host_of(cx, shop), host_of(cx, f.shop)))
        return fail(cx, E_DENIED, "This add-on was installed in another e-shop than the one in the settings.");
    return source_secret_set(cx, &s, SHOPTET_TOKEN, token);
}
