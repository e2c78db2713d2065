/* lossy_vfs.c - each file has an image of what is on disk for certain and a list of the writes since. A sync
   applies the writes that were there when it began, not those that came while it ran. */
#include "crash/lossy_vfs.h"
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct change { struct change *next; long id; sqlite3_int64 at; int n; unsigned char bytes[]; };   /* n = -1: truncated to at */

struct disk {
    struct disk *next;
    char path[512];
    unsigned char *image;
    sqlite3_int64 n, room;
    struct change *first, **last;
};

struct lossy_file { sqlite3_file base; struct disk *disk; };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t moved = PTHREAD_COND_INITIALIZER;
static struct disk *disks;
static sqlite3_vfs vfs, *unix_vfs;
static int write_in, write_code, sync_in, failures;
static const char *sync_only;
static bool full, hold, cut;
static pthread_t holder;
static long changes;

static sqlite3_file *real(sqlite3_file *f)
{
    return (sqlite3_file *)(void *)((struct lossy_file *)(void *)f + 1);
}

static struct disk *disk_of(sqlite3_file *f)
{
    return ((struct lossy_file *)(void *)f)->disk;
}

/* --- the disk ------------------------------------------------------------------------------------------- */

static void forget_changes(struct disk *d)
{
    while (d->first) {
        struct change *c = d->first;
        d->first = c->next;
        free(c);
    }
    d->last = &d->first;
}

static struct disk *disk_find(const char *path)
{
    for (struct disk *d = disks; d; d = d->next)
        if (!strcmp(d->path, path))
            return d;
    return NULL;
}

static struct disk *disk_new(const char *path)
{
    struct disk *d = calloc(1, sizeof(*d));
    if (!d)
        abort();
    snprintf(d->path, sizeof(d->path), "%s", path);
    d->last = &d->first;
    d->next = disks;
    disks = d;
    return d;
}

static void apply(struct disk *d, const struct change *c, int n)
{
    sqlite3_int64 end = n < 0 ? c->at : c->at + n;
    if (end > d->room) {
        d->room = end * 2;
        d->image = realloc(d->image, (size_t)d->room);
        if (!d->image)
            abort();
    }
    if (end > d->n)
        memset(d->image + d->n, 0, (size_t)(end - d->n));
    if (n >= 0)
        memcpy(d->image + c->at, c->bytes, (size_t)n);
    if (n < 0 || end > d->n)
        d->n = end;
}

static void record(struct disk *d, const void *bytes, int n, sqlite3_int64 at)
{
    if (cut)
        return;
    struct change *c = malloc(sizeof(*c) + (size_t)(n > 0 ? n : 0));
    if (!c)
        abort();
    *c = (struct change){ .id = ++changes, .at = at, .n = n };
    if (n > 0)
        memcpy(c->bytes, bytes, (size_t)n);
    *d->last = c;
    d->last = &c->next;
}

/* --- files ------------------------------------------------------------------------------------------------ */

static int lossy_close(sqlite3_file *f) { return real(f)->pMethods->xClose(real(f)); }
static int lossy_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), p, n, at); }
static int lossy_size(sqlite3_file *f, sqlite3_int64 *n) { return real(f)->pMethods->xFileSize(real(f), n); }
static int lossy_lock(sqlite3_file *f, int l) { return real(f)->pMethods->xLock(real(f), l); }
static int lossy_unlock(sqlite3_file *f, int l) { return real(f)->pMethods->xUnlock(real(f), l); }
static int lossy_reserved(sqlite3_file *f, int *out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }
static int lossy_control(sqlite3_file *f, int op, void *arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); }
static int lossy_sector(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
static int lossy_device(sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
static int lossy_shm_map(sqlite3_file *f, int r, int n, int w, void volatile **p) { return real(f)->pMethods->xShmMap(real(f), r, n, w, p); }
static int lossy_shm_lock(sqlite3_file *f, int o, int n, int flags) { return real(f)->pMethods->xShmLock(real(f), o, n, flags); }
static void lossy_shm_barrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int lossy_shm_unmap(sqlite3_file *f, int d) { return real(f)->pMethods->xShmUnmap(real(f), d); }

static int lossy_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
    pthread_mutex_lock(&mutex);
    int code = full ? SQLITE_FULL : SQLITE_OK;
    if (!code && write_in && !--write_in)
        code = write_code;
    if (code) {
        failures++;
        n /= 2;
    }
    record(disk_of(f), p, n, at);
    pthread_mutex_unlock(&mutex);
    int rc = real(f)->pMethods->xWrite(real(f), p, n, at);
    return code ? code : rc;
}

static int lossy_truncate(sqlite3_file *f, sqlite3_int64 n)
{
    pthread_mutex_lock(&mutex);
    record(disk_of(f), NULL, -1, n);
    pthread_mutex_unlock(&mutex);
    return real(f)->pMethods->xTruncate(real(f), n);
}

static bool ends(const char *path, const char *end)
{
    return !end || (strlen(path) >= strlen(end) && !strcmp(path + strlen(path) - strlen(end), end));
}

static int lossy_sync(sqlite3_file *f, int flags)
{
    (void)flags;
    struct disk *d = disk_of(f);
    pthread_mutex_lock(&mutex);
    long upto = changes;
    while (hold && !pthread_equal(holder, pthread_self()))
        pthread_cond_wait(&moved, &mutex);
    if (sync_in && ends(d->path, sync_only) && !--sync_in) {
        failures++;
        pthread_mutex_unlock(&mutex);
        return SQLITE_IOERR_FSYNC;
    }
    pthread_mutex_unlock(&mutex);
    nanosleep(&(struct timespec){ .tv_nsec = 300000 }, NULL);      /* so that others write meanwhile */
    pthread_mutex_lock(&mutex);
    while (!cut && d->first && d->first->id <= upto) {
        struct change *c = d->first;
        apply(d, c, c->n);
        d->first = c->next;
        if (!d->first)
            d->last = &d->first;
        free(c);
    }
    pthread_mutex_unlock(&mutex);
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 2, .xClose = lossy_close, .xRead = lossy_read, .xWrite = lossy_write, .xTruncate = lossy_truncate,
    .xSync = lossy_sync, .xFileSize = lossy_size, .xLock = lossy_lock, .xUnlock = lossy_unlock,
    .xCheckReservedLock = lossy_reserved, .xFileControl = lossy_control, .xSectorSize = lossy_sector,
    .xDeviceCharacteristics = lossy_device, .xShmMap = lossy_shm_map, .xShmLock = lossy_shm_lock,
    .xShmBarrier = lossy_shm_barrier, .xShmUnmap = lossy_shm_unmap,
};

static int lossy_open(sqlite3_vfs *v, sqlite3_filename name, sqlite3_file *f, int flags, int *out)
{
    (void)v;
    f->pMethods = NULL;
    int rc = unix_vfs->xOpen(unix_vfs, name, real(f), flags, out);
    if (rc)
        return rc;
    pthread_mutex_lock(&mutex);
    struct disk *d = disk_find(name ? name : "");
    ((struct lossy_file *)(void *)f)->disk = d ? d : disk_new(name ? name : "");
    pthread_mutex_unlock(&mutex);
    f->pMethods = &methods;
    return SQLITE_OK;
}

static int lossy_delete(sqlite3_vfs *v, const char *name, int sync)
{
    (void)v;
    pthread_mutex_lock(&mutex);
    struct disk *d = disk_find(name);
    if (d && !cut) {
        forget_changes(d);
        d->n = 0;
    }
    pthread_mutex_unlock(&mutex);
    return unix_vfs->xDelete(unix_vfs, name, sync);
}

/* --- what tests ask for --------------------------------------------------------------------------------------- */

void lossy_reset(void)
{
    if (!unix_vfs) {
        unix_vfs = sqlite3_vfs_find("unix");
        vfs = *unix_vfs;
        vfs.pNext = NULL;
        vfs.zName = "lossy";
        vfs.szOsFile = (int)sizeof(struct lossy_file) + unix_vfs->szOsFile;
        vfs.xOpen = lossy_open;
        vfs.xDelete = lossy_delete;
        sqlite3_vfs_register(&vfs, 0);
    }
    pthread_mutex_lock(&mutex);
    while (disks) {
        struct disk *d = disks;
        disks = d->next;
        forget_changes(d);
        free(d->image);
        free(d);
    }
    write_in = sync_in = failures = 0;
    full = hold = cut = false;
    pthread_mutex_unlock(&mutex);
}

#define SET(what) do { pthread_mutex_lock(&mutex); what; pthread_cond_broadcast(&moved); pthread_mutex_unlock(&mutex); } while (0)

void lossy_fail_write(int n, int code) { SET((write_in = n, write_code = code)); }
void lossy_fail_sync(int n, const char *only) { SET((sync_in = n, sync_only = only)); }
void lossy_full(bool on) { SET(full = on); }
void lossy_hold(bool on) { SET((hold = on, holder = pthread_self())); }
void lossy_cut(void) { SET((cut = true, hold = false)); }

int lossy_failures(void)
{
    int n;
    SET(n = failures);
    return n;
}

bool lossy_is_cut(void)
{
    bool is;
    SET(is = cut);
    return is;
}

void lossy_restore(const char *folder, unsigned luck)
{
    unsigned chance = luck;
    pthread_mutex_lock(&mutex);
    for (struct disk *d = disks; d; d = d->next) {
        for (struct change *c = d->first; luck && c; c = c->next) {
            chance = chance * 1103515245 + 12345;
            unsigned fate = chance >> 16 & 3;
            if (fate == 1)
                apply(d, c, c->n);
            else if (fate == 2 && c->n > 1)
                apply(d, c, (int)(chance >> 8) % c->n);
        }
        char to[1024];
        const char *name = strrchr(d->path, '/');
        if (!name || !d->n)
            continue;
        snprintf(to, sizeof(to), "%s%s", folder, name);
        FILE *out = fopen(to, "w");
        if (!out || fwrite(d->image, 1, (size_t)d->n, out) != (size_t)d->n || fclose(out))
            abort();
    }
    pthread_mutex_unlock(&mutex);
}
