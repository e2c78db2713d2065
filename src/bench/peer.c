/* peer.c - the other systems that shops ask, as one more process: `wismo bench --peer`. */
#include "bench/crowd.h"
#include "app/commands.h"
#include "base/clock.h"
#include "http/http.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SLOW_MS = 300, FAST_MS = 5, DEAD_MS = 120000 };

static void order_answer(struct buf *to, const char *number)
{
    char now[TIME_TEXT];
    time_put(now, clock_wall());
    buf_fmt(to,
            "{\"id\":\"%s\",\"number\":\"%s\",\"email\":\"buyer%s@store.example\",\"general\":\"in_progress\","
            "\"delivery\":\"in_transit\",\"payment\":\"paid\",\"currency\":\"EUR\","
            "\"total\":{\"minor\":4200,\"currency\":\"EUR\"},\"placed_at\":\"2026-11-01T10:00:00Z\","
            "\"changed_at\":\"2026-11-02T10:00:00Z\",\"items\":[{\"name\":\"Mug\",\"quantity\":2,"
            "\"unit_price\":{\"minor\":2100,\"currency\":\"EUR\"}}],\"shipments\":[{\"carrier\":\"DHL\","
            "\"tracking_number\":\"T%s\",\"status\":\"in_transit\",\"shipped_at\":\"%s\",\"last_event_at\":\"%s\"}]}",
            number, number, number, number, now, now);
}

static void store_answer(struct http_exchange *ex, struct buf *to)
{
    static const char one[] = "/store/orders/";
    struct arena *a = arena_new();
    const char *number = http_query(a, ex, "number");
    if (text_starts(ex->path, one)) {
        order_answer(to, ex->path + sizeof(one) - 1);
    } else {
        buf_text(to, "{\"items\":[");
        if (number)
            order_answer(to, number);
        buf_text(to, "]}");
    }
    arena_free(a);
}

static void peer_answer(struct http_exchange *ex, void *arg)
{
    (void)arg;
    struct http_answer a = { .status = 200, .type = "application/json" };
    a.not_before = ex->arrived + (text_starts(ex->path, "/slow")   ? SLOW_MS
                                  : text_starts(ex->path, "/dead") ? DEAD_MS
                                                                   : FAST_MS);
    if (text_starts(ex->path, "/store/"))
        store_answer(ex, &a.body);
    else
        buf_text(&a.body, "{\"answer\":\"it is packed\"}");
    http_answer(ex, &a);
}

/* Until it is told to end. */
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

err_t bench_peer_start(struct bench *b, struct process *out)
{
    char self[4096] = "";
    ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
    const char *argv[] = { self, "bench", "--peer", NULL };
    if (n <= 0)
        return fail(b->cx, E_INTERNAL, "The program's own file was not found.");
    return bench_start(b, "peer", argv, "peer at ", 0, out);
}
