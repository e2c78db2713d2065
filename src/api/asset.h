/* asset.h - what browsers get, embedded by web/build.mjs: sorted by path; gz and br may be NULL. */
#pragma once
#include <stddef.h>

struct asset {
    const char *path, *type, *etag;
    const unsigned char *data;
    size_t size;
    const unsigned char *gz;
    size_t gz_size;
    const unsigned char *br;
    size_t br_size;
};
extern const struct asset assets[];
extern const size_t assets_n;

const struct asset *asset_find(const char *path); /* NULL: none such */
