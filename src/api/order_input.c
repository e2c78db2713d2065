/* order_input.c - JSON of an order → the record and its lists. */
#include "api/order_input.h"
#include <string.h>

#define LINES_MOST 500
#define GATHER_MOST 20

static const struct list {
    const char *name;
    const struct field *fields;
    size_t size;
} lists[] = {
    { "items", order_item_fields, sizeof(struct order_item) },
    { "shipments", shipment_fields, sizeof(struct shipment) },
    { "payments", payment_fields, sizeof(struct payment) },
};

/* The words of the order page for what its inputs cannot hold. */
static const char *words(const struct list *l, const char *field, const json_t *value, const char *message)
{
    bool absent = text_same(message, "This must not be empty.") || text_same(message, "This must be given.");
    if (l && text_same(field, "quantity"))
        return json_number_value(value) > QUANTITY_MOST ? "Quantity must be at most 1,000,000"
                                                        : "Quantity must be at least 1";
    if (absent)
        return "Required field";
    if (text_same(field, "email"))
        return "Invalid email";
    return l && text_same(field, "thumbnail") ? "Invalid URL" : message;
}

/* Takes what can be taken, and gathers every member that cannot. */
static err_t take_all(struct cx *cx, const struct list *l, const struct field *fields, json_t *in, void *rec,
                      uint64_t *given, const char *place, err_t *unread)
{
    bool whole = true; /* until it turns out that something is missing */
    size_t left = GATHER_MOST;
    for (err_t e; (e = (whole ? record_take : record_change)(cx, fields, in, rec, given)); left--) {
        const char *field = e->field;
        if (!field || !left)
            return e;
        const char *at = place ? arena_text(cx->mem, "%s.%s", place, field) : field;
        *unread =
            fail_also(cx, *unread, fail_field(cx, at, "%s", words(l, field, json_object_get(in, field), e->message)));
        if (json_object_del(in, field))
            whole = false;
    }
    return NULL;
}

static err_t list_take(struct cx *cx, const struct list *l, const json_t *in, void **at, size_t *n, err_t *unread)
{
    size_t i;
    json_t *line;
    if (!json_is_array(in))
        return fail_field(cx, l->name, "%s must be a list.", l->name);
    if (json_array_size(in) > LINES_MOST)
        return fail_field(cx, l->name, "%s may have at most %d entries.", l->name, LINES_MOST);
    char *recs = arena_alloc(cx->mem, json_array_size(in) * l->size);
    json_array_foreach (in, i, line) {
        const char *place = arena_text(cx->mem, "%s[%zu]", l->name, i);
        if (!json_is_object(line))
            return fail_field(cx, place, "This must be a JSON object.");
        json_t *copy = json_tie(cx->mem, json_copy(line));
        if (json_object_get(copy, "images"))
            json_object_del(copy, "thumbnail"); /* it is the first of them */
        TRY(take_all(cx, l, l->fields, copy, recs + i * l->size, NULL, place, unread));
        int64_t *number = (int64_t *)(void *)(recs + i * l->size); /* every line begins with its number */
        if (!*number)
            *number = (int64_t)i + 1;
    }
    *at = recs;
    *n = json_array_size(in);
    return NULL;
}

err_t order_input(struct cx *cx, const json_t *in, struct order_edit *edit)
{
    json_t *plain = json_tie(cx->mem, json_copy((json_t *)in));
    const json_t *items = json_object_get(in, "items"), *shipments = json_object_get(in, "shipments"),
                 *payments = json_object_get(in, "payments");
    void *at;
    for (size_t i = 0; i < 3; i++)
        json_object_del(plain, lists[i].name);
    TRY(take_all(cx, NULL, order_fields, plain, &edit->to, &edit->given, NULL, &edit->unread));
    if (items) {
        TRY(list_take(cx, &lists[0], items, &at, &edit->to.items.n, &edit->unread));
        edit->to.items.at = at;
        edit->items = true;
    }
    if (shipments) {
        TRY(list_take(cx, &lists[1], shipments, &at, &edit->to.shipments.n, &edit->unread));
        edit->to.shipments.at = at;
        edit->shipments = true;
    }
    if (payments) {
        TRY(list_take(cx, &lists[2], payments, &at, &edit->to.payments.n, &edit->unread));
        edit->to.payments.at = at;
        edit->payments = true;
    }
    return NULL;
}
