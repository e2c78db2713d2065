/* init.c - `wismo init`: a shop and what its owner needs to begin, as JSON. */
#include "app/commands.h"
#include "base/text.h"
#include "base/writer.h"
#include <stdio.h>

#define PASSWORD_MOST 1024

err_t command_password(struct cx *cx, const char *path, const char **out)
{
    FILE *f = fopen(path, "re");
    if (!f)
        return fail(cx, E_INPUT, "The password's file %s cannot be read: %m.", path);
    char *text = arena_alloc(cx->mem, PASSWORD_MOST + 1);
    size_t n = fread(text, 1, PASSWORD_MOST, f);
    fclose(f);
    while (n && (text[n - 1] == '\n' || text[n - 1] == '\r'))
        text[--n] = '\0';
    *out = text;
    return NULL;
}

static void made_print(struct cx *cx, const struct config *c, const struct made *m, bool password)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    writer_text(&w, "shop_id", m->shop_id);
    writer_text(&w, "assistant_key", m->assistant_key);
    writer_text(&w, "identity_secret", m->identity_secret);
    writer_text(&w, "api_key", m->api_key);
    if (password)
        writer_text(&w, "password", m->password);
    writer_text(&w, "url", c->url ? c->url : arena_text(cx->mem, "http://%s", c->listen));
    writer_close(&w);
    printf("%.*s\n", (int)b.n, b.at);
    buf_free(&b);
}

static err_t make(struct cx *cx, const struct setup *in, struct made *out)
{
    DB_TX(cx);
    TRY(shop_setup(cx, in, out));
    return db_commit(cx);
}

/* A database without a shop: its owner is made in the browser. */
static int init_empty(struct cx *cx, const struct config *c)
{
    const char *link;
    err_t e = first_link(cx, c->url ? c->url : arena_text(cx->mem, "http://%s", c->listen), &link);
    if (e)
        return command_failed(e);
    if (!link)
        return command_usage(
            "There is an owner already. wismo init needs --shop \"Name\" and --email owner@shop.example.");
    db_settle(cx->db);
    printf("{\"setup_url\":\"%s\"}\n", link);
    return 0;
}

int init_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    struct setup in = { .zone = "UTC", .currency = "USD" };
    const char *file = NULL;
    struct made m;
    err_t e = option_take(cx, &argc, argv, "--shop", &in.shop);
    if (!e)
        e = option_take(cx, &argc, argv, "--email", &in.email);
    if (!e)
        e = option_take(cx, &argc, argv, "--password-file", &file);
    if (!e)
        e = option_take(cx, &argc, argv, "--zone", &in.zone);
    if (!e)
        e = option_take(cx, &argc, argv, "--currency", &in.currency);
    if (e)
        return command_usage(e->message);
    if (argc > 0)
        return command_usage(arena_text(cx->mem, "wismo init does not take %s.", argv[0]));
    if (text_empty(in.shop) && text_empty(in.email) && !file)
        return init_empty(cx, c);
    if (text_empty(in.shop) || text_empty(in.email))
        return command_usage("wismo init needs --shop \"Name\" and --email owner@shop.example.");
    if (file)
        e = command_password(cx, file, &in.password);
    if (!e)
        e = make(cx, &in, &m);
    if (e)
        return command_failed(e);
    db_settle(cx->db);
    made_print(cx, c, &m, !file);
    return 0;
}
