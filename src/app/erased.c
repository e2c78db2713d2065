/* erased.c - `wismo erased`: who was erased stays erased when a database takes the place of another one (a restore does it
   by itself). A list holds keyed hashes and their sealed keys, no addresses, and is of use with the same secret only. */
#include "app/erased.h"
#include "account/erased_key.h"
#include "account/shop.h"
#include "app/commands.h"
#include "app/config.h"
#include "base/json.h"
#include "base/text.h"
#include "order/text.h"
#include <string.h>

enum { LINE_MOST = 1024 };

/* --- writing --- */

static void line_put(FILE *to, const char *const names[4], const char *const values[3], msec at)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    for (int i = 0; i < 3; i++)
        if (names[i])
            writer_text(&w, names[i], values[i]);
    writer_int(&w, "at", at);
    writer_close(&w);
    fprintf(to, "%.*s\n", (int)b.n, b.at);
    buf_free(&b);
}

static err_t shop_write(struct cx *cx, FILE *to, int64_t *n)
{
    static const char *const key_names[4] = { "shop", "key", "sealed" }, *const names[4] = { "shop", "hash" };
    erased_key_list keys = { 0 };
    tombstone_list all = { 0 };
    TRY(erased_keys_sealed(cx, &keys));
    TRY(erased_list(cx, &all));
    for (size_t i = 0; i < keys.n; i++)
        line_put(to, key_names, (const char *const[3]){ cx->who.shop, keys.at[i].id, keys.at[i].sealed },
                 keys.at[i].created_at);
    for (size_t i = 0; i < all.n; i++)
        line_put(to, names, (const char *const[3]){ cx->who.shop, all.at[i].hash }, all.at[i].at);
    *n += (int64_t)all.n;
    return NULL;
}

err_t erased_write(struct cx *cx, FILE *to, int64_t *n)
{
    shop_list shops = { 0 };
    *n = 0;
    TRY(shop_find(cx, &shops));
    for (size_t i = 0; i < shops.n; i++) {
        TRY(shop_enter(cx, shops.at[i].id));
        TRY(shop_write(cx, to, n));
    }
    return fflush(to) || ferror(to) ? fail(cx, E_BUSY, "The list could not be written: %m.") : NULL;
}

/* --- reading --- */

static err_t line_take(struct cx *cx, const char *line, int64_t *n)
{
    json_t *o;
    TRY(json_read(cx, line, strlen(line), &o));
    const char *shop = json_str(o, "shop"), *hash = json_str(o, "hash"), *key = json_str(o, "key");
    const char *sealed = json_str(o, "sealed");
    msec at = json_num(o, "at", 0);
    if (!shop || at <= 0 || (hash ? strlen(hash) != 24 : !key || !sealed))
        return fail(cx, E_INPUT, "It is not a list of wismo erased.");
    err_t e = shop_enter(cx, shop);
    if (e)
        return e->code == E_MISSING ? NULL : e;
    if (!hash)
        return erased_key_take(cx, key, sealed, at);
    bool news;
    TRY(erased_take(cx, &(struct tombstone){ shop, hash, at }, &news));
    *n += news;
    return NULL;
}

err_t erased_read(struct cx *cx, FILE *from, int64_t *n)
{
    char line[LINE_MOST];
    *n = 0;
    DB_TX(cx);
    for (int i = 1; fgets(line, sizeof(line), from); i++) {
        err_t e = strchr(line, '\n') ? line_take(cx, line, n) : fail(cx, E_INPUT, "It is not a list of wismo erased.");
        if (e)
            return fail(cx, e->code, "Line %d: %s", i, e->message);
    }
    if (ferror(from))
        return fail(cx, E_INPUT, "The list cannot be read: %m.");
    return db_commit(cx);
}

err_t erased_apply(struct cx *cx, struct privacy_erased *out)
{
    shop_list shops = { 0 };
    struct privacy_erased n = { 0 };
    TRY(shop_find(cx, &shops));
    for (size_t i = 0; i < shops.n; i++) {
        TRY(shop_enter(cx, shops.at[i].id));
        cx->who.actor = ACTOR_SYSTEM;
        TRY(privacy_erase_again(cx, &n));
    }
    if (n.orders)
        TRY(order_text_settle(cx));
    *out = n;
    return NULL;
}

/* --- the command --- */

static err_t list_take(struct cx *cx, const char *path, int64_t *n)
{
    FILE *from = fopen(path, "re");
    if (!from)
        return fail(cx, E_INPUT, "The list %s cannot be read: %m.", path);
    err_t e = erased_read(cx, from, n);
    fclose(from);
    return e;
}

int erased_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    const char *take = NULL;
    struct privacy_erased again = { 0 };
    int64_t n = 0;
    (void)c;
    err_t e = option_take(cx, &argc, argv, "--take", &take);
    if (e || argc)
        return command_usage(e ? e->message
                               : "wismo erased prints the list of who was erased; --take FILE takes one over.");
    e = take ? list_take(cx, take, &n) : erased_write(cx, stdout, &n);
    if (!e && take)
        e = erased_apply(cx, &again);
    if (e)
        return command_failed(e);
    if (take)
        printf("%lld more are known as erased; %lld orders and %lld conversations were erased again\n", (long long)n,
               (long long)again.orders, (long long)again.conversations);
    return 0;
}
