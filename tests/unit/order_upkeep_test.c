/* order_upkeep_test.c - what is derived from orders follows the clock and the shop's settings. */
#include "order_case.h"
#include "db/job.h"
#include "order/upkeep.h"

#define DAY INT64_C(86400000)

static void pick_up_passes(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct shipment parcel[] = { { .status = "at_pickup_point", .pickup_point = "Corner shop", .pickup_until = cx.now + DAY } };
    struct order in = { .email = "ann@example.com", .general = "in_progress", .shipments = { parcel, 1 } }, o, again;
    OK(order_add(&cx, &in, &o));
    assert_string_equal(o.badge, "In transit");
    OK(order_overdue(&cx));
    OK(order_get(&cx, o.id, &again));
    assert_string_equal(again.badge, "In transit");
    cx.now += 2 * DAY;
    OK(order_overdue(&cx));
    OK(order_get(&cx, o.id, &again));
    assert_string_equal(again.badge, "Not picked up");
    assert_string_equal(again.grp, "problematic");
    assert_int_equal(again.version, o.version);
    cx_free(&cx);
}

static void numbers_follow_the_prefix(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct shop shop = { 0 };
    struct order in = { .email = "ann@example.com" }, o;
    for (int i = 0; i < 1203; i++) {
        in.number = arena_text(cx.mem, "KT-%d", i);
        OK(order_add(&cx, &in, &o));
    }
    assert_string_equal(o.number_norm, "KT-1202");
    OK(shop_get(&cx, &shop));
    uint64_t given = 0;
    for (size_t i = 0; shop_fields[i].kind != F_END; i++)
        if (!strcmp(shop_fields[i].name, "number_prefix"))
            given = UINT64_C(1) << i;
    shop.number_prefix = "KT-";
    OK(shop_change(&cx, &shop, given, &shop));
    int64_t jobs = 0, left = 0;
    OK(db_int(&cx, 0, &jobs, "SELECT count(*) FROM job WHERE shop_id = $1 AND kind = 'renumber'", T(cx.who.shop)));
    assert_int_equal(jobs, 1);
    OK(order_renumber(&cx));
    OK(db_int(&cx, 0, &left, "SELECT count(*) FROM orders WHERE shop_id = $1 AND number_norm LIKE 'KT-%'", T(cx.who.shop)));
    assert_int_equal(left, 0);
    OK(order_get(&cx, o.id, &o));
    assert_string_equal(o.number_norm, "1202");
    assert_string_equal(o.number, "KT-1202");
    cx_free(&cx);
}

EACH(pick_up_passes) EACH(numbers_follow_the_prefix)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(pick_up_passes), EACH_TEST(numbers_follow_the_prefix) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
