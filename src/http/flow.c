/* flow.c - bodies that go out in pieces, each made when the reader has taken the one before. Invariant: the exchange is
   either with the application, which makes a piece, or on its way; it holds one piece at most. */
#include "http/engine.h"
#include <assert.h>

/* HTTP/1.0 knows no chunks: there the body ends with the connection. */
static bool chunked(const struct exchange *ex) { return ex->head.minor > 0; }

void http_flow_open(struct http_exchange *pub, const char *type, const char *fields, void *state,
                    void (*over)(void *state))
{
    struct exchange *ex = (struct exchange *)pub;
    assert(!ex->answered && engine.config.more && state);
    ex->answered = true;
    ex->flow = state;
    ex->flow_over = over;
    ex->close = !ex->keep || atomic_load(&engine.stopping);
    answer_head(&ex->out, 200, type, fields);
    if (chunked(ex))
        buf_text(&ex->out, "Transfer-Encoding: chunked\r\n");
    buf_text(&ex->out, ex->close ? "Connection: close\r\n\r\n" : "\r\n");
}

void http_flow_put(struct http_exchange *pub, struct buf *bytes, enum http_flow next)
{
    struct exchange *ex = (struct exchange *)pub;
    assert(ex->flow);
    bool bare = pub->head_only;
    if (bare)
        buf_free(bytes);
    if (bytes->n && chunked(ex)) {
        buf_fmt(&ex->out, "%zx\r\n", bytes->n);
        buf_text(bytes, "\r\n");
    }
    ex->out_body = *bytes;
    *bytes = (struct buf){ 0 };
    if (next == HTTP_FLOW_LAST && !bare && chunked(ex))
        buf_text(&ex->out_body, "0\r\n\r\n");
    ex->flow_more = next == HTTP_FLOW_MORE && !bare;
    ex->close = ex->close || next == HTTP_FLOW_BROKEN;
    if (!loop_post((struct letter){ .kind = LETTER_ANSWER, .p = ex }, NULL, NULL))
        exchange_free(ex);
}

void *http_flow_state(const struct http_exchange *pub) { return ((const struct exchange *)pub)->flow; }

bool flow_piece_sent(struct exchange *ex)
{
    if (!ex->flow || !ex->flow_more)
        return false;
    ex->flow_more = false;
    ex->out.n = ex->sent = 0;
    buf_free(&ex->out_body);
    return true;
}

void flow_end(struct exchange *ex)
{
    void *state = ex->flow;
    ex->flow = NULL;
    ex->flow_more = false;
    if (state)
        ex->flow_over(state);
}
