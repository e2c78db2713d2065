/* products.c - products from CSV, whatever the file's size: some hundred a transaction. What is wrong with a product is
   found before anything is written, so that a bad row never undoes its neighbours. The same file again changes nothing. */
#include "base/fnv.h"
#include "base/text.h"
#include "import/products_room.h"
#include <stdio.h>
#include <string.h>

enum { TOGETHER = 300, SEEN_FIRST = 4096 };

/* SKUs that the file has named so far, by their numbers: of two rows with one SKU, which should count? */
struct seen {
    uint64_t *at;
    size_t room, n;
};

struct run {
    struct cx *cx;    /* lives as long as the import */
    struct cx own;    /* of a command: its memory is that of the products that wait */
    struct cx *batch; /* own, or cx, where a request is as large as it may be */
    struct product_import *im;
    struct product_sheet sheet;
    struct product_rows *waiting; /* whole ones; the one that is being read is at n */
    size_t n;
    bool reading;
    struct seen seen;
};

static bool seen_put(uint64_t *at, size_t room, uint64_t key)
{
    size_t i = key & (room - 1);
    for (; at[i]; i = (i + 1) & (room - 1))
        if (at[i] == key)
            return false;
    at[i] = key;
    return true;
}

/* False: it was there already. */
static bool seen_add(struct cx *cx, struct seen *s, const char *sku)
{
    uint64_t key = fnv64_text(FNV64_START, sku);
    if (s->n * 2 >= s->room) {
        size_t room = s->room ? s->room * 2 : SEEN_FIRST;
        uint64_t *at = arena_alloc(cx->mem, room * sizeof(*at));
        memset(at, 0, room * sizeof(*at));
        for (size_t i = 0; i < s->room; i++)
            if (s->at[i])
                seen_put(at, room, s->at[i]);
        s->at = at;
        s->room = room;
    }
    s->n++;
    return seen_put(s->at, s->room, key ? key : 1);
}

/* --- reports ------------------------------------------------------------------------------------------- */

static void reject(struct product_import *im, int64_t line, const char *field, const char *reason)
{
    if (im->rejects_n == PRODUCT_REJECTS)
        return;
    struct writer w = { .to = &im->rejects, .comma = im->rejects_n++ > 0 };
    writer_open(&w, NULL, '{');
    writer_some(&w, "file", im->file);
    writer_int(&w, "line", line);
    writer_text(&w, "field", field);
    writer_text(&w, "reason", reason);
    writer_close(&w);
}

/* A product that stays out, with all that is wrong with it. */
static void reject_all(struct product_import *im, int64_t line, err_t e)
{
    im->rejected++;
    for (; e; e = e->also)
        reject(im, line, e->field, e->message);
}

void products_import_write(struct writer *w, const struct product_import *im)
{
    writer_int(w, "rows", im->rows);
    writer_int(w, "added", im->added);
    writer_int(w, "changed", im->changed);
    writer_int(w, "unchanged", im->unchanged);
    writer_bool(w, "dry_run", im->dry_run);
    writer_int(w, "rejected_total", im->rejected);
    writer_open(w, "rejected", '[');
    if (im->rejects.n) {
        buf_add(w->to, im->rejects.at, im->rejects.n);
        w->comma = true;
    }
    writer_close(w);
}

/* --- storing ------------------------------------------------------------------------------------------- */

static bool json_same(struct cx *cx, const char *a, const char *b)
{
    json_t *x, *y;
    const char *p = text_empty(a) ? "[]" : a, *q = text_empty(b) ? "[]" : b;
    if (!strcmp(p, q))
        return true;
    return !json_read(cx, p, strlen(p), &x) && !json_read(cx, q, strlen(q), &y) && json_equal(x, y);
}

/* A variant without a SKU or price says so by leaving it out, or by "" and null. */
static const char *bare(struct cx *cx, const char *variants)
{
    json_t *list, *v, *member;
    const char *key;
    size_t i;
    void *next;
    if (text_empty(variants) || json_read(cx, variants, strlen(variants), &list))
        return variants;
    json_array_foreach (list, i, v)
        json_object_foreach_safe(v, next, key, member) if (json_is_null(member) ||
                                                           (json_is_string(member) && !*json_string_value(member)))
            json_object_del(v, key);
    return json_text(cx->mem, list);
}

static bool same(struct cx *cx, const struct product *a, const struct product *b)
{
    return text_same(a->name, b->name) && a->price.minor == b->price.minor &&
           (!*b->price.currency || !strcmp(a->price.currency, b->price.currency)) && a->stock == b->stock &&
           a->active == b->active && json_same(cx, a->images, b->images) &&
           json_same(cx, bare(cx, a->variants), bare(cx, b->variants));
}

static err_t known_find(struct cx *cx, const char *sku, struct product *before, bool *known)
{
    err_t e = product_by_sku(cx, sku, before);
    *known = !e;
    return e && e->code != E_MISSING ? e : NULL;
}

static err_t store_one(struct run *r, const struct product_rows *rows, int64_t count[3])
{
    struct cx *cx = r->batch;
    struct product before = { 0 }, out = { 0 };
    bool known;
    TRY(known_find(cx, rows->p.sku, &before, &known));
    struct product p = product_laid_over(cx, known ? &before : NULL, rows);
    int what = !known ? 0 : same(cx, &before, &p) ? 2 : 1;
    count[what]++;
    if (r->im->dry_run || what == 2)
        return NULL;
    return known ? product_change(cx, &p, &out) : product_add(cx, &p, &out);
}

static err_t store_some(struct run *r, size_t from, size_t to)
{
    int64_t count[3] = { 0 };
    if (r->im->dry_run) {
        for (size_t i = from; i < to; i++)
            TRY(store_one(r, &r->waiting[i], count));
    } else {
        DB_TX(r->batch);
        for (size_t i = from; i < to; i++)
            TRY(store_one(r, &r->waiting[i], count));
        TRY(db_commit(r->batch));
    }
    r->im->added += count[0];
    r->im->changed += count[1];
    r->im->unchanged += count[2];
    return NULL;
}

/* Somebody else has touched one of them at the same moment: that one is looked at again, then left to its turn. */
static err_t store_each(struct run *r)
{
    for (size_t i = 0; i < r->n; i++) {
        err_t e = store_some(r, i, i + 1);
        if (e && e->code == E_CONFLICT)
            e = store_some(r, i, i + 1);
        if (e && e->code != E_CONFLICT && e->code != E_INPUT)
            return e;
        if (e)
            reject_all(r->im, r->waiting[i].line, e);
    }
    return NULL;
}

static void batch_begin(struct run *r)
{
    r->n = 0;
    r->reading = false;
    r->batch = r->cx;
    if (!r->im->file)
        return;
    r->own = *r->cx;
    r->own.mem = arena_new();
    r->own.work = NULL;
    r->own.in_tx = 0;
    r->batch = &r->own;
}

static void batch_end(struct run *r)
{
    if (r->batch == r->cx)
        return;
    db_end(&r->own);
    arena_free(r->own.mem);
}

static err_t flush(struct run *r)
{
    err_t e = store_some(r, 0, r->n);
    return e && (e->code == E_CONFLICT || e->code == E_INPUT) ? store_each(r) : e;
}

/* --- reading ------------------------------------------------------------------------------------------- */

/* The product that was being read is whole. */
static err_t whole(struct run *r)
{
    if (!r->reading)
        return NULL;
    struct product_rows *rows = &r->waiting[r->n];
    r->reading = false;
    if (!rows->bad) {
        struct product p = product_laid_over(r->batch, NULL, rows);
        rows->bad = product_check(r->batch, &p);
    }
    if (!rows->bad && !seen_add(r->cx, &r->seen, rows->p.sku))
        rows->bad = fail_field(r->batch, "sku", "The SKU %s stands in the file above already.",
                               text_cut(r->batch->mem, rows->p.sku, SHOWN));
    if (rows->bad) {
        if (rows->bad->code != E_INPUT)
            return rows->bad;
        reject_all(r->im, rows->line, rows->bad);
        return NULL;
    }
    if (++r->n < TOGETHER)
        return NULL;
    TRY(flush(r));
    batch_end(r);
    batch_begin(r);
    return NULL;
}

static err_t row_take(struct run *r)
{
    struct product_sheet *s = &r->sheet;
    const char *of = product_cell(r->batch->mem, s, P_VARIANT_OF);
    if (s->row.bad || s->row.n > s->header_n) {
        reject_all(r->im, s->row.line,
                   fail(r->batch, E_INPUT, "%s", s->row.bad ? s->row.bad : "This row has more cells than the header."));
        return NULL;
    }
    if (*of && r->reading && text_same(of, r->waiting[r->n].p.sku)) {
        product_row_variant(r->batch, s, &r->waiting[r->n]);
        return NULL;
    }
    TRY(whole(r));
    of = product_cell(r->batch->mem, s, P_VARIANT_OF); /* the batch before, and its memory, may be gone */
    if (*of) {
        reject_all(r->im, s->row.line,
                   fail_field(r->batch, "variant_of", "The product %s must stand right above its variants.",
                              text_cut(r->batch->mem, of, SHOWN)));
        return NULL;
    }
    product_row_take(r->batch, s, &r->waiting[r->n]);
    r->reading = true;
    return NULL;
}

static err_t rows_read(struct run *r)
{
    bool end;
    for (;;) {
        TRY(csv_next(r->sheet.csv, &r->sheet.row, &end));
        if (end)
            break;
        if (r->im->rows_most && r->im->rows == r->im->rows_most) {
            reject_all(r->im, r->sheet.row.line,
                       fail(r->batch, E_INPUT,
                            "At most %lld rows are taken at once; the rest was left out. Import larger files with "
                            "wismo import products.",
                            (long long)r->im->rows_most));
            break;
        }
        r->im->rows++;
        TRY(row_take(r));
    }
    TRY(whole(r));
    return flush(r);
}

err_t products_import(struct cx *cx, struct product_import *im)
{
    struct run r = { .cx = cx, .im = im };
    TRY(product_sheet_open(cx, im, &r.sheet));
    r.waiting = arena_alloc(cx->mem, TOGETHER * sizeof(*r.waiting));
    batch_begin(&r);
    err_t e = rows_read(&r);
    if (e) /* it outlives the batch */
        e = fail_detail(cx, fail(cx, e->code, "%s", e->message), "%s", e->detail ? e->detail : "-");
    batch_end(&r);
    csv_close(r.sheet.csv);
    return e;
}
