/* load.h - a load generator: one thread, keep-alive connections to a port of this machine, closed or open loop, and
   many event streams. For `wismo bench`; the server knows nothing of it. */
#pragma once
#include "base/text.h"

/* Durations in microseconds, to within 1.6 % of each. */
#define LOAD_SLOTS 2048
struct load_times {
    int64_t n, most, slot[LOAD_SLOTS];
};
void load_time_add(struct load_times *t, int64_t us);
/* The duration that a share of them (0.5, 0.99) did not exceed; 0 when there are none. */
int64_t load_time_at(const struct load_times *t, double share);

/* CLOCK_MONOTONIC in microseconds. */
int64_t load_clock(void);

struct load_answer {
    int status;
    const char *body; /* NUL-terminated behind n bytes; good until the call returns */
    size_t n;
    int64_t took; /* microseconds since it was to be sent */
};

struct load_streams;
struct load_plan {
    int port, connections; /* of 127.0.0.1 */
    int64_t within_ms;     /* how long requests are begun; those under way are waited for */
    int64_t most;          /* requests at the most; 0 = no limit */
    double rate;           /* 0: the next one when its answer is there; else so many a second, whatever the answers */
    /* Appends one whole request for the connection; false: there is nothing more to ask. */
    bool (*request)(void *arg, int connection, struct buf *to);
    /* Whether the answer is the right one. */
    bool (*answer)(void *arg, int connection, const struct load_answer *a);
    void *arg;
    struct load_streams *streams; /* read meanwhile; NULL = none */
};
struct load_result {
    int64_t good, bad, lost; /* answers; lost: the connection ended instead */
    int64_t wall_us;         /* until the last answer */
    struct load_times times; /* open loop: counted from when a request was to be sent */
};
/* E_REMOTE: the port does not answer. */
MUST err_t load_run(struct cx *cx, const struct load_plan *plan, struct load_result *out);

/* One request with its answer, over a connection of its own. The body is in cx->mem. E_REMOTE: no answer. */
MUST err_t load_ask(struct cx *cx, int port, const char *request, struct load_answer *out);

/* --- event streams ------------------------------------------------------------------------------ */

/* Opens n streams; request as above, its number for the connection. All have been answered when it returns. E_REMOTE: one
   was refused. */
MUST err_t load_streams_open(struct cx *cx, int port, int n, bool (*request)(void *arg, int stream, struct buf *to),
                             void *arg, struct load_streams **out);
/* Calls fn with each "event: message" that comes from now on. */
void load_streams_hear(struct load_streams *s, void (*fn)(void *arg, int stream, int64_t at_us), void *arg);
/* Reads what is there, waiting at most that long for the first. */
void load_streams_read(struct load_streams *s, int64_t within_us);
int load_streams_alive(const struct load_streams *s);
/* Closes them all, every second one with a reset, and frees s. NULL is allowed. */
void load_streams_close(struct load_streams *s);

/* A port of this machine that was free a moment ago, for programs that cannot choose one; 0 = none. */
int load_free_port(void);
/* As many open files as the system allows; returns how many. */
int load_most_files(void);
