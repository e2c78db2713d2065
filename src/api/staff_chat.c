/* staff_chat.c - conversations and tickets as staff work on them. */
#include "api/chat.h"
#include "api/serve.h"
#include "conversation/conversation.h"
#include <string.h>

#define TEXT_MOST 2000
#define LOCALE_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"

/* --- conversations ------------------------------------------------------------------------------- */

err_t conversations_list(struct cx *cx, struct req *rq)
{
    conversation_list list = { 0 };
    const char *state;
    int page, per_page;
    int64_t total;
    TRY(req_page(cx, rq, &page, &per_page));
    TRY(req_choice(cx, rq, "state", "bot waiting human closed", &state));
    TRY(conversation_find(cx, req_query(cx, rq, "query"), state, page, per_page, &list, &total));
    list_reply(rq, conversation_fields, &list, page, per_page, total);
    return NULL;
}

/* The conversation, and what the bot has collected. */
static err_t conversation_reply(struct cx *cx, struct req *rq)
{
    struct conversation c;
    struct collected known;
    TRY(conversation_get(cx, rq->part[0], &c));
    TRY(conversation_context(cx, &c, &known));
    const struct ticket *last = known.tickets.n ? known.tickets.at : NULL;
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    record_write(&w, conversation_fields, &c);
    writer_text(&w, "verified_by", known.verified_by);
    writer_text(&w, "issue", last ? last->issue : NULL);
    writer_text(&w, "contact", last ? last->contact : NULL);
    writer_open(&w, "tickets", '[');
    for (size_t i = 0; i < known.tickets.n; i++) {
        writer_open(&w, NULL, '{');
        writer_text(&w, "id", known.tickets.at[i].id);
        writer_int(&w, "number", known.tickets.at[i].number);
        writer_text(&w, "reason", known.tickets.at[i].reason);
        writer_text(&w, "state", known.tickets.at[i].state);
        writer_close(&w);
    }
    writer_close(&w);
    writer_close(&w);
    return NULL;
}

err_t conversation_read(struct cx *cx, struct req *rq) { return conversation_reply(cx, rq); }

err_t conversation_read_messages(struct cx *cx, struct req *rq)
{
    message_list list = { 0 };
    int64_t after;
    TRY(after_take(cx, rq, 0, &after));
    TRY(conversation_all_messages(cx, rq->part[0], after, &list));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++)
        message_write(&w, NULL, &list.at[i]);
    writer_close(&w);
    writer_close(&w);
    return NULL;
}

/* “What the shopper sees” of an order: the messages as the chat gets them. */
err_t order_shopper_view(struct cx *cx, struct req *rq)
{
    struct preview p;
    const char *locale = req_query(cx, rq, "locale");
    if (locale && (strlen(locale) > 35 || strspn(locale, LOCALE_LETTERS) != strlen(locale)))
        return fail_field(cx, "locale", "A language looks like “en” or “pt-BR”.");
    TRY(conversation_preview(cx, rq->part[0], locale, &p));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    if (p.assistant) {
        writer_open(&w, "assistant", '{');
        writer_text(&w, "id", p.assistant->id);
        writer_text(&w, "name", p.assistant->name);
        writer_close(&w);
    } else {
        writer_null(&w, "assistant");
    }
    writer_text(&w, "locale", p.locale);
    writer_text(&w, "input", p.turn.input);
    writer_open(&w, "messages", '[');
    for (size_t i = 0; i < p.turn.messages.n; i++)
        message_write(&w, NULL, &p.turn.messages.at[i]);
    writer_close(&w);
    writer_close(&w);
    return NULL;
}

err_t conversation_say(struct cx *cx, struct req *rq)
{
    const char *text, *key;
    struct message m;
    TRY(req_text(cx, rq, "text", TEXT_MOST, &text));
    if (!text || !*text_trim(cx->mem, text))
        return fail_field(cx, "text", "Write something first.");
    TRY(req_key(cx, rq, &key));
    TRY(conversation_answer(cx, rq->part[0], text, key, &m));
    rq->status = 201;
    struct writer w = reply(rq);
    message_write(&w, NULL, &m);
    return NULL;
}

static err_t moved(struct cx *cx, struct req *rq, err_t (*move)(struct cx *cx, const char *id, int64_t version))
{
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(move(cx, rq->part[0], version));
    return conversation_reply(cx, rq);
}

err_t conversation_taken(struct cx *cx, struct req *rq) { return moved(cx, rq, conversation_take); }

err_t conversation_given_back(struct cx *cx, struct req *rq) { return moved(cx, rq, conversation_back); }

err_t conversation_closed(struct cx *cx, struct req *rq) { return moved(cx, rq, conversation_close); }

err_t conversation_event(struct cx *cx, struct req *rq)
{
    const char *event;
    TRY(req_text(cx, rq, "event", 40, &event));
    if (!event || strcmp(event, "typing"))
        return fail_field(cx, "event", "event must be typing.");
    TRY(conversation_typing(cx, rq->part[0]));
    rq->status = 204;
    return NULL;
}

/* --- tickets ----------------------------------------------------------------------------------------- */

err_t tickets_list(struct cx *cx, struct req *rq)
{
    struct ticket_search s = { .query = req_query(cx, rq, "query"),
                               .reason = req_query(cx, rq, "reason"),
                               .order_id = req_query(cx, rq, "order_id") };
    ticket_list list = { 0 };
    int64_t total, open;
    TRY(req_page(cx, rq, &s.page, &s.per_page));
    TRY(req_choice(cx, rq, "state", "open closed", &s.state));
    TRY(req_time(cx, rq, "from", &s.from));
    TRY(req_time(cx, rq, "to", &s.to));
    TRY(ticket_find(cx, &s, &list, &total));
    TRY(ticket_open(cx, &open));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++) {
        writer_open(&w, NULL, '{');
        record_write(&w, ticket_fields, &list.at[i]);
        writer_close(&w);
    }
    list_end(&w, s.page, s.per_page, total);
    writer_int(&w, "open", open);
    writer_close(&w);
    return NULL;
}

err_t ticket_read(struct cx *cx, struct req *rq)
{
    struct ticket t;
    TRY(ticket_get(cx, rq->part[0], &t));
    record_reply(rq, ticket_fields, &t);
    return NULL;
}

err_t ticket_closed(struct cx *cx, struct req *rq)
{
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(ticket_close(cx, rq->part[0], version));
    return ticket_read(cx, rq);
}
