/* compile.c - a document as walks read it: steps by their ids, edges as pointers, conditions as words. What every turn
   would look up in the tree is looked up once, when the document is read. Nothing is refused here: flow_check has. */
#include "flow/room.h"
#include <stdlib.h>
#include <string.h>

/* "name", "!name", "name=value" or "name~word" */
static struct term term_of(struct arena *a, const char *s, size_t n)
{
    struct term t = { .negated = *s == '!' };
    char *word = arena_copy_n(a, s + t.negated, n - t.negated), *mark = word + strcspn(word, "=~");
    t.name = word;
    t.mark = *mark;
    t.value = *mark ? mark + 1 : mark;
    *mark = 0;
    return t;
}

static term_list terms_of(struct arena *a, const char *words)
{
    term_list all = { .at = arena_alloc(a, (strlen(words) / 2 + 1) * sizeof(*all.at)) };
    for (const char *s = words; *s;) {
        size_t n = strcspn(s, " ");
        if (n)
            all.at[all.n++] = term_of(a, s, n);
        s += n + (s[n] == ' ');
    }
    return all;
}

const struct condition *condition_make(struct arena *a, const json_t *when)
{
    if (!when)
        return NULL;
    struct condition *c = arena_alloc(a, sizeof(*c));
    size_t i, most = json_is_string(when) ? 1 : json_array_size(when);
    json_t *one;
    c->any.at = arena_alloc(a, most * sizeof(*c->any.at));
    if (json_is_string(when))
        c->any.at[c->any.n++] = terms_of(a, json_string_value(when));
    json_array_foreach (when, i, one)
        if (json_is_string(one))
            c->any.at[c->any.n++] = terms_of(a, json_string_value(one));
    return c;
}

static way_list ways_of(struct arena *a, const struct flow *f, const json_t *go)
{
    way_list all = { .at = arena_alloc(a, json_object_size(go) * sizeof(*all.at)) };
    const char *name;
    json_t *to;
    json_object_foreach ((json_t *)go, name, to)
        all.at[all.n++] = (struct way){ name, flow_step(f, json_string_value(to)) };
    return all;
}

static choice_list choices_of(struct arena *a, const json_t *list)
{
    choice_list all = { .at = arena_alloc(a, json_array_size(list) * sizeof(*all.at)) };
    size_t i;
    json_t *one;
    json_array_foreach (list, i, one)
        all.at[all.n++] = (struct choice){
            .when = condition_make(a, json_object_get(one, "when")),
            .label = json_object_get(one, "label"),
            .exit = json_str(one, "exit"),
            .hears = json_str(one, "hears"),
        };
    return all;
}

static int by_id(const void *x, const void *y)
{
    return strcmp(((const struct step *)x)->id, ((const struct step *)y)->id);
}

const struct step *flow_step(const struct flow *f, const char *id)
{
    struct step wanted = { .id = id };
    return id ? bsearch(&wanted, f->steps.at, f->steps.n, sizeof(wanted), by_id) : NULL;
}

const struct step *way_find(const way_list *ways, const char *name)
{
    for (size_t i = 0; name && i < ways->n; i++)
        if (text_same(ways->at[i].name, name))
            return ways->at[i].to;
    return NULL;
}

struct flow flow_compile(struct arena *a, json_t *document)
{
    const json_t *nodes = json_object_get(document, "nodes");
    struct flow f = {
        .document = document,
        .texts = json_object_get(document, "texts"),
        .locale = json_str(document, "locale"),
        .variables = flow_variables(a, document),
        .steps.at = arena_alloc(a, json_object_size(nodes) * sizeof(*f.steps.at)),
    };
    const char *id;
    json_t *node;
    json_object_foreach ((json_t *)nodes, id, node)
        f.steps.at[f.steps.n++] = (struct step){ .id = id, .node = node, .kind = node_kind(json_str(node, "type")) };
    qsort(f.steps.at, f.steps.n, sizeof(*f.steps.at), by_id);
    for (size_t i = 0; i < f.steps.n; i++) {
        struct step *s = &f.steps.at[i];
        const json_t *options = json_object_get(s->node, "options");
        s->ways = ways_of(a, &f, json_object_get(s->node, "go"));
        s->choices = choices_of(a, options ? options : json_object_get(s->node, "cases"));
    }
    f.start = flow_step(&f, json_str(document, "start"));
    f.topics = ways_of(a, &f, json_object_get(document, "on"));
    return f;
}
