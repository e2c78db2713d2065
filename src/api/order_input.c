/* order_input.c - JSON of an order → the record and its lists. */
#include "api/order_input.h"
#include <string.h>

#define LINES_MOST 500

static const struct list {
    const char *name;
    const struct field *fields;
    size_t size;
} lists[] = {
    { "items", order_item_fields, sizeof(struct order_item) },
    { "shipments", shipment_fields, sizeof(struct shipment) },
    { "payments", payment_fields, sizeof(struct payment) },
};

/* An error inside a list names the line: "items[2].quantity". */
static err_t in_line(struct cx *cx, const struct list *l, size_t i, err_t e)
{
    const char *place = arena_text(cx->mem, "%s[%zu]", l->name, i);
    return fail_field(cx, e->field ? arena_text(cx->mem, "%s.%s", place, e->field) : place, "%s", e->message);
}

static err_t list_take(struct cx *cx, const struct list *l, const json_t *in, void **at, size_t *n)
{
    size_t i;
    json_t *line;
    if (!json_is_array(in))
        return fail_field(cx, l->name, "%s must be a list.", l->name);
    if (json_array_size(in) > LINES_MOST)
        return fail_field(cx, l->name, "%s may have at most %d entries.", l->name, LINES_MOST);
    char *recs = arena_alloc(cx->mem, json_array_size(in) * l->size);
    json_array_foreach (in, i, line) {
        err_t e = record_take(cx, l->fields, line, recs + i * l->size, NULL);
        if (e)
            return in_line(cx, l, i, e);
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
    TRY(record_take(cx, order_fields, plain, &edit->to, &edit->given));
    if (items) {
        TRY(list_take(cx, &lists[0], items, &at, &edit->to.items.n));
        edit->to.items.at = at;
        edit->items = true;
    }
    if (shipments) {
        TRY(list_take(cx, &lists[1], shipments, &at, &edit->to.shipments.n));
        edit->to.shipments.at = at;
        edit->shipments = true;
    }
    if (payments) {
        TRY(list_take(cx, &lists[2], payments, &at, &edit->to.payments.n));
        edit->to.payments.at = at;
        edit->payments = true;
    }
    return NULL;
}
