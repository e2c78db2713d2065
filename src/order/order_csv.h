/* order_csv.h - orders as rows of a spreadsheet: what the list exports, and what `wismo import` takes back. */
#pragma once
#include "order/order.h"

/* Headers in their order; ORDER_CSV_COLUMNS of them. */
enum { ORDER_CSV_COLUMNS = 42 };
extern const char *const order_csv_headers[ORDER_CSV_COLUMNS];

/* The cells of an order, none of them NULL. Equal orders have equal cells. */
void order_csv_cells(struct cx *cx, const struct order *o, const char *cells[ORDER_CSV_COLUMNS]);

/* Byte order mark and header row; a row (RFC 4180). */
void order_csv_begin(struct buf *to);
void order_csv_row(struct buf *to, const char *const cells[ORDER_CSV_COLUMNS]);

/* A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it; phone numbers and
   amounts stay as they are. order_csv_text undoes it. */
const char *order_csv_safe(struct arena *a, const char *s);
const char *order_csv_text(const char *cell);

/* One cell, in quotes where it needs them. */
void csv_cell_add(struct buf *to, const char *s);
