/* slow.c - one shop's other system is slow and flooded; two more shops on the same server must not feel it. What is asked
   outside is a flow's http_request (dead.c: an order source). The other systems are one more process of this program. */
#include "bench/crowd.h"
#include "account/assistant.h"
#include "account/shop.h"
#include "app/commands.h"
#include "base/id.h"
#include "base/json.h"
#include "flow/flow.h"
#include <string.h>

enum { FLOOD = 160, FLOOD_SECONDS = 15, OTHERS = 200, OTHERS_RATE = 50 };

/* --- shops that ask them ------------------------------------------------------------------------------------ */

static const char document[] =
    "{\"name\":\"Outside\",\"locale\":\"en\",\"start\":\"ask\",\"on\":{\"human\":\"person\"},\"texts\":%s,\"nodes\":{"
    "\"ask\":{\"type\":\"ask\",\"text\":\"What?\",\"variable\":\"what\",\"go\":{\"next\":\"call\"}},"
    "\"call\":{\"type\":\"http_request\",\"url\":\"http://127.0.0.1:%d/%s?x=#what#\",\"timeout_ms\":4000,"
    "\"results\":{\"answer\":\"answer\"},\"go\":{\"ok\":\"tell\",\"missing\":\"sorry\",\"refused\":\"sorry\","
    "\"trouble\":\"sorry\"}},"
    "\"tell\":{\"type\":\"say\",\"text\":\"It said: #answer#\",\"otherwise\":\"Nothing\",\"go\":{\"next\":\"ask\"}},"
    "\"sorry\":{\"type\":\"say\",\"text\":\"It does not answer\",\"go\":{\"next\":\"ask\"}},"
    "\"person\":{\"type\":\"end\",\"text\":\"Nobody is here\"}}}";

struct outside {
    const char *shop;
    int port;
    struct stock *out;
};

static err_t shop_outside(struct cx *cx, void *arg)
{
    const struct outside *o = arg;
    const struct setup in = {
        .shop = o->shop,
        .zone = "UTC",
        .currency = "USD",
        .password = "correct horse battery",
        .email = arena_text(cx->mem, "%s@bench.example", o->shop),
    };
    struct made made;
    struct assistant a;
    char *secret;
    int64_t number;
    json_t *shipped; /* for its texts */
    TRY(json_read(cx, flow_order_help, strlen(flow_order_help), &shipped));
    const char *texts = json_text(cx->mem, json_object_get(shipped, "texts"));
    DB_TX(cx);
    TRY(shop_setup(cx, &in, &made));
    TRY(shop_enter(cx, made.shop_id));
    const char *flow = id_new(cx, "flw");
    TRY(flow_add(cx, flow, "Outside", arena_text(cx->mem, document, texts, o->port, o->shop), &number));
    TRY(assistant_add(cx, o->shop, made.source_id, flow, number, &a, &secret));
    o->out->shop_id = made.shop_id;
    o->out->assistant_key = arena_copy(cx->mem, a.key);
    return db_commit(cx);
}

/* --- all of it ------------------------------------------------------------------------------------------------- */

static err_t crowds_open(struct bench *b, const struct process *p, struct stock shops[3], struct crowd c[3])
{
    static const int sizes[] = { FLOOD, OTHERS, OTHERS };
    for (int i = 0; i < 3; i++) {
        if (i < 2)
            TRY(visitors_begin(b, &shops[i], p->port, sizes[i], &c[i].v));
        else
            TRY(visitors_open(b, &shops[i], p->port, sizes[i], &c[i].v));
        c[i].must_say = i < 2 ? "It said: it is packed" : NULL;
        int64_t seconds = b->seconds < 3 ? b->seconds : FLOOD_SECONDS;
        c[i].plan = (struct load_plan){ .port = p->port, .connections = i ? 64 : FLOOD, .within_ms = seconds * 1000 };
        c[i].plan.rate = i ? OTHERS_RATE : 0;
    }
    return NULL;
}

err_t bench_slow(struct bench *b)
{
    struct process peer, server;
    struct stock shops[3];
    struct crowd c[3] = { 0 };
    TRY(bench_peer_start(b, &peer));
    TRY(bench_stock(b, b->orders, &shops[0]));
    TRY(bench_stock_copy(b, &shops[0], "slow", &shops[2]));
    for (int i = 0; i < 2; i++) {
        shops[i] = shops[2];
        TRY(stock_write(b, &shops[i], shop_outside, &(struct outside){ i ? "fast" : "slow", peer.port, &shops[i] }));
    }
    TRY(bench_serve(b, shops[2].db, &server));
    TRY(crowds_open(b, &server, shops, c));
    TRY(crowds_run(b, &c[1], 2));
    crowd_figure(b, "without a flood: a remote system of 5 ms", NULL, 1e9, &c[1]);
    crowd_figure(b, "without a flood: the shop's own orders", NULL, 1e9, &c[2]);
    TRY(crowds_run(b, c, 3));
    bench_figure(b, "flooded: a remote system of 300 ms, 160 at once", NULL, REPORTED,
                 (double)load_time_at(&c[0].result.times, 0.5) / 1000,
                 "%lld calls, p50 %.0f ms, p99 %.0f ms, %lld refused in words or by status",
                 (long long)c[0].result.times.n, (double)load_time_at(&c[0].result.times, 0.5) / 1000,
                 (double)load_time_at(&c[0].result.times, 0.99) / 1000,
                 (long long)(c[0].result.bad + c[0].result.lost));
    crowd_figure(b, "beside it: another shop's remote system of 5 ms", "p99 <= 30 ms", 30, &c[1]);
    crowd_figure(b, "beside it: a third shop's own orders", "p99 <= 20 ms", 20, &c[2]);
    return NULL;
}
