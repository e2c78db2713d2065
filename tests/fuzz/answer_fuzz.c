/* answer_fuzz.c - what another system answers: through the client, JSON and the paths of a flow's node into variables.
   Input: a path into the answer, a line end, then the bytes that the other system sends. */
#include "fuzz/house.h"
#include "base/json.h"
#include "flow/flow.h"
#include "http/client.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define ANSWER_MOST 16384

static int listener, port;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char sent[ANSWER_MOST]; /* under lock: what the next caller gets */
static size_t sent_n;

/* The other system: reads the request's head, sends the bytes, ends. */
static void *other_system(void *arg)
{
    (void)arg;
    for (;;) {
        int fd = accept(listener, NULL, NULL);
        char head[4096];
        size_t n = 0;
        for (ssize_t r; n < sizeof(head) && (r = recv(fd, head + n, sizeof(head) - n, 0)) > 0;) {
            n += (size_t)r;
            if (memmem(head, n, "\r\n\r\n", 4))
                break;
        }
        static char mine[ANSWER_MOST];
        pthread_mutex_lock(&lock);
        size_t all = sent_n;
        memcpy(mine, sent, all);
        pthread_mutex_unlock(&lock);
        for (size_t i = 0; i < all;) {
            ssize_t r = send(fd, mine + i, all - i, MSG_NOSIGNAL);
            if (r < 0)
                break;
            i += (size_t)r;
        }
        close(fd);
    }
    return NULL;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    struct sockaddr_in me = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_ANY) };
    socklen_t n = sizeof(me);
    pthread_t thread;
    house_open();
    listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    must(listener >= 0 && !bind(listener, (struct sockaddr *)&me, n) && !listen(listener, 64), "no listener");
    must(!getsockname(listener, (struct sockaddr *)&me, &n), "no port");
    port = ntohs(me.sin_port);
    must(!pthread_create(&thread, NULL, other_system, NULL), "no thread");
    http_client_start("127.0.0.0/8");
    return 0;
}

/* Another address each time: ports that wait for stragglers do not run out. */
static const char *address(struct cx *cx)
{
    static unsigned n;
    n++;
    return arena_text(cx->mem, "http://127.%u.%u.%u:%d/", 1 + n / 64516 % 250, 1 + n / 254 % 254, 1 + n % 254, port);
}

static void call_itself(struct cx *cx)
{
    struct http_reply reply = { 0 };
    err_t e = http_call(cx, &(struct http_call){ .method = "GET", .url = address(cx), .most_ms = 3000, .most_bytes = 4096, .share = "s" }, &reply);
    must(!e || e->code == E_REMOTE, "another error than the other system's");
    if (e)
        return;
    must(reply.status >= 200 && reply.status <= 599 && reply.body_n <= 4096 && !reply.body[reply.body_n], "a reply beyond its bounds");
    for (size_t i = 0; i < reply.fields.n; i++) {
        const char *line = reply.fields.at[i], *colon = strchr(line, ':');
        must(colon && colon > line && !strpbrk(line, "\r\n") && text_valid(line, strlen(line)), "a field that is none");
    }
}

static const char document[] =
    "{\"name\":\"Small\",\"locale\":\"en\",\"start\":\"http\",\"on\":{\"human\":\"end\"},"
    "\"texts\":{\"unclear\":\"Pardon?\",\"lost\":\"Shall a person help?\",\"person\":\"Contact Support\"},\"nodes\":{"
    "\"http\":{\"type\":\"http_request\",\"url\":\"%s\",\"timeout_ms\":3000,\"results\":{\"found\":\"a.b[0]\"},"
    "\"go\":{\"ok\":\"ok\",\"missing\":\"end\",\"refused\":\"end\",\"trouble\":\"end\"}},"
    "\"ok\":{\"type\":\"say\",\"text\":\"ok #found#\",\"otherwise\":\"ok\",\"go\":{\"next\":\"end\"}},"
    "\"end\":{\"type\":\"end\",\"text\":\"Bye.\"}}}";

/* A flow that keeps a part of the answer in a variable and says it. */
static void node_reads(struct cx *cx, const char *path)
{
    struct visit visit = { .conversation = "cnv_fuzz", .source_id = "none", .locale = "en", .address = "198.51.100.7", .arrived = clock_mono() };
    struct dialog d = { .visit = &visit, .text_area = true, .shop_name = "Fuzz" };
    const char *text = arena_text(cx->mem, document, address(cx));
    json_t *flow = NULL;
    must_ok(json_read(cx, text, strlen(text), &flow));
    json_t *results = json_object_get(json_object_get(json_object_get(flow, "nodes"), "http"), "results");
    if (*path)
        json_object_set_new(results, "found", json_string(path));
    err_t e = flow_make(cx, flow, &d.flow);
    if (!e)
        must_ok(dialog_begin(cx, &d, NULL));
    for (size_t i = 0; i < d.said.n; i++)
        must(!d.said.at[i].text || text_valid(d.said.at[i].text, strlen(d.said.at[i].text)), "said what is no text");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = house_enter(LANE_OUTSIDE);
    char *path = arena_copy_n(cx.mem, (const char *)data, size);
    size_t n = strcspn(path, "\n");
    bool split = path[n] == '\n' && text_valid(path, n);
    path[n] = '\0';
    if (split && size <= ANSWER_MOST) {
        pthread_mutex_lock(&lock);
        sent_n = size - n - 1;
        memcpy(sent, data + n + 1, sent_n);
        pthread_mutex_unlock(&lock);
        call_itself(&cx);
        node_reads(&cx, path);
    }
    house_leave(&cx);
    return 0;
}
