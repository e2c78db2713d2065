/* api_answer_test.c - what a request's answer rests on: the line in the log and the count of answers tell what was sent,
   also when the COMMIT that a turn shares is lost; what an INSIDE request reads is of one moment. A server in this
   process, on a disk that fails on demand. SQLite: there are no groups and snapshots of ours on PostgreSQL. */
#include "crash/lossy_vfs.h"
#include "shop_fixture.h"
#include "account/assistant.h"
#include "api/api.h"
#include "app/commands.h"
#include "conversation/conversation.h"
#include <fcntl.h>
#include <netinet/in.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/time.h>

static struct fixture house;
static char key[256], token[2048], conversation[64], order_id[64];
static atomic_int served;

/* --- a shop and its server --------------------------------------------------------------------------------------- */

static void handle(struct http_exchange *ex, void *arg)
{
    (void)arg;
    char share[API_SHARE];
    assert_true(api_serve(house.db, ex, LANE_INSIDE, share)); /* nothing here must leave the house */
    served++;
}

static void furnish(struct cx *cx)
{
    struct made made;
    struct assistant a;
    struct visitor who = { .locale = "en", .address = "198.51.100.7" };
    struct turn turn;
    char *secret;
    OK(crypto_use_secret(cx, "a secret of the tests that is long enough"));
    OK(shop_setup(cx, &(struct setup){ .shop = "House", .email = "owner@example.com" }, &made));
    snprintf(key, sizeof(key), "%s", made.api_key);
    struct order in = order_in("1042", "ann@example.com");
    struct order_item item = { .name = "before", .quantity = 1, .unit_price = { 4200, "USD" } };
    in.items.at = &item, in.items.n = 1, in.comment = "before";
    snprintf(order_id, sizeof(order_id), "%s", order_new(cx, &in));
    OK(assistant_by_key(cx, made.assistant_key, &a));
    OK(conversation_open(cx, &a, &who, &secret, &turn));
    snprintf(token, sizeof(token), "%s", secret);
    snprintf(conversation, sizeof(conversation), "%s", who.conversation);
}

static int house_start(void **state)
{
    (void)state;
    house = (struct fixture){ .mem = arena_new(), .folder = "/tmp/wismo-answer-XXXXXX" };
    crypto_start();
    lossy_reset();
    assert_non_null(mkdtemp(house.folder));
    house.url = arena_text(house.mem, "%s/shop.db", house.folder);
    struct cx cx = { .mem = arena_new(), .now = clock_wall(), .lane = LANE_COMMAND, .who = { .actor = ACTOR_STAFF, .role = ROLE_OWNER } };
    OK(db_open(&cx, &(struct db_config){ .url = house.url, .migrate = true, .create = true, .vfs = "lossy" }, &house.db));
    cx.db = house.db;
    furnish(&cx);
    db_settle(house.db);
    door_limits(false);
    api_start(&(struct api_config){ .limits = false });
    OK(http_start(&cx, &(struct http_config){ .listen = "127.0.0.1:0", .admit = api_admit, .handle = handle }));
    cx_free(&cx);
    return 0;
}

static int house_stop(void **state)
{
    (void)state;
    http_stop(2000);
    fixture_end(&house);
    return 0;
}

/* --- one request at a time --------------------------------------------------------------------------------------- */

static int asked(const char *method, const char *path, const char *credential, const char *more, const char *body)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)http_port()), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){ .tv_sec = 20 }, sizeof(struct timeval)), 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof(to)), 0);
    const char *request = arena_text(house.mem, "%s %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer %s\r\n%sContent-Length: %zu\r\n\r\n%s",
                                     method, path, credential, more, strlen(body), body);
    assert_int_equal(send(fd, request, strlen(request), MSG_NOSIGNAL), strlen(request));
    return fd;
}

/* The whole answer; the connection is closed behind it. */
static const char *answer_of(int fd)
{
    struct buf all = { 0 };
    char piece[4096];
    for (ssize_t n; (n = recv(fd, piece, sizeof(piece), 0)) != 0;) {
        assert_true(n > 0);
        buf_add(&all, piece, (size_t)n);
    }
    close(fd);
    const char *text = arena_copy_n(house.mem, all.at, all.n);
    buf_free(&all);
    return text;
}

/* Sends a turn, and ends the group that it is in. */
static const char *turn(const char *idem, const char *words)
{
    int before = served;
    int fd = asked("POST", arena_text(house.mem, "/api/v1/chat/conversations/%s/messages", conversation), token,
                   arena_text(house.mem, "Content-Type: application/json\r\nIdempotency-Key: %s\r\n", idem),
                   arena_text(house.mem, "{\"text\":\"%s\"}", words));
    for (int64_t until = clock_mono() + 20000; served == before && clock_mono() < until;)
        usleep(500);
    db_group_end(house.db);
    return answer_of(fd);
}

static bool has_status(const char *answer, int status) { return !strncmp(answer + 9, arena_int(house.mem, status), 3); }

/* --- what was counted and written -------------------------------------------------------------------------------- */

static int64_t counted(const char *metrics, char class)
{
    const char *at = strstr(metrics, arena_text(house.mem, "wismo_answers_total{status=\"%cxx\"} ", class));
    assert_non_null(at);
    return strtoll(strchr(at, '}') + 1, NULL, 10);
}

static const char *metrics(void) { return answer_of(asked("GET", "/metrics", "none", "", "")); }

/* stderr goes to a file from now on; it is put back by log_read. */
static int log_keep(int *real)
{
    int fd = open(house.folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    *real = dup(STDERR_FILENO);
    assert_true(fd >= 0 && *real >= 0 && dup2(fd, STDERR_FILENO) >= 0);
    return fd;
}

static const char *log_read(int fd, int real)
{
    assert_true(dup2(real, STDERR_FILENO) >= 0);
    close(real);
    char *text = arena_alloc(house.mem, 65536);
    ssize_t n = pread(fd, text, 65535, 0);
    close(fd);
    assert_true(n > 0);
    text[n] = '\0';
    return text;
}

static int times(const char *text, const char *word)
{
    int n = 0;
    for (; (text = strstr(text, word)); text++)
        n++;
    return n;
}

static void a_lost_group_is_logged_and_counted_as_sent(void **state)
{
    (void)state;
    int real, fd = log_keep(&real);
    const char *before = metrics();
    lossy_fail_write(1, SQLITE_FULL);
    const char *refused = turn("once", "hello"), *after = metrics();
    lossy_fail_write(0, 0);
    const char *answered = turn("once", "hello"), *last = metrics();
    const char *log = log_read(fd, real);
    assert_int_equal(lossy_failures(), 1);
    assert_true(has_status(refused, 503) && has_status(answered, 200));
    assert_non_null(strstr(log, "event=db.group members=1 lost="));
    const char *route = "route=/api/v1/chat/conversations/:id/messages status=";
    assert_int_equal(times(log, route), 2);
    assert_int_equal(times(log, arena_text(house.mem, "%s503 ms=", route)), 1);
    assert_int_equal(times(log, arena_text(house.mem, "%s200 ms=", route)), 1);
    const char *line = strstr(log, arena_text(house.mem, "%s503", route));
    assert_non_null(strstr(line, " lane=inside shop=shp_"));
    assert_int_equal(counted(after, '5') - counted(before, '5'), 1);
    assert_int_equal(counted(after, '2') - counted(before, '2'), 1); /* the figures themselves */
    assert_int_equal(counted(last, '5') - counted(after, '5'), 0);
    assert_int_equal(counted(last, '2') - counted(after, '2'), 2);
}

/* --- one moment --------------------------------------------------------------------------------------------------- */

static atomic_bool armed;

/* Between the order's row and its items somebody else changes both. */
static int trace(unsigned what, void *arg, void *statement, void *text)
{
    (void)what, (void)arg, (void)statement;
    if (!strstr(text, "FROM order_item") || !atomic_exchange(&armed, false))
        return 0;
    sqlite3 *other;
    assert_int_equal(sqlite3_open(house.url, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE; UPDATE orders SET comment = 'afterwards'; UPDATE order_item SET name = 'afterwards'; COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    return 0;
}

static int traced(sqlite3 *s, const char **message, const struct sqlite3_api_routines *api)
{
    (void)message, (void)api;
    return sqlite3_trace_v2(s, SQLITE_TRACE_STMT, trace, NULL);
}

static void what_is_read_inside_is_of_one_moment(void **state)
{
    (void)state;
    const char *path = arena_text(house.mem, "/api/v1/orders/%s", order_id);
    armed = true;
    const char *first = answer_of(asked("GET", path, key, "", ""));
    assert_false(armed);
    assert_true(has_status(first, 200));
    assert_non_null(strstr(first, "\"comment\":\"before\""));
    assert_non_null(strstr(first, "\"name\":\"before\""));
    assert_null(strstr(first, "afterwards"));
    const char *second = answer_of(asked("GET", path, key, "", ""));
    assert_int_equal(times(second, "\"afterwards\""), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lost_group_is_logged_and_counted_as_sent),
        cmocka_unit_test(what_is_read_inside_is_of_one_moment),
    };
    sqlite3_auto_extension((void (*)(void))traced);
    return cmocka_run_group_tests(tests, house_start, house_stop);
}
