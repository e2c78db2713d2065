/* erased.c - tombstones. Invariants: what is stored cannot be turned back into an address, and cannot be tried on
   without the installation's secret; a tombstone is written in the transaction that begins the erasure, so that there is
   no instant at which somebody is gone and not remembered as gone. */
#include "order/erased.h"
#include "account/erased_key.h"
#include "base/crypto.h"
#include "base/text.h"
#include "order/contact.h"
#include <string.h>

enum { HASH_BYTES = 18 }; /* 24 characters; more than a guess can meet by chance */

static const char *hash_of(struct cx *cx, const struct erased_key *k, const char *kind, const char *source,
                           const char *value)
{
    unsigned char mac[HASH_BYTES];
    const char *text = arena_text(cx->mem, "%s\x1f%s\x1f%s", kind, source ? source : "", value);
    crypto_mac(k->bytes, text, strlen(text), mac, sizeof(mac));
    return base64url(cx->mem, mac, sizeof(mac));
}

static bool nobody(const char *customer_id) { return text_empty(customer_id) || !strcmp(customer_id, "0"); }

/* --- writing --- */

static err_t put(struct cx *cx, const char *hash, msec at)
{
    return db_exec(cx, NULL,
                   "INSERT INTO erased (shop_id, hash, at) VALUES ($1, $2, $3) ON CONFLICT (shop_id, hash) DO UPDATE "
                   "SET at = CASE WHEN excluded.at > erased.at THEN excluded.at ELSE erased.at END",
                   T(cx->who.shop), T(hash), I(at));
}

err_t erased_add(struct cx *cx, const struct person *p, const order_id_list *orders)
{
    erased_key_list keys = { 0 };
    TRY(erased_keys_made(cx, &keys));
    const struct erased_key *k = &keys.at[keys.n - 1];
    msec at = p->until ? p->until : cx->now;
    if (!text_empty(p->email))
        TRY(put(cx, hash_of(cx, k, "email", NULL, p->email), at));
    if (!text_empty(p->phone))
        TRY(put(cx, hash_of(cx, k, "phone", NULL, p->phone), at));
    const char *told = phone_told(cx->mem, p->phone);
    if (*told) /* as it is looked for in words, whose writer names no country */
        TRY(put(cx, hash_of(cx, k, "told", NULL, told), at));
    if (!text_empty(p->source_id) && !nobody(p->customer_id))
        TRY(put(cx, hash_of(cx, k, "customer", p->source_id, p->customer_id), at));
    for (size_t i = 0; i < p->external_n; i++) /* also those that are not known here yet */
        TRY(put(cx, hash_of(cx, k, "order", p->source_id, p->external[i]), at));
    for (size_t i = 0; i < orders->n; i++)
        TRY(put(cx, hash_of(cx, k, "order", orders->at[i].source_id, orders->at[i].external_id), at));
    return NULL;
}

/* --- asking --- */

/* When the latest erasure of any of these was; 0: never. */
static err_t latest(struct cx *cx, const char *const hashes[4], msec *out)
{
    return db_int(cx, 0, out, "SELECT max(at) FROM erased WHERE shop_id = $1 AND hash IN ($2, $3, $4, $5)",
                  T(cx->who.shop), T(hashes[0]), T(hashes[1]), T(hashes[2]), T(hashes[3]));
}

struct asked {
    const char *email, *phone, *source_id, *customer_id, *external_id;
    msec placed_at;
};

static err_t covered(struct cx *cx, const erased_key_list *keys, const struct asked *a, msec *out)
{
    for (size_t i = 0; i < keys->n; i++) {
        const struct erased_key *k = &keys->at[i];
        const char *none = "", *person[4] = { none, none, none, none }, *order[4] = { none, none, none, none };
        msec at;
        if (!text_empty(a->external_id))
            order[0] = hash_of(cx, k, "order", a->source_id, a->external_id);
        if (!text_empty(a->email))
            person[0] = hash_of(cx, k, "email", NULL, a->email);
        if (text_empty(a->email) && !text_empty(a->phone))
            person[1] = hash_of(cx, k, "phone", NULL, a->phone);
        if (text_empty(a->email) && !nobody(a->customer_id))
            person[2] = hash_of(cx, k, "customer", a->source_id, a->customer_id);
        TRY(latest(cx, order, &at));
        if (!at) {
            TRY(latest(cx, person, &at));
            at = a->placed_at <= at ? at : 0;
        }
        *out = at > *out ? at : *out;
    }
    return NULL;
}

err_t erased_covers(struct cx *cx, const struct order *before, const struct order *in, msec *out)
{
    erased_key_list keys = { 0 };
    *out = before ? before->erased_at : 0;
    if (*out)
        return NULL;
    TRY(erased_keys(cx, &keys));
    if (!keys.n)
        return NULL;
    const char *country = in->ship_country || !before ? in->ship_country : before->ship_country;
    const char *email = in->email || !before ? email_norm(cx->mem, in->email) : before->email_norm;
    const char *phone = in->phone || !before ? phone_norm(cx->mem, in->phone, country) : before->phone_norm;
    const struct asked a = {
        .email = email,
        .phone = phone,
        .source_id = before ? before->source_id : in->source_id,
        .customer_id = in->customer_id || !before ? in->customer_id : before->customer_id,
        .external_id = before ? before->external_id : in->external_id,
        .placed_at = in->placed_at ? in->placed_at
                     : before      ? before->placed_at
                                   : cx->now,
    };
    return covered(cx, &keys, &a, out);
}

err_t erased_when(struct cx *cx, const char *email, const char *phone, msec *out)
{
    erased_key_list keys = { 0 };
    *out = 0;
    TRY(erased_keys(cx, &keys));
    for (size_t i = 0; i < keys.n; i++) {
        const char *hashes[4] = { "", "", "", "" };
        msec at;
        if (!text_empty(email))
            hashes[0] = hash_of(cx, &keys.at[i], "email", NULL, email);
        if (!text_empty(phone))
            hashes[1] = hash_of(cx, &keys.at[i], "phone", NULL, phone);
        TRY(latest(cx, hashes, &at));
        *out = at > *out ? at : *out;
    }
    return NULL;
}

err_t erased_told(struct cx *cx, const char *digits, const char **told, msec *out)
{
    erased_key_list keys = { 0 };
    const size_t n = strlen(digits);
    TRY(erased_keys(cx, &keys));
    *out = 0;
    for (size_t len = PHONE_TOLD_LEAST; len <= PHONE_TOLD_MOST && len <= n; len++)
        for (size_t from = 0; from + len <= n; from++)
            for (size_t i = 0; i < keys.n; i++) {
                const char *part = arena_copy_n(cx->mem, digits + from, len);
                const char *hashes[4] = { hash_of(cx, &keys.at[i], "told", NULL, part), "", "", "" };
                msec at;
                TRY(latest(cx, hashes, &at));
                if (at > *out)
                    *out = at, *told = part;
            }
    return NULL;
}

err_t erased_candidates(struct cx *cx, const char *after, int most, order_list *out)
{
    return db_list(
        cx, order_fields, out,
        "SELECT id, source_id, external_id, customer_id, email, email_norm, phone, phone_norm, ship_country, "
        "placed_at FROM orders WHERE shop_id = $1 AND id > $2 AND erased_at IS NULL ORDER BY id LIMIT $3",
        T(cx->who.shop), T(after), I(most));
}

err_t erased_any(struct cx *cx, bool *out)
{
    int64_t n;
    TRY(db_int(cx, 0, &n, "SELECT 1 FROM erased WHERE shop_id = $1 LIMIT 1", T(cx->who.shop)));
    *out = n == 1;
    return NULL;
}

/* --- lists --- */

static const struct field tombstone_fields[] = {
    FIELD(F_TEXT, struct tombstone, shop_id),
    FIELD(F_TEXT, struct tombstone, hash),
    FIELD(F_TIME, struct tombstone, at),
    { 0 },
};

err_t erased_list(struct cx *cx, tombstone_list *out)
{
    return db_list(cx, tombstone_fields, out, "SELECT shop_id, hash, at FROM erased WHERE shop_id = $1 ORDER BY hash",
                   T(cx->who.shop));
}

err_t erased_take(struct cx *cx, const struct tombstone *t, bool *news)
{
    int64_t changed;
    TRY(db_exec(cx, &changed,
                "INSERT INTO erased (shop_id, hash, at) VALUES ($1, $2, $3) ON CONFLICT (shop_id, hash) DO UPDATE "
                "SET at = excluded.at WHERE excluded.at > erased.at",
                T(cx->who.shop), T(t->hash), I(t->at)));
    *news = changed > 0;
    return NULL;
}
