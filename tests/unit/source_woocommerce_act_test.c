/* source_woocommerce_act_test.c - notes in a WooCommerce shop against tests/peer/woocommerce.mjs: written once, whatever happens to
   the answer. Without node the test says so and passes. */
#include "shop_fixture.h"
#include "base/json.h"
#include "http/client.h"
#include "source/woocommerce/woocommerce.h"
#include <signal.h>
#include <sys/wait.h>

static char peer_url[128];
static pid_t peer_pid;

static bool peer_start(void)
{
    int out[2];
    char line[200] = { 0 };
    if (pipe(out))
        return false;
    peer_pid = fork();
    if (!peer_pid) {
        dup2(out[1], STDOUT_FILENO);
        execlp("node", "node", "tests/peer/woocommerce.mjs", (char *)NULL);
        _exit(127);
    }
    close(out[1]);
    FILE *f = fdopen(out[0], "r");
    bool there = f && fgets(line, sizeof(line), f) && sscanf(line, "%127s", peer_url) == 1;
    if (f)
        fclose(f);
    return there;
}

/* Sets switches (or only looks); all that the peer says of itself. */
static const char *peer_say(struct cx *cx, const char *json)
{
    struct http_reply r;
    const struct http_call call = { .method = json ? "POST" : "GET", .url = arena_join(cx->mem, peer_url, "/_peer"), .body = json,
                                    .body_n = json ? strlen(json) : 0 };
    OK(http_call(cx, &call, &r));
    return r.body;
}

static int times(const char *text, const char *what)
{
    int n = 0;
    for (const char *at = text; (at = strstr(at, what)); at++)
        n++;
    return n;
}

static struct source connected(struct cx *cx)
{
    struct source s;
    json_t *settings = json_tie(cx->mem, json_pack("{ss, ss, ss}", "url", peer_url, "consumer_key", "ck_peer", "consumer_secret", "cs_peer"));
    OK(source_add(cx, "woocommerce", "Woo", settings, &s));
    cx->lane = LANE_JOB;
    return s;
}

static void notes(struct fixture *f)
{
    const char *native;
    struct cx cx = shop_cx(f, "North", &native);
    struct source s = connected(&cx);
    struct source_outcome o = { .what = SOURCE_UNDER_WAY };
    const struct order live = { .external_id = "101" };
    struct source_act note = { .what = "note", .note = "Asked for an <invoice>.", .key = f->postgres ? "act_p1" : "act_1" }; /* the peer is one for both */
    const struct source_kind *kind = source_kind("woocommerce");

    int before = times(peer_say(&cx, "{\"fault\": null}"), "POST /wp-json/wc/v3/orders/101/notes");
    for (int i = 0; i < 2; i++) { /* told twice, written once */
        OK(kind->act(&cx, &s, &live, &note, &o));
        assert_int_equal(o.what, SOURCE_DONE);
    }
    assert_int_equal(times(peer_say(&cx, NULL), "POST /wp-json/wc/v3/orders/101/notes"), before + 1);

    /* The answer is lost after it was written: nobody knows, and the next try finds it. */
    note.key = f->postgres ? "act_p2" : "act_2";
    peer_say(&cx, "{\"fault\": \"reset\", \"after_doing\": true, \"times\": 1, \"only\": \"notes?oauth\"}");
    err_t e = kind->act(&cx, &s, &live, &note, &o);
    assert_non_null(e);
    assert_int_equal(e->code, E_REMOTE);
    peer_say(&cx, "{\"fault\": null, \"only\": \"\", \"after_doing\": false}");
    OK(kind->act(&cx, &s, &live, &note, &o));
    assert_int_equal(o.what, SOURCE_DONE);
    assert_int_equal(times(peer_say(&cx, NULL), "POST /wp-json/wc/v3/orders/101/notes"), before + 2);

    /* What the shop refuses is refused, in words. */
    note.key = f->postgres ? "act_p3" : "act_3";
    peer_say(&cx, "{\"permission\": \"read\"}");
    OK(kind->act(&cx, &s, &live, &note, &o));
    assert_int_equal(o.what, SOURCE_REFUSED);
    assert_non_null(strstr(o.why, "may only read"));
    peer_say(&cx, "{\"permission\": \"read_write\"}");
    const struct source_act other = { .what = "return", .key = "act_4" };
    OK(kind->act(&cx, &s, &live, &other, &o));
    assert_int_equal(o.what, SOURCE_REFUSED);
    const struct order none = { .external_id = "1/../../x" };
    assert_int_equal(kind->act(&cx, &s, &none, &note, &o)->code, E_MISSING);
    cx_free(&cx);
}
EACH(notes)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(notes) };
    http_client_start("127.0.0.1");
    if (!peer_start()) {
        print_message("1..1\nok 1 - notes # SKIP node is not here\n");
        return 0;
    }
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    kill(peer_pid, SIGKILL);
    waitpid(peer_pid, NULL, 0);
    return failed;
}
