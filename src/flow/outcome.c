/* outcome.c - the words in which a shopper hears what became of a request. They are texts of the flow, in its languages,
   like all that the bot says; a flow from before they were, or without them, has the shipped ones. */
#include "flow/room.h"
#include <string.h>

/* In the reader's language, NULL: the flow has no such text. */
static const char *text_of(const struct flow *f, const char *locale, const char *name)
{
    struct visit visit = { .locale = locale };
    struct dialog d = { .flow = f, .visit = &visit };
    const char *text = dialog_words_of(&d, json_object_get(f->texts, name));
    return text_empty(text) ? NULL : text;
}

err_t flow_outcome(struct cx *cx, const struct flow *f, const char *locale, const struct outcome *o, const char **out)
{
    const char *name = arena_join(cx->mem, o->kind, "_", o->state), *text = text_of(f, locale, name);
    const struct variable vars[] = { { "order_number", o->number },
                                     { "reason", o->reason },
                                     { "shop_name", o->shop_name } };
    if (!text) {
        const struct flow *shipped;
        json_t *document;
        TRY(json_read(cx, flow_order_help, strlen(flow_order_help), &document));
        TRY(flow_make(cx, document, &shipped));
        text = text_of(shipped, locale, name);
    }
    if (!text)
        return fail(cx, E_INTERNAL, "There are no words for the outcome “%s”.", name);
    *out = template_fill(cx->mem, text, vars, sizeof(vars) / sizeof(*vars), "");
    return NULL;
}
