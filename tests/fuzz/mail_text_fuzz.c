/* mail_text_fuzz.c - a mail as text. The first line is the sender's name, the second the subject, the third an address,
   the rest is what it says. Properties: exactly our header lines whatever comes in, ASCII, lines that end with CRLF and are
   no longer than their RFC allows; a reader of its own gets name, subject and text back as they were. */
#include "base/text.h"
#include "fuzz/must.h"
#include "http/mail.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {
    "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    "Auto-Submitted", "X-Auto-Response-Suppress",
};

/* A header's value, unfolded; the lines are looked at on the way. */
static char *header(struct arena *a, const char **at, const char *name)
{
    char *value = arena_copy(a, ""), *end;
    size_t n = strlen(name);
    must(!strncmp(*at, name, n) && (*at)[n] == ':' && (*at)[n + 1] == ' ', "another header line than ours");
    for (const char *s = *at, *begin = s + n + 2;; begin = s) {
        end = strstr(s, "\r\n");
        must(end, "a header line without an end");
        char *line = arena_copy_n(a, begin, (size_t)(end - begin));
        must(!strpbrk(line, "\r\n"), "half an end of a line");
        must(end - s <= (strstr(line, "=?") && !strchr(line, '<') ? 76 : 998), "a header line is too long"); /* an address is no word */
        value = arena_join(a, value, line);
        s = end + 2;
        *at = s;
        if (*s != ' ')
            return value;
    }
}

static int nibble(char c)
{
    const char *digits = "0123456789ABCDEF", *at = c ? strchr(digits, c) : NULL;
    must(at, "no capital hexadecimal digit");
    return (int)(at - digits);
}

/* RFC 2047: Q words, the space between two of them counts for nothing; or plain text. */
static char *words(struct arena *a, const char *value, bool whole)
{
    char *out = arena_alloc(a, strlen(value) + 1), *to = out, *word;
    if (strncmp(value, "=?", 2))
        return arena_copy(a, value);
    for (const char *s = value; *s;) {
        must(!strncmp(s, "=?UTF-8?Q?", 10), "no word where one should be");
        const char *begin = s;
        word = to;
        for (s += 10; strncmp(s, "?=", 2); s++) {
            must(*s > ' ' && *s < 127 && *s != '?', "a letter that no word may have");
            if (*s == '=') {
                *to++ = (char)(nibble(s[1]) << 4 | nibble(s[2]));
                s += 2;
            } else {
                *to++ = *s == '_' ? ' ' : *s;
            }
        }
        s += 2;
        must(s - begin <= 75, "a word is too long");
        must(!whole || text_valid(word, (size_t)(to - word)), "a letter was cut in two");
        must(!*s || (*s == ' ' && s[1]), "what stands between two words");
        s += *s == ' ';
    }
    *to = '\0';
    return out;
}

/* RFC 2045, 6.7 */
static char *body(struct arena *a, const char *s)
{
    char *out = arena_alloc(a, strlen(s) + 1), *to = out;
    const char *line = s;
    while (*s) {
        if (!strncmp(s, "\r\n", 2)) {
            must(s == line || (s[-1] != ' ' && s[-1] != '\t'), "white space at the end of a line");
            *to++ = '\n';
            line = s += 2;
        } else if (!strncmp(s, "=\r\n", 3)) {
            must(s + 1 - line <= 76, "a line of the text is too long");
            line = s += 3;
        } else if (*s == '=') {
            *to++ = (char)(nibble(s[1]) << 4 | nibble(s[2]));
            s += 3;
        } else {
            must(*s == '\t' || (*s >= ' ' && *s < 127), "a byte that is no text");
            *to++ = *s++;
        }
        must(s - line <= 76, "a line of the text is too long");
    }
    *to = '\0';
    must(s == line, "the last line has no end");
    return out;
}

/* As a header shows it: control characters are spaces, and none at the ends. */
static char *shown(struct arena *a, const char *s)
{
    char *line = arena_copy(a, s);
    for (char *p = line; *p; p++)
        if ((unsigned char)*p < ' ' || *p == 127)
            *p = ' ';
    return text_trim(a, line);
}

/* Without CR, and the last line ended. */
static char *meant(struct arena *a, const char *s)
{
    char *out = arena_alloc(a, strlen(s) + 2), *to = out;
    for (; *s; s++)
        if (*s != '\r')
            *to++ = *s;
    if (to > out && to[-1] != '\n')
        *to++ = '\n';
    *to = '\0';
    return out;
}

static char *cut(char **rest)
{
    char *line = *rest, *end = line + strcspn(line, "\n");
    *rest = *end ? end + 1 : end;
    *end = '\0';
    return line;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = { .mem = arena_new() };
    char *rest = arena_copy_n(cx.mem, (const char *)data, size), *name = cut(&rest), *subject = cut(&rest), *to = cut(&rest);
    struct mail_server server = { .from = mail_address_ok(name) ? name : "shop@example.com", .from_name = name };
    struct mail_message mail = {
        .id = "eml_1", .to = mail_address_ok(to) ? to : "ann@example.com", .subject = subject, .text = rest, .at = (msec)size * 86399999,
    };
    const char *text = mail_text(&cx, &server, &mail), *at = text;
    char *values[sizeof(names) / sizeof(*names)];
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        values[i] = header(cx.mem, &at, names[i]);
    must(!strncmp(at, "\r\n", 2), "more header lines than ours");
    const char *who = strrchr(values[1], '<');
    must(who && text_same(who, arena_join(cx.mem, "<", server.from, ">")), "From");
    const char *called = arena_copy_n(cx.mem, values[1], (size_t)(who - values[1]));
    must(text_same(words(cx.mem, text_trim(cx.mem, called), text_valid(name, strlen(name))), shown(cx.mem, name)), "the sender's name");
    must(text_same(values[2], arena_join(cx.mem, "<", mail.to, ">")), "To");
    must(text_same(words(cx.mem, values[3], text_valid(subject, strlen(subject))), shown(cx.mem, subject)), "Subject");
    must(text_same(body(cx.mem, at + 2), meant(cx.mem, rest)), "the text is another one");
    arena_free(cx.mem);
    return 0;
}
