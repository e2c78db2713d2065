/* site.c - “Check my site”. */
#include "account/site.h"
#include "api/serve.h"

err_t site_check_post(struct cx *cx, struct req *rq)
{
    struct site_report r;
    struct assistant a = { 0 };
    const char *url;
    bool all = true;
    TRY(req_text(cx, rq, "url", 2000, &url));
    TRY(assistant_get(cx, rq->part[0], &a));
    url = text_trim(cx->mem, url ? url : "");
    if (!*url)
        return fail_field(cx, "url", "Required field");
    TRY(site_report(cx, &a, url, api_url(), &r));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_text(&w, "url", r.url);
    writer_text(&w, "final_url", r.final_url);
    writer_int(&w, "status", r.status);
    writer_open(&w, "checks", '[');
    for (size_t i = 0; i < r.checks.n; i++) {
        const struct site_check *c = &r.checks.at[i];
        writer_open(&w, NULL, '{');
        writer_text(&w, "key", c->key);
        writer_bool(&w, "ok", c->ok);
        writer_text(&w, "text", c->text);
        writer_close(&w);
        all = all && c->ok;
    }
    writer_close(&w);
    writer_bool(&w, "ok", all);
    writer_close(&w);
    return NULL;
}
