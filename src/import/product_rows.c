/* product_rows.c - rows of a CSV file as products. A variant is a row of its own below its product (variant_of: the
   product's SKU), or a part of the cell "variants": name|sku|price|stock; … . Prices are written as the currency is. */
#include "base/text.h"
#include "import/products_room.h"
#include "order/order_csv.h"
#include <string.h>

enum { VARIANTS_MOST = 100, IMAGES_MOST = 50 };

/* Names of each column, the first that is there counts; letters and digits compared only. */
static const char *const names[P_COLUMNS] = {
    [P_SKU] = "sku productsku variantsku productcode article",
    [P_NAME] = "name productname title product",
    [P_PRICE] = "price regularprice unitprice variantprice",
    [P_CURRENCY] = "currency currencycode",
    [P_STOCK] = "stock quantity inventory variantinventoryqty",
    [P_IMAGES] = "images image imageurl imagesrc",
    [P_VARIANTS] = "variants",
    [P_ACTIVE] = "active published",
    [P_VARIANT_OF] = "variantof parentsku parent",
};

static const char *const words[P_COLUMNS] = {
    "sku", "name", "price", "currency", "stock", "images", "variants", "active", "variant_of",
};

err_t product_sheet_open(struct cx *cx, const struct product_import *im, struct product_sheet *out)
{
    struct product_sheet s = { 0 };
    bool end;
    const char *file = im->file ? im->file : "The file";
    TRY(im->file ? csv_open(cx, im->file, &s.csv) : csv_bytes(cx, im->bytes, im->bytes_n, &s.csv));
    TRY(csv_next(s.csv, &s.row, &end));
    if (end || s.row.bad)
        return fail_field(cx, "file", "%s has no header row.", file);
    s.header_n = s.row.n;
    s.header = arena_alloc(cx->mem, s.header_n * sizeof(*s.header));
    for (size_t i = 0; i < s.header_n; i++)
        s.header[i] = text_trim(cx->mem, s.row.field[i]);
    struct sheet known = { .header = s.header, .header_n = s.header_n };
    for (int c = 0; c < P_COLUMNS; c++) {
        s.at[c] = -1;
        for (const char *name = names[c]; *name && s.at[c] < 0; name += strspn(name, " ")) {
            size_t n = strcspn(name, " ");
            s.at[c] = sheet_find(&known, arena_copy_n(cx->mem, name, n));
            name += n;
        }
    }
    if (s.at[P_SKU] < 0 || s.at[P_NAME] < 0)
        return fail_field(cx, "file",
                          "%s has no column for the %s. Found: %s. Wanted: sku and name (needed); price, currency, "
                          "stock, images, variants, active, variant_of.",
                          file, s.at[P_SKU] < 0 ? "SKU" : "name", sheet_header_text(cx->mem, &known));
    *out = s;
    return NULL;
}

const char *product_cell(struct arena *mem, const struct product_sheet *s, enum product_column c)
{
    int i = s->at[c];
    const char *cell = i >= 0 && (size_t)i < s->row.n ? s->row.field[i] : "";
    if (!*cell)
        return "";
    /* The apostrophe that keeps a spreadsheet from computing, as our own export writes it. */
    bool kept = *cell == '\'' && strcmp(order_csv_safe(mem, cell + 1), cell + 1);
    return text_trim(mem, cell + kept);
}

/* --- values -------------------------------------------------------------------------------------------- */

static err_t stock_of(struct cx *cx, const char *text, int64_t *out)
{
    size_t n = strspn(text, "0123456789");
    int64_t stock = 0;
    if (!n || n > 10 || text[n + strspn(text + n, ".0")]) /* "4.0" is what spreadsheets make of 4 */
        return fail_field(cx, "stock", "“%s” is not a number of pieces.", text_cut(cx->mem, text, SHOWN));
    for (size_t i = 0; i < n; i++)
        stock = stock * 10 + (text[i] - '0');
    *out = stock;
    return NULL;
}

static err_t active_of(struct cx *cx, const char *text, bool *out)
{
    const char *word = text_lower(cx->mem, text);
    bool on = text_in("1 yes true on active published", word);
    if (!on && !text_in("0 no false off inactive draft", word))
        return fail_field(cx, "active", "“%s” is neither yes nor no.", text_cut(cx->mem, text, SHOWN));
    *out = on;
    return NULL;
}

/* Addresses with spaces, bars or ", " between, as JSON. */
static const char *images_of(struct cx *cx, const char *text)
{
    json_t *list = json_tie(cx->mem, json_array());
    for (const char *s = text; *(s += strspn(s, " \t\r\n|")) && json_array_size(list) < IMAGES_MOST;) {
        size_t n = strcspn(s, " \t\r\n|"), end = n;
        while (end && strchr(",;", s[end - 1]))
            end--;
        if (end)
            json_array_append_new(list, json_pack("{s:s%}", "url", s, end));
        s += n;
    }
    return json_text(cx->mem, list);
}

/* {"name","sku","price","stock"}; what is "" is left out. */
static err_t variant_add(struct cx *cx, json_t *list, const char *const part[4], const char *currency)
{
    struct money price;
    int64_t stock;
    if (json_array_size(list) == VARIANTS_MOST)
        return fail_field(cx, "variants", "A product has at most %d variants.", VARIANTS_MOST);
    json_t *v = json_object();
    json_array_append_new(list, v);
    json_object_set_new(v, "name", json_string(part[0]));
    if (*part[1])
        json_object_set_new(v, "sku", json_string(part[1]));
    if (*part[2]) {
        TRY(import_money(cx, "price", part[2], currency, &price));
        json_object_set_new(v, "price", json_integer(price.minor));
    }
    if (*part[3]) {
        TRY(stock_of(cx, part[3], &stock));
        json_object_set_new(v, "stock", json_integer(stock));
    }
    return NULL;
}

/* "name|sku|price|stock; …" */
static err_t variants_of(struct cx *cx, const char *text, const char *currency, json_t *list)
{
    for (const char *s = text; *s; s += *s == ';') {
        const char *part[4] = { "", "", "", "" };
        size_t n = strcspn(s, ";");
        char *piece = arena_copy_n(cx->mem, s, n), *rest = piece;
        for (size_t i = 0; i < 4 && rest; i++) {
            char *word = strsep(&rest, "|");
            part[i] = text_trim(cx->mem, word);
        }
        s += n;
        if (*part[0] || *part[1] || *part[2] || *part[3])
            TRY(variant_add(cx, list, part, currency));
        if (rest)
            return fail_field(cx, "variants", "A variant is written name|sku|price|stock.");
    }
    return NULL;
}

/* --- rows ---------------------------------------------------------------------------------------------- */

static const char *currency_of(struct cx *cx, const struct product_sheet *s)
{
    const char *text = product_cell(cx->mem, s, P_CURRENCY);
    return *text ? text_upper(cx->mem, text) : *cx->who.currency ? cx->who.currency : "USD";
}

static err_t value_take(struct cx *cx, const struct product_sheet *s, enum product_column c, const char *text,
                        const char *currency, struct product_rows *to)
{
    struct product *p = &to->p;
    switch (c) {
    case P_SKU: p->sku = text; return NULL;
    case P_NAME: p->name = text; return NULL;
    case P_PRICE: return import_money(cx, "price", text, currency, &p->price);
    case P_STOCK: return stock_of(cx, text, &p->stock);
    case P_IMAGES: p->images = images_of(cx, text); return NULL;
    case P_ACTIVE: return active_of(cx, text, &p->active);
    case P_VARIANTS:
        to->variants = json_tie(cx->mem, json_array());
        return variants_of(cx, text, currency, to->variants);
    case P_CURRENCY:
        return currency_exponent(text_upper(cx->mem, text)) < 0
                   ? fail_field(cx, "currency", "“%s” is not an ISO 4217 currency.", text_cut(cx->mem, text, SHOWN))
                   : NULL;
    case P_VARIANT_OF:
    case P_COLUMNS: break;
    }
    (void)s;
    return NULL;
}

void product_row_take(struct cx *cx, const struct product_sheet *s, struct product_rows *to)
{
    const char *currency = currency_of(cx, s);
    *to = (struct product_rows){ .line = s->row.line };
    if (currency_exponent(currency) < 0)
        currency = "USD"; /* refused below */
    for (int c = 0; c < P_COLUMNS; c++) {
        const char *text = product_cell(cx->mem, s, (enum product_column)c);
        if (!*text)
            continue;
        to->said |= 1u << c;
        to->bad = fail_also(cx, to->bad, value_take(cx, s, (enum product_column)c, text, currency, to));
    }
    for (int c = P_SKU; c <= P_NAME; c++)
        if (!(to->said >> c & 1))
            to->bad = fail_also(cx, to->bad, fail_field(cx, words[c], "Required field"));
}

void product_row_variant(struct cx *cx, const struct product_sheet *s, struct product_rows *to)
{
    const char *const part[4] = { product_cell(cx->mem, s, P_NAME), product_cell(cx->mem, s, P_SKU),
                                  product_cell(cx->mem, s, P_PRICE), product_cell(cx->mem, s, P_STOCK) };
    const char *currency = *to->p.price.currency ? to->p.price.currency : currency_of(cx, s);
    if (!to->variants)
        to->variants = json_tie(cx->mem, json_array());
    to->said |= 1u << P_VARIANTS;
    err_t bad = *part[0] ? variant_add(cx, to->variants, part, currency) : fail_field(cx, "name", "Required field");
    if (bad)
        bad = fail_field(cx, bad->field, "Line %lld: %s", (long long)s->row.line, bad->message);
    to->bad = fail_also(cx, to->bad, bad);
}

/* A file names pictures by their addresses: those that stay keep their words. */
static const char *images_kept(struct cx *cx, const char *before, const char *now)
{
    json_t *was, *is, *image;
    size_t i;
    if (text_empty(before) || text_empty(now) || json_read(cx, before, strlen(before), &was) ||
        json_read(cx, now, strlen(now), &is) || json_array_size(was) != json_array_size(is))
        return now;
    json_array_foreach (is, i, image)
        if (!text_same(json_str(image, "url"), json_str(json_array_get(was, i), "url")))
            return now;
    return before;
}

struct product product_laid_over(struct cx *cx, const struct product *before, const struct product_rows *rows)
{
    struct product p = before ? *before : (struct product){ .active = true };
    const struct product *in = &rows->p;
    const unsigned said = rows->said;
    p.sku = in->sku;
    p.name = in->name;
    p.price = said >> P_PRICE & 1 ? in->price : p.price;
    p.stock = said >> P_STOCK & 1 ? in->stock : p.stock;
    p.images = said >> P_IMAGES & 1 ? images_kept(cx, p.images, in->images) : p.images;
    p.active = said >> P_ACTIVE & 1 ? in->active : p.active;
    p.variants = said >> P_VARIANTS & 1 && rows->variants ? json_text(cx->mem, rows->variants) : p.variants;
    return p;
}
