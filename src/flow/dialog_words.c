/* dialog_words.c - what nodes say and offer, variables, and conditions. Invariant: values are put into texts,
   never read as texts; an option's id is unique to its conversation. */
#include "flow/room.h"
#include "order/template.h"
#include <string.h>

/* --- variables ------------------------------------------------------------------------------------------ */

const char dialog_facts[] =
    "shop_name delivery_policy returns_policy support_url returns_url privacy_url actions signed_in verify codes "
    "ticket_number";

/* What is asked for beside the number, as the settings of find_order are named. */
static const char *verify_of(const struct policy_view *p)
{
    static const char *const names[] = { NULL,       "email",          "phone",          "either",
                                         "postcode", "email_postcode", "phone_postcode", "any" };
    return names[p->verify_email + 2 * p->verify_phone + 4 * p->verify_postcode];
}

const char *dialog_fact(const struct dialog *d, const char *name)
{
    const struct policy_view *p = d->policy;
    if (text_same(name, "ticket_number")) /* filled in once the ticket has a number */
        return "#ticket_number#";
    if (text_same(name, "signed_in"))
        return d->visit && d->visit->subject ? "yes" : NULL;
    if (text_same(name, "shop_name"))
        return d->shop_name ? d->shop_name : p ? p->shop_name : NULL;
    if (!p)
        return NULL;
    if (text_same(name, "verify"))
        return verify_of(p);
    if (text_same(name, "codes"))
        return p->verify_code ? "yes" : NULL;
    return text_same(name, "actions")           ? p->actions
           : text_same(name, "delivery_policy") ? p->delivery_policy
           : text_same(name, "returns_policy")  ? p->returns_policy
           : text_same(name, "support_url")     ? p->support_url
           : text_same(name, "returns_url")     ? p->returns_url
           : text_same(name, "privacy_url")     ? p->privacy_url
                                                : NULL;
}

static size_t var_place(const struct dialog *d, const char *name)
{
    size_t i = 0;
    while (i < d->vars.n && !text_same(d->vars.at[i].name, name))
        i++;
    return i;
}

/* What dialog_var has given out stays valid for the turn: texts are never changed. */
void dialog_set(struct cx *cx, struct dialog *d, const char *name, const char *value)
{
    size_t i = var_place(d, name);
    if (text_empty(value)) {
        if (i < d->vars.n)
            memmove(&d->vars.at[i], &d->vars.at[i + 1], (--d->vars.n - i) * sizeof(*d->vars.at));
        return;
    }
    if (i < d->vars.n) {
        if (strcmp(d->vars.at[i].value, value))
            d->vars.at[i].value = arena_copy(cx->mem, value);
        return;
    }
    if (i == d->vars_room) {
        struct variable *more = arena_alloc(cx->mem, (d->vars_room = i + 16) * sizeof(*more));
        if (i)
            memcpy(more, d->vars.at, i * sizeof(*more));
        d->vars.at = more;
    }
    d->vars.at[d->vars.n++] = (struct variable){ arena_copy(cx->mem, name), arena_copy(cx->mem, value) };
}

const char *dialog_var(const struct dialog *d, const char *name)
{
    size_t i = name ? var_place(d, name) : d->vars.n;
    const char *value = i < d->vars.n ? d->vars.at[i].value : name ? dialog_fact(d, name) : NULL;
    return text_empty(value) ? NULL : value;
}

static size_t variables_of(struct cx *cx, const struct dialog *d, const char *names, struct variable *out)
{
    size_t n = 0;
    for (const char *s = names; *s;) {
        size_t len = strcspn(s, " ");
        if (len) {
            out[n].name = arena_copy_n(cx->mem, s, len);
            out[n].value = dialog_var(d, out[n].name);
            n++;
        }
        s += len + (s[len] == ' ');
    }
    return n;
}

const char *dialog_fill(struct cx *cx, const struct dialog *d, const char *text)
{
    if (!text || !strchr(text, '#'))
        return text ? text : "";
    const char *names = arena_text(cx->mem, "%s %s", d->flow->variables, dialog_facts);
    struct variable *vars = arena_alloc(cx->mem, (strlen(names) / 2 + 1) * sizeof(*vars));
    return template_fill(cx->mem, text, vars, variables_of(cx, d, names, vars), "");
}

const char *dialog_words_of(const struct dialog *d, const json_t *text)
{
    const char *locale = d->visit && d->visit->locale ? d->visit->locale : "", *own = d->flow->locale, *at;
    char language[3] = { locale[0], locale[0] ? locale[1] : 0, 0 };
    if (!json_is_object(text))
        return json_string_value(text);
    if ((at = json_str(text, locale)) || (at = json_str(text, language)) || (own && (at = json_str(text, own))) ||
        (at = json_str(text, "en")))
        return at;
    return json_string_value(json_object_iter_value(json_object_iter((json_t *)text)));
}

const char *dialog_text(struct cx *cx, const struct dialog *d, const json_t *node, const char *name)
{
    const char *text = dialog_words_of(d, json_object_get(node, name));
    text = text ? dialog_fill(cx, d, text) : NULL;
    return text_empty(text) ? NULL : text;
}

/* --- conditions ------------------------------------------------------------------------------------------ */

static bool term_holds(const struct dialog *d, const struct term *t)
{
    const char *value = dialog_var(d, t->name);
    bool holds = t->mark == '='   ? text_same(value, t->value)
                 : t->mark == '~' ? value && text_in(value, t->value)
                                  : value && strcmp(value, "no");
    return holds != t->negated;
}

static bool all_hold(const struct dialog *d, const term_list *all)
{
    for (size_t i = 0; i < all->n; i++)
        if (!term_holds(d, &all->at[i]))
            return false;
    return true;
}

bool dialog_when(const struct dialog *d, const struct condition *when)
{
    for (size_t i = 0; when && i < when->any.n; i++)
        if (all_hold(d, &when->any.at[i]))
            return true;
    return !when;
}

/* --- saying ---------------------------------------------------------------------------------------------- */

/* Room for one more in a list of the arena: twice as large whenever the count is a power of two. */
static void *grown(struct arena *a, void *at, size_t n, size_t size)
{
    if (n & (n - 1))
        return at;
    void *more = arena_alloc(a, (n ? n * 2 : 1) * size);
    if (n)
        memcpy(more, at, n * size);
    return more;
}

void dialog_show(struct cx *cx, struct dialog *d, const char *kind, const char *text, const char *body)
{
    d->said.at = grown(cx->mem, d->said.at, d->said.n, sizeof(*d->said.at));
    d->said.at[d->said.n++] = (struct said){ kind, text, body };
}

void dialog_say(struct cx *cx, struct dialog *d, const char *text)
{
    const char *filled = dialog_fill(cx, d, text);
    if (!text_empty(filled))
        dialog_show(cx, d, "text", filled, NULL);
}

void dialog_effect(struct cx *cx, struct dialog *d, struct effect e)
{
    d->effects.at = grown(cx->mem, d->effects.at, d->effects.n, sizeof(*d->effects.at));
    d->effects.at[d->effects.n++] = e;
}

const char *dialog_offer(struct cx *cx, struct dialog *d, const char *label, const char *exit, const char *value)
{
    const char *id = arena_join(cx->mem, "opt_", arena_int(cx->mem, ++d->offered));
    d->made.at = grown(cx->mem, d->made.at, d->made.n, sizeof(*d->made.at));
    d->made.at[d->made.n++] = (struct offer){ id, label ? label : "", exit, value };
    return id;
}

/* With the text area hidden nobody can write that they want a person: whatever asks offers one, too. */
static void person_offer(struct cx *cx, struct dialog *d)
{
    const struct node_kind *kind = d->step->kind;
    if (d->text_area || (kind && !strcmp(kind->name, "handoff")))
        return;
    const char *label = dialog_text(cx, d, d->flow->texts, "person");
    const struct step *to = way_find(&d->flow->topics, "human");
    if (!label || !to)
        return;
    for (size_t i = d->written; i < d->made.n; i++)
        if (text_same(d->made.at[i].label, label))
            return;
    dialog_offer(cx, d, label, arena_join(cx->mem, "@", to->id), NULL);
}

void dialog_offers_end(struct cx *cx, struct dialog *d, const char *kind, const char *text, const char *more)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    person_offer(cx, d);
    if (d->written < d->made.n) {
        writer_open(&w, "options", '[');
        for (; d->written < d->made.n; d->written++) {
            writer_open(&w, NULL, '{');
            writer_text(&w, "id", d->made.at[d->written].id);
            writer_text(&w, "label", d->made.at[d->written].label);
            writer_close(&w);
        }
        writer_close(&w);
    }
    if (!text_empty(more)) {
        buf_text(&b, b.n ? "," : "");
        buf_text(&b, more);
    }
    dialog_show(cx, d, kind, text ? text : "", b.n ? arena_copy_n(cx->mem, b.at, b.n) : NULL);
    buf_free(&b);
}

/* --- being meant ------------------------------------------------------------------------------------------ */

const struct offer *dialog_meant(struct cx *cx, const struct dialog *d, const struct heard *heard, bool ordinals)
{
    const offer_list *list = &d->offers;
    if (heard->choice) {
        for (size_t i = 0; i < list->n; i++)
            if (text_same(list->at[i].id, heard->choice))
                return &list->at[i];
        return NULL;
    }
    if (!heard->text || d->facts.alone || (!ordinals && strlen(heard->text) < 3))
        return NULL;
    const char **labels = arena_alloc(cx->mem, (list->n + 1) * sizeof(*labels));
    for (size_t i = 0; i < list->n; i++)
        labels[i] = list->at[i].label;
    int at = label_match(cx->mem, heard->text, labels, list->n);
    return at < 0 ? NULL : &list->at[at];
}
