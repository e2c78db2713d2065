/* http_parse_test.c - what the request parser takes and what it refuses; every case is also read split at every
   byte, and byte by byte. */
#include "base_case.h"
#include "http/transcript.h"

struct parse_case {
    const char *bytes;
    const char *want;      /* transcript, or its beginning when it ends in "*" */
    size_t n;              /* when bytes hold NUL */
};

#define HOST "Host: a\r\n"
#define GET(more) "GET / HTTP/1.1\r\n" HOST more "\r\n"
#define POST(more) "POST / HTTP/1.1\r\n" HOST more "\r\n"
#define CHUNKED(body) POST("Transfer-Encoding: chunked\r\n") body
#define CHUNKED_HEAD "POST /? 1.1\nhost=a\ntransfer-encoding=chunked\n"
#define TARGET(t) "GET " t " HTTP/1.1\r\n" HOST "\r\n"

static const struct parse_case taken[] = {
    { GET(""), "GET /? 1.1\nhost=a\n[]\n", 0 },
    { "\r\n" GET(""), "GET /? 1.1\nhost=a\n[]\n", 0 },
    { GET("X-Long:  a b\t c \t \r\nempty:\r\nblank: \t\r\n"), "GET /? 1.1\nhost=a\nx-long=a b\t c\nempty=\nblank=\n[]\n", 0 },
    { GET("x: \xc3\xa9\xff\r\n"), "GET /? 1.1\nhost=a\nx=\xc3\xa9\xff\n[]\n", 0 },
    { TARGET("/a%20b/%C5%81%7e?x=%zz&%0a"), "GET /a b/\xc5\x81~?x=%zz&%0a 1.1\nhost=a\n[]\n", 0 },
    { TARGET("/a..b/.c/...//"), "GET /a..b/.c/...//? 1.1\nhost=a\n[]\n", 0 },
    { TARGET("/a?b?c=/../%2f"), "GET /a?b?c=/../%2f 1.1\nhost=a\n[]\n", 0 },
    { TARGET("http://a/b?c"), "GET /b?c 1.1\nhost=a\n[]\n", 0 },
    { TARGET("HTTPS://A"), "GET /? 1.1\nhost=a\n[]\n", 0 },
    { TARGET("http://a?x=1"), "GET /?x=1 1.1\nhost=a\n[]\n", 0 },
    { "GET / HTTP/1.0\r\n\r\n", "GET /? 1.0 close\n[]\n", 0 },
    { "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "GET /? 1.0 close\nconnection=keep-alive\n[]\n", 0 },
    { "POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi", "POST /? 1.0 close\ncontent-length=2\n[hi]\n", 0 },
    { "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n",
      "POST /? 1.0 close\nexpect=100-continue\ncontent-length=0\n[]\n", 0 },
    { GET("Connection: keep-alive, CLOSE\r\n"), "GET /? 1.1 close\nhost=a\nconnection=keep-alive, CLOSE\n[]\n", 0 },
    { GET("Connection: closed\r\n"), "GET /? 1.1\nhost=a\nconnection=closed\n[]\n", 0 },
    { POST("Content-Length: 005\r\nExpect: 100-Continue\r\n") "hello",
      "POST /? 1.1 expects\nhost=a\ncontent-length=005\nexpect=100-Continue\n[hello]\n", 0 },
    { POST("Content-Length: 3\r\n") "abc" GET("") POST("Content-Length: 1\r\n") "d",
      "POST /? 1.1\nhost=a\ncontent-length=3\n[abc]\nGET /? 1.1\nhost=a\n[]\nPOST /? 1.1\nhost=a\ncontent-length=1\n[d]\n", 0 },
    { CHUNKED("5\r\nhello\r\n0\r\n\r\n"), CHUNKED_HEAD "[hello]\n", 0 },
    { CHUNKED("0000000A;x=\"y\";z\r\n0123456789\r\n1\r\n\n\r\n000\r\nTrailer-A: b c\r\nd:\r\n\r\n") GET(""),
      CHUNKED_HEAD "[0123456789\n]\nGET /? 1.1\nhost=a\n[]\n", 0 },
    { POST("Transfer-Encoding: CHUNKED\r\n") "0\r\n\r\n", "POST /? 1.1\nhost=a\ntransfer-encoding=CHUNKED\n[]\n", 0 },
    { GET("") "GET /b", "GET /? 1.1\nhost=a\n[]\n...", 0 },
    { "GET / HTTP/1.1\r\nHost: [2001:db8::1]:8080\r\n\r\n", "GET /? 1.1\nhost=[2001:db8::1]:8080\n[]\n", 0 },
    { "GET / HTTP/1.1\r\nHost: my_shop.example-1.test:80\r\n\r\n", "GET /? 1.1\nhost=my_shop.example-1.test:80\n[]\n", 0 },
    { "M-SEARCH / HTTP/1.1\r\nHost: a\r\n\r\n", "M-SEARCH /? 1.1\nhost=a\n[]\n", 0 },
};

static const struct parse_case refused[] = {
    /* framing */
    { POST("Content-Length: 1\r\nContent-Length: 1\r\n") "x", "400 *", 0 },
    { POST("Content-Length: 1\r\nContent-Length: 2\r\n") "xy", "400 *", 0 },
    { POST("Content-Length: 1, 1\r\n") "x", "400 *", 0 },
    { POST("Content-Length: +1\r\n") "x", "400 *", 0 },
    { POST("Content-Length: -1\r\n") "x", "400 *", 0 },
    { POST("Content-Length: 1 2\r\n") "x", "400 *", 0 },
    { POST("Content-Length: 0x1\r\n") "x", "400 *", 0 },
    { POST("Content-Length: 1a\r\n") "x", "400 *", 0 },
    { POST("Content-Length:\r\n"), "400 *", 0 },
    { POST("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") "0\r\n\r\n", "400 *", 0 },
    { POST("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") "0\r\n\r\n", "400 *", 0 },
    { POST("Content-Length: 5\r\nTransfer-Encoding: gzip\r\n"), "400 *", 0 },
    { POST("Transfer-Encoding: gzip\r\n"), "501 *", 0 },
    { POST("Transfer-Encoding: gzip, chunked\r\n"), "501 *", 0 },
    { POST("Transfer-Encoding: chunked, chunked\r\n"), "501 *", 0 },
    { POST("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), "501 *", 0 },
    { POST("Transfer-Encoding: chunked;a=b\r\n"), "501 *", 0 },
    { POST("Transfer-Encoding: \"chunked\"\r\n"), "501 *", 0 },
    { POST("Transfer-Encoding: xchunked\r\n"), "501 *", 0 },
    { POST("Transfer-Encoding:\r\n"), "501 *", 0 },
    { "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400 *", 0 },
    { "POST / HTTP/1.0\r\nTransfer-Encoding: gzip\r\n\r\n", "400 *", 0 },
    { POST("Expect: 200-ok\r\n"), "417 *", 0 },
    /* chunks */
    { CHUNKED("\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("g\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("-1\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("0x1\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED(" 1\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("1 \r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("1 ;a\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("1\nx\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("1\rx\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("1;a\nx\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("1\r\nxy\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("1\r\nx\n0\r\n\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("100000000\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("0\r\n folded\r\n\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("0\r\na : b\r\n\r\n"), CHUNKED_HEAD "400 *", 0 },
    { CHUNKED("0\r\na: b\n\r\n"), CHUNKED_HEAD "400 *", 0 },
    /* Host */
    { "GET / HTTP/1.1\r\n\r\n", "400 *", 0 },
    { GET(HOST), "400 *", 0 },
    { "GET / HTTP/1.1\r\nHost:\r\n\r\n", "400 *", 0 },
    { "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400 *", 0 },
    { "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400 *", 0 },
    { "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", "400 *", 0 },
    { "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", "400 *", 0 },
    /* lines */
    { GET("a : b\r\n"), "400 *", 0 },
    { GET("a\t: b\r\n"), "400 *", 0 },
    { GET(": b\r\n"), "400 *", 0 },
    { GET("a\r\n"), "400 *", 0 },
    { GET("a(b): c\r\n"), "400 *", 0 },
    { GET("\xc3\xa9: c\r\n"), "400 *", 0 },
    { GET("a: b\r\n c\r\n"), "400 *", 0 },
    { GET("a: b\r\n\tc\r\n"), "400 *", 0 },
    { "GET / HTTP/1.1\r\n Host: a\r\n\r\n", "400 *", 0 },
    { GET("a: b\n"), "400 *", 0 },
    { GET("a: b\rc\r\n"), "400 *", 0 },
    { GET("a: b\x01\r\n"), "400 *", 0 },
    { GET("a: b\x7f\r\n"), "400 *", 0 },
    { "GET / HTTP/1.1\r\nHost: a\r\na: b\0c\r\n\r\n", "400 *", 36 },
    { "GET / HTTP/1.1\r\nHost: a\r\na\0b: c\r\n\r\n", "400 *", 36 },
    { "GET / HTTP/1.1\n", "400 *", 0 },
    { "GET / HTTP/1.1\r\nHost: a\r\n\n", "400 *", 0 },
    { "GET / HTTP/1.1\r\nHost: a\r\n\rx", "400 *", 0 },
    { "\n" GET(""), "400 *", 0 },
    { "\r\n\r\n" GET(""), "400 *", 0 },
    /* the request line */
    { " GET / HTTP/1.1\r\n", "400 *", 0 },
    { "GET  / HTTP/1.1\r\n", "400 *", 0 },
    { "GET /  HTTP/1.1\r\n", "400 *", 0 },
    { "GET / HTTP/1.1 \r\n", "400 *", 0 },
    { "GET\t/ HTTP/1.1\r\n", "400 *", 0 },
    { "G@T / HTTP/1.1\r\n", "400 *", 0 },
    { "GET /\r\n", "400 *", 0 },
    { "GET / http/1.1\r\n", "400 *", 0 },
    { "GET / HTTP/1.x\r\n", "400 *", 0 },
    { "GET / HTTP/2.0\r\n", "505 *", 0 },
    { "GET / HTTP/2\r\n", "505 *", 0 },
    { "GET / HTTP/1.2\r\n", "505 *", 0 },
    { "GET / HTTP/0.9\r\n", "505 *", 0 },
    { "GET / HTTP/1.10\r\n", "505 *", 0 },
    { "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505 *", 0 },
    { "\x16\x03\x01\x02", "400 *", 0 },
    { "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH / HTTP/1.1\r\n", "400 *", 0 },
    /* the target */
    { TARGET("a"), "400 *", 0 },
    { TARGET("*"), "400 *", 0 },
    { TARGET("a:443"), "400 *", 0 },
    { TARGET("ftp://a/"), "400 *", 0 },
    { TARGET("http://b/"), "400 *", 0 },
    { TARGET("http://u@a/"), "400 *", 0 },
    { TARGET("http:///"), "400 *", 0 },
    { TARGET("/a%00"), "400 *", 0 },
    { TARGET("/a?b=%00"), "400 *", 0 },
    { TARGET("/a%2fb"), "400 *", 0 },
    { TARGET("/a%2Fb"), "400 *", 0 },
    { TARGET("/a%5cb"), "400 *", 0 },
    { TARGET("/a\\b"), "400 *", 0 },
    { TARGET("/a%0d%0ab"), "400 *", 0 },
    { TARGET("/a%7f"), "400 *", 0 },
    { TARGET("/a%"), "400 *", 0 },
    { TARGET("/a%2"), "400 *", 0 },
    { TARGET("/a%2g"), "400 *", 0 },
    { TARGET("/%ff"), "400 *", 0 },
    { TARGET("/%c0%af"), "400 *", 0 },
    { TARGET("/."), "400 *", 0 },
    { TARGET("/a/.."), "400 *", 0 },
    { TARGET("/a/../b"), "400 *", 0 },
    { TARGET("/a/%2e%2E/b"), "400 *", 0 },
    { TARGET("/./a"), "400 *", 0 },
    { TARGET("/a#b"), "400 *", 0 },
    { TARGET("/\xc3\xa9"), "400 *", 0 },
    { TARGET("/a\tb"), "400 *", 0 },
};

static bool as_wanted(const char *got, const char *want)
{
    size_t n = strlen(want);
    return n && want[n - 1] == '*' ? !strncmp(got, want, n - 1) : !strcmp(got, want);
}

/* Reads with a first piece of that many bytes, then pieces of step bytes (0 = the rest). */
static void read_pieces(const struct parse_case *c, size_t first, size_t step)
{
    size_t n = c->n ? c->n : strlen(c->bytes);
    struct transcript t;
    transcript_start(&t);
    transcript_feed(&t, c->bytes, first);
    for (size_t at = first; at < n; at += step ? step : n)
        transcript_feed(&t, c->bytes + at, !step || step > n - at ? n - at : step);
    const char *got = transcript_text(&t);
    if (!as_wanted(got, c->want))
        fail_msg("%s\nsplit at %zu, then %zu\nwanted %s\ngot %s", c->bytes, first, step, c->want, got);
    transcript_free(&t);
}

static void read_all_ways(const struct parse_case *c)
{
    size_t n = c->n ? c->n : strlen(c->bytes);
    for (size_t first = 0; first <= n; first++)
        read_pieces(c, first, 0);
    for (size_t step = 1; step <= 7; step++)
        read_pieces(c, 0, step);
}

static void takes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(taken) / sizeof(*taken); i++)
        read_all_ways(&taken[i]);
}

static void refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
        read_all_ways(&refused[i]);
}

/* begin, then n times piece, then end */
static void read_long(const char *begin, const char *piece, size_t n, const char *end, const char *want)
{
    struct buf b = { 0 };
    buf_text(&b, begin);
    for (size_t i = 0; i < n; i++)
        buf_text(&b, piece);
    buf_text(&b, end);
    struct parse_case c = { b.at, want, b.n };
    read_pieces(&c, 0, 0);
    read_pieces(&c, 0, 1);
    read_pieces(&c, 0, 1000);
    buf_free(&b);
}

static void limits(void **state)
{
    (void)state;
    const char *rest = " HTTP/1.1\r\nHost: a\r\n\r\n", *line = "GET / HTTP/1.1\r\nHost: a\r\n";
    read_long("GET /", "a", 8191, rest, "GET /a*");
    read_long("GET /", "a", 8192, rest, "414 *");
    read_long("GET /?", "a", 100000, "", "414 *");
    read_long(line, "a: b\r\n", 99, "\r\n", "GET *");
    read_long(line, "a: b\r\n", 100, "\r\n", "400 *");
    read_long("GET / HTTP/1.1\r\nHost: a\r\nx: ", "y", 16384 - 16, "\r\n\r\n", "GET *");
    read_long("GET / HTTP/1.1\r\nHost: a\r\nx: ", "y", 16384 - 15, "\r\n\r\n", "431 *");
    read_long("GET / HTTP/1.1\r\nHost: a\r\n", "y", 100000, "", "431 *");
    read_long("GET / HTTP/1.1\r\nHost: a\r\nx:", " ", 100000, "", "431 *");
    read_long("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ", "9", 300, "\r\n\r\n", "POST *");
    read_long(CHUNKED("1;"), "e", 256, "\r\nx\r\n0\r\n\r\n", CHUNKED_HEAD "[x]\n");
    read_long(CHUNKED("1;"), "e", 257, "\r\nx\r\n0\r\n\r\n", CHUNKED_HEAD "400 *");
    read_long(CHUNKED(""), "1;eeeeeee\r\nx\r\n", 600, "0\r\n\r\n", CHUNKED_HEAD "400 *");
    read_long(CHUNKED("0\r\n"), "a: b\r\n", 1000, "\r\n", CHUNKED_HEAD "400 *");
    read_long(CHUNKED(""), "1\r\nx\r\n", 5000, "0\r\n\r\n", CHUNKED_HEAD "[xxxx*");
    read_long(CHUNKED(""), "0", 9, "\r\n\r\n", CHUNKED_HEAD "400 *");
}

/* A length beyond every limit stays one. */
static void huge_length(void **state)
{
    (void)state;
    char text[] = POST("Content-Length: 99999999999999999999999999999999999999\r\n");
    struct parse_head h;
    parse_head_start(&h);
    assert_int_equal(parse_head(&h, text, strlen(text)), PARSE_DONE);
    assert_true(h.length > INT64_C(1) << 50);
}

static void percent(void **state)
{
    (void)state;
    static const struct { const char *in; bool plus; const char *out; } cases[] = {
        { "a+b%20c", true, "a b c" }, { "a+b", false, "a+b" }, { "%41%zz", true, NULL }, { "%4", true, NULL },
        { "%", true, NULL }, { "%00", true, NULL }, { "%0a%09%0D", true, "\n\t\r" }, { "%0a", false, NULL },
        { "%1f", true, NULL }, { "", true, "" }, { "%C3%A9", true, "\xc3\xa9" },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        char to[32];
        int n = parse_percent(to, cases[i].in, strlen(cases[i].in), cases[i].plus);
        assert_int_equal(n < 0, !cases[i].out);
        if (cases[i].out)
            assert_string_equal(to, cases[i].out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes),       cmocka_unit_test(refuses), cmocka_unit_test(limits),
        cmocka_unit_test(huge_length), cmocka_unit_test(percent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
