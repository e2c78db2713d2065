/* my_orders.c - the latest orders of a signed-in shopper, or of who has proven an e-mail address by a code; at most six,
   to choose from. Who has just come with a code and has one order alone is not asked. */
#include "flow/room.h"
#include "source/door/code.h"
#include <string.h>

static const struct field settings[] = {
    { "text", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Words above the list.", NULL, 0 },
    { "unseen", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The button below it: “I cannot see my order”.", NULL, 0 },
    { 0 },
};

static bool same(struct arena *a, const char *x, const char *y)
{
    x += strspn(x, "#");
    y += strspn(y, "#");
    return text_same(text_upper(a, x), text_upper(a, y));
}

static void choose(struct cx *cx, struct dialog *d, const char *id, const char *number)
{
    if (dialog_var(d, "code_email"))
        dialog_effect(cx, d, (struct effect){ .kind = EFFECT_ABOUT, .order_id = id });
    dialog_set(cx, d, "order_id", id);
    dialog_set(cx, d, "order_number", number);
}

/* The number that is talked about already, when it is one of theirs. */
static const struct order_view *known(struct cx *cx, const struct dialog *d, const order_views *mine)
{
    const char *number = dialog_var(d, "order_number"), *id = dialog_var(d, "order_id");
    for (size_t i = 0; i < mine->n; i++)
        if (id ? text_same(mine->at[i].id, id) : number && same(cx->mem, mine->at[i].number, number))
            return &mine->at[i];
    return NULL;
}

static void draw(struct cx *cx, struct dialog *d, const json_t *node, const order_views *mine)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, "orders", '[');
    for (size_t i = 0; i < mine->n; i++) {
        const struct order_view *o = &mine->at[i];
        order_line_write(&w, NULL, dialog_offer(cx, d, o->number, "chosen", o->id), o);
    }
    writer_close(&w);
    d->written = d->made.n; /* they are lines, not buttons */
    dialog_offer(cx, d, dialog_text(cx, d, node, "unseen"), "unseen", NULL);
    dialog_offers_end(cx, d, "orders", dialog_text(cx, d, node, "text"), arena_copy_n(cx->mem, b.at, b.n));
    buf_free(&b);
}

/* Which orders are to be listed: of the address that a code has proven, else of who is signed in. */
struct mine {
    bool by_code, fresh;
    order_views list;
};

static err_t look(struct cx *cx, struct dialog *d, struct mine *out)
{
    const char *email = NULL;
    if (dialog_var(d, "code_email"))
        TRY(door_code_email(cx, d->visit, &email, &out->fresh));
    out->by_code = email;
    if (!email)
        dialog_set(cx, d, "code_email", NULL);
    return email ? door_code_mine(cx, d->visit, &out->list) : door_mine(cx, d->visit, &out->list);
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    struct mine m = { 0 };
    const char *exit;
    bool somebody = d->visit->subject || dialog_var(d, "code_email");
    if (!somebody || dialog_var(d, "email")) /* number and e-mail are a question of their own */
        return dialog_go(cx, d, "guest");
    err_t e = look(cx, d, &m);
    if (e)
        return dialog_trouble(e, &exit) ? dialog_go(cx, d, "trouble") : e;
    const struct order_view *o = known(cx, d, &m.list);
    if (!o && m.fresh && m.list.n == 1)
        o = m.list.at;
    if (o) {
        choose(cx, d, o->id, o->number);
        return dialog_go(cx, d, "chosen");
    }
    if (m.fresh)
        dialog_set(cx, d, "order_number", NULL); /* what was not known is not asked for any more */
    if (!m.by_code && !d->visit->subject)
        return dialog_go(cx, d, "guest");
    if (m.by_code && dialog_var(d, "order_number")) /* of another address, perhaps */
        return dialog_go(cx, d, "guest");
    if (!m.list.n)
        return dialog_go(cx, d, "none");
    draw(cx, d, node, &m.list);
    dialog_wait(d, NULL);
    return NULL;
}

static err_t hear(struct cx *cx, struct dialog *d, const json_t *node, const struct heard *heard)
{
    (void)node;
    const struct offer *o = NULL;
    text_list numbers = { 0 };
    if (heard->text)
        entity_numbers(cx->mem, heard->text, &numbers);
    for (size_t i = 0; i < d->offers.n && numbers.n && !o; i++)
        if (d->offers.at[i].value && same(cx->mem, d->offers.at[i].label, numbers.at[0]))
            o = &d->offers.at[i];
    if (!o)
        o = dialog_meant(cx, d, heard, true);
    if (!o) {
        dialog_pass(d);
        return NULL;
    }
    if (o->value)
        choose(cx, d, o->value, o->label);
    return dialog_go(cx, d, o->exit);
}

const struct node_kind node_my_orders = {
    .name = "my_orders",
    .label = "My orders",
    .exits = "chosen unseen none guest trouble",
    .settings = settings,
    .gives = "order_number",
    .waits = true,
    .enter = enter,
    .hear = hear,
};
