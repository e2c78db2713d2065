/* req.c - small readings of a request that many handlers share. */
#include "api/serve.h"
#include "base/clock.h"
#include <stdlib.h>
#include <string.h>

struct writer reply(struct req *rq) { return (struct writer){ .to = &rq->out }; }

const char *req_query(struct cx *cx, const struct req *rq, const char *name)
{
    const char *s = http_query(cx->mem, rq->ex, name);
    return text_empty(s) ? NULL : s;
}

static err_t number(struct cx *cx, const struct req *rq, const char *name, int least, int most, int *out)
{
    const char *s = req_query(cx, rq, name);
    if (!s)
        return NULL;
    bool digits = strspn(s, "0123456789") == strlen(s) && strlen(s) < 10;
    long n = digits ? strtol(s, NULL, 10) : -1;
    if (n < least || n > most)
        return fail_field(cx, name, "%s must be a whole number from %d to %d.", name, least, most);
    *out = (int)n;
    return NULL;
}

err_t req_page(struct cx *cx, const struct req *rq, int *page, int *per_page)
{
    *page = 1;
    *per_page = 25;
    TRY(number(cx, rq, "page", 1, 1000000, page));
    return number(cx, rq, "per_page", 1, 200, per_page);
}

err_t req_time(struct cx *cx, const struct req *rq, const char *name, msec *out)
{
    const char *s = req_query(cx, rq, name);
    *out = 0;
    if (!s)
        return NULL;
    err_t e = time_parse(cx, s, out);
    return e ? fail_field(cx, name, "%s", e->message) : NULL;
}

err_t req_choice(struct cx *cx, const struct req *rq, const char *name, const char *known, const char **out)
{
    *out = req_query(cx, rq, name);
    if (*out && !text_in(known, *out))
        return fail_field(cx, name, "%s must be one of: %s.", name, known);
    return NULL;
}

err_t req_version(struct cx *cx, const struct req *rq, int64_t *out)
{
    const json_t *v = json_object_get(rq->body, "version");
    if (!json_is_integer(v))
        return fail_field(cx, "version", "Send the version that you have read.");
    *out = json_integer_value(v);
    return NULL;
}

/* What is required must be there in a new record; an edit may leave it out, and it stays as it is. */
err_t req_change(struct cx *cx, const struct req *rq, const struct field *fields, void *rec, uint64_t *given)
{
    json_t *in = json_tie(cx->mem, json_copy(rq->body));
    uint64_t kept = 0;
    json_object_del(in, "version");
    for (size_t i = 0; fields[i].kind != F_END; i++) {
        const struct field *f = &fields[i];
        if (!(f->flags & FF_REQUIRED) || json_object_get(in, f->name) || (f->kind != F_TEXT && f->kind != F_CHOICE))
            continue;
        const char *now = *(const char **)(void *)((char *)rec + f->at);
        json_object_set_new(in, f->name, json_string(now ? now : ""));
        kept |= UINT64_C(1) << i;
    }
    TRY(record_take(cx, fields, in, rec, given));
    *given &= ~kept;
    return NULL;
}

err_t req_text(struct cx *cx, const struct req *rq, const char *name, int most, const char **out)
{
    const json_t *v = json_object_get(rq->body, name);
    *out = NULL;
    if (!v || json_is_null(v))
        return NULL;
    if (!json_is_string(v))
        return fail_field(cx, name, "%s must be a text.", name);
    if (text_length(json_string_value(v)) > (size_t)most)
        return fail_field(cx, name, "%s may have at most %d characters.", name, most);
    *out = json_string_value(v);
    return NULL;
}

err_t req_field(struct cx *cx, const struct req *rq, const char *name, const char **out)
{
    const char *s = http_field(rq->ex, name);
    if (s && !text_valid(s, strlen(s)))
        return fail(cx, E_SYNTAX, "The header field %s is not valid UTF-8.", name);
    *out = text_empty(s) ? NULL : s;
    return NULL;
}

err_t req_key(struct cx *cx, const struct req *rq, const char **out)
{
    const char *key;
    TRY(req_field(cx, rq, "idempotency-key", &key));
    if (key && strlen(key) > 200)
        return fail_field(cx, "Idempotency-Key", "A key may have at most 200 characters.");
    *out = key;
    return NULL;
}

void list_begin(struct writer *w)
{
    writer_open(w, NULL, '{');
    writer_open(w, "items", '[');
}

void list_end_counted(struct writer *w, int page, int per_page, int64_t total, bool exact)
{
    writer_close(w);
    writer_int(w, "page", page);
    writer_int(w, "per_page", per_page);
    writer_int(w, "total", total);
    writer_bool(w, "total_is_exact", exact);
}

void list_end(struct writer *w, int page, int per_page, int64_t total)
{
    list_end_counted(w, page, per_page, total, true);
}

static void record_item(struct writer *w, const struct field *fields, const void *rec)
{
    writer_open(w, NULL, '{');
    record_write(w, fields, rec);
    writer_close(w);
}

void list_reply_(struct req *rq, const struct field *fields, const void *at, size_t n, size_t size, int page,
                 int per_page, int64_t total)
{
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < n; i++)
        record_item(&w, fields, (const char *)at + i * size);
    list_end(&w, page, per_page, total);
    writer_close(&w);
}

void record_reply(struct req *rq, const struct field *fields, const void *rec)
{
    struct writer w = reply(rq);
    record_item(&w, fields, rec);
}
