/* image_webp.c - WEBP (RFC 9649): one picture, lossy with or without its alpha, or lossless. */
#include "product/image_room.h"
#include <string.h>

static void little32_put(unsigned char *p, uint32_t n)
{
    for (int i = 0; i < 4; i++)
        p[i] = (unsigned char)(n >> 8 * i);
}

static void chunk_write(struct buf *b, const char *type, const unsigned char *data, size_t n)
{
    unsigned char size[4];
    little32_put(size, (uint32_t)n);
    buf_bytes(b, type, 4);
    buf_bytes(b, size, 4);
    buf_bytes(b, data, n);
    if (n & 1)
        buf_bytes(b, "", 1);
}

struct parts {
    const unsigned char *alpha, *picture;
    size_t alpha_n, picture_n;
    bool lossless;
    uint32_t canvas_width, canvas_height; /* 0: not said */
};

static err_t chunk_take(struct cx *cx, const unsigned char *c, size_t n, bool first, struct parts *parts)
{
    const unsigned char *data = c + 8;
    if (!memcmp(c, "VP8X", 4)) {
        if (!first || n != 10)
            return image_broken(cx);
        if (data[0] & 2)
            return fail_field(cx, "image", "This image moves. Save one picture of it.");
        parts->canvas_width = 1 + (little32(data + 4) & 0xffffff);
        parts->canvas_height = 1 + (little32(data + 6) >> 8);
    } else if (!memcmp(c, "VP8 ", 4) || !memcmp(c, "VP8L", 4)) {
        if (parts->picture)
            return image_broken(cx);
        parts->picture = data;
        parts->picture_n = n;
        parts->lossless = c[3] == 'L';
    } else if (!memcmp(c, "ALPH", 4)) {
        if (parts->alpha || parts->picture || !n)
            return image_broken(cx);
        parts->alpha = data;
        parts->alpha_n = n;
    } else if (!memcmp(c, "ANIM", 4) || !memcmp(c, "ANMF", 4)) {
        return fail_field(cx, "image", "This image moves. Save one picture of it.");
    }
    return NULL;
}

static err_t picture_size(struct cx *cx, const struct parts *parts, uint32_t *width, uint32_t *height)
{
    const unsigned char *p = parts->picture;
    if (!p || parts->picture_n < 10)
        return image_broken(cx);
    if (parts->lossless) {
        uint32_t bits = little32(p + 1);
        if (p[0] != 0x2f || bits >> 29)
            return image_broken(cx);
        *width = 1 + (bits & 0x3fff);
        *height = 1 + (bits >> 14 & 0x3fff);
        return NULL;
    }
    if (p[0] & 1 || memcmp(p + 3, "\x9d\x01\x2a", 3) != 0)
        return image_broken(cx);
    *width = little16(p + 6) & 0x3fff;
    *height = little16(p + 8) & 0x3fff;
    return NULL;
}

static void write_all(struct buf *b, const struct parts *parts, uint32_t width, uint32_t height)
{
    bool alpha = parts->alpha && !parts->lossless;
    buf_bytes(b, "RIFF\0\0\0\0WEBP", 12);
    if (alpha) {
        unsigned char canvas[13] = { 0x10 };
        little32_put(canvas + 4, width - 1);
        little32_put(canvas + 7, height - 1);
        chunk_write(b, "VP8X", canvas, 10);
        chunk_write(b, "ALPH", parts->alpha, parts->alpha_n);
    }
    chunk_write(b, parts->lossless ? "VP8L" : "VP8 ", parts->picture, parts->picture_n);
    little32_put((unsigned char *)b->at + 4, (uint32_t)b->n - 8);
}

err_t webp_take(struct cx *cx, struct bytes in, struct buf *b, struct image *out)
{
    struct parts parts = { 0 };
    uint32_t width = 0, height = 0;
    if (in.n < 20 || memcmp(in.at + 8, "WEBP", 4) != 0)
        return fail_field(cx, "image", "This is no image: PNG, JPG or WEBP.");
    uint32_t said = little32(in.at + 4);
    if (said > in.n - 8 || said < 12)
        return image_broken(cx);
    size_t end = 8 + (size_t)said;
    for (size_t p = 12; p < end;) {
        if (end - p < 8 || little32(in.at + p + 4) > end - p - 8)
            return image_broken(cx);
        size_t n = little32(in.at + p + 4);
        TRY(chunk_take(cx, in.at + p, n, p == 12, &parts));
        p += 8 + n + (n & 1);
    }
    TRY(picture_size(cx, &parts, &width, &height));
    if (parts.canvas_width && (parts.canvas_width != width || parts.canvas_height != height))
        return image_broken(cx);
    TRY(image_size(cx, out, width, height));
    write_all(b, &parts, width, height);
    return NULL;
}
