/* email_code.c - proves an e-mail address by a code that is mailed to it, for who does not know an order number. What may
   be tried and when is decided in source/door_code. Invariant: whatever the address, the words and the steps until a
   right code are the same. */
#include "flow/room.h"
#include "source/door/code.h"
#include <ctype.h>
#include <string.h>

static const struct field settings[] = {
    { "ask_email", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Asks for the e-mail address.", NULL, 0 },
    { "wrong_email", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Said to what cannot be an e-mail address.", NULL, 0 },
    { "sent", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Said when a code was asked for, whatever the address.", NULL, 0 },
    { "soon", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Said when the next one is asked for too early.", NULL, 0 },
    { "ask_code", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Asks for the code.", NULL, 0 },
    { "wrong_code", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Said to a code that is not the one.", NULL, 0 },
    { "over", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Said when the code no longer counts.", NULL, 0 },
    { "again", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The button that asks for a new code.", NULL, 0 },
    { "other", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The button that goes back to the address.", NULL, 0 },
    { "unknown", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The button for who has neither.", NULL, 0 },
    { "email_label", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The address's field in a form.", NULL, 0 },
    { "code_label", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The code's field in a form.", NULL, 0 },
    { "mail_subject", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The mail's subject, without the code.", NULL, 120 },
    { "mail_text", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The mail; #code# is the code.", NULL, 0 },
    { 0 },
};
#define HOLE "#code#"

/* --- what a document may say ----------------------------------------------------------------------------- */

static bool holds_code(const json_t *text) { return strstr(json_string_value(text), HOLE); }

static err_t check(struct cx *cx, const char *path, const json_t *node)
{
    const json_t *subject = json_object_get(node, "mail_subject"), *text = json_object_get(node, "mail_text");
    const char *locale;
    json_t *one;
    bool named = json_is_string(subject) && holds_code(subject), lacks = json_is_string(text) && !holds_code(text);
    json_object_foreach ((json_t *)subject, locale, one)
        named |= json_is_string(one) && holds_code(one);
    json_object_foreach ((json_t *)text, locale, one)
        lacks |= json_is_string(one) && !holds_code(one);
    if (named) /* staff read subjects, and they stay */
        return fail_field(cx, arena_text(cx->mem, "%s.mail_subject", path), "The subject must not hold the code.");
    if (lacks)
        return fail_field(cx, arena_text(cx->mem, "%s.mail_text", path), "The mail needs #code#.");
    return NULL;
}

/* --- asking ---------------------------------------------------------------------------------------------- */

static void draw(struct cx *cx, struct dialog *d, const char *text, const char *name, const char *label,
                 const char *type)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, "form", '{');
    writer_open(&w, "fields", '[');
    writer_open(&w, NULL, '{');
    writer_text(&w, "name", name);
    writer_text(&w, "label", label);
    writer_text(&w, "type", type);
    writer_bool(&w, "required", true);
    writer_close(&w);
    writer_close(&w);
    writer_close(&w);
    dialog_offers_end(cx, d, "form", text, arena_copy_n(cx->mem, b.at, b.n));
    buf_free(&b);
}

static void ask_email(struct cx *cx, struct dialog *d, const json_t *node)
{
    dialog_offer(cx, d, dialog_text(cx, d, node, "unknown"), "unknown", NULL);
    if (d->text_area)
        dialog_offers_end(cx, d, "menu", dialog_text(cx, d, node, "ask_email"), NULL);
    else
        draw(cx, d, dialog_text(cx, d, node, "ask_email"), "email", dialog_text(cx, d, node, "email_label"), "email");
    dialog_wait(d, NULL);
}

/* A field also where words may be typed: devices offer the code of a mail for it. */
static void ask_code(struct cx *cx, struct dialog *d, const json_t *node)
{
    dialog_offer(cx, d, dialog_text(cx, d, node, "again"), "again", NULL);
    dialog_offer(cx, d, dialog_text(cx, d, node, "other"), "other", NULL);
    dialog_offer(cx, d, dialog_text(cx, d, node, "unknown"), "unknown", NULL);
    draw(cx, d, dialog_text(cx, d, node, "ask_code"), "code", dialog_text(cx, d, node, "code_label"), "code");
    dialog_wait(d, NULL);
}

static void say(struct cx *cx, struct dialog *d, const json_t *node, const char *name)
{
    dialog_show(cx, d, "text", dialog_text(cx, d, node, name), NULL);
}

static err_t send(struct cx *cx, struct dialog *d, const json_t *node, const char *email)
{
    enum code_outcome outcome;
    struct code_mail *mail = arena_alloc(cx->mem, sizeof(*mail));
    dialog_set(cx, d, "code", HOLE); /* filled in when the mail is made */
    mail->subject = dialog_text(cx, d, node, "mail_subject");
    mail->text = dialog_text(cx, d, node, "mail_text");
    dialog_set(cx, d, "code", NULL);
    TRY(door_code_ask(cx, d->visit, email, mail, &outcome));
    dialog_set(cx, d, "contact", email);
    dialog_set(cx, d, "email", NULL);
    dialog_set(cx, d, "code_to", outcome == CODE_ASKED || outcome == CODE_SOON ? email : NULL);
    if (outcome == CODE_SPENT || outcome == CODE_CLOSED)
        return dialog_go(cx, d, outcome == CODE_SPENT ? "spent" : "closed");
    dialog_set(cx, d, "code_email", NULL);
    say(cx, d, node, outcome == CODE_ASKED ? "sent" : "soon");
    ask_code(cx, d, node);
    return NULL;
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    const char *email = dialog_var(d, "email"), *proven = NULL;
    bool fresh;
    if (cx->db && !dialog_var(d, "codes"))
        return dialog_go(cx, d, "closed");
    if (email)
        return send(cx, d, node, email);
    if (dialog_var(d, "code_to")) {
        ask_code(cx, d, node);
        return NULL;
    }
    if (dialog_var(d, "code_email"))
        TRY(door_code_email(cx, d->visit, &proven, &fresh));
    if (proven)
        return dialog_go(cx, d, "proven");
    ask_email(cx, d, node);
    return NULL;
}

/* --- hearing --------------------------------------------------------------------------------------------- */

/* "123 456" and "my code is 123456." are 123456. */
static char *digits_of(struct arena *a, const char *text)
{
    char *out = arena_alloc(a, strlen(text) + 1), *to = out;
    for (const char *s = text; *s; s++)
        if (isdigit((unsigned char)*s))
            *to++ = *s;
    *to = 0;
    return out;
}

static err_t try_code(struct cx *cx, struct dialog *d, const json_t *node, const char *digits)
{
    enum code_outcome outcome = CODE_WRONG;
    if (strlen(digits) == CODE_DIGITS) /* anything else is no try */
        TRY(door_code_try(cx, d->visit, digits, &outcome));
    switch (outcome) {
    case CODE_RIGHT:
        dialog_set(cx, d, "code_email", dialog_var(d, "code_to"));
        dialog_set(cx, d, "code_to", NULL);
        return dialog_go(cx, d, "proven");
    case CODE_SPENT: dialog_set(cx, d, "code_to", NULL); return dialog_go(cx, d, "spent");
    case CODE_CLOSED: dialog_set(cx, d, "code_to", NULL); return dialog_go(cx, d, "closed");
    default: say(cx, d, node, outcome == CODE_WRONG ? "wrong_code" : "over"); return NULL;
    }
}

static err_t hear_form(struct cx *cx, struct dialog *d, const json_t *node, const json_t *form)
{
    const char *name = dialog_var(d, "code_to") ? "code" : "email", *value = json_str(form, name);
    value = text_trim(cx->mem, value ? value : "");
    if (text_empty(value))
        return fail_field(cx, name, "This field is needed.");
    if (dialog_var(d, "code_to"))
        return try_code(cx, d, node, digits_of(cx->mem, value));
    const char *email = entity_email(cx->mem, value);
    if (!email)
        return fail_field(cx, name, "%s", dialog_text(cx, d, node, "wrong_email"));
    dialog_set(cx, d, "email", email);
    return NULL;
}

static err_t pressed(struct cx *cx, struct dialog *d, const char *exit)
{
    if (text_same(exit, "again"))
        dialog_set(cx, d, "email", dialog_var(d, "code_to"));
    else
        dialog_set(cx, d, "code_to", NULL);
    return text_same(exit, "unknown") ? dialog_go(cx, d, exit) : NULL;
}

static err_t hear(struct cx *cx, struct dialog *d, const json_t *node, const struct heard *heard)
{
    if (heard->form)
        return hear_form(cx, d, node, heard->form);
    const struct offer *meant = dialog_meant(cx, d, heard, false);
    if (meant)
        return pressed(cx, d, meant->exit);
    if (d->facts.email) { /* the first address, or another one */
        dialog_set(cx, d, "email", d->facts.email);
        return NULL;
    }
    const char *digits = digits_of(cx->mem, heard->text);
    if (dialog_var(d, "code_to") && *digits && strlen(digits) <= 2 * CODE_DIGITS)
        return try_code(cx, d, node, digits);
    struct intent in = intent_of(cx->mem, heard->text, d->visit->locale);
    if (!strcmp(in.name, "dont_know") || (!strcmp(in.name, "no") && in.sure >= 0.9))
        return pressed(cx, d, "unknown");
    if (!dialog_var(d, "code_to") && strchr(heard->text, '@'))
        say(cx, d, node, "wrong_email");
    else
        dialog_pass(d);
    return NULL;
}

const struct node_kind node_email_code = {
    .name = "email_code",
    .label = "Code by e-mail",
    .exits = "proven unknown spent closed",
    .settings = settings,
    .gives = "code",
    .waits = true,
    .check = check,
    .enter = enter,
    .hear = hear,
};
