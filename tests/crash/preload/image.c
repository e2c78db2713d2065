/* image.c - see image.h. A file stays what it was under each of its names; a name is on disk or it is not. */
#include "image.h"
#include "real.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_MOST = IMAGE_PATH_MOST };

struct node { /* a file, whatever it is called */
    struct node *next;
    ino_t inode;
    bool gone;            /* its name was removed: the inode's number may come again */
    unsigned char *image; /* what is on disk for certain */
    size_t n, room;
};
struct name {
    struct name *next;
    char path[PATH_MOST];
    struct node *node;
};
struct change {
    struct change *next;
    enum kind kind;
    struct node *node; /* of WRITE, TRUNCATE, CREATE, RENAME */
    off_t at;
    size_t n;
    char path[PATH_MOST], to[PATH_MOST];
    unsigned char bytes[];
};

static struct node *nodes;
static struct name *names; /* on disk for certain */
static struct change *first, **last = &first;
static bool left;
static unsigned long state; /* of the dice */

static void image_resize(struct node *f, size_t n)
{
    if (n > f->room) {
        f->room = n * 2;
        f->image = must(realloc(f->image, f->room));
    }
    if (n > f->n)
        memset(f->image + f->n, 0, n - f->n);
    f->n = n;
}

static struct name **name_find(const char *path)
{
    struct name **at = &names;
    while (*at && strcmp((*at)->path, path))
        at = &(*at)->next;
    return at;
}

static void name_drop(const char *path)
{
    struct name **at = name_find(path), *old = *at;
    if (old) {
        *at = old->next;
        free(old);
    }
}

static void name_set(const char *path, struct node *f)
{
    struct name **at = name_find(path);
    if (!*at) {
        *at = must(calloc(1, sizeof(**at)));
        memcpy((*at)->path, path, strlen(path) + 1);
    }
    (*at)->node = f;
}

/* The first n bytes of it arrive (of a name: all or nothing). */
static void apply(const struct change *c, size_t n)
{
    switch (c->kind) {
    case WRITE:
        if ((size_t)c->at + n > c->node->n)
            image_resize(c->node, (size_t)c->at + n);
        memcpy(c->node->image + c->at, c->bytes, n);
        break;
    case TRUNCATE: image_resize(c->node, (size_t)c->at); break;
    case CREATE: name_set(c->path, c->node); break;
    case UNLINK: name_drop(c->path); break;
    case RENAME:
        name_drop(c->path);
        name_set(c->to, c->node);
        break;
    }
}

static bool of_folder(const struct change *c) { return c->kind >= CREATE; }

void image_settle(const struct node *f, const struct change *end)
{
    for (struct change **at = &first; end && !left && *at;) {
        struct change *c = *at;
        bool mine = f ? c->node == f && !of_folder(c) : of_folder(c), ends = c == end;
        if (mine) {
            apply(c, c->n);
            *at = c->next;
            if (!c->next)
                last = at;
            free(c);
        } else {
            at = &c->next;
        }
        if (ends)
            return;
    }
}

const struct change *image_newest(const struct node *f)
{
    const struct change *end = NULL;
    for (const struct change *c = first; c; c = c->next)
        if (f ? c->node == f && !of_folder(c) : of_folder(c))
            end = c;
    return end;
}

bool image_note(enum kind kind, struct node *f, const void *bytes, size_t n, off_t at, const char *path, const char *to)
{
    if (left)
        return false;
    struct change *c = must(calloc(1, sizeof(*c) + n));
    c->kind = kind;
    c->node = f;
    c->at = at;
    c->n = n;
    if (n)
        memcpy(c->bytes, bytes, n);
    if (path)
        snprintf(c->path, sizeof(c->path), "%s", path);
    if (to)
        snprintf(c->to, sizeof(c->to), "%s", to);
    *last = c;
    last = &c->next;
    return true;
}

struct node *image_node(ino_t inode)
{
    for (struct node *f = nodes; f; f = f->next)
        if (f->inode == inode && !f->gone)
            return f;
    struct node *f = must(calloc(1, sizeof(*f)));
    f->inode = inode;
    f->next = nodes;
    nodes = f;
    return f;
}

void image_gone(struct node *f) { f->gone = true; }

void image_load(const char *path)
{
    struct stat st;
    FILE *in = fopen(path, "re");
    if (!in || fstat(fileno(in), &st))
        abort();
    struct node *f = image_node(st.st_ino);
    image_resize(f, (size_t)st.st_size);
    if (f->n && fread(f->image, 1, f->n, in) != f->n)
        abort();
    fclose(in);
    name_set(path, f);
}

/* --- a power loss ------------------------------------------------------------------------------------------------ */

static unsigned long dice(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state >> 11;
}

/* What was not synced may have arrived all the same. */
static void luck(unsigned seed)
{
    size_t n = 0, i = 0;
    for (const struct change *c = first; c; c = c->next)
        n++;
    size_t upto = n ? dice() % n : 0;
    for (const struct change *c = first; c; c = c->next, i++) {
        size_t torn = c->kind == WRITE ? dice() % (c->n + 1) : 0;
        if (seed % 3 == 1 && i <= upto)
            apply(c, i < upto ? c->n : c->kind == WRITE ? torn : c->n);
        if (seed % 3 == 2) {
            unsigned long fate = dice() % 3;
            if (fate == 1)
                apply(c, c->n);
            else if (fate == 2 && c->kind == WRITE)
                apply(c, torn);
        }
    }
}

static void put(const char *after, const char *path, const void *bytes, size_t n)
{
    REAL(int, open64, const char *, int, ...);
    REAL(ssize_t, write, int, const void *, size_t);
    char to[PATH_MOST * 2];
    snprintf(to, sizeof(to), "%s%s", after, strrchr(path, '/'));
    int fd = real_open64(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    for (size_t at = 0; at < n;) {
        ssize_t more = real_write(fd, (const char *)bytes + at, n - at);
        if (more <= 0)
            abort();
        at += (size_t)more;
    }
    if (fd < 0 || close(fd))
        abort();
}

static void put_all(const char *after, unsigned seed)
{
    for (const struct name *at = names; at; at = at->next) {
        size_t all = strlen(at->path);
        put(after, at->path, at->node->image, at->node->n);
        if (all > 3 && !strcmp(at->path + all - 3, ".db") && seed % 2) {
            unsigned long junk[4096];
            char shm[PATH_MOST + 8];
            for (size_t i = 0; i < 4096; i++)
                junk[i] = dice() << 32 ^ dice();
            snprintf(shm, sizeof(shm), "%s-shm", at->path);
            put(after, shm, junk, sizeof(junk));
        }
    }
}

bool image_leave(const char *after, unsigned seed, bool lucky)
{
    if (left)
        return false;
    left = true;
    state = seed * 2654435769u + 88172645463325252u;
    if (lucky)
        luck(seed);
    put_all(after, seed);
    return true;
}
