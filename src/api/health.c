/* health.c - is it alive, does its database answer, and figures for Prometheus. */
#include "account/shop.h"
#include "account/staff.h"
#include "api/serve.h"
#include <stdatomic.h>

static _Atomic int64_t answers[6]; /* by status / 100 */

void count_answer(int status)
{
    if (status >= 100 && status < 600)
        answers[status / 100]++;
}

err_t health_alive(struct cx *cx, struct req *rq)
{
    (void)cx;
    rq->type = "text/plain; charset=utf-8";
    buf_text(&rq->fields, "Cache-Control: no-store\r\n");
    buf_text(&rq->out, "ok\n");
    return NULL;
}

err_t health_ready(struct cx *cx, struct req *rq)
{
    shop_list shops = { 0 };
    err_t e = shop_page(cx, "", 1, &shops);
    if (e)
        return fail_detail(cx, fail_retry(cx, E_BUSY, 5, "The database does not answer."), "%s", e->message);
    return health_alive(cx, rq);
}

static void figure(struct buf *to, const char *name, const char *kind, int64_t n)
{
    buf_fmt(to, "# TYPE wismo_%s %s\nwismo_%s %lld\n", name, kind, name, (long long)n);
}

err_t health_metrics(struct cx *cx, struct req *rq)
{
    struct http_figures h = http_figures();
    struct db_figures d = db_figures(cx->db);
    struct buf *to = &rq->out;
    rq->type = "text/plain; version=0.0.4";
    buf_text(&rq->fields, "Cache-Control: no-store\r\n");
    figure(to, "http_connections", "gauge", h.connections);
    figure(to, "http_streams", "gauge", h.streams);
    figure(to, "http_accepted_total", "counter", h.accepted);
    figure(to, "http_requests_total", "counter", h.requests);
    figure(to, "http_refused_total", "counter", h.refused);
    figure(to, "http_turned_away_total", "counter", h.turned_away);
    figure(to, "http_bytes_in_total", "counter", h.bytes_in);
    figure(to, "http_bytes_out_total", "counter", h.bytes_out);
    buf_text(to, "# TYPE wismo_answers_total counter\n");
    for (int i = 1; i < 6; i++)
        buf_fmt(to, "wismo_answers_total{status=\"%dxx\"} %lld\n", i, (long long)answers[i]);
    figure(to, "db_commits_total", "counter", d.commits);
    figure(to, "db_syncs_total", "counter", d.syncs);
    figure(to, "db_waiting", "gauge", d.waiting);
    figure(to, "db_busy_total", "counter", d.busy);
    figure(to, "db_slow_total", "counter", d.slow);
    buf_fmt(to, "# TYPE wismo_sign_ins_total counter\nwismo_sign_ins_total{outcome=\"done\"} %lld\n",
            (long long)staff_sign_ins(SIGN_IN_DONE));
    buf_fmt(to, "wismo_sign_ins_total{outcome=\"failed\"} %lld\n", (long long)staff_sign_ins(SIGN_IN_FAILED));
    buf_fmt(to, "wismo_sign_ins_total{outcome=\"slowed\"} %lld\n", (long long)staff_sign_ins(SIGN_IN_SLOWED));
    if (api_config()->figures)
        api_config()->figures(to);
    return NULL;
}
