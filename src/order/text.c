/* text.c - the folded text of every order, beside it and in its transaction, and how it comes into the index of parts.
   On SQLite that happens later, many at once, in the order of their documents: FTS5 writes a segment a commit, so that
   one by one would cost each order several times its own write. */
#include "order/text.h"
#include "base/text.h"
#include "order/contact.h"
#include <stdatomic.h>
#include <string.h>

enum {
    SLOTS = 1024,    /* documents a second */
    SHOP_SHIFT = 43, /* 20 bits of the shop's code, 33 of seconds, 10 of a second's orders */
    SECOND_SHIFT = 10
};

static void (*_Atomic wake)(void);
void order_text_on_waiting(void (*fn)(void)) { wake = fn; }

/* Before the commit, which nobody needs to know of: once an order, not once an answer that waits for the disk. */
static void waiting(void)
{
    void (*fn)(void) = wake;
    if (fn)
        fn();
}

/* --- the text --- */

static void add(struct cx *cx, struct buf *b, const char *s)
{
    const char *piece = text_empty(s) ? "" : text_fold(cx->mem, s);
    size_t n = strlen(piece);
    for (const char *at = b->n ? b->at : ""; n && (at = strstr(at, piece)); at++)
        if (at[-1] == ' ' && (at[n] == ' ' || !at[n])) /* stands there already */
            return;
    if (n)
        buf_fmt(b, " %s", piece);
}

/* Letters and digits alone: "W-1042" is also found as "w1042". */
static const char *bare(struct cx *cx, const char *s)
{
    char *to = arena_copy(cx->mem, s ? s : ""), *p = to;
    for (const char *c = to; *c; c++)
        if ((unsigned char)*c >= 0x80 || (*c >= '0' && *c <= '9') || ((*c | 32) >= 'a' && (*c | 32) <= 'z'))
            *p++ = *c;
    *p = 0;
    return to;
}

const char *order_text_of(struct cx *cx, const struct order *o)
{
    struct buf b = { 0 };
    add(cx, &b, o->number_norm);
    add(cx, &b, o->number);
    add(cx, &b, bare(cx, o->number));
    add(cx, &b, o->customer_name);
    add(cx, &b, o->ship_name);
    add(cx, &b, o->email_norm);
    add(cx, &b, o->phone_norm);
    add(cx, &b, o->tracking_norm);
    for (size_t i = 0; i < o->shipments.n; i++)
        add(cx, &b, tracking_norm(cx->mem, o->shipments.at[i].tracking_number));
    const char *text = arena_copy_n(cx->mem, b.n ? b.at : "", b.n);
    buf_free(&b);
    return text;
}

static bool same_words(const struct order *a, const struct order *b)
{
    bool same = text_same(a->number, b->number) && text_same(a->number_norm, b->number_norm) &&
                text_same(a->customer_name, b->customer_name) && text_same(a->ship_name, b->ship_name) &&
                text_same(a->email_norm, b->email_norm) && text_same(a->phone_norm, b->phone_norm) &&
                text_same(a->tracking_norm, b->tracking_norm) && a->shipments.n == b->shipments.n;
    for (size_t i = 0; same && i < a->shipments.n; i++)
        same = text_same(a->shipments.at[i].tracking_number, b->shipments.at[i].tracking_number);
    return same;
}

/* --- SQLite: documents --- */

static int64_t shop_bits(const struct cx *cx)
{
    static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    int64_t bits = 0;
    for (const char *c = cx->who.shop_code ? cx->who.shop_code : ""; *c; c++) {
        const char *at = strchr(alphabet, *c);
        bits = (bits << 5 | (at ? at - alphabet : 0)) & 0xfffff;
    }
    return bits;
}

void order_text_range(struct cx *cx, int64_t *from, int64_t *to)
{
    *from = shop_bits(cx) << SHOP_SHIFT;
    *to = *from + (INT64_C(1) << SHOP_SHIFT) - 1; /* the last is never given */
}

/* A free document at that time, or soon after it when thousands were placed in one second. */
static err_t doc_new(struct cx *cx, msec placed_at, int64_t *out)
{
    int64_t from, to, second = placed_at < 0 ? 0 : placed_at / 1000, last = (INT64_C(1) << 33) - 1;
    order_text_range(cx, &from, &to);
    if (second > last)
        second = last;
    for (int64_t step = 0, most;; step = step ? step * 2 : 1) {
        int64_t at = second + step > last ? second - step : second + step;
        int64_t base = from + (at << SECOND_SHIFT);
        TRY(db_int(cx, base - 1, &most, "SELECT max(doc) FROM order_text WHERE doc >= $1 AND doc < $2 AND shop_id = $3",
                   I(base), I(base + SLOTS), T(cx->who.shop)));
        *out = most + 1;
        if (most < base + SLOTS - 1)
            return NULL;
    }
}

static err_t lite_add(struct cx *cx, const struct order *o, const char *folded)
{
    int64_t doc;
    TRY(doc_new(cx, o->placed_at, &doc));
    TRY(db_exec(cx, NULL,
                "INSERT INTO order_text (doc, shop_id, order_id, mix, folded, state) VALUES ($1, $2, $3, $4, $5, 1)",
                I(doc), T(cx->who.shop), T(o->id), I(o->mix), T(folded)));
    waiting();
    return NULL;
}

/* What is in the index must be taken out with the very text that was put in. */
static err_t lite_change(struct cx *cx, const struct order *o, const char *folded)
{
    int64_t changed;
    TRY(db_exec(cx, &changed,
                "UPDATE order_text SET was = CASE state WHEN 0 THEN folded ELSE was END, folded = $3, state = 1 "
                "WHERE shop_id = $1 AND order_id = $2 AND state < 2",
                T(cx->who.shop), T(o->id), T(folded)));
    if (!changed) /* not read yet: a database of an older version */
        return lite_add(cx, o, folded);
    waiting();
    return NULL;
}

/* Its document has left, and goes from the index with the others. */
static err_t lite_leave(struct cx *cx, const struct order *o)
{
    return db_exec(cx, NULL,
                   "UPDATE order_text SET was = CASE state WHEN 0 THEN folded ELSE was END, state = 2 "
                   "WHERE shop_id = $1 AND order_id = $2 AND state < 2",
                   T(cx->who.shop), T(o->id));
}

/* Another time is another document. */
static err_t lite_move(struct cx *cx, const struct order *o, const char *folded)
{
    TRY(lite_leave(cx, o));
    return lite_add(cx, o, folded);
}

err_t order_text_write(struct cx *cx, const struct order *before, const struct order *o)
{
    bool moved = before && before->placed_at != o->placed_at;
    if (before && !moved && same_words(before, o))
        return NULL;
    const char *folded = order_text_of(cx, o);
    if (db_is_postgres(cx->db))
        return db_exec(
            cx, NULL,
            "INSERT INTO order_text (shop_id, order_id, doc, mix, folded) VALUES ($1, $2, $3, $4, $5) "
            "ON CONFLICT (shop_id, order_id) DO UPDATE SET doc = excluded.doc, mix = excluded.mix, folded = excluded.folded",
            T(cx->who.shop), T(o->id), I(o->placed_at), I(o->mix), T(folded));
    return moved ? lite_move(cx, o, folded) : before ? lite_change(cx, o, folded) : lite_add(cx, o, folded);
}

struct stored {
    const char *folded;
    int64_t doc;
};
static const struct field stored_fields[] = {
    FIELD(F_TEXT, struct stored, folded),
    FIELD(F_INT, struct stored, doc),
    { 0 },
};

/* Whether the document stands where an order of that time does; on SQLite it may be pushed on by others of its second. */
static bool in_time(struct cx *cx, int64_t doc, msec placed_at)
{
    if (db_is_postgres(cx->db))
        return doc == placed_at;
    return (doc >> SECOND_SHIFT & ((INT64_C(1) << 33) - 1)) >= (placed_at < 0 ? 0 : placed_at / 1000);
}

err_t order_text_check(struct cx *cx, const struct order *o, bool mend, bool *right)
{
    LIST(struct stored) rows = { 0 };
    const char *folded = order_text_of(cx, o);
    if (db_is_postgres(cx->db))
        TRY(db_list(cx, stored_fields, &rows, "SELECT folded, doc FROM order_text WHERE shop_id = $1 AND order_id = $2",
                    T(cx->who.shop), T(o->id)));
    else
        TRY(db_list(cx, stored_fields, &rows,
                    "SELECT folded, doc FROM order_text WHERE shop_id = $1 AND order_id = $2 AND state < 2",
                    T(cx->who.shop), T(o->id)));
    bool there = rows.n > 0, timely = there && in_time(cx, rows.at[0].doc, o->placed_at);
    *right = timely && text_same(rows.at[0].folded, folded);
    if (*right || !mend)
        return NULL;
    if (!there || db_is_postgres(cx->db))
        return order_text_write(cx, NULL, o);
    return timely ? lite_change(cx, o, folded) : lite_move(cx, o, folded);
}

/* --- tags --- */

/* The next of them, folded, "" where there is nothing between two commas; NULL: that was the last. */
static const char *tag_next(struct cx *cx, const char **tags)
{
    const char *s = *tags;
    if (text_empty(s))
        return NULL;
    size_t n = strcspn(s, ",");
    *tags = s + n + (s[n] == ',');
    return text_fold(cx->mem, arena_copy_n(cx->mem, s, n));
}

/* Each by its whole key: the table has no index by order. */
static err_t tags_remove(struct cx *cx, const struct order *o)
{
    const char *tags = o->tags;
    for (const char *tag; (tag = tag_next(cx, &tags));)
        TRY(db_exec(cx, NULL,
                    "DELETE FROM order_tag WHERE shop_id = $1 AND tag = $2 AND placed_at = $3 AND order_id = $4",
                    T(cx->who.shop), T(tag), I(o->placed_at), T(o->id)));
    return NULL;
}

err_t order_index_remove(struct cx *cx, const struct order *o)
{
    TRY(tags_remove(cx, o));
    if (db_is_postgres(cx->db))
        return db_exec(cx, NULL, "DELETE FROM order_text WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop),
                       T(o->id));
    waiting();
    return lite_leave(cx, o);
}

err_t order_tags_write(struct cx *cx, const struct order *before, const struct order *o)
{
    const char *tags = o->tags;
    if (before ? text_same(before->tags, o->tags) && before->placed_at == o->placed_at : text_empty(o->tags))
        return NULL;
    if (before)
        TRY(tags_remove(cx, before));
    for (const char *tag; (tag = tag_next(cx, &tags));)
        if (*tag)
            TRY(db_exec(cx, NULL,
                        "INSERT INTO order_tag (shop_id, tag, placed_at, order_id) VALUES ($1, $2, $3, $4) "
                        "ON CONFLICT (shop_id, tag, placed_at, order_id) DO NOTHING",
                        T(cx->who.shop), T(tag), I(o->placed_at), T(o->id)));
    return NULL;
}
