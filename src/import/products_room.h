/* products_room.h - what reading rows of products and storing them share. */
#pragma once
#include "import/products.h"
#include "import/room.h"
#include "product/product.h"

enum product_column {
    P_SKU,
    P_NAME,
    P_PRICE,
    P_CURRENCY,
    P_STOCK,
    P_IMAGES,
    P_VARIANTS,
    P_ACTIVE,
    P_VARIANT_OF,
    P_COLUMNS
};

/* One product as the file says it; what is not said is not in `said` (bit i: column i). */
struct product_rows {
    int64_t line;
    struct product p;
    unsigned said;
    json_t *variants; /* rows below it add to them; NULL: none are said */
    err_t bad;        /* what is wrong with it */
};

struct product_sheet {
    struct csv *csv;
    struct csv_row row;
    char **header;
    size_t header_n;
    int at[P_COLUMNS]; /* -1: not there */
};

/* Reads the header row and finds the columns. E_INPUT: no SKU or no name, with what was found. */
MUST err_t product_sheet_open(struct cx *cx, const struct product_import *im, struct product_sheet *out);

/* The trimmed text of a column in the present row, "" when it is not there; in mem. */
const char *product_cell(struct arena *mem, const struct product_sheet *s, enum product_column c);

/* The present row as a new product, or as one more variant of it; what cannot be read is in to->bad. In cx->mem. */
void product_row_take(struct cx *cx, const struct product_sheet *s, struct product_rows *to);
void product_row_variant(struct cx *cx, const struct product_sheet *s, struct product_rows *to);

/* before with all that the rows say. */
struct product product_laid_over(struct cx *cx, const struct product *before, const struct product_rows *rows);
