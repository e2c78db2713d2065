/* fill.c - a shop with many orders. The demo's 400, in every state, are written like any other order; the rest are
   copies of their rows, made by SQL, which is some 20 times as fast. A copy differs in what is an order's own: id, number,
   e-mail, phone, customer, tracking number, event; it has the same number of rows in the same tables, and `wismo doctor`
   finds nothing. Invariant: number, e-mail, id and tracking number of a copy follow from its place. */
#include "bench/bench.h"
#include "app/commands.h"
#include "app/demo.h"
#include "account/shop.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/json.h"
#include "base/writer.h"
#include "order/text.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ROUNDS_A_COMMIT 25 /* of 400 orders each */

/* The demo's rows as templates: each round raises their numbers by 400 and adds them once more. A number stands in the
   last digits of what is an order's own, so that raising it is all that is to be done. */
static err_t templates_make(struct cx *cx, const char *shop)
{
    TRY(db_exec(cx, NULL, "CREATE TEMP TABLE bench_order AS SELECT * FROM orders WHERE shop_id = $1", T(shop)));
    TRY(db_exec(cx, NULL, "CREATE TEMP TABLE bench_item AS SELECT * FROM order_item WHERE shop_id = $1", T(shop)));
    TRY(db_exec(cx, NULL, "CREATE TEMP TABLE bench_parcel AS SELECT * FROM shipment WHERE shop_id = $1", T(shop)));
    TRY(db_exec(cx, NULL, "CREATE TEMP TABLE bench_payment AS SELECT * FROM payment WHERE shop_id = $1", T(shop)));
    TRY(db_exec(cx, NULL,
                "CREATE TEMP TABLE bench_event AS SELECT * FROM event WHERE shop_id = $1 AND subject = 'order'",
                T(shop)));
    /* parcels: two letters, the line, nine digits */
    TRY(db_exec(cx, NULL,
                "UPDATE bench_order SET tracking_number = (SELECT substr(p.tracking_number, 1, 2) || p.line || "
                "'000000000' FROM bench_parcel p WHERE p.order_id = bench_order.id AND p.tracking_number = "
                "bench_order.tracking_number LIMIT 1)"));
    TRY(db_exec(cx, NULL,
                "UPDATE bench_parcel SET tracking_url = replace(tracking_url, tracking_number, substr(tracking_number, "
                "1, 2) || line || '000000000'), tracking_number = substr(tracking_number, 1, 2) || line || '000000000' "
                "WHERE tracking_number IS NOT NULL"));
    /* ids: the place among the templates, so that the next statement can raise it */
    TRY(db_exec(cx, NULL, "UPDATE bench_item SET order_id = (SELECT number FROM bench_order o WHERE o.id = order_id)"));
    TRY(db_exec(cx, NULL,
                "UPDATE bench_parcel SET order_id = (SELECT number FROM bench_order o WHERE o.id = order_id)"));
    TRY(db_exec(cx, NULL,
                "UPDATE bench_payment SET order_id = (SELECT number FROM bench_order o WHERE o.id = order_id)"));
    TRY(db_exec(cx, NULL,
                "UPDATE bench_event SET subject_id = (SELECT number FROM bench_order o WHERE o.id = subject_id)"));
    return NULL;
}

/* $1 the shop, $2 what ids begin with, $3 how much to raise, $4 the highest number that is wanted. */
static err_t round_orders(struct cx *cx, const char *shop, const char *ids, int64_t by, int64_t last)
{
    TRY(db_exec(
        cx, NULL,
        "UPDATE bench_order SET number = CAST(number AS INTEGER) + $1, id = $2 || "
        "printf('%08d', CAST(number AS INTEGER) + $1), external_id = CAST(number AS INTEGER) + $1, number_norm = "
        "CAST(number AS INTEGER) + $1, email = 'shopper' || (CAST(number AS INTEGER) + $1) || '@example.com', "
        "email_norm = 'shopper' || (CAST(number AS INTEGER) + $1) || '@example.com', customer_id = 'cus-' || "
        "(CAST(number AS INTEGER) + $1), phone = '+1555' || (CAST(number AS INTEGER) + $1), phone_norm = '+1555' || "
        "(CAST(number AS INTEGER) + $1), tracking_number = substr(tracking_number, 1, 3) || "
        "printf('%09d', CAST(number AS INTEGER) + $1), tracking_norm = substr(tracking_number, 1, 3) || "
        "printf('%09d', CAST(number AS INTEGER) + $1)",
        I(by), T(ids)));
    return db_exec(
        cx, NULL,
        "INSERT INTO orders SELECT * FROM bench_order WHERE shop_id = $1 AND CAST(number AS INTEGER) <= $2 ORDER BY id",
        T(shop), I(last));
}

/* The number is at the end of the order's id, or alone in the first round. */
#define NUMBER(column) "CAST(substr(" column ", CASE WHEN length(" column ") > 8 THEN 18 ELSE 1 END) AS INTEGER) + $1"

static err_t round_parts(struct cx *cx, const char *shop, const char *ids, int64_t by, int64_t last)
{
    const char *most = arena_text(cx->mem, "%s%08lld", ids, (long long)last);
    TRY(db_exec(cx, NULL, "UPDATE bench_item SET order_id = $2 || printf('%08d', " NUMBER("order_id") ")", I(by),
                T(ids)));
    TRY(db_exec(cx, NULL, "INSERT INTO order_item SELECT * FROM bench_item WHERE shop_id = $1 AND order_id <= $2",
                T(shop), T(most)));
    TRY(db_exec(cx, NULL,
                "UPDATE bench_parcel SET tracking_url = replace(tracking_url, tracking_number, substr(tracking_number, "
                "1, 3) || printf('%09d', " NUMBER(
                    "order_id") ")), tracking_number = substr(tracking_number, 1, 3) || "
                                "printf('%09d', " NUMBER("order_id") "), order_id = $2 || printf('%08d', " NUMBER(
                                    "order_id") ")",
                I(by), T(ids)));
    TRY(db_exec(cx, NULL, "INSERT INTO shipment SELECT * FROM bench_parcel WHERE shop_id = $1 AND order_id <= $2",
                T(shop), T(most)));
    TRY(db_exec(cx, NULL, "UPDATE bench_payment SET order_id = $2 || printf('%08d', " NUMBER("order_id") ")", I(by),
                T(ids)));
    TRY(db_exec(cx, NULL, "INSERT INTO payment SELECT * FROM bench_payment WHERE shop_id = $1 AND order_id <= $2",
                T(shop), T(most)));
    TRY(db_exec(cx, NULL,
                "UPDATE bench_event SET to_value = CASE what WHEN 'order.created' THEN " NUMBER(
                    "subject_id") " ELSE to_value END, id = 'evt' || substr($2, 4) || printf('%08d', " //
                                  "" NUMBER("subject_id") "), subject_id = $2 || printf('%08d', " NUMBER(
                                      "subject_id") ")",
                I(by), T(ids)));
    return db_exec(cx, NULL, "INSERT INTO event SELECT * FROM bench_event WHERE shop_id = $1 AND subject_id <= $2",
                   T(shop), T(most));
}

static err_t copies_some(struct cx *cx, const char *shop, const char *ids, int64_t *first, int64_t last)
{
    DB_TX(cx);
    bool fresh = *first == BENCH_FIRST;
    if (fresh)
        TRY(templates_make(cx, shop));
    for (int i = 0; i < ROUNDS_A_COMMIT && *first <= last; i++, *first += BENCH_DEMO) {
        int64_t by = fresh && !i ? BENCH_FIRST - 1001 : BENCH_DEMO;
        TRY(round_orders(cx, shop, ids, by, last));
        TRY(round_parts(cx, shop, ids, by, last));
    }
    return db_commit(cx);
}

/* --- what is in it ---------------------------------------------------------------------------------- */

static const struct field demo_order_fields[] = {
    FIELD(F_TEXT, struct demo_order, id),
    FIELD(F_TEXT, struct demo_order, number),
    FIELD(F_TEXT, struct demo_order, email),
    { 0 },
};

void stock_number(const struct stock *s, int64_t i, char out[24])
{
    if (i < BENCH_DEMO)
        snprintf(out, 24, "%s", s->demo[i].number);
    else
        snprintf(out, 24, "%lld", (long long)(BENCH_FIRST + i - BENCH_DEMO));
}

void stock_email(const struct stock *s, int64_t i, char out[48])
{
    if (i < BENCH_DEMO)
        snprintf(out, 48, "%s", s->demo[i].email);
    else
        snprintf(out, 48, "shopper%lld@example.com", (long long)(BENCH_FIRST + i - BENCH_DEMO));
}

void stock_id(const struct stock *s, int64_t i, char out[32])
{
    if (i < BENCH_DEMO)
        snprintf(out, 32, "%s", s->demo[i].id);
    else
        snprintf(out, 32, "%s%08lld", s->ids, (long long)(BENCH_FIRST + i - BENCH_DEMO));
}

static err_t demo_read(struct cx *cx, struct stock *s)
{
    LIST(struct demo_order) list = { 0 };
    TRY(db_list(cx, demo_order_fields, &list,
                "SELECT id, number, email FROM orders WHERE shop_id = $1 AND length(number) = 4 ORDER BY number",
                T(s->shop_id)));
    if (list.n != BENCH_DEMO)
        return fail(cx, E_INTERNAL, "The demo has %zu orders instead of %d.", list.n, BENCH_DEMO);
    s->demo = list.at;
    return NULL;
}

/* --- making it ---------------------------------------------------------------------------------------- */

static err_t open_db(struct cx *cx, const char *path, bool create)
{
    return db_open(cx, &(struct db_config){ .url = path, .migrate = true, .create = create }, &cx->db);
}

static err_t shop_make(struct cx *cx, struct made *made)
{
    const struct setup in = { .shop = "Bench",
                              .zone = "UTC",
                              .currency = "USD",
                              .email = "owner@bench.example",
                              .password = "correct horse battery" };
    int added;
    DB_TX(cx);
    TRY(shop_setup(cx, &in, made));
    TRY(demo_orders_add(cx, &added));
    return db_commit(cx);
}

static err_t fill(struct cx *cx, struct stock *s)
{
    struct made made;
    int64_t first = BENCH_FIRST, last = BENCH_FIRST - 1 + s->n - BENCH_DEMO;
    TRY(shop_make(cx, &made));
    s->shop_id = made.shop_id;
    s->assistant_key = made.assistant_key;
    s->api_key = made.api_key;
    TRY(shop_enter(cx, s->shop_id));
    s->ids = arena_copy_n(cx->mem, id_new(cx, "ord"), 17);
    while (first <= last)
        TRY(copies_some(cx, s->shop_id, s->ids, &first, last));
    TRY(order_text_again(cx)); /* the copies' texts, which no SQL could fold */
    TRY(order_text_settle(cx));
    return demo_read(cx, s);
}

/* What a later run needs to know of it, beside it; written when it is whole. */
static err_t note_write(struct cx *cx, const struct stock *s, const char *path)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    writer_text(&w, "shop_id", s->shop_id);
    writer_text(&w, "assistant_key", s->assistant_key);
    writer_text(&w, "api_key", s->api_key);
    writer_text(&w, "ids", s->ids);
    writer_int(&w, "made", cx->now);
    writer_close(&w);
    FILE *f = fopen(path, "we");
    bool good = f && fwrite(b.at, 1, b.n, f) == b.n;
    if (f)
        good &= !fclose(f);
    buf_free(&b);
    return good ? NULL : fail(cx, E_BUSY, "%s could not be written: %m.", path);
}

static bool note_read(struct cx *cx, struct stock *s, const char *path)
{
    char text[2048];
    json_t *o;
    FILE *f = fopen(path, "re");
    size_t n = f ? fread(text, 1, sizeof(text), f) : 0;
    if (f)
        fclose(f);
    if (!n || json_read(cx, text, n, &o))
        return false;
    s->shop_id = json_str(o, "shop_id");
    s->assistant_key = json_str(o, "assistant_key");
    s->api_key = json_str(o, "api_key");
    s->ids = json_str(o, "ids");
    return s->shop_id && s->assistant_key && s->api_key && s->ids;
}

static void database_remove(struct cx *cx, const char *path)
{
    static const char *const ends[] = { "", "-wal", "-shm" };
    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
        unlink(arena_text(cx->mem, "%s%s", path, ends[i]));
}

static void closed(struct cx *cx)
{
    db_end(cx);
    db_close(cx->db);
    cx->db = NULL;
    cx->who = (struct principal){ .actor = ACTOR_SYSTEM };
}

err_t bench_stock(struct bench *b, int64_t n, struct stock *out)
{
    struct cx *cx = b->cx;
    struct stock s = { .n = n, .db = arena_text(cx->mem, "%s/orders-%lld.db", b->folder, (long long)n) };
    const char *note = arena_text(cx->mem, "%s.json", s.db);
    bool there = note_read(cx, &s, note);
    int64_t began = clock_mono();
    if (!there)
        database_remove(cx, s.db); /* what an interrupted run left */
    TRY(open_db(cx, s.db, !there));
    cx->now = clock_wall();
    err_t e = there ? demo_read(cx, &s) : fill(cx, &s);
    closed(cx);
    TRY(e);
    if (!there) {
        TRY(note_write(cx, &s, note));
        bench_note("%lld orders written in %.1f s", (long long)n, (double)(clock_mono() - began) / 1000);
    }
    *out = s;
    return NULL;
}

err_t bench_stock_copy(struct bench *b, const struct stock *s, const char *name, struct stock *out)
{
    struct cx *cx = b->cx;
    *out = *s;
    out->db = arena_text(cx->mem, "%s/%s.db", b->folder, name);
    database_remove(cx, out->db);
    TRY(open_db(cx, s->db, false));
    err_t e = db_backup(cx, out->db);
    closed(cx);
    return e;
}

err_t stock_write(struct bench *b, const struct stock *s, err_t (*fn)(struct cx *cx, void *arg), void *arg)
{
    TRY(open_db(b->cx, s->db, false));
    b->cx->now = clock_wall();
    err_t e = fn(b->cx, arg);
    closed(b->cx);
    return e;
}

err_t stock_messages(struct bench *b, const struct stock *s, int64_t *out)
{
    TRY(open_db(b->cx, s->db, false));
    err_t e = db_int(b->cx, 0, out, "SELECT count(*) FROM message WHERE shop_id = $1", T(s->shop_id));
    closed(b->cx);
    return e;
}
