/* products.h - products from CSV: for wismo import products FILE.csv, and for the catalogue page. */
#pragma once
#include "base/base.h"
#include "base/writer.h"

struct product_import {
    const char *file;  /* read as a stream, plain or gzip; or … */
    const char *bytes; /* … these, which live as long as the import */
    size_t bytes_n;
    int64_t rows_most; /* 0: as many as there are */
    bool dry_run;      /* counts, and writes nothing */

    /* what came of it */
    int64_t rows, added, changed, unchanged, rejected;
    struct buf rejects; /* JSON objects {line, field, reason}, commas between; at most PRODUCT_REJECTS of them */
    int64_t rejects_n;
};
enum { PRODUCT_REJECTS = 100 };

/* Known by SKU: added, changed, or left as it is. A cell that is empty, and a column that is not there, is not said. A bad
   row is reported, never the end; E_INPUT: the file itself, or its header. The caller frees rejects. */
MUST err_t products_import(struct cx *cx, struct product_import *im);

/* The members of the summary. */
void products_import_write(struct writer *w, const struct product_import *im);

/* argv after "products": FILE.csv[.gz]…, --dry-run, --shop. Exit status as import_main. */
int products_main(struct cx *cx, int argc, char **argv);
