/* branch.c - goes where the first condition holds. */
#include "flow/room.h"

static const struct field settings[] = {
    { "cases", F_JSON, FF_REQUIRED, 0,
      "Conditions and the exit of each: [{\"when\":\"state~delivered\",\"exit\":\"arrived\"}].", NULL, 0 },
    { 0 },
};

static err_t check(struct cx *cx, const char *path, const json_t *node)
{
    const json_t *cases = json_object_get(node, "cases");
    size_t i;
    json_t *one;
    TRY(check_options(cx, arena_text(cx->mem, "%s.cases", path), cases, "exit"));
    json_array_foreach (cases, i, one)
        if (!json_object_get(one, "when"))
            return fail_field(cx, arena_text(cx->mem, "%s.cases.%zu.when", path, i), "This case needs a condition.");
    return NULL;
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    const choice_list *cases = &d->step->choices;
    (void)node;
    for (size_t i = 0; i < cases->n; i++)
        if (dialog_when(d, cases->at[i].when))
            return dialog_go(cx, d, cases->at[i].exit);
    return dialog_go(cx, d, "else");
}

const struct node_kind node_branch = {
    .name = "branch",
    .label = "Branch",
    .exits = "* else",
    .settings = settings,
    .check = check,
    .enter = enter,
};
