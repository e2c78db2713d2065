/* image.c - which kind of picture it is, by its first bytes, whatever it was called. */
#include "product/image_room.h"
#include <string.h>

err_t image_broken(struct cx *cx)
{
    return fail_field(cx, "image", "This image is broken or cut off. Save it anew and try again.");
}

err_t image_size(struct cx *cx, struct image *out, uint32_t width, uint32_t height)
{
    if (!width || !height)
        return image_broken(cx);
    if (width > IMAGE_SIDE_MOST || height > IMAGE_SIDE_MOST || (uint64_t)width * height > IMAGE_PIXELS_MOST)
        return fail_field(cx, "image", "This image has %u × %u pixels: at most %d on a side, %d million in all.", width,
                          height, IMAGE_SIDE_MOST, IMAGE_PIXELS_MOST / 1000000);
    out->width = width;
    out->height = height;
    return NULL;
}

static const struct {
    const char *type, *begins;
    size_t n;
    err_t (*take)(struct cx *cx, struct bytes in, struct buf *b, struct image *out);
} kinds[] = {
    { "image/png", "\x89PNG\r\n\x1a\n", 8, png_take },
    { "image/jpeg", "\xff\xd8\xff", 3, jpeg_take },
    { "image/webp", "RIFF", 4, webp_take },
};

err_t image_take(struct cx *cx, const void *bytes, size_t n, struct image *out)
{
    if (n > IMAGE_MOST)
        return fail_field(cx, "image", "An image has at most 5 MB.");
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (n < kinds[i].n || memcmp(bytes, kinds[i].begins, kinds[i].n) != 0)
            continue;
        struct image image = { .type = kinds[i].type };
        struct buf b = { 0 };
        err_t e = kinds[i].take(cx, (struct bytes){ bytes, n }, &b, &image);
        if (!e) {
            image.n = b.n;
            image.at = memcpy(arena_alloc(cx->mem, b.n), b.at, b.n);
            *out = image;
        }
        buf_free(&b);
        /* cppcheck-suppress returnDanglingLifetime ; errors live in cx */
        return e;
    }
    return fail_field(cx, "image", "This is no image: PNG, JPG or WEBP.");
}
