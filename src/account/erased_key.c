/* erased_key.c - keys of tombstones. A key stays as long as the shop: without it no tombstone would ever match again. */
#include "account/erased_key.h"
#include "account/sealed.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include <string.h>

static const struct field fields[] = {
    FIELD(F_TEXT, struct erased_key, id),
    FIELD(F_TEXT, struct erased_key, sealed),
    FIELD(F_TIME, struct erased_key, created_at),
    { 0 },
};

static err_t bytes_of(struct cx *cx, struct erased_key *k)
{
    char *plain;
    size_t n = 0;
    TRY(crypto_open(cx, k->sealed, &plain));
    const unsigned char *bytes = base64url_decode(cx->mem, plain, strlen(plain), &n);
    if (!bytes || n != sizeof(k->bytes))
        return fail(cx, E_INTERNAL, "The key of what was erased is damaged.");
    memcpy(k->bytes, bytes, n);
    return NULL;
}

err_t erased_keys_sealed(struct cx *cx, erased_key_list *out)
{
    return db_list(
        cx, fields, out,
        "SELECT id, key_sealed AS sealed, created_at FROM erased_key WHERE shop_id = $1 ORDER BY created_at, id",
        T(cx->who.shop));
}

err_t erased_keys(struct cx *cx, erased_key_list *out)
{
    erased_key_list list = { 0 };
    TRY(erased_keys_sealed(cx, &list));
    for (size_t i = 0; i < list.n; i++)
        TRY(bytes_of(cx, &list.at[i]));
    *out = list;
    return NULL;
}

err_t erased_keys_made(struct cx *cx, erased_key_list *out)
{
    unsigned char bytes[32];
    TRY(erased_keys(cx, out));
    if (out->n)
        return NULL;
    crypto_random(bytes, sizeof(bytes));
    TRY(db_exec(cx, NULL, "INSERT INTO erased_key (shop_id, id, key_sealed, created_at) VALUES ($1, $2, $3, $4)",
                T(cx->who.shop), T(id_new(cx, "ekey")),
                T(crypto_seal(cx->mem, base64url(cx->mem, bytes, sizeof(bytes)))), I(cx->now)));
    return erased_keys(cx, out);
}

err_t erased_key_take(struct cx *cx, const char *id, const char *sealed, msec created_at)
{
    struct erased_key k = { .id = id, .sealed = sealed };
    TRY(bytes_of(cx, &k));
    return db_exec(cx, NULL,
                   "INSERT INTO erased_key (shop_id, id, key_sealed, created_at) VALUES ($1, $2, $3, $4) "
                   "ON CONFLICT (shop_id, id) DO NOTHING",
                   T(cx->who.shop), T(id), T(sealed), I(created_at));
}

/* --- rekey --- */

static err_t all_sealed(struct cx *cx, sealed_list *out)
{
    /* over all shops: they share the installation's secret */
    return db_list(cx, sealed_fields, out, "SELECT shop_id, id, key_sealed AS text FROM erased_key");
}

static err_t set_sealed(struct cx *cx, const struct sealed *was, const char *fresh)
{
    return db_exec(cx, NULL, "UPDATE erased_key SET key_sealed = $3 WHERE shop_id = $1 AND id = $2 AND key_sealed = $4",
                   T(was->shop_id), T(was->id), T(fresh), T(was->text));
}

err_t erased_key_sealed_before(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    TRY(all_sealed(cx, &all));
    *out = sealed_count(&all);
    return NULL;
}

err_t erased_key_reseal(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    DB_TX(cx);
    TRY(all_sealed(cx, &all));
    TRY(sealed_anew(cx, &all, set_sealed, out));
    return db_commit(cx);
}
