/* erase.h - conversations that go: those of a person who is to be forgotten, and those that are older than the shop keeps
   them. With a conversation go its messages, its tickets with their transcripts and contacts, and its proofs. */
#pragma once
#include "db/db.h"

struct talk_id {
    const char *id;
};
typedef LIST(struct talk_id) talk_id_list;

/* Whose conversations are meant: normal forms; "" or NULL: not known. */
struct talker {
    const char *email, *phone;
    const char *subject;       /* the customer's id, as signed tokens say it … */
    const char *source_id;     /* … and the source that it is an id of */
    const char *const *orders; /* ids of the orders that are theirs */
    size_t orders_n;
    msec until;  /* begun by then; 0 = now */
    bool theirs; /* only those that are known to be theirs: not every one whose words hold their address */
};

/* Those about their orders, those in which they signed in (by the id where tokens speak of that source, and vouch for no
   other address) or left their address, and, unless `theirs` is asked for, those whose words, forms, tickets or
   variables hold their address or phone, however it was written. By id. Reads all that was said in the shop: not for a turn. */
MUST err_t conversation_of_person(struct cx *cx, const struct talker *t, talk_id_list *out);

struct talk_erased {
    int64_t conversations, messages, tickets;
};
/* Removes one, in a transaction; open chats on it end. One that was talked in within two days leaves an empty, ended row
   behind, so that its token counts no more; the sweep takes that. Counts are added to *out. */
MUST err_t conversation_erase(struct cx *cx, const char *id, struct talk_erased *out);

/* What codes were asked for with this address, also where nothing was said then. */
MUST err_t conversation_codes_erase(struct cx *cx, const char *email);

/* E-mail addresses (lower case, each once, in `id`) that shoppers of the shop signed in with, left, or wrote; phones that they
   left, as they are kept; and runs of seven digits and more that they wrote. */
MUST err_t conversation_addresses(struct cx *cx, talk_id_list *out);

/* At most `most` whose last message is older than a time, oldest first. Not those that have an open ticket: somebody
   still works on it. behind: the last one of the part before, { 0 } = from the oldest. */
struct talk_old {
    const char *id;
    msec listed_at;
};
typedef LIST(struct talk_old) talk_old_list;
MUST err_t conversation_find_old(struct cx *cx, msec before, const struct talk_old *behind, int most,
                                 talk_old_list *out);
