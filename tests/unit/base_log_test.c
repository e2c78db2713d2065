/* base_log_test.c - one line a call, nothing forged, values cut on a character. */
#include "base_case.h"
#include "base/log.h"
#include "base/text.h"
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static char caught[20000];

/* What fn writes to stderr. */
static const char *catch(void (*fn)(void))
{
    int pipes[2], old = dup(STDERR_FILENO);
    assert_int_equal(pipe(pipes), 0);
    fcntl(pipes[0], F_SETFL, O_NONBLOCK);
    dup2(pipes[1], STDERR_FILENO);
    fn();
    dup2(old, STDERR_FILENO);
    ssize_t n = read(pipes[0], caught, sizeof(caught) - 1);
    caught[n > 0 ? n : 0] = 0;
    close(pipes[0]);
    close(pipes[1]);
    close(old);
    return caught;
}

static void plain(void) { log_line(LOG_INFO, "request", "id=%s status=%d", "rq_1", 200); }
static void quiet(void) { log_line(LOG_DEBUG, "detail", "n=%d", 1); }
static void forged(void) { log_line(LOG_WARN, "login", "name=%s", "a\ntime=1970 level=error event=forged\r\x1b[2J"); }
static void empty(void) { log_line(LOG_ERROR, "stop", "%s", ""); }
static void large(void)
{
    char text[9000];
    memset(text, 'x', sizeof(text));
    text[sizeof(text) - 1] = 0;
    log_line(LOG_INFO, "large", "text=%s", text);
}

static void lines(void **state)
{
    (void)state;
    const char *line = catch(plain);
    assert_memory_equal(line, "time=20", 7);
    assert_non_null(strstr(line, "Z level=info event=request id=rq_1 status=200\n"));
    assert_string_equal(catch(quiet), "");
    log_set_level(LOG_DEBUG);
    assert_non_null(strstr(catch(quiet), "level=debug event=detail n=1\n"));
    log_set_level(LOG_ERROR);
    assert_string_equal(catch(plain), "");
    assert_non_null(strstr(catch(empty), "level=error event=stop\n"));
    log_set_level(LOG_INFO);
    line = catch(forged);
    assert_ptr_equal(strchr(line, '\n'), line + strlen(line) - 1);
    assert_null(strpbrk(line, "\r\x1b"));
    line = catch(large);
    assert_int_equal(strlen(line), 4096);
    assert_ptr_equal(strchr(line, '\n'), line + 4095);
}

static void values(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    struct err e = { .code = E_REMOTE, .message = "It says: no customer ann@example.com" };
    assert_string_equal(err_logged(a, &e), "remote");
    e.code = E_INTERNAL;
    assert_string_equal(err_logged(a, &e), "\"It says: no customer ann@example.com\"");
    assert_string_equal(log_quote(a, NULL), "-");
    assert_string_equal(log_quote(a, ""), "\"\"");
    assert_string_equal(log_quote(a, "ord_1"), "ord_1");
    assert_string_equal(log_quote(a, "a b"), "\"a b\"");
    assert_string_equal(log_quote(a, "a=b"), "\"a=b\"");
    assert_string_equal(log_quote(a, "say \"hi\" \\"), "\"say \\\"hi\\\" \\\\\"");
    assert_string_equal(log_quote(a, "1\n2\t\x7F"), "\"1\\n2\\x09\\x7f\"");
    assert_string_equal(log_quote(a, "Київ"), "\"Київ\"");
    for (size_t lead = 0; lead < 6; lead++)           /* cut where it may be cut */
        for (int kind = 0; kind < 5; kind++) {
            static const char *const units[] = { "é", "€", "\U0001F600", "\n", "\x01" };
            struct buf b = { 0 };
            buf_add(&b, "aaaaaaa", lead);
            for (int i = 0; i < 400; i++)
                buf_text(&b, units[kind]);
            char *q = log_quote(a, b.at);
            size_t n = strlen(q);
            assert_true(n <= 300 && n > 290 && q[0] == '"' && q[n - 1] == '"' && text_valid(q, n));
            buf_free(&b);
        }
    char bare[400];
    memset(bare, 'b', sizeof(bare));
    bare[300] = 0;
    assert_int_equal(strlen(log_quote(a, bare)), 300);
    bare[300] = 'b';
    bare[301] = 0;
    assert_int_equal(strlen(log_quote(a, bare)), 300);
    assert_true(strlen(log_quote(a, "\xFF\xFE\xF0")) <= 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(lines), CASE(values) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
