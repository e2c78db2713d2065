/* mail.c - `wismo mail`: the mail server of a shop, or without --shop the installation's, which resets the passwords of
   people who work in several shops. */
#include "account/mail.h"
#include "app/commands.h"
#include "base/text.h"
#include "http/client.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CA_MOST 20000

static const char usage[] =
    "wismo mail show|remove, wismo mail set --host H --from A [--port N] [--tls starttls|tls|none] [--user U "
    "--password-file F] [--name N] [--ca-file F], or wismo mail test --to A; each may take --shop S.";

struct wanted {
    struct mail_settings s;
    const char *shop, *port, *to, *password_file, *ca_file;
};

static err_t options_take(struct cx *cx, int *argc, char **argv, struct wanted *w)
{
    const struct {
        const char *name;
        const char **to;
    } options[] = {
        { "--shop", &w->shop },          { "--host", &w->s.host }, { "--port", &w->port },
        { "--tls", &w->s.tls },          { "--user", &w->s.user }, { "--from", &w->s.sender },
        { "--name", &w->s.sender_name }, { "--to", &w->to },       { "--password-file", &w->password_file },
        { "--ca-file", &w->ca_file },
    };
    for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++)
        TRY(option_take(cx, argc, argv, options[i].name, options[i].to));
    if (w->port && (strspn(w->port, "0123456789") != strlen(w->port) || strlen(w->port) > 5))
        return fail_field(cx, "--port", "The port is a number.");
    w->s.port = w->port ? strtol(w->port, NULL, 10) : 0;
    return NULL;
}

static err_t ca_read(struct cx *cx, const char *path, const char **out)
{
    FILE *f = fopen(path, "re");
    if (!f)
        return fail(cx, E_INPUT, "The file %s cannot be read: %m.", path);
    char *text = arena_alloc(cx->mem, CA_MOST + 1);
    size_t n = fread(text, 1, CA_MOST, f);
    fclose(f);
    if (n == CA_MOST)
        return fail(cx, E_INPUT, "The file %s is larger than %d bytes.", path, CA_MOST - 1);
    *out = text;
    return NULL;
}

static void show(const struct mail_settings *s)
{
    printf("%s:%lld  %s  from %s%s%s\n", s->host, (long long)s->port, s->tls, s->sender,
           text_empty(s->user) ? "" : "  as ", s->user ? s->user : "");
}

static err_t set(struct cx *cx, struct wanted *w)
{
    if (w->password_file)
        TRY(command_password(cx, w->password_file, &w->s.password));
    if (w->ca_file)
        TRY(ca_read(cx, w->ca_file, &w->s.ca));
    TRY(mail_server_put(cx, &w->s, &w->s));
    show(&w->s);
    return NULL;
}

static err_t run(struct cx *cx, const char *verb, struct wanted *w)
{
    const char *said;
    cx->who.shop = "";
    if (w->shop)
        TRY(command_shop(cx, w->shop));
    if (!strcmp(verb, "set"))
        return set(cx, w);
    if (!strcmp(verb, "remove"))
        return mail_server_remove(cx);
    if (!strcmp(verb, "test"))
        return mail_try(cx, w->to, &said);
    TRY(mail_server_get(cx, &w->s));
    show(&w->s);
    return NULL;
}

int mail_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    struct wanted w = { 0 };
    err_t e = options_take(cx, &argc, argv, &w);
    if (e)
        return command_usage(e->message);
    const char *verb = argc == 1 ? argv[0] : "";
    if (!text_in("show set remove test", verb) || (!strcmp(verb, "test") && !w.to))
        return command_usage(usage);
    http_client_start(c->allow_hosts);
    e = run(cx, verb, &w);
    if (e)
        return command_failed(e);
    db_settle(cx->db);
    return 0;
}
