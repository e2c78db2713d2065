/* image.h - pictures that people upload: what they are is read from their bytes, and what is stored is written anew from
   the parts that a browser needs to draw them. */
#pragma once
#include "base/base.h"

enum {
    IMAGE_MOST = 5 * 1024 * 1024, /* bytes */
    IMAGE_SIDE_MOST = 8000,       /* pixels */
    IMAGE_PIXELS_MOST = 25000000,
};

struct image {
    const char *type; /* image/png, image/jpeg, image/webp */
    int64_t width, height;
    const void *at;
    size_t n;
};

/* PNG, JPEG or WEBP, one frame. *out holds a file in the arena without anything that is not the picture: no comments,
   places, dates, camera, thumbnails, profiles, and nothing behind its end; a photo's orientation stays. Pixels of PNG are
   inflated to see that they are as many as it says; those of the others are not decoded. E_INPUT, field "image": not such
   a file, cut off, too large, animated. */
MUST err_t image_take(struct cx *cx, const void *bytes, size_t n, struct image *out);
