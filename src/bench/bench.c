/* bench.c - `wismo bench`: measures this program on this machine, each row by itself: what, what must be reached, and what
   was. Everything happens in a folder of its own, with servers of its own. */
#include "bench/bench.h"
#include "app/commands.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/log.h"
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
    const char *name;
    bench_row *run;
    const char *what;
} rows[] = {
    { "sync", bench_sync, "the disk: 4 KiB appended and synced" },
    { "turn", bench_turn, "a durable chat turn at 64 connections, beside nginx" },
    { "turn-more", bench_turn_more, "the same with ten times the orders" },
    { "open", bench_open, "turns in an open loop at half the maximum" },
    { "read", bench_read, "an order read by id through the staff API, beside nginx" },
    { "stream", bench_stream, "10,000 idle streams" },
    { "slow", bench_slow, "a slow system flooded beside a fast one and a shop's own orders" },
    { "dead", bench_dead, "a store that never answers beside another shop's remote store" },
    { "start", bench_begin, "from start to first answer, with ten times the orders" },
    { "node-bot", bench_node, "the turn beside a small Node bot of the usual making" },
    { "group", bench_group, "turns that share a COMMIT against turns with their own, in process" },
    { "memory", bench_memory, "resident memory over many turns, with ten times the orders" },
};

/* --- options --------------------------------------------------------------------------------------------- */

static err_t number_take(struct cx *cx, int *argc, char **argv, const char *name, int64_t least, int64_t most,
                         int64_t *out)
{
    const char *text = NULL;
    char *end;
    TRY(option_take(cx, argc, argv, name, &text));
    if (!text)
        return NULL;
    int64_t n = strtoll(text, &end, 10);
    if (*end || n < least || n > most)
        return fail(cx, E_INPUT, "%s must be a number from %lld to %lld.", name, (long long)least, (long long)most);
    *out = n;
    return NULL;
}

struct wanted {
    const char *only, *json, *folder;
};

static err_t options_take(struct bench *b, int *argc, char **argv, struct wanted *w)
{
    struct cx *cx = b->cx;
    TRY(number_take(cx, argc, argv, "--orders", 1000, 10000000, &b->orders));
    b->more_orders = b->orders * 10;
    TRY(number_take(cx, argc, argv, "--seconds", 1, 600, &b->seconds));
    b->open_seconds = b->seconds < 3 ? b->seconds : 10;
    TRY(number_take(cx, argc, argv, "--conversations", 64, BENCH_CONVERSATIONS, &b->conversations));
    TRY(number_take(cx, argc, argv, "--rounds", 1, 99, &b->rounds));
    TRY(number_take(cx, argc, argv, "--turns", 1000, 100000000, &b->turns));
    TRY(option_take(cx, argc, argv, "--only", &w->only));
    TRY(option_take(cx, argc, argv, "--json", &w->json));
    TRY(option_take(cx, argc, argv, "--folder", &w->folder));
    TRY(option_take(cx, argc, argv, "--nginx", &b->nginx));
    TRY(option_take(cx, argc, argv, "--node-bot", &b->node_bot));
    if (*argc)
        return fail(cx, E_INPUT, "wismo bench does not take %s.", argv[0]);
    bool known = !w->only;
    for (size_t i = 0; !known && i < sizeof(rows) / sizeof(*rows); i++)
        known = !strcmp(rows[i].name, w->only);
    return known ? NULL : fail(cx, E_INPUT, "There is no row %s; wismo bench --list names them.", w->only);
}

static int list(void)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        printf("%-10s %s\n", rows[i].name, rows[i].what);
    return 0;
}

/* --- the folder -------------------------------------------------------------------------------------------- */

static err_t folder_make(struct bench *b, const char *wanted)
{
    const char *tmp = getenv("TMPDIR");
    char *path = arena_text(b->cx->mem, "%s/wismo-bench-XXXXXX", text_empty(tmp) ? "/tmp" : tmp);
    if (wanted) {
        mkdir(wanted, 0700);
        b->folder = wanted;
    } else if (mkdtemp(path)) {
        b->folder = path;
    } else {
        return fail(b->cx, E_INPUT, "%s could not be made: %m.", path);
    }
    return NULL;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
    (void)st, (void)type, (void)where;
    return remove(path);
}

static void folder_remove(const struct bench *b) { nftw(b->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

/* A kept folder's databases need the same secret again. Servers read it from the environment, like all that they are told. */
static err_t secret_make(struct bench *b, bool kept)
{
    const char *secret = kept ? "a secret of the benchmark, which keeps nothing secret" : id_random(b->cx->mem, 40);
    setenv("WISMO_SECRET", secret, 1);
    setenv("WISMO_TRUSTED_PROXIES", "127.0.0.1", 1);
    setenv("WISMO_ALLOW_HOSTS", "127.0.0.1", 1);
    setenv("WISMO_BACKUP_DIR", "off", 1);
    setenv("WISMO_DB", arena_text(b->cx->mem, "%s/none.db", b->folder), 1); /* else the installed settings are read */
    static const char *const unset[] = { "WISMO_SECRET_FILE", "WISMO_LISTEN", "WISMO_URL", "WISMO_RATE_LIMITS" };
    for (size_t i = 0; i < sizeof(unset) / sizeof(*unset); i++)
        unsetenv(unset[i]);
    return crypto_use_secret(b->cx, secret);
}

/* --- running -------------------------------------------------------------------------------------------------- */

static err_t rows_run(struct bench *b, const char *only)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        if (only && strcmp(only, rows[i].name))
            continue;
        int64_t began = clock_mono();
        b->row = rows[i].name;
        bench_note("%s: %s", rows[i].name, rows[i].what);
        err_t e = rows[i].run(b);
        bench_stop_all();
        TRY(e);
        bench_note("%s took %.0f s", rows[i].name, (double)(clock_mono() - began) / 1000);
    }
    return NULL;
}

int bench_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    (void)c;
    struct bench b = {
        .cx = cx, .conversations = BENCH_CONVERSATIONS, .orders = 100000, .seconds = 3, .rounds = 9, .turns = 1000000
    };
    struct wanted w = { 0 };
    if (option_flag(&argc, argv, "--list"))
        return list();
    if (option_flag(&argc, argv, "--peer"))
        return bench_peer(cx);
    err_t e = options_take(&b, &argc, argv, &w);
    if (e)
        return command_usage(e->message);
    load_most_files();
    log_set_level(LOG_ERROR); /* filling is slow statement by statement */
    e = folder_make(&b, w.folder);
    if (!e)
        e = secret_make(&b, w.folder != NULL);
    if (!e)
        e = rows_run(&b, w.only);
    bench_table(&b);
    if (!e && w.json)
        e = bench_json(&b, w.json);
    if (!w.folder && b.folder)
        folder_remove(&b);
    return e ? command_failed(e) : 0;
}
