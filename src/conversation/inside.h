/* inside.h - what the files of this room share: the row, a dialog made ready for a walk, messages. */
#pragma once
#include "conversation/conversation.h"
#include "conversation/notice.h"

#define TOKEN_MS (24LL * 3600 * 1000)
#define TOKEN_TICKET_MS (7 * TOKEN_MS)
#define SUBJECT_SILENCE_MS DOOR_SILENCE_MS
#define SUBJECT_MOST_MS (24LL * 3600 * 1000)

/* Whether the visitor still counts as signed in; row: as it is now, NULL = not stored. */
bool subject_holds(const struct cx *cx, const struct visitor *who, const struct conversation *row);

/* Since when the visitor has talked without a long silence: now, when there was one. */
msec row_talk_at(const struct cx *cx, const struct conversation *row);

/* clock_mono() before which what carries this time must not be seen; 0 = it may be. The door holds answers back for
   seconds: what lies further ahead was written before somebody set the clock back, and waits for nothing. */
#define HELD_MOST 10000
int64_t held_until(msec at);

/* The same of what was said last. */
int64_t row_not_before(const struct conversation *row);

/* While the bot talks, a conversation moves in the staff's list no more often than this: the list's indexes are two of
   the eight pages that a turn would write. */
#define LISTED_MS (30 * 1000)

/* Rows as staff read them; the table is named c. */
#define ROWS                                                                                                           \
    "SELECT c.*, (SELECT count(*) FROM ticket t WHERE t.shop_id = c.shop_id AND t.conversation_id = c.id "             \
    "AND t.state = 'open') AS open_tickets FROM conversation c "

/* The row as it is now, without open_tickets; *out = NULL when it is not stored. */
MUST err_t row_find(struct cx *cx, const char *id, const struct conversation **out);

/* A walk of one turn: everything that is read before something is written. */
struct walk {
    const struct visitor *who;
    const struct conversation *row; /* as read before the walk; NULL: the first turn */
    struct visit visit;
    struct dialog dialog;
    message_list greeting;          /* that the first turn stores, too */
    const char *order_id, *claimed; /* as they will be on the row */
    bool heard;                     /* the visitor says something … */
    const char *key;                /* … with this key (repeat_key), NULL = none */
};

/* Makes t->dialog ready: restored from the row, else begun, with the greeting. */
MUST err_t walk_start(struct cx *cx, struct walk *t);

/* The row and its greeting, in a transaction, with this state. E_CONFLICT: it is there already. */
MUST err_t row_add(struct cx *cx, const struct walk *t, const char *state, int64_t last_seq, msec ended_at);

/* What a dialog said, as messages that begin at seq; their time is when they may be seen, which is later than at when
   the door holds the answer back. */
void message_said(struct cx *cx, const struct dialog *d, int64_t seq, msec at, message_list *out);

/* A key as rows keep it; the seq of the visitor's message that came with it, 0 = none; the row's keys with one more in
   front. */
const char *repeat_key(struct cx *cx, const char *sent);
int64_t repeat_find(const struct conversation *row, const char *key);
const char *repeat_note(struct cx *cx, const struct conversation *row, const char *key, int64_t seq);

/* Stores messages, in a transaction; key belongs to the first one (NULL = none), which is a person's, and tells the
   streams, not before the messages' time. */
MUST err_t message_add(struct cx *cx, const char *conversation, const message_list *list, const char *key,
                       struct notice *n);

/* A message of the house, after the row's last one. The row is locked. */
MUST err_t house_say(struct cx *cx, const struct conversation *c, struct message *m, const char *key, struct notice *n);

/* Stored messages after a seq, at most 200, as they may be read now. */
#define MESSAGES_PAGE 200
MUST err_t message_page(struct cx *cx, const struct visitor *who, const struct conversation *row, int64_t after,
                        message_list *out);

/* Tells the conversation's streams, each message not before its time. */
void message_tell(struct cx *cx, const char *conversation, const message_list *list, struct notice *n);

/* The visitor's message and what was answered to it, as it is stored. */
MUST err_t message_replay(struct cx *cx, const struct visitor *who, int64_t seq, message_list *out);

/* Stored cards are not live; they and lists lose what they show when its proof no longer holds. */
MUST err_t message_expire(struct cx *cx, const struct visitor *who, message_list *list);

/* {"state","input"} to the visitor's streams; with a hint to staff. */
void state_tell(struct cx *cx, struct notice *n, const char *id, const char *state, const char *input);
void state_notice(struct cx *cx, struct notice *n, const char *id, const char *state, const char *input,
                  int64_t version);

/* That a person (NULL: nameless) is writing, to the streams of this process. */
void typing_tell(struct cx *cx, const char *topic, const char *name);

/* A ticket for a handoff effect, in the turn's transaction: a new one, or the one that this cause has already. Its
   number fills "#ticket_number#" in what the bot says in this turn. */
struct handoff {
    const struct effect *effect;
    const char *snapshot, *claimed;
};
MUST err_t handoff_save(struct cx *cx, const char *conversation, const struct handoff *h, message_list *fresh,
                        struct notice *n);

/* act.c: in the transaction of the request: what the shop's own system does without staff begins. */
MUST err_t act_begin(struct cx *cx, const struct request *r);
