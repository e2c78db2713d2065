/* sheet.c - rows of one file as orders. Where the file has a column for the product, several rows one after
   another with the same id are one order: the first says everything, the rest only add products. */
#include "import/room.h"
#include "base/text.h"
#include <string.h>

enum { ITEMS_MOST = 500 };

/* The order that is being put together. */
struct gather {
    struct order *o;
    const char *key; /* the external id of the present rows */
    int64_t line;
    size_t room;
    bool refused; /* its first row was bad: the rest is reported with it */
};

/* --- values --- */

err_t import_money(struct cx *cx, const char *column, const char *text, const char *currency, struct money *out)
{
    *out = (struct money){ 0 };
    if (text_empty(text))
        return NULL;
    char *plain = arena_copy(cx->mem, text), *dot = strchr(plain, '.');
    int fine = currency_exponent(currency);
    bool machine = plain[strspn(plain, "-0123456789.")] == 0 && dot && !strchr(dot + 1, '.');
    for (size_t n = strlen(plain); machine && plain + n - 1 > dot + fine && plain[n - 1] == '0'; n--)
        plain[n - 1] = 0;
    if (machine && !dot[1])
        *dot = 0;
    err_t e = money_parse(cx, plain, currency, out);
    return e ? fail_field(cx, column, "“%s” in %s is not an amount in %s.", text_cut(cx->mem, text, SHOWN), column,
                          currency)
             : NULL;
}

static const char *some(const char *s) { return *s ? s : NULL; }

/* A cell that somebody has emptied in what wismo exported empties the order's. */
static const char *said(struct import *im, const struct sheet *s, enum column c)
{
    const char *text = sheet_get(im, s, c);
    return im->own && s->at[c] >= 0 ? text : some(text);
}

static err_t money_of(struct import *im, const struct sheet *s, enum column c, const char *currency, struct money *out)
{
    return import_money(&im->batch, column_names[c], sheet_get(im, s, c), currency, out);
}

static err_t date_of(struct import *im, const struct sheet *s, enum column c, bool *day, bool *zone, msec *out)
{
    struct date d;
    TRY(date_read(&im->batch, &s->forms[c], im->date_format, im->cx->who.zone,
                  s->at[c] < 0 ? column_names[c] : s->header[s->at[c]], sheet_get(im, s, c), &d));
    *day = *day || d.day_only;
    *zone = *zone || d.zone_guessed;
    *out = d.at;
    return NULL;
}

/* --- products --- */

static struct order_item *item_add(struct import *im, struct gather *g)
{
    struct order *o = g->o;
    if (o->items.n == g->room) {
        size_t room = g->room ? g->room * 2 : 4;
        struct order_item *at = arena_alloc(im->batch.mem, room * sizeof(*at));
        if (o->items.n)
            memcpy(at, o->items.at, o->items.n * sizeof(*at));
        o->items.at = at;
        g->room = room;
    }
    struct order_item *it = &o->items.at[o->items.n++];
    *it = (struct order_item){ .quantity = 1 };
    return it;
}

static err_t quantity_of(struct import *im, const char *text, int64_t *out)
{
    size_t n = strspn(text, "0123456789");
    int64_t q = 0;
    for (size_t i = 0; i < n && i < 9; i++)
        q = q * 10 + (text[i] - '0');
    if (*text && (!n || n > 9 || text[n + strspn(text + n, ".0")]))
        return fail_field(&im->batch, "quantity", "“%s” is not a quantity.", text_cut(im->batch.mem, text, SHOWN));
    if (q > QUANTITY_MOST)
        return fail_field(&im->batch, "quantity", "Quantity must be at most 1,000,000");
    *out = *text ? q : 1;
    return NULL;
}

/* The product columns of the present row. */
static err_t row_item(struct import *im, const struct sheet *s, struct gather *g)
{
    struct order_item it = { .name = some(sheet_get(im, s, C_ITEM_NAME)), .sku = some(sheet_get(im, s, C_ITEM_SKU)) };
    if (!it.name && !it.sku)
        return NULL;
    if (g->o->items.n == ITEMS_MOST)
        return fail_field(&im->batch, "items", "An order has at most %d products.", ITEMS_MOST);
    TRY(quantity_of(im, sheet_get(im, s, C_ITEM_QUANTITY), &it.quantity));
    TRY(money_of(im, s, C_ITEM_PRICE, g->o->currency, &it.unit_price));
    *item_add(im, g) = it;
    return NULL;
}

/* Up to the mark, which is stepped over; "\|" and "\;" are the marks themselves. */
static char *piece(struct arena *a, const char **at, const char *marks)
{
    char *out = arena_alloc(a, strlen(*at) + 1);
    size_t n = 0;
    const char *s = *at;
    for (; *s && !strchr(marks, *s); s++) {
        if (*s == '\\' && s[1])
            s++;
        out[n++] = *s;
    }
    out[n] = 0;
    *at = s;
    return text_trim(a, out);
}

/* "name|sku|quantity|unit_price;…" */
static err_t listed_items(struct import *im, const char *text, struct gather *g)
{
    while (*text) {
        const char *part[4] = { "", "", "", "" };
        for (size_t i = 0; i < 4 && *text && *text != ';'; i++) {
            part[i] = piece(im->batch.mem, &text, "|;");
            text += *text == '|';
        }
        if (*text && *text != ';')
            return fail_field(&im->batch, "items",
                              "A product is written name|sku|quantity|unit_price, products are separated by ;.");
        text += *text == ';';
        if (!*part[0] && !*part[1])
            continue;
        if (g->o->items.n == ITEMS_MOST)
            return fail_field(&im->batch, "items", "An order has at most %d products.", ITEMS_MOST);
        struct order_item it = { .name = some(part[0]), .sku = some(part[1]) };
        TRY(quantity_of(im, part[2], &it.quantity));
        TRY(import_money(&im->batch, "items", part[3], g->o->currency, &it.unit_price));
        *item_add(im, g) = it;
    }
    return NULL;
}

/* "name:Shirt|sku:S1|quantity:2|total:18.00|…": columns line_item_1, line_item_2, … */
static err_t coded_item(struct import *im, const char *text, struct gather *g)
{
    struct order_item it = { .quantity = 1 };
    struct money total = { 0 };
    while (*text) {
        const char *part = piece(im->batch.mem, &text, "|"), *value = strchr(part, ':');
        text += *text == '|';
        if (!value)
            continue;
        value++;
        if (text_starts(part, "name:"))
            it.name = some(value);
        else if (text_starts(part, "sku:"))
            it.sku = some(value);
        else if (text_starts(part, "quantity:"))
            TRY(quantity_of(im, value, &it.quantity));
        else if (text_starts(part, "sub_total:"))
            TRY(import_money(&im->batch, "line_item", value, g->o->currency, &total));
        else if (text_starts(part, "total:") && !total.currency[0])
            TRY(import_money(&im->batch, "line_item", value, g->o->currency, &total));
    }
    if (!it.name && !it.sku)
        return NULL;
    it.unit_price = total;
    if (it.quantity > 0)
        it.unit_price.minor = total.minor / it.quantity;
    *item_add(im, g) = it;
    return NULL;
}

static err_t items_of(struct import *im, const struct sheet *s, struct gather *g)
{
    g->o->items.at = s->at[C_ITEMS] >= 0 || s->at[C_ITEM_NAME] >= 0 ? arena_alloc(im->batch.mem, 1) : NULL;
    if (s->at[C_ITEMS] >= 0)
        TRY(listed_items(im, sheet_get(im, s, C_ITEMS), g));
    if (s->at[C_ITEM_NAME] >= 0)
        TRY(row_item(im, s, g));
    for (size_t i = 0; i < s->header_n && !strcmp(im->profile, "woocommerce"); i++)
        if (!strncasecmp(s->header[i], "line_item_", 10) && g->o->items.n < ITEMS_MOST)
            TRY(coded_item(im, sheet_at(im, s, (int)i), g));
    return NULL;
}

/* --- the order --- */

static const char *joined(struct import *im, const char *first, const char *last)
{
    return some(text_trim(im->batch.mem, arena_text(im->batch.mem, "%s %s", first, last)));
}

static void texts_of(struct import *im, const struct sheet *s, struct order *o)
{
    const struct {
        enum column c;
        const char **to;
    } plain[] = {
        { C_EMAIL, &o->email },
        { C_PHONE, &o->phone },
        { C_SHIPPING_NAME, &o->shipping_name },
        { C_PAYMENT_NAME, &o->payment_name },
        { C_ADDRESS, &o->ship_line1 },
        { C_ADDRESS2, &o->ship_line2 },
        { C_CITY, &o->ship_city },
        { C_REGION, &o->ship_region },
        { C_POSTCODE, &o->ship_postcode },
        { C_COUNTRY, &o->ship_country },
        { C_COMMENT, &o->comment },
        { C_CHANNEL, &o->channel },
        { C_WAREHOUSE, &o->warehouse },
        { C_CUSTOMER_ID, &o->customer_id },
        { C_TAGS, &o->tags },
        { C_LOCALE, &o->locale },
    };
    for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
        *plain[i].to = said(im, s, plain[i].c);
    if (im->own) {
        o->customer_name = said(im, s, C_NAME);
        o->ship_name = said(im, s, C_SHIP_NAME);
        return;
    }
    o->customer_name = joined(im, sheet_get(im, s, C_NAME), sheet_get(im, s, C_LAST_NAME));
    if (!o->customer_name)
        o->customer_name = some(sheet_get(im, s, C_NAME2));
    o->ship_name = joined(im, sheet_get(im, s, C_SHIP_NAME), sheet_get(im, s, C_SHIP_LAST_NAME));
    if (!o->phone)
        o->phone = some(sheet_get(im, s, C_PHONE2));
    if (o->ship_postcode && *o->ship_postcode == '\'') /* a spreadsheet's mark for “this is text” */
        o->ship_postcode++;
    if (text_same(o->customer_id, "0")) /* a guest */
        o->customer_id = NULL;
}

static err_t amounts_of(struct import *im, const struct sheet *s, struct order *o)
{
    const char *currency = sheet_get(im, s, C_CURRENCY);
    o->currency = text_upper(im->batch.mem, *currency ? currency : im->cx->who.currency);
    if (currency_exponent(o->currency) < 0)
        return fail_field(&im->batch, "currency", "There is no currency “%s”.",
                          text_cut(im->batch.mem, o->currency, SHOWN));
    TRY(money_of(im, s, C_TOTAL, o->currency, &o->total));
    TRY(money_of(im, s, C_SUBTOTAL, o->currency, &o->subtotal));
    TRY(money_of(im, s, C_SHIPPING_TOTAL, o->currency, &o->shipping_total));
    TRY(money_of(im, s, C_DISCOUNT_TOTAL, o->currency, &o->discount_total));
    TRY(money_of(im, s, C_TAX_TOTAL, o->currency, &o->tax_total));
    o->total_text = some(sheet_get(im, s, C_TOTAL));
    return NULL;
}

struct times {
    msec paid, shipped, cancelled;
};

static err_t dates_of(struct import *im, const struct sheet *s, struct order *o, struct times *t)
{
    bool day = false, zone = false, other_day = false;
    TRY(date_of(im, s, C_PLACED_AT, &day, &zone, &o->placed_at));
    TRY(date_of(im, s, C_DELIVERED_AT, &day, &zone, &o->delivered_at));
    TRY(date_of(im, s, C_ETA_FROM, &other_day, &zone, &o->eta_from));
    TRY(date_of(im, s, C_ETA_TO, &other_day, &zone, &o->eta_to));
    TRY(date_of(im, s, C_UPDATED_AT, &other_day, &zone, &o->changed_at));
    TRY(date_of(im, s, C_PAID_AT, &other_day, &zone, &t->paid));
    TRY(date_of(im, s, C_SHIPPED_AT, &other_day, &zone, &t->shipped));
    TRY(date_of(im, s, C_CANCELLED_AT, &other_day, &zone, &t->cancelled));
    o->external_stamp = o->changed_at;
    o->cancelled_at = t->cancelled;
    o->dates = day && zone ? "day zone" : day ? "day" : zone ? "zone" : NULL;
    return NULL;
}

static void parcel_of(struct import *im, const struct sheet *s, struct order *o, const struct times *t)
{
    struct shipment p = { .carrier = some(sheet_get(im, s, C_CARRIER)),
                          .tracking_number = some(sheet_get(im, s, C_TRACKING_NUMBER)),
                          .tracking_url = some(sheet_get(im, s, C_TRACKING_URL)),
                          .pickup_point = some(sheet_get(im, s, C_PICKUP_POINT)),
                          .service = o->shipping_name,
                          .status = o->delivery,
                          .status_raw = o->delivery_raw,
                          .shipped_at = t->shipped,
                          .eta_from = o->eta_from,
                          .eta_to = o->eta_to,
                          .delivered_at = o->delivered_at,
                          .told_by = "store" };
    if (!p.carrier && !p.tracking_number && !p.tracking_url && !p.shipped_at && !p.pickup_point)
        return;
    o->shipments.at = arena_alloc(im->batch.mem, sizeof(p));
    o->shipments.at[0] = p;
    o->shipments.n = 1;
}

static err_t statuses_of(struct import *im, const struct sheet *s, struct order *o, const struct times *t)
{
    struct arena *a = im->batch.mem;
    const char *general = sheet_get(im, s, C_GENERAL_STATUS), *delivery = sheet_get(im, s, C_STATUS),
               *payment = sheet_get(im, s, C_PAYMENT_STATUS);
    struct said said;
    import_status(a, im->profile, general, delivery, payment, o->payment_name, t->paid != 0, t->cancelled != 0,
                  *sheet_get(im, s, C_TRACKING_NUMBER) != 0, &said);
    if (said.hide)
        return fail_field(&im->batch, "status", "This is a draft or in the trash, not an order.");
    bool woo = !strcmp(im->profile, "woocommerce");
    o->general = said.general, o->general_raw = some(woo ? delivery : general);
    o->delivery = said.delivery, o->delivery_raw = woo ? NULL : some(delivery);
    o->payment = said.payment, o->payment_raw = some(payment);
    struct money refunded;
    TRY(money_of(im, s, C_REFUNDED, o->currency, &refunded));
    if (refunded.minor > 0 && refunded.minor < o->total.minor && text_same(o->payment, "paid"))
        o->payment = "partially_refunded";
    return NULL;
}

static err_t first_row(struct import *im, const struct sheet *s, struct gather *g)
{
    struct order *o = g->o;
    struct times t = { 0 };
    if (!*g->key)
        return fail_field(&im->batch, "number", "This row has no order number.");
    o->external_id = arena_copy(im->batch.mem, g->key);
    o->number = *sheet_get(im, s, C_NUMBER) ? sheet_get(im, s, C_NUMBER) : o->external_id;
    if (strlen(o->external_id) > 255 || text_length(o->number) > 100)
        return fail_field(&im->batch, "number", "This order number is too long.");
    texts_of(im, s, o);
    TRY(amounts_of(im, s, o));
    TRY(dates_of(im, s, o, &t));
    if (im->own) {
        TRY(own_fields(im, s, o));
    } else {
        TRY(statuses_of(im, s, o, &t));
        parcel_of(im, s, o, &t);
    }
    return items_of(im, s, g);
}

static const char *key_of(struct import *im, const struct sheet *s)
{
    const char *id = sheet_get(im, s, C_EXTERNAL_ID);
    return *id ? id : sheet_get(im, s, C_NUMBER);
}

/* Whether the present row only adds a product to the order before it. */
static bool goes_on(struct import *im, const struct sheet *s, const struct gather *g)
{
    if (!g->key || s->at[C_ITEM_NAME] < 0)
        return false;
    const char *number = sheet_get(im, s, C_NUMBER), *id = sheet_get(im, s, C_EXTERNAL_ID);
    return text_same(key_of(im, s), g->key) || (!*id && g->o && text_same(number, g->o->number));
}

static err_t hand_over(struct import *im, const struct sheet *s, struct gather *g)
{
    struct order *o = g->refused ? NULL : g->o;
    int64_t line = g->line;
    *g = (struct gather){ 0 };
    if (o)
        TRY(import_put(im, s->file, line, o));
    return import_breathe(im);
}

static err_t row_take(struct import *im, struct sheet *s, struct gather *g)
{
    if (goes_on(im, s, g)) {
        if (g->refused)
            return fail_field(&im->batch, "number", "The first row of this order could not be used (line %lld).",
                              (long long)g->line);
        return row_item(im, s, g);
    }
    TRY(hand_over(im, s, g));
    if (im->own) {
        bool same;
        TRY(own_row(im, s, &same));
        im->unchanged += same;
        if (same)
            return NULL;
    }
    g->o = arena_alloc(im->batch.mem, sizeof(*g->o));
    g->key = arena_copy(im->batch.mem, key_of(im, s));
    g->line = s->row.line;
    err_t e = first_row(im, s, g);
    g->refused = e != NULL;
    return e;
}

err_t import_sheet(struct import *im, const char *file)
{
    struct sheet s;
    struct gather g = { 0 };
    bool end;
    TRY(sheet_open(im, file, &s));
    TRY(sheet_map(im, &s));
    for (;;) {
        TRY(sheet_next(im, &s, &end));
        if (end)
            break;
        TRY(import_blame(im, file, s.row.line, row_take(im, &s, &g)));
    }
    TRY(hand_over(im, &s, &g));
    csv_close(s.csv);
    return import_flush(im);
}
