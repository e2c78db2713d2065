/* handoff.c - gives the conversation to a person, who finds the order and the issue in the ticket. Invariant:
   both are collected first, and nothing is asked that is known; an order that was not proven is handed over
   as a claimed number only. Here anything may be typed, also with the text area hidden. */
#include "flow/room.h"
#include "understand/words.h"
#include <string.h>

static const struct field settings[] = {
    { "reason", F_TEXT, FF_REQUIRED, 0, "A code for the ticket, as in not_received.", NULL, 64 },
    { "text", F_TEXT, FF_MULTILINE, 0, "Said first.", NULL, 0 },
    { "ask_order", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Asks which order it is about.", NULL, 0 },
    { "no_order", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The button for who does not know.", NULL, 0 },
    { "ask_issue", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Asks what it is about.", NULL, 0 },
    { "issue", F_TEXT, FF_MULTILINE, 0, "The issue, where it is known already; then it is not asked.", NULL, 0 },
    { "done", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Said at the end; #ticket_number# is the ticket's.", NULL, 0 },
    { 0 },
};

static err_t check(struct cx *cx, const char *path, const json_t *node)
{
    const char *reason = json_str(node, "reason");
    if (!reason || !*reason || reason[strspn(reason, "abcdefghijklmnopqrstuvwxyz0123456789_")])
        return fail_field(cx, arena_text(cx->mem, "%s.reason", path), "A reason is a word of a-z, 0-9 and _.");
    return NULL;
}

/* The order that may be shown to staff, or NULL. */
static const char *proven(const struct cx *cx, const struct dialog *d)
{
    const char *id = dialog_var(d, "order_id");
    return door_proof(cx, d->visit, id) ? id : NULL;
}

static const char *claimed(const struct dialog *d)
{
    const char *number = dialog_var(d, "order_number");
    return number ? number : dialog_var(d, "claimed");
}

static void finish(struct cx *cx, struct dialog *d, const json_t *node, const char *issue)
{
    const char *order = proven(cx, d), *contact = entity_email(cx->mem, issue);
    if (!contact)
        contact = dialog_var(d, "contact");
    if (!contact)
        contact = dialog_var(d, "email") ? dialog_var(d, "email") : d->visit->subject_email;
    if (!order && claimed(d))
        dialog_effect(cx, d, (struct effect){ .kind = EFFECT_CLAIM, .text = claimed(d) });
    dialog_effect(cx, d, (struct effect){ EFFECT_HANDOFF, order, json_str(node, "reason"), issue, contact });
    dialog_show(cx, d, "text", dialog_text(cx, d, node, "done"), NULL);
    d->wants_person = true;
    dialog_set(cx, d, "issue", NULL);
    dialog_set(cx, d, "no_order", NULL);
    dialog_set(cx, d, "asked", NULL);
    dialog_set(cx, d, "purpose", NULL);
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    const char *issue = dialog_text(cx, d, node, "issue"), *text = dialog_text(cx, d, node, "text");
    TRY(door_load_late(cx, d->visit, dialog_var(d, "order_id")));
    if (!issue)
        issue = dialog_var(d, "issue");
    if (text && !text_same(dialog_var(d, "asked"), d->at))
        dialog_show(cx, d, "text", text, NULL);
    dialog_set(cx, d, "asked", d->at);
    if (!proven(cx, d) && !claimed(d) && !dialog_var(d, "no_order")) {
        dialog_offer(cx, d, dialog_text(cx, d, node, "no_order"), "no_order", NULL);
        dialog_offers_end(cx, d, "menu", dialog_text(cx, d, node, "ask_order"), NULL);
    } else if (!issue) {
        dialog_show(cx, d, "text", dialog_text(cx, d, node, "ask_issue"), NULL);
    } else {
        finish(cx, d, node, issue);
        TRY(dialog_go(cx, d, "next")); /* where the bot goes on when it gets the conversation back */
    }
    dialog_wait(d, "text");
    return NULL;
}

/* Which order: a number, "I do not know", or the issue itself by somebody in a hurry. */
static void hear_order(struct cx *cx, struct dialog *d, const struct heard *heard)
{
    text_list numbers;
    word_list words;
    if (dialog_meant(cx, d, heard, false)) {
        dialog_set(cx, d, "no_order", "yes");
        return;
    }
    struct intent in = intent_of(cx->mem, heard->text, d->visit->locale);
    const char *email = entity_email(cx->mem, heard->text);
    entity_numbers(cx->mem, heard->text, &numbers);
    words_of(cx->mem, heard->text, 20, &words);
    if (email)
        dialog_set(cx, d, "contact", email);
    if (numbers.n)
        dialog_set(cx, d, "order_number", numbers.at[0]);
    else
        dialog_set(cx, d, "no_order", "yes");
    if (words.n > (numbers.n ? 5 : 2) && !text_in("dont_know no human", in.name))
        dialog_set(cx, d, "issue", heard->text);
}

static err_t hear(struct cx *cx, struct dialog *d, const json_t *node, const struct heard *heard)
{
    (void)node;
    if (heard->form) {
        dialog_pass(d);
        return NULL;
    }
    TRY(door_load_late(cx, d->visit, dialog_var(d, "order_id")));
    if (!proven(cx, d) && !claimed(d) && !dialog_var(d, "no_order"))
        hear_order(cx, d, heard);
    else if (heard->text && !text_empty(text_trim(cx->mem, heard->text)))
        dialog_set(cx, d, "issue", text_trim(cx->mem, heard->text));
    return NULL;
}

const struct node_kind node_handoff = {
    .name = "handoff",
    .label = "Handoff",
    .exits = "next",
    .settings = settings,
    .gives = "order_number issue",
    .waits = true,
    .captures = true,
    .check = check,
    .enter = enter,
    .hear = hear,
};
