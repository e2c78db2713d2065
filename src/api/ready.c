/* ready.c - the “Ready to go” list of a new shop. */
#include "api/serve.h"
#include "conversation/ready.h"

err_t ready_list(struct cx *cx, struct req *rq)
{
    struct ready r;
    TRY(shop_ready(cx, api_url(), &r));
    const struct {
        const char *key, *title;
        bool done;
    } steps[] = {
        { "shop", "Name your shop", r.shop },
        { "orders", "Connect Orders", r.orders },
        { "domain", "Allow your site's domain", r.domain },
        { "snippet", "Put the snippet on your site", r.snippet },
        { "answer", "First answer given", r.answer },
    };
    bool all = true;
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
        writer_open(&w, NULL, '{');
        writer_text(&w, "key", steps[i].key);
        writer_text(&w, "title", steps[i].title);
        writer_bool(&w, "done", steps[i].done);
        writer_close(&w);
        all = all && steps[i].done;
    }
    writer_close(&w);
    writer_bool(&w, "ready", all);
    writer_close(&w);
    return NULL;
}
