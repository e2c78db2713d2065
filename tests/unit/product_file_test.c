/* product_file_test.c - uploads: what stands on a product or in an order stays, what stands nowhere is swept, shop by shop. */
#include "order_case.h"
#include "product/file.h"
#include "product/product.h"

#define DAY INT64_C(86400000)

static void upload(struct cx *cx, const char *id, msec at)
{
    OK(db_exec(cx, NULL, "INSERT INTO file (shop_id, id, type, bytes, size, created_at) VALUES ($1, $2, 'image/png', $3, 5, $4)", T(cx->who.shop),
               T(arena_text(cx->mem, "fil_%s%s", id, cx->who.shop_code)), B("bytes", 5), I(at)));
}

static const char *images(struct cx *cx, const char *id)
{
    return arena_text(cx->mem, "[{\"url\":\"/files/fil_%s%s\",\"alt\":\"x\"}]", id, cx->who.shop_code);
}

/* Ids without their shop, in order. */
static char *left(struct cx *cx)
{
    LIST(struct source_id) all = { 0 };
    char *out = arena_copy(cx->mem, "");
    OK(db_list(cx, source_id_fields, &all, "SELECT id FROM file WHERE shop_id = $1 ORDER BY id", T(cx->who.shop)));
    for (size_t i = 0; i < all.n; i++)
        out = arena_text(cx->mem, "%s%.1s", out, all.at[i].id + 4);
    return out;
}

static void swept(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC"), twin = order_shop(f, "UTC");
    for (const char *s = "abcdefg"; *s; s++) {
        upload(&cx, (char[2]){ *s }, cx.now - 8 * DAY);
        upload(&twin, (char[2]){ *s }, cx.now - 8 * DAY);
    }
    upload(&cx, "h", cx.now - DAY);
    struct product p = { .sku = "A", .name = "A", .images = images(&cx, "a"), .active = true }, out;
    OK(product_add(&cx, &p, &out));
    out.images = images(&cx, "b"); /* the first picture stays, too: history may show it */
    OK(product_change(&cx, &out, &out));
    struct order o = { 0 }, in = { .currency = "EUR" };
    struct order_item items[] = { { .name = "X", .quantity = 1, .images = images(&cx, "c") },
                                  { .name = "Y", .quantity = 1, .thumbnail = arena_text(cx.mem, "/files/fil_d%s", cx.who.shop_code) } };
    in.items.at = items, in.items.n = 2;
    OK(order_add(&cx, &in, &o));
    struct order_edit edit = { .items = true, .to = { .version = o.version } };
    edit.to.items.at = &(struct order_item){ .name = "Z", .quantity = 1, .images = images(&cx, "e") }, edit.to.items.n = 1;
    OK(order_change(&cx, o.id, &edit, &o));
    OK(file_sweep(&cx, cx.now - 7 * DAY));
    assert_string_equal(left(&cx), "abcdeh");
    assert_string_equal(left(&twin), "abcdefg");
    OK(file_sweep(&twin, cx.now - 7 * DAY));
    assert_string_equal(left(&twin), "");
    cx_free(&twin);
    cx_free(&cx);
}

static void names_in_texts(struct fixture *f)
{
    static const char *const texts[] = { NULL, "", "/files/", "/files/fil_x", "https://shop.example/files/", "[{\"url\":\"/files/\"}]", "/files//files/fil_y" };
    struct cx cx = order_shop(f, "UTC");
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        OK(file_keep(&cx, texts[i]));
    cx_free(&cx);
}

EACH(swept) EACH(names_in_texts)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(swept), EACH_TEST(names_in_texts) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
