/* machine_start.c - the last step of `wismo setup`: both services run and answer, or what to type so that they do. */
#include "app/machine.h"
#include "app/program.h"
#include "base/clock.h"
#include "base/text.h"
#include "http/client.h"
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define WISMO_MS 15000
#define HTTPS_MS 45000

static bool systemd_runs(void) { return !access("/run/systemd/system", F_OK); }

static err_t answer_of(struct cx *setup, const char *url)
{
    struct cx cx_ = { .mem = setup->mem, .now = setup->now, .lane = LANE_COMMAND },
              *cx = &cx_; /* one that wrote nothing */
    struct http_reply r;
    TRY(http_call(cx, &(struct http_call){ .method = "GET", .url = url, .most_ms = 3000 }, &r));
    return r.status == 200 ? NULL : fail(cx, E_REMOTE, "%s answered %d.", url, r.status);
}

/* Asks until it answers. */
static err_t wait_for(struct cx *cx, const char *url, int64_t within)
{
    err_t e;
    for (int64_t end = clock_mono() + within; (e = answer_of(cx, url)) && clock_mono() < end;)
        nanosleep(&(struct timespec){ .tv_nsec = 300000000 }, NULL);
    return e;
}

static err_t services_start(struct cx *cx, const struct machine *m)
{
    static const char *const commands[][5] = {
        { "systemctl", "enable", "--quiet", "wismo.service" },
        { "systemctl", "restart", "wismo.service" },
        { "systemctl", "enable", "--quiet", "caddy.service" },
        { "systemctl", "reload-or-restart", "caddy.service" },
    };
    char *output;
    for (size_t i = 0; i < (m->caddy ? 4 : 2); i++)
        TRY(program_run(cx, commands[i], &output));
    return NULL;
}

static void commands_print(const struct machine *m)
{
    if (m->folder)
        printf("Nothing was started. These two do it:\n  WISMO_ENV_FILE=%s wismo serve\n", m->env_file);
    else
        printf(
            "systemd does not run here, so nothing was started. These two do it:\n  runuser -u wismo -- wismo serve\n");
    if (m->caddy)
        printf("  caddy run --config %s --adapter caddyfile\n", m->caddyfile);
}

/* Without systemd a Caddy that runs already takes its new files by itself when it is told. */
static void caddy_reload(struct cx *cx, const struct machine *m)
{
    const char *const reload[] = { m->program, "reload", "--config", m->caddyfile, "--adapter", "caddyfile", NULL };
    const char *holder = port_holder(cx->mem, 443);
    char *output;
    if (holder && text_starts(holder, "caddy ") && !program_run(cx, reload, &output))
        printf("Caddy runs and has read its new configuration.\n");
}

err_t machine_start(struct cx *cx, const struct machine *m)
{
    bool starts = !m->folder && systemd_runs();
    const char *inside = arena_text(cx->mem, "http://%s/readyz", m->listen);
    const char *outside = arena_text(cx->mem, "https://%s/readyz", m->domain);
    http_client_start(arena_text(cx->mem, "127.0.0.0/8 [::1] %s", m->domain));
    if (starts) {
        TRY(services_start(cx, m));
        if (wait_for(cx, inside, WISMO_MS))
            return fail(cx, E_BUSY, "wismo was started, but does not answer on %s: see \"journalctl -u wismo\".",
                        m->listen);
    } else if (answer_of(cx, inside)) {
        commands_print(m);
    }
    if (!m->caddy || m->folder)
        return NULL;
    if (!starts)
        caddy_reload(cx, m);
    err_t e = starts ? wait_for(cx, outside, HTTPS_MS) : answer_of(cx, outside);
    if (e && starts)
        printf(
            "https://%s does not answer yet: %s\nPoint the domain's A and AAAA records to this machine and open ports 80 "
            "and 443; Caddy keeps trying (\"journalctl -u caddy\").\n",
            m->domain, e->message);
    else if (!e)
        printf("https://%s answers.\n", m->domain);
    return NULL;
}
