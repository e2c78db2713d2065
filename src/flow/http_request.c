/* http_request.c - reads something from another system while walking, and keeps parts of its JSON in
   variables. Only GET: what changes something elsewhere must not happen twice when a walk is made again. */
#include "flow/room.h"
#include "http/client.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct field settings[] = {
    { "url", F_TEXT, FF_REQUIRED, 0, "http or https; #variables# after the host are escaped.", NULL, 2000 },
    { "method", F_CHOICE, 0, 0, "A walk only reads.", "GET", 0 },
    { "timeout_ms", F_INT, 0, 0, "At most 5000; 0 = 3000.", NULL, 5000 },
    { "most_bytes", F_INT, 0, 0, "The largest answer; 0 = 65536.", NULL, 1048576 },
    { "results", F_JSON, 0, 0, "Variables and paths: {\"eta\":\"parcels[0].eta\"}.", NULL, 0 },
    { 0 },
};

static err_t check(struct cx *cx, const char *path, const json_t *node)
{
    const char *url = json_str(node, "url"), *name;
    const char *host = url && !strncmp(url, "https://", 8)  ? url + 8
                       : url && !strncmp(url, "http://", 7) ? url + 7
                                                            : NULL;
    json_t *value;
    if (!host || !*host || strchr("/?#", *host) || memchr(host, '@', strcspn(host, "/?#")))
        return fail_field(cx, arena_text(cx->mem, "%s.url", path),
                          "An address begins with https:// and the host's name.");
    if (host[strcspn(host, "/?#")] == '#')
        return fail_field(cx, arena_text(cx->mem, "%s.url", path), "The host cannot come from a variable.");
    const json_t *results = json_object_get(node, "results");
    if (results && !json_is_object(results))
        return fail_field(cx, arena_text(cx->mem, "%s.results", path), "Variables and their paths are needed here.");
    json_object_foreach ((json_t *)results, name, value)
        if (text_empty(json_string_value(value)))
            return fail_field(cx, arena_text(cx->mem, "%s.results.%s", path, name),
                              "A path is needed, as in parcels[0].eta.");
    return NULL;
}

static void add_escaped(struct buf *b, const char *s)
{
    for (; s && *s; s++) {
        if (isalnum((unsigned char)*s) || strchr("-._~", *s))
            buf_add(b, s, 1);
        else
            buf_fmt(b, "%%%02X", (unsigned char)*s);
    }
}

/* The address with its variables, each escaped: what a visitor typed never becomes a path or a query. */
static const char *address(struct cx *cx, const struct dialog *d, const char *url)
{
    struct buf b = { 0 };
    for (const char *s = url; *s;) {
        const char *end = *s == '#' ? strchr(s + 1, '#') : NULL;
        if (!end) {
            buf_add(&b, s++, 1);
            continue;
        }
        add_escaped(&b, dialog_var(d, arena_copy_n(cx->mem, s + 1, (size_t)(end - s - 1))));
        s = end + 1;
    }
    const char *out = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return out;
}

static const json_t *at_path(struct cx *cx, const json_t *j, const char *path)
{
    for (const char *s = path; *s && j;) {
        if (*s == '[') {
            char *end;
            unsigned long i = strtoul(s + 1, &end, 10);
            j = *end == ']' && end > s + 1 ? json_array_get(j, i) : NULL;
            s = end + (*end == ']');
        } else {
            s += *s == '.';
            size_t n = strcspn(s, ".[");
            j = n ? json_object_get(j, arena_copy_n(cx->mem, s, n)) : NULL;
            s += n;
        }
    }
    return j;
}

static const char *as_text(struct cx *cx, const json_t *j)
{
    if (json_is_string(j))
        return json_string_value(j);
    if (json_is_boolean(j))
        return json_is_true(j) ? "yes" : "no";
    return json_is_number(j) ? json_text(cx->mem, j) : NULL;
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    const char *name, *const fields[] = { "Accept: application/json", NULL };
    int64_t wait = json_num(node, "timeout_ms", 0), most = json_num(node, "most_bytes", 0);
    struct http_call call = { .method = "GET",
                              .url = address(cx, d, json_str(node, "url")),
                              .fields = fields,
                              .most_ms = wait ? wait : 3000,
                              .most_bytes = most ? (size_t)most : 65536,
                              .share = cx->who.shop };
    struct http_reply reply = { 0 };
    json_t *tree = NULL, *path;
    err_t e = http_call(cx, &call, &reply);
    if (e && e->code != E_REMOTE && e->code != E_INPUT)
        return e;
    dialog_set(cx, d, "http_status", e ? NULL : arena_text(cx->mem, "%d", reply.status));
    if (e || reply.status >= 500)
        return dialog_go(cx, d, "trouble");
    if (reply.status == 404 || reply.status == 410)
        return dialog_go(cx, d, "missing");
    if (reply.status < 200 || reply.status > 299)
        return dialog_go(cx, d, "refused");
    const json_t *results = json_object_get(node, "results");
    if (json_object_size(results) && json_read(cx, reply.body, reply.body_n, &tree))
        return dialog_go(cx, d, "trouble");
    json_object_foreach ((json_t *)results, name, path)
        dialog_set(cx, d, name, as_text(cx, at_path(cx, tree, json_string_value(path))));
    return dialog_go(cx, d, "ok");
}

const struct node_kind node_http_request = {
    .name = "http_request",
    .label = "HTTP request",
    .exits = "ok missing refused trouble",
    .settings = settings,
    .gives = "http_status",
    .check = check,
    .enter = enter,
};
