/* order_csv.c - orders as rows of a spreadsheet. */
#include "order/order_csv.h"
#include "base/clock.h"
#include <string.h>

/* The headers are those of the import (import/columns.c); field: of order_fields, NULL = the products. */
#define COLUMNS(X)                                                                                                     \
    X("number", "number")                                                                                              \
    X("placed_at", "placed_at")                                                                                        \
    X("package_status", "badge")                                                                                       \
    X("payment_status", "payment")                                                                                     \
    X("name", "customer_name")                                                                                         \
    X("email", "email")                                                                                                \
    X("phone", "phone")                                                                                                \
    X("items", NULL)                                                                                                   \
    X("subtotal", "subtotal")                                                                                          \
    X("shipping_total", "shipping_total")                                                                              \
    X("discount_total", "discount_total")                                                                              \
    X("tax_total", "tax_total")                                                                                        \
    X("total", "total")                                                                                                \
    X("currency", "currency")                                                                                          \
    X("payment_name", "payment_name")                                                                                  \
    X("shipping_name", "shipping_name")                                                                                \
    X("carrier", "carrier")                                                                                            \
    X("tracking_number", "tracking_number")                                                                            \
    X("warehouse", "warehouse")                                                                                        \
    X("channel", "channel")                                                                                            \
    X("tags", "tags")                                                                                                  \
    X("comment", "comment")                                                                                            \
    X("internal_note", "note")                                                                                         \
    X("ship_name", "ship_name")                                                                                        \
    X("address", "ship_line1")                                                                                         \
    X("address2", "ship_line2")                                                                                        \
    X("city", "ship_city")                                                                                             \
    X("region", "ship_region")                                                                                         \
    X("postcode", "ship_postcode")                                                                                     \
    X("country", "ship_country")                                                                                       \
    X("eta_from", "eta_from")                                                                                          \
    X("eta_to", "eta_to")                                                                                              \
    X("delivered_at", "delivered_at")                                                                                  \
    X("cancelled_at", "cancelled_at")                                                                                  \
    X("general_status", "general")                                                                                     \
    X("status", "delivery")                                                                                            \
    X("custom", "custom")                                                                                              \
    X("locale", "locale")                                                                                              \
    X("customer_id", "customer_id")                                                                                    \
    X("external_id", "external_id")                                                                                    \
    X("source_id", "source_id")                                                                                        \
    X("order_id", "id")

#define HEADER(header, field) header,
#define FIELD_NAME(header, field) field,
const char *const order_csv_headers[ORDER_CSV_COLUMNS] = { COLUMNS(HEADER) };
static const char *const field_names[ORDER_CSV_COLUMNS] = { COLUMNS(FIELD_NAME) };

static const struct field *field_of(const char *name)
{
    const struct field *f = order_fields;
    while (f->kind != F_END && strcmp(f->name, name))
        f++;
    return f;
}

/* --- cells --- */

static const char *cell_of(struct cx *cx, const struct field *f, const struct order *o)
{
    const void *at = (const char *)o + f->at;
    const char *text = NULL;
    if (f->kind == F_TEXT || f->kind == F_JSON) {
        text = *(const char *const *)at;
    } else if (f->kind == F_MONEY) {
        const struct money *m = at;
        text = *m->currency ? money_plain(cx->mem, *m) : NULL;
    } else if (f->kind == F_TIME && *(const msec *)at) {
        text = time_text(cx->mem, *(const msec *)at);
    }
    return text ? text : "";
}

/* "|" and ";" stand between parts and products. */
static void part_add(struct buf *b, const char *s)
{
    for (; s && *s; s++) {
        if (strchr("\\|;", *s))
            buf_add(b, "\\", 1);
        buf_add(b, s, 1);
    }
}

static const char *items_cell(struct cx *cx, const struct order *o)
{
    struct buf b = { 0 };
    for (size_t i = 0; i < o->items.n; i++) {
        const struct order_item *it = &o->items.at[i];
        buf_text(&b, i ? "; " : "");
        part_add(&b, it->name);
        buf_text(&b, "|");
        part_add(&b, it->sku);
        buf_fmt(&b, "|%lld|", (long long)it->quantity);
        if (*it->unit_price.currency)
            buf_text(&b, money_plain(cx->mem, it->unit_price));
    }
    const char *text = arena_copy_n(cx->mem, b.n ? b.at : "", b.n);
    buf_free(&b);
    return text;
}

void order_csv_cells(struct cx *cx, const struct order *o, const char *cells[ORDER_CSV_COLUMNS])
{
    for (size_t i = 0; i < ORDER_CSV_COLUMNS; i++)
        cells[i] =
            order_csv_safe(cx->mem, field_names[i] ? cell_of(cx, field_of(field_names[i]), o) : items_cell(cx, o));
}

/* --- formulas --- */

/* Also the wide forms of = + - @, which some take for them. */
static bool begins_formula(const char *s)
{
    static const char *const wide[] = { "＝", "＋", "－", "＠" };
    for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
        if (text_starts(s, wide[i]))
            return true;
    return *s && strchr("=+-@\t\r\n'", *s);
}

/* "+420 777 123 456", "-12.50": digits alone compute nothing. */
static bool is_number(const char *s)
{
    return strchr("+-", *s) && s[1] >= '0' && s[1] <= '9' && !s[1 + strspn(s + 1, "0123456789 ().,-")];
}

const char *order_csv_safe(struct arena *a, const char *s)
{
    return !begins_formula(s) || is_number(s) ? s : arena_text(a, "'%s", s);
}

const char *order_csv_text(const char *cell) { return cell + (*cell == '\''); }

/* --- rows --- */

void csv_cell_add(struct buf *to, const char *s)
{
    size_t n = strlen(s);
    if (!s[strcspn(s, "\",;\t|\r\n")] && (!n || (*s != ' ' && s[n - 1] != ' '))) {
        buf_add(to, s, n);
        return;
    }
    buf_text(to, "\"");
    for (; *s; s++)
        buf_add(to, *s == '"' ? "\"\"" : s, *s == '"' ? 2 : 1);
    buf_text(to, "\"");
}

void order_csv_row(struct buf *to, const char *const cells[ORDER_CSV_COLUMNS])
{
    for (size_t i = 0; i < ORDER_CSV_COLUMNS; i++) {
        buf_text(to, i ? "," : "");
        csv_cell_add(to, cells[i]);
    }
    buf_text(to, "\r\n");
}

void order_csv_begin(struct buf *to)
{
    buf_text(to, "\xef\xbb\xbf"); /* else spreadsheets take it for an older character set */
    order_csv_row(to, order_csv_headers);
}
