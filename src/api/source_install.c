/* source_install.c - where a platform calls while its add-on is being installed. */
#include "api/serve.h"
#include "source/shoptet/install.h"

err_t source_install(struct cx *cx, struct req *rq)
{
    const char *url = arena_join(cx->mem, api_url(), "/hooks/source-install/", rq->part[0]);
    if (cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Other systems are asked outside.");
    TRY(shoptet_install(cx, rq->part[0], req_query(cx, rq, "code"), url));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_bool(&w, "installed", true);
    writer_close(&w);
    return NULL;
}
