/* end.c - the conversation is over; the visitor can start another one. */
#include "flow/flow.h"

static const struct field settings[] = {
    { "text", F_TEXT, FF_MULTILINE, 0, "The last words.", NULL, 0 },
    { 0 },
};

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    const char *text = dialog_text(cx, d, node, "text");
    if (text)
        dialog_show(cx, d, "text", text, NULL);
    d->closed = true;
    dialog_wait(d, "none");
    return NULL;
}

const struct node_kind node_end = { .name = "end", .label = "End", .exits = "", .settings = settings, .enter = enter };
