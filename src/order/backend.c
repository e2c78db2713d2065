/* backend.c - the Orders integration of an assistant. The table's key is what makes “one backend an assistant” true. */
#include "order/backend.h"
#include "account/assistant.h"
#include "base/json.h"
#include "db/event.h"
#include <string.h>

enum { FIELDS_MOST = 30, NAME_MOST = 64, OPTIONS_MOST = 50, OPTION_MOST = 100 };

const struct field order_backend_fields[] = {
    FIELD(F_TEXT, struct order_backend, assistant_id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct order_backend, kind, .flags = FF_READONLY),
    FIELD(F_TEXT, struct order_backend, name, .flags = FF_READONLY),
    FIELD(F_TEXT, struct order_backend, currency, .most = 3),
    FIELD(F_JSON, struct order_backend, order_fields, .most = 32768,
          .note = "[{name, type: text number select, required, options}]"),
    FIELD(F_JSON, struct order_backend, item_fields, .most = 32768,
          .note = "[{name, type: text number select, required, options}]"),
    FIELD(F_INT, struct order_backend, version),
    FIELD(F_TIME, struct order_backend, created_at, .flags = FF_READONLY),
    { 0 },
};
#define COLUMNS "assistant_id, kind, name, currency, order_fields, item_fields, version, created_at"
typedef LIST(struct order_backend) backend_list;

err_t order_backend_find(struct cx *cx, const char *assistant_id, const struct order_backend **out)
{
    backend_list list = { 0 };
    TRY(db_list(cx, order_backend_fields, &list,
                "SELECT " COLUMNS " FROM order_backend WHERE shop_id = $1 AND assistant_id = $2", T(cx->who.shop),
                T(assistant_id)));
    *out = list.n ? list.at : NULL;
    return NULL;
}

const char *order_backend_conflict(struct cx *cx, const struct order_backend *b)
{
    if (!b || text_same(b->kind, BACKEND_NATIVE))
        return NULL;
    return arena_text(cx->mem, "%s is already connected to this assistant. Disconnect it first to use native Orders.",
                      b->name);
}

err_t order_backend_currency(struct cx *cx, char out[4])
{
    backend_list list = { 0 };
    TRY(db_list(cx, order_backend_fields, &list,
                "SELECT currency FROM order_backend WHERE shop_id = $1 AND kind = 'native' "
                "ORDER BY created_at, assistant_id LIMIT 1",
                T(cx->who.shop)));
    text_put(out, 4, list.n ? list.at[0].currency : "");
    return NULL;
}

/* --- what is asked for ------------------------------------------------------------------------- */

static err_t options_check(struct cx *cx, const char *field, const json_t *options)
{
    size_t i;
    json_t *one;
    if (!json_is_array(options) || !json_array_size(options))
        return fail_field(cx, field, "Add at least one option");
    if (json_array_size(options) > OPTIONS_MOST)
        return fail_field(cx, field, "A field has at most %d options.", OPTIONS_MOST);
    json_array_foreach ((json_t *)(uintptr_t)options, i, one) {
        const char *text = json_string_value(one);
        if (!text || !*text_trim(cx->mem, text) || text_length(text) > OPTION_MOST)
            return fail_field(cx, field, "An option is a text of at most %d characters.", OPTION_MOST);
    }
    return NULL;
}

static bool named_before(struct cx *cx, const json_t *list, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++) {
        const char *other = json_str(json_array_get(list, i), "name");
        if (other && text_same(text_lower(cx->mem, text_trim(cx->mem, other)), text_lower(cx->mem, name)))
            return true;
    }
    return false;
}

/* One entry as it is stored: nothing but its four members. */
static err_t entry_take(struct cx *cx, const char *field, const json_t *list, size_t i, const char *what,
                        struct writer *w)
{
    const json_t *e = json_array_get(list, i), *options = json_object_get(e, "options");
    const char *place = arena_text(cx->mem, "%s[%zu]", field, i), *type = json_str(e, "type");
    const char *name = json_str(e, "name") ? text_trim(cx->mem, json_str(e, "name")) : "";
    if (!json_is_object(e))
        return fail_field(cx, place, "A field is {name, type, required, options}.");
    if (!*name)
        return fail_field(cx, arena_text(cx->mem, "%s.name", place), "All %s fields must have a name", what);
    if (named_before(cx, list, i, name))
        return fail_field(cx, arena_text(cx->mem, "%s.name", place), "%s field names must be unique",
                          !strcmp(what, "order") ? "Order" : "Custom item");
    if (text_length(name) > NAME_MOST)
        return fail_field(cx, arena_text(cx->mem, "%s.name", place), "A name has at most %d characters.", NAME_MOST);
    if (!type || !text_in("text number select", type))
        return fail_field(cx, arena_text(cx->mem, "%s.type", place), "This must be one of: text number select.");
    bool select = !strcmp(type, "select");
    if (select)
        TRY(options_check(cx, arena_text(cx->mem, "%s.options", place), options));
    writer_open(w, NULL, '{');
    writer_text(w, "name", name);
    writer_text(w, "type", type);
    writer_bool(w, "required", json_flag(e, "required", false));
    writer_open(w, "options", '[');
    for (size_t k = 0; select && k < json_array_size(options); k++)
        writer_text(w, NULL, text_trim(cx->mem, json_string_value(json_array_get(options, k))));
    writer_close(w);
    writer_close(w);
    return NULL;
}

static err_t fields_take(struct cx *cx, const char *field, const char *what, const char **json)
{
    json_t *list;
    if (text_empty(*json) || text_same(*json, "null")) {
        *json = "[]";
        return NULL;
    }
    TRY(json_read(cx, *json, strlen(*json), &list));
    if (!json_is_array(list) || json_array_size(list) > FIELDS_MOST)
        return fail_field(cx, field, "This must be a list of at most %d fields.", FIELDS_MOST);
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    err_t bad = NULL;
    writer_open(&w, NULL, '[');
    for (size_t i = 0; i < json_array_size(list); i++)
        bad = fail_also(cx, bad, entry_take(cx, field, list, i, what, &w));
    writer_close(&w);
    *json = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return bad;
}

/* --- connecting -------------------------------------------------------------------------------- */

static err_t currency_check(struct cx *cx, const char *currency)
{
    return currency_exponent(currency) >= 0 ? NULL : fail_field(cx, "currency", "There is no currency “%s”.", currency);
}

err_t order_backend_connect(struct cx *cx, const char *assistant_id, const char *currency, struct order_backend *out)
{
    const struct order_backend *b;
    struct assistant a;
    int64_t added;
    currency = text_empty(currency) ? (cx->who.currency[0] ? cx->who.currency : "USD") : currency;
    TRY(currency_check(cx, currency));
    DB_TX(cx);
    TRY(assistant_get(cx, assistant_id, &a));
    TRY(db_exec(cx, &added,
                "INSERT INTO order_backend (shop_id, assistant_id, kind, name, currency, created_at) "
                "VALUES ($1, $2, 'native', 'Orders', $3, $4) ON CONFLICT (shop_id, assistant_id) DO NOTHING",
                T(cx->who.shop), T(assistant_id), T(currency), I(cx->now)));
    TRY(order_backend_find(cx, assistant_id, &b));
    if (!added && order_backend_conflict(cx, b))
        return fail(cx, E_CONFLICT, "%s", order_backend_conflict(cx, b));
    if (!added)
        return fail(cx, E_CONFLICT, "Orders are connected to this assistant already.");
    TRY(event_add(cx, "assistant", assistant_id, "orders.connected", "currency", NULL, currency));
    TRY(db_commit(cx));
    *out = *b;
    return NULL;
}

err_t order_backend_change(struct cx *cx, const struct order_backend *in, struct order_backend *out)
{
    const struct order_backend *b, *now;
    struct order_backend to = *in;
    int64_t changed;
    err_t bad = currency_check(cx, to.currency ? to.currency : "");
    bad = fail_also(cx, bad, fields_take(cx, "order_fields", "order", &to.order_fields));
    TRY(fail_also(cx, bad, fields_take(cx, "item_fields", "custom item", &to.item_fields)));
    DB_TX(cx);
    TRY(order_backend_find(cx, in->assistant_id, &b));
    if (!b)
        return fail(cx, E_MISSING, "Orders are not connected to this assistant.");
    if (order_backend_conflict(cx, b))
        return fail(cx, E_CONFLICT, "%s", order_backend_conflict(cx, b));
    TRY(db_exec(cx, &changed,
                "UPDATE order_backend SET currency = $3, order_fields = $4, item_fields = $5, version = version + 1 "
                "WHERE shop_id = $1 AND assistant_id = $2 AND version = $6",
                T(cx->who.shop), T(in->assistant_id), T(to.currency), T(to.order_fields), T(to.item_fields),
                I(in->version)));
    if (!changed)
        return fail(cx, E_CONFLICT, "This was changed by somebody else. Load it again and repeat the change.");
    if (!text_same(b->currency, to.currency))
        TRY(event_add(cx, "assistant", in->assistant_id, "orders.changed", "currency", b->currency, to.currency));
    if (!text_same(b->order_fields, to.order_fields))
        TRY(event_add(cx, "assistant", in->assistant_id, "orders.changed", "order fields", b->order_fields,
                      to.order_fields));
    if (!text_same(b->item_fields, to.item_fields))
        TRY(event_add(cx, "assistant", in->assistant_id, "orders.changed", "item fields", b->item_fields,
                      to.item_fields));
    TRY(order_backend_find(cx, in->assistant_id, &now));
    TRY(db_commit(cx));
    *out = *now;
    return NULL;
}

err_t order_backend_remove(struct cx *cx, const char *assistant_id)
{
    const struct order_backend *b;
    DB_TX(cx);
    TRY(order_backend_find(cx, assistant_id, &b));
    if (!b)
        return fail(cx, E_MISSING, "Orders are not connected to this assistant.");
    if (order_backend_conflict(cx, b))
        return fail(cx, E_CONFLICT, "%s", order_backend_conflict(cx, b));
    TRY(db_exec(cx, NULL, "DELETE FROM order_backend WHERE shop_id = $1 AND assistant_id = $2", T(cx->who.shop),
                T(assistant_id)));
    TRY(event_add(cx, "assistant", assistant_id, "orders.removed", NULL, NULL, NULL));
    return db_commit(cx);
}

/* --- what was filled in ------------------------------------------------------------------------ */

static err_t value_check(struct cx *cx, const json_t *asked, const json_t *value, const char *field, bool whole)
{
    const char *type = json_str(asked, "type"), *text = json_string_value(value);
    size_t i;
    json_t *option;
    bool empty = !value || json_is_null(value) || (text && !text[strspn(text, " \t\n")]);
    if (empty)
        return whole && json_flag(asked, "required", false) ? fail_field(cx, field, "Required field") : NULL;
    if (text_same(type, "number")) {
        size_t n = text ? strlen(text) : 0;
        const char *digits = n && *text == '-' ? text + 1 : text;
        bool numeric = n && strspn(digits, "0123456789.") == strlen(digits) && strpbrk(digits, "0123456789") &&
                       strchr(digits, '.') == strrchr(digits, '.');
        return json_is_number(value) || numeric ? NULL : fail_field(cx, field, "This must be a number");
    }
    if (!text_same(type, "select"))
        return NULL;
    json_array_foreach (json_object_get(asked, "options"), i, option)
        if (text_same(json_string_value(option), text))
            return NULL;
    return fail_field(cx, field, "Choose one of the options");
}

static err_t object_check(struct cx *cx, const json_t *fields, const char *custom, const char *place, bool whole)
{
    json_t *values = NULL, *asked;
    size_t i;
    err_t bad = NULL;
    if (!text_empty(custom))
        TRY(json_read(cx, custom, strlen(custom), &values));
    json_array_foreach ((json_t *)(uintptr_t)fields, i, asked) {
        const char *name = json_str(asked, "name");
        const char *field = arena_text(cx->mem, "%s.%s", place, name);
        bad = fail_also(cx, bad, value_check(cx, asked, json_object_get(values, name), field, whole));
    }
    return bad;
}

/* Whether this product stood in the order with these values already. */
static bool stood(const struct order *before, const struct order_item *it)
{
    for (size_t i = 0; before && i < before->items.n; i++) {
        const struct order_item *was = &before->items.at[i];
        if (text_same(was->name, it->name) && text_same(was->sku, it->sku) && text_same(was->custom, it->custom))
            return true;
    }
    return false;
}

err_t order_custom_check(struct cx *cx, const struct order *before, const struct order *o, bool custom, bool items)
{
    backend_list list = { 0 };
    json_t *of_order, *of_item;
    err_t bad = NULL;
    if (!custom && !items)
        return NULL;
    TRY(db_list(cx, order_backend_fields, &list,
                "SELECT b.order_fields, b.item_fields FROM order_backend b "
                "JOIN assistant a ON a.shop_id = b.shop_id AND a.id = b.assistant_id "
                "WHERE b.shop_id = $1 AND a.source_id = $2 AND b.kind = 'native' ORDER BY b.created_at LIMIT 1",
                T(cx->who.shop), T(o->source_id)));
    if (!list.n)
        return NULL;
    TRY(json_read(cx, list.at[0].order_fields, strlen(list.at[0].order_fields), &of_order));
    TRY(json_read(cx, list.at[0].item_fields, strlen(list.at[0].item_fields), &of_item));
    if (custom)
        bad = object_check(cx, of_order, o->custom, "custom", true);
    for (size_t i = 0; items && i < o->items.n; i++)
        bad = fail_also(cx, bad,
                        object_check(cx, of_item, o->items.at[i].custom, arena_text(cx->mem, "items[%zu].custom", i),
                                     !stood(before, &o->items.at[i])));
    return bad;
}
