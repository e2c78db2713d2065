/* backends.c - the Orders integration card of an assistant, the currencies, and more assistants in a shop. */
#include "account/assistant.h"
#include "api/serve.h"
#include "order/backend.h"
#include <string.h>

/* How an item looks, whatever the shop adds to it (FEATURES E7). */
static const struct {
    const char *name, *note;
    bool required;
} item_schema[] = {
    { "name", "Product name", true },
    { "quantity", "How many", true },
    { "unit_price", "Price in the smallest currency unit: 1200 = $12.00", false },
    { "product_id", "Link to the catalogue", false },
};

static err_t backend_reply(struct cx *cx, struct req *rq, const struct order_backend *b)
{
    const char *conflict = order_backend_conflict(cx, b);
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_bool(&w, "connected", b && !conflict);
    writer_text(&w, "conflict", conflict);
    if (b && !conflict)
        record_write(&w, order_backend_fields, b);
    writer_open(&w, "item_schema", '[');
    for (size_t i = 0; i < sizeof(item_schema) / sizeof(*item_schema); i++) {
        writer_open(&w, NULL, '{');
        writer_text(&w, "name", item_schema[i].name);
        writer_text(&w, "note", item_schema[i].note);
        writer_bool(&w, "required", item_schema[i].required);
        writer_close(&w);
    }
    writer_close(&w);
    writer_close(&w);
    return NULL;
}

err_t backend_read(struct cx *cx, struct req *rq)
{
    const struct order_backend *b;
    struct assistant a;
    TRY(assistant_get(cx, rq->part[0], &a));
    TRY(order_backend_find(cx, a.id, &b));
    return backend_reply(cx, rq, b);
}

err_t backend_connect(struct cx *cx, struct req *rq)
{
    struct order_backend b;
    const char *currency;
    TRY(req_text(cx, rq, "currency", 3, &currency));
    TRY(order_backend_connect(cx, rq->part[0], currency, &b));
    hint(cx, "assistant.changed", rq->part[0], 0);
    rq->status = 201;
    return backend_reply(cx, rq, &b);
}

err_t backend_patch(struct cx *cx, struct req *rq)
{
    const struct order_backend *b;
    struct order_backend in, out;
    struct assistant a;
    uint64_t given;
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(assistant_get(cx, rq->part[0], &a));
    TRY(order_backend_find(cx, a.id, &b));
    if (!b)
        return fail(cx, E_MISSING, "Orders are not connected to this assistant.");
    in = *b;
    TRY(req_change(cx, rq, order_backend_fields, &in, &given));
    in.version = version;
    TRY(order_backend_change(cx, &in, &out));
    hint(cx, "assistant.changed", a.id, a.version);
    return backend_reply(cx, rq, &out);
}

err_t backend_delete(struct cx *cx, struct req *rq)
{
    struct assistant a;
    TRY(assistant_get(cx, rq->part[0], &a));
    TRY(order_backend_remove(cx, a.id));
    hint(cx, "assistant.changed", a.id, a.version);
    rq->status = 204;
    return NULL;
}

/* --- currencies -------------------------------------------------------------------------------- */

static void currency_write(struct writer *w, const char *code, bool common)
{
    writer_open(w, NULL, '{');
    writer_text(w, "code", code);
    writer_int(w, "exponent", currency_exponent(code));
    writer_bool(w, "common", common);
    writer_close(w);
}

/* The ten first, then all of ISO 4217. */
err_t currencies_list(struct cx *cx, struct req *rq)
{
    static const char first[] = "USD EUR GBP UAH ILS PLN CAD AUD BRL TRY";
    const char *code;
    struct writer w = reply(rq);
    list_begin(&w);
    for (const char *s = first; *s; s += s[3] ? 4 : 3)
        currency_write(&w, arena_copy_n(cx->mem, s, 3), true);
    for (size_t i = 0; (code = currency_code(i)); i++)
        if (!text_in(first, code))
            currency_write(&w, code, false);
    writer_close(&w);
    writer_close(&w);
    return NULL;
}

/* --- assistants -------------------------------------------------------------------------------- */

/* One more, that begins like the first: its source of orders, its flow. */
err_t assistant_create(struct cx *cx, struct req *rq)
{
    assistant_list list = { 0 };
    struct assistant a;
    const char *name;
    char *secret;
    TRY(req_text(cx, rq, "name", 80, &name));
    TRY(assistant_find(cx, &list));
    if (!list.n)
        return fail(cx, E_MISSING, "This shop has no assistant yet.");
    TRY(assistant_add(cx, name, list.at[0].source_id, list.at[0].flow_id, list.at[0].flow_number, &a, &secret));
    hint(cx, "assistant.changed", a.id, a.version);
    rq->status = 201;
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    record_write(&w, assistant_fields, &a);
    writer_text(&w, "identity_secret", secret);
    writer_close(&w);
    return NULL;
}
