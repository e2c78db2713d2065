/* rekey.c - `wismo rekey`: the installation gets a new key. Invariant: whatever is sealed or signed at any instant can
   be opened with what the file holds at that instant: the file gets the new key before the database does, and loses
   the old one only when nothing is sealed with it. A running server reads the file again when it meets the new key. */
#include "app/rekey.h"
#include "account/assistant.h"
#include "account/erased_key.h"
#include "account/factor.h"
#include "account/mail.h"
#include "base/crypto.h"
#include "base/text.h"
#include "db/event.h"
#include "tracker/tracker.h"
#include "source/grant.h"
#include "source/inbound.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MOST 4096
#define KEY_BYTES 33 /* 44 characters */

/* --- the file ---------------------------------------------------------------------------------------- */

static err_t file_read(struct cx *cx, const char *path, const char **out)
{
    FILE *f = fopen(path, "re");
    if (!f)
        return fail(cx, E_INPUT, "The secret's file %s cannot be read: %m.", path);
    char *text = arena_alloc(cx->mem, FILE_MOST + 1);
    size_t n = fread(text, 1, FILE_MOST, f);
    fclose(f);
    if (n == FILE_MOST || memchr(text, '\0', n))
        return fail(cx, E_INPUT, "The secret's file %s is not a text of at most %d bytes.", path, FILE_MOST - 1);
    *out = text_trim(cx->mem, text);
    return NULL;
}

static bool fill(int fd, const char *text, const struct stat *like)
{
    size_t n = strlen(text);
    if (fchown(fd, like->st_uid, like->st_gid) && errno != EPERM)
        return false;
    return !fchmod(fd, like->st_mode & 07777) && write(fd, text, n) == (ssize_t)n && write(fd, "\n", 1) == 1 &&
           !fsync(fd);
}

static bool folder_sync(struct cx *cx, const char *path)
{
    const char *slash = strrchr(path, '/');
    int fd = open(slash ? arena_copy_n(cx->mem, path, (size_t)(slash - path) + 1) : ".", O_RDONLY | O_DIRECTORY);
    bool good = fd >= 0 && (!fsync(fd) || errno == EINVAL);
    if (fd >= 0)
        close(fd);
    return good;
}

/* In one step, with owner and mode of before: a reader finds the old file or the new one. */
static err_t file_write(struct cx *cx, const char *path, const char *text)
{
    const char *fresh = arena_text(cx->mem, "%s.new", path);
    struct stat like;
    unlink(fresh); /* of a rekey that was cut off */
    int fd = stat(path, &like) ? -1 : open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool good = fd >= 0 && fill(fd, text, &like);
    if (fd >= 0)
        close(fd);
    good = good && !rename(fresh, path) && folder_sync(cx, path);
    err_t e = good ? NULL : fail(cx, E_INPUT, "The secret's file %s cannot be written: %m.", path);
    if (e)
        unlink(fresh);
    return e;
}

/* The current secret and, of those before it, as many as there is room for. */
static const char *with_previous(struct cx *cx, const char *fresh, const char *text)
{
    const char *end = text;
    for (int i = 1; i < CRYPTO_KEYS_MOST && end; i++)
        end = strstr(end + (end != text), CRYPTO_PREVIOUS);
    size_t n = end ? (size_t)(end - text) : strlen(text);
    return arena_text(cx->mem, "%s%s%.*s", fresh, CRYPTO_PREVIOUS, (int)n, text);
}

/* --- the steps --------------------------------------------------------------------------------------- */

err_t rekey_file(struct cx *cx, const char *file)
{
    unsigned char bytes[KEY_BYTES];
    const char *text;
    TRY(file_read(cx, file, &text));
    crypto_random(bytes, sizeof(bytes));
    text = with_previous(cx, base64url(cx->mem, bytes, sizeof(bytes)), text);
    TRY(file_write(cx, file, text));
    return crypto_use_secret(cx, text);
}

/* Who seals: one line each. */
static const struct {
    err_t (*before)(struct cx *cx, int64_t *out); /* how many are sealed with an earlier key */
    err_t (*anew)(struct cx *cx, int64_t *out);
} sealers[] = {
    { assistant_sealed_before, assistant_reseal }, { factor_sealed_before, factor_reseal },
    { mail_sealed_before, mail_reseal },           { mail_server_sealed_before, mail_server_reseal },
    { source_sealed_before, source_reseal },       { inbound_sealed_before, inbound_reseal },
    { grant_sealed_before, grant_reseal },         { erased_key_sealed_before, erased_key_reseal },
    { tracker_sealed_before, tracker_reseal },
};
enum { SEALERS = sizeof(sealers) / sizeof(*sealers) };

static err_t sealed_before(struct cx *cx, int64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < SEALERS; i++) {
        int64_t n;
        TRY(sealers[i].before(cx, &n));
        *out += n;
    }
    return NULL;
}

static err_t seal_anew(struct cx *cx, int64_t *out)
{
    *out = 0;
    cx->who.shop = "";
    DB_TX(cx);
    for (size_t i = 0; i < SEALERS; i++) {
        int64_t n;
        TRY(sealers[i].anew(cx, &n));
        *out += n;
    }
    cx->who.shop = "";
    TRY(event_add(cx, "installation", "secret", "secret.changed", NULL, NULL, NULL));
    return db_commit(cx);
}

err_t rekey(struct cx *cx, const char *file, struct rekeyed *out)
{
    struct rekeyed done = { 0 };
    int64_t before;
    TRY(assistant_secret_check(cx));
    TRY(sealed_before(cx, &before));
    done.fresh = !before;
    if (done.fresh)
        TRY(rekey_file(cx, file));
    TRY(seal_anew(cx, &done.sealed));
    db_settle(cx->db);
    *out = done;
    return NULL;
}

err_t rekey_forget(struct cx *cx, const char *file)
{
    const char *text;
    int64_t before;
    TRY(assistant_secret_check(cx));
    TRY(sealed_before(cx, &before));
    if (before)
        return fail(cx, E_CONFLICT, "%lld secrets are still sealed with an earlier key. Run wismo rekey first.",
                    (long long)before);
    TRY(file_read(cx, file, &text));
    const char *end = strstr(text, CRYPTO_PREVIOUS);
    if (!end)
        return NULL;
    text = arena_copy_n(cx->mem, text, (size_t)(end - text));
    TRY(file_write(cx, file, text));
    return crypto_use_secret(cx, text);
}
