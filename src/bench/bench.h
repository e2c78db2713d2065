/* bench.h - what the files of `wismo bench` share: the run and its figures, processes under test, the database with its
   orders, and visitors who talk. Everything under test is another process; what it costs is read from the operating system. */
#pragma once
#include "base/text.h"
#include "http/load.h"
#include <sys/types.h>

/* --- the run and its figures ---------------------------------------------------------------------- */

enum reached { REPORTED = -1, NOT_REACHED, REACHED };

struct figure {
    const char *row, *what, *must, *got;
    enum reached reached;
    double value;
};

enum { BENCH_LINES = 64, BENCH_LINES_MOST = 512, BENCH_CONVERSATIONS = 10000 };

struct bench {
    struct cx *cx;        /* lives as long as the command */
    const char *folder;   /* of databases, logs, everything; removed at the end unless it was given */
    const char *nginx;    /* its configuration; NULL: no ratio */
    const char *node_bot; /* its folder; NULL: not measured */
    int64_t conversations, orders, more_orders, seconds, open_seconds, rounds, turns;
    LIST(struct figure) figures;
    const char *row; /* that runs now */
};

/* Adds a figure to the row; got and must as texts for people. */
void bench_figure(struct bench *b, const char *what, const char *must, enum reached reached, double value,
                  const char *got, ...) PRINTF(6, 7);
/* A line on stderr about what goes on. */
void bench_note(const char *fmt, ...) PRINTF(1, 2);
/* The middle one; sorts them. */
double bench_median(double *at, size_t n);
double bench_most(const double *at, size_t n);
/* Writes {"machine", "figures"}. E_INPUT: the file cannot be written. */
MUST err_t bench_json(struct bench *b, const char *path);
void bench_table(const struct bench *b);

/* --- processes under test --------------------------------------------------------------------------- */

struct process {
    pid_t pid;
    int port;
    const char *name, *log;
};

/* wismo serve on a database of folder, trusting this machine's X-Forwarded-For, limits on. E_REMOTE: it did not start;
   it says why. */
MUST err_t bench_serve(struct bench *b, const char *db, struct process *out);
/* Starts argv with its output in folder/name.log, and waits until what it wrote matches "…PREFIX<port>". prefix = NULL: until
   port answers. */
MUST err_t bench_start(struct bench *b, const char *name, const char *const *argv, const char *prefix, int port,
                       struct process *out);
/* SIGTERM, and waits. p may be zero. Called for all that run when the command ends. */
void bench_stop(struct process *p);
void bench_stop_all(void);
MUST err_t bench_nginx(struct bench *b, struct process *out);

/* Seconds of processor time that the process and its children have taken; clock ticks, for the kernel's share of it. */
struct spent {
    double all, ticks, kernel_ticks;
};
struct spent bench_spent(const struct process *p);
int64_t bench_resident(const struct process *p);      /* bytes, now */
int64_t bench_resident_most(const struct process *p); /* and ever */

/* The same by the names of its threads, for saying where it goes. */
struct thread_time {
    char name[20];
    double seconds;
};
enum { THREAD_NAMES = 32 };
void bench_threads(const struct process *p, struct thread_time out[THREAD_NAMES]);
/* "io 12.1, inside 30.2, …": microseconds for each of n requests between two readings. */
char *bench_threads_text(struct arena *a, const struct thread_time *before, const struct thread_time *after, int64_t n);

/* --- the database ------------------------------------------------------------------------------------- */

enum { BENCH_DEMO = 400, BENCH_FIRST = 1000001 };

/* What was put into the database, enough to ask for any order. The first 400 are the demo's, written one by one; the
   others are their copies. */
struct stock {
    const char *db; /* path */
    int64_t n;
    const char *shop_id, *assistant_key, *api_key;
    const char *ids;    /* what every copy's id begins with; its number in eight digits follows */
    struct demo_order { /* of the first 400 */
        const char *id, *number, *email;
    } * demo;
};
/* A shop with n orders, at folder/orders-N.db; made when it is not there. */
MUST err_t bench_stock(struct bench *b, int64_t n, struct stock *out);
/* A copy of its files under another name, for a second server. */
MUST err_t bench_stock_copy(struct bench *b, const struct stock *s, const char *name, struct stock *out);
void stock_number(const struct stock *s, int64_t i, char out[24]);
void stock_email(const struct stock *s, int64_t i, char out[48]);
void stock_id(const struct stock *s, int64_t i, char out[32]);
/* Opens its database, calls fn, closes it. Only while no server runs on it. */
MUST err_t stock_write(struct bench *b, const struct stock *s, err_t (*fn)(struct cx *cx, void *arg), void *arg);
/* Rows of `message` of the shop. Only while no server runs on it. */
MUST err_t stock_messages(struct bench *b, const struct stock *s, int64_t *out);

/* --- visitors -------------------------------------------------------------------------------------------- */

/* Conversations in rotation, each from an address of its own. */
struct visitors {
    const struct stock *stock;
    int port, n;
    struct {
        char id[32];
        char *token;
    } * at;
    uint64_t chance, key; /* of the next order; of the next message */
    int next;
    uint64_t *expected; /* of each kind of order, the exact answer; 0 = not learned */
    uint64_t *words;    /* and what its card says in words */
    int64_t messages;   /* rows that were acknowledged, greetings too */
    char (*asked)[24];  /* by connection: the order's number, */
    int *kind;          /* its kind, */
    int *who;           /* who asked */
    bool learning;
    int learned;
    const char *wrong; /* the first wrong answer */
};
/* Opens n conversations; nothing is said in them. */
MUST err_t visitors_begin(struct bench *b, const struct stock *s, int port, int n, struct visitors **out);
/* Opens n conversations, lets each say hello, and learns the exact answer for every kind of order. E_REMOTE: an answer was
   not the right one. */
MUST err_t visitors_open(struct bench *b, const struct stock *s, int port, int n, struct visitors **out);
/* For load_plan: "#number e-mail" of an order by chance, in the next conversation; and whether it was answered exactly. */
bool visitors_ask(void *visitors, int connection, struct buf *to);
bool visitors_check(void *visitors, int connection, const struct load_answer *a);
/* One message of that conversation. */
void visitors_say(struct visitors *v, int who, const char *text, struct buf *to);
/* GET of its event stream, for load_streams_open. */
bool visitors_listen(void *visitors, int who, struct buf *to);

/* A hash of all of an answer but what differs between right ones: the order's number wherever digits end with it, seq, ids
   of options, the times of the turn. Never 0, but for an answer that holds a NUL. */
uint64_t answer_hash(const struct load_answer *a, const char *number);
/* "11.0.0.7": every visitor and every key has an address of its own. */
void bench_address(int who, char out[20]);

/* Loads a server for so long; the costs of one request in microseconds. E_REMOTE: a wrong answer, or none. */
struct cost {
    double rate, cpu, system, p50, p99; /* the last two in milliseconds */
    struct load_times times;
    int64_t n;
    char *threads;
};
MUST err_t bench_load(struct bench *b, const struct process *p, const struct load_plan *plan, struct cost *out);
/* The plan of nginx's fixed answer, and of visitors' turns: closed loop, 64 connections, b->seconds. */
struct load_plan plan_fixed(struct bench *b, const struct process *p);
struct load_plan plan_turns(struct bench *b, struct visitors *v);

/* --- rounds ------------------------------------------------------------------------------------------------ */

/* One that takes part in the rounds. */
struct runner {
    const char *name;
    struct process process;
    struct load_plan plan;
    struct visitors *visitors; /* NULL: nginx */
    struct stock stock;
    int64_t rows; /* in `message` before */
    struct cost *rounds;
};
enum { ROUNDS_MOST = 99 };

/* Starts nginx; wismo with that database and its visitors. */
MUST err_t runner_nginx(struct bench *b, struct runner *r);
MUST err_t runner_wismo(struct bench *b, const struct stock *s, struct runner *r);
/* Each of n in turn, b->rounds times. */
MUST err_t rounds_run(struct bench *b, struct runner *r, size_t n);
/* Of a member of struct cost, by its offset; and of the rounds' ratios: both of a pair ran one after the other. */
#define CPU offsetof(struct cost, cpu)
#define SYSTEM offsetof(struct cost, system)
#define RATE offsetof(struct cost, rate)
#define P50 offsetof(struct cost, p50)
#define P99 offsetof(struct cost, p99)
double median_of(struct bench *b, const struct runner *r, size_t at);
double median_ratio(struct bench *b, const struct runner *r, const struct runner *to, size_t at);
/* Ends its server, and counts what must be on disk. */
MUST err_t runner_end(struct bench *b, struct runner *r);

/* --- the rows --------------------------------------------------------------------------------------------- */

typedef err_t bench_row(struct bench *b);
bench_row bench_group, bench_sync, bench_turn, bench_turn_more, bench_open, bench_read, bench_stream, bench_slow,
    bench_dead, bench_begin, bench_memory, bench_node;

/* The other systems of the row about a slow one; the exit status. */
int bench_peer(struct cx *cx);
