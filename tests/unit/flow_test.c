/* flow_test.c - documents and their mistakes, the cache, the walk's limits, state, offers. */
#include "shop_fixture.h"
#include "account/assistant.h"
#include "base/json.h"
#include "flow/room.h"

/* A flow with one of everything that the checks look at. */
static const char base[] =
    "{\"name\":\"Small\",\"locale\":\"en\",\"start\":\"hello\","
    "\"on\":{\"human\":\"person\",\"thanks\":\"hello\"},"
    "\"texts\":{\"unclear\":\"Pardon?\",\"lost\":\"Shall a person help?\",\"person\":\"Contact Support\"},"
    "\"nodes\":{"
    "\"hello\":{\"type\":\"say\",\"text\":{\"en\":\"Hello #shop_name#\",\"de\":\"Hallo\"},\"go\":{\"next\":\"menu\"}},"
    "\"menu\":{\"type\":\"menu\",\"text\":\"What now?\",\"options\":["
    "{\"label\":\"Check order status\",\"exit\":\"status\"},{\"label\":\"Cancel\",\"exit\":\"cancel\",\"when\":\"!wish actions~cancel\"},"
    "{\"label\":\"Tell\",\"exit\":\"tell\"}],\"go\":{\"status\":\"find\",\"cancel\":\"may\",\"tell\":\"ask\"}},"
    "\"ask\":{\"type\":\"ask\",\"text\":\"Tell me.\",\"variable\":\"wish\",\"go\":{\"next\":\"fork\"}},"
    "\"fork\":{\"type\":\"branch\",\"cases\":[{\"when\":\"wish=cake\",\"exit\":\"cake\"}],\"go\":{\"cake\":\"cake\",\"else\":\"form\"}},"
    "\"cake\":{\"type\":\"say\",\"text\":\"You wish for #wish#.\",\"go\":{\"next\":\"end\"}},"
    "\"form\":{\"type\":\"form\",\"text\":\"Fill in.\",\"fields\":[{\"name\":\"size\",\"label\":\"Size\",\"type\":\"select\",\"options\":[\"S\",\"M\"],\"required\":true},"
    "{\"name\":\"mail\",\"label\":\"Mail\",\"type\":\"email\"}],\"go\":{\"next\":\"set\"}},"
    "\"set\":{\"type\":\"set_variable\",\"set\":{\"hint\":\"#size# #mail#\"},\"go\":{\"next\":\"http\"}},"
    "\"http\":{\"type\":\"http_request\",\"url\":\"https://api.example/o/#wish#\",\"results\":{\"eta\":\"parcels[0].eta\"},"
    "\"go\":{\"ok\":\"link\",\"missing\":\"link\",\"refused\":\"link\",\"trouble\":\"link\"}},"
    "\"link\":{\"type\":\"link\",\"label\":\"More\",\"url\":\"https://shop.example/#wish#\",\"go\":{\"next\":\"end\"}},"
    "\"find\":{\"type\":\"find_order\",\"ask_number\":\"Number?\",\"ask_email\":\"Mail?\",\"missed\":\"Not found.\",\"wrong_email\":\"No mail.\","
    "\"unknown\":\"I do not know\",\"number_label\":\"Number\",\"email_label\":\"Mail\",\"go\":{\"found\":\"may\",\"gave_up\":\"person\",\"unknown\":\"person\","
    "\"spent\":\"person\",\"closed\":\"person\",\"trouble\":\"person\"}},"
    "\"may\":{\"type\":\"eligibility\",\"action\":\"cancel\",\"go\":{\"yes\":\"sure\",\"no\":\"menu\",\"ask\":\"person\",\"expired\":\"find\",\"trouble\":\"person\"}},"
    "\"sure\":{\"type\":\"menu\",\"text\":\"Sure?\",\"options\":[{\"label\":\"Yes\",\"exit\":\"yes\",\"hears\":\"yes\"},{\"label\":\"No\",\"exit\":\"no\",\"hears\":\"no\"}],"
    "\"go\":{\"yes\":\"save\",\"no\":\"menu\"}},"
    "\"save\":{\"type\":\"save_request\",\"action\":\"cancel\",\"go\":{\"saved\":\"menu\",\"refused\":\"menu\",\"expired\":\"find\",\"trouble\":\"person\"}},"
    "\"person\":{\"type\":\"handoff\",\"reason\":\"human\",\"ask_order\":\"Which?\",\"no_order\":\"None\",\"ask_issue\":\"What?\",\"done\":\"Ticket #ticket_number#.\","
    "\"go\":{\"next\":\"menu\"}},"
    "\"end\":{\"type\":\"end\",\"text\":\"Bye.\"}}}";

static struct cx plain_cx(void) { return (struct cx){ .mem = arena_new(), .now = clock_wall(), .who = { .shop = "shp_a" } }; }

static json_t *document(struct cx *cx, const char *text)
{
    json_t *doc = NULL;
    OK(json_read(cx, text, strlen(text), &doc));
    return doc;
}

/* Sets the member at a dotted path (digits: index of a list); NULL removes it. */
static void edit(struct cx *cx, json_t *doc, const char *path, const char *json)
{
    const char *dot;
    json_t *at = doc, *value = NULL;
    for (; (dot = strchr(path, '.')); path = dot + 1) {
        const char *name = arena_copy_n(cx->mem, path, (size_t)(dot - path));
        at = json_is_array(at) ? json_array_get(at, (size_t)strtoul(name, NULL, 10)) : json_object_get(at, name);
        assert_non_null(at);
    }
    if (!json) {
        assert_int_equal(json_object_del(at, path), 0);
        return;
    }
    OK(json_read(cx, json, strlen(json), &value));
    assert_int_equal(json_object_set(at, path, value), 0);
}

static const struct { const char *set, *json, *path; } mistakes[] = {
    { "texts.cancel_done", "\"#order_number# is gone: #reason#\"", NULL },
    { "texts.cancel_done", "{\"en\":\"#order_number#\",\"de\":\"#wish#\"}", "texts.cancel_done.de" },
    { "texts.cancel_open", "\"x\"", "texts.cancel_open" },
    { "texts.dance_done", "\"x\"", "texts.dance_done" },
    { "texts.hello", "\"x\"", "texts.hello" },
    { "extra", "1", "extra" },
    { "start", "\"nowhere\"", "start" },
    { "start", NULL, "start" },
    { "texts.unclear", NULL, "texts.unclear" },
    { "texts.lost", "\"  \"", "texts.lost" },
    { "texts.person", "7", "texts.person" },
    { "on.human", NULL, "on.human" },
    { "on.human", "\"nobody\"", "on.human" },
    { "on.weather", "\"menu\"", "on.weather" },
    { "nodes", "{}", "nodes" },
    { "nodes", "[]", "nodes" },
    { "nodes.Odd", "{\"type\":\"end\"}", "nodes.Odd" },
    { "nodes.odd", "7", "nodes.odd" },
    { "nodes.odd", "{\"type\":\"dance\"}", "nodes.odd.type" },
    { "nodes.odd", "{}", "nodes.odd.type" },
    { "nodes.odd", "{\"type\":\"end\"}", "nodes.odd" },                                       /* unreachable */
    { "nodes.hello.text", NULL, "nodes.hello.text" },
    { "nodes.hello.text", "\"\"", "nodes.hello.text" },
    { "nodes.hello.text", "{\"de\":\"Hallo\"}", "nodes.hello.text.en" },
    { "nodes.hello.text.de", "7", "nodes.hello.text.de" },
    { "nodes.hello.text", "\"Hello #nobody#\"", "nodes.hello.text" },
    { "nodes.hello.colour", "\"red\"", "nodes.hello.colour" },
    { "nodes.hello.go.next", NULL, "nodes.hello.go.next" },
    { "nodes.hello.go.next", "\"nowhere\"", "nodes.hello.go.next" },
    { "nodes.hello.go.later", "\"menu\"", "nodes.hello.go.later" },
    { "nodes.hello.go", "7", "nodes.hello.go" },
    { "nodes.menu.options", "[]", "nodes.menu.options" },
    { "nodes.menu.options.0.exit", "\"No Name\"", "nodes.menu.options.0.exit" },
    { "nodes.menu.options.0.label", NULL, "nodes.menu.options.0.label" },
    { "nodes.menu.options.0.label", "{\"de\":\"Nur deutsch\"}", "nodes.menu.options.0.label.en" },
    { "nodes.menu.options.0.color", "\"red\"", "nodes.menu.options.0.color" },
    { "nodes.menu.options.1.when", "\"weather=fine\"", "nodes.menu.options.1.when" },
    { "nodes.menu.options.1.when", "7", "nodes.menu.options.1.when" },
    { "nodes.menu.options.1.when", "\"\"", "nodes.menu.options.1.when" },
    { "nodes.menu.options.0.hears", "\"maybe\"", "nodes.menu.options.0.hears" },
    { "nodes.menu.go.tell", NULL, "nodes.menu.go.tell" },
    { "nodes.ask.variable", "\"My Wish\"", "nodes.ask.variable" },
    { "nodes.ask.variable", NULL, "nodes.ask.variable" },
    { "nodes.ask.kind", "\"song\"", "nodes.ask.kind" },
    { "nodes.ask.skip", "\"Skip\"", "nodes.ask.go.skipped" },
    { "nodes.ask.go.skipped", "\"menu\"", "nodes.ask.skip" },
    { "nodes.fork.cases.0.when", NULL, "nodes.fork.cases.0.when" },
    { "nodes.fork.go.else", NULL, "nodes.fork.go.else" },
    { "nodes.form.fields", "[]", "nodes.form.fields" },
    { "nodes.form.fields.0.name", "\"Big Size\"", "nodes.form.fields.0.name" },
    { "nodes.form.fields.0.type", "\"colour\"", "nodes.form.fields.0.type" },
    { "nodes.form.fields.0.options", NULL, "nodes.form.fields.0.options" },
    { "nodes.form.fields.1.label", NULL, "nodes.form.fields.1.label" },
    { "nodes.set.set", "{}", "nodes.set.set" },
    { "nodes.set.set.hint", "7", "nodes.set.set.hint" },
    { "nodes.http.method", "\"POST\"", "nodes.http.method" },
    { "nodes.http.url", "\"ftp://x.example/\"", "nodes.http.url" },
    { "nodes.http.url", "\"https://#wish#/\"", "nodes.http.url" },
    { "nodes.http.url", "\"https://me@x.example/\"", "nodes.http.url" },
    { "nodes.http.timeout_ms", "60000", "nodes.http.timeout_ms" },
    { "nodes.http.results", "[]", "nodes.http.results" },
    { "nodes.http.results.eta", "\"\"", "nodes.http.results.eta" },
    { "nodes.link.url", "\"javascript:alert(1)\"", "nodes.link.url" },
    { "nodes.link.label", NULL, "nodes.link.label" },
    { "nodes.may.action", "\"explode\"", "nodes.may.action" },
    { "nodes.person.reason", "\"Because!\"", "nodes.person.reason" },
    { "nodes.person.done", NULL, "nodes.person.done" },
    { "nodes.cake.go.next", "\"fork\"", "nodes.cake.go.next" },                                /* a loop without input */
    { "nodes.sure.go.no", "\"save\"", NULL },                                                  /* behind the eligibility: fine */
    { "nodes.menu.go.tell", "\"find\"", "nodes.ask" },                                         /* ask is cut off */
    { "nodes.menu.go.cancel", "\"save\"", "nodes.save" },                                      /* the eligibility is passed by */
    { "nodes.may.action", "\"return\"", "nodes.save" },
};

static bool lists(const mistake_list *all, const char *path)
{
    for (size_t i = 0; i < all->n; i++)
        if (text_same(all->at[i].path, path))
            return true;
    return false;
}

/* The step that mails a code: the subject never holds it, the mail always does, in every language. */
static void codes_are_mailed_right(void **state)
{
    static const struct { const char *set, *json, *path; } rows[] = {
        { "nodes.code.mail_text", "\"No code\"", "nodes.code.mail_text" },
        { "nodes.code.mail_text", "{\"en\":\"#code#\",\"de\":\"Kein Code\"}", "nodes.code.mail_text" },
        { "nodes.code.mail_text", "{\"en\":\"#code#\",\"de\":\"Ihr Code: #code#\"}", NULL },
        { "nodes.code.mail_subject", "\"#code# is your code\"", "nodes.code.mail_subject" },
        { "nodes.code.mail_subject", "{\"en\":\"Code\",\"de\":\"#code#\"}", "nodes.code.mail_subject" },
        { "nodes.code.wrong_code", NULL, "nodes.code.wrong_code" },
        { "nodes.code.go.proven", NULL, "nodes.code.go.proven" },
        { "nodes.find.ask_postcode", NULL, NULL },
        { "nodes.find.ask_any", NULL, NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct cx cx = plain_cx();
        json_t *doc = document(&cx, flow_order_help);
        edit(&cx, doc, rows[i].set, rows[i].json);
        err_t e = flow_check(&cx, doc);
        if (!text_same(e ? e->field : NULL, rows[i].path))
            FALSE_AT("%zu: %s: %s\n", i, e ? e->field : "no mistake", e ? e->message : "");
        arena_free(cx.mem);
    }
}

static void mistakes_have_paths(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(mistakes) / sizeof(*mistakes); i++) {
        struct cx cx = plain_cx();
        json_t *doc = document(&cx, base);
        mistake_list all;
        edit(&cx, doc, mistakes[i].set, mistakes[i].json);
        flow_mistakes(&cx, doc, &all);
        err_t e = flow_check(&cx, doc);
        if ((e != NULL) != (all.n > 0) || (mistakes[i].path ? !lists(&all, mistakes[i].path) || e->code != E_INPUT : all.n > 0))
            FALSE_AT("%s = %s: expected %s, got %s: %s\n", mistakes[i].set, mistakes[i].json ? mistakes[i].json : "nothing",
                     mistakes[i].path ? mistakes[i].path : "no mistake", e ? e->field : "none", e ? e->message : "");
        arena_free(cx.mem);
    }
}

static void all_mistakes_are_listed(void **state)
{
    (void)state;
    struct cx cx = plain_cx();
    json_t *doc = document(&cx, base);
    mistake_list all;
    edit(&cx, doc, "nodes.hello.text", NULL);
    edit(&cx, doc, "nodes.ask.kind", "\"song\"");
    edit(&cx, doc, "nodes.save.go.saved", "\"moon\"");
    flow_mistakes(&cx, doc, &all);
    assert_int_equal(all.n, 3);
    assert_string_equal(all.at[0].path, "nodes.hello.text");
    assert_string_equal(all.at[1].path, "nodes.ask.kind");
    assert_string_equal(all.at[2].path, "nodes.save.go.saved");
    arena_free(cx.mem);
}

static void shipped_flow_is_right(void **state)
{
    (void)state;
    struct cx cx = plain_cx();
    mistake_list all;
    flow_mistakes(&cx, document(&cx, flow_order_help), &all);
    for (size_t i = 0; i < all.n; i++)
        print_error("%s: %s\n", all.at[i].path, all.at[i].message);
    assert_int_equal(all.n, 0);
    size_t n;
    const struct node_kind *const *kinds = node_kinds(&n);
    assert_int_equal(n, 17);
    for (size_t i = 0; i < n; i++)
        assert_ptr_equal(node_kind(kinds[i]->name), kinds[i]);
    assert_null(node_kind("nothing"));
    arena_free(cx.mem);
}

/* --- walking ------------------------------------------------------------------------------------------- */

struct talk { struct cx cx; struct visit visit; struct dialog d; };

static void talk_begin(struct talk *t, const char *text, const char *locale)
{
    *t = (struct talk){ .cx = plain_cx() };
    t->visit = (struct visit){ .conversation = "cnv_1", .locale = locale };
    t->d = (struct dialog){ .visit = &t->visit, .shop_name = "Kiln", .text_area = true };
    OK(flow_make(&t->cx, document(&t->cx, text), &t->d.flow));
    OK(dialog_begin(&t->cx, &t->d, NULL));
}

static void says(struct talk *t, const char *words) { OK(dialog_turn(&t->cx, &t->d, &(struct heard){ .text = words })); }

/* Through the stored form, as between two requests. */
static void reload(struct talk *t)
{
    const char *state = dialog_store(&t->cx, &t->d);
    struct dialog fresh = { .flow = t->d.flow, .visit = &t->visit, .shop_name = "Kiln", .text_area = t->d.text_area };
    dialog_restore(&t->cx, state, &fresh);
    t->d = fresh;
    assert_string_equal(dialog_store(&t->cx, &t->d), state);
}

static void texts_follow_the_locale(void **state)
{
    (void)state;
    static const char *const cases[][2] = { { "en", "Hello Kiln" }, { "de", "Hallo" }, { "de-AT", "Hallo" }, { "fr", "Hello Kiln" }, { NULL, "Hello Kiln" } };
    for (size_t i = 0; i < 5; i++) {
        struct talk t;
        talk_begin(&t, base, cases[i][0]);
        assert_string_equal(t.d.said.at[0].text, cases[i][1]);
        assert_int_equal(t.d.said.n, 2);
        assert_string_equal(t.d.input, "text");
        arena_free(t.cx.mem);
    }
}

static void greeting_is_the_same_twice(void **state)
{
    (void)state;
    struct talk a, b;
    talk_begin(&a, base, "en");
    talk_begin(&b, base, "en");
    assert_int_equal(a.d.said.n, b.d.said.n);
    assert_string_equal(a.d.said.at[1].body, b.d.said.at[1].body);
    assert_string_equal(dialog_store(&a.cx, &a.d), dialog_store(&b.cx, &b.d));
    assert_non_null(strstr(a.d.said.at[1].body, "\"id\":\"opt_1\""));
    arena_free(a.cx.mem);
    arena_free(b.cx.mem);
}

static void offers_are_unique_and_end(void **state)
{
    (void)state;
    struct talk t;
    talk_begin(&t, base, "en");
    assert_int_equal(t.d.offers.n, 2);                          /* Cancel needs the shop's leave, and there is no shop */
    const char *tell = t.d.offers.at[1].id;
    reload(&t);
    assert_string_equal(dialog_words(&t.cx, &t.d, &(struct heard){ .choice = tell }), "Tell");
    OK(dialog_turn(&t.cx, &t.d, &(struct heard){ .choice = tell }));
    assert_string_equal(t.d.at, "ask");
    err_t e = dialog_turn(&t.cx, &t.d, &(struct heard){ .choice = tell });
    assert_non_null(e);
    assert_int_equal(e->code, E_INPUT);
    assert_string_equal(e->field, "choice");
    says(&t, "pie");
    assert_string_equal(t.d.at, "form");
    says(&t, "thank you");
    assert_int_equal(t.d.offered, 4);
    assert_string_equal(t.d.offers.at[0].id, "opt_3");
    arena_free(t.cx.mem);
}

static bool holds(struct talk *t, json_t *when) { return dialog_when(&t->d, condition_make(t->cx.mem, json_tie(t->cx.mem, when))); }

static void conditions_and_variables(void **state)
{
    (void)state;
    struct talk t;
    talk_begin(&t, base, "en");
    says(&t, "tell");
    says(&t, "cake");
    assert_string_equal(t.d.said.at[0].text, "You wish for cake.");
    assert_true(t.d.closed);
    assert_string_equal(t.d.input, "none");
    const struct { const char *when; bool holds; } cases[] = {
        { "wish", true }, { "!wish", false }, { "wish=cake", true }, { "wish=pie", false }, { "wish~cake", true }, { "hint", false },
        { "!hint wish", true }, { "wish=cake hint", false }, { "!wish=pie", true }, { "shop_name=Kiln", true },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        if (holds(&t, json_string(cases[i].when)) != cases[i].holds)
            FALSE_AT("%s\n", cases[i].when);
    assert_true(holds(&t, json_pack("[ss]", "hint", "wish")));
    assert_false(holds(&t, json_pack("[s]", "hint")));
    assert_false(holds(&t, json_array()));
    assert_true(holds(&t, NULL));
    dialog_set(&t.cx, &t.d, "wish", "#shop_name#");
    assert_string_equal(dialog_fill(&t.cx, &t.d, "A #wish# # 1"), "A #shop_name# # 1");      /* values are never read as texts */
    assert_string_equal(dialog_fill(&t.cx, &t.d, "one\ntwo #hint#\nthree"), "one\nthree");
    assert_string_equal(dialog_fill(&t.cx, &t.d, "Ticket #ticket_number#"), "Ticket #ticket_number#");
    arena_free(t.cx.mem);
}

static void forms_are_checked(void **state)
{
    (void)state;
    struct talk t;
    talk_begin(&t, base, "en");
    says(&t, "tell");
    says(&t, "pie");
    const struct { const char *form, *field; } wrong[] = {
        { "{}", "size" }, { "{\"size\":\"XL\"}", "size" }, { "{\"size\":\"M\",\"mail\":\"ann\"}", "mail" }, { "{\"size\":7}", "size" }, { "[]", "form" },
    };
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        err_t e = dialog_turn(&t.cx, &t.d, &(struct heard){ .form = document(&t.cx, wrong[i].form) });
        if (!e || e->code != E_INPUT || !text_same(e->field, wrong[i].field))
            FALSE_AT("%s: %s\n", wrong[i].form, e ? e->field : "no mistake");
    }
    assert_string_equal(dialog_words(&t.cx, &t.d, &(struct heard){ .form = document(&t.cx, "{\"size\":\"M\",\"mail\":\"a@b.example\"}") }), "M, a@b.example");
    arena_free(t.cx.mem);
}

static void third_misunderstanding_offers_a_person(void **state)
{
    (void)state;
    struct talk t;
    talk_begin(&t, base, "en");
    for (int i = 1; i <= 4; i++) {
        says(&t, "purple elephants");
        assert_string_equal(t.d.said.at[0].text, i < 3 ? "Pardon?" : "Shall a person help?");
        assert_string_equal(t.d.at, "menu");
        reload(&t);
    }
    OK(dialog_turn(&t.cx, &t.d, &(struct heard){ .choice = t.d.offers.at[0].id }));
    assert_string_equal(t.d.at, "person");
    assert_int_equal(t.d.misunderstood, 0);
    assert_string_equal(t.d.input, "text");
    says(&t, "1042");
    says(&t, "it is late");
    assert_true(t.d.wants_person);
    assert_int_equal(t.d.effects.n, 2);
    assert_int_equal(t.d.effects.at[0].kind, EFFECT_CLAIM);
    assert_string_equal(t.d.effects.at[0].text, "1042");
    assert_int_equal(t.d.effects.at[1].kind, EFFECT_HANDOFF);
    assert_null(t.d.effects.at[1].order_id);
    assert_string_equal(t.d.effects.at[1].text, "it is late");
    assert_string_equal(t.d.said.at[0].text, "Ticket #ticket_number#.");
    arena_free(t.cx.mem);
}

/* A chain of n steps that never wait, then one that does. */
static const char *chain(struct cx *cx, int n)
{
    json_t *doc = document(cx, base);
    for (int i = 0; i < n; i++)
        edit(cx, doc, arena_text(cx->mem, "nodes.s%d", i),
             i + 1 < n ? arena_text(cx->mem, "{\"type\":\"go_to\",\"go\":{\"next\":\"s%d\"}}", i + 1) : "{\"type\":\"go_to\",\"go\":{\"next\":\"hello\"}}");
    edit(cx, doc, "start", "\"s0\"");
    return json_text(cx->mem, doc);
}

static void at_most_fifty_steps(void **state)
{
    (void)state;
    struct talk t;
    struct cx cx = plain_cx();
    talk_begin(&t, chain(&cx, 48), "en");                       /* 48 + hello + menu */
    arena_free(t.cx.mem);
    t = (struct talk){ .cx = plain_cx() };
    t.d = (struct dialog){ .visit = &t.visit };
    OK(flow_make(&t.cx, document(&t.cx, chain(&cx, 49)), &t.d.flow));
    FAILS(E_INTERNAL, dialog_begin(&t.cx, &t.d, NULL));
    arena_free(t.cx.mem);
    arena_free(cx.mem);
}

static void states_keep_every_text(void **state)
{
    (void)state;
    static const char *const texts[] = { "a\tb", "\n", "\\", "\\t", "x\\\\n\r\n\t\\", "Łódź\t", " ", "\\" };
    struct talk t;
    talk_begin(&t, base, "en");
    for (size_t i = 0; i < 8; i++) {
        dialog_set(&t.cx, &t.d, arena_text(t.cx.mem, "v%zu", i), texts[i]);
        dialog_offer(&t.cx, &t.d, texts[i], i % 2 ? texts[7 - i] : NULL, i % 3 ? texts[i] : NULL);
    }
    dialog_set(&t.cx, &t.d, "v3", NULL);
    dialog_set(&t.cx, &t.d, "v5", "again");
    t.d.offers = t.d.made;
    t.d.misunderstood = 2, t.d.misses = 1;
    const struct dialog before = t.d;
    reload(&t);
    assert_int_equal(t.d.offered, before.offered);
    assert_int_equal(t.d.misunderstood + t.d.misses * 10, 12);
    assert_int_equal(t.d.vars.n, before.vars.n);
    for (size_t i = 0; i < before.vars.n; i++)
        assert_string_equal(dialog_var(&t.d, before.vars.at[i].name), before.vars.at[i].value);
    assert_null(dialog_var(&t.d, "v3"));
    assert_string_equal(dialog_var(&t.d, "v5"), "again");
    assert_int_equal(t.d.offers.n, before.offers.n);
    for (size_t i = 0; i < before.offers.n; i++) {
        assert_string_equal(t.d.offers.at[i].id, before.offers.at[i].id);
        assert_string_equal(t.d.offers.at[i].label, before.offers.at[i].label);
        assert_true(text_same(t.d.offers.at[i].exit, before.offers.at[i].exit));
        assert_true(text_same(t.d.offers.at[i].value, before.offers.at[i].value));
    }
    arena_free(t.cx.mem);
}

static void broken_states_are_survived(void **state)
{
    (void)state;
    struct talk t;
    talk_begin(&t, base, "en");
    static const char *const broken[] = { "1\tgone\tx\t\t-7\nv\tonly\no\no\t\t\t\nv\t\tx\n\n\tv\nw\ta\tb", "1\tgone", "1", "",
                                          "{\"at\":\"menu\"}", "2\tmenu\t0\t0\t0", "1\tgone\\", NULL };
    for (size_t i = 0; i < sizeof(broken) / sizeof(*broken); i++) {
        dialog_restore(&t.cx, broken[i], &t.d);
        assert_string_equal(t.d.at, "hello");
        assert_int_equal(t.d.vars.n + t.d.offers.n, 0);
        reload(&t);
        says(&t, "hi there");
        assert_string_equal(t.d.at, "menu");
    }
    arena_free(t.cx.mem);
}

/* --- versions and the cache ------------------------------------------------------------------------------ */

static void versions(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source), other = shop_cx(f, "Twin", &source);
    int64_t one, two;
    const struct flow *a, *b;
    OK(flow_add(&cx, "flw_1", "Small", base, &one));
    OK(flow_add(&cx, "flw_1", "Small", flow_order_help, &two));
    assert_int_equal(one, 1);
    assert_int_equal(two, 2);
    OK(flow_get(&cx, "flw_1", 1, &a));
    OK(flow_get(&cx, "flw_1", 1, &b));
    assert_ptr_equal(a, b);
    OK(flow_get(&cx, "flw_1", 2, &b));
    assert_ptr_not_equal(a, b);
    FAILS(E_MISSING, flow_get(&cx, "flw_1", 3, &b));
    FAILS(E_MISSING, flow_get(&other, "flw_1", 1, &b));          /* shops never meet */
    FAILS(E_INPUT, flow_add(&cx, "flw_1", "Small", "{\"nodes\":{}}", &two));
    FAILS(E_SYNTAX, flow_add(&cx, "flw_1", "Small", "{", &two));
    FAILS(E_INPUT, flow_add(&cx, "flw_1", "", base, &two));
    cx_free(&other);
    cx_free(&cx);
}
EACH(versions)

static char *file_text(struct arena *a, const char *path)
{
    FILE *in = fopen(path, "rb");
    struct buf b = { 0 };
    assert_non_null(in);
    b.n = fread(buf_room(&b, 1 << 20), 1, 1 << 20, in);
    fclose(in);
    char *text = arena_copy_n(a, b.at, b.n);
    buf_free(&b);
    return text;
}

static int64_t leads_with(struct cx *cx, const char *assistant)
{
    struct assistant a;
    OK(assistant_get(cx, assistant, &a));
    return a.flow_number;
}

/* What an earlier program shipped is brought up to date, once; what anybody has edited, and other shops', stays. */
static void shipped_flows_are_renewed(struct fixture *f)
{
    const char *source, *there;
    struct cx cx = shop_cx(f, "Kiln", &source), other = shop_cx(f, "Twin", &there);
    char *before = file_text(cx.mem, "tests/dialog/flows/order_help_before_codes.json"), *secret, *edited = arena_text(cx.mem, "%s ", before);
    struct assistant a[4], theirs;
    int64_t number;
    const struct flow *flow;
    OK(flow_add(&cx, "flw_old", "Order help", before, &number));
    OK(flow_add(&cx, "flw_own", "Our help", edited, &number));
    OK(flow_add(&cx, "flw_new", "Order help", flow_order_help, &number));
    OK(flow_add(&other, "flw_old", "Order help", before, &number));
    static const char *const leads[] = { "flw_old", "flw_old", "flw_own", "flw_new" };
    for (size_t i = 0; i < 4; i++)
        OK(assistant_add(&cx, "A", source, leads[i], 1, &a[i], &secret));
    OK(assistant_add(&other, "A", there, "flw_old", 1, &theirs, &secret));
    for (int again = 0; again < 2; again++) {
        OK(flow_renew(&cx));
        for (size_t i = 0; i < 4; i++)
            assert_int_equal(leads_with(&cx, a[i].id), i < 2 ? 2 : 1);
        assert_int_equal(leads_with(&other, theirs.id), 1);
        FAILS(E_MISSING, flow_get(&cx, "flw_old", 3, &flow));
    }
    OK(flow_get(&cx, "flw_old", 2, &flow));
    assert_non_null(flow_step(flow, "code"));
    OK(flow_get(&cx, "flw_old", 1, &flow));                       /* for conversations under way */
    assert_null(flow_step(flow, "code"));
    cx_free(&other);
    cx_free(&cx);
}
EACH(shipped_flows_are_renewed)

/* More flows than the cache holds, by many threads; what is held stays readable. */
static const char *race_shop;
static void *reader(struct fixture *f, int i)
{
    for (int round = 0; round < 60; round++) {
        struct cx cx = { .mem = arena_new(), .db = f->db, .now = clock_wall(), .who = { .shop = race_shop } };
        const struct flow *held, *more;
        struct visit visit = { .conversation = "cnv", .locale = "en" };
        OK(flow_get(&cx, arena_text(cx.mem, "flw_%d", (i * 7 + round) % 100), 1, &held));
        OK(flow_get(&cx, arena_text(cx.mem, "flw_%d", (i * 11 + round * 3) % 100), 1, &more));
        struct dialog d = { .flow = held, .visit = &visit, .text_area = true };
        OK(dialog_begin(&cx, &d, NULL));
        assert_int_equal(d.said.n, 2);
        cx_free(&cx);
    }
    return NULL;
}

static void cache_is_bounded_and_shared(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    int64_t number;
    race_shop = cx.who.shop;
    for (int i = 0; i < 100; i++)
        OK(flow_add(&cx, arena_text(cx.mem, "flw_%d", i), "Small", base, &number));
    threads(f, 8, reader);
    cx_free(&cx);
}
EACH(cache_is_bounded_and_shared)

/* The flow's own words in the reader's language, else its own; every outcome has words in the shipped flow. */
static void outcomes_are_texts(void **state)
{
    static const char *const kinds[] = { "cancel", "change_address", "change", "return", "refund", "confirm", "received" };
    static const char *const states[] = { "approved", "done", "declined" };
    (void)state;
    struct cx cx = plain_cx();
    const struct flow *own, *shipped;
    const char *said;
    json_t *doc = document(&cx, base);
    edit(&cx, doc, "texts.cancel_done", "{\"en\":\"#order_number# gone.\\nWhy: #reason#\",\"de\":\"#order_number# ist weg, #shop_name#.\"}");
    OK(flow_make(&cx, doc, &own));
    OK(flow_make(&cx, document(&cx, flow_order_help), &shipped));
    struct outcome o = { "cancel", "done", "1042", NULL, "Kiln" };
    const struct { const char *locale, *reason, *text; } cases[] = {
        { "en", "late", "1042 gone.\nWhy: late" }, { "en", NULL, "1042 gone." }, { "en", "", "1042 gone." },
        { "de-AT", "late", "1042 ist weg, Kiln." }, { "cs", "#reason#", "1042 gone.\nWhy: #reason#" }, { NULL, NULL, "1042 gone." },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        o.reason = cases[i].reason;
        OK(flow_outcome(&cx, own, cases[i].locale, &o, &said));
        assert_string_equal(said, cases[i].text);
    }
    o.reason = "Sorry";
    for (size_t k = 0; k < 7; k++)
        for (size_t s = 0; s < 3; s++) {
            o.kind = kinds[k], o.state = states[s];
            OK(flow_outcome(&cx, shipped, "en", &o, &said));
            assert_non_null(strstr(said, "1042"));
            assert_non_null(strstr(said, "\nSorry"));
            assert_null(strchr(said, '#'));
            if (k) { /* a flow without these texts has the shipped ones */
                const char *same;
                OK(flow_outcome(&cx, own, "en", &o, &same));
                assert_string_equal(said, same);
            }
        }
    arena_free(cx.mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outcomes_are_texts), cmocka_unit_test(mistakes_have_paths), cmocka_unit_test(codes_are_mailed_right), cmocka_unit_test(all_mistakes_are_listed), cmocka_unit_test(shipped_flow_is_right),
        cmocka_unit_test(texts_follow_the_locale), cmocka_unit_test(greeting_is_the_same_twice), cmocka_unit_test(offers_are_unique_and_end),
        cmocka_unit_test(conditions_and_variables), cmocka_unit_test(forms_are_checked), cmocka_unit_test(third_misunderstanding_offers_a_person),
        cmocka_unit_test(at_most_fifty_steps), cmocka_unit_test(states_keep_every_text), cmocka_unit_test(broken_states_are_survived), EACH_TEST(versions), EACH_TEST(shipped_flows_are_renewed), EACH_TEST(cache_is_bounded_and_shared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
