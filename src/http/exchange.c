/* exchange.c - requests in flight: their memory, and filling in what the application sees.
   Invariant: what pub points to lies in `in` and `body`, which do not change while the application
   has the exchange. Idle connections have no exchange, hence no buffers. */
#include "http/engine.h"
#include "base/mem.h"
#include <string.h>
#include <strings.h>

#define KEPT_MOST 256         /* exchanges kept for another use */
#define KEPT_ROOM (64u << 10) /* larger buffers are not kept */

static struct exchange *kept; /* linked by ->pub.arg */
static int kept_n;

static void buf_reuse(struct buf *b)
{
    b->n = 0;
    if (b->room > KEPT_ROOM)
        buf_free(b);
}

static void clear(struct exchange *ex)
{
    flow_end(ex);
    ex->pub = (struct http_exchange){ .method = "", .path = "/", .query = "", .body = "" };
    ex->away = ex->answered = ex->whole = ex->close = false;
    ex->keep = false;
    parse_head_start(&ex->head);
    ex->chunked = (struct parse_chunked){ 0 };
    ex->in_at = ex->fixed_n = ex->sent = 0;
    ex->fixed = NULL;
    ex->not_before = 0;
    buf_reuse(&ex->in);
    buf_reuse(&ex->rest);
    buf_reuse(&ex->body);
    buf_reuse(&ex->out);
    buf_free(&ex->out_body);
}

struct exchange *exchange_take(void)
{
    struct exchange *ex = kept;
    if (!ex) {
        ex = mem_new(sizeof(*ex));
    } else {
        kept = ex->pub.arg;
        kept_n--;
    }
    clear(ex);
    return ex;
}

bool exchange_next(struct exchange *ex)
{
    struct buf *from = ex->in_at < ex->in.n ? &ex->in : &ex->rest;
    if (!from->n)
        return false;
    struct buf left = *from;
    *from = (struct buf){ 0 };
    if (from == &ex->in) {
        left.n -= ex->in_at;
        memmove(left.at, left.at + ex->in_at, left.n);
    }
    clear(ex);
    buf_free(&ex->in);
    ex->in = left;
    return true;
}

void exchange_free(struct exchange *ex)
{
    flow_end(ex);
    buf_free(&ex->in);
    buf_free(&ex->rest);
    buf_free(&ex->body);
    buf_free(&ex->out);
    buf_free(&ex->out_body);
    mem_free(ex);
}

void exchange_give(struct exchange *ex)
{
    if (kept_n == KEPT_MOST) {
        exchange_free(ex);
        return;
    }
    clear(ex);
    ex->conn = NULL;
    ex->pub.arg = kept;
    kept = ex;
    kept_n++;
}

void exchange_trim(void)
{
    while (kept) {
        struct exchange *ex = kept;
        kept = ex->pub.arg;
        exchange_free(ex);
    }
    kept_n = 0;
}

/* --- what the application sees ---------------------------------------------------------------- */

/* An entry of X-Forwarded-For, which may carry brackets and a port. */
static bool entry_parse(const char *s, size_t n, struct address *out)
{
    if (n && *s == '[') {
        const char *end = memchr(s, ']', n);
        return end && address_parse(s + 1, (size_t)(end - s) - 1, out);
    }
    const char *colon = memchr(s, ':', n);
    if (colon && !memchr(colon + 1, ':', n - (size_t)(colon - s) - 1))
        n = (size_t)(colon - s);
    return address_parse(s, n, out);
}

/* The last entry of a list that ends at *end; moves *end before it. False: there is none. */
static bool entry_last(const char *list, size_t *end, const char **out, size_t *out_n)
{
    size_t to = *end;
    while (to && strchr(" \t,", list[to - 1]))
        to--;
    size_t from = to;
    while (from && list[from - 1] != ',')
        from--;
    *end = from;
    while (from < to && strchr(" \t", list[from]))
        from++;
    *out = list + from;
    *out_n = to - from;
    return to > from;
}

/* From right to left over all X-Forwarded-For fields: the first that is not a trusted proxy is the
   client. What is not an address ends the walk: nobody whom we trust vouches for what is left of
   it. */
static struct address forwarded_client(const struct exchange *ex, struct address client)
{
    for (size_t i = ex->pub.fields_n; i-- > 0;) {
        if (strcmp(ex->fields[i].name, "x-forwarded-for"))
            continue;
        const char *entry;
        size_t end = strlen(ex->fields[i].value), n;
        while (entry_last(ex->fields[i].value, &end, &entry, &n)) {
            if (!entry_parse(entry, n, &client) || !address_trusted(&client))
                return client;
        }
    }
    return client;
}

static bool forwarded_secure(const struct exchange *ex)
{
    const char *last = NULL, *entry;
    for (size_t i = 0; i < ex->pub.fields_n; i++)
        if (!strcmp(ex->fields[i].name, "x-forwarded-proto"))
            last = ex->fields[i].value;
    size_t end = last ? strlen(last) : 0, n = 0;
    return last && entry_last(last, &end, &entry, &n) && n == 5 && !strncasecmp(entry, "https", 5);
}

void exchange_fill(struct exchange *ex, const struct conn *c)
{
    struct http_exchange *pub = &ex->pub;
    struct parse_head *h = &ex->head;
    char *at = ex->in.at;
    pub->method = at + h->method.at;
    pub->path = at + h->path.at;
    pub->query = at + h->query.at;
    for (size_t i = 0; i < h->fields_n; i++)
        ex->fields[i] = (struct http_field){ at + h->name[i].at, at + h->value[i].at };
    pub->fields = ex->fields;
    pub->fields_n = h->fields_n;
    pub->head_only = !strcmp(pub->method, "HEAD");
    pub->arrived = engine.now;
    pub->body_limit = HTTP_BODY_DEFAULT;
    ex->keep = !h->close;
    memcpy(pub->peer, c->peer, sizeof(pub->peer));
    memcpy(pub->client, c->peer, sizeof(pub->client));
    if (c->trusted) {
        struct address client = forwarded_client(ex, c->address);
        address_text(&client, pub->client);
        pub->secure = forwarded_secure(ex);
    }
}

const char *http_field(const struct http_exchange *ex, const char *name)
{
    for (size_t i = 0; i < ex->fields_n; i++)
        if (!strcmp(ex->fields[i].name, name))
            return ex->fields[i].value;
    return NULL;
}

const char *http_query(struct arena *a, const struct http_exchange *ex, const char *name)
{
    for (const char *s = ex->query; *s;) {
        size_t n = strcspn(s, "&"), key_n = strcspn(s, "=&");
        const char *value = s + key_n + (key_n < n);
        size_t value_n = n - (size_t)(value - s);
        char *key = arena_alloc(a, key_n + 1);
        if (parse_percent(key, s, key_n, true) >= 0 && !strcmp(key, name)) {
            char *text = arena_alloc(a, value_n + 1);
            int decoded = parse_percent(text, value, value_n, true);
            return decoded >= 0 && text_valid(text, (size_t)decoded) ? text : NULL;
        }
        s += n + (s[n] == '&');
    }
    return NULL;
}
