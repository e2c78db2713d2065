/* handoff.c - tickets: what a person finds when the bot hands a conversation over. Invariant: one ticket a
   cause; the facts of an order only when it was proven. */
#include "conversation/inside.h"
#include "base/clock.h"
#include "base/id.h"
#include "db/event.h"
#include <string.h>

#define FIRST_NUMBER 1001
#define TRANSCRIPT_MOST 200

const struct field ticket_fields[] = {
    FIELD(F_TEXT, struct ticket, id),
    FIELD(F_INT, struct ticket, number),
    FIELD(F_TEXT, struct ticket, conversation_id),
    FIELD(F_TEXT, struct ticket, cause, .flags = FF_HIDDEN),
    FIELD(F_TEXT, struct ticket, reason),
    FIELD(F_TEXT, struct ticket, order_id),
    FIELD(F_JSON, struct ticket, order_snapshot, .note = "The order as it was, when it was proven."),
    FIELD(F_TEXT, struct ticket, claimed, .note = "A number that was claimed, not verified."),
    FIELD(F_TEXT, struct ticket, issue),
    FIELD(F_TEXT, struct ticket, contact),
    FIELD(F_JSON, struct ticket, transcript),
    FIELD(F_CHOICE, struct ticket, state, .options = "open closed"),
    FIELD(F_INT, struct ticket, version),
    FIELD(F_TIME, struct ticket, created_at),
    { 0 },
};

static void transcript_line(struct writer *w, const struct message *m)
{
    if (text_empty(m->text))
        return;
    writer_open(w, NULL, '{');
    writer_int(w, "seq", m->seq);
    writer_text(w, "author", m->author);
    writer_text(w, "text", m->text);
    writer_time(w, "at", m->created_at);
    writer_close(w);
}

/* [{"seq","author","text","at"}]: what is stored, then this turn's, which may be nothing: a store's refusal comes later. */
static err_t transcript_make(struct cx *cx, const char *conversation, const message_list *fresh, const char **out)
{
    message_list list = { 0 };
    int64_t next = fresh->n ? fresh->at[0].seq : 0;
    if (!fresh->n)
        TRY(db_int(cx, 1, &next, "SELECT MAX(seq) + 1 FROM message WHERE shop_id = $1 AND conversation_id = $2",
                   T(cx->who.shop), T(conversation)));
    TRY(db_list(cx, message_fields, &list,
                "SELECT seq, author, text, created_at FROM message "
                "WHERE shop_id = $1 AND conversation_id = $2 AND seq > $3 AND seq < $4 ORDER BY seq",
                T(cx->who.shop), T(conversation), I(next - TRANSCRIPT_MOST), I(next)));
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '[');
    for (size_t i = 0; i < list.n; i++)
        transcript_line(&w, &list.at[i]);
    for (size_t i = 0; i < fresh->n; i++)
        transcript_line(&w, &fresh->at[i]);
    writer_close(&w);
    *out = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return NULL;
}

/* "#ticket_number#" becomes the number that the ticket got. */
static const char *number_fill(struct arena *a, const char *text, int64_t number)
{
    static const char hole[] = "#ticket_number#";
    const char *at;
    while (text && (at = strstr(text, hole)))
        text = arena_text(a, "%.*s%lld%s", (int)(at - text), text, (long long)number, at + sizeof(hole) - 1);
    return text;
}

static void numbers_fill(struct arena *a, message_list *list, int64_t number)
{
    for (size_t i = 0; i < list->n; i++) {
        if (!strcmp(list->at[i].author, "visitor"))
            continue;
        list->at[i].text = number_fill(a, list->at[i].text, number);
        list->at[i].body = number_fill(a, list->at[i].body, number);
    }
}

err_t handoff_save(struct cx *cx, const char *conversation, const struct handoff *h, message_list *fresh,
                   struct notice *n)
{
    const struct effect *effect = h->effect;
    const char *cause = arena_text(cx->mem, "%s %s", effect->name, effect->order_id ? effect->order_id : "-");
    LIST(struct ticket) known = { 0 };
    TRY(db_list(cx, ticket_fields, &known,
                "SELECT id, number, version FROM ticket WHERE shop_id = $1 AND conversation_id = $2 AND cause = $3",
                T(cx->who.shop), T(conversation), T(cause)));
    const char *transcript, *id = known.n ? known.at->id : id_new(cx, "tic");
    int64_t number = known.n ? known.at->number : 0;
    if (!known.n)
        TRY(shop_count(cx, "ticket", FIRST_NUMBER, &number));
    numbers_fill(cx->mem, fresh, number);
    TRY(transcript_make(cx, conversation, fresh, &transcript));
    if (known.n) {
        TRY(db_exec(cx, NULL,
                    "UPDATE ticket SET state = 'open', issue = COALESCE($4, issue), contact = COALESCE($5, contact), "
                    "transcript = $6, order_snapshot = COALESCE($7, order_snapshot), claimed = COALESCE($8, claimed), "
                    "version = version + 1 WHERE shop_id = $1 AND id = $2 AND conversation_id = $3",
                    T(cx->who.shop), T(id), T(conversation), T(effect->text), T(effect->contact), T(transcript),
                    T(h->snapshot), T(effect->order_id ? NULL : h->claimed)));
    } else {
        TRY(db_exec(
            cx, NULL,
            "INSERT INTO ticket (shop_id, id, number, conversation_id, cause, reason, order_id, order_snapshot, "
            "claimed, issue, contact, transcript, state, created_at) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open', $13)",
            T(cx->who.shop), T(id), I(number), T(conversation), T(cause), T(effect->name), T(effect->order_id),
            T(h->snapshot), T(effect->order_id ? NULL : h->claimed), T(effect->text), T(effect->contact), T(transcript),
            I(cx->now)));
    }
    TRY(event_add(cx, "ticket", id, known.n ? "ticket.reopened" : "ticket.created", "reason", NULL, effect->name));
    notice_staff(cx, n, "ticket.changed", id, known.n ? known.at->version + 1 : 1);
    return NULL;
}

/* --- reading and closing ------------------------------------------------------------------------ */

err_t ticket_get(struct cx *cx, const char *id, struct ticket *out)
{
    return db_get(cx, ticket_fields, out, "SELECT * FROM ticket WHERE shop_id = $1 AND id = $2", T(cx->who.shop),
                  T(id));
}

err_t ticket_close(struct cx *cx, const char *id, int64_t version)
{
    struct ticket t;
    int64_t changed;
    NOTICE(n);
    TRY(ticket_get(cx, id, &t));
    DB_TX(cx);
    TRY(db_exec(
        cx, &changed,
        "UPDATE ticket SET state = 'closed', version = version + 1 WHERE shop_id = $1 AND id = $2 AND version = $3",
        T(cx->who.shop), T(id), I(version)));
    if (!changed)
        return fail(cx, E_CONFLICT, "Somebody changed this ticket meanwhile. Reload it and try again.");
    TRY(event_add(cx, "ticket", id, "ticket.closed", "state", t.state, "closed"));
    notice_staff(cx, &n, "ticket.changed", id, version + 1);
    notice_after(cx, &n);
    return db_commit(cx);
}
