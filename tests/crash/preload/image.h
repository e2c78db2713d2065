/* image.h - what of the files of a folder is on disk for certain, what came since, and what a power loss leaves of both.
   Not thread-safe: disk.c holds its mutex. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#pragma GCC visibility push(hidden) /* the program that this is loaded into has names of its own */

enum { IMAGE_PATH_MOST = 512 };
enum kind { WRITE, TRUNCATE, CREATE, UNLINK, RENAME };

struct node;   /* a file, whatever it is called */
struct change; /* of a file's bytes, or of a name in the folder */

/* The file with that inode; a new one when none is known. */
struct node *image_node(ino_t inode);

/* Its name was removed: the inode's number may come again, for another file. */
void image_gone(struct node *f);

/* A file that is there, with all its bytes, before the program starts. Aborts when it cannot be read. */
void image_load(const char *path);

/* Something came: of WRITE n bytes at `at`; of TRUNCATE the length `at`; of CREATE and UNLINK the name `path`; of RENAME
   also `to`. False: nothing counts any more, as the image was left already. */
bool image_note(enum kind kind, struct node *f, const void *bytes, size_t n, off_t at, const char *path,
                const char *to);

/* The newest change of the file (NULL: of the folder) that is not on disk yet; NULL: there is none. A sync covers what
   was newest when it began. */
const struct change *image_newest(const struct node *f);

/* What the file (NULL: the folder) had been given up to `end` (NULL: nothing) is on disk now. */
void image_settle(const struct node *f, const struct change *end);

/* Puts what is on disk into the folder `after`; lucky: and, as seed chooses, some of what came since. Only the first call
   does it, and nothing counts after it; the others are false. */
bool image_leave(const char *after, unsigned seed, bool lucky);

#pragma GCC visibility pop
