/* input_fuzz.c - what programs and staff send, taken by the tables of fields. The first byte chooses the record. What
   is taken is written as JSON that is taken again as the same; what is refused names a field that exists. */
#include "account/assistant.h"
#include "account/shop.h"
#include "api/order_input.h"
#include "base/json.h"
#include "base/text.h"
#include "base/writer.h"
#include "order/eligibility.h"
#include "order/status.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct record {
    const struct field *fields;
    size_t size;
} records[] = {
    { order_fields, sizeof(struct order) },       { order_item_fields, sizeof(struct order_item) },
    { shipment_fields, sizeof(struct shipment) }, { payment_fields, sizeof(struct payment) },
    { shop_fields, sizeof(struct shop) },         { assistant_fields, sizeof(struct assistant) },
    { status_fields, sizeof(struct status) },     { eligibility_rule_fields, sizeof(struct eligibility_rule) },
};
enum { RECORDS = sizeof(records) / sizeof(*records) };

static void must(bool holds) { if (!holds) abort(); }

static json_t *written(struct cx *cx, const struct field *f, const void *rec)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    json_t *j = NULL;
    writer_open(&w, NULL, '{');
    record_write(&w, f, rec);
    writer_close(&w);
    must(!json_read(cx, b.at, b.n, &j));
    buf_free(&b);
    return j;
}

/* Of what was written, the members that were given and may be sent. An amount's text is for people. */
static json_t *sendable(struct cx *cx, const struct field *f, const json_t *all, uint64_t given)
{
    json_t *in = json_tie(cx->mem, json_object());
    for (size_t i = 0; f[i].kind != F_END; i++) {
        json_t *v = json_object_get(all, f[i].name);
        if (!v || i >= GIVEN_MOST || !(given >> i & 1) || f[i].flags & (FF_READONLY | FF_HIDDEN | FF_SECRET))
            continue;
        json_t *copy = json_deep_copy(v);
        if (f[i].kind == F_MONEY)
            json_object_del(copy, "text");
        json_object_set_new(in, f[i].name, copy);
    }
    return in;
}

static void record_round(struct cx *cx, const struct record *r, const json_t *in)
{
    void *rec = arena_alloc(cx->mem, r->size), *again = arena_alloc(cx->mem, r->size);
    uint64_t given = 77, given_again = 0;
    err_t e = record_change(cx, r->fields, in, rec, &given);
    if (e) {
        must(e->code == E_INPUT && *e->message && given == 77);
        for (size_t i = 0; i < r->size; i++)
            must(!((char *)rec)[i]);
        return;
    }
    json_t *first = written(cx, r->fields, rec);
    json_t *send = sendable(cx, r->fields, first, given);
    must(!record_change(cx, r->fields, send, again, &given_again));
    must(json_equal(send, sendable(cx, r->fields, written(cx, r->fields, again), given)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = { .mem = arena_new(), .who = { .shop = "s", .currency = "USD", .zone = "UTC" } };
    json_t *in;
    if (size > 1 && !json_read(&cx, (const char *)data + 1, size - 1, &in) && json_is_object(in)) {
        struct order_edit edit = { 0 };
        if (data[0] % (RECORDS + 1) < RECORDS) {
            record_round(&cx, &records[data[0] % (RECORDS + 1)], in);
        } else {
            err_t e = order_input(&cx, in, &edit);
            must(!e || e->code == E_INPUT);
            for (size_t i = 0; !e && i < edit.to.items.n; i++)
                must(edit.to.items.at[i].line != 0);
        }
    }
    arena_free(cx.mem);
    return 0;
}
