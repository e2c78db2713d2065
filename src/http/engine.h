/* engine.h - private to http/: what the files of the server share. Everything here belongs to the I/O
   thread, except where a line says "any thread". */
#pragma once
#include "http/http.h"
#include "http/parse.h"
#include <pthread.h>
#include <stdatomic.h>

#define STREAM_BACKLOG 32768
#define LINGER_MS 2000
#define HTTP_BODY_DEFAULT (1u << 20)

/* --- wheel.c: one timer a connection ------------------------------------------------------------- */

struct timer {
    struct timer *prev, *next; /* NULL = not set */
    int64_t at;
};

void wheel_start(int64_t now);
void wheel_set(struct timer *t, int64_t at); /* never early, at most 16 ms late */
void wheel_remove(struct timer *t);
struct timer *wheel_due(int64_t now); /* takes one that is due, or NULL */
int wheel_wait(int64_t now);          /* milliseconds until one may be due; -1 = none is set */

/* --- address.c: who is at the other end ---------------------------------------------------------- */

struct address {
    unsigned char bytes[16]; /* IPv4 is mapped: ::ffff:1.2.3.4 */
};

struct sockaddr_storage;
struct address address_of(const struct sockaddr_storage *from);
bool address_parse(const char *text, size_t n, struct address *out);
void address_text(const struct address *a, char out[46]);
bool address_loopback(const struct address *a);

/* NULL = done, else the entry that is not a CIDR (in a). */
const char *address_trust(struct arena *a, const char *cidrs);
bool address_trusted(const struct address *a);

/* Counts a connection; false, and not counted, when the peer's block (peer_block_write) has `most` already, or has made
   more than per_second new ones, after a burst of `most`. now = clock_mono(). */
bool address_enter(const char *peer, int most, int per_second, int64_t now);
void address_leave(const char *peer);

/* --- exchanges ----------------------------------------------------------------------------------- */

struct conn;

struct exchange {
    struct http_exchange pub; /* first: http_answer gets from one to the other */
    struct conn *conn;        /* NULL: the client has gone */
    bool away;                /* the application has it; ends by a letter */
    unsigned run;             /* of the engine that handed it over */
    bool answered;            /* any thread; for asserts */
    bool keep;                /* the connection may serve another request */
    bool whole;               /* nothing of it is left to be read */

    struct parse_head head;
    struct parse_chunked chunked;
    struct http_field fields[PARSE_FIELDS_MOST];
    struct buf in;         /* the head; does not move once it is done */
    size_t in_at;          /* behind it: bytes in `in` not yet taken */
    struct buf rest, body; /* rest: bytes of the next request that came with the body */
    struct buf out;        /* head of the answer */
    struct buf out_body;
    const void *fixed; /* what is sent behind the head */
    size_t fixed_n, sent;
    int64_t not_before;
    bool close, flow_more;                 /* flow_more: another piece of the body follows */
    void *flow, (*flow_over)(void *state); /* flow.c: of a body in pieces; NULL = it is sent as one */
};

/* An empty one, with buffers that an earlier one has grown. */
struct exchange *exchange_take(void);
/* Empty but for what has come of the next request; false: nothing has. */
bool exchange_next(struct exchange *ex);
void exchange_fill(struct exchange *ex, const struct conn *c); /* pub, from a head that is done */
void exchange_give(struct exchange *ex);
void exchange_free(struct exchange *ex); /* any thread, once the loop has ended */
void exchange_trim(void);                /* frees those that wait for another use */

/* --- connections (connection.c, send.c) ------------------------------------------------------------------- */

enum conn_state {
    CONN_IDLE, /* between requests, no exchange */
    CONN_HEAD, /* a head has begun */
    CONN_BODY,
    CONN_HANDLED, /* the application has the exchange; nothing is read */
    CONN_DELAYED, /* answered, but not before its time */
    CONN_SENDING,
    CONN_STREAM,
    CONN_LINGER, /* our side is closed; what still comes is dropped, so that no RST eats the answer */
    CONN_DEAD,   /* closed; the slot is given back when the loop has seen all events of this turn */
};

struct conn {
    struct timer timer;       /* first: the loop gets from one to the other */
    struct conn *prev, *next; /* all that are open */
    struct conn *later;       /* list of those to be gone on with in the next turn, or of the dead */
    struct exchange *ex;
    struct http_stream *stream;
    int64_t began; /* of the body or of sending: what the rate floor counts from */
    size_t moved;
    int fd;
    enum conn_state state;
    bool readable;                /* edge-triggered: there may be more to read */
    bool ended;                   /* the client will send nothing more */
    bool trusted, counted, again; /* again: is in the list of the next turn */
    struct address address;
    char peer[46];
};

void conn_open(int fd, const struct sockaddr_storage *from);
void conn_event(struct conn *c, unsigned events);
void conn_read(struct conn *c);
void conn_timer(struct conn *c);
void conn_answer(struct exchange *ex); /* the letter of http_answer has come */
void conn_send_begin(struct conn *c);  /* send.c */
void conn_send(struct conn *c);        /* send.c: what is left, as far as the socket takes it */
void conn_sent(struct conn *c);        /* the answer is out: next request, or the end */
void conn_close(struct conn *c);
void conn_stop(struct conn *c); /* graceful end: closes it unless a request is under way */

/* The connection of an exchange that becomes a stream, or NULL; the exchange is gone after it. */
struct conn *conn_to_stream(struct exchange *ex, struct http_stream *s);

/* --- stream.c -------------------------------------------------------------------------------------- */

void stream_opened(struct http_stream *s, const char *topic, size_t topic_n, const char *who, size_t who_n);
void stream_primed(struct http_stream *s, int64_t last_id);
void stream_published(const char *topic, size_t topic_n, int64_t id, const char *frame, size_t n);
void stream_topic_ended(const char *topic, size_t topic_n);
void stream_who_ended(const char *who, size_t who_n);
bool stream_heard(const char *topic, size_t topic_n); /* whether anybody listens */
void stream_send(struct http_stream *s);              /* what is left, as far as the socket takes it */
void stream_comment(struct http_stream *s);
void stream_gone(struct http_stream *s); /* the connection closes */

/* --- letters: the only way from other threads to the I/O thread (loop.c) --------------------------- */

enum letter_kind {
    LETTER_ANSWER,
    LETTER_OPEN,
    LETTER_PRIME,
    LETTER_PUBLISH,
    LETTER_MISSED,
    LETTER_FILLED,
    LETTER_END,
    LETTER_WHO_END,
    LETTER_STOP
};

struct letter {
    enum letter_kind kind;
    unsigned topic_n, frame_n; /* bytes of the two texts behind the letter */
    void *p;
    int64_t id;
    int64_t at; /* not to be opened before; 0 = at once */
};

/* Any thread; letters of one thread arrive in order, and a letter posted after another thread's post has
   returned arrives after it. False: the loop does not run. */
bool loop_post(struct letter letter, const char *topic, const char *frame);

void loop_later(struct conn *c); /* conn_read in the next turn */
void loop_bury(struct conn *c);  /* give the slot back after this turn */
MUST err_t loop_start(struct cx *cx);
void loop_stop(int64_t within);

/* --- held.c: letters before their time -------------------------------------------------------------- */

/* True: kept for later, because its time has not come or one of its topic waits before it. */
bool held_take(const struct letter *l, const char *topic, const char *frame);
int64_t held_at(void); /* when the next one is due; 0 = none */
void held_open(int64_t now, void (*open)(const struct letter *l, const char *topic, const char *frame));

/* --- answer.c, flow.c ------------------------------------------------------------------------------ */

/* Status line, Date and the fields that every answer has. Any thread. */
void answer_head(struct buf *out, int status, const char *type, const char *fields);
bool flow_piece_sent(struct exchange *ex); /* true: the next piece is to be asked for */
void flow_end(struct exchange *ex);        /* any thread; nothing happens when there is none */

/* --- the one server -------------------------------------------------------------------------------- */

struct engine {
    struct http_config config; /* with the defaults filled in */
    int listener, epoll, wake, port;
    int64_t now;       /* clock_mono() of this turn */
    struct conn *open; /* list of all connections */
    int connections;
    int away;     /* exchanges that the application has */
    unsigned run; /* counts the starts: an answer may come when its engine has been stopped and another one runs */
    atomic_bool stopping;
    _Atomic int64_t seen_connections, seen_streams, accepted, requests, refused, turned_away, bytes_in, bytes_out;
};
extern struct engine engine;
