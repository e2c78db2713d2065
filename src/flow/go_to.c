/* go_to.c - goes on somewhere else: a short line on the canvas instead of a long one. */
#include "flow/flow.h"

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    (void)node;
    return dialog_go(cx, d, "next");
}

static const struct field settings[] = { { 0 } };
const struct node_kind node_go_to = {
    .name = "go_to", .label = "Go to", .exits = "next", .settings = settings, .enter = enter
};
