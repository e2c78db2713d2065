/* file.h - pictures as rows, so that several nodes share them. A file never changes under its id. */
#pragma once
#include "db/db.h"
#include "product/image.h"

struct file {
    const char *id, *url, *type; /* url: /files/ID, on this server */
    int64_t width, height, size;
};
extern const struct field file_fields[];

/* Takes an upload (image_take) and stores it. */
MUST err_t file_add(struct cx *cx, const void *bytes, size_t n, struct file *out);

/* Of whatever shop: the id is long and random, and what it names is shown to anybody. E_MISSING. */
MUST err_t file_get(struct cx *cx, const char *id, const char **type, const void **bytes, size_t *n);
