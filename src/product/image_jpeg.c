/* image_jpeg.c - JPEG (ITU T.81, JFIF): tables, frame and scans. Of what cameras add only the orientation stays, in an
   EXIF of our own that holds nothing else. */
#include "product/image_room.h"
#include <string.h>

enum {
    SOF0 = 0xc0,
    SOF1 = 0xc1,
    SOF2 = 0xc2,
    DHT = 0xc4,
    RST0 = 0xd0,
    RST7 = 0xd7,
    EOI = 0xd9,
    SOS = 0xda,
    DQT = 0xdb,
    DRI = 0xdd,
    APP0 = 0xe0,
    APP1 = 0xe1,
    APP14 = 0xee,
    APP15 = 0xef,
    COM = 0xfe,
};

struct reading {
    struct buf *to;
    struct image *out;
    unsigned orientation;
    bool frame, scan;
};

static void segment(struct buf *b, unsigned marker, const void *data, size_t n)
{
    const unsigned char head[4] = { 0xff, (unsigned char)marker, (unsigned char)((n + 2) >> 8),
                                    (unsigned char)(n + 2) };
    buf_bytes(b, head, 4);
    buf_bytes(b, data, n);
}

/* 1 … 8 of the first IFD, 0: not said. */
static unsigned orientation_of(const unsigned char *p, size_t n)
{
    if (n < 14 || memcmp(p, "Exif\0\0", 6) != 0)
        return 0;
    p += 6, n -= 6;
    bool little = p[0] == 'I';
    uint32_t at = little ? little32(p + 4) : big32(p + 4);
    if (at > n - 2)
        return 0;
    uint32_t count = little ? little16(p + at) : big16(p + at);
    for (size_t i = 0, e = at + 2; i < count && e + 12 <= n; i++, e += 12)
        if ((little ? little16(p + e) : big16(p + e)) == 0x0112) {
            uint32_t value = little ? little16(p + e + 8) : big16(p + e + 8);
            return value >= 1 && value <= 8 ? value : 0;
        }
    return 0;
}

static void orientation_write(struct buf *b, unsigned value)
{
    unsigned char exif[] = "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\0\0\0\0\0\0\0";
    exif[25] = (unsigned char)value;
    segment(b, APP1, exif, sizeof(exif) - 1);
}

static err_t frame_take(struct cx *cx, struct reading *r, const unsigned char *p, size_t n)
{
    if (r->frame || n < 6 || p[0] != 8 || (p[5] != 1 && p[5] != 3 && p[5] != 4) || n != 6 + 3 * (size_t)p[5])
        return image_broken(cx);
    r->frame = true;
    TRY(image_size(cx, r->out, big16(p + 3), big16(p + 1)));
    return NULL;
}

static err_t segment_take(struct cx *cx, struct reading *r, unsigned marker, const unsigned char *p, size_t n)
{
    if (marker == SOF0 || marker == SOF1 || marker == SOF2) {
        TRY(frame_take(cx, r, p, n));
        if (r->orientation > 1)
            orientation_write(r->to, r->orientation);
        segment(r->to, marker, p, n);
    } else if (marker == DQT || marker == DHT || marker == DRI || marker == SOS) {
        segment(r->to, marker, p, n);
    } else if (marker == APP0 && n >= 14 && !memcmp(p, "JFIF", 5)) {
        unsigned char jfif[14];
        memcpy(jfif, p, 14);
        jfif[12] = jfif[13] = 0; /* without its thumbnail */
        segment(r->to, APP0, jfif, sizeof(jfif));
    } else if (marker == APP14 && n >= 12 && !memcmp(p, "Adobe", 5)) {
        segment(r->to, APP14, p, 12); /* how its colours are to be read */
    } else if (marker == APP1 && !r->orientation && !r->frame) {
        r->orientation = orientation_of(p, n);
    } else if (marker < APP0 || (marker > APP15 && marker != COM)) {
        return image_broken(cx);
    }
    return NULL;
}

/* The coded pixels that follow a scan's header, until the next marker. */
static size_t scan_end(struct bytes in, size_t p)
{
    while (p + 1 < in.n && !(in.at[p] == 0xff && in.at[p + 1] && (in.at[p + 1] < RST0 || in.at[p + 1] > RST7)))
        p += in.at[p] == 0xff ? 2 : 1;
    return p;
}

err_t jpeg_take(struct cx *cx, struct bytes in, struct buf *b, struct image *out)
{
    struct reading r = { .to = b, .out = out };
    buf_bytes(b, in.at, 2);
    for (size_t p = 2; p + 1 < in.n;) {
        unsigned marker = in.at[p + 1];
        if (in.at[p] != 0xff)
            return image_broken(cx);
        if (marker == 0xff) { /* a filler */
            p++;
            continue;
        }
        if (marker == EOI) {
            buf_bytes(b, in.at + p, 2);
            int64_t width = out->width;
            if (r.orientation >= 5)
                out->width = out->height, out->height = width;
            return r.scan ? NULL : image_broken(cx);
        }
        if (in.n - p < 4 || big16(in.at + p + 2) < 2 || big16(in.at + p + 2) > in.n - p - 2)
            return image_broken(cx);
        size_t n = big16(in.at + p + 2) - 2;
        if (marker == SOS && !r.frame)
            return image_broken(cx);
        TRY(segment_take(cx, &r, marker, in.at + p + 4, n));
        p += 4 + n;
        if (marker != SOS)
            continue;
        size_t end = scan_end(in, p);
        buf_bytes(b, in.at + p, end - p);
        r.scan = true;
        p = end;
    }
    return image_broken(cx);
}
