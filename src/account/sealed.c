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

int64_t sealed_count(const sealed_list *all)
{
    int64_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        n += is_before(&all->at[i]);
    return n;
}

err_t sealed_anew(struct cx *cx, const sealed_list *all, sealed_set *set, int64_t *out)
{
    int64_t n = 0;
    char *plain;
    for (size_t i = 0; i < all->n; i++) {
        if (!is_before(&all->at[i]))
            continue;
        TRY(crypto_open(cx, all->at[i].text, &plain));
        TRY(set(cx, &all->at[i], crypto_seal(cx->mem, plain)));
        n++;
    }
    *out = n;
    return NULL;
}
