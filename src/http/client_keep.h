/* client_keep.h - connections that wait for the next call to the same server, in the same share. Inside of http/ only. */
#pragma once
#include <stdbool.h>

/* A handle that was kept under this key lately; NULL: none. It is the caller's then. */
void *client_keep_take(const char *key);

/* Keeps a handle for CLIENT_KEEP_MS at most; drop(handle) when it is not needed any more, from any thread. */
#define CLIENT_KEEP_MS 30000
void client_keep_put(const char *key, void *handle, void (*drop)(void *));
