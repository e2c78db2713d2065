/* machine_ask.c - what `wismo setup` is told, by options or in the terminal, and what is wrong with it. */
#include "app/machine.h"
#include "base/text.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define ANSWER_MOST 1024
#define DOMAIN_MOST 253
#define LABEL_MOST 63

err_t machine_ask(struct cx *cx, const char *question, const char *fallback, const char **out)
{
    char *line = arena_alloc(cx->mem, ANSWER_MOST);
    fprintf(stderr, fallback ? "%s [%s]: " : "%s: ", question, fallback);
    fflush(stderr);
    if (!fgets(line, ANSWER_MOST, stdin))
        return fail(cx, E_INPUT, "There was no answer.");
    const char *answer = text_trim(cx->mem, line);
    *out = text_empty(answer) ? fallback : answer;
    return NULL;
}

err_t machine_ask_password(struct cx *cx, const char *question, const char **out)
{
    struct termios shown, hidden;
    bool terminal = !tcgetattr(0, &shown);
    if (terminal) {
        hidden = shown;
        hidden.c_lflag &= ~(tcflag_t)ECHO;
        tcsetattr(0, TCSAFLUSH, &hidden);
    }
    err_t e = machine_ask(cx, question, NULL, out);
    if (terminal) {
        tcsetattr(0, TCSAFLUSH, &shown);
        fputc('\n', stderr);
    }
    return e;
}

bool machine_agrees(struct cx *cx, const char *question)
{
    const char *answer;
    return !machine_ask(cx, question, "y", &answer) && (answer[0] == 'y' || answer[0] == 'Y');
}

static bool label_valid(const char *s, size_t n)
{
    if (!n || n > LABEL_MOST || s[0] == '-' || s[n - 1] == '-')
        return false;
    for (size_t i = 0; i < n; i++)
        if (!isalnum((unsigned char)s[i]) && s[i] != '-')
            return false;
    return true;
}

err_t machine_domain(struct cx *cx, const char *text, const char **out)
{
    char *d = text_lower(cx->mem, text_trim(cx->mem, text));
    if (text_starts(d, "http://") || text_starts(d, "https://"))
        d = strstr(d, "://") + 3;
    size_t n = strlen(d);
    if (n && (d[n - 1] == '/' || d[n - 1] == '.'))
        d[--n] = '\0';
    for (const char *s = d; *s; s++)
        if ((unsigned char)*s >= 0x80)
            return fail_field(cx, "domain", "Write %s in its ASCII form, which begins with xn--.", d);
    int labels = 0;
    const char *last = d;
    for (const char *s = d; labels >= 0;) {
        size_t m = strcspn(s, ".");
        last = s;
        labels = label_valid(s, m) ? labels + 1 : -1;
        if (!s[m])
            break;
        s += m + 1;
    }
    if (labels < 2 || n > DOMAIN_MOST || last[strspn(last, "0123456789")] == '\0')
        return fail_field(cx, "domain", "\"%s\" is not a domain name, as in wismo.shop.example.", d);
    *out = d;
    return NULL;
}

/* It stands in Caddy's file as one word. */
static bool email_valid(const char *s)
{
    const char *at = strchr(s, '@');
    for (const char *p = s; *p; p++)
        if (!isgraph((unsigned char)*p) || strchr("{}\"`\\<>,;", *p))
            return false;
    return at && at != s && at[1] && !strchr(at + 1, '@') && strchr(at + 1, '.') && strlen(s) <= 254;
}

err_t machine_check(struct cx *cx, const struct machine *m)
{
    const char *colon = strrchr(m->listen, ':');
    int port = colon ? (int)strtol(colon + 1, NULL, 10) : 0;
    if (!email_valid(m->email))
        return fail_field(cx, "email", "\"%s\" is not an e-mail address.", m->email);
    if (port < 1 || port > 65535)
        return fail_field(cx, "listen", "\"%s\" is not an address with a port, as in 127.0.0.1:8080.", m->listen);
    if (m->caddy && !text_starts(m->listen, "127.") && !text_starts(m->listen, "[::1]:"))
        return fail_field(cx, "listen", "Behind Caddy wismo listens on this machine only, as in 127.0.0.1:8080.");
    if (m->acme && (!text_starts(m->acme, "https://") || m->acme[strcspn(m->acme, " \t{}\"`")]))
        return fail_field(cx, "acme", "The directory of a certificate authority begins with https://.");
    return NULL;
}
