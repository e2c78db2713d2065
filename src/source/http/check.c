/* check.c - whether a mapping says what it may say. Invariant: each mistake is named by its own place in it. */
#include "base/clock.h"
#include "order/status.h"
#include "source/http/room.h"
#include <ctype.h>
#include <string.h>

#define TEXTS                                                                                                          \
    "id number locale customer_id customer_name email phone ship_name ship_line1 ship_line2 ship_city ship_region "    \
    "ship_postcode ship_country currency payment_name shipping_name comment"
#define AMOUNTS "subtotal shipping_total discount_total tax_total total"
#define TIMES "placed_at changed_at cancelled_at delivered_at eta_from eta_to"
#define STATUSES "general delivery payment"
#define ACTIONS "cancel change_address change return refund confirm received"

/* "a.b[0].c", "[0]", "[-1].id". */
static bool is_path(const char *s)
{
    if (strlen(s) > 500)
        return false;
    while (*s) {
        if (*s == '[') {
            size_t n = strspn(s + 1 + (s[1] == '-'), "0123456789");
            s += 1 + (s[1] == '-') + n;
            if (!n || n > 6 || *s++ != ']')
                return false;
        } else {
            size_t n = strcspn(s, ".[]");
            if (!n)
                return false;
            s += n;
        }
        if (*s == '.' && (!s[1] || strchr(".[]", s[1])))
            return false;
        if (*s && *s != '.' && *s != '[')
            return false;
        s += *s == '.';
    }
    return true;
}

static err_t path_check(struct cx *cx, const char *field, const json_t *path)
{
    size_t i;
    json_t *one;
    if (json_is_array(path) && json_array_size(path) && json_array_size(path) <= 10) {
        json_array_foreach ((json_t *)(uintptr_t)path, i, one)
            if (!json_is_string(one) || !is_path(json_string_value(one)))
                return fail_field(cx, arena_text(cx->mem, "%s[%zu]", field, i),
                                  "A path looks like customer.email or lines[0].id.");
        return NULL;
    }
    if (!json_is_string(path) || !is_path(json_string_value(path)))
        return fail_field(cx, field, "A path looks like customer.email or lines[0].id.");
    return NULL;
}

/* Codes of ours, or of the shop: "in_transit". answers: yes, no or ask instead. */
static err_t words_check(struct cx *cx, const char *field, const json_t *words, const char *answers)
{
    const char *theirs;
    json_t *ours;
    if (!json_is_object(words))
        return fail_field(cx, field, "Words are an object: {\"sent\": \"shipped\"}.");
    json_object_foreach ((json_t *)(uintptr_t)words, theirs, ours) {
        const char *code = json_string_value(ours), *at = arena_join(cx->mem, field, ".", theirs);
        if (answers && !text_in(answers, code ? code : ""))
            return fail_field(cx, at, "The answer is one of: %s.", answers);
        if (!answers &&
            (text_empty(code) || strlen(code) > STATUS_CODE_MOST || strcmp(status_code(cx->mem, code), code)))
            return fail_field(cx, at, "A status code is lower-case letters, digits and “_”, as in in_transit.");
    }
    return NULL;
}

static err_t member_check(struct cx *cx, const char *field, const char *name, const json_t *j, const char *kind)
{
    const char *at = arena_join(cx->mem, field, ".", name), *text = json_string_value(j);
    if (!strcmp(name, "path"))
        return path_check(cx, at, j);
    if (!strcmp(name, "value"))
        return json_is_string(j) || json_is_number(j) || json_is_boolean(j)
                   ? NULL
                   : fail_field(cx, at, "A fixed value is a text or a number.");
    if (!strcmp(name, "words") && strstr("status answer", kind))
        return words_check(cx, at, j, strcmp(kind, "answer") ? NULL : "yes no ask");
    if (!strcmp(name, "unit") && !strcmp(kind, "amount"))
        return text && text_in("major minor", text) ? NULL
                                                    : fail_field(cx, at, "The unit is major (12.50) or minor (1250).");
    if (!strcmp(name, "zone") && !strcmp(kind, "time"))
        return text && zone_exists(text) ? NULL : fail_field(cx, at, "A time zone looks like Europe/Prague.");
    if (!strcmp(name, "format") && !strcmp(kind, "time"))
        return text && strstr(text, "YYYY") && strstr(text, "MM") && strstr(text, "DD") && strlen(text) <= 60
                   ? NULL
                   : fail_field(cx, at, "A format is made of YYYY, MM, DD, HH, mm and ss, as in DD.MM.YYYY HH:mm.");
    return fail_field(cx, at, "“%s” says nothing here.", name);
}

/* One entry: a path, null (not there), or an object. */
static err_t entry_check(struct cx *cx, const char *field, const json_t *spec, const char *kind)
{
    const char *name;
    json_t *one;
    if (json_is_null(spec))
        return NULL;
    if (json_is_string(spec))
        return path_check(cx, field, spec);
    if (!json_is_object(spec))
        return fail_field(cx, field, "Say where it stands: a path as in customer.email, an object, or null.");
    json_object_foreach ((json_t *)(uintptr_t)spec, name, one)
        TRY(member_check(cx, field, name, one, kind));
    return NULL;
}

static const char *kind_of(const char *name)
{
    return text_in(TEXTS, name)      ? "text"
           : text_in(AMOUNTS, name)  ? "amount"
           : text_in(TIMES, name)    ? "time"
           : text_in(STATUSES, name) ? "status"
                                     : NULL;
}

static const char *item_kind(const char *name)
{
    return text_in("sku name thumbnail quantity", name) ? "text" : text_in("unit_price", name) ? "amount" : NULL;
}

static const char *parcel_kind(const char *name)
{
    return text_in("carrier_code carrier tracking_number tracking_url service pickup_point last_event", name) ? "text"
           : text_in("pickup_until shipped_at last_event_at eta_from eta_to delivered_at", name)              ? "time"
           : text_in("status", name)                                                                          ? "status"
                                                                                                              : NULL;
}

/* A list: its path, and the mapping of each of its objects. */
static err_t list_check(struct cx *cx, const char *field, const json_t *spec, const char *(*kind)(const char *))
{
    const char *name;
    json_t *one;
    if (!json_is_object(spec))
        return json_is_null(spec) ? NULL : path_check(cx, field, spec);
    json_object_foreach ((json_t *)(uintptr_t)spec, name, one) {
        const char *at = arena_join(cx->mem, field, ".", name);
        if (!strcmp(name, "path"))
            TRY(json_is_string(one) && !*json_string_value(one) ? NULL : path_check(cx, at, one));
        else if (!kind(name))
            return fail_field(cx, at, "wismo has no field “%s” here.", name);
        else
            TRY(entry_check(cx, at, one, kind(name)));
    }
    return NULL;
}

static err_t allowed_check(struct cx *cx, const char *field, const json_t *spec)
{
    const char *action, *name;
    json_t *one, *part;
    if (json_is_null(spec))
        return NULL;
    if (!json_is_object(spec))
        return fail_field(cx, field, "Say it for each action: {\"cancel\": \"can_cancel\"}.");
    json_object_foreach ((json_t *)(uintptr_t)spec, action, one) {
        const char *at = arena_join(cx->mem, field, ".", action);
        if (!text_in(ACTIONS, action))
            return fail_field(cx, at, "There is no action “%s”. There are: %s.", action, ACTIONS);
        if (!json_object_get(one, "answer")) {
            TRY(entry_check(cx, at, one, "answer"));
            continue;
        }
        json_object_foreach (one, name, part) {
            if (!text_in("answer reason", name))
                return fail_field(cx, arena_join(cx->mem, at, ".", name), "“%s” says nothing here.", name);
            TRY(entry_check(cx, arena_join(cx->mem, at, ".", name), part, strcmp(name, "answer") ? "text" : "answer"));
        }
    }
    return NULL;
}

err_t http_map_check(struct cx *cx, const char *mapping)
{
    const char *name;
    json_t *all, *one;
    TRY(http_map_open(cx, mapping, &all));
    if (!json_is_object(all))
        return fail_field(cx, "mapping", "The mapping is an object: {\"number\": \"order_no\"}.");
    json_object_foreach (all, name, one) {
        const char *field = arena_join(cx->mem, "mapping.", name);
        if (!strcmp(name, "items"))
            TRY(list_check(cx, field, one, item_kind));
        else if (!strcmp(name, "shipments"))
            TRY(list_check(cx, field, one, parcel_kind));
        else if (!strcmp(name, "allowed"))
            TRY(allowed_check(cx, field, one));
        else if (!kind_of(name))
            return fail_field(cx, field, "wismo has no field “%s”.", name);
        else
            TRY(entry_check(cx, field, one, kind_of(name)));
    }
    return NULL;
}

err_t http_path_check(struct cx *cx, const char *field, const char *path)
{
    return text_empty(path) || is_path(path) ? NULL
                                             : fail_field(cx, field, "A path looks like data.orders or meta.next.");
}
