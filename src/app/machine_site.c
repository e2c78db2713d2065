/* machine_site.c - Caddy in front: docs/deploy/Caddyfile, which is in the binary, with three words changed. */
#include "app/file.h"
#include "app/machine.h"
#include "app/program.h"
#include "base/text.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define IMPORT "import Caddyfile.d/*.caddyfile"

extern const char deploy_caddyfile[];

/* --- before anything is written ------------------------------------------------------------------------- */

static err_t caddy_install(struct cx *cx, const struct machine *m)
{
    static const char *const update[] = { "apt-get", "update", "-qq", NULL };
    static const char *const install[] = { "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y",
                                           "-qq", "--no-install-recommends",        "caddy",   NULL };
    char *output;
    bool may = !m->folder && !geteuid() && program_find(cx->mem, "apt-get");
    if (!may || !(m->agreed || (m->asks && machine_agrees(cx, "Caddy is not installed. Install it now? (y/n)"))))
        return fail(cx, E_MISSING,
                    "Caddy is not installed. Install it with \"apt-get install caddy\" or let me with --yes; "
                    "with another proxy use --no-caddy and see docs/deploy/nginx.conf.");
    fputs("Installing Caddy …\n", stderr);
    TRY(program_run(cx, update, &output));
    return program_run(cx, install, &output);
}

static err_t port_ready(struct cx *cx, int port)
{
    const char *holder = port_holder(cx->mem, port);
    if (!holder || text_starts(holder, "caddy "))
        return NULL;
    return fail(
        cx, E_CONFLICT,
        "Port %d, which Caddy needs, is in use by %s. Stop that program, or use it as the proxy: --no-caddy and "
        "docs/deploy/nginx.conf.",
        port, holder);
}

err_t site_ready(struct cx *cx, struct machine *m)
{
    if (!m->caddy)
        return NULL;
    if (!m->folder) {
        TRY(port_ready(cx, 80));
        TRY(port_ready(cx, 443));
    }
    m->program = program_find(cx->mem, "caddy");
    if (!m->program && m->folder)
        return NULL; /* only the file is written; it may be used on another machine */
    if (!m->program) {
        TRY(caddy_install(cx, m));
        m->program = program_find(cx->mem, "caddy");
    }
    return m->program ? NULL : fail(cx, E_MISSING, "Caddy was installed, but there is no program caddy.");
}

/* What stands behind a word in a file that site_text wrote, or NULL. */
static const char *word_after(struct arena *a, const char *text, const char *before)
{
    const char *at = strstr(text, before);
    if (!at)
        return NULL;
    at += strlen(before);
    return arena_copy_n(a, at, strcspn(at, " \t\n{"));
}

err_t site_remember(struct cx *cx, struct machine *m)
{
    char *text;
    err_t e = file_read(cx, m->site_file, &text);
    if (e)
        return e->code == E_MISSING ? NULL : e;
    if (!m->email)
        m->email = word_after(cx->mem, text, "\n\ttls ");
    if (!m->acme)
        m->acme = word_after(cx->mem, text, "\n\t\tca ");
    return NULL;
}

/* --- its files ------------------------------------------------------------------------------------------ */

static char *replace(struct arena *a, const char *text, const char *from, const char *to)
{
    struct buf b = { 0 };
    for (const char *hit; (hit = strstr(text, from)); text = hit + strlen(from)) {
        buf_add(&b, text, (size_t)(hit - text));
        buf_text(&b, to);
    }
    buf_text(&b, text);
    char *out = arena_copy(a, b.at);
    buf_free(&b);
    return out;
}

static char *site_text(struct arena *a, const struct machine *m)
{
    const char *site = strstr(deploy_caddyfile, "\nwismo.shop.example {");
    const char *tls = m->acme ? arena_text(a, "%s {\n\t\tca %s\n\t}", m->email, m->acme) : m->email;
    char *text = replace(a, site ? site : deploy_caddyfile, "wismo.shop.example", m->domain);
    text = replace(a, text, "you@shop.example", tls);
    text = replace(a, text, "127.0.0.1:8080", m->listen);
    return arena_text(a, "# Written by wismo setup, which may write it again. Put your own things into other files.%s",
                      text);
}

/* A file as it was, so that it can be that again. */
struct before {
    const char *path;
    char *text; /* NULL: there was none */
};

static err_t before_of(struct cx *cx, const char *path, struct before *out)
{
    struct before b = { .path = path };
    err_t e = file_read(cx, path, &b.text);
    if (e && e->code != E_MISSING)
        return e;
    *out = b;
    return NULL;
}

static err_t put_back(struct cx *cx, const struct before *b)
{
    if (b->text)
        return file_put(cx, b->path, b->text, 0644, (gid_t)-1, NULL);
    unlink(b->path);
    return NULL;
}

static err_t files_write(struct cx *cx, const struct machine *m, const struct before *caddyfile)
{
    if (!m->folder) {
        TRY(folder_put(cx, "/etc/caddy", 0755));
        TRY(folder_put(cx, "/etc/caddy/Caddyfile.d", 0755));
    }
    TRY(file_put(cx, m->site_file, site_text(cx->mem, m), 0644, (gid_t)-1, NULL));
    const char *main = caddyfile->text ? caddyfile->text : "";
    if (m->folder || strstr(main, IMPORT))
        return NULL;
    const char *more = arena_text(cx->mem, "%s\n# Added by wismo setup.\n" IMPORT "\n", main);
    return file_put(cx, m->caddyfile, more, 0644, (gid_t)-1, NULL);
}

err_t site_write(struct cx *cx, const struct machine *m)
{
    struct before caddyfile, site;
    char *output;
    if (!m->caddy)
        return NULL;
    TRY(before_of(cx, m->caddyfile, &caddyfile));
    TRY(before_of(cx, m->site_file, &site));
    TRY(files_write(cx, m, &caddyfile));
    if (!m->program)
        return NULL;
    const char *const validate[] = { m->program, "validate", "--config", m->caddyfile, "--adapter", "caddyfile", NULL };
    err_t e = program_run(cx, validate, &output);
    if (!e)
        return NULL;
    TRY(put_back(cx, &site));
    if (!m->folder)
        TRY(put_back(cx, &caddyfile));
    return fail(cx, E_CONFLICT, "Caddy refuses its configuration, so it stays as it was. %s", e->message);
}
