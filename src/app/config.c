/* config.c - environment and options. An option wins over its variable. */
#include "app/config.h"
#include "base/crypto.h"
#include "base/log.h"
#include "base/text.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define SECRET_MOST 4096

static void drop(int *argc, char **argv, int at, int n)
{
    for (int i = at; i + n <= *argc; i++)
        argv[i] = argv[i + n];
    *argc -= n;
}

err_t option_take(struct cx *cx, int *argc, char **argv, const char *name, const char **out)
{
    size_t n = strlen(name);
    for (int i = 0; i < *argc; i++) {
        if (!strcmp(argv[i], "--"))
            return NULL;
        if (!strncmp(argv[i], name, n) && argv[i][n] == '=') {
            *out = argv[i] + n + 1;
            drop(argc, argv, i--, 1);
        } else if (!strcmp(argv[i], name)) {
            if (i + 1 >= *argc)
                return fail(cx, E_INPUT, "%s needs a value.", name);
            *out = argv[i + 1];
            drop(argc, argv, i--, 2);
        }
    }
    return NULL;
}

bool option_flag(int *argc, char **argv, const char *name)
{
    for (int i = 0; i < *argc; i++)
        if (!strcmp(argv[i], name)) {
            drop(argc, argv, i, 1);
            return true;
        }
    return false;
}

static const char *env(const char *name)
{
    const char *s = getenv(name);
    return text_empty(s) ? NULL : s;
}

err_t config_take(struct cx *cx, int *argc, char **argv, struct config *out)
{
    const char *limits = env("WISMO_RATE_LIMITS");
    struct config c = {
        .db = env("WISMO_DB"),
        .listen = env("WISMO_LISTEN"),
        .url = env("WISMO_URL"),
        .trusted_proxies = env("WISMO_TRUSTED_PROXIES"),
        .allow_hosts = env("WISMO_ALLOW_HOSTS"),
        .backup_dir = env("WISMO_BACKUP_DIR"),
        .backup_at = env("WISMO_BACKUP_AT"),
        .limits = !limits || strcmp(limits, "off"),
        .loopback_counts = limits && !strcmp(limits, "loopback"),
    };
    const char *db = c.db, *listen = c.listen;
    TRY(option_take(cx, argc, argv, "--db", &c.db));
    TRY(option_take(cx, argc, argv, "--listen", &c.listen));
    c.db_said = c.db != db;
    c.listen_said = c.listen != listen;
    if (!c.db)
        c.db = "data/wismo.db";
    if (!c.listen)
        c.listen = "127.0.0.1:8080";
    if (c.url) /* without the slash that people add */
        c.url = arena_copy_n(cx->mem, c.url, strlen(c.url) - (c.url[strlen(c.url) - 1] == '/'));
    *out = c;
    return NULL;
}

/* --- the secret --------------------------------------------------------------------------------- */

static err_t secret_read(struct cx *cx, const char *path, const char **out)
{
    FILE *f = fopen(path, "re");
    if (!f)
        return fail(cx, E_INPUT, "The secret's file %s cannot be read: %m.", path);
    char *text = arena_alloc(cx->mem, SECRET_MOST + 1);
    size_t n = fread(text, 1, SECRET_MOST, f);
    fclose(f);
    if (memchr(text, '\0', n))
        return fail(cx, E_INPUT, "The secret's file %s is not a text.", path);
    *out = text_trim(cx->mem, text);
    return NULL;
}

/* The file as it was read last. Another process may rekey: a stat tells, and costs next to nothing. */
static struct {
    pthread_mutex_t lock;
    const char *path;
    struct stat read;
} watched = { .lock = PTHREAD_MUTEX_INITIALIZER };

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

bool config_secret_again(void)
{
    struct stat now;
    bool fresh = false;
    pthread_mutex_lock(&watched.lock);
    if (watched.path && !stat(watched.path, &now) && !same_file(&now, &watched.read)) {
        struct cx cx = { .mem = arena_new() };
        const char *secret;
        err_t e = secret_read(&cx, watched.path, &secret);
        if (!e)
            e = crypto_use_secret(&cx, secret);
        if (e)
            log_line(LOG_WARN, "secret", "trouble=%s", log_quote(cx.mem, e->message));
        fresh = !e;
        watched.read = now;
        arena_free(cx.mem);
    }
    pthread_mutex_unlock(&watched.lock);
    return fresh;
}

static void secret_watch(const char *path)
{
    watched.path = path;
    if (stat(path, &watched.read))
        watched.read = (struct stat){ 0 };
    crypto_on_unknown(config_secret_again);
}

err_t config_secret(struct cx *cx, struct config *c)
{
    const char *path = env("WISMO_SECRET_FILE"), *secret = env("WISMO_SECRET");
    if (!secret && !path)
        return fail(cx, E_INPUT,
                    "No secret is set: let WISMO_SECRET_FILE name a file of at least 32 random characters, "
                    "made by: (umask 077; head -c 32 /dev/urandom | base64 > secret)");
    if (!secret) {
        secret_watch(path); /* before it is read: what changes meanwhile is noticed */
        TRY(secret_read(cx, path, &secret));
        c->secret_file = path;
    }
    c->secret = secret;
    return crypto_use_secret(cx, secret);
}

/* --- what may not go together -------------------------------------------------------------------- */

static bool loopback(const char *host)
{
    return text_starts(host, "127.") || text_starts(host, "localhost") || text_starts(host, "[::1]");
}

static bool loopback_url(const char *url)
{
    const char *host = strstr(url, "://");
    return host && loopback(host + 3);
}

err_t config_check(struct cx *cx, const struct config *c)
{
    if (c->url && !text_starts(c->url, "http://") && !text_starts(c->url, "https://"))
        return fail(cx, E_INPUT, "WISMO_URL must begin with http:// or https://.");
    if (c->limits)
        return NULL;
    if (!loopback(c->listen))
        return fail(cx, E_INPUT, "WISMO_RATE_LIMITS=off is for tests: it is refused when listening beyond loopback.");
    if (c->trusted_proxies)
        return fail(cx, E_INPUT, "WISMO_RATE_LIMITS=off is for tests: it is refused when a proxy is trusted.");
    if (c->url && !loopback_url(c->url))
        return fail(cx, E_INPUT, "WISMO_RATE_LIMITS=off is for tests: it is refused when WISMO_URL is not loopback.");
    return NULL;
}
