/* find_order.c - asks for the number, then for the contact, and proves the order. Who may see what is decided
   in source/door, not here. Invariants: whatever was wrong, words and steps are the same; the contact is
   forgotten as soon as it was tried, so that a proof that has ended is never renewed without the visitor. */
#include "flow/room.h"
#include <string.h>

#define MISSES 2

static const struct field settings[] = {
    { "ask_number", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Asks for the order number.", NULL, 0 },
    { "ask_email", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Asks for the e-mail address.", NULL, 0 },
    { "ask_phone", F_TEXT, FF_MULTILINE, 0, "Asks for the phone, where the shop verifies by phone alone.", NULL, 0 },
    { "ask_either", F_TEXT, FF_MULTILINE, 0, "Asks for e-mail or phone, where the shop takes both.", NULL, 0 },
    { "ask_postcode", F_TEXT, FF_MULTILINE, 0, "Asks for the postcode, where the shop verifies by it alone.", NULL, 0 },
    { "ask_email_postcode", F_TEXT, FF_MULTILINE, 0, "Asks for e-mail or postcode.", NULL, 0 },
    { "ask_phone_postcode", F_TEXT, FF_MULTILINE, 0, "Asks for phone or postcode.", NULL, 0 },
    { "ask_any", F_TEXT, FF_MULTILINE, 0, "Asks for e-mail, phone or postcode, where the shop takes all.", NULL, 0 },
    { "missed", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Said when the pair does not fit, whatever was wrong.", NULL,
      0 },
    { "wrong_email", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Said to what cannot be an e-mail address.", NULL, 0 },
    { "unknown", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The button “I do not know my order number”.", NULL, 0 },
    { "number_label", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The number's field in a form.", NULL, 0 },
    { "email_label", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The contact's field in a form.", NULL, 0 },
    { 0 },
};

/* --- asking ---------------------------------------------------------------------------------------------- */

static bool by_phone(const struct dialog *d)
{
    return text_in("phone either phone_postcode any", dialog_var(d, "verify"));
}

static bool by_postcode(const struct dialog *d)
{
    return text_in("postcode email_postcode phone_postcode any", dialog_var(d, "verify"));
}

static void ask(struct cx *cx, struct dialog *d, const json_t *node, bool number)
{
    const char *verify = dialog_var(d, "verify");
    const char *text = dialog_text(cx, d, node, number ? "ask_number" : arena_join(cx->mem, "ask_", verify));
    text = text ? text : dialog_text(cx, d, node, "ask_email");
    dialog_offer(cx, d, dialog_text(cx, d, node, "unknown"), "unknown", NULL);
    dialog_wait(d, NULL);
    if (d->text_area) {
        dialog_offers_end(cx, d, "menu", text, NULL);
        return;
    }
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, "form", '{');
    writer_open(&w, "fields", '[');
    writer_open(&w, NULL, '{');
    writer_text(&w, "name", number ? "order_number" : "email");
    writer_text(&w, "label", dialog_text(cx, d, node, number ? "number_label" : "email_label"));
    writer_text(&w, "type",
                !number && text_same(verify, "email")   ? "email"
                : !number && text_same(verify, "phone") ? "tel"
                                                        : "text");
    writer_bool(&w, "required", true);
    writer_close(&w);
    writer_close(&w);
    writer_close(&w);
    dialog_offers_end(cx, d, "form", text, arena_copy_n(cx->mem, b.at, b.n));
    buf_free(&b);
}

/* --- proving --------------------------------------------------------------------------------------------- */

static err_t missed(struct cx *cx, struct dialog *d, const json_t *node)
{
    dialog_set(cx, d, "claimed", dialog_var(d, "order_number"));
    dialog_set(cx, d, "order_number", NULL);
    dialog_show(cx, d, "text", dialog_text(cx, d, node, "missed"), NULL);
    if (++d->misses >= MISSES) {
        d->misses = 0;
        return dialog_go(cx, d, "gave_up");
    }
    ask(cx, d, node, true);
    return NULL;
}

static err_t prove(struct cx *cx, struct dialog *d, const json_t *node)
{
    enum door_outcome outcome;
    const char *order = NULL, *exit;
    err_t e = door_prove(cx, d->visit, dialog_var(d, "order_number"), dialog_var(d, "email"), &outcome, &order);
    if (e && !dialog_trouble(e, &exit))
        return e;
    dialog_set(cx, d, "contact", dialog_var(d, "email"));
    dialog_set(cx, d, "email", NULL);
    if (e)
        return dialog_go(cx, d, "trouble");
    switch (outcome) {
    case DOOR_PROVEN:
        d->misses = 0;
        dialog_set(cx, d, "order_id", order);
        dialog_set(cx, d, "claimed", NULL);
        return dialog_go(cx, d, "found");
    case DOOR_MISS: return missed(cx, d, node);
    case DOOR_SPENT: return dialog_go(cx, d, "spent");
    case DOOR_CLOSED: return dialog_go(cx, d, "closed");
    }
    return dialog_go(cx, d, "trouble");
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    TRY(door_load_late(cx, d->visit, dialog_var(d, "order_id")));
    if (door_proof(cx, d->visit, dialog_var(d, "order_id")))
        return dialog_go(cx, d, "found");
    dialog_set(cx, d, "order_id", NULL);
    if (dialog_var(d, "email") && !dialog_var(d, "order_number"))
        dialog_set(cx, d, "order_number",
                   dialog_var(d, "claimed")); /* after a miss, a corrected address alone is enough */
    if (cx->db && !dialog_var(d, "verify"))
        return dialog_go(cx, d, "closed");
    if (!dialog_var(d, "order_number"))
        ask(cx, d, node, true);
    else if (!dialog_var(d, "email"))
        ask(cx, d, node, false);
    else
        return prove(cx, d, node);
    return NULL;
}

/* --- hearing --------------------------------------------------------------------------------------------- */

/* An order number of an unusual form, when nothing but it was written. */
static const char *lone_number(struct cx *cx, const char *text)
{
    const char *s = text_trim(cx->mem, text);
    size_t n = strlen(s);
    return n && n <= 40 && !strpbrk(s, " \t\r\n@") && strpbrk(s, "0123456789") ? s : NULL;
}

/* What is nothing but a postcode: three to ten letters and digits, one digit at least, blanks and dashes between. */
static const char *lone_postcode(struct cx *cx, const char *text)
{
    const char *s = text_trim(cx->mem, text);
    size_t n = 0, digits = 0;
    for (const char *p = s; *p; p++) {
        bool digit = *p >= '0' && *p <= '9', letter = (*p | 0x20) >= 'a' && (*p | 0x20) <= 'z';
        if (!digit && !letter && *p != ' ' && *p != '-')
            return NULL;
        n += digit || letter;
        digits += digit;
    }
    return n >= 3 && n <= 10 && digits ? s : NULL;
}

/* The phone or the postcode in what was written, where the shop takes it. */
static const char *other_contact(struct cx *cx, const struct dialog *d, const char *text)
{
    const char *phone = by_phone(d) ? entity_phone(cx->mem, text) : NULL;
    return phone ? phone : by_postcode(d) ? lone_postcode(cx, text) : NULL;
}

/* Takes what the text holds; false: nothing. */
static bool take(struct cx *cx, struct dialog *d, const char *text)
{
    bool want_number = !dialog_var(d, "order_number");
    const char *email = d->facts.email, *number = NULL;
    if (!want_number && !email)
        email = other_contact(cx, d, text);
    if (d->facts.numbers.n && !(email && !strchr(email, '@')))
        number = d->facts.numbers.at[0];
    else if (want_number && !email)
        number = lone_number(cx, text);
    if (number)
        dialog_set(cx, d, "order_number", number);
    if (email)
        dialog_set(cx, d, "email", email);
    return number || email;
}

static err_t hear_form(struct cx *cx, struct dialog *d, const json_t *node, const json_t *form)
{
    bool want_number = !dialog_var(d, "order_number");
    const char *name = want_number ? "order_number" : "email", *value = json_str(form, name);
    value = text_trim(cx->mem, value ? value : "");
    if (text_empty(value))
        return fail_field(cx, name, "This field is needed.");
    if (want_number) {
        text_list numbers;
        entity_numbers(cx->mem, value, &numbers);
        dialog_set(cx, d, name, numbers.n ? numbers.at[0] : value);
        return NULL;
    }
    const char *contact = entity_email(cx->mem, value);
    if (!contact)
        contact = other_contact(cx, d, value);
    if (!contact)
        return fail_field(cx, name, "%s", dialog_text(cx, d, node, "wrong_email"));
    dialog_set(cx, d, name, contact);
    return NULL;
}

static err_t hear(struct cx *cx, struct dialog *d, const json_t *node, const struct heard *heard)
{
    if (heard->form)
        return hear_form(cx, d, node, heard->form);
    if (dialog_meant(cx, d, heard, false))
        return dialog_go(cx, d, "unknown");
    if (take(cx, d, heard->text))
        return NULL;
    struct intent in = intent_of(cx->mem, heard->text, d->visit->locale);
    if (!strcmp(in.name, "dont_know") || (!strcmp(in.name, "no") && in.sure >= 0.9))
        return dialog_go(cx, d, "unknown");
    if (strchr(heard->text, '@'))
        dialog_show(cx, d, "text", dialog_text(cx, d, node, "wrong_email"), NULL);
    else
        dialog_pass(d);
    return NULL;
}

const struct node_kind node_find_order = {
    .name = "find_order",
    .label = "Find order",
    .exits = "found gave_up unknown spent closed trouble",
    .settings = settings,
    .gives = "order_number",
    .waits = true,
    .enter = enter,
    .hear = hear,
};
