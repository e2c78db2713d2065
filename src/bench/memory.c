/* memory.c - how soon a server with many orders answers, and whether its memory stays where it is: over many turns
   of ever new visitors, over logins (whose hashing takes 64 MB for a moment), and over a walk through the order list. */
#include "bench/bench.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { STARTS = 9, SAMPLES = 20, TURNS_EACH = 10, LOGINS = 4, PAGES = 200 };

/* --- the start --------------------------------------------------------------------------------------- */

static void forget_pages(const struct stock *s)
{
    int fd = open(s->db, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    close(fd);
}

static err_t starts(struct bench *b, const struct stock *s, struct visitors *v, bool cold, double *out)
{
    for (int i = 0; i < STARTS; i++) {
        struct process p;
        struct load_plan plan = plan_turns(b, v);
        struct load_result r;
        if (cold)
            forget_pages(s);
        int64_t began = load_clock();
        TRY(bench_serve(b, s->db, &p));
        plan.port = v->port = p.port;
        plan.connections = 1, plan.most = 1, plan.within_ms = 60000;
        TRY(load_run(b->cx, &plan, &r));
        out[i] = (double)(load_clock() - began) / 1000;
        bench_stop(&p);
        if (r.good != 1)
            return fail(b->cx, E_REMOTE, "The first answer was not the right one: %.300s", v->wrong ? v->wrong : "-");
    }
    return NULL;
}

err_t bench_begin(struct bench *b)
{
    struct stock s;
    struct process p;
    struct visitors *v;
    double warm[STARTS], cold[STARTS];
    TRY(bench_stock(b, b->more_orders, &s));
    TRY(bench_serve(b, s.db, &p));
    TRY(visitors_open(b, &s, p.port, 100, &v)); /* their tokens outlive the server */
    bench_stop(&p);
    TRY(starts(b, &s, v, false, warm));
    TRY(starts(b, &s, v, true, cold));
    double most = bench_most(warm, STARTS), middle = bench_median(warm, STARTS);
    bench_figure(b, arena_text(b->cx->mem, "from start to the first turn's answer, %lld orders", (long long)s.n),
                 "<= 300 ms", middle <= 300, middle, "%.0f ms (the slowest of %d: %.0f ms)", middle, STARTS, most);
    most = bench_most(cold, STARTS);
    bench_figure(b, "the same with the database out of the page cache", NULL, REPORTED, bench_median(cold, STARTS),
                 "%.0f ms (the slowest %.0f ms)", bench_median(cold, STARTS), most);
    return NULL;
}

/* --- memory ---------------------------------------------------------------------------------------------- */

static bool ask_login(void *arg, int connection, struct buf *to)
{
    static const char body[] = "{\"email\":\"owner@bench.example\",\"password\":\"correct horse battery\"}";
    (void)arg, (void)connection;
    buf_fmt(to,
            "POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 12.0.0.2\r\n"
            "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
            sizeof(body) - 1, body);
    return true;
}

/* Pages from the first to the last, evenly: a walk through all would take the server an hour of skipping. */
struct walk {
    const struct stock *stock;
    int page;
    int64_t orders;
};

static bool ask_page(void *walk, int connection, struct buf *to)
{
    struct walk *w = walk;
    int64_t pages = w->stock->n / 200;
    (void)connection;
    if (w->page == PAGES || w->page >= pages)
        return false;
    buf_fmt(to,
            "GET /api/v1/orders?per_page=200&page=%lld HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 12.0.0.3\r\n"
            "Authorization: Bearer %s\r\n\r\n",
            (long long)(1 + w->page++ * pages / (pages < PAGES ? pages : PAGES)), w->stock->api_key);
    return true;
}

static bool page_check(void *walk, int connection, const struct load_answer *a)
{
    struct walk *w = walk;
    (void)connection;
    for (const char *at = a->body; (at = strstr(at, "\"id\":\"ord_")); at++)
        w->orders++;
    return a->status == 200;
}

static bool is_good(void *arg, int connection, const struct load_answer *a)
{
    (void)arg, (void)connection;
    return a->status == 200 || a->status == 201;
}

static double mib(const struct process *p) { return (double)bench_resident(p) / 1048576; }

/* Turns of visitors who come and go; the memory after each part. */
static err_t turns_run(struct bench *b, const struct stock *s, const struct process *p, double *samples, int64_t *rows)
{
    struct visitors *v = NULL;
    int64_t each = b->turns / SAMPLES, left = 0;
    for (int i = 0; i < SAMPLES; i++) {
        for (int64_t done = 0, n; done < each; done += n) {
            if (!left) {
                if (v)
                    *rows += v->messages;
                TRY(visitors_open(b, s, p->port, (int)b->conversations, &v));
                left = (int64_t)TURNS_EACH * v->n;
            }
            struct load_plan plan = plan_turns(b, v);
            struct load_result r;
            n = each - done < left ? each - done : left;
            left -= n;
            plan.most = n, plan.within_ms = 3600000;
            TRY(load_run(b->cx, &plan, &r));
            if (r.good != n)
                return fail(b->cx, E_REMOTE, "%lld turns of %lld went wrong: %.300s", (long long)(n - r.good),
                            (long long)n, v->wrong ? v->wrong : "-");
        }
        samples[i] = mib(p);
        bench_note("%lld turns: %.1f MiB", (long long)(each * (i + 1)), samples[i]);
    }
    *rows += v->messages;
    return NULL;
}

static err_t logins_and_pages(struct bench *b, const struct stock *s, const struct process *p)
{
    struct walk w = { .stock = s };
    struct load_result r;
    struct load_plan plan = { .port = p->port, .connections = LOGINS, .most = LOGINS, .within_ms = 60000 };
    plan.request = ask_login, plan.answer = is_good;
    TRY(load_run(b->cx, &plan, &r));
    double after = mib(p);
    bench_figure(b, "resident memory after four logins at once", NULL, REPORTED, after, "%.1f MiB%s", after,
                 r.good == LOGINS ? "" : ", not all of which succeeded");
    plan = (struct load_plan){ .port = p->port, .connections = 1, .within_ms = 600000 };
    plan.request = ask_page, plan.answer = page_check, plan.arg = &w;
    TRY(load_run(b->cx, &plan, &r));
    bench_figure(b, "resident memory after a walk through the order list (there is no export yet)", NULL, REPORTED,
                 mib(p), "%.1f MiB after %lld orders on %d pages, %.0f ms a page%s", mib(p), (long long)w.orders,
                 w.page, (double)r.wall_us / 1000 / (w.page ? w.page : 1), r.bad ? ", not all of which came" : "");
    return NULL;
}

err_t bench_memory(struct bench *b)
{
    struct stock s;
    struct process p;
    double samples[SAMPLES];
    int64_t before, rows = 0, found;
    TRY(bench_stock(b, b->more_orders, &s));
    TRY(stock_messages(b, &s, &before));
    TRY(bench_serve(b, s.db, &p));
    TRY(turns_run(b, &s, &p, samples, &rows));
    struct buf text = { 0 };
    for (int i = 0; i < SAMPLES; i++)
        buf_fmt(&text, "%s%.0f", i ? ", " : "", samples[i]);
    bench_figure(b, arena_text(b->cx->mem, "resident memory along %lld turns", (long long)b->turns), NULL, REPORTED,
                 samples[SAMPLES - 1], "MiB: %s", text.at);
    buf_free(&text);
    double growth = samples[SAMPLES - 1] / samples[SAMPLES / 5];
    bench_figure(b, "from a fifth of the turns to the end", "flat: <= 1.1 x", growth <= 1.1, growth, "%.3f x", growth);
    TRY(logins_and_pages(b, &s, &p));
    double end = mib(&p);
    bench_figure(b, "resident memory at the end", "<= 120 MB", end * 1.048576 <= 120, end,
                 "%.1f MiB (the most it ever was: %.1f MiB)", end, (double)bench_resident_most(&p) / 1048576);
    bench_stop(&p);
    TRY(stock_messages(b, &s, &found));
    found -= before;
    bench_figure(b, "messages of these turns acknowledged and found", "all, and no more", found == rows, (double)found,
                 "%lld of %lld", (long long)found, (long long)rows);
    return NULL;
}
