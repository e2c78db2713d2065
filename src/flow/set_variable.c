/* set_variable.c - remembers texts under names; "" forgets. With "placeholder": true it stands in for a
   look-up that is not connected yet, and the editor says so. */
#include "flow/room.h"

static const struct field settings[] = {
    { "set", F_JSON, FF_REQUIRED, 0, "Names and texts; a text may hold #variables#.", NULL, 0 },
    { "placeholder", F_BOOL, 0, 0, "Stands in for a look-up that is not connected yet.", NULL, 0 },
    { 0 },
};

static err_t check(struct cx *cx, const char *path, const json_t *node)
{
    const json_t *set = json_object_get(node, "set");
    const char *name;
    json_t *value;
    if (!json_is_object(set) || !json_object_size(set))
        return fail_field(cx, arena_text(cx->mem, "%s.set", path), "Names and their texts are needed here.");
    json_object_foreach ((json_t *)set, name, value)
        if (!json_is_string(value))
            return fail_field(cx, arena_text(cx->mem, "%s.set.%s", path, name), "A variable holds a text.");
    return NULL;
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    const char *name;
    json_t *value;
    json_object_foreach (json_object_get(node, "set"), name, value)
        dialog_set(cx, d, name, dialog_fill(cx, d, json_string_value(value)));
    return dialog_go(cx, d, "next");
}

const struct node_kind node_set_variable = {
    .name = "set_variable",
    .label = "Set variable",
    .exits = "next",
    .settings = settings,
    .check = check,
    .enter = enter,
};
