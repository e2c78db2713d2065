/* ready.c - read from what is there, so that nothing has to be ticked off. */
#include "conversation/ready.h"

err_t shop_ready(struct cx *cx, const char *own_url, struct ready *out)
{
    int64_t shop, orders, domain, snippet, answer;
    TRY(db_int(cx, 0, &shop, "SELECT 1 FROM shop WHERE id = $1 AND name <> ''", T(cx->who.shop)));
    TRY(db_int(cx, 0, &orders, "SELECT 1 FROM order_backend WHERE shop_id = $1 LIMIT 1", T(cx->who.shop)));
    TRY(db_int(cx, 0, &domain, "SELECT 1 FROM assistant WHERE shop_id = $1 AND origins <> '' LIMIT 1",
               T(cx->who.shop)));
    TRY(db_int(cx, 0, &snippet,
               "SELECT 1 FROM conversation WHERE shop_id = $1 AND page_url <> '' "
               "AND substr(page_url, 1, length($2)) <> $2 LIMIT 1",
               T(cx->who.shop), T(own_url)));
    TRY(db_int(cx, 0, &answer, "SELECT 1 FROM conversation WHERE shop_id = $1 AND order_id IS NOT NULL LIMIT 1",
               T(cx->who.shop)));
    *out = (struct ready){ shop, orders, domain, snippet, answer };
    return NULL;
}
