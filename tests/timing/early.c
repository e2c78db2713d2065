/* early.c - a mutant that the timing test must catch: a native source that first asks whether there is such a number,
   and returns early when there is none. */
#define source_native honest_native
#include "source/native.c"
#undef source_native

static err_t early_find(struct cx *cx, const struct source *s, const char *number_norm, const char *email_norm,
                        const char *phone_norm, order_list *out)
{
    order_list any = { 0 };
    TRY(db_list(cx, order_fields, &any, "SELECT * FROM orders WHERE shop_id = $1 AND number_norm = $2 LIMIT 1",
                T(cx->who.shop), T(number_norm)));
    if (!any.n) {
        *out = any;
        return NULL;
    }
    return native_find(cx, s, number_norm, email_norm, phone_norm, out);
}

extern const struct source_kind source_native;
const struct source_kind source_native = {
    .name = "native", .label = "Early", .check = native_check, .find = early_find, .mine = native_mine, .read = native_read,
};
