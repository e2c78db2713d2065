/* code.h - one-time codes by e-mail: who reads the mails of an address proves it for the conversation, and with it
   the orders of that address. Whether the address has orders at all is nowhere to be seen: asking for a code does the
   same whatever exists, because only the job that follows looks (door_code_send). */
#pragma once
#include "source/door.h"

#define CODE_DIGITS 6
#define CODE_MS (INT64_C(10) * 60 * 1000) /* so long it counts */
#define CODE_TRIES 5
#define CODE_AGAIN_MS (INT64_C(60) * 1000) /* the next one for this address in this conversation, at the earliest */
/* In an hour and a shop; all processes count together, and a restart forgets nothing. */
#define CODE_ADDRESS_AN_HOUR 5 /* for one e-mail address */
#define CODE_BLOCK_AN_HOUR 20  /* from one address block */

enum code_outcome {
    CODE_ASKED,  /* it goes out after this turn, if the address has orders */
    CODE_SOON,   /* the last one was asked for just now, and it is the one that counts */
    CODE_SPENT,  /* too many were asked for, or tried: nothing was done */
    CODE_CLOSED, /* the shop gives no codes, or has no way to send mails */
    CODE_RIGHT,  /* the address is proven */
    CODE_WRONG,
    CODE_OVER, /* none is open: too old, tried too often, used, or never asked for */
};

/* The mail, with "#code#" where the code will be. */
struct code_mail {
    const char *subject, *text;
};

/* Asks for a code for this address: ASKED, SOON, SPENT or CLOSED. What follows is saved with the turn. */
MUST err_t door_code_ask(struct cx *cx, struct visit *v, const char *email, const struct code_mail *mail,
                         enum code_outcome *out);

/* Tries six digits as the code that this conversation has asked for: RIGHT, WRONG, OVER, SPENT or CLOSED. Wrong ones
   cost the budgets and delays of the door. */
MUST err_t door_code_try(struct cx *cx, struct visit *v, const char *digits, enum code_outcome *out);

/* The address that this conversation has proven by a code, while that holds; NULL: none. *fresh: in this walk. */
MUST err_t door_code_email(struct cx *cx, struct visit *v, const char **email, bool *fresh);

/* The latest six orders of that address, each proven by the code; empty without one. E_OUTSIDE, E_REMOTE. */
MUST err_t door_code_mine(struct cx *cx, struct visit *v, order_views *out);

/* The job behind a code that was asked for: makes it, and mails it when the address has an order. Done twice it does
   nothing. E_REMOTE: the source does not answer, again later. */
MUST err_t door_code_send(struct cx *cx, const char *conversation, const struct code_mail *mail);
