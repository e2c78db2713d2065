/* order_push.c - orders that the shop's own system sends: one by its number, or many as NDJSON. The same again
   changes nothing. */
#include "account/assistant.h"
#include "api/order_input.h"
#include "api/order_reply.h"
#include "api/serve.h"
#include "base/text.h"
#include "source/source.h"
#include <string.h>

#define BULK_MOST 1000
#define EXTERNAL_MOST 255

static const struct source *native_of(const source_list *list, const char *id)
{
    for (size_t i = 0; i < list->n; i++)
        if (!strcmp(list->at[i].kind, "native") && (!id || text_same(list->at[i].id, id)))
            return &list->at[i];
    return NULL;
}

/* Orders that are sent here are our own: where the shop's first assistant looks that reads own orders, else in the first
   own source. */
static err_t own_source(struct cx *cx, const char **out)
{
    source_list list = { 0 };
    assistant_list assistants = { 0 };
    TRY(source_list_all(cx, &list));
    TRY(assistant_find(cx, &assistants));
    const struct source *own = NULL;
    for (size_t i = 0; i < assistants.n && !own; i++)
        own = native_of(&list, assistants.at[i].source_id);
    own = own ? own : native_of(&list, NULL);
    if (!own)
        return fail(cx, E_MISSING, "This shop keeps no orders of its own.");
    *out = own->id;
    return NULL;
}

/* Its id there; NULL: the number is. */
static err_t external_of(struct cx *cx, const json_t *body, const char **out)
{
    const json_t *given = json_object_get(body, "external_id");
    *out = NULL;
    if (!given || json_is_null(given))
        return NULL;
    if (!json_is_string(given))
        return fail_field(cx, "external_id", "This must be a text.");
    if (text_length(json_string_value(given)) > EXTERNAL_MOST)
        return fail_field(cx, "external_id", "This may have at most %d characters.", EXTERNAL_MOST);
    *out = json_string_value(given);
    return NULL;
}

static err_t push(struct cx *cx, const char *source, const json_t *body, const char *number, enum order_taken *taken,
                  const char **id)
{
    struct order_edit edit = { 0 };
    json_t *plain = json_tie(cx->mem, json_copy((json_t *)body));
    const char *external;
    TRY(external_of(cx, body, &external));
    json_object_del(plain, "external_id");
    if (number)
        json_object_set_new(plain, "number", json_string(number));
    TRY(order_input(cx, plain, &edit));
    TRY(edit.unread);
    if (edit.to.badge)
        return fail_field(cx, "badge", "Send general and delivery.");
    if (text_empty(edit.to.number))
        return fail_field(cx, "number", "Required field");
    edit.to.source_id = source;
    edit.to.external_id = text_empty(external) ? edit.to.number : external;
    edit.to.external_stamp = cx->now;
    return order_take(cx, &edit.to, taken, id);
}

err_t order_put(struct cx *cx, struct req *rq)
{
    enum order_taken taken;
    const char *source = NULL, *id = NULL;
    struct order o;
    TRY(own_source(cx, &source));
    TRY(push(cx, source, rq->body, rq->part[0], &taken, &id));
    TRY(order_get(cx, id, &o));
    if (taken != ORDER_UNCHANGED)
        hint(cx, "order.changed", o.id, o.version);
    rq->status = taken == ORDER_ADDED ? 201 : 200;
    return order_reply(cx, rq, &o);
}

/* --- many ---------------------------------------------------------------------------------------- */

static void reject(struct writer *w, int line, err_t e)
{
    writer_open(w, NULL, '{');
    writer_int(w, "line", line);
    writer_some(w, "field", e->field);
    writer_text(w, "reason", e->message);
    writer_close(w);
}

static err_t push_line(struct cx *cx, const char *source, const char *text, size_t n, enum order_taken *taken)
{
    json_t *body;
    const char *id;
    TRY(json_read(cx, text, n, &body));
    if (!json_is_object(body))
        return fail(cx, E_INPUT, "A line must be a JSON object.");
    return push(cx, source, body, NULL, taken, &id);
}

err_t orders_bulk(struct cx *cx, struct req *rq)
{
    const char *source = NULL, *p = rq->ex->body;
    int64_t count[3] = { 0 };
    int line = 0;
    bool over = false;
    TRY(own_source(cx, &source));
    struct buf rejected = { 0 };
    struct writer bad = { .to = &rejected };
    writer_open(&bad, NULL, '[');
    for (; *p && !over; p += strcspn(p, "\n"), p += *p == '\n') {
        size_t n = strcspn(p, "\n");
        enum order_taken taken = ORDER_UNCHANGED;
        line++;
        if (strspn(p, " \t\r") >= n)
            continue;
        over = line > BULK_MOST;
        err_t e = over ? fail(cx, E_INPUT, "At most %d lines are taken at once: this and the rest were not.", BULK_MOST)
                       : push_line(cx, source, p, n, &taken);
        if (e && (e->code == E_BUSY || e->code == E_INTERNAL)) {
            buf_free(&rejected);
            return e;
        }
        if (e)
            reject(&bad, line, e);
        else
            count[taken]++;
    }
    writer_close(&bad);
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_int(&w, "orders_added", count[ORDER_ADDED]);
    writer_int(&w, "orders_changed", count[ORDER_CHANGED]);
    writer_int(&w, "orders_unchanged", count[ORDER_UNCHANGED]);
    writer_raw(&w, "rejected", arena_copy_n(cx->mem, rejected.at, rejected.n));
    writer_close(&w);
    buf_free(&rejected);
    return NULL;
}
