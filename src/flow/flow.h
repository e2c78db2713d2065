/* flow.h - walks a dialog through a flow; what a kind of node must provide. A walk only reads: what is to
   change is returned as effects. flow does not know conversation. */
#pragma once
#include "order/template.h"
#include "source/door.h"
#include "understand/understand.h"

/* --- a flow: a JSON document, validated and kept as a read-only tree ----------------------------------- */

struct flow;
struct step;
struct condition;

/* Checks a document: the first mistake is E_INPUT whose field is the path ("nodes.find.go.found"). */
MUST err_t flow_check(struct cx *cx, const json_t *document);

/* All mistakes of a document, at most 100, in the order of the document. */
struct mistake {
    const char *path, *message;
};
typedef LIST(struct mistake) mistake_list;
void flow_mistakes(struct cx *cx, const json_t *document, mistake_list *out);

/* The flow of that version, from a process-wide cache of read-only documents (bounded). The result holds
   until flow_release, which the arena calls. */
MUST err_t flow_get(struct cx *cx, const char *flow_id, int64_t number, const struct flow **out);

/* Adds a flow (number 1) or a new version of it. E_INPUT as flow_check. */
MUST err_t flow_add(struct cx *cx, const char *flow_id, const char *name, const char *document, int64_t *number);

/* A checked document as a flow that lives in the arena (previews, written conversations). E_INPUT as flow_check. */
MUST err_t flow_make(struct cx *cx, const json_t *document, const struct flow **out);

/* The principal's shop's assistants that lead with a shipped flow of an earlier program, unedited, go on with the present
   one, as a new version of it; conversations under way keep theirs. */
MUST err_t flow_renew(struct cx *cx);

/* The shipped "Order help" document, embedded (src/flow/order_help.json). */
extern const char flow_order_help[];

/* --- a dialog: where the walk stands --------------------------------------------------------------------- */

struct offer {
    const char *id, *label, *exit, *value;
}; /* what the last messages offered; exit "@node" jumps */
typedef LIST(struct offer) offer_list;

struct said {
    const char *kind; /* text menu orders order form link notice */
    const char *text; /* may be NULL for order */
    const char *body; /* JSON members of the Message beyond text, without braces: "\"options\":[…]"; NULL = none */
};

struct effect {
    enum { EFFECT_REQUEST, EFFECT_HANDOFF, EFFECT_CLAIM, EFFECT_ABOUT } kind;
    const char *order_id; /* proven order, or NULL; about: the one of several that is talked about now */
    const char *name;     /* request: the action; handoff: the reason code */
    const char *text;     /* request: details JSON; handoff: the issue in the visitor's words; claim: the number */
    const char *contact;  /* handoff: how to reach the visitor, or NULL */
};

struct dialog {
    const struct flow *flow;
    struct visit *visit;
    const char *at;             /* node id */
    const struct step *step;    /* that node, once the state was restored or the dialog begun */
    LIST(struct variable) vars; /* in the order in which they were set */
    size_t vars_room;
    int64_t offered;       /* how many options this conversation has been offered: ids opt_1 … */
    offer_list offers;     /* that still count: of the turn before, of this one when it is over */
    int64_t misunderstood; /* in a row */
    int64_t misses;        /* failed proofs in a row */
    const char *shop_name;
    bool text_area; /* false: hide-text-area mode */

    /* of this turn */
    const char *input;    /* text choices none */
    bool waiting, passed; /* inside of a turn: input is wanted; the words mean nothing to the node */
    offer_list made;      /* offers of this turn; `written` of them are in a message already */
    size_t written;
    struct facts facts; /* of the words that are heard */
    const struct policy_view *policy;
    bool wants_person;
    bool closed; /* the flow came to its end */
    LIST(struct said) said;
    LIST(struct effect) effects;
};

/* What the visitor did: exactly one of text, choice (an option id) or form (object of texts) is set. */
struct heard {
    const char *text, *choice;
    const json_t *form;
};

/* The greeting: walks from the start until input is wanted. Writes nothing, needs no look-up; the same flow,
   locale, order and identity give the same words and option ids. order: a number from the page, or NULL. */
MUST err_t dialog_begin(struct cx *cx, struct dialog *d, const char *order);

/* One turn: at most 50 steps. E_OUTSIDE: run again in the OUTSIDE lane. E_INPUT: a choice that was not offered,
   a form field that is missing or wrong. A failing source never fails the turn: nodes take their trouble exit. */
MUST err_t dialog_turn(struct cx *cx, struct dialog *d, const struct heard *heard);

/* What a shopper reads in this language when staff have decided a request: the flow's text "cancel_done" for kind cancel
   and state done, else the shipped flow's. number: the order's; reason: of the decision, or NULL. */
struct outcome {
    const char *kind, *state, *number, *reason, *shop_name;
};
MUST err_t flow_outcome(struct cx *cx, const struct flow *f, const char *locale, const struct outcome *o,
                        const char **out);

/* What a visitor reads who asks where this order is and has proven it: the visit holds the proof. A new dialog; whatever
   the flow says first, its status step is come to. E_OUTSIDE as above. */
MUST err_t dialog_preview(struct cx *cx, struct dialog *d, const char *order_id);

/* The state between turns as text, and back into a dialog that has its flow. A text of a form that is not known, and
   NULL, begin anew; a node that the flow no longer has is its start. */
char *dialog_store(struct cx *cx, const struct dialog *d);
void dialog_restore(struct cx *cx, const char *state, struct dialog *d);

/* What was heard as the visitor's words for the transcript: the label of a choice, the values of a form. */
const char *dialog_words(struct cx *cx, const struct dialog *d, const struct heard *heard);

/* --- for kinds of nodes ------------------------------------------------------------------------------------ */

void dialog_say(struct cx *cx, struct dialog *d, const char *text); /* fills #variables# */
void dialog_show(struct cx *cx, struct dialog *d, const char *kind, const char *text, const char *body);
/* One option of the message that is being made: returns its id. Options are written with dialog_offers_end. */
const char *dialog_offer(struct cx *cx, struct dialog *d, const char *label, const char *exit, const char *value);
/* The message with the options that were offered since the last one. more: further members, or NULL. */
void dialog_offers_end(struct cx *cx, struct dialog *d, const char *kind, const char *text, const char *more);
void dialog_set(struct cx *cx, struct dialog *d, const char *name, const char *value); /* NULL removes */
const char *dialog_var(const struct dialog *d, const char *name); /* "" counts as not set: NULL; valid for the turn */
void dialog_effect(struct cx *cx, struct dialog *d, struct effect e);
void dialog_wait(struct dialog *d, const char *input); /* NULL: text, or choices when the text area is hidden */
void dialog_pass(struct dialog *d);                    /* in hear: these words mean nothing to this node */
MUST err_t dialog_go(struct cx *cx, struct dialog *d, const char *exit); /* follow the edge named exit */

/* The node's text of that name in the visitor's language, variables filled in; NULL when it has none. */
const char *dialog_text(struct cx *cx, const struct dialog *d, const json_t *node, const char *name);
/* One text of a document, a string or {"en":…}, in the visitor's language, as written. */
const char *dialog_words_of(const struct dialog *d, const json_t *text);
const char *dialog_fill(struct cx *cx, const struct dialog *d, const char *text);
/* A condition: "name", "!name", "name=value", "name~word", all of them; a list: any of these. NULL always holds. */
const struct condition *condition_make(struct arena *a, const json_t *when);
bool dialog_when(const struct dialog *d, const struct condition *when);
/* The offer that was pressed, or that the typed text means; NULL: none. */
const struct offer *dialog_meant(struct cx *cx, const struct dialog *d, const struct heard *heard, bool ordinals);
/* Whether a failed read of an order is the flow's business (true: take this exit) or the turn's (false). */
bool dialog_trouble(err_t e, const char **exit);

struct node_kind {
    const char *name;  /* in the document: "find_order" */
    const char *label; /* in the editor's palette: "Find order" */
    const char *exits; /* edges: "found gave_up trouble"; "*" = one for each of its options */
    const struct field
        *settings;     /* the editor's form; flow_check validates with it. FF_MULTILINE: said to the visitor */
    const char *gives; /* variables that it sets, beyond those that its settings name; NULL = none */
    bool waits;        /* wants input: a loop through it is no mistake */
    bool captures;     /* takes any text as its answer: words are not routed elsewhere first */
    err_t (*check)(struct cx *cx, const char *path, const json_t *node); /* beyond settings; may be NULL */
    err_t (*enter)(struct cx *cx, struct dialog *d, const json_t *node);
    err_t (*hear)(struct cx *cx, struct dialog *d, const json_t *node,
                  const struct heard *heard); /* NULL: never waits */
};
const struct node_kind *node_kind(const char *name);
const struct node_kind *const *node_kinds(size_t *n);
