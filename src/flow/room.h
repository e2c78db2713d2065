/* room.h - what the files of this room share beyond the promise of flow.h. */
#pragma once
#include "flow/flow.h"
#include "base/json.h"
#include "base/text.h"

struct flow {
    json_t *document;      /* read only: never increfed, never dumped */
    const json_t *nodes;   /* of the document */
    const char *locale;    /* of the texts that are plain strings, and the fallback */
    const char *variables; /* all that the nodes set, space-separated, sorted out at check */
};

/* Variables that need no node: facts of the shop and of this turn. NULL: there is none such, or no value. */
const char *dialog_fact(const struct dialog *d, const char *name);
extern const char dialog_facts[];

/* "a b" + "c": space-separated, without doubles. */
const char *names_join(struct arena *a, const char *list, const char *more);

/* Every variable that the document's nodes set. */
const char *flow_variables(struct arena *a, const json_t *document);

/* Exits of a node: its kind's, with "*" replaced by those of its own options or cases. */
const char *node_exits(struct arena *a, const struct node_kind *kind, const json_t *node);
const json_t *flow_node(const struct flow *f, const char *id);

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
