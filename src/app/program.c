/* program.c - starting other programs, and who holds a port. */
#include "app/program.h"
#include "base/text.h"
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define OUTPUT_MOST (256 << 10)

extern char **environ;

const char *program_find(struct arena *a, const char *name)
{
    const char *path = getenv("PATH");
    for (const char *s = arena_text(a, "%s:/usr/sbin:/usr/bin:/usr/local/bin", path ? path : ""); *s;) {
        size_t n = strcspn(s, ":");
        const char *full = arena_text(a, "%.*s/%s", (int)n, s, name);
        if (n && !access(full, X_OK))
            return full;
        s += n + (s[n] == ':');
    }
    return NULL;
}

static const char *last_line(struct arena *a, const char *output)
{
    char *text = text_trim(a, output ? output : "");
    char *line = strrchr(text, '\n');
    return line ? line + 1 : text;
}

/* What it prints is read to the end; what is too much is dropped, so that it never waits for us. */
static char *gather(struct arena *a, int fd)
{
    char *text = arena_alloc(a, OUTPUT_MOST + 1);
    char dropped[4096] = "";
    size_t n = 0;
    for (;;) {
        bool room = n < OUTPUT_MOST;
        ssize_t got = read(fd, room ? text + n : dropped, room ? OUTPUT_MOST - n : sizeof(dropped));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return text;
        if (room)
            n += (size_t)got;
    }
}

err_t program_run(struct cx *cx, const char *const *argv, char **output)
{
    posix_spawn_file_actions_t actions;
    int ends[2] = { -1, -1 }, status;
    pid_t child;
    char *said = NULL;
    if (output && pipe2(ends, O_CLOEXEC))
        return fail(cx, E_BUSY, "%s could not be started: %m.", argv[0]);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output ? ends[1] : 2, 1);
    if (output)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
    errno = posix_spawnp(&child, argv[0], &actions, NULL, (char *const *)(uintptr_t)argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    err_t e = errno ? fail(cx, E_BUSY, "%s could not be started: %m.", argv[0]) : NULL;
    if (output) {
        close(ends[1]);
        if (!e)
            *output = said = gather(cx->mem, ends[0]);
        close(ends[0]);
    }
    if (e)
        return e;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return fail(cx, E_BUSY, "%s is lost: %m.", argv[0]);
    if (WIFEXITED(status) && !WEXITSTATUS(status))
        return NULL;
    return fail(cx, E_BUSY, "%s %s failed%s%s", argv[0], argv[1] ? argv[1] : "", said ? ": " : ".",
                last_line(cx->mem, said));
}
