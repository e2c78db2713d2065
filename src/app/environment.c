/* environment.c - a file of NAME=value lines. The command line of an installed wismo reads the same file as the service,
   so that `wismo doctor` looks at the database that is served. */
#include "app/environment.h"
#include "app/file.h"
#include "base/text.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define INSTALLED "/etc/wismo/wismo.env"

static bool installed(void)
{
    char path[8] = "";
    return readlink("/proc/self/exe", path, sizeof(path) - 1) > 0 && text_starts(path, "/usr/");
}

const char *environment_file(struct arena *a)
{
    const char *named = getenv("WISMO_ENV_FILE"), *db = getenv("WISMO_DB");
    if (!text_empty(db))
        return NULL;
    if (!text_empty(named))
        return arena_copy(a, named);
    return installed() && !access(INSTALLED, F_OK) ? INSTALLED : NULL;
}

static size_t name_length(const char *s)
{
    size_t n = 0;
    while (s[n] == '_' || isalpha((unsigned char)s[n]) || (n && isdigit((unsigned char)s[n])))
        n++;
    return n;
}

static char *value_of(struct arena *a, const char *s, size_t n)
{
    char *v = text_trim(a, arena_copy_n(a, s, n));
    size_t m = strlen(v);
    if (m >= 2 && (v[0] == '"' || v[0] == '\'') && v[m - 1] == v[0]) {
        v[m - 1] = '\0';
        v++;
    }
    return v;
}

/* The next line of *text that is not empty and no comment; its length in *n. NULL at the end. */
static const char *next_line(const char **text, size_t *n, int *number)
{
    while (**text) {
        const char *line = *text;
        *n = strcspn(line, "\n");
        *text = line + *n + (line[*n] == '\n');
        ++*number;
        size_t blank = strspn(line, " \t\r");
        if (blank < *n && line[blank] != '#' && line[blank] != ';') {
            *n -= blank;
            return line + blank;
        }
    }
    return NULL;
}

err_t environment_load(struct cx *cx, const char *path)
{
    char *text;
    size_t n;
    int number = 0;
    TRY(file_read(cx, path, &text));
    for (const char *rest = text, *line; (line = next_line(&rest, &n, &number));) {
        size_t name = name_length(line);
        if (!name || line[name] != '=')
            return fail(cx, E_INPUT, "%s: line %d is not NAME=value.", path, number);
        setenv(arena_copy_n(cx->mem, line, name), value_of(cx->mem, line + name + 1, n - name - 1), 0);
    }
    return NULL;
}

char *environment_get(struct arena *a, const char *text, const char *name)
{
    size_t n, name_n = strlen(name);
    int number = 0;
    char *found = NULL;
    for (const char *rest = text, *line; (line = next_line(&rest, &n, &number));)
        if (n > name_n && !strncmp(line, name, name_n) && line[name_n] == '=')
            found = value_of(a, line + name_n + 1, n - name_n - 1); /* the last one counts, as for systemd */
    return text_empty(found) ? NULL : found;
}

char *environment_with(struct arena *a, const char *text, const char *name, const char *value)
{
    if (!value)
        return arena_copy(a, text);
    size_t n, name_n = strlen(name);
    int number = 0;
    const char *at = NULL;
    size_t at_n = 0;
    for (const char *rest = text, *line; (line = next_line(&rest, &n, &number));)
        if (n > name_n && !strncmp(line, name, name_n) && line[name_n] == '=') {
            at = line;
            at_n = n;
        }
    if (at)
        return arena_text(a, "%.*s%s=%s%s", (int)(at - text), text, name, value, at + at_n);
    size_t all = strlen(text);
    return arena_text(a, "%s%s%s=%s\n", text, all && text[all - 1] != '\n' ? "\n" : "", name, value);
}
