/* sealed.c - one loop for every table that holds sealed texts. */
#include "account/sealed.h"
#include "base/crypto.h"
#include "base/text.h"

const struct field sealed_fields[] = {
    FIELD(F_TEXT, struct sealed, shop_id),
    FIELD(F_TEXT, struct sealed, id),
    FIELD(F_TEXT, struct sealed, text),
    { 0 },
};

static bool is_before(const struct sealed *s) { return !text_empty(s->text) && !crypto_is_current(s->text); }

err_t sealed_count(struct cx *cx, sealed_find *find, int64_t *out)
{
    sealed_list all = { 0 };
    TRY(find(cx, &all));
    *out = 0;
    for (size_t i = 0; i < all.n; i++)
        *out += is_before(&all.at[i]);
    return NULL;
}

err_t sealed_anew(struct cx *cx, sealed_find *find, sealed_set *set, int64_t *out)
{
    sealed_list all = { 0 };
    int64_t n = 0;
    char *plain;
    DB_TX(cx);
    TRY(find(cx, &all));
    for (size_t i = 0; i < all.n; i++) {
        if (!is_before(&all.at[i]))
            continue;
        TRY(crypto_open(cx, all.at[i].text, &plain));
        TRY(set(cx, &all.at[i], crypto_seal(cx->mem, plain)));
        n++;
    }
    TRY(db_commit(cx));
    *out = n;
    return NULL;
}
