/* menu.c - a question with buttons. What is typed instead of pressed counts when it plainly is one of them;
   an option that "hears" yes or no also takes a plain yes or no, never a guess. */
#include "flow/room.h"
#include "understand/words.h"
#include <string.h>

static const struct field settings[] = {
    { "text", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The question.", NULL, 0 },
    { "options", F_JSON, FF_REQUIRED, 0,
      "Buttons: [{\"label\":\"Check order status\",\"exit\":\"status\",\"when\":\"a condition\",\"hears\":\"yes\"}].",
      NULL, 0 },
    { 0 },
};

static err_t check(struct cx *cx, const char *path, const json_t *node)
{
    const json_t *options = json_object_get(node, "options");
    const char *at = arena_text(cx->mem, "%s.options", path);
    size_t i, always = 0;
    json_t *one;
    TRY(check_options(cx, at, options, "exit"));
    json_array_foreach (options, i, one) {
        always += !json_object_get(one, "when");
        const char *hears = json_str(one, "hears");
        if (!json_object_get(one, "label"))
            return fail_field(cx, arena_text(cx->mem, "%s.%zu.label", at, i), "A button needs a label.");
        if (hears && !text_in("yes no", hears))
            return fail_field(cx, arena_text(cx->mem, "%s.%zu.hears", at, i), "A button hears “yes” or “no”.");
    }
    return always ? NULL : fail_field(cx, at, "One button has to be there always, else the menu may be empty.");
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    const choice_list *options = &d->step->choices;
    for (size_t i = 0; i < options->n; i++) {
        const struct choice *one = &options->at[i];
        if (dialog_when(d, one->when))
            dialog_offer(cx, d, dialog_fill(cx, d, dialog_words_of(d, one->label)), one->exit, one->hears);
    }
    dialog_offers_end(cx, d, "menu", dialog_text(cx, d, node, "text"), NULL);
    dialog_wait(d, NULL);
    return NULL;
}

static bool holds(const word_list *words, const char *word)
{
    for (size_t i = 0; i < words->n; i++)
        if (text_same(words->at[i], word))
            return true;
    return false;
}

/* "Yes, keep it" where keeping is the other button: the yes does not count. */
static bool contradicts(struct cx *cx, const struct dialog *d, const struct offer *meant, const char *text)
{
    word_list said, own, other;
    words_of(cx->mem, text, 20, &said);
    words_of(cx->mem, meant->label, 20, &own);
    for (size_t i = 0; i < d->offers.n; i++) {
        words_of(cx->mem, d->offers.at[i].label, 20, &other);
        for (size_t j = 0; j < said.n; j++)
            if (&d->offers.at[i] != meant && strlen(said.at[j]) > 3 && holds(&other, said.at[j]) &&
                !holds(&own, said.at[j]))
                return true;
    }
    return false;
}

/* A plain yes or no, when the menu asks for one: a yes has to be surer than a no, which changes nothing. */
static const struct offer *answered(struct cx *cx, const struct dialog *d, const char *text)
{
    size_t asking = 0;
    for (size_t i = 0; i < d->offers.n; i++)
        asking += d->offers.at[i].value != NULL;
    if (!asking)
        return NULL;
    struct intent in = intent_of(cx->mem, text, d->visit->locale);
    for (size_t i = 0; i < d->offers.n; i++) {
        const struct offer *o = &d->offers.at[i];
        if (in.sure >= (text_same(in.name, "yes") ? 0.9 : INTENT_ASK) && o->value && text_same(o->value, in.name))
            return contradicts(cx, d, o, text) ? NULL : o;
    }
    return NULL;
}

static err_t hear(struct cx *cx, struct dialog *d, const json_t *node, const struct heard *heard)
{
    (void)node;
    const struct offer *meant = heard->text && !d->facts.alone ? answered(cx, d, heard->text) : NULL;
    if (!meant)
        meant = dialog_meant(cx, d, heard, true);
    if (!meant) {
        dialog_pass(d);
        return NULL;
    }
    return dialog_go(cx, d, meant->exit);
}

const struct node_kind node_menu = {
    .name = "menu",
    .label = "Menu",
    .exits = "*",
    .settings = settings,
    .waits = true,
    .check = check,
    .enter = enter,
    .hear = hear,
};
