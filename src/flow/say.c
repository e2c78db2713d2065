/* say.c - says a text and goes on. The smallest node; copy it to start a new one. */
#include "flow/flow.h"

static const struct field settings[] = {
    { "text", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "What the assistant says.", NULL, 0 },
    { "otherwise", F_TEXT, FF_MULTILINE, 0, "Said when nothing of the text has a value.", NULL, 0 },
    { 0 },
};

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    const char *text = dialog_text(cx, d, node, "text");
    if (!text)
        text = dialog_text(cx, d, node, "otherwise");
    if (text)
        dialog_show(cx, d, "text", text, NULL);
    return dialog_go(cx, d, "next");
}

const struct node_kind node_say = {
    .name = "say", .label = "Message", .exits = "next", .settings = settings, .enter = enter
};
