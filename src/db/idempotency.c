/* idempotency.c - the same key, the same answer, for 24 hours. A row is claimed before the handler
   runs and filled in the change's own transaction; a claim whose process died is free again after a
   minute, and its late owner then cannot commit. */
#include "db/idempotency.h"
#include "base/crypto.h"
#include "db/driver.h"
#include <string.h>

enum { KEPT_MS = 24 * 3600 * 1000, CLAIM_MS = 60 * 1000 };

struct row {
    const char *body_hash, *type, *body;
    int64_t status;
};

static const struct field row_fields[] = {
    FIELD(F_TEXT, struct row, body_hash),
    FIELD(F_TEXT, struct row, type),
    FIELD(F_TEXT, struct row, body),
    FIELD(F_INT, struct row, status),
    { 0 },
};

/* Unit separators keep ("a", "bc") and ("ab", "c") apart; none of the parts can hold one. */
static const char *scope(struct cx *cx, const struct idempotent *k)
{
    const char *all =
        arena_text(cx->mem, "%s\x1f%s\x1f%s\x1f%s", k->principal ? k->principal : "", k->method, k->path, k->key);
    return crypto_hash_text(cx->mem, all, strlen(all));
}

static err_t claim(struct cx *cx, const struct idempotent *k, int64_t *claimed)
{
    return db_exec(cx, claimed,
                   "INSERT INTO idempotency (shop_id, scope, body_hash, status, at) VALUES ($1, "
                   "$2, $3, 0, $4) "
                   "ON CONFLICT (shop_id, scope) DO UPDATE SET body_hash = EXCLUDED.body_hash, "
                   "status = 0, type = NULL, body = NULL, at = EXCLUDED.at "
                   "WHERE idempotency.at < $5 OR (idempotency.status = 0 AND idempotency.at < $6)",
                   T(cx->who.shop), T(scope(cx, k)), T(k->body_hash), I(cx->now), I(cx->now - KEPT_MS),
                   I(cx->now - CLAIM_MS));
}

err_t idempotency_begin(struct cx *cx, struct idempotent *k)
{
    bool wrote = cx->wrote; /* the claim is not the handler's write: it may still call outside */
    int64_t claimed = 0;
    err_t e = claim(cx, k, &claimed);
    cx->wrote = wrote;
    TRY(e);
    k->replay = false;
    k->claimed = cx->now;
    if (claimed)
        return NULL;
    struct row row = { 0 };
    TRY(db_get(cx, row_fields, &row,
               "SELECT body_hash, status, type, body FROM idempotency WHERE shop_id = $1 AND scope = $2",
               T(cx->who.shop), T(scope(cx, k))));
    if (!text_same(row.body_hash, k->body_hash))
        return fail_field(cx, "Idempotency-Key", "This key was used before with other content. Use a new key.");
    if (!row.status)
        return fail_retry(cx, E_CONFLICT, 1, "The same request is still being worked on. Ask again in a moment.");
    k->replay = true;
    k->status = row.status;
    k->type = row.type;
    k->body = row.body;
    return NULL;
}

err_t idempotency_keep(struct cx *cx, const struct idempotent *k, int status, const char *type, const char *body)
{
    DB_TX(cx);
    int64_t changed;
    TRY(db_exec(cx, &changed,
                "UPDATE idempotency SET status = $3, type = $4, body = $5 WHERE shop_id = $1 AND "
                "scope = $2 AND status = 0 AND at = $6",
                T(cx->who.shop), T(scope(cx, k)), I(status), T(type), T(body), I(k->claimed)));
    if (!changed)
        return fail_retry(cx, E_CONFLICT, 1, "This took too long, and the same request was begun again.");
    return db_commit(cx);
}

err_t idempotency_forget(struct cx *cx, const struct idempotent *k)
{
    return db_exec(cx, NULL, "DELETE FROM idempotency WHERE shop_id = $1 AND scope = $2 AND status = 0 AND at = $3",
                   T(cx->who.shop), T(scope(cx, k)), I(k->claimed));
}

/* What is looked for is an id, an address or a number of ours or in normal form: nothing that LIKE reads otherwise but _. */
err_t idempotency_erase(struct cx *cx, const char *held)
{
    return db_exec(cx, NULL, "DELETE FROM idempotency WHERE shop_id = $1 AND status > 0 AND lower(body) LIKE lower($2)",
                   T(cx->who.shop), T(arena_text(cx->mem, "%%%s%%", held)));
}
