/* file.h - small text files of the installation, read and replaced whole. */
#pragma once
#include "base/base.h"
#include <sys/types.h>

/* The text of a file. E_MISSING: there is none; E_DENIED: it may not be read; E_INPUT: larger than 1 MB, or not a
   text. The sentence names the file. */
MUST err_t file_read(struct cx *cx, const char *path, char **out);

/* Makes path hold text, with that mode, synced and put in place by a rename; an equal file stays untouched.
   group: its group, (gid_t)-1 = as it comes. changed (may be NULL): whether something was written. E_BUSY. */
MUST err_t file_put(struct cx *cx, const char *path, const char *text, mode_t mode, gid_t group, bool *changed);

/* Makes the folder when it is not there. E_BUSY. */
MUST err_t folder_put(struct cx *cx, const char *path, mode_t mode);

/* What root made in somebody's folder becomes the folder's owner's: the service must be able to use it. For others
   nothing happens. */
void owner_follow(struct cx *cx, const char *path);
