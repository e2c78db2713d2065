/* cost.c - instructions of one turn, one order written, one order changed, counted by callgrind:
     make build/cost && valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect=measured build/cost turn
   What is asked of it is the same in every version, so that two versions can be compared. On SQLite, in process, each with
   a commit of its own; `group` are turns that share one. */
#include "unit/shop_fixture.h"
#include "conversation/conversation.h"
#include "order/eligibility.h"

#define TIMES 300
#define ORDERS 3000

struct scene {
    struct cx cx;
    struct assistant a;
    const char *source;
    char *token;
    bool group;
};

typedef err_t step(struct cx *cx, struct scene *s, int i);

__attribute__((noinline)) err_t measured(step *fn, struct cx *cx, struct scene *s, int i);
__attribute__((noinline)) err_t measured(step *fn, struct cx *cx, struct scene *s, int i) { return fn(cx, s, i); }

static struct order order_nth(struct arena *a, int i, const char *general)
{
    static struct order_item items[2] = { { .name = "Blue mug", .quantity = 2, .unit_price = { 1500, "USD" } },
                                          { .name = "Saucer", .quantity = 1, .unit_price = { 1200, "USD" } } };
    static struct shipment parcel = { .carrier = "DHL", .tracking_number = "JD0001", .status = "in_transit", .told_by = "store" };
    struct order in = order_in(arena_text(a, "%d", 1000 + i), arena_text(a, "ann%d@example.com", i));
    in.general = general;
    in.items.at = items, in.items.n = 2;
    in.shipments.at = &parcel, in.shipments.n = 1;
    in.placed_at = INT64_C(1767225600000) + i * HOUR;
    in.external_id = in.number;
    return in;
}

/* --- what is measured ------------------------------------------------------------------------------------------ */

static err_t turn(struct cx *cx, struct scene *s, int i)
{
    struct visitor who = { .address = "11.0.0.1", .arrived = clock_mono() };
    struct turn t = { 0 };
    const char *words = arena_text(cx->mem, "Where is %d? I am ann%d@example.com", 1000 + i, i);
    TRY(conversation_token(cx, s->token, &who));
    return conversation_hear(cx, &who, &(struct heard){ .text = words }, arena_text(cx->mem, "key %d", i), &t);
}

static err_t add(struct cx *cx, struct scene *s, int i)
{
    (void)s;
    struct order in = order_nth(cx->mem, ORDERS + i, "in_progress"), out = { 0 };
    return order_add(cx, &in, &out);
}

static err_t take(struct cx *cx, struct scene *s, int i)
{
    struct order in = order_nth(cx->mem, 2 * ORDERS + i, "in_progress");
    enum order_taken taken;
    const char *id;
    in.source_id = s->source;
    DB_TX(cx);
    TRY(order_take(cx, &in, &taken, &id));
    return db_commit(cx);
}

/* An order's general status becomes another one: history, event, cards. */
static err_t again(struct cx *cx, struct scene *s, int i)
{
    struct order in = order_nth(cx->mem, i % ORDERS, "completed");
    enum order_taken taken;
    const char *id;
    in.source_id = s->source;
    DB_TX(cx);
    TRY(order_take(cx, &in, &taken, &id));
    return db_commit(cx);
}

static const struct {
    const char *name;
    step *fn;
    enum lane lane;
} kinds[] = {
    { "turn", turn, LANE_INSIDE },   { "group", turn, LANE_INSIDE },  { "add", add, LANE_COMMAND },
    { "import", take, LANE_COMMAND }, { "change", again, LANE_COMMAND },
};

/* --- the scene --------------------------------------------------------------------------------------------------- */

static err_t fill(struct cx *cx, const char *source)
{
    DB_TX(cx);
    for (int i = 0; i < ORDERS; i++) {
        enum order_taken taken;
        const char *id;
        struct order in = order_nth(cx->mem, i, "in_progress");
        in.source_id = source;
        TRY(order_take(cx, &in, &taken, &id));
    }
    return db_commit(cx);
}

static void scene_start(struct scene *s, struct fixture *f)
{
    char *secret;
    int64_t number;
    struct turn opened;
    struct visitor who = { .address = "11.0.0.1", .arrived = clock_mono() };
    *s = (struct scene){ 0 };
    s->cx = shop_cx(f, "Kiln", &s->source);
    struct cx *cx = &s->cx;
    const char *flow = id_new(cx, "flw");
    OK(eligibility_install(cx));
    OK(flow_add(cx, flow, "Order help", flow_order_help, &number));
    OK(assistant_add(cx, "Kiln", s->source, flow, number, &s->a, &secret));
    OK(fill(cx, s->source));
    OK(conversation_open(cx, &s->a, &who, &s->token, &opened));
}

static void times(struct scene *s, struct fixture *f, size_t k)
{
    struct principal who = s->cx.who;
    for (int i = 0; i < TIMES; i++) {
        struct cx cx = { .mem = arena_new(), .db = f->db, .now = s->cx.now, .lane = kinds[k].lane, .group = s->group };
        if (kinds[k].fn != turn)
            cx.who = who;
        /* the first ones prepare what is kept */
        OK(i < TIMES / 10 ? kinds[k].fn(&cx, s, i) : measured(kinds[k].fn, &cx, s, i));
        cx_free(&cx);
        if (s->group && i % 20 == 19)
            db_group_end(f->db);
    }
}

int main(int argc, char **argv)
{
    struct fixture f;
    struct scene s;
    for (size_t k = 0; argc == 2 && k < sizeof(kinds) / sizeof(*kinds); k++)
        if (!strcmp(argv[1], kinds[k].name)) {
            door_limits(false);
            fixture_start(&f, false);
            scene_start(&s, &f);
            s.group = !strcmp(argv[1], "group");
            times(&s, &f, k);
            if (s.group)
                db_group_end(f.db);
            cx_free(&s.cx);
            fixture_end(&f);
            printf("%d\n", TIMES - TIMES / 10);
            return 0;
        }
    fprintf(stderr, "cost turn|group|add|import|change\n");
    return 2;
}
