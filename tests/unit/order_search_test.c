/* order_search_test.c - the staff's list: filters, pages, counts, and never another shop's orders. */
#include "order_case.h"
#include "order/search.h"
#include "order/text.h"

static void fill(struct cx *cx)
{
    static const struct { const char *number, *email, *phone, *general, *delivery, *payment, *channel, *warehouse, *carrier, *parcel; msec at; } rows[] = {
        { "1001", "ann@example.com", "+420777123456", "new", "not_shipped", "awaiting", "web", "Brno", NULL, NULL, 1000 },
        { "1002", "ann@example.com", NULL, "confirmed", "not_shipped", "paid", "web", "Brno", NULL, NULL, 2000 },
        { "1003", "bob@example.com", NULL, "in_progress", "in_transit", "paid", "telegram", "Praha", "DHL", "JD0001", 3000 },
        { "2004", "eve@example.org", NULL, "completed", "delivered", "cod", "web", "Praha", "DPD", "0550-99", 4000 },
        { "2005", "ann.b@example.com", NULL, "cancelled", "cancelled", "failed", "web", NULL, NULL, NULL, 5000 },
        { "100_5%", "x@example.com", NULL, "new", "not_shipped", "refunded", "web", NULL, NULL, NULL, 6000 },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct order o, in = { .number = rows[i].number, .email = rows[i].email, .phone = rows[i].phone, .general = rows[i].general,
                               .delivery = rows[i].delivery, .payment = rows[i].payment, .channel = rows[i].channel, .warehouse = rows[i].warehouse,
                               .carrier = rows[i].carrier, .tracking_number = rows[i].parcel, .placed_at = rows[i].at };
        OK(order_add(cx, &in, &o));
    }
}

/* The numbers of a page, separated by spaces. */
static const char *numbers(struct cx *cx, const struct order_page *page)
{
    char *all = arena_copy(cx->mem, "");
    for (size_t i = 0; i < page->rows.n; i++)
        all = arena_text(cx->mem, "%s%s%s", all, *all ? " " : "", page->rows.at[i].number);
    return all;
}

/* The numbers found, newest first. */
static const char *found(struct cx *cx, struct order_search s)
{
    struct order_page page;
    OK(order_search(cx, &s, &page));
    if (!s.per_page)
        assert_int_equal(page.total, page.rows.n);
    assert_true(page.total_is_exact && page.complete);
    return numbers(cx, &page);
}
#define FOUND(want, ...) assert_string_equal(found(&cx, (struct order_search){ __VA_ARGS__ }), want)

static void finds_all(struct cx cx)
{
    FOUND("100_5% 2005 2004 1003 1002 1001", .query = NULL);
    FOUND("1003 1002 1001", .query = "100", .to = 5500);
    FOUND("1002", .query = " #1002 ");
    FOUND("1002 1001", .query = "ANN@example.com");
    FOUND("2005 1002 1001", .query = "ann");
    FOUND("1001", .query = "+420 777 123");
    FOUND("1001", .query = "420777");
    FOUND("1003", .query = "jd00");
    FOUND("2004", .query = "055099");
    FOUND("100_5%", .query = "100_");
    FOUND("", .query = "100%");
    FOUND("", .query = "#");
    FOUND("", .query = "' OR 1=1 --");
    FOUND("1003", .group = "in_transit");
    FOUND("100_5% 1001", .group = "new");
    FOUND("1003", .status = "delivery.in_transit");
    FOUND("2005", .status = "general.cancelled");
    FOUND("1003 1002", .payment = "paid", .to = 5500);
    FOUND("100_5% 1003 1002", .payment = "paid");
    FOUND("1001", .payment = "pending");
    FOUND("2004", .payment = "cod");
    FOUND("2004", .payment = "none");
    FOUND("2005", .payment = "failed");
    FOUND("2004 1003", .warehouse = "Praha");
    FOUND("1003", .carrier = "DHL");
    FOUND("1003", .channel = "telegram");
    FOUND("1003", .channel = "telegram", .source = native_id(&cx));
    FOUND("", .channel = "telegram", .source = "src_other");
    FOUND("2004", .tracking_number = "0550 99");
    FOUND("", .tracking_number = "0550");
    FOUND("1003 1002", .from = 2000, .to = 4000);
    FOUND("1002", .from = 2000, .to = 4000, .query = "1", .payment = "paid", .group = "in_processing", .warehouse = "Brno");
    FOUND("100_5% 2005", .page = 1, .per_page = 2);
    FOUND("2004 1003", .page = 2, .per_page = 2);
    FOUND("", .page = 9, .per_page = 2);
}

static void finds(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC"), twin = order_shop(f, "UTC");
    fill(&cx);
    fill(&twin);
    finds_all(cx);          /* what waits for the index is found by reading, */
    OK(order_text_settle(&cx));
    finds_all(cx);          /* and in the index */
    cx_free(&cx);
    cx_free(&twin);
}

/* Page after page is the whole list, whatever its length; orders of one moment too. */
static void pages(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    for (int i = 0; i < 11; i++) {
        struct order o, in = { .number = arena_text(cx.mem, "%d", 3000 + i), .payment = i % 3 ? "paid" : "failed", .placed_at = 1000 + i / 4 };
        OK(order_add(&cx, &in, &o));
    }
    static const struct order_search asked[] = { { 0 }, { .group = "new" }, { .from = 1001, .to = 1003 }, { .payment = "paid" }, { .query = "30" },
                                                 { .payment = "paid", .group = "in_processing", .to = 1002 } };
    for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++) {
        struct order_search s = asked[i];
        const char *whole = found(&cx, s);
        for (s.per_page = 1; s.per_page < 13; s.per_page++) {
            char *all = arena_copy(cx.mem, "");
            for (s.page = 1; s.page < 13; s.page++) {
                const char *page = found(&cx, s);
                all = arena_text(cx.mem, "%s%s%s", all, *all && *page ? " " : "", page);
            }
            assert_string_equal(all, whole);
        }
    }
    FOUND("3009 3006 3003 3000", .group = "new");
    FOUND("3009 3006 3003 3000", .payment = "failed");
    cx_free(&cx);
}

static void refuses(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order_page page;
    static const struct order_search bad[] = { { .group = "lost" }, { .status = "in_transit" }, { .status = "weather.rain" }, { .status = "delivery." }, { .payment = "gold" }, { .cursor = "x" }, { .cursor = "o:1" }, { .cursor = "o:1:" } };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        FAILS(E_INPUT, order_search(&cx, &bad[i], &page));
    cx_free(&cx);
}

static void counts(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order_counts c;
    OK(order_count(&cx, 0, 0, &c));
    assert_int_equal(c.total, 0);
    fill(&cx);
    OK(order_count(&cx, 0, 0, &c));
    assert_int_equal(c.total, 6);
    assert_int_equal(c.fresh, 2);
    assert_int_equal(c.in_processing, 1);
    assert_int_equal(c.in_transit, 1);
    assert_int_equal(c.delivered, 1);
    assert_int_equal(c.problematic, 1);
    OK(order_count(&cx, 2000, 4000, &c));
    assert_int_equal(c.total, 2);
    OK(order_count(&cx, 6000, 0, &c));
    assert_int_equal(c.total, 1);
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    order_counts_write(&w, &c);
    writer_close(&w);
    assert_string_equal(arena_copy_n(cx.mem, b.at, b.n), "{\"total\":1,\"new\":1,\"in_processing\":0,\"in_transit\":0,\"delivered\":0,\"problematic\":0}");
    buf_free(&b);
    cx_free(&cx);
}

EACH(finds) EACH(pages) EACH(refuses) EACH(counts)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(finds), EACH_TEST(pages), EACH_TEST(refuses), EACH_TEST(counts) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
