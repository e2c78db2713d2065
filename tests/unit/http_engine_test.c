/* http_engine_test.c - stopping and starting the server in one process, with answers that come too late; what the I/O
   thread publishes while it opens letters. */
#include "base/clock.h"
#include "base/crypto.h"
#include "base_case.h"
#include "http/http.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct http_exchange *_Atomic held;

static void handle(struct http_exchange *ex, void *arg)
{
    (void)arg;
    held = ex;
}

static void answer(struct http_exchange *ex)
{
    struct http_answer a = { .status = 200, .type = "text/plain" };
    buf_text(&a.body, "late");
    http_answer(ex, &a);
}

static void serve(struct cx *cx) { assert_null(http_start(cx, &(struct http_config){ .listen = "127.0.0.1:0", .handle = handle })); }

/* Asks, and waits until the application has the request. */
static int ask(struct http_exchange **ex)
{
    static const char request[] = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)http_port()), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    held = NULL;
    assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof(to)), 0);
    assert_int_equal(send(fd, request, sizeof(request) - 1, 0), sizeof(request) - 1);
    for (int i = 0; i < 2000 && !held; i++)
        usleep(1000);
    assert_non_null(held);
    *ex = held;
    return fd;
}

static void a_late_answer_does_not_count_for_the_next_server(void **state)
{
    struct cx cx = { .mem = arena_new() };
    struct http_exchange *late, *next;
    char got[512] = "";
    (void)state;
    crypto_start();
    serve(&cx);
    int gone = ask(&late);
    http_stop(0);                                       /* by force: the application still has it */
    serve(&cx);
    answer(late);                                       /* belongs to nobody now */
    int fd = ask(&next);
    int64_t from = clock_mono();
    answer(next);
    assert_true(recv(fd, got, sizeof(got) - 1, 0) > 0);
    assert_non_null(strstr(got, "late"));
    close(fd);
    close(gone);
    http_stop(5000);
    assert_true(clock_mono() - from < 2000);           /* it does not wait for what it never had */
    assert_int_equal(http_figures().connections, 0);
    assert_int_equal(http_figures().streams, 0);
    arena_free(cx.mem);
}

/* In the I/O thread. */
static void filled_at_once(const char *topic, int64_t after, void *arg)
{
    (void)arg;
    (void)after;
    http_publish(topic, "reset", 0, "{}", 0);
    http_topic_filled(topic);
}

/* Reads until that has come; the milliseconds it took, -1: it did not. */
static int64_t comes(int fd, const char *text)
{
    char got[4096] = "";
    int64_t from = clock_mono();
    ssize_t more;
    for (size_t n = 0; (more = recv(fd, got + n, sizeof(got) - 1 - n, 0)) > 0; n += (size_t)more)
        if (strstr(got, text))
            return clock_mono() - from;
    return -1;
}

static void what_the_io_thread_tells_itself_is_told_at_once(void **state)
{
    struct cx cx = { .mem = arena_new() };
    struct http_exchange *ex;
    struct buf none = { 0 };
    const struct timeval most = { .tv_sec = 5 };
    (void)state;
    assert_null(http_start(&cx, &(struct http_config){ .listen = "127.0.0.1:0", .handle = handle, .missed = filled_at_once }));
    int fd = ask(&ex);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof(most));
    http_stream_prime(http_stream_open(ex, "shop:a", NULL, ""), &none, 0, 0);
    assert_true(comes(fd, "event-stream") >= 0);
    for (int i = 0; i < 3; i++) {
        usleep(50000);                                  /* it sleeps */
        http_topic_missed("shop:a");
        int64_t took = comes(fd, "reset");
        assert_true(took >= 0 && took < 1000);
    }
    close(fd);
    http_stop(5000);
    arena_free(cx.mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_late_answer_does_not_count_for_the_next_server),
        cmocka_unit_test(what_the_io_thread_tells_itself_is_told_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
