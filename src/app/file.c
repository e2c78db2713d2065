/* file.c - small text files of the installation. Invariant: a reader sees the old text or the new one, never a part. */
#include "app/file.h"
#include "base/log.h"
#include "base/text.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MOST (1 << 20)

err_t file_read(struct cx *cx, const char *path, char **out)
{
    FILE *f = fopen(path, "re");
    if (!f && errno == ENOENT)
        return fail(cx, E_MISSING, "There is no file %s.", path);
    if (!f)
        return fail(cx, E_DENIED, "%s cannot be read: %m.", path);
    char *text = arena_alloc(cx->mem, FILE_MOST + 1);
    size_t n = fread(text, 1, FILE_MOST + 1, f);
    bool broken = ferror(f);
    fclose(f);
    if (broken)
        return fail(cx, E_DENIED, "%s cannot be read.", path);
    if (n > FILE_MOST || memchr(text, '\0', n))
        return fail(cx, E_INPUT, "%s is not a text file.", path);
    *out = arena_copy_n(cx->mem, text, n);
    return NULL;
}

static bool same(struct cx *cx, const char *path, const char *text)
{
    char *now = NULL;
    return !file_read(cx, path, &now) && !strcmp(now, text);
}

static bool write_all(int fd, const char *text, size_t n)
{
    while (n) {
        ssize_t done = write(fd, text, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        text += done;
        n -= (size_t)done;
    }
    return !fsync(fd);
}

err_t file_put(struct cx *cx, const char *path, const char *text, mode_t mode, gid_t group, bool *changed)
{
    if (changed)
        *changed = false;
    if (same(cx, path, text) && !chmod(path, mode) && (group == (gid_t)-1 || !chown(path, (uid_t)-1, group)))
        return NULL;
    const char *fresh = arena_text(cx->mem, "%s.new", path);
    unlink(fresh);
    int fd = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && write_all(fd, text, strlen(text)) && (group == (gid_t)-1 || !fchown(fd, (uid_t)-1, group)) &&
              !fchmod(fd, mode);
    int why = errno;
    if (fd >= 0)
        close(fd);
    if (ok && rename(fresh, path)) {
        ok = false;
        why = errno;
    }
    if (!ok) {
        unlink(fresh);
        errno = why;
        return fail(cx, E_BUSY, "%s could not be written: %m.", path);
    }
    if (changed)
        *changed = true;
    return NULL;
}

err_t folder_put(struct cx *cx, const char *path, mode_t mode)
{
    bool made = !mkdir(path, mode);
    if ((!made && errno != EEXIST) || (made && chmod(path, mode))) /* whatever the umask says */
        return fail(cx, E_BUSY, "The folder %s could not be made: %m.", path);
    return NULL;
}

void owner_follow(struct cx *cx, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct stat st;
    if (geteuid() || stat(slash ? arena_copy_n(cx->mem, path, (size_t)(slash - path) + 1) : ".", &st) || !st.st_uid)
        return;
    if (lchown(path, st.st_uid, st.st_gid))
        log_line(LOG_WARN, "owner", "path=%s error=%s", log_quote(cx->mem, path), strerror(errno));
}
