/* notice.h - what is told to open streams once a change is on disk. */
#pragma once
#include "db/db.h"

/* Gathered while the change is made. Empty at { 0 }; given away by notice_after, else notice_drop. */
struct notice {
    struct buf to;
    int64_t not_before; /* clock_mono(): what notice_add adds from now on is not told before; 0 = at once */
};

#define NOTICE_END ""    /* as event: ends the topic's streams */
#define NOTICE_LEAVE "-" /* ends the streams of the person or key that stands for the topic */

void notice_add(struct notice *n, const char *topic, const char *event, int64_t id, const char *data);

/* The same, with the data written into the buffer (no NUL) in between. */
struct buf *notice_begin(struct notice *n, const char *topic, const char *event, int64_t id);
void notice_end(struct notice *n);

/* A hint on the staff topic of the principal's shop, told at once: {"id","version"}. */
void notice_staff(struct cx *cx, struct notice *n, const char *event, const char *id, int64_t version);

/* Publishes when the open transaction is on disk, and tells other processes; nothing when it is rolled back. */
void notice_after(struct cx *cx, struct notice *n);

/* Publishes at once, and only to the streams of this process. */
void notice_here(struct notice *n);

/* Hears what other processes on the same database tell (nothing on SQLite), from now until notice_close: hints and
   ends reach the streams here, and refill.h reads what visitors' streams miss. */
void notice_listen(struct db *db);
void notice_close(struct db *db);

/* In a cleanup attribute: frees what was not given away. */
void notice_drop(struct notice *n);
#define NOTICE(name) __attribute__((cleanup(notice_drop))) struct notice name = { 0 }

/* "cnv:<shop id>/<id>" and "shop:<id>". */
char *topic_conversation(struct arena *a, const char *shop_id, const char *id);
char *topic_shop(struct arena *a, const char *shop_id);
