/* save_request.c - asks for a request to be saved, after a last look at the order: between the question and
   the yes it may have been shipped, or somebody else may have asked. The words behind "saved" are stored in
   one transaction with the request; when that fails, the walk is made again and ends elsewhere. */
#include "flow/room.h"
#include <string.h>

static const struct field settings[] = {
    { "action", F_CHOICE, FF_REQUIRED, 0, "What is asked for.",
      "cancel change_address change return refund confirm received", 0 },
    { "details", F_TEXT, 0, 0, "Variables that staff get with it, separated by spaces.", NULL, 0 },
    { 0 },
};

static char *details_of(struct cx *cx, const struct dialog *d, const char *names)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    for (const char *s = names ? names : ""; *s;) {
        size_t n = strcspn(s, " ");
        const char *name = arena_copy_n(cx->mem, s, n);
        if (n && dialog_var(d, name))
            writer_text(&w, name, dialog_var(d, name));
        s += n + (s[n] == ' ');
    }
    writer_close(&w);
    char *out = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return out;
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    struct door_answer answer = { 0 };
    const char *exit, *order = dialog_var(d, "order_id"), *action = json_str(node, "action");
    err_t e = door_eligible(cx, d->visit, order, action, &answer);
    if (e && !dialog_trouble(e, &exit))
        return e;
    if (e) {
        dialog_set(cx, d, "order_id", text_same(exit, "expired") ? NULL : order);
        return dialog_go(cx, d, exit);
    }
    dialog_set(cx, d, "reason", answer.reason);
    if (!text_same(answer.answer, "yes"))
        return dialog_go(cx, d, "refused");
    dialog_effect(cx, d,
                  (struct effect){ EFFECT_REQUEST, order, action, details_of(cx, d, json_str(node, "details")), NULL });
    return dialog_go(cx, d, "saved");
}

const struct node_kind node_save_request = {
    .name = "save_request",
    .label = "Save request",
    .exits = "saved refused expired trouble",
    .settings = settings,
    .gives = "reason",
    .enter = enter,
};
