/* slow.c - one shop's other system is slow and flooded; two more shops on the same server must not feel it. There
   is no remote order source yet: what is asked outside is a flow's http_request, which goes the same way (the OUTSIDE
   lane, its share a shop, http_call). The other systems are one more process of this program. */
#include "bench/bench.h"
#include "account/assistant.h"
#include "account/shop.h"
#include "app/commands.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "flow/flow.h"
#include "http/http.h"
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SLOW_MS = 300, FAST_MS = 5, FLOOD = 160, FLOOD_SECONDS = 15, OTHERS = 200, OTHERS_RATE = 50 };

/* --- the other systems ----------------------------------------------------------------------------------- */

static void peer_answer(struct http_exchange *ex, void *arg)
{
    (void)arg;
    struct http_answer a = { .status = 200, .type = "application/json" };
    a.not_before = ex->arrived + (text_starts(ex->path, "/slow") ? SLOW_MS : FAST_MS);
    buf_text(&a.body, "{\"answer\":\"it is packed\"}");
    http_answer(ex, &a);
}

/* `wismo bench --peer`: until it is told to end. */
int bench_peer(struct cx *cx)
{
    const struct http_config config = { .listen = "127.0.0.1:0", .handle = peer_answer };
    sigset_t ends;
    int signal_number;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, NULL);
    err_t e = http_start(cx, &config);
    if (e)
        return command_failed(e);
    fprintf(stderr, "peer at %d\n", http_port());
    sigwait(&ends, &signal_number);
    http_stop(0);
    return 0;
}

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

/* --- their visitors --------------------------------------------------------------------------------------------- */

struct crowd {
    struct visitors *v;
    struct load_plan plan;
    struct load_result result;
    const char *must_say;
    struct cx cx; /* a thread's own */
    pthread_t thread;
    err_t e;
};

static bool crowd_ask(void *crowd, int connection, struct buf *to)
{
    struct crowd *c = crowd;
    (void)connection;
    if (c->must_say)
        visitors_say(c->v, c->v->next, "where is it", to);
    else
        return visitors_ask(c->v, connection, to);
    c->v->next = (c->v->next + 1) % c->v->n;
    return true;
}

static bool crowd_check(void *crowd, int connection, const struct load_answer *a)
{
    struct crowd *c = crowd;
    return c->must_say ? a->status == 200 && strstr(a->body, c->must_say) : visitors_check(c->v, connection, a);
}

static void *crowd_run(void *crowd)
{
    struct crowd *c = crowd;
    c->e = load_run(&c->cx, &c->plan, &c->result);
    return NULL;
}

static err_t crowds_run(struct bench *b, struct crowd *c, int n)
{
    for (int i = 0; i < n; i++) {
        c[i].cx = (struct cx){ .mem = arena_new() };
        c[i].plan.request = crowd_ask, c[i].plan.answer = crowd_check, c[i].plan.arg = &c[i];
        if (pthread_create(&c[i].thread, NULL, crowd_run, &c[i]))
            return fail(b->cx, E_BUSY, "A thread could not be started.");
    }
    err_t e = NULL;
    for (int i = 0; i < n; i++) {
        pthread_join(c[i].thread, NULL);
        if (c[i].e)
            e = fail(b->cx, c[i].e->code, "%s", c[i].e->message);
        arena_free(c[i].cx.mem);
    }
    return e;
}

static void other_figure(struct bench *b, const char *what, const char *must, double most, const struct crowd *c)
{
    double p99 = (double)load_time_at(&c->result.times, 0.99) / 1000;
    bool good = !c->result.bad && !c->result.lost && p99 <= most;
    bench_figure(b, what, must,
                 !must  ? REPORTED
                 : good ? REACHED
                        : NOT_REACHED,
                 p99, "p50 %.1f ms, p99 %.1f ms of %lld, %lld wrong",
                 (double)load_time_at(&c->result.times, 0.5) / 1000, p99, (long long)c->result.times.n,
                 (long long)(c->result.bad + c->result.lost));
}

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
    char self[4096] = "";
    ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
    const char *argv[] = { self, "bench", "--peer", NULL };
    if (n <= 0)
        return fail(b->cx, E_INTERNAL, "The program's own file was not found.");
    TRY(bench_start(b, "peer", argv, "peer at ", 0, &peer));
    TRY(bench_stock(b, b->orders, &shops[0]));
    TRY(bench_stock_copy(b, &shops[0], "slow", &shops[2]));
    for (int i = 0; i < 2; i++) {
        shops[i] = shops[2];
        TRY(stock_write(b, &shops[i], shop_outside, &(struct outside){ i ? "fast" : "slow", peer.port, &shops[i] }));
    }
    TRY(bench_serve(b, shops[2].db, &server));
    TRY(crowds_open(b, &server, shops, c));
    TRY(crowds_run(b, &c[1], 2));
    other_figure(b, "without a flood: a remote system of 5 ms", NULL, 1e9, &c[1]);
    other_figure(b, "without a flood: the shop's own orders", NULL, 1e9, &c[2]);
    TRY(crowds_run(b, c, 3));
    bench_figure(b, "flooded: a remote system of 300 ms, 160 at once", NULL, REPORTED,
                 (double)load_time_at(&c[0].result.times, 0.5) / 1000,
                 "%lld calls, p50 %.0f ms, p99 %.0f ms, %lld refused in words or by status",
                 (long long)c[0].result.times.n, (double)load_time_at(&c[0].result.times, 0.5) / 1000,
                 (double)load_time_at(&c[0].result.times, 0.99) / 1000,
                 (long long)(c[0].result.bad + c[0].result.lost));
    other_figure(b, "beside it: another shop's remote system of 5 ms", "p99 <= 30 ms", 30, &c[1]);
    other_figure(b, "beside it: a third shop's own orders", "p99 <= 20 ms", 20, &c[2]);
    return NULL;
}
