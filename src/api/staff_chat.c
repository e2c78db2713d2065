/* staff_chat.c - conversations, tickets and requests as staff work on them. */
#include "api/chat.h"
#include "api/serve.h"
#include "conversation/conversation.h"
#include "order/request.h"
#include <string.h>

#define TEXT_MOST 2000

static err_t choice_query(struct cx *cx, const struct req *rq, const char *name, const char *known, const char **out)
{
    *out = req_query(cx, rq, name);
    if (*out && !text_in(known, *out))
        return fail_field(cx, name, "%s must be one of: %s.", name, known);
    return NULL;
}

/* --- conversations ------------------------------------------------------------------------------- */

err_t conversations_list(struct cx *cx, struct req *rq)
{
    conversation_list list = { 0 };
    const char *state;
    int page, per_page;
    int64_t total;
    TRY(req_page(cx, rq, &page, &per_page));
    TRY(choice_query(cx, rq, "state", "bot waiting human closed", &state));
    TRY(conversation_find(cx, req_query(cx, rq, "query"), state, page, per_page, &list, &total));
    list_reply(rq, conversation_fields, &list, page, per_page, total);
    return NULL;
}

static err_t conversation_reply(struct cx *cx, struct req *rq)
{
    struct conversation c;
    TRY(conversation_get(cx, rq->part[0], &c));
    record_reply(rq, conversation_fields, &c);
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
    ticket_list list = { 0 };
    const char *state;
    int page, per_page;
    int64_t total;
    TRY(req_page(cx, rq, &page, &per_page));
    TRY(choice_query(cx, rq, "state", "open closed", &state));
    TRY(ticket_find(cx, req_query(cx, rq, "query"), state, page, per_page, &list, &total));
    list_reply(rq, ticket_fields, &list, page, per_page, total);
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

/* --- requests ---------------------------------------------------------------------------------------- */

err_t requests_list(struct cx *cx, struct req *rq)
{
    request_list list = { 0 };
    const char *state;
    int page, per_page;
    int64_t total;
    TRY(req_page(cx, rq, &page, &per_page));
    TRY(choice_query(cx, rq, "state", "open approved declined done", &state));
    TRY(request_find(cx, req_query(cx, rq, "order_id"), state, page, per_page, &list, &total));
    list_reply(rq, request_fields, &list, page, per_page, total);
    return NULL;
}
