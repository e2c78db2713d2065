/* product.c - the catalogue. */
#include "product/product.h"
#include "base/id.h"
#include "base/json.h"
#include "base/text.h"
#include "db/event.h"
#include "product/file.h"
#include "product/images.h"
#include <string.h>

enum { VARIANTS_MOST = 100, NAME_MOST = 500, SKU_MOST = 255 };
#define STOCK_MOST 1000000000
#define COLUMNS "id, sku, name, price, currency, stock, images, variants, active, version, changed_at"

const struct field product_fields[] = {
    FIELD(F_TEXT, struct product, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct product, sku, .flags = FF_REQUIRED, .most = SKU_MOST),
    FIELD(F_TEXT, struct product, name, .flags = FF_REQUIRED, .most = NAME_MOST),
    FIELD(F_MONEY, struct product, price),
    FIELD(F_INT, struct product, stock, .most = STOCK_MOST),
    FIELD(F_JSON, struct product, images, .most = 32768, .note = "[{url, alt}], at most 8"),
    FIELD(F_JSON, struct product, variants, .note = "[{name, sku, price, stock}], price in minor units"),
    FIELD(F_BOOL, struct product, active),
    FIELD(F_INT, struct product, version),
    FIELD(F_TIME, struct product, changed_at, .flags = FF_READONLY),
    { 0 },
};

err_t product_get(struct cx *cx, const char *id, struct product *out)
{
    err_t e = db_get(cx, product_fields, out, "SELECT " COLUMNS " FROM product WHERE shop_id = $1 AND id = $2",
                     T(cx->who.shop), T(id));
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "This product no longer exists.") : e;
}

err_t product_by_sku(struct cx *cx, const char *sku, struct product *out)
{
    return db_get(cx, product_fields, out, "SELECT " COLUMNS " FROM product WHERE shop_id = $1 AND sku = $2",
                  T(cx->who.shop), T(sku));
}

/* Any text as a part of a LIKE pattern. */
static const char *pattern_of(struct cx *cx, const char *query)
{
    struct buf b = { 0 };
    buf_text(&b, "%");
    for (const char *s = text_fold(cx->mem, query ? query : ""); *s; s++) {
        if (strchr("%_\\", *s))
            buf_text(&b, "\\");
        buf_add(&b, s, 1);
    }
    buf_text(&b, "%");
    const char *out = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return out;
}

err_t product_find(struct cx *cx, const char *query, int page, int per_page, product_list *out, int64_t *total)
{
    const char *pattern = pattern_of(cx, query);
    TRY(db_int(cx, 0, total, "SELECT count(*) FROM product WHERE shop_id = $1 AND folded LIKE $2 ESCAPE '\\'",
               T(cx->who.shop), T(pattern)));
    return db_list(cx, product_fields, out,
                   "SELECT " COLUMNS " FROM product WHERE shop_id = $1 AND folded LIKE $2 ESCAPE '\\' "
                   "ORDER BY folded, id LIMIT $3 OFFSET $4",
                   T(cx->who.shop), T(pattern), I(per_page), I((int64_t)(page - 1) * per_page));
}

err_t product_walk(struct cx *cx, const char *behind, int most, product_list *out)
{
    return db_list(cx, product_fields, out,
                   "SELECT " COLUMNS " FROM product WHERE shop_id = $1 AND sku > $2 ORDER BY sku LIMIT $3",
                   T(cx->who.shop), T(behind), I(most));
}

/* --- checking ---------------------------------------------------------------------------------- */

static err_t variant_check(struct cx *cx, const json_t *v, const char *place, struct buf *skus)
{
    const char *name = json_str(v, "name"), *sku = json_str(v, "sku");
    const json_t *price = json_object_get(v, "price"), *stock = json_object_get(v, "stock");
    size_t known = (size_t)(name != NULL) + (sku != NULL) + (price != NULL) + (stock != NULL);
    if (text_empty(name) || text_length(name) > NAME_MOST)
        return fail_field(cx, arena_text(cx->mem, "%s.name", place), "Required field");
    if (sku && text_length(sku) > SKU_MOST)
        return fail_field(cx, arena_text(cx->mem, "%s.sku", place), "This may have at most %d characters.", SKU_MOST);
    if (price && !json_is_null(price) && (!json_is_integer(price) || json_integer_value(price) < 0))
        return fail_field(cx, arena_text(cx->mem, "%s.price", place), "Price must be 0 or more");
    if (json_integer_value(price) > MONEY_MOST)
        return fail_field(cx, arena_text(cx->mem, "%s.price", place), "This amount is too large.");
    if (stock && !json_is_null(stock) &&
        (!json_is_integer(stock) || json_integer_value(stock) < 0 || json_integer_value(stock) > STOCK_MOST))
        return fail_field(cx, arena_text(cx->mem, "%s.stock", place), "This must be from 0 to %d.", STOCK_MOST);
    if (!json_is_object(v) || json_object_size(v) != known)
        return fail_field(cx, place, "A variant is {name, sku, price, stock}.");
    buf_fmt(skus, " %s", sku ? sku : "");
    return NULL;
}

static err_t variants_check(struct cx *cx, const char *json, struct buf *skus)
{
    json_t *list, *v;
    err_t bad = NULL;
    size_t i;
    if (text_empty(json) || text_same(json, "null"))
        return NULL;
    if (json_read(cx, json, strlen(json), &list) || !json_is_array(list) || json_array_size(list) > VARIANTS_MOST)
        return fail_field(cx, "variants", "variants must be a list of at most %d.", VARIANTS_MOST);
    json_array_foreach (list, i, v)
        bad = fail_also(cx, bad, variant_check(cx, v, arena_text(cx->mem, "variants[%zu]", i), skus));
    return bad;
}

static err_t too_long(struct cx *cx, const char *field, const char *text, size_t most)
{
    return text && text_length(text) > most ? fail_field(cx, field, "This may have at most %d characters.", (int)most)
                                            : NULL;
}

/* *folded: what the product is found by, its name first, so that lists by it are lists by name. */
static err_t check(struct cx *cx, const struct product *p, const char **folded)
{
    struct buf b = { 0 };
    err_t bad = NULL;
    buf_fmt(&b, "%s %s", p->name ? p->name : "", p->sku ? p->sku : "");
    if (text_empty(p->name))
        bad = fail_field(cx, "name", "Required field");
    if (text_empty(p->sku))
        bad = fail_also(cx, bad, fail_field(cx, "sku", "Required field"));
    bad = fail_also(cx, bad, too_long(cx, "name", p->name, NAME_MOST));
    bad = fail_also(cx, bad, too_long(cx, "sku", p->sku, SKU_MOST));
    if (p->stock < 0 || p->stock > STOCK_MOST)
        bad = fail_also(cx, bad, fail_field(cx, "stock", "This must be from 0 to %d.", STOCK_MOST));
    if (p->price.minor < 0)
        bad = fail_also(cx, bad, fail_field(cx, "price", "Price must be 0 or more"));
    if (p->price.minor > MONEY_MOST)
        bad = fail_also(cx, bad, fail_field(cx, "price", "This amount is too large."));
    bad = fail_also(cx, bad, images_check(cx, p->images, "images"));
    bad = fail_also(cx, bad, variants_check(cx, p->variants, &b));
    *folded = text_fold(cx->mem, b.at);
    buf_free(&b);
    return bad;
}

err_t product_check(struct cx *cx, const struct product *p)
{
    const char *folded;
    return check(cx, p, &folded);
}

/* Before anything is written, because a refused statement would undo the whole transaction. */
static err_t sku_free(struct cx *cx, const struct product *p)
{
    int64_t taken;
    TRY(db_int(cx, 0, &taken, "SELECT 1 FROM product WHERE shop_id = $1 AND sku = $2 AND id <> $3", T(cx->who.shop),
               T(p->sku), T(p->id)));
    return taken ? fail(cx, E_CONFLICT, "Another product has the SKU %s.", p->sku) : NULL;
}

/* --- changing ---------------------------------------------------------------------------------- */

static const char *currency_of(const struct cx *cx, const struct product *p)
{
    return p->price.currency[0] ? p->price.currency : cx->who.currency[0] ? cx->who.currency : "USD";
}

err_t product_add(struct cx *cx, const struct product *in, struct product *out)
{
    struct product p = *in;
    const char *folded;
    TRY(check(cx, in, &folded));
    p.id = id_new(cx, "prd");
    DB_TX(cx);
    TRY(sku_free(cx, &p));
    TRY(db_exec(
        cx, NULL,
        "INSERT INTO product (shop_id, id, sku, name, price, currency, stock, images, variants, active, folded, "
        "version, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12)",
        T(cx->who.shop), T(p.id), T(p.sku), T(p.name), I(p.price.minor), T(currency_of(cx, &p)), I(p.stock),
        T(p.images), T(p.variants), I(p.active), T(folded), I(cx->now)));
    TRY(file_keep(cx, p.images));
    TRY(event_add(cx, "product", p.id, "product.added", "name", NULL, p.name));
    TRY(product_get(cx, p.id, out));
    return db_commit(cx);
}

/* Each member that is new. */
static err_t events_add(struct cx *cx, const struct product *was, const struct product *now)
{
    const struct {
        const char *name, *from, *to;
    } members[] = {
        { "name", was->name, now->name },
        { "sku", was->sku, now->sku },
        { "price", money_text(cx->mem, was->price), money_text(cx->mem, now->price) },
        { "stock", arena_int(cx->mem, was->stock), arena_int(cx->mem, now->stock) },
        { "active", was->active ? "yes" : "no", now->active ? "yes" : "no" },
        { "images", was->images, now->images },
        { "variants", was->variants, now->variants },
    };
    for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
        if (!text_same(members[i].from, members[i].to))
            TRY(event_add(cx, "product", now->id, "product.changed", members[i].name, members[i].from, members[i].to));
    return NULL;
}

err_t product_change(struct cx *cx, const struct product *in, struct product *out)
{
    struct product before;
    const char *folded;
    int64_t changed;
    TRY(check(cx, in, &folded));
    DB_TX(cx);
    TRY(product_get(cx, in->id, &before));
    TRY(sku_free(cx, in));
    TRY(db_exec(
        cx, &changed,
        "UPDATE product SET sku = $3, name = $4, price = $5, currency = $6, stock = $7, images = $8, variants = $9, "
        "active = $10, folded = $11, changed_at = $12, version = version + 1 "
        "WHERE shop_id = $1 AND id = $2 AND version = $13",
        T(cx->who.shop), T(in->id), T(in->sku), T(in->name), I(in->price.minor), T(currency_of(cx, in)), I(in->stock),
        T(in->images), T(in->variants), I(in->active), T(folded), I(cx->now), I(in->version)));
    if (!changed)
        return fail(cx, E_CONFLICT, "This product was changed by somebody else. Load it again and repeat the change.");
    TRY(file_keep(cx, in->images));
    TRY(product_get(cx, in->id, out));
    TRY(events_add(cx, &before, out));
    return db_commit(cx);
}

err_t product_remove(struct cx *cx, const char *id)
{
    struct product p;
    DB_TX(cx);
    TRY(product_get(cx, id, &p));
    TRY(db_exec(cx, NULL, "DELETE FROM product WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(id)));
    TRY(event_add(cx, "product", id, "product.removed", "name", p.name, NULL));
    return db_commit(cx);
}
