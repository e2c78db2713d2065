/* import.c - the command: options, batches, and the summary. Orders go in by some hundred a transaction; when one
   of a batch is refused, the batch is done again one by one, so that only the bad one stays out. */
#include "import/import.h"
#include "import/products.h"
#include "import/room.h"
#include "account/shop.h"
#include "order/text.h"
#include <stdio.h>
#include <string.h>

enum { REJECTS_MOST = 16 * 1024 * 1024, ROWS_KEPT = 5000 };

void import_reject(struct import *im, const char *file, int64_t line, const char *reason)
{
    im->rejected++;
    if (im->rejects.n > REJECTS_MOST)
        return;
    struct writer w = { .to = &im->rejects, .comma = im->rejects.n > 0 };
    writer_open(&w, NULL, '{');
    writer_text(&w, "file", file);
    writer_int(&w, "line", line);
    writer_text(&w, "reason", reason);
    writer_close(&w);
}

err_t import_blame(struct import *im, const char *file, int64_t line, err_t e)
{
    if (e && e->code != E_INPUT)
        return e;
    if (e)
        import_reject(im, file, line, e->message);
    return NULL;
}

/* --- batches --- */

static void batch_begin(struct import *im)
{
    im->batch = *im->cx;
    im->batch.mem = arena_new();
    im->batch.work = NULL;
    im->batch.in_tx = 0;
    im->waiting_n = 0;
}

static void batch_end(struct import *im)
{
    db_end(&im->batch);
    arena_free(im->batch.mem);
    im->batch.mem = NULL;
}

struct tally {
    int64_t added, changed, unchanged;
};

static err_t take(struct import *im, size_t i, struct tally *t)
{
    enum order_taken taken;
    const char *id;
    TRY(order_take(&im->batch, im->waiting[i].order, &taken, &id));
    t->added += taken == ORDER_ADDED;
    t->changed += taken == ORDER_CHANGED;
    t->unchanged += taken == ORDER_UNCHANGED;
    return NULL;
}

/* Orders from ≤ i < to in one transaction, which a dry run leaves without committing. */
static err_t take_together(struct import *im, size_t from, size_t to)
{
    struct tally t = { 0 };
    {
        DB_TX(&im->batch);
        for (size_t i = from; i < to; i++)
            TRY(take(im, i, &t));
        if (!im->dry_run)
            TRY(db_commit(&im->batch));
    }
    im->added += t.added;
    im->changed += t.changed;
    im->unchanged += t.unchanged;
    return NULL;
}

/* PostgreSQL keeps the plans of an empty table until it looks at it again by itself, minutes later: meanwhile each order
   would be looked for among all. */
static err_t look_again(struct import *im)
{
    if (im->dry_run || !db_is_postgres(im->cx->db) || im->added < 300 || im->added < 8 * im->analyzed)
        return NULL;
    im->analyzed = im->added;
    TRY(db_exec(im->cx, NULL, "ANALYZE orders"));
    TRY(db_exec(im->cx, NULL, "ANALYZE order_item"));
    TRY(db_exec(im->cx, NULL, "ANALYZE shipment"));
    TRY(db_exec(im->cx, NULL, "ANALYZE order_mix"));
    return db_exec(im->cx, NULL, "ANALYZE order_text");
}

err_t import_flush(struct import *im)
{
    err_t e = im->waiting_n ? take_together(im, 0, im->waiting_n) : NULL;
    if (e && e->code == E_INPUT) {
        e = NULL;
        for (size_t i = 0; i < im->waiting_n && !e; i++)
            e = import_blame(im, im->waiting[i].file, im->waiting[i].line, take_together(im, i, i + 1));
    }
    if (e) /* it outlives the batch */
        e = fail_detail(im->cx, fail(im->cx, e->code, "%s", e->message), "%s", e->detail ? e->detail : "-");
    batch_end(im);
    batch_begin(im);
    im->flushed_at = im->rows;
    return e ? e : look_again(im);
}

err_t import_breathe(struct import *im) { return im->rows - im->flushed_at > ROWS_KEPT ? import_flush(im) : NULL; }

err_t import_put(struct import *im, const char *file, int64_t line, struct order *o)
{
    o->source_id = text_empty(o->source_id) ? im->source_id : o->source_id;
    im->waiting[im->waiting_n++] = (struct waiting){ file, line, o };
    return im->waiting_n == BATCH ? import_flush(im) : NULL;
}

/* --- options --- */

static int usage(const char *why)
{
    fprintf(
        stderr,
        "wismo import: %s\nUsage: wismo import orders FILE.csv[.gz]… --profile wismo|olist|shopify|woocommerce|generic "
        "[--shop S] [--source S] [--map FILE] [--date-format F] [--dry-run]\n",
        why);
    return 2;
}

static int failed(err_t e)
{
    fprintf(stderr, "wismo import: %s\n", e->message);
    if (e->code == E_INTERNAL && e->detail)
        fprintf(stderr, "(%s)\n", e->detail);
    return 1;
}

/* "--name value" or "--name=value"; steps over what it has used. */
static const char *option(const char *name, int argc, char **argv, int *i)
{
    size_t n = strlen(name);
    if (strncmp(argv[*i], name, n))
        return NULL;
    if (argv[*i][n] == '=')
        return argv[*i] + n + 1;
    return argv[*i][n] ? NULL : *i + 1 < argc ? argv[++*i] : "";
}

struct options {
    const char *shop, *source, *why;
};

static bool take_option(struct import *im, struct options *o, int argc, char **argv, int *i)
{
    const char *value;
    if (!strcmp(argv[*i], "--dry-run"))
        return im->dry_run = true;
    const struct {
        const char *name;
        const char **to;
    } known[] = {
        { "--profile", &im->profile }, { "--map", &im->map },      { "--date-format", &im->date_format },
        { "--shop", &o->shop },        { "--source", &o->source }, { "--db", &value },
    };
    for (size_t k = 0; k < sizeof(known) / sizeof(*known); k++)
        if ((value = option(known[k].name, argc, argv, i))) {
            *known[k].to = value;
            if (!*value)
                o->why = arena_text(im->cx->mem, "%s needs a value.", known[k].name);
            return true;
        }
    return false;
}

static const char *read_options(struct import *im, struct options *o, int argc, char **argv)
{
    if (argc < 1 || strcmp(argv[0], "orders"))
        return "what can be imported is: orders, products.";
    im->files = arena_alloc(im->cx->mem, (size_t)argc * sizeof(*im->files));
    for (int i = 1; i < argc && !o->why; i++) {
        if (argv[i][0] != '-')
            im->files[im->files_n++] = argv[i];
        else if (!take_option(im, o, argc, argv, &i))
            return arena_text(im->cx->mem, "there is no option %s.", argv[i]);
    }
    if (o->why)
        return o->why;
    if (!im->files_n)
        return "no file was given.";
    if (!im->profile || !text_in("wismo olist shopify woocommerce generic", im->profile))
        return "--profile is one of wismo, olist, shopify, woocommerce, generic.";
    im->own = !strcmp(im->profile, "wismo");
    return im->map && strcmp(im->profile, "generic") ? "--map belongs to --profile generic." : NULL;
}

struct source_row {
    const char *id, *kind, *name;
};
static const struct field source_row_fields[] = {
    FIELD(F_TEXT, struct source_row, id),
    FIELD(F_TEXT, struct source_row, kind),
    FIELD(F_TEXT, struct source_row, name),
    { 0 },
};

/* --source: an id, a kind or a name. */
static err_t find_source(struct import *im, const char *wanted)
{
    LIST(struct source_row) rows = { 0 };
    struct buf known = { 0 };
    TRY(db_list(im->cx, source_row_fields, &rows,
                "SELECT id, kind, name FROM source WHERE shop_id = $1 ORDER BY created_at, id", T(im->cx->who.shop)));
    for (size_t i = 0; i < rows.n && !im->source_id; i++)
        if (text_same(rows.at[i].id, wanted) || text_same(rows.at[i].kind, wanted) ||
            text_same(rows.at[i].name, wanted))
            im->source_id = rows.at[i].id;
    if (im->source_id)
        return NULL;
    for (size_t i = 0; i < rows.n; i++)
        buf_fmt(&known, "%s%s", i ? ", " : "", rows.at[i].kind);
    buf_text(&known, known.n ? "" : "none");
    err_t e = fail_field(im->cx, "source", "This shop has no source “%s”. It has: %.*s.", wanted, (int)known.n,
                         known.at ? known.at : "");
    buf_free(&known);
    return e;
}

/* --- the run --- */

err_t import_shop(struct cx *cx, const char *wanted)
{
    shop_list shops = { 0 };
    TRY(shop_find(cx, &shops));
    for (size_t i = 0; i < shops.n; i++)
        if (text_same(shops.at[i].id, wanted) || text_same(shops.at[i].name, wanted) ||
            text_same(shops.at[i].code, wanted))
            return shop_enter(cx, shops.at[i].id);
    return fail_field(cx, "shop", "There is no shop “%s”.", wanted);
}

static err_t run(struct import *im, const struct options *o)
{
    if (o->shop)
        TRY(import_shop(im->cx, o->shop));
    TRY(find_source(im, o->source ? o->source : "native"));
    batch_begin(im);
    err_t e = NULL;
    if (!strcmp(im->profile, "olist"))
        e = import_olist(im);
    else
        for (size_t i = 0; i < im->files_n && !e; i++)
            e = import_sheet(im, im->files[i]);
    if (!e)
        e = import_flush(im);
    batch_end(im);
    return e;
}

static void print_summary(struct import *im)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    writer_int(&w, "files", (int64_t)im->files_n);
    writer_int(&w, "rows", im->rows);
    writer_int(&w, "orders_added", im->added);
    writer_int(&w, "orders_changed", im->changed);
    writer_int(&w, "orders_unchanged", im->unchanged);
    writer_int(&w, "rows_rejected", im->rejected);
    if (im->dry_run)
        writer_bool(&w, "dry_run", true);
    writer_raw(&w, "rejected",
               arena_text(im->cx->mem, "[%.*s]", (int)im->rejects.n, im->rejects.n ? im->rejects.at : ""));
    writer_close(&w);
    printf("%.*s\n", (int)b.n, b.at);
    fflush(stdout);
    buf_free(&b);
}

int import_main(struct cx *cx, int argc, char **argv)
{
    struct import im = { .cx = cx };
    struct options o = { 0 };
    if (argc > 0 && !strcmp(argv[0], "products"))
        return products_main(cx, argc, argv);
    const char *why = read_options(&im, &o, argc, argv);
    if (why)
        return usage(why);
    im.waiting = arena_alloc(cx->mem, BATCH * sizeof(*im.waiting));
    cx->who.actor = ACTOR_IMPORT;
    err_t e = run(&im, &o);
    if (!e && !im.dry_run)
        e = order_text_settle(cx);
    db_settle(cx->db);
    if (!e || im.added + im.changed > 0) /* a run that broke off says what is in */
        print_summary(&im);
    buf_free(&im.rejects);
    return e ? failed(e) : 0;
}
