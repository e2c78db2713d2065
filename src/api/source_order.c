/* source_order.c - one order read for who sets a source up, with the mapping that is not saved yet. */
#include "api/serve.h"
#include "source/trial.h"

static void allowed_write(struct writer *w, const struct order *o)
{
    writer_open(w, "allowed", '[');
    for (size_t i = 0; i < o->allowed.n; i++) {
        writer_open(w, NULL, '{');
        writer_text(w, "action", o->allowed.at[i].action);
        writer_text(w, "answer", o->allowed.at[i].answer);
        writer_text(w, "reason", o->allowed.at[i].reason);
        writer_close(w);
    }
    writer_close(w);
}

static void trial_write(struct writer *w, const struct source_trial *t)
{
    writer_open(w, NULL, '{');
    writer_bool(w, "found", t->found);
    writer_text(w, "raw", t->raw);
    writer_bool(w, "cut", t->cut);
    writer_text(w, "why", t->why);
    if (t->found) {
        writer_open(w, "order", '{');
        order_write(w, &t->order);
        writer_close(w);
    } else {
        writer_null(w, "order");
    }
    allowed_write(w, &t->order);
    writer_close(w);
}

/* id: of a source whose secrets are used where none are typed. */
err_t source_order_tried(struct cx *cx, struct req *rq)
{
    struct source s;
    struct source_trial trial;
    const char *kind, *id, *number, *email, *external;
    json_t *settings = json_object_get(rq->body, "settings");
    TRY(req_text(cx, rq, "kind", 40, &kind));
    TRY(req_text(cx, rq, "id", 64, &id));
    TRY(req_text(cx, rq, "number", 100, &number));
    TRY(req_text(cx, rq, "email", 254, &email));
    TRY(req_text(cx, rq, "external_id", 255, &external));
    if (settings && !json_is_object(settings))
        return fail_field(cx, "settings", "This must be an object.");
    if (text_empty(number) && text_empty(external))
        return fail_field(cx, "number", "Required field");
    TRY(source_draft(cx, id, kind, settings ? settings : json_tie(cx->mem, json_object()), &s));
    TRY(source_try(cx, &s, number, email, external, &trial));
    struct writer w = reply(rq);
    trial_write(&w, &trial);
    return NULL;
}
