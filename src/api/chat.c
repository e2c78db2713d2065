/* chat.c - what a visitor's page asks: open, say, read, sign in, end. */
#include "api/chat.h"
#include "api/serve.h"
#include <string.h>

#define TEXT_MOST 2000
#define FORM_FIELDS_MOST 20
#define PAGE_MOST 1000 /* bytes */

void turn_write(struct writer *w, const struct turn *t)
{
    writer_text(w, "state", t->state);
    writer_text(w, "input", t->input);
    writer_open(w, "messages", '[');
    for (size_t i = 0; i < t->messages.n; i++)
        message_write(w, NULL, &t->messages.at[i]);
    writer_close(w);
}

static err_t turn_reply(struct req *rq, const struct turn *t)
{
    struct writer w = reply(rq);
    size_t room = 256;
    for (size_t i = 0; i < t->messages.n; i++)
        room += t->messages.at[i].json ? strlen(t->messages.at[i].json) + 2 : 0;
    buf_room(&rq->out, room);
    rq->not_before = turn_not_before(t);
    writer_open(&w, NULL, '{');
    turn_write(&w, t);
    writer_close(&w);
    return NULL;
}

/* --- opening ---------------------------------------------------------------------------------- */

/* A language tag, or NULL: a page may say anything. */
static const char *locale_of(const char *s)
{
    static const char tag[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    return s && *s && strlen(s) <= 35 && strspn(s, tag) == strlen(s) ? s : NULL;
}

/* The page's address without query and fragment: they may hold what is nobody's business. It travels in the
   token, so one that is very long, or no address, is left out. */
static const char *page_of(struct arena *a, const char *s)
{
    if (!s || (!text_starts(s, "http://") && !text_starts(s, "https://")))
        return NULL;
    size_t n = strcspn(s, "?#");
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] <= ' ' || strchr("\"\\<>", s[i]))
            return NULL;
    return n <= PAGE_MOST ? arena_copy_n(a, s, n) : NULL;
}

static void opened_write(struct req *rq, const struct visitor *who, const char *token, const struct turn *t)
{
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_open(&w, "conversation", '{');
    writer_text(&w, "id", who->conversation);
    writer_text(&w, "token", token);
    writer_text(&w, "state", t->state);
    writer_close(&w);
    writer_text(&w, "input", t->input);
    writer_open(&w, "assistant", '{');
    assistant_write(&w, who->assistant, who->shop);
    writer_close(&w);
    writer_open(&w, "messages", '[');
    for (size_t i = 0; i < t->messages.n; i++)
        message_write(&w, NULL, &t->messages.at[i]);
    writer_close(&w);
    writer_close(&w);
}

err_t chat_open(struct cx *cx, struct req *rq)
{
    struct assistant *a = arena_alloc(cx->mem, sizeof(*a));
    struct visitor who = { .address = rq->ex->client, .arrived = rq->ex->arrived };
    struct identity identity;
    struct turn t;
    const char *locale, *page, *jwt;
    char *token;
    TRY(assistant_by_key(cx, rq->part[0], a));
    TRY(cors_check(cx, rq, a));
    TRY(req_text(cx, rq, "locale", 100, &locale));
    TRY(req_text(cx, rq, "page_url", TEXT_MOST, &page));
    TRY(req_text(cx, rq, "identity_token", 4096, &jwt));
    TRY(req_text(cx, rq, "order", 64, &who.order));
    who.locale = locale_of(locale);
    who.page_url = page_of(cx->mem, page);
    if (text_empty(who.order))
        who.order = NULL;
    if (!text_empty(jwt)) {
        cx->who.shop = a->shop_id;
        err_t e = assistant_identity(cx, a, jwt, &identity);
        if (!e)
            visitor_know(&who, &identity);
        else if (e->code != E_SIGNIN) /* a token that does not count leaves a guest, not a wall */
            return e;
    }
    TRY(conversation_open(cx, a, &who, &token, &t));
    rq->status = 201;
    opened_write(rq, &who, token, &t);
    return NULL;
}

/* --- saying ------------------------------------------------------------------------------------ */

static err_t form_check(struct cx *cx, const json_t *form)
{
    const char *name;
    json_t *value;
    size_t length = 0;
    if (!json_is_object(form))
        return fail_field(cx, "form", "form must be an object of texts.");
    if (json_object_size(form) > FORM_FIELDS_MOST)
        return fail_field(cx, "form", "A form has at most %d fields.", FORM_FIELDS_MOST);
    json_object_foreach ((json_t *)form, name, value) {
        if (!json_is_string(value))
            return fail_field(cx, name, "%s must be a text.", name);
        length += text_length(json_string_value(value));
    }
    return length <= TEXT_MOST ? NULL : fail_field(cx, "form", "A form may hold at most %d characters.", TEXT_MOST);
}

static err_t heard_take(struct cx *cx, const struct req *rq, struct heard *out)
{
    struct heard h = { .form = json_object_get(rq->body, "form") };
    TRY(req_text(cx, rq, "text", TEXT_MOST, &h.text));
    TRY(req_text(cx, rq, "choice", 64, &h.choice));
    if (json_is_null(h.form))
        h.form = NULL;
    if (!h.text + !h.choice + !h.form != 2)
        return fail_field(cx, "text", "Send one of text, choice and form.");
    if (h.text && !*text_trim(cx->mem, h.text))
        return fail_field(cx, "text", "Write something first.");
    if (h.form)
        TRY(form_check(cx, h.form));
    *out = h;
    return NULL;
}

err_t chat_say(struct cx *cx, struct req *rq)
{
    struct visitor who = *rq->visitor;
    struct heard heard;
    struct turn t = { 0 };
    const char *key;
    TRY(heard_take(cx, rq, &heard));
    TRY(req_key(cx, rq, &key));
    TRY(conversation_hear(cx, &who, &heard, key, &t));
    return turn_reply(rq, &t);
}

/* --- reading, signing in, ending ----------------------------------------------------------------- */

err_t chat_messages(struct cx *cx, struct req *rq)
{
    struct turn t = { 0 };
    int64_t after;
    TRY(after_take(cx, rq, 0, &after));
    TRY(conversation_messages(cx, rq->visitor, after, &t));
    return turn_reply(rq, &t);
}

err_t chat_identify(struct cx *cx, struct req *rq)
{
    const json_t *jwt = json_object_get(rq->body, "identity_token");
    struct assistant a = { 0 };
    struct identity identity;
    if (!jwt || (!json_is_null(jwt) && !json_is_string(jwt)))
        return fail_field(cx, "identity_token", "identity_token must be a text or null.");
    bool out = json_is_null(jwt) || !*json_string_value(jwt);
    if (!out) {
        TRY(assistant_get(cx, rq->visitor->assistant_id, &a));
        err_t e = assistant_identity(cx, &a, json_string_value(jwt), &identity);
        if (e && e->code == E_SIGNIN) /* 401 would say that the conversation's own token has ended */
            return fail_field(cx, "identity_token", "%s", e->message);
        TRY(e);
    }
    TRY(conversation_identify(cx, rq->visitor, out ? NULL : &identity));
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_bool(&w, "identified", !out);
    writer_close(&w);
    return NULL;
}

err_t chat_end(struct cx *cx, struct req *rq)
{
    TRY(conversation_forget(cx, rq->visitor));
    rq->status = 204;
    return NULL;
}
