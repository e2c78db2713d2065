/* client.c - calls to other systems. Invariants: a socket is opened only to an address that has been
   checked in the moment of opening it (so a name that changes its mind gains nothing); every hop of a
   redirect is a call of its own with the same checks; nothing of the environment (proxies, netrc) counts;
   nothing leaves the house from an INSIDE worker, in a transaction, or after a write of the request. */
#include "http/client.h"
#include "base/clock.h"
#include "base/text.h"
#include "http/client_keep.h"
#include "http/client_peer.h"
#include "http/client_share.h"
#include <curl/curl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST_MS 5000
#define MOST_BYTES ((size_t)8 << 20)
#define MOST_HEAD ((size_t)64 << 10)
#define MOST_FIELDS 200
#define MOST_REDIRECTS 10

struct place {                 /* where a call goes */
    char *url, *scheme, *host; /* host: lower case, no brackets, no final dot */
    unsigned port;
};

struct hop { /* one exchange with one server */
    struct cx *cx;
    const struct place *place;
    size_t most_bytes, head_n, fields_n;
    bool refused, opened, too_big, head_too_big, named;
    struct buf body;
    const char **fields;
    char why[CURL_ERROR_SIZE];
};

static pthread_once_t started = PTHREAD_ONCE_INIT;

static void start(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

void http_client_start(const char *allow_hosts)
{
    pthread_once(&started, start);
    peer_allow(allow_hosts);
}

/* --- addresses ---------------------------------------------------------------------------------------- */

static char *url_part(struct cx *cx, CURLU *u, CURLUPart part, unsigned flags)
{
    char *text = NULL, *copy = NULL;
    if (!curl_url_get(u, part, &text, flags))
        copy = arena_copy(cx->mem, text);
    curl_free(text);
    return copy;
}

static void url_end(void *u) { curl_url_cleanup(u); }

static const char *place_read(struct cx *cx, CURLU *u, struct place *out)
{
    struct place p = { .url = url_part(cx, u, CURLUPART_URL, 0), .scheme = url_part(cx, u, CURLUPART_SCHEME, 0) };
    char *host = url_part(cx, u, CURLUPART_HOST, 0), *port = url_part(cx, u, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    if (!p.url || !p.scheme || !host || !port || (strcmp(p.scheme, "https") && strcmp(p.scheme, "http")))
        return "The address must begin with https:// or http://.";
    if (url_part(cx, u, CURLUPART_USER, 0) || url_part(cx, u, CURLUPART_PASSWORD, 0))
        return "The address must not hold a user name.";
    if (url_part(cx, u, CURLUPART_ZONEID, 0))
        return "The address must not name a network interface.";
    host = text_lower(cx->mem, host);
    size_t n = strlen(host);
    if (n > 2 && host[0] == '[' && host[n - 1] == ']')
        host = arena_copy_n(cx->mem, host + 1, n - 2);
    else if (n > 1 && host[n - 1] == '.')
        host[n - 1] = '\0';
    for (char *s = port; *s; s++)
        p.port = p.port * 10 + (unsigned)(*s - '0');
    p.host = host;
    *out = p;
    return NULL;
}

/* Reads url, relative to the one that u holds. NULL, or why not. */
static const char *place_set(struct cx *cx, CURLU *u, const char *url, struct place *out)
{
    for (const char *s = url; *s; s++)
        if ((unsigned char)*s <= ' ' || *s == 127 || *s == '\\')
            return "The address must not hold spaces, backslashes or control characters.";
    if (strlen(url) > 4096)
        return "The address is longer than 4,096 characters.";
    const char *slashes = strstr(url, "://");
    if ((slashes && slashes[3] == '/') || curl_url_set(u, CURLUPART_URL, url, 0))
        return "The address cannot be read. It must begin with https:// or http://.";
    return place_read(cx, u, out);
}

static bool name_private(const char *host)
{
    size_t n = strlen(host);
    return !strcmp(host, "localhost") || (n > 10 && !strcmp(host + n - 10, ".localhost"));
}

/* Whether the host as written can only be private, and nothing allows it. */
static bool place_closed(const struct place *p)
{
    struct peer address;
    if (peer_allowed_host(p->host, p->port))
        return false;
    if (peer_parse(p->host, strlen(p->host), &address))
        return peer_private(&address) && !peer_allowed(&address, p->port);
    return name_private(p->host) &&
           !peer_allowed(&(struct peer){ { [10] = 0xff, [11] = 0xff, [12] = 127, [15] = 1 } }, p->port);
}

err_t http_url_check(struct cx *cx, const char *field, const char *url)
{
    struct place p;
    CURLU *u = curl_url();
    const char *why = place_set(cx, u, url ? url : "", &p);
    curl_url_cleanup(u);
    if (!why && strncasecmp(url, "http://", 7) && strncasecmp(url, "https://", 8)) /* curl reads http:/host, too */
        why = "The address must begin with https:// or http://.";
    if (why)
        return fail_field(cx, field, "%s", why);
    if (place_closed(&p))
        return fail_field(
            cx, field,
            "The address is in a private network. Public addresses only, unless WISMO_ALLOW_HOSTS names it.");
    return NULL;
}

bool http_host_named(struct cx *cx, const char *url)
{
    struct place p;
    struct peer address;
    CURLU *u = curl_url();
    const char *why = place_set(cx, u, url, &p);
    curl_url_cleanup(u);
    if (why)
        return false;
    return peer_allowed_host(p.host, p.port) ||
           (peer_parse(p.host, strlen(p.host), &address) && peer_allowed(&address, p.port));
}

/* --- what libcurl calls -------------------------------------------------------------------------------- */

static curl_socket_t open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *to)
{
    struct hop *h = arg;
    struct peer p;
    bool known = purpose == CURLSOCKTYPE_IPCXN && peer_of(&to->addr, &p);
    if (!known || (peer_private(&p) && !h->named && !peer_allowed(&p, h->place->port))) {
        h->refused = true;
        return CURL_SOCKET_BAD;
    }
    h->opened = true;
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static size_t take_body(char *bytes, size_t size, size_t n, void *arg)
{
    struct hop *h = arg;
    n *= size;
    if (n > h->most_bytes - h->body.n) {
        h->too_big = true;
        return 0;
    }
    buf_add(&h->body, bytes, n);
    return n;
}

static bool plain(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (((unsigned char)s[i] < ' ' && s[i] != '\t') || s[i] == 127)
            return false;
    return text_valid(s, n);
}

static void keep_field(struct hop *h, const char *line, size_t n)
{
    const char *colon = memchr(line, ':', n);
    if (!colon || colon == line || !plain(line, n))
        return;
    size_t name_n = (size_t)(colon - line);
    struct arena *a = h->cx->mem;
    char *value = text_trim(a, arena_copy_n(a, colon + 1, n - name_n - 1));
    h->fields[h->fields_n++] = arena_text(a, "%s: %s", text_lower(a, arena_copy_n(a, line, name_n)), value);
}

static size_t take_head(char *line, size_t size, size_t n, void *arg)
{
    struct hop *h = arg;
    n *= size;
    h->head_n += n;
    if (n > 5 && !memcmp(line, "HTTP/", 5))
        h->fields_n = 0; /* what came before was an interim answer */
    if (h->head_n > MOST_HEAD || h->fields_n == MOST_FIELDS) {
        h->head_too_big = true;
        return 0;
    }
    size_t end = n;
    while (end && (line[end - 1] == '\n' || line[end - 1] == '\r'))
        end--;
    keep_field(h, line, end);
    return n;
}

static _Atomic bool jobs_end;

void http_client_end_jobs(void) { jobs_end = true; }

/* libcurl asks about once a second: a job's call does not hold up the end of the process. */
static int still_wanted(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct hop *h = arg;
    (void)a, (void)b, (void)c, (void)d;
    return h->cx->lane == LANE_JOB && jobs_end;
}

static void hop_end(void *arg) { buf_free(&((struct hop *)arg)->body); }

/* --- one hop --------------------------------------------------------------------------------------------- */

static bool field_named(const char *field, const char *name)
{
    size_t n = strlen(name);
    return !strncasecmp(field, name, n) && field[n] == ':';
}

/* Credentials are for the server that they were given for. */
static bool field_secret(const char *field)
{
    return field_named(field, "authorization") || field_named(field, "cookie") || field_named(field, "x-api-key") ||
           !strncasecmp(field, "x-shopify-", 10) || !strncasecmp(field, "x-auth", 6);
}

static struct curl_slist *hop_fields(const struct http_call *call, const char *body, bool away)
{
    bool typed = false;
    struct curl_slist *list = curl_slist_append(NULL, "Expect:");
    for (const char *const *f = call->fields; f && *f; f++) {
        bool type = field_named(*f, "content-type");
        bool dropped = call->body && !body; /* on the way; who calls without one may name a type: Shoptet wants it */
        if ((away && (field_secret(*f) || strcasestr(*f, "token"))) || (type && dropped))
            continue;
        typed = typed || type;
        list = curl_slist_append(list, *f);
    }
    return typed ? list : curl_slist_append(list, "Content-Type:");
}

static void hop_safety(CURL *c, struct hop *h, int64_t ms, bool keep)
{
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, still_wanted);
    curl_easy_setopt(c, CURLOPT_XFERINFODATA, h);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c, CURLOPT_PROXY, "");
    curl_easy_setopt(c, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, h);
    curl_easy_setopt(c, CURLOPT_FRESH_CONNECT, keep ? 0L : 1L);
    curl_easy_setopt(c, CURLOPT_FORBID_REUSE, keep ? 0L : 1L);
    curl_easy_setopt(c, CURLOPT_MAXCONNECTS, 1L);
    curl_easy_setopt(c, CURLOPT_MAXAGE_CONN, (long)CLIENT_KEEP_MS / 1000);
    curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)ms);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)ms);
    curl_easy_setopt(c, CURLOPT_QUICK_EXIT, 1L); /* do not wait for a resolver that hangs */
    curl_easy_setopt(c, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)h->most_bytes);
    curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, h->why);
    curl_easy_setopt(c, CURLOPT_USERAGENT, "wismo");
}

static void hop_request(CURL *c, struct hop *h, const char *method, const char *body, size_t body_n)
{
    curl_easy_setopt(c, CURLOPT_URL, h->place->url);
    if (body) {
        curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body_n);
        curl_easy_setopt(c, CURLOPT_POSTFIELDS, body);
    } else if (!strcmp(method, "HEAD")) {
        curl_easy_setopt(c, CURLOPT_NOBODY, 1L);
    }
    curl_easy_setopt(c, CURLOPT_CUSTOMREQUEST, method);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, h);
    curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_head);
    curl_easy_setopt(c, CURLOPT_HEADERDATA, h);
}

static const char *hop_words(struct cx *cx, const struct hop *h, CURLcode code, int64_t most_ms)
{
    const char *host = h->place->host;
    if (h->too_big)
        return arena_text(cx->mem, "The answer of %s was too large.", host);
    if (h->head_too_big)
        return arena_text(cx->mem, "%s did not answer as HTTP should: its header was too large.", host);
    if (h->refused && !h->opened && (code == CURLE_COULDNT_CONNECT || code == CURLE_ABORTED_BY_CALLBACK))
        return arena_text(cx->mem,
                          "%s is in a private network. Public addresses only, unless WISMO_ALLOW_HOSTS names it.",
                          host);
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return arena_text(cx->mem, "The address %s was not found.", host);
    case CURLE_COULDNT_CONNECT: return arena_text(cx->mem, "%s could not be reached. Try again.", host);
    case CURLE_OPERATION_TIMEDOUT:
        return arena_text(cx->mem, "%s did not answer in %.3g seconds. Try again.", host, (double)most_ms / 1000);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION: return arena_text(cx->mem, "%s has no certificate that counts.", host);
    default: return arena_text(cx->mem, "%s did not answer as it should. Try again.", host);
    }
}

/* Whose connection it is. One that was opened while an exception allowed its address serves only as long as it does. */
static const char *keep_key(struct cx *cx, const struct http_call *call, const struct hop *h)
{
    return arena_text(cx->mem, "%s %s://%s:%u %d", call->share ? call->share : "", h->place->scheme, h->place->host,
                      h->place->port, h->named);
}

static err_t hop_run(struct cx *cx, const struct http_call *call, struct hop *h, const char *method, const char *body,
                     bool away, int64_t until, int64_t most_ms, long *status)
{
    int64_t left = until - clock_mono();
    if (left <= 0)
        return fail(cx, E_REMOTE, "%s", hop_words(cx, h, CURLE_OPERATION_TIMEDOUT, most_ms));
    const char *key = call->keep ? keep_key(cx, call, h) : NULL;
    CURL *c = key ? client_keep_take(key) : NULL;
    if (!c)
        c = curl_easy_init();
    if (!c)
        return fail(cx, E_INTERNAL, "No call could be made. Try again.");
    struct curl_slist *fields = hop_fields(call, body, away);
    hop_safety(c, h, left, key != NULL);
    hop_request(c, h, method, body, call->body_n);
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, fields);
    CURLcode code = curl_easy_perform(c);
    h->too_big = h->too_big || code == CURLE_FILESIZE_EXCEEDED;
    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, status);
    curl_slist_free_all(fields);
    if (key && !code) {
        curl_easy_reset(c); /* it points into this call's memory */
        client_keep_put(key, c, curl_easy_cleanup);
    } else {
        curl_easy_cleanup(c);
    }
    if (code || *status < 200 || *status > 599)
        return fail_detail(cx,
                           fail(cx, E_REMOTE, "%s", hop_words(cx, h, code ? code : CURLE_WEIRD_SERVER_REPLY, most_ms)),
                           "curl %d: %s", (int)code, *h->why ? h->why : curl_easy_strerror(code));
    return NULL;
}

/* --- the call ---------------------------------------------------------------------------------------------- */

static bool word(const char *s)
{
    size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return n > 0 && n < 16 && !s[n];
}

static err_t call_check(struct cx *cx, const struct http_call *call)
{
    bool request = cx->lane == LANE_INSIDE || cx->lane == LANE_OUTSIDE;
    if (cx->in_tx)
        return fail(cx, E_INTERNAL, "Another system was to be called while a transaction was open.");
    if (request && cx->wrote)
        return fail(cx, E_INTERNAL, "Another system was to be called after something had been written.");
    if (!call->method || !word(call->method) || !call->url)
        return fail(cx, E_INTERNAL, "A call needs a method and an address.");
    for (const char *const *f = call->fields; f && *f; f++)
        if (strpbrk(*f, "\r\n") || !strchr(*f, ':'))
            return fail(cx, E_INPUT, "A header line must be “Name: value” on one line.");
    if (cx->lane == LANE_INSIDE)
        return fail(cx, E_OUTSIDE, "Other systems are called outside.");
    return NULL;
}

static const char *hop_field(const struct hop *h, const char *name)
{
    for (size_t i = 0; i < h->fields_n; i++)
        if (field_named(h->fields[i], name))
            return h->fields[i] + strlen(name) + 2;
    return NULL;
}

static void reply_make(struct cx *cx, struct hop *h, long status, struct http_reply *out)
{
    const char *type = hop_field(h, "content-type");
    buf_add(&h->body, "", 0);
    *out = (struct http_reply){
        .status = (int)status,
        .url = h->place->url,
        .type = type ? type : "",
        .body = h->body.at ? h->body.at : "",
        .body_n = h->body.n,
        .retry_after = hop_field(h, "retry-after"),
    };
    out->fields.at = (void *)h->fields;
    out->fields.n = h->fields_n;
    (void)cx;
}

static struct hop *hop_new(struct cx *cx, const struct http_call *call, const struct place *place)
{
    struct hop *h = arena_alloc(cx->mem, sizeof(*h));
    h->cx = cx;
    h->place = place;
    h->named = peer_allowed_host(place->host, place->port);
    h->most_bytes = call->most_bytes ? call->most_bytes : MOST_BYTES;
    h->fields = arena_alloc(cx->mem, MOST_FIELDS * sizeof(*h->fields));
    arena_defer(cx->mem, hop_end, h);
    return h;
}

struct walk { /* of a call over its hops */
    const char *method, *body;
    bool away; /* has left the server that the credentials are for */
    int hops;
};

/* Whether the answer sends us on, and is to be followed; then w and *place are the next hop's. */
static err_t follow(struct cx *cx, const struct http_call *call, CURLU *u, const struct hop *h, long status,
                    struct walk *w, struct place **place, bool *on)
{
    const char *to = hop_field(h, "location");
    *on = call->most_redirects > 0 && to &&
          (status == 301 || status == 302 || status == 303 || status == 307 || status == 308);
    if (!*on)
        return NULL;
    int most = call->most_redirects < MOST_REDIRECTS ? call->most_redirects : MOST_REDIRECTS;
    if (++w->hops > most)
        return fail(cx, E_REMOTE, "%s sent us on more than %d times.", h->place->host, most);
    struct place *next = arena_alloc(cx->mem, sizeof(*next)), *last = *place;
    if (place_set(cx, u, to, next) || place_closed(next) ||
        (!strcmp(last->scheme, "https") && strcmp(next->scheme, "https")))
        return fail(cx, E_REMOTE, "%s sent us to an address that may not be called.", last->host);
    if (strcmp(last->host, next->host) || last->port != next->port || strcmp(last->scheme, next->scheme))
        w->away = true;
    if (status == 303 || (status < 303 && !strcmp(w->method, "POST"))) {
        w->method = strcmp(w->method, "HEAD") ? "GET" : "HEAD";
        w->body = NULL;
    }
    *place = next;
    return NULL;
}

static err_t call_walk(struct cx *cx, const struct http_call *call, CURLU *u, struct place *place,
                       struct http_reply *out)
{
    int64_t most_ms = call->most_ms > 0 ? call->most_ms : MOST_MS, until = clock_mono() + most_ms;
    if (cx->deadline && cx->deadline < until)
        until = cx->deadline;
    struct walk w = { call->method, call->body, false, 0 };
    for (;;) {
        struct hop *h = hop_new(cx, call, place);
        long status = 0;
        bool on;
        if (place_closed(place))
            return fail(cx, E_REMOTE,
                        "%s is in a private network. Public addresses only, unless WISMO_ALLOW_HOSTS names it.",
                        place->host);
        err_t e = hop_run(cx, call, h, w.method, w.body, w.away, until, most_ms, &status);
        out->too_big = h->too_big;
        TRY(e);
        TRY(follow(cx, call, u, h, status, &w, &place, &on));
        if (!on) {
            reply_make(cx, h, status, out);
            return NULL;
        }
    }
}

err_t http_call(struct cx *cx, const struct http_call *call, struct http_reply *out)
{
    TRY(call_check(cx, call));
    pthread_once(&started, start);
    CURLU *u = curl_url();
    arena_defer(cx->mem, url_end, u);
    struct place *place = arena_alloc(cx->mem, sizeof(*place));
    const char *why = place_set(cx, u, call->url, place);
    if (why)
        return fail(cx, E_REMOTE, "%s", why);
    struct client_share *mine = client_share_enter(call->share);
    if (!mine)
        return fail_retry(cx, E_REMOTE, 1, "Too many calls were under way at the same time. Try again.");
    err_t e = call_walk(cx, call, u, place, out);
    client_share_leave(mine);
    return e;
}
