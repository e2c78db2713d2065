/* conversation.h - a visitor's conversation: turns, messages, identity, people taking over. */
#pragma once
#include "account/assistant.h"
#include "account/shop.h"
#include "flow/flow.h"
#include "order/request.h"

struct conversation {
    const char *shop_id, *id, *assistant_id, *state, *input, *flow_id;
    int64_t flow_number;
    const char *dialog, *locale, *page_url, *subject, *subject_email;
    msec subject_at;
    const char *order_id, *claimed;
    int64_t misses;
    const char *staff_id;
    int64_t last_seq;
    msec last_at, listed_at, answer_at, ended_at;
    int64_t version; /* of the state: turns of the bot do not count it up */
    msec created_at;
    int64_t open_tickets;   /* only where staff read it */
    msec heard_at, talk_at; /* the visitor's last words; since when no silence was longer than DOOR_SILENCE_MS */
    const char *said_keys;  /* repeat.c */
};
typedef LIST(struct conversation) conversation_list;
extern const struct field conversation_fields[];

struct message {
    int64_t seq;
    const char *author, *author_name, *kind, *text, *body;
    msec created_at;
    const char *json; /* as the streams were told it; NULL: they were not */
};
typedef LIST(struct message) message_list;
extern const struct field message_fields[];
void message_write(struct writer *w, const char *key, const struct message *m);

/* What the token says; the conversation itself may not be stored yet. */
struct visitor {
    const char *conversation, *assistant_id, *flow_id, *locale, *page_url, *order, *subject, *subject_email;
    int64_t flow_number;
    msec issued_at, subject_at;
    const char *address; /* the client's, set by the caller */
    int64_t arrived;
    /* what conversation_token and conversation_open have read */
    const struct shop *shop;
    const struct assistant *assistant; /* by a token: no more of it than assistant_visit reads */
    const struct conversation *row;    /* NULL: not stored yet */
};

struct turn { /* what a call answers */
    const char *state, *input;
    message_list messages;
    int64_t last_seq;   /* of the conversation, also when it is not among the messages */
    int64_t not_before; /* clock_mono() before which the answer must not leave; 0 = at once */
};

/* The later of its not_before and the time of its messages: a repeated turn waits as long as the first. */
int64_t turn_not_before(const struct turn *t);

/* A new conversation: its token and greeting; writes nothing. */
MUST err_t conversation_open(struct cx *cx, const struct assistant *a, struct visitor *who, char **token,
                             struct turn *out);

/* Reads a token: E_SIGNIN when it is broken or ended (24 h after the last message, 7 days with an open ticket,
   at once when forgotten). Enters the shop. */
MUST err_t conversation_token(struct cx *cx, const char *token, struct visitor *out);

/* One turn, stored once by key (NULL = always; the same key again: the same answer). E_CONFLICT: closed;
   E_LIMIT: too many turns wait; E_OUTSIDE: run again in the OUTSIDE lane, with the same request id, which keeps
   its place; conversation_abandon when it will not run again. */
MUST err_t conversation_hear(struct cx *cx, struct visitor *who, const struct heard *heard, const char *key,
                             struct turn *out);

void conversation_abandon(const char *request_id);

/* Messages after a seq, at most 200. Cards are not live; those whose proof no longer holds are
   {"number","expired":true}. */
MUST err_t conversation_messages(struct cx *cx, const struct visitor *who, int64_t after, struct turn *out);

/* What the visitor's token has proven holds 30 minutes of the visitor's silence, 24 h at most; afterwards the visitor
   is a guest until the page says again who it is. */

/* Fills subject and subject_email from a verified identity; false when it names nobody. */
bool visitor_know(struct visitor *who, const struct identity *identity);

/* Another sub, or none after one: E_CONFLICT, and proofs and token end. identity NULL = signed out. */
MUST err_t conversation_identify(struct cx *cx, const struct visitor *who, const struct identity *identity);

/* The visitor ends it and its token ("End chat and forget"). */
MUST err_t conversation_forget(struct cx *cx, const struct visitor *who);

/* --- staff ---------------------------------------------------------------------------------------------------- */

MUST err_t conversation_get(struct cx *cx, const char *id, struct conversation *out);
/* Newest first, give or take LISTED_MS while the bot talks. query: an order's number (proven or claimed), the e-mail address that the shopper signed in with or
   left, or a ticket's number, exactly; NULL = all. state: NULL = any. */
MUST err_t conversation_find(struct cx *cx, const char *query, const char *state, int page, int per_page,
                             conversation_list *out, int64_t *total);
/* How many wait for a person. */
MUST err_t conversation_waiting(struct cx *cx, int64_t *out);
/* The latest one about this order, NULL: none. */
MUST err_t conversation_of_order(struct cx *cx, const char *order_id, const char **id);
/* Those about an order of this e-mail address or phone (normal forms, "" or NULL = none), or of who signed in with that
   address; newest first, at most 50. */
MUST err_t conversation_of_customer(struct cx *cx, const char *email_norm, const char *phone_norm,
                                    conversation_list *out);
MUST err_t conversation_all_messages(struct cx *cx, const char *id, int64_t after, message_list *out);
MUST err_t conversation_take(struct cx *cx, const char *id, int64_t version); /* state human */
MUST err_t conversation_answer(struct cx *cx, const char *id, const char *text, const char *key, struct message *out);
MUST err_t conversation_back(struct cx *cx, const char *id, int64_t version); /* to the bot */
MUST err_t conversation_close(struct cx *cx, const char *id, int64_t version);
/* The person is writing: told to the visitor's open streams, never stored. */
MUST err_t conversation_typing(struct cx *cx, const char *id);

struct ticket {
    const char *id;
    int64_t number;
    const char *conversation_id, *cause, *reason, *order_id, *order_snapshot, *claimed, *issue, *contact, *transcript,
        *state;
    int64_t version;
    msec created_at;
};
typedef LIST(struct ticket) ticket_list;
extern const struct field ticket_fields[];
MUST err_t ticket_get(struct cx *cx, const char *id, struct ticket *out);
/* Newest first; NULL and 0: no such filter. query: as for conversations; their tickets. */
struct ticket_search {
    const char *query, *state, *reason, *order_id;
    msec from, to;
    int page, per_page;
};
MUST err_t ticket_find(struct cx *cx, const struct ticket_search *search, ticket_list *out, int64_t *total);
MUST err_t ticket_open(struct cx *cx, int64_t *out);
MUST err_t ticket_close(struct cx *cx, const char *id, int64_t version);

/* What the bot has collected of a conversation: how its order was proven (NULL: it was not), and its tickets, newest
   first, each with its issue and contact. */
struct collected {
    const char *verified_by; /* token, number_email, number_phone, code */
    ticket_list tickets;
};
MUST err_t conversation_context(struct cx *cx, const struct conversation *c, struct collected *out);

/* request_decide, and its outcome told in the conversation where it was asked. */
MUST err_t conversation_request_decide(struct cx *cx, const char *id, const struct request_decision *decision,
                                       struct request *out);

/* act.c. One try of what is carried out in the shop's own system (a job): when it ends, the request is done and its shopper
   told, or it is left to staff with a ticket that says why. */
MUST err_t conversation_act_run(struct cx *cx, const char *id);

/* preview.c. What the shopper of this order would read in the chat now, in this language (NULL: the order's own, else the
   shop's): the walk of the assistant that reads its source, assistant NULL when there is none. Writes nothing; E_OUTSIDE:
   run again in the OUTSIDE lane. */
struct preview {
    const struct assistant *assistant;
    const char *locale;
    struct turn turn;
};
MUST err_t conversation_preview(struct cx *cx, const char *order_id, const char *locale, struct preview *out);
