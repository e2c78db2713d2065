/* dialog_set.c - the world of a written conversation: its shop, its orders, who the visitor is, what time it
   is, and whether the order system answers. */
#include "app/dialog.h"
#include "account/assistant.h"
#include "account/shop.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/id.h"
#include "order/eligibility.h"
#include "order/order.h"
#include <stdlib.h>
#include <string.h>

#define HOUR_MS INT64_C(3600000)
#define DAY_MS (24 * HOUR_MS)

struct cx play_cx(struct play *p)
{
    return (struct cx){ .mem = p->mem,
                        .db = p->db,
                        .now = p->now,
                        .lane = LANE_OUTSIDE,
                        .deadline = clock_mono() + 10000,
                        .who = p->staff,
                        .request_id = arena_text(p->mem, "dialog %lld", (long long)++p->turns) };
}

static const struct field id_fields[] = { { "id", F_TEXT, .at = 0 }, { 0 } };

static err_t flow_use(struct cx *cx, struct play *p, const char *document)
{
    int64_t number;
    TRY(flow_add(cx, p->flow, "Order help", document, &number));
    return db_exec(cx, NULL, "UPDATE assistant SET flow_number = $3 WHERE shop_id = $1 AND id = $2", T(p->shop),
                   T(p->assistant), I(number));
}

err_t play_start(struct cx *cx, struct play *p)
{
    static int files;
    struct shop shop;
    struct assistant a;
    char *secret;
    int64_t number;
    /* a demo: it keeps its mails, so that a file can read them */
    TRY(shop_add(cx, &(struct shop_new){ .name = "Kiln & Thread", .currency = "USD", .locale = "en", .demo = true },
                 &shop));
    p->shop = shop.id;
    p->staff = cx->who;
    p->staff.actor = ACTOR_STAFF;
    p->staff.role = ROLE_OWNER;
    p->staff.name = "Dana";
    p->flow = id_new(cx, "flw");
    p->address = arena_text(p->mem, "198.51.%d.%d", files / 250, files % 250 + 1);
    files++;
    TRY(db_get(cx, id_fields, &p->source, "SELECT id FROM source WHERE shop_id = $1 AND kind = 'native'", T(shop.id)));
    TRY(eligibility_install(cx));
    TRY(flow_add(cx, p->flow, "Order help", flow_order_help, &number));
    TRY(assistant_add(cx, "Order help", p->source, p->flow, number, &a, &secret));
    p->assistant = a.id;
    return NULL;
}

/* --- words of a line ------------------------------------------------------------------------------------- */

/* The next word, or what is in quotes, after key= too; NULL at the end. */
static const char *word_next(struct play *p, const char **s)
{
    struct buf b = { 0 };
    *s += strspn(*s, " \t\n");
    if (!**s)
        return NULL;
    for (bool quoted = false; **s && (quoted || !strchr(" \t\n", **s)); ++*s) {
        if (**s == '"')
            quoted = !quoted;
        else
            buf_add(&b, *s, 1);
    }
    const char *word = arena_copy_n(p->mem, b.n ? b.at : "", b.n);
    buf_free(&b);
    return word;
}

/* "2d", "3h", "30m" in milliseconds. */
static msec span_of(const char *s)
{
    char *end;
    double n = strtod(s, &end);
    return (msec)(n * (double)(*end == 'h' ? HOUR_MS : *end == 'm' ? HOUR_MS / 60 : DAY_MS));
}

/* --- orders ---------------------------------------------------------------------------------------------- */

static const struct {
    const char *word, *general, *delivery, *payment;
} states[] = {
    { "new", "new", "not_shipped", "awaiting" },           { "confirmed", "confirmed", "not_shipped", "paid" },
    { "in_progress", "in_progress", "preparing", "paid" }, { "on_hold", "on_hold", "preparing", "paid" },
    { "cancelled", "cancelled", "cancelled", "none" },     { "completed", "completed", "shipped", "paid" },
    { "problem", "problem", "not_delivered", "paid" },     { "delivered", "completed", "delivered", "paid" },
    { "returned", "returned", "returned", "refunded" },    { "returning", "returned", "returning", "paid" },
    { "preparing", "in_progress", "preparing", "paid" },
};

struct order_line {
    struct order o;
    struct shipment s;
    struct order_item items[8];
    size_t items_n;
};

static void set_items(struct play *p, struct order_line *l, const char *value)
{
    for (const char *s = value; *s && l->items_n < 8;) {
        size_t n = strcspn(s, ",");
        char *end;
        const char *item = text_trim(p->mem, arena_copy_n(p->mem, s, n));
        long quantity = strtol(item, &end, 10);
        bool counted = end > item && text_starts(end, " x ");
        l->items[l->items_n] = (struct order_item){ .line = (int64_t)l->items_n + 1,
                                                    .name = counted ? end + 3 : item,
                                                    .quantity = counted ? quantity : 1,
                                                    .unit_price = { 1000, "USD" } };
        l->items_n++;
        s += n + (s[n] == ',');
    }
}

static err_t set_pair(struct cx *cx, struct play *p, struct order_line *l, const char *key, const char *value)
{
    const struct {
        const char *key;
        const char **to;
    } texts[] = {
        { "general", &l->o.general },
        { "delivery", &l->o.delivery },
        { "payment", &l->o.payment },
        { "carrier", &l->s.carrier },
        { "tracking", &l->s.tracking_number },
        { "url", &l->s.tracking_url },
        { "pickup", &l->s.pickup_point },
        { "shipping", &l->o.shipping_name },
        { "pay", &l->o.payment_name },
        { "customer", &l->o.customer_id },
        { "phone", &l->o.phone },
        { "name", &l->o.customer_name },
        { "postcode", &l->o.ship_postcode },
    };
    const struct {
        const char *key;
        msec *to;
        int sign;
    } times[] = {
        { "placed", &l->o.placed_at, -1 },   { "delivered", &l->o.delivered_at, -1 },
        { "shipped", &l->s.shipped_at, -1 }, { "event", &l->s.last_event_at, -1 },
        { "eta", &l->o.eta_to, 1 },          { "until", &l->s.pickup_until, 1 },
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        if (!strcmp(key, texts[i].key))
            return *texts[i].to = value, NULL;
    for (size_t i = 0; i < sizeof(times) / sizeof(*times); i++)
        if (!strcmp(key, times[i].key))
            return *times[i].to = p->now + times[i].sign * span_of(value), NULL;
    if (!strcmp(key, "items"))
        return set_items(p, l, value), NULL;
    if (!strcmp(key, "total"))
        return money_parse(cx, value, "USD", &l->o.total);
    return fail(cx, E_INPUT, "An order has no %s.", key);
}

static void set_state(struct order_line *l, const char *state)
{
    l->o.general = "in_progress";
    l->o.delivery = state;
    l->o.payment = "paid";
    for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++)
        if (!strcmp(states[i].word, state)) {
            l->o.general = states[i].general;
            l->o.delivery = states[i].delivery;
            l->o.payment = states[i].payment;
        }
}

/* order NUMBER EMAIL STATE [key=value …]: added, or changed when the number is there already. */
static err_t set_order(struct cx *cx, struct play *p, const char *words)
{
    struct order_line l = { 0 };
    const char *number = word_next(p, &words), *email = word_next(p, &words), *state = word_next(p, &words), *pair;
    enum order_taken taken;
    const char *id;
    if (!state)
        return fail(cx, E_INPUT, "An order needs a number, an e-mail address and a state.");
    l.o = (struct order){ .source_id = p->source,
                          .external_id = number,
                          .number = number,
                          .email = email,
                          .currency = "USD",
                          .total = { 4200, "USD" },
                          .placed_at = p->now - 3 * DAY_MS,
                          .external_stamp = ++p->stamp };
    set_state(&l, state);
    while ((pair = word_next(p, &words))) {
        const char *is = strchr(pair, '=');
        if (!is)
            return fail(cx, E_INPUT, "“%s” is not key=value.", pair);
        TRY(set_pair(cx, p, &l, arena_copy_n(p->mem, pair, (size_t)(is - pair)), is + 1));
    }
    bool gone = !text_in("not_shipped preparing cancelled not_required", l.o.delivery);
    if (gone && !l.s.shipped_at)
        l.s.shipped_at = p->now - DAY_MS;
    if (gone || l.s.carrier || l.s.tracking_number) {
        l.s.line = 1;
        l.s.status = l.o.delivery;
        l.s.told_by = "store";
        l.s.delivered_at = l.o.delivered_at;
        l.o.shipments.at = &l.s;
        l.o.shipments.n = 1;
    }
    l.o.items.at = l.items;
    l.o.items.n = l.items_n;
    return order_take(cx, &l.o, &taken, &id);
}

/* --- the shop, the visitor, the clock --------------------------------------------------------------------- */

static err_t set_shop(struct cx *cx, const char *words)
{
    struct shop s;
    const char *value = words + strcspn(words, " ");
    const char *name = arena_copy_n(cx->mem, words, (size_t)(value - words));
    TRY(shop_get(cx, &s));
    value = text_trim(cx->mem, value);
    for (size_t i = 0; shop_fields[i].kind != F_END; i++) {
        if (strcmp(shop_fields[i].name, name))
            continue;
        bool is_text = shop_fields[i].kind == F_TEXT;
        int64_t num = !strcmp(value, "yes") ? 1 : strtoll(value, NULL, 10);
        struct cell cell = { .text = value, .n = strlen(value), .num = num, .is_int = !is_text };
        record_set(cx->mem, &shop_fields[i], &s, cell);
        return shop_change(cx, &s, UINT64_C(1) << i, &s);
    }
    return fail(cx, E_INPUT, "A shop has no setting %s.", name);
}

static err_t set_signed_in(struct cx *cx, struct play *p, const char *words)
{
    struct visitor who = { .address = p->address };
    p->subject = word_next(p, &words);
    p->email = word_next(p, &words);
    if (!p->subject)
        return fail(cx, E_INPUT, "Who is signed in needs an id, and may have an e-mail address.");
    if (!p->open)
        return NULL;
    TRY(conversation_token(cx, p->token, &who));
    return conversation_identify(cx, &who,
                                 &(struct identity){ .sub = p->subject, .email = p->email, .email_verified = true });
}

static err_t set_flow(struct cx *cx, struct play *p, const char *file)
{
    const char *slash = strrchr(p->file, '/');
    const char *path =
        *file == '/' || !slash ? file : arena_text(p->mem, "%.*s/%s", (int)(slash - p->file), p->file, file);
    const char *document;
    TRY(play_text(cx, path, &document));
    err_t e = flow_use(cx, p, document);
    return e && e->field ? fail(cx, E_INPUT, "%s: %s: %s", path, e->field, e->message) : e;
}

static err_t set_staff(struct cx *cx, struct play *p, const char *what)
{
    struct visitor who = { .address = p->address };
    struct conversation c;
    TRY(conversation_token(cx, p->token ? p->token : "", &who));
    cx->who = p->staff;
    TRY(conversation_get(cx, who.conversation, &c));
    return !strcmp(what, "takes over") ? conversation_take(cx, c.id, c.version)
                                       : conversation_back(cx, c.id, c.version);
}

static const char *after(const char *line, const char *start)
{
    size_t n = strlen(start);
    return !strncmp(line, start, n) && (line[n] == ' ' || !line[n]) ? line + n + (line[n] == ' ') : NULL;
}

err_t play_set(struct cx *cx, struct play *p, const char *line, bool *known)
{
    const char *rest;
    *known = true;
    if ((rest = after(line, "order")))
        return set_order(cx, p, rest);
    if ((rest = after(line, "shop")))
        return set_shop(cx, rest);
    if ((rest = after(line, "signed in")))
        return set_signed_in(cx, p, rest);
    if ((rest = after(line, "flow")))
        return set_flow(cx, p, rest);
    if ((rest = after(line, "page order")))
        return p->page_order = rest, NULL;
    if ((rest = after(line, "locale")))
        return p->locale = rest, NULL;
    if ((rest = after(line, "clock")))
        return p->now += span_of(rest + (*rest == '+')), NULL;
    if ((rest = after(line, "text area")))
        return db_exec(cx, NULL, "UPDATE assistant SET text_area = $3 WHERE shop_id = $1 AND id = $2", T(p->shop),
                       T(p->assistant), I(!strcmp(rest, "on")));
    if ((rest = after(line, "source")))
        return db_exec(cx, NULL, "UPDATE source SET kind = $3 WHERE shop_id = $1 AND id = $2", T(p->shop), T(p->source),
                       T(!strcmp(rest, "down") ? "out of order" : "native"));
    if ((rest = after(line, "staff")))
        return set_staff(cx, p, rest);
    *known = false;
    return NULL;
}
