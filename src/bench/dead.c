/* dead.c - one shop's store accepts calls and never answers; another shop's remote store, and a third shop's own orders, must
   not feel it. The same turns are made before and while it is dead, in one run. */
#include "bench/crowd.h"
#include "account/assistant.h"
#include "account/shop.h"
#include "app/commands.h"
#include "base/json.h"
#include "http/client.h"
#include "source/source.h"
#include <string.h>

enum { DEAD_CALLERS = 400, DEAD_AT_ONCE = 128, DEAD_RATE = 20, OTHERS = 200, RATE_OF_OTHERS = 50, SECONDS = 15 };

struct remote {
    const char *shop;
    int port;
    struct stock *out;
};

/* A shop whose only order source is a system of the peer. */
static err_t shop_remote(struct cx *cx, void *arg)
{
    const struct remote *r = arg;
    const struct setup in = {
        .shop = r->shop,
        .zone = "UTC",
        .currency = "EUR",
        .password = "correct horse battery",
        .email = arena_text(cx->mem, "%s@bench.example", r->shop),
    };
    struct made made;
    struct source s;
    struct assistant a;
    DB_TX(cx);
    TRY(shop_setup(cx, &in, &made));
    TRY(shop_enter(cx, made.shop_id));
    const char *url = arena_text(cx->mem, "http://127.0.0.1:%d/%s", r->port, r->shop);
    TRY(source_add(cx, "http", r->shop, json_tie(cx->mem, json_pack("{s:s}", "url", url)), &s));
    TRY(assistant_get(cx, made.assistant_id, &a));
    TRY(source_connect(cx, a.id, json_tie(cx->mem, json_pack("[s]", s.id)), a.version, &a));
    r->out->shop_id = made.shop_id;
    r->out->assistant_key = arena_copy(cx->mem, made.assistant_key);
    return db_commit(cx);
}

static err_t crowds_open(struct bench *b, const struct process *p, struct stock shops[3], struct crowd c[3])
{
    static const int sizes[] = { DEAD_CALLERS, OTHERS, OTHERS };
    static const char *const says[] = { "cannot reach the order system", "\"kind\":\"order\"", NULL };
    int64_t seconds = b->seconds < 3 ? b->seconds : SECONDS;
    for (int i = 0; i < 3; i++) {
        if (i < 2)
            TRY(visitors_begin(b, &shops[i], p->port, sizes[i], &c[i].v));
        else
            TRY(visitors_open(b, &shops[i], p->port, sizes[i], &c[i].v));
        c[i].must_say = says[i];
        c[i].store = i < 2;
        c[i].chance = (uint64_t)i;
        c[i].plan =
            (struct load_plan){ .port = p->port, .connections = i ? 64 : DEAD_AT_ONCE, .within_ms = seconds * 1000 };
        c[i].plan.rate = i ? RATE_OF_OTHERS : DEAD_RATE; /* each of its visitors asks once */
    }
    return NULL;
}

err_t bench_dead(struct bench *b)
{
    struct process peer, server;
    struct stock shops[3];
    struct crowd c[3] = { 0 };
    http_client_start("127.0.0.1"); /* for this process, which saves the sources' addresses */
    TRY(bench_peer_start(b, &peer));
    TRY(bench_stock(b, b->orders, &shops[0]));
    TRY(bench_stock_copy(b, &shops[0], "dead", &shops[2]));
    for (int i = 0; i < 2; i++) {
        shops[i] = shops[2];
        TRY(stock_write(b, &shops[i], shop_remote, &(struct remote){ i ? "store" : "dead", peer.port, &shops[i] }));
    }
    TRY(bench_serve(b, shops[2].db, &server));
    TRY(crowds_open(b, &server, shops, c));
    TRY(crowds_run(b, &c[1], 2));
    double before = crowd_p99(&c[1]);
    crowd_figure(b, "all stores answer: another shop's remote store of 5 ms", NULL, 1e9, &c[1]);
    crowd_figure(b, "all stores answer: a third shop's own orders", NULL, 1e9, &c[2]);
    TRY(crowds_run(b, c, 3));
    crowd_figure(b, "a store that never answers, 20 asked it a second: its own words", "p99 <= 6,000 ms", 6000, &c[0]);
    double most = before * 2 < 50 ? before * 2 : 50;
    crowd_figure(b, "beside it: another shop's remote store of 5 ms",
                 arena_text(b->cx->mem, "p99 <= 2 x %.1f ms and <= 50 ms", before), most, &c[1]);
    crowd_figure(b, "beside it: a third shop's own orders", "p99 <= 20 ms", 20, &c[2]);
    return NULL;
}
