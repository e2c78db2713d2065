/* stream.h - what stream.c and missed.c share: topics and the streams that listen to them. I/O thread only. */
#pragma once
#include "http/engine.h"

struct topic {
    struct topic *next;
    struct http_stream *first;
    uint64_t hash;
    size_t n;
    char *name;        /* NUL-terminated */
    bool asked, again; /* missed.c: the application was asked for what is missing; once more after that */
};

struct http_stream {
    struct topic *topic;
    struct http_stream *prev, *next; /* of the topic */
    struct owned *owned;             /* NULL: nobody's */
    struct exchange *ex;             /* until the letter of the opening has come */
    struct conn *conn;               /* NULL: not yet, or gone */
    struct buf begin;                /* any thread, until primed */
    struct buf kept;                 /* messages before the beginning, each behind a struct kept */
    struct buf out;                  /* not yet sent: from `sent` on */
    size_t bucket;                   /* where it is counted as listening */
    size_t sent, begun;              /* begun: where the beginning, of any size, ends in out */
    int64_t last_id, want;           /* want: the newest that came behind a gap */
    bool primed, late, stuck, bare;  /* late: kept overflowed; bare: HEAD, nothing follows */
    bool doubted;                    /* missed something while it was not primed */
};

struct kept {
    int64_t id;
    size_t n;
};

/* Whose a stream is. One list for all: staff have a few, visitors none. */
struct owned {
    struct owned *prev, *next;
    struct http_stream *stream;
    size_t n;
    char who[];
};

/* Where the pointer to that topic is; it points to NULL when nobody listens. */
struct topic **topic_find(const char *name, size_t n, uint64_t *hash);
void topic_each(void (*fn)(struct topic *t));

/* Asks the application for what the streams of t miss. False: it knows no such thing. */
bool missed_ask(struct topic *t);

/* What the letters of http_topic_missed (topic_n 0: all) and http_topic_filled say. */
void missed_topic(const char *topic, size_t topic_n);
void missed_filled(const char *topic, size_t topic_n);
