/* engine_fuzz.c - the whole engine over a socket: as many answers as the parser finds requests, each for its own
   request, framed so that a strict client reads them all, then the end. The first two bytes say where the bytes are cut
   on their way. */
#include "base/crypto.h"
#include "fuzz/dial.h"
#include "http/http.h"
#include "http/parse.h"
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define BODY_MOST 1000
#define INPUT_MOST 20000
#define WANTED_MOST 4000

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* --- the application: says back what it was asked, or serves fixed bytes -------------------------------- */

static void said_back(struct buf *to, const char *method, const char *path, const char *query, const char *body, size_t n)
{
    buf_fmt(to, "%s %s?%s %zu:", method, path, query, n);
    buf_add(to, body, n);
}

static bool fixed_path(const char *path) { return path[1] == 'f'; }

static bool admit(struct http_exchange *ex, void *arg)
{
    (void)arg;
    ex->body_limit = BODY_MOST;
    return true;
}

static void handle(struct http_exchange *ex, void *arg)
{
    (void)arg;
    struct http_answer answer = { .status = 200, .type = "text/plain", .fields = "ETag: \"v1\"\r\n" };
    if (fixed_path(ex->path)) {
        answer.fixed = "0123456789";
        answer.fixed_n = 10;
    } else {
        answer.fields = NULL;
        said_back(&answer.body, ex->method, ex->path, ex->query, ex->body, ex->body_n);
    }
    http_answer(ex, &answer);
}

static void served(void)
{
    static bool started;
    if (started)
        return;
    started = true;
    crypto_start();
    struct cx cx = { .mem = arena_new() };
    must(!http_start(&cx, &(struct http_config){ .listen = "127.0.0.1:0", .admit = admit, .handle = handle }), "no server");
    arena_free(cx.mem);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    served();
    return 0;
}

/* --- what the parser says the answers must be ------------------------------------------------------------- */

struct wanted {
    int refused;            /* status; 0 = served */
    bool fixed, head, last; /* last: the connection closes after it */
    struct buf body;
};

static struct wanted wanted[WANTED_MOST];
static size_t wanted_n;

/* The body at in[*at…]: 0 = whole, -1 = it never ends, else the status that refuses it. */
static int body_read(const struct parse_head *h, const char *in, size_t n, size_t *at, struct buf *body)
{
    struct parse_chunked c = { 0 };
    if (!h->chunked) {
        size_t length = h->length < 0 ? 0 : (size_t)h->length;
        if (length > BODY_MOST)
            return 413;
        if (length > n - *at)
            return -1;
        buf_add(body, in + *at, length);
        *at += length;
        return 0;
    }
    while (*at < n) {
        size_t used, data_n;
        const char *data;
        enum parse_result r = parse_chunked(&c, in + *at, n - *at, &used, &data, &data_n);
        *at += used;
        if (body->n + data_n > BODY_MOST)
            return 413;
        buf_add(body, data, data_n);
        if (r != PARSE_MORE)
            return r == PARSE_DONE ? 0 : 400;
    }
    return -1;
}

static void want_all(const char *in, size_t n)
{
    for (size_t at = 0; at < n && wanted_n < WANTED_MOST;) {
        static struct parse_head h;
        struct buf copy = { 0 }, body = { 0 };
        buf_add(&copy, in + at, n - at);
        parse_head_start(&h);
        enum parse_result r = parse_head(&h, copy.at, copy.n);
        int status = r == PARSE_MORE ? -1 : r == PARSE_REFUSED ? h.status : 0;
        at += h.taken;
        if (!status)
            status = body_read(&h, in, n, &at, &body);
        if (status >= 0) {
            struct wanted *w = &wanted[wanted_n++];
            *w = (struct wanted){ .refused = status, .last = status || h.close };
            w->head = h.method.n == 4 && !memcmp(copy.at + h.method.at, "HEAD", 4);
            w->fixed = !status && fixed_path(copy.at + h.path.at);
            if (!status)
                said_back(&w->body, copy.at + h.method.at, copy.at + h.path.at, copy.at + h.query.at, body.at, body.n);
        }
        bool over = status < 0 || wanted[wanted_n - 1].last;
        buf_free(&copy);
        buf_free(&body);
        if (over)
            return;
    }
}

/* --- a strict client ------------------------------------------------------------------------------------------ */

static void talk(const char *in, size_t n, size_t first, size_t second, struct buf *got)
{
    int fd = dial();
    size_t cut[4] = { 0, first < n ? first : n, 0, n };
    cut[2] = cut[1] + second < n ? cut[1] + second : n;
    for (int i = 0; i < 3; i++)
        for (size_t at = cut[i]; at < cut[i + 1];) {
            ssize_t sent = send(fd, in + at, cut[i + 1] - at, MSG_NOSIGNAL);
            if (sent < 0)
                break;      /* it was refused and closed */
            at += (size_t)sent;
        }
    shutdown(fd, SHUT_WR);
    char piece[4096];
    for (ssize_t r; (r = hear(fd, piece, sizeof(piece))) != 0;) {
        must(r > 0, "the connection did not end in order");
        buf_add(got, piece, (size_t)r);
    }
    close(fd);
}

/* A whole head at s: its status; *length and *closes from its lines. Returns what is behind it. */
static const char *head_read(const char *s, const char *end, int *status, long *length, bool *closes)
{
    const char *stop = memmem(s, (size_t)(end - s), "\r\n\r\n", 4);
    must(stop && !strncmp(s, "HTTP/1.1 ", 9), "this is not an answer");
    *status = (int)strtol(s + 9, NULL, 10);
    *length = -1;
    *closes = false;
    for (const char *line = strstr(s, "\r\n") + 2; line < stop; line = strstr(line, "\r\n") + 2) {
        must(memchr(line, ':', strcspn(line, "\r\n")), "a line of an answer is no field");
        if (!strncasecmp(line, "content-length: ", 16)) {
            must(*length < 0, "two lengths");
            *length = strtol(line + 16, NULL, 10);
        }
        must(strncasecmp(line, "transfer-encoding", 17) != 0, "a coding");
        *closes = *closes || !strncasecmp(line, "connection: close\r", 18);
    }
    return stop + 4;
}

/* One answer at s against what was wanted; returns where the next begins. */
static const char *answer_check(const struct wanted *w, const char *s, const char *end)
{
    int status;
    long length;
    bool closes;
    do
        s = head_read(s, end, &status, &length, &closes);
    while (status == 100);
    bool bare = status == 304;
    must(bare ? length < 0 : length >= 0, "no length");
    must(closes == w->last, "closed, or not, against what was wanted");
    if (w->refused)
        must(status == w->refused, "another refusal");
    else if (w->fixed)
        must(status == 200 || status == 206 || status == 304 || status == 416, "not how fixed bytes are served");
    else
        must(status == 200 && (size_t)length == w->body.n, "an answer to another request");
    size_t n = w->head || bare ? 0 : (size_t)length;
    must(n <= (size_t)(end - s), "an answer was cut");
    if (!w->refused && !w->fixed && n)
        must(!memcmp(s, w->body.at, n), "an answer to another request");
    if (w->fixed && n)
        must(n <= 10 && memmem("0123456789", 10, s, n), "bytes that are not there");
    return s + n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 3 || size > INPUT_MOST)
        return 0;
    served();
    const char *in = (const char *)data + 2;
    struct buf got = { 0 };
    buf_add(&got, "", 0);
    want_all(in, size - 2);
    talk(in, size - 2, data[0] + 1u, data[1] * 4u, &got);
    const char *s = got.at, *end = got.at + got.n;
    for (size_t i = 0; i < wanted_n; i++) {
        must(s < end, "a request was not answered");
        s = answer_check(&wanted[i], s, end);
        buf_free(&wanted[i].body);
    }
    while (s < end && !strncmp(s, "HTTP/1.1 100 Continue\r\n\r\n", 25)) /* of a body that never came */
        s += 25;
    must(s == end, "an answer that nobody asked for");
    wanted_n = 0;
    buf_free(&got);
    return 0;
}
