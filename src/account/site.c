/* site.c - “Check my site”: fetches a page as any browser would, looks for the widget's script, and says in words what
   would keep the chat away. Nothing of the page is kept or shown but that. */
#include "account/site.h"
#include "base/text.h"
#include "http/client.h"
#include <string.h>
#include <strings.h>

#define PAGE_MOST ((size_t)4 << 20)
#define REDIRECTS 5
#define WIDGET "/widget/"

const char *site_snippet(struct cx *cx, const struct assistant *a, const char *own_url)
{
    return arena_text(cx->mem, "<script async src=\"%s" WIDGET "%s.js\"></script>", own_url ? own_url : "", a->key);
}

/* --- the page ---------------------------------------------------------------------------------------- */

/* Length of an address up to its path. */
static size_t origin_length(const char *url)
{
    const char *host = strstr(url, "://");
    return host ? (size_t)(host + 3 - url) + strcspn(host + 3, "/?#") : 0;
}

/* One attribute of a tag: its name and value, and where the next begins; false: the tag ends here. */
static bool attribute(const char **at, const char **name, size_t *name_n, const char **value, size_t *value_n)
{
    const char *s = *at + strspn(*at, " \t\r\n/");
    if (!*s || *s == '>')
        return false;
    *name = s;
    *name_n = strcspn(s, " \t\r\n/>=");
    s += *name_n ? *name_n : 1;
    const char *next = s + strspn(s, " \t\r\n");
    *value = "";
    *value_n = 0;
    if (*next == '=') {
        s = next + 1 + strspn(next + 1, " \t\r\n");
        char quote = *s == '"' || *s == '\'' ? *s : 0;
        *value = s + (quote != 0);
        *value_n = strcspn(*value, quote == '"' ? "\"" : quote ? "'" : " \t\r\n>");
        s = *value + *value_n + (quote && (*value)[*value_n]);
    }
    *at = s;
    return true;
}

static bool is_widget(const char *src)
{
    const char *name = strstr(src, WIDGET), *end = src + strcspn(src, "?#");
    size_t n = name ? strcspn(name + strlen(WIDGET), "/?#") : 0;
    return name && name < end && n > 3 && !strncmp(name + strlen(WIDGET) + n - 3, ".js", 3);
}

static const char *tag_src(struct cx *cx, const char *s, bool *nonce)
{
    const char *name, *value, *src = NULL;
    size_t name_n, value_n;
    *nonce = false;
    while (attribute(&s, &name, &name_n, &value, &value_n)) {
        if (name_n == 3 && !strncasecmp(name, "src", 3) && !src)
            src = text_trim(cx->mem, arena_copy_n(cx->mem, value, value_n));
        if (name_n == 5 && !strncasecmp(name, "nonce", 5))
            *nonce = true;
    }
    return src;
}

const char *site_widget(struct cx *cx, const char *html, bool *nonce)
{
    for (const char *s = html; (s = strchr(s, '<')); s++) {
        if (!strncmp(s, "<!--", 4)) {
            const char *end = strstr(s + 4, "-->");
            if (!end)
                return NULL;
            s = end;
        } else if (!strncasecmp(s, "<script", 7) && strchr(" \t\r\n/>", s[7])) {
            const char *src = tag_src(cx, s + 7, nonce);
            if (src && is_widget(src))
                return src;
            const char *end = strcasestr(s, "</script");
            if (!end)
                return NULL;
            s = end;
        }
    }
    return NULL;
}

/* --- what the page allows ------------------------------------------------------------------------------ */

/* The words of a directive, "" when it says nothing; NULL when the policy has none of that name. */
static const char *directive(struct cx *cx, const char *policy, const char *name)
{
    size_t name_n = strlen(name);
    for (const char *s = policy; *s; s += strcspn(s, ";"), s += *s == ';') {
        s += strspn(s, " \t");
        if (!strncasecmp(s, name, name_n) && strchr(" \t;", s[name_n]))
            return arena_copy_n(cx->mem, s + name_n, strcspn(s, ";") - name_n);
    }
    return NULL;
}

/* One source of a policy against an origin: *, https:, host, *.host, scheme://host, each with or without a port. */
static bool source_allows(const char *word, size_t n, const char *origin)
{
    const char *host = strstr(origin, "://") + 3;
    size_t scheme_n = (size_t)(host - origin) - 2; /* with its colon */
    if (n == 1 && *word == '*')
        return true;
    if (n == scheme_n && !strncasecmp(word, origin, n))
        return true;
    if (memmem(word, n, "://", 3)) {
        if (n < scheme_n + 2 || strncasecmp(word, origin, scheme_n + 2))
            return false;
        word += scheme_n + 2, n -= scheme_n + 2;
    }
    n = strcspn(word, "/ \t;") < n ? strcspn(word, "/ \t;") : n;
    size_t host_n = strlen(host);
    if (n > 2 && !strncmp(word, "*.", 2))
        return host_n > n - 1 && !strncasecmp(host + host_n - (n - 1), word + 1, n - 1);
    return n == host_n && !strncasecmp(word, host, n);
}

static bool list_allows(const char *words, const char *origin)
{
    for (const char *s = words; *(s += strspn(s, " \t")); s += strcspn(s, " \t"))
        if (source_allows(s, strcspn(s, " \t"), origin))
            return true;
    return false;
}

bool site_csp_allows(struct cx *cx, const char *policy, const char *own_url, bool nonce)
{
    const char *origin = arena_copy_n(cx->mem, own_url, origin_length(own_url));
    const char *otherwise = directive(cx, policy, "default-src"), *script, *connect;
    if (!*origin)
        return true;
    script = directive(cx, policy, "script-src-elem");
    script = script ? script : directive(cx, policy, "script-src");
    script = script ? script : otherwise;
    connect = directive(cx, policy, "connect-src");
    connect = connect ? connect : otherwise;
    /* A nonce lets its script in; strict-dynamic makes the list of hosts void. */
    bool by_nonce = script && nonce && strstr(script, "'nonce-");
    bool loads = !script || by_nonce || (!strstr(script, "'strict-dynamic'") && list_allows(script, origin));
    return loads && (!connect || list_allows(connect, origin));
}

/* --- the report ------------------------------------------------------------------------------------------ */

static void add(struct cx *cx, struct site_report *r, const char *key, bool ok, const char *text)
{
    if (!r->checks.at)
        r->checks.at = arena_alloc(cx->mem, 5 * sizeof(*r->checks.at));
    r->checks.at[r->checks.n++] = (struct site_check){ key, ok, text };
}

/* Whether the script is of this assistant and of this server. */
static void key_check(struct cx *cx, const struct assistant *a, const char *src, const char *own_url,
                      struct site_report *r)
{
    const char *name = strstr(src, WIDGET) + strlen(WIDGET);
    const char *key = arena_copy_n(cx->mem, name, strcspn(name, "/?#") - 3);
    size_t n = origin_length(src);
    bool ours = strcmp(key, a->key) == 0;
    /* A script without a host, or with none but one ("//host"), is fetched from where the page says. */
    bool here = !n || text_empty(own_url) || (n == origin_length(own_url) && !strncasecmp(src, own_url, n));
    if (!ours)
        add(cx, r, "key", false, arena_text(cx->mem, "The snippet on this page is of another assistant (%.40s).", key));
    else if (!here)
        add(cx, r, "key", false,
            arena_text(cx->mem, "The snippet loads from %.*s, but this server is %s.", (int)n, src, own_url));
    else
        add(cx, r, "key", true, "It is this assistant's.");
}

static void csp_check(struct cx *cx, const struct http_reply *reply, const char *own_url, bool nonce,
                      struct site_report *r)
{
    static const char field[] = "content-security-policy: ";
    bool any = false, ok = true;
    for (size_t i = 0; i < reply->fields.n; i++)
        if (text_starts(reply->fields.at[i], field)) {
            any = true;
            ok = ok && site_csp_allows(cx, reply->fields.at[i] + strlen(field), own_url, nonce);
        }
    if (any)
        add(cx, r, "csp", ok,
            ok ? "The page's Content-Security-Policy lets the chat in."
               : arena_text(cx->mem,
                            "The page's Content-Security-Policy keeps the chat out. Add %s to its script-src and "
                            "connect-src.",
                            own_url ? own_url : "this server"));
}

static void page_check(struct cx *cx, const struct assistant *a, const struct http_reply *reply, const char *own_url,
                       struct site_report *r)
{
    bool nonce = false;
    const char *src = site_widget(cx, reply->body, &nonce);
    const char *origin = arena_copy_n(cx->mem, r->final_url, origin_length(r->final_url));
    if (src) {
        add(cx, r, "snippet", true, "The snippet is on the page.");
        key_check(cx, a, src, own_url, r);
    } else {
        add(cx, r, "snippet", false,
            "The snippet is not in this page. Paste it before </body>. If a tag manager adds it, it cannot be seen from "
            "here.");
    }
    bool allowed = assistant_allows(a, origin, own_url);
    add(cx, r, "domain", allowed,
        arena_text(cx->mem, allowed ? "%s may show the chat." : "%s is not among the allowed domains.", origin));
    csp_check(cx, reply, own_url, nonce, r);
}

err_t site_report(struct cx *cx, const struct assistant *a, const char *url, const char *own_url,
                  struct site_report *out)
{
    struct http_reply reply;
    struct site_report r = { .url = url, .final_url = url };
    TRY(http_url_check(cx, "url", url));
    const struct http_call call = {
        .method = "GET",
        .url = url,
        .fields = (const char *const[]){ "Accept: text/html", "User-Agent: wismo (check my site)", NULL },
        .most_bytes = PAGE_MOST,
        .most_redirects = REDIRECTS,
        .share = cx->who.shop,
    };
    err_t e = http_call(cx, &call, &reply);
    if (e && e->code != E_REMOTE)
        return e;
    if (e) {
        add(cx, &r, "reached", false, e->message);
    } else {
        r.status = reply.status;
        r.final_url = reply.url;
        bool ok = reply.status >= 200 && reply.status < 300;
        add(cx, &r, "reached", ok,
            ok ? "The page answers." : arena_text(cx->mem, "The page answers with %d.", reply.status));
        if (ok)
            page_check(cx, a, &reply, own_url, &r);
    }
    *out = r;
    return NULL;
}
