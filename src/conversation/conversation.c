/* conversation.c - opening a conversation, its token, who the visitor is, and its end by the visitor.
   Invariant: nothing is stored before the visitor said something, signed in or ended it. */
#include "conversation/inside.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/line.h"
#include "base/token.h"
#include "conversation/queue.h"
#include <stdlib.h>
#include <string.h>

#define PURPOSE "conversation"

const struct field conversation_fields[] = {
    FIELD(F_TEXT, struct conversation, shop_id, .flags = FF_HIDDEN),
    FIELD(F_TEXT, struct conversation, id),
    FIELD(F_TEXT, struct conversation, assistant_id),
    FIELD(F_CHOICE, struct conversation, state, .options = "bot waiting human closed"),
    FIELD(F_CHOICE, struct conversation, input, .options = "text choices none"),
    FIELD(F_TEXT, struct conversation, flow_id),
    FIELD(F_INT, struct conversation, flow_number),
    FIELD(F_TEXT, struct conversation, dialog, .flags = FF_HIDDEN),
    FIELD(F_TEXT, struct conversation, locale),
    FIELD(F_TEXT, struct conversation, page_url),
    FIELD(F_TEXT, struct conversation, subject, .note = "Customer's id, proven by a signed token."),
    FIELD(F_TEXT, struct conversation, subject_email),
    FIELD(F_TIME, struct conversation, subject_at, .note = "When that was proven last."),
    FIELD(F_TEXT, struct conversation, order_id, .note = "The proven order that it is about."),
    FIELD(F_TEXT, struct conversation, claimed, .note = "A number that was claimed, not verified."),
    FIELD(F_INT, struct conversation, misses),
    FIELD(F_TEXT, struct conversation, staff_id, .note = "Who has it."),
    FIELD(F_INT, struct conversation, last_seq),
    FIELD(F_TIME, struct conversation, last_at),
    FIELD(F_TIME, struct conversation, answer_at, .flags = FF_HIDDEN),
    FIELD(F_TIME, struct conversation, ended_at),
    FIELD(F_INT, struct conversation, version),
    FIELD(F_TIME, struct conversation, created_at),
    FIELD(F_INT, struct conversation, open_tickets),
    FIELD(F_TIME, struct conversation, listed_at, .flags = FF_HIDDEN),
    FIELD(F_TIME, struct conversation, heard_at, .flags = FF_HIDDEN),
    FIELD(F_TIME, struct conversation, talk_at, .flags = FF_HIDDEN),
    FIELD(F_TEXT, struct conversation, said_keys, .flags = FF_HIDDEN),
    { 0 },
};

/* --- the row ---------------------------------------------------------------------------------- */

err_t row_find(struct cx *cx, const char *id, const struct conversation **out)
{
    LIST(struct conversation) rows = { 0 };
    TRY(db_list(
        cx, conversation_fields, &rows,
        "SELECT id, assistant_id, state, input, flow_id, flow_number, dialog, subject, subject_email, subject_at, "
        "order_id, claimed, misses, last_seq, last_at, answer_at, ended_at, version, listed_at, heard_at, talk_at, "
        "said_keys FROM conversation WHERE shop_id = $1 AND id = $2",
        T(cx->who.shop), T(id)));
    *out = rows.n ? rows.at : NULL;
    return NULL;
}

err_t row_add(struct cx *cx, const struct walk *t, const char *state, int64_t last_seq, msec ended_at)
{
    const struct visitor *who = t->who;
    const struct dialog *d = &t->dialog;
    TRY(db_exec(
        cx, NULL,
        "INSERT INTO conversation (shop_id, id, assistant_id, state, input, flow_id, flow_number, dialog, locale, "
        "page_url, subject, subject_email, order_id, claimed, misses, last_seq, last_at, listed_at, ended_at, created_at, "
        "subject_at, heard_at, talk_at, said_keys) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $18, $19, $20, $21, $21, "
        "$22)",
        T(cx->who.shop), T(who->conversation), T(who->assistant_id), T(state), T(d->input), T(who->flow_id),
        I(who->flow_number), T(dialog_store(cx, d)), T(who->locale), T(who->page_url), T(who->subject),
        T(who->subject_email), T(t->order_id), T(t->claimed), I(t->visit.misses), I(last_seq), I(cx->now), M(ended_at),
        I(who->issued_at), M(who->subject ? who->subject_at : 0), M(t->heard ? cx->now : 0),
        T(repeat_note(cx, NULL, t->key, (int64_t)t->greeting.n + 1))));
    return NULL;
}

/* --- the token -------------------------------------------------------------------------------- */

/* A line (base/line.h): the version of this form, then what a visitor is. */
#define TOKEN_VERSION "1"
enum {
    PART_VERSION,
    PART_SHOP,
    PART_CONVERSATION,
    PART_ASSISTANT,
    PART_FLOW,
    PART_FLOW_NUMBER,
    PART_LOCALE,
    PART_PAGE,
    PART_ORDER,
    PART_SUBJECT,
    PART_EMAIL,
    PART_ISSUED,
    PARTS
};

static char *token_make(struct cx *cx, const struct visitor *who)
{
    const char *const part[PARTS] = {
        [PART_VERSION] = TOKEN_VERSION,
        [PART_SHOP] = cx->who.shop,
        [PART_CONVERSATION] = who->conversation,
        [PART_ASSISTANT] = who->assistant_id,
        [PART_FLOW] = who->flow_id,
        [PART_FLOW_NUMBER] = arena_text(cx->mem, "%lld", (long long)who->flow_number),
        [PART_LOCALE] = who->locale,
        [PART_PAGE] = who->page_url,
        [PART_ORDER] = who->order,
        [PART_SUBJECT] = who->subject,
        [PART_EMAIL] = who->subject_email,
        [PART_ISSUED] = arena_text(cx->mem, "%lld", (long long)who->issued_at),
    };
    size_t room = 1;
    for (size_t i = 0; i < PARTS; i++)
        room += line_room(part[i]);
    char *payload = arena_alloc(cx->mem, room), *to = stpcpy(payload, TOKEN_VERSION);
    for (size_t i = 1; i < PARTS; i++)
        to = line_put(to, '\t', part[i]);
    return token_sign(cx->mem, PURPOSE, payload);
}

static const char *or_null(const char *s) { return *s ? s : NULL; }

static err_t signed_out(struct cx *cx) { return fail(cx, E_SIGNIN, "This conversation has ended. Start a new one."); }

/* The visitor's shop becomes the principal's, the visitor its actor. */
static err_t shop_visit(struct cx *cx, const char *shop_id, struct visitor *who)
{
    struct shop *shop = arena_alloc(cx->mem, sizeof(*shop));
    cx->who = (struct principal){ .shop = shop_id, .actor = ACTOR_SHOPPER, .role = ROLE_VISITOR };
    TRY(shop_get(cx, shop));
    cx->who.shop_code = shop->code;
    cx->who.zone = shop->zone;
    text_put(cx->who.currency, sizeof(cx->who.currency), shop->currency);
    who->shop = shop;
    return NULL;
}

/* The row says when the token ends; without one its own age. */
static err_t token_check(struct cx *cx, const struct visitor *who)
{
    const struct conversation *row = who->row;
    int64_t open;
    if (!row)
        return cx->now > who->issued_at + TOKEN_MS ? signed_out(cx) : NULL;
    if (row->ended_at || cx->now > row->last_at + TOKEN_TICKET_MS)
        return signed_out(cx);
    if (cx->now <= row->last_at + TOKEN_MS)
        return NULL;
    TRY(db_int(cx, 0, &open,
               "SELECT count(*) FROM ticket WHERE shop_id = $1 AND conversation_id = $2 AND state = 'open'",
               T(cx->who.shop), T(row->id)));
    return open ? NULL : signed_out(cx);
}

err_t conversation_token(struct cx *cx, const char *token, struct visitor *out)
{
    char *payload, *part[PARTS];
    TRY(token_open(cx, PURPOSE, token, &payload));
    line_take(&payload, part, PARTS);
    if (strcmp(part[PART_VERSION], TOKEN_VERSION)) /* another version's */
        return signed_out(cx);
    struct visitor who = {
        .conversation = part[PART_CONVERSATION],
        .assistant_id = part[PART_ASSISTANT],
        .flow_id = part[PART_FLOW],
        .flow_number = strtoll(part[PART_FLOW_NUMBER], NULL, 10),
        .locale = or_null(part[PART_LOCALE]),
        .page_url = or_null(part[PART_PAGE]),
        .order = or_null(part[PART_ORDER]),
        .subject = or_null(part[PART_SUBJECT]),
        .subject_email = or_null(part[PART_EMAIL]),
        .issued_at = strtoll(part[PART_ISSUED], NULL, 10),
        .address = out->address,
        .arrived = out->arrived,
    };
    struct assistant *a = arena_alloc(cx->mem, sizeof(*a));
    err_t e = shop_visit(cx, part[PART_SHOP], &who);
    if (!e)
        e = assistant_visit(cx, who.assistant_id, a);
    if (e) /* the shop or the assistant has been removed since */
        return e->code == E_MISSING ? signed_out(cx) : e;
    who.assistant = a;
    TRY(row_find(cx, who.conversation, &who.row));
    TRY(token_check(cx, &who));
    who.subject_at = who.issued_at;
    if (who.row) {
        who.subject = who.row->subject;
        who.subject_email = who.row->subject_email;
        who.subject_at = who.row->subject_at;
    }
    *out = who;
    return NULL;
}

/* --- opening ---------------------------------------------------------------------------------- */

bool subject_holds(const struct cx *cx, const struct visitor *who, const struct conversation *row)
{
    msec proven = row ? row->subject_at : who->subject_at;
    msec heard = row && row->heard_at > proven ? row->heard_at : proven;
    return (row ? row->subject : who->subject) && cx->now < proven + SUBJECT_MOST_MS &&
           cx->now < heard + SUBJECT_SILENCE_MS;
}

msec row_talk_at(const struct cx *cx, const struct conversation *row)
{
    return row && row->heard_at + DOOR_SILENCE_MS > cx->now ? row->talk_at : cx->now;
}

int64_t held_until(msec at)
{
    int64_t wait = at - clock_wall();
    return wait > 0 && wait <= HELD_MOST ? clock_mono() + wait : 0;
}

int64_t row_not_before(const struct conversation *row) { return row ? held_until(row->answer_at) : 0; }

err_t walk_start(struct cx *cx, struct walk *t)
{
    const struct visitor *who = t->who;
    const struct conversation *row = t->row;
    bool signed_in = subject_holds(cx, who, row);
    t->visit = (struct visit){
        .conversation = who->conversation,
        .shop = who->shop,
        .source_id = who->assistant->source_id,
        .also_reads = who->assistant->also_reads,
        .address = who->address,
        .locale = who->locale,
        .subject = !signed_in ? NULL
                   : row      ? row->subject
                              : who->subject,
        .subject_email = !signed_in ? NULL
                         : row      ? row->subject_email
                                    : who->subject_email,
        .misses = row ? row->misses : 0,
        .since = row_talk_at(cx, row),
        .arrived = who->arrived,
        .not_before = row_not_before(row), /* the answer before this one is still held back */
    };
    struct dialog *d = &t->dialog;
    *d = (struct dialog){ .visit = &t->visit, .shop_name = who->shop->name, .text_area = who->assistant->text_area };
    TRY(flow_get(cx, row ? row->flow_id : who->flow_id, row ? row->flow_number : who->flow_number, &d->flow));
    if (row) {
        dialog_restore(cx, row->dialog, d);
        return NULL;
    }
    TRY(dialog_begin(cx, d, who->order));
    message_said(cx, d, 1, who->issued_at, &t->greeting);
    d->said.n = d->effects.n = 0;
    return NULL;
}

err_t conversation_open(struct cx *cx, const struct assistant *a, struct visitor *who, char **token, struct turn *out)
{
    struct walk t = { .who = who };
    TRY(shop_visit(cx, a->shop_id, who));
    who->conversation = id_new(cx, "cnv");
    who->assistant = a;
    who->assistant_id = a->id;
    who->flow_id = a->flow_id;
    who->flow_number = a->flow_number;
    who->issued_at = who->subject_at = cx->now;
    who->row = NULL;
    if (!who->locale)
        who->locale = who->shop->locale;
    TRY(walk_start(cx, &t));
    *token = token_make(cx, who);
    *out = (struct turn){ .state = "bot", .input = t.dialog.input, .messages = t.greeting };
    return NULL;
}

/* --- who the visitor is ------------------------------------------------------------------------ */

static err_t end_once(struct cx *cx, const struct visitor *who)
{
    struct walk t = { .who = who };
    NOTICE(n);
    TRY(row_find(cx, who->conversation, &t.row));
    if (!t.row)
        TRY(walk_start(cx, &t));
    DB_TX(cx);
    if (!t.row)
        TRY(row_add(cx, &t, "closed", 0, cx->now));
    TRY(db_exec(cx, NULL,
                "UPDATE conversation SET ended_at = $3, state = 'closed', input = 'none', version = version + 1 "
                "WHERE shop_id = $1 AND id = $2",
                T(cx->who.shop), T(who->conversation), I(cx->now)));
    TRY(db_exec(cx, NULL, "DELETE FROM proof WHERE shop_id = $1 AND conversation_id = $2", T(cx->who.shop),
                T(who->conversation)));
    TRY(db_exec(cx, NULL, "DELETE FROM email_code WHERE shop_id = $1 AND conversation_id = $2", T(cx->who.shop),
                T(who->conversation)));
    state_notice(cx, &n, who->conversation, "closed", "none", t.row ? t.row->version + 1 : 1);
    notice_add(&n, topic_conversation(cx->mem, cx->who.shop, who->conversation), NOTICE_END, 0, "");
    notice_after(cx, &n);
    return db_commit(cx);
}

/* Ends the token and what was proven, and cuts the streams. Not stored yet: a row remembers the end; when a first
   turn stores its row at the same moment, that one is ended. */
static err_t end(struct cx *cx, const struct visitor *who)
{
    err_t e = end_once(cx, who);
    return e && e->code == E_CONFLICT ? end_once(cx, who) : e;
}

/* Stores who it is: on the row, which is made when there is none. */
static err_t identity_save(struct cx *cx, const struct visitor *who, const char *subject, const char *email)
{
    struct visitor known = *who;
    struct walk t = { .who = &known };
    NOTICE(n);
    if (!who->row)
        TRY(walk_start(cx, &t));
    known.subject = subject;
    known.subject_email = email;
    known.subject_at = cx->now;
    DB_TX(cx);
    if (!who->row) {
        TRY(row_add(cx, &t, "bot", (int64_t)t.greeting.n, 0));
        TRY(message_add(cx, who->conversation, &t.greeting, NULL, &n));
    } else {
        TRY(db_exec(
            cx, NULL,
            "UPDATE conversation SET subject = $3, subject_email = $4, subject_at = $5, last_at = $5 WHERE shop_id = $1 AND id = $2",
            T(cx->who.shop), T(who->conversation), T(subject), T(email), I(cx->now)));
    }
    notice_after(cx, &n);
    return db_commit(cx);
}

bool visitor_know(struct visitor *who, const struct identity *identity)
{
    who->subject_email = identity->email_verified ? identity->email : NULL;
    who->subject = identity->sub ? identity->sub : who->subject_email;
    return who->subject;
}

/* In the conversation's turn. */
static err_t identify(struct cx *cx, struct visitor *who, const struct identity *identity)
{
    struct visitor now = *who;
    TRY(row_find(cx, who->conversation, &who->row));
    const char *before = who->row ? who->row->subject : who->subject;
    if (identity && !visitor_know(&now, identity))
        return fail_field(cx, "identity_token", "This token does not say who is signed in.");
    if (!identity && !before)
        return NULL;
    if (identity && (!before || !strcmp(before, now.subject)))
        return identity_save(cx, who, now.subject, now.subject_email);
    TRY(end(cx, who));
    return fail(cx, E_CONFLICT, "Somebody else is signed in now. Start a new conversation.");
}

err_t conversation_identify(struct cx *cx, const struct visitor *who, const struct identity *identity)
{
    struct visitor copy = *who;
    TRY(queue_enter(cx, who->conversation));
    err_t e = identify(cx, &copy, identity);
    if (!e || e->code != E_OUTSIDE)
        queue_leave(cx);
    return e;
}

err_t conversation_forget(struct cx *cx, const struct visitor *who) { return end(cx, who); }
