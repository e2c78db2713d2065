/* lossy_vfs.h - an SQLite VFS named "lossy" that knows which bytes were synced. At a chosen instant it forgets the
   others, as a power loss would; it fails writes and syncs on demand. Other processes need not apply. */
#pragma once
#include <stdbool.h>

/* Registers the VFS (once) and forgets all that happened before. */
void lossy_reset(void);

/* The n-th write from now fails (1 = the next): half of its bytes arrive, then code (SQLITE_FULL, SQLITE_IOERR_WRITE). */
void lossy_fail_write(int n, int code);
/* The n-th sync from now fails, and what it was about is lost. only: of files whose path ends so (NULL = any);
   ".db" is synced by checkpoints alone. */
void lossy_fail_sync(int n, const char *only);
/* Every write fails with SQLITE_FULL until it is off again. */
void lossy_full(bool on);
/* Syncs of other threads than this one wait until it is off again. */
void lossy_hold(bool on);
/* How many demanded failures have happened. */
int lossy_failures(void);

/* Power fails now: nothing written or synced later counts. */
void lossy_cut(void);
bool lossy_is_cut(void);

/* Puts what was on disk at the cut into folder, under the files' own names. luck = 0: only synced bytes;
   else a different choice of unsynced writes arrived too, some of them torn. */
void lossy_restore(const char *folder, unsigned luck);
