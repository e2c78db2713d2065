/* customer.c - customers are not stored: they are what orders with one e-mail address or phone have in common. Only what
   staff noted has a row. */
#include "order/customer.h"
#include "db/event.h"
#include "order/state.h"
#include <string.h>

enum { NOTE_MOST = 2000 };
#define NOBODY "-" /* no normal form of anything: finds nothing */

const struct field customer_rule_fields[] = {
    FIELD(F_INT, struct customer_rule, orders, .most = CUSTOMER_ORDERS, /* no more are counted */
          .note = "VIP from so many orders on; 0: not by this"),
    FIELD(F_MONEY, struct customer_rule, total, .note = "or from so much on; 0: not by this"),
    FIELD(F_INT, struct customer_rule, version),
    { 0 },
};

struct noted {
    const char *vip, *note;
    int64_t version;
};
static const struct field noted_fields[] = {
    FIELD(F_TEXT, struct noted, vip),
    FIELD(F_TEXT, struct noted, note),
    FIELD(F_INT, struct noted, version),
    { 0 },
};

err_t customer_rule_get(struct cx *cx, struct customer_rule *out)
{
    LIST(struct customer_rule) list = { 0 };
    struct customer_rule none = { 0 };
    TRY(db_list(cx, customer_rule_fields, &list,
                "SELECT orders, total, currency, version FROM customer_rule WHERE shop_id = $1", T(cx->who.shop)));
    memcpy(none.total.currency, cx->who.currency, sizeof(none.total.currency));
    *out = list.n ? list.at[0] : none;
    return NULL;
}

err_t customer_rule_set(struct cx *cx, const struct customer_rule *in, struct customer_rule *out)
{
    struct customer_rule now;
    if (in->orders < 0 || in->total.minor < 0)
        return fail_field(cx, in->orders < 0 ? "orders" : "total", "This must be 0 or more.");
    DB_TX(cx);
    TRY(db_lock_(cx, "SELECT 1 AS one FROM shop WHERE id = $1 AND id = $2 FOR UPDATE", cx->who.shop));
    TRY(customer_rule_get(cx, &now));
    if (now.version != in->version)
        return fail(cx, E_CONFLICT, "This was changed by somebody else. Load it again and repeat the change.");
    TRY(db_exec(cx, NULL,
                "INSERT INTO customer_rule (shop_id, orders, total, currency, version) VALUES ($1, $2, $3, $4, 1) "
                "ON CONFLICT (shop_id) DO UPDATE SET orders = excluded.orders, total = excluded.total, "
                "currency = excluded.currency, version = customer_rule.version + 1",
                T(cx->who.shop), I(in->orders), I(in->total.minor), T(in->total.currency)));
    TRY(event_add(cx, "shop", cx->who.shop, "shop.vip_rule_changed", "VIP rule",
                  arena_text(cx->mem, "%lld orders or %s", (long long)now.orders, money_text(cx->mem, now.total)),
                  arena_text(cx->mem, "%lld orders or %s", (long long)in->orders, money_text(cx->mem, in->total))));
    TRY(customer_rule_get(cx, out));
    return db_commit(cx);
}

/* --- one customer ------------------------------------------------------------------------------ */

static err_t orders_find(struct cx *cx, struct customer *c)
{
    return db_list(cx, order_fields, &c->orders,
                   "SELECT * FROM (SELECT * FROM orders WHERE shop_id = $1 AND id IN "
                   "(SELECT id FROM (SELECT id FROM orders WHERE shop_id = $1 AND email_norm = $2 "
                   "ORDER BY placed_at DESC, id DESC LIMIT $4) mailed UNION "
                   "SELECT id FROM (SELECT id FROM orders WHERE shop_id = $1 AND phone_norm = $3 "
                   "ORDER BY placed_at DESC, id DESC LIMIT $4) phoned) "
                   "ORDER BY placed_at DESC, id DESC LIMIT $4) AS theirs ORDER BY placed_at DESC, id DESC",
                   T(cx->who.shop), T(text_empty(c->email_norm) ? NOBODY : c->email_norm),
                   T(text_empty(c->phone_norm) ? NOBODY : c->phone_norm), I(CUSTOMER_ORDERS));
}

static struct money *sum_in(struct customer *c, const char *currency)
{
    for (size_t i = 0; i < c->spent.n; i++)
        if (!strcmp(c->spent.at[i].currency, currency))
            return &c->spent.at[i];
    struct money *m = &c->spent.at[c->spent.n++];
    *m = (struct money){ 0 };
    memcpy(m->currency, currency, sizeof(m->currency));
    return m;
}

/* Sums, and whether the rule is met. */
static err_t count(struct cx *cx, struct customer *c, const struct customer_rule *rule, bool *met)
{
    int64_t kept = 0;
    c->spent.at = arena_alloc(cx->mem, (c->orders.n + 1) * sizeof(*c->spent.at));
    for (size_t i = 0; i < c->orders.n; i++) {
        const struct order *o = &c->orders.at[i];
        if (text_in("cancelled returned", o->general))
            continue;
        kept++;
        sum_in(c, o->total.currency)->minor += o->total.minor; /* CUSTOMER_ORDERS times MONEY_MOST is no overflow */
    }
    c->order_count = (int64_t)c->orders.n;
    *met = rule->orders && kept >= rule->orders;
    for (size_t i = 0; i < c->spent.n; i++)
        *met = *met || (rule->total.minor && !strcmp(c->spent.at[i].currency, rule->total.currency) &&
                        c->spent.at[i].minor >= rule->total.minor);
    return NULL;
}

static void name_of(struct cx *cx, const struct order *o, struct customer *c)
{
    c->name = o->customer_name;
    c->email = o->email;
    c->phone = o->phone;
    c->email_norm = o->email_norm;
    c->phone_norm = o->phone_norm;
    c->key = !text_empty(o->email_norm)   ? arena_text(cx->mem, "e:%s", o->email_norm)
             : !text_empty(o->phone_norm) ? arena_text(cx->mem, "p:%s", o->phone_norm)
                                          : NULL;
}

/* Whether an earlier order has the same e-mail address or phone, be it among the newest or not (as in search_row.c). */
static err_t came_before(struct cx *cx, const struct order *o, bool *out)
{
    int64_t n;
    TRY(db_int(cx, 0, &n,
               "SELECT 1 WHERE EXISTS (SELECT 1 FROM orders WHERE shop_id = $1 AND email_norm = $2 AND placed_at <= $4 "
               "AND (placed_at, id) < ($4, $5)) OR EXISTS (SELECT 1 FROM orders WHERE shop_id = $1 AND phone_norm = $3 "
               "AND placed_at <= $4 AND (placed_at, id) < ($4, $5))",
               T(cx->who.shop), T(text_empty(o->email_norm) ? NOBODY : o->email_norm),
               T(text_empty(o->phone_norm) ? NOBODY : o->phone_norm), I(o->placed_at), T(o->id)));
    *out = n == 1;
    return NULL;
}

err_t customer_of(struct cx *cx, const char *order_id, struct customer *out)
{
    struct customer c = { 0 };
    struct customer_rule rule;
    LIST(struct noted) noted = { 0 };
    struct order o;
    bool met, before;
    TRY(order_get(cx, order_id, &o));
    name_of(cx, &o, &c);
    c.erased = o.erased_at > 0;
    TRY(orders_find(cx, &c));
    if (!c.orders.n) { /* an order that names nobody is its only one */
        c.orders.at = arena_alloc(cx->mem, sizeof(o));
        c.orders.at[0] = o;
        c.orders.n = 1;
    }
    TRY(customer_rule_get(cx, &rule));
    TRY(count(cx, &c, &rule, &met));
    TRY(came_before(cx, &o, &before));
    c.first_time = !before && !c.erased;
    TRY(db_list(cx, noted_fields, &noted, "SELECT vip, note, version FROM customer WHERE shop_id = $1 AND key = $2",
                T(cx->who.shop), T(c.key ? c.key : NOBODY)));
    if (noted.n) {
        c.vip_hand = noted.at[0].vip;
        c.note = noted.at[0].note;
        c.version = noted.at[0].version;
    }
    c.vip = c.vip_hand ? !strcmp(c.vip_hand, "yes") : met;
    c.vip_by = c.vip_hand ? "hand" : met ? "rule" : NULL;
    *out = c;
    return NULL;
}

const struct field customer_noted_fields[] = {
    FIELD(F_TEXT, struct customer_noted, key),
    FIELD(F_TEXT, struct customer_noted, vip),
    FIELD(F_TEXT, struct customer_noted, note),
    FIELD(F_TIME, struct customer_noted, created_at),
    { 0 },
};

err_t customer_noted_find(struct cx *cx, const char *email_norm, const char *phone_norm, customer_noted_list *out)
{
    return db_list(
        cx, customer_noted_fields, out,
        "SELECT key, vip, note, created_at FROM customer WHERE shop_id = $1 AND key IN ($2, $3) ORDER BY key",
        T(cx->who.shop), T(text_empty(email_norm) ? NOBODY : arena_text(cx->mem, "e:%s", email_norm)),
        T(text_empty(phone_norm) ? NOBODY : arena_text(cx->mem, "p:%s", phone_norm)));
}

err_t customer_note(struct cx *cx, const char *order_id, int64_t version, const char *vip, const char *note)
{
    struct customer c;
    int64_t written;
    DB_TX(cx);
    TRY(customer_of(cx, order_id, &c));
    if (!c.key)
        return fail_field(cx, "note", "This order names no customer: give it an e-mail address or a phone first.");
    if (note && text_length(note) > NOTE_MOST)
        return fail_field(cx, "note", "This may have at most %d characters.", NOTE_MOST);
    if (version != c.version)
        return fail(cx, E_CONFLICT, "This customer was changed by somebody else. Load it again and repeat the change.");
    TRY(db_exec(cx, &written,
                "INSERT INTO customer (shop_id, key, vip, note, version, created_at) VALUES ($1, $2, $3, $4, 1, $5) "
                "ON CONFLICT (shop_id, key) DO UPDATE SET vip = excluded.vip, note = excluded.note, "
                "version = customer.version + 1 WHERE customer.version = $6",
                T(cx->who.shop), T(c.key), T(vip), T(text_empty(note) ? NULL : note), I(cx->now), I(version)));
    if (!written)
        return fail(cx, E_CONFLICT, "This customer was changed by somebody else. Load it again and repeat the change.");
    if (!text_same(vip, c.vip_hand))
        TRY(event_add(cx, "order", order_id, "customer.changed", "VIP", c.vip_hand, vip));
    if (!text_same(note, c.note))
        TRY(event_add(cx, "order", order_id, "customer.changed", "customer note", c.note, note));
    return db_commit(cx);
}
