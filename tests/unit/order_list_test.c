/* order_list_test.c - the list against a model: random orders, edits and filters; counters never drift; pages by cursor stay
   while orders come in; what is typed finds what a person means by it. */
#include "order_case.h"
#include "order/contact.h"
#include "order/customer.h"
#include "order/search.h"
#include "order/search_parts.h"
#include "order/state.h"
#include "order/text.h"

enum { ORDERS = 120, EDITS = 60, QUESTIONS = 250 };

static uint64_t chance = 88172645463325252u;
static int upto(int n)
{
    chance ^= chance << 13, chance ^= chance >> 7, chance ^= chance << 17;
    return (int)(chance % (uint64_t)n);
}
#define ONE_OF(a) (a)[upto((int)(sizeof(a) / sizeof(*(a))))]

static const char *const names[] = { "José García", "Jose Garcia", "Ann Lee", "Łukasz Nowak", "Олена Коваль", NULL, "O’Hara", "Müller-Lüdenscheidt" };
static const char *const warehouses[] = { "Brno", "Praha", NULL }, *const carriers[] = { "DHL", "DPD", "Pošta", NULL };
static const char *const channels[] = { "web", "telegram", NULL }, *const tags[] = { NULL, "vip", "Křehké, vip", "b2b" };
static const char *const sources[] = { "src_other", "src_gone", NULL, NULL };      /* NULL: the shop's own */
static const char *const generals[] = { "new", "confirmed", "in_progress", "completed", "cancelled" };
static const char *const deliveries[] = { "not_shipped", "in_transit", "delivered", "returned", "not_delivered" };
static const char *const payments[] = { "paid", "awaiting", "cod", "failed", "partial", "none", "voided", "refunded" };
static const char *const phones[] = { NULL, "+420 777 123 456", "+420777999000", "0044 20 7946 0000" };

static struct order random_order(struct cx *cx, int i)
{
    return (struct order){ .source_id = ONE_OF(sources), .number = arena_text(cx->mem, "%d", 5000 + i), .customer_name = ONE_OF(names), .phone = ONE_OF(phones),
                           .email = upto(4) ? arena_text(cx->mem, "c%d@example.com", upto(40)) : NULL, .warehouse = ONE_OF(warehouses),
                           .carrier = ONE_OF(carriers), .channel = ONE_OF(channels), .tags = ONE_OF(tags), .general = ONE_OF(generals),
                           .delivery = ONE_OF(deliveries), .payment = ONE_OF(payments),
                           .tracking_number = upto(2) ? arena_text(cx->mem, "JD 00%d", 100 + upto(900)) : NULL,
                           .placed_at = INT64_C(1700000000000) + (int64_t)upto(40) * 21600000 };
}

/* --- the model: what a person would answer who reads every order ------------------------------------- */

static bool tagged(struct cx *cx, const struct order *o, const char *tag)
{
    const char *t = o->tags ? text_fold(cx->mem, o->tags) : "", *at = strstr(t, text_fold(cx->mem, tag));
    return at != NULL;
}

static bool filtered(const char *want, const char *got) { return !want || text_same(want, got); }

static bool fits(struct cx *cx, const struct order_search *q, const struct order *o)
{
    const char *dot = q->status ? strchr(q->status, '.') + 1 : NULL;
    const char *code = !q->status ? NULL : text_starts(q->status, "general") ? o->general : text_starts(q->status, "delivery") ? o->delivery : o->payment;
    bool paid = !q->payment;
    for (size_t i = 0; i < payment_badges_n; i++)
        if (!strcmp(payment_badges[i].name, payment_badge(o->payment)))
            paid |= text_in(payment_badges[i].filters, q->payment);
    bool said = !q->query || strstr(text_fold(cx->mem, o->customer_name ? o->customer_name : ""), q->query);
    return said && paid && filtered(q->group, o->grp) && (!dot || text_same(dot, code)) && filtered(q->warehouse, o->warehouse) &&
           filtered(q->carrier, o->carrier) && filtered(q->channel, o->channel) && filtered(q->source, o->source_id) && (!q->tag || tagged(cx, o, q->tag)) &&
           (!q->tracking_number || text_same(tracking_norm(cx->mem, q->tracking_number), o->tracking_norm)) &&
           (!q->from || o->placed_at >= q->from) && (!q->to || o->placed_at < q->to);
}

static int newest_first(const void *a, const void *b)
{
    const struct order *x = a, *y = b;
    return x->placed_at != y->placed_at ? (x->placed_at < y->placed_at ? 1 : -1) : -strcmp(x->id, y->id);
}

static order_list everything(struct cx *cx)
{
    order_list all = { 0 };
    OK(db_list(cx, order_fields, &all, "SELECT * FROM orders WHERE shop_id = $1", T(cx->who.shop)));
    qsort(all.at, all.n, sizeof(*all.at), newest_first);
    return all;
}

static const char *should(struct cx *cx, const struct order_search *q, const order_list *all)
{
    char *text = arena_copy(cx->mem, "");
    for (size_t i = 0; i < all->n; i++)
        if (fits(cx, q, &all->at[i]))
            text = arena_text(cx->mem, "%s %s", text, all->at[i].number);
    return text;
}

/* All pages by cursor, or by number. */
static const char *walked(struct cx *cx, struct order_search q, bool by_number)
{
    struct order_page page;
    char *text = arena_copy(cx->mem, "");
    size_t n = 0;
    for (q.page = 1, q.per_page = 7;; q.page++) {
        OK(order_search(cx, &q, &page));
        for (size_t i = 0; i < page.rows.n; i++)
            text = arena_text(cx->mem, "%s %s", text, page.rows.at[i].number);
        n += page.rows.n;
        if (!page.next)
            break;
        q.cursor = by_number ? NULL : page.next;
    }
    assert_int_equal(page.total, n);
    return text;
}

/* The same as an export reads it. */
static const char *exported(struct cx *cx, const struct order_search *q)
{
    const char *cursor = NULL;
    char *text = arena_copy(cx->mem, "");
    do {
        order_list part;
        OK(order_walk(cx, q, 7, &cursor, &part));
        for (size_t i = 0; i < part.n; i++) {
            struct order whole;
            OK(order_get(cx, part.at[i].id, &whole));
            assert_int_equal(part.at[i].items.n, whole.items.n);
            assert_int_equal(part.at[i].shipments.n, whole.shipments.n);
            if (whole.shipments.n)
                assert_true(text_same(part.at[i].shipments.at[0].tracking_number, whole.shipments.at[0].tracking_number));
            text = arena_text(cx->mem, "%s %s", text, part.at[i].number);
        }
    } while (cursor);
    return text;
}

static struct order_search random_search(struct cx *cx)
{
    static const char *const groups[] = { "new", "in_processing", "in_transit", "delivered", "problematic" };
    struct order_search q = { 0 };
    if (!upto(3))
        q.group = ONE_OF(groups);
    if (!upto(4))
        q.status = arena_text(cx->mem, upto(2) ? "general.%s" : "payment.%s", upto(2) ? ONE_OF(generals) : ONE_OF(payments));
    if (!upto(4))
        q.payment = payment_filters[upto((int)payment_filters_n)].key;
    if (!upto(3))
        q.warehouse = warehouses[upto(2)];
    if (!upto(3))
        q.carrier = carriers[upto(3)];
    if (!upto(4))
        q.channel = channels[upto(2)];
    if (!upto(4))
        q.source = upto(3) ? sources[upto(2)] : native_id(cx);
    if (!upto(6))
        q.tag = "VIP";
    if (!upto(8))
        q.tracking_number = arena_text(cx->mem, "jd00%d", 100 + upto(900));
    if (!upto(3))
        q.from = INT64_C(1700000000000) + (int64_t)upto(20) * 21600000 + upto(2) * 7;
    if (!upto(3))
        q.to = INT64_C(1700000000000) + (int64_t)(20 + upto(20)) * 21600000;
    if (!upto(4))
        q.query = upto(2) ? "garc" : upto(2) ? "ann" : "коваль";
    return q;
}

/* The order of a search on SQLite is exact to the second only. */
static void same_numbers(const char *is, const char *want, bool exact)
{
    if (exact) {
        assert_string_equal(is, want);
        return;
    }
    assert_int_equal(strlen(is), strlen(want));
    for (const char *p = want; (p = strchr(p, ' ')); p++) {
        char number[16];
        snprintf(number, sizeof(number), "%.5s", p);
        assert_non_null(strstr(is, number));
    }
}

static void counters_right(struct cx *cx)
{
    struct order_drift d;
    struct order_counts c;
    order_list all = everything(cx);
    OK(order_recount(cx, false, &d));
    assert_int_equal(d.mixes + d.days + d.missing + d.extra, 0);
    OK(order_count(cx, 0, 0, &c));
    assert_int_equal(c.total, all.n);
    for (int i = 0; i < 20; i++) {
        msec from = INT64_C(1700000000000) + (int64_t)upto(40) * 21600000 - upto(3), to = from + upto(30) * 9000000;
        int64_t n = 0, problematic = 0;
        for (size_t k = 0; k < all.n; k++)
            if (all.at[k].placed_at >= from && all.at[k].placed_at < to) {
                n++;
                problematic += !strcmp(all.at[k].grp, "problematic");
            }
        OK(order_count(cx, from, to, &c));
        assert_int_equal(c.total, n);
        assert_int_equal(c.problematic, problematic);
    }
}

static void questions(struct cx *cx, int n)
{
    order_list all = everything(cx);
    for (int i = 0; i < n; i++) {
        struct order_search q = random_search(cx);
        const char *want = should(cx, &q, &all);
        bool exact = !q.query || db_is_postgres(cx->db);
        search_few = upto(2) ? 20000 : 0; /* each way of asking has the same answer */
        search_few_texts = upto(2) ? 6000 : 0;
        same_numbers(walked(cx, q, false), want, exact);
        same_numbers(walked(cx, q, true), want, exact);
        same_numbers(exported(cx, &q), want, exact);
    }
}

static void edit_some(struct cx *cx)
{
    order_list all = everything(cx);
    for (int i = 0; i < EDITS; i++) {
        struct order_edit edit = { 0 };
        struct order o, now;
        OK(order_get(cx, all.at[upto((int)all.n)].id, &now));
        edit.to = random_order(cx, 0);
        edit.to.version = now.version;
        static const char *const fields[] = { "customer_name", "phone", "warehouse", "channel", "tags", "general", "delivery", "tracking_number", "placed_at" };
        edit.given = (uint64_t)bit(fields[upto(9)]) | (uint64_t)bit(fields[upto(9)]);
        OK(order_change(cx, now.id, &edit, &o));
    }
}

static void source_row(struct cx *cx, const char *id, const char *name)
{
    OK(db_exec(cx, NULL, "INSERT INTO source (shop_id, id, kind, name, created_at) VALUES ($1, $2, 'api', $3, 1)", T(cx->who.shop), T(id), T(name)));
}

/* What lists can be filtered by, and how many orders each has. */
static void origins(struct cx *cx)
{
    order_origin_list list;
    order_list all = everything(cx);
    int64_t total = 0;
    OK(order_origins(cx, &list));
    assert_int_equal(list.n, 3);
    for (size_t i = 0; i < list.n; i++) {
        int64_t n = 0;
        for (size_t k = 0; k < all.n; k++)
            n += text_same(all.at[k].source_id, list.at[i].id);
        assert_int_equal(list.at[i].orders, n);
        assert_true(!i || list.at[i - 1].orders >= n);
        if (text_same(list.at[i].id, "src_other"))
            assert_string_equal(list.at[i].name, "Other");
        total += n;
    }
    assert_int_equal(total, all.n);
}

static void model(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC"), twin = order_shop(f, "UTC");
    source_row(&cx, "src_other", "Other");
    source_row(&cx, "src_gone", "Second");
    for (int i = 0; i < ORDERS; i++) {
        struct order o, in = random_order(&cx, i);
        OK(order_add(&cx, &in, &o));
        in = random_order(&twin, i);
        OK(order_add(&twin, &in, &o));
    }
    counters_right(&cx);
    origins(&cx);
    questions(&cx, QUESTIONS / 4);
    OK(order_text_settle(&cx));
    questions(&cx, QUESTIONS / 4);
    edit_some(&cx);                /* of the index, and of what waits */
    counters_right(&cx);
    questions(&cx, QUESTIONS / 4);
    edit_some(&cx);
    OK(order_text_settle(&cx));
    counters_right(&cx);
    questions(&cx, QUESTIONS / 4);
    counters_right(&twin);
    questions(&twin, 20);
    cx_free(&cx);
    cx_free(&twin);
}

/* --- by hand --- */

/* Page after page holds every order that was there once, while new ones come in between; and back again. */
static void stable(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order o, in;
    for (int i = 0; i < 30; i++) {
        in = (struct order){ .number = arena_text(cx.mem, "%d", 100 + i), .customer_name = "Ann Lee", .placed_at = 1000000 + i / 3 };
        OK(order_add(&cx, &in, &o));
    }
    for (int way = 0; way < 3; way++) {
        struct order_search q = { .per_page = 4, .page = 1, .group = way == 1 ? "new" : NULL, .query = way == 2 ? "ann" : NULL };
        struct order_page page;
        char seen[200] = "";
        for (int i = 0;; i++) {
            OK(order_search(&cx, &q, &page));
            for (size_t k = 0; k < page.rows.n; k++) {
                long n = strtol(page.rows.at[k].number, NULL, 10);
                if (n < 200)
                    assert_false(seen[n]++);
            }
            if (!page.next)
                break;
            in = (struct order){ .number = arena_text(cx.mem, "9%d%d", way, i), .customer_name = "Ann Lee", .placed_at = 2000000 + i };
            OK(order_add(&cx, &in, &o));
            q.cursor = page.next, q.page++;
        }
        for (int n = 100; n < 130; n++)
            assert_int_equal(seen[n], 1);
        for (int back = 0; page.previous && back < 3; back++) {
            q.cursor = page.previous, q.page--;
            OK(order_search(&cx, &q, &page));
            assert_int_equal(page.rows.n, 4);
            assert_non_null(page.next);
        }
    }
    cx_free(&cx);
}

static int64_t hits(struct cx *cx, const char *query)
{
    struct order_page page;
    OK(order_search(cx, &(struct order_search){ .query = query }, &page));
    return page.total;
}

static void typed(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order o, in = { .number = "W-10482", .customer_name = "José  María García-Núñez", .email = "Jose.Garcia@Example.COM", .phone = "+420 777 123 456",
                           .tracking_number = "JD 0146-0001.22", .placed_at = 1000 };
    OK(order_add(&cx, &in, &o));
    in = (struct order){ .number = "30777", .customer_name = "Ivan \"Quote\" O’Neil 100%", .email = "ivan@example.org", .phone = "777888999", .placed_at = 2000 };
    OK(order_add(&cx, &in, &o));
    for (int settled = 0; settled < 2; settled++) {
        static const char *const first[] = { "W-10482", "#W-10482", "w10482", "w-10482", "0482", "jose", "JOSÉ", "garcia maria", "maria jose", "García-Núñez", "nunez jo",
                                             "777 123", "777123456", "0777 123 456", "00420777123", "+420777", "123456", "jd014600", "0146-0001", "JD 0146", "0001.22",
                                             "jose.garcia@example.com", "garcia@", "w", "jd", "+42", "arcí" };
        static const char *const second[] = { "30777", "o’neil", "\"quote\"", "quote\" ivan", "100%", "ivan@", "888 999" };
        static const char *const neither[] = { "xyz", "jose ivan", "garcia_nunez", "___", "%%%", "\"", "''' OR 1=1", "jo jo jo xx", "co", "#", "AND", "NEAR(", "989 777" };
        for (size_t i = 0; i < sizeof(first) / sizeof(*first); i++) {
            struct order_page page;
            OK(order_search(&cx, &(struct order_search){ .query = first[i] }, &page));
            if (page.rows.n != 1 || strcmp(page.rows.at[0].number, "W-10482"))
                print_error("typed: %s\n", first[i]);
            assert_int_equal(page.rows.n, 1);
            assert_string_equal(page.rows.at[0].number, "W-10482");
        }
        for (size_t i = 0; i < sizeof(second) / sizeof(*second); i++) {
            if (hits(&cx, second[i]) != 1)
                print_error("typed: %s\n", second[i]);
            assert_int_equal(hits(&cx, second[i]), 1);
        }
        for (size_t i = 0; i < sizeof(neither) / sizeof(*neither); i++) {
            if (hits(&cx, neither[i]))
                print_error("typed: %s\n", neither[i]);
            assert_int_equal(hits(&cx, neither[i]), 0);
        }
        assert_int_equal(hits(&cx, "777"), 2);
        assert_int_equal(hits(&cx, "example"), 2);
        OK(order_text_settle(&cx));
    }
    struct order_page page; /* the whole number first, although it is older */
    in = (struct order){ .number = "W-104821", .placed_at = 3000 };
    OK(order_add(&cx, &in, &o));
    OK(order_search(&cx, &(struct order_search){ .query = "W-10482" }, &page));
    assert_int_equal(page.total, 2);
    assert_string_equal(page.rows.at[0].number, "W-10482");
    assert_string_equal(page.rows.at[1].number, "W-104821");
    cx_free(&cx);
}

static void rows(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order_item items[] = { { .name = "A", .quantity = 2, .unit_price = EUR(100), .thumbnail = "https://x.example/a.png" },
                                  { .name = "B", .quantity = 1, .unit_price = EUR(100) }, { .name = "C", .quantity = 1, .unit_price = EUR(100) },
                                  { .name = "D", .quantity = 1, .unit_price = EUR(100) } };
    struct order o, in = { .number = "1", .email = "ann@example.com", .placed_at = 1000, .tags = "x, Ýz", .currency = "EUR" };
    memcpy(&in.items, &(struct { struct order_item *at; size_t n; }){ items, 4 }, sizeof(in.items));
    OK(order_add(&cx, &in, &o));
    in = (struct order){ .number = "2", .email = "ANN@example.com", .phone = "+420777123456", .placed_at = 2000 };
    OK(order_add(&cx, &in, &o));
    in = (struct order){ .number = "3", .phone = "+420777123456", .placed_at = 2000 };
    OK(order_add(&cx, &in, &o));
    in = (struct order){ .number = "4", .placed_at = 3000 };
    OK(order_add(&cx, &in, &o));
    in = (struct order){ .number = "5", .placed_at = 4000 };
    OK(order_add(&cx, &in, &o));
    struct order_page page;
    OK(order_search(&cx, &(struct order_search){ 0 }, &page));
    assert_int_equal(page.rows.n, 5);
    static const char *const number[] = { "5", "4", "3", "2", "1" };
    static const bool first_time[] = { true, true, false, false, true };
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(page.rows.at[i].number, number[i]);
        assert_int_equal(page.rows.at[i].first_time, first_time[i]);
    }
    const struct order_row *one = &page.rows.at[4];
    assert_int_equal(one->line_count, 4);
    assert_int_equal(one->item_count, 5);
    assert_int_equal(one->thumbnails.n, 3);
    assert_string_equal(one->thumbnails.at[0].thumbnail, "https://x.example/a.png");
    assert_string_equal(one->thumbnails.at[2].name, "C");
    OK(order_search(&cx, &(struct order_search){ .tag = "ýZ" }, &page));
    assert_int_equal(page.total, 1);
    cx_free(&cx);
}

/* The list says of every order what its customer's page says. */
static void vips(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct customer_rule rule = { .total = EUR(0) };
    for (int i = 0; i < 90; i++) {
        struct order o, in = random_order(&cx, i);
        in.currency = upto(4) ? "EUR" : "USD";
        in.total = (struct money){ 100 + upto(900), "" };
        memcpy(in.total.currency, in.currency, 4);
        OK(order_add(&cx, &in, &o));
        if (!upto(8)) {
            struct customer c;
            OK(customer_of(&cx, o.id, &c));
            if (c.key)
                OK(customer_note(&cx, o.id, c.version, upto(2) ? "yes" : "no", NULL));
        }
    }
    int found = 0, not = 0;
    for (int round = 0; round < 5; round++) {
        struct order_page page;
        if (round) {
            rule.orders = round == 2 ? 0 : 1 + upto(12), rule.total.minor = round == 1 ? 0 : 500 + upto(9000);
            OK(customer_rule_set(&cx, &rule, &rule));
        }
        OK(order_search(&cx, &(struct order_search){ .per_page = 100 }, &page));
        assert_int_equal(page.rows.n, 90);
        for (size_t i = 0; i < page.rows.n; i++) {
            struct customer c;
            OK(customer_of(&cx, page.rows.at[i].id, &c));
            assert_int_equal(page.rows.at[i].vip, c.vip);
            found += c.vip, not += !c.vip;
        }
    }
    assert_true(found > 20 && not > 20);
    cx_free(&cx);
}

/* Counters that somebody has broken are seen and mended; so are texts. */
static void mended(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct order_drift d;
    for (int i = 0; i < 30; i++) {
        struct order o, in = random_order(&cx, i);
        OK(order_add(&cx, &in, &o));
    }
    OK(db_exec(&cx, NULL, "UPDATE order_mix SET n = n + 1 WHERE shop_id = $1 AND id = (SELECT min(id) FROM order_mix WHERE shop_id = $1)", T(cx.who.shop)));
    OK(db_exec(&cx, NULL, "DELETE FROM order_day WHERE shop_id = $1", T(cx.who.shop)));
    OK(db_exec(&cx, NULL, "DELETE FROM order_text WHERE shop_id = $1", T(cx.who.shop)));
    OK(db_exec(&cx, NULL, "UPDATE orders SET warehouse = 'By hand' WHERE shop_id = $1 AND number = '5003'", T(cx.who.shop)));
    OK(order_recount(&cx, true, &d));
    assert_true(d.mixes > 1 && d.days > 0);
    assert_int_equal(d.missing, 30);
    OK(order_text_settle(&cx));
    counters_right(&cx);
    questions(&cx, 30);
    assert_int_equal(hits(&cx, "500"), 10);
    cx_free(&cx);
}

static err_t many(struct cx *cx, int n)
{
    DB_TX(cx);
    for (int i = 0; i < n; i++) {
        struct order o, in = { .number = arena_text(cx->mem, "77%05d", i), .placed_at = 5000 };
        TRY(order_add(cx, &in, &o));
    }
    return db_commit(cx);
}

/* More orders in one second than it has documents. */
static void one_second(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    OK(many(&cx, 1500));
    OK(order_text_settle(&cx));
    struct order_page page;
    OK(order_search(&cx, &(struct order_search){ .query = "770" }, &page));
    assert_int_equal(page.total, 1000);
    assert_false(page.total_is_exact);
    OK(order_search(&cx, &(struct order_search){ .query = "770149" }, &page));
    assert_int_equal(page.total, 10);
    search_few_texts = 0, search_looked_at = 100; /* a common word with filters is counted so far only */
    OK(order_search(&cx, &(struct order_search){ .query = "770", .group = "new" }, &page));
    assert_int_equal(page.total, 100);
    assert_false(page.total_is_exact);
    assert_int_equal(page.rows.n, 25);
    assert_non_null(page.next);
    search_looked_at = 5;
    OK(order_search(&cx, &(struct order_search){ .query = "770", .group = "new" }, &page));
    assert_true(page.total >= 25 && !page.total_is_exact);
    OK(order_search(&cx, &(struct order_search){ .query = "770", .group = "delivered" }, &page));
    assert_int_equal(page.total, 0);
    assert_true(page.total_is_exact);
    search_few_texts = 6000, search_looked_at = 6000;
    OK(order_search(&cx, &(struct order_search){ .query = "77" }, &page)); /* two characters: of very many the last */
    assert_int_equal(page.total, 1000);
    assert_false(page.total_is_exact);
    assert_int_equal(page.rows.n, 25);
    cx_free(&cx);
}

EACH(model) EACH(stable) EACH(typed) EACH(rows) EACH(vips) EACH(mended) EACH(one_second)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(model), EACH_TEST(stable), EACH_TEST(typed), EACH_TEST(rows), EACH_TEST(vips), EACH_TEST(mended), EACH_TEST(one_second) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
