/* disk.c - LD_PRELOAD for a whole server: a disk that knows which bytes were synced, and a wall clock that can jump.
   Of every file in LOSSY_DIR image.c keeps what is on disk for certain (the image at its last fsync or fdatasync, the
   names at the folder's last fsync) and, in order, all that came since: writes, truncations, new, removed and renamed
   names. At a cut this puts what a power loss leaves into LOSSY_AFTER and kills the process. A sync covers what was written
   before it began. Commands come as lines through the descriptor that LOSSY_CONTROL names; each is answered by "ok".
     cut SEED          power fails now; SEED chooses what becomes of what was not synced: nothing of it arrives; the
                       older part arrives, its last write torn at some byte; or each by its own luck, whole or torn
     cutat N SEED      the same inside the N-th write, sync or change of a name from now (from the start: LOSSY_CUT)
     slow USEC         a sync takes so long
     room BYTES        so many bytes are free for files to grow, then ENOSPC after a short write; -1: no end
     readonly 0|1      1: what writes, syncs, makes or removes files fails with EROFS (from the start: LOSSY_READONLY)
     failsync N        the N-th sync from now fails with EIO; only what was synced before is left afterwards
     clock MSEC        the wall clock is off by so much
   Not modelled: the contents of -shm (after a cut it is junk or gone, as SQLite allows), mmap for writing of other
   files (ends the process, to be noticed), stdio's own writes, links, subfolders, sectors, a disk that lies about a
   sync, and a file's length that arrives without its bytes other than by tearing. */
#include "image.h"
#include "real.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { FILES_MOST = 4096, PATH_MOST = IMAGE_PATH_MOST };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static struct node *file_of[FILES_MOST];
static bool folder_of[FILES_MOST];
static char folder[PATH_MOST], after[PATH_MOST];
static bool read_only;
static long room = -1, cut_in, fail_in;
static unsigned cut_seed;
static _Atomic long sync_us;
extern _Atomic long clock_off; /* of clock.c */

/* --- the disk ------------------------------------------------------------------------------------------------- */

/* Whether it is a file that we keep; of "-shm" nothing is kept. */
static bool kept(const char *path)
{
    size_t n = strlen(folder), all = strlen(path);
    return n && !strncmp(path, folder, n) && path[n] == '/' && path[n + 1] && !strchr(path + n + 1, '/') &&
           all < PATH_MOST && !(all > 4 && !strcmp(path + all - 4, "-shm"));
}

static bool is_folder(const char *path)
{
    size_t n = strlen(folder);
    return n && !strncmp(path, folder, n) && (!path[n] || !strcmp(path + n, "/"));
}

/* With the mutex held, which nobody gets any more: nothing of what follows counts. */
static void power_fails(void)
{
    if (!image_leave(after, cut_seed, true))
        return;
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

static void moment(void)
{
    if (cut_in && !--cut_in)
        power_fails();
}

static void note(enum kind kind, struct node *f, const void *bytes, size_t n, off_t at, const char *path,
                 const char *to)
{
    if (image_note(kind, f, bytes, n, at, path, to))
        moment();
}

static struct node *node_at(const char *path)
{
    struct stat st;
    return lstat(path, &st) ? NULL : image_node(st.st_ino);
}

static struct node *tracked(int fd) { return fd >= 0 && fd < FILES_MOST ? file_of[fd] : NULL; }

/* --- opening, closing ------------------------------------------------------------------------------------------- */

static int opened(int fd, const char *path, int flags, bool was)
{
    struct stat st;
    if (fd < 0 || fd >= FILES_MOST || fstat(fd, &st))
        return fd;
    folder_of[fd] = S_ISDIR(st.st_mode);
    if (!S_ISREG(st.st_mode))
        return fd;
    file_of[fd] = image_node(st.st_ino);
    if (!was)
        note(CREATE, file_of[fd], NULL, 0, 0, path, NULL);
    else if (flags & O_TRUNC)
        note(TRUNCATE, file_of[fd], NULL, 0, 0, NULL, NULL);
    return fd;
}

static int open_any(const char *path, int flags, mode_t mode)
{
    REAL(int, open64, const char *, int, ...);
    if (!kept(path) && !is_folder(path))
        return real_open64(path, flags, mode);
    pthread_mutex_lock(&mutex);
    struct stat st;
    bool was = !lstat(path, &st);
    int fd = -1;
    if (read_only && ((flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT && !was)))
        errno = EROFS;
    else
        fd = opened(real_open64(path, flags, mode), path, flags, was);
    pthread_mutex_unlock(&mutex);
    return fd;
}

#define OPEN_LIKE(name)                                                                                                \
    int name(const char *path, int flags, ...)                                                                         \
    {                                                                                                                  \
        mode_t mode = 0;                                                                                               \
        if (flags & (O_CREAT | __O_TMPFILE)) {                                                                         \
            va_list ap;                                                                                                \
            va_start(ap, flags);                                                                                       \
            mode = va_arg(ap, mode_t);                                                                                 \
            va_end(ap);                                                                                                \
        }                                                                                                              \
        return open_any(path, flags, mode);                                                                            \
    }
OPEN_LIKE(open)
OPEN_LIKE(open64)

int close(int fd)
{
    REAL(int, close, int);
    if (fd >= 0 && fd < FILES_MOST && (file_of[fd] || folder_of[fd])) {
        pthread_mutex_lock(&mutex);
        file_of[fd] = NULL;
        folder_of[fd] = false;
        pthread_mutex_unlock(&mutex);
    }
    return real_close(fd);
}

/* --- writing ---------------------------------------------------------------------------------------------------- */

/* How many of n bytes at `at` find room; the file is locked against others by the mutex. */
static ssize_t fits(int fd, size_t n, off_t at)
{
    struct stat st;
    if (read_only) {
        errno = EROFS;
        return -1;
    }
    if (room < 0 || fstat(fd, &st))
        return (ssize_t)n;
    long grows = (long)at + (long)n - (long)st.st_size;
    if (grows <= 0)
        return (ssize_t)n;
    if (grows <= room) {
        room -= grows;
        return (ssize_t)n;
    }
    ssize_t some = (ssize_t)n - (grows - room);
    room = 0;
    if (some > 0)
        return some;
    errno = ENOSPC;
    return -1;
}

static ssize_t write_at(int fd, const void *bytes, size_t n, off_t at)
{
    REAL(ssize_t, pwrite64, int, const void *, size_t, off_t);
    if (!tracked(fd))
        return real_pwrite64(fd, bytes, n, at);
    pthread_mutex_lock(&mutex);
    ssize_t done = fits(fd, n, at);
    if (done > 0)
        done = real_pwrite64(fd, bytes, (size_t)done, at);
    if (done > 0) {
        int before = errno;
        note(WRITE, file_of[fd], bytes, (size_t)done, at, NULL, NULL);
        errno = before;
    }
    pthread_mutex_unlock(&mutex);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off_t at) { return write_at(fd, bytes, n, at); }
ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) { return write_at(fd, bytes, n, at); }

ssize_t write(int fd, const void *bytes, size_t n)
{
    REAL(ssize_t, write, int, const void *, size_t);
    if (!tracked(fd))
        return real_write(fd, bytes, n);
    off_t at = lseek(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
    ssize_t done = write_at(fd, bytes, n, at);
    if (done > 0)
        lseek(fd, at + done, SEEK_SET);
    return done;
}

static int truncate_to(int fd, off_t n)
{
    REAL(int, ftruncate64, int, off_t);
    if (!tracked(fd))
        return real_ftruncate64(fd, n);
    pthread_mutex_lock(&mutex);
    int rc = -1;
    struct stat st;
    if (read_only)
        errno = EROFS;
    else if (room >= 0 && !fstat(fd, &st) && n - st.st_size > room)
        errno = ENOSPC;
    else if (!(rc = real_ftruncate64(fd, n)))
        note(TRUNCATE, file_of[fd], NULL, 0, n, NULL, NULL);
    pthread_mutex_unlock(&mutex);
    return rc;
}

int ftruncate64(int fd, off_t n) { return truncate_to(fd, n); }
int ftruncate(int fd, off_t n) { return truncate_to(fd, n); }

int fallocate64(int fd, int mode, off_t at, off_t n)
{
    REAL(int, fallocate64, int, int, off_t, off_t);
    if (!tracked(fd))
        return real_fallocate64(fd, mode, at, n);
    errno = EOPNOTSUPP;
    return -1;
}

void *mmap64(void *at, size_t n, int protection, int flags, int fd, off_t from)
{
    REAL(void *, mmap64, void *, size_t, int, int, int, off_t);
    if (tracked(fd) && flags & MAP_SHARED && protection & PROT_WRITE)
        abort();
    return real_mmap64(at, n, protection, flags, fd, from);
}

/* --- syncs -------------------------------------------------------------------------------------------------------- */

static int sync_file(int fd, int (*real)(int))
{
    if (!tracked(fd) && !(fd >= 0 && fd < FILES_MOST && folder_of[fd]))
        return real(fd);
    pthread_mutex_lock(&mutex);
    const struct node *f = file_of[fd];
    const struct change *end = image_newest(f);
    moment();
    int failure = read_only ? EROFS : 0;
    if (fail_in && !--fail_in) {
        failure = EIO;
        image_leave(after, cut_seed, false);
    }
    pthread_mutex_unlock(&mutex);
    if (failure) {
        errno = failure;
        return -1;
    }
    if (sync_us)
        nanosleep(&(struct timespec){ .tv_sec = sync_us / 1000000, .tv_nsec = sync_us % 1000000 * 1000 }, NULL);
    pthread_mutex_lock(&mutex);
    image_settle(f, end);
    pthread_mutex_unlock(&mutex);
    return 0;
}

int fsync(int fd)
{
    REAL(int, fsync, int);
    return sync_file(fd, real_fsync);
}

int fdatasync(int fd)
{
    REAL(int, fdatasync, int);
    return sync_file(fd, real_fdatasync);
}

/* --- names ---------------------------------------------------------------------------------------------------------- */

int unlink(const char *path)
{
    REAL(int, unlink, const char *);
    if (!kept(path))
        return real_unlink(path);
    pthread_mutex_lock(&mutex);
    struct node *f = node_at(path);
    int rc = -1;
    if (read_only)
        errno = EROFS;
    else if (!(rc = real_unlink(path)) && f) {
        image_gone(f);
        note(UNLINK, f, NULL, 0, 0, path, NULL);
    }
    pthread_mutex_unlock(&mutex);
    return rc;
}

int rename(const char *path, const char *to)
{
    REAL(int, rename, const char *, const char *);
    if (!kept(path) && !kept(to))
        return real_rename(path, to);
    if (!kept(path) || !kept(to))
        abort();
    pthread_mutex_lock(&mutex);
    struct node *f = node_at(path), *old = node_at(to);
    int rc = -1;
    if (read_only)
        errno = EROFS;
    else if (!(rc = real_rename(path, to)) && f) {
        if (old && old != f)
            image_gone(old);
        note(RENAME, f, NULL, 0, 0, path, to);
    }
    pthread_mutex_unlock(&mutex);
    return rc;
}

/* --- commands --------------------------------------------------------------------------------------------------------- */

static bool obey(const char *line)
{
    long a = 0, b = 0;
    char word[16];
    if (sscanf(line, "%15s %ld %ld", word, &a, &b) < 2)
        return false;
    pthread_mutex_lock(&mutex);
    if (!strcmp(word, "cut")) {
        cut_seed = (unsigned)a;
        power_fails();
    } else if (!strcmp(word, "cutat")) {
        cut_in = a;
        cut_seed = (unsigned)b;
    } else if (!strcmp(word, "slow")) {
        sync_us = a;
    } else if (!strcmp(word, "room")) {
        room = a;
    } else if (!strcmp(word, "readonly")) {
        read_only = a;
    } else if (!strcmp(word, "failsync")) {
        fail_in = a;
    } else if (!strcmp(word, "clock")) {
        clock_off = a;
    } else {
        abort();
    }
    pthread_mutex_unlock(&mutex);
    return true;
}

static void *controlled(void *arg)
{
    FILE *in = arg;
    char line[128];
    while (fgets(line, sizeof(line), in)) {
        REAL(ssize_t, write, int, const void *, size_t);
        if (!obey(line) || real_write(fileno(in), "ok\n", 3) != 3)
            abort();
    }
    return NULL;
}

__attribute__((constructor)) static void start(void)
{
    const char *dir = getenv("LOSSY_DIR"), *to = getenv("LOSSY_AFTER"), *control = getenv("LOSSY_CONTROL");
    if (!dir || !to || !control)
        return;
    snprintf(after, sizeof(after), "%s", to);
    DIR *d = must(opendir(dir));
    for (struct dirent *e; (e = readdir(d));) {
        char path[PATH_MOST];
        size_t n = strlen(e->d_name);
        if (e->d_type == DT_REG && !(n > 4 && !strcmp(e->d_name + n - 4, "-shm")) &&
            snprintf(path, sizeof(path), "%s/%s", dir, e->d_name) < PATH_MOST)
            image_load(path);
    }
    closedir(d);
    snprintf(folder, sizeof(folder), "%s", dir);
    read_only = getenv("LOSSY_READONLY");
    if (getenv("LOSSY_CUT") && sscanf(getenv("LOSSY_CUT"), "%ld %u", &cut_in, &cut_seed) != 2)
        abort();
    unsetenv("LD_PRELOAD"); /* only this process */
    int fd = atoi(control);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    if (pthread_create(&thread, NULL, controlled, must(fdopen(fd, "r"))))
        abort();
    pthread_detach(thread);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}
