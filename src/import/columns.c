/* columns.c - which header means what, per profile. Headers are compared by letters and digits alone, so
   that "Order Number", "order_number" and "ORDER-NUMBER" are one. */
/* Tables are read as tables: */
/* clang-format off */
#include "import/room.h"
#include "base/text.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

const char *const column_names[C_COLUMNS] = {
    "number", "external_id", "email", "phone", "name", "status", "general_status", "payment_status", "total", "currency",
    "placed_at", "shipping_name", "payment_name", "carrier", "tracking_number", "tracking_url", "eta_from", "eta_to",
    "delivered_at", "items", "address", "comment", "channel", "warehouse",
    "customer_id", "last_name", "subtotal", "shipping_total", "discount_total", "tax_total", "paid_at", "shipped_at",
    "cancelled_at", "updated_at", "ship_name", "ship_last_name", "address2", "city", "region", "postcode", "country", "tags",
    "locale", "pickup_point", "item_name", "item_sku", "item_quantity", "item_price", "phone2", "name2", "refunded_amount",
    "package_status", "internal_note", "custom", "source_id",
};

/* Headers of a column in a profile, the first that is there counts. */
struct alias { enum column c; const char *headers; };

static const struct alias shopify[] = {
    { C_NUMBER, "name" }, { C_EXTERNAL_ID, "id" }, { C_EMAIL, "email" }, { C_PHONE, "phone" }, { C_PHONE2, "shippingphone billingphone" },
    { C_NAME, "billingname" }, { C_NAME2, "shippingname" }, { C_STATUS, "fulfillmentstatus" }, { C_PAYMENT_STATUS, "financialstatus" },
    { C_TOTAL, "total" }, { C_CURRENCY, "currency" }, { C_PLACED_AT, "createdat" }, { C_SHIPPING_NAME, "shippingmethod" },
    { C_PAYMENT_NAME, "paymentmethod" }, { C_COMMENT, "notes" }, { C_CHANNEL, "source" }, { C_SUBTOTAL, "subtotal" },
    { C_SHIPPING_TOTAL, "shipping" }, { C_DISCOUNT_TOTAL, "discountamount" }, { C_TAX_TOTAL, "taxes" }, { C_PAID_AT, "paidat" },
    { C_SHIPPED_AT, "fulfilledat" }, { C_CANCELLED_AT, "cancelledat" }, { C_SHIP_NAME, "shippingname" },
    { C_ADDRESS, "shippingaddress1 shippingstreet" }, { C_ADDRESS2, "shippingaddress2" }, { C_CITY, "shippingcity" },
    { C_REGION, "shippingprovince" }, { C_POSTCODE, "shippingzip" }, { C_COUNTRY, "shippingcountry" }, { C_TAGS, "tags" },
    { C_ITEM_NAME, "lineitemname" }, { C_ITEM_SKU, "lineitemsku" }, { C_ITEM_QUANTITY, "lineitemquantity" }, { C_ITEM_PRICE, "lineitemprice" },
    { C_REFUNDED, "refundedamount" }, { C_WAREHOUSE, "location" },
    { C_COLUMNS, NULL },
};

static const struct alias woocommerce[] = {
    { C_NUMBER, "ordernumber order number orderid id" }, { C_EXTERNAL_ID, "orderid id postid" }, { C_STATUS, "orderstatus status poststatus" },
    { C_EMAIL, "billingemail emailbilling customeremail billingemailaddress email" }, { C_PHONE, "billingphone phonebilling customerphone phone" },
    { C_NAME, "billingfirstname firstnamebilling customername fullnamebilling customer name" },
    { C_LAST_NAME, "billinglastname lastnamebilling" }, { C_TOTAL, "ordertotal ordertotalamount total nrevenue" },
    { C_CURRENCY, "ordercurrency currency currencycode" }, { C_PLACED_AT, "orderdate datecreated date createdat dateordercreated" },
    { C_PAID_AT, "paiddate datepaid paidat" }, { C_UPDATED_AT, "datemodified modifieddate" }, { C_SHIPPING_NAME, "shippingmethodtitle shippingmethod" },
    { C_PAYMENT_NAME, "paymentmethodtitle paymentmethod" }, { C_COMMENT, "customernote customermessage ordernotes" },
    { C_SUBTOTAL, "ordersubtotal ordersubtotalamount cartsubtotal subtotal" },
    { C_SHIPPING_TOTAL, "shippingtotal ordershippingamount ordershipping shippingcost" },
    { C_DISCOUNT_TOTAL, "discounttotal cartdiscountamount orderdiscount cartdiscount" }, { C_TAX_TOTAL, "taxtotal ordertotaltaxamount ordertax" },
    { C_CUSTOMER_ID, "customerid customeruserid userid" }, { C_SHIP_NAME, "shippingfirstname firstnameshipping" },
    { C_SHIP_LAST_NAME, "shippinglastname lastnameshipping" }, { C_ADDRESS, "shippingaddress1 address1shipping shippingaddress address12shipping" },
    { C_ADDRESS2, "shippingaddress2 address2shipping" }, { C_CITY, "shippingcity cityshipping" },
    { C_REGION, "shippingstate statecodeshipping statenameshipping" }, { C_POSTCODE, "shippingpostcode postcodeshipping" },
    { C_COUNTRY, "shippingcountry countrycodeshipping" }, { C_CARRIER, "trackingprovider shippingprovider carrier" },
    { C_TRACKING_NUMBER, "trackingnumber trackingcode wctrackingnumber" }, { C_TRACKING_URL, "trackinglink trackingurl" },
    { C_SHIPPED_AT, "dateshipped shippeddate" }, { C_ITEM_NAME, "itemname productname lineitemname" }, { C_ITEM_SKU, "itemsku sku" },
    { C_ITEM_QUANTITY, "itemquantity quantity quantityrefund" }, { C_ITEM_PRICE, "itemcost itemprice productprice" },
    { C_REFUNDED, "refundedtotal orderrefundamount refundtotal" }, { C_CHANNEL, "createdvia" },
    { C_COLUMNS, NULL },
};

/* Letters and digits in lower case. */
static char *bare(struct arena *a, const char *s)
{
    const char *folded = text_fold(a, s);
    char *out = arena_alloc(a, strlen(folded) + 1);
    size_t n = 0;
    for (; *folded; folded++)
        if ((unsigned char)*folded >= 0x80 || strchr("abcdefghijklmnopqrstuvwxyz0123456789", *folded))
            out[n++] = *folded;
    out[n] = 0;
    return out;
}

err_t sheet_open(struct import *im, const char *file, struct sheet *out)
{
    struct sheet s = { .file = file };
    bool end;
    struct arena *mem = im->cx->mem;
    TRY(csv_open(im->cx, file, &s.csv));
    TRY(csv_next(s.csv, &s.row, &end));
    if (end || s.row.bad)
        return fail_field(im->cx, "file", "%s has no header row%s%s", file, end ? "." : ": ", end ? "" : s.row.bad);
    s.header_n = s.row.n;
    s.header = arena_alloc(mem, s.header_n * sizeof(*s.header));
    for (size_t i = 0; i < s.header_n; i++)
        s.header[i] = text_trim(mem, s.row.field[i]);
    for (int c = 0; c < C_COLUMNS; c++)
        s.at[c] = -1;
    *out = s;
    return NULL;
}

int sheet_find(const struct sheet *s, const char *name)
{
    struct arena *scratch = arena_new();
    const char *wanted = bare(scratch, name);
    int found = -1;
    for (size_t i = 0; i < s->header_n && found < 0 && *wanted; i++)
        if (!strcmp(bare(scratch, s->header[i]), wanted))
            found = (int)i;
    arena_free(scratch);
    return found;
}

char *sheet_header_text(struct arena *a, const struct sheet *s)
{
    struct buf b = { 0 };
    for (size_t i = 0; i < s->header_n && b.n < 2000; i++)
        buf_fmt(&b, "%s%s", i ? ", " : "", s->header[i]);
    char *text = arena_copy_n(a, b.at ? b.at : "", b.n);
    buf_free(&b);
    return text;
}

static void map_aliases(struct import *im, struct sheet *s, const struct alias *aliases)
{
    for (const struct alias *al = aliases; al->c != C_COLUMNS; al++)
        for (const char *word = al->headers; *word && s->at[al->c] < 0; word += strspn(word, " ")) {
            size_t n = strcspn(word, " ");
            s->at[al->c] = sheet_find(s, arena_copy_n(im->cx->mem, word, n));
            word += n;
        }
}

static int column_of(const char *name)
{
    for (int c = 0; c < C_OWN; c++)
        if (!strcmp(column_names[c], name))
            return c;
    return -1;
}

/* One line of a mapping file: "our_name = Their header"; '#' begins a comment. */
static err_t map_line(struct import *im, struct sheet *s, char *line, int64_t n)
{
    struct cx *cx = im->cx;
    char *mark = strchr(line, '='), *plain = text_trim(cx->mem, line);
    if (!*plain || *plain == '#')
        return NULL;
    if (!mark)
        return fail_field(cx, "map", "Line %lld of %s is not written “our_name = Their header”.", (long long)n, im->map);
    *mark = 0;
    int c = column_of(text_trim(cx->mem, line));
    if (c < 0)
        return fail_field(cx, "map", "Line %lld of %s: there is no column “%s”.", (long long)n, im->map, text_trim(cx->mem, line));
    const char *theirs = text_trim(cx->mem, mark + 1);
    s->at[c] = sheet_find(s, theirs);
    if (s->at[c] < 0)
        return fail_field(cx, "map", "%s has no column “%s”. Found: %s.", s->file, theirs, sheet_header_text(cx->mem, s));
    return NULL;
}

static err_t map_file(struct import *im, struct sheet *s)
{
    FILE *f = fopen(im->map, "re");
    if (!f)
        return fail_field(im->cx, "map", "%s could not be opened: %s.", im->map, strerror(errno));
    char line[1024];
    err_t e = NULL;
    for (int64_t n = 1; !e && fgets(line, sizeof(line), f); n++)
        e = text_valid(line, strlen(line)) ? map_line(im, s, line, n) : fail_field(im->cx, "map", "%s is not UTF-8 text.", im->map);
    fclose(f);
    return e;
}

static const enum column date_columns[] = { C_PLACED_AT, C_ETA_FROM, C_ETA_TO, C_DELIVERED_AT, C_PAID_AT, C_SHIPPED_AT, C_CANCELLED_AT, C_UPDATED_AT };

/* Reads the whole file once, for the form of its dates. */
static err_t look_at_dates(struct import *im, struct sheet *s)
{
    struct csv *csv;
    struct csv_row row;
    bool end;
    TRY(csv_open(im->cx, s->file, &csv));
    for (;;) {
        TRY(csv_next(csv, &row, &end));
        if (end)
            break;
        for (size_t i = 0; i < sizeof(date_columns) / sizeof(*date_columns) && !row.bad; i++) {
            int at = s->at[date_columns[i]];
            if (at >= 0 && (size_t)at < row.n && *row.field[at])
                date_look(im->cx->mem, &s->forms[date_columns[i]], row.field[at]);
        }
    }
    csv_close(csv);
    for (size_t i = 0; i < sizeof(date_columns) / sizeof(*date_columns); i++)
        if (s->at[date_columns[i]] >= 0)
            TRY(date_settle(im->cx, &s->forms[date_columns[i]], s->file, s->header[s->at[date_columns[i]]]));
    return NULL;
}

err_t sheet_map(struct import *im, struct sheet *s)
{
    const char *wanted = "number (needed); external_id, email, phone, name, status, general_status, payment_status, total, currency, placed_at, "
                         "shipping_name, payment_name, carrier, tracking_number, tracking_url, eta_from, eta_to, delivered_at, items, address, "
                         "comment, channel, warehouse";
    if (!strcmp(im->profile, "shopify")) {
        map_aliases(im, s, shopify);
        wanted = "Name (needed); Email, Financial Status, Fulfillment Status, Currency, Total, Created at, Lineitem name, Lineitem quantity, Lineitem price";
    } else if (!strcmp(im->profile, "woocommerce")) {
        map_aliases(im, s, woocommerce);
        wanted = "Order Number or order_id (needed); Order Status, Order Date, Billing Email, Billing Phone, Order Total, Item Name, Quantity, Item Cost";
    } else {
        for (int c = 0; c < (im->own ? C_COLUMNS : C_OWN); c++)
            s->at[c] = sheet_find(s, column_names[c]);
        own_begin(s);
        if (im->map)
            TRY(map_file(im, s));
    }
    if (s->at[C_NUMBER] < 0)
        return fail_field(im->cx, "file", "%s has no column for the order's number. Found: %s. Wanted: %s.", s->file,
                          sheet_header_text(im->cx->mem, s), wanted);
    return im->date_format ? NULL : look_at_dates(im, s);
}

err_t sheet_next(struct import *im, struct sheet *s, bool *end)
{
    for (;;) {
        TRY(csv_next(s->csv, &s->row, end));
        if (*end)
            return NULL;
        im->rows++;
        if (!s->row.bad && s->row.n > s->header_n)
            s->row.bad = "This row has more fields than the header.";
        if (!s->row.bad)
            return NULL;
        import_reject(im, s->file, s->row.line, s->row.bad);
    }
}

const char *sheet_at(struct import *im, const struct sheet *s, int i)
{
    if (i < 0 || (size_t)i >= s->row.n)
        return "";
    return text_trim(im->batch.mem, im->own ? order_csv_text(s->row.field[i]) : s->row.field[i]);
}

const char *sheet_get(struct import *im, const struct sheet *s, enum column c)
{
    return sheet_at(im, s, s->at[c]);
}
