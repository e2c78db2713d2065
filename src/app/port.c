/* port.c - who listens on a port, read from /proc: a sentence that names the program is worth more than "in use". */
#include "app/program.h"
#include "base/text.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LISTENS 0x0A
#define LINE_MOST 512

/* The inode of the socket that listens on port, 0 = none. Lines: "sl local:PORT remote:PORT state … uid timeout inode". */
static unsigned long listener(const char *table, int port)
{
    char line[LINE_MOST];
    unsigned long found = 0;
    FILE *f = fopen(table, "re");
    if (!f)
        return 0;
    while (!found && fgets(line, sizeof(line), f)) {
        unsigned at, state;
        unsigned long inode;
        if (sscanf(line, "%*d: %*[0-9A-Fa-f]:%x %*[0-9A-Fa-f]:%*x %x %*s %*s %*s %*s %*s %lu", &at, &state, &inode) ==
                3 &&
            state == LISTENS && (int)at == port)
            found = inode;
    }
    fclose(f);
    return found;
}

static bool holds(const char *folder, const char *socket)
{
    char target[64];
    bool found = false;
    DIR *d = opendir(folder);
    if (!d)
        return false;
    for (struct dirent *e; !found && (e = readdir(d));) {
        ssize_t n = readlinkat(dirfd(d), e->d_name, target, sizeof(target) - 1);
        if (n > 0) {
            target[n] = '\0';
            found = !strcmp(target, socket);
        }
    }
    closedir(d);
    return found;
}

static const char *name_of(struct arena *a, const char *pid)
{
    char name[64] = "";
    FILE *f = fopen(arena_text(a, "/proc/%s/comm", pid), "re");
    if (f) {
        if (!fgets(name, sizeof(name), f))
            name[0] = '\0';
        fclose(f);
    }
    return name[0] ? text_trim(a, name) : "a program";
}

const char *port_holder(struct arena *a, int port)
{
    unsigned long inode = listener("/proc/net/tcp", port);
    if (!inode)
        inode = listener("/proc/net/tcp6", port);
    if (!inode)
        return NULL;
    const char *socket = arena_text(a, "socket:[%lu]", inode), *found = NULL;
    DIR *d = opendir("/proc");
    if (!d)
        return "another program";
    for (struct dirent *e; !found && (e = readdir(d));)
        if (e->d_name[0] >= '1' && e->d_name[0] <= '9' && holds(arena_text(a, "/proc/%s/fd", e->d_name), socket))
            found = arena_text(a, "%s (process %s)", name_of(a, e->d_name), e->d_name);
    closedir(d);
    return found ? found : "another program";
}
