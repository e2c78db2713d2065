/* sqlite_copy.c - a copy of a database in use. Pages are copied from one held snapshot in small steps with rests
   between, so that neither a core nor the disk is taken away from who works; what is written is pushed to the disk
   little by little, because one large sync would hold up the log's. Invariant: under its final name a copy is whole,
   on disk and checked, or it is not there. */
#include "db/driver.h"
#include "base/clock.h"
#include "base/text.h"
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum {
    STEP_PAGES = 128, /* 512 KB */
    SYNC_STEPS = 8,
    REST_MS = 3,
};

static err_t unwritten(struct cx *cx, const char *path, const char *why)
{
    return fail(cx, E_BUSY, "The copy %s could not be written: %s.", path, why);
}

/* --- is there room ----------------------------------------------------------------------------------- */

static const char *folder_of(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_copy_n(a, path, (size_t)(slash - path) + 1) : ".";
}

static int64_t pragma(sqlite3 *s, const char *sql)
{
    sqlite3_stmt *st = NULL;
    int64_t n = 0;
    if (!sqlite3_prepare_v2(s, sql, -1, &st, NULL) && sqlite3_step(st) == SQLITE_ROW)
        n = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return n;
}

/* Asked before, because a copy that fills the disk would take the last room away from who is served meanwhile. */
static err_t room_check(struct cx *cx, sqlite3 *from, const char *path)
{
    struct statvfs disk;
    int64_t size = pragma(from, "PRAGMA page_count") * pragma(from, "PRAGMA page_size");
    int64_t need = size + size / 10 + (1 << 20);
    if (statvfs(folder_of(cx->mem, path), &disk))
        return fail(cx, E_INPUT, "The copy %s cannot be made: %s.", path, strerror(errno));
    int64_t there = (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
    if (there >= need)
        return NULL;
    return unwritten(cx, path,
                     arena_text(cx->mem, "%lld MB are needed, %lld MB are free", (long long)(need >> 20) + 1,
                                (long long)(there >> 20)));
}

/* --- copying ----------------------------------------------------------------------------------------- */

static void rest(int64_t ms)
{
    nanosleep(&(struct timespec){ .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 }, NULL);
}

/* Works as long as it rests. */
static int copy_pages(sqlite3 *from, sqlite3 *to, int fd)
{
    sqlite3_backup *b = sqlite3_backup_init(to, "main", from, "main");
    int rc = b ? SQLITE_OK : sqlite3_errcode(to);
    for (int step = 1; rc == SQLITE_OK; step++) {
        int64_t began = clock_mono();
        rc = sqlite3_backup_step(b, STEP_PAGES);
        if (rc == SQLITE_OK && step % SYNC_STEPS == 0 && fdatasync(fd))
            rc = SQLITE_IOERR;
        if (rc == SQLITE_OK)
            rest(REST_MS + clock_mono() - began);
    }
    int end = sqlite3_backup_finish(b);
    return rc == SQLITE_DONE ? end : rc;
}

/* The snapshot is held from before the first page to after the last: without, every commit would begin the copy anew. */
static err_t copy_into(struct cx *cx, sqlite3 *from, const char *part, int fd, const char *path)
{
    sqlite3 *to = NULL;
    int rc = sqlite3_open_v2(part, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (!rc)
        rc = sqlite3_exec(to, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF",
                          NULL, NULL, NULL);
    if (!rc)
        rc = sqlite3_exec(from, "BEGIN; SELECT count(*) FROM sqlite_master", NULL, NULL, NULL);
    if (!rc)
        rc = copy_pages(from, to, fd);
    err_t e = rc ? unwritten(cx, path, sqlite3_errstr(rc)) : NULL;
    sqlite3_exec(from, "ROLLBACK", NULL, NULL, NULL);
    if (sqlite3_close(to) && !e)
        e = unwritten(cx, path, "it could not be closed");
    return e;
}

/* --- checking ---------------------------------------------------------------------------------------- */

static err_t copy_check(struct cx *cx, const char *part, const char *path)
{
    sqlite3 *s = NULL;
    sqlite3_stmt *st = NULL;
    const char *said = "it cannot be opened";
    if (!sqlite3_open_v2(part, &s, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) &&
        !sqlite3_prepare_v2(s, "PRAGMA integrity_check(1)", -1, &st, NULL))
        said = sqlite3_step(st) == SQLITE_ROW ? arena_copy(cx->mem, (const char *)sqlite3_column_text(st, 0))
                                              : arena_copy(cx->mem, sqlite3_errmsg(s));
    sqlite3_finalize(st);
    sqlite3_close(s);
    return text_same(said, "ok") ? NULL : fail(cx, E_BUSY, "The copy %s is damaged: %s.", path, said);
}

/* --- all of it --------------------------------------------------------------------------------------- */

/* Both versions in the header become 1: a copy is one file, without a log beside it until it is used. */
static err_t finish(struct cx *cx, int fd, const char *path)
{
    if (pwrite(fd, "\1\1", 2, 18) != 2 || fsync(fd))
        return unwritten(cx, path, strerror(errno));
    return NULL;
}

static err_t name_sync(struct cx *cx, const char *path)
{
    int fd = open(folder_of(cx->mem, path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = fd >= 0 && (!fsync(fd) || errno == EINVAL);
    err_t e = good ? NULL : unwritten(cx, path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return e;
}

static err_t make(struct cx *cx, sqlite3 *from, const char *part, int fd, const char *path)
{
    TRY(copy_into(cx, from, part, fd, path));
    TRY(finish(cx, fd, path));
    TRY(copy_check(cx, part, path));
    if (!access(path, F_OK) || rename(part, path))
        return unwritten(cx, path, strerror(errno ? errno : EEXIST));
    return name_sync(cx, path);
}

err_t lite_copy(struct cx *cx, struct sqlite3 *from, const char *path)
{
    const char *part = arena_text(cx->mem, "%s.part", path);
    if (!access(path, F_OK))
        return fail(cx, E_INPUT, "The copy %s cannot be made: there is a file already.", path);
    TRY(room_check(cx, from, path));
    int fd = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail(cx, E_INPUT, "The copy %s cannot be made: %s.", part, strerror(errno));
    err_t e = make(cx, from, part, fd, path);
    close(fd); /* not before SQLite is done with it: that would let go of SQLite's own locks */
    if (e)
        unlink(part);
    return e;
}
