/* main.c - the command table. Options that every command takes are read here; a failure is one sentence on stderr. */
#include "app/commands.h"
#include "app/environment.h"
#include "app/file.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DATABASE = 1, CREATES = 2, SERVES = 4 };

static int import_run(struct cx *cx, struct config *c, int argc, char **argv)
{
    (void)c;
    bool named = false; /* it enters the shop that --shop names by itself */
    for (int i = 0; i < argc; i++)
        named |= text_starts(argv[i], "--shop");
    err_t e = named ? NULL : command_shop(cx, NULL);
    if (e)
        return command_usage(e->message);
    return import_main(cx, argc, argv);
}

static int dialog_run(struct cx *cx, struct config *c, int argc, char **argv)
{
    (void)c;
    return dialog_main(cx, argc, argv);
}

static const struct {
    const char *name;
    command *check; /* its options and settings, before a database is opened, brought up to date and locked; or NULL */
    command *run;
    unsigned flags;
    const char *what;
} commands[] = {
    { "serve", serve_check, serve_main, DATABASE | SERVES,
      "serve [--listen ADDRESS]            answer shoppers and staff" },
    { "init", NULL, init_main, DATABASE | CREATES,
      "init --shop NAME --email ADDRESS    a new shop [--password-file F]" },
    { "setup", NULL, setup_main, 0,
      "setup --domain D --shop N --email A  this machine: shop, service, HTTPS by Caddy" },
    { "demo", NULL, demo_main, DATABASE | CREATES, "demo                                the demo shop" },
    { "import", NULL, import_run, DATABASE | CREATES,
      "import orders|products FILE…        from CSV [--profile P] [--dry-run]" },
    { "chat", NULL, chat_main, 0, "chat --assistant KEY [--url URL]    talk to it in the terminal" },
    { "dialog", NULL, dialog_run, 0, "dialog FILE…                        run written conversations" },
    { "backup", NULL, backup_main, DATABASE, "backup [FILE]                       a consistent copy" },
    { "restore", NULL, restore_main, 0, "restore FILE                        put a copy in place" },
    { "doctor", doctor_check, doctor_main, DATABASE,
      "doctor [--mend]                     look for damage; count orders anew" },
    { "rekey", NULL, rekey_main, DATABASE, "rekey [--forget]                    a new key for what is sealed" },
    { "erased", NULL, erased_main, DATABASE,
      "erased [--take FILE]                who was erased, for another database" },
    { "user", NULL, user_main, DATABASE, "user add|list|reset|factor-off …    people who sign in" },
    { "mail", NULL, mail_main, DATABASE, "mail show|set|test|remove …         how mails go out" },
    { "bench", NULL, bench_main, 0, "bench [--only ROW] [--list]         measure what this machine reaches" },
};

int command_usage(const char *sentence)
{
    fprintf(stderr, "wismo: %s\n", sentence);
    return 2;
}

int command_failed(err_t e)
{
    fprintf(stderr, "wismo: %s%s%s\n", e->field ? e->field : "", e->field ? ": " : "", e->message);
    if (e->code == E_INTERNAL && e->detail)
        fprintf(stderr, "       %s\n", e->detail);
    return 1;
}

static int help(FILE *to, int status)
{
    fputs("wismo answers \"where is my order?\"\n\n", to);
    for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++)
        fprintf(to, "  wismo %s\n", commands[i].what);
    fputs("\nEvery command takes --db PATH or postgres://… (WISMO_DB; data/wismo.db) and needs WISMO_SECRET_FILE or\n"
          "WISMO_SECRET. Also read: WISMO_LISTEN WISMO_URL WISMO_TRUSTED_PROXIES WISMO_ALLOW_HOSTS WISMO_RATE_LIMITS\n"
          "WISMO_BACKUP_DIR WISMO_BACKUP_AT.\n"
          "Installed from the package, it reads all of them from /etc/wismo/wismo.env (WISMO_ENV_FILE: another file).\n"
          "Exit status: 0 done, 1 failed, 2 wrong usage.\n",
          to);
    return status;
}

/* Signals are for the one who waits for them; set before any thread is started. */
static void signals_set(bool serves)
{
    sigset_t ends;
    signal(SIGPIPE, SIG_IGN);
    if (!serves)
        return;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, NULL);
}

err_t command_database(struct cx *cx, const struct config *c, unsigned how)
{
    const char *slash = strrchr(c->db, '/');
    bool creates = how & DATABASE_CREATES;
    if (creates && slash && !strstr(c->db, "://")) {
        mkdir(arena_copy_n(cx->mem, c->db, (size_t)(slash - c->db)), 0700);
        int fd = open(c->db, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd >= 0) { /* SQLite gives the files beside it to the same owner */
            close(fd);
            owner_follow(cx, c->db);
        }
    }
    const struct db_config config = {
        .url = c->db, .migrate = true, .create = creates, .serves = how & DATABASE_SERVES
    };
    return db_open(cx, &config, &cx->db);
}

/* The installed wismo's settings, when they may be read: whoever may not read them can still use what needs none. */
static err_t settings_load(struct cx *cx, const char **locked)
{
    const char *path = environment_file(cx->mem);
    *locked = NULL;
    err_t e = path ? environment_load(cx, path) : NULL;
    if (e && e->code == E_DENIED)
        *locked = path;
    return e && e->code == E_DENIED ? NULL : e;
}

static int run(struct cx *cx, size_t i, struct config *c, int argc, char **argv)
{
    err_t e;
    unsigned flags = commands[i].flags;
    unsigned how = (flags & CREATES ? DATABASE_CREATES : 0) | (flags & SERVES ? DATABASE_SERVES : 0);
    signals_set(flags & SERVES);
    if (!(flags & DATABASE))
        return commands[i].run(cx, c, argc, argv);
    int status = commands[i].check ? commands[i].check(cx, c, argc, argv) : 0;
    if (status)
        return status;
    if ((e = config_secret(cx, c)))
        return command_usage(e->message);
    if ((e = command_database(cx, c, how)))
        return command_failed(e);
    status = commands[i].run(cx, c, argc, argv);
    db_end(cx);
    db_close(cx->db);
    return status;
}

static int choose(struct cx *cx, int argc, char **argv)
{
    struct config c;
    const char *locked;
    if (option_flag(&argc, argv, "--help") || option_flag(&argc, argv, "-h"))
        return help(stdout, 0);
    err_t e = settings_load(cx, &locked);
    if (!e)
        e = config_take(cx, &argc, argv, &c);
    if (e)
        return command_usage(e->message);
    if (!argc)
        return help(stderr, 2);
    for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++)
        if (!strcmp(commands[i].name, argv[0]) && locked && commands[i].flags & DATABASE)
            return command_usage(arena_text(cx->mem, "%s is for root and the service only: use sudo.", locked));
        else if (!strcmp(commands[i].name, argv[0]))
            return run(cx, i, &c, argc - 1, argv + 1);
    return command_usage(arena_text(cx->mem, "There is no command %s; wismo --help lists them.", argv[0]));
}

int main(int argc, char **argv)
{
    crypto_start();
    struct cx cx = { .mem = arena_new(), .now = clock_wall(), .lane = LANE_COMMAND, .who = { .actor = ACTOR_SYSTEM } };
    int status = choose(&cx, argc - 1, argv + 1);
    arena_free(cx.mem);
    return status;
}
