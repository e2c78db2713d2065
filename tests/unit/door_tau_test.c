/* door_tau_test.c - every pair of tau_retail/identity_pairs.csv at the door of a shop with its 511 orders, and
   of a twin shop beside it: shown or refused as the file says, and nothing of the customer leaks.
   The files come from WISMO_SHARED or ../shared; without them the test says so and passes. */
#include "shop_fixture.h"
#include "base/json.h"

static char *slurp(struct arena *a, const char *name, size_t *n)
{
    const char *shared = getenv("WISMO_SHARED");
    FILE *in = fopen(arena_text(a, "%s/data/tau_retail/%s", shared ? shared : "../shared", name), "rb");
    if (!in)
        return NULL;
    struct buf b = { 0 };
    char block[65536];
    for (size_t got; (got = fread(block, 1, sizeof(block), in)) > 0;)
        buf_add(&b, block, got);
    fclose(in);
    *n = b.n;
    char *copy = arena_copy_n(a, b.at, b.n);
    buf_free(&b);
    return copy;
}

static json_t *tree(struct cx *cx, const char *name)
{
    size_t n;
    json_t *out = NULL;
    char *text = slurp(cx->mem, name, &n);
    if (text)
        OK(json_read(cx, text, n, &out));
    return out;
}

struct person { const char *name, *email, *zip, *line1, *line2; };

static struct person person_of(struct cx *cx, const json_t *users, const json_t *order)
{
    const json_t *user = json_object_get(users, json_str(order, "user_id")), *name = json_object_get(user, "name");
    const json_t *address = json_object_get(order, "address");
    return (struct person){ arena_text(cx->mem, "%s %s", json_str(name, "first_name"), json_str(name, "last_name")), json_str(user, "email"),
                            json_str(address, "zip"), json_str(address, "address1"), json_str(address, "address2") };
}

static void codes(const char *status, struct order *o)
{
    static const char *const map[][4] = {
        { "pending", "new", "not_shipped", "paid" }, { "processed", "in_progress", "shipped", "paid" },
        { "delivered", "completed", "delivered", "paid" }, { "cancelled", "cancelled", "cancelled", "refunded" },
    };
    for (size_t i = 0; i < 4; i++)
        if (!strcmp(map[i][0], status))
            o->general = map[i][1], o->delivery = map[i][2], o->payment = map[i][3];
    o->general_raw = status;
}

static void items_of(struct cx *cx, const json_t *order, struct order *o)
{
    const json_t *list = json_object_get(order, "items");
    o->items.at = arena_alloc(cx->mem, json_array_size(list) * sizeof(*o->items.at));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        int64_t minor = (int64_t)(json_number_value(json_object_get(item, "price")) * 100 + 0.5);
        o->items.at[o->items.n++] = (struct order_item){ .name = json_str(item, "name"), .sku = json_str(item, "item_id"), .quantity = 1, .unit_price = { minor, "USD" } };
    }
}

static void take(struct cx *cx, const char *source, const json_t *users, const char *number, const json_t *order, const char *prefix)
{
    struct person p = person_of(cx, users, order);
    struct order o = { .source_id = source, .external_id = number, .number = number, .email = arena_text(cx->mem, "%s%s", prefix, p.email), .customer_name = p.name, .ship_name = p.name,
                       .ship_line1 = p.line1, .ship_line2 = p.line2, .ship_postcode = p.zip, .phone = "+1 212 555 0147", .currency = "USD",
                       .customer_id = json_str(order, "user_id"), .payment_name = "Card", .shipping_name = "UPS Ground", .placed_at = cx->now - 20 * DAY };
    struct shipment parcel = { .carrier = "UPS" };
    const json_t *sent = json_array_get(json_object_get(order, "fulfillments"), 0);
    codes(json_str(order, "status"), &o);
    items_of(cx, order, &o);
    if (sent) {
        parcel.tracking_number = json_string_value(json_array_get(json_object_get(sent, "tracking_id"), 0));
        parcel.status = strcmp(o.delivery, "delivered") ? "shipped" : "delivered";
        o.shipments.at = &parcel, o.shipments.n = 1;
    }
    enum order_taken taken;
    const char *id;
    OK(order_take(cx, &o, &taken, &id));
}

/* The file's orders into the shop; prefix goes before every e-mail. */
static size_t take_all(struct cx *cx, const char *source, const json_t *orders, const json_t *users, const char *prefix)
{
    const char *number;
    const json_t *order;
    struct db_scope tx;
    size_t n = 0;
    OK(db_begin(cx, &tx));
    json_object_foreach((json_t *)(uintptr_t)orders, number, order) {
        take(cx, source, users, number, order, prefix);
        n++;
    }
    OK(db_commit(cx));
    db_leave(&tx);
    return n;
}

/* The view of a shown order holds nothing of the customer. */
static void leaks_nothing(struct cx *cx, struct visit *v, const char *id, const struct person *p, size_t *leaks)
{
    struct order_view view;
    OK(door_view(cx, v, id, &view));
    const char *json = card_json(cx, &view), *private[] = { p->name, strrchr(p->name, ' ') + 1, p->email, p->zip, p->line1, p->line2, "555", "0147" };
    for (size_t i = 0; i < sizeof(private) / sizeof(*private); i++)
        if (!text_empty(private[i]) && strlen(private[i]) > 3 && strstr(json, private[i])) {
            print_error("“%s” in %s\n", private[i], json);
            ++*leaks;
        }
}

/* Whether the door opens for this pair; what it opens must be that order of that shop. */
static bool opens(struct cx *cx, const char *source, const char *number, const char *email, const struct person *p, size_t *leaks)
{
    struct cx one = { .mem = arena_new(), .db = cx->db, .now = cx->now, .who = cx->who };
    struct visit v = visit_new(&one, source);
    const char *id = NULL;
    bool open = prove(&one, &v, number, email, &id) == DOOR_PROVEN;
    if (open && p) {
        struct order o;
        OK(order_get(&one, id, &o));
        assert_string_equal(o.number, number);
        leaks_nothing(&one, &v, id, p, leaks);
    }
    cx_free(&one);
    return open;
}

static void pairs(struct fixture *f)
{
    const char *source, *other;
    struct cx cx = shop_cx(f, "tau", &source), twin = shop_cx(f, "tau's twin", &other);
    json_t *orders = tree(&cx, "orders.json"), *users = tree(&cx, "users.json");
    size_t csv_n, shown = 0, refused = 0, wrong = 0, leaks = 0, orders_n;
    char *csv = slurp(cx.mem, "identity_pairs.csv", &csv_n), *save = NULL;
    if (!orders || !users || !csv) {
        print_message("SKIPPED: tau_retail is neither in $WISMO_SHARED nor in ../shared\n");
        goto out;
    }
    orders_n = take_all(&cx, source, orders, users, "");
    assert_int_equal(take_all(&twin, other, orders, users, "twin."), orders_n);
    for (char *line = strtok_r(csv, "\r\n", &save); (line = strtok_r(NULL, "\r\n", &save));) {
        char number[64], email[200], must[16];
        assert_int_equal(sscanf(line, "%63[^,],%199[^,],%15s", number, email, must), 3);
        bool show = !strcmp(must, "show");
        struct person p = person_of(&cx, users, json_object_get(orders, number));
        bool open = opens(&cx, source, number, email, &p, &leaks);
        shown += open, refused += !open, wrong += open != show;
        if (open != show)
            print_error("%s + %s: %s\n", number, email, open ? "shown" : "refused");
        leaks += opens(&twin, other, number, email, NULL, &leaks);         /* equal numbers, other people */
    }
    print_message("  %zu orders; %zu shown, %zu refused, %zu wrong, %zu leaks\n", orders_n, shown, refused, wrong, leaks);
    assert_int_equal(orders_n, 511);
    assert_int_equal(shown + refused, 1022);
    assert_int_equal(wrong, 0);
    assert_int_equal(leaks, 0);
out:
    cx_free(&cx);
    cx_free(&twin);
}

EACH(pairs)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(pairs) };
    return cmocka_run_group_tests_name("identity pairs", tests, NULL, NULL);
}
