/* flow_http_test.c - the http_request step against a server that answers, and one that does not. */
#include "shop_fixture.h"
#include "base/json.h"
#include "flow/flow.h"
#include "http/client.h"
#include "http_client_peer.h"

static struct fake peer;

/* What the step says when it asks for path, in that lane: one word for its exit, and what it read. */
static char *asked(struct arena *mem, const char *path, enum lane lane, enum err_code wanted)
{
    struct cx cx = { .mem = mem, .now = clock_wall(), .lane = lane, .deadline = clock_mono() + 2000, .who = { .shop = "shp_a" } };
    struct visit visit = { .conversation = "cnv_1", .locale = "en" };
    struct dialog d = { .visit = &visit, .shop_name = "Kiln", .text_area = true };
    json_t *doc = NULL;
    const char *text = arena_text(mem,
        "{\"name\":\"Small\",\"locale\":\"en\",\"start\":\"wish\",\"on\":{\"human\":\"end\"},"
        "\"texts\":{\"unclear\":\"Pardon?\",\"lost\":\"Shall a person help?\",\"person\":\"Contact Support\"},\"nodes\":{"
        "\"wish\":{\"type\":\"set_variable\",\"set\":{\"wish\":\"A/7\"},\"go\":{\"next\":\"http\"}},"
        "\"http\":{\"type\":\"http_request\",\"url\":\"http://127.0.0.1:%d%s\",\"timeout_ms\":500,"
        "\"results\":{\"eta\":\"parcels[0].eta\",\"pieces\":\"pieces\",\"late\":\"late\"},"
        "\"go\":{\"ok\":\"ok\",\"missing\":\"missing\",\"refused\":\"refused\",\"trouble\":\"trouble\"}},"
        "\"ok\":{\"type\":\"say\",\"text\":\"ok #eta# #pieces# #late#\",\"go\":{\"next\":\"end\"}},"
        "\"missing\":{\"type\":\"say\",\"text\":\"missing #http_status#\",\"go\":{\"next\":\"end\"}},"
        "\"refused\":{\"type\":\"say\",\"text\":\"refused #http_status#\",\"go\":{\"next\":\"end\"}},"
        "\"trouble\":{\"type\":\"say\",\"text\":\"trouble\",\"go\":{\"next\":\"end\"}},"
        "\"end\":{\"type\":\"end\",\"text\":\"Bye.\"}}}", peer.port, path);
    OK(json_read(&cx, text, strlen(text), &doc));
    OK(flow_make(&cx, doc, &d.flow));
    if (wanted) {
        FAILS(wanted, dialog_begin(&cx, &d, NULL));
        return NULL;
    }
    OK(dialog_begin(&cx, &d, NULL));
    assert_true(d.said.n > 0);
    return arena_copy(mem, d.said.at[0].text);
}

static void every_exit(void **state)
{
    (void)state;
    struct arena *mem = arena_new();
    http_client_start("127.0.0.1");
    static const struct { const char *path, *says; } table[] = {
        { "/orders/7", "ok Friday 2 no" },
        { "/gone", "missing 404" },
        { "/busy", "refused 429" },
        { "/broken", "trouble" },
        { "/ok", "trouble" },             /* no JSON */
        { "/orders/#wish#", "trouble" },  /* "A/7" arrives as one escaped part, and the answer is no JSON */
        { "/hang", "trouble" },
        { "/big", "trouble" },
        { "/metadata", "refused 302" },   /* a redirect is not followed */
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
        assert_string_equal(asked(mem, table[i].path, LANE_OUTSIDE, 0), table[i].says);
    arena_free(mem);
}

static void what_was_typed_stays_one_part(void **state)
{
    (void)state;
    struct arena *mem = arena_new();
    http_client_start("127.0.0.1");
    asked(mem, "/orders/#wish#", LANE_OUTSIDE, 0);
    pthread_mutex_lock(&peer.lock);
    assert_non_null(strstr(peer.seen, "GET /orders/A%2F7 HTTP/1.1"));
    pthread_mutex_unlock(&peer.lock);
    arena_free(mem);
}

static void inside_it_asks_to_go_outside(void **state)
{
    (void)state;
    struct arena *mem = arena_new();
    http_client_start("127.0.0.1");
    int before = peer.calls;
    asked(mem, "/orders/7", LANE_INSIDE, E_OUTSIDE);
    assert_int_equal(peer.calls, before);
    arena_free(mem);
}

static void private_addresses_are_trouble(void **state)
{
    (void)state;
    struct arena *mem = arena_new();
    http_client_start(NULL);
    int before = peer.calls;
    assert_string_equal(asked(mem, "/orders/7", LANE_OUTSIDE, 0), "trouble");
    assert_int_equal(peer.calls, before);
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_exit), cmocka_unit_test(what_was_typed_stays_one_part),
        cmocka_unit_test(inside_it_asks_to_go_outside), cmocka_unit_test(private_addresses_are_trouble),
    };
    fake_start(&peer);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
