/* base.h - what every room may use: memory, errors, the context of a request. */
#pragma once
#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MUST __attribute__((warn_unused_result))
#define LIST(type)                                                                                                     \
    struct {                                                                                                           \
        type *at;                                                                                                      \
        size_t n;                                                                                                      \
    }

typedef int64_t msec; /* wall clock: milliseconds since 1970 in UTC; only for what is stored */

/* --- errors: NULL is success ---------------------------------------------------------------- */

enum err_code {
    E_INPUT = 1, /* 422 what was typed is wrong; field says where */
    E_SYNTAX,    /* 400 not JSON, not UTF-8, not a request */
    E_SIGNIN,    /* 401 no credential, or one that does not count */
    E_DENIED,    /* 403 known, but not allowed */
    E_MISSING,   /* 404 does not exist, or belongs to somebody else */
    E_CONFLICT,  /* 409 somebody was faster; already there */
    E_LIMIT,     /* 429 too many; retry says when */
    E_BUSY,      /* 503 cannot write now; nothing was written, unless the message says that nobody knows */
    E_REMOTE,    /* 502 another system did not answer as it should */
    E_OUTSIDE,   /* not an answer: run this request again in the OUTSIDE lane */
    E_INTERNAL,  /* 500 our own mistake */
};

struct err {
    enum err_code code;
    const char *message;    /* one sentence for a person */
    const char *field;      /* which input is wrong, or NULL */
    const char *detail;     /* for the log only: SQL text, remote body */
    int retry;              /* seconds until a retry makes sense, 0 = not said */
    const struct err *also; /* a further input that is wrong, or NULL */
};
typedef const struct err *err_t;

/* Passes a failure to the caller. */
#define TRY(call)                                                                                                      \
    do {                                                                                                               \
        err_t try_ = (call);                                                                                           \
        if (try_)                                                                                                      \
            return try_;                                                                                               \
    } while (0)

/* --- who asks ------------------------------------------------------------------------------- */

enum role { ROLE_NONE, ROLE_VISITOR, ROLE_VIEWER, ROLE_AGENT, ROLE_MANAGER, ROLE_OWNER };

enum actor { ACTOR_SYSTEM, ACTOR_SHOPPER, ACTOR_BOT, ACTOR_STAFF, ACTOR_KEY, ACTOR_SOURCE, ACTOR_IMPORT };

/* "system", "shopper", "bot", "staff", "key", "source", "import": as stored and shown. */
const char *actor_name(enum actor a);

struct principal {
    const char *shop;      /* shop id; bound in every statement on a shop's table */
    const char *shop_code; /* the short id of the shop inside its ids, 4 characters */
    const char *user;      /* user or API key id; NULL for visitors, jobs and commands */
    const char *name;      /* how history names this actor; NULL = nameless */
    enum actor actor;
    enum role role;
    const char *zone; /* IANA time zone of the shop, "UTC" when not known */
    char currency[4]; /* of new orders */
};

/* --- the context: first argument of everything that can fail --------------------------------- */

enum lane { LANE_INSIDE, LANE_OUTSIDE, LANE_JOB, LANE_COMMAND };

struct db;
struct db_work; /* private to db/: leased connection, what waits for the commit */

struct cx {
    struct arena *mem;
    struct db *db;
    struct principal who;
    msec now;         /* read once, when the request or job starts */
    int64_t deadline; /* base/clock.h monotonic milliseconds; 0 = none */
    enum lane lane;
    int in_tx;              /* nesting depth of open transactions */
    bool group;             /* its transaction may share a COMMIT with others (db.h) */
    bool steady;            /* until it writes, all that it reads is of one moment (db.h) */
    bool wrote;             /* this request has committed or begun a write: http_call is refused */
    const char *request_id; /* for logs and problem+json; NULL outside requests */
    struct db_work *work;
};

/* A failure with a sentence for a person; code is never E_INPUT's field-less cousin by accident:
   use fail_field when an input can be named. The error lives in cx->mem. */
MUST err_t fail(struct cx *cx, enum err_code code, const char *fmt, ...) PRINTF(3, 4);
MUST err_t fail_field(struct cx *cx, const char *field, const char *fmt, ...) PRINTF(3, 4);

/* Both failures as one, so that all wrong fields are named at once, each once; either may be NULL. */
MUST err_t fail_also(struct cx *cx, err_t first, err_t more);

/* The same failure with a line for the log only. */
MUST err_t fail_detail(struct cx *cx, err_t e, const char *fmt, ...) PRINTF(3, 4);

/* E_LIMIT with the seconds after which a retry makes sense (at least 1). */
MUST err_t fail_retry(struct cx *cx, enum err_code code, int seconds, const char *fmt, ...) PRINTF(4, 5);
