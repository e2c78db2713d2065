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
    int64_t taken;
    DB_TX(cx);
    TRY(db_int(cx, 0, &taken, "SELECT coalesce(sum(size), 0) FROM file WHERE shop_id = $1", T(cx->who.shop)));
    if (taken + (int64_t)image.n > FILES_MOST)
        return fail_field(cx, "image",
                          "The pictures of this shop take %lld MB, which is all the room there is. Give the address of "
                          "the picture instead.",
                          (long long)(FILES_MOST >> 20));
    TRY(db_exec(cx, NULL,
                "INSERT INTO file (shop_id, id, type, bytes, size, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
                T(cx->who.shop), T(id), T(image.type), B(image.at, image.n), I((int64_t)image.n), I(cx->now)));
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

static const struct field shown_fields[] = {
    FIELD(F_TEXT, struct file_shown, shop_id),
    FIELD(F_TEXT, struct file_shown, type),
    FIELD(F_INT, struct file_shown, size),
    { 0 },
};

static err_t there_is(struct cx *cx, err_t e)
{
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "There is no such file.") : e;
}

err_t file_get(struct cx *cx, const char *id, struct file_shown *out)
{
    /* over all shops: pictures stand on the shops' own pages, whose visitors nobody knows */
    return there_is(cx, db_get(cx, shown_fields, out,
                               "SELECT shop_id, type, length(bytes) AS size FROM file WHERE id = $1", T(id)));
}

err_t file_bytes(struct cx *cx, const char *id, int64_t from, int64_t most, const void **bytes, size_t *n)
{
    /* over all shops, as above */
    return there_is(cx,
                    db_bytes(cx, bytes, n,
                             "SELECT substr(bytes, CAST($2 AS integer), CAST($3 AS integer)) FROM file WHERE id = $1",
                             T(id), I(from + 1), I(most)));
}

err_t file_keep(struct cx *cx, const char *text)
{
    static const char path[] = "/files/";
    for (const char *s = text; s && (s = strstr(s, path));) {
        s += sizeof(path) - 1;
        size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
        TRY(db_exec(cx, NULL, "UPDATE file SET used = 1 WHERE shop_id = $1 AND id = $2 AND used = 0", T(cx->who.shop),
                    T(arena_copy_n(cx->mem, s, n))));
        s += n;
    }
    return NULL;
}

err_t file_sweep(struct cx *cx, msec before)
{
    return db_exec(cx, NULL, "DELETE FROM file WHERE shop_id = $1 AND used = 0 AND created_at < $2", T(cx->who.shop),
                   I(before));
}
