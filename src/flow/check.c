/* check.c - whether a document is a flow: every mistake with its path, so that an editor can show it where it
   is. What passes here cannot surprise a walk: kinds, settings, exits, texts and variables are all known. */
#include "flow/room.h"
#include "order/template.h"
#include <string.h>

enum { NODES_MOST = 400, MISTAKES_MOST = 100, OPTIONS_MOST = 30, LABEL_MOST = 80 };

void mistake_add(struct check *c, const char *path, const char *fmt, ...)
{
    if (c->out->n == MISTAKES_MOST)
        return;
    if (!c->out->at)
        c->out->at = arena_alloc(c->cx->mem, MISTAKES_MOST * sizeof(*c->out->at));
    va_list ap;
    va_start(ap, fmt);
    c->out->at[c->out->n++] = (struct mistake){ arena_copy(c->cx->mem, path), arena_vtext(c->cx->mem, fmt, ap) };
    va_end(ap);
}

static void mistake_take(struct check *c, err_t e)
{
    if (e)
        mistake_add(c, e->field ? e->field : "", "%s", e->message);
}

#define PATH(...) arena_text(c->cx->mem, __VA_ARGS__)

/* --- names ----------------------------------------------------------------------------------------------- */

const char *names_join(struct arena *a, const char *list, const char *more)
{
    for (const char *s = more ? more : ""; *s;) {
        size_t n = strcspn(s, " ");
        const char *name = arena_copy_n(a, s, n);
        if (n && !text_in(list, name))
            list = arena_text(a, "%s%s%s", list, *list ? " " : "", name);
        s += n + (s[n] == ' ');
    }
    return list;
}

static bool is_name(const char *s)
{
    return s && *s && strlen(s) <= 64 && !s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_")];
}

const char *flow_variables(struct arena *a, const json_t *document)
{
    const char *all = "", *id, *name;
    json_t *node, *value;
    size_t i;
    json_object_foreach (json_object_get(document, "nodes"), id, node) {
        const struct node_kind *kind = node_kind(json_str(node, "type"));
        all = names_join(a, all, kind ? kind->gives : NULL);
        all = names_join(a, all, json_str(node, "variable"));
        json_object_foreach (json_object_get(node, "set"), name, value)
            all = names_join(a, all, name);
        json_object_foreach (json_object_get(node, "results"), name, value)
            all = names_join(a, all, name);
        json_array_foreach (json_object_get(node, "fields"), i, value)
            all = names_join(a, all, json_str(value, "name"));
    }
    return all;
}

const char *node_exits(struct arena *a, const struct node_kind *kind, const json_t *node)
{
    const char *own = "", *all = "";
    const json_t *list = json_object_get(node, "options");
    size_t i;
    json_t *one;
    json_array_foreach (list ? list : json_object_get(node, "cases"), i, one)
        own = names_join(a, own, json_str(one, "exit"));
    for (const char *s = kind->exits; *s;) {
        size_t n = strcspn(s, " ");
        all = names_join(a, all, *s == '*' ? own : arena_copy_n(a, s, n));
        s += n + (s[n] == ' ');
    }
    return all;
}

/* --- texts ----------------------------------------------------------------------------------------------- */

static void check_words(struct check *c, const char *path, const json_t *text, size_t most)
{
    const char *words = json_string_value(text);
    char *fixed;
    if (!words)
        mistake_add(c, path, "A text is needed here.");
    else if (!*text_trim(c->cx->mem, words))
        mistake_add(c, path, "This text is empty.");
    else if (text_length(words) > most)
        mistake_add(c, path, "This text is too long: at most %zu characters.", most);
    else
        mistake_take(c, template_check(c->cx, path, words, arena_text(c->cx->mem, "%s %s", c->variables, dialog_facts),
                                       &fixed));
}

static void check_text(struct check *c, const char *path, const json_t *text, size_t most)
{
    const char *locale;
    json_t *one;
    if (!json_is_object(text)) {
        check_words(c, path, text, most);
        return;
    }
    if (!json_object_get(text, c->locale))
        mistake_add(c, PATH("%s.%s", path, c->locale), "The text in the flow's own language (%s) is missing.",
                    c->locale);
    json_object_foreach ((json_t *)text, locale, one)
        check_words(c, PATH("%s.%s", path, locale), one, most);
}

/* --- conditions ------------------------------------------------------------------------------------------ */

static void check_condition(struct check *c, const char *path, const char *when)
{
    if (!*text_trim(c->cx->mem, when))
        mistake_add(c, path, "This condition is empty.");
    for (const char *s = when; *s;) {
        size_t n = strcspn(s, " ");
        const char *word = arena_copy_n(c->cx->mem, s, n);
        const char *name = arena_copy_n(c->cx->mem, word + (*word == '!'), strcspn(word + (*word == '!'), "=~"));
        if (n && !text_in(c->variables, name) && !text_in(dialog_facts, name))
            mistake_add(c, path, "There is no variable “%s”.", name);
        s += n + (s[n] == ' ');
    }
}

static void check_when(struct check *c, const char *path, const json_t *when)
{
    size_t i;
    json_t *one;
    if (json_is_string(when))
        check_condition(c, path, json_string_value(when));
    else if (!json_is_array(when) || !json_array_size(when))
        mistake_add(c, path, "A condition is a text, or a list of texts of which one must hold.");
    else
        json_array_foreach (when, i, one) {
            if (json_is_string(one))
                check_condition(c, path, json_string_value(one));
            else
                mistake_add(c, path, "A condition is a text.");
        }
}

/* --- settings -------------------------------------------------------------------------------------------- */

static void check_setting(struct check *c, const char *path, const struct field *f, const json_t *value)
{
    int64_t n = json_integer_value(value);
    switch (f->kind) {
    case F_TEXT:
        if (f->flags & FF_MULTILINE)
            check_text(c, path, value, f->most ? (size_t)f->most : 2000);
        else if (!json_is_string(value) || !*json_string_value(value) || text_length(json_string_value(value)) > 2000)
            mistake_add(c, path, "A text is needed here.");
        break;
    case F_INT:
        if (!json_is_integer(value) || n < 0 || (f->most && n > f->most))
            mistake_add(c, path, "A whole number from 0 to %d is needed here.", f->most);
        break;
    case F_BOOL:
        if (!json_is_boolean(value))
            mistake_add(c, path, "This is true or false.");
        break;
    case F_CHOICE:
        if (!json_is_string(value) || !text_in(f->options, json_string_value(value)))
            mistake_add(c, path, "This is one of: %s.", f->options);
        break;
    default: break; /* lists: the kind's own check */
    }
}

static const struct field *setting(const struct field *f, const char *name)
{
    for (; f && f->kind != F_END; f++)
        if (!strcmp(f->name, name))
            return f;
    return NULL;
}

static void check_settings(struct check *c, const char *path, const struct node_kind *kind, const json_t *node)
{
    const char *name;
    json_t *value;
    json_object_foreach ((json_t *)node, name, value) {
        const struct field *f = setting(kind->settings, name);
        if (f)
            check_setting(c, PATH("%s.%s", path, name), f, value);
        else if (!text_in("type name go at", name))
            mistake_add(c, PATH("%s.%s", path, name), "The step %s has no setting “%s”.", kind->label, name);
    }
    for (const struct field *f = kind->settings; f && f->kind != F_END; f++)
        if ((f->flags & FF_REQUIRED) && !json_object_get(node, f->name))
            mistake_add(c, PATH("%s.%s", path, f->name),
                        f->flags & FF_MULTILINE ? "This text is missing." : "This setting is missing.");
}

/* Labels and conditions inside the lists of a node. */
static void check_list(struct check *c, const char *path, const json_t *list)
{
    size_t i;
    json_t *one;
    json_array_foreach (list, i, one) {
        if (json_object_get(one, "label"))
            check_text(c, PATH("%s.%zu.label", path, i), json_object_get(one, "label"), LABEL_MOST);
        if (json_object_get(one, "when"))
            check_when(c, PATH("%s.%zu.when", path, i), json_object_get(one, "when"));
    }
}

err_t check_options(struct cx *cx, const char *path, const json_t *list, const char *exit_key)
{
    size_t i;
    json_t *one, *member;
    const char *name;
    if (!json_is_array(list) || !json_array_size(list) || json_array_size(list) > OPTIONS_MOST)
        return fail_field(cx, path, "A list of 1 to %d is needed here.", OPTIONS_MOST);
    json_array_foreach (list, i, one) {
        const char *exit = json_str(one, exit_key);
        if (!is_name(exit))
            return fail_field(cx, arena_text(cx->mem, "%s.%zu.%s", path, i, exit_key),
                              "An exit needs a name of a-z, 0-9 and _.");
        json_object_foreach (one, name, member)
            if (!text_in("label exit when hears", name))
                return fail_field(cx, arena_text(cx->mem, "%s.%zu.%s", path, i, name), "“%s” is not known here.", name);
    }
    return NULL;
}

/* --- nodes ----------------------------------------------------------------------------------------------- */

static bool optional_exit(const struct node_kind *kind, const char *exit)
{
    size_t n = strlen(exit);
    return n && exit[n - 1] == '?' && kind;
}

static void check_exits(struct check *c, const char *path, const struct node_kind *kind, const json_t *node)
{
    const char *exits = node_exits(c->cx->mem, kind, node), *name;
    const json_t *go = json_object_get(node, "go");
    json_t *to;
    if (go && !json_is_object(go))
        mistake_add(c, PATH("%s.go", path), "Exits and their steps are needed here.");
    json_object_foreach ((json_t *)go, name, to) {
        const char *at = PATH("%s.go.%s", path, name), *id = json_string_value(to);
        if (!text_in(exits, name) && !text_in(exits, PATH("%s?", name)))
            mistake_add(c, at, "This step has no exit “%s”.", name);
        else if (!id || !json_object_get(c->nodes, id))
            mistake_add(c, at, "There is no step “%s”.", id ? id : "");
    }
    for (const char *s = exits; *s;) {
        size_t n = strcspn(s, " ");
        const char *exit = arena_copy_n(c->cx->mem, s, n);
        if (n && !optional_exit(kind, exit) && !json_object_get(go, exit))
            mistake_add(c, PATH("%s.go.%s", path, exit), "This way out leads nowhere yet.");
        s += n + (s[n] == ' ');
    }
}

static void check_node(struct check *c, const char *id, const json_t *node)
{
    const char *path = PATH("nodes.%s", id), *type = json_str(node, "type");
    const struct node_kind *kind = node_kind(type);
    if (!is_name(id))
        mistake_add(c, path, "A step's id has letters a-z, digits and _.");
    if (!json_is_object(node)) {
        mistake_add(c, path, "A step is an object.");
        return;
    }
    if (!kind) {
        mistake_add(c, PATH("%s.type", path), "There is no kind of step “%s”.", type ? type : "");
        return;
    }
    check_settings(c, path, kind, node);
    if (kind->check)
        mistake_take(c, kind->check(c->cx, path, node));
    static const char *const lists[] = { "options", "cases", "fields" };
    for (size_t i = 0; i < 3; i++)
        if (setting(kind->settings, lists[i]))
            check_list(c, PATH("%s.%s", path, lists[i]), json_object_get(node, lists[i]));
    if (json_object_get(node, "variable") && !is_name(json_str(node, "variable")))
        mistake_add(c, PATH("%s.variable", path), "A variable has letters a-z, digits and _.");
    check_exits(c, path, kind, node);
}

/* --- the document ---------------------------------------------------------------------------------------- */

/* Texts of outcomes may be there; what they can name is the order, the reason and the shop. */
static void check_outcomes(struct check *c, const json_t *texts)
{
    struct check own = *c;
    const char *name;
    json_t *value;
    own.variables = "order_number reason";
    json_object_foreach ((json_t *)texts, name, value) {
        const char *state = strrchr(name, '_');
        if (text_in("unclear lost person", name))
            continue;
        if (state && text_in("approved done declined", state + 1) &&
            text_in("cancel change_address change return refund confirm received",
                    arena_copy_n(c->cx->mem, name, (size_t)(state - name))))
            check_text(&own, PATH("texts.%s", name), value, 2000);
        else
            mistake_add(c, PATH("texts.%s", name), "There is no text “%s”.", name);
    }
}

static void check_top(struct check *c)
{
    static const char *const needed[] = { "unclear", "lost", "person" };
    const json_t *texts = json_object_get(c->document, "texts"), *on = json_object_get(c->document, "on");
    const char *name;
    json_t *value;
    json_object_foreach ((json_t *)c->document, name, value)
        if (!text_in("name locale start nodes on texts", name))
            mistake_add(c, name, "A flow has no “%s”.", name);
    if (!json_object_get(c->nodes, json_str(c->document, "start") ? json_str(c->document, "start") : ""))
        mistake_add(c, "start", "A flow needs a step to start with.");
    for (size_t i = 0; i < 3; i++) {
        if (json_object_get(texts, needed[i]))
            check_text(c, PATH("texts.%s", needed[i]), json_object_get(texts, needed[i]), i == 2 ? LABEL_MOST : 2000);
        else
            mistake_add(c, PATH("texts.%s", needed[i]), "This text is missing.");
    }
    check_outcomes(c, texts);
    json_object_foreach ((json_t *)on, name, value) {
        if (!text_in(intent_names, name) && !text_in("order upset", name))
            mistake_add(c, PATH("on.%s", name), "There is no topic “%s”.", name);
        else if (!json_is_string(value) || !json_object_get(c->nodes, json_string_value(value)))
            mistake_add(c, PATH("on.%s", name), "There is no step “%s”.",
                        json_is_string(value) ? json_string_value(value) : "");
    }
    if (!json_object_get(on, "human"))
        mistake_add(c, "on.human", "A flow needs a step for visitors who want a person.");
}

void flow_mistakes(struct cx *cx, const json_t *document, mistake_list *out)
{
    const char *id, *locale = json_str(document, "locale");
    json_t *node;
    out->n = 0;
    out->at = NULL;
    struct check c = {
        cx, document, json_object_get(document, "nodes"), flow_variables(cx->mem, document), locale ? locale : "en", out
    };
    if (!json_is_object(document) || !json_is_object(c.nodes) || !json_object_size(c.nodes)) {
        mistake_add(&c, "nodes", "A flow needs steps.");
        return;
    }
    if (json_object_size(c.nodes) > NODES_MOST) {
        mistake_add(&c, "nodes", "A flow has at most %d steps.", NODES_MOST);
        return;
    }
    check_top(&c);
    json_object_foreach ((json_t *)c.nodes, id, node)
        check_node(&c, id, node);
    if (!out->n)
        check_graph(&c);
}

err_t flow_check(struct cx *cx, const json_t *document)
{
    mistake_list all;
    flow_mistakes(cx, document, &all);
    return all.n ? fail_field(cx, all.at[0].path, "%s", all.at[0].message) : NULL;
}
