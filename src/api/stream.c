/* stream.c - event streams of visitors and staff. A conversation's stream begins with its state, then what its
   reader misses, then what is new; nothing is lost between, because the stream is open before they are read. */
#include "api/chat.h"
#include "api/serve.h"
#include "base/mem.h"
#include "conversation/notice.h"
#include <stdlib.h>
#include <string.h>

#define PAGE 200

struct prime {
    struct http_stream *stream;
    struct buf bytes;
    int64_t last_id, not_before;
};

static void prime_send(void *arg)
{
    struct prime *p = arg;
    http_stream_prime(p->stream, &p->bytes, p->last_id, p->not_before);
    mem_free(p);
}

/* The beginning leaves when what it was read from is on disk. */
static void prime_later(struct cx *cx, struct http_stream *s, struct buf bytes, int64_t last_id, int64_t not_before)
{
    struct prime *p = mem_new(sizeof(*p));
    *p = (struct prime){ s, bytes, last_id, not_before };
    db_after(cx, prime_send, NULL, p);
}

err_t after_take(struct cx *cx, const struct req *rq, int64_t otherwise, int64_t *out)
{
    const char *s = rq->route->flags & R_STREAM ? http_field(rq->ex, "last-event-id") : NULL;
    if (text_empty(s))
        s = req_query(cx, rq, "after");
    *out = otherwise;
    if (!s)
        return NULL;
    if (strspn(s, "0123456789") != strlen(s) || strlen(s) > 18)
        return fail_field(cx, "after", "after must be the number of a message.");
    *out = strtoll(s, NULL, 10);
    return NULL;
}

static void state_event(struct buf *to, const struct turn *t)
{
    buf_text(to, "event: state\ndata: ");
    struct writer w = { .to = to };
    writer_open(&w, NULL, '{');
    writer_text(&w, "state", t->state);
    writer_text(&w, "input", t->input);
    writer_close(&w);
    buf_text(to, "\n\n");
}

static void message_event(struct buf *to, const struct message *m)
{
    buf_text(to, "id: ");
    buf_int(to, m->seq);
    buf_text(to, "\nevent: message\ndata: ");
    struct writer w = { .to = to };
    message_write(&w, NULL, m);
    buf_text(to, "\n\n");
}

/* State and missing messages; after < 0: only what is new. */
static err_t beginning(struct cx *cx, const struct visitor *who, int64_t after, struct buf *to, int64_t *last_id,
                       int64_t *not_before)
{
    struct turn t = { 0 };
    TRY(conversation_messages(cx, who, after < 0 ? INT64_MAX : after, &t));
    state_event(to, &t);
    *not_before = t.not_before;
    *last_id = after < 0 || after > t.last_seq ? t.last_seq : after;
    for (;;) {
        for (size_t i = 0; i < t.messages.n; i++) {
            message_event(to, &t.messages.at[i]);
            *last_id = t.messages.at[i].seq;
        }
        if (t.messages.n < PAGE)
            return NULL;
        TRY(conversation_messages(cx, who, *last_id, &t));
    }
}

static const char stream_fields[] = "Vary: Authorization\r\n";

err_t chat_events(struct cx *cx, struct req *rq)
{
    const struct visitor *who = rq->visitor;
    int64_t after, last_id = 0, not_before = 0;
    TRY(after_take(cx, rq, -1, &after));
    struct buf bytes = { 0 }, fields = { 0 };
    buf_text(&fields, stream_fields);
    cors_fields(rq->ex, &fields);
    const char *topic = topic_conversation(cx->mem, cx->who.shop, who->conversation);
    struct http_stream *s = http_stream_open(rq->ex, topic, NULL, fields.at);
    rq->streaming = true;
    buf_free(&fields);
    db_end(cx); /* it listens from now on: what was told before is read as it is now, not as it was at the token */
    err_t e = beginning(cx, who, after, &bytes, &last_id, &not_before);
    if (e) { /* it is too late for another status */
        buf_free(&bytes);
        buf_text(&bytes, "event: trouble\ndata: {}\n\n");
        last_id = -1; /* over: the reader comes again */
    }
    prime_later(cx, s, bytes, last_id, not_before);
    return NULL;
}

err_t staff_events(struct cx *cx, struct req *rq)
{
    struct buf bytes = { 0 }; /* hints are not kept: who comes back reads everything again */
    bool back = http_field(rq->ex, "last-event-id");
    const struct credential shown = who_credential(cx->mem, rq->ex);
    buf_text(&bytes, back ? "event: reset\ndata: {}\n\n" : "event: hello\ndata: {}\n\n");
    struct http_stream *s = http_stream_open(rq->ex, topic_shop(cx->mem, cx->who.shop), cx->who.user, stream_fields);
    rq->streaming = true; /* the exchange is gone */
    /* Revoked before the stream was there: seen now. Revoked after: that cuts it. */
    if (!who_still(cx, &shown))
        http_who_end(cx->who.user);
    prime_later(cx, s, bytes, 0, 0);
    return NULL;
}
