/* dialog_state.c - what a dialog remembers between turns, as JSON, and the visitor's words for the transcript.
   Invariant: a state of another version of the flow still leads somewhere. */
#include "flow/room.h"
#include <string.h>

char *dialog_store(struct cx *cx, const struct dialog *d)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    writer_text(&w, "at", d->at);
    writer_raw(&w, "vars", d->vars ? json_text(cx->mem, d->vars) : "{}");
    writer_int(&w, "offered", d->offered);
    writer_int(&w, "misunderstood", d->misunderstood);
    writer_int(&w, "misses", d->misses);
    writer_open(&w, "offers", '[');
    for (size_t i = 0; i < d->offers.n; i++) {
        writer_open(&w, NULL, '{');
        writer_text(&w, "id", d->offers.at[i].id);
        writer_text(&w, "label", d->offers.at[i].label);
        writer_some(&w, "exit", d->offers.at[i].exit);
        writer_some(&w, "value", d->offers.at[i].value);
        writer_close(&w);
    }
    writer_close(&w);
    writer_close(&w);
    char *text = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return text;
}

err_t dialog_restore(struct cx *cx, const char *json, struct dialog *d)
{
    json_t *o, *one;
    size_t i;
    TRY(json_read(cx, json ? json : "", json ? strlen(json) : 0, &o));
    const json_t *offers = json_object_get(o, "offers");
    const json_t *vars = json_object_get(o, "vars");
    d->at = json_str(o, "at");
    if (d->flow && !flow_node(d->flow, d->at))
        d->at = json_str(d->flow->document, "start");
    d->vars = json_tie(cx->mem, json_is_object(vars) ? json_deep_copy(vars) : json_object());
    d->offered = json_num(o, "offered", 0);
    d->misunderstood = json_num(o, "misunderstood", 0);
    d->misses = json_num(o, "misses", 0);
    d->offers.n = 0;
    d->offers.at = arena_alloc(cx->mem, (json_array_size(offers) + 1) * sizeof(*d->offers.at));
    json_array_foreach (offers, i, one) {
        struct offer offer = { json_str(one, "id"), json_str(one, "label"), json_str(one, "exit"),
                               json_str(one, "value") };
        if (offer.id && offer.label)
            d->offers.at[d->offers.n++] = offer;
    }
    d->said.n = d->effects.n = d->made.n = d->written = 0;
    d->input = "none";
    return NULL;
}

const char *dialog_words(struct cx *cx, const struct dialog *d, const struct heard *heard)
{
    if (heard->text)
        return heard->text;
    if (heard->choice) {
        const struct offer *o = dialog_meant(cx, d, heard, false);
        return o ? o->label : "";
    }
    const char *name, *words = "";
    json_t *value;
    json_object_foreach ((json_t *)heard->form, name, value)
        if (!text_empty(json_string_value(value)))
            words = arena_text(cx->mem, "%s%s%s", words, *words ? ", " : "", json_string_value(value));
    return words;
}
