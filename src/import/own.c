/* own.c - a spreadsheet that wismo itself has exported, as it was or edited. Each cell is compared with what the order would
   export now: only what differs is said, so that an untouched file changes nothing, and an edited one nothing else. */
#include "import/room.h"
#include "base/crypto.h"
#include "order/order.h"
#include "order/state.h"
#include <string.h>

void own_begin(struct sheet *s)
{
    memcpy(s->mapped, s->at, sizeof(s->mapped));
    for (size_t i = 0; i < ORDER_CSV_COLUMNS; i++)
        s->exported[i] = sheet_find(s, order_csv_headers[i]);
}

struct id_row {
    const char *id;
};
static const struct field id_fields[] = { FIELD(F_TEXT, struct id_row, id), { 0 } };

/* The source that the row names, if this shop has it. */
static err_t source_of(struct cx *cx, struct import *im, const struct sheet *s, const char **out)
{
    LIST(struct id_row) rows = { 0 };
    const char *named = sheet_get(im, s, C_SOURCE_ID);
    *out = im->source_id;
    if (!*named || text_same(named, im->source_id))
        return NULL;
    TRY(db_list(cx, id_fields, &rows, "SELECT id FROM source WHERE shop_id = $1 AND id = $2", T(cx->who.shop),
                T(named)));
    if (rows.n)
        *out = arena_copy(im->batch.mem, rows.at[0].id);
    return NULL;
}

static const char *cell(const struct sheet *s, int i)
{
    return i >= 0 && (size_t)i < s->row.n ? s->row.field[i] : NULL;
}

/* What must stay: the row is found by it, or other cells are read by it. */
static bool stays(enum column c) { return c == C_NUMBER || c == C_EXTERNAL_ID || c == C_CURRENCY || c == C_SOURCE_ID; }

static void unsay(struct sheet *s, int place)
{
    for (int c = 0; c < C_COLUMNS; c++)
        if (s->mapped[c] == place && !stays((enum column)c))
            s->at[c] = -1;
}

/* Times and amounts, which an emptied cell makes none. */
static const struct {
    enum column c;
    const char *field;
    bool amount;
} bare[] = {
    { C_ETA_FROM, "eta_from", false },
    { C_ETA_TO, "eta_to", false },
    { C_DELIVERED_AT, "delivered_at", false },
    { C_CANCELLED_AT, "cancelled_at", false },
    { C_SUBTOTAL, "subtotal", true },
    { C_SHIPPING_TOTAL, "shipping_total", true },
    { C_DISCOUNT_TOTAL, "discount_total", true },
    { C_TAX_TOTAL, "tax_total", true },
    { C_TOTAL, "total", true },
};

/* An emptied amount that is nothing already: "0.00" says no more than "". */
static bool nothing_both(const char *header, const char *said, const char *now)
{
    for (size_t i = 0; i < sizeof(bare) / sizeof(*bare); i++)
        if (bare[i].amount && !strcmp(column_names[bare[i].c], header))
            return !*said && !now[strspn(now, "0.")];
    return false;
}

static void compare(struct cx *cx, struct sheet *s, const struct order *known, bool *same)
{
    const char *now[ORDER_CSV_COLUMNS];
    order_csv_cells(cx, known, now);
    *same = true;
    for (size_t i = 0; i < ORDER_CSV_COLUMNS; i++) {
        const char *said = cell(s, s->exported[i]);
        if (text_in("order_id source_id external_id", order_csv_headers[i]))
            continue; /* where it is, not what: another installation has others */
        if (said && strcmp(said, now[i]) && !nothing_both(order_csv_headers[i], said, now[i]))
            *same = false;
        else if (said)
            unsay(s, s->exported[i]);
    }
}

static err_t known_find(struct cx *cx, struct import *im, struct sheet *s, bool *same)
{
    struct order known = { 0 };
    const char *source, *key = sheet_get(im, s, C_EXTERNAL_ID);
    TRY(source_of(cx, im, s, &source));
    err_t e = order_by_external(cx, source, *key ? key : sheet_get(im, s, C_NUMBER), &known);
    if (e)
        return e->code == E_MISSING ? NULL : e;
    TRY(order_load(cx, &known));
    if (s->at[C_PLACED_AT] >= 0 && !*sheet_get(im, s, C_PLACED_AT))
        return fail_field(cx, "placed_at", "placed_at is empty: an order keeps the day that it was placed on.");
    compare(cx, s, &known, same);
    return NULL;
}

err_t own_row(struct import *im, struct sheet *s, bool *same)
{
    struct cx cx = *im->cx; /* most rows are the same: their orders' memory is given back at once */
    err_t kept = NULL;
    *same = false;
    memcpy(s->at, s->mapped, sizeof(s->at));
    cx.mem = arena_new();
    cx.work = NULL;
    err_t e = known_find(&cx, im, s, same);
    if (e)
        kept = fail_detail(im->cx, fail(im->cx, e->code, "%s", e->message), "%s", e->detail ? e->detail : "-");
    db_end(&cx);
    arena_free(cx.mem);
    return kept;
}

/* --- what differs ----------------------------------------------------------------------------- */

static const char *said(struct import *im, const struct sheet *s, enum column c)
{
    return s->at[c] >= 0 ? sheet_get(im, s, c) : NULL;
}

/* A badge stands for two codes; who has written those, too, means them. */
static err_t package_status(struct import *im, const struct sheet *s, struct order *o)
{
    const char *badge = said(im, s, C_PACKAGE_STATUS);
    if (text_empty(badge) || !text_empty(o->general) || !text_empty(o->delivery))
        return NULL;
    const struct badge_codes *codes = badge_codes_of(badge);
    if (!codes)
        return fail_field(&im->batch, "package_status", "There is no package status “%s”.",
                          text_cut(im->batch.mem, badge, SHOWN));
    o->general = codes->general;
    o->delivery = codes->delivery;
    return NULL;
}

/* What the row says has this hash, whatever else another import has said of the order before. */
static const char *hash_of(struct import *im, const struct sheet *s)
{
    struct buf b = { 0 };
    for (size_t i = 0; i < s->row.n; i++)
        buf_add(&b, s->row.field[i], strlen(s->row.field[i]) + 1);
    const char *hash = crypto_hash_text(im->batch.mem, b.at, b.n);
    buf_free(&b);
    return arena_text(im->batch.mem, "own:%lld:%s", (long long)im->batch.now, hash);
}

err_t own_fields(struct import *im, const struct sheet *s, struct order *o)
{
    json_t *custom;
    o->general = said(im, s, C_GENERAL_STATUS);
    o->delivery = said(im, s, C_STATUS);
    o->payment = said(im, s, C_PAYMENT_STATUS);
    TRY(package_status(im, s, o));
    o->carrier = said(im, s, C_CARRIER);
    o->tracking_number = said(im, s, C_TRACKING_NUMBER);
    o->note = said(im, s, C_NOTE);
    o->custom = said(im, s, C_CUSTOM);
    if (!text_empty(o->custom) &&
        (json_read(&im->batch, o->custom, strlen(o->custom), &custom) || !json_is_object(custom)))
        return fail_field(&im->batch, "custom", "The custom fields are not a JSON object.");
    for (size_t i = 0; i < sizeof(bare) / sizeof(*bare); i++)
        if (s->at[bare[i].c] >= 0 && !*sheet_get(im, s, bare[i].c))
            o->emptied |= order_given_bit(bare[i].field);
    o->content_hash = hash_of(im, s);
    return source_of(&im->batch, im, s, &o->source_id);
}
