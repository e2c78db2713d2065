/* problem.c - failures in words: RFC 9457 application/problem+json. */
#include "api/serve.h"
#include "base/log.h"

static const struct {
    int status;
    const char *type, *title;
} outcomes[] = {
    [E_INPUT] = { 422, "input", "Something in the input is wrong" },
    [E_SYNTAX] = { 400, "syntax", "The request cannot be read" },
    [E_SIGNIN] = { 401, "sign-in", "Not signed in" },
    [E_DENIED] = { 403, "denied", "Not allowed" },
    [E_MISSING] = { 404, "missing", "Not found" },
    [E_CONFLICT] = { 409, "conflict", "Changed meanwhile" },
    [E_LIMIT] = { 429, "limit", "Too many requests" },
    [E_BUSY] = { 503, "busy", "Busy" },
    [E_REMOTE] = { 502, "remote", "Another system did not answer" },
    [E_OUTSIDE] = { 500, "internal", "Internal error" },
    [E_INTERNAL] = { 500, "internal", "Internal error" },
};

int problem_status(enum err_code code) { return outcomes[code].status; }

void problem_write(struct cx *cx, struct req *rq, err_t e)
{
    bool ours = e->code == E_INTERNAL || e->code == E_OUTSIDE;
    const char *detail = ours ? "Something went wrong on our side. It has been logged." : e->message;
    if (ours || e->detail)
        log_line(ours ? LOG_ERROR : LOG_WARN, "trouble", "id=%s message=%s detail=%s", cx->request_id,
                 log_quote(cx->mem, e->message), log_quote(cx->mem, e->detail ? e->detail : ""));
    int retry = e->code == E_BUSY && !e->retry ? 1 : e->retry;
    if (retry)
        buf_fmt(&rq->fields, "Retry-After: %d\r\n", retry);
    if (e->code == E_SIGNIN)
        buf_text(&rq->fields, "WWW-Authenticate: Bearer\r\n");
    buf_free(&rq->out);
    rq->status = outcomes[e->code].status;
    rq->type = "application/problem+json";
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_text(&w, "type", arena_text(cx->mem, "/problems/%s", outcomes[e->code].type));
    writer_text(&w, "title", outcomes[e->code].title);
    writer_int(&w, "status", rq->status);
    writer_text(&w, "detail", detail);
    if (e->field) {
        writer_open(&w, "errors", '[');
        for (err_t one = e; one; one = one->also) {
            writer_open(&w, NULL, '{');
            writer_text(&w, "field", one->field);
            writer_text(&w, "message", one->message);
            writer_close(&w);
        }
        writer_close(&w);
    }
    if (rq->problem)
        buf_fmt(&rq->out, ",%s", rq->problem);
    writer_text(&w, "request_id", cx->request_id);
    writer_close(&w);
}
