/* message.c - what was said: stored once, told to streams in order of seq, and without the facts of an order
   whose proof no longer holds. */
#include "conversation/inside.h"
#include "base/clock.h"
#include "base/json.h"
#include <string.h>

const struct field message_fields[] = {
    FIELD(F_INT, struct message, seq),
    FIELD(F_CHOICE, struct message, author, .options = "visitor bot agent system"),
    FIELD(F_TEXT, struct message, author_name, .flags = FF_OMIT),
    FIELD(F_CHOICE, struct message, kind, .options = "text menu orders order form link notice"),
    FIELD(F_TEXT, struct message, text),
    FIELD(F_TEXT, struct message, body, .flags = FF_HIDDEN),
    FIELD(F_TIME, struct message, created_at),
    { 0 },
};

void message_write(struct writer *w, const char *key, const struct message *m)
{
    if (m->json) {
        writer_raw(w, key, m->json);
        return;
    }
    writer_open(w, key, '{');
    writer_int(w, "seq", m->seq);
    writer_text(w, "author", m->author);
    writer_some(w, "author_name", m->author_name);
    writer_text(w, "kind", m->kind);
    writer_some(w, "text", m->text);
    if (!text_empty(m->body)) { /* members as they stand */
        buf_text(w->to, ",");
        buf_text(w->to, m->body);
    }
    writer_time(w, "created_at", m->created_at);
    writer_close(w);
}

void message_said(struct cx *cx, const struct dialog *d, int64_t seq, msec at, message_list *out)
{
    out->n = d->said.n;
    out->at = arena_alloc(cx->mem, out->n * sizeof(*out->at));
    int64_t wait = d->visit->not_before ? d->visit->not_before - clock_mono() : 0;
    if (wait > 0 && clock_wall() + wait > at)
        at = clock_wall() + wait;
    for (size_t i = 0; i < out->n; i++)
        out->at[i] = (struct message){
            .seq = seq + (int64_t)i,
            .author = "bot",
            .kind = d->said.at[i].kind,
            .text = d->said.at[i].text,
            .body = d->said.at[i].body,
            .created_at = at,
        };
}

int64_t turn_not_before(const struct turn *t)
{
    int64_t latest = t->not_before;
    for (size_t i = 0; i < t->messages.n; i++) {
        int64_t at = held_until(t->messages.at[i].created_at);
        if (at > latest)
            latest = at;
    }
    return latest;
}

/* --- storing ---------------------------------------------------------------------------------- */

#define COLUMNS "shop_id, conversation_id, seq, author, author_name, kind, text, body, idem_key, created_at"
#define ARGS(m, key)                                                                                                   \
    I((m)->seq), T((m)->author), T((m)->author_name), T((m)->kind), T((m)->text), T((m)->body), T(key),                \
        I((m)->created_at)

static err_t add_one(struct cx *cx, const char *id, const struct message *m, const char *key)
{
    return db_exec(cx, NULL, "INSERT INTO message (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                   T(cx->who.shop), T(id), ARGS(m, key));
}

static err_t add_two(struct cx *cx, const char *id, const struct message *m, const char *key)
{
    return db_exec(cx, NULL,
                   "INSERT INTO message (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10), "
                   "($1, $2, $11, $12, $13, $14, $15, $16, $17, $18)",
                   T(cx->who.shop), T(id), ARGS(m, key), ARGS(m + 1, NULL));
}

static err_t add_three(struct cx *cx, const char *id, const struct message *m, const char *key)
{
    return db_exec(cx, NULL,
                   "INSERT INTO message (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10), "
                   "($1, $2, $11, $12, $13, $14, $15, $16, $17, $18), ($1, $2, $19, $20, $21, $22, $23, $24, $25, $26)",
                   T(cx->who.shop), T(id), ARGS(m, key), ARGS(m + 1, NULL), ARGS(m + 2, NULL));
}

err_t message_add(struct cx *cx, const char *conversation, const message_list *list, const char *key, struct notice *n)
{
    for (size_t i = 0; i < list->n; key = NULL) {
        const struct message *m = &list->at[i];
        size_t left = list->n - i, now = left > 3 ? 3 : left;
        TRY(now == 1   ? add_one(cx, conversation, m, key)
            : now == 2 ? add_two(cx, conversation, m, key)
                       : add_three(cx, conversation, m, key));
        i += now;
    }
    msec last = list->n ? list->at[list->n - 1].created_at : 0;
    if (last > cx->now)
        TRY(db_exec(cx, NULL, "UPDATE conversation SET answer_at = $3 WHERE shop_id = $1 AND id = $2", T(cx->who.shop),
                    T(conversation), I(last)));
    message_tell(cx, conversation, list, n);
    return NULL;
}

void message_tell(struct cx *cx, const char *conversation, const message_list *list, struct notice *n)
{
    const char *topic = topic_conversation(cx->mem, cx->who.shop, conversation);
    size_t room = 0;
    for (size_t i = 0; i < list->n; i++)
        room += 512 + (list->at[i].body ? strlen(list->at[i].body) : 0);
    buf_room(&n->to, room); /* at once: most of it are the bodies */
    for (size_t i = 0; i < list->n; i++) {
        struct message *m = &list->at[i];
        if (m->created_at > cx->now)
            n->not_before = held_until(m->created_at);
        struct buf *to = notice_begin(n, topic, "message", m->seq);
        struct writer w = { .to = to };
        size_t from = to->n;
        message_write(&w, NULL, m);
        m->json = arena_copy_n(cx->mem, to->at + from, to->n - from);
        notice_end(n);
    }
}

/* --- reading ---------------------------------------------------------------------------------- */

err_t message_replay(struct cx *cx, const struct visitor *who, int64_t seq, message_list *out)
{
    TRY(db_list(cx, message_fields, out,
                "SELECT seq, author, author_name, kind, text, body, created_at FROM message "
                "WHERE shop_id = $1 AND conversation_id = $2 AND seq >= $3 AND author IN ('visitor', 'bot') AND seq < "
                "COALESCE((SELECT min(n.seq) FROM message n WHERE n.shop_id = $1 AND n.conversation_id = $2 "
                "AND n.seq > $3 AND n.author = 'visitor'), 9223372036854775807) ORDER BY seq",
                T(cx->who.shop), T(who->conversation), I(seq)));
    return message_expire(cx, who, out);
}

/* A stored body as it may be served now. The order's id in a card or line says whose proof it needs. */
static void expire(struct cx *cx, const struct visit *v, struct message *m)
{
    json_t *body;
    const char *json = arena_text(cx->mem, "{%s}", m->body);
    if (json_read(cx, json, strlen(json), &body))
        return;
    json_t *card = json_object_get(body, "order"), *line;
    size_t i;
    if (card && door_proof(cx, v, json_str(card, "id"))) {
        json_object_set_new(card, "live", json_false());
    } else if (card) {
        const char *number = json_str(card, "number");
        json_object_set_new(body, "order", json_pack("{s:s?,s:b}", "number", number, "expired", 1));
        m->text = NULL; /* the status text names the parcel, too */
    }
    json_array_foreach (json_object_get(body, "orders"), i, line) {
        if (door_proof(cx, v, json_str(line, "id")))
            continue;
        json_t *less = json_pack("{s:s?,s:s?,s:b}", "choice", json_str(line, "choice"), "number",
                                 json_str(line, "number"), "expired", 1);
        json_array_set_new(json_object_get(body, "orders"), i, less);
    }
    const char *text = json_text(cx->mem, body);
    m->body = arena_copy_n(cx->mem, text + 1, strlen(text) - 2);
}

err_t message_expire(struct cx *cx, const struct visitor *who, message_list *list)
{
    struct visit v = {
        .conversation = who->conversation,
        .source_id = who->assistant->source_id,
        .also_reads = who->assistant->also_reads,
        .since = row_talk_at(cx, who->row),
        .subject = !subject_holds(cx, who, who->row) ? NULL
                   : who->row                        ? who->row->subject
                                                     : who->subject,
    };
    bool loaded = false;
    for (size_t i = 0; i < list->n; i++) {
        struct message *m = &list->at[i];
        if (strcmp(m->kind, "order") && strcmp(m->kind, "orders"))
            continue;
        if (!loaded)
            TRY(door_load(cx, &v));
        loaded = true;
        expire(cx, &v, m);
    }
    return NULL;
}

err_t message_page(struct cx *cx, const struct visitor *who, const struct conversation *row, int64_t after,
                   message_list *out)
{
    message_list list = { 0 };
    TRY(db_list(cx, message_fields, &list,
                "SELECT seq, author, author_name, kind, text, body, created_at FROM message "
                "WHERE shop_id = $1 AND conversation_id = $2 AND seq > $3 ORDER BY seq LIMIT 200",
                T(cx->who.shop), T(row->id), I(after)));
    struct visitor now = *who;
    now.row = row;
    TRY(message_expire(cx, &now, &list));
    *out = list;
    return NULL;
}

err_t conversation_messages(struct cx *cx, const struct visitor *who, int64_t after, struct turn *out)
{
    const struct conversation *row;
    TRY(row_find(cx, who->conversation, &row));
    if (!row) { /* nothing was said yet: the greeting, from the token */
        struct walk t = { .who = who };
        TRY(walk_start(cx, &t));
        message_list list = t.greeting;
        while (list.n && list.at->seq <= after)
            list.at++, list.n--;
        *out = (struct turn){
            .state = "bot", .input = t.dialog.input, .messages = list, .last_seq = (int64_t)t.greeting.n
        };
        return NULL;
    }
    message_list list;
    TRY(message_page(cx, who, row, after, &list));
    *out = (struct turn){
        .state = row->state,
        .input = row->input,
        .messages = list,
        .last_seq = row->last_seq,
        .not_before = row_not_before(row),
    };
    return NULL;
}
