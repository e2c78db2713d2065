/* staff.c - what people of the shop do with a conversation: read, take, answer, give back, close. */
#include "conversation/inside.h"
#include "base/clock.h"
#include "db/event.h"
#include "db/notice.h"
#include "http/http.h"
#include <string.h>

err_t conversation_get(struct cx *cx, const char *id, struct conversation *out)
{
    err_t e = db_get(cx, conversation_fields, out, ROWS "WHERE c.shop_id = $1 AND c.id = $2", T(cx->who.shop), T(id));
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "This conversation no longer exists.") : e;
}

struct talk {
    const char *id;
    msec last_at;
};
static const struct field talk_fields[] = { FIELD(F_TEXT, struct talk, id),
                                            FIELD(F_TIME, struct talk, last_at),
                                            { 0 } };

/* An order has a few: looking at them is five times as cheap as setting up a sorter. */
err_t conversation_of_order(struct cx *cx, const char *order_id, const char **id)
{
    LIST(struct talk) all = { 0 };
    const struct talk *latest = NULL;
    TRY(db_list(cx, talk_fields, &all, "SELECT id, last_at FROM conversation WHERE shop_id = $1 AND order_id = $2",
                T(cx->who.shop), T(order_id)));
    for (size_t i = 0; i < all.n; i++) {
        const struct talk *t = &all.at[i];
        if (!latest || t->last_at > latest->last_at || (t->last_at == latest->last_at && strcmp(t->id, latest->id) > 0))
            latest = t;
    }
    *id = latest ? latest->id : NULL;
    return NULL;
}

err_t conversation_of_customer(struct cx *cx, const char *email_norm, const char *phone_norm, conversation_list *out)
{
    return db_list(cx, conversation_fields, out,
                   ROWS "WHERE c.shop_id = $1 AND c.id IN ("
                        "SELECT s.id FROM orders o JOIN conversation s ON s.shop_id = o.shop_id AND s.order_id = o.id "
                        "WHERE o.shop_id = $1 AND o.email_norm = $2 "
                        "UNION SELECT s.id FROM orders o JOIN conversation s ON s.shop_id = o.shop_id "
                        "AND s.order_id = o.id WHERE o.shop_id = $1 AND o.phone_norm = $3 "
                        "UNION SELECT id FROM conversation WHERE shop_id = $1 AND subject_email = $2) "
                        "ORDER BY c.listed_at DESC, c.id DESC LIMIT 50",
                   T(cx->who.shop), T(text_empty(email_norm) ? "-" : email_norm),
                   T(text_empty(phone_norm) ? "-" : phone_norm));
}

err_t conversation_all_messages(struct cx *cx, const char *id, int64_t after, message_list *out)
{
    struct conversation c;
    TRY(conversation_get(cx, id, &c));
    return db_list(cx, message_fields, out,
                   "SELECT seq, author, author_name, kind, text, body, created_at FROM message "
                   "WHERE shop_id = $1 AND conversation_id = $2 AND seq > $3 ORDER BY seq LIMIT 200",
                   T(cx->who.shop), T(id), I(after));
}

void state_tell(struct cx *cx, struct notice *n, const char *id, const char *state, const char *input)
{
    const char *data = arena_text(cx->mem, "{\"state\":\"%s\",\"input\":\"%s\"}", state, input);
    notice_add(n, topic_conversation(cx->mem, cx->who.shop, id), "state", 0, data);
}

void state_notice(struct cx *cx, struct notice *n, const char *id, const char *state, const char *input,
                  int64_t version)
{
    state_tell(cx, n, id, state, input);
    notice_staff(cx, n, "conversation.changed", id, version);
}

err_t house_say(struct cx *cx, const struct conversation *c, struct message *m, const char *key, struct notice *n)
{
    message_list list = { .at = m, .n = 1 };
    m->seq = c->last_seq + 1;
    m->created_at = cx->now;
    TRY(db_exec(cx, NULL,
                "UPDATE conversation SET last_seq = $3, last_at = $4, listed_at = $4 WHERE shop_id = $1 AND id = $2",
                T(cx->who.shop), T(c->id), I(m->seq), I(cx->now)));
    return message_add(cx, c->id, &list, key, n);
}

/* Moves the state; a line in the transcript tells the visitor. */
static err_t move(struct cx *cx, const char *id, int64_t version, const char *state, const char *input,
                  const char *staff_id, const char *line)
{
    struct conversation c;
    int64_t changed;
    NOTICE(n);
    DB_TX(cx);
    TRY(db_lock(cx, "conversation", id));
    TRY(conversation_get(cx, id, &c));
    if (c.version == version && !strcmp(c.state, state))
        return fail(cx, E_CONFLICT, "This has been done already.");
    if (c.version == version && !strcmp(c.state, "closed"))
        return fail(cx, E_CONFLICT, "This conversation is closed.");
    TRY(db_exec(cx, &changed,
                "UPDATE conversation SET state = $3, input = $4, staff_id = $5, version = version + 1 "
                "WHERE shop_id = $1 AND id = $2 AND version = $6",
                T(cx->who.shop), T(id), T(state), T(input), T(staff_id), I(version)));
    if (!changed)
        return fail(cx, E_CONFLICT, "Somebody changed this conversation meanwhile. Reload it and try again.");
    TRY(event_add(cx, "conversation", id, "conversation.state_changed", "state", c.state, state));
    struct message m = { .author = "system", .kind = "notice", .text = line };
    TRY(house_say(cx, &c, &m, NULL, &n));
    state_notice(cx, &n, id, state, input, version + 1);
    notice_after(cx, &n);
    return db_commit(cx);
}

err_t conversation_take(struct cx *cx, const char *id, int64_t version)
{
    const char *line = cx->who.name ? arena_text(cx->mem, "You are now talking to %s", cx->who.name)
                                    : "You are now talking to a person";
    return move(cx, id, version, "human", "text", cx->who.user, line);
}

err_t conversation_back(struct cx *cx, const char *id, int64_t version)
{
    return move(cx, id, version, "bot", "text", NULL, "The assistant is here again");
}

err_t conversation_close(struct cx *cx, const char *id, int64_t version)
{
    return move(cx, id, version, "closed", "none", cx->who.user, "Conversation closed");
}

err_t conversation_answer(struct cx *cx, const char *id, const char *text, const char *key, struct message *out)
{
    struct conversation c;
    const char *own_key = key ? arena_text(cx->mem, "%s %s", cx->who.user, key) : NULL; /* not the visitor's */
    struct message m = { .author = "agent", .author_name = cx->who.name, .kind = "text", .text = text };
    LIST(struct message) known = { 0 };
    NOTICE(n);
    DB_TX(cx);
    TRY(db_lock(cx, "conversation", id));
    TRY(conversation_get(cx, id, &c));
    if (key)
        TRY(db_list(cx, message_fields, &known,
                    "SELECT seq, author, author_name, kind, text, body, created_at FROM message "
                    "WHERE shop_id = $1 AND conversation_id = $2 AND idem_key = $3",
                    T(cx->who.shop), T(id), T(own_key)));
    if (known.n) {
        *out = known.at[0];
        return db_commit(cx);
    }
    if (!strcmp(c.state, "closed"))
        return fail(cx, E_CONFLICT, "This conversation is closed.");
    if (strcmp(c.state, "human"))
        return fail(cx, E_CONFLICT, "Take the conversation before you answer.");
    TRY(house_say(cx, &c, &m, own_key, &n));
    notice_staff(cx, &n, "conversation.changed", id, c.version);
    notice_after(cx, &n);
    TRY(db_commit(cx));
    *out = m;
    return NULL;
}

void typing_tell(struct cx *cx, const char *topic, const char *name)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    writer_some(&w, "author_name", name);
    writer_close(&w);
    http_publish(topic, "typing", 0, arena_copy_n(cx->mem, b.at, b.n), 0);
    buf_free(&b);
}

err_t conversation_typing(struct cx *cx, const char *id)
{
    struct conversation c;
    TRY(conversation_get(cx, id, &c));
    const char *topic = topic_conversation(cx->mem, cx->who.shop, id);
    typing_tell(cx, topic, cx->who.name);
    db_tell(cx, arena_text(cx->mem, "typing %s %s", topic, cx->who.user));
    return NULL;
}
