/* preview.c - “What the shopper sees” of an order: the assistant's own flow, walked with a proof that is nobody's, through
   the door. Nothing is rendered here, so that staff and shoppers cannot read different things. */
#include "conversation/inside.h"
#include <string.h>

static err_t assistant_of(struct cx *cx, const char *source_id, const struct assistant **out)
{
    assistant_list all = { 0 };
    TRY(assistant_find(cx, &all));
    *out = NULL;
    for (const struct assistant *a = all.at; a < all.at + all.n && !*out; a++)
        if (text_same(a->source_id, source_id) || text_in(a->also_reads ? a->also_reads : "", source_id))
            *out = a;
    return NULL;
}

err_t conversation_preview(struct cx *cx, const char *order_id, const char *locale, struct preview *out)
{
    struct shop shop = { 0 };
    struct preview p = { .turn = { .state = "bot", .input = "none" } };
    struct visit visit = { .shop = &shop, .locale = locale, .address = "", .since = cx->now };
    struct dialog d = { .visit = &visit };
    TRY(shop_get(cx, &shop));
    TRY(door_vouch(cx, &visit, order_id));
    TRY(assistant_of(cx, visit.source_id, &p.assistant));
    p.locale = visit.locale = text_empty(visit.locale) ? shop.locale : visit.locale;
    if (p.assistant) {
        d.shop_name = shop.name;
        d.text_area = p.assistant->text_area;
        TRY(flow_get(cx, p.assistant->flow_id, p.assistant->flow_number, &d.flow));
        TRY(dialog_preview(cx, &d, order_id));
        message_said(cx, &d, 1, cx->now, &p.turn.messages);
        p.turn.input = d.input;
    }
    *out = p;
    return NULL;
}
