/* door_parcel.c - what travels: the order's items, its parcels, and where they can be followed.
   Invariant: a link is http or https, whatever a source or a setting says. */
#include "base/json.h"
#include "base/text.h"
#include "order/template.h"
#include "source/door_room.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>

/* --- links ------------------------------------------------------------------------------------------- */

/* White space, and what could end an address or an attribute. */
static bool ends_address(char c)
{
    switch (c) {
    case '"':
    case '<':
    case '>':
    case '\\':
    case '^':
    case '`':
    case '{':
    case '|':
    case '}':
    case 127: return true;
    default: return (unsigned char)c <= ' ';
    }
}

static bool web_address(const char *url)
{
    if (text_empty(url))
        return false;
    const char *host = !strncasecmp(url, "https://", 8) ? url + 8 : !strncasecmp(url, "http://", 7) ? url + 7 : NULL;
    if (!host || (!isalnum((unsigned char)*host) && *host != '[' && !(*host & 0x80)))
        return false;
    for (const char *s = url; *s; s++)
        if (ends_address(*s))
            return false;
    size_t host_n = strcspn(host, "/?#");
    return !memchr(host, '@', host_n);
}

static char *percent(struct arena *a, const char *s)
{
    static const char hex[] = "0123456789ABCDEF";
    char *out = arena_alloc(a, strlen(s) * 3 + 1), *to = out;
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (isalnum(c) || strchr("-._~", c)) {
            *to++ = (char)c;
        } else {
            *to++ = '%';
            *to++ = hex[c >> 4];
            *to++ = hex[c & 15];
        }
    }
    return out;
}

const char *door_link(struct cx *cx, const struct shop *shop, const struct order *o, const char *url,
                      const char *tracking_number)
{
    if (web_address(url))
        return url;
    if (text_empty(shop->tracking_url))
        return NULL;
    struct variable vars[] = {
        { "parcel_number", text_empty(tracking_number) ? NULL : percent(cx->mem, tracking_number) },
        { "order_number", percent(cx->mem, o->number) },
    };
    const char *filled = template_fill(cx->mem, shop->tracking_url, vars, 2, "");
    return web_address(filled) ? filled : NULL;
}

/* A picture comes from the web or from this server itself. */
static const char *picture(const char *url)
{
    bool own = url && url[0] == '/' && url[1] != '/' && url[1] != '\\';
    return own || web_address(url) ? url : NULL;
}

/* --- items --------------------------------------------------------------------------------------------- */

static struct item_view item_of(const struct order_item *i, int64_t quantity)
{
    return (struct item_view){ i->name, quantity, picture(i->thumbnail) };
}

static void items_all(struct cx *cx, const struct order *o, struct item_view **at, size_t *n)
{
    *at = arena_alloc(cx->mem, o->items.n * sizeof(**at));
    *n = 0;
    for (size_t i = 0; i < o->items.n; i++)
        (*at)[(*n)++] = item_of(&o->items.at[i], o->items.at[i].quantity);
}

static const struct order_item *item_at(const struct order *o, int64_t line)
{
    for (size_t i = 0; i < o->items.n; i++)
        if (o->items.at[i].line == line)
            return &o->items.at[i];
    return NULL;
}

/* What is in a parcel. Several parcels that do not say what they hold: nothing is claimed. */
static void parcel_items(struct cx *cx, const struct order *o, const struct shipment *s, bool alone,
                         struct parcel_view *p)
{
    json_t *list = NULL, *entry;
    size_t i;
    if (text_empty(s->items) || json_read(cx, s->items, strlen(s->items), &list) || !json_is_array(list)) {
        if (alone)
            items_all(cx, o, &p->items.at, &p->items.n);
        return;
    }
    p->items.at = arena_alloc(cx->mem, json_array_size(list) * sizeof(*p->items.at));
    json_array_foreach (list, i, entry) {
        const struct order_item *item = item_at(o, json_num(entry, "line", -1));
        if (item)
            p->items.at[p->items.n++] = item_of(item, json_num(entry, "quantity", item->quantity));
    }
}

/* --- parcels ------------------------------------------------------------------------------------------- */

static bool is_open(const struct shipment *s)
{
    return !text_in("delivered returned cancelled", s->status ? s->status : "");
}

static bool is_void(const struct shipment *s) { return text_same(s->status, "cancelled"); }

const struct shipment *door_first(const struct order *o)
{
    const struct shipment *first = NULL;
    for (size_t i = 0; i < o->shipments.n; i++) {
        if (is_open(&o->shipments.at[i]))
            return &o->shipments.at[i];
        if (!first && !is_void(&o->shipments.at[i]))
            first = &o->shipments.at[i];
    }
    return first;
}

static err_t parcel_make(struct cx *cx, const struct shop *shop, const char *locale, struct status_known *known,
                         const struct order *o, const struct shipment *s, bool alone, struct parcel_view *out)
{
    struct status status = { 0 };
    const char *code = text_empty(s->status) ? "unknown" : s->status;
    err_t e = status_know(cx, known, "delivery", code, locale, &status);
    if (e && e->code != E_MISSING)
        return e;
    const char *group =
        order_state("in_progress", code, "none", false, !status_builtin(STATUS_DELIVERY, code), status.badge, false)
            .group;
    *out = (struct parcel_view){
        .carrier = s->carrier,
        .tracking_number = s->tracking_number,
        .tracking_url = door_link(cx, shop, o, s->tracking_url, s->tracking_number),
        .status = { "delivery", code, e ? code : status.name, group },
        .eta_from = s->eta_from,
        .eta_to = s->eta_to,
        .pickup_until = s->pickup_until,
        .pickup_point = text_empty(s->pickup_point) ? NULL : s->pickup_point,
    };
    parcel_items(cx, o, s, alone, out);
    return NULL;
}

static err_t parcels_make(struct cx *cx, const struct shop *shop, const char *locale, struct status_known *known,
                          const struct order *o, struct order_view *v)
{
    size_t n = 0;
    bool pickup = false;
    for (size_t i = 0; i < o->shipments.n; i++)
        if (!is_void(&o->shipments.at[i])) {
            n++;
            pickup = pickup || !text_empty(o->shipments.at[i].pickup_point);
        }
    if (n < 2 && !pickup)
        return NULL;
    v->parcels.at = arena_alloc(cx->mem, n * sizeof(*v->parcels.at));
    for (size_t i = 0; i < o->shipments.n; i++)
        if (!is_void(&o->shipments.at[i]))
            TRY(parcel_make(cx, shop, locale, known, o, &o->shipments.at[i], n == 1, &v->parcels.at[v->parcels.n++]));
    return NULL;
}

err_t door_parcels(struct cx *cx, const struct shop *shop, const char *locale, struct status_known *known,
                   const struct order *o, struct order_view *v)
{
    const struct shipment *first = door_first(o);
    items_all(cx, o, &v->items.at, &v->items.n);
    v->thumbnail = v->items.n ? v->items.at[0].thumbnail : NULL;
    v->carrier = first && !text_empty(first->carrier) ? first->carrier : o->carrier;
    v->tracking_number = first && !text_empty(first->tracking_number) ? first->tracking_number : o->tracking_number;
    v->tracking_url = door_link(cx, shop, o, first ? first->tracking_url : NULL, v->tracking_number);
    bool own = first && (first->eta_from || first->eta_to);
    v->eta_from = own ? first->eta_from : o->eta_from;
    v->eta_to = own ? first->eta_to : o->eta_to;
    return parcels_make(cx, shop, locale, known, o, v);
}
