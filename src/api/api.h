/* api.h - an endpoint is a function and a line in list.h. Handlers hold no permission checks and no SQL. */
#pragma once
#include "base/json.h"
#include "base/record.h"
#include "http/http.h"

enum who {
    ANYONE,  /* no credential */
    VISITOR, /* a conversation token */
    VIEWER,
    AGENT,
    MANAGER,
    OWNER, /* session or API key with at least this role */
};

/* Classes of limits, and what else api_serve must know of a route. */
enum route_flag {
    R_CHAT = 1,   /* CORS for the assistant's origins; limits of the chat */
    R_SIGNIN = 2, /* limits of signing in */
    R_STREAM = 4,
    R_BULK = 8,      /* body up to 8 MB */
    R_IMAGE = 16,    /* body up to 6 MB */
    R_SECRET = 32,   /* returns a secret: Idempotency-Key is ignored */
    R_OUTSIDE = 64,  /* starts in the OUTSIDE lane (password hashing, exports) */
    R_HIDDEN = 128,  /* not in the OpenAPI document: pages, assets */
    R_RAW = 256,     /* the body is not JSON */
    R_OWN_KEY = 512, /* the handler sees to the Idempotency-Key itself */
    R_STEPS = 2048,  /* writes in several transactions: the Idempotency-Key is claimed before and kept after them */
    R_TURN = 1024,   /* a visitor's turn: runs with others in one transaction (db.h, group commit) */
    R_RESET = 4096,  /* with R_SIGNIN: counted apart from signing in */
};

struct visitor;
struct req {
    struct http_exchange *ex;
    const struct route *route;
    const char *part[4];           /* the path's :parts */
    json_t *body;                  /* parsed JSON object, NULL when there is none */
    const struct visitor *visitor; /* VISITOR routes */
    int status;                    /* set before reply; 0 = 200 */
    const char *type;              /* 0 = application/json */
    struct buf fields;             /* more answer headers */
    struct buf out;                /* the answer's body */
    const void *fixed;             /* instead of it: bytes that live for ever */
    size_t fixed_n;
    int64_t not_before;
    const char *problem; /* JSON members that a failure tells besides, or NULL */
    bool streaming;      /* the exchange has been ended by http_stream_open */
};
typedef err_t handler(struct cx *cx, struct req *rq);

#define ROUTE(method, path, who, flags, function, in, out, what) handler function;
#include "api/list.h"
#undef ROUTE

struct route {
    const char *method, *path; /* "/api/v1/orders/:id" */
    enum who who;
    unsigned flags;
    handler *run;
    const char *name;     /* operationId */
    const char *what;     /* one line for the OpenAPI document */
    const char *in, *out; /* names of schemas in api/schema.c, or NULL */
};
extern const struct route routes[];
extern const size_t routes_n;

/* The answer's JSON begins: a writer onto rq->out. */
struct writer reply(struct req *rq);

/* The member "version" of an edit; E_INPUT when it is missing. */
MUST err_t req_version(struct cx *cx, const struct req *rq, int64_t *out);

/* An edit of the record as it is now: record_take of the body without "version"; what is not sent stays. */
MUST err_t req_change(struct cx *cx, const struct req *rq, const struct field *fields, void *rec, uint64_t *given);

/* A member that must be text, of at most `most` code points, or may be left out (*out = NULL). */
MUST err_t req_text(struct cx *cx, const struct req *rq, const char *name, int most, const char **out);

/* A header field that is stored or looked up; NULL: not there, or empty. E_SYNTAX: not UTF-8. */
MUST err_t req_field(struct cx *cx, const struct req *rq, const char *name, const char **out);
/* The Idempotency-Key; NULL: none. E_INPUT: more than 200 characters. */
MUST err_t req_key(struct cx *cx, const struct req *rq, const char **out);

/* Query helpers: page and per_page (1…200), E_INPUT naming the parameter. */
MUST err_t req_page(struct cx *cx, const struct req *rq, int *page, int *per_page);
const char *req_query(struct cx *cx, const struct req *rq, const char *name);
/* A time, 0: not given; one of these words, NULL: not given. E_INPUT naming the parameter. */
MUST err_t req_time(struct cx *cx, const struct req *rq, const char *name, msec *out);
MUST err_t req_choice(struct cx *cx, const struct req *rq, const char *name, const char *known, const char **out);

/* The owner of a fresh installation, and the shop to begin with. */
struct first {
    const char *token, *shop, *name, *email, *password, *zone, *currency;
};

struct api_config {
    const char *url;                 /* WISMO_URL, e.g. https://wismo.shop.example; NULL = not set */
    bool limits;                     /* false: WISMO_RATE_LIMITS=off */
    void (*figures)(struct buf *to); /* more lines for /metrics; may be NULL */
    err_t (*first)(struct cx *cx, const struct first *in); /* makes shop and owner; E_CONFLICT: there is an owner */
};
void api_start(const struct api_config *config);
const struct api_config *api_config(void);

/* Our own address: WISMO_URL, else what api_url_set made of the port that opened. The text lives for ever. */
const char *api_url(void);
void api_url_set(const char *url);

/* What first_make asks for: signed, good for a day. */
char *first_token(struct cx *cx);

/* I/O thread: finds the route, sets the body's limit, refuses what needs no worker (404, 405 with Allow,
   preflight, too many requests). For http_config.admit. */
bool api_admit(struct http_exchange *ex, void *arg);

/* A worker: route → who → limits → idempotency → handler → answer after the disk, or the error in words.
   True: done. False: must run again in the OUTSIDE lane (nothing was answered); share is then the shop that
   this run belongs to, "" when it is nobody's. */
#define API_SHARE 40
bool api_serve(struct db *db, struct http_exchange *ex, enum lane lane, char share[API_SHARE]);

/* What begins the state of a body in pieces (http.h): whose share of the OUTSIDE lane they are made in. For the exchange
   of such a body api_serve checks who asks, and runs the handler, again: it makes the next piece. */
struct flow {
    char share[API_SHARE];
    int64_t began; /* clock_mono */
};

/* Where a request begins: OUTSIDE for what hashes passwords, else INSIDE. */
enum lane api_lane(const struct http_exchange *ex);

/* Whether it is a visitor's turn: INSIDE its context is a member of a group (db.h). */
bool api_turn(const struct http_exchange *ex);

/* Instead of api_serve: 503, because the lane is full or the server stops. */
void api_refuse(struct http_exchange *ex);
