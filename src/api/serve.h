/* serve.h - what a request passes on its way to a handler and back; each step is one file of this room. */
#pragma once
#include "account/assistant.h"
#include "api/api.h"

/* Fits "r" + 16 hex digits; the same for every run of one exchange, never repeated while the process lives. */
#define REQUEST_ID 24
void request_id_write(const struct http_exchange *ex, char out[REQUEST_ID]);

/* who.c: session, API key or conversation token → cx->who, rq->visitor. E_SIGNIN, E_DENIED, E_MISSING. */
MUST err_t who_check(struct cx *cx, struct req *rq);
const char *who_cookie(struct arena *a, const struct http_exchange *ex);

/* Whether the site is reached by https: this request was, or its public address says so. Then the session's cookie has a
   name that only this very host can set ("__Host-…"), and no other name counts. */
bool who_https(const struct http_exchange *ex);
const char *who_cookie_name(const struct http_exchange *ex);

/* What a person or program showed, kept for after the exchange has gone; whether it still counts, read afresh. */
struct credential {
    const char *key, *session, *shop;
};
struct credential who_credential(struct arena *a, const struct http_exchange *ex);
bool who_still(struct cx *cx, const struct credential *c);

/* limits.c: by address before the body is read (false: seconds to wait), by who asks afterwards (E_LIMIT). */
bool limits_admit(const struct http_exchange *ex, const struct route *route, int *wait);
MUST err_t limits_check(struct cx *cx, const struct req *rq);

/* cors.c: header lines that let the shop's page read the answer; E_DENIED for a page that may not talk to this
   assistant. */
void cors_fields(const struct http_exchange *ex, struct buf *fields);
void cors_preflight(struct http_exchange *ex);
MUST err_t cors_check(struct cx *cx, const struct req *rq, const struct assistant *a);

/* problem.c: a failure as application/problem+json in rq->out. */
int problem_status(enum err_code code);
void problem_write(struct cx *cx, struct req *rq, err_t e);

void limits_start(void);

/* figures of /metrics */
void count_answer(int status);

/* {"items":[ … list_end(page…) leaves the object open for more members. */
void list_begin(struct writer *w);
void list_end(struct writer *w, int page, int per_page, int64_t total);
/* exact = false: total and more. */
void list_end_counted(struct writer *w, int page, int per_page, int64_t total, bool exact);

/* A whole page of records, each by its table. */
#define list_reply(rq, fields, list, page, per_page, total)                                                            \
    list_reply_(rq, fields, (list)->at, (list)->n, sizeof(*(list)->at), page, per_page, total)
void list_reply_(struct req *rq, const struct field *fields, const void *at, size_t n, size_t size, int page,
                 int per_page, int64_t total);

/* pages.c: an embedded file as the answer, packed as the browser wants it; cache: the value of Cache-Control. */
struct asset;
MUST err_t asset_reply(struct cx *cx, struct req *rq, const struct asset *a, const char *cache);

/* piece.c: answers with 200 and a body in pieces. f begins the body's state, which came from mem_new and is freed when no
   piece is asked for any more. */
void flow_begin(struct req *rq, struct flow *f, const char *share, const char *type, const char *fields);

/* One piece of a body in pieces, sent once what it was read from is on disk. bytes are moved. The handler's last
   step: the exchange may be gone by then. */
void piece_send(struct cx *cx, struct req *rq, struct buf *bytes, enum http_flow next);

/* One record as the answer. */
void record_reply(struct req *rq, const struct field *fields, const void *rec);

/* hint.c: tells the staff's streams once the change is on disk. */
void streams_cut(struct cx *cx, const char *who); /* of that person or key: what may still read comes again */
void hint(struct cx *cx, const char *event, const char *id, int64_t version);
