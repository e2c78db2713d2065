/* machine.c - `wismo setup`: settings, secret, shop, Caddy, services, in this order. Running it again is safe: what is
   there stays, what was said anew is changed. */
#include "app/machine.h"
#include "account/assistant.h"
#include "account/shop.h"
#include "app/commands.h"
#include "app/environment.h"
#include "app/file.h"
#include "app/program.h"
#include "base/id.h"
#include "base/text.h"
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char env_head[] =
    "# wismo's settings: read by the service and, for root, by every wismo command.\n"
    "# wismo setup changes single lines; \"systemctl restart wismo\" after your own changes.\n";

/* --- where things are ------------------------------------------------------------------------------------- */

static err_t places_folder(struct cx *cx, struct machine *m)
{
    TRY(folder_put(cx, m->folder, 0700));
    const char *full = realpath(m->folder, arena_alloc(cx->mem, 4097));
    if (!full)
        return fail(cx, E_INPUT, "The folder %s cannot be used: %m.", m->folder);
    m->folder = full;
    m->group = (gid_t)-1;
    m->env_file = arena_text(cx->mem, "%s/wismo.env", full);
    m->secret_file = arena_text(cx->mem, "%s/secret", full);
    m->db = arena_text(cx->mem, "%s/wismo.db", full);
    m->site_file = m->caddyfile = arena_text(cx->mem, "%s/Caddyfile", full);
    return NULL;
}

static err_t places_machine(struct cx *cx, struct machine *m)
{
    if (geteuid())
        return fail(cx, E_DENIED,
                    "wismo setup changes this machine's services, so it must be root's: sudo wismo setup. "
                    "To try it without root: --folder NAME.");
    const struct passwd *user = getpwnam("wismo");
    if (!user)
        return fail(cx, E_MISSING, "There is no user wismo on this machine; the Debian package makes it (make deb).");
    uid_t owner = user->pw_uid;
    m->group = user->pw_gid;
    m->env_file = "/etc/wismo/wismo.env";
    m->secret_file = "/etc/wismo/secret";
    m->db = "/var/lib/wismo/wismo.db";
    m->caddyfile = "/etc/caddy/Caddyfile";
    m->site_file = "/etc/caddy/Caddyfile.d/wismo.caddyfile";
    TRY(folder_put(cx, "/etc/wismo", 0750));
    TRY(folder_put(cx, "/var/lib/wismo", 0750));
    if (chown("/etc/wismo", 0, m->group) || chown("/var/lib/wismo", owner, m->group))
        return fail(cx, E_BUSY, "The folders of wismo could not be given to their user: %m.");
    return NULL;
}

/* --- what is known from last time --------------------------------------------------------------------------- */

static err_t settings_read(struct cx *cx, const struct config *c, struct machine *m, char **text)
{
    if (c->listen_said)
        m->listen = c->listen;
    if (c->db_said && !strstr(c->db, "://"))
        return fail_field(cx, "db", "A database file is kept in %s; --db is for postgres://…", m->db);
    err_t e = file_read(cx, m->env_file, text);
    if (e && e->code != E_MISSING)
        return e;
    if (e)
        *text = arena_copy(cx->mem, env_head);
    const char *url = environment_get(cx->mem, *text, "WISMO_URL"),
               *listen = environment_get(cx->mem, *text, "WISMO_LISTEN");
    const char *db = environment_get(cx->mem, *text, "WISMO_DB");
    if (!m->domain && url && text_starts(url, "https://"))
        m->domain = url + strlen("https://");
    if (!m->listen)
        m->listen = listen;
    if (db)
        m->db = db;
    if (c->db_said)
        m->db = c->db;
    return NULL;
}

static err_t settings_write(struct cx *cx, const struct machine *m, const char *text)
{
    bool made;
    char *secret;
    err_t e = file_read(cx, m->secret_file, &secret);
    if (e && e->code != E_MISSING)
        return e;
    if (e)
        TRY(file_put(cx, m->secret_file, id_random(cx->mem, 52), 0640, m->group, &made));
    const char *proxies = environment_get(cx->mem, text, "WISMO_TRUSTED_PROXIES");
    const char *url = arena_text(cx->mem, "https://%s", m->domain);
    text = environment_with(cx->mem, text, "WISMO_DB", m->db);
    text = environment_with(cx->mem, text, "WISMO_SECRET_FILE", m->secret_file);
    text = environment_with(cx->mem, text, "WISMO_LISTEN", m->listen);
    text = environment_with(cx->mem, text, "WISMO_URL", url);
    text = environment_with(cx->mem, text, "WISMO_TRUSTED_PROXIES", proxies ? NULL : "127.0.0.1,::1");
    return file_put(cx, m->env_file, text, 0640, m->group, NULL);
}

/* --- the shop ------------------------------------------------------------------------------------------------ */

static err_t database_of(struct cx *cx, const struct machine *m, struct config *c)
{
    unsetenv("WISMO_SECRET");
    setenv("WISMO_SECRET_FILE", m->secret_file, 1);
    c->db = m->db;
    TRY(config_secret(cx, c));
    TRY(command_database(cx, c, DATABASE_CREATES));
    return assistant_secret_check(cx);
}

struct owner {
    const char *email;
};
static const struct field owner_fields[] = { FIELD(F_TEXT, struct owner, email), { 0 } };

/* The shop that was set up before: the one of that name, or the only one. E_MISSING: there is none. */
static err_t shop_known(struct cx *cx, struct machine *m)
{
    shop_list shops = { 0 };
    struct owner o = { 0 };
    TRY(shop_find(cx, &shops));
    if (!shops.n)
        return fail(cx, E_MISSING, "There is no shop yet.");
    size_t i = 0;
    while (m->shop && i < shops.n && strcmp(shops.at[i].name, m->shop))
        i++;
    if (i == shops.n || (!m->shop && shops.n > 1))
        return fail_field(cx, "shop", "This installation has %s%s: name that one, or add another with wismo init.",
                          shops.n > 1 ? "several shops, one is " : "the shop ", shops.at[0].name);
    m->shop = shops.at[i].name;
    TRY(shop_enter(cx, shops.at[i].id));
    err_t e = db_get(cx, owner_fields, &o,
                     "SELECT s.email FROM membership m JOIN staff s ON s.id = m.staff_id WHERE m.shop_id = $1 AND "
                     "m.role = 'owner' ORDER BY s.created_at, s.id LIMIT 1",
                     T(cx->who.shop));
    if (e && e->code != E_MISSING)
        return e;
    if (!m->email)
        m->email = o.email;
    return NULL;
}

static err_t password_of(struct cx *cx, const struct machine *m, const char **out)
{
    *out = NULL;
    if (m->password_file)
        return command_password(cx, m->password_file, out);
    if (m->asks)
        return machine_ask_password(cx, "A password for the owner, at least 12 characters (empty: one is made)", out);
    return NULL;
}

static err_t shop_make(struct cx *cx, const struct machine *m, struct made *out, bool *told)
{
    struct setup in = { .shop = m->shop, .email = m->email, .zone = m->zone, .currency = m->currency };
    TRY(password_of(cx, m, &in.password));
    *told = !in.password;
    {
        DB_TX(cx);
        TRY(shop_setup(cx, &in, out));
        TRY(db_commit(cx));
    }
    db_settle(cx->db);
    return NULL;
}

static void made_print(const struct machine *m, const struct made *made, bool password)
{
    printf("The shop \"%s\" is made. This is shown once:\n", m->shop);
    printf("  owner            %s\n", m->email);
    if (password)
        printf("  password         %s\n", made->password);
    printf("  API key          %s\n", made->api_key);
    printf("  identity secret  %s\n\n", made->identity_secret);
    fflush(stdout);
}

/* Which pages may show the chat, when that was said. The assistant's key comes back. */
static err_t pages_set(struct cx *cx, const struct machine *m, const char **key)
{
    assistant_list all = { 0 };
    TRY(assistant_find(cx, &all));
    if (!all.n)
        return fail(cx, E_MISSING, "The shop %s has no assistant.", m->shop);
    struct assistant a = all.at[0];
    *key = a.key;
    if (!m->pages || text_same(a.origins, m->pages))
        return NULL;
    a.origins = m->pages;
    return assistant_change(cx, &a, &a);
}

/* --- the questions -------------------------------------------------------------------------------------------- */

static err_t ask(struct cx *cx, struct machine *m, bool fresh)
{
    if (m->asks) {
        if (!m->domain)
            TRY(machine_ask(cx, "The domain of the chat, as in wismo.shop.example", NULL, &m->domain));
        if (!m->shop)
            TRY(machine_ask(cx, "The shop's name", NULL, &m->shop));
        if (!m->email)
            TRY(machine_ask(cx, "Your e-mail address", NULL, &m->email));
        if (!m->pages && fresh)
            TRY(machine_ask(cx, "The shop's pages, as in https://shop.example https://www.shop.example (empty: later)",
                            NULL, &m->pages));
    }
    if (text_empty(m->domain) || text_empty(m->shop) || text_empty(m->email))
        return fail(cx, E_INPUT,
                    "wismo setup needs --domain wismo.shop.example --shop \"Name\" --email you@shop.example "
                    "(or a terminal to ask in).");
    TRY(machine_domain(cx, m->domain, &m->domain));
    return machine_check(cx, m);
}

static err_t listen_ready(struct cx *cx, const struct machine *m)
{
    const char *holder = port_holder(cx->mem, (int)strtol(strrchr(m->listen, ':') + 1, NULL, 10));
    if (!holder || text_starts(holder, "wismo "))
        return NULL;
    return fail(cx, E_CONFLICT, "%s is in use by %s: choose another, for instance --listen 127.0.0.1:8081.", m->listen,
                holder);
}

/* --- all of it -------------------------------------------------------------------------------------------------- */

static err_t shop_and_site(struct cx *cx, struct config *c, struct machine *m, const char *settings)
{
    struct made made;
    const char *key = NULL;
    bool fresh = access(m->secret_file, F_OK) != 0, told = false;
    TRY(site_remember(cx, m));
    err_t known = fresh ? NULL : database_of(cx, m, c);
    if (known)
        return known;
    known = cx->db ? shop_known(cx, m) : fail(cx, E_MISSING, "There is no shop yet.");
    if (known && known->code != E_MISSING)
        return known;
    TRY(ask(cx, m, known != NULL));
    TRY(listen_ready(cx, m));
    TRY(site_ready(cx, m));
    TRY(settings_write(cx, m, settings));
    if (!cx->db)
        TRY(database_of(cx, m, c));
    if (known) {
        TRY(shop_make(cx, m, &made, &told));
        made_print(m, &made, told);
    }
    TRY(pages_set(cx, m, &key));
    db_settle(cx->db);
    TRY(site_write(cx, m));
    TRY(machine_start(cx, m));
    printf("\nAddress  https://%s\n", m->domain);
    printf("Widget   <script async src=\"https://%s/widget/%s.js\"></script>\n", m->domain, key);
    return NULL;
}

static err_t options_take(struct cx *cx, struct machine *m, int *argc, char **argv)
{
    const struct {
        const char *name, **to;
    } options[] = {
        { "--domain", &m->domain }, { "--shop", &m->shop },         { "--email", &m->email },
        { "--pages", &m->pages },   { "--zone", &m->zone },         { "--acme", &m->acme },
        { "--folder", &m->folder }, { "--currency", &m->currency }, { "--password-file", &m->password_file },
    };
    for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++)
        TRY(option_take(cx, argc, argv, options[i].name, options[i].to));
    m->caddy = !option_flag(argc, argv, "--no-caddy");
    m->agreed = option_flag(argc, argv, "--yes");
    return *argc ? fail(cx, E_INPUT, "wismo setup does not take %s.", argv[0]) : NULL;
}

/* The zone that this machine is set to, when Debian wrote it down. */
static const char *zone_here(struct cx *cx)
{
    char *text;
    return !file_read(cx, "/etc/timezone", &text) && (text = text_trim(cx->mem, text))[0] ? text : "UTC";
}

int setup_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    struct machine m = { .asks = isatty(0) && isatty(2), .currency = "USD", .group = (gid_t)-1 };
    char *settings;
    err_t e = options_take(cx, &m, &argc, argv);
    if (e)
        return command_usage(e->message);
    if (!m.zone)
        m.zone = zone_here(cx);
    umask(0077);
    e = m.folder ? places_folder(cx, &m) : places_machine(cx, &m);
    if (!e)
        e = settings_read(cx, c, &m, &settings);
    if (!e && !m.listen)
        m.listen = "127.0.0.1:8080";
    if (!e)
        e = shop_and_site(cx, c, &m, settings);
    db_end(cx);
    db_close(cx->db);
    return e ? command_failed(e) : 0;
}
