/* image_fuzz.c - uploaded pictures. What is taken is smaller or little larger than what came, has a size, and is taken again
   as the very same bytes; what is refused names its field. PNG's checksums are set right first, else nothing gets past
   them. */
#include "fuzz/must.h"
#include "product/image.h"
#include <string.h>
#include <zlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void checksums(unsigned char *p, size_t n)
{
    for (size_t at = 8; at + 12 <= n;) {
        size_t length = (size_t)p[at] << 24 | (size_t)p[at + 1] << 16 | (size_t)p[at + 2] << 8 | p[at + 3];
        if (length > n - at - 12)
            return;
        uint32_t sum = (uint32_t)crc32(0, p + at + 4, (uInt)length + 4);
        for (int i = 0; i < 4; i++)
            p[at + 8 + length + (size_t)i] = (unsigned char)(sum >> (24 - 8 * i));
        at += 12 + length;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = { .mem = arena_new() };
    struct image image = { 0 }, again = { 0 };
    unsigned char *copy = arena_alloc(cx.mem, size + 1);
    if (size)
        memcpy(copy, data, size);
    if (size > 8 && !memcmp(copy, "\x89PNG", 4))
        checksums(copy, size);
    err_t e = image_take(&cx, copy, size, &image);
    if (e) {
        must(e->code == E_INPUT && e->field && !image.at, "a refused picture names its field");
    } else {
        must(image.n <= size + 64 && image.width > 0 && image.height > 0, "a taken picture has a size");
        must(image.width <= IMAGE_SIDE_MOST && image.height <= IMAGE_SIDE_MOST, "a taken picture is not too large");
        must(!image_take(&cx, image.at, image.n, &again), "what was taken is taken again");
        must(again.n == image.n && !memcmp(again.at, image.at, image.n), "what was taken is taken as it is");
        must(again.width == image.width && again.height == image.height, "it keeps its size");
    }
    arena_free(cx.mem);
    return 0;
}
