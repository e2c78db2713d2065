/* file.c - pictures as rows of the table file. Invariant: the bytes are those that image_take wrote. */
#include "product/file.h"
#include "base/id.h"
#include "db/event.h"
#include <string.h>

const struct field file_fields[] = {
    FIELD(F_TEXT, struct file, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct file, url, .flags = FF_READONLY),
    FIELD(F_TEXT, struct file, type, .flags = FF_READONLY),
    FIELD(F_INT, struct file, width, .flags = FF_READONLY),
    FIELD(F_INT, struct file, height, .flags = FF_READONLY),
    FIELD(F_INT, struct file, size, .flags = FF_READONLY),
    { 0 },
};

err_t file_add(struct cx *cx, const void *bytes, size_t n, struct file *out)
{
    struct image image;
    TRY(image_take(cx, bytes, n, &image));
    const char *id = arena_text(cx->mem, "fil_%s", id_random(cx->mem, 24));
    DB_TX(cx);
    TRY(db_exec(cx, NULL, "INSERT INTO file (shop_id, id, type, bytes, created_at) VALUES ($1, $2, $3, $4, $5)",
                T(cx->who.shop), T(id), T(image.type), B(image.at, image.n), I(cx->now)));
    TRY(event_add(cx, "file", id, "file.added", image.type, NULL, NULL));
    TRY(db_commit(cx));
    *out = (struct file){ .id = id,
                          .url = arena_text(cx->mem, "/files/%s", id),
                          .type = image.type,
                          .width = image.width,
                          .height = image.height,
                          .size = (int64_t)image.n };
    return NULL;
}

struct kind {
    const char *type;
};
static const struct field kind_fields[] = { FIELD(F_TEXT, struct kind, type), { 0 } };

err_t file_get(struct cx *cx, const char *id, const char **type, const void **bytes, size_t *n)
{
    struct kind kind = { 0 };
    /* over all shops: pictures stand on the shops' own pages, whose visitors nobody knows */
    err_t e = db_get(cx, kind_fields, &kind, "SELECT type FROM file WHERE id = $1", T(id));
    if (!e) /* over all shops, as above */
        e = db_bytes(cx, bytes, n, "SELECT bytes FROM file WHERE id = $1", T(id));
    if (e)
        return e->code == E_MISSING ? fail(cx, E_MISSING, "There is no such file.") : e;
    *type = kind.type;
    return NULL;
}
