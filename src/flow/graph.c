/* graph.c - the ways through a flow: every step can be reached, no loop without input, and no request is
   saved on a way that does not pass the eligibility of the same action. */
#include "flow/room.h"
#include <string.h>

struct graph {
    struct check *c;
    const char **ids;
    const json_t **nodes;
    size_t n;
    unsigned char *mark;
};

static size_t index_of(const struct graph *g, const char *id)
{
    for (size_t i = 0; id && i < g->n; i++)
        if (!strcmp(g->ids[i], id))
            return i;
    return g->n;
}

static bool is_type(const json_t *node, const char *type) { return text_same(json_str(node, "type"), type); }

/* Marks all that can be reached from i; barred: the action whose "yes" of eligibility is not walked. */
static void reach(struct graph *g, size_t i, const char *barred)
{
    const char *exit;
    json_t *to;
    if (i >= g->n || g->mark[i])
        return;
    g->mark[i] = 1;
    bool gate = barred && is_type(g->nodes[i], "eligibility") && text_same(json_str(g->nodes[i], "action"), barred);
    json_object_foreach (json_object_get(g->nodes[i], "go"), exit, to)
        if (!gate || strcmp(exit, "yes"))
            reach(g, index_of(g, json_string_value(to)), barred);
}

static void reach_all(struct graph *g, const char *barred)
{
    const char *topic;
    json_t *to;
    memset(g->mark, 0, g->n);
    reach(g, index_of(g, json_str(g->c->document, "start")), barred);
    json_object_foreach (json_object_get(g->c->document, "on"), topic, to)
        reach(g, index_of(g, json_string_value(to)), barred);
}

/* Depth first over steps that never wait: 1 = on the way, 2 = done. Coming back to the way is a loop. */
static void find_loop(struct graph *g, size_t i)
{
    const char *exit;
    json_t *to;
    const struct node_kind *kind = node_kind(json_str(g->nodes[i], "type"));
    if (kind->waits || g->mark[i] == 2)
        return;
    g->mark[i] = 1;
    json_object_foreach (json_object_get(g->nodes[i], "go"), exit, to) {
        size_t next = index_of(g, json_string_value(to));
        if (next < g->n && g->mark[next] == 1)
            mistake_add(g->c, arena_text(g->c->cx->mem, "nodes.%s.go.%s", g->ids[i], exit),
                        "This way goes round in circles without asking anything.");
        else if (next < g->n)
            find_loop(g, next);
    }
    g->mark[i] = 2;
}

static void check_requests(struct graph *g)
{
    for (size_t i = 0; i < g->n; i++) {
        const char *action = json_str(g->nodes[i], "action");
        if (!is_type(g->nodes[i], "save_request"))
            continue;
        reach_all(g, action);
        if (g->mark[i])
            mistake_add(g->c, arena_text(g->c->cx->mem, "nodes.%s", g->ids[i]),
                        "A request “%s” can be saved here without the eligibility step having said yes.", action);
    }
}

void check_graph(struct check *c)
{
    struct graph g = { .c = c, .n = json_object_size(c->nodes) };
    const char *id;
    json_t *node;
    size_t i = 0;
    g.ids = arena_alloc(c->cx->mem, g.n * sizeof(*g.ids));
    g.nodes = arena_alloc(c->cx->mem, g.n * sizeof(*g.nodes));
    g.mark = arena_alloc(c->cx->mem, g.n);
    json_object_foreach ((json_t *)c->nodes, id, node) {
        g.ids[i] = id;
        g.nodes[i++] = node;
    }
    reach_all(&g, NULL);
    for (i = 0; i < g.n; i++)
        if (!g.mark[i])
            mistake_add(c, arena_text(c->cx->mem, "nodes.%s", g.ids[i]), "No way leads to this step.");
    memset(g.mark, 0, g.n);
    for (i = 0; i < g.n; i++)
        if (!g.mark[i])
            find_loop(&g, i);
    check_requests(&g);
}
