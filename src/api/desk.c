/* desk.c - the staff's web app: one document for all of its addresses, sent with a fresh nonce for the style sheets
   that it makes, and its files, whose names change with their content. What it shows comes from the API alone. */
#include "api/asset.h"
#include "api/serve.h"
#include "base/id.h"
#include <string.h>

#define NONCE "@NONCE@"
#define NONCE_LENGTH 26 /* 130 bits */

static err_t missing(struct cx *cx) { return fail(cx, E_MISSING, "There is no such page."); }

err_t page_desk(struct cx *cx, struct req *rq)
{
    const struct asset *a = asset_find("/desk/index.html");
    if (!a)
        return missing(cx);
    const char *nonce = id_random(cx->mem, NONCE_LENGTH), *s = (const char *)a->data, *at;
    for (; (at = strstr(s, NONCE)); s = at + strlen(NONCE)) {
        buf_add(&rq->out, s, (size_t)(at - s));
        buf_text(&rq->out, nonce);
    }
    buf_text(&rq->out, s);
    rq->type = a->type;
    buf_fmt(
        &rq->fields,
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self' 'nonce-%s'; "
        "img-src 'self' data: blob: https:; connect-src 'self'; font-src 'self'; frame-src 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'\r\n"
        "Cache-Control: no-store\r\n"
        "Referrer-Policy: same-origin\r\n"
        "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"
        "Cross-Origin-Opener-Policy: same-origin\r\n",
        nonce);
    return NULL;
}

err_t page_login(struct cx *cx, struct req *rq)
{
    const struct asset *a = asset_find("/login/index.html");
    return a ? asset_reply(cx, rq, a, "no-cache") : missing(cx);
}

err_t page_desk_asset(struct cx *cx, struct req *rq)
{
    const struct asset *a = asset_find(arena_text(cx->mem, "/assets/%s", rq->part[0]));
    return a ? asset_reply(cx, rq, a, "public, max-age=31536000, immutable") : missing(cx);
}
