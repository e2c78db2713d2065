/* script.c - /widget/KEY.js: the assistant's public settings in front of the bundle, in one request. The packed bundle
   is not packed again: the settings become a stored block in front of its own blocks, in one gzip member. */
#include "account/assistant.h"
#include "account/shop.h"
#include "api/asset.h"
#include "api/chat.h"
#include "base/crypto.h"
#include <string.h>
#include <zlib.h>

#define GZIP_HEAD 10
#define GZIP_TAIL 8
#define STORED_MOST 65535

static void origins_write(struct writer *w, const char *origins)
{
    const char *s = origins ? origins : "";
    writer_open(w, "origins", '[');
    while (*(s += strspn(s, " \t\r\n,"))) {
        size_t n = strcspn(s, " \t\r\n,");
        writer_text_n(w, NULL, s, n);
        s += n;
    }
    writer_close(w);
}

static void config_write(struct buf *to, const struct assistant *a, const struct shop *shop)
{
    struct writer w = { .to = to };
    buf_text(to, "self.__wismo_cfg=");
    writer_open(&w, NULL, '{');
    writer_text(&w, "key", a->key);
    if (api_config()->url) /* else the address that the page loaded us from */
        writer_text(&w, "api", api_config()->url);
    assistant_write(&w, a, shop);
    writer_text(&w, "locale", shop->locale);
    origins_write(&w, a->origins);
    writer_close(&w);
    buf_text(to, ";\n");
}

static void add_le(struct buf *to, uint32_t n, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        char c = (char)(n >> 8 * i & 255);
        buf_add(to, &c, 1);
    }
}

/* A gzip member of head, stored, and then the deflated blocks of the bundle's own member. */
static void join(struct buf *to, const struct buf *head, const struct asset *bundle)
{
    uint32_t whole = (uint32_t)(head->n + bundle->size);
    uLong crc = crc32(crc32(0, NULL, 0), (const Bytef *)head->at, (uInt)head->n);
    crc = crc32_combine(crc, crc32(crc32(0, NULL, 0), bundle->data, (uInt)bundle->size), (z_off_t)bundle->size);
    buf_add(to, "\x1f\x8b\x08\0\0\0\0\0\x02\xff", GZIP_HEAD);
    buf_add(to, "\0", 1); /* not the last block, stored */
    add_le(to, (uint32_t)head->n, 2);
    add_le(to, ~(uint32_t)head->n, 2);
    buf_add(to, head->at, head->n);
    buf_add(to, (const char *)bundle->gz + GZIP_HEAD, bundle->gz_size - GZIP_HEAD - GZIP_TAIL);
    add_le(to, (uint32_t)crc, 4);
    add_le(to, whole, 4);
}

err_t page_widget(struct cx *cx, struct req *rq)
{
    const struct asset *bundle = asset_find("/widget.js");
    struct assistant a;
    struct shop shop;
    TRY(assistant_by_key(cx, rq->part[0], &a));
    TRY(shop_enter(cx, a.shop_id));
    TRY(shop_get(cx, &shop));
    if (!bundle)
        return fail(cx, E_INTERNAL, "The widget was not built into this program.");
    struct buf head = { 0 };
    config_write(&head, &a, &shop);
    const char *accept = http_field(rq->ex, "accept-encoding");
    bool gz = accept && strstr(accept, "gzip") && bundle->gz && !bundle->gz[3] && head.n <= STORED_MOST;
    const char *hash = crypto_hash_text(cx->mem, head.at, head.n);
    buf_fmt(&rq->fields,
            "ETag: \"%.12s%.*s%s\"\r\nCache-Control: public, max-age=300\r\nVary: Accept-Encoding\r\n"
            "Cross-Origin-Resource-Policy: cross-origin\r\nAccess-Control-Allow-Origin: *\r\n",
            hash, (int)strcspn(bundle->etag + 1, "\""), bundle->etag + 1, gz ? "-gz" : "");
    rq->type = "text/javascript; charset=utf-8";
    if (gz) {
        buf_text(&rq->fields, "Content-Encoding: gzip\r\n");
        join(&rq->out, &head, bundle);
    } else {
        buf_add(&rq->out, head.at, head.n);
        buf_add(&rq->out, (const char *)bundle->data, bundle->size);
    }
    buf_free(&head);
    return NULL;
}
