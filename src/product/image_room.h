/* image_room.h - what the three readers of image.c share. */
#pragma once
#include "base/text.h"
#include "product/image.h"

/* Bytes that are read in order; nothing is read beyond n. */
struct bytes {
    const unsigned char *at;
    size_t n;
};

static inline uint32_t big16(const unsigned char *p) { return (uint32_t)p[0] << 8 | p[1]; }
static inline uint32_t big32(const unsigned char *p) { return big16(p) << 16 | big16(p + 2); }
static inline uint32_t little16(const unsigned char *p) { return (uint32_t)p[1] << 8 | p[0]; }
static inline uint32_t little32(const unsigned char *p) { return little16(p + 2) << 16 | little16(p); }

static inline void buf_bytes(struct buf *b, const void *p, size_t n) { buf_add(b, p, n); }

MUST err_t image_broken(struct cx *cx);

/* Each writes the picture to b and sets width and height, which image.c checks while the reader runs. */
MUST err_t image_size(struct cx *cx, struct image *out, uint32_t width, uint32_t height);
MUST err_t png_take(struct cx *cx, struct bytes in, struct buf *b, struct image *out);
MUST err_t jpeg_take(struct cx *cx, struct bytes in, struct buf *b, struct image *out);
MUST err_t webp_take(struct cx *cx, struct bytes in, struct buf *b, struct image *out);
