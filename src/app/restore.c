/* restore.c - `wismo restore FILE`: puts a backup in the place of the database. Invariants: never beside a running
   wismo; the backup is whole and checked before anything is touched; what was there is kept under another name, with
   its log, and is complete at every instant; who was erased there is erased in the backup, before it is in place. */
#include "app/commands.h"
#include "app/erased.h"
#include "base/clock.h"
#include "base/text.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite's own locks (sqlite.org/fileformat2.html#the_lock_byte_page): who has the database open in WAL mode holds a
   read lock here, and loses it with its life. */
enum { LOCK_AT = 0x40000002, LOCK_N = 510 };

static err_t copy(struct cx *cx, const char *from, const char *to)
{
    static char piece[1 << 16];
    FILE *in = fopen(from, "re");
    if (!in)
        return fail(cx, E_INPUT, "The backup %s cannot be read: %m.", from);
    int fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    FILE *out = fd < 0 ? NULL : fdopen(fd, "w");
    if (!out) {
        fclose(in);
        return fail(cx, E_INPUT, "%s cannot be written: %m.", to);
    }
    size_t n;
    bool ok = true;
    while (ok && (n = fread(piece, 1, sizeof(piece), in)) > 0)
        ok = fwrite(piece, 1, n, out) == n;
    ok = ok && !ferror(in) && !fflush(out) && !fsync(fileno(out));
    fclose(in);
    if (fclose(out) || !ok)
        return fail(cx, E_BUSY, "%s could not be written: %m.", to);
    return NULL;
}

/* An older schema is brought up to this program's in the copy; the backup stays as it is. */
static err_t fresh_check(struct cx *cx, const char *fresh)
{
    char *findings;
    TRY(db_open(cx, &(struct db_config){ .url = fresh, .migrate = true }, &cx->db));
    err_t e = db_check(cx, &findings);
    if (!e && strcmp(findings, "ok"))
        e = fail(cx, E_INPUT, "The backup is damaged: %s.", findings);
    db_end(cx);
    db_close(cx->db);
    if (!e && !access(arena_text(cx->mem, "%s-wal", fresh), F_OK))
        e = fail(cx, E_BUSY, "The copy of the backup could not be closed.");
    return e;
}

/* Nobody may have it open now, and nobody can while *fd stays open. -1: there is no database. */
static err_t alone(struct cx *cx, const char *db, int *fd)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_AT, .l_len = LOCK_N };
    *fd = open(db, O_RDWR | O_CLOEXEC);
    if (*fd < 0)
        return errno == ENOENT ? NULL : fail(cx, E_INPUT, "%s cannot be opened: %m.", db);
    if (!fcntl(*fd, F_OFD_SETLK, &lock)) /* not lost when a copy of the file is read and closed */
        return NULL;
    close(*fd);
    *fd = -1;
    return fail(cx, E_CONFLICT, "A wismo is running on %s: stop it first.", db);
}

/* --- who was erased --- */

static err_t open_copy(struct cx *cx, const char *path)
{
    return db_open(cx, &(struct db_config){ .url = path, .migrate = true }, &cx->db);
}

static void copy_remove(struct cx *cx, const char *path)
{
    unlink(path);
    unlink(arena_text(cx->mem, "%s-wal", path));
    unlink(arena_text(cx->mem, "%s-shm", path));
}

/* The list of the database that is replaced, read in a copy: nothing of what is kept is touched. */
static err_t list_old(struct cx *cx, const char *db, FILE *list, int64_t *n)
{
    const char *old = arena_text(cx->mem, "%s.replacing", db), *log = arena_text(cx->mem, "%s-wal", db);
    copy_remove(cx, old);
    err_t e = copy(cx, db, old);
    if (!e && !access(log, F_OK))
        e = copy(cx, log, arena_text(cx->mem, "%s-wal", old));
    if (!e)
        e = open_copy(cx, old);
    if (!e) {
        e = erased_write(cx, list, n);
        db_end(cx);
        db_close(cx->db);
    }
    copy_remove(cx, old);
    return e;
}

static err_t list_file(struct cx *cx, const char *path, FILE *list, int64_t *n)
{
    static char line[1024];
    FILE *from = fopen(path, "re");
    if (!from)
        return fail(cx, E_INPUT, "The list %s cannot be read: %m.", path);
    for (; fgets(line, sizeof(line), from); ++*n)
        fputs(line, list);
    fclose(from);
    return fflush(list) ? fail(cx, E_BUSY, "A list could not be written: %m.") : NULL;
}

static err_t fresh_erase(struct cx *cx, const char *fresh, FILE *list)
{
    struct privacy_erased again = { 0 };
    int64_t n;
    rewind(list);
    TRY(open_copy(cx, fresh));
    err_t e = erased_read(cx, list, &n);
    if (!e)
        e = erased_apply(cx, &again);
    db_end(cx);
    db_close(cx->db);
    if (!e && !access(arena_text(cx->mem, "%s-wal", fresh), F_OK))
        e = fail(cx, E_BUSY, "The copy of the backup could not be closed.");
    if (!e && again.orders + again.conversations)
        printf("%lld orders and %lld conversations of people who were erased are erased in it\n",
               (long long)again.orders, (long long)again.conversations);
    return e;
}

/* Whoever was erased in the database that is replaced, or is on the list `named`, is erased in the fresh one. */
static err_t erased_stay(struct cx *cx, struct config *c, const char *fresh, bool replaces, const char *named)
{
    int64_t n = 0;
    FILE *list = tmpfile();
    if (!list)
        return fail(cx, E_BUSY, "A list of who was erased could not be made: %m.");
    err_t e = replaces ? list_old(cx, c->db, list, &n) : NULL;
    if (e) {
        fprintf(stderr, "wismo: who was erased in the database that is replaced could not be read: %s\n", e->message);
        if (ftruncate(fileno(list), 0))
            fprintf(stderr, "wismo: %s\n", "the list of it may be read in part");
        rewind(list);
    }
    e = named ? list_file(cx, named, list, &n) : NULL;
    err_t secret = e ? NULL : config_secret(cx, c);
    if (!e && n && secret)
        e = fail(cx, E_INPUT, "People were erased since: they stay erased only with the secret. %s", secret->message);
    if (!e && !secret)
        e = fresh_erase(cx, fresh, list);
    fclose(list);
    return e;
}

static err_t folder_sync(struct cx *cx, const char *path)
{
    const char *slash = strrchr(path, '/');
    int fd = open(slash ? arena_copy_n(cx->mem, path, (size_t)(slash - path) + 1) : ".", O_RDONLY | O_DIRECTORY);
    bool good = fd >= 0 && (!fsync(fd) || errno == EINVAL);
    if (fd >= 0)
        close(fd);
    return good ? NULL : fail(cx, E_BUSY, "The folder of %s could not be written to disk: %m.", path);
}

/* Second names for the database and its log. */
static err_t keep(struct cx *cx, const char *db, const char *kept)
{
    const char *log = arena_text(cx->mem, "%s-wal", db);
    if (link(db, kept))
        return fail(cx, E_BUSY, "The database could not be kept as %s: %m.", kept);
    if (link(log, arena_text(cx->mem, "%s-wal", kept)) && errno != ENOENT)
        return fail(cx, E_BUSY, "The log of the database could not be kept: %m.");
    return folder_sync(cx, db);
}

/* A log belongs to one database: the old one's name must be free before the new database has its own. */
static err_t put(struct cx *cx, const char *fresh, const char *db)
{
    unlink(arena_text(cx->mem, "%s-wal", db));
    unlink(arena_text(cx->mem, "%s-shm", db));
    if (rename(fresh, db))
        return fail(cx, E_BUSY, "%s could not be put in place: %m.", db);
    return folder_sync(cx, db);
}

/* With its log, where there is one: what an earlier restore has kept may be the files of a killed server. */
static err_t fresh_make(struct cx *cx, const char *from, const char *fresh)
{
    const char *log = arena_text(cx->mem, "%s-wal", from), *fresh_log = arena_text(cx->mem, "%s-wal", fresh);
    unlink(fresh); /* of a restore that was cut off */
    unlink(fresh_log);
    TRY(copy(cx, from, fresh));
    if (!access(log, F_OK))
        TRY(copy(cx, log, fresh_log));
    return fresh_check(cx, fresh);
}

/* As the database was, else as its folder is: root restores what another user serves. */
static err_t owner_like(struct cx *cx, const char *fresh, const char *db)
{
    struct stat s;
    const char *slash = strrchr(db, '/'), *folder = slash ? arena_copy_n(cx->mem, db, (size_t)(slash - db) + 1) : ".";
    if (geteuid() || (stat(db, &s) && stat(folder, &s)) || !chown(fresh, s.st_uid, s.st_gid))
        return NULL;
    return fail(cx, E_BUSY, "The owner of %s could not be set: %m.", fresh);
}

static err_t restore(struct cx *cx, struct config *c, const char *from, const char *named, const char **kept)
{
    const char *db = c->db;
    const char *fresh = arena_text(cx->mem, "%s.restoring", db);
    char now[TIME_TEXT];
    int fd;
    TRY(alone(cx, db, &fd));
    err_t e = fresh_make(cx, from, fresh);
    if (!e)
        e = erased_stay(cx, c, fresh, fd >= 0, named);
    if (!e)
        e = owner_like(cx, fresh, db);
    time_put(now, clock_wall());
    *kept = fd < 0 ? NULL : arena_text(cx->mem, "%s.before-%.13s%.2s%.6sZ", db, now, now + 14, now + 17);
    if (!e && *kept)
        e = keep(cx, db, *kept);
    if (!e)
        e = put(cx, fresh, db);
    if (e)
        copy_remove(cx, fresh);
    if (fd >= 0)
        close(fd);
    return e;
}

int restore_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    const char *kept, *named = NULL;
    err_t e = option_take(cx, &argc, argv, "--erased", &named);
    if (e)
        return command_usage(e->message);
    if (argc != 1)
        return command_usage("wismo restore needs the backup's file.");
    if (strstr(c->db, "://"))
        return command_usage("wismo makes no backups of PostgreSQL: restore it with pg_restore (docs/backup.md).");
    const char *slash = strrchr(c->db, '/');
    if (slash)
        mkdir(arena_copy_n(cx->mem, c->db, (size_t)(slash - c->db)), 0700);
    e = restore(cx, c, argv[0], named, &kept);
    if (e)
        return command_failed(e);
    if (kept)
        printf("%s is restored; what was there is %s\n", c->db, kept);
    else
        printf("%s is restored\n", c->db);
    return 0;
}
