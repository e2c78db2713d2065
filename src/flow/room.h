/* room.h - what the files of this room share beyond the promise of flow.h. */
#pragma once
#include "flow/flow.h"
#include "base/json.h"
#include "base/text.h"

/* --- a document as a walk reads it (compile.c) --- */

struct term { /* of a condition: mark 0 = "name", '=' the value, '~' a word of it */
    const char *name, *value;
    char mark;
    bool negated;
};
typedef LIST(struct term) term_list; /* all must hold */
struct condition {
    LIST(term_list) any;
};

struct choice {                   /* an option of a menu, a case of a branch */
    const struct condition *when; /* NULL: always */
    const json_t *label;          /* of an option */
    const char *exit, *hears;
};
typedef LIST(struct choice) choice_list;

struct way { /* an edge: where an exit or a topic leads */
    const char *name;
    const struct step *to;
};
typedef LIST(struct way) way_list;

struct step {
    const char *id;
    const json_t *node;
    const struct node_kind *kind; /* NULL: not known to this version */
    way_list ways;
    choice_list choices;
};

struct flow {
    json_t *document;        /* read only: never increfed, never dumped */
    const json_t *texts;     /* of the document */
    const char *locale;      /* of the texts that are plain strings, and the fallback */
    const char *variables;   /* all that the nodes set, space-separated, sorted out at check */
    LIST(struct step) steps; /* by their ids */
    const struct step *start;
    way_list topics;
};

/* A checked document, whose strings the result points to; the rest lives in the arena. */
struct flow flow_compile(struct arena *a, json_t *document);

/* NULL: there is none. */
const struct step *flow_step(const struct flow *f, const char *id);
const struct step *way_find(const way_list *ways, const char *name);

/* --- while it walks --- */

/* Where the dialog goes on. */
void dialog_move(struct dialog *d, const struct step *to);

/* Variables that need no node: facts of the shop and of this turn. NULL: there is none such, or no value. */
const char *dialog_fact(const struct dialog *d, const char *name);
extern const char dialog_facts[];

/* "a b" + "c": space-separated, without doubles. */
const char *names_join(struct arena *a, const char *list, const char *more);

/* Every variable that the document's nodes set. */
const char *flow_variables(struct arena *a, const json_t *document);

/* Exits of a node: its kind's, with "*" replaced by those of its own options or cases. */
const char *node_exits(struct arena *a, const struct node_kind *kind, const json_t *node);

/* The mistakes of a check, and how one is added. */
struct check {
    struct cx *cx;
    const json_t *document, *nodes;
    const char *variables, *locale;
    mistake_list *out;
};
void mistake_add(struct check *c, const char *path, const char *fmt, ...) PRINTF(3, 4);
void check_graph(struct check *c); /* reachability, loops, eligibility before a request */

/* For a kind's own check. */
MUST err_t check_options(struct cx *cx, const char *path, const json_t *list, const char *exit_key);
