/* eligibility.c - whether a request is possible for the order as it is right now. */
#include "flow/room.h"

static const struct field settings[] = {
    { "action", F_CHOICE, FF_REQUIRED, 0, "What is asked for.",
      "cancel change_address change return refund confirm received", 0 },
    { 0 },
};

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    struct door_answer answer = { 0 };
    const char *exit;
    err_t e = door_eligible(cx, d->visit, dialog_var(d, "order_id"), json_str(node, "action"), &answer);
    if (e && !dialog_trouble(e, &exit))
        return e;
    if (e) {
        dialog_set(cx, d, "order_id", text_same(exit, "expired") ? NULL : dialog_var(d, "order_id"));
        return dialog_go(cx, d, exit);
    }
    dialog_set(cx, d, "reason", answer.reason);
    return dialog_go(cx, d, text_in("yes no ask", answer.answer) ? answer.answer : "ask");
}

const struct node_kind node_eligibility = {
    .name = "eligibility",
    .label = "Eligibility",
    .exits = "yes no ask expired trouble",
    .settings = settings,
    .gives = "reason",
    .enter = enter,
};
