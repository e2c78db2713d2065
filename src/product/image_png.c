/* image_png.c - PNG (RFC 2083, W3C 2003): the chunks that draw it, with right checksums, and exactly as many pixels as the
   header says. An animation's first picture is taken. */
#include "product/image_room.h"
#include <string.h>
#include <zlib.h>

struct header {
    uint32_t width, height;
    unsigned depth, colour, interlaced;
};

/* Bits of a pixel, 0: no such PNG. */
static unsigned bits_of(const struct header *h)
{
    static const struct {
        unsigned colour, samples;
        const char *depths;
    } forms[] = {
        { 0, 1, "\1\2\4\10\20" }, { 2, 3, "\10\20" }, { 3, 1, "\1\2\4\10" }, { 4, 2, "\10\20" }, { 6, 4, "\10\20" }
    };
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
        if (forms[i].colour == h->colour && h->depth && strchr(forms[i].depths, (int)h->depth))
            return forms[i].samples * h->depth;
    return 0;
}

static err_t header_take(struct cx *cx, const unsigned char *p, size_t n, struct header *h, struct image *out)
{
    if (n != 13)
        return image_broken(cx);
    *h = (struct header){ big32(p), big32(p + 4), p[8], p[9], p[12] };
    if (!bits_of(h) || p[10] || p[11] || h->interlaced > 1)
        return image_broken(cx);
    return image_size(cx, out, h->width, h->height);
}

static uint64_t rows_size(uint32_t width, uint32_t height, unsigned bits)
{
    return width && height ? (uint64_t)height * (1 + ((uint64_t)width * bits + 7) / 8) : 0;
}

/* How many bytes the pixels are, with a filter's byte before each row. */
static uint64_t pixels_size(const struct header *h)
{
    static const struct {
        uint32_t x, y, dx, dy;
    } passes[] = { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 },
                   { 0, 2, 2, 4 }, { 1, 0, 2, 2 }, { 0, 1, 1, 2 } };
    uint64_t sum = 0;
    if (!h->interlaced)
        return rows_size(h->width, h->height, bits_of(h));
    for (size_t i = 0; i < 7; i++) {
        uint32_t w = h->width > passes[i].x ? (h->width - passes[i].x + passes[i].dx - 1) / passes[i].dx : 0;
        uint32_t t = h->height > passes[i].y ? (h->height - passes[i].y + passes[i].dy - 1) / passes[i].dy : 0;
        sum += rows_size(w, t, bits_of(h));
    }
    return sum;
}

/* Inflates what it gets and only counts: a bomb ends at the size that its header promised. */
struct pixels {
    z_stream z;
    uint64_t left;
    bool begun, ended;
};

static bool pixels_feed(struct pixels *p, const unsigned char *at, size_t n)
{
    unsigned char scratch[16384];
    if (!p->begun && inflateInit(&p->z) != Z_OK)
        return false;
    p->begun = true;
    p->z.next_in = (unsigned char *)(uintptr_t)at;
    p->z.avail_in = (uInt)n;
    do {
        p->z.next_out = scratch;
        p->z.avail_out = sizeof(scratch);
        int r = p->ended ? Z_DATA_ERROR : inflate(&p->z, Z_NO_FLUSH);
        size_t made = sizeof(scratch) - p->z.avail_out;
        if ((r != Z_OK && r != Z_STREAM_END && !(r == Z_BUF_ERROR && !made)) || made > p->left)
            return false;
        p->left -= made;
        p->ended = r == Z_STREAM_END;
        if (!made && !p->ended)
            break;
    } while (p->z.avail_in || !p->z.avail_out);
    return !p->z.avail_in;
}

static void chunk_write(struct buf *b, const unsigned char *chunk, size_t n) { buf_bytes(b, chunk, n + 12); }

/* One chunk at *p, checked; its whole size. */
static err_t chunk_at(struct cx *cx, struct bytes in, size_t p, uint32_t *n)
{
    if (in.n - p < 12)
        return image_broken(cx);
    *n = big32(in.at + p);
    if (*n > in.n - p - 12 || crc32(0, in.at + p + 4, *n + 4) != big32(in.at + p + 8 + *n))
        return image_broken(cx);
    return NULL;
}

static err_t chunks_take(struct cx *cx, struct bytes in, struct buf *b, struct pixels *px, struct image *out)
{
    struct header h = { 0 };
    bool data = false;
    for (size_t p = 8; p < in.n;) {
        const unsigned char *c = in.at + p;
        uint32_t n = 0;
        TRY(chunk_at(cx, in, p, &n));
        char type[5] = { (char)c[4], (char)c[5], (char)c[6], (char)c[7], 0 };
        bool is_header = !strcmp(type, "IHDR"), is_data = !strcmp(type, "IDAT");
        if (is_header != (p == 8))
            return image_broken(cx);
        if (is_header) {
            TRY(header_take(cx, c + 8, n, &h, out));
            px->left = pixels_size(&h);
        } else if (is_data && !pixels_feed(px, c + 8, n)) {
            return image_broken(cx);
        } else if (!strcmp(type, "IEND")) {
            chunk_write(b, c, n);
            return data && px->ended && !px->left && !n ? NULL : image_broken(cx);
        }
        data = data || is_data;
        if (text_in("IHDR PLTE tRNS IDAT gAMA cHRM sRGB", type))
            chunk_write(b, c, n);
        else if (!(c[4] & 0x20)) /* what must be understood to draw it */
            return image_broken(cx);
        p += 12 + (size_t)n;
    }
    return image_broken(cx);
}

err_t png_take(struct cx *cx, struct bytes in, struct buf *b, struct image *out)
{
    struct pixels px = { 0 };
    buf_bytes(b, in.at, 8);
    err_t e = chunks_take(cx, in, b, &px, out);
    if (px.begun)
        inflateEnd(&px.z);
    return e;
}
