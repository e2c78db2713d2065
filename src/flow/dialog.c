/* dialog.c - one turn of a dialog: what was heard finds its node, then nodes are entered until one waits.
   Invariants: a turn takes at most 50 steps; nothing is written anywhere but in the dialog; whatever is said,
   the visitor has a way on, and after the third misunderstanding in a row a person is offered. */
#include "flow/room.h"
#include "source/door.h"
#include <string.h>

#define MOST_STEPS 50
#define PATIENCE 3
#define NUMBER_MOST 40

void dialog_move(struct dialog *d, const struct step *to)
{
    d->step = to;
    d->at = to->id;
}

err_t dialog_go(struct cx *cx, struct dialog *d, const char *exit)
{
    const struct step *to = way_find(&d->step->ways, exit);
    if (!to)
        return fail(cx, E_INTERNAL, "The step “%s” has no way on for “%s”.", d->at, exit ? exit : "");
    dialog_move(d, to);
    return NULL;
}

void dialog_wait(struct dialog *d, const char *input)
{
    d->waiting = true;
    d->input = input ? input : d->text_area ? "text" : "choices";
}

void dialog_pass(struct dialog *d) { d->passed = true; }

bool dialog_trouble(err_t e, const char **exit)
{
    if (!e || (e->code != E_REMOTE && e->code != E_DENIED && e->code != E_MISSING && e->code != E_LIMIT))
        return false;
    *exit = e->code == E_DENIED ? "expired" : "trouble";
    return true;
}

static err_t walk(struct cx *cx, struct dialog *d)
{
    for (int step = 0; !d->waiting; step++) {
        const struct step *s = d->step;
        if (!s->kind)
            return fail(cx, E_INTERNAL, "The step “%s” is of a kind that this version does not know.", d->at);
        if (step == MOST_STEPS)
            return fail(cx, E_INTERNAL, "The flow goes round in circles at “%s”.", d->at);
        TRY(s->kind->enter(cx, d, s->node));
    }
    d->offers = d->made;
    return NULL;
}

/* What every turn begins with: nothing said yet, and the shop's facts at hand. */
static err_t prepare(struct cx *cx, struct dialog *d)
{
    struct policy_view *policy = arena_alloc(cx->mem, sizeof(*policy));
    d->waiting = d->passed = d->wants_person = d->closed = false;
    d->input = "none";
    d->said.n = d->effects.n = d->made.n = d->written = 0;
    d->facts = (struct facts){ 0 };
    if (cx->db)
        TRY(door_policy(cx, d->visit, policy));
    d->policy = policy;
    return NULL;
}

err_t dialog_begin(struct cx *cx, struct dialog *d, const char *order)
{
    dialog_move(d, d->flow->start);
    d->offers.n = 0;
    TRY(prepare(cx, d));
    const char *number = text_trim(cx->mem, order ? order : "");
    number += strspn(number, "#");
    if (strlen(number) <= NUMBER_MOST && !strpbrk(number, " \t\r\n"))
        dialog_set(cx, d, "order_number", number);
    return walk(cx, d);
}

/* --- hearing ------------------------------------------------------------------------------------------- */

/* Jumps to the node that the document names for a topic; false when it names none. */
static bool jump(struct dialog *d, const char *topic)
{
    const struct step *to = way_find(&d->flow->topics, topic);
    if (to)
        dialog_move(d, to);
    return to;
}

/* An option that leads to a node, wherever the dialog is. */
static bool jump_to(struct dialog *d, const struct offer *o)
{
    const struct step *to = o->exit && o->exit[0] == '@' ? flow_step(d->flow, o->exit + 1) : NULL;
    if (to)
        dialog_move(d, to);
    return to;
}

static bool jumps(const struct dialog *d)
{
    for (size_t i = 0; i < d->offers.n; i++)
        if (d->offers.at[i].exit && d->offers.at[i].exit[0] == '@')
            return true;
    return false;
}

static bool same_number(struct arena *a, const char *x, const char *y)
{
    return text_same(text_upper(a, x ? x : ""), text_upper(a, y ? y : ""));
}

/* Remembers number and e-mail of free text. Another number than the one that is talked about ends that talk. */
static bool facts_take(struct cx *cx, struct dialog *d)
{
    const char *number = d->facts.numbers.n ? d->facts.numbers.at[0] : NULL, *email = d->facts.email;
    if (number) {
        if (!same_number(cx->mem, number, dialog_var(d, "order_number")))
            dialog_set(cx, d, "order_id", NULL);
        dialog_set(cx, d, "order_number", number);
    }
    if (email)
        dialog_set(cx, d, "email", email);
    return number || email;
}

/* Says so; the node then says again what it wants. The third time in a row, a person is offered, too. */
static err_t misunderstood(struct cx *cx, struct dialog *d)
{
    const json_t *texts = d->flow->texts;
    if (++d->misunderstood < PATIENCE) {
        dialog_say(cx, d, dialog_words_of(d, json_object_get(texts, "unclear")));
        return NULL;
    }
    const struct step *to = way_find(&d->flow->topics, "human");
    dialog_offer(cx, d, dialog_text(cx, d, texts, "person"), arena_join(cx->mem, "@", to ? to->id : ""), NULL);
    dialog_offers_end(cx, d, "menu", dialog_text(cx, d, texts, "lost"), NULL);
    return NULL;
}

/* The topics of free text that are not the node's own business. */
static bool route(struct cx *cx, struct dialog *d, const char *text, bool upset)
{
    bool facts = facts_take(cx, d);
    if (d->facts.alone)
        return jump(d, "order");
    if (upset && jump(d, "upset")) {
        dialog_set(cx, d, "issue", text);
        return true;
    }
    struct intent in = intent_of(cx->mem, text, d->visit->locale);
    if (in.sure >= INTENT_ASK && jump(d, in.name)) {
        if (!strcmp(in.name, "not_received"))
            dialog_set(cx, d, "issue", text);
        return true;
    }
    return facts && jump(d, "order");
}

static err_t hear_text(struct cx *cx, struct dialog *d, const json_t *node, const struct node_kind *kind,
                       const struct heard *heard)
{
    entity_facts(cx->mem, heard->text, &d->facts);
    bool upset = !d->facts.alone && mood_upset(cx->mem, heard->text, d->visit->locale);
    if (!kind->captures && upset && route(cx, d, heard->text, upset)) {
        d->misunderstood = 0;
        return NULL;
    }
    const struct offer *o = jumps(d) ? dialog_meant(cx, d, heard, false) : NULL;
    if (o && jump_to(d, o)) {
        d->misunderstood = 0;
        return NULL;
    }
    TRY(kind->hear(cx, d, node, heard));
    if (!d->passed || route(cx, d, heard->text, upset)) {
        d->misunderstood = 0;
        return NULL;
    }
    return misunderstood(cx, d);
}

static err_t hear_choice(struct cx *cx, struct dialog *d, const json_t *node, const struct node_kind *kind,
                         const struct heard *heard)
{
    const struct offer *o = dialog_meant(cx, d, heard, false);
    if (!o)
        return fail_field(cx, "choice", "This button is no longer there. Please use the latest ones.");
    d->misunderstood = 0;
    if (jump_to(d, o))
        return NULL;
    return kind->hear(cx, d, node, heard);
}

static err_t hear_form(struct cx *cx, struct dialog *d, const json_t *node, const struct node_kind *kind,
                       const struct heard *heard)
{
    if (!json_is_object(heard->form))
        return fail_field(cx, "form", "A form is an object of fields.");
    TRY(kind->hear(cx, d, node, heard));
    if (d->passed)
        return fail_field(cx, "form", "Nothing is asked by a form now.");
    d->misunderstood = 0;
    return NULL;
}

err_t dialog_turn(struct cx *cx, struct dialog *d, const struct heard *heard)
{
    const json_t *node = d->step->node;
    const struct node_kind *kind = d->step->kind;
    TRY(prepare(cx, d));
    if (!kind || !kind->hear) { /* the flow was changed under it */
        dialog_move(d, d->flow->start);
        return walk(cx, d);
    }
    /* What was offered before counts for this answer only; a node that passes may look at it, too. */
    if (heard->choice)
        TRY(hear_choice(cx, d, node, kind, heard));
    else if (heard->form)
        TRY(hear_form(cx, d, node, kind, heard));
    else
        TRY(hear_text(cx, d, node, kind, heard));
    return walk(cx, d);
}

/* --- for staff ------------------------------------------------------------------------------------------- */

static bool shows_order(const struct dialog *d)
{
    for (size_t i = 0; i < d->said.n; i++)
        if (!strcmp(d->said.at[i].kind, "order"))
            return true;
    return false;
}

static err_t preview_from(struct cx *cx, struct dialog *d, const struct step *from, const char *order_id)
{
    d->vars.n = d->offers.n = 0;
    d->offered = 0;
    dialog_move(d, from);
    TRY(prepare(cx, d));
    dialog_set(cx, d, "order_id", order_id);
    return walk(cx, d);
}

err_t dialog_preview(struct cx *cx, struct dialog *d, const char *order_id)
{
    const struct step *asked = way_find(&d->flow->topics, "order_status");
    if (asked)
        TRY(preview_from(cx, d, asked, order_id));
    /* A flow that asks more before it looks: its own words about the order are what is wanted here. */
    for (size_t i = 0; i < d->flow->steps.n && !(asked && shows_order(d)); i++)
        if (d->flow->steps.at[i].kind && !strcmp(d->flow->steps.at[i].kind->name, "show_status"))
            return preview_from(cx, d, &d->flow->steps.at[i], order_id);
    return NULL;
}
