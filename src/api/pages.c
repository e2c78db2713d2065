/* pages.c - embedded pages and their assets, packed as the browser wants them. ETags let the engine answer 304. */
#include "account/shop.h"
#include "api/asset.h"
#include "api/serve.h"
#include <string.h>

/* Nothing from elsewhere, nothing inline, no markup made from text. */
static const char page_rules[] =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types shop\r\n"
    "Referrer-Policy: strict-origin-when-cross-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n";

const struct asset *asset_find(const char *path)
{
    size_t low = 0, high = assets_n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = strcmp(path, assets[mid].path);
        if (!order)
            return &assets[mid];
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return NULL;
}

/* Whether Accept-Encoding names it with a weight above zero. */
static bool accepts(const struct req *rq, const char *coding)
{
    const char *s = http_field(rq->ex, "accept-encoding");
    size_t n = strlen(coding);
    while (s && *s) {
        s += strspn(s, ", \t");
        size_t word = strcspn(s, ",; \t"), all = strcspn(s, ",");
        if (word == n && !strncmp(s, coding, n)) {
            const char *q = strstr(s, "q=");
            return !q || q > s + all || strspn(q + 2, "0.") < (size_t)(s + all - q - 2);
        }
        s += all;
    }
    return false;
}

err_t asset_reply(struct cx *cx, struct req *rq, const struct asset *a, const char *cache)
{
    bool br = a->br && accepts(rq, "br"), gz = !br && a->gz && accepts(rq, "gzip");
    size_t n = strlen(a->etag);
    /* Another packing is another thing: its tag differs. */
    const char *tag = arena_text(cx->mem, "%.*s%s\"", (int)n - 1, a->etag, br ? "-br" : gz ? "-gz" : "");
    buf_fmt(&rq->fields, "ETag: %s\r\nCache-Control: %s\r\nVary: Accept-Encoding\r\n", tag, cache);
    if (br || gz)
        buf_fmt(&rq->fields, "Content-Encoding: %s\r\n", br ? "br" : "gzip");
    if (text_starts(a->type, "text/html"))
        buf_text(&rq->fields, page_rules);
    rq->type = a->type;
    rq->fixed = br ? a->br : gz ? a->gz : a->data;
    rq->fixed_n = br ? a->br_size : gz ? a->gz_size : a->size;
    return NULL;
}

err_t page_storefront(struct cx *cx, struct req *rq)
{
    const char *name = text_empty(rq->part[0]) ? "index.html" : rq->part[0];
    const struct asset *a = asset_find(arena_text(cx->mem, "/storefront/%s", name));
    if (!a)
        return fail(cx, E_MISSING, "There is no such page.");
    return asset_reply(cx, rq, a, "no-cache");
}

static err_t go_to(struct req *rq, const char *where)
{
    rq->status = 302;
    buf_fmt(&rq->fields, "Location: %s\r\nCache-Control: no-store\r\n", where);
    return NULL;
}

err_t page_storefront_bare(struct cx *cx, struct req *rq)
{
    (void)cx;
    return go_to(rq, "/storefront/");
}

err_t page_root(struct cx *cx, struct req *rq)
{
    shop_list shops = { 0 };
    TRY(shop_find_demo(cx, &shops));
    if (shops.n)
        return go_to(rq, "/storefront/");
    return go_to(rq, "/orders");
}
