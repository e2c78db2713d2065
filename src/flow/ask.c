/* ask.c - asks for one thing in words. With the text area hidden it is a form with one field. */
#include "flow/room.h"
#include "understand/words.h"
#include <string.h>

static const struct field settings[] = {
    { "text", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The question.", NULL, 0 },
    { "variable", F_TEXT, FF_REQUIRED, 0, "The name under which the answer is remembered.", NULL, 0 },
    { "kind", F_CHOICE, 0, 0, "What is taken for an answer.", "text order_number email phone number", 0 },
    { "wrong", F_TEXT, FF_MULTILINE, 0, "Said when it was something else; then it is asked again.", NULL, 0 },
    { "skip", F_TEXT, FF_MULTILINE, 0, "A button that goes on without an answer.", NULL, 0 },
    { "label", F_TEXT, FF_MULTILINE, 0, "The field's name in a form.", NULL, 0 },
    { 0 },
};

static bool any_text(const json_t *node)
{
    return text_same(json_str(node, "kind") ? json_str(node, "kind") : "text", "text");
}

static void draw_form(struct cx *cx, struct dialog *d, const json_t *node)
{
    const char *kind = json_str(node, "kind"), *label = dialog_text(cx, d, node, "label");
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, "form", '{');
    writer_open(&w, "fields", '[');
    writer_open(&w, NULL, '{');
    writer_text(&w, "name", json_str(node, "variable"));
    writer_text(&w, "label", label ? label : dialog_text(cx, d, node, "text"));
    writer_text(&w, "type", text_same(kind, "email") ? "email" : text_same(kind, "phone") ? "tel" : "text");
    writer_bool(&w, "required", true);
    writer_close(&w);
    writer_close(&w);
    writer_close(&w);
    dialog_offers_end(cx, d, "form", dialog_text(cx, d, node, "text"), arena_copy_n(cx->mem, b.at, b.n));
    buf_free(&b);
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    const char *skip = dialog_text(cx, d, node, "skip");
    if (skip)
        dialog_offer(cx, d, skip, "skipped", NULL);
    if (!d->text_area)
        draw_form(cx, d, node);
    else
        dialog_offers_end(cx, d, skip ? "menu" : "text", dialog_text(cx, d, node, "text"), NULL);
    dialog_wait(d, NULL);
    return NULL;
}

/* The answer in what was said, or NULL. */
static const char *answer_in(struct cx *cx, const json_t *node, const char *text)
{
    const char *kind = json_str(node, "kind");
    text_list numbers;
    if (any_text(node))
        return text_empty(text_trim(cx->mem, text)) ? NULL : text_trim(cx->mem, text);
    if (!strcmp(kind, "email"))
        return entity_email(cx->mem, text);
    if (!strcmp(kind, "phone"))
        return entity_phone(cx->mem, text);
    entity_numbers(cx->mem, text, &numbers);
    return numbers.n ? numbers.at[0] : NULL;
}

/* Whoever asks for a person in few words does not answer the question. */
static bool wants_person(struct cx *cx, const struct dialog *d, const char *text)
{
    word_list words;
    struct intent in = intent_of(cx->mem, text, d->visit->locale);
    words_of(cx->mem, text, 10, &words);
    return words.n <= 7 && in.sure >= 0.9 && !strcmp(in.name, "human");
}

static err_t hear(struct cx *cx, struct dialog *d, const json_t *node, const struct heard *heard)
{
    const char *name = json_str(node, "variable"), *wrong = dialog_text(cx, d, node, "wrong");
    const struct offer *meant = dialog_meant(cx, d, heard, false);
    if (meant)
        return dialog_go(cx, d, "skipped");
    const char *said = heard->form ? json_str(heard->form, name) : heard->text;
    if (heard->form && text_empty(said))
        return fail_field(cx, name, "This field is needed.");
    const char *answer = answer_in(cx, node, said);
    if (heard->text && wants_person(cx, d, heard->text))
        answer = NULL;
    if (answer) {
        dialog_set(cx, d, name, answer);
        return dialog_go(cx, d, "next");
    }
    if (heard->form)
        return fail_field(cx, name, "%s", wrong ? wrong : "Please check this field.");
    /* Words that are about something else entirely are not scolded. */
    dialog_pass(d);
    return NULL;
}

static err_t check(struct cx *cx, const char *path, const json_t *node)
{
    bool skip = json_object_get(node, "skip"), skipped = json_object_get(json_object_get(node, "go"), "skipped");
    if (skip != skipped)
        return fail_field(cx, arena_text(cx->mem, skip ? "%s.go.skipped" : "%s.skip", path),
                          "A question that may be skipped needs a button and a way on.");
    return NULL;
}

const struct node_kind node_ask = {
    .name = "ask",
    .label = "Ask",
    .exits = "next skipped?",
    .settings = settings,
    .waits = true,
    .captures = true,
    .check = check,
    .enter = enter,
    .hear = hear,
};
