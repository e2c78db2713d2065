/* tracker_work_test.c - the job of a tracker against a service on this machine: what its answers make of the parcels that
   it was asked for, of the trouble that is shown, and of who is asked next. */
#include "order_case.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "http/client.h"
#include "order/erased.h"
#include "tracker/tracker.h"
#include <netinet/in.h>
#include <strings.h>
#include <sys/socket.h>

#define HOUR INT64_C(3600000)
#define SECRET "a secret of the tests that is long enough"

/* --- a service: the first rule whose words are in the request answers it ------------------------------------------- */

struct rule { const char *words; int status; const char *body; };

static struct {
    int listener, port, calls;
    pthread_mutex_t lock;
    const struct rule *rules;
    void (*meanwhile)(void); /* before the first answer */
    char seen[1 << 16];      /* each request's body, or its path, on a line */
} service = { .lock = PTHREAD_MUTEX_INITIALIZER };

static size_t received(int fd, char *to, size_t most)
{
    size_t n = 0, whole = 0;
    for (ssize_t got; n < most - 1 && (got = recv(fd, to + n, most - 1 - n, 0)) > 0;) {
        n += (size_t)got;
        to[n] = 0;
        const char *end = strstr(to, "\r\n\r\n"), *length = strcasestr(to, "content-length:");
        if (end)
            whole = (size_t)(end + 4 - to) + (length ? strtoul(length + 15, NULL, 10) : 0);
        if (end && n >= whole)
            break;
    }
    return n;
}

static void answer(int fd)
{
    static char in[16384], out[16384];
    in[received(fd, in, sizeof(in))] = 0;
    pthread_mutex_lock(&service.lock);
    void (*meanwhile)(void) = service.calls++ ? NULL : service.meanwhile;
    const char *body = strstr(in, "\r\n\r\n");
    size_t n = strlen(service.seen), path = strcspn(in, "\r");
    snprintf(service.seen + n, sizeof(service.seen) - n, "%.*s\n", body && body[4] ? (int)strlen(body + 4) : (int)path, body && body[4] ? body + 4 : in);
    const struct rule *r = service.rules;
    while (*r->words && !strstr(in, r->words))
        r++;
    pthread_mutex_unlock(&service.lock);
    if (meanwhile)
        meanwhile();
    int m = snprintf(out, sizeof(out), "HTTP/1.1 %d Word\r\nConnection: close\r\nContent-Length: %zu\r\n\r\n%s", r->status, strlen(r->body), r->body);
    (void)!send(fd, out, (size_t)m, MSG_NOSIGNAL);
    close(fd);
}

static void *listening(void *arg)
{
    (void)arg;
    for (int fd; (fd = accept(service.listener, NULL, NULL)) >= 0;)
        answer(fd);
    return NULL;
}

static void service_start(void)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t n = sizeof(at);
    pthread_t t;
    service.listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(service.listener, (struct sockaddr *)&at, n) || listen(service.listener, 16) ||
        getsockname(service.listener, (struct sockaddr *)&at, &n) || pthread_create(&t, NULL, listening, NULL))
        abort();
    pthread_detach(t);
    service.port = ntohs(at.sin_port);
    http_client_start("127.0.0.1");
}

static void service_says(const struct rule *rules)
{
    pthread_mutex_lock(&service.lock);
    service.rules = rules;
    service.calls = 0;
    service.seen[0] = 0;
    pthread_mutex_unlock(&service.lock);
}

/* How often the words have been asked for. */
static int asked(const char *words)
{
    int n = 0;
    pthread_mutex_lock(&service.lock);
    for (const char *s = service.seen; (s = strstr(s, words)); s += strlen(words))
        n++;
    pthread_mutex_unlock(&service.lock);
    return n;
}

/* --- a shop with parcels -------------------------------------------------------------------------------------------- */

static struct cx tracked_shop(struct fixture *f)
{
    struct cx cx = order_shop(f, "Europe/Prague");
    cx.lane = LANE_JOB;
    OK(crypto_use_secret(&cx, SECRET));
    return cx;
}

static const char *parcel(struct cx *cx, const char *number, const char *carrier)
{
    struct shipment s = { .status = "shipped", .tracking_number = number, .carrier = carrier };
    struct order o, in = { .number = number, .placed_at = cx->now - 48 * HOUR };
    in.shipments.at = &s, in.shipments.n = 1;
    OK(order_add(cx, &in, &o));
    return o.id;
}

static struct tracker connected(struct cx *cx, const char *kind, const char *key)
{
    struct tracker t;
    json_t *j = json_tie(cx->mem, json_pack("{s:s,s:s}", "api_key", key, "url", arena_text(cx->mem, "http://127.0.0.1:%d/%s", service.port, kind)));
    OK(tracker_put(cx, kind, j, &t));
    return t;
}

static struct tracker worked(struct cx *cx, const char *kind)
{
    parcel_moved_list moved = { 0 };
    struct tracker t;
    OK(tracker_work(cx, kind, &moved));
    OK(tracker_get(cx, kind, &t));
    return t;
}

struct row { const char *state, *external_id, *trouble, *carrier_code; int64_t tries; msec next_at; };
static const struct field row_fields[] = { FIELD(F_TEXT, struct row, state), FIELD(F_TEXT, struct row, external_id), FIELD(F_TEXT, struct row, trouble),
    FIELD(F_TEXT, struct row, carrier_code), FIELD(F_INT, struct row, tries), FIELD(F_TIME, struct row, next_at), { 0 } };

static struct row row_of(struct cx *cx, const char *kind, const char *norm)
{
    struct row r = { 0 };
    OK(db_get(cx, row_fields, &r, "SELECT state, external_id, trouble, carrier_code, tries, next_at FROM tracker_parcel WHERE shop_id = $1 AND kind = $2 AND tracking_norm = $3",
              T(cx->who.shop), T(kind), T(norm)));
    return r;
}

/* --- whom an answer is about ---------------------------------------------------------------------------------------- */

/* What one answer leaves behind: the parcel's state, and the words of the trouble; NULL: there is none. */
static const struct { const char *kind; bool known; int status; const char *body, *state, *trouble; } answers[] = {
    { "easypost", false, 402, "{\"error\":{\"code\":\"PAYMENT_REQUIRED\",\"message\":\"Add billing.\"}}", "new", "payment" },
    { "easypost", true, 402, "{\"error\":{\"code\":\"PAYMENT_REQUIRED\",\"message\":\"Add billing.\"}}", "followed", "payment" },
    { "easypost", false, 404, "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"No such route.\"}}", "new", "expected" },
    { "easypost", true, 404, "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"No such tracker.\"}}", "refused", NULL },
    { "easypost", true, 404, "<html>", "followed", "JSON" },
    { "easypost", false, 405, "{\"error\":{}}", "new", "expected" },
    { "easypost", true, 408, "{\"error\":{}}", "followed", "expected" },
    { "easypost", false, 422, "{\"error\":{\"code\":\"TRACKER.NO_CARRIER_FOR_CODE\",\"message\":\"No carrier.\"}}", "refused", NULL },
    { "easypost", false, 422, "{\"error\":{\"code\":\"USER.INVALID\",\"message\":\"No.\"}}", "new", "expected" },
    { "easypost", false, 401, "{\"error\":{}}", "new", "API key" },
    { "easypost", false, 403, "{\"error\":{}}", "new", "API key" },
    { "easypost", false, 403, "<html>Blocked</html>", "new", "JSON" }, /* a firewall's */
    { "aftership", false, 402, "{\"meta\":{\"code\":402}}", "new", "payment" },
    { "aftership", false, 400, "{\"meta\":{\"code\":4017,\"message\":\"The format of tracking_number is invalid.\"}}", "refused", NULL },
    { "aftership", false, 400, "{\"meta\":{\"code\":4012,\"message\":\"Cannot detect courier.\"}}", "refused", NULL },
    { "aftership", false, 400, "{\"meta\":{\"code\":4003},\"data\":{\"id\":\"a\"}}", "followed", NULL },
    { "aftership", false, 400, "{\"meta\":{\"code\":4001,\"message\":\"Invalid JSON data.\"}}", "new", "expected" },
    { "aftership", false, 404, "{\"meta\":{\"code\":404}}", "new", "expected" },
    { "seventeentrack", false, 200, "{\"code\":0,\"data\":{\"rejected\":[{\"number\":\"Z1\",\"error\":{\"code\":-18019907}}]}}", "new", "day's" },
    { "seventeentrack", true, 200, "{\"code\":0,\"data\":{\"rejected\":[{\"number\":\"Z1\",\"error\":{\"code\":-18019907}}]}}", "followed", "day's" },
    { "seventeentrack", false, 200, "{\"code\":-18019907,\"data\":{}}", "new", "day's" },
    { "seventeentrack", false, 200, "{\"code\":0,\"data\":{\"rejected\":[{\"number\":\"Z9\",\"error\":{\"code\":-18019908}},{\"number\":\"Z1\",\"error\":{\"code\":-18019901}}]}}",
      "followed", "quota" },
    { "seventeentrack", false, 200, "{\"code\":0,\"data\":{\"rejected\":[{\"number\":\"Z1\",\"error\":{\"code\":-18010012,\"message\":\"Format.\"}}]}}", "refused", NULL },
    { "seventeentrack", false, 200, "{\"code\":0,\"data\":{\"rejected\":[{\"number\":\"Z1\",\"error\":{\"code\":-18010003}}]}}", "new", "expected" },
    { "seventeentrack", false, 200, "{\"code\":0,\"data\":{\"errors\":[{\"code\":-18010013}]}}", "new", "expected" },
    { "seventeentrack", false, 200, "{\"code\":-18010004,\"data\":{}}", "new", "account" },
};

/* What passes, and what is about the account, is held against no number: it is asked for again. */
static void whom_it_is_about(struct fixture *f)
{
    struct cx cx = tracked_shop(f);
    parcel(&cx, "Z1", "Packeta");
    for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++) {
        const struct rule rules[] = { { "", answers[i].status, answers[i].body } };
        const char *kind = answers[i].kind;
        connected(&cx, kind, "k");
        if (answers[i].known)
            OK(db_exec(&cx, NULL, "UPDATE tracker_parcel SET state = 'followed', external_id = 'trk_1' WHERE shop_id = $1", T(cx.who.shop)));
        service_says(rules);
        struct tracker t = worked(&cx, kind);
        struct row r = row_of(&cx, kind, "Z1");
        bool day = answers[i].trouble && text_in("payment quota day's", answers[i].trouble), words = answers[i].trouble && t.trouble && strstr(t.trouble, answers[i].trouble);
        if (!text_same(r.state, answers[i].state) || (answers[i].trouble ? !words : !!t.trouble) || (day && t.blocked_until != cx.now + 24 * HOUR)) {
            print_error("answer %zu: %s, %s\n", i, r.state, t.trouble);
            _fail(__FILE__, __LINE__);
        }
        OK(tracker_remove(&cx, kind));
    }
    cx_free(&cx);
}

/* --- one number among many ------------------------------------------------------------------------------------------ */

#define TAKEN "{\"meta\":{\"code\":201},\"data\":{\"id\":\"a\"}}"

/* A number on which the service breaks down stops nobody else, and is given up; what the others know of it is told. */
static void one_breaks_it(struct fixture *f)
{
    struct cx cx = tracked_shop(f);
    static const struct { int status; const char *body; } breaks[] = { { 500, "{}" }, { 200, "<html>" }, { 403, "<html>Blocked</html>" } };
    static const char *const numbers[] = { "BROUGHTBYPEPA", "Z2", "Z3" };
    for (size_t i = 0; i < 3; i++)
        parcel(&cx, numbers[i], NULL);
    for (size_t b = 0; b < 3; b++) {
        const struct rule rules[] = { { "BROUGHTBYPEPA", breaks[b].status, breaks[b].body }, { "", 201, TAKEN } };
        service_says(rules);
        connected(&cx, "aftership", "k");
        OK(db_exec(&cx, NULL, "UPDATE tracker_parcel SET next_at = next_at - 1 WHERE shop_id = $1 AND tracking_norm = 'BROUGHTBYPEPA'", T(cx.who.shop))); /* it is the first */
        struct tracker t = worked(&cx, "aftership");
        assert_non_null(t.trouble);
        assert_int_equal(t.waiting, 3);
        cx.now = t.blocked_until;
        t = worked(&cx, "aftership"); /* the others' turn */
        assert_null(t.trouble);
        assert_int_equal(t.ok_at, cx.now);
        assert_int_equal(t.followed, 2);
        for (int i = 0; i < 12 && !t.refused; i++) {
            cx.now += HOUR;
            t = worked(&cx, "aftership");
        }
        assert_int_equal(t.refused, 1);
        assert_int_equal(t.followed, 2);
        assert_int_equal(asked("BROUGHTBYPEPA") > 4, 1);
        assert_string_equal(row_of(&cx, "aftership", "BROUGHTBYPEPA").state, "refused");
        OK(tracker_remove(&cx, "aftership"));
    }
    cx_free(&cx);
}

/* A list that fails as a whole is asked one by one: it was one of them. */
static void one_of_a_list(struct fixture *f)
{
    struct cx cx = tracked_shop(f);
    static const struct rule rules[] = { { "BROUGHTBYPEPA", 200, "{\"code\":-18010013,\"data\":{}}" },
        { "", 200, "{\"code\":0,\"data\":{\"accepted\":[{\"number\":\"Z2\"},{\"number\":\"Z3\"},{\"number\":\"Z4\"}],\"rejected\":[]}}" } };
    static const char *const numbers[] = { "Z2", "Z3", "BROUGHTBYPEPA", "Z4" };
    for (size_t i = 0; i < 4; i++)
        parcel(&cx, numbers[i], NULL);
    service_says(rules);
    connected(&cx, "seventeentrack", "k");
    struct tracker t = worked(&cx, "seventeentrack");
    assert_int_equal(t.waiting, 4);
    for (int i = 0; i < 6 && t.followed < 3; i++) {
        cx.now += HOUR;
        t = worked(&cx, "seventeentrack");
    }
    assert_int_equal(t.followed, 3);
    for (int i = 0; i < 40 && !t.refused; i++) {
        cx.now += HOUR;
        t = worked(&cx, "seventeentrack");
    }
    assert_int_equal(t.refused, 1);
    assert_int_equal(t.followed, 3);
    cx_free(&cx);
}

/* While the service fails for everybody, nobody is given up, however long it takes. */
static void all_of_it_breaks(struct fixture *f)
{
    static const struct rule down[] = { { "", 503, "{}" } }, up[] = { { "", 201, TAKEN } };
    struct cx cx = tracked_shop(f);
    static const char *const numbers[] = { "Z1", "Z2", "Z3" };
    for (size_t i = 0; i < 3; i++)
        parcel(&cx, numbers[i], NULL);
    service_says(down);
    connected(&cx, "aftership", "k");
    struct tracker t;
    for (int i = 0; i < 40; i++) {
        t = worked(&cx, "aftership");
        assert_non_null(t.trouble);
        assert_int_equal(t.ok_at, 0);
        cx.now += HOUR / 2;
    }
    assert_int_equal(t.waiting, 3);
    assert_int_equal(row_of(&cx, "aftership", "Z1").tries + row_of(&cx, "aftership", "Z2").tries + row_of(&cx, "aftership", "Z3").tries, 1);
    service_says(up);
    cx.now += HOUR;
    t = worked(&cx, "aftership");
    assert_int_equal(t.followed, 3);
    assert_null(t.trouble);
    cx_free(&cx);
}

/* New ones that it does not take now keep it from none that it follows. */
static void quota_of_new_ones(struct fixture *f)
{
    static const struct rule rules[] = { { "POST ", 402, "{}" }, { "", 200, "{\"meta\":{\"code\":200},\"data\":{\"trackings\":[{\"tracking_number\":\"Z1\"}]}}" } };
    struct cx cx = tracked_shop(f);
    parcel(&cx, "Z1", NULL);
    connected(&cx, "aftership", "k");
    OK(db_exec(&cx, NULL, "UPDATE tracker_parcel SET state = 'followed', next_at = next_at + 1 WHERE shop_id = $1", T(cx.who.shop)));
    parcel(&cx, "Z2", NULL);
    service_says(rules);
    struct tracker t = worked(&cx, "aftership");
    assert_int_equal(t.blocked_until, cx.now + 24 * HOUR);
    cx.now = t.blocked_until;
    t = worked(&cx, "aftership");
    assert_int_equal(asked("GET "), 1);
    assert_int_equal(asked("Z2"), 2);
    assert_int_equal(t.waiting, 1);
    cx_free(&cx);
}

/* --- a key that is replaced meanwhile -------------------------------------------------------------------------------- */

static struct fixture *meanwhile_in;
static const char *meanwhile_shop;

static void new_key(void)
{
    struct cx cx = { .mem = arena_new(), .db = meanwhile_in->db, .now = INT64_C(1795253400000), .who = { .shop = meanwhile_shop, .actor = ACTOR_STAFF } };
    connected(&cx, "easypost", "the new key");
    cx_free(&cx);
}

/* Whatever the old key was told, the new one begins anew: its trouble, its pause and its parcels are its own. */
static void old_key(struct fixture *f)
{
    static const struct rule answers_of_old[] = { { "", 401, "{}" }, { "", 201, "{\"id\":\"trk_old\",\"tracking_code\":\"Z1\"}" } };
    for (size_t i = 0; i < 2; i++) {
        struct cx cx = tracked_shop(f);
        const struct rule now_new = { "", 201, "{\"id\":\"trk_new\",\"tracking_code\":\"Z1\"}" };
        parcel(&cx, "Z1", NULL);
        parcel(&cx, "Z2", NULL);
        connected(&cx, "easypost", "the old key");
        OK(db_exec(&cx, NULL, "UPDATE tracker_parcel SET next_at = next_at - 1 WHERE shop_id = $1 AND tracking_norm = 'Z1'", T(cx.who.shop)));
        service_says(&answers_of_old[i]);
        meanwhile_in = f, meanwhile_shop = cx.who.shop, service.meanwhile = new_key;
        struct tracker t = worked(&cx, "easypost");
        service.meanwhile = NULL;
        assert_null(t.trouble);
        assert_int_equal(t.blocked_until, 0);
        assert_int_equal(t.waiting, 2);
        assert_null(row_of(&cx, "easypost", "Z1").external_id);
        service_says(&now_new);
        t = worked(&cx, "easypost"); /* the lease was given back */
        assert_int_equal(t.followed, 2);
        assert_string_equal(row_of(&cx, "easypost", "Z1").external_id, "trk_new");
        cx_free(&cx);
    }
}

/* --- what staff change ---------------------------------------------------------------------------------------------- */

static void changed(struct cx *cx, const char *id, const char *carrier, const char *status)
{
    struct order o;
    OK(order_get(cx, id, &o));
    struct shipment s = o.shipments.at[0];
    s.carrier = carrier, s.carrier_code = NULL, s.status = status;
    struct order_edit edit = { .to = { .version = o.version }, .given = 0, .shipments = true };
    edit.to.shipments.at = &s, edit.to.shipments.n = 1;
    OK(order_change(cx, id, &edit, &o));
}

/* A refused number is asked for with the carrier that staff have found out, an ended one when it has not ended after all. */
static void asked_again(struct fixture *f)
{
    static const struct rule refuses[] = { { "ups", 201, TAKEN }, { "", 400, "{\"meta\":{\"code\":4012,\"message\":\"Which carrier?\"}}" } };
    struct cx cx = tracked_shop(f);
    const char *id = parcel(&cx, "123456789", NULL);
    service_says(refuses);
    connected(&cx, "aftership", "k");
    worked(&cx, "aftership");
    assert_string_equal(row_of(&cx, "aftership", "123456789").state, "refused");
    changed(&cx, id, NULL, "in_transit");
    assert_string_equal(row_of(&cx, "aftership", "123456789").state, "refused"); /* nothing new */
    changed(&cx, id, "UPS", "in_transit");
    struct row r = row_of(&cx, "aftership", "123456789");
    assert_string_equal(r.state, "new");
    assert_string_equal(r.carrier_code, "ups");
    assert_null(r.trouble);
    worked(&cx, "aftership");
    assert_string_equal(row_of(&cx, "aftership", "123456789").state, "followed");
    changed(&cx, id, "UPS", "delivered");
    cx.now += 7 * HOUR;
    worked(&cx, "aftership");
    assert_string_equal(row_of(&cx, "aftership", "123456789").state, "done");
    changed(&cx, id, "UPS", "in_transit"); /* that was another parcel */
    assert_string_equal(row_of(&cx, "aftership", "123456789").state, "new");
    cx.now += HOUR; /* the service is not asked at once behind an answer that could not be read */
    worked(&cx, "aftership");
    assert_string_equal(row_of(&cx, "aftership", "123456789").state, "followed");
    OK(db_exec(&cx, NULL, "UPDATE tracker_parcel SET state = 'done' WHERE shop_id = $1", T(cx.who.shop)));
    cx.now += 61 * 24 * HOUR;
    changed(&cx, id, "UPS", "delayed"); /* long ago */
    assert_string_equal(row_of(&cx, "aftership", "123456789").state, "done");
    cx_free(&cx);
}

static err_t erased(struct cx *cx, const char *id)
{
    struct order_erased out = { 0 };
    DB_TX(cx);
    TRY(erasing_begin(cx));
    TRY(order_erase(cx, id, &out));
    TRY(erasing_end(cx));
    return db_commit(cx);
}

/* A number that leaves one order stays asked for while another waits for it. */
static void of_two_orders(struct fixture *f)
{
    struct cx cx = tracked_shop(f);
    struct order o, in = { .number = "second", .placed_at = cx.now - HOUR };
    struct shipment s = { .status = "shipped", .tracking_number = "z 1" };
    struct tracker t;
    const char *first = parcel(&cx, "Z1", NULL);
    in.shipments.at = &s, in.shipments.n = 1;
    OK(order_add(&cx, &in, &o));
    t = connected(&cx, "aftership", "k");
    assert_int_equal(t.waiting, 1);
    changed(&cx, first, NULL, "delivered");
    OK(erased(&cx, first));
    OK(tracker_get(&cx, "aftership", &t));
    assert_int_equal(t.waiting, 1);
    changed(&cx, o.id, NULL, "delivered");
    OK(erased(&cx, o.id));
    OK(tracker_get(&cx, "aftership", &t));
    assert_int_equal(t.waiting, 0);
    cx_free(&cx);
}

EACH(whom_it_is_about) EACH(one_breaks_it) EACH(one_of_a_list) EACH(all_of_it_breaks) EACH(quota_of_new_ones) EACH(old_key) EACH(asked_again) EACH(of_two_orders)

int main(void)
{
    service_start();
    const struct CMUnitTest tests[] = {
        EACH_TEST(whom_it_is_about), EACH_TEST(one_breaks_it), EACH_TEST(one_of_a_list), EACH_TEST(all_of_it_breaks), EACH_TEST(quota_of_new_ones),
        EACH_TEST(old_key), EACH_TEST(asked_again), EACH_TEST(of_two_orders),
    };
    return cmocka_run_group_tests_name("the work of trackers", tests, NULL, NULL);
}
