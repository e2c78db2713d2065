/* transcript.h - what the parser makes of the bytes of a connection, as a text: for the unit test and the fuzzer,
   which both hold that splitting the bytes differently does not change it. */
#pragma once
#include "base/text.h"
#include "http/parse.h"
#include <stdlib.h>
#include <string.h>

struct transcript {
    struct buf in, body, out;
    struct parse_head head;
    struct parse_chunked chunked;
    bool in_body, over;
};

static inline void transcript_span(struct transcript *t, struct parse_span s, const char *end)
{
    if (t->in.at[s.at + s.n] != '\0')
        abort();   /* every span ends with NUL */
    buf_add(&t->out, t->in.at + s.at, s.n);
    buf_text(&t->out, end);
}

static inline void transcript_refuse(struct transcript *t, int status, const char *why)
{
    buf_fmt(&t->out, "%d %s", status, why);
    t->over = true;
}

static inline void transcript_head(struct transcript *t)
{
    struct parse_head *h = &t->head;
    transcript_span(t, h->method, " ");
    transcript_span(t, h->path, "?");
    transcript_span(t, h->query, " ");
    buf_fmt(&t->out, "1.%d%s%s\n", h->minor, h->close ? " close" : "", h->expects ? " expects" : "");
    for (size_t i = 0; i < h->fields_n; i++) {
        transcript_span(t, h->name[i], "=");
        transcript_span(t, h->value[i], "\n");
    }
    if (!text_valid(t->in.at + h->path.at, h->path.n) || t->in.at[h->path.at] != '/')
        abort();
    size_t left = t->in.n - h->taken;
    memmove(t->in.at, t->in.at + h->taken, left);
    t->in.n = left;
    t->in_body = true;
}

static inline void transcript_end(struct transcript *t)
{
    buf_add(&t->out, "[", 1);
    buf_add(&t->out, t->body.at ? t->body.at : "", t->body.n);
    buf_add(&t->out, "]\n", 2);
    t->body.n = 0;
    t->in_body = false;
    t->chunked = (struct parse_chunked){ 0 };
    parse_head_start(&t->head);
}

/* Takes from the bytes that are there; true: something was taken that lets more be taken. */
static inline bool transcript_step(struct transcript *t)
{
    if (!t->in_body) {
        enum parse_result r = parse_head(&t->head, t->in.at, t->in.n);
        if (r == PARSE_REFUSED)
            transcript_refuse(t, t->head.status, t->head.why);
        else if (r == PARSE_DONE)
            transcript_head(t);
        return r == PARSE_DONE;
    }
    size_t used;
    bool done;
    if (t->head.chunked) {
        const char *data;
        size_t data_n;
        enum parse_result r = parse_chunked(&t->chunked, t->in.at, t->in.n, &used, &data, &data_n);
        buf_add(&t->body, data, data_n);
        done = r == PARSE_DONE;
        if (r == PARSE_REFUSED)
            transcript_refuse(t, 400, t->chunked.why);
    } else {
        size_t left = t->head.length < 0 ? 0 : (size_t)t->head.length - t->body.n;
        used = left < t->in.n ? left : t->in.n;
        buf_add(&t->body, t->in.at, used);
        done = used == left;
    }
    memmove(t->in.at, t->in.at + used, t->in.n - used);
    t->in.n -= used;
    if (done && !t->over)
        transcript_end(t);
    return !t->over && (done || (used > 0 && t->in.n > 0));
}

static inline void transcript_feed(struct transcript *t, const char *bytes, size_t n)
{
    if (t->over)
        return;
    buf_add(&t->in, bytes, n);
    while (transcript_step(t))
        ;
}

static inline void transcript_start(struct transcript *t)
{
    *t = (struct transcript){ 0 };
    parse_head_start(&t->head);
}

/* An end in the middle of a request shows as "...". */
static inline const char *transcript_text(struct transcript *t)
{
    if (!t->over && (t->in.n || t->in_body))
        buf_text(&t->out, "...");
    return t->out.at ? t->out.at : "";
}

static inline void transcript_free(struct transcript *t)
{
    buf_free(&t->in);
    buf_free(&t->body);
    buf_free(&t->out);
}
