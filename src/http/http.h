/* http.h - our strict HTTP/1.1 server: one I/O thread, requests handed over whole, answers taken
   from any thread. RFC 9110, RFC 9112; what is refused and how is in docs/http-engine.md. */
#pragma once
#include "base/text.h"

/* --- a request and its one answer -------------------------------------------------------------- */

struct http_field {
    const char *name;  /* lower case */
    const char *value; /* without surrounding white space and control characters; bytes above 0x7F
                                  come as they were sent: text_valid before storing */
};

/* One request in flight. The engine owns it until it is handed over; whoever got it must end it
   exactly once, by http_answer or http_stream_open. Everything that it points to lives until then. */
struct http_exchange {
    const char *method; /* "GET" */
    const char *path;   /* percent-decoded, valid UTF-8, begins with "/", no dot segments */
    const char *query;  /* after "?", raw; "" when there is none */
    const struct http_field *fields;
    size_t fields_n;
    const char *body; /* NUL-terminated behind body_n bytes; "" when there is none */
    size_t body_n;
    char client[46];   /* address of the client by the trusted-proxy rule, as text */
    char peer[46];     /* address of the connection */
    bool secure;       /* the client speaks https (X-Forwarded-Proto of a trusted proxy) */
    bool head_only;    /* HEAD: the engine drops the body of the answer, keeps its length */
    int64_t arrived;   /* clock_mono() when the head was complete */
    size_t body_limit; /* set by admit (it finds 1 MiB); larger bodies get 413 without being read */
    void *arg;         /* the application's own, e.g. the route that admit found; it owns nothing:
                                  a request whose body never arrives ends without a call */
};

/* Value of a field (name in lower case), or NULL. Repeated fields: the first. */
const char *http_field(const struct http_exchange *ex, const char *name);

/* A query parameter, percent-decoded and valid UTF-8 (else NULL), "+" is a space. NULL: not there.
   The value is in a. */
const char *http_query(struct arena *a, const struct http_exchange *ex, const char *name);

struct http_answer {
    int status;
    const char *type;   /* Content-Type; NULL = no body */
    const char *fields; /* more header lines, each "Name: value\r\n"; NULL = none; copied. Anything
                                  else in it makes the answer a 500 */
    struct buf body;    /* moved: the engine frees it */
    const void *fixed;  /* instead of body: bytes that live for ever (embedded assets) */
    size_t fixed_n;
    int64_t not_before; /* clock_mono() before which the answer must not leave; 0 = at once */
    bool close;         /* close the connection after it */
};

/* Ends the exchange. From any thread; a client that has gone is no error. When fields hold an ETag that
   the request's If-None-Match names, a 200 becomes a 304; a 200 with fixed bytes serves one range. */
void http_answer(struct http_exchange *ex, struct http_answer *answer);

/* application/problem+json (RFC 9457; type /problems/NAME, a request_id by chance, not to be cached) with that
   status and sentence, for those who have no arena at hand. */
void http_problem(struct http_exchange *ex, int status, const char *fields, const char *detail);

/* --- a body in pieces --------------------------------------------------------------------------

   For what is too large to be held at once. The next piece is asked for by config.more when the reader has taken the one
   before: no thread and no more than one piece wait for a slow reader. One that takes nothing for idle_seconds (and a
   millisecond more for each byte that it took) is cut off. */

/* Answers with 200 and a body of a length that nobody knows yet (chunked). state is the application's own; over(state)
   is called exactly once, by any thread, when no piece will be asked for any more: it must be short, and must not use
   the exchange. After this call, and after each call of config.more, http_flow_put must be called exactly once. */
void http_flow_open(struct http_exchange *ex, const char *type, const char *fields, void *state,
                    void (*over)(void *state));

enum http_flow {
    HTTP_FLOW_MORE,
    HTTP_FLOW_LAST,
    HTTP_FLOW_BROKEN, /* something failed: the connection is closed so that the reader sees that the body is not whole */
};
/* The next piece, which may be empty; the bytes are moved. From any thread. */
void http_flow_put(struct http_exchange *ex, struct buf *bytes, enum http_flow next);

/* The state of an exchange whose body goes out in pieces; NULL: it is not such a one. */
void *http_flow_state(const struct http_exchange *ex);

/* --- event streams ----------------------------------------------------------------------------- */

/* Answers with 200 text/event-stream and parks the connection under topic (a copy is kept): from this
   call on, what is published to topic is kept for it. Write the beginning (state, missing messages)
   with http_stream_prime; until then nothing else is sent. who: whose stream it is, for http_who_end (a copy is kept;
   NULL = nobody's). fields: more header lines. The handle is
   good until http_stream_prime, which must be called exactly once.
   at most one answer of either kind an exchange. */
struct http_stream;
struct http_stream *http_stream_open(struct http_exchange *ex, const char *topic, const char *who, const char *fields);

/* Sends the beginning, not before that clock_mono() (0 = at once), then what was published meanwhile with an id
   above last_id. last_id < 0: ends the stream behind the beginning. bytes are moved. */
void http_stream_prime(struct http_stream *s, struct buf *bytes, int64_t last_id, int64_t not_before);

/* One event to every stream of the topic, in the order of the calls, not before that clock_mono() (0 = at once): what
   is published to the topic after it waits, too. id > 0: "id:" line; a stream that
   has already sent that id drops it; for one that would skip an id (ids of a topic are consecutive) config.missed
   is asked, or, without that, it is ended, so that its reader resumes by Last-Event-ID. id = 0: no id, never dropped.
   event and data are single-line texts (data is JSON). Never blocks; from any thread. A reader that is
   more than 32 KiB behind is ended. */
void http_publish(const char *topic, const char *event, int64_t id, const char *data, int64_t not_before);

/* Something was published elsewhere (another process, a database that others write, too): config.missed is
   asked for it when anybody listens here. topic NULL: for every topic. */
void http_topic_missed(const char *topic);

/* All that config.missed was asked for has been published. A stream that misses something nevertheless is ended. */
void http_topic_filled(const char *topic);

/* Ends the topic's streams (token ended). */
void http_topic_end(const char *topic);

/* Ends the streams that were opened for who, whatever their topic (session, key or role revoked); who NULL: those of
   everybody who was named. */
void http_who_end(const char *who);

/* --- the server ---------------------------------------------------------------------------------- */

struct http_config {
    const char *listen;          /* "127.0.0.1:8080", "[::]:80"; port 0 = any free one */
    const char *trusted_proxies; /* CIDRs, comma or space between; NULL = none */
    int most_connections;        /* in all; 0 = 20,000 (and what the file limit allows) */
    int most_per_address;        /* connections an address block, loopback and trusted proxies exempt; 0 = 256 */
    int most_per_second;         /* new ones of it, after a burst of most_per_address; 0 = 20 */
    bool loopback_counts;        /* loopback is not exempt (trusted proxies still are) */
    int head_seconds;            /* 0 = 10: absolute, from the first byte */
    int idle_seconds;            /* 0 = 60 */
    int comment_seconds;         /* 0 = 15: between comment lines of a silent stream */

    /* I/O thread, head complete, must not block: sets ex->body_limit, may keep a note in ex->arg. To refuse
       without reading the body it answers (http_problem) and returns false; when there is a body, the
       connection is then closed. NULL = all are admitted. */
    bool (*admit)(struct http_exchange *ex, void *arg);
    /* I/O thread, whole request there, must not block: give it to a worker, or answer. */
    void (*handle)(struct http_exchange *ex, void *arg);
    /* I/O thread, must not block: see that http_flow_put is called for the next piece. NULL: there are no such bodies. */
    void (*more)(struct http_exchange *ex, void *arg);
    /* I/O thread, must not block: the topic's streams have what was published up to id `after` and may miss what
       follows. Publish that, in order, then call http_topic_filled, from any thread; until then the topic is not
       asked for again. NULL: nothing is ever published elsewhere. */
    void (*missed)(const char *topic, int64_t after, void *arg);
    void *arg;
};

/* Opens the port and starts the I/O thread. E_INPUT: address cannot be parsed; E_CONFLICT: port in use;
   E_DENIED: port needs rights. There is one server a process. */
MUST err_t http_start(struct cx *cx, const struct http_config *config);

int http_port(void); /* the port that is open */

/* Graceful end: stops accepting, closes idle connections and ends streams, waits until every exchange
   has been answered and sent, at most that many milliseconds; then closes what is left. */
void http_stop(int64_t within);

struct http_figures {
    int64_t connections, streams; /* open now */
    int64_t accepted, requests, bytes_in, bytes_out;
    int64_t refused;     /* requests that the engine itself answered with a refusal */
    int64_t turned_away; /* connections closed for a limit: in all, of an address, new ones of an address */
};
struct http_figures http_figures(void);
