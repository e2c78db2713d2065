/* room.h - what the files of the import share: the run, columns, dates, and handing an order over. */
#pragma once
#include "import/csv.h"
#include "base/json.h"
#include "order/order_csv.h"

enum { SHOWN = 40 }; /* code points of a cell that a message repeats */

/* --- dates: the form of a column is found out from all its values, or given by --date-format --- */

struct date_form {
    bool day_first, month_first, open; /* evidence: 25/12, 12/25, 5/6 */
    const char *example;               /* of an open one */
};
struct date {
    msec at;
    bool day_only, zone_guessed;
};

/* Takes one value as evidence. */
void date_look(struct arena *a, struct date_form *f, const char *text);
/* E_INPUT when the values can be read in two ways. */
MUST err_t date_settle(struct cx *cx, const struct date_form *f, const char *file, const char *column);
/* "" gives 0. format: strptime, or NULL. Readings without an offset are local time of zone. */
MUST err_t date_read(struct cx *cx, const struct date_form *f, const char *format, const char *zone, const char *column,
                     const char *text, struct date *out);

/* --- the run --- */

struct import {
    struct cx *cx;   /* lives as long as the command */
    struct cx batch; /* its memory is that of one batch of orders */
    const char *profile, *source_id, *map, *date_format;
    const char **files;
    size_t files_n;
    bool dry_run, own; /* own: a file that wismo has exported */
    int64_t rows, added, changed, unchanged, rejected;
    int64_t flushed_at; /* rows, when the batch was last written */
    int64_t analyzed;   /* orders that were there when PostgreSQL last looked at its tables */
    struct buf rejects; /* JSON objects, separated by commas */
    struct waiting {
        const char *file;
        int64_t line;
        struct order *order;
    } * waiting;
    size_t waiting_n;
};
enum { BATCH = 300 };

/* Reports a row that cannot be used. */
void import_reject(struct import *im, const char *file, int64_t line, const char *reason);
/* Reports e when it is the row's own fault (E_INPUT); any other failure ends the run. */
MUST err_t import_blame(struct import *im, const char *file, int64_t line, err_t e);
/* Hands over an order in im->batch.mem; written with its batch. */
MUST err_t import_put(struct import *im, const char *file, int64_t line, struct order *o);
MUST err_t import_flush(struct import *im);
/* Between two orders: writes and gives back memory when many rows have been read since the last batch. */
MUST err_t import_breathe(struct import *im);

/* --- columns of one file --- */

enum column {
    C_NUMBER,
    C_EXTERNAL_ID,
    C_EMAIL,
    C_PHONE,
    C_NAME,
    C_STATUS,
    C_GENERAL_STATUS,
    C_PAYMENT_STATUS,
    C_TOTAL,
    C_CURRENCY,
    C_PLACED_AT,
    C_SHIPPING_NAME,
    C_PAYMENT_NAME,
    C_CARRIER,
    C_TRACKING_NUMBER,
    C_TRACKING_URL,
    C_ETA_FROM,
    C_ETA_TO,
    C_DELIVERED_AT,
    C_ITEMS,
    C_ADDRESS,
    C_COMMENT,
    C_CHANNEL,
    C_WAREHOUSE,
    C_CUSTOMER_ID,
    C_LAST_NAME,
    C_SUBTOTAL,
    C_SHIPPING_TOTAL,
    C_DISCOUNT_TOTAL,
    C_TAX_TOTAL,
    C_PAID_AT,
    C_SHIPPED_AT,
    C_CANCELLED_AT,
    C_UPDATED_AT,
    C_SHIP_NAME,
    C_SHIP_LAST_NAME,
    C_ADDRESS2,
    C_CITY,
    C_REGION,
    C_POSTCODE,
    C_COUNTRY,
    C_TAGS,
    C_LOCALE,
    C_PICKUP_POINT,
    C_ITEM_NAME,
    C_ITEM_SKU,
    C_ITEM_QUANTITY,
    C_ITEM_PRICE,
    C_PHONE2,
    C_NAME2,
    C_REFUNDED,
    C_OWN, /* from here on only in what wismo exports */
    C_PACKAGE_STATUS = C_OWN,
    C_NOTE,
    C_CUSTOM,
    C_SOURCE_ID,
    C_COLUMNS
};
extern const char *const column_names[C_COLUMNS];

struct sheet {
    const char *file;
    struct csv *csv;
    char **header;
    size_t header_n;
    int at[C_COLUMNS]; /* index in the row, -1 = not there */
    struct date_form forms[C_COLUMNS];
    struct csv_row row;
    int mapped[C_COLUMNS];           /* own.c: `at` of the whole file; at is that of the present row */
    int exported[ORDER_CSV_COLUMNS]; /* own.c: where each of our columns is, -1 = not there */
};

/* Opens a file and reads its header row. */
MUST err_t sheet_open(struct import *im, const char *file, struct sheet *out);
/* The place of a header, letters and digits compared only; -1. */
int sheet_find(const struct sheet *s, const char *name);
/* "a, b, c" of the header row, for sentences. */
char *sheet_header_text(struct arena *a, const struct sheet *s);
/* Finds the profile's columns; E_INPUT with what was found and wanted when there is no number. */
MUST err_t sheet_map(struct import *im, struct sheet *s);
/* The next usable row; bad ones are reported on the way. */
MUST err_t sheet_next(struct import *im, struct sheet *s, bool *end);
/* The trimmed text of a column in the present row, "" when it is not there. */
const char *sheet_get(struct import *im, const struct sheet *s, enum column c);
const char *sheet_at(struct import *im, const struct sheet *s, int i);

/* --- statuses as shops and platforms write them --- */

struct said {
    const char *general, *delivery, *payment;
    bool hide;
};
/* Maps words of the profile; what is unknown is left as it is, to be learned. */
void import_status(struct arena *a, const char *profile, const char *general, const char *delivery, const char *payment,
                   const char *payment_name, bool paid_at, bool cancelled_at, bool tracked, struct said *out);

/* An amount in that currency; machine forms like 12.5 and 12.5000 are fine. "" gives no amount. */
MUST err_t import_money(struct cx *cx, const char *column, const char *text, const char *currency, struct money *out);

/* own.c: a file that the list exported. What a row says as the order says it already is not said: `at` of its column is -1
   then, and *same when nothing is left. */
void own_begin(struct sheet *s);
MUST err_t own_row(struct import *im, struct sheet *s, bool *same);
/* The columns that nobody else has, and codes as they are. */
MUST err_t own_fields(struct import *im, const struct sheet *s, struct order *o);

/* The two ways of reading: rows of orders (all profiles but olist), and olist's joined files. */
MUST err_t import_sheet(struct import *im, const char *file);
MUST err_t import_olist(struct import *im);
