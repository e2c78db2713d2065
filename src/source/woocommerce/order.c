/* order.c - an order of WooCommerce's REST API (v3) as ours. Invariants: what is not said there is not made up;
   amounts never pass through a double where they are text; a draft or what lies in the trash is nobody's order. */
#include "base/text.h"
#include "order/order.h"
#include "source/woocommerce/woocommerce.h"
#include "source/woocommerce/status.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MOST = 300, ITEMS_MOST = 500 };

const char woo_order_fields[] =
    "id,number,version,status,currency,date_created_gmt,date_created,date_modified_gmt,date_modified,date_paid_gmt,"
    "date_completed_gmt,discount_total,shipping_total,total_tax,total,customer_id,customer_note,billing,shipping,"
    "payment_method,payment_method_title,line_items,shipping_lines,fee_lines,refunds,meta_data,lang";

/* --- text -------------------------------------------------------------------------------------------------------- */

static void put_code(struct buf *b, unsigned long c)
{
    char u[4];
    size_t n = 0;
    if (c < 0x20 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000) || c == 0x7f)
        c = ' ';
    if (c < 0x80) {
        u[n++] = (char)c;
    } else if (c < 0x800) {
        u[n++] = (char)(0xc0 | c >> 6);
    } else if (c < 0x10000) {
        u[n++] = (char)(0xe0 | c >> 12);
        u[n++] = (char)(0x80 | (c >> 6 & 63));
    } else {
        u[n++] = (char)(0xf0 | c >> 18);
        u[n++] = (char)(0x80 | (c >> 12 & 63));
        u[n++] = (char)(0x80 | (c >> 6 & 63));
    }
    if (c >= 0x80)
        u[n++] = (char)(0x80 | (c & 63));
    buf_add(b, u, n);
}

/* The entity that begins at *s ("&ndash;", "&#8211;", "&#x2013;"); false: it is none. */
static bool entity(const char **s, struct buf *b)
{
    static const struct {
        const char *name;
        unsigned long code;
    } names[] = { { "amp", '&' },       { "lt", '<' },       { "gt", '>' },       { "quot", '"' },
                  { "apos", '\'' },     { "nbsp", ' ' },     { "ndash", 0x2013 }, { "mdash", 0x2014 },
                  { "lsquo", 0x2018 },  { "rsquo", 0x2019 }, { "ldquo", 0x201c }, { "rdquo", 0x201d },
                  { "hellip", 0x2026 }, { "times", 0xd7 },   { "reg", 0xae },     { "copy", 0xa9 },
                  { "trade", 0x2122 },  { "euro", 0x20ac },  { "deg", 0xb0 } };
    size_t n = strcspn(*s, ";");
    const char *name = *s + 1;
    if (!(*s)[n] || n < 3 || n > 10)
        return false;
    if (*name == '#') {
        char *end;
        bool hex = name[1] == 'x' || name[1] == 'X';
        unsigned long c = isxdigit((unsigned char)name[1 + hex]) ? strtoul(name + 1 + hex, &end, hex ? 16 : 10) : 0;
        if (!c || end != *s + n)
            return false;
        put_code(b, c);
        *s += n + 1;
        return true;
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strlen(names[i].name) == n - 1 && !memcmp(names[i].name, name, n - 1)) {
            put_code(b, names[i].code);
            *s += n + 1;
            return true;
        }
    return false;
}

char *woo_plain(struct arena *a, const char *html)
{
    struct buf b = { 0 };
    for (const char *s = html ? html : ""; *s;) {
        const char *end = *s == '<' && (isalpha((unsigned char)s[1]) || s[1] == '/') ? strchr(s, '>') : NULL;
        if (end)
            s = end + 1;
        else if (*s != '&' || !entity(&s, &b))
            buf_add(&b, s++, 1);
    }
    char *out = text_trim(a, b.at ? b.at : "");
    buf_free(&b);
    return out;
}

/* A text of at most so many characters. */
static const char *cut(struct cx *cx, const char *text, size_t most)
{
    char *s = arena_copy(cx->mem, text);
    size_t n = 0;
    for (char *p = s; *p; p++)
        if (((unsigned char)*p & 0xc0) != 0x80 && n++ == most)
            *p-- = '\0';
    return s;
}

static const char *plain_at(struct cx *cx, const json_t *o, const char *path, size_t most)
{
    const char *text = source_text(cx, o, path);
    return text ? cut(cx, woo_plain(cx->mem, text), most) : "";
}

json_t *woo_meta(const json_t *order, const char *key)
{
    size_t i;
    json_t *one;
    json_array_foreach (json_object_get(order, "meta_data"), i, one)
        if (text_same(json_str(one, "key"), key))
            return json_object_get(one, "value");
    return NULL;
}

/* --- money and lines ---------------------------------------------------------------------------------------------- */

static int64_t minor_at(const json_t *o, const char *key, const char *currency)
{
    return source_money(json_object_get(o, key), currency).minor;
}

static int64_t minor_sum(const json_t *lines, const char *key, const char *currency, int sign)
{
    int64_t sum = 0, one;
    size_t i;
    json_t *line;
    json_array_foreach (lines, i, line) {
        one = minor_at(line, key, currency);
        if ((sign > 0 && one < 0) || (sign < 0 && one > 0))
            continue;
        if (__builtin_add_overflow(sum, one, &sum) || sum > MONEY_MOST || sum < -MONEY_MOST)
            return 0;
    }
    return sum;
}

static void set_money(struct money *m, int64_t minor, const char *currency)
{
    m->minor = minor > MONEY_MOST || minor < -MONEY_MOST ? 0 : minor;
    text_put(m->currency, sizeof(m->currency), currency);
}

/* Pieces; *note: what cannot be said in whole ones ("0.5"), or NULL. */
static int64_t pieces(struct cx *cx, const json_t *line, const char **note)
{
    const json_t *j = json_object_get(line, "quantity");
    double q = json_is_string(j) ? strtod(json_string_value(j), NULL) : json_number_value(j);
    *note = NULL;
    if (!(q > 0))
        return 0;
    if (q > QUANTITY_MOST)
        return QUANTITY_MOST;
    if (q == (double)(int64_t)q)
        return (int64_t)q;
    *note = arena_text(cx->mem, "%g", q);
    return 1;
}

/* A picture that a browser may load. */
static void picture(struct cx *cx, const json_t *line, struct order_item *it)
{
    const char *src = source_text(cx, line, "image.src");
    if (text_empty(src) || strncasecmp(src, "https://", 8) || strlen(src) > 1000 || strpbrk(src, " \"<>\\"))
        return;
    json_t *all = json_tie(cx->mem, json_pack("[{ss, ss}]", "url", src, "alt", it->name));
    it->thumbnail = src;
    it->images = all ? json_text(cx->mem, all) : NULL;
}

/* Before discounts and without taxes, as WooCommerce's own order page has it; parts and fees make up the total. */
static void lines_of(struct cx *cx, const json_t *order, const char *currency, struct order *o)
{
    const json_t *lines = json_object_get(order, "line_items");
    size_t i;
    json_t *line;
    if (!json_is_array(lines))
        return;
    o->items.at = arena_alloc(cx->mem, (json_array_size(lines) + 1) * sizeof(*o->items.at));
    json_array_foreach (lines, i, line) {
        const char *part, *sku = source_text(cx, line, "sku");
        int64_t n = pieces(cx, line, &part), whole = minor_at(line, "subtotal", currency);
        if (!n || o->items.n == ITEMS_MOST)
            continue;
        struct order_item it = { .quantity = n, .sku = sku ? cut(cx, sku, 100) : "" };
        it.name = plain_at(cx, line, "name", NAME_MOST);
        if (part)
            it.name = arena_text(cx->mem, "%s (%s)", it.name, part);
        set_money(&it.unit_price, (whole + (whole < 0 ? -n : n) / 2) / n, currency);
        picture(cx, line, &it);
        o->items.at[o->items.n++] = it;
    }
}

static err_t amounts(struct cx *cx, const struct source *s, const json_t *j, struct order *o)
{
    const char *code = source_text(cx, j, "currency");
    const char *currency = text_upper(cx->mem, code ? code : "");
    const json_t *fees = json_object_get(j, "fee_lines");
    if (strlen(currency) != 3 || currency_exponent(currency) < 0)
        return fail(cx, E_REMOTE, "“%s” gave an order in a currency that is none: “%s”.", s->name,
                    text_cut(cx->mem, currency, 20));
    o->currency = currency;
    lines_of(cx, j, currency, o);
    set_money(&o->subtotal,
              minor_sum(json_object_get(j, "line_items"), "subtotal", currency, 0) +
                  minor_sum(fees, "total", currency, 1),
              currency);
    set_money(&o->discount_total, minor_at(j, "discount_total", currency) - minor_sum(fees, "total", currency, -1),
              currency);
    set_money(&o->shipping_total, minor_at(j, "shipping_total", currency), currency);
    set_money(&o->tax_total, minor_at(j, "total_tax", currency), currency);
    set_money(&o->total, minor_at(j, "total", currency), currency);
    return NULL;
}

/* --- people ------------------------------------------------------------------------------------------------------- */

static const char *full_name(struct cx *cx, const json_t *who)
{
    const char *first = plain_at(cx, who, "first_name", 100), *last = plain_at(cx, who, "last_name", 100);
    return text_trim(cx->mem, arena_join(cx->mem, first, " ", last));
}

/* Where nothing is sent to another address, WooCommerce leaves the shipping address empty: the billing one counts. */
static void people(struct cx *cx, const json_t *j, struct order *o)
{
    const json_t *billing = json_object_get(j, "billing"), *to = json_object_get(j, "shipping");
    if (!*plain_at(cx, to, "address_1", 10) && !*plain_at(cx, to, "city", 10) && !*plain_at(cx, to, "postcode", 10))
        to = billing;
    o->customer_name = full_name(cx, billing);
    o->email = plain_at(cx, billing, "email", 254);
    o->phone = plain_at(cx, billing, "phone", 60);
    if (text_empty(o->phone))
        o->phone = plain_at(cx, to, "phone", 60);
    const char *company = plain_at(cx, to, "company", 100), *name = full_name(cx, to);
    o->ship_name = *company && *name ? arena_join(cx->mem, name, ", ", company) : *company ? company : name;
    o->ship_line1 = plain_at(cx, to, "address_1", 200);
    o->ship_line2 = plain_at(cx, to, "address_2", 200);
    o->ship_city = plain_at(cx, to, "city", 100);
    o->ship_region = plain_at(cx, to, "state", 100);
    o->ship_postcode = plain_at(cx, to, "postcode", 20);
    o->ship_country = text_upper(cx->mem, plain_at(cx, to, "country", 2));
    const char *id = source_text(cx, j, "customer_id");
    o->customer_id = text_empty(id) || !strcmp(id, "0") ? "" : cut(cx, id, 40);
}

/* Core does not know an order's language; plug-ins for several languages note it. */
static const char *language(struct cx *cx, const json_t *j)
{
    static const char *const keys[] = { "wpml_language", "trp_language", "weglot_language" };
    const char *text = json_str(j, "lang");
    for (size_t i = 0; text_empty(text) && i < sizeof(keys) / sizeof(*keys); i++)
        text = json_string_value(woo_meta(j, keys[i]));
    if (text_empty(text) || strlen(text) > 12 || !isalpha((unsigned char)*text))
        return "";
    char *out = arena_copy(cx->mem, text);
    for (char *p = out; *p; p++) {
        *p = *p == '_' ? '-' : *p;
        if (!isalnum((unsigned char)*p) && *p != '-')
            return "";
    }
    return out;
}

/* --- states ------------------------------------------------------------------------------------------------------- */

static msec time_at(const json_t *j, const char *gmt, const char *local)
{
    msec t = source_time_any(json_object_get(j, gmt));
    return t || !local ? t : source_time_any(json_object_get(j, local)); /* very old shops; off by their zone */
}

/* Any date says that it was paid, also one that cannot be read. */
static bool dated(const json_t *j, const char *key)
{
    const char *text = json_str(j, key);
    return !text_empty(text) && !text_starts(text, "0000");
}

static const char *payment_of(struct cx *cx, const json_t *j, const char *slug, const struct order *o)
{
    int64_t back = -minor_sum(json_object_get(j, "refunds"), "total", o->currency, -1);
    const char *method = source_text(cx, j, "payment_method");
    bool paid = dated(j, "date_paid_gmt") || dated(j, "date_paid") || !strcmp(slug, "completed");
    if (!strcmp(slug, "refunded") || (back > 0 && back >= o->total.minor))
        return "refunded";
    if (back > 0)
        return "partially_refunded";
    if (!strcmp(slug, "failed"))
        return "failed";
    if (paid)
        return "paid";
    if (text_in("pending on-hold pending-payment awaiting-payment", slug))
        return "awaiting";
    if (strcmp(slug, "cancelled") &&
        (woocommerce_on_delivery(cx->mem, method) || woocommerce_on_delivery(cx->mem, o->payment_name)))
        return "cod";
    return "none";
}

static void states(struct cx *cx, const json_t *j, const char *slug, struct order *o)
{
    struct woocommerce_state state = woocommerce_state(cx->mem, slug);
    const char *now = state.delivery;
    o->general = state.general ? state.general : slug;
    o->payment = payment_of(cx, j, slug, o);
    if (!text_same(state.general, "cancelled") && !text_same(state.general, "problem"))
        now = woo_delivery(o, now, woo_fulfilled(j));
    o->delivery = now;
    bool said = state.delivery && !text_in("not_shipped preparing partially_shipped shipped cancelled", state.delivery);
    for (size_t i = 0; said && i < o->shipments.n; i++) /* “delivered” is said of the parcels, too */
        if (text_same(o->shipments.at[i].status, "shipped"))
            o->shipments.at[i].status = state.delivery;
    o->general_raw = o->delivery_raw = slug; /* how it is paid is no word of theirs: it follows from several */
}

err_t woo_order(struct cx *cx, const struct source *s, const json_t *j, struct order *out, bool *hidden)
{
    struct order o = { 0 };
    bool told;
    const char *id = source_text(cx, j, "id"), *status = json_str(j, "status"), *number = source_text(cx, j, "number");
    if (text_empty(id) || strspn(id, "0123456789") != strlen(id) || !strcmp(id, "0") || strlen(id) > 19 || !status ||
        strlen(status) > 64)
        return fail(cx, E_REMOTE, "“%s” answered with something that is not an order of WooCommerce.", s->name);
    const char *slug = woocommerce_slug(cx->mem, status);
    *hidden = woocommerce_state(cx->mem, slug).hide || !*slug;
    o.external_id = id;
    o.number = text_empty(number) ? id : cut(cx, text_trim(cx->mem, number), 100);
    TRY(amounts(cx, s, j, &o));
    people(cx, j, &o);
    o.locale = language(cx, j);
    o.payment_name = plain_at(cx, j, "payment_method_title", 200);
    if (text_empty(o.payment_name))
        o.payment_name = plain_at(cx, j, "payment_method", 100);
    o.shipping_name = plain_at(cx, j, "shipping_lines[0].method_title", 200);
    o.comment = plain_at(cx, j, "customer_note", 2000);
    o.placed_at = time_at(j, "date_created_gmt", "date_created");
    o.changed_at = time_at(j, "date_modified_gmt", "date_modified");
    o.external_stamp = o.changed_at;
    woo_parcels(cx, j, json_object_get(j, "fulfillments"), &o, &told);
    states(cx, j, slug, &o);
    *out = o;
    return NULL;
}
