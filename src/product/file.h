/* file.h - pictures as rows, so that several nodes share them. A file never changes under its id. */
#pragma once
#include "db/db.h"
#include "product/image.h"

struct file {
    const char *id, *url, *type; /* url: /files/ID, on this server */
    int64_t width, height, size;
};
extern const struct field file_fields[];

/* Takes an upload (image_take) and stores it. E_INPUT: no picture, or FILES_MOST bytes of pictures are in the shop. */
#define FILES_MOST (INT64_C(1) << 30)
MUST err_t file_add(struct cx *cx, const void *bytes, size_t n, struct file *out);

/* Of whatever shop: the id is long and random, and what it names is shown to anybody. E_MISSING. */
struct file_shown {
    const char *shop_id, *type;
    int64_t size;
};
MUST err_t file_get(struct cx *cx, const char *id, struct file_shown *out);

/* Of the same: at most `most` bytes, the first one behind `from` others; fewer at the end. E_MISSING. */
MUST err_t file_bytes(struct cx *cx, const char *id, int64_t from, int64_t most, const void **bytes, size_t *n);

/* Notes that the files of this shop that a text names as /files/ID stand somewhere: file_sweep leaves them for ever, because
   history and other orders may show them. In the transaction that stores the text; NULL is fine. */
MUST err_t file_keep(struct cx *cx, const char *text);

/* Removes what was uploaded before that moment and never stood anywhere. */
MUST err_t file_sweep(struct cx *cx, msec before);
