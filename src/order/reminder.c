/* reminder.c - reminders on orders. Invariant: orders.reminder_at and orders.reminder are those of its next reminder that
   is active and not done, written in the transaction of the change and under the order's lock. */
#include "order/reminder.h"
#include "base/clock.h"
#include "base/id.h"
#include "db/event.h"
#include <string.h>

#define DAY_MS (INT64_C(24) * 3600 * 1000)
#define STALE "This reminder was changed by somebody else. Load it again and repeat the change."
#define ROWS                                                                                                           \
    "SELECT r.*, o.number AS order_number FROM reminder r JOIN orders o ON o.shop_id = r.shop_id AND o.id = r.order_id "
enum { TEXT_MOST = 500, OF_ORDER_MOST = 100 };

const struct field reminder_fields[] = {
    FIELD(F_TEXT, struct reminder, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct reminder, order_id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct reminder, order_number, .flags = FF_READONLY),
    FIELD(F_TEXT, struct reminder, text, .flags = FF_REQUIRED, .most = TEXT_MOST),
    FIELD(F_TIME, struct reminder, due_at),
    FIELD(F_CHOICE, struct reminder, kind, .flags = FF_READONLY, .options = "scheduled automatic"),
    FIELD(F_TEXT, struct reminder, rule_id, .flags = FF_READONLY),
    FIELD(F_BOOL, struct reminder, active),
    FIELD(F_TIME, struct reminder, done_at, .flags = FF_READONLY),
    FIELD(F_TEXT, struct reminder, created_by, .flags = FF_READONLY),
    FIELD(F_INT, struct reminder, version),
    FIELD(F_TIME, struct reminder, created_at, .flags = FF_READONLY),
    { 0 },
};

/* --- when --- */

void reminder_today(const struct cx *cx, msec *from, msec *to)
{
    const char *zone = cx->who.zone ? cx->who.zone : "UTC";
    int64_t day = zone_day(zone, cx->now);
    *from = zone_to_utc(zone, day * DAY_MS);
    *to = zone_to_utc(zone, (day + 1) * DAY_MS);
}

const char *reminder_due(const struct cx *cx, msec due_at)
{
    msec from, to;
    if (!due_at)
        return NULL;
    reminder_today(cx, &from, &to);
    return due_at >= to ? NULL : due_at < from ? "Overdue" : "Remind today";
}

void reminder_write(struct writer *w, const struct cx *cx, const struct reminder *r)
{
    record_write(w, reminder_fields, r);
    writer_text(w, "badge", text_same(r->kind, "automatic") ? "Automatic" : "Scheduled");
    writer_text(w, "due", r->active && !r->done_at ? reminder_due(cx, r->due_at) : NULL);
}

/* --- reading --- */

err_t reminder_get(struct cx *cx, const char *id, struct reminder *out)
{
    err_t e = db_get(cx, reminder_fields, out, ROWS "WHERE r.shop_id = $1 AND r.id = $2", T(cx->who.shop), T(id));
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "This reminder no longer exists.") : e;
}

err_t reminder_of_order(struct cx *cx, const char *order_id, reminder_list *out)
{
    return db_list(cx, reminder_fields, out,
                   ROWS "WHERE r.shop_id = $1 AND r.order_id = $2 "
                        "ORDER BY CASE WHEN r.done_at IS NULL THEN 0 ELSE 1 END, r.due_at, r.id LIMIT 200",
                   T(cx->who.shop), T(order_id));
}

err_t reminder_automations(struct cx *cx, const char *order_id, reminder_list *out)
{
    return db_list(cx, reminder_fields, out,
                   "SELECT text FROM reminder WHERE shop_id = $1 AND order_id = $2 AND kind = 'automatic' "
                   "AND active = 1 AND done_at IS NULL GROUP BY text ORDER BY min(due_at), text LIMIT 20",
                   T(cx->who.shop), T(order_id));
}

static err_t range_of(struct cx *cx, const char *due, msec *from, msec *to)
{
    msec today, tomorrow;
    reminder_today(cx, &today, &tomorrow);
    bool is_today = text_same(due, "today"), is_overdue = text_same(due, "overdue");
    if (due && !is_today && !is_overdue && strcmp(due, "open"))
        return fail_field(cx, "due", "due must be one of: today overdue open.");
    *from = is_today ? today : INT64_MIN;
    *to = is_today ? tomorrow : is_overdue ? today : INT64_MAX;
    return NULL;
}

static err_t count_in(struct cx *cx, msec from, msec to, int64_t *out)
{
    return db_int(cx, 0, out,
                  "SELECT count(*) FROM reminder WHERE shop_id = $1 AND active = 1 AND done_at IS NULL "
                  "AND due_at >= $2 AND due_at < $3",
                  T(cx->who.shop), I(from), I(to));
}

err_t reminder_find(struct cx *cx, const char *due, int page, int per_page, reminder_list *out, int64_t *total)
{
    msec from = 0, to = 0;
    TRY(range_of(cx, due, &from, &to));
    TRY(count_in(cx, from, to, total));
    return db_list(cx, reminder_fields, out,
                   ROWS "WHERE r.shop_id = $1 AND r.active = 1 AND r.done_at IS NULL AND r.due_at >= $2 "
                        "AND r.due_at < $3 ORDER BY r.due_at, r.id LIMIT $4 OFFSET $5",
                   T(cx->who.shop), I(from), I(to), I(per_page), I((int64_t)(page - 1) * per_page));
}

err_t reminder_count(struct cx *cx, struct reminder_counts *out)
{
    struct reminder_counts c;
    msec today, tomorrow;
    reminder_today(cx, &today, &tomorrow);
    TRY(count_in(cx, today, tomorrow, &c.today));
    TRY(count_in(cx, INT64_MIN, today, &c.overdue));
    TRY(count_in(cx, INT64_MIN, INT64_MAX, &c.open));
    *out = c;
    return NULL;
}

/* --- changing --- */

static err_t order_lock(struct cx *cx, const char *order_id)
{
    int64_t there;
    TRY(db_int(cx, 0, &there, "SELECT 1 FROM orders WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(order_id)));
    return there ? db_lock(cx, "orders", order_id) : fail(cx, E_MISSING, "This order no longer exists.");
}

static err_t next_to_order(struct cx *cx, const char *order_id)
{
    reminder_list next = { 0 };
    TRY(db_list(cx, reminder_fields, &next,
                "SELECT due_at, text FROM reminder WHERE shop_id = $1 AND order_id = $2 AND active = 1 "
                "AND done_at IS NULL ORDER BY due_at, id LIMIT 1",
                T(cx->who.shop), T(order_id)));
    return db_exec(cx, NULL, "UPDATE orders SET reminder_at = $3, reminder = $4 WHERE shop_id = $1 AND id = $2",
                   T(cx->who.shop), T(order_id), M(next.n ? next.at[0].due_at : 0), T(next.n ? next.at[0].text : NULL));
}

static err_t told(struct cx *cx, const struct reminder *r, const char *what)
{
    TRY(next_to_order(cx, r->order_id));
    return event_add(cx, "order", r->order_id, what, "reminder", NULL, r->text);
}

static err_t check(struct cx *cx, const struct reminder *r)
{
    err_t bad = NULL;
    if (text_empty(r->text))
        bad = fail_field(cx, "text", "Required field");
    if (!r->due_at)
        bad = fail_also(cx, bad, fail_field(cx, "due_at", "Required field"));
    return bad;
}

err_t reminder_add(struct cx *cx, const char *order_id, const struct reminder *in, struct reminder *out)
{
    int64_t n;
    struct reminder r = *in;
    TRY(check(cx, in));
    DB_TX(cx);
    TRY(order_lock(cx, order_id));
    TRY(db_int(cx, 0, &n, "SELECT count(*) FROM reminder WHERE shop_id = $1 AND order_id = $2", T(cx->who.shop),
               T(order_id)));
    if (n >= OF_ORDER_MOST)
        return fail(cx, E_CONFLICT, "An order has at most %d reminders. Remove one that is done.", OF_ORDER_MOST);
    r.id = id_new(cx, "rem");
    r.order_id = order_id;
    TRY(db_exec(cx, NULL,
                "INSERT INTO reminder (shop_id, id, order_id, text, due_at, kind, rule_id, active, created_by, "
                "version, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, 1, $9)",
                T(cx->who.shop), T(r.id), T(order_id), T(r.text), I(r.due_at),
                T(text_empty(r.rule_id) ? "scheduled" : "automatic"), T(r.rule_id), T(cx->who.name), I(cx->now)));
    TRY(told(cx, &r, "reminder.added"));
    TRY(reminder_get(cx, r.id, out));
    return db_commit(cx);
}

err_t reminder_change(struct cx *cx, const struct reminder *in, struct reminder *out)
{
    int64_t changed;
    TRY(check(cx, in));
    DB_TX(cx);
    TRY(order_lock(cx, in->order_id));
    TRY(db_exec(cx, &changed,
                "UPDATE reminder SET text = $3, due_at = $4, active = $5, version = version + 1 "
                "WHERE shop_id = $1 AND id = $2 AND version = $6 AND done_at IS NULL",
                T(cx->who.shop), T(in->id), T(in->text), I(in->due_at), I(in->active), I(in->version)));
    if (!changed)
        return fail(cx, E_CONFLICT, STALE);
    TRY(told(cx, in, "reminder.changed"));
    TRY(reminder_get(cx, in->id, out));
    return db_commit(cx);
}

err_t reminder_done(struct cx *cx, const char *id, int64_t version, struct reminder *out)
{
    int64_t changed;
    struct reminder r;
    DB_TX(cx);
    TRY(reminder_get(cx, id, &r));
    TRY(order_lock(cx, r.order_id));
    TRY(db_exec(cx, &changed,
                "UPDATE reminder SET done_at = $3, version = version + 1 "
                "WHERE shop_id = $1 AND id = $2 AND version = $4 AND done_at IS NULL",
                T(cx->who.shop), T(id), I(cx->now), I(version)));
    if (!changed)
        return fail(cx, E_CONFLICT, STALE);
    TRY(told(cx, &r, "reminder.done"));
    TRY(reminder_get(cx, id, out));
    return db_commit(cx);
}

err_t reminder_remove(struct cx *cx, const char *id, const char **order_id)
{
    struct reminder r;
    int64_t gone;
    DB_TX(cx);
    TRY(reminder_get(cx, id, &r));
    TRY(order_lock(cx, r.order_id));
    TRY(db_exec(cx, &gone, "DELETE FROM reminder WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(id)));
    if (!gone) /* somebody was faster */
        return fail(cx, E_MISSING, "This reminder no longer exists.");
    TRY(told(cx, &r, "reminder.removed"));
    TRY(db_commit(cx));
    *order_id = r.order_id;
    return NULL;
}
