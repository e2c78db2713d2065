/* mail_text.c - a mail as text: RFC 5322, with words of RFC 2047 in the header and quoted-printable (RFC 2045) in the
   body. Invariant: nothing that comes from a person can begin a header line. */
#include "base/clock.h"
#include "base/text.h"
#include "http/mail.h"
#include <string.h>

#define WORD_MOST 75 /* of an encoded word */
#define LINE_MOST 76 /* of quoted-printable */

bool mail_address_ok(const char *address)
{
    const char *at = address ? strchr(address, '@') : NULL;
    if (!at || at == address || !at[1] || strchr(at + 1, '@') || strlen(address) > 254)
        return false;
    for (const char *s = address; *s; s++)
        if ((unsigned char)*s <= ' ' || (unsigned char)*s >= 127 || strchr("<>()[]\\,;:\"", *s))
            return false;
    return at[1] != '.' && at[1] != '-';
}

static const char hex[] = "0123456789ABCDEF";

static void hex_add(struct buf *out, unsigned char c) { buf_add(out, (char[]){ '=', hex[c >> 4], hex[c & 15] }, 3); }

/* Bytes of the code point that begins here. */
static size_t point(const char *s)
{
    unsigned char c = (unsigned char)*s;
    size_t n = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    return strnlen(s, n);
}

static bool plain_header(const char *s)
{
    for (; *s; s++)
        if ((unsigned char)*s < ' ' || (unsigned char)*s >= 127 || (*s == '=' && s[1] == '?'))
            return false;
    return true;
}

static bool word_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/* Encoded words, one a line; a code point is never cut. before: bytes that stand on the first line already. */
static void words_add(struct buf *out, const char *s, size_t before)
{
    size_t used = 0;
    while (*s) {
        size_t n = point(s), room = n == 1 && (word_letter(*s) || *s == ' ') ? 1 : 3 * n;
        if (!used || used + room + 2 > WORD_MOST) {
            buf_text(out, used ? "?=\r\n =?UTF-8?Q?" : "=?UTF-8?Q?");
            used = used ? 10 : 10 + before;
        }
        for (size_t i = 0; i < n; i++)
            if (s[i] == ' ')
                buf_text(out, "_");
            else if (room == 1)
                buf_add(out, s + i, 1);
            else
                hex_add(out, (unsigned char)s[i]);
        used += room;
        s += n;
    }
    if (used)
        buf_text(out, "?=");
}

/* On one line, whatever came in. */
static char *one_line(struct cx *cx, const char *s)
{
    char *line = arena_copy(cx->mem, s ? s : "");
    for (char *p = line; *p; p++)
        if ((unsigned char)*p < ' ' || *p == 127)
            *p = ' ';
    return text_trim(cx->mem, line);
}

static void header_add(struct cx *cx, struct buf *out, const char *name, const char *value)
{
    value = one_line(cx, value);
    buf_fmt(out, "%s: ", name);
    if (plain_header(value) && strlen(name) + strlen(value) + 2 <= LINE_MOST)
        buf_text(out, value);
    else
        words_add(out, value, strlen(name) + 2);
    buf_text(out, "\r\n");
}

static void from_add(struct cx *cx, struct buf *out, const struct mail_server *server)
{
    const char *name = one_line(cx, server->from_name);
    buf_text(out, "From: ");
    if (*name) {
        words_add(out, name, strlen("From: "));
        buf_text(out, "\r\n ");
    }
    buf_fmt(out, "<%s>\r\n", one_line(cx, server->from));
}

static void date_add(struct buf *out, msec at)
{
    static const char days[] = "ThuFriSatSunMonTueWed", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    int64_t day = at / 86400000, second = at / 1000 % 86400, year;
    unsigned month, date;
    day_to_civil(day, &year, &month, &date);
    buf_fmt(out, "Date: %.3s, %u %.3s %lld %02d:%02d:%02d +0000\r\n", days + 3 * (day % 7), date,
            months + 3 * (size_t)(month - 1), (long long)year, (int)(second / 3600), (int)(second / 60 % 60),
            (int)(second % 60));
}

static void body_add(struct buf *out, const char *s)
{
    size_t used = 0;
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '\r')
            continue;
        if (c == '\n') {
            buf_text(out, "\r\n");
            used = 0;
            continue;
        }
        bool ends = s[1] == '\n' || s[1] == '\r' || !s[1];
        bool as_is = (c > ' ' && c < 127 && c != '=') || ((c == ' ' || c == '\t') && !ends);
        size_t room = as_is ? 1 : 3;
        if (used + room >= LINE_MOST) {
            buf_text(out, "=\r\n");
            used = 0;
        }
        if (as_is)
            buf_add(out, s, 1);
        else
            hex_add(out, c);
        used += room;
    }
    if (used)
        buf_text(out, "\r\n");
}

char *mail_text(struct cx *cx, const struct mail_server *server, const struct mail_message *mail)
{
    struct buf out = { 0 };
    const char *domain = strchr(server->from, '@');
    date_add(&out, mail->at);
    from_add(cx, &out, server);
    buf_fmt(&out, "To: <%s>\r\n", one_line(cx, mail->to));
    header_add(cx, &out, "Subject", mail->subject);
    buf_fmt(&out, "Message-ID: <%s@%s>\r\n", one_line(cx, mail->id), one_line(cx, domain ? domain + 1 : "wismo"));
    buf_text(&out, "MIME-Version: 1.0\r\n"
                   "Content-Type: text/plain; charset=utf-8\r\n"
                   "Content-Transfer-Encoding: quoted-printable\r\n"
                   "Auto-Submitted: auto-generated\r\n"
                   "X-Auto-Response-Suppress: All\r\n"
                   "\r\n");
    body_add(&out, mail->text);
    char *text = arena_copy_n(cx->mem, out.at, out.n);
    buf_free(&out);
    return text;
}
