/* carriers.c - the carriers that this version knows, for a select, and whose number it may be that somebody types. */
#include "api/serve.h"
#include "carrier/carrier.h"

static void match_write(struct writer *w, const struct carrier_match *m)
{
    static const char *const trust[] = { "none", "guess", "likely", "sure" };
    writer_open(w, "match", '{');
    writer_text(w, "code", m->carrier->code);
    writer_text(w, "name", m->carrier->name);
    writer_text(w, "trust", trust[m->trust]);
    writer_close(w);
}

err_t carriers_list(struct cx *cx, struct req *rq)
{
    size_t n;
    const struct carrier *all = carrier_all(&n);
    const char *number = req_query(cx, rq, "number");
    struct carrier_match m = carrier_of(cx->mem, number, req_query(cx, rq, "country"));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < n; i++) {
        writer_open(&w, NULL, '{');
        writer_text(&w, "code", all[i].code);
        writer_text(&w, "name", all[i].name);
        writer_bool(&w, "has_page", all[i].url != NULL);
        writer_close(&w);
    }
    writer_close(&w);
    if (m.carrier)
        match_write(&w, &m);
    else
        writer_null(&w, "match");
    writer_close(&w);
    return NULL;
}
