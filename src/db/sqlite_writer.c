/* sqlite_writer.c - the one connection that writes: transactions, alone or in groups that share a COMMIT. A member of a
   group reads and writes at the writer, whose pages stay cached, from its first statement until its request is over; it
   is undone alone by a SAVEPOINT. Invariants: whoever commits alone commits the open group first; what a member lets
   run waits for the COMMIT of the group and its sync; when that COMMIT fails every member hears it. */
#include "db/sqlite.h"
#include "base/clock.h"
#include "base/log.h"

enum {
    TRUNCATE_PAGES = 64 * 1024 / 4, /* 64 MB of WAL */
    GROUP_MOST = 64,                /* members */
    GROUP_MS = 5,                   /* then a group is committed though more could join */
};

static bool in_transaction(const struct lite *l) { return !sqlite3_get_autocommit(l->writer->s); }

/* After an error SQLite may have rolled back by itself. A connection that cannot is replaced. */
static void clean(struct lite *l)
{
    if (in_transaction(l))
        lite_plain(l->writer, "ROLLBACK");
    if (!in_transaction(l))
        return;
    struct conn *fresh;
    struct cx none = { .mem = arena_new(), .db = l->db };
    if (!lite_connect(&none, l, true, &fresh)) {
        lite_disconnect(l->writer);
        l->writer = fresh;
        recall_doubt(l);
    }
    arena_free(none.mem);
}

static void leave(struct lite *l, struct db_work *w)
{
    w->conn = NULL;
    lease_give(&l->write, l->writer);
}

/* A reader that stays keeps the log from being begun anew, and every try is 200 ms under the writer's lease: the
   next one comes when the log has grown by as much again. */
static void truncate_wal(struct lite *l)
{
    struct conn *c = l->writer;
    if (c->pages < c->tried)
        c->tried = 0;
    if (c->pages < c->tried + TRUNCATE_PAGES || c->pages < c->checkpointed + CHECKPOINT_PAGES / 4 || l->copies)
        return;
    sqlite3_busy_timeout(c->s, 200);
    bool done = !sqlite3_wal_checkpoint_v2(c->s, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    c->tried = done ? 0 : c->pages;
    if (done)
        c->pages = c->checkpointed = 0;
    sqlite3_busy_timeout(c->s, 0);
}

/* COMMIT; *after runs once it is on disk. On failure everything is rolled back, and *after is left alone. */
static err_t commit(struct cx *cx, struct lite *l, struct after_list *after, int64_t *number)
{
    struct durable *d = l->db->durable;
    *number = durable_announce(d);
    l->writer->wrote = false;
    bool done = in_transaction(l) && lite_plain(l->writer, "COMMIT") == SQLITE_DONE;
    err_t e = done || db_mutant(MUTANT_DEAF_COMMIT) ? NULL : lite_fail(cx, l->writer->s, "COMMIT");
    if (!done)
        clean(l);
    durable_commit(d, *number, e ? NULL : after, done && l->writer->wrote);
    if (done)
        truncate_wal(l);
    return e;
}

/* --- groups --- */

static void group_close(struct lite *l)
{
    l->group.members = 0;
    l->group.after = (struct after_list){ 0 };
    l->group.open = false;
}

static void group_lose(struct lite *l, const char *why)
{
    struct after *after = l->group.after.head;
    log_line(LOG_WARN, "db.group", "members=%d lost=\"%s\"", l->group.members, why ? why : "");
    clean(l);
    group_close(l);
    after_drop(l->db, after);
}

static void group_commit(struct lite *l)
{
    struct cx none = { .mem = arena_new(), .db = l->db };
    int64_t number;
    err_t e = commit(&none, l, &l->group.after, &number);
    if (e)
        group_lose(l, e->detail);
    else
        group_close(l);
    arena_free(none.mem);
}

void writer_group_end(struct db *db)
{
    struct lite *l = lite_of(db);
    if (!l || !l->group.open || !lease_take(&l->write, clock_mono() + 5000))
        return;
    if (l->group.open)
        group_commit(l);
    lease_give(&l->write, l->writer);
}

/* --- the writer's lease --- */

static err_t too_many(struct cx *cx) { return db_busy(cx, "too many answers wait for the disk"); }

/* Takes it, and is inside BEGIN: of the open group, or a new one. */
static err_t take(struct cx *cx, struct db_work *w, bool joins)
{
    struct lite *l = lite_of(cx->db);
    struct durable *d = cx->db->durable;
    int64_t until = wait_until(cx);
    for (int ms = 1;; ms = ms < 32 ? ms * 2 : 32) {
        if (durable_full(d))
            return too_many(cx);
        if (!lease_take(&l->write, until))
            return db_busy(cx, "the writer did not come free");
        w->conn = l->writer;
        if (durable_full(d)) {
            leave(l, w);
            return too_many(cx);
        }
        w->seen = durable_announced(d);
        if (!joins)
            recall_forget(l);
        if (l->group.open && !joins)
            group_commit(l);
        if (l->group.open || lite_plain(l->writer, "BEGIN IMMEDIATE") == SQLITE_DONE)
            return NULL;
        err_t e = lite_fail(cx, l->writer->s, "BEGIN IMMEDIATE");
        bool busy = (sqlite3_errcode(l->writer->s) & 0xff) == SQLITE_BUSY;
        clean(l);
        leave(l, w);
        if (!busy || clock_mono() + ms >= until)
            return e;
        pause_ms(ms); /* another process writes: wait for it where it holds up nobody else */
    }
}

err_t writer_join(struct cx *cx, struct db_work *w)
{
    struct lite *l = lite_of(cx->db);
    TRY(take(cx, w, true));
    if (!l->group.open) {
        l->group.open = true;
        l->group.began = clock_mono();
        recall_check(l);
    }
    l->group.members++;
    w->group = &l->group.after;
    return NULL;
}

void writer_leave(struct db_work *w)
{
    struct lite *l = lite_of(w->db);
    if (!w->group)
        return;
    w->group = NULL;
    if (!in_transaction(l)) /* an error has rolled back what all members did */
        group_lose(l, "rolled back");
    else if (l->group.members >= GROUP_MOST || clock_mono() - l->group.began >= GROUP_MS)
        group_commit(l);
    leave(l, w);
}

/* --- transactions --- */

err_t writer_begin(struct cx *cx, struct db_work *w)
{
    struct lite *l = lite_of(cx->db);
    if (!cx->group)
        return take(cx, w, false);
    if (!w->group)
        TRY(writer_join(cx, w));
    if (!in_transaction(l))
        return db_busy(cx, "the group was rolled back");
    if (lite_plain(l->writer, "SAVEPOINT member") != SQLITE_DONE)
        return lite_fail(cx, l->writer->s, "SAVEPOINT member");
    w->saved = true;
    return NULL;
}

static err_t member_commit(struct cx *cx, struct lite *l, struct db_work *w)
{
    w->saved = false;
    if (!in_transaction(l) || lite_plain(l->writer, "RELEASE member") != SQLITE_DONE)
        return lite_fail(cx, l->writer->s, "RELEASE member");
    after_join(w->group, &w->after);
    return NULL;
}

static void member_rollback(struct lite *l, struct db_work *w)
{
    bool saved = w->saved && in_transaction(l);
    w->saved = false;
    if (saved && (lite_plain(l->writer, "ROLLBACK TO member") != SQLITE_DONE ||
                  lite_plain(l->writer, "RELEASE member") != SQLITE_DONE))
        clean(l);
}

err_t writer_commit(struct cx *cx, struct db_work *w)
{
    struct lite *l = lite_of(cx->db);
    if (w->group)
        return member_commit(cx, l, w);
    err_t e = commit(cx, l, &w->after, &w->seen);
    leave(l, w);
    return e;
}

void writer_rollback(struct db_work *w)
{
    struct lite *l = lite_of(w->db);
    if (w->group) {
        member_rollback(l, w);
    } else if (w->conn) {
        clean(l);
        leave(l, w);
    }
}
