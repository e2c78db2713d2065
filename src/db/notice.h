/* notice.h - words between the processes that share one PostgreSQL, sent after the commit. They are a hint to look into
   the database, never the news itself: no content, only ids. SQLite has one server, so nothing is sent there. */
#pragma once
#include "db/db.h"

struct db_notices {
    void (*heard)(const char *words); /* another process has told this */
    void (*missed)(void);             /* others may have told something that was not heard: look at everything */
};

/* Opens the line in a thread of its own, and again whenever it breaks; both functions are called from there. */
void db_notice_start(struct db *db, const struct db_notices *to);

/* Says what is still to be said, and closes the line. */
void db_notice_stop(struct db *db);

#define NOTICE_MOST 1000 /* bytes of words */

/* Tells the other processes once the open transaction is committed, at once outside of one. words: one line. The same
   words twice within 10 ms are told once. Never blocks; what cannot be told makes the others look at everything. */
void db_tell(struct cx *cx, const char *words);

/* The name of this process, in claims "NAME.…": whoever reads it can tell whether it lives. "" while its line does not
   stand (and on SQLite): then nobody can. */
const char *db_process(struct db *db);

/* PostgreSQL only, a condition of a statement: the process that made the claim in that column had a line, and has none
   now: it ended, or its line stands again in a moment. Only for what a mistake does not make wrong. */
#define DB_PROCESS_GONE(column)                                                                                        \
    "(" column " NOT LIKE '.%' AND pg_try_advisory_xact_lock(hashtextextended(split_part(" column ", '.', 1), 0)))"
