/* source_settings_test.c - sources as rows: what is typed, what is sealed, and where a secret may go. */
#include "shop_fixture.h"
#include "account/assistant.h"
#include "base/json.h"
#include "http/client.h"
#include "source/gate.h"
#include "source/call.h"
#include "source/http/room.h"
#include "source/left.h"
#include "source/state.h"

static json_t *object(struct cx *cx, const char *text)
{
    json_t *j;
    OK(json_read(cx, text, strlen(text), &j));
    return j;
}

static struct source added(struct cx *cx, const char *settings)
{
    struct source s;
    OK(source_add(cx, "http", "Store", object(cx, settings), &s));
    return s;
}

static char *row_text(struct cx *cx, const char *column)
{
    struct row { const char *text; } row = { 0 };
    static const struct field fields[] = { FIELD(F_TEXT, struct row, text), { 0 } };
    if (!strcmp(column, "settings"))
        OK(db_get(cx, fields, &row, "SELECT settings AS text FROM source WHERE shop_id = $1 AND kind = 'http'", T(cx->who.shop)));
    else
        OK(db_get(cx, fields, &row, "SELECT secrets AS text FROM source WHERE shop_id = $1 AND kind = 'http'", T(cx->who.shop)));
    return arena_copy(cx->mem, row.text);
}

static void secrets_are_sealed(struct fixture *f)
{
    const char *native;
    struct cx cx = shop_cx(f, "Kiln", &native);
    struct source s = added(&cx, "{\"url\":\"https://store.example\",\"auth\":\"basic\",\"user\":\"ann\",\"password\":\"a very secret word\"}");
    assert_null(strstr(row_text(&cx, "settings"), "a very secret word"));
    assert_null(strstr(row_text(&cx, "secrets"), "a very secret word"));
    assert_non_null(strstr(row_text(&cx, "settings"), "\"password\":true"));
    struct http_form form;
    OK(source_open(&cx, &s, &form));
    assert_string_equal(form.password, "a very secret word");
    assert_string_equal(form.user, "ann");
    const char *kept;
    OK(source_secret_set(&cx, &s, "hook_key", "made by us"));
    OK(source_get(&cx, s.id, &s));
    OK(source_secret(&cx, &s, "hook_key", &kept));
    assert_string_equal(kept, "made by us");
    OK(source_open(&cx, &s, &form));
    assert_string_equal(form.password, "a very secret word");
    OK(source_secret_set(&cx, &s, "hook_key", NULL));
    OK(source_get(&cx, s.id, &s));
    OK(source_secret(&cx, &s, "hook_key", &kept));
    assert_null(kept);
    cx_free(&cx);
}

/* What a secret was typed for is where it goes. */
struct both { struct fixture *f; const char *shop, *id; };

static void *renames(void *arg)
{
    const struct both *b = arg;
    for (int i = 0; i < 60; i++) {
        struct cx cx = { .mem = arena_new(), .db = b->f->db, .now = clock_wall(), .who = { .shop = b->shop, .actor = ACTOR_STAFF } };
        struct source s;
        OK(source_get(&cx, b->id, &s));
        const struct source_edit edit = { .name = arena_text(cx.mem, "Store %d", i), .version = s.version };
        OK(source_change(&cx, b->id, &edit, &s));
        cx_free(&cx);
    }
    return NULL;
}

/* A job keeps the secret that it has just made there, while somebody saves the form. */
static void secrets_survive_each_other(struct fixture *f)
{
    const char *native, *kept;
    struct cx cx = shop_cx(f, "Kiln", &native);
    struct source s = added(&cx, "{\"url\":\"https://store.example\",\"auth\":\"basic\",\"user\":\"ann\",\"password\":\"a very secret word\"}");
    struct both b = { f, cx.who.shop, s.id };
    pthread_t t;
    assert_int_equal(pthread_create(&t, NULL, renames, &b), 0);
    for (int i = 0; i < 60; i++) {
        struct cx own = { .mem = arena_new(), .db = f->db, .now = clock_wall(), .who = cx.who };
        const char *value = arena_text(own.mem, "made %d", i);
        OK(source_secret_set(&own, &s, "hook_key", value));
        struct source now;
        OK(source_get(&own, s.id, &now));
        OK(source_secret(&own, &now, "hook_key", &kept));
        assert_string_equal(kept, value);
        cx_free(&own);
    }
    pthread_join(t, NULL);
    cx_free(&cx);
}

static void secrets_go_nowhere_else(struct fixture *f)
{
    const char *native;
    struct cx cx = shop_cx(f, "Kiln", &native);
    struct source s = added(&cx, "{\"url\":\"https://store.example/api\",\"auth\":\"basic\",\"user\":\"ann\",\"password\":\"a very secret word\"}"), now, draft;
    struct source_edit moved = { .settings = object(&cx, "{\"url\":\"https://thief.example/api\"}"), .version = s.version };
    err_t e = source_change(&cx, s.id, &moved, &now);
    assert_non_null(e);
    assert_int_equal(e->code, E_INPUT);
    assert_string_equal(e->field, "settings.password");
    FAILS(E_INPUT, source_draft(&cx, s.id, NULL, object(&cx, "{\"url\":\"https://thief.example\"}"), &draft)); /* nor in a test */
    FAILS(E_INPUT, source_draft(&cx, s.id, NULL, object(&cx, "{\"url\":\"http://store.example/api\"}"), &draft)); /* nor in clear */
    FAILS(E_INPUT, source_draft(&cx, s.id, NULL, object(&cx, "{\"url\":\"https://store.example:8443\"}"), &draft));
    struct source_edit path = { .settings = object(&cx, "{\"url\":\"https://store.example/v2\",\"password\":true}"), .version = s.version };
    OK(source_change(&cx, s.id, &path, &now));
    struct http_form form;
    OK(source_open(&cx, &now, &form));
    assert_string_equal(form.password, "a very secret word"); /* another path there, and the secret as it was read */
    struct source_edit typed = { .settings = object(&cx, "{\"url\":\"https://other.example\",\"password\":\"another word\"}"), .version = now.version };
    OK(source_change(&cx, s.id, &typed, &now));
    OK(source_open(&cx, &now, &form));
    assert_string_equal(form.password, "another word");
    struct source_edit late = { .name = "Late", .version = now.version - 1 };
    FAILS(E_CONFLICT, source_change(&cx, s.id, &late, &now));
    cx_free(&cx);
}

/* A lasting token of an add-on, the key of its webhooks: given by one system, or known to it, and by no form. */
static void what_a_system_gave_stays_with_it(struct fixture *f)
{
    const char *native, *kept;
    struct cx cx = shop_cx(f, "Kiln", &native);
    struct source s = added(&cx, "{\"url\":\"https://store.example/api\",\"auth\":\"basic\",\"user\":\"ann\",\"password\":\"a very secret word\"}"), was, draft;
    struct source_state st;
    OK(source_secret_set(&cx, &s, "lasting", "given by the store"));
    OK(db_exec(&cx, NULL, "UPDATE source_state SET hooks = '[]', hooks_at = $3 WHERE shop_id = $1 AND source_id = $2", T(cx.who.shop), T(s.id), I(cx.now)));
    OK(source_draft(&cx, s.id, NULL, object(&cx, "{\"url\":\"https://other.example\",\"password\":\"another word\"}"), &draft));
    OK(source_secret(&cx, &draft, "lasting", &kept));
    assert_null(kept);
    struct source_edit path = { .settings = object(&cx, "{\"url\":\"https://store.example/v2\"}"), .version = s.version };
    OK(source_change(&cx, s.id, &path, &s));
    OK(source_secret(&cx, &s, "lasting", &kept));
    assert_string_equal(kept, "given by the store");
    OK(db_exec(&cx, NULL, "UPDATE source_state SET hooks_at = $3 WHERE shop_id = $1 AND source_id = $2", T(cx.who.shop), T(s.id), I(cx.now)));
    was = s;
    struct source_edit moved = { .settings = object(&cx, "{\"url\":\"https://other.example\",\"password\":\"another word\"}"), .version = s.version };
    OK(source_change(&cx, s.id, &moved, &s));
    OK(source_get(&cx, s.id, &s));
    OK(source_secret(&cx, &s, "lasting", &kept));
    assert_null(kept);
    struct http_form form;
    OK(source_open(&cx, &s, &form));
    assert_string_equal(form.password, "another word");
    OK(source_state_get(&cx, s.id, &st));
    assert_int_equal(st.hooks_at, 0); /* they stand at the other one */
    FAILS(E_CONFLICT, source_secret_set(&cx, &was, "lasting", "given late"));
    OK(source_get(&cx, s.id, &s));
    OK(source_secret(&cx, &s, "lasting", &kept));
    assert_null(kept);
    cx_free(&cx);
}

/* Counted in memory and stored once a minute: what failed before the settings changed is not told of those after. */
static void figures_are_of_these_settings(struct fixture *f)
{
    const char *native;
    struct cx cx = shop_cx(f, "Kiln", &native);
    struct source s = added(&cx, "{\"url\":\"https://store.example\"}");
    struct source_state st;
    OK(gate_enter(&cx, &s, 8));
    gate_leave(&cx, &s, GATE_FAILED, "It was silent.");
    OK(source_figures_store(&cx));
    OK(source_state_get(&cx, s.id, &st));
    assert_int_equal(st.failed, 1);
    assert_string_equal(st.why, "It was silent.");
    OK(gate_enter(&cx, &s, 8));
    gate_leave(&cx, &s, GATE_FAILED, "It was silent again.");
    OK(db_exec(&cx, NULL, "UPDATE source SET version = version + 1 WHERE shop_id = $1 AND id = $2", T(cx.who.shop), T(s.id)));
    OK(source_figures_store(&cx));
    OK(source_state_get(&cx, s.id, &st));
    assert_int_equal(st.failed, 1);
    assert_string_equal(st.why, "It was silent.");
    cx_free(&cx);
}

/* A secret is typed again where it would go to another address: not where it goes nowhere. */
static void secrets_of_another_way_in(struct fixture *f)
{
    const char *native;
    struct cx cx = shop_cx(f, "Kiln", &native);
    struct source now, s = added(&cx, "{\"url\":\"https://store.example\",\"auth\":\"header\",\"header_value\":\"Bearer secret\",\"hook_secret\":\"hush\"}");
    const struct source_edit oauth = { .settings = object(&cx, "{\"auth\":\"oauth2\",\"token_url\":\"https://id.example/token\",\"client_id\":\"c\",\"client_secret\":\"first\"}"), .version = s.version };
    struct http_form form;
    OK(source_change(&cx, s.id, &oauth, &now));
    OK(source_open(&cx, &now, &form));
    assert_string_equal(form.hook_secret, "hush");
    assert_string_equal(form.header_value, "Bearer secret"); /* tokens are asked for elsewhere: this one does not go there */

    const struct source_edit thief = { .settings = object(&cx, "{\"token_url\":\"https://thief.example\"}"), .version = now.version };
    err_t e = source_change(&cx, s.id, &thief, &now);
    assert_string_equal(e ? e->field : "taken", "settings.client_secret");
    const struct source_edit elsewhere = { .settings = object(&cx, "{\"url\":\"https://other.example\",\"client_secret\":\"second\"}"), .version = now.version };
    e = source_change(&cx, s.id, &elsewhere, &now);
    assert_string_equal(e ? e->field : "taken", "settings.hook_secret");
    const struct source_edit whole = { .settings = object(&cx, "{\"url\":\"https://other.example\",\"client_secret\":\"second\",\"hook_secret\":\"hush\"}"), .version = now.version };
    OK(source_change(&cx, s.id, &whole, &now));
    OK(source_open(&cx, &now, &form));
    assert_string_equal(form.client_secret, "second");
    assert_true(text_empty(form.header_value)); /* it was for the address before, and must not come back for this one */
    const struct source_edit back = { .settings = object(&cx, "{\"auth\":\"header\"}"), .version = now.version };
    e = source_change(&cx, s.id, &back, &now);
    assert_string_equal(e ? e->field : "taken", "settings.header_value");

    OK(source_add(&cx, "shoptet", "Loom", object(&cx, "{\"access\":\"token\",\"token\":\"123456-p-x\"}"), &s));
    const struct source_edit addon = { .settings = object(&cx, "{\"access\":\"addon\",\"shop\":\"https://loom.example\",\"partner\":\"https://maker.example\",\"client_id\":\"c\"}"), .version = s.version };
    OK(source_change(&cx, s.id, &addon, &now));
    cx_free(&cx);
}

static void what_is_refused(struct fixture *f)
{
    const char *native;
    struct cx cx = shop_cx(f, "Kiln", &native);
    struct source s;
    static const char *const bad[] = { "{}", "{\"url\":\"\"}", "{\"url\":\"ftp://x.example\"}", "{\"url\":\"https://10.0.0.1\"}", "{\"url\":7}",
                                       "{\"url\":\"https://x.example\",\"nothing\":1}", "{\"url\":\"https://x.example\",\"auth\":\"magic\"}",
                                       "{\"url\":\"https://user:pw@x.example\"}" };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        err_t e = source_add(&cx, "http", NULL, object(&cx, bad[i]), &s);
        if (!e || e->code != E_INPUT || !e->field || !text_starts(e->field, "settings."))
            FALSE_AT("%s: %s %s\n", bad[i], e ? e->message : "taken", e && e->field ? e->field : "-");
    }
    FAILS(E_INPUT, source_add(&cx, "native", NULL, object(&cx, "{}"), &s));
    FAILS(E_INPUT, source_add(&cx, "no such", NULL, object(&cx, "{}"), &s));
    FAILS(E_MISSING, source_get(&cx, "src_none", &s));
    for (int i = 0; i < 19; i++)
        added(&cx, arena_text(cx.mem, "{\"url\":\"https://x%d.example\"}", i));
    FAILS(E_CONFLICT, source_add(&cx, "http", NULL, object(&cx, "{\"url\":\"https://x.example\"}"), &s));
    cx_free(&cx);
}

static void who_reads_what(struct fixture *f)
{
    const char *native, *other;
    struct cx cx = shop_cx(f, "Kiln", &native), twin = shop_cx(f, "Twin", &other);
    struct source one = added(&cx, "{\"url\":\"https://x.example\"}"), two = added(&cx, "{\"url\":\"https://y.example\"}"), theirs = added(&twin, "{\"url\":\"https://z.example\"}");
    struct assistant a;
    char *secret;
    OK(assistant_add(&cx, "Bot", native, "flw_1", 1, &a, &secret));
    const char *list = arena_text(cx.mem, "[\"%s\",\"%s\",\"%s\",\"%s\"]", native, one.id, two.id, one.id);
    OK(source_connect(&cx, a.id, object(&cx, list), a.version, &a));
    assert_string_equal(a.source_id, native);
    assert_string_equal(a.also_reads, arena_join(cx.mem, one.id, " ", two.id));
    FAILS(E_CONFLICT, source_connect(&cx, a.id, object(&cx, list), a.version - 1, &a));
    FAILS(E_INPUT, source_connect(&cx, a.id, object(&cx, "[]"), a.version, &a));
    FAILS(E_INPUT, source_connect(&cx, a.id, object(&cx, arena_text(cx.mem, "[\"%s\"]", theirs.id)), a.version, &a)); /* another shop's */
    FAILS(E_CONFLICT, source_remove(&cx, two.id, true));
    FAILS(E_CONFLICT, source_remove(&cx, native, true));
    OK(source_connect(&cx, a.id, object(&cx, arena_text(cx.mem, "[\"%s\"]", one.id)), a.version, &a));
    OK(source_remove(&cx, two.id, true));
    FAILS(E_MISSING, source_get(&cx, two.id, &two));
    cx_free(&cx);
    cx_free(&twin);
}

/* One shop however its address is written, another one whatever is alike. */
static void which_shop(struct fixture *f)
{
    const char *native;
    struct cx cx = shop_cx(f, "Kiln", &native);
    static const char *const sites[][2] = {
        { "https://shop.example", "shop.example" },
        { "HTTP://WWW.Shop.Example:80/", "shop.example" },
        { "https://shop.example.:443//", "shop.example" },
        { "https://shop.example/store/?x=1#y", "shop.example/store" },
        { "https://shop.example/Store", "shop.example/Store" },
        { "https://shop.example:8443", "shop.example:8443" },
        { "https://[2001:db8::1]:443/a", "[2001:db8::1]/a" },
        { "shop.example", "shop.example" },
        { "https://wwwshop.example", "wwwshop.example" },
    };
    for (size_t i = 0; i < sizeof(sites) / sizeof(*sites); i++)
        assert_string_equal(source_site(&cx, sites[i][0]), sites[i][1]);
    assert_null(source_site(&cx, "https:///x"));
    assert_null(source_site(&cx, ""));
    assert_null(source_site(&cx, NULL));
    static const char *const shops[][3] = {
        { "woocommerce", "{\"url\":\"https://www.shop.example/wp-admin\",\"consumer_key\":\"ck_a\",\"consumer_secret\":\"cs_a\"}", "shop.example" },
        { "shopify", "{\"shop\":\"https://Mugs.myshopify.com\",\"access_token\":\"shpat_x\"}", "mugs.myshopify.com" },
        { "shoptet", "{\"access\":\"token\",\"token\":\"123456-p-789-abc\"}", "e-shop 123456" },
        { "shoptet", "{\"access\":\"addon\",\"shop\":\"https://www.eshop.example/\",\"partner\":\"https://p.example\",\"client_id\":\"c\"}", "eshop.example" },
        { "http", "{\"url\":\"https://gate.example/v1\",\"auth\":\"basic\",\"user\":\"kiln\",\"password\":\"x\"}", "kiln@gate.example/v1" },
        { "manual", "{}", NULL },
        { "placeholder", "{\"understood\":true}", NULL },
    };
    for (size_t i = 0; i < sizeof(shops) / sizeof(*shops); i++) {
        struct source s;
        OK(source_add(&cx, shops[i][0], NULL, object(&cx, shops[i][1]), &s));
        const char *site = source_site_of(&cx, &s);
        if (!text_same(site, shops[i][2]))
            FALSE_AT("%s: %s\n", shops[i][1], site ? site : "-");
    }
    cx_free(&cx);
}

EACH(secrets_are_sealed)
EACH(secrets_survive_each_other)
EACH(which_shop)
EACH(secrets_go_nowhere_else)
EACH(what_a_system_gave_stays_with_it)
EACH(figures_are_of_these_settings)
EACH(secrets_of_another_way_in)
EACH(what_is_refused)
EACH(who_reads_what)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(secrets_are_sealed), EACH_TEST(secrets_survive_each_other), EACH_TEST(which_shop), EACH_TEST(secrets_go_nowhere_else), EACH_TEST(what_a_system_gave_stays_with_it), EACH_TEST(secrets_of_another_way_in), EACH_TEST(figures_are_of_these_settings), EACH_TEST(what_is_refused), EACH_TEST(who_reads_what) };
    crypto_start();
    http_client_start(NULL);
    return cmocka_run_group_tests_name("settings of sources", tests, NULL, NULL);
}
