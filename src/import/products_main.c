/* products_main.c - wismo import products FILE.csv: options, and the summary. */
#include "account/shop.h"
#include "base/text.h"
#include "db/db.h"
#include "import/import.h"
#include "import/products.h"
#include <stdio.h>
#include <string.h>

struct options {
    const char *shop, **files;
    size_t files_n;
    bool dry_run;
};

static int usage(const char *why)
{
    fprintf(stderr, "wismo import: %s\nUsage: wismo import products FILE.csv[.gz]… [--shop S] [--dry-run]\n", why);
    return 2;
}

/* "--name value" or "--name=value"; NULL: it is another one. */
static const char *option(const char *name, int argc, char **argv, int *i)
{
    size_t n = strlen(name);
    if (strncmp(argv[*i], name, n))
        return NULL;
    if (argv[*i][n] == '=')
        return argv[*i] + n + 1;
    return argv[*i][n] ? NULL : *i + 1 < argc ? argv[++*i] : "";
}

static const char *options_take(struct cx *cx, struct options *o, int argc, char **argv)
{
    o->files = arena_alloc(cx->mem, (size_t)argc * sizeof(*o->files));
    for (int i = 1; i < argc; i++) {
        const char *shop, *value;
        if (argv[i][0] != '-') {
            o->files[o->files_n++] = argv[i];
            continue;
        }
        if (!strcmp(argv[i], "--dry-run")) {
            o->dry_run = true;
            continue;
        }
        value = shop = option("--shop", argc, argv, &i);
        o->shop = shop ? shop : o->shop;
        value = value ? value : option("--db", argc, argv, &i);
        if (!value)
            return arena_text(cx->mem, "there is no option %s.", argv[i]);
        if (!*value)
            return arena_text(cx->mem, "%s needs a value.", argv[i]);
    }
    return o->files_n ? NULL : "no file was given.";
}

static void add(struct product_import *to, const struct product_import *one)
{
    to->rows += one->rows;
    to->added += one->added;
    to->changed += one->changed;
    to->unchanged += one->unchanged;
    to->rejected += one->rejected;
}

static void print_summary(const struct product_import *im)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    products_import_write(&w, im);
    writer_close(&w);
    printf("%.*s\n", (int)b.n, b.at);
    fflush(stdout);
    buf_free(&b);
}

/* One file after the other; what was said about the first hundred bad rows of all is kept. */
static err_t run(struct cx *cx, const struct options *o, struct product_import *all)
{
    all->dry_run = o->dry_run;
    for (size_t i = 0; i < o->files_n; i++) {
        struct product_import one = { .file = o->files[i], .dry_run = o->dry_run, .rejects_n = all->rejects_n };
        one.rejects = all->rejects;
        err_t e = products_import(cx, &one);
        all->rejects = one.rejects;
        all->rejects_n = one.rejects_n;
        add(all, &one);
        TRY(e);
    }
    return NULL;
}

int products_main(struct cx *cx, int argc, char **argv)
{
    struct options o = { 0 };
    struct product_import all = { 0 };
    const char *why = options_take(cx, &o, argc, argv);
    if (why)
        return usage(why);
    cx->who.actor = ACTOR_IMPORT;
    err_t e = o.shop ? import_shop(cx, o.shop) : NULL;
    if (!e)
        e = run(cx, &o, &all);
    db_settle(cx->db);
    if (!e || all.added + all.changed > 0) /* a run that broke off says what is in */
        print_summary(&all);
    buf_free(&all.rejects);
    if (!e)
        return 0;
    fprintf(stderr, "wismo import: %s\n", e->message);
    return 1;
}
