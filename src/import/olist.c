/* olist.c - the published Olist tables: orders, and as far as they are given their items, payments, customers
   and products, told apart by their headers. The side tables are held in memory, sorted by their key; orders stream. */
#include "import/room.h"
#include "base/clock.h"
#include "base/text.h"
#include <stdlib.h>
#include <string.h>

#define ZONE "America/Sao_Paulo"
#define CURRENCY "BRL"

enum kind { K_ORDERS, K_ITEMS, K_PAYMENTS, K_CUSTOMERS, K_PRODUCTS, K_OTHER, KINDS };

/* One row of a side table: its key, its place in the file, and up to five of its columns. */
struct side_row {
    const char *key, *cell[5];
    int64_t number, line;
};
struct side {
    struct side_row *at;
    size_t n, room;
    bool given;
    const char *file;
};
static const struct {
    const char *key, *cell[5], *order;
} side_columns[KINDS] = {
    [K_ITEMS] = { "order_id", { "product_id", "seller_id", "price", "freight_value" }, "order_item_id" },
    [K_PAYMENTS] = { "order_id", { "payment_type", "payment_value", "payment_installments" }, "payment_sequential" },
    [K_CUSTOMERS] = { "customer_id",
                      { "customer_unique_id", "customer_zip_code_prefix", "customer_city", "customer_state" },
                      NULL },
    [K_PRODUCTS] = { "product_id", { "product_category_name" }, NULL },
};

struct olist {
    struct import *im;
    struct side side[KINDS];
    const char *zone;
};

enum when { PURCHASED, APPROVED, SENT, DELIVERED, ESTIMATED, WHENS };
static const char *const when_columns[WHENS] = {
    "order_purchase_timestamp",      "order_approved_at",
    "order_delivered_carrier_date",  "order_delivered_customer_date",
    "order_estimated_delivery_date",
};

/* --- which file is what --- */

static bool has(const struct sheet *s, const char *name) { return sheet_find(s, name) >= 0; }

static enum kind kind_of(const struct sheet *s)
{
    if (has(s, "order_id"))
        return has(s, "order_status")                              ? K_ORDERS
               : has(s, "payment_value") || has(s, "payment_type") ? K_PAYMENTS
               : has(s, "price") || has(s, "order_item_id")        ? K_ITEMS
               : has(s, "review_id")                               ? K_OTHER
                                                                   : KINDS;
    if (has(s, "customer_id"))
        return K_CUSTOMERS;
    if (has(s, "product_id"))
        return K_PRODUCTS;
    return has(s, "seller_id") || has(s, "product_category_name_english") || has(s, "geolocation_zip_code_prefix")
               ? K_OTHER
               : KINDS;
}

static err_t unknown_file(struct import *im, const struct sheet *s)
{
    return fail_field(
        im->cx, "file",
        "%s is none of the Olist tables. Found: %s. Wanted: order_id, order_status (and %s, %s, %s, %s, %s, customer_id).",
        s->file, sheet_header_text(im->cx->mem, s), when_columns[0], when_columns[1], when_columns[2], when_columns[3],
        when_columns[4]);
}

/* --- side tables --- */

static int by_key(const void *a, const void *b)
{
    const struct side_row *x = a, *y = b;
    int c = strcmp(x->key, y->key);
    if (c)
        return c;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

static struct side_row *side_add(struct arena *a, struct side *t)
{
    if (t->n == t->room) {
        t->room = t->room ? t->room * 2 : 1024;
        struct side_row *at = arena_alloc(a, t->room * sizeof(*at));
        if (t->n)
            memcpy(at, t->at, t->n * sizeof(*at));
        t->at = at;
    }
    return &t->at[t->n++];
}

static err_t side_read(struct olist *ol, struct sheet *s, enum kind kind)
{
    struct side *t = &ol->side[kind];
    struct arena *mem = ol->im->cx->mem;
    int key = sheet_find(s, side_columns[kind].key),
        number = side_columns[kind].order ? sheet_find(s, side_columns[kind].order) : -1, cells[5];
    bool end;
    for (int i = 0; i < 5; i++)
        cells[i] = side_columns[kind].cell[i] ? sheet_find(s, side_columns[kind].cell[i]) : -1;
    t->given = true;
    t->file = s->file;
    for (;;) {
        TRY(sheet_next(ol->im, s, &end));
        if (end)
            break;
        if (!*sheet_at(ol->im, s, key)) {
            import_reject(ol->im, s->file, s->row.line,
                          arena_text(ol->im->batch.mem, "This row has no %s.", side_columns[kind].key));
            continue;
        }
        struct side_row *r = side_add(mem, t);
        *r = (struct side_row){ .key = arena_copy(mem, sheet_at(ol->im, s, key)), .line = s->row.line };
        r->number = strtoll(sheet_at(ol->im, s, number), NULL, 10);
        for (int i = 0; i < 5; i++)
            r->cell[i] = arena_copy(mem, sheet_at(ol->im, s, cells[i]));
        TRY(import_breathe(ol->im));
    }
    if (t->n)
        qsort(t->at, t->n, sizeof(*t->at), by_key);
    return import_flush(ol->im); /* gives back what the rows needed */
}

/* The rows with this key: the first, and how many. */
static struct side_row *side_find(const struct side *t, const char *key, size_t *n)
{
    size_t low = 0, high = t->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (strcmp(t->at[mid].key, key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (*n = 0; low + *n < t->n && !strcmp(t->at[low + *n].key, key); (*n)++)
        ;
    return *n ? &t->at[low] : NULL;
}

/* --- an order --- */

static const struct {
    const char *raw, *general, *delivery;
} status_map[] = {
    { "created", "new", "not_shipped" },          { "approved", "confirmed", "not_shipped" },
    { "invoiced", "in_progress", "not_shipped" }, { "processing", "in_progress", "preparing" },
    { "shipped", "in_progress", "shipped" },      { "delivered", "completed", "delivered" },
    { "canceled", "cancelled", "cancelled" },     { "unavailable", "problem", "not_shipped" },
};

static void statuses(struct order *o, const char *raw, const struct date *when, bool approval_told)
{
    o->general_raw = raw;
    o->general = raw; /* a word that the map does not know is learned */
    o->delivery = when[DELIVERED].at ? "delivered" : when[SENT].at ? "shipped" : "not_shipped";
    for (size_t i = 0; i < sizeof(status_map) / sizeof(*status_map); i++)
        if (!strcmp(status_map[i].raw, raw)) {
            o->general = status_map[i].general;
            if (strcmp(raw, "canceled") || !when[SENT].at)
                o->delivery = status_map[i].delivery;
        }
    bool waits = !strcmp(raw, "created");
    o->payment = when[APPROVED].at           ? "paid"
                 : !approval_told            ? "unknown"
                 : waits                     ? "awaiting"
                 : !strcmp(raw, "delivered") ? "unknown"
                                             : "none";
}

static const char *spaced(struct arena *a, const char *s)
{
    char *out = arena_copy(a, s);
    for (char *p = out; *p; p++)
        if (*p == '_')
            *p = ' ';
    if (*out >= 'a' && *out <= 'z')
        *out = (char)(*out - 32);
    return out;
}

static const char *product_name(struct olist *ol, const char *product_id)
{
    size_t n;
    struct arena *a = ol->im->batch.mem;
    const struct side_row *p = side_find(&ol->side[K_PRODUCTS], product_id, &n);
    return p && *p->cell[0] ? spaced(a, p->cell[0]) : arena_text(a, "Product %.8s", product_id);
}

/* A row of a side table that cannot be used is reported where it stands; the order goes in without it. */
static err_t amount(struct olist *ol, enum kind k, const struct side_row *r, int cell, struct money *out, bool *good)
{
    err_t e = import_money(&ol->im->batch, side_columns[k].cell[cell], r->cell[cell], CURRENCY, out);
    *good = *good && !e;
    return import_blame(ol->im, ol->side[k].file, r->line, e);
}

static err_t items(struct olist *ol, struct order *o)
{
    size_t n;
    struct arena *a = ol->im->batch.mem;
    const struct side_row *r = side_find(&ol->side[K_ITEMS], o->external_id, &n);
    struct money freight = { 0 }, sum = { .currency = CURRENCY };
    if (!ol->side[K_ITEMS].given)
        return NULL;
    o->items.at = arena_alloc(a, (n + 1) * sizeof(*o->items.at));
    for (size_t i = 0; i < n; i++) {
        struct order_item it = { .name = product_name(ol, r[i].cell[0]),
                                 .sku = *r[i].cell[0] ? r[i].cell[0] : NULL,
                                 .quantity = 1 };
        bool good = true;
        TRY(amount(ol, K_ITEMS, &r[i], 2, &it.unit_price, &good));
        TRY(amount(ol, K_ITEMS, &r[i], 3, &freight, &good));
        if (!good)
            continue;
        if (*r[i].cell[1])
            it.custom = json_text(a, json_tie(a, json_pack("{s:s}", "seller", r[i].cell[1])));
        TRY(money_add(&ol->im->batch, &sum, freight));
        o->items.at[o->items.n++] = it;
    }
    o->shipping_total = sum;
    return NULL;
}

static err_t payments(struct olist *ol, struct order *o, const struct date *when)
{
    size_t n;
    struct arena *a = ol->im->batch.mem;
    const struct side_row *r = side_find(&ol->side[K_PAYMENTS], o->external_id, &n);
    struct money sum = { .currency = CURRENCY };
    const char *names = "", *raw = "";
    if (!ol->side[K_PAYMENTS].given)
        return NULL;
    o->payments.at = arena_alloc(a, (n + 1) * sizeof(*o->payments.at));
    for (size_t i = 0; i < n; i++) {
        struct payment p = { .method = *r[i].cell[0] ? spaced(a, r[i].cell[0]) : NULL, .paid_at = when[APPROVED].at };
        bool good = true;
        TRY(amount(ol, K_PAYMENTS, &r[i], 1, &p.amount, &good));
        if (!good)
            continue;
        if (*r[i].cell[2] && strcmp(r[i].cell[2], "1"))
            p.note = arena_text(a, "%s installments", r[i].cell[2]);
        if (p.method && !strstr(names, p.method)) {
            names = arena_text(a, "%s%s%s", names, *names ? ", " : "", p.method);
            raw = arena_text(a, "%s%s%s", raw, *raw ? "," : "", r[i].cell[0]);
        }
        TRY(money_add(&ol->im->batch, &sum, p.amount));
        o->payments.at[o->payments.n++] = p;
    }
    o->payment_name = *names ? names : NULL;
    o->payment_raw = *raw ? raw : NULL;
    if (!o->items.n)
        o->total = sum;
    return NULL;
}

static void customer(struct olist *ol, struct order *o, const char *id)
{
    size_t n;
    const struct side_row *r = side_find(&ol->side[K_CUSTOMERS], id, &n);
    o->customer_id = r && *r->cell[0] ? r->cell[0] : *id ? id : NULL;
    if (!r)
        return;
    o->ship_postcode = *r->cell[1] ? r->cell[1] : NULL;
    o->ship_city = *r->cell[2] ? r->cell[2] : NULL;
    o->ship_region = *r->cell[3] ? r->cell[3] : NULL;
    o->ship_country = "BR";
}

static void parcel(struct olist *ol, struct order *o, const struct date *when)
{
    if (!when[SENT].at && !when[DELIVERED].at)
        return;
    o->shipments.at = arena_alloc(ol->im->batch.mem, sizeof(*o->shipments.at));
    o->shipments.n = 1;
    o->shipments.at[0] = (struct shipment){ .status = o->delivery,
                                            .status_raw = o->general_raw,
                                            .shipped_at = when[SENT].at,
                                            .delivered_at = when[DELIVERED].at,
                                            .eta_to = when[ESTIMATED].at,
                                            .told_by = "store" };
}

static void dates(struct olist *ol, struct order *o, const struct date *when)
{
    struct arena *a = ol->im->batch.mem;
    bool day = false, zone = false;
    o->placed_at = when[PURCHASED].at ? when[PURCHASED].at : when[APPROVED].at;
    o->delivered_at = when[DELIVERED].at;
    o->eta_to = when[ESTIMATED].at;
    for (int i = 0; i < WHENS; i++) {
        zone = zone || when[i].zone_guessed;
        day = day || (i != ESTIMATED && when[i].day_only);
    }
    o->dates = day && zone ? "day zone" : day ? "day" : zone ? "zone" : NULL;
    if (when[APPROVED].at)
        o->custom = json_text(a, json_tie(a, json_pack("{s:s}", "approved_at", time_text(a, when[APPROVED].at))));
}

/* --- the orders file --- */

struct orders_sheet {
    struct sheet s;
    int id, customer, status, when[WHENS];
    struct date_form forms[WHENS];
};

static err_t order_row(struct olist *ol, struct orders_sheet *os)
{
    struct import *im = ol->im;
    struct order *o = arena_alloc(im->batch.mem, sizeof(*o));
    const char *raw = sheet_at(im, &os->s, os->status);
    struct date when[WHENS];
    o->external_id = o->number = sheet_at(im, &os->s, os->id);
    if (!*o->number)
        return fail_field(&im->batch, "order_id", "This row has no order_id.");
    if (!*raw)
        return fail_field(&im->batch, "order_status", "This row has no order_status.");
    for (int i = 0; i < WHENS; i++)
        TRY(date_read(&im->batch, &os->forms[i], im->date_format, ol->zone, when_columns[i],
                      sheet_at(im, &os->s, os->when[i]), &when[i]));
    o->currency = CURRENCY;
    statuses(o, text_lower(im->batch.mem, raw), when, os->when[APPROVED] >= 0);
    dates(ol, o, when);
    customer(ol, o, sheet_at(im, &os->s, os->customer));
    TRY(items(ol, o));
    TRY(payments(ol, o, when));
    parcel(ol, o, when);
    return import_put(im, os->s.file, os->s.row.line, o);
}

static err_t look_at_dates(struct import *im, struct orders_sheet *os)
{
    struct csv *csv;
    struct csv_row row;
    bool end;
    TRY(csv_open(im->cx, os->s.file, &csv));
    for (;;) {
        TRY(csv_next(csv, &row, &end));
        if (end)
            break;
        for (int i = 0; i < WHENS && !row.bad; i++)
            if (os->when[i] >= 0 && (size_t)os->when[i] < row.n)
                date_look(im->cx->mem, &os->forms[i], row.field[os->when[i]]);
    }
    csv_close(csv);
    for (int i = 0; i < WHENS; i++)
        TRY(date_settle(im->cx, &os->forms[i], os->s.file, when_columns[i]));
    return NULL;
}

static err_t orders_read(struct olist *ol, const struct sheet *sheet)
{
    struct orders_sheet os = { .s = *sheet };
    struct import *im = ol->im;
    bool end;
    os.id = sheet_find(sheet, "order_id");
    os.status = sheet_find(sheet, "order_status");
    os.customer = sheet_find(sheet, "customer_id");
    for (int i = 0; i < WHENS; i++)
        os.when[i] = sheet_find(sheet, when_columns[i]);
    if (!im->date_format)
        TRY(look_at_dates(im, &os));
    for (;;) {
        TRY(sheet_next(im, &os.s, &end));
        if (end)
            return NULL;
        TRY(import_blame(im, os.s.file, os.s.row.line, order_row(ol, &os)));
        TRY(import_breathe(im));
    }
}

err_t import_olist(struct import *im)
{
    struct olist ol = { .im = im, .zone = text_same(im->cx->who.zone, "UTC") ? ZONE : im->cx->who.zone };
    struct sheet *sheets = arena_alloc(im->cx->mem, im->files_n * sizeof(*sheets));
    enum kind *kinds = arena_alloc(im->cx->mem, im->files_n * sizeof(*kinds));
    size_t orders = 0;
    for (size_t i = 0; i < im->files_n; i++) {
        TRY(sheet_open(im, im->files[i], &sheets[i]));
        kinds[i] = kind_of(&sheets[i]);
        if (kinds[i] == KINDS)
            return unknown_file(im, &sheets[i]);
        orders += kinds[i] == K_ORDERS;
    }
    if (!orders)
        return unknown_file(im, &sheets[0]);
    for (size_t i = 0; i < im->files_n; i++)
        if (kinds[i] != K_ORDERS && kinds[i] != K_OTHER)
            TRY(side_read(&ol, &sheets[i], kinds[i]));
    for (size_t i = 0; i < im->files_n; i++)
        if (kinds[i] == K_ORDERS)
            TRY(orders_read(&ol, &sheets[i]));
    return NULL;
}
