/* openapi.c - /api/v1/openapi.json, written from the routes and the schemas, so that it cannot lag behind them. */
#include "api/schema.h"
#include "api/serve.h"
#include <string.h>

/* "/api/v1/orders/:id" → "/api/v1/orders/{id}". */
static const char *path_of(struct arena *a, const char *path)
{
    struct buf b = { 0 };
    for (const char *p = path; *p;) {
        if (*p != ':') {
            buf_add(&b, p++, 1);
            continue;
        }
        size_t n = strcspn(++p, "/.");
        buf_fmt(&b, "{%.*s}", (int)n, p);
        p += n;
    }
    const char *out = arena_copy_n(a, b.at, b.n);
    buf_free(&b);
    return out;
}

static void parameter(struct writer *w, const char *name, size_t n, const char *in)
{
    writer_open(w, NULL, '{');
    writer_text_n(w, "name", name, n);
    writer_text(w, "in", in);
    writer_bool(w, "required", !strcmp(in, "path"));
    writer_raw(w, "schema", "{\"type\":\"string\"}");
    writer_close(w);
}

static const struct {
    const char *route, *names;
} queries[] = {
    { "orders_list",
      "query group status warehouse carrier payment channel tracking_number tag reminder from to page per_page cursor" },
    { "order_history", "before per_page" },
    { "reminders_list", "due page per_page" },
    { "products_list", "query page per_page" },
    { "statuses_list", "type locale" },
    { "conversations_list", "query state page per_page" },
    { "conversation_read_messages", "after" },
    { "tickets_list", "query state reason order_id from to page per_page" },
    { "requests_list", "order_id state kind from to page per_page" },
    { "audit_list", "actor who what subject subject_id from to before per_page" },
    { "chat_messages", "after" },
    { "chat_events", "after" },
};

static void parameters(struct writer *w, const struct route *r)
{
    writer_open(w, "parameters", '[');
    for (const char *p = strchr(r->path, ':'); p; p = strchr(p + 1, ':'))
        parameter(w, p + 1, strcspn(p + 1, "/."), "path");
    for (size_t i = 0; i < sizeof(queries) / sizeof(*queries); i++)
        if (!strcmp(queries[i].route, r->name))
            for (const char *s = queries[i].names; *s; s += strcspn(s, " "), s += *s == ' ')
                parameter(w, s, strcspn(s, " "), "query");
    if (strcmp(r->method, "GET"))
        parameter(w, "Idempotency-Key", strlen("Idempotency-Key"), "header");
    writer_close(w);
}

static void content(struct writer *w, const char *type, const char *schema)
{
    writer_open(w, "content", '{');
    writer_open(w, type, '{');
    if (schema) {
        writer_open(w, "schema", '{');
        buf_fmt(w->to, "\"$ref\":\"#/components/schemas/%s\"", schema);
        writer_close(w);
    }
    writer_close(w);
    writer_close(w);
}

static void responses(struct writer *w, const struct route *r)
{
    writer_open(w, "responses", '{');
    writer_open(w, r->out || r->flags & R_STREAM ? "2XX" : "204", '{');
    writer_text(w, "description", "Done");
    if (r->flags & R_STREAM)
        content(w, "text/event-stream", NULL);
    else if (r->out)
        content(w, "application/json", r->out);
    writer_close(w);
    writer_open(w, "default", '{');
    writer_text(w, "description", "A problem");
    content(w, "application/problem+json", "problem");
    writer_close(w);
    writer_close(w);
}

static void security(struct writer *w, const struct route *r)
{
    if (r->who == ANYONE)
        writer_raw(w, "security", "[]");
    else if (r->who == VISITOR)
        writer_raw(w, "security", "[{\"conversation\":[]}]");
    else
        writer_raw(w, "security", "[{\"key\":[]},{\"session\":[]}]");
}

static void operation(struct writer *w, const struct route *r)
{
    static const char *const roles[] = {
        [VIEWER] = "viewer", [AGENT] = "agent", [MANAGER] = "manager", [OWNER] = "owner"
    };
    char method[8] = { 0 };
    for (size_t i = 0; i < 7 && r->method[i]; i++)
        method[i] = (char)(r->method[i] | 0x20);
    writer_open(w, method, '{');
    writer_text(w, "operationId", r->name);
    writer_text(w, "summary", r->what);
    if (r->who >= VIEWER)
        writer_text(w, "x-role", roles[r->who]);
    security(w, r);
    parameters(w, r);
    if (r->in) {
        writer_open(w, "requestBody", '{');
        content(w,
                r->flags & R_IMAGE        ? "application/octet-stream"
                : text_same(r->in, "csv") ? "text/csv"
                : r->flags & R_RAW        ? "application/x-ndjson"
                                          : "application/json",
                r->in);
        writer_close(w);
    }
    responses(w, r);
    writer_close(w);
}

static bool first_of_path(size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (!(routes[i].flags & R_HIDDEN) && !strcmp(routes[i].path, routes[at].path))
            return false;
    return !(routes[at].flags & R_HIDDEN);
}

static void paths(struct cx *cx, struct writer *w)
{
    writer_open(w, "paths", '{');
    for (size_t i = 0; i < routes_n; i++) {
        if (!first_of_path(i))
            continue;
        writer_open(w, path_of(cx->mem, routes[i].path), '{');
        for (size_t j = i; j < routes_n; j++)
            if (!strcmp(routes[j].path, routes[i].path))
                operation(w, &routes[j]);
        writer_close(w);
    }
    writer_close(w);
}

err_t openapi_read(struct cx *cx, struct req *rq)
{
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_text(&w, "openapi", "3.1.0");
    writer_raw(&w, "info",
               "{\"title\":\"wismo\",\"version\":\"1\",\"license\":{\"name\":\"MIT\",\"identifier\":\"MIT\"}}");
    writer_open(&w, "servers", '[');
    writer_open(&w, NULL, '{');
    writer_text(&w, "url", api_url());
    writer_close(&w);
    writer_close(&w);
    paths(cx, &w);
    writer_open(&w, "components", '{');
    writer_raw(
        &w, "securitySchemes",
        arena_join(
            cx->mem,
            "{\"conversation\":{\"type\":\"http\",\"scheme\":\"bearer\",\"description\":\"A conversation's token\"},"
            "\"key\":{\"type\":\"http\",\"scheme\":\"bearer\",\"description\":\"An API key, wk_…\"},"
            "\"session\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"",
            who_cookie_name(rq->ex), "\",\"description\":\"Writes also send the header Wismo-CSRF\"}}"));
    writer_open(&w, "schemas", '{');
    for (size_t i = 0; i < schemas_n; i++)
        schema_write(&w, &schemas[i]);
    writer_close(&w);
    writer_close(&w);
    writer_close(&w);
    return NULL;
}
