/* import_orders_test.c - wismo import orders, from a file to the rows: own small files of every profile, and the Olist
   tables (read from WISMO_SHARED or ../shared, left out when they are not there), compared with the files field by
   field by a reader of its own. */
#include "order_case.h"
#include "import/import.h"
#include "base/json.h"
#include "base/text.h"
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

/* Runs the command with stdout and stderr in files; gives the exit status and both texts. */
struct ran { int status; const char *out, *err; };

static const char *text_file(struct arena *a, const char *path)
{
    struct buf b = { 0 };
    char chunk[4096];
    int fd = open(path, O_RDONLY);
    for (ssize_t n; (n = read(fd, chunk, sizeof(chunk))) > 0;)
        buf_add(&b, chunk, (size_t)n);
    close(fd);
    const char *text = arena_copy_n(a, b.at ? b.at : "", b.n);
    buf_free(&b);
    return text;
}

static struct ran run(struct fixture *f, struct cx *shop, const char *const *words)
{
    struct cx cx = { .mem = arena_new(), .db = f->db, .now = shop->now, .lane = LANE_COMMAND };
    char *argv[20] = { 0 };
    int argc = 0, out = dup(1), err = dup(2);
    const char *paths[2] = { arena_text(shop->mem, "%s/out", f->folder), arena_text(shop->mem, "%s/err", f->folder) };
    OK(shop_enter(&cx, shop->who.shop));
    while (words[argc])
        argv[argc] = arena_copy(cx.mem, words[argc]), argc++;
    fflush(stdout);
    fflush(stderr);
    for (int i = 0; i < 2; i++) {
        int fd = open(paths[i], O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(fd, i + 1);
        close(fd);
    }
    struct ran r = { .status = import_main(&cx, argc, argv) };
    fflush(stdout);
    fflush(stderr);
    dup2(out, 1), dup2(err, 2);
    close(out), close(err);
    r.out = text_file(shop->mem, paths[0]);
    r.err = text_file(shop->mem, paths[1]);
    cx_free(&cx);
    return r;
}
#define RUN(...) run(f, &cx, (const char *const[]){ "orders", __VA_ARGS__, NULL })

/* "added changed unchanged rejected" of the summary. */
static const char *figures(struct cx *cx, struct ran r)
{
    json_t *j = NULL;
    if (r.status)
        return arena_text(cx->mem, "exit %d", r.status);
    OK(json_read(cx, r.out, strlen(r.out), &j));
    return arena_text(cx->mem, "%lld+ %lld~ %lld= %zu!", (long long)json_num(j, "orders_added", -1), (long long)json_num(j, "orders_changed", -1),
                      (long long)json_num(j, "orders_unchanged", -1), json_array_size(json_object_get(j, "rejected")));
}
#define FIGURES(want, ...) assert_string_equal(figures(&cx, RUN(__VA_ARGS__)), want)

static struct order the(struct cx *cx, const char *external_id)
{
    struct order o = { 0 };
    OK(order_by_external(cx, native_id(cx), external_id, &o));
    OK(order_load(cx, &o));
    return o;
}

static const char *at(struct cx *cx, msec t) { return t ? time_text(cx->mem, t) : "-"; }
#define CODES(o, g, d, p) do { assert_string_equal((o).general, g); assert_string_equal((o).delivery, d); assert_string_equal((o).payment, p); } while (0)
#define SAME assert_string_equal

/* A message is cut between characters: the list of what was refused is JSON whatever a cell holds. */
static void long_cells_are_cut_whole(struct fixture *f)
{
    struct cx cx = order_shop(f, "Europe/Prague");
    struct ran r = RUN("tests/import/long_cell.csv", "--profile", "shopify");
    SAME(figures(&cx, r), "0+ 0~ 0= 1!");
    cx_free(&cx);
}

static void shopify(struct fixture *f)
{
    struct cx cx = order_shop(f, "Europe/Prague");
    struct ran r = RUN("tests/import/shopify.csv", "--profile", "shopify");
    SAME(figures(&cx, r), "5+ 0~ 0= 2!");
    assert_non_null(strstr(r.out, "\"line\":8,\"reason\":\"“nine” in total is not an amount in EUR.\""));
    assert_non_null(strstr(r.out, "\"line\":9,\"reason\":\"The first row of this order could not be used (line 8).\""));
    struct order o = the(&cx, "5501");
    SAME(o.number, "#1001");
    SAME(o.number_norm, "1001");
    CODES(o, "in_progress", "shipped", "paid");
    SAME(o.payment_raw, "paid");
    SAME(o.delivery_raw, "fulfilled");
    SAME(at(&cx, o.placed_at), "2024-03-05T09:11:12.000Z");
    SAME(at(&cx, o.shipments.at[0].shipped_at), "2024-03-06T08:00:00.000Z");
    assert_null(o.dates);
    SAME(o.phone_norm, "+420777123456");
    SAME(o.ship_postcode, "11000");
    SAME(o.comment, "Please ring\ntwice");
    SAME(o.tags, "vip, gift");
    assert_int_equal(o.total.minor, 3900);
    assert_int_equal(o.items.n, 2);
    SAME(o.items.at[0].name, "Scarf \"Nora\"");
    assert_int_equal(o.items.at[0].quantity, 2);
    assert_int_equal(o.items.at[0].unit_price.minor, 1250);
    o = the(&cx, "5502");
    CODES(o, "new", "not_shipped", "cod");
    o = the(&cx, "5503");
    CODES(o, "in_progress", "partially_shipped", "partially_refunded");
    o = the(&cx, "5504");
    CODES(o, "cancelled", "cancelled", "voided");
    SAME(at(&cx, o.cancelled_at), "2024-03-09T07:00:00.000Z");
    o = the(&cx, "5506");
    CODES(o, "confirmed", "not_shipped", "paid");
    SAME(history(&cx, o.id), "order.created - >#1006");
    FIGURES("0+ 0~ 5= 2!", "tests/import/shopify.csv", "--profile", "shopify");
    cx_free(&cx);
}

static void woocommerce(struct fixture *f)
{
    struct cx cx = order_shop(f, "Europe/Prague");
    FIGURES("6+ 0~ 0= 1!", "tests/import/woocommerce.csv", "--profile=woocommerce");
    struct order o = the(&cx, "3001");
    CODES(o, "confirmed", "preparing", "paid");
    SAME(o.general_raw, "Processing");
    SAME(o.customer_name, "Ann Novák");
    SAME(o.phone_norm, "+420777123456");
    SAME(o.dates, "zone");
    SAME(at(&cx, o.placed_at), "2024-05-01T08:00:00.000Z");
    assert_int_equal(o.total.minor, 125000);
    assert_int_equal(o.items.n, 2);
    assert_int_equal(o.items.at[0].unit_price.minor, 100000);
    o = the(&cx, "3002");
    CODES(o, "on_hold", "not_shipped", "awaiting");
    o = the(&cx, "3003");
    CODES(o, "confirmed", "shipped", "cod");
    SAME(o.tracking_number, "DR123");
    o = the(&cx, "3004");
    CODES(o, "completed", "shipped", "paid");
    o = the(&cx, "3006");
    SAME(o.general, "waiting_for_wool");
    SAME(o.payment, "paid");
    o = the(&cx, "3007");
    SAME(o.general, "returned");
    SAME(o.payment, "refunded");
    cx_free(&cx);
}

static void generic(struct fixture *f)
{
    struct cx cx = order_shop(f, "Europe/Prague");
    struct ran r = RUN("tests/import/generic.csv", "--profile", "generic", "--dry-run");
    SAME(figures(&cx, r), "5+ 0~ 0= 5!");
    int64_t n;
    OK(db_int(&cx, 0, &n, "SELECT COUNT(*) FROM orders WHERE shop_id = $1", T(cx.who.shop)));
    assert_int_equal(n, 0);
    r = RUN("tests/import/generic.csv", "--profile", "generic");
    SAME(figures(&cx, r), "5+ 0~ 0= 5!");
    static const char *const reasons[] = { "“12.345” in total", "“2026-02-30” in placed_at", "no order number", "currency “XXQ”", "opened and not closed" };
    static const int lines[] = { 7, 8, 9, 10, 11 };
    for (size_t i = 0; i < 5; i++) {
        assert_non_null(strstr(r.out, reasons[i]));
        assert_non_null(strstr(r.out, arena_text(cx.mem, "\"line\":%d,", lines[i])));
    }
    struct order o = the(&cx, "A-1");
    CODES(o, "in_progress", "in_transit", "paid");
    assert_int_equal(o.items.n, 2);
    SAME(o.items.at[1].name, "Hat; blue");
    assert_int_equal(o.items.at[0].unit_price.minor, 500);
    assert_int_equal(o.item_count, 3);
    SAME(o.shipments.at[0].tracking_url, "https://track.example/JD014600");
    SAME(o.tracking_norm, "JD014600");
    SAME(o.comment, "Two\nlines");
    SAME(o.dates, "day zone");
    SAME(at(&cx, o.eta_to), "2026-03-09T23:00:00.000Z");
    o = the(&cx, "x2");
    CODES(o, "completed", "delivered", "paid");
    SAME(o.number, "A-2");
    SAME(at(&cx, o.delivered_at), "2026-03-04T11:30:00.000Z");
    assert_null(o.dates);
    o = the(&cx, "x3");
    SAME(o.number, "A-2");                                 /* a number need not be unique */
    CODES(o, "in_progress", "not_delivered", "cod");
    o = the(&cx, "A-4");
    SAME(o.general, "waiting_for_wool");
    assert_int_equal(o.total.minor, 900);
    SAME(the(&cx, "A-9").email, "fay@example.com");
    cx_free(&cx);
}

static void mapped(struct fixture *f)
{
    struct cx cx = order_shop(f, "Europe/Berlin");
    FIGURES("2+ 0~ 0= 0!", "tests/import/mapped.csv", "--profile", "generic", "--map", "tests/import/mapping.txt");
    struct order o = the(&cx, "77-1");
    SAME(o.delivery, "unterwegs");
    SAME(at(&cx, o.placed_at), "2025-12-24T17:00:00.000Z");
    assert_int_equal(o.total.minor, 1990);
    SAME(o.currency, "EUR");
    assert_int_equal(the(&cx, "77-2").total.minor, 129900);
    struct ran r = RUN("tests/import/mapped.csv", "--profile", "generic");
    assert_int_equal(r.status, 1);
    assert_non_null(strstr(r.err, "Found: Bestellung, Kunde, E-Mail, Datum, Zustand, Summe. Wanted: number"));
    r = RUN("tests/import/generic.csv", "--profile", "generic", "--map", "tests/import/mapping.txt");
    assert_int_equal(r.status, 1);
    assert_non_null(strstr(r.err, "has no column “Bestellung”"));
    cx_free(&cx);
}

static void ambiguous_dates(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct ran r = RUN("tests/import/ambiguous.csv", "--profile", "generic");
    assert_int_equal(r.status, 1);
    SAME(r.out, "");
    assert_non_null(strstr(r.err, "the column placed_at can be read in two ways (“03/04/2026”"));
    assert_non_null(strstr(r.err, "--date-format"));
    FIGURES("2+ 0~ 0= 0!", "tests/import/ambiguous.csv", "--profile", "generic", "--date-format", "%d/%m/%Y");
    SAME(at(&cx, the(&cx, "B-1").placed_at), "2026-04-03T00:00:00.000Z");
    FIGURES("0+ 2~ 0= 0!", "tests/import/ambiguous.csv", "--profile", "generic", "--date-format=%m/%d/%Y");
    SAME(at(&cx, the(&cx, "B-1").placed_at), "2026-03-04T00:00:00.000Z");
    cx_free(&cx);
}

static void wrong_usage(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    assert_int_equal(RUN("--profile", "generic").status, 2);
    assert_int_equal(RUN("x.csv").status, 2);
    assert_int_equal(RUN("x.csv", "--profile", "magento").status, 2);
    assert_int_equal(RUN("x.csv", "--profile", "generic", "--fast").status, 2);
    assert_int_equal(RUN("x.csv", "--profile").status, 2);
    assert_int_equal(RUN("x.csv", "--profile", "olist", "--map", "m").status, 2);
    assert_int_equal(run(f, &cx, (const char *const[]){ "people", NULL }).status, 2);
    assert_int_equal(RUN("/nowhere.csv", "--profile", "generic").status, 1);
    assert_int_equal(RUN("tests/import/generic.csv", "--profile", "generic", "--source", "moon").status, 1);
    assert_int_equal(RUN("tests/import/generic.csv", "--profile", "generic", "--shop", "nobody").status, 1);
    assert_int_equal(RUN("tests/import/shopify.csv", "--profile", "olist").status, 1);
    cx_free(&cx);
}

/* --- the Olist tables: read a second time, by a reader that knows only these files --- */

struct line { char *cell[10]; };
struct table { struct line *at; size_t n; };

static const char *olist_path(struct arena *a, const char *name)
{
    const char *shared = getenv("WISMO_SHARED");
    return arena_text(a, "%s/data/%s", shared ? shared : "../shared", name);
}

static int by_first(const void *a, const void *b) { return strcmp(((const struct line *)a)->cell[0], ((const struct line *)b)->cell[0]); }

static struct table table_of(struct arena *a, const char *name, bool sorted)
{
    gzFile z = gzopen(olist_path(a, name), "rb");
    struct table t = { arena_alloc(a, 10000 * sizeof(struct line)), 0 };
    char text[2000];
    for (bool header = true; gzgets(z, text, sizeof(text)); header = false) {
        text[strcspn(text, "\r\n")] = 0;
        if (header)
            continue;
        char *s = arena_copy(a, text);
        for (int i = 0; i < 10 && s; i++) {
            char *end = strchr(s, ',');
            if (end) *end = 0;
            t.at[t.n].cell[i] = *s == '"' ? s[strlen(s) - 1] = 0, s + 1 : s;
            s = end ? end + 1 : NULL;
        }
        t.n++;
    }
    gzclose(z);
    if (sorted)
        qsort(t.at, t.n, sizeof(*t.at), by_first);
    return t;
}

static const struct line *first_of(const struct table *t, const char *key)
{
    struct line k = { { (char *)(uintptr_t)key } };
    const struct line *l = bsearch(&k, t->at, t->n, sizeof(*t->at), by_first);
    while (l && l > t->at && !strcmp(l[-1].cell[0], key))
        l--;
    return l;
}

static int64_t cents(const char *s)
{
    char *end;
    int64_t whole = strtoll(s, &end, 10) * 100;
    if (*end == '.' && end[1])
        whole += (end[1] - '0') * 10 + (end[2] ? end[2] - '0' : 0);
    return whole;
}

/* "2017-07-09 21:57:05", local time of São Paulo. */
static msec moment(const char *s)
{
    int y, mo, d, h, mi, sec;
    if (!s || sscanf(s, "%d-%d-%d %d:%d:%d", &y, &mo, &d, &h, &mi, &sec) != 6)
        return 0;
    return zone_to_utc("America/Sao_Paulo", (day_from_civil(y, (unsigned)mo, (unsigned)d) * 86400 + h * 3600 + mi * 60 + sec) * 1000);
}

struct olist { struct table orders, items, payments, customers; };
struct seen { int late, on_time, without_items, delivered; };

static void compare(struct cx *cx, const struct olist *t, const struct line *l, struct seen *seen)
{
    struct order o = the(cx, l->cell[0]);
    int64_t goods = 0, freight = 0, paid = 0;
    size_t items = 0, payments = 0;
    SAME(o.number, l->cell[0]);
    SAME(o.general_raw, l->cell[2]);
    assert_int_equal(o.placed_at, moment(l->cell[3]));
    assert_int_equal(o.delivered_at, moment(l->cell[6]));
    assert_int_equal(o.eta_to, moment(l->cell[7]));
    SAME(o.custom ? o.custom : "", *l->cell[4] ? arena_text(cx->mem, "{\"approved_at\":\"%s\"}", at(cx, moment(l->cell[4]))) : "");
    assert_int_equal(o.shipments.n, *l->cell[5] || *l->cell[6] ? 1 : 0);
    if (o.shipments.n)
        assert_int_equal(o.shipments.at[0].shipped_at, moment(l->cell[5]));
    for (const struct line *i = first_of(&t->items, l->cell[0]); i && i < t->items.at + t->items.n && !strcmp(i->cell[0], l->cell[0]); i++, items++)
        goods += cents(i->cell[5]), freight += cents(i->cell[6]);
    for (const struct line *p = first_of(&t->payments, l->cell[0]); p && p < t->payments.at + t->payments.n && !strcmp(p->cell[0], l->cell[0]); p++, payments++)
        paid += cents(p->cell[4]);
    assert_int_equal(o.items.n, items);
    assert_int_equal(o.item_count, items);
    assert_int_equal(o.payments.n, payments);
    assert_int_equal(o.subtotal.minor, goods);
    assert_int_equal(o.shipping_total.minor, freight);
    assert_int_equal(o.total.minor, items ? goods + freight : paid);
    assert_int_equal(o.paid_total.minor, *l->cell[4] ? paid : 0);
    SAME(o.currency, "BRL");
    SAME(o.dates, "zone");
    const struct line *c = first_of(&t->customers, l->cell[1]);
    SAME(o.customer_id, c->cell[1]);
    SAME(o.ship_city, c->cell[3]);
    seen->without_items += !items;
    seen->delivered += !strcmp(o.delivery, "delivered") && !strcmp(o.general, "completed");
    if (o.delivered_at)
        *(o.delivered_at > o.eta_to ? &seen->late : &seen->on_time) += 1;
}

static bool olist_there(struct cx *cx)
{
    bool there = !access(olist_path(cx->mem, "olist/orders.csv.gz"), R_OK);
    if (!there)
        print_message("# left out: %s is not there\n", olist_path(cx->mem, "olist"));
    return there;
}

static void count_statuses(struct cx *cx)
{
    static const struct { const char *raw; int64_t n; } wanted[] = { { "delivered", 5172 }, { "shipped", 1107 }, { "canceled", 625 }, { "unavailable", 609 },
        { "invoiced", 314 }, { "processing", 301 }, { "created", 5 }, { "approved", 2 } };
    int64_t n, all = 0;
    for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
        OK(db_int(cx, 0, &n, "SELECT COUNT(*) FROM orders WHERE shop_id = $1 AND general_raw = $2", T(cx->who.shop), T(wanted[i].raw)));
        assert_int_equal(n, wanted[i].n);
        all += n;
    }
    OK(db_int(cx, 0, &n, "SELECT COUNT(*) FROM orders WHERE shop_id = $1", T(cx->who.shop)));
    assert_int_equal(n, all);
    OK(db_int(cx, 0, &n, "SELECT COUNT(*) FROM event WHERE shop_id = $1 AND what = 'order.created' AND actor = 'import'", T(cx->who.shop)));
    assert_int_equal(n, all);
}

static void olist(struct fixture *f)
{
    struct cx cx = order_shop(f, "UTC");
    struct arena *a = cx.mem;
    if (olist_there(&cx)) {
        const char *files[] = { "orders", olist_path(a, "olist/customers.csv.gz"), olist_path(a, "olist/order_items.csv.gz"), olist_path(a, "olist/orders.csv.gz"),
                                olist_path(a, "olist/order_payments.csv.gz"), olist_path(a, "olist/products.csv.gz"), "--profile", "olist", NULL };
        SAME(figures(&cx, run(f, &cx, files)), "8135+ 0~ 0= 0!");
        SAME(figures(&cx, run(f, &cx, files)), "0+ 0~ 8135= 0!");
        struct olist t = { table_of(a, "olist/orders.csv.gz", false), table_of(a, "olist/order_items.csv.gz", true),
                           table_of(a, "olist/order_payments.csv.gz", true), table_of(a, "olist/customers.csv.gz", true) };
        struct seen seen = { 0 };
        int late = 0, on_time = 0;
        for (size_t i = 0; i < t.orders.n; i++) {
            const char *const *c = (const char *const *)t.orders.at[i].cell;
            struct cx one = cx;                              /* its own memory: 8,135 whole orders are read */
            one.mem = arena_new(), one.work = NULL;
            compare(&one, &t, &t.orders.at[i], &seen);
            cx_free(&one);
            if (*c[6])
                *(strcmp(c[6], c[7]) > 0 ? &late : &on_time) += 1;
        }
        count_statuses(&cx);
        assert_int_equal(t.orders.n, 8135);
        assert_int_equal(seen.late, late);
        assert_int_equal(seen.on_time, on_time);
        assert_int_equal(seen.without_items, 775);
        print_message("# olist: %zu orders, %zu items, %zu payments equal; %d late, %d on time, %d without items\n", t.orders.n, t.items.n, t.payments.n,
                      seen.late, seen.on_time, seen.without_items);
    }
    cx_free(&cx);
}

/* Small tables of our own: orders alone, then with the rest, then alone again: what was said once stays. */
static void olist_in_steps(struct fixture *f)
{
    struct cx cx = order_shop(f, "America/New_York");
    struct ran r = RUN("tests/import/olist_orders.csv", "--profile", "olist");
    SAME(figures(&cx, r), "4+ 0~ 0= 2!");
    assert_non_null(strstr(r.out, "\"line\":6,\"reason\":\"This row has no order_id.\""));
    assert_non_null(strstr(r.out, "\"line\":7,\"reason\":\"“yesterday” in order_purchase_timestamp is not a date.\""));
    SAME(at(&cx, the(&cx, "aa01").placed_at), "2024-01-11T02:57:05.000Z");      /* 21:57:05 in the shop's own zone */
    r = RUN("tests/import/olist_payments.csv", "tests/import/olist_items.csv", "tests/import/olist_products.csv", "tests/import/olist_orders.csv", "--profile", "olist");
    SAME(figures(&cx, r), "0+ 4~ 0= 3!");
    assert_non_null(strstr(r.out, "olist_payments.csv\",\"line\":5,\"reason\":\"“seven” in payment_value"));
    FIGURES("0+ 4~ 0= 2!", "tests/import/olist_orders.csv", "--profile", "olist");
    struct order o = the(&cx, "aa01");
    CODES(o, "completed", "delivered", "paid");
    SAME(o.payment_name, "Credit card, Voucher");
    SAME(o.payment_raw, "credit_card,voucher");
    assert_int_equal(o.payments.n, 2);
    SAME(o.payments.at[0].note, "3 installments");
    assert_int_equal(o.paid_total.minor, 3050);
    assert_int_equal(o.total.minor, 3050);
    SAME(o.items.at[0].name, "Luvas de la");
    SAME(o.items.at[1].name, "Product pr2");
    SAME(o.items.at[0].custom, "{\"seller\":\"se1\"}");
    o = the(&cx, "aa02");
    CODES(o, "cancelled", "cancelled", "none");
    o = the(&cx, "aa03");
    CODES(o, "held_at_customs", "shipped", "paid");
    SAME(o.general_raw, "held_at_customs");
    SAME(o.badge, "In transit");
    o = the(&cx, "aa04");
    CODES(o, "new", "not_shipped", "awaiting");
    r = RUN("tests/import/olist_payments.csv", "--profile", "olist");
    assert_int_equal(r.status, 1);
    assert_non_null(strstr(r.err, "Found: order_id, payment_sequential"));
    assert_non_null(strstr(r.err, "Wanted: order_id, order_status"));
    cx_free(&cx);
}

static void olist_variants(struct fixture *f)
{
    struct cx us = order_shop(f, "UTC"), eu = order_shop(f, "UTC"), cx = us;
    if (olist_there(&cx)) {
        FIGURES("500+ 0~ 0= 0!", olist_path(us.mem, "olist_variants/orders_us_dates.csv.gz"), "--profile", "olist");
        FIGURES("0+ 0~ 500= 0!", olist_path(us.mem, "olist_variants/orders_us_dates.csv.gz"), "--profile", "olist", "--date-format", "%m/%d/%Y %H:%M");
        struct order o = the(&us, "6514b8ad8028c9f2cc2374ded245783f");
        SAME(at(&us, o.placed_at), "2017-05-16T16:10:00.000Z");
        SAME(at(&us, o.eta_to), "2017-06-07T03:00:00.000Z");
        cx = eu;
        FIGURES("500+ 0~ 0= 0!", olist_path(us.mem, "olist_variants/orders_eu_dates.csv.gz"), "--profile", "olist");
        o = the(&eu, "9d531c565e28c3e0d756192f84d8731f");
        SAME(at(&eu, o.delivered_at), "2018-01-23T23:38:00.000Z");   /* summer time there */
        SAME(o.delivery, "delivered");
    }
    cx_free(&us);
    cx_free(&eu);
}

EACH(shopify) EACH(long_cells_are_cut_whole) EACH(woocommerce) EACH(generic) EACH(mapped) EACH(ambiguous_dates) EACH(wrong_usage) EACH(olist) EACH(olist_in_steps) EACH(olist_variants)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(shopify), EACH_TEST(long_cells_are_cut_whole), EACH_TEST(woocommerce), EACH_TEST(generic), EACH_TEST(mapped), EACH_TEST(ambiguous_dates),
                                        EACH_TEST(wrong_usage), EACH_TEST(olist), EACH_TEST(olist_in_steps), EACH_TEST(olist_variants) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
