/* engine_server.c - a small application on src/base and src/http only, for engine.test.mjs.
   Arguments: name=value (listen trusted head idle comment most per_address per_second loopback body). Prints "port N", reads one
   command a line from stdin: "stop MS". Routes: see admit() and handle(). */
#include "base/clock.h"
#include "base/writer.h"
#include "base/mem.h"
#include "http/http.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WORKERS 4
#define BIG (3u << 20)

struct task {
    struct task *next;
    struct http_exchange *ex;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t more = PTHREAD_COND_INITIALIZER;
static struct task *first, **last = &first;
static size_t body_limit = 65536;
static char big[BIG];
static _Atomic int64_t pieces_made, flows_open;

static int64_t number(const struct http_exchange *ex, const char *name)
{
    struct arena *a = arena_new();
    const char *value = http_query(a, ex, name);
    int64_t n = value ? strtoll(value, NULL, 10) : 0;
    arena_free(a);
    return n;
}

/* The request as the engine understood it. */
static void echo(struct http_exchange *ex)
{
    struct http_answer answer = { .status = 200, .type = "application/json" };
    struct writer w = { .to = &answer.body };
    struct arena *a = arena_new();
    writer_open(&w, NULL, '{');
    writer_text(&w, "method", ex->method);
    writer_text(&w, "path", ex->path);
    writer_text(&w, "query", ex->query);
    writer_text(&w, "q", http_query(a, ex, "q"));
    writer_text_n(&w, "body", ex->body, ex->body_n);
    writer_text(&w, "client", ex->client);
    writer_text(&w, "peer", ex->peer);
    writer_bool(&w, "secure", ex->secure);
    writer_open(&w, "fields", '{');
    for (size_t i = 0; i < ex->fields_n; i++)
        writer_text(&w, ex->fields[i].name, ex->fields[i].value);
    writer_close(&w);
    writer_close(&w);
    arena_free(a);
    http_answer(ex, &answer);
}

static void say(struct http_exchange *ex, const char *text, int64_t not_before)
{
    struct http_answer answer = { .status = 200, .type = "text/plain", .not_before = not_before };
    buf_text(&answer.body, text);
    http_answer(ex, &answer);
}

static void figures(struct http_exchange *ex)
{
    struct http_figures f = http_figures();
    struct http_answer answer = { .status = 200, .type = "application/json" };
    struct writer w = { .to = &answer.body };
    writer_open(&w, NULL, '{');
    writer_int(&w, "connections", f.connections);
    writer_int(&w, "streams", f.streams);
    writer_int(&w, "requests", f.requests);
    writer_int(&w, "refused", f.refused);
    writer_int(&w, "turned_away", f.turned_away);
    writer_int(&w, "bytes_in", f.bytes_in);
    writer_int(&w, "bytes_out", f.bytes_out);
    writer_int(&w, "pieces", pieces_made);
    writer_int(&w, "flows", flows_open);
    writer_close(&w);
    http_answer(ex, &answer);
}

/* ?topic=T&last=N&wait=MS&held=MS&begin=BYTES: opens, waits, and begins with "state" and that many bytes of comment, not
   before `held`. */
static void stream(struct http_exchange *ex)
{
    struct arena *a = arena_new();
    char *topic = arena_copy(a, http_query(a, ex, "topic"));
    int64_t last_id = number(ex, "last"), wait = number(ex, "wait"), begin = number(ex, "begin"), held = number(ex, "held");
    struct http_stream *s = http_stream_open(ex, topic ? topic : "t", NULL, "X-Test: yes\r\n");
    usleep((useconds_t)wait * 1000);
    struct buf bytes = { 0 };
    buf_text(&bytes, "event: state\ndata: {}\n\n");
    for (int64_t i = 0; i < begin; i += 64)
        buf_text(&bytes, ":23456789012345678901234567890123456789012345678901234567890123\n");
    http_stream_prime(s, &bytes, last_id, held ? clock_mono() + held : 0);
    arena_free(a);
}

/* ?topic=T&id=N&n=COUNT&size=BYTES&held=MS: publishes COUNT messages from id N on (0: without ids), not before `held`. */
static void publish(struct http_exchange *ex)
{
    struct arena *a = arena_new();
    const char *topic = http_query(a, ex, "topic");
    int64_t id = number(ex, "id"), n = number(ex, "n"), size = number(ex, "size"), held = number(ex, "held");
    struct buf data = { 0 };
    buf_add(&data, "\"", 1);
    for (int64_t i = 0; i < size; i++)
        buf_add(&data, "x", 1);
    buf_add(&data, "\"", 1);
    for (int64_t i = 0; i < (n ? n : 1); i++)
        http_publish(topic ? topic : "t", "message", id ? id + i : 0, data.at, held ? clock_mono() + held : 0);
    buf_free(&data);
    arena_free(a);
    say(ex, "published", 0);
}

/* ?n=PIECES&size=BYTES&wait=MS&broken=1: a body in pieces, each of one letter; broken: the last one is not whole. */
struct pieces {
    int64_t n, size, wait, broken, made;
};

static void pieces_over(void *state)
{
    flows_open--;
    mem_free(state);
}

static void piece(struct http_exchange *ex)
{
    struct pieces *p = http_flow_state(ex);
    if (!p) {
        p = mem_new(sizeof(*p));
        *p = (struct pieces){ number(ex, "n"), number(ex, "size"), number(ex, "wait"), number(ex, "broken"), 0 };
        flows_open++;
        http_flow_open(ex, "text/plain", "X-Test: yes\r\n", p, pieces_over);
    }
    usleep((useconds_t)p->wait * 1000);
    struct buf bytes = { 0 };
    char letter = (char)('a' + p->made % 26);
    for (int64_t i = 0; i < p->size; i++)
        buf_add(&bytes, &letter, 1);
    p->made++;
    pieces_made++;
    http_flow_put(ex, &bytes, p->made < p->n ? HTTP_FLOW_MORE : p->broken ? HTTP_FLOW_BROKEN : HTTP_FLOW_LAST);
}

static void serve(struct http_exchange *ex)
{
    const char *path = ex->path;
    if (!strcmp(path, "/pieces")) {
        piece(ex);
    } else if (!strcmp(path, "/slow")) {
        usleep((useconds_t)number(ex, "ms") * 1000);
        say(ex, "slow", 0);
    } else if (!strcmp(path, "/later")) {
        say(ex, "later", clock_mono() + number(ex, "ms"));
    } else if (!strcmp(path, "/stream")) {
        stream(ex);
    } else if (!strcmp(path, "/publish")) {
        publish(ex);
    } else if (!strcmp(path, "/end")) {
        struct arena *a = arena_new();
        http_topic_end(http_query(a, ex, "topic"));
        arena_free(a);
        say(ex, "ended", 0);
    } else if (!strcmp(path, "/bad-line")) {
        struct http_answer answer = { .status = 200, .fields = "X-A: b\r\n\r\nHTTP/1.1 200 OK\r\n" };
        http_answer(ex, &answer);
    } else {
        echo(ex);
    }
}

static void *work(void *arg)
{
    (void)arg;
    for (;;) {
        pthread_mutex_lock(&lock);
        while (!first)
            pthread_cond_wait(&more, &lock);
        struct task *task = first;
        first = task->next;
        if (!first)
            last = &first;
        pthread_mutex_unlock(&lock);
        struct http_exchange *ex = task->ex;
        mem_free(task);
        if (!ex)
            return NULL;
        serve(ex);
    }
}

static void queue(struct http_exchange *ex)
{
    struct task *task = mem_new(sizeof(*task));
    task->ex = ex;
    pthread_mutex_lock(&lock);
    *last = task;
    last = &task->next;
    pthread_cond_signal(&more);
    pthread_mutex_unlock(&lock);
}

static bool admit(struct http_exchange *ex, void *arg)
{
    (void)arg;
    ex->body_limit = body_limit;
    if (!strcmp(ex->path, "/get-only") && strcmp(ex->method, "GET")) {
        http_problem(ex, 405, "Allow: GET\r\n", "This address can only be read.");
        return false;
    }
    if (!strcmp(ex->path, "/no")) {
        http_problem(ex, 403, NULL, "No.");
        return false;
    }
    return true;
}

static void handle(struct http_exchange *ex, void *arg)
{
    (void)arg;
    if (!strcmp(ex->path, "/fixed") || !strcmp(ex->path, "/big")) {
        struct http_answer answer = { .status = 200, .type = "text/plain", .fields = "ETag: \"v1\"\r\nCache-Control: no-cache\r\n",
                                      .fixed = ex->path[1] == 'b' ? big : "0123456789", .fixed_n = ex->path[1] == 'b' ? BIG : 10 };
        http_answer(ex, &answer);
    } else if (!strcmp(ex->path, "/inline")) {
        say(ex, "inline", 0);
    } else if (!strcmp(ex->path, "/figures")) {
        figures(ex);
    } else {
        queue(ex);
    }
}

static void next_piece(struct http_exchange *ex, void *arg)
{
    (void)arg;
    queue(ex);
}

static void option(struct http_config *config, const char *name, const char *value)
{
    int n = (int)strtol(value, NULL, 10);
    if (!strcmp(name, "listen"))
        config->listen = value;
    else if (!strcmp(name, "trusted"))
        config->trusted_proxies = value;
    else if (!strcmp(name, "head"))
        config->head_seconds = n;
    else if (!strcmp(name, "idle"))
        config->idle_seconds = n;
    else if (!strcmp(name, "comment"))
        config->comment_seconds = n;
    else if (!strcmp(name, "most"))
        config->most_connections = n;
    else if (!strcmp(name, "per_address"))
        config->most_per_address = n;
    else if (!strcmp(name, "per_second"))
        config->most_per_second = n;
    else if (!strcmp(name, "loopback"))
        config->loopback_counts = n;
    else if (!strcmp(name, "body"))
        body_limit = (size_t)n;
}

int main(int argc, char **argv)
{
    struct http_config config = { .listen = "127.0.0.1:0", .admit = admit, .handle = handle, .more = next_piece };
    for (int i = 1; i < argc; i++) {
        char *equals = strchr(argv[i], '=');
        if (equals) {
            *equals = '\0';
            option(&config, argv[i], equals + 1);
        }
    }
    for (size_t i = 0; i < BIG; i++)
        big[i] = (char)('a' + i % 26);
    pthread_t workers[WORKERS];
    for (int i = 0; i < WORKERS; i++)
        pthread_create(&workers[i], NULL, work, NULL);
    struct cx cx = { .mem = arena_new() };
    err_t e = http_start(&cx, &config);
    if (e) {
        fprintf(stderr, "%d %s\n", (int)e->code, e->message);
        return 1;
    }
    printf("port %d\n", http_port());
    fflush(stdout);
    long within = 0;
    if (scanf("stop %ld", &within) != 1)
        within = 0;
    http_stop(within);
    printf("stopped\n");
    for (int i = 0; i < WORKERS; i++)
        queue(NULL);
    for (int i = 0; i < WORKERS; i++)
        pthread_join(workers[i], NULL);
    arena_free(cx.mem);
    return 0;
}
