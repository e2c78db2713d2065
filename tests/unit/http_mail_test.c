/* http_mail_test.c - a mail as text: dates, encoded words, quoted-printable, and nothing that begins a header line. */
#include "base_case.h"
#include "base/text.h"
#include "http/client_peer.h"
#include "http/mail.h"

static const struct mail_server plain = { .host = "smtp.example.com", .port = 587, .tls = "starttls", .from = "shop@north.example" };

static char *made(struct cx *cx, const char *subject, const char *text)
{
    return mail_text(cx, &plain, &(struct mail_message){ .id = "mai_1", .to = "ann@example.com", .subject = subject, .text = text, .at = cx->now });
}

/* The header's lines until the empty one. */
static char *head(struct cx *cx, const char *mail)
{
    const char *end = strstr(mail, "\r\n\r\n");
    assert_non_null(end);
    return arena_copy_n(cx->mem, mail, (size_t)(end - mail) + 2);
}

static const char *body(const char *mail) { return strstr(mail, "\r\n\r\n") + 4; }

static void whole(void **state)
{
    (void)state;
    struct cx *cx = case_cx();
    assert_string_equal(made(cx, "Hello", "One\nTwo = 2\n"),
                        "Date: Sat, 21 Nov 2026 09:30:00 +0000\r\n"
                        "From: <shop@north.example>\r\n"
                        "To: <ann@example.com>\r\n"
                        "Subject: Hello\r\n"
                        "Message-ID: <mai_1@north.example>\r\n"
                        "MIME-Version: 1.0\r\n"
                        "Content-Type: text/plain; charset=utf-8\r\n"
                        "Content-Transfer-Encoding: quoted-printable\r\n"
                        "Auto-Submitted: auto-generated\r\n"
                        "X-Auto-Response-Suppress: All\r\n"
                        "\r\n"
                        "One\r\nTwo =3D 2\r\n");
    case_end(cx);
}

static void dates(void **state)
{
    (void)state;
    struct cx *cx = case_cx();
    static const struct { msec at; const char *line; } cases[] = {
        { 0, "Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n" },
        { INT64_C(1709251199999), "Date: Thu, 29 Feb 2024 23:59:59 +0000\r\n" },
        { INT64_C(1735689600000), "Date: Wed, 1 Jan 2025 00:00:00 +0000\r\n" },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        cx->now = cases[i].at;
        assert_true(text_starts(made(cx, "x", "x"), cases[i].line));
    }
    case_end(cx);
}

/* Whatever a person may write: header lines are those that we make. */
static void injection(void **state)
{
    (void)state;
    struct cx *cx = case_cx();
    static const char *const evil[] = { "x\r\nBcc: eve@example.com", "x\nBcc: eve@example.com", "x\rBcc: eve@example.com", "\r\n\r\nBody", "a\x0b\x0c\x01z" };
    for (size_t i = 0; i < sizeof(evil) / sizeof(*evil); i++) {
        struct mail_server s = plain;
        s.from_name = evil[i];
        char *text = head(cx, mail_text(cx, &s, &(struct mail_message){ .id = evil[i], .to = "ann@example.com", .subject = evil[i], .text = "x" }));
        int lines = 0;
        for (const char *p = text; *p; p = strstr(p, "\r\n") + 2) {
            lines++;
            assert_false(text_starts(p, "Bcc"));
            assert_false(text_starts(p, "Body"));
            assert_null(memchr(p, '\n', (size_t)(strstr(p, "\r\n") - p)));
        }
        assert_in_range(lines, 10, 13);
    }
    case_end(cx);
}

/* Each word of at most 75 characters, whole code points in it; together they say what was said. */
static void words(void **state)
{
    (void)state;
    struct cx *cx = case_cx();
    struct buf said = { 0 };
    const char *subject = "Žluťoučký kůň pěl ďábelské ódy — 注文番号 1042 は発送されました, and = ? _ stay what they are 🎉🎉🎉";
    char *text = head(cx, made(cx, subject, "x"));
    char *p = strstr(text, "Subject: ") + 9, *end = strstr(p, "\r\nMessage-ID");
    for (size_t line = strlen("Subject: "); p < end; line = 1) {
        assert_memory_equal(p, "=?UTF-8?Q?", 10);
        char *stop = strstr(p + 10, "?=");
        assert_in_range(stop + 2 - p, 12, 75);
        assert_true(line + (size_t)(stop + 2 - p) <= 76); /* a line with a word in it */
        size_t before = said.n;
        for (p += 10; p < stop; p++)
            if (*p == '=') {
                buf_add(&said, (char[]){ (char)strtol(arena_copy_n(cx->mem, p + 1, 2), NULL, 16) }, 1);
                p += 2;
            } else {
                buf_add(&said, *p == '_' ? " " : p, 1);
            }
        assert_true(text_valid(said.at + before, said.n - before));
        p = stop + 2;
        p += p < end ? 3 : 0; /* CRLF and a space */
    }
    assert_string_equal(said.at, subject);
    buf_free(&said);
    assert_non_null(strstr(made(cx, "=?UTF-8?Q?not_ours?=", "x"), "Subject: =?UTF-8?Q?=3D=3FUTF-8"));
    case_end(cx);
}

static void lines(void **state)
{
    (void)state;
    struct cx *cx = case_cx();
    char *text = made(cx, "x", "A line that is a good deal longer than what one line of a mail may hold, with Ž and 日本 in it.\n.\nspace \n\ttab\t\r\nno end");
    for (const char *p = body(text); *p; p = strstr(p, "\r\n") + 2) {
        assert_non_null(strstr(p, "\r\n"));
        assert_in_range(strstr(p, "\r\n") - p, 0, 76);
    }
    assert_non_null(strstr(text, "\r\nspace=20\r\n\ttab=09\r\nno end\r\n"));
    assert_non_null(strstr(text, "=C5=BD"));
    assert_non_null(strstr(text, "\r\n.\r\n")); /* the dot is the transport's matter */
    case_end(cx);
}

static void addresses(void **state)
{
    (void)state;
    static const char *const good[] = { "ann@example.com", "a.b+c@x.example", "o'neil@example.com" };
    static const char *const bad[] = { NULL, "", "ann", "@example.com", "ann@", "a@b@c", "ann@example.com\r\nRCPT TO:<eve@example.com>", "<ann@example.com>",
                                       "ann@example.com>", "a b@example.com", "ann@-example.com", "žofie@example.com", "\"a\"@example.com", "a,b@example.com" };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        assert_true(mail_address_ok(good[i]));
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_false(mail_address_ok(bad[i]));
}

static void settings(void **state)
{
    (void)state;
    struct cx *cx = case_cx();
    peer_allow("127.0.0.1:2525, mail.internal");
    assert_null(mail_server_check(cx, &plain));
    static const struct { struct mail_server s; const char *field; } bad[] = {
        { { .host = "", .port = 587, .tls = "starttls", .from = "a@b.example" }, "host" },
        { { .host = "smtp://x", .port = 587, .tls = "starttls", .from = "a@b.example" }, "host" },
        { { .host = "x y", .port = 587, .tls = "starttls", .from = "a@b.example" }, "host" },
        { { .host = "10.0.0.1", .port = 587, .tls = "starttls", .from = "a@b.example" }, "host" },
        { { .host = "127.0.0.1", .port = 22, .tls = "starttls", .from = "a@b.example" }, "host" },
        { { .host = "localhost", .port = 25, .tls = "none", .from = "a@b.example" }, "host" },
        { { .host = "::1", .port = 25, .tls = "none", .from = "a@b.example" }, "host" },
        { { .host = "smtp.example.com", .port = 25, .tls = "none", .from = "a@b.example" }, "tls" },
        { { .host = "127.0.0.1", .port = 2525, .tls = "none", .user = "u", .password = "p", .from = "a@b.example" }, "tls" },
        { { .host = "smtp.example.com", .port = 587, .tls = "maybe", .from = "a@b.example" }, "tls" },
        { { .host = "smtp.example.com", .port = 0, .tls = "tls", .from = "a@b.example" }, "port" },
        { { .host = "smtp.example.com", .port = 70000, .tls = "tls", .from = "a@b.example" }, "port" },
        { { .host = "smtp.example.com", .port = 587, .tls = "tls", .user = "u", .from = "a@b.example" }, "password" },
        { { .host = "smtp.example.com", .port = 587, .tls = "tls", .from = "nobody" }, "sender" },
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        err_t e = mail_server_check(cx, &bad[i].s);
        if (!e || e->code != E_INPUT || strcmp(e->field, bad[i].field))
            fail_msg("case %zu: %s", i, e ? e->message : "was taken");
    }
    const struct mail_server local = { .host = "127.0.0.1", .port = 2525, .tls = "none", .from = "a@b.example" };
    assert_null(mail_server_check(cx, &local));
    case_end(cx);
}

/* Never in a transaction, never in an INSIDE worker. */
static void places(void **state)
{
    (void)state;
    struct cx *cx = case_cx();
    const struct mail_message m = { .id = "x", .to = "ann@example.com", .subject = "x", .text = "x" };
    cx->lane = LANE_JOB;
    cx->in_tx = 1;
    assert_int_equal(mail_send(cx, &plain, &m, NULL)->code, E_INTERNAL);
    cx->in_tx = 0;
    cx->lane = LANE_INSIDE;
    assert_int_equal(mail_send(cx, &plain, &m, NULL)->code, E_OUTSIDE);
    case_end(cx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole), cmocka_unit_test(dates), cmocka_unit_test(injection), cmocka_unit_test(words), cmocka_unit_test(lines),
        cmocka_unit_test(addresses), cmocka_unit_test(settings), cmocka_unit_test(places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
