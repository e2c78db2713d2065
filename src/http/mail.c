/* mail.c - one mail over SMTP. Invariants: neither password nor mail leaves before the line is encrypted and the
   certificate has been checked (but for a host that the installation allows by name); a socket is opened only to an
   address that has been checked in that moment. */
#include "http/mail.h"
#include "base/clock.h"
#include "base/text.h"
#include "http/client_peer.h"
#include <curl/curl.h>
#include <string.h>
#include <sys/socket.h>

#define MOST_MS 20000
#define CONNECT_MS 10000
#define SAID_MOST 300

struct post { /* one mail on its way */
    struct cx *cx;
    const struct mail_server *server;
    const char *host; /* lower case */
    const char *text; /* what is left to send */
    bool refused, opened, named;
    char said[SAID_MOST];
    char why[CURL_ERROR_SIZE];
};

/* --- settings ------------------------------------------------------------------------------------------- */

static bool host_ok(const char *host)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789.-:";
    return !text_empty(host) && strlen(host) < 254 && strspn(host, letters) == strlen(host) && *host != '-';
}

/* As it is written; a name is looked at again when it has become an address. */
static bool host_private(const char *host)
{
    struct peer address;
    size_t n = strlen(host);
    if (peer_parse(host, n, &address))
        return peer_private(&address);
    return !strcmp(host, "localhost") || (n > 10 && !strcmp(host + n - 10, ".localhost"));
}

static bool host_allowed(const char *host, int64_t port)
{
    struct peer address;
    return peer_allowed_host(host, (unsigned)port) ||
           (peer_parse(host, strlen(host), &address) && peer_allowed(&address, (unsigned)port));
}

err_t mail_server_check(struct cx *cx, const struct mail_server *s)
{
    const char *host = text_lower(cx->mem, s->host ? s->host : "");
    if (!host_ok(host))
        return fail_field(cx, "host", "Write the server's name only, as in smtp.example.com.");
    if (s->port < 1 || s->port > 65535)
        return fail_field(cx, "port", "The port is a number from 1 to 65535; 587 is usual, 465 with tls.");
    if (host_private(host) && !host_allowed(host, s->port))
        return fail_field(cx, "host",
                          "The server is in a private network. Public addresses only, unless WISMO_ALLOW_HOSTS names "
                          "it.");
    if (text_same(s->tls, "none") && !host_allowed(host, s->port))
        return fail_field(cx, "tls", "Without encryption only to a server that WISMO_ALLOW_HOSTS names.");
    if (text_same(s->tls, "none") && (!text_empty(s->user) || !text_empty(s->password)))
        return fail_field(cx, "tls", "A password is never sent without encryption.");
    if (!text_same(s->tls, "none") && !text_same(s->tls, "tls") && !text_same(s->tls, "starttls"))
        return fail_field(cx, "tls", "Must be starttls, tls or none.");
    if (!text_empty(s->user) && text_empty(s->password))
        return fail_field(cx, "password", "The user needs a password.");
    if (!mail_address_ok(s->from))
        return fail_field(cx, "sender", "This is not an address that mails can be sent from.");
    return NULL;
}

/* --- what libcurl calls ---------------------------------------------------------------------------------- */

static curl_socket_t open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *to)
{
    struct post *p = arg;
    struct peer peer;
    bool known = purpose == CURLSOCKTYPE_IPCXN && peer_of(&to->addr, &peer);
    if (!known || (peer_private(&peer) && !p->named && !peer_allowed(&peer, (unsigned)p->server->port))) {
        p->refused = true;
        return CURL_SOCKET_BAD;
    }
    p->opened = true;
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static size_t give_text(char *to, size_t size, size_t n, void *arg)
{
    struct post *p = arg;
    n = strnlen(p->text, n * size);
    memcpy(to, p->text, n);
    p->text += n;
    return n;
}

/* The server's last line, or the one in which it refused; without what would not be text. */
static size_t take_line(char *line, size_t size, size_t n, void *arg)
{
    struct post *p = arg;
    size_t k = 0;
    if (*p->said >= '4')
        return n * size;
    for (size_t i = 0; i < n * size && k + 1 < SAID_MOST; i++)
        if ((unsigned char)line[i] >= ' ' && (unsigned char)line[i] < 127)
            p->said[k++] = line[i];
    p->said[k] = '\0';
    return n * size;
}

/* --- sending --------------------------------------------------------------------------------------------- */

static void post_safety(CURL *c, struct post *p, int64_t ms)
{
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(c, CURLOPT_PROXY, "");
    curl_easy_setopt(c, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, p);
    curl_easy_setopt(c, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(c, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)ms);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)(ms < CONNECT_MS ? ms : CONNECT_MS));
    curl_easy_setopt(c, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(c, CURLOPT_USE_SSL, (long)(text_same(p->server->tls, "none") ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, p->why);
    if (!text_empty(p->server->ca)) {
        struct curl_blob ca = { (void *)(uintptr_t)p->server->ca, strlen(p->server->ca), CURL_BLOB_COPY };
        curl_easy_setopt(c, CURLOPT_CAINFO_BLOB, &ca);
    }
}

static struct curl_slist *post_request(CURL *c, struct post *p, const struct mail_message *mail)
{
    const struct mail_server *s = p->server;
    struct arena *a = p->cx->mem;
    bool six = strchr(p->host, ':');
    struct curl_slist *to = curl_slist_append(NULL, arena_text(a, "<%s>", mail->to));
    curl_easy_setopt(c, CURLOPT_URL,
                     arena_text(a, "%s://%s%s%s:%d/%s", text_same(s->tls, "tls") ? "smtps" : "smtp", six ? "[" : "",
                                p->host, six ? "]" : "", (int)s->port, strchr(s->from, '@') + 1));
    if (!text_empty(s->user)) {
        curl_easy_setopt(c, CURLOPT_USERNAME, s->user);
        curl_easy_setopt(c, CURLOPT_PASSWORD, s->password ? s->password : "");
    }
    curl_easy_setopt(c, CURLOPT_MAIL_FROM, arena_text(a, "<%s>", s->from));
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c, CURLOPT_READFUNCTION, give_text);
    curl_easy_setopt(c, CURLOPT_READDATA, p);
    curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_line);
    curl_easy_setopt(c, CURLOPT_HEADERDATA, p);
    return to;
}

static err_t post_failed(struct cx *cx, const struct post *p, CURLcode code, long status)
{
    const char *host = p->host;
    if (p->refused && !p->opened)
        return fail(cx, E_REMOTE,
                    "%s is in a private network. Public addresses only, unless WISMO_ALLOW_HOSTS names it.", host);
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return fail(cx, E_REMOTE, "The mail server %s was not found.", host);
    case CURLE_COULDNT_CONNECT: return fail(cx, E_REMOTE, "The mail server %s could not be reached. Try again.", host);
    case CURLE_OPERATION_TIMEDOUT:
        return fail(cx, E_REMOTE, "The mail server %s did not answer in time. Try again.", host);
    case CURLE_USE_SSL_FAILED:
        return fail(cx, E_REMOTE, "The mail server %s offers no encryption (STARTTLS), so nothing was sent.", host);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
        return fail(cx, E_REMOTE, "The mail server %s has no certificate that counts, so nothing was sent.", host);
    case CURLE_LOGIN_DENIED: return fail(cx, E_REMOTE, "The mail server %s did not take user and password.", host);
    default: break;
    }
    if (status >= 500 && status <= 599)
        return fail(cx, E_DENIED, "The mail server %s refused the mail (%ld).", host, status);
    if (status >= 400)
        return fail(cx, E_REMOTE, "The mail server %s does not take the mail now (%ld). Try again.", host, status);
    return fail(cx, E_REMOTE, "The mail server %s did not answer as it should. Try again.", host);
}

static err_t post_run(struct post *p, const struct mail_message *mail, int64_t ms)
{
    struct cx *cx = p->cx;
    long status = 0;
    CURL *c = curl_easy_init();
    if (!c)
        return fail(cx, E_INTERNAL, "No mail could be sent. Try again.");
    post_safety(c, p, ms);
    struct curl_slist *to = post_request(c, p, mail);
    CURLcode code = curl_easy_perform(c);
    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_cleanup(c);
    curl_slist_free_all(to);
    if (!code)
        return NULL;
    return fail_detail(cx, post_failed(cx, p, code, status), "curl %d",
                       (int)code); /* its own words may hold an address */
}

err_t mail_send(struct cx *cx, const struct mail_server *server, const struct mail_message *mail, const char **said)
{
    int64_t ms = MOST_MS;
    if (said)
        *said = NULL;
    if (cx->in_tx)
        return fail(cx, E_INTERNAL, "A mail was to be sent while a transaction was open.");
    TRY(mail_server_check(cx, server));
    if (!mail_address_ok(mail->to))
        return fail_field(cx, "to", "This is not an address that mails can be sent to.");
    if (cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Mails are sent outside.");
    if (cx->deadline && cx->deadline - clock_mono() < ms)
        ms = cx->deadline - clock_mono();
    if (ms < 1)
        return fail(cx, E_REMOTE, "There was no time left to send the mail. Try again.");
    struct post *p = arena_alloc(cx->mem, sizeof(*p));
    p->cx = cx;
    p->server = server;
    p->host = text_lower(cx->mem, server->host);
    p->named = peer_allowed_host(p->host, (unsigned)server->port);
    p->text = mail_text(cx, server, mail);
    err_t e = post_run(p, mail, ms);
    if (said && *p->said)
        *said = arena_copy(cx->mem, p->said);
    return e;
}
